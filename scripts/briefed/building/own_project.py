"""A project of a partnership's own: the program, the site's pages and the guides, and no course.

The tests stay behind: they are about the program, and rest on the course that comes with it. What a
partnership writes is proved by the check and the build, which its workflows run.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefed.errors import InputError, why
from briefed.model import Location
from briefed.source import allowed_files
from briefed.source.mkdocs_settings import PARTNERSHIP
from briefed.verifying import colours

LARGEST_LOGO = 100_000  # bytes: whoever opens the home page on a phone waits for it
_FILES = (
    ".editorconfig",
    ".gitignore",
    ".gitlab-ci.yml",
    ".npmrc",
    "Makefile",
    "mkdocs.yml",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-uv.lock",
    "requirements.lock",
    "quizzes/README.md",
)
_FOLDERS = (".github/workflows", "docs/assets", "incoming", "scripts")
_PROGRAM = "scripts/briefed"
_TOKENS = "docs/assets/tokens.css"
_HOME = "docs/index.md"
_PICTURE_OF_A_PAGE = "docs/assets/page.png"  # of the course that comes with the program
_NAME = re.compile(r"[\w .,:&'’()/–-]{1,80}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_OF_THE_PARTNERSHIP = re.compile(r"(--bf-(?:key|dusk): var\(--bf-day, )#[0-9a-f]{6}")
_LINK = re.compile(r"(?<!!)\[([^\]\n]*(?:\n[^\]\n]+)?)\]\((?!https?:|#)([^)\s#]+)(?:#[^)\s]*)?\)")
_README = """# {name}

Courses of {name}, made from its briefings with `briefed`.

