"""A course as a package for a learning system: its pages as they were built, in a frame that keeps one session with that system.

What a learner's browser does with it stands in docs/assets/lms.
"""

from __future__ import annotations

import json
import posixpath
import subprocess
import tempfile
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from briefed.checking.coverage import Coverage, cover
from briefed.checking.fingerprints import option_print
from briefed.errors import InputError
from briefed.model import Course, Location, Question
from briefed.outputs import lms_manifests, qti
from briefed.outputs.packaging import pack, the_name
from briefed.parallel import with_each
from briefed.rendering import course_data, search
from briefed.rendering.agencies_page import place
from briefed.rendering.assets import packaged
from briefed.source.project import Project
from briefed.text.patterns import lazily

RUNTIME = "docs/assets/lms"  # of the project
_PAGE_SCRIPT = "assets/lms/page.js"  # of a package
_MOST_OPTIONS = 18  # of a question: what three signs have room for, see state.js
# What a learner has no use for: what a trainer takes into a room, what is said to agencies, what shows the theme's makers where a line
# came from, and the search in other languages.
_NOT_IN_COURSE = lazily(
    r"^(?:slides/.*|handouts/.*|packages/.*|(?:in-the-room|for-agencies)(?:\.html|/index\.html))$"
)
_NOT_IN_ASSETS = lazily(r"^(?:.*\.map|javascripts/lunr/.*|reveal/.*|deck[.-].*)$")
_KEPT = (
    "In this package, your answers and how long you took, your score and how far you are go to the learning system that opened it, and nowhere "
    "else. Your notes and plans stay in your own browser."
)


def _runtime(root: Path) -> dict[str, bytes]:
    """The scripts and the style of a package, made small. Raises InputError where they or the tool for it are missing."""
    folder = root / RUNTIME
    if not (folder / "launch.js").is_file():
        raise InputError(
            f"no {RUNTIME} here, which packages for learning systems run in: copy that folder into the project as well",
            Location(str(root)),
        )
    with tempfile.TemporaryDirectory(prefix="briefed-") as out:
        run = subprocess.run(
            [
                packaged("esbuild/bin/esbuild"),
                *(folder / name for name in ("launch.js", "launch.css", "page.js")),
                "--bundle",
                "--minify",
                "--charset=utf8",
                "--format=iife",
                "--log-level=error",
                f"--outdir={out}",
            ],
            capture_output=True,
            text=True,
        )
        if run.returncode:
            raise InputError(f"a script of {RUNTIME} could not be read: {run.stderr.strip()}")
        return {
            f"assets/lms/{path.name}": path.read_bytes() for path in sorted(Path(out).iterdir())
        }


def write(root: Path, project: Project, site: Path, stamp: int) -> None:
    """Put into a built site the packages of each course. `stamp` is their date, in seconds since 1970.

    Raises InputError for what no learning system can be told, and for a page that uses what is not in its package.
    """
    courses = {course.slug for course in project.courses}
    shared, runtime, index = _beside(site, courses), _runtime(root), _index(site, courses)

    def write_of(course: Course) -> None:
        coverage, files = cover(course), {**_pages(course, site, shared, index), **runtime}
        canonical = LexborHTMLParser((site / _start(course)).read_bytes()).css_first(
            "link[rel=canonical]"
        )
        address = (canonical.attributes["href"] or "") if canonical else ""
        for kind in lms_manifests.KINDS:
            path = site / course.slug / place(course.slug, kind)
            path.parent.mkdir(exist_ok=True)
            pack(_package(kind, course, coverage, files, address), path, stamp)
        qti.write(course, coverage, site, stamp)

    with_each(project.courses, write_of)


def _pages(
    course: Course, site: Path, shared: dict[str, bytes], index: tuple[dict, dict[str, list[dict]]]
) -> dict[str, bytes]:
    """The pages of a package, and what they are shown with, by their names; the same in every kind."""
    files = {
        **shared,
        **{
            f"{course.slug}/{name}": path.read_bytes()
            for name, path in _files(site / course.slug)
            if not _NOT_IN_COURSE.match(name)
        },
    }
    for name in [name for name in files if name.endswith(".html") and name not in search.FILES]:
        files[name] = _page(name, files[name].decode("utf-8"), files, _start(course)).encode(
            "utf-8"
        )
    how, found = index
    if found:
        entries = [
            entry
            for folder in (course.slug, "")
            for entry in found.get(folder, ())
            if _target("", entry["location"].partition("#")[0]) in files
        ]
        text = json.dumps({**how, "docs": entries}, ensure_ascii=False, separators=(",", ":"))
        files |= {
            "search/search_index.json": text.encode("utf-8"),
            search.INDEX: search.as_script(text).encode("utf-8"),
        }
    return files


def _files(folder: Path) -> list[tuple[str, Path]]:
    """All files below a folder, by their names within it."""
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _beside(site: Path, courses: set[str]) -> dict[str, bytes]:
    """What every package of a site has: the pages beside the courses, and what pages are shown and searched with."""
    pages = [
        path
        for path in (*site.glob("*.html"), *site.glob("*/index.html"))
        if path.name != "404.html"
        and path != site / "index.html"
        and path.parent.name not in courses
    ]
    assets = {
        f"assets/{name}": path.read_bytes()
        for name, path in _files(site / "assets")
        if not _NOT_IN_ASSETS.match(name)
    }
    return {
        **{path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(pages)},
        **assets,
        **{name: (site / name).read_bytes() for name in search.FILES if (site / name).is_file()},
    }


def _start(course: Course) -> str:
    return f"{course.slug}/index.html"


