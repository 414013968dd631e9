"""The manifests of packages for learning systems: SCORM 1.2, SCORM 2004 4th Edition, cmi5. Pure.

SCORM 1.2 Content Aggregation Model, 2.3; SCORM 2004 4th Edition Content Aggregation Model, 3.4;
cmi5 specification, 13 and 14. Their schemas are others' work and not in the packages, so no
manifest says where a schema is (xsi:schemaLocation), and no reader looks for one.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree as xml

SCORM12, SCORM2004, CMI5 = "scorm12", "scorm2004", "cmi5"
KINDS = (SCORM12, SCORM2004, CMI5)
LAUNCH = "launch.html"
LANGUAGE = "en-GB"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_IMS12, _ADL12, _MD12 = (
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
)
_IMS, _ADL, _LOM = (
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.adlnet.org/xsd/adlcp_v1p3",
    "http://ltsc.ieee.org/xsd/LOM",
)
_CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
# The namespace of identifiers that are made here, so that nobody else has the same.
_SPACE = uuid.UUID("6f8f6c3e-8f0f-5b0a-9d4e-2f5f1f0d7a51")


class About(NamedTuple):
    """The content of every manifest.

    `slug` and the `address` of the course start ("" if it is not set) make the identifier, which
    all editions share. `mark` is the percentage of right answers to pass, or None.
    """

    slug: str
    title: str
    description: str
    edition: str
    address: str
    mark: int | None


def manifest(kind: str, about: About, files: Iterable[str]) -> dict[str, bytes]:
    """The manifest of a package, by its file name; `files` are the names of all other files."""
    if kind == CMI5:
        root = _cmi5(about)
    else:
        root = (_scorm12 if kind == SCORM12 else _scorm2004)(about, sorted(files))
    xml.indent(root)
    return {"cmi5.xml" if kind == CMI5 else "imsmanifest.xml": text(root)}


def activity(about: About, part: str) -> str:
    """The identifier of a course, or of a part of it, in a learning record store.

    It is an address of the site, or a UUID if that is not set.
    """
    if about.address:
        return f"{about.address}#{part}"
    return uuid.uuid5(_SPACE, f"{about.slug}/{part}").urn


def text(root: xml.Element) -> bytes:
    """An XML document as UTF-8."""
    return (
        b"<?xml version='1.0' encoding='UTF-8'?>\n"
        + xml.tostring(root, encoding="unicode").encode("utf-8")
        + b"\n"
    )


def add(parent: xml.Element, name: str, text: str | None = None, **attributes: str) -> xml.Element:
    """Append a new element to `parent`, and return it."""
    made = xml.SubElement(parent, name, attributes)
    made.text = text
    return made


def _root(about: About, namespaces: dict[str, str]) -> xml.Element:
    return xml.Element(
        "manifest",
        {
            "identifier": f"briefed-{about.slug}",
            **({"version": about.edition} if about.edition else {}),
            **namespaces,
        },
    )


def _organization(root: xml.Element, about: About) -> None:
    organizations = add(root, "organizations", default="course")
    organization = add(organizations, "organization", identifier="course")
    add(organization, "title", about.title)
    item = add(organization, "item", identifier="item", identifierref="launch")
    add(item, "title", about.title)


def _resource(root: xml.Element, files: list[str], type_attribute: str) -> None:
    resources = add(root, "resources")
    resource = add(
        resources,
        "resource",
        identifier="launch",
        type="webcontent",
        href=LAUNCH,
        **{type_attribute: "sco"},
    )
    for name in files:
        add(resource, "file", href=name)


def _scorm12(about: About, files: list[str]) -> xml.Element:
    root = _root(about, {"xmlns": _IMS12, "xmlns:adlcp": _ADL12, "xmlns:imsmd": _MD12})
    metadata = add(root, "metadata")
    add(metadata, "schema", "ADL SCORM")
    add(metadata, "schemaversion", "1.2")
    _lom(add(metadata, "imsmd:lom"), about, "imsmd:langstring", "xml:lang", "lifecycle")
    _organization(root, about)
    _resource(root, files, "adlcp:scormtype")
    return root


def _scorm2004(about: About, files: list[str]) -> xml.Element:
    root = _root(about, {"xmlns": _IMS, "xmlns:adlcp": _ADL, "xmlns:lom": _LOM})
    metadata = add(root, "metadata")
    add(metadata, "schema", "ADL SCORM")
    add(metadata, "schemaversion", "2004 4th Edition")
    _lom(add(metadata, "lom:lom"), about, "lom:string", "language", "lifeCycle")
    _organization(root, about)
    _resource(root, files, "adlcp:scormType")
    return root


def _lom(lom: xml.Element, about: About, string: str, language: str, cycle: str) -> None:
    """Add title, language and edition in IEEE LOM, of which SCORM 1.2 has an older form."""
    space = string.partition(":")[0]

    def said(parent: xml.Element, name: str, text: str) -> None:
        add(add(parent, f"{space}:{name}"), string, text, **{language: LANGUAGE})

    general = add(lom, f"{space}:general")
    said(general, "title", about.title)
    add(general, f"{space}:language", LANGUAGE)
    said(general, "description", about.description)
    if about.edition:
        said(add(lom, f"{space}:{cycle}"), "version", about.edition)


def _cmi5(about: About) -> xml.Element:
    root = xml.Element("courseStructure", {"xmlns": _CMI5})

    def said(parent: xml.Element, name: str, text: str) -> None:
        add(add(parent, name), "langstring", text, lang=LANGUAGE)

    # A course structure has no element for the edition, so the description names it.
    edition = f" Edition {about.edition}." if about.edition else ""
    course = add(root, "course", id=activity(about, "course"))
    said(course, "title", about.title)
    said(course, "description", f"{about.description.rstrip('.')}.{edition}")
    unit = add(
        root,
        "au",
        id=activity(about, "unit"),
        moveOn="Completed" if about.mark is None else "CompletedAndPassed",
        launchMethod="AnyWindow",
        **({} if about.mark is None else {"masteryScore": str(about.mark / 100)}),
    )
    said(unit, "title", about.title)
    said(unit, "description", about.description)
    add(unit, "url", LAUNCH)
    return root
