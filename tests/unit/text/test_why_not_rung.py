"""Numbers to call that no phone can ring as they are written."""

from __future__ import annotations

import pytest
from briefed.text.telephones import why_not_rung


@pytest.mark.parametrize(
    "number",
    "999|101|116 123|85258|0800 1111|0845 4647|0808 2000 247|01632 960001|+44 1632 960001".split(
        "|"
    ),
)
def test_what_a_phone_can_ring_has_no_fault(number: str) -> None:
    assert why_not_rung(number, "") == ""


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("01632 96O001", "is no number that a phone can ring"),
        ("01632 960001 or 2", "is no number that a phone can ring"),
        ("01632 9", "is too short: it has 6 digits"),
        ("+44 1632", "is too short: it has 6 digits"),
        ("01632 9600011", "is too long: it has 12 digits"),
        ("960001", "has no area code"),
        ("496 0123", "has no area code"),
    ],
)
def test_any_other_number_is_told_with_what_is_wrong(number: str, why: str) -> None:
    assert why_not_rung(number, "").startswith(why)
