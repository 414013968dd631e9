"""The program that measures the importer counts what was right, read and wanted."""

from __future__ import annotations

import json
from pathlib import Path

from tools.readings import table

TEXT = """# Lamps lit

Skip to content

## Wicks

They should:

- Wicks were cut.
- Glass was there.

## Oil

- Oil was there.
"""
READING = {
    "title": "Lamps lit",
    "themes": [
        {
            "heading": "Wicks",
            "points": ["Wicks were cut.", "Oil was there."],
            "lead_ins": [{"text": "They should:", "before_point": 1}],
        }
    ],
}


def test_what_is_measured(tmp_path: Path) -> None:
    folder = tmp_path / "lamps"
    folder.mkdir()
    (folder / "original.md").write_text(TEXT, encoding="utf-8")
    (folder / "page.txt").write_text(TEXT.replace("Glass", "x" * 30_000), encoding="utf-8")
    (folder / "reading.json").write_text(json.dumps(READING), encoding="utf-8")
    rows = [line for line in table(tmp_path).split("\n") if line.startswith(("| lamps", "| all"))]
    assert rows[:2] == [
        # Of two themes one is right, of three points two, one of them under its theme. The plain
        # text has a word that the briefing does not have.
        "| lamps.md | 0.50 | 1.00 | 0.67 | 1.00 | 0.50 | 1 |  |",
        "| all | 0.50 | 1.00 | 0.67 | 1.00 | 0.50 | 1 | 1 files, 0 refused |",
    ]
    assert rows[2].startswith("| lamps.txt | – | 0.00 | – | 0.00 | 0.00 | 0 | refused: this line")
