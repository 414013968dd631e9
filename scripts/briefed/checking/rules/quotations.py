"""Words in quotation marks that a text presents as the audit's are in the briefing."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from briefed.checking.coverage import Coverage, locate
from briefed.checking.our_texts import question_texts, told_in_settings
from briefed.checking.rules.registry import Reported, also_on_site, rule
from briefed.model import AUDIT, Briefing, Course, Kind, Location, Page, Quote, Site
from briefed.source.page_parts import FINDINGS, is_case
from briefed.source.placeholders import unwritten
from briefed.source.quotes import REFERENCE
from briefed.source.roles import told_in_roles
from briefed.text.attribution import Attributed, Authors, attributed, authors, leads_in
from briefed.text.patterns import lazily
from briefed.text.quotation_marks import may_quote, straight
from briefed.text.words import OUTER, TEXTS, plain, seen_sentences, squeeze

_ELLIPSIS = lazily(r"\s*(?:\[(?:…|\.{3}|sic)\]|…|\.\s?\.\s?\.|\[[a-z]\](?=\w))\s*")
_NEGATION = lazily(r"(?:\b(?:not|no|never|without|nor|neither|cannot)|n't)\s+(?:\w+\s+)?$")


@rule(
    "quotation-not-in-briefing",
    (
        "words in quotation marks, or a quote from elsewhere, that pass for the briefing's and "
        "are not in it"
    ),
    "copy the briefing's words, say whose words they are, or take the quotation marks away",
    slow=True,
)
def quotation_not_in_briefing(course: Course, coverage: Coverage) -> Iterator[Reported]:
    words = _Words(_texts(course.briefing), _names(course), course.settings.kind)
    for page in course.pages:
        yield from _on_page(page, words)
    for question in course.questions:
        for number, (text, location, _, _) in enumerate(question_texts(question)):
            if may_quote(text) and not unwritten(text):
                is_stem = number == 0
                text = question.stem.replace("[[", "").replace("]]", "") if is_stem else text
                yield from words.faults(text, location, fiction=is_stem, speaker=not is_stem)
        for quote in question.quotes:
            if quote.sourced:
                yield (
                    quote.location,
                    None,
                    "under “The briefing says:” only the briefing is quoted: name this "
                    "source in the feedback, with its link",
                )
    for text, location in told_in_settings(course.settings):
        yield from words.faults(text, location)


@also_on_site("quotation-not-in-briefing")
def site_quotation_not_in_briefing(site: Site) -> Iterator[Reported]:
    words = _Words((), (), AUDIT)
    for page in site.pages:
        yield from _on_page(page, words)


def _texts(briefing: Briefing) -> list[str]:
    """All that a briefing says, in pieces: its statements and its heads."""
    return [
        *(statement.text for statement in briefing.statements),
        briefing.title,
        *(theme.heading for theme in briefing.themes if theme.heading),
        *(group[0] for group in briefing.groups),
        *(plain(head) for _, head in briefing.table_heads),
    ]


def _names(course: Course) -> tuple[str, ...]:
    """The names of the partnership that wrote a course's briefing, long and short."""
    named = course.settings.partnership
    in_title = re.findall(r"\b[A-Z]{4,}\b", course.briefing.title)
    return tuple(sorted({named} - {""} | _initials(named) | set(in_title) | _short(named)))


def _on_page(page: Page, words: _Words) -> Iterator[Reported]:
    """The same for every text and every sourced quote of a page."""
    for key in ("title", "description"):
        yield from words.faults(*page.keys.written(key))
    led_in = False
    leads: list[tuple[int, bool]] = []
    roles = told_in_roles(page)
    for prose in page.prose:
        if prose.kind != "code" and may_quote(prose.text):
            yield from words.faults(
                prose.text,
                prose.location,
                is_case(prose.part) or prose.location in roles,
                only_briefing=prose.part in FINDINGS,
                led_in=led_in,
            )
        lead = (
            prose.text.rstrip(" *_").endswith((":", "–", "—"))
            and not is_case(prose.part)
            and leads_in(plain(prose.text), words.who(False))
        )
        led_in = lead or (led_in and prose.kind == "item")
        leads.append((prose.location.line, lead))
    for quote in page.quotes:
        if quote.sourced:
            yield from _sourced(
                quote,
                words,
                next((lead for line, lead in reversed(leads) if line < quote.location.line), False),
            )


def _sourced(quote: Quote, words: _Words, led_in: bool) -> Iterator[Reported]:
    """Faults of a blockquote that ends in an outside link.

    It speaks for its source alone; neither its lead-in, nor its words, nor its link may name the
    audit.
    """
    tail = re.split(r"[.!?…”\"’'(—–]\s*", quote.text.rstrip(" )."))[-1]
    if words.who(False).strict.search(tail) or words.paper.fullmatch(tail):
        yield (
            quote.location,
            None,
            "this quote says that it is from the audit or its briefing, and links "
            "elsewhere: quote the briefing's words, and end them in their id",
        )
    elif led_in:
        yield (
            quote.location,
            None,
            "the line above says that this quote is the audit's, and it is from elsewhere: "
            "say above it whose words they are",
        )
    else:
        yield from words.faults(quote.text, quote.location)


