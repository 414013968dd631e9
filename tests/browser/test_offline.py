"""The offline package: unpacked, opened from its folder, with the network off."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from support.browsing import COURSE, PHONE, Watch, follow, search
from support.building import FIXTURE, Run


def test_the_same_package_is_written_again_and_the_site_left_alone(
    short_project: Path, briefed: Run, offline: Path, tmp_path: Path
) -> None:
    package = tmp_path / "out" / "course.zip"
    run = briefed("export", "offline", "--output", package, project=short_project)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1] == str(package)
    assert package.read_bytes() == (offline.parent.parent / "course.zip").read_bytes()
    assert not (short_project / "site").exists()


def test_the_package_works_without_server_and_network(
    offline: Path, open_context: Callable
) -> None:
    context = open_context(PHONE)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, offline.as_uri())
    page.goto((offline / "index.html").as_uri())
    page.locator("article h2").get_by_role(
        "link", name="Learning from the Keeping Babies Safe audit"
    ).click()
    page.locator("article li").get_by_role("link", name="Hidden men").click()
    page.locator("#question-register-the-father-1").check()
    page.locator("#question-register-the-father").get_by_role("button", name="Check answer").click()
    page.reload()
    expect(page.locator("#question-register-the-father .bf-verdict")).to_have_text("✓ Right.")
    page.goto((offline / COURSE / "index.html").as_uri())
    expect(page.get_by_role("link", name="Continue: Hidden men, 1 case, ")).to_be_visible()
    follow(page, search(page, "registered on the system").first, "registered on the system")
    assert watch.faults == []


def test_one_course_leaves_the_others_out(
    two_courses: Path, export_here: Run, tmp_path: Path
) -> None:
    run = export_here("offline", FIXTURE, "--output", tmp_path / "one.zip", project=two_courses)
    assert run.returncode == 0, run.stdout + run.stderr
    names = zipfile.ZipFile(tmp_path / "one.zip").namelist()
    assert (
        f"{FIXTURE}-offline/{FIXTURE}/index.html" in names
        and f"{FIXTURE}-offline/index.html" in names
    )
    assert not any(COURSE in name for name in names)


def test_no_package_of_what_does_not_pass(
    short_project: Path, briefed: Run, tmp_path: Path
) -> None:
    package = tmp_path / "course.zip"
    package.write_text("the last good one", encoding="utf-8")
    run = briefed("export", "offline", "no-such-course", "--output", package, project=short_project)
    assert (
        run.returncode == 2
        and "there is no course 'no-such-course': there are keeping-babies-safe" in run.stderr
    )
    page = short_project / "docs" / COURSE / "hidden-men.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "reluctant fathers, but", "reluctant fathers, and", 1
        ),
        encoding="utf-8",
    )
    run = briefed("export", "offline", "--output", package, project=short_project)
    assert run.returncode == 1 and "quote-not-in-briefing" in run.stdout
    assert package.read_text(encoding="utf-8") == "the last good one"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_place_that_can_not_be_written_is_said(
    short_project: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = briefed(
        "export", "offline", "--output", tmp_path / "file" / "course.zip", project=short_project
    )
    assert (
        run.returncode == 2
        and "the package can't be written" in run.stderr
        and "Traceback" not in run.stderr
    )


def test_a_service_is_asked_once_and_marks_what_is_for_it(
    offline: Path, open_context: Callable
) -> None:
    context = open_context(PHONE)
    context.set_offline(True)
    page = context.new_page()
    watch = Watch(page, offline.as_uri())
    start, theme = (
        (offline / COURSE / name).as_uri() for name in ("index.html", "hidden-men.html")
    )
    page.goto(start)
    page.get_by_role("button", name="Health visiting").click()
    for _ in range(2):
        expect(page.locator("[data-module=services] p")).to_contain_text(
            "You work in health visiting."
        )
        expect(page.get_by_text("I work in …")).to_have_count(0)
        expect(page.locator("#themes .bf-mine").first).to_contain_text("names health visiting")
        page.goto(theme)
        expect(page.locator(".bf-yours")).to_have_count(2)
        page.reload()
        expect(page.locator(".bf-yours")).to_have_count(2)
        assert watch.faults == []
        page.close()
        page = context.new_page()  # left, and back on another day
        watch = Watch(page, offline.as_uri())
        page.goto(start)
