"""The promises of the check once more, on the built site: what is published is judged, not what was meant."""

from __future__ import annotations

import functools
import itertools
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.checking.coverage import Coverage, cover
from briefed.checking.fingerprints import option_print, question_print
from briefed.checking.rules import published
from briefed.errors import InputError
from briefed.layout import HELP_PAGE, SITE, question_anchor, quote_anchor
from briefed.model import Course, Location, Page, Problem, Question, Quote, Statement
from briefed.outputs import room_page, slides
from briefed.parallel import both
from briefed.rendering import agencies_page
from briefed.rendering.assets import OWN_SCRIPTS, reveal
from briefed.rendering.course_data import NAME, manifest
from briefed.rendering.markdown import DRAFT, WORRIED, page_theme, shows_draft
from briefed.rendering.questions import RIGHT, WRONG
from briefed.rendering.search import WORKER
from briefed.source.project import Project
from briefed.text.patterns import lazily
from briefed.text.telephones import listed, rung
from briefed.text.words import fold, plain
from briefed.verifying import colours, known_names, passages
from briefed.verifying.page_words import Around, differences
from briefed.verifying.visibility import Sight, words

_MANY = 50  # pages, of which half is worth a process of its own

_LEAK = lazily(
    r"<quiz\b|</quiz>|&lt;/?quiz&gt;|MKDOCS_QUIZ_PLACEHOLDER_\d+|\[\[[^\[\]]+\]\]|__CODEBLOCK_\d+__"
)
_COMMENT = lazily(r"&lt;!--")
_CODE = lazily(r"<code\b[^>]*>.*?</code>", re.S | re.I)

_CITED = lazily(r"\[([a-z0-9]+(?:-[a-z0-9]+)*-\d+)\]")
_UNREAD = lazily(r"<(script|style)\b[^>]*>.*?</\1>", re.S | re.I)
_CSS_REQUEST = lazily(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\"')\s;]+)", re.I)
_MATERIAL = lazily(
    r"assets/stylesheets/(?:main|palette)\.[0-9a-f]+\.min\.css"
)  # not ours to judge, and they hide nothing of ours
_NOT_READ = lazily(r"@(?!media\b|supports\b|layer\b|container\b|charset\b)[\w-]+[^;{]*")
_PAGE_LIKE = lazily(r"\.(?:[xs]?html?|svg|pdf)$", re.I)  # what a browser shows as a page
_CONTENT = lazily(
    r"(?<![\w-])content\s*:(?!\s*(?:none|normal|\"\"|''|[\"']Briefing: [\"'])\s*(?:!important\s*)?[;}])[^;}]*"
)
_WRITTEN = "article :is(h1, h2, h3, h4, p, li, td, th, summary, .admonition)"
_ALTERING = "article s, article del, article strike, article abbr, article iframe, article object, article embed"
_INNER_REQUEST = lazily(r"(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.I)
_SCRIPT_REQUEST = lazily(
    r"\b(?:import|from|fetch|importScripts)\s*\(?\s*[\"'`]((?:https?:)?//[^\"'`\s]+)"
)
_ASKING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "a": ("ping",),
    "link": ("href",),
    "form": ("action",),
    "base": ("href",),
    "use": ("href",),
    "image": ("href",),
}
_ASKED = ",".join(f'{tag}[{name}*="//"]' for tag, names in _ASKING.items() for name in names)
_SVG_REQUEST = lazily(
    r"<(?:use|image)\b[^>]*\sxlink:href\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.I
)
_ALLOWED = lazily(r"(?:https?:)?//|mailto:|tel:", re.I)
_STRAIGHT = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'}
_OUTSIDE = lazily(r"[a-z][a-z0-9+.-]*:|//", re.I)
_NO_REQUEST = frozenset(
    {"canonical", "alternate", "author", "license", "next", "prev", "me", "help"}
)


