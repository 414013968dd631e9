"""Find the words in quotation marks that a text presents as words of the audit or its briefing.

The speaker of the sentence decides. It is the audit, its briefing, the partnership or the report
where a verb of saying ("the audit found that “…”"), the position ("The briefing: “…”", "“…”
(audit)") or a phrase ("in the audit's words, “…”") says so. Direct speech ("a colleague says:
“…”"), terms, titles and advice on what to say are not the audit's, nor are words that the audit is
said not to use ("the audit does not say “always”").
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefed.text.claims import ANY_AUTHORS, AUTHORS
from briefed.text.patterns import lazily
from briefed.text.quotation_marks import Quoted, may_quote, quoted

# Verbs of saying, in a wide and in a strict sense; then words for words.
_SAY = (
    r"(?:sa(?:ys?|id|ying)|states?|stated|writes?|wrote|written|reads?|finds?|found|notes?|noted"
    r"|noting|reports?|reported|conclu\w+|adds?|added|warn\w*|describ\w+|calls?|called|names?"
    r"|named"
    r"|puts?|words?|worded|speaks?|spoke|talks?|talked|tells?|told|quotes?|quoted|quoting|urges?"
    r"|urged|recommend\w*|advis\w+|stress\w*|emphasi\w+|highlight\w*|points?|mentions?|mentioned"
    r"|lists?|listed"
    r"|records?|recorded|shows?|showed|reveal\w*|observ\w+|acknowledg\w+|recogni\w+|identif\w+"
    r"|goes|went|continues?|uses?|used|reminds?|heard|hears|sees|saw|confirm\w*|declar\w+"
    r"|explain\w*|insist\w*|asks?|asked|cites?|cited|lets?)"
)
_SAY_STRICT = (
    r"(?:sa(?:ys|id)|states?|stated|writes?|wrote|finds?|found|notes?|noted|reports?|reported"
    r"|conclud\w+|adds?|added|puts\s+it|put\s+it|has\s+it|calls?|called|observ\w+|reads?|records?"
    r"|recorded|warn\w*|recommend\w*)"
)
_WORDS = r"(?:words?|phrases?|verdict|language|wording|sentence|line|lines|text|terms?)"
_PERSON = (
    r"(?:you|we|I|he|she|they|colleagues?|mothers?|fathers?|parents?|managers?|somebody|someone"
    r"|anybody|practitioners?|visitors?|workers?|midwives|midwife|officers?|partners?"
    r"|trainers?|people|supervisors?|chairs?|grandmother|keepers?|boatm[ae]n|wardens?)"
)
# Somebody in the text speaks; then the reader does.
_SPEAKS = lazily(
    rf"(?i)\b{_PERSON}\b[^.!?]{{0,60}}?\b"
    r"(?:says?|said|asks?|asked|tells?|told|writes?|wrote|answers?|answered|replies|replied"
    r"|thinks?|calls?|adds?|puts?|proposes|sighs?)\b"
)
_SUPPOSED = lazily(r"(?i)\b(?:when|if|whenever|whoever|once)\b")
_READER = lazily(
    r"(?i)\b(?:you|we|I)\s+(?:\w+\s+)?"
    r"(?:say|said|ask|asked|tell|told|write|wrote|answer|hear|heard|read|call|add|put)\b"
    r"|(?:[,;]|\b(?:and|then|or|to|by))\s+"
    r"(?:ask|say|tell|write|answer|call|discuss|reply|look|challenge|avoid|replace|add)(?:ing)?\b"
)
# Parts of a course that quote nobody.
_OF_OURS = lazily(r"(?i)\b(?:question|prompt|example|task|activity|answer)s?\b")
# The author is said not to say it, or the sentence asks whether they do.
_DENIED = lazily(
    r"(?i)(?:\b(?:does|did|do)\s+not|n['’]t|\bnever|\bnowhere|\bno\s+longer|\bnot)\s+"
    rf"(?:(?!only|just|merely|simply)\w+\s+){{0,2}}?{_SAY}\b|^\W*nowhere\b|\brather\s+than\s*$"
    r"|\bnot\s*$|\b(?:neither|nor)\b"
)
_ASKED = lazily(
    r"(?i)^\W*(?:does|did|has|would|could|is|where|why|how)\s+(?:\w+\s+)?(?:the|this|our)?\s*"
    rf"(?:{ANY_AUTHORS}|it)\b"
)
# Words between an author and a quotation: "'s own words:", ": …", "according to …,".
_POSSESSIVE = lazily(
    r"^['’]s?(?:\s+(?!is\b|are\b|was\b|were\b|has\b|have\b)[\w’'-]+){0,6}\s*[:,–—(-]*\s*$"
)
_NEXT_TO = lazily(r"(?i)^\s*[:,;–—(-]*\s*(?:that|how|is|was|on|of)?\s*[:(]?\s*$")
_FROM = lazily(
    r"(?i)(?:according\s+to|\bas|\bfrom|\bin|\bquot(?:e|es|ing)|\bcit(?:e|es|ing)|\bper"
    rf"|{_WORDS}\s+of|{_WORDS}\s+in|\b{_SAY_STRICT})\s+(?:the|this|our)?\s*(?:\w+\s+){{0,2}}$"
)
# "It" stands for the author, or somebody reads the author's text and speaks then.
_PRONOUN = lazily(
    r"(?i)\b(?:it|they)\s+(?:also\s+|then\s+|even\s+|further\s+|\w+ly\s+)?"
    rf"{_SAY_STRICT}\b[^.!?]{{0,40}}$"
)
_IT = lazily(r"(?i)\b(?:it|they)\b")
_READS_IT = lazily(
    r"(?i)\b(?:reads?|opens?|studies|studied|hears?|knows?|discuss\w*|looks?\s+at|finish\w*"
    r"|quotes?|has|have|holds?)\s+(?:\w+\s+){0,3}$"
)
_AND_SAYS = lazily(r"(?i)^\s*,?\s*(?:and|then|but)\s+(?!it\b|they\b)")
_INTRODUCES = lazily(rf"(?i)\b(?:{_SAY}|{_WORDS}|clear|plain|blunt|listen|verbatim)\b")
_ALONE = lazily(r"^[\s,.;:!?)\]*_–—-]*$")


_ENDS = lazily(r"[.!?…][)\]*_]*\s+(?=[\"'(\[*_]*[A-Z0-9\"'])")


class Attributed(NamedTuple):
    """A quotation presented as the audit's: its words, and the offset where they begin."""

    text: str
    start: int


