"""Templates escape what they are given, and refuse a name that nobody gave them."""

from __future__ import annotations

import html
import subprocess
import sys

import pytest
from briefed.templates import render
from jinja2 import UndefinedError
from markupsafe import Markup

HOSTILE = "<b onclick=\"x\">&amp; 'y'"


def test_words_are_escaped_as_everywhere_else_and_markup_is_kept() -> None:
    made = render("briefed.outputs", "lines.html", lines=[HOSTILE, Markup("<i>so</i>")])
    assert made == f"<p>{html.escape(HOSTILE)}</p><p><i>so</i></p>"


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("briefed.outputs", "qr_code.html", drawing="")


def test_the_check_does_not_pay_for_templates() -> None:
    code = "import sys, briefed.cli, briefed.checking.project; print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (run.stdout, run.stderr) == ("False\n", "")
