"""The roles of a case: on cards to cut out, and on the run sheet where the case is shown."""

from __future__ import annotations

import json

import pytest
from briefed.outputs.deck import slides
from briefed.outputs.roles import Role, roles
from briefed.outputs.room_page import sheets
from briefed.outputs.run_sheet import run_sheet
from briefed.outputs.session_plan import session_plan
from briefed.outputs.sheets_cards import cut_out
from briefed.outputs.slide import Slide

LISTED = (
    "<p><strong>Roles:</strong></p><ul><li><strong>The keeper:</strong> The keeper said:"
    ' "Dark."</li><li>Boatman: The boatman <em>slept</em>.</li></ul>'
)
CAST = [Role("The keeper", 'The keeper said: "Dark."'), Role("Boatman", "The boatman slept.")]
STORY = "<h2 id='story'>Try this</h2><p>The lamp went out.</p>"
LONG = f"{STORY}<p>{'It was dark. ' * 90}</p>"


def made(listed: str = LISTED, story: str = STORY) -> list[Slide]:
    notes = (
        "<p><strong>Aim:</strong> light.</p><ul><li>None: of these.</li></ul>"
        f"{listed}<p><strong>Discussion:</strong> who trims it?</p><ul><li>You: or I.</li></ul>"
    )
    details = f"<details class=trainer><summary>Notes (9 minutes)</summary>{notes}</details>"
    body = f"<h1>Lamps</h1>{story}<h2>What the audit found</h2><p>Dark.</p>{details}"
    return slides(f"<article>{body}</article>", "lamps", "lamps.md")


def test_they_are_the_list_below_their_label() -> None:
    assert roles(made()) == {"lamps": CAST}
    assert roles(made("")) == {}


def test_the_wall_does_not_show_them() -> None:
    assert not [slide for slide in made() if "boatman" in slide.html]


def test_each_has_a_card_and_a_theme_without_any_has_no_sheet_of_them() -> None:
    said = json.dumps(cut_out(made(), "lamps.md"))
    assert all(json.dumps(word) in said for role in CAST for word in role)
    assert "Lamps: fiction" in said
    assert "cards" in sheets("lamps", made()) and "cards" not in sheets("lamps", made(""))


@pytest.mark.parametrize(
    ("deck", "minutes", "needed"),
    [
        (made(), 20, True),
        (made(""), 20, False),
        (made(story=""), 20, False),
        (made(story=LONG), 2, False),
    ],
    ids=["of a case that is shown", "none", "no case", "no time for the case"],
)
def test_they_are_brought_and_handed_out_where_the_case_is_shown(
    deck: list[Slide], minutes: int, needed: bool
) -> None:
    lead, table, *_ = run_sheet(deck, session_plan(deck, minutes), "lamps.md")
    assert ("cards of the roles" in json.dumps(lead)) is needed
    told = "Hand out the roles first: The keeper, Boatman."
    rows = [row["name"] for row in table["inside"] if told in json.dumps(row)]
    assert rows == ["Try this"] * needed
