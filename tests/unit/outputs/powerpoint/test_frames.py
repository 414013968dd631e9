"""Which slides of PowerPoint the slides of a deck make, and what is told below them."""

from __future__ import annotations

from briefed.outputs.case_slides import InCase
from briefed.outputs.powerpoint import layouts
from briefed.outputs.powerpoint.frames import Choice, Frame, frames
from briefed.outputs.powerpoint.notes import all_notes
from briefed.outputs.powerpoint.sizing import of_one_size
from briefed.outputs.powerpoint.words import is_text
from briefed.outputs.question_slides import Asked, Item
from briefed.outputs.slide import Slide
from markupsafe import Markup


def item(
    letter: str, right: bool = False, reason: str = "Because.", words: str = "At dusk"
) -> Item:
    verdict = "Right:" if right else "Not right:"
    return Item(letter, Markup(words), Markup(verdict), Markup(reason), right)


def question(*items: Item, stem: str = "When is it lit?", kind: str = "") -> Slide:
    asked = Asked(Markup(f"<div>{stem}</div>"), Markup(), (), kind, items)
    notes = "<p>Read it out.</p><p><b>Right:</b> B At dusk</p>"
    return Slide("question", "Question 1 of 1", "", "medium", notes, 60, "t", "q", asked=asked)


def made(*slides: Slide) -> list[Frame]:
    return frames(list(slides), "lamps.html")


def notes(*slides: Slide) -> list[list[str]]:
    return [[one.words for one in told] for told in all_notes(made(*slides), "lamps.html")]


def body(frame: Frame) -> list[str]:
    return [one.words for block in frame.blocks if is_text(block) for one in block]


def test_a_question_is_asked_and_then_answered() -> None:
    asked, answer = made(question(item("A"), item("B", True)))
    assert (asked.layout, answer.layout) == (layouts.QUESTION, layouts.ANSWER)
    assert [(one.mark, one.number, one.words) for one in asked.second] == [
        ("letter", 1, "At dusk"),
        ("letter", 2, "At dusk"),
    ]
    assert body(asked) == body(answer) == ["When is it lit?"]
    assert [one.words for one in answer.second] == [
        "Not right: At dusk\nBecause.",
        "Right: At dusk\nBecause.",
    ]
    assert asked.title == "Question 1 of 1" and answer.title == "Question 1 of 1: the answer"


def test_reasons_without_room_beside_the_question_come_behind_it() -> None:
    long = "The lamp is lit so that a boat finds the way. "
    items = [item(one, one == "B", long * 3, words=long * 2) for one in "ABC"]
    asked, answer, *why = made(question(*items, stem=long * 5))
    assert asked.slide.asked and asked.slide.asked.fits
    assert "\n" not in answer.second[0].words and len(why) >= 1
    assert [one.number for frame in why for one in frame.second] == [1, 2, 3]
    assert {one.title for one in why} == {"Question 1 of 1: the answer, and why"}
    assert asked.second and all(one.size >= 27 for one in (asked, answer, *why))


def test_reasons_that_have_slides_in_the_deck_are_not_shown_twice() -> None:
    longest = "The lamp is lit so that a boat finds the way. " * 8
    asked = question(*(item(one, one == "B", longest) for one in "ABC"))
    assert asked.asked and not asked.asked.fits
    told = [f"<li><p>{one}</p></li>" for one in "AB"], ["<li><p>C</p></li>"]
    reasons = [
        Slide("reasons", "Question 1 of 1: the answer", f'<ul class="bf-told">{"".join(one)}</ul>',
              "medium", "", 40, "t", "q")
        for one in told
    ]  # fmt: skip
    found = made(asked, *reasons)
    assert [[one.number for one in frame.second] for frame in found[2:]] == [[1], [2], [3]] or [
        one.number for frame in found[2:] for one in frame.second
    ] == [1, 2, 3]


def test_an_order_is_told_in_its_order_with_the_letters_that_were_called() -> None:
    items = [item(one)._replace(place=place, verdict=Markup(f"{place}.")) for one, place in
             (("A", 2), ("B", 1))]  # fmt: skip
    asked, answer = made(question(*items, kind="order"))
    assert [one.number for one in asked.second] == [1, 2]
    assert [(one.number, one.words.split()[0]) for one in answer.second] == [(2, "1."), (1, "2.")]


def test_a_missing_word_is_a_line_until_it_is_told() -> None:
    gap = '<span class="bf-gap">    </span>'
    asked, answer = made(question(item("", True, "", "oil"), stem=f"No {gap} is left."))
    assert body(asked) == ["No ________________ is left."] and asked.second == ()
    assert [(one.mark, one.words) for one in answer.second] == [("", "Right: oil")]


