"""The drop-in renderer: ProperDocs, with Material and with MaterialX, builds the site that MkDocs
builds.

One project holds the real course and the fixture course. Each renderer takes it as it stands,
MaterialX with its own name under `theme:`. Compared are all words of a page, the article node by
node with every attribute, and of what stands around it the headings of the page, the navigation,
the links to the neighbouring pages, the names of controls and what is loaded of ours.

Left out, because a learner doesn't read it: the versions in the generator tag, the theme's own
scripts, styles and icons, its markup outside the article, and empty space between words. How a page
looks is the theme's: MaterialX has a light header and wider lines.
"""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from briefed.building.build import PREVIEW
from briefed.source.project import load
from briefed.verifying.site import check_site
from playwright.sync_api import BrowserContext, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.browsing import PHONE, Watch
from support.building import ROOT, copy_sources
from support.serving import served

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
        "md-nav__link--active" in (node.attributes.get("class") or ""),
    )


# What is compared of every page, each part under the name that a difference is told by.
PARTS: dict[str, Part] = {
    "title": ("head > :is(title, meta[name=description])", whole),
    "language": ("html", lambda node: node.attributes.get("lang")),
    "neighbours": ("head > link:is([rel=prev], [rel=next], [rel=icon]), .md-footer a", whole),
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
    "worried link": ("article > .bf-worried a", link),
    "article": ("article *", whole),
    "navigation": (".md-nav--primary a", link),
    "contents": (".md-nav--secondary a", link),
    "names of controls": (
        ":not(article *):is([aria-label], [title], [placeholder])",
        lambda node: [
            node.attributes.get(name) for name in ("aria-label", "title", "placeholder", "href")
        ],
    ),
    "what is loaded": (
        (
            "script[defer], script[src$='assets/search.js'], "
            "link[rel=stylesheet]:not([href*='/stylesheets/'])"
        ),
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
        | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
        | environment,
    )


def two_courses(to: Path) -> Path:
    """A project with the real course and the fixture course."""
    copy_sources(to)
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / "tests/fixture" / folder / FIXTURE, to / folder / FIXTURE)
    return to


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A built project for each renderer; no test may write into one."""
    found = {}
    for renderer in ("mkdocs", *THEMES):
        found[renderer] = two_courses(tmp_path_factory.mktemp("dropin") / renderer)
        run = render(found[renderer], renderer)
        assert run.returncode == 0, run.stdout + run.stderr
    return found


def read(site: Path) -> dict[str, str]:
    """The pages of a site; what the search runs in where there is no server is none."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
        if path.parent.name != "search"
    }


def parts(page: str) -> dict[str, list]:
    """What is compared of a page: the PARTS, and all of its words."""
    tree = LexborHTMLParser(page)
    found = {
        name: [told(node) for node in tree.css(selector)]
        for name, (selector, told) in PARTS.items()
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


def test_every_part_is_there_to_be_compared(projects: dict[str, Path]) -> None:
    """On the pages of MkDocs, so that no comparison is one of nothing with nothing."""
    project = load(projects["mkdocs"])
    pages = {name: parts(page) for name, page in read(projects["mkdocs"] / "site").items()}
    assert {
        f"{course}/{name}.html"
        for course, name in (
            (REAL, "hidden-men"),
            (REAL, "briefing"),
            (FIXTURE, "lamp-care"),
            (FIXTURE, "my-learning"),
        )
    } < pages.keys()
    questions = [
        question
        for course in project.courses
        for quiz in course.quizzes
        for question in quiz.questions
    ]
    statements = [
        statement for course in project.courses for statement in course.briefing.statements
    ]
    assert (
        len(questions)
        == sum(
            sum(("class", "bf-question") in attributes for _, attributes, _ in page["questions"])
            for page in pages.values()
        )
        > 0
    )
    assert {statement.id for statement in statements} <= {
        name for page in pages.values() for name, _ in page["anchors"]
    }
    for name in PARTS:
        assert any(page[name] for page in pages.values()), name
    decks = {name for name in pages if "/slides/" in name}
    assert len(decks) > 12 and [name for name, page in pages.items() if not page["words"]] == []
    pages = {name: page for name, page in pages.items() if name not in decks}
    assert [name for name, page in pages.items() if not page["navigation"]] == []
    assert [
        name
        for name, page in pages.items()
        if name != "404.html" and not (page["draft notice"] and page["article"])
    ] == []
    assert [name for name, page in pages.items() if not page["worried link"]] == [
        "404.html",
        "worried.html",
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_says_the_same_in_the_same_form(projects: dict[str, Path], theme: str) -> None:
    ours, theirs = (read(projects[renderer] / "site") for renderer in ("mkdocs", theme))
    assert ours.keys() == theirs.keys()
    assert re.search(
        f'<meta name="generator" content="[^"]*ProperDocs [^"]*mkdocs-{theme}-',
        theirs["index.html"],
    ), "something else built this site"
    assert [
        f"{name}: {difference}"
        for name in ours
        for difference in differences(parts(ours[name]), parts(theirs[name]))
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_pages_come_with_the_same_files(projects: dict[str, Path], theme: str) -> None:
    """The runtime, the styles, what the courses know of themselves and what the search finds: all
    but the theme's own files.
    """

    def files(renderer: str) -> dict[str, bytes]:
        site = projects[renderer] / "site"
        found = [
            path
            for folder in (site / "assets", site / REAL, site / FIXTURE)
            for path in folder.glob("*.*")
        ]
        found += [site / "search/search_index.js", site / "search/search_index.json"]
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in found
            if path.suffix != ".html"
        }

    ours = files("mkdocs")
    assert {
        "assets/quiz.js",
        "assets/page.css",
        f"{REAL}/course.js",
        f"{FIXTURE}/original.txt",
    } < ours.keys()
    assert files(theme) == ours


@pytest.mark.parametrize("renderer", ["mkdocs", *THEMES])
def test_the_built_pages_keep_every_promise(projects: dict[str, Path], renderer: str) -> None:
    assert check_site(load(projects[renderer]), projects[renderer] / "site") == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_is_closed_to_all_but_its_own_scripts(
    projects: dict[str, Path], theme: str
) -> None:
    pages = read(projects[theme] / "site")
    seen = set()
    for name, page in pages.items():
        (policy,) = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page
        )
        rules = {
            rule: values
            for rule, *values in (part.split() for part in html.unescape(policy).split(";"))
        }
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S)
        inside = [
            text
            for attributes, text in scripts
            if "src=" not in attributes and "application/json" not in attributes
        ]
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in inside
        }
        seen |= hashes
        assert set(rules["script-src"]) == {"'self'", *hashes}, name
        assert rules["default-src"] == ["'self'"] and rules["object-src"] == ["'none'"], name
        assert page.index("Content-Security-Policy") < min(
            page.index("<script"), page.index("<link")
        ), name
        assert not re.search(r"\son\w+=|javascript:", page), f"{name} has a script in an attribute"
    assert seen
    headers = (projects[theme] / "site/_headers").read_text(encoding="utf-8")
    assert set(re.findall(r"'sha256-[^']+'", headers)) == seen


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project with a quote that the briefing doesn't have."""
    project = two_courses(tmp_path / "project")
    page = project / "docs" / REAL / "hidden-men.md"
    text = page.read_text(encoding="utf-8")
    assert "tenacious work to engage reluctant" in text
    page.write_text(
        text.replace("tenacious work to engage reluctant", "some work to engage reluctant"),
        encoding="utf-8",
    )
    return project


