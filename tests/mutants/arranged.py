"""Items to sort, match and put in order: their labels, their words and their blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import Option, Question, arranged, id_of_another


def _label(texts: Texts, question: Question, item: Option) -> tuple[int, int]:
    """The place of an item's label, within its brackets."""
    return item.start + 3, texts[question.file].index("]", item.start)


def _line(texts: Texts, question: Question, item: Option) -> int:
    return line_of(texts[question.file], item.start)


def _malformed(texts: Texts, question: Question, line: int, says: str) -> tuple[Expect, ...]:
    return (Expect("question-malformed", question.file, line, says),)


@fault_class("arranged: a label that can't be", everywhere=True)
def label_broken(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        for item in question.options:
            start, end = _label(texts, question, item)
            line = _line(texts, question, item)
            ways = [("", "brackets are empty"), ("x", "[x] marks"), ("a " * 41 + "a", "83 char")]
            ways += [("**bold**", "plain words")]
            if question.tag == "order":
                ways += [
                    ("0", "no position"),
                    ("first", "no position"),
                    (str(len(question.options) + 1), "no position"),
                ]
            for label, says in ways:
                yield Mutant(
                    f"{question.id}, line {line}: [{label[:10]}]",
                    (Edit(question.file, start, end, label),),
                    _malformed(texts, question, line, says),
                )


@fault_class("arranged: the label of another item", everywhere=True)
def label_doubled(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        if question.tag == "sort":
            places = [_label(texts, question, item) for item in question.options]
            label = text[slice(*places[0])]
            yield Mutant(
                f"{question.id}: all {label!r}",
                tuple(Edit(question.file, *place, label) for place in places),
                _malformed(texts, question, line_of(text, question.opens), "nothing is decided"),
            )
            continue
        for one, other in zip(question.options, question.options[1:], strict=False):
            label = text[slice(*_label(texts, question, one))]
            yield Mutant(
                f"{question.id}: {label!r} twice",
                (Edit(question.file, *_label(texts, question, other), label.upper()),),
                _malformed(texts, question, _line(texts, question, other), "already"),
            )


@fault_class("arranged: a figure that no quote holds", everywhere=True)
def figure_added(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        for turn, item in enumerate(question.options):
            line = _line(texts, question, item)
            places = [("item", item.feedback - 1), ("feedback", item.end - 1)]
            if question.tag != "order":
                places.append(("label", _label(texts, question, item)[1]))
            for what, at in places:
                last = line_of(texts[question.file], at)
                said = [" in 87 families", " in nine of ten cases", " (87%)"][turn % 3]
                yield Mutant(
                    f"{question.id}, line {line}: {said} in the {what}",
                    (Edit(question.file, at, at, said),),
                    (Expect("figure-not-in-briefing", question.file, line, last=last),),
                )


@fault_class("arranged: items that tell their place, or rest on nothing", everywhere=True)
def told(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        for item in question.options:
            line, start = _line(texts, question, item), _label(texts, question, item)[1] + 2
            words = text[start : item.feedback - 1]
            other = next(one for one in question.options if one is not item)
            of_other = text[_label(texts, question, other)[1] + 2 : other.feedback - 1]
            last = max(line, _line(texts, question, other))
            yield Mutant(
                f"{question.id}, line {line}: words of another",
                (Edit(question.file, start, item.feedback - 1, of_other),),
                (Expect("duplicate-option", question.file, last),),
            )
            yield Mutant(
                f"{question.id}, line {line}: {words!r} without feedback",
                (Edit(question.file, item.feedback, item.end, ""),),
                (Expect("option-without-feedback", question.file, line),),
            )


@fault_class("arranged: a block that can't be read", everywhere=True)
def block_broken(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text, tag = texts[question.file], question.tag
        opens, closes = line_of(text, question.opens), line_of(text, question.closes)
        open_at, close_at = question.opens, question.closes
        first, end = question.options[0].start, question.options[-1].end
        after = open_at + len(tag) + 2
        ways = [
            (f"<{tag}> removed", Edit(question.file, open_at, after, "")),
            (f"</{tag}> removed", Edit(question.file, close_at, question.end, "")),
            (f"<{tag}> indented", Edit(question.file, open_at, open_at, "  ")),
            (f"<{tag.title()}>", Edit(question.file, open_at, after, f"<{tag.title()}>")),
            (f"<{tag.upper()} >", Edit(question.file, open_at, after, f"<{tag.upper()} >")),
            (f"<{tag}", Edit(question.file, open_at, after, f"<{tag}")),
            (
                f"</{tag.title()}>",
                Edit(question.file, close_at, question.end, f"</{tag.title()}>\n"),
            ),
            (f" </{tag}>", Edit(question.file, close_at, close_at, " ")),
            (f"<{tag}> at its end", Edit(question.file, close_at, question.end, f"<{tag}>\n")),
            ("another tag at its end", Edit(question.file, close_at, question.end, "</quiz>\n")),
            ("no items", Edit(question.file, first, end, "")),
            ("no stem", Edit(question.file, question.stem, first, "")),
        ]
        for what, edit in ways:
            # A tag that is missing is to be written above the next question, where it is told.
            below = text.find("<!-- question", question.end)
            last = line_of(text, below) if f"</{tag}> removed" == what and below > 0 else closes
            yield Mutant(
                f"{question.id}: {what}",
                (edit,),
                # Without its opening tag, the id above it is that of no question.
                (Expect("question-malformed", question.file, opens - 1, last=last),),
            )
        for turn, item in enumerate(question.options):
            line = line_of(text, item.start)
            broken = [" - [", "- ", "[", "+ ["][turn % 4]
            start = item.start + (2 if broken == "- " else 3)
            end = text.index("]", start) if broken == "- " else start
            yield Mutant(
                f"{question.id}, line {line}: {broken!r}",
                (Edit(question.file, item.start, end, broken),),
                (Expect("question-malformed", question.file, line - 1, last=line + 1),),
            )


@fault_class("arranged: asked as another kind", everywhere=True)
def another_kind(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        opens, closes = line_of(text, question.opens), line_of(text, question.closes)
        for tag in ("quiz", "sort", "match", "order"):
            repeated = len({text[slice(*_label(texts, question, one))] for one in question.options})
            fits = tag in ("sort", "match") and repeated == len(question.options)
            if tag == question.tag or fits or (tag == "sort" and question.tag == "match"):
                continue
            edits = tuple(
                Edit(question.file, found.start(1), found.end(1), tag)
                for found in re.compile(rf"^</?({question.tag})>$", re.M).finditer(
                    text, question.opens, question.end
                )
            )
            yield Mutant(
                f"{question.id} as <{tag}>",
                edits,
                (
                    Expect(
                        "question-malformed|question-without-answer",
                        question.file,
                        opens,
                        last=closes,
                    ),
                ),
            )


@fault_class("arranged: a slip in a group's label", everywhere=True)
def label_misspelt(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        labels = [text[slice(*_label(texts, question, one))] for one in question.options]
        for item, label in zip(question.options, labels, strict=True):
            if question.tag != "sort" or labels.count(label) < 3 or len(label) < 7:
                continue
            for slip in (
                label[:-1],
                f"{label}s",
                label[:2] + label[3:],
                label[:3] + label[3] + label[3:],
                label[:2] + label[3] + label[2] + label[4:],
                label[:4] + "q" + label[5:],
            ):
                if slip != label:
                    yield Mutant(
                        f"{question.id}: [{slip}]",
                        (Edit(question.file, *_label(texts, question, item), slip),),
                        _malformed(texts, question, _line(texts, question, item), "did you mean"),
                    )


@fault_class("arranged: too few items", everywhere=True)
def too_few(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        last = question.options[-1]
        line = line_of(text, question.opens)
        for left, code in ((1, "question-malformed|too-few-options"), (2, "too-few-options")):
            start = question.options[left].start
            expected = Expect(code, question.file, line, last=line + 1)
            for item in question.options[:left] if left == 2 and question.tag == "order" else ():
                # Of [1] and [3] the second is told: it shows that an item is missing.
                if int(text[slice(*_label(texts, question, item))]) > left:
                    at = _line(texts, question, item)
                    says = "write the item that is missing"
                    expected = Expect("question-malformed", question.file, at, says)
            yield Mutant(
                f"{question.id}: {left} left",
                (Edit(question.file, start, last.end, ""),),
                (expected,),
            )
        if question.tag == "order":  # 1, 2, 4
            for item in question.options:
                others = [one for one in question.options if one is not item]
                highest = max(others, key=lambda one: text[slice(*_label(texts, question, one))])
                if text[slice(*_label(texts, question, item))] == str(len(question.options)):
                    continue
                yield Mutant(
                    f"{question.id}: without line {_line(texts, question, item)}",
                    (Edit(question.file, item.start, item.end, ""),),
                    (
                        Expect(
                            "question-malformed",
                            question.file,
                            _line(texts, question, highest)
                            - (highest.start > item.start)
                            * text[item.start : item.end].count("\n"),
                            "no position among",
                        ),
                    ),
                )


@fault_class("arranged: a question within another", everywhere=True)
def nested(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        opens = line_of(text, question.opens)
        for tag in ("quiz", "sort", "match", "order"):
            for at in (question.stem, question.options[1].start, question.lead_in):
                line = line_of(text, at)
                twice = line == opens + 1 and text[question.opens :].startswith(f"<{tag}>")
                wanted = (line, "the same as the one above" if twice else "has no end")
                yield Mutant(
                    f"{question.id}: <{tag}> at {at}",
                    (Edit(question.file, at, at, f"<{tag}>\n"),),
                    (Expect("question-malformed", question.file, *wanted),),
                )
            item = question.options[0]
            yield Mutant(
                f"{question.id}: <{tag}> in an item",
                (Edit(question.file, item.feedback - 1, item.feedback - 1, f" <{tag}>"),),
                (Expect("question-malformed", question.file, line_of(text, item.start)),),
            )


@fault_class("arranged: a wrong quote", everywhere=True)
def quote_wrong(texts: Texts) -> Iterator[Mutant]:
    for question in arranged(texts):
        text = texts[question.file]
        opens = line_of(text, question.opens)
        last = question.quotes[-1]
        yield Mutant(
            f"{question.id}: no quote",
            (Edit(question.file, question.lead_in, last.end, ""),),
            (Expect("question-without-quote", question.file, opens, last=opens + 1),),
        )
        for quote in question.quotes:
            line = quote.line(texts)
            at = text.index("[", quote.id_start)
            word = max(quote.words, key=lambda place: place[1] - place[0])
            ways = (
                ("no id", Edit(question.file, at, quote.end, ""), "quote-without-id"),
                (
                    "unknown id",
                    Edit(question.file, at, quote.end, "[no-theme-1]"),
                    "unknown-statement",
                ),
                (
                    "another id",
                    Edit(
                        question.file,
                        at,
                        quote.end,
                        f"[{id_of_another(texts, question.file, quote.id)}]",
                    ),
                    "quote-not-in-briefing",
                ),
                ("another word", Edit(question.file, *word, "hardly"), "quote-not-in-briefing"),
            )
            for what, edit, code in ways:
                end = line_of(text, quote.end)
                yield Mutant(
                    f"{question.id}, line {line}: {what}",
                    (edit,),
                    (Expect(code, question.file, line, last=end),),
                )
