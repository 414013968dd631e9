"""Every format and every shape of a briefing, from the file that somebody brings to the published
site.
"""

from __future__ import annotations

import html
import json
import re
import string
from collections.abc import Iterable
from pathlib import Path

import pypandoc
import pytest
from briefed.source.briefing import parse
from briefed.text.words import fold
from support.building import ROOT, Run

pytestmark = pytest.mark.slow

BROUGHT = ROOT / "tests/brought"
LONG = (
    "What keepers, pilots and masters of every vessel in the Sound said about how lamps are lit, "
    * 4
)
SHAPES = {
    "no-introduction": (
        "Small audit\n\nHidden lamps:\n\n• Lamps were trimmed in 3/12 lights.\n"
        "• 2 lights had glass.\n"
    ),
    "one-statement": "Small audit\n\nHidden lamps:\n\n• Lamps were trimmed in 3/12 lights.\n",
    "one-theme": (
        "Small audit\n\nLights were looked at in April.\n\nHidden lamps:\n\n"
        "• Lamps were trimmed in 3/12 lights.\n"
    ),
    "tables-only": (
        "# Small audit\n\n## Lamps\n\n"
        "| Light | Trimmed |\n|---|---|\n| Skerry | twice |\n| Mole | never |\n\n"
        "## Watches\n\n"
        "| Light | Handed over |\n|---|---|\n| Skerry | no |\n"
    ),
    "numbered-only": (
        "# Small audit\n\n## Lamps\n\n1. Trim the lamp.\n2. Keep spare glass.\n\n## Watches\n\n"
        "1. Hand over in person.\n"
    ),
    "groups-of-groups": (
        "# Small audit\n\n## Part one\n\n### Lamps\n\n- Trim the lamp.\n\n### Glass\n\n"
        "- Keep spare glass.\n\n## Part two\n\n### Watches\n\n- Hand over in person.\n"
    ),
    "long-headings": (
        f"# Small audit\n\n## {LONG.strip()}\n\n- Trim the lamp.\n\n## {LONG}again\n\n"
        f"- Keep spare glass.\n\n## {'x' * 300}\n\n- Hand over in person.\n"
    ),
    "same-headings": "# Small audit\n\n"
    + "".join(f"## Findings\n\n- Lamp number {number} was trimmed.\n\n" for number in range(1, 13)),
    "headed-introduction": (
        "# Small audit\n\n## Introduction\n\nLights were looked at in April.\n\n## Lamps\n\n"
        "- Trim the lamp.\n"
    ),
    "introduced-twice": (
        "# Small audit\n\nLights were looked at in April.\n\n## Introduction\n\n"
        "Keepers were asked.\n\n## Lamps\n\n- Trim the lamp.\n"
    ),
    "no-letters": (
        "# Small audit\n\n## – & –\n\n- Trim the lamp.\n\n## Théâtre: été\n\n"
        "- Hand over in person.\n"
    ),
    "names-of-ours": (
        "# Small audit\n\n## Index\n\n- Trim the lamp.\n\n## Briefing\n\n- Keep spare glass.\n\n"
        "## Slides\n\n- Hand over in person.\n\n## Whole\n\n- Ring the bell.\n"
    ),
}
FORMATS = {
    "styled": "report.docx",
    "typed": "typed.docx",
    "page": "typed.html",
    "lines": "report.pdf",
}

_MARK = re.compile(r"\[to write: [^\]]*\]")
_QUESTION = re.compile(r"<quiz>.*?</quiz>", re.S)
_LETTERS = string.ascii_lowercase.replace("a", "").replace("i", "")


