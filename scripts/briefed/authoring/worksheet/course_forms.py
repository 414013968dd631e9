"""A course → its worksheet: every form that it has, part by part, in the order of the briefing.

What all courses share has one too: see `site_forms`.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefed.authoring.worksheet.exempt_forms import exempt_forms
from briefed.authoring.worksheet.forms import TO_COPY, Heading, Thing, Worksheet
from briefed.authoring.worksheet.gone_themes import gone_theme_forms, gone_themes
from briefed.authoring.worksheet.left_out import left_out_form
from briefed.authoring.worksheet.moved_here import moved_here_forms
from briefed.authoring.worksheet.new_forms import new_forms
from briefed.authoring.worksheet.page_forms import page_forms
from briefed.authoring.worksheet.places import Place
from briefed.authoring.worksheet.question_forms import question_forms
from briefed.authoring.worksheet.resting import tested
from briefed.authoring.worksheet.site_forms import site_worksheet
from briefed.authoring.worksheet.start_forms import WHERE, start_forms
from briefed.layout import SHARED, START, files_of_theme, page_name
from briefed.model import Briefing
from briefed.source import front_matter
from briefed.source.headings import heading_words
from briefed.source.settings import HOME


def files_of(slug: str, briefing: Briefing) -> list[str]:
    """The files that a worksheet of a course, or of SHARED, is made from, by their paths."""
    if slug == SHARED:
        return [HOME]
    gone = gone_themes(briefing)
    return [
        f"docs/{slug}/{START}",
        *(f"docs/{slug}/{page_name(theme.slug)}" for theme in briefing.themes),
        *(f"quizzes/{slug}/{theme.slug}.md" for theme in briefing.themes),
        *(file for theme in gone for file in files_of_theme(slug, theme)),
    ]


def worksheet_of(slug: str, briefing: Briefing, texts: Mapping[str, str]) -> Worksheet:
    """The worksheet of a course, or of SHARED, from the texts of its files by their paths.

    A file that is not there has no text, and no form. Raises InputError as `site_worksheet` does.
    """
    if slug == SHARED:
        return site_worksheet(texts.get(HOME, ""))
    start = f"docs/{slug}/{START}"
    data = front_matter.read(texts.get(start, "")).data or {}
    parts: list[tuple[str, tuple[Thing, ...]]] = []
    if start in texts:
        names = (f"docs/{slug}/{page_name(theme.slug)}" for theme in briefing.themes)
        pages = {name: texts[name] for name in names if name in texts}
        things = start_forms(briefing, start, texts[start], pages)
        gone = gone_theme_forms(briefing, slug, texts)
        parts.append(("", (Heading(WHERE, 1), *gone, *things)))
    asked = tested(briefing, {file: texts[file] for file in texts if file.startswith("quizzes/")})
    places: dict[str, Place] = {}
    for theme in briefing.themes:
        page, quiz = f"docs/{slug}/{page_name(theme.slug)}", f"quizzes/{slug}/{theme.slug}.md"
        theme_things: list[Thing] = [Heading(heading_words(theme), 1)]
        if page in texts:
            theme_things += moved_here_forms(briefing, theme, page, texts[page])
            theme_things += page_forms(briefing, theme, page, texts[page])
        if start in texts and quiz in texts:
            place = Place(quiz, texts[quiz], page, texts.get(page, ""))
            decides = start, texts[start]
            theme_things += exempt_forms(briefing, theme, decides, place, asked)
            theme_things += left_out_form(briefing, theme, decides, place, asked)
        if quiz in texts:
            theme_things.append(Heading("The questions"))
            theme_things += question_forms(briefing, theme, quiz, texts[quiz])
        if page in texts and quiz in texts:
            places[theme.slug] = Place(quiz, texts[quiz], page, texts[page])
        parts.append((theme.slug, tuple(theme_things)))
    if places:
        forms = new_forms(briefing, places)
        parts.append((TO_COPY, (Heading("Forms to copy", 1), *forms)))
    statements = "\n".join(f"{one.id} {one.text}" for one in briefing.statements)
    title = str(data.get("title") or briefing.title)
    return Worksheet(slug, title, str(data.get("edition") or ""), statements, tuple(parts))
