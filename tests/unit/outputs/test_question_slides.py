"""A question of a built page, as slides and paper take it over."""

from __future__ import annotations

import pytest
from briefed.errors import InputError
from briefed.outputs.question_slides import Asked, asked
from selectolax.lexbor import LexborHTMLParser

QUESTION = (
    '<section class="bf-question" id="question-lamp"{kind}><h3><span class="bf-number">Question 1 '
    'of 1</span>: <span class="bf-stem">When is it lit?</span></h3><form>{inside}</form></section>'
)
OPTION = (
    '<div class="bf-option"><input type="radio" value="{name}"><label><span class="bf-letter">'
    '{letter}</span> <span class="bf-words">{words}</span></label></div>'
)
ITEM = (
    '<div class="bf-item" data-item="{name}"><span class="bf-letter">{letter}</span> '
    '<span class="bf-words">{words}</span></div>'
)
ANSWER = '<div class="bf-answer"><ul>{told}</ul></div>'
TOLD = (
    '<li data-option="{name}"{right}><b>{verdict}</b> <span>{words}</span>'
    '<div class="bf-reason">{reason}</div></li>'
)
LABELS = '<p class="bf-hint">Choose:</p><ul class="bf-labels"><li>day</li><li>night</li></ul>'


def read(inside: str, told: str, kind: str = "") -> Asked:
    def node(html: str) -> object:
        return LexborHTMLParser(html).body.child

    question = QUESTION.format(inside=inside, kind=f' data-kind="{kind}"' if kind else "")
    return asked(node(question), node(ANSWER.format(told=told)), "lamps.html")


def option(name: str, letter: str) -> tuple[str, str]:
    right = name == "dusk"
    words = f"At <em>{name}</em>"
    told = TOLD.format(
        name=name,
        right=" data-right" if right else "",
        verdict="Right:" if right else "Not right:",
        words=words,
        reason=f"Because of {name}.",
    )
    return OPTION.format(name=name, letter=letter, words=words), told


def items(kind: str, *places: str, labels: str = LABELS) -> Asked:
    shown = "".join(
        ITEM.format(name=f"item{at}", letter="ABC"[at], words=f"Lamp {at}")
        for at in range(len(places))
    )
    told = "".join(
        TOLD.format(name=f"item{at}", right="", verdict=place, words=f"Lamp {at}", reason="So.")
        for at, place in enumerate(places)
    )
    return read(labels + shown, told, kind)


def test_options_keep_their_letters_their_markup_and_what_is_said_of_them() -> None:
    shown, told = zip(option("dawn", "A"), option("dusk", "B"), strict=True)
    question = read("".join(shown), "".join(told))
    assert [(item.letter, item.words, item.verdict, item.right) for item in question.items] == [
        ("A", "At <em>dawn</em>", "Not right:", False),
        ("B", "At <em>dusk</em>", "Right:", True),
    ]
    assert question.notes == "<p><b>Right:</b> B At dusk</p>"
    assert question.items[1].told == (
        "<p><b>Right:</b> At <em>dusk</em></p><div>Because of dusk.</div>"
    )
    slide = LexborHTMLParser(question.html)
    turns = [(one.tag, one.attributes["data-fragment-index"]) for one in slide.css(".fragment")]
    assert turns == [("li", "0"), ("div", "1")] * 2


def test_the_notes_say_what_is_right_in_its_own_letters() -> None:
    shown, told = option("dusk", "A")
    quoted = read(shown.replace("At <em>dusk</em>", '"It\'s <em>dusk</em>" &amp; so'), told)
    notes = LexborHTMLParser(quoted.notes).body
    assert notes is not None and notes.text() == 'Right: A "It\'s dusk" & so'


def test_reasons_that_do_not_fit_are_not_on_the_slide() -> None:
    shown, told = option("dusk", "A")
    long = read(shown, told.replace("Because of dusk.", "Because of dusk. " * 90))
    assert not long.fits and "bf-reason" not in long.html and "bf-verdict" in long.html


def test_items_know_the_number_of_their_label_and_an_order_is_told_in_it() -> None:
    sort = items("sort", "night:", "day:", "night:")
    assert [item.place for item in sort.items] == [2, 1, 2]
    assert sort.in_right_order == list(sort.items)
    order = items("order", "3.", "1.", "2.", labels='<p class="bf-hint">Write letters.</p>')
    assert [item.letter for item in order.in_right_order] == ["B", "C", "A"]
    assert order.notes.startswith("<p><b>Right:</b></p><ul><li><b>1.</b> Lamp 1</li>")


def test_a_missing_word_has_no_letter() -> None:
    blank = '<li><b>Missing:</b> <span data-blank="">dusk</span></li>'
    question = read('<p class="bf-hint">Write.</p>', blank)
    assert question.lettered == () and question.notes == "<p><b>Right:</b> dusk</p>"
    assert '<p class="fragment bf-missing" data-fragment-index="0">' in question.html


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: read(option("dawn", "A")[0], option("dusk", "A")[1]), "an option has no answer"),
        (lambda: items("sort", "noon:"), "'noon', which its question does not name"),
        (lambda: items("sort", "1."), "'1.', which its question does not name"),
        (lambda: items("order", "day:", labels=""), "'day', which its question does not name"),
    ],
)
def test_a_page_that_was_changed_since_is_refused(make: object, says: str) -> None:
    with pytest.raises(InputError, match=f"{says}.* on lamps.html"):
        make()
