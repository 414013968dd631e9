"""The question bank in a player that others wrote: what an answer scores, and what is said then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.browsing import DESK
from support.building import FIXTURE, ROOT
from support.packages import of
from support.qti_player import Player, folder_with_player, upgraded
from support.question_banks import Item, bank, sources
from support.serving import served

QUESTIONS = sources(FIXTURE, ROOT / "tests/fixture/quizzes")
MOST = 2  # questions of each kind


def _kind(source: dict) -> str:
    if "[[" in source["stem"]:
        return "gaps"
    if source["tag"] != "quiz":
        return source["tag"]
    return "several" if sum(right for right, _, _ in source["options"]) > 1 else "one"


@pytest.fixture(scope="module")
def items(fixture_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return upgraded(of(fixture_site, "qti"), tmp_path_factory.mktemp("qti") / "upgraded")


@pytest.fixture(scope="module")
def ours(fixture_site: Path) -> dict[str, Item]:
    return bank(of(fixture_site, "qti"))


@pytest.fixture
def player(open_context: Callable, tmp_path: Path) -> Iterator[Player]:
    with served(folder_with_player(tmp_path / "player")) as address:
        found = Player(open_context(DESK).new_page(), address)
        yield found
        assert found.errors == []


def of_kind(kind: str) -> list[tuple[str, dict]]:
    found = [(f"question-{id}", one) for id, one in QUESTIONS.items() if _kind(one) == kind]
    assert found, f"the fixture asks nothing of the kind {kind}"
    return found[:MOST]


def _named(item: Item, source: dict) -> list[str]:
    """The names of a question's options, or of its items, in the order of the source."""
    words = item.options or {name: said for name, (said, _) in item.sets[0].items()}
    names = {said: name for name, said in words.items()}
    return [names[re.sub(r"[*`_]", "", option)] for _, option, _ in source["options"]]


@pytest.mark.parametrize("kind", ["one", "several"])
def test_options(player: Player, items: dict, ours: dict, kind: str) -> None:
    for name, source in of_kind(kind):
        options = _named(ours[name], source)
        marked = zip(options, source["options"], strict=True)
        right = [one for one, (key, _, _) in marked if key]
        wrong = [one for one in options if one not in right]
        reasons = {
            one: reason for one, (_, _, reason) in zip(options, source["options"], strict=True)
        }
        answers = [(right, 1), (wrong[:1], 0), ([], 0)]
        if kind == "several":
            answers += [(right[:-1], 0), (right + wrong[:1], 0)]
        for chosen, score in answers:
            player.show(items[name])
            for one in chosen:
                player.choose(one)
            got, told = player.respond()
            assert got == score, (name, chosen)
            assert "The briefing says:" in told[-1]
            assert sorted(_words(one) for one in told[:-1]) == sorted(
                _words(reasons[one]) for one in chosen
            ), name


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_gaps(player: Player, items: dict, ours: dict) -> None:
    for name, source in of_kind("gaps"):
        words = re.findall(r"\[\[(.+?)\]\]", source["stem"])
        gaps = list(ours[name].key)
        ways = [(words, 1.0), ([word.upper() for word in words], 1.0), (["x"] * len(words), 0.0)]
        ways += [([""] * len(words), 0.0)]
        if len(words) > 1:
            ways += [([words[0], ""], 1 / len(words)), (["x", *words[1:]], 1 - 1 / len(words))]
        for filled, score in ways:
            player.show(items[name])
            for gap, word in zip(gaps, filled, strict=True):
                player.fill(gap, word)
            got, told = player.respond()
            assert got == pytest.approx(score, abs=0.001), (name, filled)
            assert len(told) == 1 and "The briefing says:" in told[0]
    assert any(one["stem"].count("[[") > 1 for _, one in of_kind("gaps")), "and one of them partly"


@pytest.mark.parametrize("kind", ["sort", "match"])
def test_items_with_their_groups_or_matches(
    player: Player, items: dict, ours: dict, kind: str
) -> None:
    for name, source in of_kind(kind):
        shown = [said.lower() for said, _ in ours[name].sets[1].values()]
        names = _named(ours[name], source)
        right = [
            (one, shown.index(label.lower()))
            for one, (label, _, _) in zip(names, source["options"], strict=True)
        ]
        wrong = [(one, (label + 1) % len(shown)) for one, label in right]
        for pairs, score in (
            (right, 1.0),
            (right[:-1], 1 - 1 / len(right)),
            (right[:1], 1 / len(right)),
            (wrong, 0.0),
            ([], 0.0),
        ):
            player.show(items[name])
            for pair in pairs:
                player.match(*pair)
            got, told = player.respond()
            assert got == pytest.approx(score, abs=0.001), (name, pairs)
            (said,) = told
            spoken = _words(said)
            for _, _, reason in source["options"]:
                assert "".join(_words(reason)) in "".join(spoken)


def test_items_in_order(player: Player, items: dict, ours: dict) -> None:
    for name, source in of_kind("order"):
        named = dict(zip(source["options"], _named(ours[name], source), strict=True))
        right = [named[option] for option in sorted(source["options"], key=lambda one: int(one[0]))]
        for order, score in ((right, 1), (right[::-1], 0), (right[1:] + right[:1], 0)):
            player.show(items[name])
            for position, one in enumerate(order):
                player.place(one, position)
            got, told = player.respond()
            assert got == score, (name, order)
            assert len(told) == 1
