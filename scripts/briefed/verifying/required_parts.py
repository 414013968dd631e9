"""What every page of the built site must have.

That is the policy, our scripts and styles, the notices, and the help link.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from briefed.checking.rules import published
from briefed.layout import HELP_PAGE, SITE
from briefed.model import Location, Problem
from briefed.rendering import assets, content_security_policy
from briefed.rendering.bundles import LEARNER
from briefed.rendering.course_data import NAME
from briefed.rendering.notices import DRAFT
from briefed.rendering.page_scripts import PageScripts
from briefed.rendering.shell import HELP
from briefed.text.words import fold
from briefed.verifying.built_page import NOT_FOUND, BuiltPage, attribute, broken, built_name
from briefed.verifying.markup_passages import Passage
from briefed.verifying.visibility import words

_POLICY = "Content-Security-Policy"
_LOADING = ("<script", "<link", "<style")  # what the policy must come before


def check_policy(here: BuiltPage) -> Iterator[Problem]:
    """The policy is the one that the page's own scripts call for, and is stated first."""
    found = [
        node
        for node in here.tree.css("head > meta[http-equiv]")
        if attribute(node, "http-equiv").lower() == _POLICY.lower()
    ]
    wanted = content_security_policy.policy(content_security_policy.hashes(here.html))
    if [attribute(node, "content") for node in found] != [wanted]:
        fault = (
            "has another list of what a browser may load than"
            if found
            else "has no list of what a browser may load such as"
        )
    elif not _first(here.html):
        fault = "has too late, below what it is for, the list of what a browser may load that"
    else:
        return
    yield broken(
        published.POLICY,
        Location(f"{SITE}/{here.path}"),
        f"{here.path} {fault} the build gives it (its content security policy), so a browser "
        f"may run or load what nobody checked: {published.UNDO}",
    )


def _first(html: str) -> bool:
    """Whether the policy is stated before anything is loaded."""
    return not any(tag in html[: html.index(_POLICY)] for tag in _LOADING)


def check_page_scripts(here: BuiltPage) -> Iterator[Problem]:
    """The script that mkdocs.yml lists for every page is loaded, and so are the styles."""
    if not _loads(here, LEARNER):
        yield _without(here, LEARNER, "list it under extra_javascript: in mkdocs.yml")
    for name in assets.OF_PAGES:
        if not _loads(here, name):
            yield _without(here, name, published.UNDO)


def check_own_scripts(wanted: PageScripts, here: BuiltPage) -> Iterator[Problem]:
    """The scripts and styles that a page has beside those are loaded.

    `wanted` names files of the site.
    """
    for name in (
        wanted.forms_script,
        wanted.forms_style,
        wanted.search_script,
        wanted.learning_script,
        wanted.services_script,
        wanted.home_script,
        wanted.home_style,
    ):
        if name and not _loads(here, name):
            yield _without(here, name, published.UNDO)
    found = {
        here.file_at(attribute(node, "src")): attribute(node, "data-course")
        for node in here.tree.css("script[src][data-course]")
    }
    expected = {wanted.course_script: wanted.theme} if wanted.course_script else {}
    if found != expected:
        name = wanted.course_script or f"no {NAME}"
        yield _without(here, f"{name} as its course's", published.UNDO)


def _loads(here: BuiltPage, name: str) -> bool:
    addresses = here.style_sheets if name.endswith(".css") else here.scripts
    if here.path == NOT_FOUND:
        return any(one.endswith(f"/{name}") for one in addresses)
    return any(here.file_at(one) == name for one in addresses)


def _without(here: BuiltPage, name: str, remedy: str) -> Problem:
    return broken(
        published.SCRIPT,
        Location(f"{SITE}/{here.path}"),
        f"{here.path} does not load {name}, which it needs to work: {remedy}",
    )


def check_draft_notice(source: Location, here: BuiltPage) -> Iterator[Problem]:
    """The notice that a page is a draft, on a page that must say so."""
    found = here.tree.css("article > .bf-draft")
    if not any(here.sight.seen(node) and node.text().strip() == DRAFT for node in found):
        yield broken(
            published.NOTICE,
            source,
            f"{here.path} does not show that this is a draft: {published.UNDO}",
        )


def check_notices(notices: Iterable[Passage], here: BuiltPage) -> Iterator[Problem]:
    """The notices of a page's edition, of corrections and of a newer course can be seen."""
    seen = {
        fold(words(node, lambda _: False))
        for node in here.tree.css("article p")
        if here.sight.seen(node)
    }
    for notice in notices:
        text = " ".join(notice.words)
        if fold(text) not in seen:
            yield broken(
                published.NOTICE,
                notice.location,
                f'{here.path} does not show readers "{text}": {published.UNDO}',
            )


def check_help_link(source: Location, pages: Container[str], here: BuiltPage) -> Iterator[Problem]:
    """The link to the help page on top of every page but that one."""
    wanted = built_name(f"docs/{HELP_PAGE}", pages), ""
    links = [link for link in here.tree.css("a.bf-worried[href]") if here.sight.seen(link)]
    if not any(here.links.get(attribute(link, "href")) == wanted for link in links):
        yield broken(
            published.HELP,
            source,
            f"{here.path} has no link to “{HELP}” on top that readers see: put docs/{HELP_PAGE} "
            f"back if it is gone, or {published.UNDO}",
        )
