"""The names around the pages of a site: its own, and the titles of its pages.

`mkdocs.yml` is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefed.rendering import navigation
from briefed.source.front_matter import loader
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.project import Project
from briefed.source.reading import read_text


def names(project: Project) -> Iterator[str]:
    """Every text that the theme may put around an article.

    These are settings, titles, and titles with what the theme says before or behind them. The
    titles come from the function that makes the navigation: a page's title is judged together
    with its page.
    """
    site, *settings = _settings(project)
    yield from (site, *settings)
    titles = {
        *_titles(navigation.navigation(project.courses, project.site)),
        *(page.title for page in project.site.pages),
    }
    for title in sorted(titles):
        yield from (title, f"{title} - {site}", f"Previous: {title}", f"Next: {title}")


def _settings(project: Project) -> list[str]:
    """Every text of mkdocs.yml, the site's name first."""
    import yaml

    # The !tags are for MkDocs alone.
    tolerant = type("TolerantLoader", (loader(),), {})
    yaml.add_multi_constructor("", lambda loader, suffix, node: None, tolerant)
    data = yaml.load(read_text(project.root / CONFIG, CONFIG)[0], tolerant) or {}
    return [str(data.get("site_name") or ""), *_texts(data)]


def _texts(value: object) -> Iterator[str]:
    """Every text in what YAML holds; of a navigation, which has them as keys, those as well."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, str):
                yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _titles(navigation: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Every title in a navigation as `render.navigation` makes it."""
    for entry in navigation:
        for title, inner in entry.items():
            yield title
            if isinstance(inner, list):
                yield from _titles(inner)
