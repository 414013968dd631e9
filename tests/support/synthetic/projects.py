"""Projects of synthetic courses, and the same pages for MkDocs without our hook."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

from briefed.model import Page

from support.building import ROOT
from support.synthetic.pages import _page, _question, _start, _statement
from support.synthetic.vocabulary import NOUN, TOPIC
from support.tiny import BASE

# A briefing holds some twenty statements and its course fourteen pages; the site of 200 pages holds
# fourteen courses.
STATEMENTS_A_THEME = 10
LIBRARY_COURSES = 1_000
SITE_PAGES, SITE_COURSES, SITE_STATEMENTS_A_THEME = 200, 14, 3
MANY_COURSES, MANY_PAGES = (
    100,
    10,
)  # of each course: its start, its briefing, the learner's own page, and its parts


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_course(root: Path, slug: str, counts: list[int]) -> None:
    """Write a course; `counts` holds the statements of the introduction and of each theme."""
    chance = random.Random(f"{slug} {counts}")
    name = f"Learning from the {slug.replace('-', ' ')} audit"
    headings = [f"{topic} {noun}".capitalize() for topic in TOPIC for noun in NOUN]
    chance.shuffle(headings)
    briefing, original, quizzes = [f"# {name}"], [name], root / "quizzes" / slug
    for place, (heading, count) in enumerate(
        zip(["Introduction", *headings], counts, strict=False)
    ):
        theme = heading.lower().replace(" ", "-")
        statements = [_statement(chance, f"{theme}-{number}") for number in range(1, count + 1)]
        if place and place % 10 == 1:  # a group holds ten themes
            group = f"Themes about {NOUN[place // 10 % len(NOUN)]}"
            briefing.append(f"## {group}:")
            original.append(f"{group}:")
        if place:
            briefing.append(f"### {heading}:")
            original.append(f"{heading}:")
        mark, apart = ("- ", "\n") if place else ("", "\n\n")
        briefing.append(
            apart.join(f"{mark}{' '.join(s.sentences)} {{ #{s.id} }}" for s in statements)
        )
        original.append(apart.join(f"{mark}{' '.join(s.sentences)}" for s in statements))
        write(root / "docs" / slug / f"{theme}.md", _page(chance, heading, statements))
        write(
            quizzes / f"{theme}.md",
            "\n".join(_question(chance, s, number) for number, s in enumerate(statements)),
        )
    write(root / "docs" / slug / "index.md", _start(name))
    write(root / "docs" / slug / "briefing.md", "\n\n".join(briefing) + "\n")
    write(root / "docs" / slug / "original.txt", "\n\n".join(original) + "\n")


def copy_project(target: Path, course: bool) -> None:
    """Copy this project's sources, with its courses or with the pages outside them alone."""
    shutil.copytree(
        ROOT / "scripts", target / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(
        ROOT / "docs",
        target / "docs",
        ignore=None if course else shutil.ignore_patterns(*courses()),
    )
    if course:
        shutil.copytree(ROOT / "quizzes", target / "quizzes")
    shutil.copy(ROOT / "mkdocs.yml", target)


def courses() -> list[str]:
    return [path.parent.name for path in ROOT.glob("docs/*/briefing.md")]


def make_checked(root: Path, statements: int) -> None:
    """A project with one course of so many statements."""
    copy_project(root, course=False)
    themes, rest = divmod(statements - 3, STATEMENTS_A_THEME)
    make_course(root, "synthetic", [3, *[STATEMENTS_A_THEME] * themes, *([rest] if rest else [])])


def make_site(root: Path) -> None:
    """A project with SITE_PAGES pages: those outside the courses, and the courses' starts,
    briefings, introductions, themes and learners' own.
    """
    copy_project(root, course=False)
    themes = SITE_PAGES - len(list(root.glob("docs/*.md"))) - 4 * SITE_COURSES
    for number in range(SITE_COURSES):
        share = themes // SITE_COURSES + (number < themes % SITE_COURSES)
        make_course(
            root,
            f"course-{'abcdefghijklmnopqrstuvwxyz'[number]}",
            [3, *[SITE_STATEMENTS_A_THEME] * share],
        )


def make_many(root: Path, courses: int = MANY_COURSES) -> None:
    """A project of so many courses, a hundred at most, of ten pages."""
    copy_project(root, course=False)
    for number in range(courses):
        make_course(
            root,
            f"course-{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}",
            [3, *[SITE_STATEMENTS_A_THEME] * (MANY_PAGES - 4)],
        )


def make_library(root: Path, courses: int) -> None:
    """A project of so many short courses, each a copy of that of the cases."""
    copy_project(root, course=False)
    for number in range(courses):
        name = "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")
        for part in ("docs", "quizzes"):
            shutil.copytree(BASE / part / "tiny", root / part / f"course-{name}")


def make_stock(root: Path, stock: Path) -> None:
    """The same pages for MkDocs without our hook: as Markdown, in the form in which the hook hands
    them on.

    What stays out is what the hook adds to finished HTML or takes from it: our markup of the
    questions, the notices, the policy, and our runtime, for which stock has mkdocs-quiz's own.
    """
    from briefed.checking.coverage import cover
    from briefed.rendering import briefing_page, markdown, navigation
    from briefed.source.generated_pages import LEARNING_TEXT
    from briefed.source.project import load

    project = load(root)
    shutil.copytree(root / "docs", stock / "docs")

    def give(page: Page, text: str) -> None:
        path = root / page.location.file
        written = path.read_text(encoding="utf-8") if path.exists() else LEARNING_TEXT
        write(stock / page.location.file, written.removesuffix(page.body) + text)

    for course in project.courses:
        coverage = cover(course)
        for page in course.pages:
            give(page, markdown.page(course, coverage, page, project.courses))
        write(
            stock / course.folder / "briefing.md",
            briefing_page.briefing(course, coverage, project.courses),
        )
    for page in project.site.pages:
        give(page, markdown.site_page(project.site, page, project.courses))
    shutil.copy(root / "mkdocs.yml", stock / "ours.yml")
    # The questions' ids are missing, so links to them would be warned about: that work is stock's,
    # to stop at it is not.
    ours = {
        "INHERIT": "ours.yml",
        "hooks": [],
        "watch": [],
        "extra_javascript": [],
        "strict": False,
        "nav": navigation.navigation(project.courses, project.site),
    }
    write(stock / "mkdocs.yml", json.dumps(ours))  # JSON is YAML
    # Our hook keeps the pages of other courses out of a page's navigation. Stock comes nearest to
    # that without sections.
    features = re.findall(
        r"^    - (navigation\.(?!sections)\S+)$",
        (root / "mkdocs.yml").read_text(encoding="utf-8"),
        re.M,
    )
    write(stock / "short.yml", json.dumps(ours | {"theme": {"features": features}}))
