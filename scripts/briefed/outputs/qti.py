"""The questions of a course for a question bank, as QTI 2.1: an item each, in sections by theme.

IMS Question and Test Interoperability 2.1, Information Model: 4 items, 7.4 modal feedback,
8 response processing; Integration Guide, 3. The exporter of mkdocs-quiz is not used: it gives items
random names, leaves out the feedback to options, never shows other feedback, and writes a file that
is not well-formed for a question that begins with a quotation mark.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as xml

from briefed.checking.coverage import Coverage
from briefed.checking.fingerprints import option_fingerprint
from briefed.model import Course, Option, Question
from briefed.outputs.lms_manifests import LANGUAGE, XSI, add, text
from briefed.outputs.packaging import pack, the_name
from briefed.rendering.agencies_page import package_path
from briefed.rendering.course_data import stem, themes
from briefed.rendering.titles import label, quoted
from briefed.text.words import plain

KIND = "qti"
_QTI, _PACKAGE, _LOM = (
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://ltsc.ieee.org/xsd/LOM",
)
_GENERAL = "general"  # feedback to every answer


def write(course: Course, coverage: Coverage, site: Path, stamp: int) -> None:
    """Write the package into a built site; `stamp` is its date, in seconds since 1970.

    Raises InputError for a title with markup.
    """
    path = site / course.slug / package_path(course.slug, KIND)
    path.parent.mkdir(exist_ok=True)
    pack(package(course, coverage), path, stamp)


def package(course: Course, coverage: Coverage) -> dict[str, bytes]:
    """The files of a question bank by their names: a manifest, a test, and an item per question.

    The test has a section for each theme. Identifiers are made of the questions' ids and of the
    options' words, so neither a later edition nor an inserted question changes them. Raises
    InputError for a title with markup.
    """
    asked = {
        question.id: question
        for quiz in course.quizzes
        for question in quiz.questions
        if question.id
    }
    sections = {
        theme["title"]: [asked[id] for id in theme["questions"]]
        for theme in themes(course, coverage)
        if theme["questions"]
    }
    items = {
        _file(question): _item(course, coverage, question)
        for questions in sections.values()
        for question in questions
    }
    return {
        "imsmanifest.xml": _manifest(
            course, [question for questions in sections.values() for question in questions]
        ),
        "assessment.xml": _test(course, sections),
        **items,
    }


def _name(question: Question) -> str:
    return f"question-{question.id}"


def _file(question: Question) -> str:
    return f"items/{_name(question)}.xml"


def _item(course: Course, coverage: Coverage, question: Question) -> bytes:
    asked = stem(question)
    title = asked if len(asked) <= 80 else f"{asked[:80].rpartition(' ')[0]} …"
    root = xml.Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{_QTI} {_QTI}.xsd",
            "identifier": _name(question),
            "title": title,
            "adaptive": "false",
            "timeDependent": "false",
            "xml:lang": LANGUAGE,
        },
    )
    if question.blanks:
        _gaps(root, question)
    else:
        _choice(root, question, asked)
    for option in question.options:
        add(_feedback(root, _option(option)), "p", plain(option.feedback))
    general = _feedback(root, _GENERAL)
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
    _outcomes(root)
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
    _scored(_condition(processing, "match", "RESPONSE"), "1")
    told = add(add(processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    add(told, "variable", identifier="RESPONSE")
    add(told, "baseValue", _GENERAL, baseType="identifier")


def _gaps(root: xml.Element, question: Question) -> None:
    """A question with words to fill in, each worth the same; case does not count."""
    words = [plain(blank) for blank in question.blanks]
    for number, word in enumerate(words, 1):
        _right(root, f"BLANK-{number}", "string", [word], "single")
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
        condition = _condition(processing, "stringMatch", f"BLANK-{number}", caseSensitive="false")
        _scored(condition, f"{1 / len(words):.4f}")
    told = add(add(processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    add(told, "baseValue", _GENERAL, baseType="identifier")


def _after(paragraph: xml.Element, last: xml.Element | None, markup: str) -> None:
    """Append the words of some Markdown after the last gap, with spaces at their ends if any."""
    lead, end = markup[:1].isspace(), markup[-1:].isspace()
    words = plain(markup)
    said = f"{' ' if lead else ''}{words}{' ' if end and words else ''}"
    if last is None:
        paragraph.text = said.lstrip()
    else:
        last.tail = said


def _right(root: xml.Element, name: str, kind: str, values: list[str], cardinality: str) -> None:
    response = add(
        add(root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind),
        "correctResponse",
    )
    for value in values:
        add(response, "value", value)


def _outcomes(root: xml.Element) -> None:
    score = add(
        root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"
    )
    add(add(score, "defaultValue"), "value", "0")
    add(
        root,
        "outcomeDeclaration",
        identifier="FEEDBACK",
        cardinality="multiple",
        baseType="identifier",
    )


def _condition(processing: xml.Element, test: str, name: str, **attributes: str) -> xml.Element:
    """Append the condition that a response is right, and return its element."""
    found = add(add(processing, "responseCondition"), "responseIf")
    matched = add(found, test, **attributes)
    add(matched, "variable", identifier=name)
    add(matched, "correct", identifier=name)
    return found


def _scored(condition: xml.Element, points: str) -> None:
    total = add(add(condition, "setOutcomeValue", identifier="SCORE"), "sum")
    add(total, "variable", identifier="SCORE")
    add(total, "baseValue", points, baseType="float")


def _feedback(root: xml.Element, name: str) -> xml.Element:
    return add(
        root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=name, showHide="show"
    )


def _test(course: Course, sections: dict[str, list[Question]]) -> bytes:
    root = xml.Element(
        "assessmentTest",
        {
            "xmlns": _QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{_QTI} {_QTI}.xsd",
            "identifier": f"briefed-{course.slug}",
            "title": the_name(course),
        },
    )
    part = add(
        root,
        "testPart",
        identifier="course",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    for number, (title, questions) in enumerate(sections.items(), 1):
        section = add(
            part, "assessmentSection", identifier=f"theme-{number}", title=title, visible="true"
        )
        for question in questions:
            add(section, "assessmentItemRef", identifier=_name(question), href=_file(question))
    return text(root)


def _manifest(course: Course, questions: list[Question]) -> bytes:
    root = xml.Element(
        "manifest",
        {"xmlns": _PACKAGE, "xmlns:lom": _LOM, "identifier": f"briefed-{course.slug}-questions"},
    )
    metadata = add(root, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    lom = add(metadata, "lom:lom")
    general = add(lom, "lom:general")
    add(add(general, "lom:title"), "lom:string", the_name(course), language=LANGUAGE)
    add(general, "lom:language", LANGUAGE)
    if course.settings.edition:
        add(
            add(add(lom, "lom:lifeCycle"), "lom:version"),
            "lom:string",
            course.settings.edition,
            language=LANGUAGE,
        )
    add(root, "organizations")
    resources = add(root, "resources")
    test = add(
        resources,
        "resource",
        identifier="assessment",
        type="imsqti_test_xmlv2p1",
        href="assessment.xml",
    )
    add(test, "file", href="assessment.xml")
    for question in questions:
        add(test, "dependency", identifierref=_name(question))
        resource = add(
            resources,
            "resource",
            identifier=_name(question),
            type="imsqti_item_xmlv2p1",
            href=_file(question),
        )
        add(resource, "file", href=_file(question))
    return text(root)
