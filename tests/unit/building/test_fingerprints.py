"""What is made again after a change: the units of a site that the change may show in, and no more.

A unit whose fingerprint stays is taken from the cache, so a change that is missed here would leave
something stale on the site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed import program
from briefed.authoring.approve import approve, approve_site
from briefed.building import fingerprints
from briefed.rendering import home
from briefed.source import stand_ins
from briefed.source.project import load
from support.tiny import BASE

ALL, REST = {"one", "tiny", "two"}, "rest"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with three courses."""
    root = shutil.copytree(BASE, tmp_path / "project")
    for name in ("one", "two"):
        for part in ("docs", "quizzes"):
            shutil.copytree(root / part / "tiny", root / part / name)
    (root / "docs/assets").mkdir()
    (root / "docs/assets/page.css").write_text("p { margin: 0 }", "utf-8")
    (root / "docs/worried.md").write_text("# Worried?\n\n<!-- contacts -->\n", "utf-8")
    (root / "scripts").mkdir()
    (root / "scripts/site_hooks.py").write_text("", "utf-8")
    return root


def found_of(root: Path, stamp: str = "1") -> dict[str, str]:
    found = fingerprints.of_units(load(root, "2026-06-01"), fingerprints.read(root), stamp)
    return {**found.courses, REST: found.rest}


def changed(root: Path, change: Callable[[], object]) -> set[str]:
    """The units that a change gives another fingerprint."""
    before = found_of(root)
    assert found_of(root) == before
    change()
    after = found_of(root)
    return {name for name in before.keys() | after if before.get(name) != after.get(name)}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("docs/one/safe-sleep.md", "# Safe sleep", "# Safe sleep "),
        ("quizzes/one/hidden-men.md", "\n", "\r\n"),
        ("docs/one/original.txt", "\n", "\n\n"),
        ("docs/one/index.md", 'edition: "1"', 'edition: "2"'),
    ],
)
def test_what_is_of_one_course_changes_that_course(
    root: Path, name: str, old: str, new: str
) -> None:
    path = root / name
    data = path.read_bytes().replace(old.encode(), new.encode())
    assert changed(root, lambda: path.write_bytes(data)) == {"one", REST}


@pytest.mark.parametrize(
    "name", ["docs/one/new.md", "docs/one/picture.png", "quizzes/two/new.md", "docs/one/.hidden"]
)
def test_a_new_file_changes_its_course(root: Path, name: str) -> None:
    slug = name.split("/")[1]
    assert changed(root, lambda: (root / name).write_bytes(b"\x89PNG")) == {slug, REST}


def test_a_file_that_goes_changes_its_course(root: Path) -> None:
    assert changed(root, (root / "docs/two/hidden-men.md").unlink) == {"two", REST}


@pytest.mark.parametrize(
    "name",
    ["docs/assets/page.css", "docs/worried.md", "mkdocs.yml", "scripts/site_hooks.py"],
)
def test_what_belongs_to_no_course_changes_all(root: Path, name: str) -> None:
    path = root / name
    assert changed(root, lambda: path.write_bytes(path.read_bytes() + b"\n")) == ALL | {REST}


def test_of_the_home_page_courses_have_its_settings_alone(root: Path) -> None:
    home = root / "docs/index.md"
    assert changed(root, lambda: replace(home, "Choose a course.", "Choose one.")) == {REST}
    assert changed(root, lambda: replace(home, "960 001", "960 002")) == ALL | {REST}


def test_a_contact_is_on_a_page_that_all_packages_have(root: Path) -> None:
    start = root / "docs/one/index.md"
    assert changed(root, lambda: replace(start, "567890", "567891")) == ALL | {REST}


def test_an_approval_changes_what_it_is_for(root: Path) -> None:
    record = root / "approvals/courses/two.txt"
    record.parent.mkdir(parents=True)
    assert changed(root, lambda: record.write_text("a list", "utf-8")) == {"two", REST}
    of_all = root / "approvals/site.txt"
    assert changed(root, lambda: of_all.write_text("a list", "utf-8")) == ALL | {REST}


def test_what_was_approved_of_the_program_changes_all(root: Path) -> None:
    """The copy of it that the project has, which need not be the one that runs."""
    (root / "docs/worried.md").unlink()
    approve_site(root, "Lead", "2026-06-01")
    for slug in ALL:
        approve(root, slug, "Lead", "2026-06-01")
    of_project = root / "scripts/briefed/rendering.py"
    of_project.parent.mkdir()
    assert changed(root, lambda: of_project.write_text("", "utf-8")) == ALL | {REST}
    assert changed(root, lambda: of_project.write_text("# another", "utf-8")) == set()


def test_a_page_that_shows_all_courses_changes_with_each(root: Path) -> None:
    page = root / "docs/two/for-all.md"
    page.write_text("---\ntitle: All\n---\n# All\n\n<!-- courses -->\n", "utf-8")
    start = root / "docs/one/index.md"
    shown = "partnership: Riverbank Safeguarding Partnership"
    (root / "docs/worried.md").unlink()  # it has the contacts of all courses, and all have it
    assert changed(root, lambda: replace(start, shown, f"{shown} Board")) == {"one", "two", REST}


