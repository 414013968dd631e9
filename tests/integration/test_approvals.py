"""An approval is for what stands there, and ends where any of it changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support.building import ROOT, Run
from support.editions import COURSE, text
from support.files import everything

pytestmark = pytest.mark.slow


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_full_disk.py starts `briefed approve` in one of its own."""
    return briefed_here


def warnings(briefed: Run, project: Path) -> set[str]:
    return {
        one["code"]
        for one in json.loads(briefed("check", "--format", "json", project=project).stdout)[
            "problems"
        ]
    }


# What an approval doesn't cover any more: a file, and how it is changed.
CHANGES = [
    (
        f"docs/{COURSE}/hidden-men.md",
        lambda path: path.write_text(text(path) + "\nMore.\n", encoding="utf-8"),
    ),
    (
        f"quizzes/{COURSE}/hidden-men.md",
        lambda path: path.write_text(
            text(path).replace("- [ ] ", "- [ ] Or ", 1), encoding="utf-8"
        ),
    ),
    (
        f"docs/{COURSE}/index.md",
        lambda path: path.write_text(
            text(path).replace("review by:", "review by: 2030-01-01"), encoding="utf-8"
        ),
    ),
    (f"docs/{COURSE}/original.docx", lambda path: path.write_bytes(b"another file")),
    (f"docs/{COURSE}/room.png", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n")),
    (
        f"docs/{COURSE}/editions/0.txt",
        lambda path: [
            path.parent.mkdir(exist_ok=True),
            path.write_text("# A\n", encoding="utf-8"),
        ],
    ),
    (f"approvals/courses/{COURSE}.txt", lambda path: path.write_text("", encoding="utf-8")),
]


def test_an_approval_is_for_what_stands_there(project: Path, briefed: Run) -> None:
    start = project / "docs" / COURSE / "index.md"
    before = text(start)
    run = briefed(
        "approve",
        COURSE,
        "--by",
        'Partnership manager: "quality" #1',
        "--today",
        "2026-11-23",
        project=project,
    )
    assert run.returncode == 0, run.stderr
    assert text(start).startswith(before.partition("approval:")[0])
    assert text(start).endswith(before.partition("approval:\n")[2])
    assert briefed("approve", "--site", "--by", "Chair", project=project).returncode == 0
    assert not warnings(briefed, project) & {"approval-missing", "approval-stale"}
    assert briefed("build", project=project).returncode == 0
    assert not [
        path for path in (project / "site").rglob("*.html") if "not yet approved" in text(path)
    ]
    # Given again it takes the place of the first.
    assert (
        briefed(
            "approve", COURSE, "--by", "Chair", "--today", "2026-11-24", project=project
        ).returncode
        == 0
    )
    assert text(start).count("fingerprint:") == 1 and 'role: "Chair"' in text(start)

    for file, change in CHANGES:
        path = project / file
        kept = path.read_bytes() if path.exists() else None
        change(path)
        assert "approval-stale" in warnings(briefed, project), file
        path.unlink() if kept is None else path.write_bytes(kept)
        assert "approval-stale" not in warnings(briefed, project), file
    (project / "docs" / COURSE / "hidden-men.md").write_text(
        text(project / "docs" / COURSE / "hidden-men.md") + "\n    More.\n", encoding="utf-8"
    )
    assert briefed("build", project=project).returncode == 0
    assert "not yet approved" in text(project / "site" / COURSE / "hidden-men.html")


SHARED = (
    "docs/worried.md",
    "docs/index.md",
    "docs/accessibility.md",
    "docs/assets/page.css",
    "scripts/web/quiz/marks.js",
    "scripts/web/lms/cmi5.js",
    "docs/assets/favicon.png",
    "mkdocs.yml",
    "scripts/site_hooks.py",
    "scripts/briefed/rendering/markdown.py",
)


def test_the_approval_of_what_courses_share_names_each_file_that_changed(
    project: Path, briefed: Run
) -> None:
    shutil.copytree(ROOT / "scripts/briefed", project / "scripts/briefed")
    assert briefed("approve", COURSE, "--by", "Chair", project=project).returncode == 0
    assert (
        briefed(
            "approve", "--site", "--by", "Chair", "--today", "2026-11-24", project=project
        ).returncode
        == 0
    )
    assert "approval-stale" not in briefed("check", "--publishing", project=project).stdout
    for file in SHARED:
        before = (project / file).read_bytes()
        (project / file).write_bytes(
            before + (b"\n# More\n" if file.endswith(("yml", "py")) else b"\n\n")
        )
        run = briefed("check", "--publishing", project=project)
        (project / file).write_bytes(before)
        said = (
            f"error approval-stale: what all courses share was changed after its approval on "
            f"2026-11-24 (changed {file}): "
        )
        assert run.returncode == 1 and said in run.stdout, file
        assert run.stdout.count("approval-stale") == 1, "the course's own approval stands"


def test_a_page_rests_on_what_courses_share_as_well(project: Path, briefed: Run) -> None:
    """A course that is approved is still called a draft where its styles are not."""
    assert briefed("approve", COURSE, "--by", "Chair", project=project).returncode == 0
    assert briefed("build", project=project).returncode == 0
    assert all(
        "not yet approved" in text(project / "site" / name)
        for name in (f"{COURSE}/hidden-men.html", "worried.html", "index.html")
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--site", COURSE], "not allowed with argument"),
        ([], "one of the arguments COURSE --site is required"),
        (["nowhere"], "there is no course 'nowhere'"),
    ],
)
def test_an_approval_is_for_one_thing(
    arguments: list[str], said: str, project: Path, briefed: Run
) -> None:
    before = everything(project)
    run = briefed("approve", *arguments, "--by", "Chair", project=project)
    assert run.returncode == 2 and said in run.stderr and everything(project) == before


