"""The manifests of packages, element by element. test_packages.py holds them to their schemas."""

from __future__ import annotations

from xml.etree import ElementTree as xml

import pytest
from briefed.outputs.lms_manifests import KINDS, About, activity, manifest

ABOUT = About("lamps", "Lamps & wicks", "All about lamps.", "2", "https://l.example/lamps/", 60)
BARE = ABOUT._replace(edition="", address="", mark=None)


def document(kind: str, about: About = ABOUT) -> xml.Element:
    ((name, data),) = manifest(kind, about, ["page.html", "launch.html"]).items()
    assert name == ("cmi5.xml" if kind == "cmi5" else "imsmanifest.xml")
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<") and data.endswith(b">\n")
    return xml.fromstring(data)


def flat(element: xml.Element) -> list[tuple[str, str, dict[str, str]]]:
    """Each element with its name, its words and its attributes, without the namespaces."""

    def bare(name: str) -> str:
        return name.rpartition("}")[2]

    return [
        (bare(one.tag), (one.text or "").strip(), {bare(k): v for k, v in one.attrib.items()})
        for one in element.iter()
    ]


def scorm(version: str, string: str, language: str, cycle: str, sco: str) -> list:
    said = {language: "en-GB"}
    return [
        ("manifest", "", {"identifier": "briefed-lamps", "version": "2"}),
        ("metadata", "", {}),
        ("schema", "ADL SCORM", {}),
        ("schemaversion", version, {}),
        ("lom", "", {}),
        ("general", "", {}),
        ("title", "", {}),
        (string, "Lamps & wicks", said),
        ("language", "en-GB", {}),
        ("description", "", {}),
        (string, "All about lamps.", said),
        (cycle, "", {}),
        ("version", "", {}),
        (string, "2", said),
        ("organizations", "", {"default": "course"}),
        ("organization", "", {"identifier": "course"}),
        ("title", "Lamps & wicks", {}),
        ("item", "", {"identifier": "item", "identifierref": "launch"}),
        ("title", "Lamps & wicks", {}),
        ("resources", "", {}),
        (
            "resource",
            "",
            {"identifier": "launch", "type": "webcontent", "href": "launch.html", sco: "sco"},
        ),
        ("file", "", {"href": "launch.html"}),
        ("file", "", {"href": "page.html"}),
    ]


def test_scorm_12() -> None:
    assert flat(document("scorm12")) == scorm("1.2", "langstring", "lang", "lifecycle", "scormtype")


def test_scorm_2004() -> None:
    assert flat(document("scorm2004")) == scorm(
        "2004 4th Edition", "string", "language", "lifeCycle", "scormType"
    )


def test_cmi5() -> None:
    said = {"lang": "en-GB"}
    assert flat(document("cmi5")) == [
        ("courseStructure", "", {}),
        ("course", "", {"id": "https://l.example/lamps/#course"}),
        ("title", "", {}),
        ("langstring", "Lamps & wicks", said),
        ("description", "", {}),
        ("langstring", "All about lamps. Edition 2.", said),
        (
            "au",
            "",
            {
                "id": "https://l.example/lamps/#unit",
                "moveOn": "CompletedAndPassed",
                "launchMethod": "AnyWindow",
                "masteryScore": "0.6",
            },
        ),
        ("title", "", {}),
        ("langstring", "Lamps & wicks", said),
        ("description", "", {}),
        ("langstring", "All about lamps.", said),
        ("url", "launch.html", {}),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_course_without_an_edition_and_a_mark(kind: str) -> None:
    root = document(kind, BARE)
    assert "version" not in root.attrib
    assert "Edition" not in xml.tostring(root, encoding="unicode").replace("4th Edition", "")
    for unit in root.iter("{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}au"):
        assert unit.get("moveOn") == "Completed" and "masteryScore" not in unit.attrib


def test_an_activity_without_an_address_keeps_its_name() -> None:
    assert activity(BARE, "unit") == activity(BARE._replace(title="Other"), "unit")
    names = {
        activity(BARE, "unit"),
        activity(BARE, "course"),
        activity(BARE._replace(slug="wicks"), "unit"),
    }
    assert len(names) == 3 and all(name.startswith("urn:uuid:") for name in names)
    # Written into the records of learners, so it must never change.
    assert activity(BARE, "unit") == "urn:uuid:b10301b9-81cb-543b-a29a-1255588707d4"