def finish(folder: Path, slug: str) -> None:
    """Write what a person would into every place of a course that waits for words."""
    number = 0

    def said(match: re.Match) -> str:
        nonlocal number
        number += 1
        letters = (
            _LETTERS[number // len(_LETTERS) % len(_LETTERS)] + _LETTERS[number % len(_LETTERS)]
        )
        return f"Speak about this with your team {letters}"

    def question(match: re.Match) -> str:
        quoted = re.search(
            r"^> (?!\[to write)(?:.*\n> )*?.*\[[a-z0-9-]+-\d+\]",
            match[0].partition("The briefing says:")[2],
            re.M,
        )[0]
        words = " ".join(line[2:] for line in quoted.split("\n")).rpartition(" [")[0]
        return match[0].replace(
            "[to write: why it is, by the quote below]", f"The briefing says so: {words}"
        )

    for path in [*(folder / "docs" / slug).glob("*.md"), *(folder / "quizzes" / slug).glob("*.md")]:
        if path.name != "briefing.md":
            text = _QUESTION.sub(question, path.read_text(encoding="utf-8")).replace(
                "minutes:\n", "minutes: 5\n", 1
            )
            text = text.replace(
                "placeholder link:\n", "placeholder link: https://example.org/log\n", 1
            )
            path.write_text(_MARK.sub(said, text), encoding="utf-8")


def shown(path: Path) -> str:
    """The words of a built page's article."""
    article = re.search(r"<article.*</article>", path.read_text(encoding="utf-8"), re.S)[0]
    return " ".join(
        html.unescape(
            re.sub(r"<[^>]*>", "", re.sub(r"</?(?:p|li|td|th|h\d|div|br)\b[^>]*>", " ", article))
        ).split()
    )


def publish(briefed: Run, project: Path, brought: Iterable[tuple[str, Path]]) -> None:
    for slug, path in brought:
        run = briefed("new", path, "--course", slug, project=project)
        assert run.returncode == 0, f"{slug}: {run.stderr}"
        finish(project, slug)
    found = json.loads(briefed("check", "--format", "json", project=project).stdout)["problems"]
    assert [one for one in found if one["severity"] == "error"] == []
    run = briefed("build", project=project, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr


def data_of(page: Path) -> str:
    """The theme that a page says it teaches."""
    html = page.read_text(encoding="utf-8")
    return re.search(r'<script defer src="course.js" data-course="([^"]*)">', html)[1]


def look(project: Path, slug: str) -> None:
    """Every statement is published, every theme has its page, its slides and its entry, and the
    course start leads to them.
    """
    site = project / "site" / slug
    briefing = parse(
        (project / "docs" / slug / "briefing.md").read_text(encoding="utf-8"), "briefing.md"
    )
    told = shown(site / "briefing.html")
    manifest = json.loads(
        re.search(r"course: (\{.*\}) \};", (site / "course.js").read_text(encoding="utf-8"))[1]
    )
    assert [theme["slug"] for theme in manifest["themes"]] == [
        theme.slug for theme in briefing.themes
    ]
    start = (site / "index.html").read_text(encoding="utf-8")
    for theme in briefing.themes:
        page = site / f"{theme.slug}.html"
        taught = shown(page)
        for statement in theme.statements:
            assert fold(statement.text) in fold(told), statement.id
            assert fold(" ".join(statement.text.replace(" | ", " ").split())) in fold(
                taught.replace(" | ", " ")
            ), statement.id
        assert f'href="{page.name}"' in start
        assert data_of(page) == theme.slug
        assert (site / "slides" / f"{theme.slug}.html").is_file()
    assert data_of(site / "index.html") == "", "the course start teaches no theme"
    introduced = briefing.themes[0].slug == "introduction"
    assert (site / "introduction.html").exists() == introduced
    assert "Before you start" in (site / "slides/index.html").read_text(encoding="utf-8")
    assert (site / "handouts").is_dir() and any((site / "handouts").glob("*.pdf"))


def test_a_briefing_of_any_shape_is_published(briefed: Run, empty: Path, tmp_path: Path) -> None:
    for slug, text in SHAPES.items():
        (tmp_path / f"{slug}.md").write_text(text, encoding="utf-8")
    publish(briefed, empty, [(slug, tmp_path / f"{slug}.md") for slug in SHAPES])
    for slug in SHAPES:
        look(empty, slug)


def test_a_briefing_in_any_format_is_published(briefed: Run, empty: Path, tmp_path: Path) -> None:
    brought = [(slug, BROUGHT / name) for slug, name in FORMATS.items()]
    source = tmp_path / "no-introduction.md"
    source.write_text(
        (
            "# Small audit\n\n## Hidden lamps\n\n- Lamps were trimmed in 3/12 lights.\n"
            "- 2 lights had glass.\n"
        ),
        encoding="utf-8",
    )
    for form in ("docx", "html"):  # and without an introduction
        pypandoc.convert_file(
            str(source),
            form,
            format="markdown-smart",
            outputfile=str(tmp_path / f"small.{form}"),
            extra_args=["--standalone"],
        )
        brought.append((f"small-{form}", tmp_path / f"small.{form}"))
    brought += [("small-md", source), ("small-txt", tmp_path / "small.txt")]
    (tmp_path / "small.txt").write_text(SHAPES["no-introduction"], encoding="utf-8")
    publish(briefed, empty, brought)
    for slug, path in brought:
        look(empty, slug)
        kind = path.suffix if path.suffix in (".docx", ".pdf") else ""
        page = (empty / "site" / slug / "briefing.html").read_text(encoding="utf-8")
        assert not kind or (
            f'href="original{kind}">Download the' in page
            and 'href="original.txt">its text alone' in page
        )
        assert (
            not kind
            or (empty / "site" / slug / f"original{kind}").read_bytes() == path.read_bytes()
        )
