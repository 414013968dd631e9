"""The worksheet of what all courses share: the numbers to call, and where mistakes are reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from support.building import Run
from support.worksheets import contents, forms, places, rewrite

pytestmark = pytest.mark.slow
HOME = "docs/index.md"
NSPCC = "https://www.nspcc.org.uk/keeping-children-safe/reporting-abuse/report/"
LISTED = f"""---
title: Home
# Rung by Ann.
numbers to call: # of the country
  - name: Emergency services
    number: '999' # from any phone
    about: a child, or anyone else, is in immediate danger
    source: {NSPCC}
  # It does not replace a referral.
  - name: NSPCC helpline
    number: 0808 800 5000
    about: advice for anyone worried about a child
    source: {NSPCC}
    verified: 2024-11-01
---
# Home

<!-- courses -->
"""
EMERGENCY = ("999", "Emergency services", "a child, or anyone else, is in immediate danger", NSPCC)
HELPLINE = ("0808 800 5000", "NSPCC helpline", "advice for anyone worried about a child", NSPCC)
DESK = (
    "01632 960001",
    "Duty desk",
    "children’s social care, day and night",
    "https://a.example/desk",
)
DAY = "1 November 2024"


@pytest.fixture
def site(empty: Path) -> Path:
    """A project whose home page has two numbers, of which one was checked."""
    (empty / HOME).write_text(LISTED, encoding="utf-8")
    return empty


def exported(briefed: Run, project: Path) -> Path:
    target = project.parent / "site.docx"
    target.unlink(missing_ok=True)
    run = briefed("export", "worksheet", "--site", "--output", target, project=project)
    assert run.returncode == 0, run.stderr
    return target


def write_rows(sheet: Path, *rows: Sequence[str]) -> None:
    """Write rows into the table of numbers, from its first on, and empty those below."""
    document = docx.Document(sheet)
    table, _ = forms(document)
    cells = places(table)
    words = [cell for row in rows for cell in row]
    for place, said in zip(cells, [*words, *[""] * (len(cells) - len(words))], strict=True):
        place.write(said)
    document.save(sheet)


def report_to(sheet: Path, address: str) -> None:
    document = docx.Document(sheet)
    _, table = forms(document)
    places(table)[0].write(address)
    document.save(sheet)


def part(said: str, title: str) -> list[str]:
    """The lines below a title of what `fill` says."""
    return said.partition(title)[2].partition("\n\n")[0].split("\n")[1:]


def fill(briefed: Run, project: Path, sheet: Path) -> str:
    run = briefed("fill", "--site", sheet, project=project)
    assert not run.stderr, run.stderr
    return run.stdout


def test_an_untouched_worksheet_changes_nothing_and_says_what_is_missing_by_its_row(
    site: Path, briefed: Run
) -> None:
    before = contents(site)
    sheet = exported(briefed, site)
    rewrite(sheet)
    run = briefed("fill", "--site", sheet, project=site)
    assert run.returncode == 1 and run.stdout.startswith("Nothing new was filled in."), run.stdout
    head, line = part(run.stdout, "Still to write")
    assert head == "  What all courses share (1):"
    assert line == (
        "    numbers to call, row 1: the day on which somebody checked the number of “Emergency "
        "services”"
    )
    assert contents(site) == before and not (site / "quizzes/.worksheets.json").exists()
    # Nothing of it needs a word of Markdown, of YAML, or an id.
    for word in ("verified", "source:", "docs/", ".md", "number-unverified"):
        assert word not in run.stdout


def test_what_an_officer_writes_goes_into_the_home_page_and_all_else_stays(
    site: Path, briefed: Run
) -> None:
    sheet = exported(briefed, site)
    write_rows(
        sheet, (*EMERGENCY, "2 Nov 2024"), (*HELPLINE, "November 1st, 2024"), (*DESK, "3/11/2024")
    )
    report_to(sheet, "mistakes@partnership.example")
    rewrite(sheet)
    said = fill(briefed, site, sheet)
    assert part(said, "Filled in (2):")[:1] == ["  What all courses share, numbers to call"], said
    (line,) = part(said, "Not taken over:") or [""]
    assert "“3/11/2024” could be 3 November or 11 March" in line, said
    write_rows(sheet, (*EMERGENCY, "2 Nov 2024"), (*HELPLINE, DAY), (*DESK, "3 November 2024"))
    said = fill(briefed, site, sheet)
    assert "Not taken over" not in said and "Left alone" not in said, said
    assert "\nNext: have what all courses share approved, as it is now: " in said
    assert ".venv/bin/briefed approve --site --by ROLE." in said
    wanted = LISTED.replace(
        "    source: " + NSPCC + "\n  # It",
        "    source: " + NSPCC + "\n    verified: 2024-11-02\n  # It",
    ).replace(
        "    verified: 2024-11-01\n---",
        "    verified: 2024-11-01\n"
        "  - name: Duty desk\n"
        '    number: "01632 960001"\n'
        '    about: "children\'s social care, day and night"\n'
        "    source: https://a.example/desk\n"
        "    verified: 2024-11-03\n"
        'report to: "mistakes@partnership.example"\n---',
    )
    assert (site / HOME).read_text(encoding="utf-8") == wanted
    again = fill(briefed, site, sheet)
    assert again.startswith("Nothing new was filled in."), again
    assert briefed("check", project=site).returncode == 0


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((*DESK, "soon"), "“soon” is no date"),
        ((*DESK, "31 December 2099"), "31 December 2099 is yet to come"),
        (("960001", *DESK[1:], ""), "“960001” has no area code"),
        (("O1632 960001", *DESK[1:], ""), "is no number that a phone can ring"),
        ((*DESK[:3], "the website", ""), "“the website” is no address. Write the address, beg"),
        ((*DESK[:2], "", "", ""), "under “For whom it is, and when” and “Where the service gives"),
        ((DESK[0], "<b>Desk</b>", *DESK[2:], ""), "“<b>Desk</b>” has signs that a page can't show"),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_keeps_no_other_from_being_taken_over(
    site: Path, briefed: Run, row: Sequence[str], why: str
) -> None:
    sheet = exported(briefed, site)
    write_rows(sheet, (*EMERGENCY, DAY), row, (*HELPLINE, DAY))
    said = fill(briefed, site, sheet)
    (line,) = part(said, "Not taken over:")
    assert line.startswith("  What all courses share, numbers to call, row 2: ") and why in line
    text = contents(site)[HOME]
    assert text.count("verified: 2024-11-01") == 2 and "Desk" not in text and "desk" not in text


def test_an_address_that_nobody_can_write_to_is_told(site: Path, briefed: Run) -> None:
    sheet = exported(briefed, site)
    report_to(sheet, "the office")
    said = fill(briefed, site, sheet)
    (line,) = part(said, "Not taken over:")
    assert line.startswith("  What all courses share, where readers report a mistake: “the office”")
    assert "report to" not in contents(site)[HOME]


def test_a_link_that_word_made_of_an_address_is_read(site: Path, briefed: Run) -> None:
    """It is taken for its words, or where these are no address, for where it leads."""
    sheet = exported(briefed, site)
    write_rows(sheet, (*EMERGENCY, DAY), (*HELPLINE[:3], "", DAY))
    document = docx.Document(sheet)
    table, _ = forms(document)
    place = [one for one in places(table) if one.label.startswith("Where the service")][1]
    link = OxmlElement("w:hyperlink")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link.set(qn("r:id"), document.part.relate_to("https://nspcc.example/", kind, is_external=True))
    place.cell.paragraphs[0]._p.append(link)
    link.append(place.cell.paragraphs[0].add_run("their page")._r)
    document.save(sheet)
    said = fill(briefed, site, sheet)
    assert "Not taken over" not in said, said
    assert "    source: https://nspcc.example/\n" in contents(site)[HOME]
    assert fill(briefed, site, sheet).startswith("Nothing new was filled in.")


def test_what_somebody_changed_since_is_left_alone_and_told(site: Path, briefed: Run) -> None:
    sheet = exported(briefed, site)
    later = LISTED.replace("about: advice for anyone", "about: free advice for anyone")
    (site / HOME).write_text(later, encoding="utf-8")
    write_rows(sheet, (*EMERGENCY, DAY), (*HELPLINE, DAY))
    said = fill(briefed, site, sheet)
    assert "Left alone, because the site says something else there by now:" in said, said
    assert (site / HOME).read_text(encoding="utf-8") == later


def test_a_worksheet_that_was_open_in_word_meanwhile_goes_on(site: Path, briefed: Run) -> None:
    sheet = exported(briefed, site)
    write_rows(sheet, (*EMERGENCY, DAY), (*HELPLINE, DAY))
    opened = sheet.read_bytes()
    fill(briefed, site, sheet)
    assert (site / "quizzes/.worksheets.json").is_file()
    assert briefed("check", project=site).returncode == 0, "what is kept is no course"
    sheet.write_bytes(opened)
    write_rows(sheet, (*EMERGENCY, DAY), (*HELPLINE, DAY), (*DESK, DAY))
    said = fill(briefed, site, sheet)
    assert "Left alone" not in said and "put into the site then" in said, said
    assert "Duty desk" in contents(site)[HOME]


def test_a_row_that_is_emptied_goes_and_what_still_gives_its_number_is_told(
    site: Path, briefed: Run
) -> None:
    sheet = exported(briefed, site)
    write_rows(sheet, (*HELPLINE, DAY))
    said = fill(briefed, site, sheet)
    assert "999" not in contents(site)[HOME]
    lines = part(said, "Not on the worksheet, for whoever edits the site’s files")
    assert all(line.startswith("  docs/worried.md:") for line in lines), said
    assert any("a link rings 999, a number that this site does not know" in one for one in lines)


def test_what_the_check_finds_is_told_by_its_row(site: Path, briefed: Run) -> None:
    (site / HOME).write_text(LISTED.replace("'999'", "'9999999'"), encoding="utf-8")
    said = fill(briefed, site, exported(briefed, site))
    (mend,) = part(said, "To mend, as the check finds")
    where = "  What all courses share, numbers to call, row"
    assert mend.startswith(f"{where} 1: '9999999' has no area code"), said
    (site / HOME).write_text(LISTED, encoding="utf-8")
    said = fill(briefed, site, exported(briefed, site))
    (look,) = part(said, "To look at, as the check finds")
    assert look.startswith(f"{where} 2: the number of 'NSPCC helpline' was checked on 2024-11-01")
    assert look.endswith("then write today's date into its row")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("'999'", "999 or 112", "Write one number in digits and spaces, such as 01632 960001, and"),
        (f"source: {NSPCC}\n    v", "source: their page\n    v", "Write the address, beginning"),
        ("verified: 2024-11-01", "verified: 2099-11-01", "write into its row the day on which it"),
        ("advice for anyone", "0113 496 0000 for anyone", "add it in a row of its own, with its"),
        ("---\n# Home", "report to: the office\n---\n# Home", "write one e-mail address, or the"),
    ],
    ids=["number", "source", "day", "listed", "report"],
)
def test_what_the_check_asks_for_can_be_done_on_the_worksheet(
    site: Path, briefed: Run, old: str, new: str, told: str
) -> None:
    assert old in LISTED
    (site / HOME).write_text(LISTED.replace(old, new), encoding="utf-8")
    said = fill(briefed, site, exported(briefed, site))
    assert "Not on the worksheet" not in said, said
    lines = [one for one in said.split("\n") if told in one]
    assert lines and all(line.startswith("  What all courses share, ") for line in lines), said
    for word in ("verified", "name:", "to call:", "report to", "docs/"):
        assert not [line for line in lines if word in line]


def test_a_site_without_a_number_gets_its_first(site: Path, briefed: Run) -> None:
    (site / HOME).write_text("---\ntitle: Home\n---\n# Home\n", encoding="utf-8")
    sheet = exported(briefed, site)
    said = fill(briefed, site, sheet)
    assert part(said, "Still to write")[1:] == [
        "    numbers to call, row 1: whom readers can ring"
    ], said
    write_rows(sheet, (*EMERGENCY, DAY))
    fill(briefed, site, sheet)
    assert "numbers to call:\n  - name: Emergency services\n" in contents(site)[HOME]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# Home\n", "docs/index.md:1:1: the numbers are kept between two lines ---"),
        ("---\ntitle: [Home\n---\n# Home\n", "docs/index.md:3:1: this line can't be read"),
    ],
)
def test_a_home_page_whose_settings_can_not_be_read_is_told(
    site: Path, briefed: Run, text: str, why: str
) -> None:
    sheet = exported(briefed, site)
    (site / HOME).write_text(text, encoding="utf-8")
    for command in (("fill", "--site", sheet), ("export", "worksheet", "--site")):
        run = briefed(*command, project=site)
        assert run.returncode == 2 and why in run.stderr, run.stderr
        assert "Traceback" not in run.stderr


def test_a_worksheet_says_itself_whose_it_is(scaffold: Path, briefed: Run) -> None:
    of_site = exported(briefed, scaffold)
    run = briefed("fill", "lamps", of_site, project=scaffold)
    assert run.returncode == 2
    assert "is of what all courses share: write --site in the place of the course" in run.stderr
    of_course = scaffold.parent / "lamps.docx"
    briefed("export", "worksheet", "lamps", "--output", of_course, project=scaffold)
    run = briefed("fill", "--site", of_course, project=scaffold)
    assert run.returncode == 2
    assert "is of a course: write the name of that in the place of --site" in run.stderr


def test_what_can_not_be_asked_for_is_refused(site: Path, briefed: Run) -> None:
    for more in (("slides", "--site"), ("worksheet", "--site", "--theme", "wicks")):
        run = briefed("export", *more, project=site)
        assert run.returncode == 2 and "--site is for a worksheet" in run.stderr
    run = briefed("export", "worksheet", project=site)
    assert run.returncode == 2 and "there is no course here yet" in run.stderr
