"""Runs the mutants against the real check, in copies of the real project, and reports caught
and seeded per class.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from briefed.checking import rules
from briefed.checking.project import check_project
from briefed.errors import InputError
from briefed.model import Problem
from briefed.source.project import Project, load
from briefed.verifying.site import check_site
from support.building import copy_sources, only_the_fixture, put_sample
from support.remembering import remember

from .model import REGISTRY, FaultClass, Mutant, Texts, apply, line_of
from .project import arranged, spread

# Importing the modules beside this one enters their classes into the registry.
for _found in pkgutil.iter_modules([str(Path(__file__).parent)]):
    importlib.import_module(f"{__package__}.{_found.name}")

ROOT = Path(__file__).parents[2]
SITE = "site"
SOURCES = ("docs", "quizzes", "mkdocs.yml", "scripts/site_hooks.py", "scripts/web")
ACCEPTED = {
    "contact-missing",
    "approval-missing",
    "number-unverified",  # it ships as a draft, with what a partnership has yet to add
    "stronger-than-briefing",
}  # and with sentences that say too much, until it is rewritten
# Warnings of how questions are written: no mutant seeds one, and the fixture has them for good.
ACCEPTED |= {
    code.name
    for code in rules.REGISTRY.values()
    if code.run and code.run.__module__.endswith((".cues", ".wording"))
}
WORKERS = 2
# The forms of a course by the modules of their faults, in the order of their table. What is
# arranged is one of three, by the tag of its question.
FORMS = {
    "branching": "cases",
    "shown_cases": "cases",
    "arranged": "",
    "shown_arranged": "",
    "pictures": "pictures",
    "shown_pictures": "pictures",
    "services": "services",
}
ARRANGED = {"sort": "sortings", "match": "matchings", "order": "orders"}
ORDER = ("cases", *ARRANGED.values(), "pictures", "services")


class Result(NamedTuple):
    """What became of a mutant: `missing` is "" where it was caught, else what was not reported
    and what was. `form` is that of FORMS, or ""; `found` says that anything was reported, and
    `code` that every code was, wherever.
    """

    name: str
    what: str
    missing: str
    form: str = ""
    found: bool = False
    code: bool = False


def main() -> int:
    """Run the command; returns its exit status: 0 all caught, 1 some survived or the clean
    project has problems.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, help="at most so many mutants of each class")
    parser.add_argument(
        "--forms", action="store_true", help="only cases, sortings and so on, in a table by form"
    )
    parser.add_argument(
        "classes", nargs="*", help="only the classes whose names hold one of these words"
    )
    options = parser.parse_args()
    chosen = [
        one
        for one in REGISTRY.values()
        if (not options.classes or any(word in one.name for word in options.classes))
        and (not options.forms or _module(one) in FORMS)
    ]
    if not chosen:
        parser.error("no class has such a name")
    start = time.monotonic()
    with project_copy() as base:
        dirty = unclean(base)
        if dirty:
            print("The clean project has problems, so nothing was seeded:", *dirty, sep="\n  ")
            return 1
        results = run(base, chosen, options.most)
    everywhere = [one for one in chosen if one.everywhere]
    if everywhere:
        with fixture_copy() as base:
            results += run(base, everywhere, options.most)
    print(table_of_forms(results) if options.forms else table(results))
    print(f"{time.monotonic() - start:.0f} s")
    return 1 if any(result.missing for result in results) else 0


@contextlib.contextmanager
def project_copy() -> Iterator[Path]:
    """A folder with a copy of the project, which has the sample for its course, and with its built
    site; in memory where the system has such a place.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(
        prefix="mutants-", dir=memory if os.access(memory, os.W_OK) else None
    ) as folder:
        base = Path(folder, "base")
        base.mkdir()
        for name in SOURCES:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            (base / name).parent.mkdir(exist_ok=True)
            copy(ROOT / name, base / name)
        put_sample(base)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", SITE],
            cwd=base,
            check=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        yield base


@contextlib.contextmanager
def fixture_copy() -> Iterator[Path]:
    """A folder with a copy of the project that has the fixture's course in the place of the real
    one. Its site is not built: only faults of the sources are seeded into it.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        yield only_the_fixture(copy_sources(Path(folder, "base")))


def unclean(base: Path) -> list[str]:
    """The problems of the unmutated project and its built site, if any, but for those that it may
    have.
    """
    project = load(base)
    found = check_project(project)[0]
    if (base / SITE).is_dir():
        found += check_site(project, base / SITE)
    return [
        f"{problem.location}: {problem.code}: {problem.message}"
        for problem in found
        if problem.code not in ACCEPTED
    ]


def read(base: Path) -> Texts:
    """The texts of a project and its built site, by path."""
    kinds = {".md", ".txt", ".yml", ".html", ".css"}
    return Texts(
        {
            path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(base.rglob("*"))
            if path.suffix in kinds
        }
    )


