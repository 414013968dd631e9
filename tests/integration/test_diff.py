"""`briefed diff`: each kind of change, made to the real briefing one at a time, and what of the
course it touches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.building import SAMPLE, Run

COURSE = "keeping-babies-safe"
ORIGINAL = (SAMPLE / "docs" / COURSE / "original.txt").read_text(encoding="utf-8")
ITEMS = [line for line in ORIGINAL.splitlines() if line.startswith("-")]


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_standing.py starts `briefed diff` in one of its own."""
    return briefed_here


@pytest.fixture
def diff(sample: Path, briefed: Run, tmp_path: Path) -> Callable[..., dict]:
    """The comparison of the course with an edited text."""

    def run(text: str) -> dict:
        assert text != ORIGINAL
        (tmp_path / "next.txt").write_text(text, encoding="utf-8")
        result = briefed("diff", COURSE, tmp_path / "next.txt", "--format", "json", project=sample)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return run


def changed(found: dict) -> list[dict]:
    return [change for change in found["changes"] if change["kind"] != "unchanged"]


def quotes_of(identity: str) -> set[str]:
    """Where the course quotes a statement, by file."""
    files = [*(SAMPLE / "docs" / COURSE).glob("*.md"), *(SAMPLE / "quizzes" / COURSE).glob("*.md")]
    return {
        path.relative_to(SAMPLE).as_posix()
        for path in files
        if path.name != "briefing.md" and f"[{identity}]" in path.read_text(encoding="utf-8")
    }


HIDDEN_MEN = SAMPLE / "docs" / COURSE / "hidden-men.md"
POINT = r"^ *- [^>]*?\[hidden-men-1\]$"


def test_the_same_edition_has_no_change(sample: Path, briefed: Run) -> None:
    run = briefed("diff", COURSE, SAMPLE / "docs" / COURSE / "original.txt", project=sample)
    assert run.stdout == "23 statements before, 23 after: 23 unchanged\n"


def test_one_word_is_told_with_every_quote_that_holds_it(diff: Callable) -> None:
    found = diff(
        ORIGINAL.replace(
            "Conversely there are also examples", "Conversely there are a few examples"
        )
    )
    (change,) = changed(found)
    assert change["kind"] == "reworded" and [one["id"] for one in change["before"]] == [
        "hidden-men-1"
    ]
    assert [(one["what"], one["words"]) for one in change["words"] if one["what"] != "same"] == [
        ("gone", "also"),
        ("new", "a few"),
    ]
    assert {touch["file"] for touch in change["touches"]} == quotes_of("hidden-men-1")
    for touch in change["touches"]:
        lines = (SAMPLE / touch["file"]).read_text(encoding="utf-8").splitlines()
        if touch["kind"] == "point":  # it rests on the whole statement
            assert lines[touch["line"] - 1].lstrip().startswith("- ") and touch["edit"]
            continue
        quote = " ".join(lines[touch["line"] - 1 :]).split("[hidden-men-1]")[0]
        assert touch["edit"] == ("Conversely" in quote), touch
    assert {touch["edit"] for touch in change["touches"]} == {True, False}
    points = [touch for touch in change["touches"] if touch["kind"] == "point"]
    assert len(points) == len(re.findall(POINT, HIDDEN_MEN.read_text(encoding="utf-8"), re.M)) > 2
    assert {touch["kind"] for touch in change["touches"]} == {"quote", "question", "point"}
    assert change["slides"] == sorted(
        {Path(file).stem for file in quotes_of("hidden-men-1") if file.startswith("quizzes/")}
        | {"hidden-men"}
    )


@pytest.mark.parametrize(
    ("old", "new", "id", "question"),
    [
        (
            "sensitive and creative multi-agency",
            "careful and creative multi-agency",
            "barriers-to-engagement-1",
            "how-reluctance-came-about",
        ),
    ],
)
def test_questions_to_arrange_are_named_that_rest_on_what_has_changed(
    diff: Callable, old: str, new: str, id: str, question: str
) -> None:
    (change,) = changed(diff(ORIGINAL.replace(old, new)))
    assert [one["id"] for one in change["before"]] == [id]
    touched = {one["name"]: one for one in change["touches"] if one["kind"] == "question"}
    assert touched[question]["edit"] is True


def test_a_comma_is_a_change(diff: Callable) -> None:
    (change,) = changed(diff(ORIGINAL.replace("reluctant fathers, but", "reluctant fathers but")))
    assert change["kind"] == "reworded"


