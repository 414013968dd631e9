"""The only file that knows MkDocs: it hands plain values to `briefed` and takes plain values back, and as a command it starts MkDocs.

Runs under MkDocs and under ProperDocs. The order matters: quizzes are embedded before mkdocs-quiz reads
the page (priority 100), and its output is touched after it is done (priority -100).
"""

from __future__ import annotations

import html as html_escapes
import json
import logging
import os
import sys
from copy import copy
from pathlib import Path

from briefed.building.renderer import COULD_NOT, PREVIEW, source_date
from briefed.checking import report
from briefed.checking.coverage import Coverage, cover
from briefed.checking.project import Judged, judge, together
from briefed.errors import InputError
from briefed.layout import HELP_PAGE, page_name, question_anchor
from briefed.model import Course, Page, Problem, Quiz
from briefed.outputs import handouts, room_page, slides
from briefed.outputs.session_plan import LENGTHS
from briefed.outputs.typeset import Press
from briefed.parallel import with_each
from briefed.rendering import (
    agencies_page,
    assets,
    content_security_policy,
    course_data,
    coverage_page,
    questions,
    search,
)
from briefed.rendering import markdown as render
from briefed.source import guard
from briefed.source.pages import AGENCIES, GENERATED
from briefed.source.project import Known, Project, load
from jinja2 import BytecodeCache
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link
from mkdocs.utils import get_relative_url, write_file

_DRAFT_PREVIEW = "This is a draft preview and not published."
# What stands before the theme's own scripts.
_CONFIG = '<script id="__config"'
# The theme's own place for what is said on top of every page.
_ANNOUNCE = '<div data-md-component="announce">'


class _Site:
    """What one build knows: the project, its problems, and each source path's course and page."""

    def __init__(self, project: Project, judged: list[Judged], around: object) -> None:
        self.read = project  # as the check has it
        self.judged = judged
        self.around = around  # what every page shows of the others, or rests on as they do
        project = project._replace(courses=tuple(_showable(course) for course in project.courses))
        self.project = project
        known = {id(one.course): one.coverage for one in judged}
        self.covered: dict[str, Coverage] = {
            course.slug: known.get(id(course)) or cover(course)
            for course in (*project.courses, project.site)
        }
        self.pages: dict[str, tuple[Course, Page | None]] = {}
        for course in (*project.courses, project.site):
            for page in course.pages:
                self.pages[page.location.file.removeprefix("docs/")] = course, page
            if course.slug:
                self.pages[f"{course.slug}/briefing.md"] = course, None
        self.scripts: set[str] = set()  # the hashes of all that stand in pages
        self.made: dict[
            tuple[str, str], tuple[Course, str]
        ] = {}  # the files that are made of a course, and of what
        self.addresses: set[str] = set()  # the files of the site
        self.anew: dict[
            str, bool
        ] = {}  # each page's address, and whether the page is made anew; of a build that spares none, nothing
        self.problems, self.summary = together(judged)
        self.shown: dict[str, list[Problem]] = {}
        for problem in self.problems:
            for path in self._pages_of(problem):
                self.shown.setdefault(path, []).append(problem)

    def _pages_of(self, problem: Problem) -> set[str]:
        """The pages on top of which the preview shows a problem: its own, and that of its statement; the start for one without a page."""
        folder, _, rest = problem.location.file.partition("/")
        paths = {rest} if folder == "docs" else set()
        slug, _, name = rest.partition("/")
        if folder == "quizzes":
            paths.add(f"{slug}/{page_name(name.removesuffix('.md'))}")
        if problem.code.startswith("sentence-not-"):
            themes = {
                s.id: s.theme for course in self.project.courses for s in course.briefing.statements
            }
            paths.add(f"{slug}/{page_name(themes[problem.statement])}")
        paths &= self.pages.keys()
        return paths or {f"{slug}/index.md" if f"{slug}/index.md" in self.pages else "index.md"}

    def shows_as(self, other: _Site, path: str) -> bool:
        """Whether a page of two builds would be the same."""
        if (
            path not in self.pages
            or path not in other.pages
            or self.around != other.around
            or self.shown.get(path) != other.shown.get(path)
        ):
            return False
        (course, source), (before, _) = self.pages[path], other.pages[path]
        whole = bool(course.slug) and not (
            source and any(name in render.OF_ALL for name, _ in source.markers)
        )
        return (whole and course is before) or self._look(path) == other._look(path)

    def changed(self, course: Course) -> bool:
        """Whether a page of a course is made anew."""
        return not self.anew or any(
            new for url, new in self.anew.items() if url.startswith(f"{course.slug}/")
        )

    def _look(self, path: str) -> tuple:
        """All that a page is made from."""
        course, source = self.pages[path]
        headline = coverage_page.headline(course) if source and source.kind == "start" else ""
        return source, self.markdown(path), self.quiz(path), course.briefing, headline

    def markdown(self, path: str) -> str:
        """A page as the renderer is given it."""
        course, source = self.pages[path]
        if source is None:
            return render.briefing(course, self.covered[course.slug], self.project.courses)
        if source.faults and _preview:
            return f"# {source.title}\n\nThis page can't be shown until its problems are mended."
        return render.page(course, self.covered[course.slug], source, self.project.courses)

    def quiz(self, path: str) -> Quiz | None:
        """The questions that stand on a page."""
        course, source = self.pages[path]
        if source is None or not source.embeds or source.faults:
            return None
        return next(
            (quiz for quiz in course.quizzes if quiz.slug == render.page_theme(source)), None
        )


