"""150 malformed files through the real commands: no traceback, none over 20 seconds of processor time or 1 GB, nothing half-written.

    make malformed                        all of them, with a table
    .venv/bin/python tests/malformed.py --list

Each case is made anew from a seed, so that what failed can be made again by its name. Windows has neither pipes nor limits like these.
"""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
COMMAND = Path(sys.executable).with_name("briefed")
MOST_SECONDS, MOST_MEGABYTES = 20, 1000
_PATIENCE = 240  # seconds on the wall: a machine may do much else at the same time
COURSE = "keeping-babies-safe"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Case(NamedTuple):
    """A malformed file. `make` writes it below a folder, which holds a project, and returns the arguments of the command."""

    name: str
    make: Callable[[Path, random.Random], list[object]]


class Result(NamedTuple):
    """How a command took a case: its status, processor seconds and megabytes, its first words, and what of it is wrong, or ""."""

    status: int
    seconds: float
    megabytes: float
    said: str
    wrong: str


# --- Making files ---


def brought(file: str, data: Callable[[random.Random], bytes], command: str) -> Case:
    """A file that somebody brings to `new`, `statements` or `update`."""

    def make(folder: Path, chance: random.Random) -> list[object]:
        (folder / file).write_bytes(data(chance))
        return arguments(command, folder, folder / file)

    return Case(f"{command} {file}", make)


def arguments(command: str, folder: Path, file: object) -> list[object]:
    project = ["--project", folder / "project"]
    return {
        "new": ["new", file, "--course", "lamps", *project],
        "statements": ["statements", file],
        "update": ["update", COURSE, file, *project],
        "check": ["check", *project],
        "build": ["build", *project],
    }[command]


def in_project(
    name: str, change: Callable[[Path, random.Random], None], command: str = "check"
) -> Case:
    """Something within the project that is read by `check` or `build`."""

    def make(folder: Path, chance: random.Random) -> list[object]:
        change(folder / "project", chance)
        return arguments(command, folder, None)

    return Case(f"{command} {name}", make)


REPORT = (TESTS / "brought/report.docx").read_bytes()
PDF = (TESTS / "brought/report.pdf").read_bytes()
PAGE = (TESTS / "brought/typed.html").read_bytes()


def docx(change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(REPORT)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return out.getvalue()


def document(old: bytes, new: bytes, part: str = "word/document.xml") -> bytes:
    def change(held: dict[str, bytes]) -> None:
        assert old in held[part]
        held[part] = held[part].replace(old, new, 1)

    return docx(change)


def body(inside: bytes) -> bytes:
    return document(b"<w:body>", b"<w:body>" + inside)


def flipped(data: bytes, chance: random.Random, times: int = 40) -> bytes:
    out = bytearray(data)
    for _ in range(times):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(20, len(data))]


def page(inside: str) -> bytes:
    return (
        f"<!doctype html><title>T</title><h1>Title</h1><h2>Lamps</h2><p>One.</p>{inside}".encode()
    )


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, root, len(out))
    )


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def one_page(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
            % resources,
            content,
            *more,
        ]
    )


