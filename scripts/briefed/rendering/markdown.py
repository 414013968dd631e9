"""What the reader gets: a course's sources → the Markdown that the renderer turns into pages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefed.checking.coverage import Coverage, page_theme
from briefed.checking.rules.upkeep import is_approved
from briefed.layout import (
    HELP_PAGE,
    INTRODUCTION,
    ORIGINAL,
    page_name,
    question_anchor,
    quote_anchor,
)
from briefed.model import Course, Page, Question, Quiz, Statement, Theme
from briefed.rendering.changes_page import changes
from briefed.source.briefing import cells
from briefed.source.pages import CHANGES
from briefed.source.quotes import ENDING, REFERENCE
from briefed.source.support import hide_ids
from briefed.text.patterns import lazily
from briefed.text.words import shown_as_written, without_code

DRAFT = "Draft: not yet approved by the partnership."
WORRIED = "Worried about a child now?"
NO_CONTACTS = "Your partnership has not added its local contacts yet."
FICTION = "*The situations in these questions are fictional.*"
BRIEFING_TITLE = "The briefing"
WHERE = "Where"  # the head of the column that leads from a row of the briefing to what rests on it
_ANGLE = lazily(r"(?<!\\)((?:\\\\)*)\\<")
# Markers that stand for something of every course.
OF_ALL = frozenset({"numbers", "contacts", "courses"})
# Places that the learner's runtime fills.
PROGRESS = '<div class="bf-progress"></div>'
LEARNING = '<div class="bf-learning"><p>This page needs JavaScript: your own browser keeps your learning, and shows it.</p></div>'

# Where what a learner does stays; a package for a learning system says something else there.
KEPT = '<p class="bf-kept">Answers, notes and plans stay in your own browser, and nobody else sees them.</p>'

# The places of what is known once the pages stand.
ROOM = '<div class="bf-room"></div>'
PACKAGES = '<div class="bf-packages"></div>'
_PLACES = {"learning": LEARNING, "kept": KEPT, "room": ROOM, "packages": PACKAGES}


def draft(course: Course) -> str:
    """What is said of a course that nobody has approved as it stands, or ""."""
    return DRAFT if is_draft(course) else ""


def is_draft(course: Course) -> bool:
    """Whether the pages must say that nobody has approved them."""
    return not is_approved(course)


def shows_draft(course: Course, site: Course) -> bool:
    """Whether a page of a course, or of the site itself, must say that it is a draft: it also rests on what all courses share."""
    return is_draft(course) or is_draft(site)


def label(course: Course, statement: Statement) -> str:
    """The readable name of a statement: "Hidden men, point 2"."""
    theme = next(theme for theme in course.briefing.themes if theme.slug == statement.theme)
    place = theme.statements.index(statement) + 1
    return f"{theme.heading or 'Introduction'}, {'paragraph' if statement.form == 'paragraph' else 'point'} {place}"


def taught_theme(course: Course, page: Page | None) -> str | None:
    """The theme of its briefing that a page teaches. A course start teaches none where nothing precedes the briefing's first heading."""
    theme = page_theme(page) if page else None
    return theme if any(one.slug == theme for one in course.briefing.themes) else None


def page(course: Course, coverage: Coverage, page: Page, courses: Iterable[Course]) -> str:
    """The Markdown of a page: ids become links, markers what they stand for, neighbouring quotes stay apart."""
    lines = page.body.split("\n")
    anchors: set[str] = set()
    for quote in page.quotes:
        run = coverage.matches.get(quote)
        if run is not None:
            anchor = quote_anchor(quote.id, run[0])
            if quote.teaches and anchor not in anchors:
                anchors.add(anchor)
                _cite(
                    lines,
                    quote.location.line - page.body_line,
                    course,
                    coverage.statements[quote.id],
                    anchor,
                )
            else:
                _cite(
                    lines,
                    quote.location.line - page.body_line,
                    course,
                    coverage.statements[quote.id],
                )
    hide_ids(page, lines)
    code = {
        prose.location.line - page.body_line + line
        for prose in page.prose
        if prose.kind == "code"
        for line in range(prose.text.count("\n") + 1)
    }
    lines = [
        line if at in code else refer(shown_as_written(line), course, coverage)
        for at, line in enumerate(lines)
    ]
    for name, location in page.markers:
        lines[location.line - page.body_line] = filled(name, course, coverage, page, courses)
    text = "\n".join(_apart(lines, {quote.location.line - page.body_line for quote in page.quotes}))
    if course.slug:
        text = re.sub(
            r"(?<![^\n])# .*",
            lambda heading: heading[0] + standing(course, page, courses),
            text,
            count=1,
        )
    return text + exempted(course) if page.kind == "start" else text


