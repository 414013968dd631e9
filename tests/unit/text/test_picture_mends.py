"""A figure that is offered in the place of another is one that dots may show."""

import pytest
from briefed.text.counting import COUNTED_ROOTS
from briefed.text.picture_faults import fault
from briefed.text.picture_mends import instead
from briefed.text.pictures import Picture, read


def offered(figure: str, quote: str) -> str:
    """What is offered for a figure that a quote does not allow; "" for nothing."""
    picture = read(figure)
    assert picture
    found = fault(picture, quote, COUNTED_ROOTS)
    assert found
    one = instead(picture, found, [quote], COUNTED_ROOTS)
    assert not one or not fault(one, quote, COUNTED_ROOTS), "it would be refused next"
    return one.figure if one else ""


@pytest.mark.parametrize(
    ("figure", "quote", "says"),
    [
        # The whole can be shown without its part, and not the other way round.
        ("10 of 11 babies", "Of 11 babies in the area, 10 were seen later.", "11 babies"),
        ("4 of 9 cases", "They audited 9 cases. They asked 4 families.", "9 cases"),
        ("4 of 12 cases", "In 3/12 cases there was no plan.", "3 of 12 cases"),
        ("3 of 12 babies", "In 4/12 cases there was no plan.", "4 of 12"),
        ("3 cases", "In 3/12 cases there was no plan.", "3 of 12 cases"),
        ("2 and 4 cases", "They audited 4 cases and 2 other cases.", "4 and 2 cases"),
        ("6 and 6 cases", "They audited 6 cases.", "6 cases"),
        ("6 cases", "Six cases were audited from each local authority.", "6 and 6 cases"),
        ("6 cases", "Six cases from each of the four teams were read.", ""),
        # What dots would misrepresent in any way.
        ("2 and 4 cases", "They audited 4 cases, and 2 had plans.", ""),
        ("9 babies", "Of 11 babies in the area, most were seen later.", ""),
        ("12 of 20 cases", "About 20 cases were open, and 12% had a plan.", ""),
    ],
)
def test_what_is_offered_is_accepted(figure: str, quote: str, says: str) -> None:
    assert offered(figure, quote) == says


def test_numbers_too_large_to_be_counted_are_not_offered() -> None:
    found = fault(Picture((20,), 60), "They audited 60 cases.", COUNTED_ROOTS)
    assert found
    assert instead(Picture((20,), 60), found, ["They audited 60 cases."], COUNTED_ROOTS) is None


def test_one_of_several_texts_that_may_caption_it_is_enough() -> None:
    texts = ["They audited 9 cases.", "Nobody was asked."]
    found = fault(Picture((4,), 9, "cases"), texts[0], COUNTED_ROOTS)
    assert found
    offered = instead(Picture((4,), 9, "cases"), found, texts, COUNTED_ROOTS)
    assert offered and offered.figure == "9 cases"
