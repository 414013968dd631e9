"""The question bank of a small course: what each question asks, scores and says."""

from __future__ import annotations

from xml.etree import ElementTree as xml

import pytest
from briefed.checking.coverage import cover
from briefed.outputs.qti import package
from briefed.source.project import load
from support.building import TESTS
from support.tiny import BASE

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


@pytest.fixture(scope="module")
def bank() -> dict[str, bytes]:
    (course,) = load(BASE, "2026-06-01").courses
    return package(course, cover(course))


def item(bank: dict[str, bytes], name: str) -> xml.Element:
    root = xml.fromstring(bank[f"items/question-{name}.xml"])
    assert root.get("identifier") == f"question-{name}"
    return root


def words(element: xml.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def outline(element: xml.Element) -> list[tuple[str, dict[str, str], str]]:
    return [
        (one.tag.removeprefix(Q), dict(one.attrib), (one.text or "").strip())
        for one in element.iter()
    ]


def test_a_question_with_one_right_option(bank: dict[str, bytes]) -> None:
    root = item(bank, "keep-trying")
    assert (
        root.get("title") == "A father leaves your messages unanswered. What fits the audit best?"
    )
    assert root.get("adaptive") == root.get("timeDependent") == "false"
    (interaction,) = root.iter(f"{Q}choiceInteraction")
    assert interaction.attrib == {
        "responseIdentifier": "RESPONSE",
        "shuffle": "true",
        "maxChoices": "1",
    }
    assert words(interaction.find(f"{Q}prompt")) == root.get("title")
    options = {words(one): one.get("identifier") for one in interaction.iter(f"{Q}simpleChoice")}
    assert list(options) == [
        "Record the attempts and go on with the mother alone",
        "Ask the mother to tell him what was agreed today",
        "Keep trying, and speak to him before the assessment",
    ]
    (response,) = root.iter(f"{Q}responseDeclaration")
    assert response.attrib == {
        "identifier": "RESPONSE",
        "cardinality": "single",
        "baseType": "identifier",
    }
    right = options["Keep trying, and speak to him before the assessment"]
    assert [one.text for one in response.iter(f"{Q}value")] == [right]
    told = {one.get("identifier"): words(one) for one in root.iter(f"{Q}modalFeedback")}
    assert [told[name] for name in options.values()] == [
        "The record shows the attempts. He is still unheard.",
        "That leaves it to her.",
        "Like some fathers, he was not spoken to yet.",
    ]
    assert told["general"] == (
        "The briefing says: There were examples of tenacious work with fathers, but this is "
        "inconsistent. Some fathers were not spoken to before the assessment. Hidden men, point 1"
    )


def test_how_an_answer_is_scored_and_what_is_shown(bank: dict[str, bytes]) -> None:
    root = item(bank, "keep-trying")
    assert outline(root.find(f"{Q}responseProcessing"))[1:] == [
        ("responseCondition", {}, ""),
        ("responseIf", {}, ""),
        ("match", {}, ""),
        ("variable", {"identifier": "RESPONSE"}, ""),
        ("correct", {"identifier": "RESPONSE"}, ""),
        ("setOutcomeValue", {"identifier": "SCORE"}, ""),
        ("baseValue", {"baseType": "float"}, "1"),
        ("setOutcomeValue", {"identifier": "CHOSEN"}, ""),
        ("variable", {"identifier": "RESPONSE"}, ""),
        ("setOutcomeValue", {"identifier": "FEEDBACK"}, ""),
        ("baseValue", {"baseType": "identifier"}, "general"),
    ]
    outcomes = [one.attrib for one in root.iter(f"{Q}outcomeDeclaration")]
    assert outcomes == [
        {"identifier": "SCORE", "cardinality": "single", "baseType": "float"},
        {"identifier": "CHOSEN", "cardinality": "single", "baseType": "identifier"},
        {"identifier": "FEEDBACK", "cardinality": "single", "baseType": "identifier"},
    ]
    assert [one.text for one in root.iter(f"{Q}defaultValue") for one in one] == ["0"]
    for one in root.iter(f"{Q}modalFeedback"):
        outcome = "FEEDBACK" if one.get("identifier") == "general" else "CHOSEN"
        assert (one.get("outcomeIdentifier"), one.get("showHide")) == (outcome, "show")


def test_a_question_with_a_gap(bank: dict[str, bytes]) -> None:
    root = item(bank, "record-the-name")
    assert words(root.find(f"{Q}itemBody")) == "Health visitors should record the father's ."
    (gap,) = root.iter(f"{Q}textEntryInteraction")
    assert gap.attrib == {"responseIdentifier": "BLANK-1", "expectedLength": "10"}
    (response,) = root.iter(f"{Q}responseDeclaration")
    assert (response.get("identifier"), response.get("baseType")) == ("BLANK-1", "string")
    assert words(response) == "name"
    (entry,) = root.iter(f"{Q}mapEntry")
    assert entry.attrib == {"mapKey": "name", "mappedValue": "1.0000", "caseSensitive": "false"}
    assert [one.text for one in root.iter(f"{Q}baseValue")] == ["general"]
    (general,) = root.iter(f"{Q}modalFeedback")
    assert words(general).startswith("The name is what the guide asks health visitors to record.")


def test_a_gap_takes_its_number_in_digits_and_in_words() -> None:
    (course,) = load(TESTS / "fixture", "2026-06-01").courses
    root = item(package(course, cover(course)), "how-many-were-visited")
    taken = [
        {entry.get("mapKey"): entry.get("mappedValue") for entry in mapping}
        for mapping in root.iter(f"{Q}mapping")
    ]
    assert taken == [
        dict.fromkeys(["24", "twenty-four", "twenty four"], "0.5000"),
        dict.fromkeys(["18", "eighteen"], "0.5000"),
    ]


def test_the_test_has_a_section_for_each_theme(bank: dict[str, bytes]) -> None:
    root = xml.fromstring(bank["assessment.xml"])
    assert (root.get("identifier"), root.get("title")) == ("briefed-tiny", "The Riverbank course")
    sections = {
        (one.get("identifier"), one.get("title")): [
            (ref.get("identifier"), ref.get("href")) for ref in one
        ]
        for one in root.iter(f"{Q}assessmentSection")
    }
    names = [
        ["what-the-audit-covered"],
        ["no-assessment", "room-sharing"],
        ["keep-trying", "record-the-name"],
    ]
    assert list(sections.values()) == [
        [(f"question-{name}", f"items/question-{name}.xml") for name in section]
        for section in names
    ]
    assert [number for number, _ in sections] == ["theme-1", "theme-2", "theme-3"]
    assert [title for _, title in sections][1:] == ["Safe sleep", "Hidden men"]


def test_the_manifest_names_every_file_and_the_edition(bank: dict[str, bytes]) -> None:
    root = xml.fromstring(bank["imsmanifest.xml"])
    assert root.get("identifier") == "briefed-tiny-questions"
    P = root.tag.removesuffix("manifest")
    resources = {one.get("href"): one for one in root.iter(f"{P}resource")}
    assert resources.keys() | {"imsmanifest.xml"} == bank.keys()
    for href, one in resources.items():
        assert one.find(f"{P}file").get("href") == href
        whole = href == "assessment.xml"
        assert one.get("type") == f"imsqti_{'test' if whole else 'item'}_xmlv2p1"
        assert len(one.findall(f"{P}dependency")) == (5 if whole else 0)
    said = {one.tag.rpartition("}")[2]: words(one) for one in root.iter() if words(one)}
    assert said["title"] == "The Riverbank course" and said["lifeCycle"] == "1"
    assert (said["schema"], said["schemaversion"]) == ("QTIv2.1 Package", "1.0.0")
