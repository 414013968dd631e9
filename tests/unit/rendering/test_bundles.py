"""The bundles of the page scripts: classic, the same each time, and nothing in them twice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.rendering import bundles
from support.building import ROOT

WEB = ROOT / bundles.SOURCES
NAMES = {
    bundles.LEARNER,
    bundles.FORMS,
    bundles.SEARCH,
    bundles.SEARCH_ALL,
    bundles.DECK,
    bundles.LEARNING,
    bundles.SERVICES,
    bundles.HOME,
    bundles.TRAINER,
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A project with nothing but its page scripts, where no tsconfig.json is above them."""
    shutil.copytree(WEB, tmp_path / "elsewhere" / bundles.SOURCES)
    return tmp_path / "elsewhere"


def test_another_copy_gives_the_same_bytes(copy: Path) -> None:
    made = bundles.of_site(ROOT)
    assert made.keys() == NAMES
    assert bundles.of_site(copy) == made
    assert bundles.of_packages(copy) == bundles.of_packages(ROOT)


def test_every_bundle_is_a_classic_script(copy: Path) -> None:
    packed = bundles.of_packages(copy)
    scripts = {
        **bundles.of_site(copy),
        **{name: packed[name].decode() for name in (bundles.LAUNCH, bundles.PAGE)},
    }
    for name, text in scripts.items():
        # A function of its own, so that no name of one bundle reaches another.
        assert text.startswith('"use strict";(()=>{'), name
        assert text.endswith("})();\n"), name
        assert not re.search(r"\b(?:import|export)\b[\s{*(]|\brequire\(", text), name
        (copy / "script.cjs").write_text(text, encoding="utf-8")
        run = subprocess.run(
            ["node", "--check", copy / "script.cjs"], capture_output=True, text=True
        )
        assert run.returncode == 0, f"{name}: {run.stderr}"


def test_no_module_is_in_two_bundles_of_a_page(tmp_path: Path) -> None:
    def inputs(name: str, *options: str) -> set[str]:
        told = tmp_path / "told.json"
        command = [
            ROOT / "node_modules/esbuild/bin/esbuild",
            WEB / Path(name).name,
            *("--bundle", f"--outfile={tmp_path / 'out.js'}", f"--metafile={told}"),
            *("--log-level=error", *options),
        ]
        subprocess.run(command, cwd=ROOT, check=True)
        return set(json.loads(told.read_text(encoding="utf-8"))["inputs"])

    first = inputs(bundles.LEARNER)
    assert f"{bundles.SOURCES}/store/store.js" in first
    for name in (bundles.LEARNING, bundles.SERVICES, bundles.TRAINER):
        behind = inputs(name, "--conditions=behind")
        given = "services/taken.js" if name == bundles.SERVICES else "page/given.js"
        assert f"{bundles.SOURCES}/{given}" in behind
        assert not first & behind, f"{name} brings what the page has: import it from #shared"


def test_an_edit_is_seen_in_the_same_process(copy: Path) -> None:
    """A live preview bundles again when a script has changed, and only then."""
    before = bundles.of_site(copy)
    assert bundles.of_site(copy) == before
    marks = copy / bundles.SOURCES / "quiz/marks.js"
    text = marks.read_text(encoding="utf-8")
    marks.write_text(text.replace("Not right.", "Not yet right."), encoding="utf-8")
    after = bundles.of_site(copy)
    assert {name for name in NAMES if after[name] != before[name]} == {
        bundles.LEARNER,
        bundles.FORMS,
    }


def test_a_script_that_can_not_be_read_is_named(copy: Path) -> None:
    (copy / bundles.SOURCES / "quiz/marks.js").write_text("export const = 1;\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"(?s)scripts/web could not be read.* scripts/web/quiz/marks\.js:1:13"
    ):
        bundles.of_site(copy)


def test_a_project_without_scripts_says_which_folder_is_missing(tmp_path: Path) -> None:
    for make in (bundles.of_site, bundles.of_packages):
        with pytest.raises(InputError, match=r"no scripts/web here.*copy the folder scripts"):
            make(tmp_path)
