"""What stands around the article of every page: the header, the menu, the bar, the footer. Pure.

A page of a course leads to its themes and to what else a learner needs. The pages for trainers and
agencies have a menu of their own, with a way back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from briefed import layout
from briefed.layout import DATA_PAGE, HELP_PAGE, START
from briefed.model import Course, Page, Site
from briefed.model.pages import TRAINERS
from briefed.rendering.home import are_many
from briefed.rendering.navigation import BRIEFING_TITLE
from briefed.source.generated_pages import AGENCIES, LEARNING, ROOM

TEMPLATES = Path(__file__).parent / "theme"  # goes before the theme's own templates
# Puts on what the reader has chosen before anything is drawn: the colours, and one step at a time.
# Where the script that shows the steps does not start, the page is whole again.
CHOSEN = (
    "try{const d=document.documentElement.classList,"
    'get=name=>localStorage.getItem("briefed:"+name);'
    'if(/^(light|dark)$/.test(get("colours")))d.add("bf-"+get("colours"));'
    'd.add(get("whole")?"bf-whole":"bf-stepping");if(location.hash)d.add("bf-elsewhere");'
    'addEventListener("load",()=>{if(document.querySelector(":is(.bf-steps,.bf-services,.bf-find):not(.bf-started)"))'
    'd.remove("bf-stepping","bf-whole","bf-elsewhere")})}catch{}'
)
# What the shell says besides the titles of pages and the names of courses.
SKIP = "Skip to the text"
MENU = "Menu"
COURSE, BAR = "Course", "Course, in short"  # names of landmarks
CONTINUE, THEMES, MY_LEARNING = "Continue", "Themes", "My learning"
MORE, ALL_COURSES = "More", "All courses"
BACK = "Back to the course"
HELP = "Worried about a child?"
FOR_OTHERS = "For trainers and agencies"
REPORT = "Report a mistake on this page"
NEXT = "Next:"
SEARCH, SOUGHT, CLOSE = "Search", "Words to look for", "Close"
NOWHERE = "Page not found"
WHY_NOWHERE = "The address may have a slip in it, or the page may have gone."
TO_START = "Go to the home page"
WORDS = frozenset(
    {
        *(SKIP, MENU, COURSE, BAR, CONTINUE, THEMES, MY_LEARNING, MORE, ALL_COURSES),
        *(BACK, HELP, FOR_OTHERS, REPORT, NEXT, SEARCH, SOUGHT, CLOSE),
        *(NOWHERE, WHY_NOWHERE, TO_START),
    }
)


class Entry(NamedTuple):
    """A link of the shell: its words, the path of its page within docs/, and what is behind it.

    `anchor` is a place on that page, or ""; `icon` the name of a drawing, or "".
    """

    words: str
    path: str
    anchor: str = ""
    icon: str = ""


class Group(NamedTuple):
    """Entries of the menu under a title, which may be ""."""

    title: str
    entries: tuple[Entry, ...]


class Shell(NamedTuple):
    """The shell of a page.

    - `name` is what the header calls the course, "" for the site's own name, and `home` where that
      leads;
    - `help_page` is the path of the help page, "" on that page itself;
    - `heads` are the ways of a learner, which are also the bar on a phone;
    - `groups` are the rest of the menu, and `footer` the links below the page;
    - `onward` is the page to read next, or None;
    - `report` is the address for a mistake on the page, "" where none is set;
    - `for_trainers` tells whether the page is theirs: it has the switch for the trainer view.
    """

    name: str
    home: str
    help_page: str
    heads: tuple[Entry, ...]
    groups: tuple[Group, ...]
    footer: tuple[Entry, ...]
    onward: Entry | None = None
    report: str = ""
    for_trainers: bool = False


def shell(
    course: Course | None,
    page: Page | None,
    courses: Sequence[Course],
    site: Site,
    is_there: Callable[[str], bool],
) -> Shell:
    """The shell of a page of a course, or of none; `page` is None for a briefing.

    `is_there` tells whether the site has a page of a path: one that has not is not led to.
    """
    is_help = page is not None and page.location.file == f"docs/{HELP_PAGE}"
    help_page = HELP_PAGE if is_there(HELP_PAGE) and not is_help else ""
    whole = _whole(course, page, courses, site, help_page)
    footer = [*(_entry(one) for one in site.pages if _path(one) == DATA_PAGE), *whole.footer]
    return whole._replace(
        groups=tuple(
            Group(title, tuple(entry for entry in entries if is_there(entry.path)))
            for title, entries in whole.groups
        ),
        footer=tuple(entry for entry in footer if is_there(entry.path)),
        report=_report(course, page, site),
    )


def _report(course: Course | None, page: Page | None, site: Site) -> str:
    """Where a mistake on a page is reported; the message begins with the page's title."""
    to = (course.settings.report_to if course else "") or site.settings.report_to
    if not to or to.startswith("https://"):
        return to
    title = page.title if page else BRIEFING_TITLE
    subject = f"{course.name}: {title}" if course else title
    return f"mailto:{to}?subject={quote(subject)}"