def filled(
    name: str, course: Course, coverage: Coverage, page: Page, courses: Iterable[Course]
) -> str:
    """What a marker stands for."""
    if name == "themes":
        return PROGRESS + "\n\n" + _themes(course)
    if name in _PLACES:
        return _PLACES[name]
    if name == "changes":
        return changes(course)
    if name == "numbers":
        return _numbers(course)
    if name == "contacts":
        return _contacts(courses)
    if name == "courses":
        return _courses(courses)
    quiz = next((quiz for quiz in course.quizzes if quiz.slug == page_theme(page)), None)
    return _quiz(course, coverage, quiz) if quiz else ""


def _cite(
    lines: list[str], at: int, course: Course, statement: Statement, anchor: str = ""
) -> None:
    """Turn the id at the end of the quote that begins at a line into a link to the published briefing."""
    while at < len(lines):
        match = ENDING.search(lines[at])
        if match and match[1] == statement.id:
            before = lines[at][: match.start()].rstrip()
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            cited = [
                f"{indent}> [{label(course, statement)}](briefing.md#{statement.id}){{ .bf-cite }}"
            ]
            if anchor:
                cited.append(f"{indent}> {{: #{anchor} }}")
            lines[at] = "\n".join(([before] if before.strip(" >") else []) + cited)
            return
        at += 1


def refer(line: str, course: Course, coverage: Coverage) -> str:
    """A line with the ids in its running text as links to the published briefing."""
    if "[" not in line:
        return line
    out, done = [], 0
    for match in REFERENCE.finditer(without_code(line)):
        if match[1] in coverage.statements:
            out += [
                line[done : match.start()],
                f"[{label(course, coverage.statements[match[1]])}](briefing.md#{match[1]})",
            ]
            done = match.end()
    return "".join([*out, line[done:]])


def _apart(lines: list[str], starts: set[int]) -> list[str]:
    """Keep quotes that only an empty line parts from being merged into one by the renderer; `starts` is where quotes begin."""
    out: list[str] = []
    for at, line in enumerate(lines):
        if at in starts and out and not out[-1].strip():
            above = next((other for other in reversed(out) if other.strip()), "")
            if above.lstrip().startswith(">"):
                out += ["<!-- -->", ""]
        out.append(line)
    return out


def _quiz(course: Course, coverage: Coverage, quiz: Quiz) -> str:
    return "\n\n".join(
        [FICTION, *(_question(course, coverage, question) for question in quiz.questions)]
    )


def _question(course: Course, coverage: Coverage, question: Question) -> str:
    lines = question.source.split("\n")
    for quote in question.quotes:
        if quote in coverage.matches:
            at = next(place for place, line in enumerate(lines) if _ends_in(line, quote.id))
            _cite(lines, at, course, coverage.statements[quote.id])
    lines = [refer(shown_as_written(line), course, coverage) for line in lines]
    return "\n".join(_apart(lines, {at for at, line in enumerate(lines) if line.startswith(">")}))


def portable(markdown: str) -> str:
    """Markdown in which an escaped `<` is written as Python-Markdown understands it: in CommonMark a backslash escapes it, there it does not."""
    if "\\<" not in markdown:
        return markdown
    return "\n".join(
        _ANGLE.sub(r"\1&lt;", line) if "\\<" in without_code(line) else line
        for line in markdown.split("\n")
    )


def _ends_in(line: str, identity: str) -> bool:
    match = ENDING.search(line)
    return bool(match) and match[1] == identity


def _themes(course: Course) -> str:
    """The list of a course's pages, under their groups, with the minutes each takes."""
    pages = {page_theme(page): page for page in course.pages}
    out: list[str] = []
    group = None
    for theme in course.briefing.themes:
        if theme.slug == INTRODUCTION or theme.slug not in pages:
            continue
        if theme.group != group:
            group = theme.group
            if group:
                out.append(f"- {group}")
        minutes = pages[theme.slug].front_matter.get("minutes")
        timing = f", {minutes} minutes" if minutes else ""
        out.append(
            f"{'    ' if group else ''}- [{pages[theme.slug].title}]({page_name(theme.slug)}){timing}"
        )
    return "\n".join(out)


def _numbers(course: Course) -> str:
    """The site's numbers to call, each with what it is for and where it was taken from."""
    return "\n".join(
        f"- {_ringing(number['number'])} **{number['name']}**: {number['about']} ([source]({number['source']})"
        + (f", checked on {number['verified']}" if number.get("verified") else "")
        + ")"
        for number in course.numbers
    )