def run(
    base: Path, chosen: list[FaultClass], most: int | None = None, workers: int = WORKERS
) -> list[Result]:
    """Seed the mutants of some classes, at most so many of each; the results in their order.

    With one worker all happens in this process, and is judged by what is patched in it.
    """
    texts = read(base)
    jobs = [
        (one.name, one.built, mutant, _form(one, mutant, texts))
        for one in chosen
        for mutant in _some(list(one.seeds(texts)), most)
    ]
    if workers == 1:
        _start(base, texts)
        return [_judge(job) for job in jobs]
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(base, texts)) as pool:
        return list(pool.map(_judge, jobs, chunksize=10))


def _module(one: FaultClass) -> str:
    return one.seeds.__module__.rpartition(".")[2]


def _form(one: FaultClass, mutant: Mutant, texts: Texts) -> str:
    """The form that a mutant is of; "" for one of none."""
    form = FORMS.get(_module(one))
    if form != "":
        return form or ""
    expect = mutant.expected[0]
    for question in arranged(texts):
        lines = (line_of(texts[question.file], at) for at in (question.start, question.end))
        if question.file == expect.file and next(lines) <= expect.line < next(lines):
            return ARRANGED[question.tag]
    raise ValueError(f"{mutant.what!r} expects nothing of a question to arrange: {expect}")


def _some(mutants: list[Mutant], most: int | None) -> list[Mutant]:
    return mutants if most is None else spread(mutants, most)


class _Copy(NamedTuple):
    """A worker's own copy of the project, as it stands between two mutants."""

    root: Path
    texts: Texts
    clean: Project


_copy: _Copy


def _start(base: Path, texts: Texts) -> None:
    """Make this worker's copy."""
    global _copy
    root = Path(tempfile.mkdtemp(prefix="copy-", dir=base.parent), "project")
    shutil.copytree(base, root)
    _copy = _Copy(root, texts, load(root))


def _start_worker(base: Path, texts: Texts) -> None:
    """Make the copy of a worker of its own, where what is not mutated is worked out once."""
    remember(setattr)
    _start(base, texts)


def _judge(job: tuple[str, bool, Mutant, str]) -> Result:
    """Seed a mutant, check, and undo it."""
    name, built, mutant, form = job
    changed = apply(_copy.texts, mutant.edits)
    try:
        for file, text in changed.items():
            _write(file, text)
        problems = (
            check_site(_copy.clean, _copy.root / SITE)
            if built
            else check_project(load(_copy.root))[0]
        )
    except InputError as error:
        return Result(name, mutant.what, f"the command stopped: {error}", form)
    except Exception as error:  # one fault of ours must not lose what is known of all others
        return Result(name, mutant.what, f"the check broke: {error!r}", form)
    finally:
        for file in changed:
            _write(file, _copy.texts.get(file))
    codes = {problem.code for problem in problems} - ACCEPTED
    named = all(codes & set(expect.codes.split("|")) for expect in mutant.expected)
    return Result(name, mutant.what, _missing(mutant, problems), form, bool(codes), named)


def _write(file: str, text: str | None) -> None:
    path = _copy.root / file
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _missing(mutant: Mutant, problems: list[Problem]) -> str:
    """In words: what should have been reported and what was, or "" where all of it was."""
    places = [
        (problem.code, problem.location.file, problem.location.line, problem.message)
        for problem in problems
    ]
    missing = [
        expect for expect in mutant.expected if not any(expect.met_by(*place) for place in places)
    ]
    if not missing and mutant.expected:
        return ""
    wanted = ", ".join(f"{expect.codes} at {expect.file}:{expect.line}" for expect in missing[:3])
    got = ", ".join(
        f"{code} at {file}:{line}" for code, file, line, _ in places if code not in ACCEPTED
    )
    return f"wanted {wanted or 'an expectation'}; got {got[:300] or 'nothing'}"


def table_of_forms(results: list[Result]) -> str:
    """The report by form: how many were seeded, how many of them anything was reported of, with
    every code that was expected, and with every code in its file and on its line.
    """
    lines = [f"{'form':9}  seeded   found  right code  right line"]
    for form in [*ORDER, "all"]:
        own = [one for one in results if form in ("all", one.form)]
        counts = (sum(one.found for one in own), sum(one.code for one in own))
        right = sum(not one.missing for one in own)
        lines.append(f"{form:9}  {len(own):6}  {counts[0]:6}  {counts[1]:10}  {right:10}")
    return "\n".join([*lines, *_survivors(results)])


def table(results: list[Result]) -> str:
    """The report: a line for each class, the sum, and a line for each survivor."""
    names = list(dict.fromkeys(result.name for result in results))
    width = max(map(len, names), default=5)
    lines = [f"{'class':{width}}  seeded  caught"]
    for name in [*names, "all"]:
        own = [result for result in results if name in ("all", result.name)]
        lines.append(f"{name:{width}}  {len(own):6}  {sum(not result.missing for result in own):6}")
    return "\n".join([*lines, *_survivors(results)])


def _survivors(results: list[Result]) -> list[str]:
    survivors = [result for result in results if result.missing]
    return [
        "",
        f"{len(survivors)} survived" + (":" if survivors else ""),
        *(f"  {result.name}: {result.what}: {result.missing}" for result in survivors),
    ]