def test_what_comes_first_moves_no_id(diff: Callable) -> None:
    found = diff(
        ORIGINAL.replace(ITEMS[0], f"- Nobody had asked the neighbours for their view.\n{ITEMS[0]}")
    )
    # As the update does it: the new one gets a number that was never used.
    identities = {one["id"] for change in found["changes"] for one in change["before"]}
    (change,) = changed(found)
    assert change["kind"] == "added" and change["after"][0]["id"] not in identities
    assert not any(change["touches"] for change in found["changes"])


def test_what_is_removed_takes_its_quotes_with_it(diff: Callable) -> None:
    (change,) = changed(
        diff(
            ORIGINAL.replace(
                next(item for item in ITEMS if "Health visitors should ensure" in item) + "\n", ""
            )
        )
    )
    assert (
        change["kind"] == "removed"
        and change["touches"]
        and all(touch["edit"] for touch in change["touches"])
    )


def test_two_that_change_places_are_one_move(diff: Callable) -> None:
    first, second = (
        next(item for item in ITEMS if words in item)
        for words in ("tenacious work", "Health visitors should ensure")
    )
    found = diff(ORIGINAL.replace(first, "@").replace(second, first).replace("@", second))
    assert [change["kind"] for change in changed(found)] == ["moved"]


def test_the_last_of_a_theme_that_becomes_the_first_is_one_move(diff: Callable) -> None:
    first, last = (
        next(item for item in ITEMS if item.startswith(words))
        for words in ("- There were multiple examples", "- Escalation plans were clear")
    )
    found = diff(ORIGINAL.replace(f"{last}\n", "").replace(first, f"{last}\n{first}"))
    assert [change["kind"] for change in changed(found)] == ["moved"]


def test_one_that_goes_to_another_theme_is_moved(diff: Callable) -> None:
    item = next(item for item in ITEMS if "Health visitors should ensure" in item)
    (change,) = changed(
        diff(ORIGINAL.replace(item + "\n", "").replace(ITEMS[0], f"{item}\n{ITEMS[0]}"))
    )
    assert (
        change["kind"] == "moved"
        and change["before"][0]["theme"] == "hidden-men" != change["after"][0]["theme"]
    )


def test_a_theme_with_another_name_keeps_its_statements(diff: Callable) -> None:
    found = diff(ORIGINAL.replace("Hidden men:", "Unseen men:"))
    (theme,) = found["themes"]
    # As the update does it: its page keeps its address.
    assert (theme["kind"], theme["theme"]) == ("renamed", "hidden-men")
    assert (theme["before"], theme["after"]) == ("Hidden men", "Unseen men")
    assert changed(found) == []


def test_a_theme_with_another_name_that_lost_all_its_words_is_another(diff: Callable) -> None:
    hidden = ORIGINAL[ORIGINAL.index("Hidden men:") : ORIGINAL.index("Domestic abuse:")]
    found = diff(ORIGINAL.replace(hidden, "Safer sleep:\n\n- Nobody lit the lamps at dusk.\n\n"))
    assert [(theme["kind"], theme["theme"]) for theme in found["themes"]] == [
        ("removed", "hidden-men")
    ]


@pytest.mark.parametrize(
    ("edit", "said", "to_do"),
    [
        (
            lambda text: text.replace("Hidden men:", "Unseen men:"),
            "theme renamed: Hidden men → Unseen men",
            f"write “Unseen men” as title: and in the # heading of docs/{COURSE}/hidden-men.md",
        ),
        (
            lambda text: text.replace(_theme("Hidden men"), ""),
            "theme removed: Hidden men",
            "write yes beside its name at the start of the worksheet, or "
            f"remove docs/{COURSE}/hidden-men.md and quizzes/{COURSE}/hidden-men.md, or keep the "
            "page: write kind: extra at its top, and take its quotes and its questions "
            "away",
        ),
        (
            lambda text: text.replace(_theme("Hidden men"), "").replace(
                "Barriers to", f"{_theme('Hidden men')}Barriers to"
            ),
            "theme moved: Hidden men, now behind Multi-agency working",
            f"read whether docs/{COURSE}/hidden-men.md still follows from the page before it; the "
            "menu has the new order",
        ),
    ],
    ids=("renamed", "removed", "moved"),
)
def test_a_theme_that_changed_as_a_whole_is_told_once_with_what_is_to_do(
    edit: Callable, said: str, to_do: str, sample: Path, briefed: Run, tmp_path: Path
) -> None:
    file = tmp_path / "next.txt"
    file.write_text(edit(ORIGINAL), encoding="utf-8")
    lines = briefed("diff", COURSE, file, project=sample).stdout.splitlines()
    at = lines.index(said)
    assert lines[at + 1] == f"  to do: {to_do}"
    assert sum(line.startswith("theme ") for line in lines) == 1
    page = briefed("diff", COURSE, file, "--format", "html", project=sample).stdout
    assert page.count("To do: ") == 1 and to_do in page


