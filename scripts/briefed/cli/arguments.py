"""The arguments of each command."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

TEXT, JSON, MARKDOWN = "text", "json", "markdown"
PACKAGES = ("scorm12", "scorm2004", "cmi5", "qti")  # for learning systems


AFTER_INIT = """\
Made a project for {name} in {folder}, without a course. It has no approval.

Next:
1. In that folder, `make site` sets it up and builds the site into site/.
2. incoming/setting-up.md says how it comes to GitHub or GitLab, and what to set there.
3. Nobody has checked the numbers to call for you, which all courses share.
   `{command} export worksheet --site` makes site-worksheet.docx: check each number, and write
   the day into it with Word. `{command} fill --site site-worksheet.docx` takes it over.
4. Put the first briefing into incoming/, as incoming/README.md says, or run
   `{command} new FILE`."""


def init(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed init`."""
    command.add_argument("folder", type=Path, metavar="FOLDER", help="empty, or not there yet")
    command.add_argument(
        "--name", required=True, help="the partnership's name, which every page shows on top"
    )
    command.add_argument(
        "--colour",
        default="",
        metavar="#2f3763",
        help="the partnership's colour, for buttons, links and the bar; one that would be hard to "
        "read is refused, with the nearest that can be read",
    )
    command.add_argument(
        "--logo",
        type=Path,
        metavar="FILE",
        help="a picture of at most 100,000 bytes, for the home page",
    )