class _Built:
    """One built page, parsed once."""

    def __init__(self, path: str, html: str, sheets: dict[str, str]) -> None:
        self.path = path
        self.html = html
        self.tree = LexborHTMLParser(html)
        self.ids: dict[str, LexborNode] = {}
        self.twice: list[str] = []
        for node in self.tree.css("[id]"):
            name = node.id or ""
            if name in self.ids:
                self.twice.append(name)
            self.ids.setdefault(name, node)
        used = [
            posixpath.normpath(
                posixpath.join(
                    posixpath.dirname(path), urlsplit(node.attributes.get("href") or "").path
                )
            )
            for node in self.tree.css("link[rel=stylesheet]")
        ]
        own = [sheets[name] for name in used if name in sheets]
        self.sight = Sight(self.tree, own)
        folder = posixpath.dirname(path)
        anchors = self.tree.css("a[href]")
        hrefs = dict.fromkeys(node.attrs.get("href") for node in anchors)
        self.seen = frozenset(node.attrs.get("href") for node in anchors if self.sight.seen(node))
        self.links = {
            href: _resolved(folder, href) or (path, unquote(href[1:]))
            for href in hrefs
            if href and not _OUTSIDE.match(href)
        }
        self.scripts = [node.attributes["src"] or "" for node in self.tree.css("script[src]")]
        self.foreign = [
            href for href in hrefs if href and _OUTSIDE.match(href) and not _ALLOWED.match(href)
        ]

    def location(self, found: str) -> Location:
        """The place of some text in the built file."""
        at = max(self.html.find(found), 0)
        return Location(
            f"{SITE}/{self.path}",
            self.html.count("\n", 0, at) + 1,
            at - self.html.rfind("\n", 0, at),
        )


def check_site(project: Project, folder: Path) -> list[Problem]:
    """Every broken promise of a built site, sorted. `folder` is where it was built."""
    every = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    theirs = {
        name
        for name, path in reveal().items()
        if name in every and every[name].read_bytes() == path.read_bytes()
    }
    # A name like the theme's own makes no sheet the theme's.
    sheets = {
        name: _text(path)
        for name, path in every.items()
        if name.lower().endswith(".css")
        and name not in theirs
        and (not _MATERIAL.fullmatch(name) or (project.root / "docs" / name).exists())
    }
    places = {
        f"{course.slug}/{room_page.slides_of(deck)}"
        for course in project.courses
        for deck in (room_page.WHOLE, *(theme.slug for theme in course.briefing.themes))
    }
    site = {
        name: path
        for name, path in every.items()
        if name.endswith(".html") and name != WORKER and name not in places
    }
    known = {statement.id for course in project.courses for statement in course.briefing.statements}
    covered = {course.slug: cover(course) for course in (*project.courses, project.site)}
    judges = _judges(project, covered, site)

    def judge(
        names: Sequence[str], courses: Sequence[Course]
    ) -> tuple[list[_Finding], dict[str, _Outline], set[str]]:
        found: list[_Finding] = []
        outlines = {
            name: _outline(
                project,
                name,
                _Built(name, _text(site[name]), sheets),
                judges.get(name, ()),
                known,
                found,
            )
            for name in names
        }
        return found, outlines, _decks(courses, folder, found)

    names, pages, courses = list(site), len(site) // 2, len(project.courses) // 2
    (found, outlines, made), (more, others, made_too) = both(
        lambda: judge(names[:pages], project.courses[:courses]),
        lambda: judge(names[pages:], project.courses[courses:]),
        worth=len(names) > _MANY,
    )
    to_come = {
        f"{course.slug}/{agencies_page.place(course.slug, kind)}"
        for course in project.courses
        for kind in agencies_page.KINDS
    }  # when all is well
    findings = itertools.chain(
        found,
        more,
        _strange(project, set(every) - made - made_too, site),
        _between(project, site, outlines | others, set(every) | to_come, sheets),
        _manifests(project, covered, folder),
        _sheets(sheets),
        _encodings({**site, **{name: every[name] for name in sheets}}),
    )
    problems = [
        Problem(code, "error", location, statement, message)
        for code, location, statement, message in findings
    ]
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (problem.location, problem.code, problem.message),
    )


_Finding = tuple[str, Location, "str | None", str]
_Judge = Callable[[_Built], Iterator[_Finding]]


class _Outline(NamedTuple):
    """What other pages need to know of one that was judged, which is let go: a hundred courses would not fit into memory."""

    ids: frozenset[str]
    links: frozenset[tuple[str, str]]  # all of them, also what opens first
    ways: frozenset[tuple[str, str]]  # those that a reader sees as the page opens


