"""Pages that the drop-in renderer builds, part by part beside MkDocs' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from support.building import ROOT
from support.short_course import copy_short

REAL, FIXTURE = "keeping-babies-safe", "lighthouse-keepers"
THEMES = ("material", "materialx")

Part = tuple[str, "Callable[[LexborNode], object]"]


def words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def whole(node: LexborNode) -> tuple:
    """An element with every attribute, and the words that stand in it and in no element below."""
    return node.tag, sorted(node.attributes.items()), " ".join(node.text(deep=False).split())


def link(node: LexborNode) -> tuple:
    return (
        words(node),
        node.attributes.get("href"),
        node.attributes.get("aria-current"),
    )


# What is compared of every page, each part under the name that a difference is told by.
COMPARED: dict[str, Part] = {
    "title": ("head > :is(title, meta[name=description])", whole),
    "language": ("html", lambda node: node.attributes.get("lang")),
    "neighbours": ("head > link[rel=icon], .bf-next-page a, .bf-footer a, .bf-bar a", whole),
    "headings": (
        "article :is(h1, h2, h3, h4, h5, h6)",
        lambda node: (node.tag, node.id, words(node)),
    ),
    "links": ("article a", lambda node: (words(node), node.attributes.get("href"))),
    "anchors": (
        "article [id]",
        lambda node: (node.id, words(node)),
    ),  # of statements, findings and questions
    "quotes": (
        "article blockquote",
        lambda node: (node.id, words(node), [one.attributes.get("href") for one in node.css("a")]),
    ),
    "questions": ("article :is(.bf-question, .bf-question *)", whole),
    "answers": ("article :is(.bf-answers, .bf-answers *)", whole),
    "draft notice": ("article > .bf-draft", words),
    "worried link": ("a.bf-worried", link),
    "article": ("article *", whole),
    "navigation": (".bf-menu a", link),
    "names of controls": (
        ":not(article *):is([aria-label], [title], [placeholder])",
        lambda node: [
            node.attributes.get(name) for name in ("aria-label", "title", "placeholder", "href")
        ],
    ),
    "what is loaded": (
        ("script, link[rel=stylesheet]"),
        whole,
    ),
}


def python_of(theme: str) -> Path:
    """The Python that has ProperDocs with a theme; without it the test that asks fails."""
    path = ROOT / ".tools" / "dropin" / theme / "bin" / "python"
    if not path.exists():
        pytest.fail(
            f"ProperDocs is not installed: run make test, or make .tools/dropin/{theme}/.installed",
            pytrace=False,
        )
    return path


def render(
    project: Path, renderer: str, *options: str, **environment: str
) -> subprocess.CompletedProcess:
    """Run a renderer on a project: plain `mkdocs`, or ProperDocs with one of the THEMES."""
    if renderer == "mkdocs":
        command = [sys.executable, "-m", "mkdocs"]
    else:
        command = [python_of(renderer), "-m", "properdocs"]
        settings = project / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        assert text.count("\n  name: material\n") == 1
        settings.write_text(
            text.replace("\n  name: material\n", f"\n  name: {renderer}\n"), encoding="utf-8"
        )
    return subprocess.run(
        [*command, "build", "--config-file", "mkdocs.yml", *options],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ
        | {
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(ROOT / "scripts"),  # ProperDocs has a Python without the program
            "SOURCE_DATE_EPOCH": "315532800",
        }
        | environment,
    )


def two_courses(to: Path) -> Path:
    """A project with the short course and the fixture course, which has every construct."""
    copy_short(to)
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests/fixture" / folder / FIXTURE, to / folder / FIXTURE)
    return to


def read(site: Path) -> dict[str, str]:
    """The pages of a site; what the search runs in where there is no server is none."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
        if path.parent.name != "search"
    }


def parts(page: str) -> dict[str, list]:
    """What is compared of a page: the COMPARED, and all of its words."""
    tree = LexborHTMLParser(page)
    found = {
        name: [told(node) for node in tree.css(selector)]
        for name, (selector, told) in COMPARED.items()
    }
    tree.strip_tags(["script", "style"])
    return found | {"words": words(tree.body).split()}


def differences(ours: dict[str, list], theirs: dict[str, list]) -> Iterator[str]:
    """In words, where two pages differ, each part by its first difference."""
    for name in ours:
        if ours[name] != theirs[name]:
            both = [
                *zip(ours[name], theirs[name], strict=False),
                (f"{len(ours[name])} in all", f"{len(theirs[name])} in all"),
            ]
            yield f"{name}: " + next(f"{one!r} is {other!r}" for one, other in both if one != other)