def test_what_courses_share_can_not_be_approved_with_problems(project: Path, briefed: Run) -> None:
    (project / "docs/more.html").write_text("<p>words</p>", encoding="utf-8")
    before = everything(project)
    run = briefed("approve", "--site", "--by", "Chair", project=project)
    assert (
        run.returncode == 2
        and "docs/more.html:1:1: what all courses share has 1 problem" in run.stderr
        and everything(project) == before
    )


@pytest.mark.parametrize(
    ("role", "change", "said"),
    [
        ("", "", "can't be shown as a role"),
        ("<b>Chair</b>", "", "can't be shown as a role"),
        ("x" * 200, "", "can't be shown as a role"),
        ("Chair", "> stray", "the course has"),
    ],
)
def test_what_can_t_be_approved(
    role: str, change: str, said: str, project: Path, briefed: Run
) -> None:
    if change:
        path = project / "docs" / COURSE / "hidden-men.md"
        path.write_text(text(path) + f"\n{change}\n", encoding="utf-8")
    before = everything(project)
    run = briefed("approve", COURSE, "--by", role, project=project)
    assert run.returncode == 2 and said in run.stderr and "Traceback" not in run.stderr
    assert everything(project) == before


def test_what_is_open_is_told_to_whoever_approves_a_course(project: Path, briefed: Run) -> None:
    run = briefed("approve", COURSE, "--by", "Chair", "--today", "2026-11-24", project=project)
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert any(
        line.startswith("A safeguarding specialist signs ")
        and f".venv/bin/briefed export signing {COURSE} makes the sheet" in line
        for line in said
    )
    numbers = next(at for at, line in enumerate(said) if line.startswith("Numbers to call"))
    assert "approve again" in said[numbers]
    assert said[numbers + 1].startswith(f"  docs/{COURSE}/index.md:")
    assert "warning contact-missing: " in said[numbers + 1]
    assert "approval-" not in run.stdout
    assert any(
        line.startswith("How questions are written: ")
        and line.endswith(f".venv/bin/briefed check {COURSE} lists them.")
        for line in said
    )


def test_a_warning_that_is_left_is_told_in_full(project: Path, briefed: Run) -> None:
    start = project / "docs" / COURSE / "index.md"
    start.write_text(text(start).replace("review by:", "review by: 2026-01-01"), encoding="utf-8")
    listed = [
        line
        for line in briefed("check", COURSE, project=project).stdout.splitlines()
        if "review-overdue" in line
    ]
    assert len(listed) == 1
    run = briefed("approve", COURSE, "--by", "Chair", project=project)
    assert run.returncode == 0, run.stderr
    assert f"Other warnings that are left:\n  {listed[0]}\n" in run.stdout


def test_numbers_that_nobody_checked_are_told_to_whoever_approves_what_is_shared(
    project: Path, briefed: Run
) -> None:
    approved = ("approve", "--site", "--by", "Chair", "--today", "2026-11-24")
    run = briefed(*approved, project=project)
    assert run.returncode == 0, run.stderr
    assert "so approve again then:\n  docs/index.md:" in run.stdout
    assert run.stdout.count("number-unverified") == 5
    assert COURSE not in run.stdout, "a course has an approval of its own"
    home = project / "docs/index.md"
    home.write_text(
        text(home).replace("    source:", "    verified: 2026-11-24\n    source:"), encoding="utf-8"
    )
    checked = ("check", "--today", "2026-11-24")
    found = briefed(*checked, project=project).stdout
    assert "number-unverified" not in found and "approval-stale" in found
    run = briefed(*approved, project=project)
    assert run.returncode == 0 and run.stdout.count("\n") == 1, run.stdout
    assert "approval-stale" not in briefed(*checked, project=project).stdout
