"""What a new edition of the briefing leaves to read again, where no quote tells it."""

from __future__ import annotations

from collections.abc import Iterator

from briefed.checking.coverage import Coverage
from briefed.checking.editions import REWORDED, formers, latest, place_of, reread
from briefed.checking.rules.registry import Reported, rule
from briefed.checking.touched import points_on
from briefed.model import Course, Location, Page
from briefed.source.headings import heading_words
from briefed.text.words import fold, plain


@rule(
    "title-of-former-edition",
    "a page has the name that its theme had in an earlier edition as its title",
    "write the theme's name as it is now, as `title:` and in the `#` heading",
    "warning",
)
def title_of_former_edition(course: Course, _: Coverage) -> Iterator[Reported]:
    was: dict[str, dict[str, str]] = {}
    for former in formers(course):
        for theme in former.themes:
            name = heading_words(theme)
            was.setdefault(theme.slug, {})[_key(name)] = name
    for theme, page in course.parts if was else ():
        stale = was.get(theme.slug, {}).keys() - {_key(heading_words(theme))}
        found = [(text, at) for text, at in _titles(page) if _key(text) in stale]
        if found:
            text, location = found[0]
            also = f", and again in line {found[1][1].line}" if found[1:] else ""
            yield (
                location,
                None,
                f"the briefing calls this theme “{heading_words(theme)}” now, and the page has "
                f"its old name, “{text}”: write the new one here{also}",
            )


def _key(name: str) -> str:
    return fold(name).lower()


def _titles(page: Page) -> Iterator[tuple[str, Location]]:
    """The title of a page, and its heading of level 1, as readers see them."""
    yield page.title, page.keys.value("title")
    for prose in page.prose:
        if prose.kind == "heading" and prose.level == 1:
            yield plain(prose.text), prose.location


@rule(
    "order-of-former-edition",
    "a page quotes two statements in the order that they had in the edition before",
    "move the quote, and what you say of it, to where the briefing has it now",
    "warning",
)
def order_of_former_edition(course: Course, _: Coverage) -> Iterator[Reported]:
    compared = latest(course)
    if not compared:
        return
    kept = [
        (one.before[0].id, one.after[0]) for one in compared.changes if one.before and one.after
    ]
    old = {one.id: at for at, one in enumerate(compared.old.statements)}
    new = {one.id: at for at, one in enumerate(course.briefing.statements)}
    stayed = {one.id for was, one in kept if was == one.id}
    for change in compared.changes:
        page = course.page_of(change.after[0].theme) if change.reordered else None
        identity = change.after[0].id if page else ""
        quoted = _first_quotes(page) if page else {}
        for other in quoted.keys() & stayed if identity in quoted else ():
            before = quoted[other] < quoted[identity]
            if before == (old[other] < old[identity]) != (new[other] < new[identity]):
                place = place_of(change, course.briefing.statements)
                yield (
                    quoted[identity],
                    identity,
                    f"in this edition, {identity} is {place}: move this quote, and what you say "
                    "of it, there",
                )
                break


def _first_quotes(page: Page) -> dict[str, Location]:
    """Where a page first quotes each statement among its findings, by the statement's id."""
    found: dict[str, Location] = {}
    for quote in page.quotes:
        if quote.id and quote.teaches:
            found.setdefault(quote.id, quote.location)
    return found


@rule(
    "theme-moved",
    "a theme has another place since the last edition, which nobody has approved yet",
    "read whether its page still follows from the page before it. The approval ends the reminder",
    "warning",
)
def theme_moved(course: Course, _: Coverage) -> Iterator[Reported]:
    compared = latest(course)
    for theme, above in compared.reordered if compared and _to_approve(course) else ():
        place = f"behind “{heading_words(above)}”" if above else "the first"
        yield (
            theme.location,
            None,
            f"the theme “{heading_words(theme)}” is {place} in this edition: "
            f"{reread(course, theme)}",
        )


def _to_approve(course: Course) -> bool:
    """Whether nobody has approved this edition, or what was made of it, yet."""
    approval = course.settings.approval
    return not approval or approval.get("edition", "") != course.settings.edition


@rule(
    "point-on-changed-words",
    "a practice point or an aim rests on a statement whose words changed in the last edition, "
    "which nobody has approved yet",
    "read it beside the new words. The approval ends the reminder",
    "warning",
)
def point_on_changed_words(course: Course, _: Coverage) -> Iterator[Reported]:
    compared = latest(course)
    for change in compared.changes if compared and _to_approve(course) else ():
        if change.kind == REWORDED:
            for touch in points_on(course, change):
                identity = change.after[0].id
                yield (
                    touch.location,
                    identity,
                    f"this rests on {identity}, whose words changed in this edition: read whether "
                    "it still follows from them",
                )