def _whole(
    course: Course | None,
    page: Page | None,
    courses: Sequence[Course],
    site: Site,
    help_page: str,
) -> Shell:
    if course is None:
        return Shell("", START, help_page, (), _of_site(courses, site), ())
    for_others = Entry(FOR_OTHERS, f"{course.slug}/{ROOM}")
    start = f"{course.slug}/{START}"
    if page is not None and is_for_others(page):
        return Shell(
            course.name,
            start,
            help_page,
            (),
            _for_others(course, start),
            (for_others,),
            for_trainers=not page.location.file.endswith(f"/{AGENCIES}"),
        )
    themes = _themes(course)
    return Shell(
        course.name,
        start,
        help_page,
        (
            Entry(CONTINUE, start, icon="continue"),
            Entry(THEMES, start, layout.THEMES, "themes"),
            Entry(MY_LEARNING, f"{course.slug}/{LEARNING}", icon="my-learning"),
        ),
        (
            *themes,
            Group(MORE, _more(course)),
        ),
        (for_others,),
        _onward(course, page, themes),
    )


def is_for_others(page: Page) -> bool:
    """Whether a page of a course is for trainers or agencies."""
    return page.kind == "extra" and (
        page.location.file.endswith((f"/{ROOM}", f"/{AGENCIES}"))
        or page.front_matter.get("for") == TRAINERS
    )


def _entry(page: Page) -> Entry:
    return Entry(page.title, _path(page))


def _path(page: Page) -> str:
    return page.location.file.removeprefix("docs/")


def _themes(course: Course) -> tuple[Group, ...]:
    """The themes that have a page, in the order of the briefing and under its groups."""
    return tuple(
        Group(title, tuple(_entry(page)._replace(icon=theme.slug) for theme, page in parts))
        for title, parts in course.parts_by_group()
    )


def _onward(course: Course, page: Page | None, groups: Iterable[Group]) -> Entry | None:
    """The theme behind the one that a page teaches; from the last of them, to My learning.

    `groups` are those of the themes.
    """
    themes = [entry for group in groups for entry in group.entries]
    places = [entry.path for entry in themes]
    if page is None or _path(page) not in places:
        return None
    following = places.index(_path(page)) + 1
    if following == len(themes):
        return Entry(MY_LEARNING, f"{course.slug}/{LEARNING}")
    return themes[following]._replace(icon="")


def _more(course: Course) -> tuple[Entry, ...]:
    return (
        Entry(BRIEFING_TITLE, f"{course.slug}/briefing.md"),
        *(
            _entry(page)
            for page in course.pages
            if page.kind == "extra"
            and not is_for_others(page)
            and not page.location.file.endswith(f"/{LEARNING}")
        ),
        Entry(ALL_COURSES, START),
    )


def _for_others(course: Course, start: str) -> tuple[Group, ...]:
    entries = tuple(_entry(page) for page in course.pages if is_for_others(page))
    return Group("", (Entry(BACK, start, icon="back"),)), Group(FOR_OTHERS, entries)


def _of_site(courses: Sequence[Course], site: Site) -> tuple[Group, ...]:
    """The courses, where they are few, and the pages that belong to none."""
    few = () if are_many(courses) else courses
    starts = tuple(Entry(one.name, f"{one.slug}/{START}") for one in few)
    pages = {_path(page): page for page in site.pages}
    home = [_entry(pages.pop(START))] if START in pages else []
    rest = [_entry(page) for _, page in sorted(pages.items())]
    return Group("", (*home, *starts)), Group(MORE, tuple(rest))
