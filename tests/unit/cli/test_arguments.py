"""The arguments of each command: what they become, what is refused, and what is said of them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from briefed.cli import _parser

HERE = {"project": Path(".")}
CHECK = {
    "theme": None,
    "course": None,
    "format": "text",
    "fail_on": "error",
    "publishing": False,
    "today": None,
}
EXPORT = {
    "course": None,
    "site": False,
    "output": None,
    "theme": None,
    "minutes": None,
    "format": None,
}
BUILD = {"publishing": False, "keep_going": False, "shard": None, "scheduler": ""}
ANSWERS = {"title": None, "heading": [], "skip": [], "one_theme": False}
NEW = {"course": None, **ANSWERS}
UPDATE = {"edition": None, "published": None, **ANSWERS}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("check", CHECK),
        ("check tiny", {**CHECK, "course": "tiny"}),
        (
            "check --format json --fail-on warning --publishing --today 2026-06-01",
            {
                "course": None,
                "theme": None,
                "format": "json",
                "fail_on": "warning",
                "publishing": True,
                "today": "2026-06-01",
            },
        ),
        ("statements a.md", {"file": Path("a.md"), "format": "text", **ANSWERS}),
        (
            "statements a.md --format markdown",
            {"file": Path("a.md"), "format": "markdown", **ANSWERS},
        ),
        ("new a.docx", {**NEW, "file": Path("a.docx")}),
        (
            "new a.docx --course b --title C --heading D --heading E --skip F --one-theme",
            {
                "file": Path("a.docx"),
                "course": "b",
                "title": "C",
                "heading": ["D", "E"],
                "skip": ["F"],
                "one_theme": True,
            },
        ),
        ("update tiny a.pdf", {**UPDATE, "course": "tiny", "file": Path("a.pdf")}),
        (
            "update tiny a.pdf --edition 2 --published 2026-06-01 --title C",
            {
                **ANSWERS,
                "course": "tiny",
                "file": Path("a.pdf"),
                "edition": "2",
                "published": "2026-06-01",
                "title": "C",
            },
        ),
        (
            "approve tiny --by Lead",
            {"course": "tiny", "site": False, "by": "Lead", "today": None},
        ),
        (
            "approve --site --by Lead --today 2026-06-01",
            {"course": None, "site": True, "by": "Lead", "today": "2026-06-01"},
        ),
        ("build", BUILD),
        ("build --publishing --shard 3/8", {**BUILD, "publishing": True, "shard": (3, 8)}),
        (
            "build --keep-going --scheduler tcp://host:8786",
            {**BUILD, "keep_going": True, "scheduler": "tcp://host:8786"},
        ),
        (
            "join one two --keep-going",
            {"folders": [Path("one"), Path("two")], "publishing": False, "keep_going": True},
        ),
        ("preview out", {"folder": Path("out")}),
        ("export offline", {**EXPORT, "kind": "offline"}),
        (
            "export slides tiny --output a.pdf --theme t --minutes 20 --format pdf",
            {
                "kind": "slides",
                "course": "tiny",
                "site": False,
                "output": Path("a.pdf"),
                "theme": "t",
                "minutes": 20,
                "format": "pdf",
            },
        ),
        ("export trial tiny", {**EXPORT, "kind": "trial", "course": "tiny"}),
        ("export worksheet --site", {**EXPORT, "kind": "worksheet", "site": True}),
        ("fill tiny a.docx", {"course": "tiny", "site": False, "file": Path("a.docx")}),
        ("fill --site a.docx", {"course": None, "site": True, "file": Path("a.docx")}),
        ("fill a.docx --site", {"course": None, "site": True, "file": Path("a.docx")}),
        ("words", {"course": None, "theme": None}),
        ("words tiny --theme safe-sleep", {"course": "tiny", "theme": "safe-sleep"}),
        ("score answers", {"folder": Path("answers")}),
        ("serve", {"address": "127.0.0.1:8000"}),
        ("serve --address 0.0.0.0:1 --project a", {"address": "0.0.0.0:1", "project": Path("a")}),
    ],
)
def test_what_a_command_is_given(given: str, expected: dict[str, object]) -> None:
    command = given.partition(" ")[0]
    assert vars(_parser(given.split()).parse_args(given.split())) == {
        **HERE,
        "command": command,
        **expected,
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "the following arguments are required: COMMAND"),
        ("check --format word", "argument --format: invalid choice"),
        ("check --today June", "argument --today: 'June' is no date of the form 2027-03-31"),
        ("check --today 20260601T", "is no date of the form 2027-03-31"),
        ("approve tiny", "the following arguments are required: --by"),
        ("approve tiny --site --by Lead", "not allowed with argument"),
        ("approve --by Lead", "one of the arguments COURSE --site is required"),
        ("update tiny", "the following arguments are required: FILE"),
        ("preview", "the following arguments are required: FOLDER"),
        ("score", "the following arguments are required: FOLDER"),
        ("export word", "argument KIND: invalid choice"),
        ("export slides --minutes 0", "'0' is no number of minutes from 1 to 480"),
        ("export slides --minutes 481", "'481' is no number of minutes from 1 to 480"),
        ("export slides --minutes ten", "'ten' is no number of minutes from 1 to 480"),
        ("export slides --format word", "argument --format: invalid choice"),
    ],
)
def test_what_a_command_refuses(given: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        _parser(given.split()).parse_args(given.split())
    assert raised.value.code == 2 and says in capsys.readouterr().err


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (
        action for action in _parser([])._actions if isinstance(action, argparse._SubParsersAction)
    )
    return dict(found.choices)


def described() -> Iterator[tuple[str, str]]:
    """What is said of each argument of each command."""
    for name, parser in commands().items():
        yield name, str(parser.description)
        for action in parser._actions:
            if action.help and "--help" not in action.option_strings:
                yield f"{name} {action.dest}", action.help


# Words that are written in capitals: formats, and the names of arguments.
CAPITALS = {"PDF", "PDFs", "COURSE", "EDITION", "BRIEFED_CACHE"}


def test_what_is_said_of_an_argument_can_be_read() -> None:
    said = dict(described())
    assert len(said) > 20
    odd = {
        name: text
        for name, text in said.items()
        if not re.match(r"[a-z]", text)
        or text.endswith(".")
        or "  " in text
        or set(re.findall(r"\w*[A-Z]{2,}\w*", text)) - CAPITALS
    }
    assert odd == {}


def test_the_kinds_and_formats_of_an_export_are_explained() -> None:
    export = {action.dest: action for action in commands()["export"]._actions}
    for kind in export["kind"].choices:
        assert re.search(rf"\b{kind}\b.*: ", export["kind"].help), kind
    for form in export["format"].choices:
        assert form in export["format"].help
