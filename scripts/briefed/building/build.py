"""Check, render into a fresh folder, check what was rendered, exchange: whatever fails, the last good site stands.
And the previews, which show what is wrong instead of stopping at it.

`site/` is replaced by an atomic exchange of two folders where the system has one (Linux, macOS), otherwise by
two renames, which the next start completes if it was killed between them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefed.checking.report import count, line
from briefed.errors import InputError, why
from briefed.layout import PUBLISHING, SITE
from briefed.model import Location, Problem

_ADAPTER = "scripts/site_hooks.py"  # the one file that knows the renderer starts it too
_FRESH = ".site-fresh-"  # and a name of its own: what a killed build still renders must reach no later one
_OLD = ".site-old"
_LOCK = ".site-lock"
_DRAFT = ".preview-"  # the same for a preview, beside its place
PREVIEW = "BRIEFED_PREVIEW"  # tells our hooks, by being set, to show problems on the pages instead of stopping at them
COULD_NOT = 2  # the renderer's exit status, as it is ours, where the system would not read or write something
_EPOCH_WITHOUT_GIT = "315532800"  # 1980, the first date a zip file can hold
_LAST_EPOCH = 4294967295  # in 2106, the last that the sitemap's gzip header can hold (RFC 1952, 2.3.1); a zip file ends with 2107


def build(root: Path, stamp: str = "", publishing: bool = False) -> int:
    """Build the checked site into `root/site`; returns 0, or 1 where problems stopped it and the old site stands.

    `stamp` is the date the pages carry, as `source_date` gives it; without one, that of the project's commit. With `publishing` it is built
    of what was approved alone.

    Raises InputError where the project can't be read or the folder can't be written.
    """
    from briefed.source.project import require

    require(root)
    _require_adapter(root)
    with _only_one(root):
        _complete(root)
        fresh = Path(tempfile.mkdtemp(prefix=_FRESH, dir=root))
        fresh.chmod(0o755)
        try:
            return (_publish if publishing else _build)(
                root, root, fresh, stamp or source_date(root)
            )
        except OSError as error:
            raise InputError(
                f"the site could not be written ({why(error)}): the site that was there stands"
            ) from None
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _publish(root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Build what was approved, and say what is held back."""
    from briefed.building.publishing import published

    with published(root) as what:
        if isinstance(what, list):
            return _refused(
                what,
                "What is to be published has errors, or is not approved; the site that was there stands.",
            )
        print(*what.held_back, sep="\n", end="\n" if what.held_back else "", flush=True)
        return _build(what.root, target, fresh, stamp)


def _refused(problems: Sequence[Problem], why: str) -> int:
    sys.stdout.write("".join(f"{line(problem)}\n" for problem in problems))
    print(why, file=sys.stderr)
    return 1


def _build(root: Path, target: Path, fresh: Path, stamp: str) -> int:
    """Render and check into a fresh folder, then exchange it with the site in `target`. The renderer's hook checks the sources, meanwhile we
    read them, and the files that they were brought in."""
    renderer = _render(root, fresh, stamp)
    try:
        from briefed.importing import brought_files
        from briefed.outputs import lms
        from briefed.source.project import load
        from briefed.verifying.site import check_site

        project = load(root)
        differing = brought_files.problems(root, project.courses)
        said, _ = renderer.communicate()
    finally:
        renderer.kill()
        renderer.wait()
    if renderer.returncode == COULD_NOT:
        sys.stderr.write(said)
        raise InputError(
            "the site could not be written, for the reason above: the site that was there stands"
        )
    sys.stdout.write(said)
    if renderer.returncode != 0:
        print("Nothing was built; the site that was there stands.", file=sys.stderr)
        return 1
    if differing:
        return _refused(
            differing,
            "A briefing says something else than the file it was brought in; the site that was there stands.",
        )
    found = check_site(project, fresh)
    if found:
        return _refused(found, "The built pages break a promise; the site that was there stands.")
    lms.write(root, project, fresh, int(stamp))  # of pages that hold what they promise
    _exchange(target, fresh)
    print(f"Built {SITE}/.", file=sys.stderr)
    return 0


def preview(root: Path, folder: Path) -> int:
    """Render the whole site as a draft into a new folder, also while the check fails, with each problem on top of its page; returns 0.

    Raises InputError where the project can't be read or rendered, and where the folder holds something or is not for a draft:
    then it is as it was.
    """
    from briefed.checking.project import check_project
    from briefed.source.project import load

    project = load(root)
    _require_adapter(root)
    fresh = None
    try:
        _refuse(root, folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=folder.parent))
        fresh.chmod(0o755)
        renderer = _render(root, fresh, source_date(root), draft=True)
        try:
            problems, _ = check_project(project)
            said, _ = renderer.communicate()
        finally:
            renderer.kill()
            renderer.wait()
        if renderer.returncode != 0:
            sys.stderr.write(said)
            raise InputError(
                "the preview could not be rendered, for the reason above: nothing was written"
            )
        fresh.replace(folder)
    except OSError as error:
        raise InputError(
            f"the preview can't be written ({why(error)}): name another folder",
            Location(str(folder)),
        ) from None
    finally:
        if fresh:
            shutil.rmtree(fresh, ignore_errors=True)
    print(f"Made a draft preview with {count(problems)}: open {folder / 'index.html'}")
    return 0


