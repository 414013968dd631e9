"""Words that nobody wrote, given as the audit's or the briefing's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import page_file, questions, themes

CODE = "quotation-not-in-briefing"
# Each is a sentence; the course says it nowhere.
INVENTED = (
    'The audit says: "Parents lied to us."',
    "The briefing’s words are “parents lied to us”.",
    "The audit found that 'parents lied to us'.",
    "According to the audit, «parents lied to us».",
    '"Parents lied to us," says the briefing.',
    "The partnership writes: ‘Parents lied to us.’",
    "The audit calls this „wilful blindness“.",
    '"Parents lied to us" (audit).',
    'In the words of the audit, "parents lied to us".',
    'The DDSCP found "parents who lied to us".',
    'The audit found "multiple examples … of parents who lied".',
)


@fault_class("invented quotation on a page")
def on_page(texts: Texts) -> Iterator[Mutant]:
    for turn, theme in enumerate(themes(texts)):
        file = page_file(theme)
        text = texts[file]
        places = [
            text.index("\n## ") + 1,
            *(
                match.end()
                for match in re.finditer(
                    r"^(?:    )?- (?=[A-Z])|^\?\?\? trainer [^\n]*\n    ", text, re.M
                )
            ),
        ]
        for number, at in enumerate(places):
            for said in INVENTED if not number else [INVENTED[(turn + number) % len(INVENTED)]]:
                end = "\n\n" if not number else " "
                yield Mutant(
                    f"{said} in {file}",
                    (Edit(file, at, at, said + end),),
                    (Expect(CODE, file, line_of(text, at)),),
                )


@fault_class("invented quotation in a question")
def in_question(texts: Texts) -> Iterator[Mutant]:
    for turn, question in enumerate(questions(texts)):
        places = [
            question.stem,
            question.lead_in,
            *(option.feedback + 2 for option in question.options),
        ]
        for number, at in enumerate(places):
            said = INVENTED[(turn + number) % len(INVENTED)]
            end = "\n\n" if number == 1 else " "
            yield Mutant(
                f"{said} in {question.id}",
                (Edit(question.file, at, at, said + end),),
                (Expect(CODE, question.file, line_of(texts[question.file], at)),),
            )


@fault_class("quote from elsewhere given as the audit's")
def from_elsewhere(texts: Texts) -> Iterator[Mutant]:
    quotes = (
        "> Parents lied to us. [The audit](https://example.org/)",
        "The audit says:\n\n> Parents lied to us. [A study](https://example.org/)",
        "> Parents lied to us. ([The briefing](https://example.org/))",
    )
    for theme in themes(texts):
        file = page_file(theme)
        at = texts[file].index("\n## In practice\n") + len("\n## In practice\n")
        for quote in quotes:
            line = line_of(texts[file], at) + 1 + quote.count("\n")
            yield Mutant(
                f"{quote!r} in {file}",
                (Edit(file, at, at, f"\n{quote}\n\n"),),
                (Expect(CODE, file, line),),
            )
