"""Attacks on sources and settings: each ends as its file says, and none that could be made in good
faith is published.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from briefed.rendering import assets
from briefed.source.project import load
from briefed.verifying.site import check_site
from support.building import copy_sources
from support.cases import change
from tools.attacks import ATTACKS, Attack, Ground, made, refused_by_the_build

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_this_process")]

HARMLESS = [one for one in ATTACKS if one.verdict == "harmless"]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("attacks"))


class Styled(NamedTuple):
    """A project, and apart from it the site that was built of it."""

    project: Path
    site: Path

    def became_of(self, attack: Attack) -> tuple[str, str]:
        """What became of an attack on styles, as `Ground.became_of` says it; ("", "") where the
        built pages show nothing of it.

        Its style sheets take the place of those that were built, and the site is judged again: the
        pages of a build of its own would be the same. `make attacks` builds each.
        """
        with made(self.project, attack):
            self.put_styles()
            found = check_site(load(self.project), self.site)
        return ("caught", " ".join(sorted({one.code for one in found}))) if found else ("", "")

    def put_styles(self) -> None:
        """Put the project's style sheets into the site, as a build does."""
        for sheet in (self.project / "docs/assets").glob("*.css"):
            shutil.copy(sheet, self.site / "assets")
        settings = (self.project / "mkdocs.yml").read_text(encoding="utf-8")
        assets.shrink(self.site)
        assert assets.join(self.site, yaml.load(settings, yaml.BaseLoader)["extra_css"]) == []


@pytest.fixture(scope="module")
def styled(short_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Styled:
    folder = tmp_path_factory.mktemp("styled")
    built = shutil.copytree(short_site.parent, folder / "project")
    return Styled(built, Path(shutil.move(built / "site", folder / "site")))


def of_styles(attack: Attack) -> bool:
    return all(
        verb == "edit" and file.startswith("docs/assets/") and file.endswith(".css")
        for verb, file, _ in attack.changes
    )


def test_styles_are_put_into_a_site_as_a_build_does(styled: Styled, short_site: Path) -> None:
    styled.put_styles()
    for folder in (short_site, styled.site):
        assert (folder / "assets/learner.css").stat().st_size > 10_000
    assert {path.name: path.read_bytes() for path in (styled.site / "assets").glob("*.css")} == {
        path.name: path.read_bytes() for path in (short_site / "assets").glob("*.css")
    }


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict == "caught"], ids=lambda one: one.name
)
def test_it_is_refused(attack: Attack, ground: Ground, styled: Styled) -> None:
    became, by = styled.became_of(attack) if of_styles(attack) else ("", "")
    if not became:
        became, by = ground.became_of(attack)
    assert became == "caught"
    assert any(code in by for code in attack.codes), by


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict != "caught"], ids=lambda one: one.name
)
def test_the_check_says_nothing_of_it(attack: Attack, ground: Ground) -> None:
    assert ground.seen(attack) == set()


def test_all_that_is_harmless_is_published(tmp_path: Path) -> None:
    """All of it in one project: a build takes long, and what it refuses it names with its place."""
    project = copy_sources(tmp_path / "project")
    for attack in HARMLESS:
        change(project, attack.changes)
    assert refused_by_the_build(project) == ""
    assert len(HARMLESS) > 20


@pytest.mark.parametrize(
    "attack", [one for one in ATTACKS if one.verdict == "approval"], ids=lambda one: one.name
)
def test_what_only_a_person_can_tell_takes_back_the_approval(
    attack: Attack, ground: Ground
) -> None:
    assert ground.held_back(attack)


def test_nothing_harmful_that_an_editor_could_do_in_good_faith_is_published() -> None:
    assert [one.name for one in ATTACKS if one.verdict == "published" and one.good_faith] == []


def test_there_are_at_least_a_hundred() -> None:
    assert len(ATTACKS) >= 100
