"""What the check says of the fixture's course, and of its site, spoiled in some way throughout."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from briefed.building.site_build import SiteBuild
from briefed.checking.project import check_project, judge
from briefed.errors import InputError
from briefed.model import Problem
from briefed.outputs import slides
from briefed.source.project import load
from briefed.verifying.site import check_site

from support.articles import Renderer
from support.building import TESTS

Change = Callable[[str], str]
_REPEATED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|'[^']*'|\[[^\]]*\]|\S+\.(?:html|md|js|css)\b|[\w-]+-\d|\d+"
)


def _lines(edit: Callable[[str], list[str]], at: int, every: int) -> Change:
    """A change of one line in so many."""

    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(
            out
            for number, line in enumerate(lines)
            for out in (edit(line) if number % every == at else [line])
        )

    return change


def _words(pattern: str, by: str) -> Change:
    return lambda text: re.sub(pattern, by, text)


CHANGES: dict[str, Change] = {
    **{f"without line {at} of 7": _lines(lambda _: [], at, 7) for at in range(5)},
    **{f"line {at} of 9 twice": _lines(lambda line: [line] * 2, at, 9) for at in (0, 4)},
    "indented": _lines(lambda line: [f"    {line}"], 2, 6),
    "an empty line between": _lines(lambda line: ["", line], 3, 8),
    "joined": _lines(lambda line: [line.rstrip() + " <b>and</b> {.x}"], 5, 11),
    "lower headings": _words(r"(?m)^(##+) ", r"#\1 "),
    "other headings": _words(r"(?m)^## (?!What).*$", "## Other"),
    "other figures": _words(r"\b([1-8])(?=\d*(?:[ /%]|-\d))", "9"),
    "stronger": lambda text: re.sub(
        r"\b(should|some|most|often|may|usually)\b",
        lambda word: {"should": "must", "may": "will"}.get(word[1], "all"),
        text,
    ),
    "no marks": _words(r"[“”>]", ""),
    "other ids": _words(r"-(\d)\]", r"-\g<1>9]"),
    "wrong keys": _words(r"\[x\]", "[ ]"),
    "links": _words(r"\]\(", "](x:"),
    "no brackets": _words(r"\[([^\]]*)\]", r"\1"),
    "other comments": _words(r"<!-- *(\w)", r"<!-- x\1"),
    "other settings": _words(r"(?m)^(\w[\w ]*):", r"x\1:"),
    "lists for settings": _words(r"(?m)^(\w+): (\S.*)$", r"\1: [\2]"),
    "settings without values": _words(r"(?m)^( *(?:- )?\w+): .*$", r"\1:"),
    "settings of one kind": _words(r"(?m)^( *(?:- )?\w+): .*$", r"\1: 2020-02-30"),
    "capitals": lambda text: text.upper(),
}


# Of the HTML of a page, or of a slide.
SITE_CHANGES: dict[str, Change] = {
    "as it is": lambda html: html,
    **{f"without line {at} of 5": _lines(lambda _: [], at, 5) for at in (0, 3)},
    "line 1 of 4 twice": _lines(lambda line: [line] * 2, 1, 4),
    "without classes": _words(r' class="[^"]*"', ""),
    "ids of one name": _words(r' id="[^"]*-(\d)"', r' id="\1"'),
    "without data": _words(r' data-[\w-]+="[^"]*"', ""),
    "other values": _words(r'="(\w+)"', r'="\1-x"'),
    "other links": _words(r' href="', ' href="x'),
    "links elsewhere": _words(r' href="[^"#]*', ' href="https://far.example/'),
    "other figures": _words(r"\b([1-8])\b", "9"),
    "other words": _words(r"\b(the|not|and|lamp)\b", "or"),
    "hidden": _words(r"<(p|li|strong|h2|label|blockquote|span)\b", r"<\1 hidden"),
    "styled": _words(r"<(p|li|h2|label|blockquote)\b", r'<\1 style="opacity: 0"'),
    "other elements": _words(r"<(/?)(?:p|label|h3|li)\b", r"<\1div"),
    "no UTF-8": lambda html: "\ufeff" + html.replace("lamp", "l\udcffmp"),
    "not closed": _words(r"</(?:div|p|li|label)>", ""),
    "scripts": _words(r"<p>", "<p onclick='x()'><script>fetch('//far.example')</script>"),
    "loads": _words(r"<p>", "<p><img src='//far.example/a.png'>{{ x }} [lamp-care-1] <quiz>"),
}


def sources() -> dict[str, str]:
    """What is said of the sources after each change, by the name of a file."""
    return {"report.txt": _report({name: _problems(change) for name, change in CHANGES.items()})}


def site() -> dict[str, str]:
    """What is said of the site after each change, by the name of a file."""
    return {"report.txt": _report(dict(_site_problems()))}


def _report(problems: Mapping[str, Iterable[Problem]]) -> str:
    """The problems of each change, by code, and each message the first two times it is given.

    What a message repeats of a text, names and figures make it no other message.
    """
    seen: Counter[tuple[str, str]] = Counter()
    lines = []
    for name, of_change in problems.items():
        found = list(of_change)
        lines += [f"=== {name}", _counted(found)]
        for problem in found:
            kind = problem.code, _REPEATED.sub("", problem.message)
            seen[kind] += 1
            if seen[kind] <= 2:
                lines.append(
                    f"{problem.location} {problem.severity} {problem.code} "
                    f"{problem.statement or '-'}: {problem.message}"
                )
    return "\n".join(lines) + "\n"


def _counted(found: list[Problem]) -> str:
    counts = Counter(problem.code for problem in found)
    return ", ".join(f"{code} {times}" for code, times in sorted(counts.items()))


def _problems(change: Change) -> Iterator[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(TESTS / "fixture", root)
        for path in [*root.glob("docs/**/*.md"), *root.glob("quizzes/**/*.md")]:
            path.write_text(change(path.read_text("utf-8")), "utf-8")
        try:
            yield from check_project(load(root, "2026-06-01"))[0]
        except InputError as error:
            yield Problem(error.location, "error", "refused", error.message)


def _site_problems() -> Iterator[tuple[str, list[Problem]]]:
    """The articles and slides of the course as a site, spoiled by each change in turn."""
    project = load(TESTS / "fixture", "2026-06-01")
    build = SiteBuild(project, judge(project), None, shows_faults=False)
    (course,) = project.courses
    renderer = Renderer(TESTS / "fixture", build.pages)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / course.slug).mkdir()
        for path in build.pages:
            html = f"<html><head></head>\n<body><article>\n{renderer.article(build, path)}\n"
            name = path.replace(".md", ".html")
            (site / name).write_text(f"{html}</article>\n</body></html>\n", "utf-8")
        slides.write(course, slides.composed(course, site), site, printed=True)
        pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
        for change_name, change in SITE_CHANGES.items():
            for page, text in pages.items():
                page.write_text(change(text), "utf-8", "surrogateescape")
            yield change_name, check_site(project, site)
