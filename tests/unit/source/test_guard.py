"""What is said of an error that nobody foresaw."""

from __future__ import annotations

import errno

import pytest
from briefed.source import guard, reading


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(guard.TRACEBACK, raising=False)
    monkeypatch.setattr(reading, "last", lambda: "docs/a.md")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            "the disk is full (No space left on device): make room on it, and run the same command "
            "again",
        ),
        (
            OSError(errno.EACCES, "Permission denied", "a.md"),
            "a.md: this can't be read or written (Permission denied): see that it is there, that "
            "you may open it, that its name is not too long, and that the disk has room",
        ),
        (
            OSError(errno.EACCES, "Permission denied"),
            "this can't be read or written (Permission denied): see that it is there, that you "
            "may open it, that its name is not too long, and that the disk has room",
        ),
        (
            MemoryError(),
            "there is not enough memory, found after docs/a.md was opened: bring a smaller "
            "file, or close other programs",
        ),
        (
            RecursionError(),
            "there are too many lists or brackets within each other, found after docs/a.md was "
            "opened: take some away",
        ),
        (
            KeyError("a\n b"),
            "this program has a fault, found after docs/a.md was opened (KeyError: 'a\\n b'), and "
            "you did nothing wrong. Please report it: run the same command with "
            "BRIEFED_TRACEBACK=1 before it, and send what it says with the file",
        ),
        (
            ValueError(),
            "this program has a fault, found after docs/a.md was opened (ValueError), and you "
            "did nothing wrong. Please report it: run the same command with BRIEFED_TRACEBACK=1 "
            "before it, and send what it says with the file",
        ),
    ],
)
def test_an_error_says_what_to_do(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guard.explain(error) == said
    assert capsys.readouterr().err == ""


def test_before_a_file_was_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "last", lambda: "")
    assert "within each other, perhaps in mkdocs.yml: take" in guard.explain(RecursionError())
    assert guard.explain(MemoryError()).startswith("there is not enough memory: bring")


def test_a_long_error_is_cut_short() -> None:
    assert "x" * 160 + ")" in guard.explain(ValueError("x" * 500))


def test_who_asks_for_it_gets_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(guard.TRACEBACK, "1")
    guard.explain(ValueError("a"))
    assert "ValueError: a" in capsys.readouterr().err
