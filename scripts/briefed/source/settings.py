"""The settings of a course, in the front matter of its start page, and of the site, in its home."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from pathlib import PurePosixPath
from typing import Any

from briefed.model import (
    AUDIT,
    KINDS,
    Contact,
    Correction,
    Exemption,
    Fault,
    Kept,
    Kind,
    NumberToCall,
    Page,
    Service,
    Settings,
    SiteSettings,
)
from briefed.source import services
from briefed.source.setting_faults import (
    FOLDER,
    SECURE,
    pass_mark,
    why_no_placeholder,
    why_no_source,
    why_no_subject,
    why_not_reported_to,
)
from briefed.source.setting_values import SettingsReader
from briefed.text.patterns import lazily
from briefed.text.words import plain, squeeze

NUMBERS, REPORT_TO = "numbers to call", "report to"
KIND, PLACEHOLDER = "kind of briefing", "placeholder link"
COURSE_KEYS = frozenset(
    {
        "short title",
        KIND,
        REPORT_TO,
        "partnership",
        "edition",
        "published",
        "review by",
        "superseded by",
        "pass mark",
        PLACEHOLDER,
        "local contacts",
        "corrections",
        "exemptions",
        "kept",
        "services",
        "approval",
        "formerly",
        "short session",
        "subjects",
    }
)
NUMBER_KEYS = frozenset({"name", "number", "about", "source"})  # of each number to call
CHECKED = "verified"  # the day on which it was rung, or compared with its source
SITE_KEYS = frozenset({NUMBERS, REPORT_TO, "approval"})
HOME = "docs/index.md"
EDITION = lazily(r"[\w.-]{1,12}")  # the name of one
_APPROVAL = ("role", "date", "fingerprint")  # of a course, also its edition


def of_course(
    start: Page, others: Set[str], themes: Set[str]
) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of a course from its start page, and a fault for each value of the wrong kind.

    `others` are the names of the other courses, `themes` the slugs of the briefing's themes.
    """
    read = SettingsReader(start, COURSE_KEYS)
    settings = Settings(
        short_title=_short_title(read, start.title),
        report_to=_report_to(read),
        partnership=read.word("partnership"),
        edition=_edition(read),
        published=read.day_or_month("published"),
        review_by=read.date("review by"),
        placeholder_link=_placeholder_link(read),
        contacts=tuple(
            Contact(name=entry["name"], number=entry["number"], verified=entry[CHECKED])
            for entry in read.entries("local contacts", {"name", "number", CHECKED})
        ),
        corrections=_corrections(read, themes),
        exemptions=_exemptions(read),
        approval=_approval(read, "edition"),
        keys=start.keys,
        superseded_by=_superseded_by(read, others),
        pass_mark=_pass_mark(read),
        kept=tuple(
            Kept(plain(entry["sentence"]), entry["reason"])
            for entry in read.entries("kept", {"sentence", "reason"})
        ),
        services=_services(read),
        kind=_kind(read),
        formerly=_formerly(read, others | {PurePosixPath(start.location.file).parent.name}),
        short_session=_short_session(read, themes),
        subjects=_subjects(read),
    )
    return settings._replace(unread=read.unread), tuple(read.faults)


def of_site(home: Page) -> tuple[SiteSettings, tuple[Fault, ...]]:
    """The settings of the site from its home page, and a fault for each value of the wrong kind."""
    read = SettingsReader(home, SITE_KEYS)
    numbers = read.entries(NUMBERS, NUMBER_KEYS, {CHECKED})
    for at, entry in enumerate(numbers):
        if why := why_no_source(entry["source"]):
            read.fault(NUMBERS, f"{entry['source']!r} {why}", at, "source")
    to_call = tuple(
        NumberToCall(
            name=entry["name"],
            number=entry["number"],
            about=entry["about"],
            source=entry["source"],
            verified=entry.get(CHECKED, ""),
        )
        for entry in (() if NUMBERS in read.faulty else numbers)
    )
    settings = SiteSettings(to_call, _approval(read), home.keys, _report_to(read))
    return settings._replace(unread=read.unread), tuple(read.faults)


def _approval(read: SettingsReader, *more: str) -> dict[str, Any] | None:
    """The approval in the front matter, or None."""
    value, wanted = read.value("approval"), (*_APPROVAL[:2], *more, _APPROVAL[2])
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in wanted):
        read.fault(
            "approval",
            f"leave nothing, or ask for a new approval, which writes {', '.join(wanted[:-1])} and "
            f"{wanted[-1]}",
        )
        return None
    return value


def _edition(read: SettingsReader) -> str:
    edition = read.word("edition")
    if edition and not EDITION.fullmatch(edition):
        read.fault(
            "edition",
            "write a number or a short name without spaces, such as 2, 2.1 or spring-2027",
        )
    return edition


