"""A question as an item of QTI 2.1.

IMS Question and Test Interoperability 2.1, Information Model: 4 items, 5 response variables, 7.2
interactions, 7.4 modal feedback, 8 response processing. Items to sort are matched with their
groups: QTI knows no groups.
"""

from __future__ import annotations

from xml.etree import ElementTree as xml

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import label_fingerprint, labels, option_fingerprint
from briefed.model import MATCH, ORDER, Course, Option, Question
from briefed.outputs.lms_manifests import LANGUAGE, XSI, add, text
from briefed.rendering.course_data import stem
from briefed.rendering.questions import verdict
from briefed.rendering.titles import label, quoted
from briefed.text.typed import spellings
from briefed.text.words import plain

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_GENERAL = "general"  # feedback to every answer


def name_of(question: Question) -> str:
    """The identifier of a question's item."""
    return f"question-{question.id}"


def item(course: Course, coverage: Coverage, question: Question) -> bytes:
    """A question as the XML of an item, with the feedback to each answer and what it rests on."""
    asked = stem(question)
    title = asked if len(asked) <= 80 else f"{asked[:80].rpartition(' ')[0]} …"
    root = xml.Element(
        "assessmentItem",
        {
            "xmlns": QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{QTI} {QTI}.xsd",
            "identifier": name_of(question),
            "title": title,
            "adaptive": "false",
            "timeDependent": "false",
            "xml:lang": LANGUAGE,
        },
    )
    if question.blanks:
        _gaps(root, question)
    elif question.arranged:
        (_order if question.kind == ORDER else _match)(root, question, asked)
    else:
        _choice(root, question, asked)
        for option in question.options:
            add(_feedback(root, "CHOSEN", _option(option)), "p", plain(option.feedback))
    general = _feedback(root, "FEEDBACK", _GENERAL)
    for one in question.in_right_order if question.arranged else ():
        add(general, "p", f"{verdict(question, one)} {one.words}")
        add(general, "p", plain(one.feedback))
    if question.explanation:
        add(general, "p", plain(question.explanation))
    add(general, "p", "The briefing says:")
    for quote in question.quotes:
        if statement := quoted(coverage, quote):
            add(add(general, "blockquote"), "p", coverage.text(quote))
            add(general, "p", label(course, statement))
    return text(root)


def _option(option: Option) -> str:
    return f"option-{option_fingerprint(option)}"


def _choice(root: xml.Element, question: Question, asked: str) -> None:
    """A question with one right option, or with several that must all be chosen."""
    several = len(question.keys) > 1
    _right(
        root,
        "RESPONSE",
        "identifier",
        [_option(option) for option in question.keys],
        "multiple" if several else "single",
    )
    _outcomes(root, chosen="multiple" if several else "single")
    body = add(root, "itemBody")
    interaction = add(
        body,
        "choiceInteraction",
        responseIdentifier="RESPONSE",
        shuffle="true",
        maxChoices="0" if several else "1",
    )
    add(interaction, "prompt", asked)
    for option in question.options:
        add(interaction, "simpleChoice", option.words, identifier=_option(option))
    processing = add(root, "responseProcessing")
    _scored_whole(processing)
    chosen = add(processing, "setOutcomeValue", identifier="CHOSEN")
    add(chosen, "variable", identifier="RESPONSE")
    _told(processing)


def _match(root: xml.Element, question: Question, asked: str) -> None:
    """Items to put into groups or beside their matches, each worth the same."""
    response = _right(
        root,
        "RESPONSE",
        "directedPair",
        [f"{_option(item)} {_label(label_fingerprint(item))}" for item in question.options],
        "multiple",
    )
    mapping = add(response, "mapping", defaultValue="0", lowerBound="0", upperBound="1")
    for item, worth in zip(question.options, _shares(len(question.options)), strict=True):
        add(
            mapping,
            "mapEntry",
            mapKey=f"{_option(item)} {_label(label_fingerprint(item))}",
            mappedValue=worth,
        )
    _outcomes(root)
    interaction = add(
        add(root, "itemBody"),
        "matchInteraction",
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxAssociations=str(len(question.options)),
    )
    add(interaction, "prompt", asked)
    items, groups = add(interaction, "simpleMatchSet"), add(interaction, "simpleMatchSet")
    for item in question.options:
        add(items, "simpleAssociableChoice", item.words, identifier=_option(item), matchMax="1")
    most = "1" if question.kind == MATCH else "0"  # 0 is any number: ASI Information Model, 4.5
    for name, words in labels(question):
        add(groups, "simpleAssociableChoice", words, identifier=_label(name), matchMax=most)
    processing = add(root, "responseProcessing")
    _scored_by_part(processing, "RESPONSE")
    _told(processing)


