"""What the check and the build cost, as medians of whole processes: `make bench`.

Synthetic projects are made in a temporary folder, and this project is copied there. Every round runs each command
once, ours and stock MkDocs in turn, so that a busy machine slows both alike; the processor time beside the wall time
shows how busy it was. Bytecode is cached in that folder too, as on a machine where the command ran before, whatever
PYTHONDONTWRITEBYTECODE says; one row shows a run without it. A time that is not reached fails nothing. The exit
status is 1 where a project doesn't check clean, a build fails, or stock MkDocs doesn't build the same pages.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pypandoc

ROOT = Path(__file__).resolve().parent.parent
BRIEFED = Path(sys.executable).parent / "briefed"

SMALL_RUNS, LARGE_RUNS, QUICK_RUNS = 5, 3, 1
LARGE = (
    "10,000 statements",
    "200 pages",
    "100 courses",
)  # these take most of the time: fewer runs, and none with --quick

# Seconds, of the whole process; of the preview, from the moment a page was saved to the moment it is served anew.
TARGETS = {
    "check, this course": 0.2,
    "check, 1,000 statements": 0.5,
    "check, 10,000 statements": 2.0,
    "check, 100 courses": 2.0,
    "import, this briefing as .docx": 2.0,
    "preview, this course": 1.0,
    "preview, 100 courses": 3.0,
}
GROWTH_TARGET = 1.0  # times linear
BUILD_TARGET = 1.25  # times stock

# A briefing holds some twenty statements and its course fourteen pages; the site of 200 pages holds fourteen courses.
STATEMENTS_A_THEME = 10
SITE_PAGES, SITE_COURSES, SITE_STATEMENTS_A_THEME = 200, 14, 3
MANY_COURSES, MANY_PAGES = (
    100,
    10,
)  # of each course: its start, its briefing, the learner's own page, and themes


class Failure(Exception):
    """A command that had to go well did not; the message shows what it said."""


class Run(NamedTuple):
    """One run of a command: seconds of wall time and of processor time, and the peak of its memory in megabytes."""

    seconds: float
    processor: float
    megabytes: float


class Case(NamedTuple):
    """A command to measure. `verify` is given its output and raises Failure where the run was not as it must be."""

    name: str
    command: list[str]
    verify: Callable[[str], None]
    bytecode: bool = True


# --- Synthetic courses: the same every time, and as long in their lines as the real briefing and its pages ---

_WHO = """health visitors;midwives in both areas;social workers;early help practitioners;probation officers;core groups;
named professionals;duty teams;practitioners in complex cases;managers of child in need plans;hospital staff;
family support workers;adult services;the strategy discussions;community nurses;school nurses;
supervisors across the partnership;drug and alcohol services;housing officers;perinatal mental health teams"""
_DID = """were seen to record;did not always revisit;should give more thought to;regularly discussed;were slow to share;
showed real curiosity about;could strengthen their understanding of;were clear about;had a limited picture of;
worked sensitively around;must agree who follows up;were not consistent in recording;had clear evidence of;
need to be aware of;were not invited to talk through;should routinely ask about;found it hard to analyse;
described in detail;relied on an early account of;made good use of supervision on"""
_WHAT = """the father's part in the baby's care;**routine enquiry** around domestic abuse;the risks/strengths in the wider household;
the role of other male 'visitors';messages on **safe sleep, safe handling and safe space**;the parents' own history of care;
the impact of a parent's mental health;who else looks after the baby at night;the family's willingness to engage;
the lived experience of the older children;changes in the mother's relationship;the support that grandparents can give;
home conditions on unannounced visits;the baby's weight and feeding;missed appointments and late bookings;
signs of disguised compliance;drug and alcohol use in the home;the plan for the baby's discharge;
the views of partners who live elsewhere;the capacity of the parents to make changes;debt and insecure housing;
earlier referrals about brothers and sisters;the parents' ability/capacity to keep the baby safe;
injuries in babies who are not yet mobile;the minutes of multi-agency meetings"""
_WHEN = """before the assessment was completed;where the family was reluctant to engage;when the baby left the hospital;
in the weeks after the birth;where several agencies were involved;although the concern was raised in supervision;
because records were held on separate systems;when there was no clear exit to universal services;
as part of the planning and analysis;where parents had been looked after as children themselves;
and this was not shared with the rest of the network;despite persistent attempts to make contact;
during visits that were made at the usual time;while the case was stepped down to early help;
in line with the procedures of the partnership;at the point of transfer to another area;
once the unborn baby was referred;where the mother felt unable to speak freely"""
_FIGURED = """In {a}/{b} cases, ;In {a} out of {b} audited cases, ;Between May {year} and {day} December {year}, ;
In {percent}% of the records, ;In {a} of the cases, ;By {day} March {year}, """
_TOPIC = """early;shared;hidden;quiet;complex;open;wider;late;missed;careful;joint;steady;local;changing;sudden;
clear;gradual;urgent;patient;routine;creative;reluctant;trusted;distant;familiar;fragile;honest;lasting;ordinary;
repeated;separate;special;timely;unseen;visible;watchful;thoughtful;tentative;settled;informal"""
_NOUN = """visits;records;plans;meetings;handovers;referrals;questions;voices;families;households;routines;journeys;
concerns;decisions;conversations;partners;networks;transitions;thresholds;histories;strengths;barriers;responses;
observations;relationships;arrangements;messages;minutes;closures;reviews;assessments;appointments;pathways;
chronologies;supervision;discharges;escalations;genograms;notifications;bookings"""
_ROLE = "a health visitor;a midwife;a social worker;an early help worker;a probation officer"
_REMARK = """Those messages are always covered, we needn't check.;She will tell us when she is ready.;
It was all in the last assessment.;He works shifts, so nobody ever meets him.;Leave it for the next review."""


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(";")]


WHO, DID, WHAT, WHEN, TOPIC, NOUN, ROLE, REMARK = map(
    _words, (_WHO, _DID, _WHAT, _WHEN, _TOPIC, _NOUN, _ROLE, _REMARK)
)
FIGURED = [words.lstrip("\n") for words in _FIGURED.split(";")]


class Statement(NamedTuple):
    """One statement: its id, its sentences as written, what its first one speaks of, and the figure it begins with, or ""."""

    id: str
    sentences: list[str]
    topic: str
    figure: str


def _statement(chance: random.Random, identity: str) -> Statement:
    topic, *others = chance.sample(WHAT, 3)
    sentences, figure = [], ""
    for place, what in enumerate([topic, *others][: chance.choices((1, 2, 3), (55, 33, 12))[0]]):
        # Some of the real sentences have one clause and some have two.
        clauses = " ".join(chance.sample(WHEN, chance.choice((1, 2, 2))))
        sentence = f"{chance.choice(WHO)} {chance.choice(DID)} {what} {clauses}"
        if chance.random() < 0.15:
            whole = chance.randint(4, 24)
            lead = chance.choice(FIGURED).format(
                a=chance.randint(2, whole - 1),
                b=whole,
                percent=chance.randint(11, 89),
                year=chance.randint(2018, 2022),
                day=chance.randint(2, 28),
            )
            figure = figure or (lead.rstrip(", ") if place == 0 else "")
            sentence = lead + sentence
        sentences.append(sentence[0].upper() + sentence[1:] + ".")
    return Statement(identity, sentences, topic, figure)


def _wrap(text: str, first: str = "", rest: str | None = None) -> str:
    return textwrap.fill(
        text,
        115,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _quote(text: str, identity: str) -> str:
    return f"{_wrap(text, '> ')}\n> [{identity}]"


def _findings(chance: random.Random, statements: list[Statement]) -> Iterator[str]:
    """Every statement quoted, some a sentence at a time, each with what we make of it."""
    for place, statement in enumerate(statements):
        if place % 4 == 0:
            yield f"### {chance.choice(['What worked', 'What needs strengthening', 'What to look for'])}"
        pieces = statement.sentences if place % 3 == 0 else [" ".join(statement.sentences)]
        for piece in pieces:
            yield _quote(piece, statement.id)
            yield _wrap(
                f"Notice what this says, and of whom. What that asks of you: look at the record, ask about it, "
                f"and write down what you were told {chance.choice(['by a colleague', 'by a parent', 'and when', 'on your visit'])}."
            )


def _page(chance: random.Random, title: str, statements: list[Statement]) -> str:
    """A theme's page with all its parts, as long as the real ones."""
    # Of what its own quotes speak, so that no line says more than they do; marked words would be quotations.
    what = [
        statement.topic.replace("'visitors'", "visitors")
        for statement in chance.choices(statements, k=16)
    ]
    parts = [
        f"---\ntitle: {title}\nminutes: {chance.randint(5, 9)}\n---\n# {title}",
        '!!! abstract "After this page you can"\n'
        + "\n".join(f"    - say what the audit found about {w}" for w in what[:3]),
        "## What the audit found",
        _wrap(
            "Not every finding is for every service. Where a finding is about your own, the text below it says so; where it is "
            "not, ask what you would want to hear from a colleague about it. See [the start](index.md) for the whole."
        ),
        *_findings(chance, statements),
        "## In practice",
        "\n".join(
            _wrap(
                f"- Ask about {w} {chance.choice(WHEN)}, and record what you were told.", rest="  "
            )
            for w in what[3:9]
        ),
        "## A scenario",
        _wrap(
            f"*This scenario is fiction.* You are {chance.choice(ROLE)}. You take over the case of a {chance.choice(['seven', 'nine'])}"
            f"-week-old baby. The mother says little about {what[9]}. Nobody has asked about {what[10]}, and a colleague tells you "
            f'that "it has always been like this". Your visit is tomorrow. What do you do first?'
        ),
        "\n".join(
            _wrap(f"- Find out more about {w} from the mother, and then decide.", rest="  ")
            for w in what[11:14]
        ),
        "For discussion: what can be said about risks and strengths after each choice, and on whose word?",
        "## Check your understanding\n\n<!-- quiz -->",
        '## Reflect\n\n!!! reflect "Take this to supervision"\n'
        + "\n".join(f"    - What do I know about {w}, and from whom?" for w in what[13:]),
        '??? trainer "Trainer notes (9 minutes)"\n'
        + _wrap(f"**Aim:** move from hearing about {what[0]} to asking about it.", "    ")
        + "\n\n"
        + _wrap(
            "**Activity (5 minutes):** alone and without names, write down what you know about a baby you work with. Underline what "
            "came from the parents. In pairs, choose a question you could put to them next.",
            "    ",
        )
        + "\n\n"
        + _wrap(
            "**Caution:** people in the room may know a baby behind these findings. Do not ask who, and do not let the group guess.",
            "    ",
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _question(chance: random.Random, statement: Statement, place: int) -> str:
    """A question in a situation, with three options, the key in each place in turn, and the whole statement below it."""
    wrong = [topic for topic in chance.sample(WHAT, 4) if topic != statement.topic]
    found = f"{statement.figure} this was found. " if statement.figure else ""
    key = f"- [x] Ask about {statement.topic}, and record it\n" + _wrap(
        f"{found}Ask about {statement.topic} first, and write it down: the next person can then see it too.",
        "> ",
    )
    options = [
        f"- [ ] Ask about {w}, and leave what is left until the next review\n"
        + _wrap(
            f"That may be needed as well. Read the quote again: is it about this, or about {statement.topic}?",
            "> ",
        )
        for w in wrong[:2]
    ]
    options.insert(place % 3, key)
    baby = chance.choice(
        ["a new baby"] * 4 + [f"a {chance.choice(['four', 'six'])}-month-old baby"]
    )  # one real stem in five has a figure
    stem = _wrap(
        f"You are {chance.choice(ROLE)}. You take over the case of {baby}, and find little on record {chance.choice(WHEN)}. "
        f'A colleague says: "{chance.choice(REMARK)}" What fits the audit best?'
    )
    quote = _quote(" ".join(statement.sentences), statement.id)
    return (
        f"<!-- question: {statement.id}-asked -->\n<quiz>\n{stem}\n"
        + "\n".join(options)
        + f"\n\nThe briefing says:\n\n{quote}\n</quiz>\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_course(root: Path, slug: str, counts: list[int]) -> None:
    """Write a course: `counts` are the numbers of statements in the introduction and in each theme."""
    chance = random.Random(f"{slug} {counts}")
    name = f"Learning from the {slug.replace('-', ' ')} audit"
    headings = [f"{topic} {noun}".capitalize() for topic in TOPIC for noun in NOUN]
    chance.shuffle(headings)
    briefing, original, quizzes = [f"# {name}"], [name], root / "quizzes" / slug
    for place, (heading, count) in enumerate(zip(["Introduction", *headings], counts)):
        theme = heading.lower().replace(" ", "-")
        statements = [_statement(chance, f"{theme}-{number}") for number in range(1, count + 1)]
        if place and place % 10 == 1:  # a group holds ten themes
            group = f"Themes about {NOUN[place // 10 % len(NOUN)]}"
            briefing.append(f"## {group}:")
            original.append(f"{group}:")
        if place:
            briefing.append(f"### {heading}:")
            original.append(f"{heading}:")
        mark, apart = ("- ", "\n") if place else ("", "\n\n")
        briefing.append(
            apart.join(f"{mark}{' '.join(s.sentences)} {{ #{s.id} }}" for s in statements)
        )
        original.append(apart.join(f"{mark}{' '.join(s.sentences)}" for s in statements))
        page = _page(chance, heading, statements) if place else _start(chance, name, statements)
        _write(root / "docs" / slug / (f"{theme}.md" if place else "index.md"), page)
        _write(
            quizzes / f"{theme}.md",
            "\n".join(_question(chance, s, number) for number, s in enumerate(statements)),
        )
    _write(root / "docs" / slug / "briefing.md", "\n\n".join(briefing) + "\n")
    _write(root / "docs" / slug / "original.txt", "\n\n".join(original) + "\n")


def _start(chance: random.Random, title: str, statements: list[Statement]) -> str:
    settings = 'partnership: A partnership\nedition: "1"\nplaceholder link: https://example.org\nlocal contacts: []\nexemptions: []\napproval:\n'
    page = _page(chance, title, statements).replace("(index.md)", "(briefing.md)")
    return page.replace("\n---\n", f"\n{settings}---\n", 1).replace(
        "## What the audit found", "<!-- themes -->\n\n## What the audit found", 1
    )


def copy_project(target: Path, course: bool) -> None:
    """Copy this project's sources, with its courses or with the pages outside them alone."""
    shutil.copytree(
        ROOT / "scripts", target / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(
        ROOT / "docs",
        target / "docs",
        ignore=None if course else shutil.ignore_patterns(*_courses()),
    )
    if course:
        shutil.copytree(ROOT / "quizzes", target / "quizzes")
    shutil.copy(ROOT / "mkdocs.yml", target)


def _courses() -> list[str]:
    return [path.parent.name for path in ROOT.glob("docs/*/briefing.md")]


def make_checked(root: Path, statements: int) -> None:
    """A project with one course of so many statements."""
    copy_project(root, course=False)
    themes, rest = divmod(statements - 3, STATEMENTS_A_THEME)
    make_course(root, "synthetic", [3, *[STATEMENTS_A_THEME] * themes, *([rest] if rest else [])])


def make_site(root: Path) -> None:
    """A project with SITE_PAGES pages: those outside the courses, and the courses' starts, briefings, themes and learners' own."""
    copy_project(root, course=False)
    themes = SITE_PAGES - len(list(root.glob("docs/*.md"))) - 3 * SITE_COURSES
    for number in range(SITE_COURSES):
        share = themes // SITE_COURSES + (number < themes % SITE_COURSES)
        make_course(
            root,
            f"course-{'abcdefghijklmnopqrstuvwxyz'[number]}",
            [3, *[SITE_STATEMENTS_A_THEME] * share],
        )


def make_many(root: Path) -> None:
    """A project of a hundred courses of ten pages."""
    copy_project(root, course=False)
    for number in range(MANY_COURSES):
        make_course(
            root,
            f"course-{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}",
            [3, *[SITE_STATEMENTS_A_THEME] * (MANY_PAGES - 3)],
        )


def make_stock(root: Path, stock: Path) -> None:
    """The same pages for MkDocs without our hook: as Markdown, in the form in which the hook hands them on.

    What stays out is what the hook adds to finished HTML or takes from it: our markup of the questions, the notices, the policy, and our
    runtime, for which stock has mkdocs-quiz's own.
    """
    from briefed.checking.coverage import cover
    from briefed.rendering import markdown
    from briefed.source.pages import LEARNING_TEXT
    from briefed.source.project import load

    project = load(root)
    shutil.copytree(root / "docs", stock / "docs")
    for course in (*project.courses, project.site):
        coverage = cover(course)
        for page in course.pages:
            path = root / page.location.file
            written = path.read_text(encoding="utf-8") if path.exists() else LEARNING_TEXT
            matter = written.removesuffix(page.body)
            _write(
                stock / page.location.file,
                matter + markdown.page(course, coverage, page, project.courses),
            )
        if course.slug:
            _write(
                stock / course.folder / "briefing.md",
                markdown.briefing(course, coverage, project.courses),
            )
    shutil.copy(root / "mkdocs.yml", stock / "ours.yml")
    # The questions' ids are missing, so links to them would be warned about: that work is stock's, to stop at it is not.
    ours = {
        "INHERIT": "ours.yml",
        "hooks": [],
        "watch": [],
        "extra_javascript": [],
        "strict": False,
        "nav": markdown.navigation(project.courses, project.site),
    }
    _write(stock / "mkdocs.yml", json.dumps(ours))  # JSON is YAML
    # Our hook keeps the pages of other courses out of a page's navigation. Stock comes nearest to that without sections.
    features = re.findall(
        r"^    - (navigation\.(?!sections)\S+)$",
        (root / "mkdocs.yml").read_text(encoding="utf-8"),
        re.M,
    )
    _write(stock / "short.yml", json.dumps(ours | {"theme": {"features": features}}))


# --- Measuring ---


# Starts a command and waits for it. The peak of a process counts what started it, so that must be small: no `site`, no imports.
_STARTER = """
import os, sys, time
start = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(process, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def measure(case: Case, caches: Path) -> Run:
    """Run a command once. Raises Failure."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
    }
    environment |= {"PYTHONPYCACHEPREFIX": str(caches), "NO_MKDOCS_2_WARNING": "1"}
    if not case.bytecode:
        environment |= {"PYTHONPYCACHEPREFIX": str(caches / "none"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run(
        [sys.executable, "-S", "-c", _STARTER, *case.command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if process.returncode:
        raise Failure(f"{case.command[0]} could not be started:\n{process.stderr}")
    seconds, processor, peak, status = process.stdout.split()
    if status != "0":
        raise Failure(
            f"{' '.join(case.command)}\nended with status {status}:\n{process.stderr[-2000:]}"
        )
    case.verify(process.stderr)
    return Run(
        float(seconds),
        float(processor),
        int(peak) / (1024 * 1024 if sys.platform == "darwin" else 1024),
    )


def _nothing(said: str) -> None:
    if said:
        raise Failure(f"not expected: {said[-2000:]}")


def _imported(said: str) -> None:
    if "23 statements, 36 sentences" not in said:
        raise Failure(f"the briefing was read otherwise: {said[-2000:]}")


def _check(name: str, project: Path, statements: int | None = None) -> Case:
    def verify(said: str) -> None:
        found = re.search(
            r"^(\d+) of \1 statements taught, (\d+) of \2 sentences tested, .*; 0 errors",
            said,
            re.M,
        )
        if not found or statements not in (None, int(found[1])):
            raise Failure(f"the check of {name} is not clean:\n{said[-2000:]}")

    return Case(f"check, {name}", [str(BRIEFED), "check", "--project", str(project)], verify)


def _pages(site: Path) -> dict[str, tuple[int, int]]:
    """The pages of a built site that stock MkDocs builds too, each with its numbers of quotes and of questions."""
    pages = {}
    for path in site.rglob("*.html"):
        if path.parent.name in (
            "search",
            "slides",
        ):  # what the search runs in where there is no server is no page, and no slides are stock's
            continue
        text = path.read_text(encoding="utf-8")
        pages[path.relative_to(site).as_posix()] = (
            text.count("<blockquote"),
            len(re.findall(r'<(?:div class="quiz(?:"| quiz-)|section class="bf-question")', text)),
        )
    return pages


def _builds(name: str, project: Path, stock: Path, *, short: bool = False) -> Iterator[Case]:
    """Our build, and stock's of the same pages; with `short` also stock's with a short navigation, which shows less on a page than ours."""

    def verify(_: str) -> None:
        ours, theirs = _pages(project / "site"), _pages(stock / "site")
        different = [
            page for page in ours.keys() | theirs.keys() if ours.get(page) != theirs.get(page)
        ]
        if different or not any(questions for _, questions in ours.values()):
            raise Failure(
                f"stock MkDocs built other pages than we did at {name}: {', '.join(sorted(different)[:5]) or 'no question at all'}"
            )

    yield Case(
        f"build, {name}, ours", [str(BRIEFED), "build", "--project", str(project)], lambda _: None
    )
    for kind, config in (
        {"stock": "mkdocs.yml"} | ({"stock, short navigation": "short.yml"} if short else {})
    ).items():
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            str(stock / config),
            "--site-dir",
            str(stock / "site"),
        ]
        yield Case(f"build, {name}, {kind}", command, verify)


def prepare(folder: Path, quick: bool) -> list[Case]:
    """Make the projects, and the cases in the order in which a round runs them."""
    here = folder / "here"
    copy_project(here, course=True)
    make_stock(here, folder / "here-stock")
    pages = len(list((folder / "here-stock").glob("docs/**/*.md")))
    cases = [
        Case("python -c pass", [sys.executable, "-c", "pass"], _nothing),
        _check("this course", here),
    ]
    cases.append(cases[-1]._replace(name="check, this course, no bytecode", bytecode=False))
    for number in (100, 1_000, 10_000):
        name = f"{number:,} statements"
        if not (quick and name in LARGE):
            make_checked(folder / f"check-{number}", number)
            cases.append(_check(name, folder / f"check-{number}", number))
    cases += _builds(f"{pages} pages (this course)", here, folder / "here-stock")
    word = folder / "briefing.docx"
    subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown-smart",
            here / "docs" / _courses()[0] / "original.txt",
            "-o",
            word,
        ],
        check=True,
    )
    cases.append(
        Case("import, this briefing as .docx", [str(BRIEFED), "statements", str(word)], _imported)
    )
    if not quick:
        make_many(folder / "many")
        make_stock(folder / "many", folder / "many-stock")
        cases.append(_check("100 courses", folder / "many"))
        cases += _builds("100 courses", folder / "many", folder / "many-stock", short=True)
        make_site(folder / "site")
        make_stock(folder / "site", folder / "site-stock")
        cases += _builds(f"{SITE_PAGES} pages", folder / "site", folder / "site-stock")
    return cases


def run(cases: list[Case], quick: bool, caches: Path) -> dict[str, list[Run]]:
    """Every case once to fill the caches, the large ones apart, and then round by round."""
    large = [case for case in cases if case.name.partition(", ")[2].startswith(LARGE)]
    small = [case for case in cases if case not in large]
    for case in small:
        measure(case, caches)
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(QUICK_RUNS if quick else SMALL_RUNS):
        for case in cases:
            if case in small or number < LARGE_RUNS:
                _progress(f"round {number + 1}: {case.name}")
                runs[case.name].append(measure(case, caches))
    _progress("")
    return runs


def preview(project: Path, page: str, times: int) -> list[Run]:
    """How long the live preview takes to show an edited page. Raises Failure where it never does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    source, root = project / "docs" / f"{page}.md", f"http://{address}/{page}.html"
    text = source.read_text(encoding="utf-8")
    process = subprocess.Popen(
        [str(BRIEFED), "serve", "--project", str(project), "--address", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    runs = []
    try:
        _shows(root, "<h1", 180)
        for number in range(times):
            word = f"Saved{number}again"
            source.write_text(
                text.replace("## In practice", f"## In practice\n\n{word}", 1), encoding="utf-8"
            )
            runs.append(Run(_shows(root, word, 60), 0, 0))
    finally:
        process.terminate()
        process.wait()
        source.write_text(text, encoding="utf-8")
    return runs


def _shows(address: str, word: str, patience: float) -> float:
    """Seconds until a page holds a word. Raises Failure."""
    start = time.perf_counter()
    while time.perf_counter() < start + patience:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address, timeout=patience) as answer,
        ):
            if word in answer.read().decode("utf-8"):
                return time.perf_counter() - start
        time.sleep(0.02)
    raise Failure(f"the preview did not show an edit of {address} within {patience:.0f} seconds")


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


# --- The table ---


def _verdict(value: float, target: float) -> str:
    return "reached" if value <= target else "not reached"


def table(runs: dict[str, list[Run]]) -> Iterator[str]:
    """The lines of the table: the commands, then what follows from their medians."""
    width = max(map(len, runs)) + 2
    took = {name: median(run.seconds for run in found) for name, found in runs.items()}
    yield f"{'whole process':{width}}{'runs':>5}{'median':>10}{'least':>9}{'most':>9}{'processor':>11}{'memory':>10}{'target':>10}"
    for name, found in runs.items():
        seconds = [run.seconds for run in found]
        target = TARGETS.get(name)
        verdict = f"{target:8.2f} s  {_verdict(took[name], target)}" if target else ""
        processor, memory = (
            median(run.processor for run in found),
            median(run.megabytes for run in found),
        )
        yield f"{name:{width}}{len(found):5}{took[name]:8.3f} s{min(seconds):7.3f} s{max(seconds):7.3f} s{processor:9.3f} s{memory:7.1f} MB{verdict}".rstrip()
    yield ""
    yield f"{'ratio of medians':{width}}{'':5}{'ratio':>8}{'':41}{'target':>10}"
    for name, value, target in _ratios(took):
        yield f"{name:{width}}{'':5}{value:8.2f}{'':41}{target:10.2f}  {_verdict(value, target)}"


def _ratios(took: dict[str, float]) -> Iterator[tuple[str, float, float]]:
    hundred, thousand, many = (
        took.get(f"check, {number} statements") for number in ("100", "1,000", "10,000")
    )
    if many:
        yield "growth, 1,000 to 10,000, by linear", many / thousand / 10, GROWTH_TARGET
        # The same without what every run costs, however short: nine hundred statements more against 9,900 more.
        yield (
            "growth, without the start-up",
            (many - hundred) / (thousand - hundred) / 11,
            GROWTH_TARGET,
        )
    if "build, 100 courses, ours" in took:
        pages = MANY_COURSES * MANY_PAGES / SITE_PAGES
        yield (
            "build, 100 courses by 200 pages, by linear",
            took["build, 100 courses, ours"] / took[f"build, {SITE_PAGES} pages, ours"] / pages,
            GROWTH_TARGET,
        )
    for name in took:
        for stock in ("stock", "stock, short navigation"):
            build = name.removesuffix(", ours")
            if name.endswith(", ours") and f"{build}, {stock}" in took:
                yield (
                    f"{build}, ours by {stock}",
                    took[name] / took[f"{build}, {stock}"],
                    BUILD_TARGET,
                )


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Measure the check and the build, and compare them with their targets and with stock MkDocs."
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"{QUICK_RUNS} run of each behind the one that fills the caches, without {' and '.join(LARGE)}",
    )
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="briefed-bench-") as folder:
        try:
            runs = run(prepare(Path(folder), quick), quick, Path(folder) / "bytecode")
            runs["preview, this course"] = preview(
                Path(folder) / "here",
                f"{_courses()[0]}/hidden-men",
                QUICK_RUNS if quick else SMALL_RUNS,
            )
            if not quick:
                theme = next(
                    path.stem
                    for path in (Path(folder) / "many/docs/course-ee").glob("*.md")
                    if path.stem not in ("index", "briefing")
                )
                runs["preview, 100 courses"] = preview(
                    Path(folder) / "many", f"course-ee/{theme}", LARGE_RUNS
                )
        except Failure as failure:
            print(f"briefed: {failure}", file=sys.stderr)
            return 1
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end"
    )
    print(*table(runs), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
