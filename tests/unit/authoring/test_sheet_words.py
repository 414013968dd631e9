"""What the check says of files, for a worksheet: each pattern is of a message that it really gives.

A message whose words change would otherwise reach somebody who has a worksheet alone, with the
words of files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from briefed.authoring.worksheet import sheet_words
from briefed.authoring.worksheet.names import Names
from briefed.source import briefing
from support.source_cases import FOLDER, found_in, make, read

SERVICES = "the table of services (course start)"
CONTACTS = "the table of local contacts (course start)"
# A case of the source check, and what a worksheet says of it.
COURSE = {
    "stronger-than-briefing/all": "or keep it: write it into the table of sentences that stay",
    "kept-unused/nowhere": "is in the table of sentences that stay (course start) for nothing",
    "point-without-statement/both-kinds": "name that at its end, as “(quote 1 of Hidden men)”",
    "point-not-for-service/of-another-statement": "the quote beside the service in the table of",
    "service-without-statement/none": "for it, such as quote 1 of Introduction, or empty its row",
    "unclear-service/near": f"names of services, as in {SERVICES}, with commas",
    "unclear-service/said-before-the-point": "write (health visitors) at its end, and take",
    "service-not-named/name": f"write in {SERVICES} what the briefing calls the service, or take",
    "duplicate-service/found-without-it": "finds 'health visitor' as well: empty the cell beside",
    "contact-missing/none": f"fill in {CONTACTS}",
    "contact-stale/more-than-a-year": f"then write today's date into {CONTACTS}",
    "review-overdue/yesterday": "write the next date as the date of review",
    "figure-not-in-briefing/twice-on-a-page": '"18 of 24" is a figure, several times here, and no',
    "figure-not-in-briefing/more-than-one": '"one" is a figure, again further on, and no quote on',
    "figure-not-in-briefing/prose-of-another-page": "it away (it is in quote 1 of Introduction)",
    "page-unreadable/short-title-of-other-words": "write some words of the title as they follow",
    "number-not-listed/bold": "add it on the worksheet of the site, with its source, or",
}
SITE = {
    "number-unverified/never": "then write the date into its row",
    "number-unverified/to-come": "write into its row the day on which it was checked",
    "page-unreadable/number-that-no-phone-rings": "and everything else beside who answers",
    "page-unreadable/number-with-a-source-that-is-none": "'a colleague' is no address",
    "number-not-listed/home": "add it in a row of its own, with its source, or",
}


def messages(name: str, root: Path) -> list[str]:
    """What the check says in a case."""
    return [one.message for one in found_in(make(read(FOLDER / f"{name}.txt"), root))]


def told(message: str, root: Path) -> str:
    """The same on the worksheet of the case's course."""
    file = root / "docs/tiny/briefing.md"
    known = briefing.parse(file.read_text(encoding="utf-8"), "briefing.md")
    return sheet_words.in_words_of_the_sheet(message, Names(known, None), {})


@pytest.fixture(autouse=True)
def _here(in_this_process: None) -> None:
    """No case starts processes of its own."""


@pytest.mark.parametrize(("case", "wanted"), COURSE.items(), ids=COURSE)
def test_a_message_says_on_a_worksheet_what_to_do_there(
    case: str, wanted: str, tmp_path: Path
) -> None:
    said = [told(one, tmp_path / "p") for one in messages(case, tmp_path / "p")]
    (found,) = [one for one in said if wanted in one][:1] or [said]
    assert wanted in found and not sheet_words.is_of_files(str(found)), said


@pytest.mark.parametrize(("case", "wanted"), SITE.items(), ids=SITE)
def test_a_message_says_on_the_worksheet_of_the_site_what_to_do_there(
    case: str, wanted: str, tmp_path: Path
) -> None:
    said = map(sheet_words.in_words_of_the_site_sheet, messages(case, tmp_path / "p"))
    found = [one for one in said if wanted in one]
    assert found and not sheet_words.is_of_files(found[0]), found


@pytest.mark.parametrize(
    ("cases", "patterns"),
    [(COURSE, sheet_words.SAID), (SITE, sheet_words.SAID_OF_SITE)],
    ids=["course", "site"],
)
def test_no_pattern_is_of_a_message_that_nobody_gives(cases, patterns, tmp_path: Path) -> None:
    named = re.compile(r"\b(?:hidden-men|introduction|safe-sleep)-\d\b")
    said = [
        named.sub("quote 1 of Hidden men", one)
        for at, case in enumerate(cases)
        for one in messages(case, tmp_path / str(at))
    ]
    assert [one for one, _ in patterns if not any(map(one.search, said))] == []
