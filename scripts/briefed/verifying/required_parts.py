"""What every page of the built site must have: our notices and the link to the help page."""

from __future__ import annotations

from collections.abc import Container, Iterator

from briefed.checking.rules import published
from briefed.layout import HELP_PAGE
from briefed.model import Location, Problem
from briefed.rendering.markdown import DRAFT, WORRIED
from briefed.verifying.built_page import BuiltPage, attribute, broken, built_name


def check_draft_notice(source: Location, here: BuiltPage) -> Iterator[Problem]:
    """The notice that a page is a draft, on a page that must say so."""
    notices = here.tree.css("article > .bf-draft")
    if not any(here.sight.seen(node) and node.text().strip() == DRAFT for node in notices):
        yield broken(
            published.HIDDEN,
            source,
            f"{here.path} does not show that this is a draft: "
            "see what took the notice away or hides it",
        )


def check_help_link(source: Location, pages: Container[str], here: BuiltPage) -> Iterator[Problem]:
    """The link to the help page that every page but that one ends in."""
    wanted = built_name(f"docs/{HELP_PAGE}", pages), ""
    links = [link for link in here.tree.css(".bf-worried a[href]") if here.sight.seen(link)]
    if not any(here.links.get(attribute(link, "href")) == wanted for link in links):
        yield broken(
            published.LINK,
            source,
            f"{here.path} has no visible link to “{WORRIED}” at its end: "
            f"see that docs/{HELP_PAGE} is there, and what took the link away",
        )