def test_of_other_courses_it_has_the_newer_ones_title(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = root / "docs/two/index.md"
    title = "The Riverbank course"
    rename = lambda: replace(start, title, f"{title}, renamed")  # noqa: E731
    assert changed(root, rename) == ALL | {REST}, "the menu of the help page lists a few courses"
    monkeypatch.setattr(home, "FEW", 2)
    assert changed(root, rename) == {"two", REST}
    replace(root / "docs/one/index.md", "approval:", "superseded by: two\napproval:")
    assert changed(root, rename) == {"one", "two", REST}


def test_a_course_may_have_the_name_of_the_program(root: Path) -> None:
    for part in ("docs", "quizzes"):
        (root / part / "one").rename(root / part / "briefed")
    page = root / "docs/briefed/safe-sleep.md"
    assert changed(root, lambda: replace(page, "# Safe sleep", "# Safe sleep ")) == {
        "briefed",
        REST,
    }


def test_a_variable_that_the_settings_name_changes_all(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(address: str) -> Callable[[], None]:
        return lambda: monkeypatch.setenv("SITE_ADDRESS", address)

    assert changed(root, give("https://one.example/")) == set()
    (root / "mkdocs.yml").write_text("site_name: Tiny\nsite_url: !ENV SITE_ADDRESS\n", "utf-8")
    assert changed(root, give("https://two.example/")) == ALL | {REST}


def test_scripts_that_are_a_link_are_followed(root: Path) -> None:
    (root / "scripts").rename(root.parent / "scripts")
    (root / "scripts").symlink_to(root.parent / "scripts")
    hooks = root / "scripts/site_hooks.py"
    assert changed(root, lambda: hooks.write_text("# other", "utf-8")) == ALL | {REST}


def test_the_date_of_the_project_is_no_courses(root: Path) -> None:
    one, other = found_of(root, "1"), found_of(root, "2")
    assert {name for name in one if one[name] != other[name]} == {REST}


def test_another_program_changes_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = lambda: monkeypatch.setattr(program, "version", lambda: "another")  # noqa: E731
    assert changed(root, other) == ALL | {REST}


def test_what_can_not_be_read_is_never_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "docs/one/odd.md").symlink_to(root / "docs/two/hidden-men.md")
    one, other = found_of(root), found_of(root)
    assert {name for name in one if one[name] != other[name]} == {"one", REST}
    assert fingerprints.read(root) != fingerprints.read(root)
    monkeypatch.setattr(program, "version", lambda: None)
    one, other = found_of(root), found_of(root)
    assert {name for name in one if one[name] != other[name]} == ALL | {REST}


def test_of_sources_that_did_not_change_nothing_is_read(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path / "cache"))
    first = fingerprints.plan(root, "1")
    loads: list[Path] = []
    monkeypatch.setattr(
        fingerprints, "load", lambda root, today="": loads.append(root) or load(root, today)
    )
    again = fingerprints.plan(root, "1")
    assert (again.wanted, again.sources, loads) == (first.wanted, first.sources, [])
    assert again.project == again.project == load(root) and loads == [root]
    assert fingerprints.plan(root, "2").wanted.rest != first.wanted.rest
    assert "two" not in fingerprints.plan(root, "1", {"two": "Two"}).wanted.courses
    assert {one.slug for one in fingerprints.plan(root, "1", {"two": "Two"}).project.courses} == {
        "one",
        "tiny",
    }
    replace(root / "docs/one/safe-sleep.md", "# Safe sleep", "# Safe sleep ")
    changed = fingerprints.plan(root, "1").wanted.courses
    assert {name for name in changed if changed[name] != first.wanted.courses[name]} == {"one"}


def test_a_plan_of_what_is_changed_meanwhile_is_not_kept(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFED_CACHE", str(tmp_path / "cache"))
    page = root / "docs/worried.md"
    before = page.read_bytes()

    def late(root: Path, today: str = "") -> object:
        page.write_bytes(before + b"More.\n")
        return load(root, today)

    with monkeypatch.context() as patch:
        patch.setattr(fingerprints, "load", late)
        wrong = fingerprints.plan(root, "1").wanted
    page.write_bytes(before)
    assert fingerprints.plan(root, "1").wanted != wrong


def test_a_course_that_is_being_corrected_is_made_from_nothing_of_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "FEW", 1)  # so that no menu lists the courses
    (root / "docs/worried.md").unlink()  # it has the contacts of all courses
    replace(root / "docs/one/index.md", "approval:", "superseded by: two\napproval:")

    def found_without(**corrected: str) -> dict[str, str]:
        project = stand_ins.without(load(root, "2026-06-01"), corrected)
        found = fingerprints.of_units(project, fingerprints.read(root), "1")
        return {**found.courses, REST: found.rest}

    whole, without = found_of(root), found_without(two="Two")
    assert without.keys() == {"one", "tiny", REST}
    assert without["tiny"] == whole["tiny"], "nothing of it is made again"
    assert without["one"] != whole["one"], "it leads to the other by another title"
    assert without[REST] not in (whole[REST], found_without(two="Another title")[REST])
    (root / "docs/two/safe-sleep.md").write_text("Anything", "utf-8")
    assert found_without(two="Two") == without
    (root / "docs/two/another.md").write_text("# Another address\n", "utf-8")
    again = found_without(two="Two")
    assert again.pop(REST) != without.pop(REST) and again == without
