"""What all courses share, and what stands beside them: settings, files, approvals and former
editions.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.building import copy_sources

from .model import Edit, Expect, Mutant, Texts, fault_class, line_of
from .project import BRIEFING, CONFIG, COURSE, DOCS, ORIGINAL, START

HOME = "docs/index.md"
GUIDE = "quizzes/README.md"  # for authors: nothing of it is published, so nobody approves it
STARTS = {"": HOME, COURSE: START}
WORDS = (
    "Ring 919 at once",
    "9 of 12 cases",
    "In 2019, all was well",
    "A third of 40 parents",
    "40 % of families",
)


@fault_class("settings: a figure that readers see")
def settings_figure(texts: Texts) -> Iterator[Mutant]:
    text = texts[CONFIG]
    for match in re.finditer(
        r"^( *(?:- )?(?:site_name|site_description|name): )(?!material$)(.*)$", text, re.M
    ):
        for words in WORDS:
            yield Mutant(
                f"{match[0].strip()}: {words}",
                (Edit(CONFIG, match.start(2), match.end(2), words),),
                (
                    Expect(
                        "figure-not-in-briefing|number-not-listed",
                        CONFIG,
                        line_of(text, match.start()),
                    ),
                ),
            )
    for key in ("copyright", "site_author"):
        for words in WORDS:
            yield Mutant(
                f"{key}: {words}",
                (Edit(CONFIG, 0, 0, f"{key}: {words}\n"),),
                (Expect("figure-not-in-briefing|number-not-listed", CONFIG, 1),),
            )


@fault_class("settings: one that is not known")
def settings_unknown(texts: Texts) -> Iterator[Mutant]:
    """A key that MkDocs or Material knows, on each level; and a value that another would never
    have.
    """
    text = texts[CONFIG]
    for key in (
        "repo_url: https://example.org/a",
        "edit_uri: edit/",
        "extra_templates: [a.html]",
        "theme_dir: a",
        "INHERIT: a.yml",
        "validation: {anchors: ignore}",
        "remote_branch: a",
        "dev_addr: 0.0.0.0:1",
        "not_in_nav: worried.md",
        "draft_docs: worried.md",
        "mdx_configs: {}",
    ):
        yield Mutant(
            key, (Edit(CONFIG, 0, 0, f"{key}\n"),), (Expect("setting-not-allowed", CONFIG, 1),)
        )
    for below, added in (
        ("  name: material\n", "  custom_dir: more\n"),
        ("  name: material\n", "  direction: rtl\n"),
        ("  name: material\n", "  locale: de\n"),
        ("  generator: false\n", "  homepage: https://example.org\n"),
        ("  generator: false\n", "  alternate: []\n"),
        ("  - assets/shell.css\n", "  - https://example.org/a.css\n"),
        ("  - scripts/site_hooks.py\n", "  - scripts/more.py\n"),
        ("  - search\n", "  - macros\n"),
        ("  - admonition\n", "  - md_in_html\n"),
        ("  - admonition\n", "  - abbr\n"),
        ("  - quizzes\n", "  - ../elsewhere\n"),
        ("      confetti: false\n", "      intro_text: Ring 919\n"),
    ):
        at = text.index(below) + len(below)
        yield Mutant(
            added.strip(),
            (Edit(CONFIG, at, at, added),),
            (Expect("setting-not-allowed", CONFIG, line_of(text, at)),),
        )
    for old, new in (
        ("language: en", "language: de"),
        ("font: false", "font: Roboto"),
        ("strict: true", "strict: false"),
        ("docs_dir: docs", "docs_dir: other"),
        ("embed_source: false", "embed_source: true"),
        ("  editions/\n", "  worried.md\n"),
        ("site_name: ", "site_name: !ENV "),
    ):
        at = text.index(old)
        line = line_of(text, text.index("exclude_docs")) if "worried" in new else line_of(text, at)
        yield Mutant(
            new.strip(),
            (Edit(CONFIG, at, at + len(old), new),),
            (Expect("setting-not-allowed", CONFIG, line),),
        )


@fault_class("file of a kind that nobody checks")
def file_kind(texts: Texts) -> Iterator[Mutant]:
    for folder in ("docs", "docs/assets", DOCS, f"{DOCS}/editions", "docs/more"):
        for name in (
            "notes.html",
            "notes.txt",
            "notes.pdf",
            "notes.docx",
            "notes.json",
            "notes.xml",
            "notes.svg",
            "notes.png",
            "notes.htm",
            "notes.js.map",
            "notes",
        ):
            yield (
                Mutant(
                    f"{folder}/{name}",
                    (Edit(f"{folder}/{name}", 0, 0, "<p>9 of 12 cases</p>\n"),),
                    (Expect("file-not-allowed", f"{folder}/{name}", 1),),
                )
                if not (folder.endswith("editions") and name == "notes.txt")
                else Mutant(
                    f"{folder}/{name}",
                    (Edit(f"{folder}/{name}", 0, 0, "<p>9 of 12 cases</p>\n"),),
                    (Expect("briefing-edited", f"{folder}/{name}", 1),),
                )
            )


@functools.cache
def _project() -> Path:
    """A copy of the project that is mutated, to read what an approval lists of it."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    atexit.register(shutil.rmtree, folder)
    return copy_sources(folder / "project")


