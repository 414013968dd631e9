"""A briefing that a partnership might write, in two editions, and what an officer writes about it.

It is fiction. The officer works in Word alone: the briefing comes as a Word file, and what is
written goes into the worksheet.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import docx
from docx.shared import Pt, RGBColor

from support.worksheets import Place, forms, places

TITLE = "Children who go missing: what our audit found"


class Finding(NamedTuple):
    """A sentence of the briefing, and what is written about it.

    `answers` are three of a question, the right one first, each with why it is right or not.
    """

    sentence: str
    asks: str
    do: str
    question: str
    answers: tuple[tuple[str, str], tuple[str, str], tuple[str, str]]


class Theme(NamedTuple):
    heading: str
    findings: tuple[Finding, ...]


AUDITED = Finding(
    "The audit looked at 20 children who were reported missing in 2025.",
    "Think of a child you know who was reported missing, and keep that child in mind.",
    "Bring a child who was reported missing to your next supervision.",
    "A colleague asks whom the audit was about. What do you say?",
    (
        ("Children who were reported missing", "The audit looked at children reported missing."),
        ("Children who came home by themselves", "How they came home was not what chose them."),
        ("All children whom services worked with", "The audit looked at some of them."),
    ),
)
OFFERED = Finding(
    "A return conversation was offered to 17 of the 20 children.",
    "Look whether the child was offered a return conversation, and whether it took place.",
    "Write into the record that a return conversation was offered.",
    "You take over a case. The record is silent about a return conversation. What fits the audit?",
    (
        (
            "Find out whether one was offered",
            "It was offered to 17 of the 20 children, not to all.",
        ),
        ("Take it that one was offered", "For some of the children it was not offered."),
        ("Leave it, the child is home again", "Being home says nothing of what was offered."),
    ),
)
CHOSE = Finding(
    "Conversations were most useful when the child chose who was there.",
    "Let the child choose who is there, before you arrange the conversation.",
    "Ask the child whom to bring.",
    "You plan a conversation with a 14-year-old boy. What makes it more useful?",
    (
        ("He chooses who is there", "Conversations were most useful when the child chose that."),
        ("His social worker comes along in any case", "The audit found that his choice helps."),
        ("His parents say who is there", "It is the child's choice that made the difference."),
    ),
)
HOURS = Finding(
    "Three conversations were held within 72 hours.",
    "Look up when the conversation was held, counted in hours from the return.",
    "Write down the hour at which the child came home.",
    "Your team says that conversations are held in good time. What did the audit count?",
    (
        ("Three within 72 hours", "Three conversations were held within 72 hours."),
        ("Most of them within a day", "The audit says nothing of a day."),
        ("None of them so far", "Some conversations were held."),
    ),
)
PUSHED = Finding(
    "Plans named what pushed a child away from home in 9 cases.",
    "Read the plan: does it name what pushed the child away from home?",
    "Name in the plan what pushed the child away.",
    "You read a plan for a girl who keeps leaving home. What should you look for first?",
    (
        ("What pushed her away from home", "Plans named what pushed a child away in 9 cases."),
        ("How often the police had to bring her home", "That says nothing of why she leaves."),
        ("What she was told about the rules", "Rules do not say what pushed her away."),
    ),
)
DREW = Finding(
    "Plans seldom named who drew a child away.",
    "Ask who drew the child away, and write that name into the plan.",
    "Name in the plan who drew the child away.",
    "A plan says why a boy left home. What would the audit miss in it?",
    (
        ("Who drew him away", "Plans seldom named who drew a child away."),
        ("Which bus he went with", "The audit did not look at this."),
        ("What his school report says of him", "The audit did not look at this either."),
    ),
)
MEETING = Finding(
    "Police and social workers held a daily meeting about missing children.",
    "Know at what hour the daily meeting is, and bring what you know to it.",
    "Send what you know of a missing child to the daily meeting.",
    "At noon you hear where a missing girl was seen. Where does it belong?",
    (
        ("Into the daily meeting", "Police and social workers held a daily meeting about them."),
        ("Into your notes, until the case review", "Others would not know it in time."),
        ("Nowhere, as it may be wrong", "The others can judge what it is worth."),
    ),
)
SIBLING = Finding(
    "Health visitors were told of a missing brother or sister in 4 of 11 families.",
    "Tell the health visitor when a brother or sister is missing.",
    "Ring the health visitor when a brother or sister is missing.",
    "A boy is missing, and his sister is a baby. Who may not know it yet?",
    (
        ("Her health visitor", "Health visitors were told of it in 4 of 11 families."),
        ("The police, who were called", "They were called."),
        ("The parents, who rang the police", "They rang the police themselves."),
    ),
)
CARERS = Finding(
    "Carers knew how to report a missing child.",
    "Look that a new carer knows how to report a missing child.",
    "Show a new carer how to report a missing child.",
    "You place a child with carers. What did the audit find that you can build on?",
    (
        ("Carers knew how to report a missing child", "The audit found that carers knew how."),
        ("Carers leave the report to the social worker", "They knew how to report it themselves."),
        ("Carers wait for a night before they report", "The audit says nothing like it."),
    ),
)
EPISODE = Finding(
    "Risk was looked at again after a third episode in 5 of 8 cases.",
    "Count the episodes, and look at the risk again after the third.",
    "Look at the risk again after a third episode.",
    "A girl in care was missing for the third time. What does the audit point to?",
    (
        ("To look at the risk again", "Risk was looked at again in 5 of 8 cases."),
        ("To wait whether there is another episode", "After a third, risk was looked at again."),
        ("To move her to another home", "The audit does not speak of moving."),
    ),
)
PLACE = CHOSE._replace(
    sentence="Conversations were most useful when the child chose the place and who was there.",
    asks="Let the child choose the place and who is there, before you arrange it.",
    do="Ask the child where to meet and whom to bring.",
    answers=(
        ("He chooses the place and who is there", "Conversations were most useful when both were."),
        *CHOSE.answers[1:],
    ),
)
SCHOOL = Finding(
    "School attendance was checked on the day a child went missing in 11 cases.",
    "Ask the school on the same day whether the child was there.",
    "Check school attendance on the day a child goes missing.",
    "A girl is reported missing at four o'clock. What can you still learn today?",
    (
        ("Whether she was at school", "School attendance was checked on the day in 11 cases."),
        ("Whether she has friends in another town", "The audit did not look at this."),
        ("Whether she will be back by the morning", "Nobody can know that today."),
    ),
)

_SAME = (
    Theme("Sharing what is known", (MEETING, SIBLING)),
    Theme("Children in care", (CARERS, EPISODE)),
)
EDITIONS = {
    "1": (
        Theme("Introduction", (AUDITED,)),
        Theme("Return conversations", (OFFERED, CHOSE, HOURS)),
        Theme("Push and pull", (PUSHED, DREW)),
        *_SAME,
    ),
    # One statement is worded anew, one is gone and one is new; a theme has another name.
    "2": (
        Theme("Introduction", (AUDITED,)),
        Theme("Return conversations", (OFFERED, PLACE, HOURS)),
        Theme("What pushes and what pulls", (PUSHED, SCHOOL)),
        *_SAME,
    ),
}


def word_file(path: Path, edition: str) -> Path:
    """Write an edition as a paper of an office: a page header, a title, bold lines as headings."""
    paper = docx.Document()
    section = paper.sections[0]
    section.header.paragraphs[0].text = "Merrow Safeguarding Children Partnership"
    section.footer.paragraphs[0].text = "OFFICIAL"
    paper.add_paragraph(TITLE, "Title")
    for theme in EDITIONS[edition]:
        if theme.heading == "Introduction":  # stands before the first heading
            paper.add_paragraph(" ".join(one.sentence for one in theme.findings))
            continue
        heading = paper.add_paragraph().add_run(theme.heading)
        heading.bold, heading.font.size = True, Pt(14)
        heading.font.color.rgb = RGBColor(0, 79, 113)
        for one in theme.findings:
            paper.add_paragraph(one.sentence, "List Bullet")
    paper.save(path)
    return path


_BASED = "The course is based on a briefing."  # the course start says so from its first day
_TEXTS = {
    "Whose briefing": "Merrow Safeguarding Children Partnership",
    "What may be hard": "Stop whenever you need to. Your supervision is there for you.",
    "How this works": f"{_BASED}\nThe partnership looked at its own work.",
    "After this course": "find what a missing child may need from you",
    "What this part is about": "This part is about {about}.",
    "Minutes": "5",
    "After this part": "say what the audit found about {about} (quote 1)",
    "A situation from work": "A colleague asks you about {about}. What do you tell first?",
    "Back to the case": "You told what the audit found about {about}.",
    "To reflect on": "Which child comes to your mind when you read about {about}?",
    "Notes for trainers": "Activity, ten minutes: find the words about {about} that surprise you.",
}


_DECIDED = ("The page quotes the words of before", "Take this off the page?")


def write_on(sheet: Path, edition: str) -> None:
    """Write on a worksheet as the officer does: whatever does not stand there yet.

    Quotes take the words of this edition. What rests on a statement that is gone goes.
    """
    document = docx.Document(sheet)
    now = {one.question for theme in EDITIONS[edition] for one in theme.findings}
    was = [one for theme in (*EDITIONS["1"], *EDITIONS["2"]) for one in theme.findings]
    gone = [one for one in was if one.question not in now]
    themes = iter([None, *EDITIONS[edition]])  # the course start comes first
    for table in forms(document):
        found = places(table)
        first = found[0]
        if first.form.startswith("Title of the page"):
            theme = next(themes)
            asked, done, tested = (iter(theme.findings if theme else ()) for _ in range(3))
            _say(first, theme.heading if theme else TITLE)
        elif first.form.startswith("What this asks"):
            _say(first, next(asked).asks)
        elif first.form.startswith("What to do at work"):
            _say(first, next(done).do)
        elif first.label.startswith(_DECIDED):
            _say(first, "yes")
        elif first.form.startswith("Question"):
            if first.words in {one.question for one in gone}:
                _say(next(place for place in found if place.label.startswith("Take")), "yes")
            elif one := next(tested, None):  # behind them are empty forms to copy
                _question(found, one, theme.findings.index(one) + 1)
        else:
            for begin, words in _TEXTS.items():
                if first.form.startswith(begin):
                    _say(first, words.format(about=theme.heading.lower() if theme else ""))
    document.save(sheet)


def _say(place: Place, words: str) -> None:
    if place.words != words:
        place.write(words)


def _question(found: list[Place], one: Finding, number: int) -> None:
    """Write a question that rests on the quote of a number."""
    _say(found[0], one.question)
    _say(next(place for place in found if place.label.startswith("The quotes")), str(number))
    rights = [at for at, place in enumerate(found) if place.label.startswith("Right?")]
    for at, (answer, why) in zip(rights, one.answers, strict=False):
        for place, words in zip(
            found[at : at + 3], ("" if at > rights[0] else "x", answer, why), strict=True
        ):
            _say(place, words)
