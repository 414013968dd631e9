"""The names around the pages of a site: its own, and the titles of its pages.

`mkdocs.yml` is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefed.rendering import navigation
from briefed.rendering.home import are_many
from briefed.source import plain_yaml
from briefed.source.mkdocs_settings import CONFIG
from briefed.source.project import Project
from briefed.source.reading import read_text


def names(project: Project) -> Iterator[tuple[str, list[str]]]:
    """Every text that may stand around an article: by the name of its course, "" for none.

    These are settings and titles. The titles come from the function that makes the navigation: a
    page's title is judged together with its page. Around a page of a course no other is named, and
    around a page of none only a few courses are.
    """
    site, *settings = _settings(project)
    few = () if are_many(project.courses) else project.courses
    for slug, courses, named in (
        ("", (), few),
        *((one.slug, (one,), (one,)) for one in project.courses),
    ):
        titles = {
            *_titles(navigation.navigation(courses, project.site)),
            *(page.title for page in project.site.pages),
            *(course.name for course in named),
            *(one.title for one in project.site.stand_ins),
        }
        said = (text for title in sorted(titles) for text in (title, f"{title} - {site}"))
        yield slug, [site, *settings, *said]


def _settings(project: Project) -> list[str]:
    """Every text of mkdocs.yml, the site's name first."""
    root = plain_yaml.read(read_text(project.root / CONFIG, CONFIG)[0], CONFIG)
    named = [node.text for key, _, node in root.entries if key == "site_name"]
    return [*(named[-1:] or [""]), *_texts(root)]


def _texts(node: plain_yaml.Node) -> Iterator[str]:
    """Every text in the settings; of a navigation, which has them as keys, those as well."""
    if node.kind == "text":  # the tags are for MkDocs alone
        yield node.text
    for item in node.items:
        yield from _texts(item)
    for key, _, inner in node.entries:
        yield key
        yield from _texts(inner)


def _titles(navigation: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Every title in a navigation as `render.navigation` makes it."""
    for entry in navigation:
        for title, inner in entry.items():
            yield title
            if isinstance(inner, list):
                yield from _titles(inner)
