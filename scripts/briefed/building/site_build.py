"""What one build knows of its site: the project, its problems, and the source of each page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefed.checking.coverage import Coverage, cover
from briefed.checking.project import Verdict
from briefed.layout import BRIEFING, page_name, place_anchor
from briefed.model import Briefing, Course, Page, Problem, Quiz
from briefed.rendering import briefing_page, markers, notices, shell
from briefed.rendering import markdown as render
from briefed.source.project import Project


class _Ingredients(NamedTuple):
    """All that a page is made from, as far as it is its own."""

    source: Page | None
    markdown: str
    quiz: Quiz | None
    briefing: Briefing | None


class SiteBuild:
    """One build of a site.

    `checked` is the project as the check has it and `verdict` what it found, `project` the same
    without questions that can't be rendered. `shared` is what every page shows of the others, or
    rests on as they do. With `shows_faults` a page that can't be rendered says so.

    `pages` has the course and the source of each page by its path within docs/. The course is None
    for a page that belongs to none, the source is None for a briefing. `shown` has the problems
    that a preview shows on top of each page.
    """

    def __init__(
        self, project: Project, verdict: Verdict, shared: object, shows_faults: bool
    ) -> None:
        self.checked = project
        self.verdict = verdict
        self.shared = shared
        self.shows_faults = shows_faults
        project = project._replace(courses=tuple(_renderable(course) for course in project.courses))
        self.project = project
        known = {id(one.course): one.coverage for one in verdict.courses}
        self.covered: dict[str, Coverage] = {
            course.slug: known.get(id(course)) or cover(course) for course in project.courses
        }
        self.pages: dict[str, tuple[Course | None, Page | None]] = {}
        for course in project.courses:
            for page in course.pages:
                self.pages[_path(page)] = course, page
            self.pages[f"{course.slug}/{BRIEFING}"] = course, None
        self.pages.update({_path(page): (None, page) for page in project.site.shown_pages})
        self._markdown: dict[str, str] = {}
        self.script_hashes: set[str] = set()  # of all scripts that are written into pages
        self.addresses: set[str] = set()  # the files of the site
        # Whether each page, by its address, is rendered again; empty where all are.
        self.rendered: dict[str, bool] = {}
        self.kept: frozenset[str] = frozenset()  # the courses of which no page is rendered
        self.problems, self.summary = verdict.problems, verdict.summary
        self.shown: dict[str, list[Problem]] = {}
        for problem in self.problems:
            for path in self._pages_of(problem):
                self.shown.setdefault(path, []).append(problem)

    def _pages_of(self, problem: Problem) -> set[str]:
        """The pages that show a problem: its own, and that of its statement.

        A problem without a page shows on the start of its course, or of the site.
        """
        folder, _, rest = problem.location.file.partition("/")
        paths = {rest} if folder == "docs" else set()
        slug, _, name = rest.partition("/")
        if folder == "quizzes":
            paths.add(f"{slug}/{page_name(name.removesuffix('.md'))}")
        if problem.code.startswith("sentence-not-") and problem.statement:
            themes = {
                statement.id: statement.theme
                for course in self.project.courses
                for statement in course.briefing.statements
            }
            paths.add(f"{slug}/{page_name(themes[problem.statement])}")
        paths &= self.pages.keys()
        return paths or {f"{slug}/index.md" if f"{slug}/index.md" in self.pages else "index.md"}

    def place(self, problem: Problem) -> tuple[str, str]:
        """Where a preview shows a problem: the path of the page within docs/, and the id on it."""
        file = problem.location.file
        first, *_ = sorted(self._pages_of(problem), key=lambda path: f"docs/{path}" != file)
        course, source = self.pages.get(first, (None, None))
        if course and source is None and problem.statement in self.covered[course.slug].statements:
            return first, str(problem.statement)
        return first, place_anchor(*problem.location[:2])

    def wanted(self, file: str, path: str) -> list[int]:
        """The lines of a file whose places a page of a preview shows; none outside a preview."""
        shown = self.shown.get(path, ()) if self.shows_faults else ()
        return sorted({one.location.line for one in shown if one.location.file == file})

    def source(self, path: str) -> tuple[Course | None, Page | None]:
        """The course and the source of a page; (None, None) for a page of the renderer."""
        return self.pages.get(path, (None, None))

    def checked_course(self, slug: str) -> Course:
        """A course as the check has it, with all its questions."""
        return next(course for course in self.checked.courses if course.slug == slug)

    def refused(self) -> set[str]:
        """The paths within docs/ that must not be read: a pipe would hold a build for ever.

        They include the whole folder of each course that is being corrected.
        """
        of_courses = (fault for course in self.project.courses for fault in course.faults)
        return {one.slug for one in self.project.site.stand_ins} | {
            fault.location.file.removeprefix("docs/")
            for fault in (*of_courses, *self.project.site.faults)
        }

    def markdown(self, path: str) -> str:
        """A page as the renderer is given it."""
        if path not in self._markdown:
            self._markdown[path] = self._written(path)
        return self._markdown[path]

    def _written(self, path: str) -> str:
        (course, source), courses = self.pages[path], self.project.courses
        if source and source.faults and self.shows_faults:
            return f"# {source.title}\n\nThis page can't be shown until its problems are mended."
        wanted = self.wanted(f"docs/{path}", path)
        if course and source:
            return render.page(course, self.covered[course.slug], source, courses, wanted)
        if course:
            return briefing_page.briefing(course, self.covered[course.slug], courses)
        return render.site_page(self.project.site, source, courses, wanted) if source else ""

    def quiz(self, path: str) -> Quiz | None:
        """The questions that a page embeds."""
        course, source = self.pages[path]
        if course is None or source is None or source.faults or not source.asks:
            return None
        return course.quiz_of(source.theme)

    def renders_again(self, course: Course) -> bool:
        """Whether any page of a course is rendered again."""
        if course.slug in self.kept:
            return False
        return not self.rendered or any(
            again for url, again in self.rendered.items() if url.startswith(f"{course.slug}/")
        )

    def renders_alike(self, other: SiteBuild, path: str) -> bool:
        """Whether another build makes the same of a page."""
        if (
            path not in self.pages
            or path not in other.pages
            or self.shared != other.shared
            or self.shown.get(path) != other.shown.get(path)
        ):
            return False
        (course, source), (before, _) = self.pages[path], other.pages[path]
        of_one_course = course is not None and not (
            source and any(marker.name in markers.OF_ALL for marker in source.markers)
        )
        return (of_one_course and course is before) or (
            self._ingredients(path) == other._ingredients(path)
        )

    def _ingredients(self, path: str) -> _Ingredients:
        course, source = self.pages[path]
        return _Ingredients(
            source,
            self.markdown(path),
            self.quiz(path),
            course.briefing if course else None,
        )


def _path(page: Page) -> str:
    """The path of a page within docs/."""
    return page.location.file.removeprefix("docs/")


def _renderable(course: Course) -> Course:
    """A course without the questions that mkdocs-quiz would stop at. Only a preview needs this."""
    quizzes = tuple(
        quiz._replace(
            questions=()
            if quiz.faults
            else tuple(q for q in quiz.questions if q.stem and (q.keys or q.blanks))
        )
        for quiz in course.quizzes
    )
    return course if quizzes == course.quizzes else course._replace(quizzes=quizzes)


def shared_by_pages(project: Project, navigation: object, settings: bytes) -> Sequence[object]:
    """What every page of a site shows of the others, or rests on as they do."""
    return (
        navigation,
        settings,
        project.site.settings.report_to,
        [
            page.location.file
            for course in project.courses
            for page in course.pages
            if shell.is_for_others(page)
        ],
        [
            (course.slug, course.settings, notices.shows_draft(course, project.site))
            for course in project.courses
        ],
    )
