"""The settings of a course, in the front matter of its start page, and of the site, in its home."""

from __future__ import annotations

import datetime
import re
from collections.abc import Set
from pathlib import PurePosixPath
from typing import Any

from briefed.model import (
    Contact,
    Correction,
    Exemption,
    Fault,
    Kept,
    Location,
    NumberToCall,
    Page,
    Service,
    Settings,
    SiteSettings,
)
from briefed.source import page_scanner, services
from briefed.source.unsafe_markup import fault_in
from briefed.text.patterns import lazily
from briefed.text.words import plain

COURSE_KEYS = frozenset(
    {
        "short title",
        "report to",
        "partnership",
        "edition",
        "published",
        "review by",
        "superseded by",
        "pass mark",
        "placeholder link",
        "local contacts",
        "corrections",
        "exemptions",
        "kept",
        "services",
        "approval",
        "formerly",
    }
)
SITE_KEYS = frozenset({"numbers to call", "report to", "approval"})
HOME = "docs/index.md"
_NUMBER = lazily(r"\+?\d(?: ?\d){2,14}")
_ADDRESS = lazily(r"https?://[^\s()<>\"']+")
_SECURE = lazily(r"https://[^\s()<>\"']+")
_MAIL = lazily(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
_FOLDER = lazily(r"[a-z0-9]+(-[a-z0-9]+)*")  # as scripts/web/record/values.js knows names
_APPROVAL = ("role", "date", "fingerprint")  # of a course, also its edition


def of_course(
    start: Page, others: Set[str], themes: Set[str]
) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of a course from its start page, and a fault for each value of the wrong kind.

    `others` are the names of the other courses, `themes` the slugs of the briefing's themes.
    """
    read = _Reader(start)
    settings = Settings(
        short_title=_short_title(read, start.title),
        report_to=_report_to(read),
        partnership=read.word("partnership"),
        edition=_edition(read),
        published=read.date("published"),
        review_by=read.date("review by"),
        placeholder_link=_placeholder_link(read),
        contacts=tuple(
            Contact(name=entry["name"], number=entry["number"], verified=entry["verified"])
            for entry in read.entries("local contacts", {"name", "number", "verified"})
        ),
        corrections=_corrections(read, themes),
        exemptions=_exemptions(read),
        approval=_approval(read, "edition"),
        locations={key: start.key_location(key) for key in start.front_matter},
        superseded_by=_superseded_by(read, others),
        pass_mark=_pass_mark(read),
        kept=tuple(
            Kept(plain(entry["sentence"]), entry["reason"])
            for entry in read.entries("kept", {"sentence", "reason"})
        ),
        services=_services(read),
        formerly=_formerly(read, others | {PurePosixPath(start.location.file).parent.name}),
    )
    return settings, tuple(read.faults)


def of_site(home: Page) -> tuple[SiteSettings, tuple[Fault, ...]]:
    """The settings of the site from its home page, and a fault for each value of the wrong kind."""
    read = _Reader(home)
    numbers = read.entries("numbers to call", {"name", "number", "about", "source"}, {"verified"})
    wrong = next(
        (entry["source"] for entry in numbers if not _SECURE.fullmatch(entry["source"])), None
    )
    if wrong:
        read.fault(
            "numbers to call",
            f"{wrong!r} is no source: write the https:// address of the page "
            "on which the service itself gives its number",
        )
        numbers = ()
    locations = {key: home.key_location(key) for key in home.front_matter}
    to_call = tuple(
        NumberToCall(
            name=entry["name"],
            number=entry["number"],
            about=entry["about"],
            source=entry["source"],
            verified=entry.get("verified", ""),
        )
        for entry in numbers
    )
    return SiteSettings(to_call, _approval(read), locations, _report_to(read)), tuple(read.faults)


class _Reader:
    """Reads values from one page's front matter, and adds what is wrong with them to `faults`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.faults: list[Fault] = []

    def fault(self, key: str, message: str) -> None:
        """Note what is wrong with the value of a key."""
        self.faults.append(Fault(page_scanner.CODE, self.location(key), f"{key}: {message}"))

    def location(self, key: str) -> Location:
        """The location of a key."""
        return self._page.key_location(key)

    def value(self, key: str) -> object:
        """The value of a key, whatever it is; None where there is none."""
        found: object = self._page.front_matter.get(key)
        return found

    def word(self, key: str) -> str:
        """One line of text that may be shown, or ""."""
        value = self._page.front_matter.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(key, "write one line of text")
            return ""
        unsafe = fault_in(value)
        if unsafe:
            self.fault(key, unsafe[1])
            return ""
        return value

    def date(self, key: str) -> str:
        """A date as an ISO string, or ""."""
        value = self.word(key)
        if value and not is_date(value):
            self.fault(key, "write a date as year-month-day, such as 2027-03-31")
            return ""
        return value

    def entries(
        self, key: str, wanted: Set[str], optional: Set[str] = frozenset()
    ) -> tuple[dict[str, str], ...]:
        """A list of mappings that have the keys `wanted` and may have others, such as `optional`.

        () where one of them is wrong.
        """
        entries, fault = _checked(self._page.front_matter.get(key) or [], wanted, optional)
        if fault:
            self.fault(key, fault)
            return ()
        return tuple(
            {name: " ".join(text.split()) for name, text in entry.items() if isinstance(text, str)}
            for entry in entries
        )


def _checked(
    value: object, wanted: Set[str], optional: Set[str]
) -> tuple[list[dict[str, Any]], str]:
    """The entries of a list, and what is wrong with them, in words, or ""."""
    if not isinstance(value, list) or not all(
        isinstance(entry, dict)
        and all(isinstance(entry.get(name), str) and entry[name].strip() for name in wanted)
        for entry in value
    ):
        return [], f"write a list whose entries have {', '.join(sorted(wanted))}"
    texts = [text for entry in value for text in entry.values() if isinstance(text, str)]
    unsafe = next((found for text in texts if (found := fault_in(text))), None)
    if unsafe:
        return [], unsafe[1]
    dates = [
        entry[name]
        for entry in value
        for name in ("date", "verified")
        if name in wanted or (name in optional and isinstance(entry.get(name), str))
    ]
    if not all(map(is_date, dates)):
        return [], "write each date as year-month-day, such as 2027-03-31"
    numbers = [entry["number"] for entry in value if "number" in wanted]
    wrong = next((number for number in numbers if not _NUMBER.fullmatch(number.strip())), None)
    if wrong:
        return [], (
            f"{wrong!r} is no number that a phone can ring: write one number in digits and spaces, "
            "such as 01632 960001 or +44 1632 960001; what else there is to say belongs to the name"
        )
    return value, ""


def _approval(read: _Reader, *more: str) -> dict[str, Any] | None:
    """The approval in the front matter, or None."""
    value, wanted = read.value("approval"), (*_APPROVAL[:2], *more, _APPROVAL[2])
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in wanted):
        read.fault("approval", f"leave it empty, or give {', '.join(wanted[:-1])} and {wanted[-1]}")
        return None
    return value


