"""The index of all courses: what each contributes, and the pieces that are made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from briefed.rendering import search_all, search_words
from briefed.rendering.search_all import Contribution, Entry, contribution, write


def entry(location: str, title: str, text: str = "") -> Entry:
    return {"location": location, "title": title, "text": text}


def lamps(slug: str, is_older: bool = False, more: str = "") -> Contribution:
    """What a course contributes whose pages have some words."""
    return contribution(
        slug,
        f"Course {slug}, edition 2",
        is_older,
        [
            entry(f"{slug}/lamps.html", "Lamps"),
            entry(f"{slug}/lamps.html#care", "Care", f"<p>The keeper&rsquo;s lamp{more}</p>"),
            entry(f"{slug}/wicks.html", "Wicks &amp; oil", f"<p>A lamp burns.</p>{more}"),
        ],
    )


def written(site: Path) -> dict[str, dict]:
    """What every script of a site brings, by its name."""
    found = {}
    for path in sorted(site.rglob("*.js")):
        name, text = re.fullmatch(
            r'\(globalThis\.__search\?\?=\{\}\)\["(.*?)"\]=(.*);\n', path.read_text("utf-8")
        ).groups()
        assert name == path.relative_to(site).as_posix()
        found[name] = json.loads(text)
    return found


def pieces(site: Path) -> list[dict]:
    found = written(site)
    return [found[f"search/all/{at}.js"] for at in range(len(found[search_all.HEAD]["firsts"]))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The babies' mothers; a father’s boxes", "baby mother father box"),
        ("GPs, the police: cases and cries", "gp police case cry"),
        ("Illness, status and bus ties", "illness status bus tie"),
        ("on 3/12 (room-sharing) “assesses”", "3 12 room sharing assess"),
    ],
)
def test_the_words_of_a_text(text: str, found: str) -> None:
    assert search_words.words(text) == found.split()


def test_a_course_contributes_the_names_of_its_places_and_where_its_words_are() -> None:
    made = lamps("a")
    assert made.places == (
        ("a/lamps.html", "Lamps"),
        ("a/lamps.html#care", "Lamps: Care"),
        ("a/wicks.html", "Wicks & oil"),
    )
    # A place that has a word in its name comes before those that have it in their text.
    assert made.words["lamp"] == "!abc"
    assert made.words["keeper"] == "b" and made.words["oil"] == "!c"
    assert "the" not in made.words


def test_the_first_heading_of_a_page_is_the_page() -> None:
    entries = [
        entry("a/fog.html", "Fog", "<p>A draft?</p>"),
        entry("a/fog.html#fog", "Fog", "<p>Horns</p>"),
        entry("a/fog.html#fog_1", "Horns"),
        entry("a/gale.html", "Gale"),
    ]
    made = contribution("a", "A", False, entries)
    assert [name for _, name in made.places] == ["Fog", "Fog: Horns", "Gale"]
    assert made.places[0][0] == "a/fog.html" and made.words["horn"] == "!ba"


def test_the_number_of_a_place_can_be_read_back() -> None:
    for number in (0, 25, 26, 27, 675, 676, 20_000):
        assert search_all._numbers(search_all._letters(number) + "b") == [number, 1]


def test_the_best_comes_first_and_what_is_older_last(tmp_path: Path) -> None:
    only_in_texts = contribution(
        "b", "B", False, [entry(f"b/{name}.html", name, "A lamp") for name in "wxyz"]
    )
    write(tmp_path, [lamps("a"), only_in_texts, lamps("c"), lamps("z", is_older=True)])
    (piece,) = pieces(tmp_path)
    assert piece["words"]["lamp"] == "0abc2abc1abcd3abc"
    # The names of the first places come with the word, with what is said of their course.
    assert piece["named"]["2"][""] == "Course c, edition 2"
    assert piece["named"]["0"]["1"] == ["a/lamps.html#care", "Lamps: Care"]
    found = written(tmp_path)
    assert found["z/search/places.js"]["2"] == ["z/wicks.html", "Wicks & oil"]
    head = found[search_all.HEAD]
    assert head["courses"] == ["a/", "b/", "c/", "z/"] and head["newer"] == 3


def test_every_word_is_in_the_piece_that_the_head_names_and_no_piece_is_large(
    tmp_path: Path,
) -> None:
    many = [
        lamps(f"c-{number}", more=" ".join(f"{letter}{number % 60}x" for letter in "abcdefgh"))
        for number in range(100)
    ]
    write(tmp_path, many)
    firsts = written(tmp_path)[search_all.HEAD]["firsts"]
    found = pieces(tmp_path)
    assert len(found) > 3 and firsts == sorted(firsts)
    for at, piece in enumerate(found):
        words = list(piece["words"])
        assert words == sorted(words) and words[0] >= firsts[at]
        assert at + 1 == len(firsts) or words[-1] < firsts[at + 1]
        size = (tmp_path / f"search/all/{at}.js").stat().st_size
        assert size < 8_500 or len(words) == 1
    assert {word for piece in found for word in piece["words"]} == {
        word for one in many for word in one.words
    }


def test_a_word_that_is_nearly_everywhere_comes_in_two_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_all, "_MOST_OF_WORD", 400)
    write(tmp_path, [lamps(f"c-{number}") for number in range(100)])
    found, parts = written(tmp_path), pieces(tmp_path)
    large = found[search_all.HEAD]["large"]
    (at,) = [at for at, piece in enumerate(parts) if "lamp" in piece["words"]]
    assert at in large and list(parts[at]["words"]) == ["lamp"]
    text, more = parts[at]["words"]["lamp"], found[f"search/all/{at}-more.js"]
    assert text and more and text + more == "".join(f"{number}abc" for number in range(100))
    assert {name for name in found if name.endswith("-more.js")} == {
        f"search/all/{number}-more.js" for number in large
    }


def test_the_same_bytes_however_the_contributions_come(tmp_path: Path) -> None:
    def of(contributions: Iterable[Contribution], folder: str) -> dict[str, bytes]:
        site = tmp_path / folder
        write(site, contributions)
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.js")}

    courses = ["a", "b", "c"]
    one_by_one = of((lamps(course) for course in courses), "one")
    kept = [Contribution(*json.loads(json.dumps(lamps(course)))) for course in courses]
    assert of(kept, "kept") == one_by_one
    # What a course alone gives stays the same when another changes.
    other = of([lamps("a"), lamps("b", more=" and more"), lamps("c")], "other")
    name = "a/search/places.js"
    assert other[name] == one_by_one[name] and other != one_by_one
