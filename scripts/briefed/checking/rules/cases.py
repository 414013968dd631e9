"""Cases that branch: every part can be reached, every path ends, and every end rests on a quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefed.checking.addresses import unread_addresses
from briefed.checking.coverage import Coverage
from briefed.checking.rules.registry import Reported, rule
from briefed.model import Course, Location, Page
from briefed.source.branching import (
    GOOD_ENDINGS,
    LEVEL,
    NUMBERED,
    Case,
    CasePart,
    cases_of,
    good_endings,
    of_other_level,
)
from briefed.source.case_choices import Choice
from briefed.source.case_slips import unread_cases
from briefed.source.fiction import unmarked
from briefed.source.headings import meant_address, slugify
from briefed.source.page_parts import THE_FINDINGS
from briefed.source.part_slips import is_finding
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest
from briefed.text.words import fold, plain

_LINKED = lazily(r"\]\([ ]*#?([^()]*)\)")  # the address that a link leads to


def _cases(course: Course) -> Iterator[Case]:
    for page in course.pages:
        yield from cases_of(page)


def _with_findings(course: Course) -> Iterator[Case]:
    """The cases of a course, but for those into which findings run, since their heading is missing.

    `page_part_missing` reports that.
    """
    for page in course.pages:
        findings = {prose.location for prose in page.prose if is_finding(prose)}
        lacks = THE_FINDINGS.name not in page.parts
        for case in cases_of(page):
            if not (lacks and any(part.location in findings for part in case.parts)):
                yield case


def _way(parts: Iterable[CasePart]) -> str:
    """A path in a message, such as “At the door” → “You ask”."""
    return " → ".join(f"“{part.title}”" for part in parts)


@rule(
    "case-choice-unclear",
    "a choice of a case leads to no part of it, is more than a link, is there twice, or would "
    "not be offered by the page",
    "write a link to the address of a part, and nothing else in the item",
)
def case_choice_unclear(course: Course, _: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        addressed = {one.address: one for one in page.prose if one.address}
        told: set[Location] = set()
        for case in cases_of(page):
            off = [
                addressed[one]
                for one in case.dead_ends
                if one in addressed and addressed[one].level != LEVEL
            ]
            for heading in off[:1]:
                told.add(heading.location)
                yield heading.location, None, of_other_level(heading)
            # With a heading of a higher level the case ends, and what follows is no part of it.
            if not off:
                yield from _unclear(case, page)
        for location, message in unread_cases(page):
            if location not in told:
                yield location, None, message


def _unclear(case: Case, page: Page) -> Iterator[Reported]:
    """The choices of a case that the page would not offer, or that lead nowhere.

    A choice that repeats the slip in the address of a heading is told there.
    """
    unread = unread_addresses(page)
    repeated = {
        prose.location
        for prose in (page.prose if unread else ())
        if any(meant_address(link[1]) in unread for link in _LINKED.finditer(prose.text))
    }
    for location, message in case.faults:
        if location not in repeated:
            yield location, None, message
    yield from _dead_ends(case, unread)
    for part in case.parts:
        seen: dict[str, int] = {}
        for choice in part.choices:
            message = _fault_of(case, choice)
            words = fold(choice.words).lower()
            if not message and words in seen:
                message = (
                    f"line {seen[words]} has the choice “{choice.words}” already: say what is "
                    "different about this one, or delete it"
                )
            seen.setdefault(words, choice.location.line)
            if message:
                yield choice.location, None, message


def _fault_of(case: Case, choice: Choice) -> str:
    """What is wrong with a choice that leads to a part, by itself; "" for nothing."""
    if case.part(choice.target) and not choice.words.strip():
        return (
            "this choice has no words, so nobody can choose it: write what to do, "
            f"- [words](#{choice.target})"
        )
    # The line below may have a bullet of a word processor, which is reported as the cause.
    if (
        case.part(choice.target)
        and not choice.whole
        and not any(location.line == choice.location.line + 1 for location, _ in case.faults)
    ):
        return (
            f"the choice “{choice.words}” has words beside its link: put all of them into the "
            f"brackets, - [words](#{choice.target})"
        )
    return ""


def _dead_ends(case: Case, unread: frozenset[str]) -> Iterator[Reported]:
    """What is said of the choices that lead to no part of their case: once for each address.

    `unread` are the addresses that were meant by headings with a slip in theirs.
    """
    if _without_address(case) or _has_address_twice(case):
        return
    known = [part.address for part in case.parts]
    behind = known[1:]  # nothing leads to the first part of any case
    reached = {choice.target for part in case.parts for choice in part.choices}
    for target, choices in case.dead_ends.items():
        if meant_address(target) in unread:
            continue
        near = nearest(target.lower(), behind)
        part = case.part(near or "")
        named = len(choices) + (target in case.good)
        if part and near not in reached and (named > 1 or slugify(part.title) == target):
            yield (
                part.location,
                None,
                f"{_on_lines(choices)} {'lead' if choices[1:] else 'leads'} to #{target}, and "
                f"nothing to #{near}: if this part is meant, write ### {part.title} "
                f"{{ #{target} }}, or #{near} in the choice",
            )
            continue
        lead = f"the choice “{choices[0].words}” leads to #{target}, which is no part of this case"
        do = "do" if choices[2:] else "does"
        others = f", and so {do} {_on_lines(choices[1:])}" if choices[1:] else ""
        meant = f": did you mean #{near}, on line {part.location.line}?" if part else "."
        new = slugify(re.sub("[–—]", "-", target))
        write = (
            f", or write its part: ### A heading {{ #{new} }}" if new not in (*known, "") else ""
        )
        yield (
            choices[0].location,
            None,
            f"{lead}{others}{meant} Its parts are {', '.join(f'#{one}' for one in known)}. Lead "
            f"the choice to one of them{write}",
        )


def _on_lines(choices: list[Choice]) -> str:
    """Where some choices are, such as “the choices on lines 30 and 37”."""
    *most, last = (str(choice.location.line) for choice in choices)
    if not most:
        return f"the choice on line {last}"
    return f"the choices on lines {', '.join(most)} and {last}"


def _without_address(case: Case) -> list[CasePart]:
    """The parts that nothing can lead to yet: `case_part_unreachable` asks for their addresses."""
    return [part for part in case.parts if not part.address]


def _has_address_twice(case: Case) -> bool:
    """Whether parts share an address, which `page_unreadable` reports: one was meant to differ."""
    addresses = [part.address for part in case.parts]
    return len(set(addresses)) < len(addresses)


@rule(
    "case-part-unreachable",
    "no choice of a case leads to one of its parts, or a part has no address",
    "write its address, and a choice that leads there, or take the part away",
)
def case_part_unreachable(course: Course, _: Coverage) -> Iterator[Reported]:
    for case in _with_findings(course):
        nameless, dead_ends = _without_address(case), case.dead_ends
        for part in nameless:
            made = slugify(part.title) or "an-address"
            lone = len(nameless) == len(dead_ends) == 1
            yield (
                part.location,
                None,
                f"“{part.title}” has no address, so no choice can lead to it: write ### "
                f"{part.title} {{ #{next(iter(dead_ends)) if lone else made} }}",
            )
        if _is_unclear(case) or _has_address_twice(case):
            continue  # a choice that leads there may only not be read yet
        if case.is_stuck():
            first, second, *_others = case.parts
            yield (
                first.location,
                None,
                f"the case begins with “{first.title}”, which has no choices: write some "
                f"there, - [words](#{second.address}), or move the part that the case begins "
                "with above it",
            )
            continue
        for part in case.parts:
            if not case.path_to(part):
                yield (
                    part.location,
                    None,
                    f"no choice leads to “{part.title}”: write one in another part, "
                    f"- [words](#{part.address})",
                )


@rule(
    "case-goes-round",
    "the choices of a case lead back to where they began, so it may never end",
    "lead one of its choices on, to another part",
)
def case_goes_round(course: Course, _: Coverage) -> Iterator[Reported]:
    for case in _cases(course):
        if not _has_address_twice(case) and (circle := case.circle()):
            last, first = circle[-2:]
            choice = next(one for one in last.choices if one.target == first.address)
            yield (
                choice.location,
                None,
                f"this choice leads back: {_way(circle)}. Lead it on to another part; the "
                "page has a way back of its own",
            )


@rule(
    "case-part-empty",
    "a part of a case does not say what follows",
    "write what follows from the choice that leads there",
)
def case_part_empty(course: Course, _: Coverage) -> Iterator[Reported]:
    for case in _cases(course):
        for part in case.parts:
            if not part.says:
                yield (
                    part.location,
                    None,
                    f"“{part.title}” says nothing of its own: write what follows, for the child, "
                    "the parent or the plan",
                )


@rule(
    "case-end-without-quote",
    "a path of a case ends in a part that rests on no quote",
    "quote the finding that it rests on, with its id",
)
def case_end_without_quote(course: Course, _: Coverage) -> Iterator[Reported]:
    for case in _cases(course):
        for part in case.parts if not (case.faults or case.is_stuck()) else ():
            path = case.path_to(part)
            if any(quote.id is None and not quote.sourced for quote in part.quotes):
                continue  # `quote_without_id` reports it
            if path and not part.choices and all(quote.id is None for quote in part.quotes):
                yield (
                    part.location,
                    None,
                    f"the case ends without a quote on the path {_way(path)}: quote the "
                    "finding that this end rests on, with its id, or write choices that "
                    "lead on",
                )


@rule(
    "case-part-numbered",
    "the heading of a part of a case begins with a number, and the page numbers the parts",
    "take the number away",
    "warning",
)
def case_part_numbered(course: Course, _: Coverage) -> Iterator[Reported]:
    for case in _cases(course):
        for part in case.parts:
            if number := NUMBERED.match(part.title):
                rest = part.title[number.end() :]
                yield (
                    part.location,
                    None,
                    f"“{part.title}” begins with a number, and the page numbers the parts by "
                    "itself: write ### "
                    f"{rest}{f' {{ #{part.address} }}' if part.address else ''}",
                )


@rule(
    "fiction-not-marked",
    "a case does not say that it is fiction",
    "begin it with “This case is fiction.”",
)
def fiction_not_marked(course: Course, _: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        for heading in unmarked(page):
            yield (
                heading.location,
                None,
                f"“{plain(heading.text)}” does not say that it is fiction, so readers may "
                "take it for a finding: write *This case is fiction.* below the heading",
            )


def _is_unclear(case: Case) -> bool:
    """Whether a choice of a case, or the address of a part, can't be read as it was meant."""
    return bool(case.faults or case.dead_ends or _without_address(case))


@rule(
    "case-ending-unknown",
    "`good endings:` names something other than an ending of a case on its page",
    "write the address of a part without choices",
)
def case_ending_unknown(course: Course, _: Coverage) -> Iterator[Reported]:
    for page in course.pages:
        named = good_endings(page)
        cases = cases_of(page) if named else ()
        if named and (any(unread_cases(page)) or any(map(_is_unclear, cases))):
            continue  # another rule reports why they are no endings yet
        endings = [part.address for case in cases for part in case.parts if not part.choices]
        there = f"the endings are {', '.join(endings)}" if endings else "it has none"
        for address in named:
            if address not in endings:
                yield (
                    page.keys.listed(address, GOOD_ENDINGS),
                    None,
                    f"no case on this page ends in “{address}”: {there}",
                )
