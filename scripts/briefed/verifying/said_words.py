"""The words of a built page, in its article and around it, judged by what its sources say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefed.checking.rules import published
from briefed.model import Problem
from briefed.verifying.built_page import BuiltPage, broken
from briefed.verifying.markup_passages import Passage
from briefed.verifying.page_words import Around, differences
from briefed.verifying.style_sheets import WRITES_WORDS


def check_words(
    around: Around, read: Callable[[], list[Passage]], description: str, here: BuiltPage
) -> Iterator[Problem]:
    """Compare every word of a page with its sources, which `read` reads.

    `around` knows what may be said around an article, `description` is the page's own.
    """
    expected = read()
    article = here.tree.css_first("article")
    html = (article.html or "") if article else ""
    for location, message in differences(html, expected, here.path):
        yield broken(published.WORDS, location, message)
    of_page = [description, *(" ".join(passage.words) for passage in expected)]
    yield from check_words_around(around, of_page, here)


def check_words_around(
    around: Around, of_page: Iterable[str], here: BuiltPage
) -> Iterator[Problem]:
    """Every word around a page's article, and those that its own styles write."""
    for words in around.strange(here.tree, of_page):
        yield broken(
            published.WORDS,
            here.location(words),
            f'"{words}" is around the text of {here.path}, and neither a title nor mkdocs.yml '
            f"nor the theme says it: {published.UNDO}",
        )
    for node in here.tree.css("style"):
        for match in WRITES_WORDS.finditer(node.text()):
            yield broken(
                published.WORDS,
                here.location(match.group()),
                f"{match.group().strip()!r} in a style writes words onto the page, and nobody "
                "checks them: write them in the page itself",
            )
