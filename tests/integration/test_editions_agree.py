"""`briefed diff` before an update, the update and `briefed diff` after it say the same of any edit:
which statements keep their ids, which themes their addresses, and what rests on them.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from pathlib import Path

from briefed.authoring import differences, new, update
from briefed.checking.project import chosen
from briefed.checking.touched import Touched
from briefed.model import Briefing, Course
from hypothesis import given
from hypothesis import strategies as st
from support.sampling import sampled

COURSE = "harbour"
WORDS = (
    "lamp boat keeper horn fog tide quay rope sail crew log watch storm harbour light signal "
    "night oil wick bell chart anchor pilot mast deck cargo gull buoy reef wind"
).split()
NAMES = ("Lamps", "Boats", "Fog", "Watch keeping", "The harbour at night", "Ropes", "Charts")

Paper = list[tuple[str, list[list[str]]]]  # themes: a heading, and the sentences of each statement


def _sentence(source: random.Random) -> str:
    return " ".join(source.choices(WORDS, k=source.randint(5, 11))).capitalize() + "."


def _statement(source: random.Random) -> list[str]:
    return [_sentence(source) for _ in range(source.randint(1, 3))]


def _paper(source: random.Random) -> Paper:
    names = source.sample(NAMES, source.randint(2, 4))
    return [(name, [_statement(source) for _ in range(source.randint(1, 4))]) for name in names]


def _reword(paper: Paper, source: random.Random) -> None:
    statement = source.choice(source.choice(paper)[1])
    words = statement[0].split()
    words[source.randrange(len(words) - 1)] = source.choice(WORDS)
    statement[0] = " ".join(words)


def _replace(paper: Paper, source: random.Random) -> None:
    statements = source.choice(paper)[1]
    statements[source.randrange(len(statements))] = _statement(source)


def _move(paper: Paper, source: random.Random) -> None:
    statements = source.choice(paper)[1]
    if len(statements) > 1:
        statement = statements.pop(source.randrange(len(statements)))
        others = source.choice(paper)[1]
        others.insert(source.randint(0, len(others)), statement)


def _repeat(paper: Paper, source: random.Random) -> None:
    others = source.choice(paper)[1]
    others.insert(source.randint(0, len(others)), [*source.choice(source.choice(paper)[1])])


def _split(paper: Paper, source: random.Random) -> None:
    statements = source.choice(paper)[1]
    at = source.randrange(len(statements))
    if len(statements[at]) > 1:
        statements[at : at + 1] = [statements[at][:1], statements[at][1:]]


def _merge(paper: Paper, source: random.Random) -> None:
    statements = source.choice(paper)[1]
    if len(statements) > 1:
        statements[0:2] = [statements[0] + statements[1]]


def _add(paper: Paper, source: random.Random) -> None:
    statements = source.choice(paper)[1]
    statements.insert(source.randint(0, len(statements)), _statement(source))


def _rename(paper: Paper, source: random.Random) -> None:
    at = source.randrange(len(paper))
    free = [name for name in NAMES if name not in {name for name, _ in paper}]
    paper[at] = (source.choice(free), paper[at][1])


def _swap_names(paper: Paper, source: random.Random) -> None:
    one, other = source.sample(range(len(paper)), 2)
    (first, a), (second, b) = paper[one], paper[other]
    paper[one], paper[other] = (second, a), (first, b)


def _new_theme(paper: Paper, source: random.Random) -> None:
    free = [name for name in NAMES if name not in {name for name, _ in paper}]
    paper.insert(source.randint(0, len(paper)), (source.choice(free), [_statement(source)]))


def _remove_theme(paper: Paper, source: random.Random) -> None:
    if len(paper) > 2:
        del paper[source.randrange(len(paper))]


def _order(paper: Paper, source: random.Random) -> None:
    source.shuffle(paper)


EDITS = (
    _reword,
    _replace,
    _move,
    _repeat,
    _split,
    _merge,
    _add,
    _rename,
    _rename,
    _swap_names,
    _new_theme,
    _remove_theme,
    _order,
)


def _text(paper: Paper) -> str:
    themes = (
        f"{name}:\n\n" + "\n".join(f"- {' '.join(statement)}" for statement in statements)
        for name, statements in paper
    )
    return "Harbour report\n\n" + "\n\n".join(themes) + "\n"


def _copy(paper: Paper) -> Paper:
    return [(name, [[*statement] for statement in statements]) for name, statements in paper]


def _told(difference: differences.Difference) -> dict[str, object]:
    """All that a difference says of ids and addresses, without lines."""
    comparison = difference.comparison
    return {
        "changes": [
            (
                change.kind,
                [(one.id, one.text) for one in change.before],
                [(one.id, one.theme, one.text) for one in change.after],
                change.elsewhere,
            )
            for change in comparison.changes
        ],
        "renamed": [(was.slug, was.name, now.slug, now.name) for was, now in comparison.renamed],
        "removed": [theme.slug for theme in comparison.removed],
        "reordered": [
            (theme.slug, before and before.slug) for theme, before in comparison.reordered
        ],
    }


def _kept(told: differences.Difference) -> dict[str, str]:
    """The words that the statements which keep their ids have now, by these ids."""
    return {
        change.before[0].id: change.after[0].text
        for change in told.comparison.changes
        if change.kind in ("unchanged", "moved", "reworded")
    }


def _touched(root: Path, difference: differences.Difference) -> list[list[tuple[str, ...]]]:
    """What rests on each change, with the words of its line instead of its number and its id.

    An update adds lines above it, and gives it the id that its statement has now.
    """

    def line(touched: Touched) -> str:
        file = root / touched.location.file
        words = file.read_text("utf-8").splitlines()[touched.location.line - 1]
        return re.sub(r" \[[\w-]+\]$", "", words)

    return [
        [
            (one.location.file, line(one), one.kind, one.name, one.slides, str(one.edit))
            for one in all_
        ]
        for all_ in difference.touches
    ]


def _same_ids(before: Briefing, after: Briefing) -> dict[str, str]:
    there = {one.id for one in before.statements}
    return {one.id: one.text for one in after.statements if one.id in there}


def _course(root: Path) -> Course:
    return chosen(root, course=COURSE).courses[0]


@sampled(20)
@given(st.integers(0, 10**9))
def test_any_edit_is_told_alike_before_and_after_it_is_brought(seed: int) -> None:
    source = random.Random(seed)
    root = Path(tempfile.mkdtemp(prefix="editions-"))
    try:
        paper, file = _paper(source), root / "next.txt"
        _begin(root, file, paper)
        edition = "1"
        for _ in range(2):
            before = _course(root).briefing
            changed = _copy(paper)
            for edit in source.choices(EDITS, k=source.randint(1, 4)):
                edit(changed, source)
            if _text(changed) == _text(paper):
                continue
            paper = changed
            file.write_text(_text(paper), "utf-8")
            told = differences.read(root, COURSE, file.as_posix())
            touched = _touched(root, told)
            done = update.update(root, COURSE, file)
            assert _told(done.difference) == _told(told)
            assert _touched(root, done.difference) == touched
            afterwards = differences.read(root, f"{COURSE}@{edition}", COURSE)
            assert _told(afterwards) == _told(told)
            assert _kept(told) == _same_ids(before, _course(root).briefing)
            edition = done.edition
    finally:
        shutil.rmtree(root)


def _begin(root: Path, file: Path, paper: Paper) -> None:
    """A project with a course that was made of a paper."""
    (root / "mkdocs.yml").write_text("site_name: Harbours\n", "utf-8")
    (root / "docs").mkdir()
    file.write_text(_text(paper), "utf-8")
    new.new(root, file, COURSE)
