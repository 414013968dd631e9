"""What is raised or lowered: it is never read as if it stood on the line."""

from __future__ import annotations

import pytest
from briefed.importing.raised_text import DOWN, UP, bare, mark, question, settle
from briefed.model.problems import Location


def text(written: str) -> str:
    """`^{4}` is raised and `_{4}` lowered."""
    for sign, kind in (("^{", UP), ("_{", DOWN)):
        while sign in written:
            before, _, rest = written.partition(sign)
            held, _, after = rest.partition("}")
            written = before + mark(held, kind) + after
    return written


@pytest.mark.parametrize(
    "written",
    [
        "In 3^{4} cases",
        "In 3⁴ cases",
        "3.^{4} cases",
        "found ^{4} cases",
        "^{4} cases were found",
        "^{4}3 cases",
        "25 m^{2} of",
        "10^{-3} of",
        "in 2031^{1} too",
        "3^{1}/_{2} cases",
        "3_{4} cases",
        "cases_{4} were",
        "**3**^{4} cases",
        "3^{4}^{5} cases",
        "In **3**⁴ cases",
        "x_{1} and",
        "M^{c}Donald",
        "30 metres^{2} of",
        "3₄ cases",
        "the 1^{o} of",
        "3^{a} cases",
        "12%^{3} of",
        "3^{th}4 cases",
        "£3^{50} each",
        "cases^{4}7 were",
    ],
)
def test_what_only_a_person_can_tell(written: str) -> None:
    assert settle(text(written)).asked, settle(text(written))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("on 1^{st} April, 22^{nd} May and the 3^{RD}", "on 1st April, 22nd May and the 3RD"),
        ("H_{2}O, CO_{2} and C_{6}H_{12}O_{6}", "H2O, CO2 and C6H12O6"),
        ("in ^{1}/_{2} of", "in 1/2 of"),
        ("in ¹⁄₂ of", "in ¹⁄₂ of"),
        ("Lamps^{TM} are", "LampsTM are"),
        ("cases^{†} were", "cases† were"),
        ("25 m² of", "25 m² of"),
        ("a ^{new} lamp", "a new lamp"),
    ],
)
def test_what_reads_the_same(written: str, read: str) -> None:
    assert settle(text(written)) == (read, [], [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("most cases^{4} were", "most cases were"),
        ("in April 2031.^{1} The", "in April 2031. The"),
        ("in 2031.^{12}", "in 2031."),
        ("of lights,^{1,2} and", "of lights, and"),
        ("^{4} See the log", " See the log"),
        ("findings^{a} of", "findings of"),
        ("the **lights**^{iv} of", "the **lights** of"),
        ("“so it was.”^{[3]} Then", "“so it was.” Then"),
        ("cases^{1}^{2} were", "cases were"),
    ],
)
def test_the_mark_of_a_note(written: str, read: str) -> None:
    found = settle(text(written))
    assert (
        (found.text, found.asked) == (read, [])
        and len(found.left) == 1
        and "left out" in found.left[0]
    )


def test_no_sign_of_a_files_own_is_taken_for_ours() -> None:
    assert bare(f"a{UP}b{DOWN}c\ufdd2") == "abc"


def test_a_question_says_what_to_do_and_counts_what_it_does_not_show() -> None:
    asked = [f"'{number}' is above" for number in (1, *range(1, 11))]
    error = str(question(asked, Location("brought.docx", 3)))
    assert error.startswith("brought.docx:3:1: '1' is above; '2' is above; ")
    assert "; and 2 more: on the line it would be read as part of what stands beside it" in error
    assert error.endswith("(3 to the power of 4, square metres, one half)")
