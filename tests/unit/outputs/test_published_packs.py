"""A PowerPoint file is kept from one build to the next, under all that it is made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from briefed import cache, program
from briefed.outputs import published_packs
from briefed.outputs.pack import Files, Session
from briefed.outputs.published_packs import _POWERPOINT, _powerpoint
from briefed.outputs.slide import Slide
from briefed.outputs.slides import Chosen
from briefed.rendering.assets import TOKENS
from briefed.source.approved_files import digest
from briefed.source.project import load
from support.tiny import BASE

FIRST = Slide("title", "", "<h1>Hidden men</h1>")
VERSION = program.version()


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session of one slide, in a site, with an empty cache of the test's own."""
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    look = tmp_path / "site" / TOKENS
    look.parent.mkdir(parents=True)
    look.write_text(":root { --ink: #000 }", encoding="utf-8")
    (course,) = load(BASE).courses
    settings = course.settings._replace(edition="", published="2029-01-01")
    course = course._replace(settings=settings)
    chosen = Chosen("hidden-men", [FIRST], [FIRST], None, "hidden-men.html", "tiny", "")
    return Session(course, chosen, tmp_path / "site")


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions of which a file was made, which says how many there were before it."""
    made: list[Session] = []

    def make(session: Session) -> Files:
        made.append(session)
        return {"": b"%d" % len(made)}

    monkeypatch.setattr(published_packs, "_POWERPOINT", _POWERPOINT._replace(make=make))
    return made


def test_the_same_is_not_made_again(session: Session, times: list[Session]) -> None:
    assert _powerpoint(session, VERSION) == _powerpoint(session, VERSION) == {"": b"1"}


def with_slide(session: Session, slide: Slide) -> Session:
    return session._replace(chosen=session.chosen._replace(slides=[slide]))


def with_course(session: Session, **settings: object) -> Session:
    course = session.course
    return session._replace(course=course._replace(settings=course.settings._replace(**settings)))


def approved(session: Session) -> Session:
    given = {"edition": "", "fingerprint": digest("all"), "date": "2000-01-01"}
    one = with_course(session, approval=given, edition="", published="2029-01-01")
    return one._replace(course=one.course._replace(stands="all", approved="all"))


CHANGES: dict[str, Callable[[Session], Session]] = {
    "words": lambda one: with_slide(one, FIRST._replace(html="<h1>Hidden  men</h1>")),
    "notes": lambda one: with_slide(one, FIRST._replace(notes="<p>Wait.</p>")),
    "seconds": lambda one: with_slide(one, FIRST._replace(seconds=30)),
    "edition": lambda one: with_course(one, edition="2"),
    "date": lambda one: with_course(one, published="2030-01-01"),
    "draft": lambda one: approved(one),
    "page": lambda one: one._replace(chosen=one.chosen._replace(page="other.html")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_shows_something_else_is_made_anew(
    session: Session, times: list[Session], change: Callable[[Session], Session]
) -> None:
    _powerpoint(session, VERSION)
    assert _powerpoint(change(session), VERSION) == {"": b"2"}


def test_another_look_or_program_makes_it_anew(session: Session, times: list[Session]) -> None:
    _powerpoint(session, VERSION)
    assert _powerpoint(session, "another") == {"": b"2"}
    (session.site / TOKENS).write_text(":root { --ink: #111 }", encoding="utf-8")
    assert _powerpoint(session, VERSION) == {"": b"3"}


def test_a_program_that_can_not_be_read_and_a_picture_keep_nothing(
    session: Session, times: list[Session]
) -> None:
    pictured = with_slide(session, FIRST._replace(html='<img src="a.png" alt="A cot">'))
    for one, made_by in ((session, None), (pictured, VERSION)):
        assert _powerpoint(one, made_by) != _powerpoint(one, made_by)