def _package(
    kind: str, course: Course, coverage: Coverage, files: dict[str, bytes], address: str
) -> dict[str, bytes]:
    """All files of a package of one kind; `address` is where the course start stands on the web, or ""."""
    title = the_name(course)
    pages = [
        name for name in files if name.startswith(f"{course.slug}/") and name.endswith(".html")
    ]
    known = {
        "slug": course.slug,
        "title": title,
        "kind": kind,
        "mark": course.settings.pass_mark,
        "formerly": course.settings.formerly,
        "start": _start(course),
        "pages": pages,
        **_questions(course, coverage, pages),
    }
    files = {
        **files,
        "assets/lms/course.js": f"window.briefedCourse = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n".encode(),
        lms_manifests.LAUNCH: _launch(kind, title).encode("utf-8"),
    }
    front = next(page for page in course.pages if page.kind == "start").front_matter
    about = lms_manifests.About(
        course.slug,
        title,
        str(front.get("description") or title),
        course.settings.edition,
        address,
        course.settings.pass_mark,
    )
    return {**lms_manifests.manifest(kind, about, files), **files}


def _page(name: str, html: str, files: dict[str, bytes], start: str) -> str:
    """A page without the ways that lead out of the package, and with the script that finds the session."""
    tree = LexborHTMLParser(html)
    for one in tree.css(
        "head link[rel=canonical], head link[rel=prev], head link[rel=next], p.bf-present"
    ):
        one.decompose()
    for place in tree.css("p.bf-kept"):
        place.inner_html = _KEPT
    for link in tree.css("a[href]"):
        target = _target(name, link.attributes["href"] or "")
        if target is None or target in files:
            continue
        if "md-logo" in (link.attributes.get("class") or "") and target == "index.html":
            link.attrs["href"] = posixpath.relpath(start, posixpath.dirname(name) or ".")
        elif item := _above(link, "md-nav__item"):
            item.decompose()
        elif "md-footer__link" in (link.attributes.get("class") or ""):
            link.decompose()
        else:
            link.unwrap()
    for part, attribute in (("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src")):
        for one in tree.css(f"{part}[{attribute}]"):
            target = _target(name, one.attributes[attribute] or "")
            if target is not None and target not in files:
                raise InputError(
                    f"{name} uses {target}, which is not in the package", Location(name)
                )
    depth = "../" * name.count("/")
    return tree.html.replace(
        "</head>", f'<script defer src="{depth}{_PAGE_SCRIPT}"></script></head>', 1
    )


def _target(page: str, address: str) -> str | None:
    """The file of the site that an address on a page means, or None for one that leads elsewhere or to a place of the page itself."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return posixpath.normpath(f"{target}/index.html") if parts.path.endswith(("/", ".")) else target


def _above(node, name: str):
    """The nearest element around another that has a class."""
    while node is not None and name not in (node.attributes.get("class") or "").split():
        node = node.parent
    return node


def _index(site: Path, courses: set[str]) -> tuple[dict, dict[str, list[dict]]]:
    """What the search of a site finds: how it works, and its entries by the course of their page, "" for one beside the courses; read once for all."""
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return {}, {}
    data = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, list[dict]] = {}
    for entry in data.pop("docs"):
        top = entry["location"].partition("/")[0]
        found.setdefault(top if top in courses else "", []).append(entry)
    return data, found


def _questions(course: Course, coverage: Coverage, pages: list[str]) -> dict:
    """The themes and the questions of a course, as the session has to know them: see docs/assets/lms."""
    themes = course_data.themes(course, coverage)
    asked = {
        question.id: question
        for quiz in course.quizzes
        for question in quiz.questions
        if question.id
    }
    stems = {
        theme["slug"]: f"{course.slug}/{theme['page'].removesuffix('.html')}" for theme in themes
    }
    return {
        "themes": {
            theme["slug"]: {
                "page": next(
                    page
                    for stem in (stems[theme["slug"]],)
                    for page in (f"{stem}.html", f"{stem}/index.html")
                    if page in pages
                ),
                "questions": list(theme["questions"]),
                "statements": {id: print for id, (print, _) in theme["statements"].items()},
            }
            for theme in themes
        },
        "questions": {
            id: {"print": print, "text": course_data.stem(asked[id]), **_answers(asked[id])}
            for theme in themes
            for id, (print, _) in theme["questions"].items()
        },
    }


def _answers(question: Question) -> dict:
    if question.blanks:
        return {"blanks": list(question.blanks)}
    if len(question.options) > _MOST_OPTIONS:
        raise InputError(
            f"the question {question.id!r} has {len(question.options)} options, and a package has room for {_MOST_OPTIONS}: split the question",
            question.location,
        )
    return {
        "options": [
            {"name": option_print(option), "right": option.right} for option in question.options
        ]
    }


def _launch(kind: str, title: str) -> str:
    """The page that a learning system opens: the line that says what is recorded, and the course in a frame."""
    to = (
        "https: http:" if kind == lms_manifests.CMI5 else "'none'"
    )  # the learning record store that the launch names
    allowed = f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; connect-src {to}; base-uri 'none'; form-action 'none'"
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{allowed}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="icon" href="assets/favicon.png">
<link rel="stylesheet" href="assets/lms/launch.css">
<script defer src="assets/lms/course.js"></script>
<script defer src="assets/lms/launch.js"></script>
</head>
<body>
<section id="strip" aria-label="Learning system"><p id="said" role="status">Connecting to your learning system…</p><button type="button" id="leave">Save and leave</button></section>
<noscript><p>This course needs JavaScript: without it nothing can be shown or recorded.</p></noscript>
<iframe title="{escape(title)}" hidden></iframe>
</body>
</html>
"""