def _outline(
    project: Project,
    name: str,
    here: _Built,
    judges: Iterable[_Judge],
    known: set[str],
    found: list[_Finding],
) -> _Outline:
    """What others need to know of a page. What is wrong with it by itself is added to `found`."""
    for judge in judges:
        found += judge(here)
    found += _leaks(here, known)
    found += _requests(here, project)
    found += _calls(here, project)
    if name == "404.html":  # its addresses begin at the server's root, which only the server knows
        return _Outline(frozenset(here.ids), frozenset(), frozenset())
    found += _foreign(here)
    return _Outline(
        frozenset(here.ids),
        frozenset(here.links.values()),
        frozenset(target for href, target in here.links.items() if href in here.seen),
    )


def _calls(here: _Built, project: Project) -> Iterator[_Finding]:
    """Links that ring another number than they show, or one that the site does not know."""
    links = here.tree.css('a[href^="tel:"]')
    if not links:
        return
    known = frozenset[str]().union(*(listed(course) for course in (*project.courses, project.site)))
    for link in links:
        digits = rung((link.attributes["href"] or "").removeprefix("tel:"))
        if digits not in known or digits != rung(link.text()):
            yield (
                published.NUMBER,
                here.location(link.html or ""),
                None,
                f"a link shows {link.text()!r} and rings {digits or 'nothing'}: it may show and ring only a number to call that the site knows",
            )


def _between(
    project: Project,
    site: Mapping[str, Path],
    outlines: Mapping[str, _Outline],
    files: Container[str],
    sheets: Mapping[str, str],
) -> Iterator[_Finding]:
    """What is wrong between pages: one that no way leads to, and links that lead nowhere."""
    yield from _reachable(_sources(project), outlines)
    for name, outline in outlines.items():
        if any(_dead(target, outlines, files) for target in outline.links):
            yield from _dead_links(_Built(name, _text(site[name]), sheets), outlines, files)


def _manifests(
    project: Project, covered: Mapping[str, Coverage], folder: Path
) -> Iterator[_Finding]:
    for course in project.courses:
        path = folder / course.slug / NAME
        if not path.is_file() or path.read_text(encoding="utf-8") != manifest(
            course, covered[course.slug]
        ):
            yield (
                published.QUESTION,
                Location(f"{course.folder}/index.md"),
                None,
                f"{SITE}/{course.slug}/{NAME} is not what this course's pages need to know of it: see what changed it",
            )


