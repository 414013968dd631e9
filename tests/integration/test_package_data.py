"""What the packages of the built course know of it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from support.browsing import COURSE

KINDS = ("scorm12", "scorm2004", "cmi5")


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_of_a_package_is_that_of_its_pages(short_site: Path, kind: str) -> None:
    package = zipfile.ZipFile(short_site / COURSE / "packages" / f"{COURSE}-{kind}.zip")
    names = set(package.namelist())
    script = package.read("assets/lms/course.js").decode("utf-8")
    known = json.loads(script.removeprefix("window.briefedCourse = ").removesuffix(";\n"))
    published = (short_site / COURSE / "course.js").read_text("utf-8")
    of_pages = json.loads(
        published.removeprefix("window.briefed = { course: ").removesuffix(" };\n")
    )
    assert (known["slug"], known["kind"], known["mark"]) == (COURSE, kind, None)
    assert (known["title"], known["formerly"]) == (of_pages["title"], of_pages["formerly"])
    assert known["start"] == f"{COURSE}/index.html"
    pages = {name for name in names if name.startswith(f"{COURSE}/") and name.endswith(".html")}
    assert set(known["pages"]) == pages
    assert known["themes"].keys() == {theme["slug"] for theme in of_pages["themes"]}
    for theme in of_pages["themes"]:
        here = known["themes"][theme["slug"]]
        assert here["page"] == f"{COURSE}/{theme['page']}" and here["page"] in names
        assert here["questions"] == list(theme["questions"])
        assert here["statements"] == {
            name: fingerprint for name, (fingerprint, _) in theme["statements"].items()
        }
        for name, (fingerprint, begins) in theme["questions"].items():
            question = known["questions"][name]
            assert question["print"] == fingerprint
            assert question["text"].startswith(begins.removesuffix(" …"))
    # A course without a description is described by its title.
    manifest = package.read("cmi5.xml" if kind == "cmi5" else "imsmanifest.xml").decode("utf-8")
    described = manifest.partition("description>")[2].partition("description>")[0]
    assert of_pages["title"] in described
