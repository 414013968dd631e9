"""Overstatement: the labelled pairs, which somebody wrote who had not seen the rule, and what hides
an id from a reader.
"""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from briefed.checking import overstatement
from briefed.checking.overstatement import stronger
from briefed.text.words import sentences
from support.building import TESTS
from support.outcomes import FOLDER, outcomes

PAIRS = json.loads((TESTS / "strength/pairs.json").read_text(encoding="utf-8"))
LEAST = 0.8
OVERSTATED, FAITHFUL = "overstated", "faithful"


class Score(NamedTuple):
    """Of the pairs that were called overstated, the part that is; of those that are, the part that
    was called so.
    """

    precision: float
    recall: float


def score(pairs: list[dict]) -> Score:
    called = [
        pair["verdict"]
        for pair in pairs
        if any(stronger(sentence, pair["quote"]) for sentence in sentences(pair["sentence"]))
    ]
    right = called.count(OVERSTATED)
    return Score(right / len(called), right / sum(pair["verdict"] == OVERSTATED for pair in pairs))


def half(rest: int) -> list[dict]:
    """The pairs that the rule was made with (rest 0), or those that were held out (rest 1).

    It was made with those of an even id, and with those that say so ("learned").
    """
    return [
        pair
        for pair in PAIRS
        if "unseen" not in pair
        and (pair["id"] % 2 == 0 or pair.get("learned", False)) == (rest == 0)
    ]


def test_there_are_enough_pairs_and_neither_kind_is_rare() -> None:
    verdicts = [pair["verdict"] for pair in PAIRS]
    assert len(verdicts) >= 140 and set(verdicts) == {OVERSTATED, FAITHFUL}
    assert min(verdicts.count(OVERSTATED), verdicts.count(FAITHFUL)) > len(verdicts) / 3


@pytest.mark.parametrize("rest", [0, 1])
def test_overstated_sentences_are_told_from_faithful_ones(rest: int) -> None:
    found = score(half(rest))
    print(
        f"\n{'held out' if rest else 'learned from'}: {len(half(rest))} pairs, precision "
        f"{found.precision:.2f}, recall {found.recall:.2f}"
    )
    assert min(found) >= LEAST


def test_pairs_that_nobody_looked_at_show_what_the_rule_is_worth() -> None:
    """These were measured once, behind the last change of the rule: a lower score means that it got
    worse.
    """
    found = score([pair for pair in PAIRS if "unseen" in pair])
    print(f"\nunseen: precision {found.precision:.2f}, recall {found.recall:.2f}")
    assert found.precision >= 0.78 and found.recall >= 0.62


@pytest.mark.parametrize("kind", ["advice", "question", "hedge", "negated", "paraphrase"])
def test_no_kind_of_faithful_sentence_is_often_called_overstated(kind: str) -> None:
    pairs = [pair for pair in PAIRS if pair["kind"] == kind and pair["verdict"] == FAITHFUL]
    wrong = [pair["id"] for pair in pairs if stronger(pair["sentence"], pair["quote"])]
    assert len(wrong) <= (1 - LEAST) * len(pairs), wrong


def test_what_is_let_go_at_a_glance_says_no_more_than_its_quote(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        (sentence, pair["quote"]) for pair in PAIRS for sentence in sentences(pair["sentence"])
    ]
    called = [text for text in texts if stronger(*text)]
    monkeypatch.setattr(overstatement, "cannot_be_stronger", lambda *_: False)
    assert called == [text for text in texts if stronger(*text)]


def test_no_pair_is_called_otherwise_unnoticed() -> None:
    """A change of the rule shows here which pairs it changes; tests/support/outcomes.py writes the
    file anew.
    """
    assert outcomes() == (FOLDER / "outcomes.txt").read_text("utf-8")


def test_a_quote_is_never_stronger_than_itself() -> None:
    quoted = {sentence for pair in PAIRS for sentence in sentences(pair["quote"])}
    assert [sentence for sentence in quoted if stronger(sentence, sentence)] == []
