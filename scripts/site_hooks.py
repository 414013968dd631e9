"""The only file that knows MkDocs: it hands plain values to `briefed` and takes plain values back, and as a command it starts MkDocs.

Runs under MkDocs and under ProperDocs. The order matters: quizzes are embedded before mkdocs-quiz reads
the page (priority 100), and its output is touched after it is done (priority -100).
"""

from __future__ import annotations

import html as html_escapes
import os
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from briefed import assets, embed, manifest, policy, render, report, search
from briefed.build import PREVIEW, source_date
from briefed.checking import check_project
from briefed.course import Project, load
from briefed.coverage import Coverage, cover
from briefed.errors import InputError
from briefed.export import coverage
from briefed.model import Course, Page, Problem
from briefed.pages import GENERATED

# What stands before the theme's own scripts.
_CONFIG = '<script id="__config"'
# The theme's own place for what is said on top of every page.
_ANNOUNCE = '<div data-md-component="announce">'
_DRAFT_PREVIEW = "This is a draft preview and not published."


class _Site:
    """What one build knows: the project, its problems, and each source path's course and page."""

    def __init__(self, project: Project, problems: list[Problem]) -> None:
        self.read = project  # as the check has it
        project = project._replace(courses=tuple(_showable(course) for course in project.courses))
        self.project = project
        self.covered: dict[str, Coverage] = {course.slug: cover(course) for course in (*project.courses, project.site)}
        self.pages: dict[str, tuple[Course, Page | None]] = {}
        for course in (*project.courses, project.site):
            for page in course.pages:
                self.pages[page.location.file.removeprefix("docs/")] = course, page
            if course.slug:
                self.pages[f"{course.slug}/briefing.md"] = course, None
        self.scripts: set[str] = set()  # the hashes of all that stand in pages
        self.problems = problems
        self.shown: dict[str, list[Problem]] = {}
        for problem in problems:
            for path in self._pages_of(problem):
                self.shown.setdefault(path, []).append(problem)

    def _pages_of(self, problem: Problem) -> set[str]:
        """The pages on top of which the preview shows a problem: its own, and that of its statement; the start for one without a page."""
        folder, _, rest = problem.location.file.partition("/")
        paths = {rest} if folder == "docs" else set()
        slug, _, name = rest.partition("/")
        if folder == "quizzes":
            paths.add(f"{slug}/{render.page_name(name.removesuffix('.md'))}")
        if problem.code.startswith("sentence-not-"):
            themes = {s.id: s.theme for course in self.project.courses for s in course.briefing.statements}
            paths.add(f"{slug}/{render.page_name(themes[problem.statement])}")
        paths &= self.pages.keys()
        return paths or {f"{slug}/index.md" if f"{slug}/index.md" in self.pages else "index.md"}


def _showable(course: Course) -> Course:
    """A course without the questions that mkdocs-quiz would stop at; only the preview gets as far as to need it."""
    quizzes = tuple(
        quiz._replace(questions=() if quiz.faults else tuple(q for q in quiz.questions if q.stem and (q.keys or q.blanks)))
        for quiz in course.quizzes
    )
    return course._replace(quizzes=quizzes)


_serving = False
_preview = False  # problems show on the pages instead of stopping the build
_site: _Site


def on_startup(command: str, dirty: bool) -> None:
    """Learn whether this is a preview, live or to keep, where problems are shown, or a build, where they stop it."""
    global _serving, _preview
    _serving = command == "serve"
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
    root = Path(config.config_file_path).parent
    try:
        project = load(root)
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    problems, summary = check_project(project)
    if not _preview:
        sys.stdout.write(report.text(problems, summary))
        sys.stdout.flush()
        if any(problem.severity == "error" for problem in problems):
            raise PluginError("briefed: the course has problems, so nothing was built")
    _site = _Site(project, problems)
    if not config.nav:
        config.nav = render.navigation(project.courses, project.site)
    return config


def on_page_read_source(page, config) -> str | None:
    """A page that is no text: MkDocs would stop the preview at it, which is to show what is wrong."""
    _, source = _site.pages.get(page.file.src_uri, (None, None))
    return "" if _preview and source is not None and source.faults and not source.body else None


def on_files(files, config):
    """Add what the pages of each course know of the whole of it, the pages that nobody writes, and in the preview its coverage."""
    for course in _site.project.courses:
        for page in course.pages:
            name = page.location.file.removeprefix("docs/")
            if page.location.file.rpartition("/")[2] in GENERATED and files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, content=GENERATED[name.rpartition("/")[2]]))
        files.append(File.generated(config, f"{course.slug}/{manifest.NAME}", content=manifest.manifest(course, _site.covered[course.slug])))
    for course in _site.read.courses if _serving else ():
        name = f"{course.slug}/{coverage.NAME}"
        if all(file.dest_uri != name for file in files):  # a theme may be called Coverage; its page stands
            files.append(File.generated(config, name, content=coverage.as_html(course, preview=True)))
    return files


@event_priority(100)
def on_page_markdown(markdown: str, page, config, files) -> str:
    """The page as the reader gets it: quotes cited, quiz embedded, markers filled in."""
    course, source = _site.pages.get(page.file.src_uri, (None, None))
    if course is None:
        return markdown
    coverage = _site.covered[course.slug]
    if source is None:
        return render.briefing(course, coverage, _site.project.courses)
    if source.faults and _preview:
        return f"# {source.title}\n\nThis page can't be shown until its problems are mended."
    return render.page(course, coverage, source, _site.project.courses)


