"""The built site: styles that hide, cover, shrink, strike, move or replace what its pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from support.hostile import DECKS, attacks

from .markup import SHEET, SITE
from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import BRIEFING, page_file, page_quotes, questions, quiz_file, statements

THEME = "hidden-men"
_CODES = "published-hidden|published-leak|published-link|published-help"
# What is wrong with a style sheet itself, whatever it applies to: it writes, brings letters, or
# sets the site's colours.
_OF_THE_SHEET = re.compile(r"""^(?::root \{ (?!&)|@property|@font-face)|content: (?!"")""", re.M)


@fault_class("built: words hidden, covered, moved or struck out by a style sheet", built=True)
def restyled(texts: Texts) -> Iterator[Mutant]:
    end = len(texts[SHEET])
    page, question = (
        page_file(THEME),
        next(one for one in questions(texts) if one.file == quiz_file(THEME)),
    )
    quote = next(one for one in page_quotes(texts) if one.file == page)
    asked = (question.file, question.stem_line(texts))
    places = {
        "quote": (quote.file, quote.line(texts)),
        "source": (quote.file, quote.line(texts)),
        "stem": asked,
        "option": asked,
        "statement": (BRIEFING, statements(texts)[0].line),
        "draft notice": (page, 1),
        "help link": (page, 1),
        "text": (page, 1),
    }
    for attack in attacks():
        if not attack.build:
            continue
        edits = (Edit(SHEET, end, end, f"\n{attack.sheet}\n"),)
        place = (
            (SHEET, line_of(texts[SHEET], end) + 1)
            if _OF_THE_SHEET.search(attack.sheet)
            else places["help link" if attack.sheet.startswith(".bf-top ") else attack.kind]
        )
        yield Mutant(attack.name, edits, (Expect(_CODES, *place),))


@fault_class("built: words hidden, covered, moved or struck out on slides", built=True)
def restyled_slides(texts: Texts) -> Iterator[Mutant]:
    """Every deck has the fault, so that of one theme is asked for."""
    sheet = f"{SITE}/assets/deck.css"
    end = len(texts[sheet])
    for attack in attacks(DECKS):
        if not attack.build:
            continue
        place = (
            (sheet, line_of(texts[sheet], end) + 1)
            if _OF_THE_SHEET.search(attack.sheet)
            else (f"{SITE}/keeping-babies-safe/slides/{THEME}.html", 1)
        )
        edits = (Edit(sheet, end, end, f"\n{attack.sheet}\n"),)
        yield Mutant(f"on slides, {attack.name}", edits, (Expect(_CODES, *place),))
