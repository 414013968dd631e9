"""The commands that are measured, on projects of several sizes, and what each must say."""

from __future__ import annotations

import functools
import itertools
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypandoc
from support.building import COMMAND
from support.synthetic.projects import (
    LIBRARY_COURSES,
    SITE_PAGES,
    copy_project,
    courses,
    make_checked,
    make_library,
    make_many,
    make_site,
    make_stock,
)

from tools.bench.measuring import LARGE, Case, Failure

UNCHANGED, CHANGED = "ours, nothing changed", "ours, one word changed"
ALONE = "1 of the 100 courses alone, ours"
_numbers = itertools.count()


def _nothing(said: str) -> None:
    if said:
        raise Failure(f"not expected: {said[-2000:]}")


def _imported(said: str) -> None:
    if "23 statements, 36 sentences" not in said:
        raise Failure(f"the briefing was read otherwise: {said[-2000:]}")


def _check(name: str, project: Path, statements: int | None = None) -> Case:
    def verify(said: str) -> None:
        found = re.search(
            r"^(\d+) of \1 statements taught, (\d+) of \2 sentences tested, .*; 0 errors",
            said,
            re.M,
        )
        if not found or statements not in (None, int(found[1])):
            raise Failure(f"the check of {name} is not clean:\n{said[-2000:]}")

    return Case(f"check, {name}", [str(COMMAND), "check", "--project", str(project)], verify)


def _library(project: Path) -> Iterator[Case]:
    """Checks of many courses: with nothing kept, of the same again, and after one edit."""
    name = f"{LIBRARY_COURSES:,} courses"
    make_library(project, LIBRARY_COURSES)
    yield _check(name, project)._replace(prepare=_forget)
    yield _check(f"{name}, nothing changed", project)
    word = functools.partial(_change_a_word, project)
    yield _check(f"{name}, one edit", project)._replace(prepare=word)


def _pages(site: Path) -> dict[str, tuple[int, int]]:
    """The pages of a built site that stock MkDocs builds too, each with its numbers of quotes and
    of questions.
    """
    pages = {}
    for path in site.rglob("*.html"):
        if path.parent.name in (
            "search",
            "slides",
        ):  # what the search runs in where there is no server is no page, and no slides are stock's
            continue
        text = path.read_text(encoding="utf-8")
        pages[path.relative_to(site).as_posix()] = (
            text.count("<blockquote"),
            len(re.findall(r'<(?:div class="quiz(?:"| quiz-)|section class="bf-question")', text)),
        )
    return pages


def _builds(name: str, project: Path, stock: Path, *, short: bool = False) -> Iterator[Case]:
    """Our build, which finds nothing kept, and stock's of the same pages; with `short` also stock's
    with a short navigation, which shows less on a page than ours. Then ours again, of the same
    sources, and with one word changed.
    """

    def verify(_: str) -> None:
        ours, theirs = _pages(project / "site"), _pages(stock / "site")
        different = [
            page for page in ours.keys() | theirs.keys() if ours.get(page) != theirs.get(page)
        ]
        if different or not any(questions for _, questions in ours.values()):
            raise Failure(
                f"stock MkDocs built other pages than we did at {name}: "
                f"{', '.join(sorted(different)[:5]) or 'no question at all'}"
            )

    build = [str(COMMAND), "build", "--project", str(project)]
    yield Case(f"build, {name}, ours", build, lambda _: None, prepare=_forget)
    for kind, config in (
        {"stock": "mkdocs.yml"} | ({"stock, short navigation": "short.yml"} if short else {})
    ).items():
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(stock / config),
            "--site-dir",
            str(stock / "site"),
        ]
        yield Case(f"build, {name}, {kind}", command, verify)
    yield Case(f"build, {name}, {UNCHANGED}", build, lambda _: None)
    word = functools.partial(_change_a_word, project)
    yield Case(f"build, {name}, {CHANGED}", build, lambda _: None, prepare=word)


def _forget(kept: Path) -> None:
    shutil.rmtree(kept, ignore_errors=True)


def _change_a_word(project: Path, kept: Path) -> None:
    """Change a sentence of one page, each time to another."""
    heading = "\n## In practice"
    pages = sorted(project.glob("docs/*/*.md"))
    page = next(one for one in pages if heading in one.read_text(encoding="utf-8"))
    before, _, after = page.read_text(encoding="utf-8").partition(heading)
    before = before.partition("\nLook once more")[0]
    said = f"\nLook once more{', and once more' * next(_numbers)}.\n"
    page.write_text(f"{before}{said}{heading}{after}", encoding="utf-8")


def prepare_checks(folder: Path, quick: bool) -> list[Case]:
    """Make this project and those of one large course, and the cases that check them."""
    here = folder / "here"
    copy_project(here, course=True)
    cases = [
        Case("python -c pass", [sys.executable, "-c", "pass"], _nothing),
        _check("this course", here),
    ]
    cases.append(cases[-1]._replace(name="check, this course, no bytecode", bytecode=False))
    for number in (100, 1_000, 10_000):
        name = f"{number:,} statements"
        if not (quick and name in LARGE):
            make_checked(folder / f"check-{number}", number)
            cases.append(_check(name, folder / f"check-{number}", number))
    return cases


def prepare(folder: Path, quick: bool) -> list[Case]:
    """Make the projects, and the cases in the order in which a round runs them."""
    cases = prepare_checks(folder, quick)
    here = folder / "here"
    make_stock(here, folder / "here-stock")
    pages = len(list((folder / "here-stock").glob("docs/**/*.md")))
    cases += _builds(f"{pages} pages (this course)", here, folder / "here-stock")
    word = folder / "briefing.docx"
    subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown-smart",
            here / "docs" / courses()[0] / "original.txt",
            "-o",
            word,
        ],
        check=True,
    )
    cases.append(
        Case("import, this briefing as .docx", [str(COMMAND), "statements", str(word)], _imported)
    )
    if not quick:
        make_many(folder / "many")
        make_stock(folder / "many", folder / "many-stock")
        cases.append(_check("100 courses", folder / "many")._replace(prepare=_forget))
        cases += _library(folder / "library")
        cases += _builds("100 courses", folder / "many", folder / "many-stock", short=True)
        make_many(folder / "one", courses=1)
        command = [str(COMMAND), "build", "--project", str(folder / "one")]
        cases.append(Case(f"build, {ALONE}", command, lambda _: None, prepare=_forget))
        make_site(folder / "site")
        make_stock(folder / "site", folder / "site-stock")
        cases += _builds(f"{SITE_PAGES} pages", folder / "site", folder / "site-stock")
    return cases