def _refuse(root: Path, folder: Path) -> None:
    """Raise InputError where a preview must not go."""
    for name in (SITE, "docs", "quizzes"):
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise InputError(
                f"{name}/ is no place for a preview: name a folder of its own",
                Location(str(folder)),
            )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(
            "something is there already, and nothing of it was changed: name a new folder",
            Location(str(folder)),
        )


def serve(root: Path, address: str) -> int:
    """Run the live preview until it is stopped; returns the renderer's exit status. Raises InputError for an address that can't be had."""
    from briefed.source.project import load

    load(root)
    _require_adapter(root)
    host, _, port = address.rpartition(":")
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host or "127.0.0.1", int(port)))
    except (OSError, ValueError, OverflowError):
        raise InputError(
            f"the preview can't be served at {address}: the port is taken or the address is none; try --address 127.0.0.1:8001"
        ) from None
    command = _renderer("serve", "--livereload", "--dirty", "--dev-addr", address, "--no-strict")
    if os.name == "posix":
        os.chdir(root)
        os.execve(
            command[0], command, _environment(source_date(root))
        )  # takes our place, so that whoever ends us ends the preview
    with contextlib.suppress(KeyboardInterrupt):
        return subprocess.run(command, cwd=root, env=_environment(source_date(root))).returncode
    return 0


def source_date(root: Path) -> str:
    """The date that a build is stamped with, as seconds since 1970: that of the commit, so that two builds are alike."""
    try:
        run = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True
        )
    except OSError:
        return _EPOCH_WITHOUT_GIT
    said = run.stdout.strip()
    # A machine whose clock is wrong makes commits of any year.
    return (
        str(min(max(int(said), int(_EPOCH_WITHOUT_GIT)), _LAST_EPOCH))
        if said.lstrip("-").isdecimal()
        else _EPOCH_WITHOUT_GIT
    )


def _environment(stamp: str, draft: bool = False) -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if name != PREVIEW
    }  # or a build would stop at nothing
    # UTF-8 whatever the machine's language: mkdocs-quiz opens its own files without naming their encoding.
    return {
        **inherited,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": stamp,
        **({PREVIEW: "1"} if draft else {}),
    }


def _require_adapter(root: Path) -> None:
    """Raise InputError where a project has nothing to render it with."""
    if not (root / _ADAPTER).is_file():
        raise InputError(
            f"no {_ADAPTER} here, which the site is rendered through: copy the folder scripts into the project as well",
            Location(str(root)),
        )


def _renderer(*arguments: str) -> list[str]:
    """What starts the renderer, in the project's folder."""
    return [sys.executable, _ADAPTER, *arguments]


def _render(root: Path, fresh: Path, stamp: str, draft: bool = False) -> subprocess.Popen:
    """Start the renderer, which checks the sources through our hook and renders into a new folder; all it says is in its stdout."""
    command = _renderer(
        "build", "--quiet", "--site-dir", str(fresh.resolve()), *(["--no-strict"] if draft else [])
    )
    return subprocess.Popen(
        command,
        cwd=root,
        env=_environment(stamp, draft),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        preexec_fn=_end_with_us if sys.platform == "linux" else None,
    )


def _end_with_us() -> None:
    """In the renderer, before it starts: it ends when the build that waits for it is killed (PR_SET_PDEATHSIG, prctl(2))."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


@contextlib.contextmanager
def _only_one(root: Path) -> Iterator[None]:
    """Hold the build lock; a second build at the same time is refused. Raises InputError."""
    try:
        import fcntl
    except (
        ImportError
    ):  # Windows has no flock; its renames fail while another build holds the folder open
        yield
        return
    try:
        with open(root / _LOCK, "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(
                    "another build of this project is running: wait for it to end"
                ) from None
            yield
    except OSError as error:
        raise InputError(
            f"the project's folder can't be written ({why(error)}): the site that was there stands"
        ) from None


def _complete(root: Path) -> None:
    """Finish the exchange that an earlier build was killed in: without a site the old one comes back; what it left goes."""
    site, old = root / SITE, root / _OLD
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (old, *root.glob(f"{_FRESH}*"), *root.glob(f"{PUBLISHING}*")):
        shutil.rmtree(left, ignore_errors=True)


def _exchange(root: Path, fresh: Path) -> None:
    """Put the fresh folder in the place of the site. Raises OSError, with the old site in place."""
    site, old = root / SITE, root / _OLD
    if not site.exists():
        fresh.rename(site)
    elif not _swap(fresh, site):
        site.rename(old)
        try:
            fresh.rename(site)
        except OSError:
            old.rename(site)
            raise
        shutil.rmtree(old, ignore_errors=True)


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15
_RENAME_SWAP = 2  # renamex_np(2), macOS 10.12


def _swap(first: Path, second: Path) -> bool:
    """Exchange two folders at once; False where the system or its file system can't."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    paths = os.fsencode(first), os.fsencode(second)
    if hasattr(library, "renameat2"):
        return library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0
    if hasattr(library, "renamex_np"):
        return library.renamex_np(*paths, _RENAME_SWAP) == 0
    return False
