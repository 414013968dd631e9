"""Markup that shows the reader a figure and would hide it from who splits, joins or drops text
otherwise than the page does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import DOCS, page_file, questions, themes

SOURCE = "https://www.example.org/report"
FIGURE, UNREADABLE, MALFORMED = "figure-not-in-briefing", "page-unreadable", "question-malformed"
# No quote of the course holds the figure. Each with the code, and the line of it that is told,
# from 0.
FREED = (
    (f"N**inety per cent were not. See** [the report]({SOURCE}).", 0),
    (f"*Ninety per cent were not. See* the [report]({SOURCE}).", 0),
    (f"[Ninety per cent were not. See]({SOURCE}) the report.", 0),
    (f"Ninety per cent [were not. The report]({SOURCE}) says so.", 0),
    (f"`Ninety per cent were not. The` [report]({SOURCE}) says so.", 0),
    (f"Ninety per cent were not  \nSource: [report]({SOURCE})", 0),
    (f"__Ninety per cent were not! See__ <{SOURCE}>.", 0),
    (f"Ninety per cent **were not.** [Report]({SOURCE}).", 0),
    (f"Ninety per cent were not. [ ]({SOURCE})", 0),
    ("It was so in 4**7** cases.", 0),
    ("It was so in *4*7 cases.", 0),
    ("It was so in `47` cases.", 0),
    ("It was so in [4](for-trainers.md)7 cases.", 0),
    ("They numbered, in all,\n47. Nobody asked.", 1),
    ("47) cases were so.", 0),
    ("1. There were\n2. 47 of them.", 1),
    (f"- Ninety per cent were not\n- [Report]({SOURCE})", 0),
    ("n**ine**ty per cent were not.", 0),
    ("![Of 47 cases](x.png)", 0),
)
UNREAD = (
    "[Of 47 cases]:none",
    "- [47]: none",
    "It was so in &#57 cases.",
    "It was so in &#x39 cases.",
    "It was so in 4\u20287 cases.",
    "It was so in 4\u20297 cases.",
    "It was so in 4\u00857 cases.",
    "It was so in 4\u200b7 cases.",
    "It was so in 4\u20e37 cases.",
    "It was so in \u24dd\u24d8\u24dd\u24d4 cases.",
    "47. cases were so.",
    "1. Ask.\n3. Listen.",
    "It was so in \uff14\uff17 cases.",
    "It was so in \U0001d7d2\U0001d7d5 cases.",
    "It was so in 4\u20607 cases.",
    "Not ``` one\n``` of them.",
)

# A digit above or below the line: no figure of the briefing ends in one.
RAISED = (
    "It was so in 4<sup>7</sup> cases.",
    "It was so in 4\u2077 cases.",
    "It was so in 4^7^ cases.",
    "It was so in 4&sup2; cases.",
    "It was so in 4\u2087 cases.",
    "It was so in 4<sub>7</sub> cases.",
)


def _pages(texts: Texts) -> list[str]:
    return [*(page_file(theme) for theme in themes(texts)), f"{DOCS}/for-trainers.md"]


@fault_class("markup: a figure that a reader sees")
def seen(texts: Texts) -> Iterator[Mutant]:
    for turn, file in enumerate(_pages(texts)):
        at = texts[file].index("\n## ") + 1
        for text, below in FREED[turn % 3 :: 3]:
            yield Mutant(
                f"{text!r} in {file}",
                (Edit(file, at, at, f"{text}\n\n"),),
                (Expect(FIGURE, file, line_of(texts[file], at) + below),),
            )


@fault_class("markup: what the renderer drops, joins or counts")
def unread(texts: Texts) -> Iterator[Mutant]:
    for turn, file in enumerate(_pages(texts)):
        at = texts[file].index("\n## ") + 1
        for text in UNREAD[turn % 3 :: 3]:
            line = line_of(texts[file], at)
            yield Mutant(
                f"{text!r} in {file}",
                (Edit(file, at, at, f"{text}\n\n"),),
                (Expect(UNREADABLE, file, line, last=line + 1),),
            )


@fault_class("markup: a superscript beside a digit")
def raised(texts: Texts) -> Iterator[Mutant]:
    for turn, file in enumerate(_pages(texts)):
        at = texts[file].index("\n## ") + 1
        for text in RAISED[turn % 2 :: 2]:
            yield Mutant(
                f"{text!r} in {file}",
                (Edit(file, at, at, f"{text}\n\n"),),
                (Expect(f"{FIGURE}|{UNREADABLE}", file, line_of(texts[file], at)),),
            )


@fault_class("markup: in a question's feedback")
def in_feedback(texts: Texts) -> Iterator[Mutant]:
    inline = [
        (text, FIGURE) for text, below in FREED if not below and not re.search(r"\n|^\d|^!", text)
    ] + [(text, MALFORMED) for text in UNREAD if not re.search(r"\n|^- |^\d", text)]
    for turn, question in enumerate(questions(texts)):
        text, code = inline[turn % len(inline)]
        key = next((option for option in question.options if option.right), None)
        if key:
            at = key.feedback + 2
            end = texts[question.file].index("\n", at)
            yield Mutant(
                f"{text!r} in {question.id}",
                (Edit(question.file, at, end, text),),
                (Expect(code, question.file, line_of(texts[question.file], at)),),
            )
