"""The commands: arguments and exit statuses, nothing else.

A status is 0 where all is well, 1 for problems, 2 where the command could not do its work, and 3
for a site that was built and shows that some courses are being corrected.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from briefed.cli import arguments, exporting, imports
from briefed.cli.arguments import JSON, TEXT
from briefed.errors import InputError
from briefed.layout import COMMAND, SHARED
from briefed.model import Answers


def command() -> NoReturn:
    """Run the command and end this process with its exit status.

    A check leaves nothing open. Its process ends at once: to free a project's values one by one
    takes a twentieth of the time of a small check, and more of a large one.
    """
    if sys.argv[1:2] in (["check"], ["build"]):
        # They make values without cycles, and end: to look for garbage only takes time.
        gc.disable()
    status = main()
    if sys.argv[1:2] == ["check"]:
        sys.stderr.flush()
        os._exit(status)
    sys.exit(status)


def main(given: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    given = sys.argv[1:] if given is None else given
    options = _parser(given).parse_args(given)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file name need not be text
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = _COMMANDS[options.command].run(options)
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
    """Write nothing more to an output that takes no more.

    Python would otherwise try once more as it ends, and complain.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of what was given: where that begins with a command, it knows this one alone.

    A check then does not pay for the others.
    """
    parser = argparse.ArgumentParser(
        prog="briefed",
        description="Turns a safeguarding briefing into a course, and proves that nothing is "
        "missing, altered, invented or stale.",
    )
    # With a prog, argparse need not format a usage for it.
    commands = parser.add_subparsers(
        required=True, dest="command", metavar="COMMAND", prog="briefed"
    )
    for name in given[:1] if given and given[0] in _COMMANDS else _COMMANDS:
        _, add_arguments, summary = _COMMANDS[name]
        command = commands.add_parser(name, help=summary, description=summary)
        command.add_argument(
            "--project",
            type=Path,
            default=Path("."),
            metavar="DIR",
            help="the project's folder (default: this one)",
        )
        add_arguments(command)
    return parser


def _init(options: argparse.Namespace) -> int:
    from briefed.building.own_project import init

    init(options.project, options.folder, options.name, options.colour, options.logo)
    print(arguments.AFTER_INIT.format(name=options.name, folder=options.folder, command=COMMAND))
    return 0


def _check(options: argparse.Namespace) -> int:
    from briefed.checking import report, to_do
    from briefed.checking.checked import checked
    from briefed.checking.project import chosen, for_publishing, judge

    which = options.project, options.today or "", options.course
    if options.theme:
        verdict = judge(chosen(*which))
        problems, counts, of = to_do.only(verdict, options.theme)
        outlines = [to_do.outline(one.course, problems) for one in verdict.courses]
    else:
        (problems, counts, outlines), of = checked(*which), ""
    if options.publishing:
        problems = for_publishing(problems)
    if options.format == TEXT:
        listed = to_do.arranged(problems, outlines)
        sys.stdout.write(report.text(listed, counts, of, in_full=bool(options.theme)))
    else:
        sys.stdout.write(report.FORMATS[options.format](problems, counts))
    failing = {"error"} if options.fail_on == "error" else {"error", "warning"}
    return int(any(problem.severity in failing for problem in problems))


def _statements(options: argparse.Namespace) -> int:
    from briefed.authoring import statements

    read = statements.read(options.file, _answers(options))
    if options.format == TEXT:
        told = imports.told(read.imported, options.file, "its text", imports.BEFORE_WRITING)
        sys.stdout.write(statements.as_text(read.briefing) + told)
    else:
        json = options.format == JSON
        sys.stdout.write(statements.as_json(read.briefing) if json else read.imported.markdown)
    return 0


def _diff(options: argparse.Namespace) -> int:
    from briefed.authoring import diff, differences

    shown = {TEXT: diff.as_text, JSON: diff.as_json, "html": diff.as_html}[options.format]
    sys.stdout.write(shown(differences.read(options.project, options.old, options.new)))
    return 0


def _new(options: argparse.Namespace) -> int:
    from briefed.authoring import new as scaffold
    from briefed.authoring import statements

    made = scaffold.new(options.project, options.file, options.course, _answers(options))
    course = made.files[0].split("/")[1]
    sys.stdout.write(statements.as_text(made.briefing, lines=False))
    sys.stdout.write(imports.told_of_course(made.imported, options.file, course))
    print("\nWritten:", *(f"  {file}" for file in made.files), sep="\n")
    print(f"\n{imports.after_new(course)}")
    return 0


def _answers(options: argparse.Namespace) -> Answers:
    return Answers(options.title, tuple(options.heading), tuple(options.skip), options.one_theme)


def _fill(options: argparse.Namespace) -> int:
    from briefed.authoring.worksheet import fill, told
    from briefed.outputs.worksheet_renewal import renew

    slug = SHARED if options.site else options.course
    done = fill.fill(options.project, slug, options.file)
    renewed = renew(options.file, done.renewed, done.marks)
    sys.stdout.write(told.as_text(done, slug) + renewed)
    return int(bool(done.since or done.wrong or done.missing))


def _update(options: argparse.Namespace) -> int:
    from briefed.authoring import diff
    from briefed.authoring.update import update

    how = (options.edition, options.published or "", _answers(options))
    done = update(options.project, options.course, options.file, *how)
    sys.stdout.write(diff.as_text(done.difference))
    sys.stdout.write(imports.told_of_course(done.imported, options.file, options.course))
    sys.stdout.write(imports.updated(done, options.course))
    return 0


def _approve(options: argparse.Namespace) -> int:
    from briefed.authoring.approve import approve, approve_site
    from briefed.cli import approved

    root, course, today = options.project, options.course, options.today or ""
    given = (
        approve(root, course, options.by, today)
        if course
        else approve_site(root, options.by, today)
    )
    sys.stdout.write(approved.told(root, course, given, today))
    return 0


def _build(options: argparse.Namespace) -> int:
    from briefed.building.build import Shard, build

    shard = Shard(*options.shard) if options.shard else None
    return build(
        options.project,
        publishing=options.publishing,
        shard=shard,
        keep_going=options.keep_going,
        scheduler=options.scheduler,
    )


def _join(options: argparse.Namespace) -> int:
    from briefed.building.build import join

    return join(options.project, options.folders, options.publishing, options.keep_going)


def _preview(options: argparse.Namespace) -> int:
    from briefed.building.draft_preview import preview

    return preview(options.project, options.folder)


def _words(options: argparse.Namespace) -> int:
    from briefed.authoring import words
    from briefed.checking import to_do
    from briefed.checking.project import chosen

    courses = chosen(options.project, course=options.course).courses
    theme = to_do.theme_of(courses, options.theme).slug if options.theme else None
    sys.stdout.write("\n".join(words.as_markdown(course, theme) for course in courses))
    over = (part.over for course in courses for part in words.parts_of(course, theme))
    return int(any(map(any, over)))


def _score(options: argparse.Namespace) -> int:
    from briefed.outputs.trial_scores import as_text, scores

    sys.stdout.write(as_text(scores(options.project, options.folder)))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from briefed.building.serving import serve

    return serve(options.project, options.address)


class _Command(NamedTuple):
    """What a command does with its options, what adds these, and what its help says of it."""

    run: Callable[[argparse.Namespace], int]
    add_arguments: Callable[[argparse.ArgumentParser], None]
    summary: str


_COMMANDS = {
    "init": _Command(
        _init,
        arguments.init,
        "make a project of a partnership's own in an empty folder, without a course",
    ),
    "check": _Command(
        _check, arguments.check, "find every problem of the sources; writes nothing there"
    ),
    "statements": _Command(
        _statements, arguments.statements, "show how a briefing is read; writes nothing"
    ),
    "diff": _Command(
        _diff,
        arguments.diff,
        "compare two editions of a briefing, and list what of a course rests on what changed; "
        "writes nothing",
    ),
    "new": _Command(
        _new,
        arguments.new,
        "make a course of a briefing: its sentences quoted, and what is to be written marked",
    ),
    "fill": _Command(
        _fill,
        arguments.fill,
        "take what was written on a worksheet over into its course, and say what is missing",
    ),
    "update": _Command(
        _update,
        arguments.update,
        "put the next edition of a briefing into its course, and list what must be reviewed",
    ),
    "approve": _Command(
        _approve,
        arguments.approve,
        "record who approved a course, or what all courses share, as it is now",
    ),
    "build": _Command(
        _build,
        arguments.build,
        "check, render, check the built pages, and only then replace site/",
    ),
    "join": _Command(
        _join, arguments.join, "build the site of the shards that several machines have built"
    ),
    "preview": _Command(
        _preview,
        arguments.preview,
        "render the whole site as a draft, also while the check fails; "
        "problems show on the page they belong to",
    ),
    "export": _Command(exporting.export, arguments.export, "make a package to take away"),
    "words": _Command(
        _words,
        arguments.words,
        "show by part how much a course says, how hard it is to read, and how it asks; writes "
        "nothing",
    ),
    "score": _Command(
        _score,
        arguments.score,
        "say how many answers of a trial are right; writes nothing",
    ),
    "serve": _Command(
        _serve, arguments.serve, "live preview; problems show on the page they belong to"
    ),
}
