"""What a built page shows of a briefing and of quotes: where it differs, and in what words."""

from __future__ import annotations

import pytest
from briefed.checking.coverage import Coverage, cover
from briefed.checking.rules import published
from briefed.layout import quote_anchor
from briefed.model import Course, Location, Problem, Quote
from briefed.source.page_scanner import COLLAPSED
from briefed.source.project import load
from briefed.verifying.briefing_page import check_briefing
from briefed.verifying.built_page import BuiltPage
from briefed.verifying.course_page import check_page, check_visible
from briefed.verifying.shown_quotes import check_quotes, shown_quotes
from support.tiny import BASE


@pytest.fixture(scope="module")
def course() -> Course:
    (course,) = load(BASE, "2026-06-01").courses
    return course


@pytest.fixture(scope="module")
def coverage(course: Course) -> Coverage:
    return cover(course)


def told(problems: list[Problem]) -> list[tuple[str, str, str, str | None]]:
    return [(str(one.location), one.code, one.message, one.statement) for one in problems]


def statements(course: Course) -> list[str]:
    """The statements of a briefing, as its page shows them."""
    return [
        f'<p id="{one.id}">{one.text} <a class="bf-back" href="a.html">Page</a></p>'
        for one in course.briefing.statements
    ]


def briefing(parts: list[str]) -> BuiltPage:
    return BuiltPage("tiny/briefing.html", f"<article>{''.join(parts)}</article>", {})


SECOND = "Some parents were not asked about room sharing."
GONE = f"tiny/briefing.html has no place #safe-sleep-2 for its statement: {published.UNDO}"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("a.html", "b.html", []),
        (
            'id="safe-sleep-2"',
            "",
            [("published-anchor", GONE)],
        ),
        (
            f'<p id="safe-sleep-2">{SECOND}',
            "<p>",
            [
                ("published-anchor", GONE),
                (
                    "published-statement",
                    f'tiny/briefing.html does not have the words "{SECOND}": {published.UNDO}',
                ),
            ],
        ),
        (
            "Some parents",
            "Most parents",
            [
                (
                    "published-statement",
                    f'tiny/briefing.html says "Most{SECOND[4:]}" where the briefing says '
                    f'"{SECOND}" (safe-sleep-2): {published.UNDO}',
                )
            ],
        ),
        (
            'id="safe-sleep-2">',
            'id="safe-sleep-2"><i id="safe-sleep-2"></i>',
            [
                (
                    "published-anchor",
                    f"the address #safe-sleep-2 is twice in tiny/briefing.html: {published.UNDO}",
                )
            ],
        ),
        (
            "not asked",
            "<span hidden>not</span> asked",
            [
                (
                    "published-hidden",
                    "the statement safe-sleep-2 is in tiny/briefing.html, and nobody can see it: "
                    f"{published.UNHIDE}",
                )
            ],
        ),
    ],
)
def test_a_statement_of_the_briefing(
    course: Course, old: str, new: str, problems: list[tuple[str, str]]
) -> None:
    where = course.briefing.statements[2].location
    shown = statements(course)
    shown[2] = shown[2].replace(old, new)
    assert course.briefing.statements[2].id == "safe-sleep-2"
    assert shown != statements(course)
    found = told(list(check_briefing(course, briefing(shown))))
    assert found == [(str(where), code, said, "safe-sleep-2") for code, said in problems]


def quoted(words: str, statement: str, anchor: str = "") -> str:
    return (
        f'<blockquote><p id="{anchor}">{words} '
        f'<a class="bf-cite" href="briefing.html#{statement}">Point</a></p></blockquote>'
    )