def _showable(course: Course) -> Course:
    """A course without the questions that mkdocs-quiz would stop at; only the preview gets as far as to need it."""
    quizzes = tuple(
        quiz._replace(
            questions=()
            if quiz.faults
            else tuple(q for q in quiz.questions if q.stem and (q.keys or q.blanks))
        )
        for quiz in course.quizzes
    )
    return course if quizzes == course.quizzes else course._replace(quizzes=quizzes)


_serving = False
_sparing = False  # only pages that would be others than they are get rendered again
_preview = False  # problems show on the pages instead of stopping the build
_known: Known = {}
_site: _Site
_last: _Site | None = None  # what stands rendered, whole
_index: dict[str, list] = {}  # what the search finds in it, by the page's address


def on_startup(command: str, dirty: bool) -> None:
    """Learn whether this is a preview, live or to keep, where problems are shown, or a build, where they stop it."""
    global _serving, _sparing, _preview
    _serving = command == "serve"
    _sparing = _serving and dirty
    if _sparing:  # MkDocs warns that pages may be stale; here they are not, see _spare
        for name in ("mkdocs", "properdocs"):
            logging.getLogger(f"{name}.commands.build").addFilter(
                lambda record: "'dirty' build" not in record.getMessage()
            )
    _preview = _serving or PREVIEW in os.environ
    if "SOURCE_DATE_EPOCH" not in os.environ:
        os.environ["SOURCE_DATE_EPOCH"] = source_date(Path.cwd())


@event_priority(100)
def on_config(config):
    """Check the sources, and generate the navigation. Raises PluginError where a build must not go on."""
    global _site
    if search_plugin := config.plugins.get("materialx/search"):
        # What MaterialX takes otherwise also finds the answers, needs a server, and our policy doesn't let it run.
        search_plugin.config["provider"] = "lunr"
    for name in ("material/search", "materialx/search"):
        if search_plugin := config.plugins.get(name):
            search_plugin.is_dirty = False  # or it would add to what it found last time as if one page were made anew; see _merge_index
    root = Path(config.config_file_path).parent
    try:
        project = load(root, known=_known if _serving else None)
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    nav = render.navigation(project.courses, project.site)
    around = (
        nav,
        Path(config.config_file_path).read_bytes(),
        [
            (course.slug, course.settings, render.shows_draft(course, project.site))
            for course in project.courses
        ],
    )
    _site = _Site(project, judge(project, _last.judged if _last else ()), around)
    if not _preview:
        sys.stdout.write(report.text(_site.problems, _site.summary))
        sys.stdout.flush()
        if any(problem.severity == "error" for problem in _site.problems):
            raise PluginError("briefed: the course has problems, so nothing was built")
    if not config.nav:
        config.nav = nav
    return config