_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lamp"}">' for n in range(10))
_FONT = b"/Font << /F1 5 0 R >>", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def word_files() -> Iterator[tuple[str, Callable[[random.Random], bytes]]]:
    for number in range(12):
        yield f"cut-{number}", lambda chance: cut(REPORT, chance)
        yield f"flipped-{number}", lambda chance: flipped(REPORT, chance)
    for name in (
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
        "word/header1.xml",
    ):
        short = re.sub(r"\W+", "-", name).strip("-")
        yield f"empty-{short}", lambda _, name=name: docx(lambda held: held.update({name: b""}))
        yield (
            f"no-xml-{short}",
            lambda _, name=name: docx(lambda held: held.update({name: b"\0\xff<<"})),
        )
    yield "bomb", lambda _: body(b"<w:p/>" * 6_000_000)
    yield (
        "bomb-in-styles",
        lambda _: document(
            b"</w:styles>", b"<w:style/>" * 3_900_000 + b"</w:styles>", "word/styles.xml"
        ),
    )
    yield (
        "bomb-of-words",
        lambda _: body(b"<w:p><w:r><w:t>" + b"lamp " * 1_500_000 + b"</w:t></w:r></w:p>"),
    )
    yield "deep", lambda _: body(b"<w:sdt>" * 100_000 + b"</w:sdt>" * 100_000)
    yield (
        "deep-tables",
        lambda _: body(b"<w:tbl><w:tr><w:tc>" * 400 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 400),
    )
    yield (
        "entities",
        lambda _: document(b"<w:document", f"<!DOCTYPE w [{_ENTITIES}]><w:document".encode()),
    )
    yield (
        "an-external-entity",
        lambda _: document(
            b"<w:document", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
        ),
    )
    yield (
        "styles-in-a-circle",
        lambda _: document(
            b"</w:styles>",
            b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
            b'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>',
            "word/styles.xml",
        ),
    )
    yield (
        "a-cell-of-a-megabyte",
        lambda _: body(
            b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>"
            + b"lamp " * 200_000
            + b"</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        ),
    )
    yield (
        "headings",
        lambda _: body(
            b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Lamps</w:t></w:r></w:p><w:p><w:r><w:t>One.</w:t></w:r></w:p>'
            * 5_000
        ),
    )
    yield "runs", lambda _: body(b"<w:p>" + b"<w:r><w:t>a </w:t></w:r>" * 45_000 + b"</w:p>")
    yield (
        "spans",
        lambda _: body(
            b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
        ),
    )
    yield (
        "utf-16",
        lambda _: docx(
            lambda held: held.update(
                {"word/document.xml": held["word/document.xml"].decode().encode("utf-16")}
            )
        ),
    )
    yield (
        "names-that-climb",
        lambda _: docx(
            lambda held: held.update({"../../../../tmp/climbed": b"x", "/etc/climbed": b"x"})
        ),
    )
    yield "old-word", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
    yield "a-page-by-this-name", lambda _: PAGE
    yield "a-pdf-by-this-name", lambda _: PDF
    yield "noise", lambda chance: chance.randbytes(50_000)
    yield (
        "lying",
        lambda _: re.sub(
            rb"(PK\x01\x02.{20})(....)",
            lambda entry: entry[1] + (7).to_bytes(4, "little"),
            REPORT,
            flags=re.S,
        ),
    )


def pages() -> Iterator[tuple[str, Callable[[random.Random], bytes]]]:
    for depth in (400, 100_000):
        yield (
            f"deep-{depth}",
            lambda _, depth=depth: page("<div>" * depth + "word" + "</div>" * depth),
        )
    yield "deep-lists", lambda _: page("<ul><li>" * 300 + "word")
    yield "deep-unclosed", lambda _: page("<b><i>" * 20_000)
    yield "4-mb", lambda _: page("<p>Lamps were lit at each of the lights.</p>" * 100_000)
    yield "30-mb", lambda _: page("x" * 30_000_000)
    yield "headings", lambda _: page("<h2>Lamps</h2><p>One.</p>" * 5_000)
    yield (
        "a-cell-of-a-megabyte",
        lambda _: page(f"<table><tr><td>A<td>B<tr><td>{'lamp ' * 200_000}<td>b</table>"),
    )
    yield "a-row-of-cells", lambda _: page("<table><tr>" + "<td>a" * 20_000 + "</table>")
    yield (
        "spans",
        lambda _: page("<table><tr><td colspan=99999999>a<td rowspan=99999999>b<tr><td>c</table>"),
    )
    yield (
        "entities",
        lambda _: f"<!DOCTYPE html [{_ENTITIES}]><h1>T</h1><h2>A</h2><p>&e9;</p>".encode(),
    )
    yield "nul", lambda _: page("a\0b")
    yield "latin-1", lambda _: page("").replace(b"One", b"Caf\xe9")
    yield "utf-16", lambda _: page("").decode().encode("utf-16")
    yield "attributes", lambda _: page("<p " + " ".join(f"a{n}=b" for n in range(100_000)) + ">a")
    yield "a-comment-without-end", lambda _: page("<!--" + "-" * 500_000)
    yield (
        "styles",
        lambda _: page(
            "<style>"
            + "".join(f".a{n}>b~c .d{{color:red}}" for n in range(20_000))
            + "</style>"
            + "<p class=d>a</p>" * 2_000
        ),
    )
    yield (
        "styles-that-raise",
        lambda _: page(
            "<style>b{vertical-align:super}</style>" + "<p><b>words here</b> lamps" * 3_000
        ),
    )
    yield (
        "styles-in-each-other",
        lambda _: page("<style>" + "p{" * 500 + "display:none" + "}" * 500 + "</style><p>One."),
    )
    yield "styles-in-styles", lambda _: page("<style>" + "@media screen{" * 5_000 + "</style>")
    yield "brackets", lambda _: page("<" * 200_000)
    for number in range(4):
        yield f"flipped-{number}", lambda chance: flipped(PAGE, chance)


def pdfs() -> Iterator[tuple[str, Callable[[random.Random], bytes]]]:
    for number in range(8):
        yield f"cut-{number}", lambda chance: cut(PDF, chance)
        yield f"flipped-{number}", lambda chance: flipped(PDF, chance, 200)
    yield (
        "pages-in-a-circle",
        lambda _: pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ]
        ),
    )
    yield "no-root", lambda _: pdf([b"<< /Type /Catalog >>"], root=9)
    yield (
        "before-in-a-circle",
        lambda _: PDF.replace(
            b"trailer\n<<", b"trailer\n<</Prev %d " % int(re.search(rb"startxref\s+(\d+)", PDF)[1])
        ),
    )
    yield (
        "bomb",
        lambda _: one_page(stream(zlib.compress(b" " * 400_000_000, 9), b"/Filter /FlateDecode")),
    )
    yield (
        "drawings-in-a-circle",
        lambda _: one_page(
            stream(b"/X Do"),
            b"/XObject << /X 5 0 R >>",
            stream(
                b"/X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>"
            ),
        ),
    )
    yield (
        "shows",
        lambda _: one_page(stream(b"BT /F1 10 Tf " + b"1 0 Td (a) Tj " * 150_000 + b"ET"), *_FONT),
    )
    yield (
        "shapes",
        lambda _: one_page(
            stream(
                b"BT /F1 10 Tf 50 700 Td " + b"(a) Tj " * 5_000 + b"ET " + b"0 0 9 9 re f " * 5_000
            ),
            *_FONT,
        ),
    )
    yield (
        "layers-in-a-circle",
        lambda _: one_page(
            stream(b"/OC /L BDC BT /F1 10 Tf 50 700 Td (a) Tj ET EMC"),
            _FONT[0] + b" /Properties << /L 6 0 R >>",
            _FONT[1],
            b"<< /Type /OCMD /VE 7 0 R /OCGs 6 0 R >>",
            b"[/And 7 0 R 7 0 R]",
        ),
    )
    yield "saves", lambda _: one_page(stream(b"q " * 1_000_000), *_FONT)
    yield "noise", lambda chance: b"%PDF-1.7\n" + chance.randbytes(100_000)
    yield (
        "brackets",
        lambda _: (
            b"%PDF-1.7\n1 0 obj\n"
            + b"[" * 100_000
            + b"\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"
        ),
    )