def check(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed check`."""
    command.add_argument("course", nargs="?", metavar="COURSE", help="only this course")
    _theme(command)
    command.add_argument(
        "--format", choices=["text", "json", "sarif", "github", "gitlab"], default=TEXT
    )
    command.add_argument(
        "--fail-on",
        choices=["error", "warning"],
        default="error",
        help="the least severity that makes the exit status 1",
    )
    command.add_argument(
        "--publishing",
        action="store_true",
        help="as before publishing: that a course, or what all share, has no current approval "
        "is an error",
    )
    command.add_argument(
        "--today",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the date that contacts and reviews are judged by",
    )


def _theme(command: argparse.ArgumentParser) -> None:
    """Add the choice of one theme."""
    command.add_argument(
        "--theme",
        metavar="THEME",
        help="only this theme of the course: its heading, or the name of its page without .md",
    )


def statements(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed statements`."""
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--format",
        choices=[TEXT, JSON, MARKDOWN],
        default=TEXT,
        help="markdown: the canonical briefing.md that an import makes",
    )
    _answers(command)


def _answers(command: argparse.ArgumentParser) -> None:
    """Add the answers to what an import can't tell."""
    command.add_argument("--title", help="the briefing's title, for a file that has none")
    command.add_argument(
        "--heading",
        action="append",
        default=[],
        metavar="LINE",
        help="a line of the file that is a heading: its words",
    )
    command.add_argument(
        "--skip",
        action="append",
        default=[],
        metavar="LINE",
        help="a line of the file that is no part of the briefing: its words",
    )
    command.add_argument(
        "--one-theme", action="store_true", help="make one theme of a file without headings"
    )


def diff(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed diff`."""
    command.add_argument(
        "old",
        metavar="OLD",
        help="a briefing's file, the name of a course, or COURSE@EDITION for one before",
    )
    command.add_argument("new", metavar="NEW", help="the next edition, in the same way")
    command.add_argument(
        "--format",
        choices=[TEXT, JSON, "html"],
        default=TEXT,
        help="html: a page to read and send",
    )


def new(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed new`."""
    command.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the briefing as a .docx, .html, .md, .txt or .pdf file",
    )
    command.add_argument(
        "--course", metavar="NAME", help="the course's folder (default: from the briefing's title)"
    )
    _answers(command)


def fill(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed fill`."""
    filled = command.add_mutually_exclusive_group(required=True)
    filled.add_argument("course", nargs="?", metavar="COURSE")
    filled.add_argument("--site", action="store_true", help="what all courses share")
    command.add_argument("file", type=Path, metavar="FILE.docx", help="the worksheet, filled in")


def update(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed update`."""
    command.add_argument("course", metavar="COURSE")
    command.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the next edition as a .docx, .html, .md, .txt or .pdf file",
    )
    command.add_argument(
        "--edition", metavar="NAME", help="the new edition (default: the next number)"
    )
    command.add_argument(
        "--published",
        type=_day_or_month,
        metavar="YYYY-MM-DD",
        help="when the new edition was published; the month alone if it says no day",
    )
    _answers(command)


def approve(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed approve`."""
    approved = command.add_mutually_exclusive_group(required=True)
    approved.add_argument("course", nargs="?", metavar="COURSE")
    approved.add_argument(
        "--site",
        action="store_true",
        help="what all courses share: the pages outside any course, styles, scripts and settings",
    )
    command.add_argument(
        "--by", required=True, metavar="ROLE", help="the role of who approved it, not a name"
    )
    command.add_argument(
        "--today",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the date of the approval (default: today's)",
    )


def build(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed build`."""
    command.add_argument(
        "--publishing",
        action="store_true",
        help="of what the partnership approved alone: a course that was changed since in its last "
        "approved state, and one that never was approved not at all",
    )
    where = command.add_mutually_exclusive_group()
    where.add_argument(
        "--scheduler",
        default="",
        metavar="tcp://HOST:PORT",
        help="let the workers of this Dask scheduler make the courses",
    )
    where.add_argument(
        "--shard",
        type=_shard,
        metavar="3/8",
        help="the third of eight shards of the courses, for machines that work at once: it is put "
        "into the cache, and no site is built. briefed join builds it",
    )
    _keep_going(command)


def _keep_going(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--keep-going",
        action="store_true",
        help="do not stop at a course with errors: its pages say that it is being corrected, the "
        "others are built, and the exit status is 3",
    )


def _shard(given: str) -> tuple[int, int]:
    number, _, shards = given.partition("/")
    if not (number.isdecimal() and shards.isdecimal() and 1 <= int(number) <= int(shards)):
        raise argparse.ArgumentTypeError(
            f"{given} is no shard: write which one, a slash and how many there are, such as 3/8"
        )
    return int(number), int(shards)


def join(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed join`."""
    command.add_argument(
        "folders",
        type=Path,
        nargs="+",
        metavar="FOLDER",
        help="the cache of a machine that built a shard: the folder that BRIEFED_CACHE named there",
    )
    command.add_argument(
        "--publishing", action="store_true", help="as the shards were built: see briefed build"
    )
    _keep_going(command)


def preview(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed preview`."""
    command.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder to write it to")


def export(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed export`."""
    command.add_argument(
        "kind",
        choices=[
            *("offline", "slides", "pack", "handouts", "coverage", "signing", "trial", "worksheet"),
            *PACKAGES,
        ],
        metavar="KIND",
        help="offline: the site in one zip that works without a server and without a network; "
        "slides: a deck in one file, which needs neither as well, for PowerPoint, or as a PDF; "
        "pack: all that a trainer takes along to a session in one zip, slides, notes, handouts and "
        "a page to read first; "
        "handouts: PDFs to print, a sheet for each page, its questions and their answers, "
        "and one to sign and to plan on; "
        "coverage: a page for editors and auditors, the briefing's text and what rests on each "
        "sentence of it; "
        "signing: a PDF for a safeguarding specialist to sign, every line that says what is safe "
        "to do, with its source; "
        "trial: the questions for a reader who has not taken the course, without quotes and "
        "feedback, with a form to fill in and the key beside it, for briefed score; "
        "worksheet: a Word document with the quotes, and a form for all that is written about "
        "them, for briefed fill; with --site the numbers to call; "
        "scorm12, scorm2004, cmi5: the course for an agency's learning system; "
        "qti: its questions for a question bank",
    )
    of = command.add_mutually_exclusive_group()
    of.add_argument("course", nargs="?", metavar="COURSE", help="only this course")
    of.add_argument("--site", action="store_true", help="worksheet: of what all courses share")
    command.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write it (default: here, under the name of the course and the kind)",
    )
    command.add_argument(
        "--theme", metavar="THEME", help="slides, pack, worksheet: of this theme alone"
    )
    command.add_argument(
        "--minutes",
        type=_minutes,
        metavar="N",
        help="slides and pack: those that fill a session of so many minutes, with its plan",
    )
    command.add_argument(
        "--format",
        choices=["html", "pptx", "pdf", "notes"],
        help="slides: pptx for PowerPoint, pdf a page a slide, notes a PDF on A4 of the slides "
        "with their notes (default: html)",
    )


def words(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed words`."""
    command.add_argument("course", nargs="?", metavar="COURSE", help="only this course")
    _theme(command)


def score(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed score`."""
    command.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER",
        help="where the filled-in forms and the keys of one trial or several are",
    )


def serve(command: argparse.ArgumentParser) -> None:
    """Add the arguments of `briefed serve`."""
    command.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 480:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of minutes from 1 to 480")
    return int(text)


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date of the form 2027-03-31") from None


def _day_or_month(text: str) -> str:
    from briefed.source.setting_values import DAY_OR_MONTH, is_date, is_month

    if is_date(text) or is_month(text):
        return text
    raise argparse.ArgumentTypeError(f"{text!r} is no date: write it {DAY_OR_MONTH}")