def _ringing(number: str) -> str:
    """A telephone number that a phone rings when it is tapped."""
    return f"[{number}](tel:{re.sub('[^0-9+]', '', number)})"


def _contacts(courses: Iterable[Course]) -> str:
    """The local contacts of every course, or for each course without one the sentence that says so."""
    out: list[str] = []
    for course in courses:
        name = course.settings.partnership or title(course)
        if course.settings.contacts:
            listed = [
                f"- **{contact['name']}**: {_ringing(contact['number'])} (checked on {contact['verified']})"
                for contact in course.settings.contacts
            ]
            out.append("\n".join([f"**{name}**", "", *listed]))
        else:
            out.append(f"**{name}:** {NO_CONTACTS}")
    return "\n\n".join(dict.fromkeys(out))


def _courses(courses: Iterable[Course]) -> str:
    out = []
    for course in courses:
        minutes = sum(int(page.front_matter.get("minutes") or 0) for page in course.pages)
        parts = [
            course.settings.partnership,
            f"edition {course.settings.edition}" if course.settings.edition else "",
            f"about {minutes} minutes in short pages" if minutes else "",
        ]
        out.append(
            f"### [{title(course)}]({course.slug}/index.md)\n\n"
            + ", ".join(part for part in parts if part)
            + "."
        )
        if is_draft(course):
            out.append(f"*{DRAFT}*")
    return "\n\n".join(out)


def title(course: Course) -> str:
    """A course's name: its start page's title."""
    return next((page.title for page in course.pages if page.kind == "start"), course.slug)


def standing(course: Course, page: Page | None, courses: Iterable[Course]) -> str:
    """What a page says right below its heading: that another course took this one's place, and what was corrected since it was published.

    The course start has all corrections, and says what edition it is of; a theme's page has those of its theme.
    """
    out = []
    newer = course.settings.superseded_by
    if newer:
        other = next((one for one in courses if one.slug == newer), None)
        link = f"[{title(other)}](../{newer}/index.md)" if other else f"<{newer}>"
        out.append(
            f'!!! warning "There is a newer course"\n    {link} has taken the place of this one. What stands here may no longer hold.'
        )
    theme = page_theme(page) if page else None
    out += [
        f'!!! warning "Correction, {entry["date"]}"\n    {entry["text"]}'
        for entry in course.settings.corrections
        if theme and theme in (INTRODUCTION, entry.get("theme"))
    ]
    if theme == INTRODUCTION and course.editions:
        out.append(
            f"This is edition {course.settings.edition}. [What has changed since the one before]({CHANGES})"
        )
    return "".join(f"\n\n{one}" for one in out)


def exempted(course: Course) -> str:
    """What every course start says at its end: which sentences are exempt from being tested."""
    if not course.settings.exemptions:
        return ""
    out = [
        "\n## What is not tested\n\nThese sentences of the briefing are taught and no question rests on them.\n",
        *(
            f"- “{exemption.sentence}” {exemption.reason}"
            for exemption in course.settings.exemptions
        ),
    ]
    return "\n" + "\n".join(out) + "\n"


def briefing(course: Course, coverage: Coverage, courses: Iterable[Course]) -> str:
    """The published briefing: its own words, each statement with its anchor and the way back to what rests on it."""
    back = ways_back(course, coverage)
    heads = dict(course.briefing.table_heads)
    out = [
        f"# {course.briefing.title}" + standing(course, None, courses),
        "",
        f'!!! quote ""\n    {about(course)}',
        "",
    ]
    groups = list(course.briefing.groups)
    for theme in course.briefing.themes:
        while groups and groups[0][1] < theme.location:
            heading, _, level = groups.pop(0)
            out += [f"{'#' * level} {heading}", ""]
        if theme.heading is not None:
            out += [f"{'#' * theme.level} {theme.heading}", ""]
        out += _statements(theme, heads, back, course.settings.placeholder_link)
    return "\n".join(out) + "\n"


def about(course: Course) -> str:
    """What a published briefing says of itself, above its text."""
    return f"This is the whole text of the briefing. Each point links to the page that teaches it and to the questions that rest on it. {_downloads(course)}"


def _downloads(course: Course) -> str:
    """Links to the words as they were brought, and to the file that they came in."""
    if not course.brought:
        return f"[Download the text as it was brought]({ORIGINAL})."
    kind = {".docx": "Word", ".pdf": "PDF"}[course.brought[course.brought.rindex(".") :]]
    return f"[Download the {kind} file that was brought]({course.brought}), or [its text alone]({ORIGINAL})."


