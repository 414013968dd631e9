"""Our style sheets joined, so that a page asks for few."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.rendering import assets

LISTED = ["assets/shell.css", "assets/mine.css", "assets/page.css"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with style sheets, each of which has a rule of its own, with or without a line
    end.
    """
    (tmp_path / "assets").mkdir()
    for name in (*LISTED, *assets.OF_DECK, assets.TOKENS, assets.FORMS):
        end = "\n\n" if name in LISTED else ""
        (tmp_path / name).write_text(f"a{{b:{Path(name).stem}}}{end}", encoding="utf-8")
    return tmp_path


def texts(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.css")
    }


def test_they_are_joined_in_the_order_of_the_settings(site: Path) -> None:
    assert assets.join(site, LISTED) == []
    assert texts(site) == {
        assets.TOKENS: "a{b:tokens}",
        assets.LEARNER: "a{b:shell}\na{b:mine}\na{b:page}\n",
        assets.FORMS: "a{b:forms}",
        assets.DECK: "a{b:slides}\na{b:asked}\na{b:room}\na{b:tools}\na{b:speaker}\n",
    }


def test_those_that_are_loaded_apart_stay_apart_where_they_are_listed_too(site: Path) -> None:
    assert assets.join(site, [assets.TOKENS, *LISTED, assets.FORMS]) == []
    assert texts(site)[assets.LEARNER] == "a{b:shell}\na{b:mine}\na{b:page}\n"
    assert {assets.TOKENS, assets.FORMS} < texts(site).keys()


def test_those_that_are_not_there_are_named_and_the_others_joined(site: Path) -> None:
    for name in (LISTED[1], assets.OF_DECK[1]):
        (site / name).unlink()
    assert assets.join(site, LISTED) == [LISTED[1], assets.OF_DECK[1]]
    assert texts(site)[assets.LEARNER] == "a{b:shell}\na{b:page}\n"
