"""Arguments and exit statuses, nothing else: 0 all well, 1 problems, 2 the command could not do its work."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefed.errors import InputError

_TEXT, _JSON, _MARKDOWN = "text", "json", "markdown"
_PACKAGES = ("scorm12", "scorm2004", "cmi5", "qti")  # for learning systems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(
            encoding="utf-8", errors="backslashreplace"
        )  # a file name need not be text
    try:
        status = options.run(options)
        sys.stdout.flush()
        return status
    except InputError as error:
        print(f"briefed: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader has seen enough
        _let_go()
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        from briefed.source.guard import explain

        print(f"briefed: {explain(error)}", file=sys.stderr)
        try:
            sys.stdout.flush()
        except OSError:
            _let_go()
        return 2


def _let_go() -> None:
    """Write nothing more to an output that takes no more, at the end either, where Python would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefed",
        description="Turns a safeguarding briefing into a course, and proves that nothing is missing, altered, invented or stale.",
    )
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", prog="briefed"
    )  # with a prog it need not format a usage

    check = _command(commands, "check", _check, "find every problem of the sources; writes nothing")
    check.add_argument("course", nargs="?", metavar="COURSE", help="only this course")
    check.add_argument(
        "--format", choices=["text", "json", "sarif", "github", "gitlab"], default=_TEXT
    )
    check.add_argument(
        "--fail-on",
        choices=["error", "warning"],
        default="error",
        help="the least severity that makes the exit status 1",
    )
    check.add_argument(
        "--publishing",
        action="store_true",
        help="as before publishing: that a course, or what all share, has no current approval is an error",
    )
    check.add_argument(
        "--today",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the date that contacts and reviews are judged by",
    )

    statements = _command(
        commands, "statements", _statements, "show how a briefing is read; writes nothing"
    )
    statements.add_argument("file", type=Path, metavar="FILE")
    statements.add_argument(
        "--format",
        choices=[_TEXT, _JSON, _MARKDOWN],
        default=_TEXT,
        help="markdown: the canonical briefing.md that an import makes",
    )

    diff = _command(
        commands,
        "diff",
        _diff,
        "compare two editions of a briefing, and list what of a course rests on what changed; writes nothing",
    )
    diff.add_argument(
        "old",
        metavar="OLD",
        help="a briefing's file, the name of a course, or COURSE@EDITION for one before",
    )
    diff.add_argument("new", metavar="NEW", help="the next edition, in the same way")
    diff.add_argument(
        "--format",
        choices=[_TEXT, _JSON, "html"],
        default=_TEXT,
        help="html: a page to read and send",
    )

    new = _command(
        commands,
        "new",
        _new,
        "make a course of a briefing: its sentences quoted, and what is to be written marked",
    )
    new.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the briefing as a .docx, .html, .md, .txt or .pdf file",
    )
    new.add_argument(
        "--course", metavar="NAME", help="the course's folder (default: from the briefing's title)"
    )
    new.add_argument("--title", help="the briefing's title, for a file that has none")

    update = _command(
        commands,
        "update",
        _update,
        "put the next edition of a briefing into its course, and list what must be reviewed",
    )
    update.add_argument("course", metavar="COURSE")
    update.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="the next edition as a .docx, .html, .md, .txt or .pdf file",
    )
    update.add_argument(
        "--edition", metavar="NAME", help="the new edition (default: the next number)"
    )
    update.add_argument(
        "--published", type=_date, metavar="YYYY-MM-DD", help="when the new edition was published"
    )
    update.add_argument("--title", help="the briefing's title, for a file that has none")

    approve = _command(
        commands,
        "approve",
        _approve,
        "record who approved a course, or what all courses share, as it stands now",
    )
    approved = approve.add_mutually_exclusive_group(required=True)
    approved.add_argument("course", nargs="?", metavar="COURSE")
    approved.add_argument(
        "--site",
        action="store_true",
        help="what all courses share: the pages outside any course, styles, scripts and settings",
    )
    approve.add_argument(
        "--by", required=True, metavar="ROLE", help="the role of who approved it, not a name"
    )
    approve.add_argument(
        "--today",
        type=_date,
        metavar="YYYY-MM-DD",
        help="the date of the approval (default: today's)",
    )

    build = _command(
        commands,
        "build",
        _build,
        "check, render, check the built pages, and only then replace site/",
    )
    build.add_argument(
        "--publishing",
        action="store_true",
        help="of what the partnership approved alone: a course that was changed since in its last approved state, "
        "and one that never was approved not at all",
    )

    preview = _command(
        commands,
        "preview",
        _preview,
        "render the whole site as a draft, also while the check fails; problems show on the page they belong to",
    )
    preview.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder to write it to")

    export = _command(commands, "export", _export, "make a package to take away")
    export.add_argument(
        "kind",
        choices=["offline", "slides", "handouts", "coverage", "signing", *_PACKAGES],
        metavar="KIND",
        help="offline: the site in one zip that works without a server and without a network; "
        "slides: a deck in one file, which needs neither as well, or as a PDF; "
        "handouts: PDFs to print, a sheet for each page, its questions and their answers, and one to sign and to plan on; "
        "coverage: a page for editors and auditors, the briefing's text and what rests on each sentence of it; "
        "signing: a PDF for a safeguarding specialist to sign, every line that says what is safe to do, with its source; "
        "scorm12, scorm2004, cmi5: the course for an agency's learning system; qti: its questions for a question bank",
    )
    export.add_argument("course", nargs="?", metavar="COURSE", help="only this course")
    export.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help="where to write it (default: here, under the name of the course and the kind)",
    )
    export.add_argument("--theme", metavar="THEME", help="slides: of this theme's page alone")
    export.add_argument(
        "--minutes",
        type=_minutes,
        metavar="N",
        help="slides: those that fill a session of so many minutes, with its plan",
    )
    export.add_argument(
        "--format",
        choices=["html", "pdf", "notes"],
        help="slides: pdf a page a slide, notes a PDF on A4 of the slides with their notes (default: html)",
    )

    serve = _command(
        commands, "serve", _serve, "live preview; problems show on the page they belong to"
    )
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    return parser


