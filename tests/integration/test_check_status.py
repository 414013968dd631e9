"""The status, the messages and the harmlessness of `briefed check`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.tiny import TODAY, spoil


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 0),
        (["tiny"], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--format", "json", "--fail-on", "warning"], 1),
        (["nowhere"], 2),
        (["--format", "xml"], 2),
        (["--today", "tomorrow"], 2),
        (["--today", "2026-02-30"], 2),
        (["--nonsense"], 2),
    ],
)
def test_exit_status(briefed, tiny: Path, arguments: list[str], status: int):
    run = briefed(
        "check", *(arguments if "--today" in arguments else [*TODAY, *arguments]), project=tiny
    )
    assert run.returncode == status
    assert "Traceback" not in run.stderr
    assert bool(run.stderr) is (status == 2) and bool(run.stdout) is (status != 2)


@pytest.mark.parametrize("fail_on", ["error", "warning"])
def test_exit_status_of_an_error_is_1(briefed, tiny: Path, fail_on: str):
    assert briefed("check", *TODAY, "--fail-on", fail_on, project=spoil(tiny)).returncode == 1


@pytest.mark.parametrize(
    ("spoiled", "part"),
    [
        (lambda root: (root / "mkdocs.yml").unlink(), "no mkdocs.yml here"),
        (lambda root: shutil.rmtree(root), "no mkdocs.yml here"),
        (
            lambda root: [
                shutil.rmtree(root / "docs/tiny"),
                shutil.rmtree(root / "quizzes/tiny"),
                (root / "docs/index.md").unlink(),
            ],
            "no course was found",
        ),
        (
            lambda root: (root / "mkdocs.yml").write_text("nav: [a\n"),
            "mkdocs.yml:2:1: this line can't be read",
        ),
        (lambda root: (root / "mkdocs.yml").write_text("- a\n- b\n"), "mkdocs.yml:1:1"),
        (lambda root: (root / "mkdocs.yml").write_text("copyright: 2026-02-30\n"), None),
        (
            lambda root: (root / "mkdocs.yml").write_bytes(b"\x00"),
            "mkdocs.yml:1:1: this is no text file",
        ),
        (
            lambda root: [
                (root / "docs/tiny/briefing.md").unlink(),
                (root / "docs/tiny/briefing.md").mkdir(),
            ],
            "docs/tiny/briefing.md:1:1: this file can't be read",
        ),
    ],
    ids=[
        "no-config",
        "no-folder",
        "no-course",
        "config-broken",
        "config-a-list",
        "config-odd-date",
        "config-binary",
        "briefing-a-folder",
    ],
)
def test_unusable_input_is_status_2_with_one_clear_line(
    briefed, tiny: Path, spoiled, part: str | None
):
    spoiled(tiny)
    run = briefed("check", *TODAY, project=tiny)
    assert "Traceback" not in run.stderr
    if part is None:
        assert run.returncode == 1 and "error figure-not-in-briefing" in run.stdout
    else:
        assert (run.returncode, run.stdout) == (2, "")
        assert (
            run.stderr.startswith("briefed: ")
            and part in run.stderr
            and len(run.stderr.splitlines()) == 1
        )


def test_a_file_name_that_is_not_utf_8_is_no_traceback(briefed, tiny: Path):
    (tiny / "docs/tiny" / b"b\xff.md".decode("utf-8", "surrogateescape")).write_text(
        "---\ntitle: B\n---\n# B\n"
    )
    run = briefed("check", *TODAY, project=tiny)
    assert "Traceback" not in run.stderr
    assert run.returncode == 1 and "the name of this file can't be read" in run.stdout


@pytest.mark.parametrize(
    "value",
    ["[" * 100_000, '"\\ud800"', "*nowhere", "!!python/object:os.system x", "&a [*a]"],
    ids=["nested", "surrogate", "alias", "tag", "recursive"],
)
def test_odd_front_matter_is_a_problem_and_no_crash(briefed, tiny: Path, value: str):
    (tiny / "docs/tiny/extra.md").write_text(
        f"---\ntitle: More\nkind: extra\nnote: {value}\n---\n# More\n"
    )
    run = briefed("check", *TODAY, project=tiny)
    assert run.stderr == ""
    assert run.returncode in (0, 1) and run.stdout


def test_a_reader_that_has_seen_enough_is_no_traceback(briefed, tiny: Path):
    run = briefed("check", "--help")
    assert run.returncode == 0 and "--fail-on" in run.stdout


def snapshot(root: Path) -> dict:
    return {
        path.relative_to(root).as_posix(): (
            path.stat().st_mtime_ns,
            path.stat().st_mode,
            path.read_bytes() if path.is_file() else None,
        )
        for path in [root, *root.rglob("*")]
    }


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "gitlab"])
@pytest.mark.parametrize("spoiled", [False, True])
def test_check_writes_nothing(briefed, tiny: Path, format: str, spoiled: bool):
    if spoiled:
        spoil(tiny)
    for path in [*tiny.rglob("*"), tiny]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = snapshot(tiny)
    run = briefed("check", *TODAY, "--format", format, project=tiny, cwd=tiny)
    after = snapshot(tiny)
    for path in [tiny, *tiny.rglob("*")]:
        path.chmod(0o755)
    assert after == before
    assert run.returncode == int(spoiled)
