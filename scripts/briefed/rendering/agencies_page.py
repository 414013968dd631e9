"""What an agency is told of the packages for its learning system: which there are, which to ask for, and what they tell that system. Pure; HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from briefed.model import Course

FOLDER = "packages"  # of a course, as it is published
# What the page says of each kind, the first to ask for first.
KINDS = {
    "scorm12": (
        "SCORM 1.2",
        "Ask for this one first. Take it as well if nobody can tell you which one to take.",
    ),
    "scorm2004": (
        "SCORM 2004, 4th edition",
        "If your learning system names this edition. It is told more of each answer, and whether a learner has finished and whether they have passed "
        "are two things.",
    ),
    "cmi5": ("cmi5", "If your learning system has a learning record store (xAPI)."),
    "qti": (
        "QTI",
        "The questions alone, for a question bank, with what the briefing says to each. Without the pages: use it beside the course, not instead of it.",
    ),
}

# What was seen of each system, and of no other: who adds a line has seen it.
SEEN = (
    (
        "Moodle",
        "Its grades were exact. It shows the individual answers of SCORM 1.2 alone, and what it calls “Response 5” is not the same question for every learner: go by the "
        "question’s name. When a learner has completed the course, it opens it in review mode: nothing is recorded then, and each question says so. For another try "
        "that counts, begin a new attempt in Moodle.",
    ),
    (
        "CATAPULT",
        "ADL’s conformance test for cmi5, run with ADL’s own learning record store, reports the cmi5 package as conformant, both when the learner leaves by the "
        "button and when the window is closed.",
    ),
    (
        "scorm-again",
        "Not a whole learning system, but the part that speaks SCORM. Both SCORM packages are tried with it, in a frame and in a window of their own, over several sessions.",
    ),
)


def place(slug: str, kind: str) -> str:
    """Where a package stands within its course's folder."""
    return f"{FOLDER}/{slug}-{kind}.zip"


def page(course: Course, up: str, made: bool) -> str:
    """The page's content. `up` leads from the page to its course's folder; a draft preview has none of the packages `made`."""
    return "\n".join(_lines(course, up, made))


def _lines(course: Course, up: str, made: bool) -> Iterator[str]:
    yield '<h2 id="which">Which one to take</h2>'
    yield "<p>Ask whoever looks after your learning system: “Which of these can we upload?” Take the first one on this list that they name.</p>"
    yield (
        "<ol>"
        + "".join(
            f"<li>{_link(up + place(course.slug, kind), name) if made else name}. {words}</li>"
            for kind, (name, words) in KINDS.items()
        )
        + "</ol>"
    )
    if not made:
        yield "<p>The packages are made when the course is published.</p>"
    mark = course.settings.pass_mark
    yield '<h2 id="recorded">What is recorded</h2>'
    yield (
        "<ul>"
        + "".join(
            f"<li>{line}</li>"
            for line in (
                "<b>Finished:</b> when every question of every page has been answered, rightly or not.",
                f"<b>Passed:</b> when the course is finished and at least {mark} % of the questions were answered rightly, at the first try or later."
                if mark
                else "<b>Passed:</b> this course sets no mark to pass at. A learner has finished it, or has not.",
                "<b>Score:</b> the share of the questions that were answered rightly, at any try, from 0 to 100. Every answer is explained and may be tried again, so "
                "it shows that somebody worked through the course, not what they would do.",
                "<b>Each answer</b>, under its question’s name: what was chosen, whether it is right, when, and how long it took. The first try has the question’s own name; "
                "each later one has its number behind it.",
                "<b>Time</b> spent, and the page where the learner stopped. Whoever opens the course again goes on there.",
            )
        )
        + "</ul>"
    )
    yield '<h2 id="leaves">What leaves the learner’s browser</h2>'
    yield (
        "<p>What is listed above, and for questions with a gap to fill the words that were typed into it. It goes to the learning system that opened the course, and to nothing and nobody else. "
        "That system knows the learner already: the course asks for no name. No reflection, no note and no plan ever does: those stay in the learner’s own browser.</p>"
    )
    yield (
        "<p>The same browser also keeps a copy of the answers, apart for each learner, and hands on later what the learning system did not take. "
        "The line above the course always says whether what a learner does is recorded.</p>"
    )
    yield '<h2 id="try">Try it before you give it to anybody</h2>'
    yield (
        "<ol>"
        + "".join(
            f"<li>{line}</li>"
            for line in (
                "Upload the package, and open it as a learner. The line at the top says “Recorded by your learning system.”",
                "Answer a question, press “Save and leave”, and open the course again: it goes on where you stopped, and the answer is still there.",
                "Look at what your learning system shows of it.",
            )
        )
        + "</ol>"
    )
    yield '<h2 id="seen">What was seen in some systems</h2>'
    yield "<ul>" + "".join(f"<li><b>{name}:</b> {words}</li>" for name, words in SEEN) + "</ul>"
    yield "<p>No other system was tried, so try it in yours.</p>"
    yield '<h2 id="new">When a new edition comes</h2>'
    edition = (
        f" This is edition {escape(course.settings.edition)}." if course.settings.edition else ""
    )
    yield (
        f"<p>Upload its package over the old one.{edition} Answers to questions that are still the same stay; a question that has changed is to be answered again. "
        "Whoever has passed or finished stays so: if everybody is to take the course again, begin a new attempt in your learning system.</p>"
    )


def _link(address: str, words: str) -> str:
    return f'<a href="{address}" download>{words}</a>'
