"""What a Word file shows in a symbol font is read as it shows, or listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.word_files import TITLE, heading, holding, word_file


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    return briefed_here


def said(words: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f'<w:r>{fonts}<w:t xml:space="preserve">{words}</w:t></w:r>'


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


# The runs of a paragraph, and its line in the briefing.
SHOWN = {
    "Word's own arrow": (
        [said("No oil "), symbol("Wingdings", "F0E0"), said(" no light.")],
        "No oil → no light.",
    ),
    "a code without F0": (
        [said("No oil "), symbol("Wingdings", "E8"), said(" no light.")],
        "No oil → no light.",
    ),
    "a tick before a point": ([symbol("Wingdings", "F0FC"), said(" Oil was there.")], "- Oil"),
    "a bullet of Symbol": ([symbol("Symbol", "F0B7"), said(" Oil was there.")], "- Oil"),
    "a number in a circle": (
        [symbol("Wingdings", "F08C"), said(" lamp in 3 was dirty.")],
        "❶ lamp in 3 was dirty.",
    ),
    "at least": ([said("Oil "), symbol("Symbol", "F0B3"), said(" 3 tins.")], "Oil ≥ 3 tins."),
    "typed in the font": (
        [said("No oil "), said("\uf0e0", "Wingdings"), said(" dark.")],
        "No oil → dark.",
    ),
    "typed as a letter": (
        [said("Oil lamps "), said("J", "Wingdings"), said(" shine.")],
        "Oil lamps ☺ shine.",
    ),
    "pasted without its font": ([said("No oil \uf0e0 no light.")], "No oil → no light."),
    "a bullet without its font": ([said("\uf0b7 Oil was there.")], "- Oil"),
    "a hyphen that stays": (
        ["<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>lamp rock.</w:t></w:r>"],
        "multi‑lamp",
    ),
    "a hyphen that may come": (
        ["<w:r><w:t>light</w:t><w:softHyphen/><w:t>house here.</w:t></w:r>"],
        "lighthouse here.",
    ),
    "a tab of the margin": (
        [
            '<w:r><w:t>Oil</w:t><w:ptab w:relativeTo="margin" w:alignment="right" '
            'w:leader="none"/><w:t>was there.</w:t></w:r>'
        ],
        "Oil was there.",
    ),
    "an old line break": (
        ["<w:r><w:t>Oil</w:t><w:cr/><w:t>was there.</w:t></w:r>"],
        "Oil was there.",
    ),
}


def brought(folder: Path, *paragraphs: str) -> Path:
    path = folder / "b.docx"
    path.write_bytes(word_file(TITLE + heading("Lamps") + "".join(paragraphs)))
    return path


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_font_shows_is_read(name: str, tmp_path: Path, briefed: Run) -> None:
    runs, line = SHOWN[name]
    before = holding(said("Every lamp was lit."))
    run = briefed("statements", brought(tmp_path, before, holding(*runs)), "--format", "markdown")
    assert run.returncode == 0, run.stderr
    assert f"\n{line}" in run.stdout


@pytest.mark.parametrize("font", ["Webdings", "Wingdings", "Bookshelf Symbol 7"])
def test_a_sign_that_is_not_known_is_listed_with_its_place(
    font: str, tmp_path: Path, empty: Path, briefed: Run
) -> None:
    path = brought(
        tmp_path,
        holding(said("Every lamp was lit "), symbol(font, "F05F"), said(" by dusk.")),
        holding(said("Oil "), said("\uf05f", font), said(" was there.")),
    )
    run = briefed("new", path, "--course", "lamps", project=empty)
    assert run.returncode == 0, run.stderr
    sign = f"a sign of the font {font} (its code is that of '_') behind "
    assert run.stdout.count(sign) == 2
    assert "Every lamp was lit', whose meaning is not known" in run.stdout
    assert "by dusk. Oil', whose meaning is not known" in run.stdout
    kept = (empty / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert "Every lamp was lit by dusk." in kept and "Oil was there." in kept


def test_a_sign_in_a_footnote_is_read(tmp_path: Path, briefed: Run) -> None:
    noted = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    path = tmp_path / "b.docx"
    path.write_bytes(
        word_file(
            TITLE + heading("Lamps") + holding(said("Every lamp was lit."), noted),
            {
                "word/footnotes.xml": f'<w:footnotes {space}><w:footnote w:id="2">'
                + holding(said("No oil "), symbol("Wingdings", "F0E0"), said(" no light."))
                + "</w:footnote></w:footnotes>"
            },
            '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/footnotes" Target="footnotes.xml"/>',
        )
    )
    run = briefed("statements", path, "--format", "markdown")
    assert run.returncode == 0 and "No oil → no light." in run.stdout, run.stderr
