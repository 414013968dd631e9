"""The articles of a site's pages as they are published, made in this process.

Python-Markdown, its extensions and mkdocs-quiz are those that mkdocs.yml names. Only what MkDocs
puts around an article is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefed.building.article import Links, finished
from briefed.building.site_build import SiteBuild
from briefed.rendering import markdown
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from support.building import ROOT


class Renderer:
    """MkDocs as it is set up here, without our own hooks; `paths` are those within `root`/docs."""

    def __init__(self, root: Path, paths: Iterable[str]) -> None:
        self._config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(root / "docs"), hooks=[])
        docs, site = self._config.docs_dir, self._config.site_dir
        self._files = Files([File(path, docs, site, use_directory_urls=False) for path in paths])

    def article(self, build: SiteBuild, path: str) -> str:
        """The HTML of a page's article."""
        config, files = self._config, self._files
        page = Page(None, files.src_uris[path], config)
        quizzes = config.plugins["mkdocs_quiz"]
        text = markdown.portable(build.markdown(path))
        page.markdown = quizzes.on_page_markdown(text, page=page, config=config, files=files)
        page.render(config, files)
        html = quizzes.on_page_content(page.content, page=page, config=config, files=files)
        links = Links(
            lambda name: get_relative_url(name, page.url),
            lambda name: get_relative_url(name.replace(".md", ".html"), page.url),
        )
        return finished(build, path, html, links)
