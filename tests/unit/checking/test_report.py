"""What the command puts out: the five formats, the exit statuses, the order, and that it writes
nothing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from briefed.checking import report, work
from briefed.checking.rules import REGISTRY
from briefed.model import Location, Problem
from support.building import ROOT
from support.tiny import TODAY, spoil

SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

SUMMARY = {"statements": 5, "taught": 4, "sentences": 9, "tested": 8, "questions": 5, "exempt": 0}
AWKWARD = Problem(
    "page-unreadable",
    "error",
    Location("docs/a, b:c/100% é.md", 7, 3),
    None,
    "50% of\nit: “so”, <b>\r\nand ::error:: more",
)


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
    assert by_code["quote-not-in-briefing"]["statement"] == "safe-sleep-1"
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


QUIZ, OTHER = "quizzes/lamps/oil.md", "quizzes/lamps/wicks.md"


def remark(code: str, file: str, line: int, words: str = "too alike") -> Problem:
    return Problem(code, "warning", Location(file, line), None, words)


STYLE = [
    remark("negated-stem", QUIZ, 4, "the question asks with “not”"),
    remark("key-echoes-quote", QUIZ, 9),
    remark("key-echoes-quote", QUIZ, 30),
    Problem("not-written", "error", Location(QUIZ, 44), None, "this is not written yet"),
    remark("key-echoes-quote", OTHER, 3),
    remark("contact-missing", "docs/lamps/index.md", 5, "no contacts"),
]


def test_how_questions_are_written_comes_last_and_each_kind_once() -> None:
    first, second, empty, head, alone, kind, places, _ = report.text(STYLE, SUMMARY).splitlines()
    assert first.startswith(f"{QUIZ}:44:1: error not-written: ")
    assert second.startswith("docs/lamps/index.md:5:1: warning contact-missing: ")
    assert empty == ""
    assert head == (
        "How questions are written, which stops nothing from being published: 4 warnings. "
        "briefed check COURSE --theme THEME says each of a theme in full."
    )
    assert alone == f"{QUIZ}:4:1: warning negated-stem: the question asks with “not”"
    assert kind.startswith("warning key-echoes-quote, 3 times: the right answer has most of its")
    assert REGISTRY["key-echoes-quote"].mend in kind
    assert places == f"  {QUIZ}: lines 9, 30; {OTHER}: line 3"


def test_of_one_theme_each_of_them_is_said_in_full() -> None:
    lines = report.text(STYLE, SUMMARY, "the theme “Oil”", in_full=True).splitlines()
    assert lines[3] == (
        "How questions are written, which stops nothing from being published: 4 warnings."
    )
    assert [line.partition(": ")[0] for line in lines[4:-1]] == [
        f"{QUIZ}:4:1",
        f"{QUIZ}:9:1",
        f"{QUIZ}:30:1",
        f"{OTHER}:3:1",
    ]


def test_no_heading_stands_above_nothing_and_formats_for_programs_are_complete() -> None:
    assert "How questions" not in report.text([STYLE[3]], SUMMARY)
    for name, of in report.FORMATS.items():
        if name != "text":
            said = of(STYLE, SUMMARY)
            assert [said.count(code) for code in ("not-written", "contact-missing")] != [0, 0]
    assert len(json.loads(report.as_json(STYLE, SUMMARY))["problems"]) == len(STYLE)
    assert report.github(STYLE, SUMMARY).count("\n") == len(STYLE)


def test_what_counts_as_style_is_a_warning_that_the_check_knows() -> None:
    assert {REGISTRY[code].severity for code in work.STYLE} == {"warning"}


def test_numbers_to_call_that_are_to_be_checked_name_their_worksheet() -> None:
    where = Location("docs/index.md", 4)
    numbers = [Problem("number-unverified", "warning", where, None, "ring it")] * 2
    _, _, said, count = report.text(numbers, SUMMARY).splitlines()
    assert said.endswith("with Word: .venv/bin/briefed export worksheet --site.")
    assert count.endswith("0 errors, 2 warnings")
