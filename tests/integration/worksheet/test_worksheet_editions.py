"""After a new edition, what became of a page's quotes is decided on the worksheet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
from support.building import Run
from support.worksheets import Place, contents, exported, forms, places

pytestmark = pytest.mark.slow

OLD = """# Lamps lit

## Lamp care

Keepers should trim the lamp. The oil was low in three lighthouses.

Spare wicks were dry.

The lens was wiped each morning.
"""
PAGE, QUIZ = "docs/lamps/lamp-care.md", "quizzes/lamps/lamp-care.md"
TAKE, OFF = "The page quotes the words of before", "Take this off the page?"
ASKS, DO = "What this asks of practice", "What to do at work"
GOES = "What rests on it, and goes with it"


@pytest.fixture
def lamps(empty: Path, briefed: Run) -> Path:
    """A course on lamps, with something written below each of its three quotes."""
    file = empty.parent / "lamps.md"
    file.write_text(OLD, encoding="utf-8")
    assert briefed("new", file, "--course", "lamps", project=empty).returncode == 0
    page = empty / PAGE
    text = page.read_text(encoding="utf-8")
    for begin, what in (("what this asks", "Asks"), ("what to do at work", "Do")):
        for number in (1, 2, 3):
            text = re.sub(rf"\[to write: {begin}[^\]]*\]", f"{what} {number}.", text, count=1)
    page.write_text(text, encoding="utf-8")
    return empty


def update(briefed: Run, project: Path, *edits: tuple[str, str]) -> None:
    text = OLD
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    file = project.parent / "next.md"
    file.write_text(text, encoding="utf-8")
    run = briefed("update", "lamps", file, project=project)
    assert run.returncode == 0, run.stderr


def found(sheet: Path, label: str) -> list[str]:
    """What stands in each place of a worksheet whose label begins so."""
    every = [place for table in forms(docx.Document(sheet)) for place in places(table)]
    return [place.words for place in every if place.label.startswith(label)]


def write(sheet: Path, *said: tuple[str, str, str]) -> None:
    """Write into places: the beginning of a label, what stands there now, and what is to."""
    document = docx.Document(sheet)
    every: list[Place] = [place for table in forms(document) for place in places(table)]
    for label, was, words in said:
        place = next(one for one in every if one.label.startswith(label) and one.words == was)
        place.write(words)
    document.save(sheet)


def lines(sheet: Path) -> str:
    return "\n".join(one.text for one in docx.Document(sheet).paragraphs)


def stale(briefed: Run, project: Path) -> list[str]:
    out = json.loads(briefed("check", "lamps", "--format", "json", project=project).stdout)
    codes = {"quote-not-in-briefing", "unknown-statement", "sentence-not-taught"}
    return [
        one["code"]
        for one in out["problems"]
        if one["code"] in codes and one["location" if "location" in one else "file"] != QUIZ
    ]


def test_the_new_words_are_taken_by_a_yes(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("three light", "four light"))
    sheet = exported(briefed, lamps, "lamps")
    shown = lines(sheet)
    assert "Before: “Keepers should trim the lamp. The oil was low in three lighthouses.”" in shown
    assert "The oil was low in four lighthouses." in shown
    assert found(sheet, TAKE) == [""]
    before = contents(lamps)
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert contents(lamps) == before  # nothing is taken without a yes
    write(sheet, (TAKE, "", "yes"), (ASKS, "Asks 1.", "Look at the oil."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Lamp care, quote 1: the new words of the quote\n" in run.stdout, run.stdout
    after = contents(lamps)
    assert after[PAGE] == before[PAGE].replace("in three light", "in four light").replace(
        "Asks 1.", "Look at the oil."
    )
    assert stale(briefed, lamps) == []
    # The same worksheet again says and changes nothing, and a new one asks no more.
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Nothing new was filled in." in run.stdout and "Left alone" not in run.stdout
    assert "between the white cells" not in run.stdout, run.stdout
    assert contents(lamps) == after
    assert found(exported(briefed, lamps, "lamps"), TAKE) == []


def test_nothing_is_taken_over_a_later_change(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("three light", "four light"))
    sheet = exported(briefed, lamps, "lamps")
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8").replace("in three light", "in **four** light")
    page.write_text(text, encoding="utf-8")
    write(sheet, (TAKE, "", "yes"))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Nothing new was filled in." in run.stdout, run.stdout
    assert page.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("edit", "quotes"),
    [
        # The whole statement was quoted in two quotes, and one of them is worded anew.
        (("three light", "four light"), ["Keepers should trim the lamp.", "The oil was low in f"]),
        # A sentence was added, one went, and both were.
        (("lamp. The", "lamp. Keepers rest. The"), ["Keepers should trim the lamp.", "Keepers r"]),
        (("Keepers should trim the lamp. The", "The"), ["The oil was low in three"]),
    ],
)
def test_a_statement_in_several_quotes(
    lamps: Path, briefed: Run, edit: tuple[str, str], quotes: list[str]
) -> None:
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    split = text.replace(
        "> Keepers should trim the lamp. The oil",
        "> Keepers should trim the lamp.\n> [lamp-care-1]\n\nIn between.\n\n> The oil",
    )
    assert split != text
    page.write_text(split, encoding="utf-8")
    update(briefed, lamps, edit)
    sheet = exported(briefed, lamps, "lamps")
    asked = [(label, "", "yes") for label in (TAKE, OFF) if found(sheet, label)]
    assert len(asked) == 1
    write(sheet, *asked)
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    assert stale(briefed, lamps) == []
    now = re.findall(r"^> (?!\[)(.*)\n(?:> .*\n)*?> \[lamp-care-1\]", contents(lamps)[PAGE], re.M)
    assert [any(one.startswith(begin) for one in now) for begin in quotes] == [True] * len(quotes)


def test_a_quote_that_is_gone_goes_with_what_rests_on_it(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    assert "The briefing no longer says this" in lines(sheet)
    assert found(sheet, GOES) == ["Asks 2.\n• Do 2."]
    # The other points of the page are on the worksheet, and no field has those that go.
    assert found(sheet, DO) == ["Do 1.", "Do 3."] and found(sheet, ASKS) == ["Asks 1.", "Asks 3."]
    before = contents(lamps)
    briefed("fill", "lamps", sheet, project=lamps)
    assert contents(lamps) == before
    write(sheet, (OFF, "", "yes"), (DO, "Do 3.", "Wipe it."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert (
        "Lamp care, the quote that is gone (“Spare wicks were dry.”), with what rests on it\n"
        in run.stdout
    ), run.stdout
    after = contents(lamps)
    wanted = before[PAGE].replace("Do 3.", "Wipe it.").replace("- Do 2. [lamp-care-2]\n", "")
    start, end = wanted.index("> Spare wicks"), wanted.index("> The lens")
    assert after[PAGE] == wanted[:start] + wanted[end:]
    assert stale(briefed, lamps) == []
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Nothing new was filled in." in run.stdout and "Left alone" not in run.stdout, run.stdout
    assert "between the white cells" not in run.stdout, run.stdout
    assert contents(lamps) == after


def test_what_was_changed_since_does_not_go(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    page = lamps / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("Asks 2.", "By another."), "utf-8")
    before = contents(lamps)
    write(sheet, (OFF, "", "yes"))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Left alone, because the course says something else there by now" in run.stdout
    assert contents(lamps) == before


def test_what_rests_on_it_is_not_edited_there(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    before = contents(lamps)
    write(sheet, (GOES, "Asks 2.\n• Do 2.", "Asks something else."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "write below another quote what you want to keep" in run.stdout, run.stdout
    assert contents(lamps) == before


def test_an_aim_says_which_quote_is_gone(lamps: Path, briefed: Run) -> None:
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    aim = re.sub(r"    - \[to write: two[^\]]*\] \[lamp-care-1\]", AIMS, text)
    assert aim != text
    page.write_text(aim, encoding="utf-8")
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    label = "After this part you can"
    shown = "trim the lamp (quote 1)\nkeep wicks dry (gone quote 2)"
    assert found(sheet, label)[-1] == shown
    run = briefed("fill", "lamps", sheet, project=lamps)
    told = "box “After this part you can”: what it rests on now, in place of “(gone quote …)”"
    assert told in run.stdout, run.stdout
    # One that stays as it is keeps what it rested on, so the check goes on to tell it.
    write(sheet, (label, shown, "trim each lamp (quote 1)\nkeep wicks dry (gone quote 2)"))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    assert (
        "trim each lamp [lamp-care-1]\n    - keep wicks dry [lamp-care-2]" in contents(lamps)[PAGE]
    )
    sheet = exported(briefed, lamps, "lamps")
    write(sheet, (label, found(sheet, label)[-1], "trim each lamp (quote 1)"))
    briefed("fill", "lamps", sheet, project=lamps)
    assert "keep wicks dry" not in contents(lamps)[PAGE]


AIMS = "    - trim the lamp [lamp-care-1]\n    - keep wicks dry [lamp-care-2]"


def test_a_new_statement_is_written_like_any_other(lamps: Path, briefed: Run) -> None:
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    for begin in ("Keepers should", "Spare wicks", "The lens"):
        text = text.replace(f"> {begin}", f"### Context: {begin} \n\n> {begin}")
    page.write_text(text, encoding="utf-8")
    update(briefed, lamps, ("Spare wicks were dry.", "Spare wicks were dry.\n\nKeys were lost."))
    sheet = exported(briefed, lamps, "lamps")
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "    quote 3: heading of the finding: the heading; " in run.stdout, run.stdout
    label = "Heading of this finding"
    assert (
        found(sheet, label)[2] == "" and found(sheet, ASKS)[2] == "" and found(sheet, DO)[2] == ""
    )
    write(sheet, (label, "", "To strengthen: Keys"), (ASKS, "", "Ask."), (DO, "", "Keep keys."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    after = contents(lamps)[PAGE]
    finding = "### To strengthen: Keys\n\n> Keys were lost.\n> [lamp-care-4]\n\nAsk."
    wanted = f"\n\n{finding}\n\n### Context: The"
    assert wanted in after and "\n- Keep keys. [lamp-care-4]\n" in after


def test_a_heading_with_nothing_else_goes_with_its_quote(lamps: Path, briefed: Run) -> None:
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    text = text.replace("> Spare", "### Context: Wicks\n\n> Spare")
    text = text.replace("> The lens", "### Context: Lens\n\n> The lens")
    page.write_text(text, encoding="utf-8")
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    assert found(sheet, "Heading of this finding") == ["Context: Lens"]
    write(sheet, (OFF, "", "yes"))
    briefed("fill", "lamps", sheet, project=lamps)
    after = contents(lamps)[PAGE]
    assert "Wicks" not in after and "Asks 1.\n\n### Context: Lens\n\n> The lens" in after


def test_text_below_several_quotes_stays_with_the_ones_that_are_there(
    lamps: Path, briefed: Run
) -> None:
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Asks 2.\n\n", ""), encoding="utf-8")
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    sheet = exported(briefed, lamps, "lamps")
    assert found(sheet, GOES) == ["• Do 2."] and found(sheet, ASKS) == ["Asks 1.", "Asks 3."]
    write(sheet, (OFF, "", "yes"), (ASKS, "Asks 3.", "Asks of the lens."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    after = contents(lamps)[PAGE]
    assert "Asks 1.\n\n> The lens was wiped each morning.\n> [lamp-care-3]\n\nAsks of the" in after


def test_a_point_on_a_quote_that_nobody_quotes_any_more_can_go(lamps: Path, briefed: Run) -> None:
    update(briefed, lamps, ("Spare wicks were dry.\n\n", ""))
    page = lamps / PAGE
    text = page.read_text(encoding="utf-8")
    without = text.replace("> Spare wicks were dry.\n> [lamp-care-2]\n\nAsks 2.\n\n", "")
    assert without != text
    page.write_text(
        without.replace("- Do 3. ", "- Do both. [lamp-care-1] [lamp-care-2]\n- Do 3. "), "utf-8"
    )
    sheet = exported(briefed, lamps, "lamps")
    both = "Do 1.\nDo both. (gone quote 2)"
    assert found(sheet, GOES) == ["• Do 2."] and found(sheet, DO) == [both, "Do 3."]
    write(sheet, (OFF, "", "yes"), (DO, both, "Do one.\nDo both. (gone quote 2)"))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    points = (
        "- Do one. [lamp-care-1]\n- Do both. [lamp-care-1] [lamp-care-2]\n- Do 3. [lamp-care-3]"
    )
    assert points in contents(lamps)[PAGE] and "Do 2." not in contents(lamps)[PAGE]
    write(sheet, (DO, "Do one.\nDo both. (gone quote 2)", "Do one.\nDo both."))
    run = briefed("fill", "lamps", sheet, project=lamps)
    assert "Not taken over" not in run.stdout, run.stdout
    assert points.replace(" [lamp-care-2]", "") in contents(lamps)[PAGE]
    assert stale(briefed, lamps) == []