| you want to | read |
| --- | --- |
| put this project on GitHub or GitLab | [Set it up](incoming/setting-up.md) |
| bring a briefing, have it approved, publish it | \
[Edit and publish in the browser](incoming/README.md) |
| write pages and questions | [Write a course](quizzes/README.md) |
| look up a command or a message | [How it is built](scripts/README.md) |
| take over a later release of the program | \
[A later release](incoming/setting-up.md#take-over-a-later-release) |

With Python 3.11 or newer, Node 20 or newer, make and git, `make site` sets everything up inside
this folder and builds the site into `site/`, and `make check` lists every problem. The tests of the
program are not in here, so `make test`, `make quick`, `make lint` and the like do nothing useful.
"""


def init(root: Path, folder: Path, name: str, colour: str = "", logo: Path | None = None) -> None:
    """Make a project for a partnership in `folder`, from the one in `root`.

    `colour`, as #2f3763, is that of buttons, links and the bar by day; "" keeps the program's own.
    Raises InputError if the folder holds anything but `.git`, and for a name, a colour or a logo
    that can't be used. Then nothing is written.
    """
    _require_place(root, folder)
    if not _NAME.fullmatch(name) or name != name.strip():
        raise InputError(
            f"--name {name!r}: write the partnership's name on one line, in at most 80 letters, "
            "digits, spaces and signs such as & , . -"
        )
    tokens = _coloured((root / _TOKENS).read_text(encoding="utf-8"), colour.lower())
    suffix = _require_logo(logo) if logo else ""
    picture = f"docs/assets/logo{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(root, folder)
        _write(folder, _TOKENS, tokens)
        if logo:
            shutil.copyfile(logo, folder / picture)
        _write(folder, _HOME, _home(folder, f"![{name}](assets/logo{suffix})" if logo else ""))
        _write(folder, "mkdocs.yml", _settings(folder, name))
        _write(folder, "README.md", _README.format(name=name))
        _unlink_what_is_left_out(folder)
    except OSError as error:
        for path in folder.glob("*"):
            if path.name != ".git":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise InputError(
            f"the project can't be written ({why(error)}): name another folder",
            Location(str(folder)),
        ) from None


def _require_place(root: Path, folder: Path) -> None:
    """Raise InputError unless a project can be copied from the one folder into the other."""
    if not (root / _PROGRAM).is_dir() or not (root / "Makefile").is_file():
        raise InputError(
            "there is no program to copy here: run this in the project's own folder, or name it "
            "with --project",
            Location(str(root)),
        )
    if folder.resolve().is_relative_to(root.resolve()):
        raise InputError(
            "a project can't be made inside this one: name a folder beside it, such as ../courses",
            Location(str(folder)),
        )
    if folder.exists() and (
        not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())
    ):
        raise InputError(
            "there is something here already, and nothing of it was changed: name an empty "
            "folder, or one that is not there yet",
            Location(str(folder)),
        )


def _require_logo(logo: Path) -> str:
    """The suffix of a logo's name. Raises InputError for a file that the site may not show."""
    suffix = logo.suffix.lower()
    here = Location(str(logo))
    if suffix not in allowed_files.PICTURES:
        kinds = ", ".join(allowed_files.PICTURES)
        raise InputError(f"a logo is a picture: save it as {kinds}", here)
    try:
        size = logo.stat().st_size
        with tempfile.TemporaryDirectory() as place:
            kept = Path(place, "docs/assets", f"logo{suffix}")
            kept.parent.mkdir(parents=True)
            shutil.copyfile(logo, kept)
            faults = [one.message for one in allowed_files.faults(Path(place), kept.parent)]
    except OSError as error:
        raise InputError(f"the logo can't be read ({why(error)})", here) from None
    if faults:
        raise InputError(faults[0], here)
    if size > LARGEST_LOGO:
        raise InputError(
            f"the logo has {size:,} bytes: save it smaller, in at most {LARGEST_LOGO:,}, so that "
            "nobody on a phone waits for it",
            here,
        )
    return suffix


def _coloured(tokens: str, colour: str) -> str:
    """The colours of the site with the partnership's own among them.

    Raises InputError for one that can't be read, which names the nearest that can: the same hue,
    darker, since it stands on pale grounds and under pale words.
    """
    if not colour:
        return tokens
    if not _COLOUR.fullmatch(colour):
        raise InputError(f"--colour {colour!r} is no colour: write one like '#2f3763'")
    if not (fault := _fault(_with(tokens, colour))):
        return _with(tokens, colour)
    darker = (_darker(colour, step) for step in range(256))
    nearest = next(one for one in darker if not _fault(_with(tokens, one)))
    raise InputError(
        f"--colour {colour}: words in or on this colour would be hard to read ({fault}). "
        f"The nearest that can be read is '{nearest}'"
    )


def _with(tokens: str, colour: str) -> str:
    changed, times = _OF_THE_PARTNERSHIP.subn(rf"\g<1>{colour}", tokens)
    if times != 2:
        raise InputError("the colours --bf-key and --bf-dusk are not found", Location(_TOKENS))
    return changed


def _fault(tokens: str) -> str:
    """Why some colours can't be read; "" if they can. The rule is that of the built site."""
    return next((message for _, _, message in colours.faults({"assets/tokens.css": tokens})), "")


def _darker(colour: str, step: int) -> str:
    """A colour mixed with so many 255ths of black."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{part * (255 - step) // 255:02x}" for part in parts)


def _copy(root: Path, folder: Path) -> None:
    for name in sorted(_copied(root)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, folder / name)


def _copied(root: Path) -> Iterator[str]:
    """The paths of the files that come along. Links stay behind, and what was brought."""
    yield from _FILES
    yield from (f"docs/{path.name}" for path in (root / "docs").glob("*.md"))
    for name in _FOLDERS:
        for path, what in allowed_files.walk(root / name):
            file = path.relative_to(root).as_posix()
            ours = not what and "__pycache__" not in path.parts and file != _PICTURE_OF_A_PAGE
            guide = file.startswith("incoming/pictures/") or re.fullmatch(r"incoming/\S+\.md", file)
            if ours and (guide or not file.startswith("incoming/")):
                yield file


def _home(folder: Path, logo: str) -> str:
    """The home page with the logo on top, and nothing that another partnership vouched for."""
    text = (folder / _HOME).read_text(encoding="utf-8")
    text = re.sub(r"^approval:.*\n(?:[ ]+.*\n)*", "", text, flags=re.M)
    text = re.sub(r"^ +verified:.*\n", "", text, flags=re.M)
    text = re.sub(r"^!\[.*\]\(assets/logo\.\w+\)\n\n", "", text, flags=re.M)
    return re.sub(r"^# ", f"{logo}\n\n# ", text, count=1, flags=re.M) if logo else text


def _settings(folder: Path, name: str) -> str:
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    said = json.dumps(name, ensure_ascii=False)
    text = re.sub(rf"^{PARTNERSHIP}:.*\n", "", text, flags=re.M)
    lines = f"site_name: {said}\n{PARTNERSHIP}: {said}  # whose briefings the courses are made of"
    return re.sub(r"^site_name:.*$", lambda _: lines, text, count=1, flags=re.M)


def _unlink_what_is_left_out(folder: Path) -> None:
    """Make plain words of each link in a guide that leads to a file which stayed behind."""
    for path in (*folder.glob("incoming/*.md"), *folder.glob("*/README.md")):

        def kept(link: re.Match[str], here: Path = path.parent) -> str:
            return link[0] if (here / link[2]).exists() else link[1]

        _write(folder, str(path.relative_to(folder)), _LINK.sub(kept, path.read_text("utf-8")))


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
