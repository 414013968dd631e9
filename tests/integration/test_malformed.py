"""A sample of the malformed files; `make soak` takes all of them, and `make malformed` prints what
each costs.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.sampling import SOAKING
from tools.malformed.cases import Case, cases
from tools.malformed.runner import run

pytestmark = pytest.mark.slow

EVERY = {case.name: case for case in cases()}
SAMPLE = [
    "new cut-3.docx",
    "statements flipped-3.docx",
    "new empty-word-document-xml.docx",
    "statements entities.docx",
    "new deep.docx",
    "statements bomb.docx",
    "update deep-400.html",
    "new entities.html",
    "statements latin-1.html",
    "new flipped-2.pdf",
    "statements pages-in-a-circle.pdf",
    "new nul.txt",
    "update headings.txt",
    "new a-pipe",
    "update a-device",
    "new letters",
    "new itself",
    "check page-aliases",
    "check page-4-mb",
    "check page-pipe",
    "check page-name",
    "build configuration-deep",
    "build page-by-hand-latin-1",
]


def the(name: str) -> Case:
    """The case of a name; which command it is brought to depends on its place among the others."""
    wanted = name.partition(" ")[2]
    return EVERY.get(name) or next(
        case for case in EVERY.values() if case.name.partition(" ")[2] == wanted
    )


def test_there_are_enough() -> None:
    assert len(cases()) >= 150


@pytest.mark.soak
@pytest.mark.parametrize("name", EVERY if SOAKING else SAMPLE)
def test_a_malformed_file_is_refused_or_read(name: str, tmp_path: Path) -> None:
    result = run(the(name), tmp_path)
    assert not result.wrong, result
