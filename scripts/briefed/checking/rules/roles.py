"""The roles of a case: nothing is on a card that the case does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Page
from briefed.source.case_slips import CASE_HEADING, unread_sections
from briefed.source.page_parts import ROLES
from briefed.source.roles import Listed, Role, listed, told_in_cases
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import fold, plain

_FORM = "- The father: He did not know what the calls were about."
_ARTICLE = lazily(r"(?i)(?:the|an?)\s+")


@rule(
    "role-not-in-case",
    f"the trainer notes list something under “{ROLES}:” that no case of the page says, or a person "
    "whom it does not name",
    "copy whole sentences of the case, or take the role away",
)
def role_not_in_case(course: Course, _: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        roles = listed(page)
        told = told_in_cases(page) if roles else []
        for one in roles:
            yield from _faults(one, told) if told else _without_case(one, page)


def _without_case(roles: Listed, page: Page) -> Iterator[Reported]:
    """What is said of a list on a page without a case; of one with a slip others may tell."""
    section = next(unread_sections(page), None)
    if section is None:
        why = "this page tells no case, so nobody has a role in it: write one below ## Try this, or"
        yield roles.location, None, f"{why} delete the list"
    elif not section.reported:
        called = plain(section.heading.text)
        why = f"“{called}” begins no case, so nobody has a role in it: {CASE_HEADING}"
        yield section.heading.location, None, f"{why}. Write ## Try this, or delete the roles"


def _faults(roles: Listed, told: list[str]) -> Iterator[Reported]:
    """What is wrong with a list, on a page whose cases tell some sentences."""
    if not roles.roles:
        why = f"no list is below “{ROLES}:”: leave a line empty and write one, such as {_FORM}"
        yield roles.location, None, why
    for role in roles.roles:
        if role.who and role.says:
            yield from _of_role(role, told)
        else:
            why = f"write who it is, a colon, and whole sentences of the case, such as {_FORM}"
            yield role.location, None, why


def _of_role(role: Role, told: list[str]) -> Iterator[Reported]:
    name = _ARTICLE.sub("", role.who, count=1) if _ARTICLE.match(role.who) else role.who
    if not re.search(rf"(?i)\b{re.escape(name)}\b", " ".join(told)):
        why = f"the case does not speak of “{role.who}”: call this person what the case does"
        yield role.location, None, why
    known = {fold(one): one for one in told}
    for words, location in role.says:
        said = fold(words)
        if said not in known:
            near = nearest(said, known)
            how = f"did you mean “{known[near]}”? Copy" if near else "copy"
            why = (
                f"no case on this page says “{words}”: {how} whole sentences of it, word for word, "
                "or take this one away"
            )
            yield location, None, why
