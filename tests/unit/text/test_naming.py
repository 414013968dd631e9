"""Names in running text, case by case."""

from __future__ import annotations

import pytest
from briefed.text.naming import named, same_name

TEXT = (
    "Routine enquiry is asked in midwifery and health visiting, and by Children’s services. Early"
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Midwifery", "midwifery"),
        ("Health Visiting", "health visiting"),
        ("health-visiting", "health visiting"),
        ("Children's service", "Children’s services"),
        ("Health visitors", ""),  # another word
        ("services early", ""),  # a full stop is between
        ("Early Help", ""),
        ("visit", "visiting"),
        ("…", ""),
    ],
)
def test_a_name_is_found_in_any_inflection(name: str, found: str):
    assert named(TEXT, [name]) == found


def test_the_first_name_that_is_there_is_found():
    assert named(TEXT, ["Early Help", "Midwifery", "Children's services"]) == "midwifery"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Health visitors", "health visitor", True),
        ("Early-Help", "Early Help", True),
        ("Children's services", "Children’s Service", True),
        ("Health visiting", "Health visitors", False),
        ("Early Help", "Help", False),
    ],
)
def test_names_are_compared_without_case_and_endings(one: str, other: str, same: bool):
    assert same_name(one, other) is same