def _command(commands, name: str, run, help: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help, description=help)
    command.set_defaults(run=run)
    command.add_argument(
        "--project",
        type=Path,
        default=Path("."),
        metavar="DIR",
        help="the project's folder (default: this one)",
    )
    return command


def _minutes(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 480:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of minutes from 1 to 480")
    return int(text)


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date of the form 2027-03-31") from None


def _check(options: argparse.Namespace) -> int:
    gc.disable()  # a check makes values without cycles, and ends: looking for garbage among them only takes time
    from briefed.checking import report
    from briefed.checking.project import check_project, chosen, for_publishing

    project = chosen(options.project, options.today or "", options.course)
    problems, summary = check_project(project)
    if options.publishing:
        problems = for_publishing(problems)
    sys.stdout.write(report.FORMATS[options.format](problems, summary))
    failing = {"error"} if options.fail_on == "error" else {"error", "warning"}
    return int(any(problem.severity in failing for problem in problems))


def _statements(options: argparse.Namespace) -> int:
    from briefed.authoring import statements

    briefing, markdown = statements.read(options.file)
    if options.format == _MARKDOWN:
        sys.stdout.write(markdown)
    else:
        sys.stdout.write(
            (statements.as_json if options.format == _JSON else statements.as_text)(briefing)
        )
    return 0


def _diff(options: argparse.Namespace) -> int:
    from briefed.authoring import diff as differences

    shown = {_TEXT: differences.as_text, _JSON: differences.as_json, "html": differences.as_html}[
        options.format
    ]
    sys.stdout.write(shown(differences.read(options.project, options.old, options.new)))
    return 0


def _new(options: argparse.Namespace) -> int:
    from briefed.authoring import new as scaffold
    from briefed.authoring import statements

    made = scaffold.new(options.project, options.file, options.course, options.title)
    course = made.files[0].split("/")[1]
    sys.stdout.write(statements.as_text(made.briefing, lines=False))
    _told(options.file, course, made.imported)
    print("\nWritten:", *(f"  {file}" for file in made.files), sep="\n")
    print(f"\nNext: briefed check {course} lists what is left to write.")
    return 0


def _told(path: Path, course: str, imported) -> None:
    """How an import went: what a person should look at, and what was left out."""
    lines_of = path if path.suffix.lower() in (".txt", ".md") else f"docs/{course}/original.txt"
    if imported.unsure:
        print(
            "\nLook at these. Where they were read wrongly, undo what was written, mend the file and start again:"
        )
        print(*(f"  {lines_of}:{line}: {what}" for line, what in imported.unsure), sep="\n")
    if imported.left_out:
        print("\nLeft out, as no words of the briefing:")
        print(*(f"  {what}" for what in imported.left_out), sep="\n")


def _update(options: argparse.Namespace) -> int:
    from briefed.authoring import diff as differences
    from briefed.authoring.update import update

    done = update(
        options.project,
        options.course,
        options.file,
        options.edition,
        options.published or "",
        options.title,
    )
    sys.stdout.write(differences.as_text(done.difference))
    _told(options.file, options.course, done.imported)
    if done.anchored:
        print(
            "\nThese quotes keep their words and have the id of the statement that holds them now:"
        )
        print(*(f"  {location}: {old} → {new}" for location, old, new in done.anchored), sep="\n")
    if done.scaffolded:
        print("\nNew, and to be written:", *(f"  {file}" for file in done.scaffolded), sep="\n")
    print(
        f"\nEdition {done.edition} stands in docs/{options.course}; nobody has approved it yet.\n"
        f"Next: briefed check {options.course} lists the quotes whose words changed, and what is left to teach and to test."
    )
    return 0


def _approve(options: argparse.Namespace) -> int:
    from briefed.authoring.approve import approve, kept

    given = approve(options.project, options.course or "", options.by, options.today or "")
    what = (
        f"edition {given['edition']} of {options.course}, as it stands now"
        if options.course
        else "what all courses share, as it stands now"
    )
    print(
        f"Approved by {given['role']} on {given['date']}: {what}. Any later change asks for a new approval."
    )
    if options.course and (sentences := kept(options.project, options.course)):
        print(
            "These sentences say more than the quotes they rest on, and are kept:",
            *(f"  {sentence}" for sentence in sentences),
            sep="\n",
        )
    return 0


def _build(options: argparse.Namespace) -> int:
    from briefed.building.build import build

    return build(options.project, publishing=options.publishing)


def _preview(options: argparse.Namespace) -> int:
    from briefed.building.draft_preview import preview

    return preview(options.project, options.folder)


def _export(options: argparse.Namespace) -> int:
    from briefed.building import exports

    chosen = options.project, options.course, options.output
    if options.kind == "slides":
        return exports.slides(*chosen, options.theme, options.minutes, options.format or "html")
    if options.theme or options.minutes or options.format:
        raise InputError(
            f"--theme, --minutes and --format are for slides, and not for {options.kind}"
        )
    if options.kind in _PACKAGES:
        return exports.package(*chosen, options.kind)
    kinds = {
        "offline": exports.offline,
        "handouts": exports.handouts,
        "coverage": exports.coverage,
        "signing": exports.signing,
    }
    return kinds[options.kind](*chosen)


def _serve(options: argparse.Namespace) -> int:
    from briefed.building.serving import serve

    return serve(options.project, options.address)
