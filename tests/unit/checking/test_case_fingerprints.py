"""When a case that branches is another case, so that learners are asked to take it again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from briefed.checking.coverage import cover
from briefed.errors import InputError
from briefed.model import Course
from briefed.outputs.lms import _choices
from briefed.rendering.course_data import cases, themes
from briefed.source.project import load
from support.tiny import BASE

QUOTE = "> Some fathers were not spoken to before the assessment. [hidden-men-1]"
CASE = f"""

## Try this

*This case is fiction.* You visit a mother and her baby at home.

### At the door {{ #at-the-door }}

A man opens the door. What do you do?

- [Ask who he is to the baby](#you-ask)
- [Go on with the visit as planned](#as-planned)

### You ask {{ #you-ask }}

He tells you that he is the father.

{QUOTE}

### As planned {{ #as-planned }}

The next colleague does not know whom to ask for.

{QUOTE}
"""


def course_with(tmp_path: Path, case: str) -> Course:
    project = shutil.copytree(BASE, tmp_path / "project", dirs_exist_ok=True)
    page = project / "docs/tiny/hidden-men.md"
    page.write_text((BASE / "docs/tiny/hidden-men.md").read_text("utf-8") + case, "utf-8")
    (course,) = load(project, "2026-06-01").courses
    return course


def named(tmp_path: Path, case: str) -> dict[str, tuple[str, str]]:
    course = course_with(tmp_path, case)
    return {
        identity: known
        for theme in themes(course, cover(course))
        for identity, known in theme["cases"].items()
    }


def test_a_case_is_known_by_its_theme_and_the_address_of_its_first_part(tmp_path: Path) -> None:
    """The fingerprint is in the records of learners, so it stays as long as the words do."""
    assert named(tmp_path, CASE) == {"hidden-men-at-the-door": ("eee5eedb9b", "At the door")}
    assert named(tmp_path, "") == {}


ASKS = "- [Ask who he is to the baby](#you-ask)\n"
GOES_ON = "- [Go on with the visit as planned](#as-planned)\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("You visit a mother", "You ring a mother"),
        ("### At the door {", "### On the stairs {"),
        ("{ #you-ask }", "{ #asked }"),
        ("A man opens", "Nobody opens"),
        ("[Ask who he is to the baby]", "[Ask who he is]"),
        (ASKS, ASKS.replace("#you-ask", "#as-planned")),
        (GOES_ON, ""),
        (f"the father.\n\n{QUOTE}", "the father."),
    ],
)
def test_whatever_is_rewritten_makes_it_another_case(tmp_path: Path, old: str, new: str) -> None:
    text = CASE.replace("(#you-ask)", "(#asked)") if "{ #asked }" in new else CASE
    assert old in text
    before, after = named(tmp_path / "one", CASE), named(tmp_path / "other", text.replace(old, new))
    assert before.keys() == after.keys() and before != after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ASKS + GOES_ON, GOES_ON + ASKS),
        ("A man opens the door.", "A **man** opens   the door."),
        ("### You ask {", "### You ask    {"),
        ("## Try this", "## A scenario"),
    ],
)
def test_what_makes_no_difference_to_a_reader_makes_none(
    tmp_path: Path, old: str, new: str
) -> None:
    assert old in CASE
    assert named(tmp_path / "one", CASE) == named(tmp_path / "other", CASE.replace(old, new))


def test_other_words_of_an_outside_source_make_it_another_case(tmp_path: Path) -> None:
    told = '> "{}", [as a guide says](https://example.org/guide)\n\n'
    shown = [CASE.replace(ASKS, told.format(words) + ASKS) for words in ("Ask him", "Ask her")]
    one, other = (named(tmp_path / str(at), case) for at, case in enumerate(shown))
    assert one.keys() == other.keys() and one != other


def test_parts_that_stand_elsewhere_make_no_other_case(tmp_path: Path) -> None:
    begin, asks, planned = CASE.split("### ")[1:]
    lead = CASE.partition("### ")[0]
    moved = "### ".join([lead, begin, planned.rstrip() + "\n\n", asks])
    assert named(tmp_path / "one", CASE) == named(tmp_path / "other", moved)


def test_a_package_knows_where_each_choice_leads_and_says_what_it_has_no_room_for(
    tmp_path: Path,
) -> None:
    ((_, page),) = (one for one in course_with(tmp_path, CASE).parts if one[0].slug == "hidden-men")
    ((_, case),) = cases("hidden-men", page)
    assert _choices(case) == {
        "at-the-door": ["you-ask", "as-planned"],
        "you-ask": [],
        "as-planned": [],
    }
    assert len(_choices(case._replace(parts=case.parts[:1] * 50))) == 1
    with pytest.raises(InputError, match="has 51 parts, and a package has room for 50") as refused:
        _choices(case._replace(parts=case.parts[:1] * 51))
    assert refused.value.location == case.parts[0].location
