"""What the forms of a worksheet ask of a course, sorted by whether it can be done. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefed.authoring.worksheet.course_texts import CourseTexts, Wanted, is_there
from briefed.authoring.worksheet.forms import (
    TAKE_AWAY,
    Added,
    Filled,
    Form,
    Worksheet,
    Wrong,
    canonical,
)
from briefed.authoring.worksheet.gone import told_of_gone, was_spare
from briefed.authoring.worksheet.reading import ReadForm, filled_in, wants_away, words_in
from briefed.authoring.worksheet.references import Reference, has_words
from briefed.authoring.worksheet.texts import words_of
from briefed.authoring.worksheet.told import Told

_CHANGED_SINCE = (
    "it was not taken away, since somebody changed it after this worksheet was made: look at it on "
    "a new worksheet, and write yes there"
)
_ALL_CHANGED = (
    "several forms have the same Ref, and each was changed, so nobody can tell which of them added "
    "what the course has: change that on a new worksheet, and write what is new in empty forms"
)
_TWICE = (
    "this form is on the worksheet several times, and they say different things, so nobody can "
    "tell which is meant: delete all but one"
)
_SEVERAL = (
    "the course has several times what this form said before: change the one that you mean on a "
    "new worksheet"
)


class Taking:
    """Sorts the forms that were read.

    - `wanted`: what can be put into the course, by the form's address and what was filled in;
    - `away`: the forms of questions to take away, by their addresses;
    - `since`: the forms that somebody changed in the course since;
    - `wrong`: those that can't be taken over, with the reason;
    - `touched`: the addresses of all forms that the worksheet has.
    """

    def __init__(self, sheet: Worksheet, texts: CourseTexts, read: Sequence[ReadForm]) -> None:
        self.sheet = sheet
        self.texts = texts
        self.read = read
        self.wanted: dict[tuple[str, Filled], Wanted] = {}
        self.away: dict[str, Form] = {}
        self.since: list[Told] = []
        self.wrong: list[Told] = []
        self.touched: set[str] = set()
        self._claimed: dict[str, Filled] = {}  # what the first copy of a form says
        self._unclear: set[str] = set()  # the addresses of those whose copies disagree

    def take(self, one: ReadForm) -> None:
        """Sort one form."""
        if isinstance(one.reference, str):
            self._refuse("A form of the worksheet", _damaged(one))
            return
        meant = self.sheet.meant(one.reference)
        if len(meant) > 1:
            self._refuse(
                "A form of the worksheet",
                f"its reference {one.reference} fits several places of the course by now: "
                "export a new worksheet, and copy your words into it",
            )
        elif meant:
            self.touched.add(meant[0].address)
            try:
                self._take(meant[0], one, one.reference)
            except Wrong as reason:
                self._refuse(meant[0].where, str(reason))
        elif not wants_away(one.table) and not was_spare(
            self.sheet.slug, self.texts.briefing, one.reference, one.table
        ):
            briefing, texts = self.texts.briefing, self.texts.texts
            self.wrong.append(told_of_gone(self.sheet, briefing, texts, one))

    def _refuse(self, where: str, why: str) -> None:
        if Told(where, why) not in self.wrong:
            self.wrong.append(Told(where, why))

    def _take(self, form: Form, one: ReadForm, reference: Reference) -> None:
        if form.done:
            return
        said, unsound = _sound_in(form, one)
        for place, why in unsound:
            self._refuse(f"{form.where}, {place}", why)
        words = canonical(said)
        if form.added:
            begun = not has_words(reference, form.words)
            if begun and not self._is_copy(form, one, reference):
                self._change(form, form.added(), one, said)
                return
            if said.away:
                self._take_away_unknown(form, form.added(), said)
                return
        as_known = has_words(reference, form.words) or words == form.words
        if said.away:
            if not as_known:
                raise Wrong(_CHANGED_SINCE)
            self._claim(form, said)
            self.away[form.address] = form
        elif not self._says_already(form, said, reference):
            if as_known or form.added:
                self._want(form, said)
            else:
                self.since.append(Told(form.where, _written(form, said)))

    def _want(self, form: Form, said: Filled) -> None:
        self._claim(form, said)
        if (form.address, said) not in self.wanted:
            self.wanted[form.address, said] = self.texts.checked(form, said)

    def _claim(self, form: Form, said: Filled) -> None:
        """Note what a form says. Raises Wrong where a copy of it says something else."""
        same = self._claimed.setdefault(form.address, said) == said
        if form.add or (same and form.address not in self._unclear):
            return
        self._unclear.add(form.address)
        self.away.pop(form.address, None)
        for key in [key for key in self.wanted if key[0] == form.address]:
            del self.wanted[key]
        raise Wrong(_TWICE)

    def _says_already(self, form: Form, said: Filled, reference: Reference) -> bool:
        """Whether a form has what it was made with, or the course says it already."""
        words = canonical(said)
        if words == form.words or (has_words(reference, words) and not form.added):
            return True
        if form.there and form.there(said):
            return True
        changed_since = not has_words(reference, form.words)
        return bool(
            changed_since and form.free and is_there(self.texts.texts, tuple(form.write(said)))
        )

    def _change(self, form: Form, added: list[Added], one: ReadForm, said: Filled) -> None:
        """Let a form to copy change what it added before."""
        assert isinstance(one.reference, Reference)
        found = [known for known in added if has_words(one.reference, known.words)]
        if len(found) > 1:
            raise Wrong(_SEVERAL)
        if not found:
            empty = canonical(said) == form.words
            if not (said.away or empty or (form.there and form.there(said))):
                self.since.append(Told(form.where, _written(form, said)))
            return
        (known,) = found
        if said.away:
            self._claim(known.form, said)
            self.away[known.form.address] = known.form
            return
        said = known.said(said)
        if canonical(said) != known.form.words:
            self._want(known.form, said)

    def _take_away_unknown(self, form: Form, added: list[Added], said: Filled) -> None:
        """Take away what a form to copy says, and was not known to have added."""
        found = [known.form for known in added if known.words == canonical(said)]
        if found:
            self.away[found[0].address] = found[0]
        elif canonical(said) != form.words:
            raise Wrong(
                f"yes is beside “{TAKE_AWAY}”, so it was not added: empty that cell to add it"
            )

    def _is_copy(self, form: Form, one: ReadForm, reference: Reference) -> bool:
        """Whether a form was copied from one that had added something, to add something else.

        Raises Wrong where nobody can tell which of several did.
        """
        same = [other for other in self.read if other.reference == reference]
        if len(same) == 1 or _is_unchanged(form, one):
            return False
        if any(_is_unchanged(form, other) for other in same):
            return True
        raise Wrong(_ALL_CHANGED)


def said_in(form: Form, one: ReadForm) -> Filled:
    """What somebody wrote into a form, as the form shows it, without rows that can't be taken over.

    Raises Wrong as `filled_in` does.
    """
    return _sound_in(form, one)[0]


def _sound_in(form: Form, one: ReadForm) -> tuple[Filled, list[tuple[str, str]]]:
    """The same, and of each row that can't be taken over what it is called and why."""
    said = filled_in(form, one.table)
    said = form.settle(said) if form.settle else said
    return form.sound(said) if form.sound else (said, [])


def _is_unchanged(form: Form, one: ReadForm) -> bool:
    """Whether a form has the words that its reference is of."""
    try:
        return isinstance(one.reference, Reference) and has_words(
            one.reference, canonical(said_in(form, one))
        )
    except Wrong:
        return False


def _written(form: Form, said: Filled) -> str:
    """The words of a form that the course does not have there, a line for each cell."""
    pairs = zip(form.fields, said.texts, strict=True)
    cells = [text for field, text in pairs if words_of(text) != words_of(field.text)]
    shown = [list(map(words_of, row)) for row in form.rows]
    cells += [cell for row in said.rows if list(map(words_of, row)) not in shown for cell in row]
    return "\n".join(filter(None, map(words_of, cells)))


def _damaged(one: ReadForm) -> str:
    return (
        f"its reference “{one.reference}” is damaged, so nobody can tell where these words "
        f"belong: “{words_in(one.table)[:200]}”. Copy the reference from a new worksheet"
    )
