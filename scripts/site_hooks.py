"""The only file that knows MkDocs. It hands plain values to `briefed`, and takes plain values back.

MkDocs and ProperDocs call its functions `on_…`; as a command, it starts MkDocs.

The order matters: quizzes are embedded before mkdocs-quiz reads the page (priority 100), and its
output is edited after it is done (priority -100).
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefed.building import article
from briefed.building.finish import finish, write_slides
from briefed.building.live_preview import LivePreview
from briefed.building.renderer import COULD_NOT, PREVIEW, source_date
from briefed.building.site_build import SiteBuild, shared_by_pages
from briefed.checking import report
from briefed.checking.project import judge
from briefed.errors import InputError
from briefed.layout import HELP_PAGE, question_anchor
from briefed.model import Course
from briefed.rendering import (
    assets,
    content_security_policy,
    course_data,
    coverage_page,
    markers,
    navigation,
    page_scripts,
    questions,
    titles,
)
from briefed.rendering import markdown as render
from briefed.rendering.page_edits import replace_once
from briefed.source import guard
from briefed.source.generated_pages import AGENCIES, GENERATED
from briefed.source.project import load
from briefed.templates import CompiledTemplates
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:  # ProperDocs has another name for the first
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as BuiltPage

_SLIDES_LOGGER = f"{__name__}.slides"
_SEARCH_PLUGINS = ("material/search", "materialx/search")
# The theme's place for what is on top of every page. Its block `announce` can't be used: the
# banner that it makes takes neither a name for screen readers nor a class.
_ANNOUNCE = '<div data-md-component="announce">'


class Adapter:
    """Holds what MkDocs does not hand from one event to the next; its methods are the events."""

    def __init__(self) -> None:
        self.serving = False
        self.sparing = False  # only pages that an edit changes are rendered again
        self.preview = False  # problems show on the pages instead of stopping the build
        self.live = LivePreview()
        self.templates = CompiledTemplates()
        self.build: SiteBuild  # from `on_config` on

    def on_startup(self, command: str, dirty: bool) -> None:
        """Learn what is made: a live preview, a preview to keep, or a site."""
        self.serving = command == "serve"
        self.sparing = self.serving and dirty
        self.preview = self.serving or PREVIEW in os.environ
        if self.sparing:  # MkDocs warns that pages may be stale; see LivePreview why they are not
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
        settings = Path(config.config_file_path)
        with _stopping():
            project = load(settings.parent, known=self.live.known if self.serving else None)
        nav = navigation.navigation(project.courses, project.site)
        shared = shared_by_pages(project, nav, settings.read_bytes())
        judged = judge(project, self.live.judged())
        self.build = SiteBuild(project, judged, shared, shows_faults=self.preview)
        if not self.preview:
            sys.stdout.write(report.text(self.build.problems, self.build.summary))
            sys.stdout.flush()
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
        for course in self.build.project.courses:
            self._add_generated(course, files, config)
        with _stopping():
            files_of_slides = assets.reveal()
        for name, packaged in files_of_slides.items():
            files.append(File.generated(config, name, abs_src_path=str(packaged)))
        if self.serving:
            self._add_coverage(files, config)
        if self.sparing:
            self._spare(files, config)
        return files

    def _add_generated(self, course: Course, files: Files, config: MkDocsConfig) -> None:
        """Add the pages of a course that nobody writes, and what its pages know of it."""
        for page in course.pages:
            path = page.location.file.removeprefix("docs/")
            text = GENERATED.get(path.rpartition("/")[2])
            if text is not None and files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=text))
        data = self.live.made(
            self.build.checked_course(course.slug),
            course_data.NAME,
            lambda: course_data.manifest(course, self.build.covered[course.slug]),
        )
        path = f"{course.slug}/{course_data.NAME}"
        files.append(File.generated(config, path, content=data))

    def _add_coverage(self, files: Files, config: MkDocsConfig) -> None:
        """Add the coverage page of each course, unless a theme's page has its name."""
        taken = {file.dest_uri for file in files}
        for course in self.build.checked.courses:
            path = f"{course.slug}/{coverage_page.NAME}"
            if path not in taken:
                text = self.live.made(
                    course,
                    coverage_page.NAME,
                    lambda course=course: coverage_page.as_html(course, preview=True),
                )
                files.append(File.generated(config, path, content=text))

    def _spare(self, files: Files, config: MkDocsConfig) -> None:
        """Tell MkDocs of each page whether to render it again."""
        pages = files.documentation_pages()
        paths = self.live.pages_to_render(
            self.build,
            {file.dest_uri for file in files},
            {file.src_uri: file.url for file in pages},
            Path(config.site_dir),
        )
        for file in pages:
            file.is_modified = lambda again=file.src_uri in paths: again

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Fill the theme's blocks with ours, and keep what its templates were compiled to."""
        if env.loader is not None:
            env.loader = ChoiceLoader([FileSystemLoader(page_scripts.TEMPLATES), env.loader])
        env.bytecode_cache = self.templates
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
        if path.endswith(f"/{AGENCIES}"):
            # It has every common word, and nobody looks there for what the audit found.
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
        course, _ = self.build.pages[path]
        help_page = files.get_file_from_path(HELP_PAGE)
        if help_page is page.file:
            help_page = None
        links = article.Links(
            lambda name: get_relative_url(name, page.url),
            help_page.url_relative_to(page.file) if help_page else "",
            files.get_file_from_path(f"{course.slug}/{coverage_page.NAME}") is not None,
        )
        with _stopping():
            return article.finished(self.build, path, html, links)

    def on_page_context(
        self, context: dict[str, Any], page: BuiltPage, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give our template its scripts, and shorten the navigation where there are many courses.

        A page of each of many courses would list the pages of all, so of another course there
        is its name alone.
        """
        context["ours"] = self._scripts(page)
        courses = self.build.project.courses
        if len(courses) > 1:
            starts = {f"{course.slug}/index.md" for course in courses}
            context["nav"] = copy(nav)
            context["nav"].items = [_folded(item, starts) for item in nav.items]
        return context

    def _scripts(self, page: BuiltPage) -> page_scripts.PageScripts:
        course, source = self.build.source(page.file.src_uri)
        slug = course.slug if course else ""
        return page_scripts.scripts(
            slug,
            titles.taught_theme(course, source) if course and slug else None,
            markers.LEARNING in (page.content or ""),
            lambda name: get_relative_url(name, page.url),
        )

    def on_post_page(self, output: str, page: BuiltPage, config: MkDocsConfig) -> str:
        """See that our scripts are in the page, mend what the theme gets wrong, and close it."""
        with _stopping():
            page_scripts.require(output, self._scripts(page))
        return self._finished(output, page.url, config)

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """The page for addresses that lead nowhere is a template of the theme."""
        if not template_name.endswith(".html"):
            return output
        return self._finished(output, template_name, config)

    def _finished(self, output: str, url: str, config: MkDocsConfig) -> str:
        with _stopping():
            if self.preview and not self.serving:
                banner = article.preview_banner(
                    self.build, lambda path: get_relative_url(_url(path, config), url)
                )
                output = replace_once(
                    output, _ANNOUNCE, _ANNOUNCE + banner, "The notice of a draft preview"
                )
            searches = any(name in config.plugins for name in _SEARCH_PLUGINS)
            output = assets.mend(output, searches)
            # To a served page MkDocs adds a script, another each time, that follows an edit.
            if self.serving:
                return output
            self.build.script_hashes |= content_security_policy.hashes(output)
            return content_security_policy.close(output)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the slides, what the search needs without a server, and the files for hosts."""
        site = Path(config.site_dir)
        with _stopping():
            if not self.serving:
                finish(self.build, site, _SLIDES_LOGGER)
                return
            write_slides(self.build, site, False, _SLIDES_LOGGER)
            if self.sparing:
                self.live.finish(self.build, site)


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
            # Otherwise it adds what it found last time, as if one page were rendered again;
            # LivePreview completes the index instead.
            config.plugins[name].is_dirty = False


def _url(path: str, config: MkDocsConfig) -> str:
    """The address of a page within the site, by its path within docs/."""
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url


def _folded(item: StructureItem, starts: set[str]) -> StructureItem:
    """An entry of the navigation: of a course that the page is not in, a link to its start."""
    start = next(
        (child for child in item.children or () if child.is_page and child.file.src_uri in starts),
        None,
    )
    return item if start is None or item.active else Link(item.title, start.url)


def _main() -> None:
    """Start MkDocs; whatever stops it becomes a message, since a traceback helps no author."""
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
on_post_page = _adapter.on_post_page
on_post_template = _adapter.on_post_template
on_post_build = _adapter.on_post_build


if __name__ == "__main__":
    _main()