def _digest(file: str) -> str:
    """As an approval has it: of the home page and a start, all but the approval."""
    if file not in STARTS.values():
        return hashlib.sha256((_project() / file).read_bytes()).hexdigest()
    from briefed.source import (
        approved_files,  # how the front matter is put there is no promise of ours
    )

    return next(
        line.split("  ")[0]
        for line in (
            approved_files.of_course(_project(), COURSE)
            if file == START
            else approved_files.of_site(_project(), {COURSE})
        ).splitlines()
        if line.endswith(f"  {file}")
    )


def _approved(texts: Texts, course: str, files: list[str]) -> tuple[Edit, ...]:
    """The edits that approve some files as they stand."""
    listed = "".join(f"{_digest(file)}  {file}\n" for file in sorted(files))
    given = {
        "role": "Chair",
        "date": "2026-05-01",
        **({"edition": "1"} if course else {}),
        "fingerprint": hashlib.sha256(listed.encode()).hexdigest(),
    }
    start, text = STARTS[course], texts[STARTS[course]]
    old = re.search(r"^approval:.*\n", text, re.M)
    at, end = old.span() if old else (4, 4)
    return (
        Edit(start, at, end, f"approval: {json.dumps(given)}\n"),
        Edit(f"approvals/courses/{course}.txt" if course else "approvals/site.txt", 0, 0, listed),
    )


@fault_class("what was approved changed, came or went")
def approved_changed(texts: Texts) -> Iterator[Mutant]:
    there = [
        path.relative_to(_project()).as_posix()
        for folder in ("docs", "quizzes")
        for path in sorted((_project() / folder).rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    own = {COURSE: [file for file in there if f"/{COURSE}/" in file]}
    own[""] = [
        *(file for file in there if f"/{COURSE}/" not in file and file != GUIDE),
        CONFIG,
        "scripts/site_hooks.py",
    ]
    for course, files in own.items():
        line = line_of(
            texts[STARTS[course]],
            (
                re.search(r"^approval:", texts[STARTS[course]], re.M)
                or re.search("^title:", texts[STARTS[course]], re.M)
            ).start(),
        )
        for file in files:
            if file in texts and file not in STARTS.values():
                end = len(texts[file])
                yield Mutant(
                    f"{file} changed",
                    (*_approved(texts, course, files), Edit(file, end, end, "\n")),
                    (Expect("approval-stale", STARTS[course], line, f"changed {file}"),),
                )
        new = f"docs/{course}/more.md".replace("//", "/")
        yield Mutant(
            f"{new} came",
            (
                *_approved(texts, course, files),
                Edit(new, 0, 0, "---\ntitle: More\nkind: extra\n---\n# More\n"),
            ),
            (Expect("approval-stale", STARTS[course], line, f"new {new}"),),
        )
        end = len(texts[STARTS[course]])
        yield Mutant(
            f"{STARTS[course]} changed",
            (*_approved(texts, course, files), Edit(STARTS[course], end, end, "\nMore.\n")),
            (Expect("approval-stale", STARTS[course], line, f"changed {STARTS[course]}"),),
        )


@fault_class("edition: its words changed, or its original gone")
def edition_edited(texts: Texts) -> Iterator[Mutant]:
    text, original = texts[BRIEFING], texts[ORIGINAL]
    file, kept = f"{DOCS}/editions/0.txt", f"{DOCS}/editions/0/original.txt"
    for match in re.finditer(r"\b(?:should|all|not|no|most|some|\d+/\d+)\b", text):
        with_other = text[: match.start()] + "hardly any" + text[match.end() :]
        yield Mutant(
            f"{match[0]!r} at {match.start()}",
            (Edit(file, 0, 0, with_other), Edit(kept, 0, 0, original)),
            (Expect("briefing-edited", file, line_of(text, match.start())),),
        )
    yield Mutant(
        "no original",
        (Edit(file, 0, 0, text),),
        (Expect("briefing-edited", file, 1, "is missing"),),
    )