def _text(path: Path) -> str:
    """A built file's text; what of it is no UTF-8, which is told by itself, is replaced."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _encodings(files: Mapping[str, Path]) -> Iterator[_Finding]:
    for name, path in files.items():
        try:
            path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            yield (
                published.LEAK,
                Location(f"{SITE}/{name}"),
                None,
                f"the byte 0x{error.object[error.start]:02X} in {name} is not UTF-8, so a browser shows something else: save the file again as UTF-8",
            )


def _sheets(sheets: Mapping[str, str]) -> Iterator[_Finding]:
    for name, line, what in colours.faults(sheets):
        yield published.HIDDEN, Location(f"{SITE}/{name}", line), None, what
    for name, sheet in sheets.items():
        for pattern, why in (
            (_NOT_READ, "is not checked: write plain rules"),
            (_CONTENT, "writes words onto the page: write them in the page itself"),
        ):
            for match in pattern.finditer(sheet):
                yield (
                    published.LEAK,
                    Location(f"{SITE}/{name}", sheet.count("\n", 0, match.start()) + 1),
                    None,
                    f"{match.group().strip()!r} {why}",
                )
        for match in _CSS_REQUEST.finditer(sheet):
            yield (
                published.REQUEST,
                Location(f"{SITE}/{name}", sheet.count("\n", 0, match.start()) + 1),
                None,
                f"the style sheet asks {match[1]} for something: serve it from the site",
            )


def _sources(project: Project) -> list[Location]:
    """Every page that the sources make."""
    return [
        *(page.location for course in (*project.courses, project.site) for page in course.pages),
        *(Location(f"{course.folder}/briefing.md") for course in project.courses),
    ]


def _judges(
    project: Project, covered: Mapping[str, Coverage], site: Container[str]
) -> dict[str, list[_Judge]]:
    """What judges a page that the sources make, by the name of its built file."""
    around = Around(known_names.names(project))
    judges: dict[str, list[_Judge]] = {"404.html": [functools.partial(_around, around, ())]}
    for course in (*project.courses, project.site):
        draft = shows_draft(course, project.site)
        for page in course.pages:
            judges.setdefault(_name(page.location.file, site), []).extend(
                (
                    functools.partial(_page, course, covered[course.slug], page, site, draft),
                    functools.partial(
                        _said,
                        around,
                        functools.partial(
                            passages.page,
                            course,
                            covered[course.slug],
                            page,
                            project.courses,
                            draft,
                        ),
                        str(page.front_matter.get("description") or ""),
                    ),
                )
            )
        if course.slug:
            judges.setdefault(_name(f"{course.folder}/briefing.md", site), []).extend(
                (
                    functools.partial(_briefing, course, site, draft),
                    functools.partial(
                        _said,
                        around,
                        functools.partial(
                            passages.briefing, course, covered[course.slug], project.courses, draft
                        ),
                        "",
                    ),
                )
            )
    return judges


def _strange(project: Project, files: set[str], site: Container[str]) -> Iterator[_Finding]:
    """What a browser shows as a page among some files, and no source makes."""
    brought = {
        f"{course.slug}/{course.brought}" for course in project.courses if course.brought
    }  # the briefing's own page offers it
    ours = (
        {_name(source.file, site) for source in _sources(project)}
        | brought
        | {WORKER}
        | ({"404.html"} if not (project.root / "docs" / "404.html").exists() else set())
    )
    for name in sorted(name for name in files - ours if _PAGE_LIKE.search(name)):
        yield (
            published.PAGE,
            Location(f"{SITE}/{name}"),
            None,
            f"no page of the sources makes {name}, so nothing in it was checked: take the file away",
        )


def _decks(courses: Iterable[Course], folder: Path, found: list[_Finding]) -> set[str]:
    """The slides that the built pages of some courses make, and the sheets that are printed from them. Where slides are missing or others
    is added to `found`: their pages were judged, so they have to be the same to the last letter.
    """
    made: set[str] = set()
    for course in courses:
        try:
            composed = slides.composed(course, folder)
            made |= {
                f"{course.slug}/{place}"
                for deck, (shown, _) in composed.items()
                for place in (room_page.slides_of(deck), *room_page.sheets(deck, shown).values())
            }
            files = slides.written(course, composed, folder, printed=True)
        except InputError as error:
            found.append(
                (
                    published.SLIDES,
                    Location(f"{SITE}/{course.slug}/{room_page.SLIDES}"),
                    None,
                    error.message,
                )
            )
            continue
        for name, html in files.items():
            path = folder / name
            if not path.is_file() or path.read_text(encoding="utf-8") != html:
                found.append(
                    (
                        published.SLIDES,
                        Location(f"{SITE}/{name}"),
                        None,
                        "these slides are not there, or not what the built pages make: see what changed them",
                    )
                )
    return made


def _name(source: str, pages: Container[str]) -> str:
    """The built file of a source page: page.html, or page/index.html with directory addresses."""
    stem = source.removeprefix("docs/").removesuffix(".md")
    plain_name = f"{stem}.html"
    return (
        plain_name
        if plain_name in pages or stem.rpartition("/")[2] == "index"
        else f"{stem}/index.html"
    )


def _reachable(sources: Iterable[Location], outlines: Mapping[str, _Outline]) -> Iterator[_Finding]:
    """Every page that the sources make is there, and links lead to it from the home page."""
    seen = {"index.html"} & set(outlines)
    todo = list(seen)
    while todo:
        for file, _ in outlines[todo.pop()].ways:
            if file in outlines and file not in seen:
                seen.add(file)
                todo.append(file)
    for source in sources:
        name = _name(source.file, outlines)
        if name not in outlines:
            yield (
                published.PAGE,
                source,
                None,
                f"the built site has no {name}: see that MkDocs renders the page",
            )
        elif name not in seen:
            yield (
                published.PAGE,
                source,
                None,
                f"no link leads to {name}: put the page into the navigation",
            )


@functools.lru_cache(maxsize=100_000)  # the navigation's links stand on every page
def _resolved(folder: str, href: str) -> tuple[str, str] | None:
    """The built file and the anchor that a link within the site leads to from a folder; None for an anchor alone."""
    parts = urlsplit(href)
    if not parts.path:
        return None
    joined = posixpath.normpath(posixpath.join("/" + folder, unquote(parts.path)))[1:]
    if parts.path.endswith("/") or not joined or posixpath.basename(parts.path) in (".", ".."):
        joined = posixpath.join(joined, "index.html")
    return joined, unquote(parts.fragment)


def _page(
    course: Course, coverage: Coverage, page: Page, site: Container[str], draft: bool, here: _Built
) -> Iterator[_Finding]:
    name = here.path
    quiz = next((quiz for quiz in course.quizzes if quiz.slug == page_theme(page)), None)
    in_questions = {node.mem_id for node in here.tree.css(".bf-answers blockquote")}
    shown = _quotes_of(
        [node for node in here.tree.css("blockquote") if node.mem_id not in in_questions], here
    )
    for quote in page.quotes:
        if quote in coverage.matches:
            yield from _quote(quote, coverage, shown, name, quote.teaches)
            anchor = quote_anchor(quote.id, coverage.matches[quote][0])
            if quote.teaches and (anchor not in here.ids or anchor in here.twice):
                yield (
                    published.ANCHOR,
                    quote.location,
                    quote.id,
                    f"the anchor #{anchor} stands {'twice' if anchor in here.ids else 'nowhere'} in {name}",
                )
    yield from _all_seen(draft, here, name, page.location)
    if page.location.file != f"docs/{HELP_PAGE}":
        yield from _quiet_link(here, name, page.location, site)
    if not quiz:
        return
    wanted = {question_anchor(question.id) for question in quiz.questions}
    for node in here.tree.css(".bf-question"):
        if node.attributes.get("id") not in wanted:
            yield (
                published.QUESTION,
                here.location(str(node.attributes.get("id"))),
                None,
                f"{name} shows a question that its quiz file does not have",
            )
    for question in quiz.questions:
        yield from _question(question, coverage, here, name)


def _said(
    around: Around, read: Callable[[], list[passages.Passage]], description: str, here: _Built
) -> Iterator[_Finding]:
    """Every word of a page, compared with what its sources say."""
    expected = read()
    article = here.tree.css_first("article")
    for location, message in differences(article.html if article else "", expected, here.path):
        yield published.WORDS, location, None, message
    yield from _around(around, [description, *(" ".join(one.words) for one in expected)], here)


def _around(around: Around, of_page: Iterable[str], here: _Built) -> Iterator[_Finding]:
    """Every word around a page's article, and what its own styles write."""
    for words in around.strange(here.tree, of_page):
        yield (
            published.WORDS,
            here.location(words),
            None,
            f'"{words}" stands around the page {here.path} and is no title, no setting and no word of the theme: see what put it there',
        )
    for node in here.tree.css("style"):
        for match in _CONTENT.finditer(node.text()):
            yield (
                published.WORDS,
                here.location(match.group()),
                None,
                f"{match.group().strip()!r} writes words onto the page: write them in the page itself",
            )