def texts() -> Iterator[tuple[str, Callable[[random.Random], bytes]]]:
    start = b"# Title\n\n## Lamps\n\n"
    yield "empty", lambda _: b""
    yield "nul", lambda _: start + b"a\0b"
    yield "latin-1", lambda _: start + b"caf\xe9"
    yield "utf-16", lambda _: start.decode().encode("utf-16")
    yield "a-line-of-a-megabyte", lambda _: start + b"x" * 1_000_000
    yield "30-mb", lambda _: start + b"- lamp\n" * 5_000_000
    yield "headings", lambda _: b"# Title\n\n" + b"## Lamps\n\nOne.\n\n" * 5_000
    yield "points", lambda _: start + b"- lamps were lit at each light\n" * 50_000
    yield "stars", lambda _: start + (b"*" * 9_000 + b"\n") * 50
    yield "brackets", lambda _: start + (b"[" * 19_000 + b"\n") * 50
    yield "indents", lambda _: start + b"".join(b" " * depth + b"- a\n" for depth in range(1_500))
    yield (
        "columns",
        lambda _: start + b"|" + b"a|" * 8_000 + b"\n|" + b"-|" * 8_000 + b"\n|" + b"b|" * 8_000,
    )
    yield "numbers", lambda _: start + b"9" * 19_000 + b". one\n"
    yield "ids", lambda _: start + b"- a { #lamps-1 }\n" * 3_000
    yield (
        "aliases",
        lambda _: (
            b"---\na: &a [x]\n"
            + b"".join(
                b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n + 1, n + 1) + (n,) * 8)
                for n in range(97, 110)
            )
            + b"---\n# T\n\n## A\n\n- a { #a-1 }\n"
        ),
    )
    yield "high", lambda _: start + "- 3⁴ cases\n".encode() * 2_000