# Behind a quotation each author and each strict verb of saying is replaced by one sign. So the
# patterns stay small, and are the same for all courses.
_SOURCE, _VERB = "\x01", "\x02"
_S = rf"(?:(?:the|this|our|an?|its)\s+)?(?:[\w-]+\s+)?{_SOURCE}"
_BE = r"(?:is|are|was|were)"
_BEHIND = lazily(
    rf"(?i)^[\s,.;:!?)*_]*(?:(?:(?:so|as|thus)\s+)?{_VERB}\s+{_S}"
    rf"|(?:(?:as|so)\s+)?{_S}\s+(?:\w+ly\s+)?{_VERB}|[(\[–—-]\s*(?:(?:from|in)\s+)?{_S}"
    rf"|{_BE}\s+(?:how|what)\s+{_S}\s+(?:\w+ly\s+)?{_VERB}"
    rf"|{_BE}\s+(?:the\s+)?(?:{_S}['’]s?\s+(?:(?:own|very)\s+)?{_WORDS}|{_WORDS}\s+of\s+{_S})"
    rf"|in\s+{_S}['’]s?\s+(?:own\s+)?{_WORDS}"
    rf"|(?:according\s+to|as\s+in|from|per|quoted\s+from)\s+{_S}"
    rf"|{_BE}\s+(?:\w+ly\s+)?(?:{_VERB}|written|quoted)\s+(?:in|by)\s+{_S})"
)
_SAID = lazily(
    rf"(?i)^\W*(?:so|thus|that|this|these|those|such|or\s+so)\b[^.!?]{{0,40}}?{_S}"
    rf"(?:['’]s?\s+(?:own\s+)?{_WORDS}|[^.!?]{{0,30}}{_VERB}|\W*$)"
    rf"|^\W*(?:so|thus)\s+{_VERB}\s+{_S}"
)
_STRICT = lazily(rf"(?i)\b{_SAY_STRICT}\b")