@pytest.mark.parametrize("theme", THEMES)
def test_a_problem_stops_the_build(broken: Path, theme: str) -> None:
    run = render(broken, theme)
    assert run.returncode != 0
    assert "error quote-not-in-briefing" in run.stdout and "Traceback" not in run.stderr
    assert not (broken / "site").exists()


@pytest.mark.parametrize("theme", THEMES)
def test_a_preview_shows_the_problem_on_its_page(broken: Path, theme: str) -> None:
    run = render(broken, theme, "--no-strict", **{PREVIEW: "1"})
    assert run.returncode == 0, run.stdout + run.stderr
    page = LexborHTMLParser(read(broken / "site")[f"{REAL}/hidden-men.html"])
    assert "This is a draft preview" in words(page.css_first(".md-banner"))
    assert "not whole sentences of hidden-men-1" in words(
        page.css_first("article > .bf-problems")
    ), words(page.css_first("article > .bf-problems"))


def test_a_move_changes_the_adapter_alone(projects: dict[str, Path], tmp_path: Path) -> None:
    """With `properdocs` for `mkdocs` in the adapter's imports, `briefed build` makes the site of
    ProperDocs, checked before and behind it.
    """
    project = two_courses(tmp_path / "project")
    shutil.copy(projects["materialx"] / "mkdocs.yml", project)
    adapter = project / "scripts/site_hooks.py"
    text, changes = re.subn(
        r"^( *from )mkdocs\b", r"\1properdocs", adapter.read_text(encoding="utf-8"), flags=re.M
    )
    assert changes
    adapter.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [
            python_of("materialx"),
            "-c",
            "import sys; from briefed.cli import main; sys.exit(main())",
            "build",
        ],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "scripts")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Built site/." in run.stderr
    assert read(project / "site") == read(projects["materialx"] / "site")


@pytest.mark.parametrize("where", ["server", "folder"])
def test_a_learner_answers_and_searches_alike(
    projects: dict[str, Path], open_context: Callable[..., BrowserContext], where: str
) -> None:
    """In a browser: what shows of a page once a question is answered, and what the search finds."""
    shown = {
        renderer: try_out(open_context, projects[renderer] / "site", where) for renderer in projects
    }
    page, found = shown["mkdocs"]
    assert "✓ Right." in page and "not yet approved" in page and "tenacious" in found
    assert [theme for theme in THEMES if shown[theme] != shown["mkdocs"]] == []


def try_out(open_context: Callable[..., BrowserContext], site: Path, where: str) -> tuple[str, str]:
    """Answer a question and search for a statement, with nothing going wrong; what can be read of
    the page, and of the result.
    """
    with served(site) as address:
        root = address if where == "server" else site.as_uri()
        page = open_context(PHONE).new_page()
        watch = Watch(page, root)
        page.goto(f"{root}/{REAL}/hidden-men.html")
        page.locator("#question-register-the-father-1").check()
        page.locator("#question-register-the-father").get_by_role(
            "button", name="Check answer"
        ).click()
        expect(page.locator("#question-register-the-father .bf-verdict")).to_have_text("✓ Right.")
        article = page.locator("article").inner_text()
        page.keyboard.press("/")
        box = page.get_by_role("textbox", name="Search")
        box.fill("tenacious")  # all at once, so that nothing is found on the way
        box.press("End")
        expect(page.get_by_text("matching document").first).to_be_visible()
        result = page.locator(".md-search-result__item").first.inner_text()
        assert watch.faults == []
        page.context.close()
    return article, result