def _theme(name: str) -> str:
    """A theme of the briefing with its points and the empty line below them."""
    found = re.search(rf"(?m)^{name}:\n\n(?:-.*\n)+\n", ORIGINAL)
    assert found
    return found[0]


def test_a_point_with_another_place_is_told_once_with_where_its_quote_belongs(
    sample: Path, briefed: Run, tmp_path: Path
) -> None:
    first, second = (
        next(item for item in ITEMS if words in item)
        for words in ("tenacious work", "Health visitors should ensure")
    )
    file = tmp_path / "next.txt"
    file.write_text(
        ORIGINAL.replace(first, "@").replace(second, first).replace("@", second), encoding="utf-8"
    )
    run = briefed("diff", COURSE, file, project=sample)
    (said,) = re.findall(r"(?m)^moved: (.*)$", run.stdout)
    (to_do,) = re.findall(r"(?m)^  to do: (.*)$", run.stdout)
    moved = said.partition(" ")[0]
    place = said.rpartition(", now ")[2]
    assert place in ("the first of its theme", "behind hidden-men-2") and moved != place
    assert to_do == (
        f"move its quote, and what you say of it, on docs/{COURSE}/hidden-men.md: {place}"
    )


def test_one_cut_in_two_and_two_joined(diff: Callable, briefed: Run, tmp_path: Path) -> None:
    item = next(item for item in ITEMS if "tenacious work" in item)
    cut = ORIGINAL.replace(item, re.sub(r"\.? Conversely", ".\n- Conversely", item))
    (change,) = changed(diff(cut))
    assert change["kind"] == "split" and len(change["after"]) == 2
    assert {touch["edit"] for touch in change["touches"]} >= {False}
    (tmp_path / "cut.txt").write_text(cut, encoding="utf-8")
    run = briefed(
        "diff", tmp_path / "cut.txt", SAMPLE / "docs" / COURSE / "original.txt", "--format", "json"
    )
    (change,) = changed(json.loads(run.stdout))
    assert change["kind"] == "merged" and len(change["before"]) == 2 and len(change["after"]) == 1


def test_the_page_shows_both_wordings_and_runs_no_markup(briefed: Run, tmp_path: Path) -> None:
    for name, words in (
        ("old", "3 cases had * and &amp; none"),
        ("new", "4 cases had * and &amp; none \\<b>"),
    ):
        (tmp_path / f"{name}.txt").write_text(
            f"Small audit\n\nHidden men:\n\n- {words}.\n", encoding="utf-8"
        )
    page = briefed("diff", tmp_path / "old.txt", tmp_path / "new.txt", "--format", "html").stdout
    assert (
        "<del>3</del> <ins>4</ins>" in page and "<b>" not in page and "<li>1 reworded</li>" in page
    )


def test_a_file_that_is_not_there_is_said(sample: Path, briefed: Run) -> None:
    run = briefed(
        "diff", "no-such-course", SAMPLE / "docs" / COURSE / "original.txt", project=sample
    )
    assert run.returncode == 2 and "no-such-course" in run.stderr and "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("old", "new", "service", "edit"),
    [
        ("should ensure that the father", "must ensure that the father", "Health visiting", False),
        ("Health visitors should", "Practitioners should", "Health visiting", True),
        ("Health visitors should", "Health visitors and probation should", "Probation", True),
        (
            "There is good consideration",
            "In midwifery there is good consideration",
            "Midwifery",
            True,
        ),
    ],
)
def test_the_services_of_a_changed_statement_are_told(
    diff: Callable, old: str, new: str, service: str, edit: bool
) -> None:
    (change,) = changed(diff(ORIGINAL.replace(old, new)))
    told = {one["name"]: one for one in change["touches"] if one["kind"] == "service"}
    assert told[service]["edit"] is edit
    assert told[service]["file"] == f"docs/{COURSE}/index.md"


def test_the_services_of_a_removed_statement_are_told(
    sample: Path, briefed: Run, tmp_path: Path
) -> None:
    (line,) = [one for one in ITEMS if "Health visitors should" in one]
    (tmp_path / "next.txt").write_text(ORIGINAL.replace(f"{line}\n", ""), encoding="utf-8")
    run = briefed("diff", COURSE, tmp_path / "next.txt", project=sample)
    assert "the list of the service Health visiting is to be edited" in run.stdout
    assert "the list of the service Probation" not in run.stdout
