"""What the rule `stronger-than-briefing` says of each labelled pair.

.venv/bin/python tests/support/outcomes.py > tests/strength/outcomes.txt
"""

from __future__ import annotations

import json
from pathlib import Path

from briefed.checking.overstatement import stronger
from briefed.text.words import sentences

FOLDER = Path(__file__).resolve().parents[1] / "strength"


def outcomes() -> str:
    """A line for each sentence that the rule calls too strong: its pair, and what it names."""
    lines = []
    for pair in json.loads((FOLDER / "pairs.json").read_text("utf-8")):
        for sentence in sentences(pair["sentence"]):
            if excess := stronger(sentence, pair["quote"]):
                dropped = " (dropped)" if excess.dropped else ""
                lines.append(
                    f"{pair['id']} {pair['verdict']}: {excess.kind}{dropped}: "
                    f'"{excess.word}" / "{excess.held}"'
                )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(outcomes(), end="")
