"""Machines that can't make courses: what is wrong is said, and how to mend it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from briefed.building import fingerprints, machines
from briefed.errors import InputError
from support.tiny import BASE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "project")


def make_all(root: Path, address: str) -> None:
    machines.make_all(address, root, ["tiny"], "1", {}, False)


def test_without_dask_it_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match="needs Dask, which is not installed here: write make"):
        make_all(root, "tcp://127.0.0.1:9")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://there:1", "a-host"])
def test_an_address_at_which_no_scheduler_is_says_how_to_start_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(machines, "_SECONDS", 1)
    with pytest.raises(InputError, match=f"no scheduler answers at {address} .*/dask scheduler"):
        make_all(root, address)


def test_what_a_worker_sees_otherwise_is_said(root: Path) -> None:
    here = machines._Seen(fingerprints.read(root), b"kept")
    sources = here.sources
    for seen, said in (
        (here, ""),
        (ModuleNotFoundError("No module named 'briefed'"), "it runs another program (ModuleNot"),
        (here._replace(sources=sources._replace(program="another")), "another version of the"),
        (here._replace(sources=sources._replace(files={})), f"the same files in {root}: put"),
        (here._replace(sources=sources._replace(variables={"A": "b"})), "mkdocs.yml names vari"),
        (here._replace(kept=None), "does not see what is kept in"),
        (here._replace(kept=b"other"), "does not see what is kept in"),
    ):
        fault = machines._fault(seen, here, root)
        assert said in fault and bool(said) == bool(fault)
    nothing = here._replace(kept=None)
    assert "is kept in" in machines._fault(nothing, nothing, root), "a cache that nobody can write"
