"""A change in an edition is one entry in the list of `briefed check`, with all that rests on it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from briefed.checking import checked
from support.building import Run
from support.editions import COURSE, FATHER, ORIGINAL, update


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_check_status.py starts `briefed check` in one of its own."""
    return briefed_here


@pytest.fixture
def project(whole_project: Path) -> Path:
    """With every kind of text that rests on a statement."""
    return whole_project


MEN = next(line for line in ORIGINAL.splitlines() if "tenacious work" in line)
DOMESTIC_ABUSE = re.search(r"(?m)^Domestic abuse:\n\n(?:-.*\n)+\n", ORIGINAL)
EDITS = {
    # The kinds of text that a change touches, as `briefed update` tells them.
    "a figure": (
        ORIGINAL.replace("3/12 cases", "4/12 cases"),
        {"a quote", "the question", "the figure", "a practice point or objective"},
    ),
    "cut in two": (
        ORIGINAL.replace("removed. This is", "withdrawn.\n\nThis is"),
        {"a quote", "the question", "a practice point or objective", "the list of the service"},
    ),
    "a case's end": (
        ORIGINAL.replace("is inconsistent. Conversely", "varies.\n- Conversely"),
        {"a quote", "the question", "a practice point or objective"},
    ),
    "joined": (
        ORIGINAL.replace(f"{MEN}\n{FATHER}", f"{MEN.rstrip('.')}. {FATHER.removeprefix('- ')}"),
        {"the list of the service"},
    ),
    "removed": (
        ORIGINAL.replace(FATHER, ""),
        {"a quote", "the question", "a practice point or objective", "the list of the service"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_all_that_rests_on_a_change_is_listed_once_and_together(
    name: str, project: Path, briefed: Run
) -> None:
    new, kinds = EDITS[name]
    assert new != ORIGINAL
    run = update(briefed, project, new)
    assert run.returncode == 0, run.stderr
    told = re.findall(
        r"(?m)^  (\S+?):(\d+):\d+: (.*) (?:quotes words that changed|is to be edited|"
        r"rests on words that changed|is no longer in the briefing's words)$",
        run.stdout,
    )
    assert {kind for kind in kinds if any(what.startswith(kind) for *_, what in told)} == kinds
    lines = briefed("check", COURSE, project=project).stdout.splitlines()
    listed = [re.match(r"(\S+?):(\d+):\d+: (\S+ [a-z-]+): (.*)", line) for line in lines]
    entry = [at for at, one in enumerate(listed) if one and _rests(one[3], one[4])]
    for file, line, what in told:
        places = [
            at
            for at in entry
            if listed[at][1] == file and int(line) <= int(listed[at][2]) <= int(line) + 2
        ]
        # A point may end in the id twice, and a figure stands above its quote.
        assert places, (file, line, what)
    assert entry == list(range(entry[0], entry[-1] + 1)), lines[entry[0] : entry[-1] + 1]
    assert len({lines[at] for at in entry}) == len(entry)


_OF_A_CHANGE = {
    "error quote-not-in-briefing",
    "error unknown-statement",
    "error statement-without-service",
    "error point-without-statement",
    "warning point-without-statement",
    "warning point-on-changed-words",
}


def _rests(code: str, message: str) -> bool:
    return code in _OF_A_CHANGE or (code.endswith("figure-not-in-briefing") and "dots" in message)


def test_a_theme_that_is_gone_is_one_entry(
    project: Path, briefed: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert DOMESTIC_ABUSE
    assert update(briefed, project, ORIGINAL.replace(DOMESTIC_ABUSE[0], "")).returncode == 0
    lines = briefed("check", COURSE, project=project).stdout.splitlines()
    own = [at for at, line in enumerate(lines) if "/domestic-abuse.md:" in line.partition(" ")[0]]
    first, *others = (lines[at] for at in own)
    page, questions = f"docs/{COURSE}/domestic-abuse.md", f"quizzes/{COURSE}/domestic-abuse.md"
    assert first.startswith(f"{page}:1:1: error page-without-theme: the briefing no longer has")
    assert f"remove {page} and {questions}, or keep the page" in first
    goes = f"goes with the theme “Domestic abuse”: see {page}:1:1"
    assert others and all(line.endswith(goes) for line in others)
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(checked, "_WORTH", 1)
    for _ in ("its verdict is kept", "and taken"):
        assert briefed("check", COURSE, project=project).stdout.splitlines() == lines
    # Whoever removes both is left with what rests on the theme elsewhere.
    (project / page).unlink()
    (project / questions).unlink()
    left = json.loads(briefed("check", COURSE, "--format", "json", project=project).stdout)
    codes = {one["code"] for one in left["problems"] if one["severity"] == "error"}
    assert codes <= {"unknown-statement", "sentence-not-tested", "published-link", "dead-link"}


def test_a_new_name_and_a_new_order_are_listed_once_with_what_is_to_do(
    project: Path, briefed: Run
) -> None:
    assert DOMESTIC_ABUSE
    moved = ORIGINAL.replace(DOMESTIC_ABUSE[0], "").replace(
        "Barriers to", f"{DOMESTIC_ABUSE[0]}Barriers to"
    )
    moved = moved.replace(f"{MEN}\n{FATHER}", f"{FATHER}{MEN}\n")
    run = update(briefed, project, moved.replace("Hidden men:", "Unseen men:"))
    page = f"docs/{COURSE}/hidden-men.md"
    for told in (
        "theme renamed: Hidden men → Unseen men",
        f"  to do: write “Unseen men” as title: and in the # heading of {page}",
        "theme moved: Domestic abuse, now behind Multi-agency working",
    ):
        assert run.stdout.splitlines().count(told) == 1, told
    text = briefed("check", COURSE, project=project).stdout
    for code, said in (
        ("title-of-former-edition", "calls this theme “Unseen men” now"),
        ("theme-moved", "“Domestic abuse” is behind “Multi-agency working” in this edition"),
        ("order-of-former-edition", "move this quote"),
    ):
        (line,) = re.findall(rf"(?m)^.* warning {code}: .*$", text)
        assert said in line
    for old in ("title: Hidden men", "# Hidden men"):
        path = project / page
        path.write_text(
            path.read_text("utf-8").replace(old, old.replace("Hidden", "Unseen"), 1), "utf-8"
        )
    text = briefed("check", COURSE, project=project).stdout
    assert "title-of-former-edition" not in text
