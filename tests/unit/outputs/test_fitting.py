"""How long slides take, and how blocks are divided among them."""

from __future__ import annotations

import itertools
import zipfile
from pathlib import Path

import pytest
from briefed.outputs.fitting import fits_with_reasons, packed, question_size, seconds, title_size
from briefed.outputs.packaging import pack


def paragraph(words: int) -> str:
    return f"<p>{' '.join(['lamps'] * words)}</p>"


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("quote", 0, 20),
        ("quote", 22, 30),  # 10 seconds to read aloud, and 20 to think
        ("quote", 23, 35),
        (
            "question",
            22,
            110,
        ),  # 10 to read it, and 100 for two counts of hands and the talk between
        ("scenario", 22, 40),
        ("answer", 22, 25),
        ("practice", 22, 30),
        ("end", 22, 20),
    ],
)
def test_a_slide_takes_as_long_as_it_is_read_and_thought_about(
    kind: str, words: int, expected: int
) -> None:
    assert seconds(kind, paragraph(words)) == expected


@pytest.mark.parametrize(
    ("words", "options", "size"),
    [(10, 3, "medium"), (60, 3, "small"), (10, 6, "small"), (200, 9, "small")],
)
def test_a_long_question_is_set_in_smaller_type(words: int, options: int, size: str) -> None:
    assert question_size([paragraph(words)], ["lamps " * 8] * options) == size


@pytest.mark.parametrize(
    ("items", "words", "reason", "fits"),
    [(3, 14, 26, True), (3, 14, 70, False), (6, 8, 8, True), (6, 12, 16, False)],
)
def test_reasons_stand_beside_their_options_while_there_is_room(
    items: int, words: int, reason: int, fits: bool
) -> None:
    lead, row = [paragraph(20)], (paragraph(words), paragraph(reason))
    assert fits_with_reasons(lead, [row] * items) is fits


@pytest.mark.parametrize(
    ("blocks", "groups"),
    [
        # a line of a slide holds 48, 58 and 72 letters, a slide 8, 10 and 12 lines
        ([paragraph(63)], [(1, "large")]),
        ([paragraph(66)], [(1, "medium")]),
        ([paragraph(96)], [(1, "medium")]),
        ([paragraph(99)], [(1, "small")]),
        ([paragraph(23)] * 2, [(2, "large")]),
        ([paragraph(30)] * 4, [(2, "medium"), (2, "medium")]),
        ([paragraph(40), "<p>So do:</p>", paragraph(40)], [(3, "small")]),
        ([paragraph(90), "<p>So do:</p>", paragraph(90)], [(1, "small"), (2, "small")]),
        (["<p> </p>", paragraph(5)], [(1, "large")]),
        (['<p><img src="lamp.png"></p>'], [(1, "large")]),
        (['<p><img src="lamp.png"></p>'] * 2, [(1, "large"), (1, "large")]),
    ],
)
def test_blocks_share_a_slide_while_they_fit(
    blocks: list[str], groups: list[tuple[int, str]]
) -> None:
    assert [(len(group), size) for group, size in packed(blocks)] == groups


def test_what_is_divided_has_one_size_and_is_divided_evenly() -> None:
    item = "<li>" + "lamps " * 25 + "</li>"
    groups = list(packed([item] * 4 + [item.replace("lamps ", "lamps " * 3)], framed=True))
    assert len({size for _, size in groups}) == 1 < len(groups)
    for first, second in itertools.pairwise(len(group) for group, _ in packed([item] * 11)):
        assert abs(first - second) <= 1


def test_a_slide_begins_with_the_size_that_is_asked_for() -> None:
    assert [size for _, size in packed([paragraph(5)], first="small")] == ["small"]


def test_framed_blocks_need_more_room() -> None:
    assert [size for _, size in packed([paragraph(63)])] == ["large"]
    assert [size for _, size in packed([paragraph(63)], framed=True)] == ["medium"]


def test_a_package_has_the_same_bytes_for_the_same_files(tmp_path: Path) -> None:
    files = {"b.html": b"b" * 500, "a.html": b"a"}
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    pack(files, first, 1_780_000_000)
    pack(dict(reversed(files.items())), second, 1_780_000_000)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["a.html", "b.html"]
        for entry in archive.infolist():
            assert archive.read(entry) == files[entry.filename]
            assert entry.date_time == (2026, 5, 28, 20, 26, 40)
            assert entry.external_attr >> 16 == 0o644
            assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_a_quote_needs_room_for_its_box() -> None:
    sizes = [
        [next(packed([paragraph(words)], boxed=boxed))[1] for words in range(1, 120)]
        for boxed in (False, True)
    ]
    assert sizes[1].index("medium") < sizes[0].index("medium")
    assert sizes[1].index("small") < sizes[0].index("small")


@pytest.mark.parametrize(
    ("message", "code", "size"), [(9, True, "large"), (30, False, "large"), (30, True, "medium")]
)
def test_a_key_message_is_as_large_as_what_is_around_it_lets_it_be(
    message: int, code: bool, size: str
) -> None:
    title = f"<h1>Lamps</h1>{paragraph(message).replace('<p>', '<p class=bf-message>')}"
    assert title_size(title, ["The lamp audit", "Edition 1"], code) == size
