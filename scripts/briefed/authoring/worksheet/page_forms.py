"""The page of a theme → what of it a worksheet may carry: its quotes, and a form for each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefed.authoring.worksheet.box_forms import minutes_in_the_room, safety_form
from briefed.authoring.worksheet.case_forms import cases_of
from briefed.authoring.worksheet.case_parts import FIGURE
from briefed.authoring.worksheet.edition_forms import EditionForms
from briefed.authoring.worksheet.forms import (
    SHORT,
    Edit,
    Field,
    Filled,
    Form,
    Heading,
    Note,
    Thing,
    Wrong,
)
from briefed.authoring.worksheet.front_forms import minutes_form, title_form
from briefed.authoring.worksheet.names import Names
from briefed.authoring.worksheet.outline import (
    BOXED,
    HEADING,
    MARKER,
    OTHER,
    OWN,
    QUOTE,
    Block,
    outline,
)
from briefed.authoring.worksheet.own_texts import NOT_CARRIED, Asked, OwnTexts
from briefed.authoring.worksheet.points import practice_points
from briefed.authoring.worksheet.texts import markdown, text
from briefed.model import Briefing, Theme
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.source.page_parts import FINDINGS, MARKS, SAFETY, is_case
from briefed.source.placeholders import unwritten
from briefed.source.support import PRACTICE
from briefed.text.words import plain

AS_DOTS = "Shown as dots above the quote:"
_BACK = "back to the case"
FICTION = "*This case is fiction.*"

_AFTER_QUOTE = Asked(
    "What this asks of practice, in your own words",
    "Where contact is safe, speak to him before you complete the assessment.",
)
_OF_BOXES = {
    "abstract": Asked(
        "After this part you can: two or three things a reader will do better at work",
        "record who lives in and visits the household (quote 1)",
        points=True,
    ),
    "reflect": Asked(
        "To reflect on: one or two questions to think about, alone or in supervision. The page "
        "heads them “Take this to supervision”",
        "Which men visit a baby I work with, and what have I not asked?",
        points=True,
    ),
    "trainer": Asked(
        "Notes for trainers: a key message, an activity with its minutes, a question to discuss, "
        "what to do on Monday, a caution. If the case is to be played, also “Roles:” and a list: a "
        "person in it, a colon, and sentences of the case",
        "Activity (5 minutes): write down what you know about a father, and underline what came "
        "from him.",
    ),
    "safety": Asked("What is safe to do", points=True),
}
_CASE = Asked(
    "A situation from work to try, with a choice to make in it",
    "Your assessment is due tomorrow, and the father has not returned your calls. What do you do?",
)
_OF_SECTIONS = {
    "": Asked("What this part is about, in one sentence", "This part asks who visits a baby."),
    _BACK: Asked("Back to the case: what the findings say of the choices in it"),
}
_FINDING = (
    f"Begin with {', '.join(MARKS[:-1])} or {MARKS[-1]}, then a colon. "
    "Give all findings of a page a heading, or none."
)


class _Page:
    """Walks over the blocks of a page once; `things` grows."""

    def __init__(self, briefing: Briefing, theme: Theme, file: str, source: str) -> None:
        self.theme = theme
        self.file = file
        self.lines = source.split("\n")
        self.title = heading_words(theme)
        self.names = Names(briefing, theme)
        self.own = OwnTexts(theme.slug, self.title, file, self.lines, self.names)
        self.blocks = outline(self.lines, front_matter.read(source).body_line - 1)
        self.things: list[Thing] = []
        self.section = ""
        self.known: Counter[str] = Counter()  # how often a finding has the same quote first
        self.quotes: list[Block] = []  # those that stand together, above our text
        self.given: set[str] = set()  # statements whose practice points are on the worksheet
        self.cases = cases_of(theme, file, source, self.blocks, self.names)
        self.case: Form | None = None  # that of the section, to be given at its end
        boxes = (one for one in self.blocks if one.kind == BOXED and one.name == SAFETY)
        self.safety = next((one for one in boxes if one not in self.cases.carried), None)
        self.points = practice_points(theme, self.title, file, self.lines, self.blocks, self.names)
        findings = list(self._findings())
        self.edition = EditionForms(briefing, theme, file, self.lines, findings, self.points)

    @property
    def headed(self) -> bool:
        """Whether a finding has a heading."""
        return any(one.kind == HEADING and one.level == 3 for one in self._findings())

    def read(self) -> list[Thing]:
        for block in self.blocks:
            if block in self.cases.carried:
                continue
            if block in self.edition.going:
                self.things += self.edition.of(block)
            elif block.kind == HEADING:
                self._end_of_quotes()
                self._heading(block)
            elif block.kind == QUOTE:
                self._quote(block)
            elif block.kind == OWN:
                self._own(block)
            elif block.kind == BOXED:
                self._end_of_quotes()
                if block.name != SAFETY or block != self.safety:
                    self.things += self.own.box(block, _OF_BOXES.get(block.name), self.section)
                    self.things += minutes_in_the_room(self.own, block)
            elif block.kind == MARKER and (figure := FIGURE.match(self.lines[block.start])):
                self.things.append(Note(f"{AS_DOTS} {figure[1]}"))
            elif block.kind == MARKER and "quiz" in self.lines[block.start].split():
                self.things.append(Note("The questions are at the end of this theme."))
            elif block.kind == OTHER:
                self.things.append(Note(NOT_CARRIED))
        self._end_of_quotes()
        self._case()
        return self.things

    def _heading(self, block: Block) -> None:
        if block.level == 2:
            self._case()
            self.section = plain(block.words).lower()
            self.things.append(Heading(plain(block.words)))
            self.case = self.cases.forms.get(block)
            if self.section == PRACTICE:
                self._points_elsewhere()
        elif block.level == 3 and self.section in FINDINGS:
            self.things.append(self._finding(block, self._quote_below(block)))
        elif block.level > 2:
            self.things.append(Heading(plain(block.words), 3))

    def _case(self) -> None:
        """Give the form of the case that ends here."""
        if is_case(self.section):
            self.things.append(self.case or Note(NOT_CARRIED))

    def _quote_below(self, heading: Block) -> Block | None:
        """The first quote below the heading of a finding."""
        below = self.blocks[self.blocks.index(heading) + 1 :]
        ends = (one for one in below if one.kind in (HEADING, QUOTE))
        found = next(ends, None)
        return found if found and found.kind == QUOTE else None

    def _finding(self, heading: Block | None, quote: Block | None) -> Form:
        """The form of a finding's heading; where there is none, it is put above the quote."""
        words = plain(heading.words) if heading else ""
        still = "the heading" if unwritten(words) else ""
        place = heading or quote
        assert place

        def write(filled: Filled) -> list[Edit]:
            if len(filled.texts[0]) > 1:
                raise Wrong("a heading is one short line")
            said = " ".join(markdown(filled.texts[0]))
            if heading is None:
                at = self._above(place)
                return [Edit(self.file, at, at, (f"### {said}", ""))]
            address = f" {{ #{heading.name} }}" if heading.name else ""
            return [Edit(self.file, heading.start, heading.end, (f"### {said}{address}",))]

        field = Field(
            "Heading of this finding" + ("" if heading else ", if you want one"),
            text("" if still else words),
            still,
            f"To strengthen: Speaking to fathers. {_FINDING}",
            lines=SHORT,
        )
        number = f"{self._number(quote)}: " if quote else ""
        key = self.edition.key(quote) if quote else words
        self.known[key] += 1
        return Form(
            f"{self.theme.slug}/heading/{key}/{self.known[key]}",
            f"{self.title}, {number}heading of the finding",
            "",
            (field,),
            write,
            quiet=heading is None and self.headed,
        )

    def _above(self, quote: Block) -> int:
        """The line above which a heading goes: that of the quote, or of the figure above it."""
        at = self.blocks.index(quote)
        while at and self.blocks[at - 1].kind == MARKER:
            marker = self.blocks[at - 1]
            if "figure:" not in self.lines[marker.start]:
                break
            at -= 1
        return self.blocks[at].start

    def _number(self, quote: Block) -> str:
        return self.names.of(quote.name) or "quote"

    def _quote(self, block: Block) -> None:
        if self.section in FINDINGS and not self.quotes and not self._is_headed(block):
            self.things.append(self._finding(None, block))
        self.quotes.append(block)
        self.things += self.edition.of(block)

    def _is_headed(self, quote: Block) -> bool:
        """Whether the heading of a finding is right above a quote, or a figure is between."""
        above = [one for one in self.blocks if one.end <= quote.start and one.kind != MARKER]
        return bool(above) and above[-1].kind == HEADING and above[-1].level == 3

    def _findings(self) -> Iterator[Block]:
        """The blocks under the heading of the findings."""
        inside = False
        for one in self.blocks:
            if one.kind == HEADING and one.level == 2:
                inside = plain(one.words).lower() in FINDINGS
            elif inside:
                yield one

    def _own(self, block: Block) -> None:
        if self.quotes and self.section in FINDINGS:
            number = self._number(self.quotes[-1])
            where = f"{self.title}, {number}: what this asks of practice"
            key = f"after/{self.edition.key(self.quotes[-1])}"
            self.things.append(self.own.form(block, _AFTER_QUOTE, key, where))
            self._end_of_quotes()
            return
        self._end_of_quotes()
        if self.section == PRACTICE and self.points and block in self.points.lists:
            return
        asked = _CASE if is_case(self.section) else _OF_SECTIONS.get(self.section)
        prefix = FICTION if is_case(self.section) else ""
        said = "the situation to try" if is_case(self.section) else self.section or "top"
        where = f"{self.title}, {said}"
        self.things.append(
            self.own.form(block, asked or Asked("Text"), f"in/{self.section}", where, prefix)
        )

    def _end_of_quotes(self) -> None:
        """Give the forms of practice points that belong to the quotes above."""
        for quote in self.quotes:
            last = [one for one in self._findings() if one.kind == QUOTE and one.name == quote.name]
            if self.points and last and last[-1] == quote and quote.name not in self.given:
                self.given.add(quote.name)
                self.things.append(self.points.form(quote.name))
        self.quotes = []

    def _points_elsewhere(self) -> None:
        if self.points is None:
            self.things.append(Note(NOT_CARRIED))
            return
        self.things.append(Note("The points for each quote are written below the quote."))
        self.things += [*self.points.elsewhere(), *self.edition.elsewhere()]


def page_forms(briefing: Briefing, theme: Theme, file: str, source: str) -> list[Thing]:
    """What a worksheet carries of the page of a theme, from the text of its file."""
    title = heading_words(theme)
    page = _Page(briefing, theme, file, source)
    head: list[Thing] = [
        *title_form(theme.slug, title, file, source),
        minutes_form(theme.slug, title, file, source),
    ]
    return [*head, *page.read(), *safety_form(page.own, page.blocks, page.safety)]