def special(folder: Path, kind: str) -> Path:
    """A file that is none."""
    file = folder / f"{kind}.docx"
    if kind == "a-folder":
        file.mkdir()
    elif kind == "a-pipe":
        os.mkfifo(file)
    elif kind == "a-device":
        file.symlink_to("/dev/zero")
    elif kind == "itself":
        file.symlink_to(file)
    elif kind == "nowhere":
        file.symlink_to(folder / "nowhere at all")
    elif kind == "letters":
        file = folder / f"{'x' * 300}.docx"
    elif kind == "bytes":
        file = folder / os.fsdecode(b"caf\xe9.docx")
        file.write_bytes(REPORT[:3000])
    return file


def put(
    name: str, data: bytes | Callable[[random.Random], bytes]
) -> Callable[[Path, random.Random], None]:
    """Write a file of the project, under a name that may be no text."""

    def change(project: Path, chance: random.Random) -> None:
        (project / name).write_bytes(data(chance) if callable(data) else data)

    return change


def pipe(name: str) -> Callable[[Path, random.Random], None]:
    def change(project: Path, _: random.Random) -> None:
        (project / name).unlink(missing_ok=True)
        os.mkfifo(project / name)

    return change


def projects() -> Iterator[Case]:
    front, docs, quizzes = (
        b"---\ntitle: A\nkind: extra\n---\n# A\n\n",
        f"docs/{COURSE}",
        f"quizzes/{COURSE}",
    )
    aliases = (
        b"---\ntitle: A\nkind: extra\na: &a [x]\n"
        + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((n + 1, n + 1) + (n,) * 8)
            for n in range(97, 110)
        )
        + b"---\n# A\n"
    )
    for where, name in (
        ("page", f"{docs}/x.md"),
        ("quiz", f"{quizzes}/x.md"),
        ("original", f"{docs}/original.txt"),
        ("briefing", f"{docs}/briefing.md"),
        ("configuration", "mkdocs.yml"),
    ):
        yield in_project(f"{where}-latin-1", put(name, front + b"caf\xe9"))
        yield in_project(f"{where}-nul", put(name, front + b"a\0b"))
        yield in_project(f"{where}-noise", put(name, lambda chance: chance.randbytes(20_000)))
        yield in_project(f"{where}-pipe", pipe(name))
    yield in_project(
        "page-4-mb", put(f"{docs}/x.md", front + b"A paragraph of words.\n\n" * 180_000)
    )
    yield in_project(
        "page-40-mb", put(f"{docs}/x.md", front + b"A paragraph of words.\n\n" * 1_800_000)
    )
    yield in_project(
        "page-quotations",
        put(f"{docs}/x.md", front + b'The audit says: "Lamps were lit".\n' * 5_500),
    )
    yield in_project("page-aliases", put(f"{docs}/x.md", aliases))
    yield in_project("page-deep", put(f"{docs}/x.md", front + b"> " * 5_000 + b"a\n"))
    yield in_project("page-name", put(os.fsdecode(f"{docs}/caf".encode() + b"\xe9.md"), front))
    yield in_project(
        "page-name", put(os.fsdecode(f"{docs}/caf".encode() + b"\xe9.md"), front), "build"
    )
    yield in_project(
        "style-latin-1", put("docs/assets/x.css", b"p{color:red;content:'caf\xe9'}"), "build"
    )
    yield in_project("page-by-hand-latin-1", put("docs/x.html", b"<p>caf\xe9"), "build")
    yield in_project("style-pipe", pipe("docs/x.css"), "build")
    yield in_project(
        "configuration-deep", put("mkdocs.yml", b"site_name: A\nx: " + b"[" * 5_000), "build"
    )


