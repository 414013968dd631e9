"""The program that measures the importer counts what was right, read and wanted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from briefed.errors import InputError
from tools.kept_readings import keep
from tools.readings import table, texts

TEXT = """# Lamps lit

Skip to content

## Wicks

They should:

- Wicks were cut by hand on every day of the long winter.
- Glass was there.

## Oil

- Oil was there.
"""
READING = {
    "address": "https://lamps.example/lit",
    "kind": "page",
    "field": "lamps",
    "country": "Wales",
    "genuine": True,
    "held_back": False,
    "title": "Lamps lit",
    "themes": [
        {
            "heading": "Wicks",
            "points": ["Wicks were cut by hand on every day of the long winter.", "Oil was there."],
            "lead_ins": ["They should:"],
        }
    ],
}
PAGE = """<!doctype html><title>Lamps lit</title><p>Skip to content</p><h1>Lamps lit</h1>
<h2>Wicks</h2><p>They should:</p>
<ul><li>Wicks were cut by hand on every day of the long winter.<li>Glass was there.</ul>
<h2>Oil</h2><ul><li>Oil was there.</ul>"""


def _kept(folder: Path, reading: dict, text: str = TEXT) -> Path:
    """A text and its reading in words, kept; the folder of the kept readings."""
    (folder / "texts").mkdir()
    (folder / "texts/lamps.txt").write_text(text, encoding="utf-8")
    (folder / "texts/lamps.json").write_text(json.dumps(reading), encoding="utf-8")
    keep(folder / "texts", texts(folder / "texts"), folder / "readings")
    return folder / "readings"


def _rows(measured: str, name: str) -> list[str]:
    return [line for line in measured.split("\n") if line.startswith(f"| {name}")]


def test_what_is_measured(tmp_path: Path) -> None:
    readings = _kept(tmp_path, READING, TEXT.replace("Glass", "x" * 30_000))
    (tmp_path / "texts/lamps.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "texts/lamps.styled.md").write_text(TEXT, encoding="utf-8")
    measured = table(tmp_path / "texts", readings)
    # Of two themes one is right, of three points two, one of them under its theme. The plain text
    # has a word that the briefing does not have.
    counts = "0.50 | 1.00 | 0.67 | 1.00 | 0.50 | 1 |"
    assert _rows(measured, "lamps.html") == [f"| lamps.html | {counts}  |"]
    assert _rows(measured, "lamps.txt")[0].startswith(
        "| lamps.txt | – | 0.00 | – | 0.00 | 0.00 | 0 | refused: this line"
    )
    assert _rows(measured, "html, genuine") == [f"| html, genuine | {counts} 1 files, 0 refused |"]
    assert _rows(measured, "styled.md, reconstructed")
    assert _rows(measured, "txt, reconstructed")


def test_texts_held_back_are_counted_apart(tmp_path: Path) -> None:
    readings = _kept(tmp_path, {**READING, "kind": "text", "held_back": True})
    assert _rows(table(tmp_path / "texts", readings), "txt, genuine, held back")


def test_the_introduction_is_a_theme_without_a_heading(tmp_path: Path) -> None:
    themes = [
        {"heading": "", "points": ["It was dark."], "lead_ins": []},
        {"heading": "Oil", "points": ["Oil was there."], "lead_ins": []},
    ]
    text = "# Lamps lit\n\nIt was dark.\n\n## Oil\n\n- Oil was there.\n"
    readings = _kept(tmp_path, {**READING, "themes": themes}, text)
    assert _rows(table(tmp_path / "texts", readings), "lamps.txt") == [
        "| lamps.txt | 1.00 | 1.00 | 1.00 | 1.00 | 1.00 | 0 |  |"
    ]


def test_what_is_kept_has_no_sentence_of_the_text(tmp_path: Path) -> None:
    kept = (_kept(tmp_path, READING) / "lamps.json").read_text(encoding="utf-8")
    assert "Wicks" in kept
    assert "were cut" not in kept
    assert "They should" not in kept
    assert json.loads(kept)["address"] == "https://lamps.example/lit"


def test_a_text_that_has_changed_is_left_out(tmp_path: Path) -> None:
    readings = _kept(tmp_path, READING)
    (tmp_path / "texts/lamps.txt").write_text(TEXT.replace("Oil", "Fat"), encoding="utf-8")
    measured = table(tmp_path / "texts", readings)
    assert "lamps: the text has changed since it was read. It is left out." in measured
    assert not _rows(measured, "lamps.txt")


def test_a_text_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    readings = _kept(tmp_path, READING)
    (tmp_path / "texts/lamps.txt").unlink()
    assert "lamps: " in table(tmp_path / "texts", readings)
    assert not _rows(table(tmp_path / "texts", readings), "lamps.txt")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "fax"}, "lamps.json: kind is fax. Write page, text, docx, pdf."),
        ({"title": "Lamps unlit"}, 'lamps.json: the text does not have the words "lamps unlit".'),
        (
            {"themes": [{"heading": "Wicks", "points": ["Never said."], "lead_ins": []}]},
            'lamps.json: the text does not have the words "never said".',
        ),
    ],
)
def test_a_reading_that_does_not_fit_its_text_is_not_kept(
    tmp_path: Path, changed: dict, said: str
) -> None:
    with pytest.raises(InputError) as refused:
        _kept(tmp_path, {**READING, **changed})
    assert refused.value.message == said


def test_a_reading_says_where_its_text_is_from(tmp_path: Path) -> None:
    unsaid = {key: said for key, said in READING.items() if key != "address"}
    with pytest.raises(InputError, match=r'lamps\.json: add "address"'):
        _kept(tmp_path, unsaid)
