"""Each fault gets one message, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from support.bad_input import COURSE, QUIZZES, errors, put
from support.building import Run

STATEMENT = (
    b"There were examples of tenacious work to engage reluctant fathers, but this is inconsistent."
)
TWO_STATEMENTS = (
    b"> "
    + STATEMENT
    + (
        b"\n> Health visitors should ensure that the father is registered on the system as per "
        b"best practise\n> [hidden-men-1]"
    )
)


@pytest.fixture
def briefed(briefed_here: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """In this process, and in the folder of the test; test_bad_usage.py starts one of its own."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, cwd, **options: briefed_here(*arguments, **options)


@pytest.mark.parametrize(
    ("file", "changed", "said"),
    [
        pytest.param(
            f"{COURSE}/briefing.md",
            lambda data: b"",
            "1:1: error briefing-unreadable: the briefing is empty: put",
            id="an empty briefing",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            lambda data: b"# T\n\nA paragraph. { #introduction-1 }\n",
            "1:1: error briefing-unreadable: the briefing has no headings: begin",
            id="a briefing with no headings",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            lambda data: b"# T\n\0" + data,
            "2:1: error briefing-unreadable: this is no text file: bring",
            id="a binary briefing",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            lambda data: b"caf\xe9\n" + data,
            r"1:4: error briefing-unreadable: a letter here can't be read \(byte 0xE9\): save",
            id="a briefing that is not UTF-8",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            lambda data: data + b"\0",
            r"\d+:1: error question-malformed: this is no text file: bring",
            id="a binary quiz",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            lambda data: b"\xff" + data,
            r"1:1: error question-malformed: a letter here can't be read \(byte 0xFF\): save",
            id="a quiz that is not UTF-8",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            put(b"You are a midwife", b"You are <script>alert(1)</script>"),
            (
                r"\d+:9: error question-malformed: readers would not see what begins "
                r"with '<script>alert\(1\)</sc': take"
            ),
            id="script in a quiz",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            put(b"</quiz>", b""),
            "19:1: error question-malformed: <quiz> of line 2 has no end: write a line </quiz>",
            id="an unclosed question",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            lambda data: b"\xff" + data,
            r"1:1: error page-unreadable: a letter here can't be read \(byte 0xFF\): save",
            id="a page that is not UTF-8",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            lambda data: data.split(b"---\n", 2)[2],
            "1:1: error page-unreadable: the page lacks its title",
            id="a page without front matter",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"title: Hidden men", b"title: [Hidden men"),
            r"\d+:\d+: error page-unreadable: this line can't be read",
            id="a page with broken YAML",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"minutes: 7", b"minutes: 7\n? [a]\n: b"),
            r"\d+:\d+: error page-unreadable: ",
            id="a page with a list for a key",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"title: Hidden men", b"title: " + b"[" * 100_000),
            r"\d+:\d+: error page-unreadable: ",
            id="a page with YAML of no depth",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"## Reflect", b"x" * 5_000_000 + b"\n\n## Reflect"),
            r"\d+:1: error page-unreadable: this line has 5,000,000 characters",
            id="a 5 MB line on a page",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            put(b"You are a midwife", b"1/" * 2_500_000),
            r"\d+:1: error question-malformed: this line has 5,\d+,\d+ characters",
            id="a 5 MB line in a quiz",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"## Reflect", b"<script>go()</script>\n\n## Reflect"),
            (
                r"\d+:1: error page-unreadable: readers would not see what begins with "
                r"'<script>go\(\)</script': take"
            ),
            id="script on a page",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"## Reflect", b"<quiz>\nWhich?\n- [x] This\n\n## Reflect"),
            r"\d+:1: error page-unreadable: a page shows a question",
            id="an unclosed question on a page",
        ),
    ],
)
def test_one_fault_gets_one_message(
    run_in, project: Path, file: str, changed: Callable[[bytes], bytes], said: str
) -> None:
    path = project / file
    path.write_bytes(changed(path.read_bytes()))
    result = run_in("check", "--project", "project")
    assert result.returncode == 1
    assert result.stderr == ""
    found = errors(result.stdout)
    assert [error for error in found if re.match(re.escape(f"{file}:") + said, error)], (
        result.stdout
    )
    assert len(found) == 1, result.stdout


# What these take away is missing elsewhere too, and the check says so; the fault itself still gets
# its one message.
@pytest.mark.parametrize(
    ("file", "changed", "said"),
    [
        pytest.param(
            f"{COURSE}/briefing.md",
            lambda data: data + b"\n" + b"x" * 5_000_000,
            (
                r"\d+:1: error briefing-unreadable: this line has 5,000,000 characters, and a "
                r"briefing's may have 20,000: break"
            ),
            id="a 5 MB line",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            put(b"tenacious", b"<b>tenacious</b>"),
            (
                r"\d+:\d+: error briefing-unreadable: readers would not see what begins with "
                r"'<b>tenacious</b> .*': write"
            ),
            id="raw HTML in a briefing",
        ),
        pytest.param(
            f"{COURSE}/briefing.md",
            put(b"### Think family", b"### Hidden, men"),
            (
                r"\d+:1: error briefing-unreadable: this heading would have the address "
                r"hidden-men, which the heading on line \d+ has already"
            ),
            id="headings with one slug",
        ),
        pytest.param(
            f"{COURSE}/hidden-men.md",
            put(b"> " + STATEMENT + b"\n> [hidden-men-1]", TWO_STATEMENTS),
            (
                r"\d+:1: error quote-not-in-briefing: this is not whole sentences of "
                r"hidden-men-1: .*Health visitors"
            ),
            id="a quote of two statements",
        ),
        pytest.param(
            f"{QUIZZES}/hidden-men.md",
            lambda data: b"```\n" + data + b"```\n",
            "1:1: error question-malformed: signs for code are around this question",
            id="a quiz in a code block",
        ),
    ],
)
def test_a_fault_is_named_among_what_follows_from_it(
    run_in, project: Path, file: str, changed: Callable[[bytes], bytes], said: str
) -> None:
    path = project / file
    path.write_bytes(changed(path.read_bytes()))
    result = run_in("check", "--project", "project")
    assert result.returncode == 1
    code = re.search(r"error (\S+):", said)[1]
    own = [
        error
        for error in errors(result.stdout)
        if error.startswith(f"{file}:") and f" error {code}: " in error
    ]
    assert len(own) == 1, result.stdout
    assert re.match(re.escape(f"{file}:") + said, own[0])
