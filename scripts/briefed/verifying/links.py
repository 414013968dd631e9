"""The links of a built site: each leads somewhere, and links lead to every page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefed.checking.rules import published
from briefed.model import Location, Problem
from briefed.source.project import Project
from briefed.text.telephones import may_give, rung, to_call
from briefed.verifying.built_page import (
    NOT_FOUND,
    BuiltPage,
    Target,
    attribute,
    broken,
    built_name,
    read_text,
)


class Outline(NamedTuple):
    """What the checks of links need of a page.

    A page's tree is released once the page itself is judged: the trees of a hundred courses
    would not fit into memory.
    """

    ids: frozenset[str]
    links: frozenset[Target]  # all of them, also those in closed blocks
    visible_links: frozenset[Target]  # those a reader sees as the page opens


def outline(here: BuiltPage) -> Outline:
    """The outline of a page."""
    if here.path == NOT_FOUND:
        return Outline(frozenset(here.ids), frozenset(), frozenset())
    return Outline(
        frozenset(here.ids),
        frozenset(here.links.values()),
        frozenset(target for href, target in here.links.items() if href in here.visible_links),
    )


def check_addresses(here: BuiltPage, project: Project) -> Iterator[Problem]:
    """Links of a page that lead to no address, or ring a number that they should not."""
    yield from _telephones(here, project)
    if here.path == NOT_FOUND:
        return
    for href in here.odd_links:
        yield broken(
            published.LINK,
            here.location(href),
            f"a link leads to {href}, where no link may lead: write the file of a page, an "
            "address that begins with https://, an e-mail address or a telephone number",
        )


def _telephones(here: BuiltPage, project: Project) -> Iterator[Problem]:
    """Links that ring another number than they show, or one that the site does not know."""
    links = here.tree.css('a[href^="tel:"]')
    if not links:
        return
    known = may_give(to_call(project.site.settings.numbers)).union(
        *(
            may_give(to_call(one.numbers, one.settings.contacts), one.briefing.statements)
            for one in project.courses
        )
    )
    for link in links:
        digits = rung(attribute(link, "href").removeprefix("tel:"))
        if digits not in known or digits != rung(link.text()):
            yield broken(
                published.NUMBER,
                here.location(link.html or ""),
                f"a link shows {link.text()!r} and rings {digits or 'nothing'}: "
                f"{published.UNDO}. A link may show and ring only a number that the site knows",
            )


def check_reachable(
    sources: Iterable[Location], unlinked: Container[Location], outlines: Mapping[str, Outline]
) -> Iterator[Problem]:
    """Every page that the sources make is there, and links lead to it from the home page.

    No link need lead to those that are `unlinked`.
    """
    seen = {"index.html"} & set(outlines)
    to_visit = list(seen)
    while to_visit:
        for file, _ in outlines[to_visit.pop()].visible_links:
            if file in outlines and file not in seen:
                seen.add(file)
                to_visit.append(file)
    for source in sources:
        name = built_name(source.file, outlines)
        if name not in outlines:
            message = f"the built site has no page {name}: {published.UNDO}"
            yield broken(published.PAGE, source, message)
        elif name not in seen and source not in unlinked:
            message = (
                f"no link leads readers to {name}: put the page under nav: in mkdocs.yml, or take "
                "nav: away"
            )
            yield broken(published.PAGE, source, message)


def check_targets(
    site: Mapping[str, Path],
    outlines: Mapping[str, Outline],
    files: Container[str],
    stand_ins: Container[str],
    style_sheets: Mapping[str, str],
) -> Iterator[Problem]:
    """Links that lead to no file of the site, or to no anchor of its page.

    `site` has the built pages, `files` the names of all files that links may lead to. Of those in
    `stand_ins`, which take the place of another page, links may name any anchor.
    """

    def fault(target: Target) -> str:
        return _fault((target[0], "") if target[0] in stand_ins else target, outlines, files)

    for name, of_page in outlines.items():
        if any(map(fault, of_page.links)):
            here = BuiltPage(name, read_text(site[name]), style_sheets)
            for href, target in here.links.items():
                if said := fault(target):
                    yield broken(
                        published.LINK if target[0] not in files else published.ANCHOR,
                        here.location(f'"{href}"'),
                        f"the link {href} {said}",
                    )


def _fault(target: Target, outlines: Mapping[str, Outline], files: Container[str]) -> str:
    """In words, where a dead link leads; "" for any other."""
    file, anchor = target
    if file not in files:
        return "leads to nothing on this site: write the name of a page or a file that is there"
    if not anchor or file not in outlines or anchor.startswith("__"):
        return ""
    if anchor in outlines[file].ids:
        return ""
    return (
        f"leads to no place on its page: {file} has nothing with the address #{anchor}. Write the "
        "address of a heading, a question or a quote there, or leave # and what follows out"
    )