def case() -> list[Slide]:
    def part(name: str, number: int, html: str, **more: bool) -> Slide:
        place = InCase("c", name, number, **more)
        return Slide("scenario", name.title(), html, "medium", "<p>Old.</p>", 30, "t", case=place)

    choices = (
        '<ol class="bf-choices" type="A"><li><a href="#two">Wait<span class="bf-go-on">: go on at '
        '2</span></a></li><li><a href="#three">Light it</a></li></ol>'
    )
    return [
        part("one", 1, f"<p>It is dark.</p>{choices}"),
        part("two", 2, "<p>Nothing comes.</p>", aside=True),
        part("two", 2, "<p>Still nothing.</p>", aside=True, ends=True),
        part("three", 3, "<p>A boat comes.</p>", ends=True),
        Slide("point", "After it", "<p>So.</p>", "large", "", 20, "t"),
    ]


def test_a_case_has_choices_and_ways_out_on_the_last_slide_of_a_part() -> None:
    one, two, still, three, after = made(*case())
    assert one.choices == (Choice(1, "Wait", "two"), Choice(2, "Light it", "three"))
    assert body(one) == ["It is dark."] and not (one.back or one.on)
    assert [frame.part for frame in (one, two, still, three, after)] == [
        "one", "two", "", "three", "",
    ]  # fmt: skip
    assert [(frame.back, frame.on) for frame in (two, still, three, after)] == [
        ("", False), ("one", True), ("one", True), ("", False),
    ]  # fmt: skip
    assert still.title == "2. Two"


def test_the_notes_of_a_case_name_slides_by_their_numbers() -> None:
    one, two, still, three, after = notes(*case())
    assert one[-2:] == ["A, “Wait”: slide 2", "B, “Light it”: slide 4"]
    assert "if the room chooses this way" in two[0] and three[0].endswith("from 0:30 to 1:00.")
    assert still[-2:] == ["The case ends here.", "Back to the choice: slide 1"]
    assert after[0] == "Slide 5 of 5. 0:20, from 1:00 to 1:20."
    assert "Old." not in str([one, still, three]), "its slides are named by their numbers instead"
    assert two[1:] == ["Old."], "nothing leads on from the first slide of a part"


def test_the_notes_of_a_question_have_the_right_answer_on_both_slides() -> None:
    asked, answer = notes(question(item("A"), item("B", True)))
    assert asked[0] == "Slide 1 of 2. 1:00, from 0:00 to 1:00."
    assert asked[1:] == ["Read it out.", "Right: B At dusk", "The next slide has the answer."]
    assert answer[1].startswith("Say what is right") and answer[2:] == ["Right: B At dusk"]
    assert answer[0] == "Slide 2 of 2. Its time is that of the question."


def test_a_slide_without_notes_has_its_time() -> None:
    (told,) = notes(Slide("new", "New", "<p>a</p>", seconds=10))
    assert told == ["Slide 1 of 1. 0:10, from 0:00 to 0:10."]


def test_a_task_has_its_time_in_a_box_of_its_own() -> None:
    html = '<p>Talk.</p><p class="bf-countdown" data-seconds="300">5 minutes</p>'
    (frame,) = made(Slide("together", "Together", html))
    assert frame.layout == layouts.TASK and body(frame) == ["Talk."]
    assert [one.words for one in frame.second] == ["5 minutes"]


def test_whom_a_quote_is_for_is_small_above_it() -> None:
    html = '<p class="bf-whom">Names crews</p><blockquote><p>Lamps.</p></blockquote>'
    (frame,) = made(Slide("quote", "Found", html))
    assert body(frame) == ["Names crews", "Lamps."]
    assert frame.blocks[0][0].runs[0].least and not frame.blocks[0][1].quoted


def test_a_key_message_is_first_and_larger_than_what_is_said_of_the_course() -> None:
    html = '<h1>Lamps</h1><p class="bf-message">Trim them.</p>'
    (alone,) = made(Slide("title", "", html))
    (frame,) = made(Slide("title", "", f"{html}<p>Edition 2</p>"))
    assert (alone.layout, alone.title) == (layouts.OPENING, "Lamps")
    assert body(alone) == ["Trim them."] and body(frame) == ["Trim them.", "Edition 2"]
    assert [one.runs[0].least for one in frame.blocks[0]] == [False, True]


def test_slides_of_one_text_have_the_size_that_fits_all_of_them() -> None:
    long, short = (f"<p>{'The lamp is lit at dusk. ' * times}</p>" for times in (40, 2))
    first = Slide("context", "Lamps", long)
    goes_on = Slide("context", "Lamps", short, goes_on=True)
    apart = Slide("context", "Lamps", short)
    sizes = [one.size for one in of_one_size(made(first, goes_on, apart))]
    assert sizes[0] == sizes[1] < sizes[2] == 44
    asked = question(item("A"), item("B", True))
    assert [one.size for one in of_one_size(made(asked))] == [one.size for one in made(asked)]