def _edition(read: _Reader) -> str:
    edition = read.word("edition")
    if not re.fullmatch(r"[\w.-]{0,12}", edition):
        read.fault("edition", "write a short name or number, such as 2 or 2.1")
    return edition


def _short_title(read: _Reader, title: str) -> str:
    """The name that the header and the menu have room for: words of the title, so nothing new."""
    short = read.word("short title")
    if short and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", title):
        read.fault("short title", f"write words that stand together in the title, {title!r}")
        return ""
    return short


def _report_to(read: _Reader) -> str:
    """Where readers report a mistake: an e-mail address, or that of a form."""
    address = read.word("report to")
    if address and not (_SECURE.fullmatch(address) or _MAIL.fullmatch(address)):
        read.fault(
            "report to",
            "write one e-mail address, or the address of a form that begins with https://",
        )
        return ""
    return address


def _pass_mark(read: _Reader) -> int | None:
    mark = read.word("pass mark")
    if mark and not (re.fullmatch(r"\d{1,3}", mark) and 1 <= int(mark) <= 100):
        read.fault(
            "pass mark",
            "write a whole number from 1 to 100, the percentage of right answers that a learning "
            "system passes a learner at, or leave the line out",
        )
        return None
    return int(mark) if mark else None


def _placeholder_link(read: _Reader) -> str:
    link = read.word("placeholder link")
    if link and not _ADDRESS.fullmatch(link):
        read.fault(
            "placeholder link",
            "write an address that begins with https:// "
            "and has no spaces, brackets or quotation marks",
        )
        return ""
    return link


def _superseded_by(read: _Reader, others: Set[str]) -> str:
    newer = read.word("superseded by")
    if newer and newer not in others and not _SECURE.fullmatch(newer):
        read.fault(
            "superseded by",
            f"write the name of another course ({', '.join(sorted(others)) or 'there is none'}), "
            "or an address that begins with https://",
        )
        return ""
    return newer


def _formerly(read: _Reader, taken: Set[str]) -> tuple[str, ...]:
    """The names that a course had before. `taken` are the names of the present courses."""
    names = read.value("formerly") or []
    if not isinstance(names, list) or not all(
        isinstance(name, str) and _FOLDER.fullmatch(name) and name not in taken for name in names
    ):
        read.fault(
            "formerly",
            "write a list of the names that this course's folder had before, "
            "such as [safe-babies], and none that a course has now",
        )
        return ()
    return tuple(names)


def _services(read: _Reader) -> tuple[Service, ...]:
    found, fault = services.read(read.value("services"), read.location("services"))
    if fault:
        read.fault("services", fault)
    return found


def _corrections(read: _Reader, themes: Set[str]) -> tuple[Correction, ...]:
    corrections = tuple(
        Correction(date=entry["date"], theme=entry.get("theme", ""), text=entry["text"])
        for entry in read.entries("corrections", {"date", "text"})
    )
    if any(entry["theme"] not in themes | {""} for entry in corrections):
        read.fault("corrections", f"theme: is the address of a theme: {', '.join(sorted(themes))}")
        return ()
    return corrections


def _exemptions(read: _Reader) -> tuple[Exemption, ...]:
    return tuple(
        Exemption(
            entry["statement"],
            plain(entry["sentence"]),
            entry.get("reason", ""),
            read.location("exemptions"),
        )
        for entry in read.entries("exemptions", {"statement", "sentence"})
    )


def is_date(text: str) -> bool:
    """Whether a text is a date of the form 2027-03-31."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