@event_priority(-100)
def on_page_content(html: str, page, config, files) -> str:
    """Put the questions into our own markup, and the notices around the page."""
    course, source = _site.pages.get(page.file.src_uri, (None, None))
    if course is None:
        return html
    html = embed.without_runtime(html)
    if source is not None:
        quiz = next((quiz for quiz in course.quizzes if quiz.slug == render.page_theme(source)), None)
        if quiz and source.embeds and not source.faults:
            try:
                html = embed.embed(html, quiz, _site.covered[course.slug])
            except embed.Unfamiliar as error:
                raise PluginError(f"briefed: {error}") from None
            page.present_anchor_ids.update(render.question_anchor(question) for question in quiz.questions)  # MkDocs looked before
    draft = any(render.is_draft(one) for one in ([course] if course.slug else _site.project.courses))
    top = f'<p class="bf-draft">{render.DRAFT}</p>\n' if draft else ""
    return _problems(page.file.src_uri) + _coverage(source, files, course) + top + html + _worried(page, files)


def on_post_page(output: str, page, config) -> str:
    """Name the page's course for the runtime, mend what the theme gets wrong, and close the page to everything else."""
    course, source = _site.pages.get(page.file.src_uri, (None, None))
    if course is not None and course.slug:
        theme = render.page_theme(source) if source else None
        name = get_relative_url(f"{course.slug}/{manifest.NAME}", page.url)
        output = output.replace("</head>", f'<script defer src="{name}" data-course="{theme or ""}"></script>\n</head>', 1)
    if render.LEARNING in output:  # the longest of the scripts, for the one page that takes it; behind those that it needs
        output = output.replace("</body>", f'<script defer src="{get_relative_url("assets/learning.js", page.url)}"></script>\n</body>', 1)
    # Before the theme's own script, and behind the words, which then need not wait for it.
    return _closed(_noted(output, page.url, config).replace(_CONFIG, f'<script src="{get_relative_url("assets/search.js", page.url)}"></script>{_CONFIG}', 1))


def on_post_template(output: str, template_name: str, config) -> str:
    """The page for addresses that lead nowhere is a template of the theme."""
    return _closed(_noted(output, template_name, config)) if template_name.endswith(".html") else output


def _closed(output: str) -> str:
    output = assets.mend(output)
    if _serving:  # MkDocs adds a script of its own, another each time, by which the preview follows an edit
        return output
    _site.scripts.update(policy.hashes(output))
    return policy.close(output)


def on_post_build(config) -> None:
    """Make our own scripts and styles small, and write what the search needs without a server and what hosts need of the policy."""
    if _serving:
        return
    try:
        assets.shrink(Path(config.site_dir))
    except InputError as error:
        raise PluginError(f"briefed: {error}") from None
    search.add_search(Path(config.site_dir))
    policy.write_headers(Path(config.site_dir), _site.scripts)


def _worried(page, files) -> str:
    """The quiet link that stands on every page but its own."""
    target = files.get_file_from_path(render.WORRIED_PAGE)
    if target is None or target is page.file:
        return ""
    return f'\n<p class="bf-worried"><a href="{target.url_relative_to(page.file)}">{render.WORRIED}</a></p>'


def _coverage(source: Page | None, files, course: Course) -> str:
    """On the course start in the preview, the way to the course's coverage."""
    if source is None or source.kind != "start" or files.get_file_from_path(f"{course.slug}/{coverage.NAME}") is None:
        return ""
    read = next(one for one in _site.read.courses if one.slug == course.slug)
    return f'<p><a href="{coverage.NAME}">Coverage: {coverage.headline(read)}</a>. This line is in the preview alone.</p>\n'


def _problems(path: str) -> str:
    """In a preview, the problems of a page and of what is shown on it, above the page."""
    if not _preview:
        return ""
    shown = _site.shown.get(path)
    if not shown:
        return ""
    lines = "".join(f"<li><strong>{problem.severity}</strong> {html_escapes.escape(f'{problem.location}: {problem.message}')}</li>" for problem in shown)
    return f'<section class="bf-problems" aria-label="Problems on this page"><p>Problems on this page</p><ul>{lines}</ul></section>\n'


def _noted(output: str, url: str, config) -> str:
    """In a preview that is kept, above everything else, that the page is not published, and which pages have problems."""
    if _serving or not _preview:
        return output
    places = "".join(f"<li>{_problem_page(path, url, config)}</li>" for path in sorted(_site.shown) if path in _site.pages)
    listed = f"<details><summary>{report.count(_site.problems)}: on these pages</summary><ul>{places}</ul></details>" if places else ""
    banner = ('<aside class="md-banner bf-preview" aria-label="Draft preview"><div class="md-banner__inner md-grid md-typeset">'
              f"<p>{_DRAFT_PREVIEW}</p>{listed}</div></aside>")
    return output.replace(_ANNOUNCE, f"{_ANNOUNCE}{banner}", 1)


def _problem_page(path: str, url: str, config) -> str:
    """A link to a page with problems, and how many it has."""
    course, source = _site.pages[path]
    place = get_relative_url(File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url, url)
    title = source.title if source else render.BRIEFING_TITLE
    return f'<a href="{place}">{html_escapes.escape(title)}</a>: {report.count(_site.shown[path])}'


if __name__ == "__main__":
    from mkdocs.__main__ import cli

    cli()