def _all_seen(draft: bool, here: _Built, name: str, source: Location) -> Iterator[_Finding]:
    """Everything else that is written on a page, but for what stands in a closed block; and that a draft is called one."""
    if draft and not any(
        here.sight.seen(notice) and notice.text().strip() == DRAFT
        for notice in here.tree.css("article > .bf-draft")
    ):
        yield (
            published.HIDDEN,
            source,
            None,
            f"{name} does not show that this is a draft: see what took the notice away or hides it",
        )
    for node in here.tree.css(_WRITTEN):
        if not here.sight.seen(node) and not _in_closed_block(node):
            yield (
                published.HIDDEN,
                source,
                None,
                f"{_short(node)!r} can't be seen in {name}: take away the attribute, style or class that hides it",
            )


def _in_closed_block(node: LexborNode) -> bool:
    while node is not None and node.tag != "article":
        if node.tag == "details":
            return True
        node = node.parent
    return False


def _short(node: LexborNode) -> str:
    text = " ".join(node.text().split())
    return text[:60].rpartition(" ")[0] + " …" if len(text) > 60 else text


def _quiet_link(
    here: _Built, name: str, source: Location, site: Container[str]
) -> Iterator[_Finding]:
    """The link that every page ends in."""
    wanted = _name(f"docs/{HELP_PAGE}", site), ""
    quiet = [link for link in here.tree.css(".bf-worried a[href]") if here.sight.seen(link)]
    if not any(here.links.get(link.attributes["href"]) == wanted for link in quiet):
        yield (
            published.LINK,
            source,
            None,
            f"{name} has no visible link to “{WORRIED}” at its end: see that docs/{HELP_PAGE} is there, and what took the link away",
        )


