"""Readings by hand, as they are kept in the repository: without a sentence of anybody's text.

A reading is written in words, beside its text: FOLDER/NAME.json. The repository keeps
tests/readings/NAME.json, which has a digest for each point and lead-in, and one for all words of
the text, so that a text that was changed since is noticed.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from briefed.errors import InputError

READINGS = Path(__file__).resolve().parents[1] / "readings"
KINDS = ("page", "text", "docx", "pdf")
ABOUT = ("address", "kind", "field", "country", "genuine", "held_back")
_FIRST = 8  # words by which a point is known
_DIGITS = 16  # of a digest: enough that no two points of one text share it
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """The words of a text in small letters; Markdown's signs and punctuation do not count."""
    return " ".join(_WORD.findall(text.casefold()))


def first(text: str) -> str:
    """The first words of a point, by which it is known."""
    return " ".join(words(text).split()[:_FIRST])


def digest(text: str) -> str:
    """A digest of the words of a text."""
    return hashlib.sha256(words(text).encode()).hexdigest()[:_DIGITS]


def point(text: str) -> str:
    """The digest by which a point is known."""
    return digest(first(text))


def kept(name: str, plain: dict, text: str) -> dict:
    """A reading in words as the repository keeps it.

    Raises InputError if something that was read by hand is not in the text, or if the reading does
    not say where the text comes from.
    """
    for key in ABOUT:
        if key not in plain:
            raise InputError(f'{name}.json: add "{key}". A reading says {", ".join(ABOUT)}.')
    if plain["kind"] not in KINDS:
        raise InputError(f"{name}.json: kind is {plain['kind']}. Write {', '.join(KINDS)}.")
    whole = f" {words(text)} "
    read = [plain["title"]]
    for theme in plain["themes"]:
        read += [theme["heading"], *theme["points"], *theme["lead_ins"]]
    for said in read:
        if said and f" {first(said)} " not in whole:
            raise InputError(f'{name}.json: the text does not have the words "{first(said)}".')
    themes = [
        {
            "heading": theme["heading"],
            "points": [point(said) for said in theme["points"]],
            "lead_ins": [point(said) for said in theme["lead_ins"]],
        }
        for theme in plain["themes"]
    ]
    about = {key: plain[key] for key in ABOUT}
    return {**about, "words": digest(text), "title": plain["title"], "themes": themes}


def keep(folder: Path, texts: dict[str, str], readings: Path = READINGS) -> list[str]:
    """Keep each reading of a folder that has a text. Returns the names of those that were kept."""
    names = [path.stem for path in sorted(folder.glob("*.json")) if path.stem in texts]
    readings.mkdir(exist_ok=True)
    for name in names:
        plain = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        reading = json.dumps(kept(name, plain, texts[name]), ensure_ascii=False, indent=1)
        (readings / f"{name}.json").write_text(f"{reading}\n", encoding="utf-8")
    return names
