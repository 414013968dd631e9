"""Sentences, plain text and the folding of quotes, case by case."""

from __future__ import annotations

import pytest
from briefed.text.words import fold, plain, sentences, shown_as_written, squeeze, tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("One sentence without an end", ["One sentence without an end"]),
        ("One. Two.", ["One.", "Two."]),
        ("One? Two! Three … Four.", ["One?", "Two!", "Three …", "Four."]),
        ("He said: “Go.” She went.", ["He said: “Go.”", "She went."]),
        ("He went (at last.) She stayed.", ["He went (at last.)", "She stayed."]),
        ("Go on. 'Why?' asked nobody.", ["Go on.", "'Why?' asked nobody."]),
        ("There were 3. 12 were audited.", ["There were 3.", "12 were audited."]),
        ("It cost little. £3 was paid.", ["It cost little.", "£3 was paid."]),
        ("Ask parents, e.g. Mothers and fathers.", ["Ask parents, e.g. Mothers and fathers."]),
        (
            "See Dr. Smith and Mrs. Jones. Then leave.",
            ["See Dr. Smith and Mrs. Jones.", "Then leave."],
        ),
        ("J. Smith wrote it. K. B. Jones did not.", ["J. Smith wrote it.", "K. B. Jones did not."]),
        ("So did I. Then he left.", ["So did I.", "Then he left."]),
        ("See no. 3 on the list. Then go.", ["See no. 3 on the list.", "Then go."]),
        (
            "The answer was no. Practitioners should ask again.",
            ["The answer was no.", "Practitioners should ask again."],
        ),
        ("They made art. Parents came.", ["They made art.", "Parents came."]),
        (
            "Nobody took part. Parents were not asked.",
            ["Nobody took part.", "Parents were not asked."],
        ),
        ("It stays one. until a capital comes.", ["It stays one. until a capital comes."]),
        ("About 3.5 of them. Or more.", ["About 3.5 of them.", "Or more."]),
        ("Children, families etc. Then more.", ["Children, families etc.", "Then more."]),
        ("Über alles. Äpfel auch.", ["Über alles.", "Äpfel auch."]),
    ],
)
def test_sentences(text: str, wanted: list[str]):
    assert list(sentences(text)) == wanted


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (
            "**bold** and *italic* and __bold__ and _italic_ and ***both***",
            "bold and italic and bold and italic and both",
        ),
        ("n**o**t", "not"),
        ("snake_case_stays and so do 2 * 3 * 4", "snake_case_stays and so do 2 * 3 * 4"),
        ("[the guide](https://x.example/a_(b) 'title') says", "the guide says"),
        ("['Three steps'](#)", "'Three steps'"),
        ("[**bold** link](x.md)", "bold link"),
        ("<https://x.example/>", "https://x.example/"),
        (r"\*not emphasis\*", "*not emphasis*"),
        (r"a \[bracket\]", "a [bracket]"),
        ("fish &amp; chips &#51;/12 &lt;b&gt;", "fish & chips 3/12 <b>"),
        (" a\n  b\tc\u00a0d ", "a b c d"),
        ("some [brackets] stay", "some [brackets] stay"),
        ("words { .never } in the middle stay", "words { .never } in the middle stay"),
        ("`code` loses its signs", "code loses its signs"),
    ],
)
def test_plain(markup: str, wanted: str):
    assert plain(markup) == wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Curly” and ‘single’", "\"Curly\" and 'single'"),
        ("the father’s name", "the father's name"),
        ("It ends.", "It ends"),
        ("… it begins", "it begins"),
        ("(all of it)", "all of it"),
        ("'all of it.'", "all of it"),
    ],
)
def test_folded_alike(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3/12 cases", "2/12 cases"),
        ("some fathers", "Some fathers"),
        ("not asked", "asked"),
        ("fathers, but", "fathers but"),
        ("a 'guide' says", 'a "guide" says'),
        ("3/12", "3 / 12"),
        ("multi-agency work", "multi agency work"),
        ("10-12 cases", "10–12 cases"),
        ("some-times", "sometimes"),
        ("-3 cases", "3 cases"),
        ("£3", "3"),
        ("3%", "3"),
    ],
)
def test_not_folded(one: str, other: str):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("- **Bold** words: here", ["Bold", "words", "here"]),
        ("### Hidden men:", ["Hidden", "men"]),
        ("| a | b |", ["a", "b"]),
        ("• one – two", ["one", "two"]),
        ("(3/12) “cases”", ["3/12", "cases"]),
        ("parent's", ["parent's"]),
    ],
)
def test_tokens(line: str, wanted: list[str]):
    assert list(tokens(line)) == wanted


def test_squeeze():
    assert squeeze("\n a \t b\r\n c ") == "a b c"


@pytest.mark.parametrize(
    ("written", "rendered"),
    [
        (r"a \<b\> \~c", r"a &lt;b\> ~c"),
        (r"two \\\<b", r"two \\&lt;b"),
        (r"code `\<b` and \<b", r"code `\<b` and &lt;b"),
        (r"escaped \\<b", r"escaped \\<b"),
        ("nothing", "nothing"),
    ],
)
def test_signs_that_the_renderer_does_not_let_escape(written: str, rendered: str) -> None:
    assert shown_as_written(written) == rendered
