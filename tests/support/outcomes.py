"""What the rule `stronger-than-briefing` says of each labelled pair.

PYTHONPATH=tests .venv/bin/python -m support.outcomes
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefed.checking.overstatement.excess import Excess
from briefed.checking.overstatement.glance import cannot_be_stronger
from briefed.checking.overstatement.judgement import stronger
from briefed.text.words import sentences

FOLDER = Path(__file__).resolve().parents[1] / "strength"


class Pair(NamedTuple):
    """A sentence and the quote it is labelled with."""

    name: str
    verdict: str
    sentence: str
    quote: str


def outcomes() -> str:
    """A line for each sentence that the rule calls too strong: its pair, and what it names.

    Each sentence is held against its quote in each way that the check does it, and against the
    quote of another pair, where the labels say nothing, and a word meets limits that it meets
    nowhere else. Last come the sentences that are let go at a glance, which saves most of the time.
    """
    pairs = list(_pairs())
    neighbours = [*pairs[1:], pairs[0]]
    ways = {
        "its quote": [
            (one._replace(name=f"{one.name} {one.verdict}"), stronger(one.sentence, one.quote))
            for one in pairs
        ],
        "its quote, as a request": [
            (one, stronger(one.sentence, one.quote, asks=True)) for one in pairs
        ],
        "the first sentence of its quote, with the rest around it": [
            (one, stronger(one.sentence, sentences(one.quote)[0], whole=one.quote))
            for one in pairs
            if len(sentences(one.quote)) > 1
        ],
        "the next pair's quote": [
            (one, stronger(one.sentence, next_one.quote))
            for one, next_one in zip(pairs, neighbours, strict=True)
        ],
        "the next pair's quote, below a question that has its own quote": [
            (one, stronger(one.sentence, next_one.quote, said=one.quote))
            for one, next_one in zip(pairs, neighbours, strict=True)
        ],
    }
    lines: list[str] = []
    for way, found in ways.items():
        lines += ["", f"Against {way}:"]
        lines += [f"{one.name}: {_said(excess)}" for one, excess in found if excess]
    lines += ["", "Let go at a glance:"]
    lines += [
        one.name for one in pairs if cannot_be_stronger(one.sentence, one.quote, one.quote, False)
    ]
    return "\n".join(lines[1:]) + "\n"


def _pairs() -> Iterator[Pair]:
    for name in ("pairs", "dev"):
        for pair in json.loads((FOLDER / f"{name}.json").read_text("utf-8")):
            for sentence in sentences(pair["sentence"]):
                yield Pair(f"{name} {pair['id']}", pair["verdict"], sentence, pair["quote"])


def _said(excess: Excess) -> str:
    dropped = " (dropped)" if excess.dropped else ""
    return f'{excess.kind}{dropped}: "{excess.word}" / "{excess.held}"'


if __name__ == "__main__":
    (FOLDER / "outcomes.txt").write_text(outcomes(), "utf-8")