def _short_title(read: SettingsReader, title: str) -> str:
    """The name that the header and the menu have room for: words of the title, so nothing new."""
    short = read.word("short title")
    if short and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", title):
        read.fault(
            "short title",
            f"write some words of the title as they follow one another there: {title}",
        )
        return ""
    return short


def _report_to(read: SettingsReader) -> str:
    """Where readers report a mistake."""
    address = read.word(REPORT_TO)
    if address and (how := why_not_reported_to(address)):
        read.fault(REPORT_TO, how)
        return ""
    return address


def _kind(read: SettingsReader) -> Kind:
    """The kind of paper that the briefing is; an audit where the course does not say."""
    name = read.word(KIND)
    if name and name.lower() not in KINDS:
        *some, last = KINDS
        read.fault(KIND, f"write {', '.join(some)} or {last}, whichever the paper is")
    return KINDS.get(name.lower(), AUDIT)


def _pass_mark(read: SettingsReader) -> int | None:
    mark = read.word("pass mark")
    if mark and pass_mark(mark) is None:
        read.fault(
            "pass mark",
            "write the percentage of right answers at which a learning system passes a learner, "
            "from 1 to 100 and without the sign %, or delete the line",
        )
    return pass_mark(mark)


def _placeholder_link(read: SettingsReader) -> str:
    link = read.word(PLACEHOLDER)
    if link and (how := why_no_placeholder(link)):
        read.fault(PLACEHOLDER, how)
        return ""
    return link


def names_courses(start: Page) -> bool:
    """Whether it depends on the names of the courses what is wrong with a course's settings."""
    return not start.front_matter.keys().isdisjoint(("superseded by", "formerly"))


def _superseded_by(read: SettingsReader, others: Set[str]) -> str:
    newer = read.word("superseded by")
    if newer and newer not in others and not SECURE.fullmatch(newer):
        read.fault(
            "superseded by",
            "write the folder of the course that takes this one's place "
            f"({', '.join(sorted(others)) or 'there is no other'}), or its address, beginning "
            "with https://",
        )
        return ""
    return newer


def _formerly(read: SettingsReader, taken: Set[str]) -> tuple[str, ...]:
    """The names that a course had before. `taken` are the names of the present courses."""
    return _names(
        read,
        "formerly",
        "write the names that this course's folder had before, in square brackets, such as "
        "[old-name]. A name that a course has now can't be among them",
        lambda name, before: FOLDER.fullmatch(name) is not None and name not in taken,
    )


def _short_session(read: SettingsReader, themes: Set[str]) -> tuple[str, ...]:
    """The themes that a short session of the whole course takes first."""
    return _names(
        read,
        "short session",
        "write the themes that a short session of the whole course takes, the most needed first, "
        f"in square brackets, as their pages are called: [{', '.join(sorted(themes)[:2])}]",
        lambda name, before: name in themes and name not in before,
    )


def _subjects(read: SettingsReader) -> tuple[str, ...]:
    """The headings that a course is listed under."""
    names = _names(
        read,
        "subjects",
        "write the subjects that the course is listed under, each once, in square brackets and "
        "with commas between: [Babies, Domestic abuse]",
        lambda name, before: not why_no_subject(name, before),
    )
    return tuple(map(squeeze, names))


def _names(
    read: SettingsReader, key: str, how: str, may_be: Callable[[str, list[str]], bool]
) -> tuple[str, ...]:
    """The names in a list, of which `may_be` judges each by itself and by those before it.

    `how` says how to write them.
    """
    names = read.value(key) or []
    if not isinstance(names, list):
        read.fault(key, how)
        return ()
    before: list[str] = []
    for at, name in enumerate(names):
        if not isinstance(name, str) or not may_be(name, before):
            read.fault(key, how, at)
        if isinstance(name, str):
            before.append(name)
    return () if key in read.faulty else tuple(names)


def _services(read: SettingsReader) -> tuple[Service, ...]:
    found, faults = services.read(read.value("services"), read.keys)
    for way, message in faults:
        read.fault("services", message, *way)
    return () if "services" in read.faulty else found


def _corrections(read: SettingsReader, themes: Set[str]) -> tuple[Correction, ...]:
    corrections = tuple(
        Correction(date=entry["date"], theme=entry.get("theme", ""), text=entry["text"])
        for entry in read.entries("corrections", {"date", "text"})
    )
    known = f"write after “theme:” the name of a page without .md: {', '.join(sorted(themes))}"
    for at, entry in enumerate(corrections):
        if entry["theme"] not in themes | {""}:
            read.fault("corrections", known, at, "theme")
    return () if "corrections" in read.faulty else corrections


def _exemptions(read: SettingsReader) -> tuple[Exemption, ...]:
    return tuple(
        Exemption(
            entry["statement"],
            plain(entry["sentence"]),
            entry.get("reason", ""),
            read.keys.value("exemptions", at, "sentence"),
        )
        for at, entry in enumerate(read.entries("exemptions", {"statement", "sentence"}))
    )