def cases() -> list[Case]:
    """All of them, in a fixed order."""
    found: list[Case] = []
    commands = ("new", "statements", "update")
    for suffix, made in (
        ("docx", word_files()),
        ("html", pages()),
        ("pdf", pdfs()),
        ("txt", texts()),
    ):
        found += [
            brought(f"{name}.{suffix}", data, commands[number % 3])
            for number, (name, data) in enumerate(made)
        ]
    for kind in ("a-folder", "a-pipe", "a-device", "itself", "nowhere", "letters", "bytes"):
        for command in ("new", "update"):
            found.append(
                Case(
                    f"{command} {kind}",
                    lambda folder, _, kind=kind, command=command: arguments(
                        command, folder, special(folder, kind)
                    ),
                )
            )
    return [*found, *projects()]


# --- Running them ---


def copy_project(to: Path) -> None:
    for name in ("docs", "quizzes", "scripts"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", to / "mkdocs.yml")


def standing(folder: Path) -> dict[str, tuple[int, int]]:
    """What stands below a folder: each name with its size and the time it was last written."""
    return {
        os.fspath(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
        if not path.name.startswith(".site-lock") and not path.is_dir()
    }


def run(case: Case, folder: Path) -> Result:
    """Make a case in an empty folder and run its command, in a process that is ended when it takes too long."""
    copy_project(folder / "project")
    arguments = case.make(folder, random.Random(case.name))
    before = standing(folder)
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFED_TRACEBACK"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [COMMAND, *map(os.fspath, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
        )
        late, end = False, time.monotonic() + _PATIENCE
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                late = True
                process.kill()
            time.sleep(0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    wrong = [
        what
        for what, is_so in (
            ("no end", late),
            ("a traceback", "Traceback" in said),
            ("a fault that nobody foresaw", "a fault of this program" in said),
            (f"status {process.returncode}", process.returncode not in (0, 1, 2)),
            (f"{seconds:.1f} s", seconds > MOST_SECONDS),
            (f"{megabytes:.0f} MB", megabytes > MOST_MEGABYTES),
            ("no word", process.returncode and not said.strip()),
            (
                "something was written",
                (process.returncode or arguments[0] in ("check", "statements"))
                and standing(folder) != before,
            ),
        )
        if is_so
    ]
    lines = (
        [line for line in said.splitlines() if " error " in line or "briefed:" in line]
        or said.splitlines()
        or [""]
    )
    return Result(
        process.returncode, seconds, megabytes, lines[0].replace(str(folder), ""), ", ".join(wrong)
    )


def main() -> int:
    """Run every case and print the table; 1 where something is wrong."""
    if "--list" in sys.argv:
        print(*(case.name for case in cases()), sep="\n")
        return 0
    bad = 0
    every = [case for case in cases() if len(sys.argv) < 2 or sys.argv[1] in case.name]
    for case in every:
        with tempfile.TemporaryDirectory(prefix="malformed-") as folder:
            result = run(case, Path(folder))
        bad += bool(result.wrong)
        print(
            f"{'WRONG' if result.wrong else 'ok':5} {result.status:2} {result.seconds:5.1f} s {result.megabytes:4.0f} MB  {case.name:42} {result.wrong or result.said[:150]}",
            flush=True,
        )
    print(f"{len(every)} files, {bad} wrong")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
