"""The courses, and the site that they share."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from briefed.layout import files_of_theme
from briefed.model.briefings import Briefing, Theme
from briefed.model.pages import Page, Question, Quiz
from briefed.model.problems import Fault
from briefed.model.settings import NumberToCall, Settings, SiteSettings


class Course(NamedTuple):
    """A briefing with all that rests on it.

    `original` is the briefing's words as imported, and `brought` the name of the file that they
    came in, or "" where they came as text. `editions` has the canonical text of each former
    edition, the oldest first; `edition_originals` has its words as imported, or None.
    `nav` holds the source paths that an explicit `nav:` in mkdocs.yml names, or None where
    navigation is generated. `numbers` are the site's numbers to call, the same for every course.
    `stands` lists the files that an approval is for, each with its digest, and is "" without an
    approval; `approved` is the list that was approved, or "". `faults` are those of its folders.
    `today` is the date of the check.
    """

    slug: str
    briefing: Briefing
    original: str | None
    settings: Settings
    pages: tuple[Page, ...]
    quizzes: tuple[Quiz, ...]
    today: str
    nav: frozenset[str] | None = None
    brought: str = ""
    editions: Mapping[str, str] = MappingProxyType({})
    numbers: tuple[NumberToCall, ...] = ()
    edition_originals: Mapping[str, str | None] = MappingProxyType({})
    stands: str = ""
    approved: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def start(self) -> Page | None:
        """Its start page, where it has one."""
        return next((page for page in self.pages if page.kind == "start"), None)

    @property
    def title(self) -> str:
        """Its name: the title of its start page."""
        return self.start.title if self.start else self.slug

    @property
    def name(self) -> str:
        """What it is called where there is little room."""
        return self.settings.short_title or self.title

    @property
    def dated(self) -> str:
        """The ISO date of its newest publication, correction or approval; "" where it has none.

        That of a publication may be a month without a day.
        """
        settings = self.settings
        corrected = (one["date"] for one in settings.corrections)
        approved = (settings.approval or {}).get("date", "")
        return max(settings.published, approved, *corrected)

    @property
    def parts(self) -> list[tuple[Theme, Page]]:
        """The themes that have a page, each with it, in the order of the briefing."""
        pages = {page.theme: page for page in self.pages if page.theme}
        themes = self.briefing.themes
        return [(theme, pages[theme.slug]) for theme in themes if theme.slug in pages]

    def parts_by_group(self) -> list[tuple[str, list[tuple[Theme, Page]]]]:
        """The parts under the titles of their groups; "" where they have none."""
        grouped = itertools.groupby(self.parts, lambda part: part[0].group or "")
        return [(title, list(parts)) for title, parts in grouped]

    def page_of(self, theme: str | None) -> Page | None:
        """The page that teaches a theme, where there is one."""
        return next((page for page in self.pages if theme and page.theme == theme), None)

    def quiz_of(self, theme: str | None) -> Quiz | None:
        """The questions of a theme, where there are any."""
        return next((quiz for quiz in self.quizzes if quiz.slug == theme), None)

    @property
    def folder(self) -> str:
        """The course's folder in the project."""
        return f"docs/{self.slug}"

    @property
    def folders(self) -> tuple[str, str]:
        """What the paths of its pages and of its questions begin with."""
        return f"{self.folder}/", f"quizzes/{self.slug}/"

    def files_of(self, theme: str) -> tuple[str, str]:
        """The files of a theme's page and of its questions, whether they are there or not."""
        return files_of_theme(self.slug, theme)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in the order of the pages."""
        return tuple(q for quiz in self.quizzes for q in quiz.questions)

    def with_whole_questions(self) -> Course:
        """The same course with only those questions that could be read whole."""
        if all(question.whole for question in self.questions):
            return self
        return self._replace(
            quizzes=tuple(
                quiz._replace(questions=tuple(one for one in quiz.questions if one.whole))
                for quiz in self.quizzes
            )
        )


class StandIn(NamedTuple):
    """What a site shows in the place of a course with errors: that it is being corrected.

    `title` is what it calls the course, and `pages` are those at the course's addresses: the first
    is at that of its start. They belong to no course.
    """

    slug: str
    title: str
    pages: tuple[Page, ...]


class Site(NamedTuple):
    """The pages that belong to no course, such as the home page, and what all courses share.

    `today`, `nav`, `stands` and `approved` are as those of a Course: the approval is for what all
    courses share. `faults` are those of mkdocs.yml and of the files outside the courses;
    `shown_settings` is what readers see of mkdocs.yml. A site without pages needs no approval.
    `stand_ins` take the place of courses that are being corrected; a check has none.
    """

    today: str
    pages: tuple[Page, ...] = ()
    settings: SiteSettings = SiteSettings()
    nav: frozenset[str] | None = None
    stands: str = ""
    approved: str = ""
    faults: tuple[Fault, ...] = ()
    shown_settings: tuple[Page, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()

    @property
    def shown_pages(self) -> tuple[Page, ...]:
        """The pages that belong to no course, and those that take the place of a course's."""
        return (*self.pages, *(page for one in self.stand_ins for page in one.pages))
