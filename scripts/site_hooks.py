"""The only file that knows MkDocs. It hands plain values to `briefed`, and takes plain values back.

MkDocs and ProperDocs call its functions `on_…`; as a command, it starts MkDocs.

The order matters: quizzes are embedded before mkdocs-quiz reads the page (priority 100), and its
output is edited after it is done (priority -100).
"""

from __future__ import annotations

import contextlib
import functools
import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from briefed.building import article, generated_files, renderer
from briefed.building.finish import finish, finish_served
from briefed.building.live_preview import LivePreview
from briefed.building.renderer import COULD_NOT, PREVIEW, source_date
from briefed.building.site_build import SiteBuild, shared_by_pages
from briefed.checking import checked, report
from briefed.errors import InputError
from briefed.layout import question_anchor
from briefed.model import Course, Page
from briefed.rendering import (
    assets,
    bundles,
    content_security_policy,
    icons,
    navigation,
    page_scripts,
    questions,
    search,
    search_words,
    shell,
    steps,
)
from briefed.rendering import markdown as render
from briefed.source import guard, stand_ins
from briefed.source.project import opened, read
from briefed.templates import CompiledTemplates, without_icons
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as BuiltPage
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:  # ProperDocs has another name for the first
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

_LOGGER = f"{__name__}.finish"
_SEARCH_PLUGINS = ("material/search", "materialx/search")
# What the theme looks and works with: every page is our own template's, which uses none of it.
_UNUSED = re.compile(r"assets/(?:stylesheets|images)/|assets/javascripts/bundle\.")


class _Search(Protocol):
    is_dirty: bool  # of the theme's search


