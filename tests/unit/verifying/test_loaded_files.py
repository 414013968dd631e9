"""The scripts and styles that a built page must load."""

from __future__ import annotations

import pytest
from briefed.checking.rules import published
from briefed.rendering.page_scripts import PageScripts
from briefed.verifying.built_page import BuiltPage
from briefed.verifying.required_parts import check_own_scripts, check_page_scripts

LACKS = "{} does not load {}, which it needs to work: {}"
EVERY = ("assets/learner.js", "assets/tokens.css", "assets/learner.css")


def built(head: str, path: str = "tiny/page.html") -> BuiltPage:
    return BuiltPage(path, f"<html><head>{head}</head><body></body></html>", {})


def loading(*addresses: str) -> str:
    return "".join(
        f'<link rel="stylesheet" href="{one}">'
        if one.endswith(".css")
        else f'<script src="{one}"></script>'
        for one in addresses
    )


@pytest.mark.parametrize(("path", "up"), [("tiny/page.html", "../"), ("404.html", "/somewhere/")])
def test_what_every_page_loads(path: str, up: str) -> None:
    whole = built(loading(*(up + name for name in EVERY)), path)
    assert list(check_page_scripts(whole)) == []
    found = list(check_page_scripts(built(loading("other.js", "other.css"), path)))
    assert [(one.code, one.message) for one in found] == [
        ("published-script", LACKS.format(path, name, remedy))
        for name, remedy in zip(
            EVERY,
            [
                "list it under extra_javascript: in mkdocs.yml",
                *[published.UNDO] * 2,
            ],
            strict=True,
        )
    ]


def test_the_scripts_and_styles_of_a_page() -> None:
    wanted = PageScripts(
        *("tiny/course.js", "safe-sleep", "forms.js", "forms.css"),
        *("search.js", "late.js", "services.js", "home.js", "home.css"),
    )
    whole = built(
        loading("../forms.js", "../forms.css", "../search.js", "../late.js", "../services.js")
        + loading("../home.js", "../home.css")
        + '<script src="course.js" data-course="safe-sleep"></script>'
    )
    assert list(check_own_scripts(wanted, whole)) == []
    messages = [one.message for one in check_own_scripts(wanted, built(""))]
    names = ("forms.js", "forms.css", "search.js", "late.js", "services.js", "home.js", "home.css")
    assert messages == [
        *(LACKS.format("tiny/page.html", name, published.UNDO) for name in names),
        LACKS.format("tiny/page.html", "tiny/course.js as its course's", published.UNDO),
    ]
