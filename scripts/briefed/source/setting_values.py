"""Reads the values of a page's front matter, and notes what is wrong with each, where it is."""

from __future__ import annotations

import datetime
from collections.abc import Set

from briefed.model import Fault, Location, Page
from briefed.source import page_scanner
from briefed.source.branching import GOOD_ENDINGS
from briefed.source.unsafe_markup import fault_in
from briefed.text.similarity import nearest
from briefed.text.telephones import why_not_rung

DAY_OR_MONTH = "as 2027-03-31, year first, or as 2027-03 if the paper says no day"
_DATES = ("date", "verified")  # keys of entries
# The keys of any page's front matter. A theme might show others, and nobody checks those.
PAGE_KEYS = frozenset({"title", "minutes", "kind", "for", "description", GOOD_ENDINGS})
_ALIKE = 0.8  # least similarity of a key to one that may have been meant


class SettingsReader:
    """Reads the settings `known` from one page's front matter; `keys` says where they are.

    What is wrong with them is added to `faults`, and the key to `faulty`.
    """

    def __init__(self, page: Page, known: Set[str]) -> None:
        self._page = page
        self._known = known
        self.keys = page.keys
        self.faults: list[Fault] = []
        self.faulty: set[str] = set()
        self._unsafe()

    def _unsafe(self) -> None:
        """Note what would show as something else than it says."""
        for way, said in self.keys.values.items():
            key, text = str(way[0]), said.text
            if key in self._known and (unsafe := fault_in(text)):
                self._note(key, self.keys.value(*way).within(text, unsafe[0]), unsafe[1])

    @property
    def unread(self) -> frozenset[str]:
        """The settings whose values are not known: all where the front matter has a fault, and
        those whose keys have a slip.
        """
        if not self._page.readable:
            return frozenset(self._known)
        strange = self._page.front_matter.keys() - self._known - PAGE_KEYS
        slips = filter(None, (meant_key(key, self._known) for key in strange))
        return frozenset(self.faulty.union(slips))

    def fault(self, key: str, message: str, *within: str | int) -> None:
        """Note what is wrong with the value of a key, or with what is `within` it."""
        self._note(key, self.keys.value(key, *within) if within else self.keys.key(key), message)

    def _note(self, key: str, location: Location, message: str) -> None:
        lists = isinstance(self._page.front_matter.get(key), list)
        where = f"{'under' if lists else 'after'} “{key}:”"
        self.faults.append(Fault(page_scanner.CODE, location, f"{where}, {message}"))
        self.faulty.add(key)

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
        return "" if key in self.faulty else value

    def date(self, key: str) -> str:
        """A date as an ISO string, or ""."""
        value = self.word(key)
        if value and not is_date(value):
            self.fault(key, "write the date as 2027-03-31, year first")
            return ""
        return value

    def day_or_month(self, key: str) -> str:
        """A date as an ISO string, or a month as 2027-03, whose day is not known; or ""."""
        value = self.word(key)
        if value and not is_date(value) and not is_month(value):
            self.fault(key, f"write the date {DAY_OR_MONTH}")
            return ""
        return value

    def entries(
        self, key: str, wanted: Set[str], optional: Set[str] = frozenset()
    ) -> tuple[dict[str, str], ...]:
        """A list of mappings that have the keys `wanted` and may have others, such as `optional`.

        () where one of them is wrong.
        """
        value = self._page.front_matter.get(key) or []
        if not isinstance(value, list):
            self.fault(key, f"write a list: {_each(wanted)}")
            return ()
        for at, entry in enumerate(value):
            self._entry(key, at, entry, wanted, optional)
        if key in self.faulty:
            return ()
        return tuple(
            {name: " ".join(text.split()) for name, text in entry.items() if isinstance(text, str)}
            for entry in value
        )

    def _entry(
        self, key: str, at: int, entry: object, wanted: Set[str], optional: Set[str]
    ) -> None:
        """Note what is wrong with an entry of a list."""
        has = entry if isinstance(entry, dict) else {}
        missing = [name for name in sorted(wanted) if not _is_text(has.get(name))]
        if missing:
            form = _each(wanted)
            why = f"this entry says nothing after “{missing[0]}:”; " if has else ""
            within = missing[:1] if missing[0] in has else []
            self.fault(key, why + form, at, *within)
            return
        for name in _DATES:
            given = name in wanted or (name in optional and isinstance(has.get(name), str))
            if given and not is_date(has[name]):
                how = "write the date as 2027-03-31, year first"
                self.fault(key, how, at, name)
        if "number" in wanted and (why := why_not_rung(has["number"].strip(), "after “name:”")):
            self.fault(key, f"{has['number']!r} {why}", at, "number")


def _each(wanted: Set[str]) -> str:
    """In words, what each entry of a list must have."""
    *some, last = (f"“{name}:”" for name in sorted(wanted))
    return f"each entry begins with a hyphen and has the lines {', '.join(some)} and {last}"


def _is_text(value: object) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_date(text: str) -> bool:
    """Whether a text is a date of the form 2027-03-31."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def is_month(text: str) -> bool:
    """Whether a text is a month of the form 2027-03, without a day."""
    return len(text) == 7 and is_date(f"{text}-01")


def meant_key(key: object, known: Set[str]) -> str | None:
    """The known key that a strange one was meant as, or None."""
    return nearest(str(key).lower(), sorted(known), _ALIKE)