def on_page_read_source(page, config) -> str | None:
    """A page that is no text: MkDocs would stop the preview at it, which is to show what is wrong."""
    _, source = _site.pages.get(page.file.src_uri, (None, None))
    return "" if _preview and source is not None and source.faults and not source.body else None


def on_files(files, config):
    """Add what the pages of each course know of the whole of it, the pages that nobody writes, and in the preview its coverage.
    Take away what may not stand there, which only a preview gets as far as to meet: a pipe would hold it for ever."""
    refused = {
        fault.location.file.removeprefix("docs/")
        for course in (*_site.project.courses, _site.project.site)
        for fault in course.faults
    }
    for file in [
        file
        for file in files
        if any(file.src_uri == name or file.src_uri.startswith(f"{name}/") for name in refused)
    ]:
        files.remove(file)
    for course in _site.project.courses:
        for page in course.pages:
            name = page.location.file.removeprefix("docs/")
            if (
                page.location.file.rpartition("/")[2] in GENERATED
                and files.get_file_from_path(name) is None
            ):
                files.append(
                    File.generated(config, name, content=GENERATED[name.rpartition("/")[2]])
                )
        files.append(
            File.generated(
                config, f"{course.slug}/{course_data.NAME}", content=_made(course, course_data.NAME)
            )
        )
    try:
        files_of_slides = assets.reveal()
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    for name, path in files_of_slides.items():
        files.append(File.generated(config, name, abs_src_path=str(path)))
    pages = {file.dest_uri for file in files}
    for course in _site.project.courses if _serving else ():
        name = f"{course.slug}/{coverage_page.NAME}"
        if name not in pages:  # a theme may be called Coverage; its page stands
            files.append(File.generated(config, name, content=_made(course, coverage_page.NAME)))
    if _sparing:
        _spare(files, config)
    return files


def _made(course: Course, name: str) -> str:
    """What a course's manifest or its coverage says: the same as last time, where the course is."""
    read = next(one for one in _site.read.courses if one.slug == course.slug)
    before, said = _last.made.get((course.slug, name), (None, "")) if _last else (None, "")
    if before is not read:
        said = (
            course_data.manifest(course, _site.covered[course.slug])
            if name == course_data.NAME
            else coverage_page.as_html(read, preview=True)
        )
    _site.made[course.slug, name] = read, said
    return said


def _spare(files, config) -> None:
    """Let MkDocs leave alone what would be as it is. It asks each file whether it was modified, and looks at its date alone: a page
    also shows its quiz, its briefing and what stands beside it. All is made again where the files are others, or the last build failed."""
    global _last
    last, _last = _last, None  # stays so if this build fails
    whole = last is not None and last.addresses == {file.dest_uri for file in files}
    _site.addresses = {file.dest_uri for file in files}
    if last is not None:
        for gone in last.addresses - _site.addresses:
            Path(config.site_dir, gone).unlink(missing_ok=True)
    for file in files.documentation_pages():
        same = whole and _site.shows_as(last, file.src_uri)
        file.is_modified = lambda same=same: not same
        _site.anew[file.url] = not same


