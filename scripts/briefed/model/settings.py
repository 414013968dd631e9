"""What a course decides on its start page, and the site on its home page."""

from __future__ import annotations

from typing import NamedTuple, TypedDict

from briefed.model.front_matter import Keys
from briefed.model.kinds import AUDIT, Kind
from briefed.model.problems import Location


class Exemption(NamedTuple):
    """A sentence that need not be tested, with the reason its course gives."""

    statement: str
    sentence: str
    reason: str
    location: Location


class Kept(NamedTuple):
    """A sentence of a page that says more than its quote and may, with the course's reason."""

    sentence: str
    reason: str


class Contact(TypedDict):
    """A local contact, and the date on which somebody verified it."""

    name: str
    number: str
    verified: str


class NumberToCall(TypedDict):
    """One of the site's numbers to call; `verified` is "" until somebody has rung it."""

    name: str
    number: str
    about: str
    source: str
    verified: str


class Correction(TypedDict):
    """What was put right since a course was published: when, and in what words.

    `theme` is that of the page it was on, "" for none.
    """

    date: str
    theme: str
    text: str


class Service(NamedTuple):
    """A service that the briefing names, and the ids of the statements that are for it.

    `name` is what a reader chooses, `also` how else the briefing names it, and `location` that of
    its name. `slug` is what a choice is kept under: a service of the same name in another
    course has the same.
    """

    name: str
    slug: str
    also: tuple[str, ...]
    statements: tuple[str, ...]
    location: Location

    @property
    def names(self) -> tuple[str, ...]:
        """All that the briefing calls it."""
        return (self.name, *self.also)


class Settings(NamedTuple):
    """What a course decides in the front matter of its start page.

    `short_title` is some of the words of its title; `report_to` is the e-mail address, or the
    https address of a form, for readers who find a mistake. `approval` has the role, date, edition
    and fingerprint. `keys` says where each setting is, and `unread` are the keys whose values are
    not known, because of a fault. `superseded_by` is the name of another
    course, or an https address. `pass_mark` is the percentage of right answers at which a learning
    system passes a learner. `formerly` are names under which the course was published before, so
    that learners keep their records. `kind` is the kind of paper that the briefing is.
    `short_session` are the slugs of the themes that a short session of the whole course takes
    first, the most needed first. `subjects` are the headings that the course is listed under where
    there are many courses.
    """

    short_title: str = ""
    report_to: str = ""
    partnership: str = ""
    edition: str = ""
    published: str = ""
    review_by: str = ""
    placeholder_link: str = ""
    contacts: tuple[Contact, ...] = ()
    corrections: tuple[Correction, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    approval: dict[str, str] | None = None
    keys: Keys = Keys()
    superseded_by: str = ""
    pass_mark: int | None = None
    formerly: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    services: tuple[Service, ...] = ()
    kind: Kind = AUDIT
    short_session: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()


class SiteSettings(NamedTuple):
    """What the site decides in the front matter of its home page; as in Settings."""

    numbers: tuple[NumberToCall, ...] = ()
    approval: dict[str, str] | None = None
    keys: Keys = Keys()
    report_to: str = ""
    unread: frozenset[str] = frozenset()