class Adapter:
    """Holds what MkDocs does not hand from one event to the next; its methods are the events."""

    def __init__(self) -> None:
        self.serving = False
        self.sparing = False  # only pages that an edit changes are rendered again
        self.preview = False  # problems show on the pages instead of stopping the build
        self.apart = renderer.NONE  # courses that are not rendered
        self.live = LivePreview()
        self.templates = CompiledTemplates()
        self.build: SiteBuild  # from `on_config` on
        self.files: Files  # from `on_files` on
        self.worker = ""  # the theme's search within the site; "" for a site without one

    def on_startup(self, command: str, dirty: bool) -> None:
        """Learn what is made: a live preview, a preview to keep, or a site."""
        self.serving = command == "serve"
        self.sparing = self.serving and dirty
        self.preview = self.serving or PREVIEW in os.environ
        self.apart = renderer.courses_apart()
        if dirty:  # MkDocs warns that pages may be stale; see LivePreview and units.py why not
            for name in ("mkdocs", "properdocs"):
                logging.getLogger(f"{name}.commands.build").addFilter(
                    lambda record: "'dirty' build" not in record.getMessage()
                )
        if "SOURCE_DATE_EPOCH" not in os.environ:
            os.environ["SOURCE_DATE_EPOCH"] = source_date(Path.cwd())

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the sources, and generate the navigation.

        Raises PluginError where a build must not go on.
        """
        _settle_search(config)
        # MkDocs has no event between making the environment and listing what is in the theme.
        config.theme.get_env = without_icons(config.theme.get_env)  # type: ignore[method-assign]
        settings = Path(config.config_file_path)
        with _stopping():
            sources = opened(settings.parent)
            judging = checked.judging(sources, self.live.judged())
            found = read(sources, self.live.known if self.serving else None)
            project = stand_ins.without(found, self.apart.corrected)
        nav = navigation.navigation(project.courses, project.site)
        shared = shared_by_pages(project, nav, settings.read_bytes())
        verdict = judging(project)
        self.build = SiteBuild(project, verdict, shared, shows_faults=self.preview)
        if not self.preview:
            print(report.text(self.build.problems, self.build.summary), end="", flush=True)
            if any(problem.severity == "error" for problem in self.build.problems):
                raise PluginError("briefed: the course has problems, so nothing was built")
        if not config.nav:
            config.nav = nav
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the files that nobody writes, and remove those that must not be read.

        A build with files of the second kind has stopped before, so only a preview meets them.
        """
        refused = self.build.refused()
        for file in list(files):
            path = file.src_uri
            if any(path == name or path.startswith(f"{name}/") for name in refused):
                files.remove(file)
        for path, text in generated_files.for_courses(
            self.build, self.live, lambda path: files.get_file_from_path(path) is not None
        ):
            files.append(File.generated(config, path, content=text))
        with _stopping():
            files_of_slides = assets.reveal()
            made = bundles.of_site(Path(config.config_file_path).parent)
        for name, script in made.items():
            files.append(File.generated(config, name, content=script))
        for name, packaged in files_of_slides.items():
            files.append(File.generated(config, name, abs_src_path=str(packaged)))
        self.files = files
        if self.preview:
            for path, text in generated_files.desks(self.build, self.live, self._address):
                files.append(File.generated(config, path, content=self._closed(text)))
        for file in list(files):
            if _UNUSED.match(file.src_uri) and not Path(config.docs_dir, file.src_uri).exists():
                files.remove(file)
        if any(name in config.plugins for name in _SEARCH_PLUGINS):
            with _stopping():
                self.worker = search.worker(file.src_uri for file in files)
        if self.sparing:
            urls = {file.src_uri: file.url for file in files.documentation_pages()}
            names = {file.dest_uri for file in files}
            paths = self.live.pages_to_render(self.build, names, urls, Path(config.site_dir))
            self._spare(files, lambda path: path in paths)
        elif kept := frozenset(self.apart.kept):
            self._spare(files, lambda path: path.partition("/")[0] not in kept)
            self.build.kept = kept
        return files

    def _spare(self, files: Files, is_rendered: Callable[[str], bool]) -> None:
        """Tell MkDocs of each page, by its path within docs/, whether to render it."""
        for file in files.documentation_pages():
            again = is_rendered(file.src_uri)
            # MkDocs asks the file alone, and offers no other way to answer.
            file.is_modified = functools.partial(bool, again)  # type: ignore[method-assign]

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Put our page template before the theme's, and keep what templates were compiled to."""
        if env.loader is not None:
            env.loader = ChoiceLoader([FileSystemLoader(shell.TEMPLATES), env.loader])
        env.bytecode_cache = self.templates
        env.globals.update(icon=icons.icon, words=shell)
        env.globals.update(styles=assets.OF_PAGES)
        env.globals.update(search_script=bundles.SEARCH, worker=self.worker)
        return env

    def on_page_read_source(self, page: BuiltPage, config: MkDocsConfig) -> str | None:
        """Read a page that is no text as an empty one: MkDocs would stop the preview at it."""
        _, source = self.build.source(page.file.src_uri)
        return "" if self.preview and source and source.faults and not source.body else None

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, page: BuiltPage, config: MkDocsConfig, files: Files
    ) -> str:
        """The page as the reader gets it: quotes cited, quiz embedded, markers filled in."""
        path = page.file.src_uri
        _, source = self.build.source(path)
        if source and shell.is_for_others(source):
            # A learner's search finds nothing of a trainer's or an agency's.
            page.meta["search"] = {"exclude": True}
        return render.portable(self.build.markdown(path)) if path in self.build.pages else markdown

    @event_priority(-100)
    def on_page_content(
        self, html: str, page: BuiltPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the questions into our own markup, and the notices around the page."""
        path = page.file.src_uri
        if path not in self.build.pages:
            return html
        if quiz := self.build.quiz(path):
            # MkDocs has looked for the anchors of the page before.
            anchors = {question_anchor(question.id or "") for question in quiz.questions}
            page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors
        links = article.Links(
            lambda name: get_relative_url(name, page.url),
            lambda path: self._address(path, page.url),
        )
        with _stopping():
            return article.finished(self.build, path, html, links)

    def on_page_context(
        self, context: dict[str, Any], page: BuiltPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give our template what stands around the article."""
        course, source = self.build.source(page.file.src_uri)
        around = self._around(course, source, lambda path: self._address(path, page.url))
        return context | around | {"ours": self._scripts(page)}

    def on_template_context(
        self, context: dict[str, Any], template_name: str, config: MkDocsConfig
    ) -> dict[str, Any]:
        """The same for the page that a server shows for an address that leads nowhere."""
        base = str(context["base_url"]).rstrip("/")
        return context | self._around(None, None, lambda path: f"{base}/{self._url(path)}")

    def _around(
        self, course: Course | None, source: Page | None, address: Callable[[str], str]
    ) -> dict[str, Any]:
        project = self.build.project
        # A draft preview is kept in some folder, so there no address begins at a server's root.
        at = address if source or course or self.serving else self._url
        return {
            "shell": shell.shell(
                course,
                source,
                project.courses,
                project.site,
                lambda path: self.files.get_file_from_path(path) is not None,
            ),
            "at": address,
            "searched": search.searched(course, project.courses, self.serving),
            "banner": article.preview_notice(self.build, course, at, is_kept=not self.serving)
            if self.preview
            else "",
        }

    def _url(self, path: str) -> str:
        """The address of a page within the site, by its path within docs/."""
        file = self.files.get_file_from_path(path)
        return file.url if file else path

    def _address(self, path: str, on: str) -> str:
        """The address of a page, by its path within docs/, on the page at another."""
        return get_relative_url(self._url(path), on)

    def _scripts(self, page: BuiltPage) -> page_scripts.PageScripts:
        return page_scripts.scripts(
            *self.build.source(page.file.src_uri),
            self.build.project.courses,
            lambda name: get_relative_url(name, page.url),
        )

    def on_post_page(self, output: str, page: BuiltPage, config: MkDocsConfig) -> str:
        """Put the steps of a page into elements, and close it with its policy."""
        return self._closed(steps.wrapped(output))

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """The page for addresses that lead nowhere is a template of the theme."""
        return self._closed(output) if template_name.endswith(".html") else output

    def _closed(self, output: str) -> str:
        # To a served page MkDocs adds a script, another each time, that follows an edit.
        if self.serving:
            return output
        self.build.script_hashes |= content_security_policy.hashes(output)
        with _stopping():
            return content_security_policy.close(output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Join the styles; write the slides, the files of the search, and those for hosts."""
        site = Path(config.site_dir)
        with _stopping():
            if not self.serving:
                finish(self.build, site, config.extra_css, _LOGGER)
            else:
                live = self.live if self.sparing else None
                finish_served(self.build, site, config.extra_css, _LOGGER, live)


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    """Let what stops a build stop MkDocs, which shows the message of a PluginError alone."""
    try:
        yield
    except (InputError, questions.Unfamiliar) as error:
        raise PluginError(f"briefed: {error}") from None


def _settle_search(config: MkDocsConfig) -> None:
    """Let the search work as our pages need it."""
    if "materialx/search" in config.plugins:
        # MaterialX's other search also finds the answers, needs a server, and breaks our policy.
        config.plugins["materialx/search"].config["provider"] = "lunr"
    for name in _SEARCH_PLUGINS:
        if name in config.plugins:
            settings = config.plugins[name].config
            settings.get("lunr", settings)["separator"] = search_words.BETWEEN  # MaterialX: apart
            # Otherwise it adds what it found last time, as if one page were rendered again;
            # LivePreview completes the index instead.
            cast("_Search", config.plugins[name]).is_dirty = False


def _main() -> None:
    """Start MkDocs; whatever stops it becomes a message, since a traceback helps no author."""
    if sys.argv[1:2] == ["build"]:  # it ends before garbage matters: to look for it takes time
        gc.disable()
    from mkdocs.__main__ import cli

    try:
        cli()
    except Exception as error:
        print(f"ERROR   -  briefed: {guard.explain(error)}", flush=True)
        sys.exit(COULD_NOT if isinstance(error, OSError) else 1)


# MkDocs looks for the events among the names of this module.
_adapter = Adapter()
on_startup = _adapter.on_startup
on_config = _adapter.on_config
on_files = _adapter.on_files
on_env = _adapter.on_env
on_page_read_source = _adapter.on_page_read_source
on_page_markdown = _adapter.on_page_markdown
on_page_content = _adapter.on_page_content
on_page_context = _adapter.on_page_context
on_template_context = _adapter.on_template_context
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build


if __name__ == "__main__":
    _main()