def _quotes_of(nodes: list[LexborNode], here: _Built) -> dict[tuple[str, str], bool]:
    """The blockquotes of a page as (statement id, folded words) → whether every word can be seen."""
    found: dict[tuple[str, str], bool] = {}
    for node in nodes:
        cite = next(
            (link for link in node.css("a.bf-cite") if "#" in (link.attributes.get("href") or "")),
            None,
        )
        identity = cite.attributes["href"].rpartition("#")[2] if cite is not None else ""
        every = fold(words(node, _is_cite))
        visible = fold(words(node, lambda child: _is_cite(child) or here.sight.hidden(child)))
        seen = (
            every == visible
            and here.sight.seen(node)
            and cite is not None
            and here.sight.seen(cite)
        )
        found[identity, every] = found.get((identity, every), False) or seen
    return found


def _is_cite(node: LexborNode) -> bool:
    return "bf-cite" in (node.attributes.get("class") or "").split()


def _quote(
    quote: Quote,
    coverage: Coverage,
    shown: dict[tuple[str, str], bool],
    name: str,
    must_be_seen: bool,
) -> Iterator[_Finding]:
    text = coverage.text(quote)
    seen = shown.get((quote.id, fold(text)))
    if seen is None:
        yield (
            published.QUOTE,
            quote.location,
            quote.id,
            f'{name} does not hold the quote "{text}" with its link to {quote.id}: see what changed it between the source and the page',
        )
    elif must_be_seen and not seen:
        yield (
            published.HIDDEN,
            quote.location,
            quote.id,
            f'the quote "{text}" can\'t be seen in {name}: take away the attribute, style or class that hides it',
        )


def _question(
    question: Question, coverage: Coverage, here: _Built, name: str
) -> Iterator[_Finding]:
    node = here.ids.get(question_anchor(question.id))
    if node is None:
        yield (
            published.QUESTION,
            question.location,
            None,
            f"{name} does not show the question {question.id!r}",
        )
        return
    if question_anchor(question.id) in here.twice:
        yield (
            published.ANCHOR,
            question.location,
            None,
            f"the id {question_anchor(question.id)} stands twice in {name}",
        )
    answer = here.ids.get(f"answer-{question.id}")
    if answer is None:
        yield (
            published.QUESTION,
            question.location,
            None,
            f"{name} does not show the answer to the question {question.id!r}",
        )
        return
    for what in _differences(question, coverage, node, answer, here):
        yield (
            published.QUESTION,
            question.location,
            None,
            f"the question {question.id!r} is not whole in {name}: {what}",
        )
    shown = _quotes_of(answer.css("blockquote"), here)
    for quote in question.quotes:
        yield from _quote(quote, coverage, shown, name, True)
    if not all(here.sight.seen(piece) for piece in (*node.css("*"), *answer.css("*"))):
        yield (
            published.HIDDEN,
            question.location,
            None,
            f"the question {question.id!r}, or a part of it, can't be seen in {name}: take away the attribute, style or class that hides it",
        )