class Authors(NamedTuple):
    """Patterns for the authors of a course's briefing.

    `any` matches every name or noun for them, `strict` only those that must be this course's own.
    """

    any: re.Pattern[str]
    strict: re.Pattern[str]

    def signs(self, text: str) -> str:
        """The text with each author and each verb of saying replaced by a sign."""
        return _STRICT.sub(_VERB, self.any.sub(_SOURCE, text))


@functools.lru_cache(maxsize=64)
def authors(names: tuple[str, ...], fiction: bool) -> Authors:
    """The patterns for a partnership's names.

    In `fiction`, "the report" or "a review" may belong to the story, so they are left out.
    """
    own = "".join(f"|{re.escape(name)}" for name in sorted(names, key=len, reverse=True))
    more = (
        ""
        if fiction
        else (
            r"|\b(?:the|this|our|its|that)\s+(?:[\w-]+\s+){0,2}"
            r"(?:partnership|report|reviewers?|inquiry|findings?|document|authors?)\b"
        )
    )
    return Authors(
        re.compile(rf"(?i)\b(?:{AUTHORS}{own})\b(?!\s+(?:office|trail)){more}"),
        re.compile(rf"(?i)\b(?:the|this|our)\s+(?:[\w-]+\s+)?(?:{AUTHORS}{own})\b"),
    )


def attributed(
    text: str,
    who: Authors,
    fiction: bool = False,
    speaker: bool = False,
    only_briefing: bool = False,
    led_in: bool = False,
) -> Iterator[Attributed]:
    """Find the quotations of a plain text that it presents as the audit's.

    With `speaker`, "it" means the audit, as it does in feedback. With `only_briefing`, a sentence
    that consists of a quotation alone quotes the briefing, as it does among the findings. With
    `led_in`, the text before this one ended in "the audit says:".
    """
    if not may_quote(text):
        return
    spans = quoted(text)
    masked = _mask(text, spans)
    if not (who.any.search(masked) or (speaker and _IT.search(masked)) or only_briefing or led_in):
        spans = [] if fiction else spans
    # Found once, since a page may have thousands of quotations.
    ends = [match.end() for match in _ENDS.finditer(masked)]
    for span in spans:
        first, last = _sentence(masked, text, span, ends)
        near = who.any.search(masked, max(0, first - 200), last + 120)
        if near or speaker or only_briefing or led_in:
            around = _Around(
                masked[:first], masked[first : span.start], masked[span.end : last], masked[last:]
            )
            if _is_said(around, who, fiction, speaker) or _stands_alone(
                around, who, fiction, only_briefing, led_in
            ):
                yield Attributed(span.text, span.start + 1)
                continue
        if not fiction and may_quote(span.text):
            for inner in attributed(span.text, who, fiction, speaker):
                yield Attributed(inner.text, span.start + 1 + inner.start)


class _Around(NamedTuple):
    """The text around a quotation, with the words of all quotations blanked.

    `before` and `behind` belong to its own sentence; `earlier` and `later` are the text outside.
    """

    earlier: str
    before: str
    behind: str
    later: str


def _is_said(around: _Around, who: Authors, fiction: bool, speaker: bool) -> bool:
    """Whether the words around a quotation say that it is the audit's."""
    before, behind = around.before, around.behind
    if _governs(before, behind, who, fiction):
        return True
    if _BEHIND.search(who.signs(behind)) and not (fiction and _SPEAKS.search(before)):
        return True
    if (
        _SAID.search(who.signs(around.later.lstrip()[:200]))
        and _ALONE.match(behind)
        and not _SPEAKS.search(before)
    ):
        return True
    return bool(
        _PRONOUN.search(before)
        and not _DENIED.search(before)
        and (speaker or who.any.search(around.earlier))
    )


