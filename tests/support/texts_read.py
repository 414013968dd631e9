"""What the readers of plain text find in the sentences of tests/texts/read.txt.

Each sentence is on a line, and what was found in it is on the indented lines below. To add a
sentence, write it there, and write the file anew:

PYTHONPATH=tests .venv/bin/python -m support.texts_read
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefed.text import claims, denials, figures, quantities, readability, times, words
from briefed.text.attribution import attributed, authors, leads_in
from briefed.text.counting import counted_words
from briefed.text.figures import Figure
from briefed.text.quotation_marks import quoted
from briefed.text.telephones import telephones

FILE = Path(__file__).resolve().parents[1] / "texts" / "read.txt"
COUNTED = counted_words(["The plans of the families, and their visits."])
AUTHORS = authors(("Quayshire Partnership",), False)
# In which positions of a page the audit may be taken for the speaker.
POSITIONS = {
    "anywhere": {},
    "in fiction": {"fiction": True},
    "in feedback": {"speaker": True},
    "among the findings": {"only_briefing": True},
    "behind a lead": {"led_in": True},
}


def read_again() -> str:
    """The file with what is found in its sentences now."""
    texts = [line for line in FILE.read_text("utf-8").splitlines() if not line.startswith(" ")]
    return "".join(
        f"{text}\n" + "".join(f"    {found}\n" for found in _found(text)) for text in texts
    )


def _found(text: str) -> Iterator[str]:
    for name in ("told", "addressed", "names_authors"):
        if getattr(claims, name)(text):
            yield name
    own = quantities.quantities(text, COUNTED)
    for figure in own:
        yield f"quantity {_figure(text, figure)}"
    if figures.figures(text) != own:
        yield f"figures {_all(figures.figures(text))}"
    in_quote = quantities.quantities(text, COUNTED, quote=True)
    if in_quote != own:
        yield f"in a quote {_all(in_quote)}"
    if grounds := quantities.grounds([text], COUNTED):
        yield f"grounds {' '.join(sorted(grounds))}"
    for number in telephones(text):
        yield f"telephone “{number.text}” at {number.start}-{number.end}: {number.digits}"
    yield from _quotations(text)
    yield from _words(text)


def _all(found: tuple[Figure, ...]) -> str:
    return ", ".join(f"“{one.text}” at {one.start}: {' '.join(one.values)}" for one in found)


def _figure(text: str, figure: Figure) -> str:
    free = quantities.in_stem(text)
    others = quantities.quantities(text, COUNTED)
    grounded = frozenset(one.values[0] for one in others)
    told = {
        "age or duration": times.is_age_or_duration(text, figure),
        "timing": times.is_timing(text, figure),
        "amount": quantities.is_amount(figure),
        "free in fiction": quantities.is_told_in_fiction(text, figure),
        "free in a stem": free(text, figure),
        "denied": denials.denies(text, figure),
        "set right": denials.sets_right(text, figure, others, grounded),
        "set apart": denials.sets_apart(text, figure, others, grounded),
    }
    return ", ".join([_all((figure,)), *(name for name, holds in told.items() if holds)])


def _quotations(text: str) -> Iterator[str]:
    by_position = {
        name: list(attributed(text, AUTHORS, **position)) for name, position in POSITIONS.items()
    }
    for one in quoted(text):
        yield f"quoted “{one.text}” at {one.start}-{one.end}"
    for one in sorted({one for found in by_position.values() for one in found}, key=lambda o: o[1]):
        where = ", ".join(name for name, found in by_position.items() if one in found)
        yield f"the audit's “{one.text}” at {one.start}: {where}"
    if leads_in(text, AUTHORS):
        yield "leads in"


def _words(text: str) -> Iterator[str]:
    if denials.affirms(text):
        yield "affirms"
    if (plain := words.plain(text)) != text:
        yield f"plain {plain}"
    if (shown := words.shown_as_written(text)) != text:
        yield f"shown {shown}"
    if html := words.raw_html(text):
        yield f"HTML at {html[0]}: {html[1]}"
    if len(parts := words.sentences(text)) > 1:
        yield f"sentences {' | '.join(parts)}"
    if len(seen := words.seen_sentences(text)) > 1:
        yield f"seen {' | '.join(one + ' (source)' * linked for one, linked in seen)}"
    yield f"tokens {' | '.join(words.tokens(text))}"
    yield f"roots {' '.join(sorted(words.content_roots(text)))}"
    syllables = [readability.syllables(one) for one in readability.words_of(text)]
    yield f"syllables {' '.join(map(str, syllables))}"


if __name__ == "__main__":
    FILE.write_text(read_again(), "utf-8")