def test_a_quote_of_a_page(course: Course, coverage: Coverage) -> None:
    page = course.page_of("safe-sleep")
    first, second = page.quotes
    words = [coverage.text(quote) for quote in page.quotes]

    def problems(*shown: str) -> list[tuple[str, str, str, str | None]]:
        here = BuiltPage("tiny/a.html", f"<article>{''.join(shown)}</article>", {})
        bare = course._replace(quizzes=())
        return told(list(check_page(bare, coverage, page, here)))

    anchors = [quote_anchor(q.id or "", coverage.matches[q][0]) for q in page.quotes]
    one, two = (
        quoted(said, quote.id, anchor)
        for said, quote, anchor in zip(words, page.quotes, anchors, strict=True)
    )
    assert problems(one, two) == []
    assert problems(one, two, two) == [
        (
            str(second.location),
            "published-anchor",
            f"the address #{anchors[1]} of a quote is twice in tiny/a.html: {published.UNDO}",
            "safe-sleep-2",
        )
    ]
    assert problems(two) == [
        (
            str(first.location),
            "published-quote",
            f'tiny/a.html does not hold the quote "{words[0]}" with its link to safe-sleep-1: '
            f"{published.UNDO}",
            "safe-sleep-1",
        ),
        (
            str(first.location),
            "published-anchor",
            f"the address #{anchors[0]} of a quote is nowhere in tiny/a.html: {published.UNDO}",
            "safe-sleep-1",
        ),
    ]
    hidden = [one for one in problems(f"<div hidden>{one}</div>", two) if "quote" in one[2]]
    assert hidden == [
        (
            str(first.location),
            "published-hidden",
            f'nobody can see the quote "{words[0]}" in tiny/a.html: {published.UNHIDE}',
            "safe-sleep-1",
        )
    ]
    assert problems(one.replace("safe-sleep-1", "safe-sleep-2"), two)[0][1] == "published-quote"


def of_quotes(quotes: list[Quote], coverage: Coverage, *shown: str) -> list[tuple]:
    here = BuiltPage("a.html", "".join(shown), {})
    found = shown_quotes(here.tree.css("blockquote"), here)
    return told(list(check_quotes(quotes, coverage, found, "a")))


def test_a_quote_that_need_not_be_seen(course: Course, coverage: Coverage) -> None:
    quote = course.page_of("safe-sleep").quotes[0]
    folded = quote._replace(why_not=COLLAPSED)
    again = coverage._replace(matches={**coverage.matches, folded: coverage.matches[quote]})
    hidden = f"<div hidden>{quoted(again.text(quote), quote.id)}</div>"
    assert of_quotes([folded], again, hidden) == []
    assert [code for _, code, *_ in of_quotes([quote], again, hidden)] == ["published-hidden"]


def test_a_quote_that_a_page_has_twice(course: Course, coverage: Coverage) -> None:
    one = course.page_of("safe-sleep").quotes[0]
    two = one._replace(location=one.location._replace(line=one.location.line + 30))
    both = coverage._replace(matches={**coverage.matches, two: coverage.matches[one]})
    shown, words = quoted(both.text(one), one.id), both.text(one)
    hidden = f"<div hidden>{shown}</div>"
    assert of_quotes([one, two], both, shown, shown) == []
    for first, second, at in ((hidden, shown, one), (shown, hidden, two)):
        assert [found[:2] for found in of_quotes([one, two], both, first, second)] == [
            (str(at.location), "published-hidden")
        ]
    lines = f"{one.location.line} and {two.location.line}"
    assert of_quotes([one, two], both, shown, quoted(words, "safe-sleep-2")) == [
        (
            str(one.location),
            "published-quote",
            f'a holds 1 of the 2 quotes "{words}" with a link to safe-sleep-1 that its source '
            f"has on lines {lines}: {published.UNDO}",
            "safe-sleep-1",
        )
    ]


def test_what_is_written_is_seen_unless_a_reader_may_open_it() -> None:
    long = "The lamps of the isles were lit at dusk and put out again at dawn, said one."
    body = (
        f"<p hidden>{long}</p><h2 hidden>Short</h2><details><p>closed</p></details>"
        "<div hidden><details><p>closed</p></details></div><p>seen</p>"
    )
    here = BuiltPage("a.html", f"<article>{body}</article>", {})
    source = Location("docs/a.md")
    where = f" in a.html: {published.UNHIDE}"
    short = "'The lamps of the isles were lit at dusk and put out again …'"
    assert told(list(check_visible(here, source))) == [
        ("docs/a.md:1:1", "published-hidden", f"nobody can see {short}{where}", None),
        ("docs/a.md:1:1", "published-hidden", f"nobody can see 'Short'{where}", None),
    ]
