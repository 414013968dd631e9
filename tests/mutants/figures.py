"""Figures that no quote holds, in digits and in words, wherever our own text stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import DOCS, START, Question, page_file, questions, themes

CODE = "figure-not-in-briefing"
# No quote of the course holds any of these.
FIGURES = (
    "seventeen cases",
    "23 babies",
    "40%",
    "half of the cases",
    "1 in 4 families",
    "14 March 2019",
    "forty per cent of families",
    "one in four families",
    "two thirds of the plans",
    "nine out of ten mothers",
    "Twenty-three babies",
    "March 2019",
    "5/12 cases",
    "a quarter of the families",
    "17 of them",
    "two dozen incidents",
    "2,400 children",
    "£300",
    "the 1990s",
    "½ of the cases",
    "two hundred fathers",
)


def page_files(texts: Texts) -> list[str]:
    return [
        *(page_file(theme) for theme in themes(texts)),
        START,
        f"{DOCS}/for-trainers.md",
        "docs/index.md",
        "docs/worried.md",
    ]


def _into(
    what: str, places: Callable[[str], Iterator[tuple[int, str, str]]], texts: Texts
) -> Iterator[Mutant]:
    """Mutants for each page at the places that a function finds: (where, text before, text behind).

    Every figure at the first place of one page, a single one at every other place.
    """
    for turn, file in enumerate(page_files(texts)):
        text = texts[file]
        for number, (at, before, behind) in enumerate(places(text)):
            for figure in (
                FIGURES
                if turn == 1 and not number
                else [FIGURES[(turn + 5 * number) % len(FIGURES)]]
            ):
                new = f"{before}{figure}{behind}"
                line = line_of(text, at) + before.count("\n")
                yield Mutant(
                    f"{figure!r} in {what} of {file}",
                    (Edit(file, at, at, new),),
                    (Expect(CODE, file, line),),
                )


def apart(text: str) -> int:
    """Where a paragraph of its own may begin: before the first section, or the last block."""
    section = text.find("\n## ")
    return section + 1 if section >= 0 else text.rindex("\n\n") + 2


def links_to_source(text: str, at: int) -> bool:
    """Whether the sentence that goes on at a place has a link to a source, which frees its
    figures: up to its end, that of its paragraph, or the next item.
    """
    sentence = re.split(r"(?<=[.!?…])\s|\n\s*\n|\n\s*(?:[-*+]|\d+\.)\s", text[at:], maxsplit=1)[0]
    return re.search(r"\]\(<?https?://", sentence) is not None


@fault_class("figure in a paragraph")
def in_paragraph(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        paragraph = re.search(r"\n\n(?=[A-Z][^\n]*\n)", text)
        if paragraph:
            yield paragraph.end(), "It was so with ", " here. "

    yield from _into("a paragraph", places, texts)


@fault_class("figure behind a number word that is free")
def behind_another(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        at = apart(text)
        yield at, "These two prompts concern ", ".\n\n"
        yield at, "One question is about ", ".\n\n"

    yield from _into("a paragraph", places, texts)


@fault_class("figure in a paragraph of its own")
def in_new_paragraph(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        yield apart(text), "The audit looked\ncarefully at ", ".\n\n"

    yield from _into("a new paragraph", places, texts)


@fault_class("figure in a list item")
def in_item(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        item = re.search(r"^- ", text, re.M)
        if item and links_to_source(text, item.end()):
            yield item.start(), "- Remember ", ".\n"
        elif item:
            yield item.end(), "Remember ", ": "
        at = text.find("## In practice\n") + len("## In practice\n")
        if at > len("## In practice\n"):
            yield at, "\n1. Think of ", "\n"

    yield from _into("a list item", places, texts)


@fault_class("figure in a heading")
def in_heading(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        at = apart(text)
        yield at, "### What we learn from ", "\n\nWords.\n\n"
        yield text.index("\n# ") + 2, " On ", ":"  # "# On 23 babies: Hidden men"

    yield from _into("a heading", places, texts)


@fault_class("figure in an admonition")
def in_admonition(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        for box in re.finditer(
            r"^!!! (?:abstract|reflect) \"(?P<title>)[^\n]*\n(?P<item>    - )", text, re.M
        ):
            yield box.end("title"), "On ", ": "
            yield box.end("item"), "name ", ": "
        yield apart(text), '!!! note "Note"\n    There were ', ".\n\n"

    yield from _into("an admonition", places, texts)


@fault_class("figure in trainer notes")
def in_trainer_notes(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        notes = re.search(r"^\?\?\? trainer [^\n]*\n    ", text, re.M)
        if notes:
            yield notes.end(), "Say that it was ", ". "

    yield from _into("trainer notes", places, texts)


@fault_class("figure in a scenario")
def in_scenario(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        scenario = re.search(r"^\*This (?:scenario|case) is fiction\.\* ", text, re.M)
        if scenario:
            yield scenario.end(), "This is known from ", ". "

    yield from _into("a scenario", places, texts)


@fault_class("figure in a table or a title")
def elsewhere(texts: Texts) -> Iterator[Mutant]:
    def places(text: str) -> Iterator[tuple[int, str, str]]:
        yield apart(text), "| a | b |\n|---|---|\n| c | ", " |\n\n"

    yield from _into("a table", places, texts)
    for turn, file in enumerate(page_files(texts)):
        at = texts[file].index("title: ") + len("title: ")
        figure = FIGURES[turn % len(FIGURES)]
        end = texts[file].index("\n", at)
        yield Mutant(
            f"{figure!r} in the title of {file}",
            (Edit(file, at, end, f'"On {figure}"'),),
            (Expect(CODE, file, 1, last=line_of(texts[file], at)),),
        )


Place = Callable[[Question, str], "tuple[int, str, str] | None"]


def _into_questions(what: str, texts: Texts, place: Place) -> Iterator[Mutant]:
    """Mutants for each question with a figure at the place that a function finds: (where, text
    before, text behind).
    """
    for turn, question in enumerate(questions(texts)):
        found = place(question, texts[question.file])
        if found:
            at, before, behind = found
            figure = FIGURES[turn % len(FIGURES)]
            line = line_of(texts[question.file], at) + before.count("\n")
            yield Mutant(
                f"{figure!r} in {what} of {question.id}",
                (Edit(question.file, at, at, f"{before}{figure}{behind}"),),
                (Expect(CODE, question.file, line),),
            )


@fault_class("figure in a stem")
def in_stem(texts: Texts) -> Iterator[Mutant]:
    yield from _into_questions(
        "the stem", texts, lambda question, text: (question.stem, "The audit counted ", ". ")
    )


@fault_class("figure in a key")
def in_key(texts: Texts) -> Iterator[Mutant]:
    def place(question: Question, text: str) -> tuple[int, str, str] | None:
        return next(
            ((option.feedback - 1, ", as in ", "") for option in question.options if option.right),
            None,
        )

    yield from _into_questions("the key", texts, place)


@fault_class("figure in the key's feedback")
def in_key_feedback(texts: Texts) -> Iterator[Mutant]:
    def place(question: Question, text: str) -> tuple[int, str, str] | None:
        return next(
            (
                (option.end - 1, " It was so in ", ".")
                for option in question.options
                if option.right
            ),
            None,
        )

    yield from _into_questions("the key's feedback", texts, place)


@fault_class("figure in the feedback of a wrong option")
def in_wrong_feedback(texts: Texts) -> Iterator[Mutant]:
    def place(question: Question, text: str) -> tuple[int, str, str] | None:
        return next(
            (
                (option.feedback + 2, "It was so in ", ". ")
                for option in question.options
                if not option.right
            ),
            None,
        )

    yield from _into_questions("a wrong option's feedback", texts, place)


@fault_class("figure in an explanation")
def in_explanation(texts: Texts) -> Iterator[Mutant]:
    yield from _into_questions(
        "the explanation",
        texts,
        lambda question, text: (question.lead_in, "The audit counted ", ".\n\n"),
    )


@fault_class("figure in an answer to fill in")
def in_blank(texts: Texts) -> Iterator[Mutant]:
    for question in questions(texts):
        blank = re.compile(r"\[\[(.*?)\]\]").search(
            texts[question.file], question.stem, question.lead_in
        )
        if blank:
            for figure in FIGURES:
                yield Mutant(
                    f"{figure!r} in {question.id}",
                    (Edit(question.file, blank.start(1), blank.end(1), figure),),
                    (Expect(CODE, question.file, line_of(texts[question.file], blank.start())),),
                )


@fault_class("figure of a wrong option that its feedback confirms")
def confirmed(texts: Texts) -> Iterator[Mutant]:
    says = (
        "Yes, {}.",
        "That is right: {}.",
        "The audit found it in {}.",
        "No doubt it was so in {}.",
        "There was no plan in {}.",
        "This was not recorded in {}.",
    )
    for turn, question in enumerate(questions(texts)):
        option = next((option for option in question.options if not option.right), None)
        if option:
            figure = FIGURES[turn % len(FIGURES)]
            edits = (
                Edit(question.file, option.feedback - 1, option.feedback - 1, f", as in {figure}"),
                Edit(
                    question.file,
                    option.feedback + 2,
                    option.feedback + 2,
                    says[turn % len(says)].format(figure) + " ",
                ),
            )
            yield Mutant(
                f"{figure!r} confirmed in {question.id}",
                edits,
                (Expect(CODE, question.file, line_of(texts[question.file], option.feedback)),),
            )
