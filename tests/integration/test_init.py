"""A project of a partnership's own, from an empty folder to a course that was brought."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from support.building import ROOT, Builds
from support.platforms import Remote, git
from support.workflows import SMALL, bring, brought
from support.worksheets import fill_in, forms, places

NAME = "Somewhere & Elsewhere Safeguarding Partnership"
LOGO = ROOT / "docs/assets/favicon.png"
COMMAND = ROOT / ".venv/bin/briefed"


def init(folder: Path, *arguments: str | Path, name: str = NAME) -> subprocess.CompletedProcess:
    return subprocess.run(
        [COMMAND, "init", "--project", ROOT, folder, "--name", name, *arguments],
        capture_output=True,
        text=True,
    )


def link_set_up(project: Path) -> Path:
    """What `make setup` would install is that of this checkout."""
    for name in (".venv", "node_modules"):
        (project / name).symlink_to(ROOT / name)
    return project


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix()
    }


@pytest.fixture(scope="session")
def own(builds: Builds) -> Path:
    """A project that was made with a colour and a logo, and built by `make site`."""

    def make(folder: Path) -> None:
        made = init(folder, "--colour", "#7A1F5C", "--logo", LOGO)
        assert made.returncode == 0, made.stderr
        git(folder, "init", "--quiet", "--initial-branch", "main")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "Our project")
        link_set_up(folder)
        # What was asked of the make that started the tests is not asked of this one.
        alone = {key: said for key, said in os.environ.items() if key not in ("ARGS", "MAKEFLAGS")}
        for target in ("check", "site"):
            run = subprocess.run(
                ["make", "-o", "setup", target],
                cwd=folder,
                env=alone,
                capture_output=True,
                text=True,
            )
            assert run.returncode == 0, run.stdout + run.stderr

    return builds.once("own-project", make)


@pytest.mark.slow
def test_the_site_of_a_new_project_is_the_partnerships_own(own: Path) -> None:
    home = (own / "site/index.html").read_text(encoding="utf-8")
    assert f">{NAME.replace('&', '&amp;')}</a>" in home and "There is no course here yet." in home
    assert f'alt="{NAME.replace("&", "&amp;")}"' in home
    assert (own / "site/assets/logo.png").read_bytes() == LOGO.read_bytes()
    assert "#7a1f5c" in (own / "site/assets/tokens.css").read_text(encoding="utf-8")
    worried = (own / "site/worried.html").read_text(encoding="utf-8")
    assert "tel:08088005000" in worried
    assert "verified:" not in (own / "docs/index.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_courses_share_fits_papers_of_every_kind(own: Path) -> None:
    """An inspection or a review is no audit; each course says of itself what it is of."""
    shared = [own / "mkdocs.yml", *(own / "docs").glob("*.md"), *(own / "site").glob("*.html")]
    assert len(shared) > 8
    assert [
        path.name for path in shared if re.search(r"(?i)\baudit", path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.slow
def test_a_new_project_has_no_sentence_of_the_course_that_comes_with_the_program(
    own: Path,
) -> None:
    """But for the guides and the program, which take some of their examples from it."""
    tracked = git(own, "ls-files", "-z").split("\0")
    texts = {
        name: " ".join((own / name).read_bytes().decode("utf-8", "ignore").split())
        for name in filter(None, tracked)
        if not name.endswith("README.md") and not name.startswith("scripts/")
    }
    course = ROOT / "docs/keeping-babies-safe"
    sentences = {
        sentence
        for page in course.glob("*.md")
        for line in page.read_text(encoding="utf-8").splitlines()
        for sentence in re.split(r"(?<=[.?!])\s", line.lstrip("#>-* 0123456789."))
        if len(sentence) > 50 and "http" not in sentence
    }
    assert len(sentences) > 200
    assert not [
        (name, sentence)
        for name, text in texts.items()
        for sentence in sentences
        if sentence in text
    ]
    assert not {"docs/keeping-babies-safe", "tests", "approvals", ".ci", "CONTRIBUTING.md"} & {
        part for name in tracked for part in (name.split("/")[0], "/".join(name.split("/")[:2]))
    }


@pytest.mark.slow
def test_nothing_in_a_new_project_is_named_after_the_course_that_comes_with_the_program(
    own: Path,
) -> None:
    """An example that names it leads nobody anywhere in a project that does not have it."""
    names = re.compile("keeping-babies-safe|Keeping Babies Safe|safe-babies")
    assert [
        name
        for name in filter(None, git(own, "ls-files", "-z").split("\0"))
        if names.search((own / name).read_bytes().decode("utf-8", "ignore"))
    ] == []


@pytest.mark.slow
def test_every_link_of_its_documents_leads_somewhere(own: Path) -> None:
    documents = [own / "README.md", *own.glob("incoming/*.md"), *own.glob("*/README.md")]
    assert len(documents) >= 4
    for path in documents:
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
        for target in re.findall(r"\]\((?!https?:|#)([^)\s#]+)", text):
            assert (path.parent / target).exists(), (path, target)


@pytest.mark.slow
def test_the_first_briefing_is_brought_there_by_the_workflow(own: Path, tmp_path: Path) -> None:
    assert files(own / ".github") == files(ROOT / ".github")
    remote = Remote(tmp_path, own)
    remote.change(("incoming/Small audit.txt", SMALL))
    job, _ = bring(remote)
    assert not job.failed, job.said
    (branch,) = brought(remote)
    assert "docs/small-audit/hidden-men.md" in remote.files(branch)
    ((options, body),) = remote.requests()
    assert options["--title"] == "New course: small-audit" and "error not-written" in body
    place = remote.clone(branch)
    run = subprocess.run([COMMAND, "preview", "preview"], cwd=place, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    page = (place / "preview/small-audit/hidden-men.html").read_text(encoding="utf-8")
    assert "Fathers were spoken to in 3/12 cases." in page and NAME.split(" & ")[1] in page


@pytest.mark.slow
def test_the_numbers_that_all_courses_share_are_written_in_word_and_approved(
    own: Path, tmp_path: Path
) -> None:
    """From the worksheet to the page, by the real commands, with a slip on the way."""
    ours = tmp_path / "ours"
    git(tmp_path, "clone", "--quiet", own.as_uri(), str(ours))
    link_set_up(ours)

    def briefed(*arguments: str) -> str:
        run = subprocess.run([COMMAND, *arguments], cwd=ours, capture_output=True, text=True)
        assert run.returncode in (0, 1), run.stderr
        return run.stdout

    sheet = ours / briefed("export", "worksheet", "--site").strip()
    day = "1 November 2024"
    desk = ("960001", "Duty desk", "whoever is worried here", "https://us.example/desk", day)
    written = written_before(sheet)
    words = iter([*(day for _ in range(written)), *desk])
    fill_in(sheet, lambda one: None if one.words else next(words, None))
    said = briefed("fill", "--site", sheet.name)
    assert f"numbers to call, row {written + 1}: “960001” has no area code" in said
    fill_in(sheet, lambda one: "01632 960001" if one.words == "960001" else None)
    said = briefed("fill", "--site", sheet.name)
    assert "Next: have what all courses share approved" in said, said
    briefed("approve", "--site", "--by", "Partnership manager")
    assert "number-" not in briefed("check", "--today", "2024-12-01")
    briefed("build")
    page = " ".join((ours / "site/worried.html").read_text(encoding="utf-8").split())
    assert page.count("checked on 2024-11-01") == written + 1
    assert '<a href="tel:01632960001">01632 960001</a> <strong>Duty desk</strong>: whoever' in page
    assert "draft" not in page


def written_before(sheet: Path) -> int:
    """How many numbers to call a worksheet has."""
    table = next(forms(docx.Document(sheet)))
    return sum(one.label == "Number" and bool(one.words) for one in places(table))


@pytest.mark.slow
def test_a_later_release_is_taken_over_as_the_guide_says(own: Path, tmp_path: Path) -> None:
    """The commands of the guide, on a project whose own pages and program differ from the new."""
    guide = (ROOT / "incoming/setting-up.md").read_text(encoding="utf-8")
    section = guide.partition("## Take over a later release")[2]
    commands = re.search(r"```\n(.*?)```", section, re.S)
    assert commands
    ours = tmp_path / "our-courses"
    git(tmp_path, "clone", "--quiet", own.as_uri(), str(ours))
    (ours / "docs/index.md").write_text("---\ntitle: Home\n---\n# Ours\n", encoding="utf-8")
    (ours / "scripts/briefed/gone.py").write_text("", encoding="utf-8")
    (ours / "scripts/site_hooks.py").write_text("", encoding="utf-8")
    git(ours, "add", "--all")
    git(ours, "commit", "--quiet", "--message", "Ours")
    assert init(tmp_path / "fresh").returncode == 0
    run = subprocess.run(["bash", "-euc", commands[1]], cwd=ours, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "# Ours" in (ours / "docs/index.md").read_text(encoding="utf-8")
    assert "#7a1f5c" in (ours / "docs/assets/tokens.css").read_text(encoding="utf-8")
    assert (ours / "docs/assets/logo.png").is_file() and not (
        ours / "scripts/briefed/gone.py"
    ).exists()
    assert (ours / "scripts/site_hooks.py").read_bytes() == (
        ROOT / "scripts/site_hooks.py"
    ).read_bytes()
    assert "fresh" not in git(ours, "status", "--short")


def test_what_is_made_of_a_course_is_not_committed_with_it(tmp_path: Path) -> None:
    """`git add --all` is what the guide says."""
    own = tmp_path / "own"
    assert init(own).returncode == 0
    shutil.copytree(ROOT / "tests/sample/docs", own / "docs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests/sample/quizzes", own / "quizzes", dirs_exist_ok=True)
    git(own, "init", "--quiet", "--initial-branch", "main")
    git(own, "add", "--all")
    git(own, "commit", "--quiet", "--message", "Our project")
    before = files(own)
    for what in ("worksheet", "signing", "coverage", "trial"):
        for _ in range(2 if what == "worksheet" else 1):
            made = subprocess.run(
                [COMMAND, "export", what, "keeping-babies-safe"], cwd=own, capture_output=True
            )
            assert made.returncode == 0, made.stderr
    assert len(files(own) - before) >= 6
    # These need a built site, or a folder that the guide names.
    for name in (
        *(f"lamps-{kind}.zip" for kind in ("handouts", "offline", "scorm12", "cmi5", "qti")),
        "lamps-slides.html",
        "lamps-slides.pdf",
        "draft/index.html",
    ):
        (own / name).parent.mkdir(exist_ok=True)
        (own / name).write_bytes(b"made")
    assert git(own, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("arguments", "name", "said"),
    [
        ((), "", "write the partnership's name on one line"),
        ((), "A\nB", "write the partnership's name on one line"),
        ((), "<script>", "write the partnership's name on one line"),
        (("--colour", "red"), NAME, "--colour 'red' is no colour: write one like '#2f3763'"),
        (("--colour", "#ffcc00"), NAME, "The nearest that can be read is '#7d6400'"),
        (("--logo", "logo.gif"), NAME, "a logo is a picture: save it as .png"),
        (("--logo", "logo.svg"), NAME, "it has the words 'Ours', and nobody checks them"),
        (("--logo", "no.png"), NAME, "the logo can't be read (No such file or directory)"),
        (("--logo", "text.png"), NAME, "this is no png picture, though its name says so"),
        (("--logo", "large.png"), NAME, "the logo has 100,001 bytes: save it smaller"),
    ],
    ids=str,
)
def test_what_can_not_be_used_is_refused_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], name: str, said: str
) -> None:
    for file, data in (
        ("logo.gif", b"GIF89a"),
        ("logo.svg", b"<svg><g>Ours</g></svg>"),
        ("text.png", b"words"),
        ("large.png", LOGO.read_bytes().ljust(100_001, b"\0")),
    ):
        (tmp_path / file).write_bytes(data)
    given = [tmp_path / one if one.endswith((".png", ".gif", ".svg")) else one for one in arguments]
    run = init(tmp_path / "own", *given, name=name)
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert not (tmp_path / "own").exists()


def test_the_colour_that_is_proposed_is_taken(tmp_path: Path) -> None:
    assert init(tmp_path / "own", "--colour", "#7d6400").returncode == 0


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/notes.txt").write_text("Ours", encoding="utf-8")
    run = init(tmp_path / "own")
    assert run.returncode == 2 and "there is something here already" in run.stderr
    assert files(tmp_path / "own") == {"notes.txt"}
    inside = init(ROOT / "own")
    assert inside.returncode == 2 and "can't be made inside this one" in inside.stderr
    assert not (ROOT / "own").exists()


def test_the_clone_of_an_empty_repository_is_an_empty_folder(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "own")
    assert init(tmp_path / "own").returncode == 0
    assert (tmp_path / "own/.git").is_dir() and (tmp_path / "own/Makefile").is_file()


def test_a_folder_whose_briefing_was_lost_is_no_new_project(tmp_path: Path) -> None:
    assert init(tmp_path / "own").returncode == 0
    check = [COMMAND, "check", "--project", tmp_path / "own"]
    run = subprocess.run(check, capture_output=True, text=True)
    assert run.returncode == 0 and "0 of 0 statements taught" in run.stdout
    shutil.copytree(ROOT / "tests/fixture/docs/lighthouse-keepers", tmp_path / "own/docs/lights")
    for name in ("briefing.md", "original.txt"):
        (tmp_path / "own/docs/lights" / name).unlink()
    run = subprocess.run(check, capture_output=True, text=True)
    assert run.returncode == 2 and "no course was found" in run.stderr


def test_a_new_course_of_it_names_the_partnership(tmp_path: Path) -> None:
    assert init(tmp_path / "own").returncode == 0
    paper = ROOT / "tests/fixture/docs/lighthouse-keepers/original.txt"
    new = [COMMAND, "new", paper, "--course", "lights", "--project", tmp_path / "own"]
    run = subprocess.run(new, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    start = (tmp_path / "own/docs/lights/index.md").read_text(encoding="utf-8")
    assert f"\npartnership: {json.dumps(NAME, ensure_ascii=False)}\n" in start