def _stands_alone(
    around: _Around, who: Authors, fiction: bool, only_briefing: bool, led_in: bool
) -> bool:
    """Whether a quotation is a sentence of its own that can only be the audit's."""
    if not _ALONE.match(around.before):
        return False
    if led_in and _ALONE.match(around.earlier):
        return True
    return bool(_ALONE.match(around.behind)) and (
        only_briefing or (not fiction and _introduced(around.earlier, who))
    )


def leads_in(text: str, who: Authors) -> bool:
    """Whether a plain text ends by announcing words of the audit: "The audit says:"."""
    end = text.rstrip(" *_")
    if not end.endswith((":", "–", "—")):
        return False
    last = re.split(r"(?<=[.!?])\s+", end)[-1]
    return any(
        _gap_says(last[: match.start()], last[match.end() :], False)
        for match in who.any.finditer(last)
    )


def _mask(text: str, spans: list[Quoted]) -> str:
    """The text with the words inside quotation marks blanked, so that they name no speaker."""
    for span in spans:
        text = (
            text[: span.start]
            + '"'
            + " " * (span.end - span.start - 2)
            + '"' * min(1, span.end - span.start - 1)
            + text[span.end :]
        )
    return text


def _sentence(masked: str, text: str, span: Quoted, ends: list[int]) -> tuple[int, int]:
    """The start and the end of the sentence around a quotation; `ends` are the offsets of all ends.

    A sentence that closes with the quotation's own full stop ends there.
    """
    first = ends[at - 1] if (at := bisect.bisect_right(ends, span.start)) else 0
    for match in re.finditer(r"\"\s+(?=[A-Z])", masked[first : span.start + 1]):
        # An earlier quotation may have ended its sentence.
        if text[first + match.start() - 1] in ".!?…":
            first += match.end()
            break
    if span.text.rstrip()[-1:] in ".!?…" and re.match(
        r"[)\]*_]*(?:\s+[A-Z\"“'‘(]|\s*$)", text[span.end :]
    ):
        return first, span.end
    end = re.search(r"[.!?…](?=[)\]*_\"”]*(?:\s|$))", masked[span.end :])
    return first, span.end + end.end() if end else len(text)


def _governs(before: str, behind: str, who: Authors, fiction: bool) -> bool:
    """Whether the words before a quotation make it the audit's."""
    if not before.strip() or (_ASKED.search(before) and "?" in behind):
        return False
    return any(
        _gap_says(before[: match.start()], before[match.end() :], fiction)
        for match in who.any.finditer(before)
    )


def _gap_says(head: str, gap: str, fiction: bool) -> bool:
    """Whether an author, between `head` and `gap`, speaks the quotation that follows."""
    if (
        _DENIED.search(head[-40:] + " it " + gap)
        or _READER.search(gap)
        or (_SUPPOSED.search(gap) and _SPEAKS.search(gap))
    ):
        return False
    if ('"' in gap and ";" in gap) or (_AND_SAYS.match(gap) and _READS_IT.search(head)):
        return False
    if fiction and (_SPEAKS.search(gap) or _SPEAKS.search(head)):
        return False
    if re.search(
        r"(?i)\b(?:asks?|asked|urges?|wants?|expects?|needs?)\b[^\"]*\bto\s+\w+", gap
    ) and not gap.rstrip().endswith(":"):
        return False
    if re.search(rf"(?i)\b{_SAY}\b", gap) or _POSSESSIVE.match(gap) or _NEXT_TO.match(gap):
        return True
    if _OF_OURS.search(gap):
        return False
    return (gap.rstrip().endswith((":", "–", "—")) and len(gap) < 80) or (
        bool(_FROM.search(head)) and len(gap) < 60 and gap.rstrip().endswith(",")
    )


def _introduced(earlier: str, who: Authors) -> bool:
    """Whether the sentence just before announces words of the audit: "The audit is clear." """
    last = re.split(r"(?<=[.!?:])\s+", earlier.rstrip())[-1] if earlier.strip() else ""
    return (
        bool(who.any.search(last))
        and bool(_INTRODUCES.search(last))
        and "?" not in last
        and not _SPEAKS.search(last)
        and not _DENIED.search(last)
    )
