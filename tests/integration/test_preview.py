"""`briefed preview`: the whole site as a draft, whatever the check says, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from support.building import ROOT, Run
from support.site_builds import break_a_quote, contents, leftovers, mend_the_quote, put_old_site

pytestmark = pytest.mark.slow

COURSE = Path("keeping-babies-safe")
NOTE = "This is a draft preview and not published."


def page(folder: Path, name: str | Path) -> LexborHTMLParser:
    return LexborHTMLParser((folder / name).read_text(encoding="utf-8"))


def counted(briefed: Run, project: Path) -> str:
    """The number of errors and warnings, as the check says it."""
    return briefed("check", project=project).stdout.rpartition("; ")[2].strip()


def problems(folder: Path, name: str | Path) -> list[str]:
    """The problems that show on a page above everything else on it."""
    return [item.text() for item in page(folder, name).css("article .bf-problems:first-child li")]


def test_a_course_with_a_problem_is_shown_whole_with_the_problem_on_its_page(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    break_a_quote(project)
    put_old_site(project)
    before = contents(project)
    draft = tmp_path / "new" / "draft"
    run = briefed("preview", draft, project=project)
    assert (run.returncode, run.stderr) == (0, "")
    assert (
        run.stdout
        == f"Made a draft preview with {counted(briefed, project)}: open {draft / 'index.html'}\n"
    )
    assert contents(project) == before, "neither the sources nor the site were touched"
    assert leftovers(project) <= {".site-lock"} and [
        path.name for path in draft.parent.iterdir()
    ] == ["draft"]
    found = [one for one in problems(draft, COURSE / "hidden-men.html") if one.startswith("error")]
    assert (
        len(found) == 2
        and "hidden-men.md" in found[0]
        and "this is not whole sentences of hidden-men-1" in "".join(found)
    )
    assert not any(one.startswith("error") for one in problems(draft, COURSE / "think-family.html"))
    assert (
        page(draft, COURSE / "think-family.html").css_first("h1").text(deep=False) == "Think family"
    )


def test_it_has_every_page_of_the_site_and_each_says_what_it_is(
    project: Path, briefed: Run, short_site: Path, tmp_path: Path
) -> None:
    assert briefed("preview", tmp_path / "draft", project=project).returncode == 0
    draft = tmp_path / "draft"
    assert contents(draft).keys() - contents(short_site).keys() == {f"{COURSE}/coverage.html"}
    assert contents(short_site).keys() - contents(draft).keys() == {
        name for name in contents(short_site) if "/packages/" in name or "/packs/" in name
    }, "nothing to upload or to take into a room is made of a draft"
    pages = [
        path for path in draft.rglob("*.html") if path.parent.name not in ("search", "slides")
    ]  # what the search runs in is no page
    assert len(pages) > 12
    for path in pages:
        if path.name == "coverage.html":
            continue  # see test_left_to_do.py
        banner = LexborHTMLParser(path.read_text(encoding="utf-8")).css("aside.bf-preview")
        assert [NOTE in one.text() for one in banner] == [True], path
        for link in banner[0].css("a"):
            assert (path.parent / link.attributes["href"]).resolve() in pages, (
                f"{path}: {link.attributes['href']}"
            )
    slides = [
        slide
        for path in (draft / COURSE / "slides").glob("*.html")
        for slide in LexborHTMLParser(path.read_text(encoding="utf-8")).css("section")
    ]
    assert len(slides) > 50 and all(NOTE in slide.css_first(".bf-foot").text() for slide in slides)
    assert not any(NOTE in path.read_text(encoding="utf-8") for path in short_site.rglob("*.html"))


def test_the_note_counts_what_is_left_and_leads_there(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    break_a_quote(project)
    assert briefed("preview", tmp_path / "draft", project=project).returncode == 0
    title = "Learning from the Keeping Babies Safe audit"
    for name, where, course in (
        (COURSE / "think-family.html", "coverage.html", ""),
        ("index.html", f"{COURSE}/coverage.html", f" in {title}"),
    ):
        (link,) = page(tmp_path / "draft", name).css("aside.bf-preview a")
        assert link.attributes["href"] == where
        assert link.text() == f"What is left to do{course}: {counted(briefed, project)}"


def test_two_previews_of_the_same_are_the_same_bytes(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    break_a_quote(project)
    for name in ("one", "two"):
        assert briefed("preview", tmp_path / name, project=project).returncode == 0
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def broken_front_matter(text: bytes) -> bytes:
    return text.replace(b"title: Hidden", b"title: [Hidden")


def no_text(text: bytes) -> bytes:
    return text + b"\0"


@pytest.mark.parametrize(
    ("broken", "said"),
    [(broken_front_matter, "this line can't be read"), (no_text, "this is no text file")],
)
def test_a_page_that_can_not_be_read_says_so_in_its_place(
    project: Path, briefed: Run, tmp_path: Path, broken, said: str
) -> None:
    path = project / "docs" / COURSE / "hidden-men.md"
    path.write_bytes(broken(path.read_bytes()))
    run = briefed("preview", tmp_path / "draft", project=project)
    assert run.returncode == 0, run.stderr
    assert any(
        said in problem for problem in problems(tmp_path / "draft", COURSE / "hidden-men.html")
    )
    assert (
        "This page can't be shown until its problems are mended."
        in page(tmp_path / "draft", COURSE / "hidden-men.html").css_first("article").text()
    )


def test_a_course_that_is_yet_to_be_written_can_be_looked_at(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    assert (
        briefed(
            "new",
            ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt",
            "--course",
            "lamps",
            project=project,
        ).returncode
        == 0
    )
    run = briefed("preview", tmp_path / "draft", project=project)
    assert run.returncode == 0, run.stderr
    start = page(tmp_path / "draft", "lamps/index.html").css_first("article").text()
    assert (
        "[to write: " in start
        and "not written"
        not in page(tmp_path / "draft", COURSE / "hidden-men.html").css_first("article").text()
    )


@pytest.mark.parametrize("what", ["a file in it", "a file", "site", "docs", "below quizzes"])
def test_a_folder_that_is_not_for_it_is_refused_and_stays(
    project: Path, briefed: Run, tmp_path: Path, what: str
) -> None:
    folder = {
        "a file in it": tmp_path / "draft",
        "a file": tmp_path / "draft",
        "site": project / "site",
        "docs": project / "docs" / "draft",
        "below quizzes": project / "docs" / ".." / "quizzes" / "draft",
    }[what]
    if what == "a file in it":
        (folder / "empty").mkdir(parents=True)
    elif what == "a file":
        folder.write_text("mine", encoding="utf-8")
    before = contents(tmp_path)
    run = briefed("preview", folder, project=project)
    assert run.returncode == 2 and run.stdout == ""
    assert run.stderr.startswith("briefed: ") and len(run.stderr.splitlines()) == 1
    assert (
        "is there already" if folder.parent == tmp_path else "a preview can't be written into"
    ) in run.stderr
    assert contents(tmp_path) == before and not (project / "site").exists()


def test_an_empty_folder_is_taken(project: Path, briefed: Run, tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    assert briefed("preview", tmp_path / "draft", project=project).returncode == 0
    assert (tmp_path / "draft/index.html").is_file()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("mkdocs.yml", "site_name: [", "this line can't be read"),
        ("mkdocs.yml", None, "no mkdocs.yml here"),
        (
            "scripts/site_hooks.py",
            "import no_such_module",
            "could not be rendered, for the reason above",
        ),
    ],
)
def test_where_nothing_can_be_rendered_nothing_is_there(
    project: Path, briefed: Run, tmp_path: Path, file: str, text: str | None, said: str
) -> None:
    (project / file).unlink()
    if text is not None:
        (project / file).write_text(text, encoding="utf-8")
    run = briefed("preview", tmp_path / "out" / "draft", project=project)
    assert (run.returncode, run.stdout) == (2, "") and said in run.stderr
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_a_place_that_can_not_be_written_is_said(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = briefed("preview", tmp_path / "file" / "draft", project=project)
    assert (
        run.returncode == 2
        and "the preview can't be written" in run.stderr
        and "Traceback" not in run.stderr
    )


def test_a_build_is_never_a_preview_by_accident(
    project: Path, briefed: Run, short_site: Path
) -> None:
    """What tells our hooks to show problems must not reach a build, which has to stop at them."""
    break_a_quote(project)
    told = {"env": {**os.environ, "BRIEFED_PREVIEW": "1"}}
    run = briefed("build", project=project, **told)
    assert (
        run.returncode == 1
        and "quote-not-in-briefing" in run.stdout
        and not (project / "site").exists()
    )
    mend_the_quote(project)
    assert briefed("build", project=project, **told).returncode == 0
    assert contents(project / "site") == contents(short_site)


def test_plain_mkdocs_is_told_by_the_variable_alone(project: Path) -> None:
    break_a_quote(project)
    for variables, status in (({}, 1), ({"BRIEFED_PREVIEW": "1"}, 0)):
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--no-strict"],
            cwd=project,
            capture_output=True,
            timeout=120,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | variables,
        )
        assert run.returncode == status
