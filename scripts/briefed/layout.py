"""Names of files, folders and anchors. Each is written down here and nowhere else."""

from __future__ import annotations

COMMAND = ".venv/bin/briefed"  # how the command is called in a project's folder
SITE = "site"  # the folder of a project that the built site goes to
SHARED = ""  # what all courses share, in the place of a course's name
PUBLISHING = ".site-publishing-"  # begins the name of a folder that holds what was approved
START = "index.md"  # a course's first page, and the site's
BRIEFING = "briefing.md"
ORIGINAL = "original.txt"  # the words of a briefing as they were imported
EDITIONS = "editions"  # the folder of a course that holds what its briefing said before
FIRST_EDITION = "1"  # what the edition is called that a course is made of
HELP_PAGE = "worried.md"  # "Worried about a child now?"
DATA_PAGE = "your-data.md"  # what is kept of a learner, and where
INTRODUCTION = "introduction"  # the theme of what stands before a briefing's first heading

THEMES = "themes"  # the id of the list of themes on a course's start
NOT_TESTED = "What is not tested"  # the last heading there, above the exemptions


def page_name(theme: str) -> str:
    """The file of a theme's page within its course."""
    return f"{theme}.md"


def files_of_theme(course: str, theme: str) -> tuple[str, str]:
    """The files of a theme's page and of its questions, whether they are there or not."""
    return f"docs/{course}/{page_name(theme)}", f"quizzes/{course}/{theme}.md"


def course_of(file: str) -> str:
    """The course whose folder a file of a project or of its site is in; SHARED for any other."""
    first, _, inner = file.partition("/")
    slug, inside, _ = inner.partition("/")
    return slug if inside and first in ("docs", "quizzes", SITE) else SHARED


def question_anchor(question: str) -> str:
    """The id of the element of a question, given by its own id; answers are kept under it."""
    return f"question-{question}"


def quote_anchor(statement: str, sentence: int) -> str:
    """The id of the quote that begins with a sentence (counted from 0) of a statement."""
    return f"quote-{statement}-{sentence + 1}"


def place_anchor(file: str, line: int) -> str:
    """The id, on the page of a preview, of the place where a line of a project file shows."""
    words = "".join(one if one.isascii() and one.isalnum() else "-" for one in file.lower())
    return f"place-{words}-{line}"