def _merge_index(config) -> None:
    """Put what the search finds in the pages that were left alone back into its index."""
    global _index
    path = Path(config.site_dir, "search/search_index.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, list] = {}
    for entry in data["docs"]:
        found.setdefault(entry["location"].partition("#")[0], []).append(entry)
    _index = {url: (found if anew else _index).get(url, []) for url, anew in _site.anew.items()}
    data["docs"] = [entry for entries in _index.values() for entry in entries]
    write_file(json.dumps(data, separators=(",", ":")).encode("utf-8"), str(path))


class _Compiled(BytecodeCache):
    """The theme's templates, compiled once for all builds of a live preview: MkDocs reads them anew for each."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def on_env(env, config, files):
    """Hand the compiled templates from one build of the preview to the next."""
    if _serving:
        env.bytecode_cache = _compiled
    return env


@event_priority(100)
def on_page_markdown(markdown: str, page, config, files) -> str:
    """The page as the reader gets it: quotes cited, quiz embedded, markers filled in."""
    if page.file.src_uri.endswith(f"/{AGENCIES}"):
        page.meta["search"] = {
            "exclude": True
        }  # it has every common word, and is for nobody who looks for what the audit found
    return (
        render.portable(_site.markdown(page.file.src_uri))
        if page.file.src_uri in _site.pages
        else markdown
    )


@event_priority(-100)
def on_page_content(html: str, page, config, files) -> str:
    """Put the questions into our own markup, and the notices around the page."""
    course, source = _site.pages.get(page.file.src_uri, (None, None))
    if course is None:
        return html
    html = questions.without_runtime(html)
    if quiz := _site.quiz(page.file.src_uri):
        try:
            html = questions.embed(html, quiz, _site.covered[course.slug])
        except questions.Unfamiliar as error:
            raise PluginError(f"briefed: {error}") from None
        page.present_anchor_ids.update(
            question_anchor(question.id) for question in quiz.questions
        )  # MkDocs looked before
    if render.PACKAGES in html:
        up = get_relative_url(f"{course.slug}/", page.url).removeprefix("./")
        html = html.replace(
            render.PACKAGES,
            f'<div class="bf-packages">{agencies_page.page(course, up, made=not _preview)}</div>',
        )
    top = (
        f'<p class="bf-draft">{render.DRAFT}</p>\n'
        if render.shows_draft(course, _site.project.site)
        else ""
    )
    return (
        _problems(page.file.src_uri)
        + _coverage(source, files, course)
        + top
        + html
        + _present(course, source, page)
        + _worried(page, files)
    )


def on_page_context(context, page, config, nav):
    """Show of another course its name alone in the navigation: a page of each of many courses would list the pages of all."""
    if len(_site.project.courses) > 1:
        context["nav"] = copy(nav)
        starts = {f"{course.slug}/index.md" for course in _site.project.courses}
        context["nav"].items = [_folded(item, starts) for item in nav.items]
    return context


def _folded(item, starts: set[str]):
    """An entry of the navigation; for a course that the page is not of, a link to its start."""
    start = next(
        (child for child in item.children or () if child.is_page and child.file.src_uri in starts),
        None,
    )
    return item if start is None or item.active else Link(item.title, start.url)


def on_post_page(output: str, page, config) -> str:
    """Name the page's course for the runtime, mend what the theme gets wrong, and close the page to everything else."""
    course, source = _site.pages.get(page.file.src_uri, (None, None))
    if course is not None and course.slug:
        theme = render.taught_theme(course, source)
        name = get_relative_url(f"{course.slug}/{course_data.NAME}", page.url)
        output = output.replace(
            "</head>",
            f'<script defer src="{name}" data-course="{theme or ""}"></script>\n</head>',
            1,
        )
    if render.LEARNING in output:
        added = "".join(
            f'<script defer src="{get_relative_url(name, page.url)}"></script>\n'
            for name in assets.LEARNING_SCRIPTS
        )
        output = output.replace("</body>", f"{added}</body>", 1)
    # Before the theme's own script, and behind the words, which then need not wait for it.
    return _closed(
        _noted(output, page.url, config).replace(
            _CONFIG,
            f'<script src="{get_relative_url("assets/search.js", page.url)}"></script>{_CONFIG}',
            1,
        )
    )


def on_post_template(output: str, template_name: str, config) -> str:
    """The page for addresses that lead nowhere is a template of the theme."""
    return (
        _closed(_noted(output, template_name, config))
        if template_name.endswith(".html")
        else output
    )


def _closed(output: str) -> str:
    output = assets.mend(output)
    if (
        _serving
    ):  # MkDocs adds a script of its own, another each time, by which the preview follows an edit
        return output
    _site.scripts.update(content_security_policy.hashes(output))
    return content_security_policy.close(output)


def on_post_build(config) -> None:
    """Make our own scripts and styles small, and write what the search needs without a server and what hosts need of the policy."""
    global _last
    try:
        _present_all(Path(config.site_dir))
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    if _sparing:
        _merge_index(config)
        _last = _site
    if _serving:
        return
    try:
        assets.shrink(Path(config.site_dir))
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    search.add_search(Path(config.site_dir))
    content_security_policy.write_headers(Path(config.site_dir), _site.scripts)


def _present_all(site: Path) -> None:
    """Write the slides of each course, and print its sheets; a live preview would wait for those."""
    note = _DRAFT_PREVIEW if _preview and not _serving else ""
    stamp = int(os.environ["SOURCE_DATE_EPOCH"])

    def present(course: Course) -> None:
        try:
            made = slides.composed(course, site)
            slides.write(course, made, site, not _serving, note)
            if not _serving:
                handouts.write(course, made, site, Press(stamp), note)
        except InputError as error:
            if not _preview:  # which is there to show what is wrong
                raise
            logging.getLogger(f"{__name__}.slides").warning("%s", error)

    with_each([course for course in _site.project.courses if _site.changed(course)], present)


def _present(course: Course, source: Page | None, page) -> str:
    """The way to a page's slides; to those of the whole course from a page without any of its own."""
    if not course.slug:
        return ""
    theme = render.taught_theme(course, source)
    deck, words = (
        (theme, room_page.PRESENT_PAGE) if theme else (room_page.WHOLE, room_page.PRESENT_COURSE)
    )
    place = get_relative_url(f"{course.slug}/{room_page.slides_of(deck)}", page.url)
    lengths = (
        ", ".join(
            f'<a href="{place}?minutes={minutes}">{minutes} minutes</a>' for minutes in LENGTHS
        )
        if theme
        else ""
    )
    return f'\n<p class="bf-present"><a href="{place}">{words}</a>{f", or in {lengths}" if lengths else ""}</p>'


def _worried(page, files) -> str:
    """The quiet link that stands on every page but its own."""
    target = files.get_file_from_path(HELP_PAGE)
    if target is None or target is page.file:
        return ""
    return f'\n<p class="bf-worried"><a href="{target.url_relative_to(page.file)}">{render.WORRIED}</a></p>'


def _coverage(source: Page | None, files, course: Course) -> str:
    """On the course start in the preview, the way to the course's coverage."""
    if (
        source is None
        or source.kind != "start"
        or files.get_file_from_path(f"{course.slug}/{coverage_page.NAME}") is None
    ):
        return ""
    read = next(one for one in _site.read.courses if one.slug == course.slug)
    return f'<p><a href="{coverage_page.NAME}">Coverage: {coverage_page.headline(read)}</a>. This line is in the preview alone.</p>\n'


def _problems(path: str) -> str:
    """In a preview, the problems of a page and of what is shown on it, above the page."""
    if not _preview:
        return ""
    shown = _site.shown.get(path)
    if not shown:
        return ""
    lines = "".join(
        f"<li><strong>{problem.severity}</strong> {html_escapes.escape(f'{problem.location}: {problem.message}')}</li>"
        for problem in shown
    )
    return f'<section class="bf-problems" aria-label="Problems on this page"><p>Problems on this page</p><ul>{lines}</ul></section>\n'


def _noted(output: str, url: str, config) -> str:
    """In a preview that is kept, above everything else, that the page is not published, and which pages have problems."""
    if _serving or not _preview:
        return output
    places = "".join(
        f"<li>{_problem_page(path, url, config)}</li>"
        for path in sorted(_site.shown)
        if path in _site.pages
    )
    listed = (
        f"<details><summary>{report.count(_site.problems)}: on these pages</summary><ul>{places}</ul></details>"
        if places
        else ""
    )
    banner = (
        '<aside class="md-banner bf-preview" aria-label="Draft preview"><div class="md-banner__inner md-grid md-typeset">'
        f"<p>{_DRAFT_PREVIEW}</p>{listed}</div></aside>"
    )
    return output.replace(_ANNOUNCE, f"{_ANNOUNCE}{banner}", 1)


def _problem_page(path: str, url: str, config) -> str:
    """A link to a page with problems, and how many it has."""
    course, source = _site.pages[path]
    place = get_relative_url(
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url, url
    )
    title = source.title if source else render.BRIEFING_TITLE
    return f'<a href="{place}">{html_escapes.escape(title)}</a>: {report.count(_site.shown[path])}'


def _main() -> None:
    """Start MkDocs; whatever it stops at becomes a message, since its own traceback says nothing to who writes a course."""
    from mkdocs.__main__ import cli

    try:
        cli()
    except Exception as error:
        print(f"ERROR   -  briefed: {guard.explain(error)}", flush=True)
        sys.exit(COULD_NOT if isinstance(error, OSError) else 1)


if __name__ == "__main__":
    _main()
