"""A course as a package for a learning system: its built pages, in a frame that keeps the session.

The scripts that run in a learner's browser are in scripts/web/lms.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from briefed.checking.coverage import Coverage, cover
from briefed.checking.fingerprints import label_fingerprint, labels, option_fingerprint
from briefed.errors import InputError
from briefed.model import Course, Question
from briefed.outputs import lms_manifests, qti
from briefed.outputs.lms_pages import packaged_page, target_of
from briefed.outputs.packaging import pack, stamp_of, the_name
from briefed.parallel import with_each
from briefed.rendering import bundles, course_data, search
from briefed.rendering.agencies_page import package_path
from briefed.source.branching import Case
from briefed.source.project import Project
from briefed.templates import render
from briefed.text.patterns import lazily
from briefed.text.typed import spellings

_MOST_OPTIONS = 18  # of a question: as many as three characters can hold, see signs.js
# Right answers to one question that a learning system must have room for: SCORM 2004 4th Edition
# Run-Time Environment, 4.2.9, correct_responses of a fill-in.
_MOST_KEYS = 5
_MOST_PARTS = 50  # of a case: as many as a record holds, see scripts/web/record/record.js
# Files that a learner has no use for: those for trainers and for agencies, source maps, and the
# search in other languages and in other courses.
_NOT_IN_COURSE = lazily(
    r"^(?:(?:slides|handouts|packs|packages)/.*|search/places\.js"
    r"|(?:in-the-room|for-agencies)(?:\.html|/index\.html))$"
)
_NOT_IN_ASSETS = lazily(
    r"^(?:.*\.map|javascripts/lunr/.*|reveal/.*|(?:deck|home)[.-].*|search-all\.js)$"
)


def write(root: Path, project: Project, site: Path, courses: Sequence[Course]) -> None:
    """Write the packages of some courses of a project into its built site.

    Raises InputError for a title or a question that no learning system can hold, and for a page
    that uses a file which is not in its package.
    """
    if not courses:
        return
    slugs = {one.slug for one in project.courses} | {one.slug for one in project.site.stand_ins}
    shared, runtime = _beside(site, slugs), bundles.of_packages(root)

    def write_of(course: Course) -> None:
        coverage, files = cover(course), {**_pages(course, site, shared), **runtime}
        start = LexborHTMLParser((site / _start(course)).read_bytes())
        canonical = start.css_first("link[rel=canonical]")
        address = (canonical.attributes.get("href") or "") if canonical else ""
        for kind in lms_manifests.KINDS:
            path = site / course.slug / package_path(course.slug, kind)
            path.parent.mkdir(exist_ok=True)
            pack(_package(kind, course, coverage, files, address), path, stamp_of(course))
        qti.write(course, coverage, site)

    with_each(courses, write_of)


def _pages(course: Course, site: Path, shared: dict[str, bytes]) -> dict[str, bytes]:
    """The pages of a package and the files they use, by their names; the same in every kind."""
    files = {
        **shared,
        **{
            f"{course.slug}/{name}": path.read_bytes()
            for name, path in _files(site / course.slug)
            if not _NOT_IN_COURSE.match(name)
        },
    }
    for name in [name for name in files if name.endswith(".html") and name not in search.FILES]:
        files[name] = packaged_page(
            name, files[name].decode("utf-8"), files, _start(course)
        ).encode("utf-8")
    return files


def _files(folder: Path) -> list[tuple[str, Path]]:
    """All files below a folder, by their names within it."""
    return [
        (path.relative_to(folder).as_posix(), path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def _beside(site: Path, courses: set[str]) -> dict[str, bytes]:
    """The files of every package of a site: pages beside the courses, assets, and the search."""
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
    files = {
        **{path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(pages)},
        **assets,
        **{name: (site / name).read_bytes() for name in search.FILES if (site / name).is_file()},
    }
    if (index := site / search.INDEX).is_file():
        settings, entries = search.parts_of(index.read_text(encoding="utf-8"))
        inside = (one for one in entries if _page(one["location"]) in files)
        files[search.INDEX] = search.index_script("", settings, inside).encode("utf-8")
    return files


def _page(location: str) -> str | None:
    """The file of the site that has a place which the search finds."""
    return target_of("", location.partition("#")[0])


def _start(course: Course) -> str:
    return f"{course.slug}/index.html"


def _package(
    kind: str, course: Course, coverage: Coverage, files: dict[str, bytes], address: str
) -> dict[str, bytes]:
    """All files of a package of one kind; `address` is that of the course start, or ""."""
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
    data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    files = {
        **files,
        "assets/lms/course.js": f"window.briefedCourse = {data};\n".encode(),
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


def _questions(course: Course, coverage: Coverage, pages: list[str]) -> dict[str, object]:
    """The themes, questions and cases of a course, for the session: see scripts/web/lms.

    Raises InputError for a question or a case that is too large.
    """
    themes = course_data.themes(course, coverage)
    asked = {
        question.id: question
        for quiz in course.quizzes
        for question in quiz.questions
        if question.id
    }
    branching = dict(
        one for theme, page in course.parts for one in course_data.cases(theme.slug, page)
    )
    return {
        "themes": {
            theme["slug"]: {
                "page": _built(f"{course.slug}/{theme['page']}", pages),
                "questions": list(theme["questions"]),
                "cases": list(theme["cases"]),
                "statements": {
                    identity: fingerprint
                    for identity, (fingerprint, _) in theme["statements"].items()
                },
            }
            for theme in themes
        },
        "questions": {
            identity: {
                "print": fingerprint,
                "text": course_data.stem(asked[identity]),
                **_answers(asked[identity]),
            }
            for theme in themes
            for identity, (fingerprint, _) in theme["questions"].items()
        },
        "cases": {
            identity: {
                "print": fingerprint,
                "text": title,
                "parts": _choices(branching[identity]),
            }
            for theme in themes
            for identity, (fingerprint, title) in theme["cases"].items()
        },
    }


def _choices(case: Case) -> dict[str, list[str]]:
    """By the address of each part of a case, in their order, where its choices lead.

    Raises InputError if there are too many parts.
    """
    if len(case.parts) > _MOST_PARTS:
        raise InputError(
            f"the case that begins with “{case.parts[0].title}” has {len(case.parts)} parts, and a "
            f"package has room for {_MOST_PARTS}: make two cases of it",
            case.parts[0].location,
        )
    return {part.address: [choice.target for choice in part.choices] for part in case.parts}


def _built(page: str, pages: list[str]) -> str:
    """The built page; it is an index in a folder if the site's addresses are folders."""
    folder = page.removesuffix(".html")
    return next(name for name in (page, f"{folder}/index.html") if name in pages)