class _Words:
    """The `texts` of a briefing, and the patterns for its authors, who have some `names`.

    `paper` matches a text that is no more than a noun for its kind of paper.
    """

    def __init__(self, texts: Iterable[str], names: tuple[str, ...], kind: Kind) -> None:
        self._names = (*names, *kind.authors)
        nouns = "|".join((kind.name, "briefing"))
        self.paper = lazily(rf"(?i)\W*(?:multi-agency\s+)?(?:{nouns})\W*")
        self._texts = tuple(_folded(text) for text in texts)
        self._all = "\n".join(self._texts)
        self._attributed = functools.lru_cache(maxsize=TEXTS)(self._find)

    def who(self, fiction: bool) -> Authors:
        """The patterns for the authors; see `authors`."""
        return authors(self._names, fiction)

    def faults(
        self,
        text: str,
        location: Location,
        fiction: bool = False,
        speaker: bool = False,
        only_briefing: bool = False,
        led_in: bool = False,
    ) -> Iterator[Reported]:
        """Quotations that a text as written presents as the briefing's and that are not in it."""
        if not may_quote(text):
            return
        start = 0
        for said in self._attributed(text, fiction, speaker, only_briefing, led_in):
            fault = self._fault(said.text)
            if fault:
                where, start = locate(text, location, said.text, start)
                shown = squeeze(said.text)
                yield (
                    where,
                    None,
                    f'"{shown[:80]}{"…" if len(shown) > 80 else ""}" passes for the '
                    f"briefing's words, and {fault}: copy its words, say whose words these "
                    "are, or take the quotation marks away",
                )

    def _find(
        self, text: str, fiction: bool, speaker: bool, only_briefing: bool, led_in: bool
    ) -> list[Attributed]:
        """The quotations that a text as written presents as the briefing's."""
        bare = plain(REFERENCE.sub("", text) if "[" in text else text)
        said = list(attributed(bare, self.who(fiction), fiction, speaker, only_briefing, led_in))
        seen = seen_sentences(text) if said else ()
        if any(linked for _, linked in seen):
            return [one for one in said if self._owns(bare, one) or not _sourced_in(seen, one)]
        return said

    def _owns(self, bare: str, said: Attributed) -> bool:
        """Whether the sentence around a quotation names this course's audit.

        Then a link beside it frees nothing.
        """
        near = (
            bare[max(0, said.start - 200) : said.start] + bare[said.start + len(said.text) :][:120]
        )
        return bool(self.who(False).strict.search(near))

    def _fault(self, quoted: str) -> str:
        """The fault of words presented as the briefing's, for a message; "" for none."""
        runs = [
            run
            for run in (_folded(part).strip(OUTER) for part in _ELLIPSIS.split(squeeze(quoted)))
            if run
        ]
        if not runs:
            return ""
        if len(runs) == 1:
            fault = "it does not have them"
            for at in _offsets(runs[0], self._all):
                if _NEGATION.search(runs[0] + " ") or not _NEGATION.search(
                    self._all[max(0, at - 40) : at].rpartition("\n")[2]
                ):
                    return ""
                fault = "the “not” before them there is left out"
            return fault
        return (
            ""
            if any(_in_order(runs, text) for text in self._texts)
            else "it does not have them, in this order, in one statement"
        )


def _sourced_in(seen: Sequence[tuple[str, bool]], said: Attributed) -> bool:
    """Whether a link to a source stands in the sentence of a quotation.

    It may also stand in the sentence before, or in brackets behind. `seen` is what
    `seen_sentences` finds in the text.
    """
    begins = re.split(r"(?<=[.!?…])\s", squeeze(said.text))[0]
    for at, (sentence, linked) in enumerate(seen):
        if begins in squeeze(sentence):
            behind = seen[at + 1 : at + 2]
            return (
                linked
                or (at > 0 and seen[at - 1][1])
                or any(is_source and words.startswith("(") for words, is_source in behind)
            )
    return True


def _folded(text: str) -> str:
    """Words in the form in which they are compared: straight marks, lower case, single spaces."""
    return squeeze(straight(text)).casefold()


def _offsets(run: str, text: str) -> Iterator[int]:
    """The offsets of a run of whole words in a text."""
    at = text.find(run)
    while at >= 0:
        end = at + len(run)
        if not (text[at - 1 : at].isalnum() and run[0].isalnum()) and not (
            text[end : end + 1].isalnum() and run[-1].isalnum()
        ):
            yield at
        at = text.find(run, at + 1)


def _in_order(runs: list[str], text: str) -> bool:
    """Whether a text has some runs of words in this order."""
    end = 0
    for run in runs:
        at = next((at for at in _offsets(run, text) if at >= end), -1)
        if at < 0:
            return False
        end = at + len(run)
    return True


def _initials(name: str) -> set[str]:
    """The short name that the initials of a name make, such as "DDSCP", as a set of at most one."""
    made = "".join(word[0] for word in name.split() if word[0].isupper())
    return {made} if len(made) > 2 else set()


def _short(name: str) -> set[str]:
    """The last word of a name used alone, such as "the Board", as a set of at most one."""
    return (
        {f"the {name.split()[-1]}"}
        if len(name.split()) > 1 and name.split()[-1].isalpha()
        else set()
    )
