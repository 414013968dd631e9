"""What the command puts out: the five formats, the exit statuses, the order, and that it writes
nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from briefed.checking import report
from briefed.checking.rules import REGISTRY
from briefed.model import Location, Problem
from support.building import ROOT

BASE = ROOT / "tests/cases/_base"
SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
TODAY = ["--today", "2026-06-01"]
SUMMARY = {"statements": 5, "taught": 4, "sentences": 9, "tested": 8, "questions": 5, "exempt": 0}
AWKWARD = Problem(
    "page-unreadable",
    "error",
    Location("docs/a, b:c/100% é.md", 7, 3),
    None,
    "50% of\nit: “so”, <b>\r\nand ::error:: more",
)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "project")


def spoil(project: Path) -> Path:
    """Put an error into three files, none in the order of its name."""
    for name, old, new in [
        ("quizzes/tiny/safe-sleep.md", "no safe sleep assessment. [", "a safe sleep assessment. ["),
        ("docs/tiny/safe-sleep.md", "3/12", "2/12"),
        ("docs/tiny/hidden-men.md", "Keep trying.", "Keep trying 7 cases.\n\n> More."),
    ]:
        text = (project / name).read_text(encoding="utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), encoding="utf-8")
    return project


def validate(log: str) -> dict:
    data = json.loads(log)
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(data)
    return data


def test_text(briefed, tiny: Path):
    run = briefed("check", *TODAY, project=spoil(tiny))
    *problems, last = run.stdout.splitlines()
    assert (
        'docs/tiny/hidden-men.md:14:13: error figure-not-in-briefing: "7" is a figure'
        in "\n".join(problems)
    )
    for line in problems:
        assert re.fullmatch(r"[\w/.-]+:\d+:\d+: (error|warning) [a-z-]+: .+", line)
    assert re.fullmatch(
        (
            r"4 of 5 statements taught, 7 of 9 sentences tested, 0 exempt, 5 questions; \d+ "
            r"errors, 2 warnings"
        ),
        last,
    )


def test_json_has_the_shape_of_the_issue(briefed, tiny: Path):
    data = json.loads(briefed("check", *TODAY, "--format", "json", project=spoil(tiny)).stdout)
    assert list(data) == ["problems", "summary"]
    assert data["summary"] == {
        "statements": 5,
        "taught": 4,
        "sentences": 9,
        "tested": 7,
        "questions": 5,
        "exempt": 0,
    }
    assert len(data["problems"]) > 5
    for problem in data["problems"]:
        assert list(problem) == [
            "code",
            "severity",
            "file",
            "line",
            "column",
            "statement",
            "message",
        ]
        assert (
            problem["code"] in REGISTRY
            and problem["severity"] == REGISTRY[problem["code"]].severity
        )
        assert (
            (tiny / problem["file"]).is_file() and problem["line"] >= 1 and problem["column"] >= 1
        )
        assert problem["statement"] is None or isinstance(problem["statement"], str)
    by_code = {problem["code"]: problem for problem in data["problems"]}
    assert by_code["sentence-not-taught"]["statement"] == "safe-sleep-1"
    assert by_code["figure-not-in-briefing"]["statement"] is None


def test_json_of_no_problem(briefed, tiny: Path):
    data = json.loads(briefed("check", *TODAY, "--format", "json", project=tiny).stdout)
    assert [problem["code"] for problem in data["problems"]] == ["approval-missing"] * 2
    assert data["summary"] == {
        "statements": 5,
        "taught": 5,
        "sentences": 9,
        "tested": 9,
        "questions": 5,
        "exempt": 0,
    }


def test_sarif_is_valid(briefed, tiny: Path):
    (run,) = validate(briefed("check", *TODAY, "--format", "sarif", project=spoil(tiny)).stdout)[
        "runs"
    ]
    found = json.loads(briefed("check", *TODAY, "--format", "json", project=tiny).stdout)[
        "problems"
    ]
    assert len(run["results"]) == len(found)
    for result, problem in zip(run["results"], found, strict=False):
        place = result["locations"][0]["physicalLocation"]
        assert (result["ruleId"], result["level"], result["message"]["text"]) == (
            problem["code"],
            problem["severity"],
            problem["message"],
        )
        assert (
            place["artifactLocation"]["uri"],
            place["region"]["startLine"],
            place["region"]["startColumn"],
        ) == (problem["file"], problem["line"], problem["column"])
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == problem["code"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(REGISTRY)


def test_sarif_of_nothing_and_of_awkward_names_is_valid():
    assert validate(report.sarif([], SUMMARY))["runs"][0]["results"] == []
    (result,) = validate(report.sarif([AWKWARD], SUMMARY))["runs"][0]["results"]
    assert result["message"]["text"] == AWKWARD.message
    # SARIF 2.1.0, 3.4.3: a URI reference, so that what is no part of one is percent-encoded.
    assert re.fullmatch(
        r"docs/a(,|%2C)%20b(:|%3A)c/100%25%20%C3%A9\.md",
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
    )


def test_github_escapes():
    assert report.github([AWKWARD], SUMMARY) == (
        "::error file=docs/a%2C b%3Ac/100%25 é.md,line=7,col=3,title=page-unreadable"
        "::50%25 of%0Ait: “so”, <b>%0D%0Aand ::error:: more\n"
    )


def test_github_of_a_project(briefed, tiny: Path):
    lines = briefed("check", *TODAY, "--format", "github", project=spoil(tiny)).stdout.splitlines()
    assert (
        "::error file=docs/tiny/safe-sleep.md,line=12,col=1,title=quote-not-in-briefing::this "
        "is not whole sentences"
    ) in "\n".join(lines)
    assert lines[-1].startswith("::")


def test_gitlab_says_what_code_quality_takes():
    """The fields and severities of GitLab's documentation; it drops a problem whose fingerprint
    another one has.
    """
    moved = AWKWARD._replace(location=AWKWARD.location._replace(line=70), severity="warning")
    first, again, other = json.loads(
        report.gitlab([AWKWARD, moved, AWKWARD._replace(code="not-written")], SUMMARY)
    )
    fingerprint = first.pop("fingerprint")
    assert first == {
        "description": AWKWARD.message,
        "check_name": "page-unreadable",
        "severity": "major",
        "location": {"path": "docs/a, b:c/100% é.md", "lines": {"begin": 7}},
    }
    assert (again["severity"], again["location"]["lines"]["begin"]) == ("minor", 70)
    assert len({fingerprint, again["fingerprint"], other["fingerprint"]}) == 3
    assert json.loads(report.gitlab([moved], SUMMARY))[0]["fingerprint"] == fingerprint, (
        "a problem that moved is the same problem"
    )
    assert json.loads(report.gitlab([], SUMMARY)) == []


def test_gitlab_of_a_project(briefed, tiny: Path):
    found = json.loads(briefed("check", *TODAY, "--format", "gitlab", project=spoil(tiny)).stdout)
    problems = json.loads(briefed("check", *TODAY, "--format", "json", project=tiny).stdout)[
        "problems"
    ]
    assert [
        (one["check_name"], one["location"]["path"], one["location"]["lines"]["begin"])
        for one in found
    ] == [(problem["code"], problem["file"], problem["line"]) for problem in problems]


def test_before_publishing_a_missing_approval_is_an_error(briefed, tiny: Path):
    run = briefed("check", *TODAY, "--publishing", project=tiny)
    assert (
        run.returncode == 1
        and "docs/tiny/index.md:" in run.stdout
        and "error approval-missing: " in run.stdout
    )
    assert run.stdout.endswith("2 errors, 0 warnings\n")
    assert briefed("check", *TODAY, project=tiny).returncode == 0
    start = tiny / "docs/tiny/index.md"
    text = start.read_text(encoding="utf-8")
    start.write_text(
        text.replace(
            "\napproval:\n",
            '\napproval: {role: Chair, date: 2026-01-01, edition: "", fingerprint: old}\n',
            1,
        ),
        encoding="utf-8",
    )
    run = briefed("check", *TODAY, "--publishing", project=tiny)
    assert run.returncode == 1 and "error approval-stale: " in run.stdout


def test_text_is_a_line_for_each_problem():
    assert len(report.text([AWKWARD, AWKWARD], SUMMARY).splitlines()) == 3


@pytest.mark.parametrize("format", ["text", "json", "sarif", "github", "gitlab"])
def test_output_is_sorted_and_stays_the_same(briefed, tiny: Path, format: str):
    first, second = (
        briefed(
            "check", *TODAY, "--format", format, project=spoil(tiny) if again == 0 else tiny
        ).stdout
        for again in (0, 1)
    )
    assert first == second
    if format == "json":
        places = [(p["file"], p["line"], p["column"]) for p in json.loads(first)["problems"]]
        assert places == sorted(places)
        assert len({file for file, _, _ in places}) > 3


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
            lambda root: [shutil.rmtree(root / "docs/tiny"), shutil.rmtree(root / "quizzes/tiny")],
            "no course was found",
        ),
        (
            lambda root: (root / "mkdocs.yml").write_text("nav: [a\n"),
            "mkdocs.yml:2:1: this is not valid YAML",
        ),
        (lambda root: (root / "mkdocs.yml").write_text("- a\n- b\n"), "mkdocs.yml:1:1"),
        (lambda root: (root / "mkdocs.yml").write_text("copyright: 2026-02-30\n"), None),
        (
            lambda root: (root / "mkdocs.yml").write_bytes(b"\x00"),
            "mkdocs.yml:1:1: this is a binary file",
        ),
        (
            lambda root: [
                (root / "docs/tiny/briefing.md").unlink(),
                (root / "docs/tiny/briefing.md").mkdir(),
            ],
            "docs/tiny/briefing.md:1:1: the file can't be read",
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
    assert run.returncode == 1 and "page-without-theme" in run.stdout


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
