"""A row of a table that can't be taken over keeps none of the others from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import contents, exported, forms, places

pytestmark = pytest.mark.slow
START = "docs/lamps/index.md"
CONTACTS, SERVICES = "Local contacts", "Services that"
DUTY = ("0300 123 4567", "Duty desk", "27 Nov 2024")
NIGHT = ("0300 765 4321", "Night desk", "28 November 2024")


def write_rows(sheet: Path, form: str, *rows: Sequence[str]) -> None:
    """Write rows into the table of a form, from its first row on, and empty those below."""
    document = docx.Document(sheet)
    (table,) = (
        one for one in forms(document) if one.rows[0].cells[0].text.strip().startswith(form)
    )
    cells = places(table)
    words = [cell for row in rows for cell in row]
    for place, said in zip(cells, [*words, *[""] * (len(cells) - len(words))], strict=True):
        place.write(said)
    document.save(sheet)


def part(said: str, title: str) -> list[str]:
    """The lines below a title of what `fill` says."""
    return said.partition(f"{title}")[2].partition("\n\n")[0].split("\n")[1:]


def test_a_bad_row_of_contacts_is_told_and_the_good_ones_are_filled_in(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    write_rows(sheet, CONTACTS, DUTY, (*NIGHT[:2], "last week"), ("0300 1", "", ""))
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "  Course start, local contacts" in part(said, "Filled in"), said
    late, short = part(said, "Not taken over:")
    assert late.startswith("  Course start, local contacts, row 2: “last week” is no date")
    assert short.startswith("  Course start, local contacts, row 3: ")
    text = contents(scaffold)[START]
    assert "number: 0300 123 4567\n" in text or 'number: "0300 123 4567"\n' in text
    assert "Night desk" not in text
    # The same worksheet goes on: what it put there before is its own.
    write_rows(sheet, CONTACTS, DUTY, NIGHT)
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "Left alone" not in said and "Not taken over" not in said, said
    text = contents(scaffold)[START]
    assert "Duty desk" in text and "verified: 2024-11-28" in text
    again = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert again.startswith("Nothing new was filled in."), again


def test_a_bad_row_takes_nothing_from_the_course(scaffold: Path, briefed: Run) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    write_rows(sheet, CONTACTS, DUTY, NIGHT)
    briefed("fill", "lamps", sheet, project=scaffold)
    before = contents(scaffold)
    write_rows(sheet, CONTACTS, (*DUTY[:2], "soon"), NIGHT)
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    (line,) = part(said, "Not taken over:")
    assert line.startswith("  Course start, local contacts, row 1: “soon” is no date"), said
    assert "Nothing new was filled in." in said
    assert contents(scaffold) == before


def test_a_bad_row_of_services_is_told_and_the_good_ones_are_filled_in(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    write_rows(
        sheet,
        SERVICES,
        ("wardens", "", "Fog bells: 1"),
        ("keepers", "keepers", "Fog signals: 1–2"),
    )
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "  Course start, services" in part(said, "Filled in"), said
    (line,) = part(said, "Not taken over:")
    assert line.startswith("  Course start, services, row 1: there is no theme “Fog bells”"), line
    assert ": write one of “Introduction”, “Lamp care”, “Fog signals”" in line, line
    # Rows have the numbers of the worksheet also where the course has fewer.
    mended = part(said, "To mend, as the check finds")
    rows = [one for one in mended if "Course start, services" in one]
    assert rows and all(" row 2: " in one for one in rows), said
    text = contents(scaffold)[START]
    assert "- name: keepers\n" in text and "- fog-signals-2\n" in text and "wardens" not in text
    write_rows(sheet, SERVICES, ("keepers", "", "Fog signals: 2"))
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "Left alone" not in said and "Not taken over" not in said, said
    assert "fog-signals-1" not in contents(scaffold)[START]


def test_a_date_in_other_words_may_be_changed_on_the_same_worksheet(
    scaffold: Path, briefed: Run
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    for day in ("27 Nov 2028", "28/11/2028"):
        document = docx.Document(sheet)
        (table,) = (
            one for one in forms(document) if one.rows[0].cells[0].text.startswith("When the cou")
        )
        places(table)[0].write(day)
        document.save(sheet)
        said = briefed("fill", "lamps", sheet, project=scaffold).stdout
        assert "Filled in (1):" in said and "Left alone" not in said, said
    assert "review by: 2028-11-28\n" in contents(scaffold)[START]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("0113 496", "Duty desk", "27 Nov 2024"), "“0113 496” is too short: it has 7 digits"),
        (("0113 496 01234", "Duty desk", "27 Nov 2024"), "“0113 496 01234” is too long"),
        (("496 0123", "Duty desk", "27 Nov 2024"), "“496 0123” has no area code"),
        (("O113 496 0123", "Duty desk", "27 Nov 2024"), "is no number that a phone can ring"),
        (("0113 496 0123", "Duty desk", "31 December 2099"), "31 December 2099 is yet to come"),
    ],
)
def test_a_number_that_nobody_can_have_rung_is_told_by_its_row(
    scaffold: Path, briefed: Run, row: tuple[str, str, str], why: str
) -> None:
    sheet = exported(briefed, scaffold, "lamps")
    write_rows(sheet, CONTACTS, row, ("0113 496 0987", "Night desk", "27 Nov 2024"))
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    (line,) = part(said, "Not taken over:")
    assert line.startswith("  Course start, local contacts, row 1: ") and why in line, said
    text = contents(scaffold)[START]
    assert "Night desk" in text and "Duty desk" not in text


def test_comments_and_what_a_row_says_already_stay_as_they_are_written(
    scaffold: Path, briefed: Run
) -> None:
    start = scaffold / START
    listed = (
        "# Rung by Ann.\nlocal contacts: # of the county\n"
        "  - number: '0113 496 0123' # by day\n    name: Duty desk\n    verified: 2024-11-01\n"
        "# At night:\n  - name: Night desk\n    # The porter answers.\n"
        '    number: "0113 496 0987"\n    verified: 2024-11-02\n'
    )
    text = start.read_text(encoding="utf-8").replace("local contacts: []\n", listed)
    start.write_text(text, encoding="utf-8")
    sheet = exported(briefed, scaffold, "lamps")
    write_rows(
        sheet,
        CONTACTS,
        ("0113 496 0123", "Duty desk", "1 November 2024"),
        ("0113 496 0987", "Night desk", "27 November 2024"),
        ("0113 496 0555", "Advice line", "27 November 2024"),
    )
    said = briefed("fill", "lamps", sheet, project=scaffold).stdout
    assert "  Course start, local contacts" in part(said, "Filled in"), said
    wanted = text.replace(
        "verified: 2024-11-02\n",
        "verified: 2024-11-27\n  - name: Advice line\n"
        '    number: "0113 496 0555"\n    verified: 2024-11-27\n',
    )
    assert start.read_text(encoding="utf-8") == wanted