def _answers(question: Question) -> dict[str, object]:
    """The blanks, the options or the items of a question, as scripts/web/lms knows them.

    Raises InputError if there are too many options.
    """
    if question.blanks:
        all_ = itertools.product(*(spellings(blank)[:2] for blank in question.blanks))
        _, *others = itertools.islice(all_, _MOST_KEYS)
        return {"blanks": list(question.blanks), **({"alike": others} if others else {})}
    if len(question.options) > _MOST_OPTIONS:
        raise InputError(
            f"the question {question.id!r} has {len(question.options)} options or items, "
            f"and a package has room for {_MOST_OPTIONS}: split the question",
            question.location,
        )
    if question.arranged:
        return {
            "kind": question.kind,
            "labels": [name for name, _ in labels(question)],
            "options": [
                {"name": f"{option_fingerprint(item)}-{label_fingerprint(item)}", "right": True}
                for item in question.options
            ],
        }
    return {
        "options": [
            {"name": option_fingerprint(option), "right": option.right}
            for option in question.options
        ]
    }


def _launch(kind: str, title: str) -> str:
    """The page that a learning system opens, with the course in a frame."""
    # The launch of cmi5 names the learning record store, which may be anywhere.
    connect = "https: http:" if kind == lms_manifests.CMI5 else "'none'"
    policy = Markup(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        f"frame-src 'self'; connect-src {connect}; base-uri 'none'; form-action 'none'"
    )
    page = render(__package__, "launch.html", title=title, policy=policy)
    return f"{page}\n"