def _statements(theme: Theme, heads: dict[str, str], back: dict[str, str], link: str) -> list[str]:
    """The lines of a theme's statements in their own form."""
    out: list[str] = []
    previous = None
    for statement in theme.statements:
        markup = (
            re.sub(r"\]\(#(?=[\s)])", lambda _: f"]({link}", statement.markup)
            if link
            else statement.markup
        )
        markup = shown_as_written(markup)
        if (
            previous is not None
            and (previous.form != statement.form or statement.form == "paragraph")
            and statement.depth == 0
        ):
            out.append("")
        if statement.form == "row":
            if statement.id in heads:
                columns = cells(heads[statement.id])
                out += [
                    "",
                    "| " + " | ".join([*columns, WHERE]) + " |",
                    "|---" * (len(columns) + 1) + "|",
                ]
            row = cells(markup)
            row[next(at for at, cell in enumerate(row) if cell)] += (
                f" {{ #{statement.id} }}"  # an empty cell can't carry it
            )
            out.append("| " + " | ".join([*row, back[statement.id]]) + " |")
        else:
            indent = "    " * statement.depth
            marker = {"item": "-   ", "numbered": f"{statement.number}. ".ljust(4)}.get(
                statement.form, ""
            )
            hang = indent + " " * len(marker)
            numbered = (
                f" value={statement.number}" if statement.form == "numbered" else ""
            )  # the renderer would count from 1
            text = "\n".join(hang + line.strip() for line in markup.split("\n")).removeprefix(hang)
            out += [
                indent + marker + text,
                f"{hang}{back[statement.id]}",
                f"{hang}{{: #{statement.id} .bf-statement{numbered} }}",
            ]
            if statement.form == "paragraph":
                out.append("")
        previous = statement
    return out + [""]


def ways_back(course: Course, coverage: Coverage) -> dict[str, str]:
    """For each statement the links to the page that teaches it and to the questions that rest on it."""
    pages = {theme: page for page in course.pages if (theme := page_theme(page))}
    taught = {
        (quote.id, coverage.matches[quote][0]): page_name(theme)
        for theme, page in pages.items()
        for quote in page.quotes
        if quote.teaches and quote in coverage.matches
    }
    asked: dict[str, list[str]] = {}
    for quiz in course.quizzes:
        for question in quiz.questions:
            for identity in dict.fromkeys(
                quote.id for quote in question.quotes if quote in coverage.matches
            ):
                asked.setdefault(identity, []).append(
                    f"{page_name(quiz.slug)}#{question_anchor(question.id)}"
                )
    back = {}
    for statement in coverage.statements.values():
        first = next(
            (index for index in range(len(statement.sentences)) if (statement.id, index) in taught),
            None,
        )
        links = (
            [
                f"[Learn]({taught[statement.id, first]}#{quote_anchor(statement.id, first)}){{ .bf-back data-search-exclude='1' }}"
            ]
            if first is not None
            else []
        )
        where = asked.get(statement.id, [])
        links += [
            f"[Question{f' {n}' if len(where) > 1 else ''}]({target}){{ .bf-back data-search-exclude='1' }}"
            for n, target in enumerate(where, 1)
        ]
        back[statement.id] = " ".join(links)
    return back


def navigation(courses: Iterable[Course], site: Course) -> list:
    """The site's navigation in the order of the briefings, in the form of MkDocs' `nav:`."""
    nav: list = []
    rest = {page.location.file.removeprefix("docs/"): page for page in site.pages}
    if "index.md" in rest:
        nav.append({rest.pop("index.md").title: "index.md"})
    for course in courses:
        nav.append({title(course): _course_navigation(course)})
    worried = rest.pop(HELP_PAGE, None)
    nav += [{page.title: file} for file, page in sorted(rest.items())]
    return nav + ([{worried.title: HELP_PAGE}] if worried else [])


def _course_navigation(course: Course) -> list:
    pages = {page_theme(page): page for page in course.pages if page_theme(page)}
    entries: list = []
    groups: dict[str, list] = {}
    start = next((page for page in course.pages if page.kind == "start"), None)
    if start:
        entries.append({start.title: f"{course.slug}/index.md"})
    for theme in course.briefing.themes:
        if theme.slug not in pages or theme.slug == INTRODUCTION:
            continue
        if theme.group and theme.group not in groups:
            groups[theme.group] = []
            entries.append({theme.group: groups[theme.group]})
        (groups[theme.group] if theme.group else entries).append(
            {pages[theme.slug].title: f"{course.slug}/{theme.slug}.md"}
        )
    entries.append({BRIEFING_TITLE: f"{course.slug}/briefing.md"})
    return entries + [
        {page.title: page.location.file.removeprefix("docs/")}
        for page in course.pages
        if page.kind == "extra"
    ]
