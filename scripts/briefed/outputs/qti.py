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
from briefed.model import Course, Question
from briefed.outputs.lms_manifests import LANGUAGE, XSI, add, text
from briefed.outputs.packaging import pack, stamp_of, the_name
from briefed.outputs.qti_items import QTI, item, name_of
from briefed.rendering.agencies_page import package_path
from briefed.rendering.course_data import themes

KIND = "qti"
_PACKAGE, _LOM = "http://www.imsglobal.org/xsd/imscp_v1p1", "http://ltsc.ieee.org/xsd/LOM"


def write(course: Course, coverage: Coverage, site: Path) -> None:
    """Write the package into a built site. Raises InputError for a title with markup."""
    path = site / course.slug / package_path(course.slug, KIND)
    path.parent.mkdir(exist_ok=True)
    pack(package(course, coverage), path, stamp_of(course))


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
        _file(question): item(course, coverage, question)
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


def _file(question: Question) -> str:
    return f"items/{name_of(question)}.xml"


def _test(course: Course, sections: dict[str, list[Question]]) -> bytes:
    root = xml.Element(
        "assessmentTest",
        {
            "xmlns": QTI,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{QTI} {QTI}.xsd",
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
            add(section, "assessmentItemRef", identifier=name_of(question), href=_file(question))
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
        add(test, "dependency", identifierref=name_of(question))
        resource = add(
            resources,
            "resource",
            identifier=name_of(question),
            type="imsqti_item_xmlv2p1",
            href=_file(question),
        )
        add(resource, "file", href=_file(question))
    return text(root)
