"""The golden files under tests/cases, each against the source check: see the README there for their
format.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from briefed.checking.rules import REGISTRY, published_codes
from support.source_cases import FOLDER, TODAY, Case, found_in, make, read

CASES = [read(path) for path in sorted(FOLDER.glob("*/*.txt"))]
SOURCE_CODES = sorted(REGISTRY.keys() - set(published_codes()))


# What a message repeats of a text: it may be written in any way.
REPEATED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'(?![a-z])|`[^`]*`|<[^>]*>|\[[^]]*\]|\([^)]*\)")
CAPITALS = {"UTF", "PNG", "PDF", "SVG", "INHERIT"}  # the last is a setting of MkDocs
# Words of those who write pages and programs for a living. The guide has others for each.
JARGON = re.compile(
    r"(?<![.\w])(?:front matter|keys?|anchors?|yaml|html|blockquotes?|stems?|pars(?:e|ed|er|ing)"
    r"|tokens?|slugs?|regex|attributes?|markup|elements?|tags?|embed\w*|alias(?:es)?)(?!\w)",
    re.I,
)


def faults_of(message: str) -> list[str]:
    """What makes a message hard to read: a value that is missing in it, shouting, a double space,
    a word that only few know, or a beginning that is no sentence of ours.
    """
    own = REPEATED.sub('""', message)
    shouted = set(re.findall(r"\w*[A-Z]{2,}\w*", own)) - CAPITALS
    begins = re.match(r'[a-z0-9"&]|INHERIT', own)
    return [
        *re.findall(r"\bNone\b|\bTrue\b|\bFalse\b|  ", own),
        *sorted(shouted),
        *JARGON.findall(own),
        *([] if begins else ["the beginning"]),
    ]


def reports(case: Case) -> bool:
    return any(head.endswith(" " + case.code) for head, _ in case.expected)


# A case of every sixth code: how the command writes a problem depends on none, and a process takes
# longer than ten cases.
WRITTEN = list({case.code: case for case in CASES if reports(case)}.values())[::6]


def differences(case: Case, found: list[tuple[str, str]]) -> str:
    """What a case expects and was not found, and what was found and is neither expected nor
    tolerated, a line each.
    """
    missing, rest = [], list(found)
    for head, part in case.expected:
        match = next((one for one in rest if one[0] == head and part in one[1]), None)
        rest.remove(match) if match else missing.append((head, part))
    tolerated = case.tolerated | {"approval-missing"}
    return "".join(
        [
            *(f"expected, not found: {head} {part}\n" for head, part in missing),
            *(
                f"found, not expected: {head} {message}\n"
                for head, message in rest
                if head.split()[2] not in tolerated
            ),
        ]
    )


def problems(root: Path) -> list[tuple[str, str]]:
    return [(f"{p.location} {p.severity} {p.code}", p.message) for p in found_in(root)]


def test_the_base_has_no_problem_but_the_missing_approvals():
    assert [head for head, _ in problems(FOLDER / "_base")] == [
        "docs/index.md:1:1 warning approval-missing",
        "docs/tiny/index.md:14:1 warning approval-missing",
    ]


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.removesuffix(".txt"))
def test_case(case: Case, tmp_path: Path):
    found = problems(make(case, tmp_path / "project"))
    assert differences(case, found) == ""
    assert [(message, faults_of(message)) for _, message in found if faults_of(message)] == []


@pytest.mark.parametrize(
    ("message", "faults"),
    [
        ("the quote has 3 cases: write 3", []),
        ('"Most" is stronger than "NONE" in the quote', []),
        ("the quote has None cases", ["None"]),
        ("the quote HAS 3  cases", ["  ", "HAS"]),
        ("The quote has 3 cases", ["the beginning"]),
        ("the key “stem” of the front matter", ["key", "front matter"]),
    ],
)
def test_what_makes_a_message_hard_to_read(message: str, faults: list[str]):
    assert faults_of(message) == faults


@pytest.mark.parametrize("code", sorted(REGISTRY))
def test_the_table_of_codes_has_no_word_that_only_few_know(code: str):
    assert JARGON.findall(REPEATED.sub("", f"{REGISTRY[code].when} {REGISTRY[code].mend}")) == []


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.code)
def test_the_command_says_the_same(case: Case, tmp_path: Path, briefed):
    done = briefed(
        "check", "--today", TODAY, "--format", "json", project=make(case, tmp_path / "project")
    )
    found = [
        ("{file}:{line}:{column} {severity} {code}".format(**p), p["message"])
        for p in json.loads(done.stdout)["problems"]
    ]
    assert differences(case, found) == ""
    assert done.returncode == int(any(" error " in head for head, _ in found))
    assert done.stderr == ""


@pytest.mark.parametrize("code", SOURCE_CODES)
def test_every_code_has_a_fault_and_an_innocent_neighbour(code: str):
    kinds = {reports(case) for case in CASES if case.code == code}
    assert kinds == {True, False}


def test_every_case_is_of_a_code():
    assert {case.code for case in CASES} <= set(SOURCE_CODES)