def _differences(
    question: Question, coverage: Coverage, node: LexborNode, answer: LexborNode, here: _Built
) -> Iterator[str]:
    """In words, how a built question and its answer differ from their source."""
    stem = node.css_first(".bf-stem")
    wanted = fold(plain(re.sub(r"\[\[[^\]]+\]\]", " ", question.stem)))
    if stem is None or fold(words(stem, _never)) != wanted:
        yield "its stem differs"
    options = [fold(option.words) for option in question.options]
    told = answer.css("li[data-option]")
    if [fold(words(label, _never)) for label in node.css("fieldset label")] != options or [
        fold(words(one.css_first("span") or one, _never)) for one in told
    ] != options:
        yield "its options differ"
    names = [option_print(option) for option in question.options]
    rows = node.css(".bf-option input")
    if [field.attributes.get("value") for field in rows] != names or [
        one.attributes["data-option"] for one in told
    ] != names:
        yield "its options do not have their own names"
    verdicts = [
        ("data-right" in one.attributes, words(one.css_first("b") or one, _never)) for one in told
    ]
    if verdicts != [
        (option.right, RIGHT if option.right else WRONG) for option in question.options
    ]:
        yield "its key differs"
    kinds = {field.attributes.get("type") for field in rows}
    fields = node.css("form fieldset input")
    if (
        node.css("[disabled]")
        or kinds - {"checkbox" if len(question.keys) > 1 else "radio"}
        or len(fields) != len(options) + len(question.blanks)
        or not all(
            any(src.endswith(f"assets/{script}.js") for src in here.scripts)
            for script in ("module", "store", "quiz")
        )
    ):
        yield "it can't be answered"
    if [fold(words(piece, _never)) for piece in answer.css("li[data-option] .bf-reason")] != [
        fold(plain(option.feedback)) for option in question.options
    ]:
        yield "its feedback differs"
    if tuple(piece.text() for piece in answer.css("[data-blank]")) != question.blanks:
        yield "its answers differ"
    basis = answer.css_first(".bf-basis")
    if question.explanation and (
        basis is None
        or fold(plain(question.explanation)) not in words(basis, _never).translate(_STRAIGHT)
    ):
        yield "its explanation differs"
    if node.attributes.get("data-print") != question_print(question, coverage):
        yield "its fingerprint differs, so that old answers would be shown for it"


def _never(_: LexborNode) -> bool:
    return False


def _briefing(
    course: Course, site: Container[str], draft: bool, here: _Built
) -> Iterator[_Finding]:
    source, name = f"{course.folder}/briefing.md", here.path
    yield from _quiet_link(here, name, Location(source), site)
    yield from _all_seen(draft, here, name, Location(source))
    for statement in course.briefing.statements:
        yield from _statement(statement, here, name)


def _statement(statement: Statement, here: _Built, name: str) -> Iterator[_Finding]:
    node = here.ids.get(statement.id)
    if node is None:
        yield (
            published.ANCHOR,
            statement.location,
            statement.id,
            f"{name} has no anchor #{statement.id}",
        )
        if fold(statement.text) not in fold(words(here.tree.body, _is_back)):
            yield (
                published.STATEMENT,
                statement.location,
                statement.id,
                f'{name} does not hold "{statement.text}"',
            )
        return
    if statement.id in here.twice:
        yield (
            published.ANCHOR,
            statement.location,
            statement.id,
            f"the anchor #{statement.id} stands twice in {name}",
        )
    if statement.form == "row" and node.parent is not None:
        node = node.parent

    def aside(child: LexborNode) -> bool:
        return _is_back(child) or child.tag in ("ul", "ol")

    if fold(words(node, aside)) != fold(statement.text):
        yield (
            published.STATEMENT,
            statement.location,
            statement.id,
            f'{name} has "{words(node, aside)}" at #{statement.id} where the briefing has "{statement.text}"',
        )
    elif not here.sight.seen(node) or fold(
        words(node, lambda child: aside(child) or here.sight.hidden(child))
    ) != fold(statement.text):
        yield (
            published.HIDDEN,
            statement.location,
            statement.id,
            f"the statement {statement.id} can't be seen in {name}: take away the attribute, style or class that hides it",
        )


def _is_back(node: LexborNode) -> bool:
    return "bf-back" in (node.attributes.get("class") or "").split()


def _leaks(here: _Built, known: set[str]) -> Iterator[_Finding]:
    read = _UNREAD.sub(lambda match: "\n" * match.group().count("\n"), here.html)
    bare = _CODE.sub(
        lambda match: "\n" * match.group().count("\n"), read
    )  # a page may show a comment as code
    for match in (*_LEAK.finditer(read), *_COMMENT.finditer(bare)):
        yield (
            published.LEAK,
            here.location(match.group()),
            None,
            f"{match.group()!r} shows on the page: it is markup that was not rendered",
        )
    for node in here.tree.css(_ALTERING):
        yield (
            published.LEAK,
            here.location(f"<{node.tag}"),
            None,
            f"<{node.tag}> changes how words are read: take away what makes it",
        )
    for match in _CITED.finditer(bare):
        if match[1] in known:
            yield (
                published.LEAK,
                here.location(match.group()),
                match[1],
                f"{match.group()!r} shows on the page: the id was not turned into a link",
            )


