"""Pages, quiz files, embeds, parts, navigation and exemptions: the one-to-one between briefing,
pages and quizzes broken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of, remove
from .project import (
    BRIEFING,
    CONFIG,
    DOCS,
    QUIZZES,
    START,
    Quote,
    loose,
    page_file,
    page_quotes,
    questions,
    quiz_file,
    quiz_quotes,
    shown_quotes,
    statements,
    theme_line,
    themes,
    uncovered,
)

EMBED = "<!-- quiz -->"
_EMBEDS = re.compile(r"^<!-- (?:quiz|question: \S+) -->$", re.M)
EXTRA = f"{DOCS}/for-trainers.md"


@fault_class("page of a theme removed")
def page_removed(texts: Texts) -> Iterator[Mutant]:
    quotes = page_quotes(texts)
    for theme in themes(texts):
        file = page_file(theme)
        lost = uncovered(texts, quotes, [quote for quote in quotes if quote.file == file])
        yield Mutant(
            file,
            (remove(file),),
            (Expect("theme-without-page", BRIEFING, theme_line(texts, theme)), *lost),
        )


@fault_class("page renamed, emptied or without front matter")
def page_broken(texts: Texts) -> Iterator[Mutant]:
    for theme in themes(texts):
        file = page_file(theme)
        text = texts[file]
        body = text.index("\n---\n") + 5
        yield Mutant(
            f"{file} without front matter",
            (Edit(file, 0, body, ""),),
            (Expect("page-unreadable", file, 1),),
        )
        yield Mutant(
            f"{file} with its front matter unclosed",
            (Edit(file, body - 4, body, ""),),
            (Expect("page-unreadable", file, 1),),
        )
        yield Mutant(
            f"{file} emptied",
            (Edit(file, 0, len(text), ""),),
            (Expect("page-unreadable", file, 1),),
        )
        other = file.replace(".md", "-2.md")
        yield Mutant(
            f"{file} renamed",
            (remove(file), Edit(other, 0, 0, text)),
            (
                Expect("page-without-theme", other, 1),
                Expect("theme-without-page", BRIEFING, theme_line(texts, theme)),
            ),
        )
        yield Mutant(
            f"{file} called extra",
            (Edit(file, 4, 4, "kind: extra\n"),),
            (Expect("theme-without-page", BRIEFING, theme_line(texts, theme)),),
        )
    text = texts[EXTRA]
    at = text.index("kind: extra\n")
    yield Mutant(
        f"{EXTRA} no longer called extra",
        (Edit(EXTRA, at, at + len("kind: extra\n"), ""),),
        (Expect("page-without-theme", EXTRA, 1),),
    )


@fault_class("page: comment or code block unclosed, raw HTML")
def page_markup(texts: Texts) -> Iterator[Mutant]:
    for turn, theme in enumerate(themes(texts)):
        file = page_file(theme)
        at = texts[file].index("\n## What the audit found\n") + 1
        # Up to the end of the next comment all is swallowed, the heading of the findings with it:
        # that is told at what follows.
        last = texts[file].count("\n") + 2
        yield Mutant(
            f"'<!--' before the findings of {file}",
            (Edit(file, at, at, "<!--\n\n"),),
            (Expect("page-part-missing", file, 1, "What the audit found", last),),
        )
        end = len(texts[file])
        yield Mutant(
            f"'<!--' at the end of {file}",
            (Edit(file, end, end, "\n<!-- Words\n"),),
            (Expect("page-unreadable", file, texts[file].count("\n") + 2),),
        )
        for added in (
            "```\nWords",
            "<div hidden>Words</div>",
            "<quiz>",
            "Words <!-- themes --> and words",
        )[turn % 2 :: 2]:
            yield Mutant(
                f"{added!r} on {file}",
                (Edit(file, at, at, f"{added}\n\n"),),
                (Expect("page-unreadable", file, line_of(texts[file], at)),),
            )


@fault_class("briefing removed")
def briefing_removed(texts: Texts) -> Iterator[Mutant]:
    yield Mutant(BRIEFING, (remove(BRIEFING),), (Expect("briefing-unreadable", BRIEFING, 1),))
    yield Mutant(
        f"{BRIEFING} emptied",
        (Edit(BRIEFING, 0, len(texts[BRIEFING]), ""),),
        (Expect("briefing-unreadable", BRIEFING, 1),),
    )


def _embed(text: str, file: str, match: re.Match[str]) -> Iterator[Mutant]:
    """What may become of a marker for questions."""
    embed, (at, end), line = match[0], match.span(), line_of(text, match.start())
    misspelt, fenced = embed.replace("qu", "q", 1), f"```\n{embed}\n```"
    heading = text.find("\n## Check your understanding\n")  # below it the marker belongs
    gone = (Expect("quiz-not-embedded", file, line_of(text, heading + 1)),)
    unreadable = (Expect("page-unreadable", file, line),)
    doubled = (Expect("quiz-not-embedded", file, line + 2),)
    name = f"{file}: {embed}"
    if embed == EMBED or EMBED not in text:  # else the question stands with the rest
        yield Mutant(f"{name} removed", (Edit(file, at, end, ""),), gone)
        yield Mutant(f"{name} in a code block", (Edit(file, at, end, fenced),), gone)
    yield Mutant(f"{name} misspelt", (Edit(file, at, end, misspelt),), unreadable)
    yield Mutant(f"{name} in a sentence", (Edit(file, at, at, "Answer "),), unreadable)
    yield Mutant(f"{name} indented", (Edit(file, at, at, "    "),), unreadable)
    yield Mutant(f"{name} doubled below", (Edit(file, end, end, f"\n\n{embed}"),), doubled)
    yield Mutant(f"{name} doubled above", (Edit(file, at - 1, at - 1, f"\n{embed}\n"),), doubled)


@fault_class("embed removed, hidden or doubled")
def embed_broken(texts: Texts) -> Iterator[Mutant]:
    for theme in themes(texts):
        file = page_file(theme)
        for match in _EMBEDS.finditer(texts[file]):
            yield from _embed(texts[file], file, match)
    at = texts[EXTRA].index("\n## ") + 1
    yield Mutant(
        f"{EXTRA}: added",
        (Edit(EXTRA, at, at, f"{EMBED}\n\n"),),
        (Expect("quiz-not-embedded", EXTRA, line_of(texts[EXTRA], at)),),
    )


# Each part's beginning, and where it ends.
PART_PATTERNS = {
    "objectives": (r'^!!! abstract "', r"^\S"),
    "findings": (r"^## What the audit found$", r"^## "),
    "practice": (r"^## In practice$", r"^## "),
    "quiz": (r"^## Check your understanding$", r"^## "),
    "reflection": (r'^!!! reflect "', r"^\S"),
    "trainer notes": (r'^\?\?\? trainer "', r"^\S"),
}


@fault_class("page part removed, emptied or renamed")
def part_removed(texts: Texts) -> Iterator[Mutant]:
    quotes = page_quotes(texts)
    for turn, theme in enumerate(themes(texts)):
        file = page_file(theme)
        text = texts[file]
        for part, (first, behind) in PART_PATTERNS.items():
            begun = re.compile(first, re.M).search(text)
            if part == "quiz" and begun is None:
                continue  # each question has its place behind a finding: see `embed_broken`
            start = begun.start()
            content = text.index("\n", start) + 1
            after = re.compile(behind, re.M).search(text, content)
            end = after.start() if after else len(text)
            gone = [Expect("page-part-missing", file, 1, f"no {part}")]
            if part == "findings":
                gone += _unquoted(texts, file, quotes)
            elif part == "quiz":
                gone = [Expect("quiz-not-embedded", file, 1)]
            yield Mutant(f"{part} of {file} removed", (Edit(file, start, end, ""),), tuple(gone))
            if part == "quiz":
                continue  # the embed is its content, and its heading may be called otherwise
            if turn % 2:
                yield Mutant(
                    f"{part} of {file} emptied", (Edit(file, content, end, "\n"),), tuple(gone)
                )
            else:
                code = "page-part-missing" if first.startswith("^#") else "page-unreadable"
                yield Mutant(
                    f"{part} of {file} renamed",
                    (Edit(file, start + 4, start + 5, "X"),),
                    (Expect(code, file, line_of(text, start)),),
                )


def _unquoted(texts: Texts, file: str, quotes: list[Quote]) -> list[Expect]:
    """What is missing without the findings of a page.

    Of what its case quotes, the missing part tells.
    """
    lost = [quote for quote in quotes if quote.file == file]
    kept = {one.id for one in shown_quotes(texts) if one.file == file and one not in lost}
    return uncovered(texts, quotes, [quote for quote in lost if quote.id not in kept])


@fault_class("quiz file removed, emptied or renamed")
def quiz_removed(texts: Texts) -> Iterator[Mutant]:
    quotes = quiz_quotes(texts)
    for theme in themes(texts):
        file = quiz_file(theme)
        lost = uncovered(texts, quotes, [quote for quote in quotes if quote.file == file])
        gone = Expect("theme-without-quiz", BRIEFING, theme_line(texts, theme))
        yield Mutant(f"{file} removed", (remove(file),), (gone, *lost))
        yield Mutant(f"{file} emptied", (Edit(file, 0, len(texts[file]), ""),), (gone, *lost))
        other = f"{QUIZZES}/{theme}s.md"
        yield Mutant(
            f"{file} renamed",
            (remove(file), Edit(other, 0, 0, texts[file])),
            (gone, Expect("page-without-theme", other, 1)),
        )


@fault_class("nav entry removed")
def nav_entry_removed(texts: Texts) -> Iterator[Mutant]:
    end = len(texts[CONFIG])
    pages = [
        file.removeprefix("docs/")
        for file in sorted(texts)
        if file.startswith("docs/") and file.endswith(".md")
    ]
    for gone in pages:
        nav = "\nnav:\n" + "".join(f"  - {page}\n" for page in pages if page != gone)
        yield Mutant(
            gone, (Edit(CONFIG, end, end, nav),), (Expect("page-not-in-nav", f"docs/{gone}", 1),)
        )
        nested = "\nnav:\n  - Course:\n" + "".join(
            f"      - A page: {page}\n" for page in pages if page != gone
        )
        yield Mutant(
            f"{gone}, nested",
            (Edit(CONFIG, end, end, nested),),
            (Expect("page-not-in-nav", f"docs/{gone}", 1),),
        )


def _exempt(
    texts: Texts, statement: str, sentence: str, reason: str | None
) -> tuple[Edit, int, int]:
    """The edit that enters an exemption, and its first and last line."""
    at = texts[START].index("exemptions: []")
    entry = f"exemptions:\n  - statement: {statement}\n    sentence: {json.dumps(sentence)}\n"
    entry += f"    reason: {json.dumps(reason)}\n" if reason is not None else ""
    line = line_of(texts[START], at)
    return Edit(START, at, at + len("exemptions: []\n"), entry), line, line + entry.count("\n") - 1


def _untested(texts: Texts, statement: str, sentence: str) -> tuple[Edit, ...]:
    """Remove every question that rests on a sentence."""
    return tuple(
        Edit(question.file, question.start, question.end, "")
        for question in questions(texts)
        if any(
            quote.id == statement and loose(sentence) in quote.said(texts)
            for quote in question.quotes
        )
    )


@fault_class("exemption without a reason")
def exemption_without_reason(texts: Texts) -> Iterator[Mutant]:
    for statement in statements(texts):
        for number, sentence in enumerate(statement.sentences):
            edit, first, last = _exempt(
                texts, statement.id, sentence.text, [None, "", "  "][number % 3]
            )
            yield Mutant(
                f"{statement.id}, sentence {number + 1}",
                (edit, *_untested(texts, statement.id, sentence.text)),
                (Expect("exemption-without-reason", START, first, last=last),),
            )


@fault_class("exemption not allowed")
def exemption_not_allowed(texts: Texts) -> Iterator[Mutant]:
    for statement in statements(texts):
        for number, sentence in enumerate(statement.sentences, 1):
            # When the audit was done and how many cases it looked at may be left out.
            allowed = re.search(r"\baudit was undertaken|\bcases were audited", sentence.text)
            if not allowed and re.search(r"\d|\b(?:should|must)\b", sentence.text):
                edit, first, last = _exempt(texts, statement.id, sentence.text, "Everybody knows.")
                yield Mutant(
                    f"{statement.id}, sentence {number}",
                    (edit, *_untested(texts, statement.id, sentence.text)),
                    (Expect("exemption-not-allowed", START, first, last=last),),
                )


@fault_class("exemption unused")
def exemption_unused(texts: Texts) -> Iterator[Mutant]:
    for statement in statements(texts):
        for number, sentence in enumerate(statement.sentences):
            words = [sentence.text, sentence.text.rpartition(" ")[0], "Nobody said this."][
                number % 3
            ]
            edit, first, last = _exempt(texts, statement.id, words, "Everybody knows.")
            yield Mutant(
                f"{statement.id}: {words[:40]!r}",
                (edit,),
                (Expect("exemption-unused", START, first, last=last),),
            )
    edit, first, last = _exempt(texts, "nobody-1", "Nobody said this.", "Everybody knows.")
    yield Mutant(
        "a statement that is not there",
        (edit,),
        (Expect("exemption-unused", START, first, last=last),),
    )
