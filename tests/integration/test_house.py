"""What the repository promises about itself."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from briefed.checking.rules import REGISTRY
from support.building import ROOT, Run

SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).exists()]


def imported(path: Path) -> set[str]:
    """The top names of all that a file imports, in whatever way."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
        elif isinstance(node, ast.Call) and getattr(
            node.func, "attr", getattr(node.func, "id", "")
        ) in ("import_module", "__import__"):
            names |= {
                str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)
            }
    return {name.partition(".")[0] for name in names}


def test_only_the_hooks_import_mkdocs() -> None:
    renderers = {"mkdocs", "properdocs", "mkdocs_quiz", "material"}
    assert [
        path.relative_to(ROOT).as_posix() for path in SCRIPTS if imported(path) & renderers
    ] == ["scripts/site_hooks.py"]


def test_every_script_says_what_it_is() -> None:
    assert [
        path.name
        for path in SCRIPTS
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_no_two_test_files_share_a_name() -> None:
    """pytest takes the second for the first; which worker meets both, and fails, is chance."""
    names = [
        path.stem
        for path in tracked()
        if path.match("tests/**/*.py") and path.name != "__init__.py"
    ]
    assert len(names) > 30
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_lock_files_hold_no_address() -> None:
    locks = [path for path in tracked() if "lock" in path.name]
    assert {"requirements.lock", "requirements-uv.lock", "package-lock.json"} <= {
        path.name for path in locks
    }
    assert [path.name for path in locks if "://" in path.read_text(encoding="utf-8")] == []


# A path from the root of somebody's machine; behind a word, as in an address, it is none.
MACHINE = re.compile(r"(?<![\w.-])(?:/(?:work|root|home|tmp|Users)/|[A-Z]:\\)")


def test_no_file_names_a_path_of_a_machine() -> None:
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("tests/") or path.suffix == ".png":
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            f"{name}:{number}: {line}"
            for number, line in enumerate(lines, 1)
            if MACHINE.search(line)
        ]
    assert found == []


UNFINISHED = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|XXX)\b|(?i:\blorem\b|\bipsum\b|coming soon|to be "
    r"(?:confirmed|written|added)|"
    r"under construction|placeholder(?! link:)|insert .{1,20} here)|\?\?\?(?! trainer|\+)"
)


def test_the_course_is_finished() -> None:
    texts = sorted(
        [
            *(ROOT / "docs").rglob("*.md"),
            *(ROOT / "docs").rglob("*.txt"),
            *(ROOT / "quizzes").rglob("*.md"),
        ]
    )
    assert len(texts) > 20
    found = []
    for path in texts:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if UNFINISHED.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line}")
    assert found == []


@pytest.mark.parametrize("guide", ["README.md", "incoming/README.md"])
def test_the_links_and_pictures_of_a_guide_are_there(guide: str) -> None:
    def slugs(path: Path) -> set[str]:
        """The addresses that GitHub and GitLab give to headings."""
        text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
        return {
            re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
            for heading in re.findall(r"^#+ (.*)$", text, re.M)
        }

    links = re.findall(
        r"(!?)\[([^\]]*)\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)",
        re.sub(
            r"^ *```.*?^ *```", "", (ROOT / guide).read_text(encoding="utf-8"), flags=re.M | re.S
        ),
    )
    assert links
    for picture, words, target, anchor in links:
        path = (ROOT / guide).parent / target if target else ROOT / guide
        assert path.is_file(), target
        assert not anchor or anchor in slugs(path), f"{target}#{anchor}"
        assert len(words) > 20 or not picture, f"{target} says too little to whoever can't see it"
    shown = {(ROOT / guide).parent / target for picture, _, target, _ in links if picture}
    assert guide == "README.md" or shown == set((ROOT / "incoming/pictures").iterdir()), (
        "every picture is in the guide"
    )


def test_the_readme_documents_every_code_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z-]+)`(?: \((warning)\))? \| [^|]+ \| [^|]+ \|$", README, re.M)
    documented = [(code, severity or "error") for code, severity in rows]
    assert sorted(documented) == sorted((code.name, code.severity) for code in REGISTRY.values())


def test_the_readme_documents_every_command_and_option(briefed: Run) -> None:
    commands = re.findall(r"^ {4}([a-z]+)\b", briefed("--help").stdout, re.M)
    assert {"check", "statements", "build", "serve"} <= set(commands)
    assert [command for command in commands if f"briefed {command}" not in README] == []
    options = {
        option
        for command in commands
        for option in re.findall(r"--[a-z][a-z-]*", briefed(command, "--help").stdout)
    } - {"--help"}
    assert "--project" in options
    assert [option for option in sorted(options) if option not in README] == []


def test_the_readme_documents_every_target_of_make() -> None:
    phony = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    targets = set(" ".join(phony).split()) - {"setup"}  # what the others need
    assert "site" in targets
    assert [target for target in sorted(targets) if f"make {target}" not in README] == []


def test_the_readme_tells_what_each_hook_of_the_adapter_takes_and_gives() -> None:
    hooks = re.findall(
        r"^def (on_\w+)\(", (ROOT / "scripts/site_hooks.py").read_text(encoding="utf-8"), re.M
    )
    told = re.findall(r"`(on_\w+)`", "".join(re.findall(r"^\| `on_[^|]+\|", README, re.M)))
    assert len(hooks) > 9 and sorted(told) == sorted(hooks)