def _requests(here: _Built, project: Project) -> Iterator[_Finding]:
    for src in here.scripts:
        script = posixpath.normpath(posixpath.join(posixpath.dirname(here.path), src))
        if (project.root / "docs" / script).exists() and script not in OWN_SCRIPTS:
            yield (
                published.REQUEST,
                here.location(src),
                None,
                f"the script {src} is not checked, and might change what the page says: take it away",
            )
    for node in here.tree.css(_ASKED):
        attributes = node.attributes
        if node.tag == "link" and set((attributes.get("rel") or "").lower().split()) <= _NO_REQUEST:
            continue
        for name in _ASKING[node.tag]:
            value = attributes.get(name) or ""
            if re.match(r"\s*(?:https?:|wss?:|ftp:)?//", value, re.I) or (
                name == "srcset" and re.search(r"(?:^|[,\s])(?:https?:)?//", value, re.I)
            ):
                yield (
                    published.REQUEST,
                    here.location(value),
                    None,
                    f"<{node.tag}> asks another host for something ({value}): serve it from the site, or take it away",
                )
    for match in _SVG_REQUEST.finditer(here.html):
        yield (
            published.REQUEST,
            here.location(match[1]),
            None,
            f"a drawing asks another host for something ({match[1]}): serve it from the site",
        )
    for node in here.tree.css("meta[http-equiv]"):
        if (node.attributes["http-equiv"] or "").lower() == "refresh" and "//" in (
            node.attributes.get("content") or ""
        ):
            yield (
                published.REQUEST,
                here.location(node.attributes["content"]),
                None,
                "the page sends its reader to another host: take the refresh away",
            )
    for node in here.tree.css("iframe[srcdoc]"):
        for match in _INNER_REQUEST.finditer(node.attributes["srcdoc"] or ""):
            yield (
                published.REQUEST,
                here.location(match[1]),
                None,
                f"a frame asks another host for something ({match[1]}): take it away",
            )
    for node in here.tree.css("script:not([src])"):
        for address in _asked_by(_SCRIPT_REQUEST, node.text()):
            yield (
                published.REQUEST,
                here.location(address),
                None,
                f"a script asks another host for something ({address}): serve it from the site",
            )
    styles = [node.text() for node in here.tree.css("style")] + [
        node.attributes["style"] or "" for node in here.tree.css("[style]")
    ]
    for style in styles:
        for address in _asked_by(_CSS_REQUEST, style):
            yield (
                published.REQUEST,
                here.location(address),
                None,
                f"a style asks another host for something ({address}): serve it from the site",
            )


@functools.lru_cache(maxsize=1_000)  # most pages have the same scripts and styles
def _asked_by(pattern: re.Pattern, text: str) -> tuple[str, ...]:
    """The addresses of other hosts that a script or a style names."""
    return tuple(match[1] for match in pattern.finditer(text))


def _dead(target: tuple[str, str], outlines: Mapping[str, _Outline], files: Container[str]) -> str:
    """In words, where a link leads that leads to nothing; "" for any other."""
    file, anchor = target
    if file not in files:
        return "to no page of the site"
    return (
        f"to an anchor that {file} does not have"
        if anchor
        and file in outlines
        and anchor not in outlines[file].ids
        and not anchor.startswith("__")
        else ""
    )


def _dead_links(
    here: _Built, outlines: Mapping[str, _Outline], files: Container[str]
) -> Iterator[_Finding]:
    for href, target in here.links.items():
        if where := _dead(target, outlines, files):
            yield (
                published.LINK if target[0] not in files else published.ANCHOR,
                here.location(f'"{href}"'),
                None,
                f"the link {href} leads {where}",
            )


def _foreign(here: _Built) -> Iterator[_Finding]:
    for href in here.foreign:
        yield (
            published.LINK,
            here.location(href),
            None,
            f"the link {href} is no address: a link leads to a page, an https address, a mail address or a telephone number",
        )