def _order(root: xml.Element, question: Question, asked: str) -> None:
    """Items to put in order, which are right all together."""
    _right(
        root,
        "RESPONSE",
        "identifier",
        [_option(item) for item in question.in_right_order],
        "ordered",
    )
    _outcomes(root)
    interaction = add(
        add(root, "itemBody"),
        "orderInteraction",
        responseIdentifier="RESPONSE",
        shuffle="false",  # it might put them in order
    )
    add(interaction, "prompt", asked)
    for item in question.options:
        add(interaction, "simpleChoice", item.words, identifier=_option(item))
    processing = add(root, "responseProcessing")
    _scored_whole(processing)
    _told(processing)


def _label(name: str) -> str:
    return f"label-{name}"


def _shares(parts: int) -> list[str]:
    """What each part of an answer is worth, so that all together are worth exactly 1.

    A score that is a thousandth short would be no whole answer to a question bank.
    """
    each = 10_000 // parts
    return [
        f"{worth / 10_000:.4f}" for worth in [*[each] * (parts - 1), 10_000 - each * (parts - 1)]
    ]


def _told(processing: xml.Element) -> None:
    """Append what shows the feedback to every answer."""
    told = add(processing, "setOutcomeValue", identifier="FEEDBACK")
    add(told, "baseValue", _GENERAL, baseType="identifier")


def _gaps(root: xml.Element, question: Question) -> None:
    """A question with words to fill in, each worth the same, with its numbers also in words.

    Case does not count.
    """
    words = [plain(blank) for blank in question.blanks]
    for number, (word, worth) in enumerate(zip(words, _shares(len(words)), strict=True), 1):
        response = _right(root, f"BLANK-{number}", "string", [word], "single")
        mapping = add(response, "mapping", defaultValue="0")
        for one in spellings(word):
            add(mapping, "mapEntry", mapKey=one, mappedValue=worth, caseSensitive="false")
    _outcomes(root)
    paragraph = add(add(root, "itemBody"), "p")
    rest, last = question.stem, None
    for number, blank in enumerate(question.blanks, 1):
        before, _, rest = rest.partition(f"[[{blank}]]")
        _after(paragraph, last, before)
        last = add(
            paragraph,
            "textEntryInteraction",
            responseIdentifier=f"BLANK-{number}",
            expectedLength=str(max(10, len(words[number - 1]) + 5)),
        )
    _after(paragraph, last, rest)
    processing = add(root, "responseProcessing")
    for number in range(1, len(words) + 1):
        _scored_by_part(processing, f"BLANK-{number}")
    _told(processing)


def _after(paragraph: xml.Element, last: xml.Element | None, markup: str) -> None:
    """Append the words of some Markdown after the last gap, with spaces at their ends if any."""
    lead, end = markup[:1].isspace(), markup[-1:].isspace()
    words = plain(markup)
    said = f"{' ' if lead else ''}{words}{' ' if end and words else ''}"
    if last is None:
        paragraph.text = said.lstrip()
    else:
        last.tail = said


def _right(
    root: xml.Element, name: str, kind: str, values: list[str], cardinality: str
) -> xml.Element:
    """Append the declaration of a response with the right one, and return its element."""
    declared = add(
        root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind
    )
    right = add(declared, "correctResponse")
    for value in values:
        add(right, "value", value)
    return declared


def _outcomes(root: xml.Element, chosen: str = "") -> None:
    """Append what an answer leads to: its score, and which feedback is shown.

    `chosen` is the cardinality of the options whose feedback is shown, "" where none has its own.
    They have an outcome to themselves: players differ in how they add a value to several.
    """
    score = add(
        root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    add(add(score, "defaultValue"), "value", "0")
    for name, cardinality in (("CHOSEN", chosen), ("FEEDBACK", "single")):
        if cardinality:
            add(
                root,
                "outcomeDeclaration",
                identifier=name,
                cardinality=cardinality,
                baseType="identifier",
            )


def _scored_whole(processing: xml.Element) -> None:
    """Append that an answer is worth 1 where it is the right one, and else nothing."""
    found = add(add(processing, "responseCondition"), "responseIf")
    matched = add(found, "match")
    add(matched, "variable", identifier="RESPONSE")
    add(matched, "correct", identifier="RESPONSE")
    add(add(found, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")


def _scored_by_part(processing: xml.Element, name: str) -> None:
    """Append that each part of an answer is worth what its mapping says.

    Nothing maps where nothing was answered: some players end with an error there.
    """
    answered = add(add(processing, "responseCondition"), "responseIf")
    add(add(add(answered, "not"), "isNull"), "variable", identifier=name)
    total = add(add(answered, "setOutcomeValue", identifier="SCORE"), "sum")
    add(total, "variable", identifier="SCORE")
    add(total, "mapResponse", identifier=name)


def _feedback(root: xml.Element, outcome: str, name: str) -> xml.Element:
    return add(root, "modalFeedback", outcomeIdentifier=outcome, identifier=name, showHide="show")
