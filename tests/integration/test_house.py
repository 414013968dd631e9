"""What the repository promises about itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from briefed.checking.rules import REGISTRY
from support.building import ROOT, Run

SCRIPTS = sorted((ROOT / "scripts").rglob("*.py"))


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
    r"\b(?:TODO|FIXME|TBC|TBD|XXX)\b"
    r"|(?i:\blorem\b|\bipsum\b|coming soon|to be (?:confirmed|written|added)|under construction"
    r"|placeholder(?! link:)|insert .{1,20} here)"
    r"|\?\?\?(?! [a-z]+|\+)"
)


def test_the_course_is_finished() -> None:
    texts = sorted(
        [
            *(ROOT / "docs").rglob("*.md"),
            *(ROOT / "docs").rglob("*.txt"),
            *(ROOT / "quizzes").glob("*/*.md"),
        ]
    )
    assert len(texts) > 20
    found = []
    for path in texts:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if UNFINISHED.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line}")
    assert found == []


# --- The documents ---

DOCUMENTS = [
    path
    for path in tracked()
    if path.suffix == ".md" and (path.parent == ROOT or path.name in ("README.md", "setting-up.md"))
]
FENCE = re.compile(r"^( *)```.*?^\1```$", re.M | re.S)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(document: Path) -> list[tuple[bool, str, str, str]]:
    """The links of a document within the project: (picture, words, target, anchor)."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    found = re.findall(r"(!?)\[([^\]]*)\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text)
    return [(bool(sign), words, target, anchor) for sign, words, target, anchor in found]


def headings(document: Path) -> set[str]:
    """The addresses that GitHub and GitLab give to a document's headings."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, re.M)
    }


def code_of(document: Path) -> list[str]:
    """All that a document gives as code, a line or a piece of a line each."""
    text = document.read_text(encoding="utf-8")
    blocks = [line for block in FENCE.finditer(text) for line in block.group().split("\n")]
    return blocks + re.findall(r"`([^`\n]+)`", FENCE.sub("", text))


ALL_CODE = [(name_of(document), code) for document in DOCUMENTS for code in code_of(document)]


def test_the_readme_can_be_read_at_once() -> None:
    assert len(read("README.md").split()) <= 900


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_the_links_and_pictures_of_a_document_are_there(document: Path) -> None:
    for picture, words, target, anchor in links(document):
        path = document.parent / target if target else document
        assert path.is_file(), target
        assert not anchor or anchor in headings(path), f"{target}#{anchor}"
        assert len(words) > 20 or not picture, f"{target} says too little to whoever can't see it"


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document not in reached:
            reached.add(document)
            linked = {(document.parent / target).resolve() for _, _, target, _ in links(document)}
            waiting += linked & set(DOCUMENTS)
    assert len(DOCUMENTS) > 7
    assert [name_of(path) for path in DOCUMENTS if path not in reached] == []


def test_every_picture_of_the_guide_is_in_it() -> None:
    shown = {
        guide.parent / target
        for guide in (ROOT / "incoming/README.md", ROOT / "incoming/setting-up.md")
        for picture, _, target, _ in links(guide)
        if picture
    }
    assert shown == set((ROOT / "incoming/pictures").iterdir())


def test_the_table_of_codes_is_that_of_the_rules() -> None:
    """Bring it up to date with: .venv/bin/cog -r scripts/README.md"""
    cog = Path(sys.executable).parent / "cog"
    run = subprocess.run(
        [cog, "--check", "--diff", "scripts/README.md"], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    rows = re.findall(
        r"^\| `([a-z-]+)`(?: \((warning)\))? \| [^|]+ \| [^|]+ \|$", read("scripts/README.md"), re.M
    )
    # Another test may have imported the rules in another order.
    assert sorted((code, severity or "error") for code, severity in rows) == sorted(
        (code.name, code.severity) for code in REGISTRY.values()
    )


@pytest.fixture(scope="module")
def help_of(briefed: Run) -> dict[str, str]:
    """What each command says of itself."""
    commands = re.findall(r"^ {4}([a-z]+)\b", briefed("--help").stdout, re.M)
    assert {"check", "statements", "build", "serve"} <= set(commands)
    return {command: briefed(command, "--help").stdout for command in commands}


def test_every_command_and_option_is_documented(help_of: dict[str, str]) -> None:
    told = "\n".join(code for name, code in ALL_CODE if name == "scripts/README.md")
    assert [command for command in help_of if f"briefed {command}" not in told] == []
    options = {
        option for said in help_of.values() for option in re.findall(r"--[a-z][a-z-]*", said)
    } - {"--help"}
    assert "--project" in options
    assert [option for option in sorted(options) if option not in told] == []


def test_every_kind_of_export_is_documented(briefed: Run) -> None:
    refused = briefed("export", "nothing").stderr
    kinds = re.findall(r"[a-z0-9-]+", refused.partition("choose from")[2])
    assert {"offline", "scorm12"} <= set(kinds)
    rows = re.findall(r"^\| `briefed export .*?\|", read("scripts/README.md"), re.M)
    told = re.findall(r"`(?:briefed export )?([a-z0-9-]+)", " ".join(rows))
    assert sorted(told) == sorted(kinds)


def test_the_documents_name_no_command_and_no_option_that_is_not_there(
    help_of: dict[str, str],
) -> None:
    wrong = []
    for name, code in ALL_CODE:
        for command, rest in re.findall(r"(?<![\w/-])(?:\.venv/bin/)?briefed ([a-z]+)(.*)", code):
            options = re.findall(r"--[a-z][a-z-]*", rest)
            known = help_of.get(command, "")
            if not known or any(option not in known for option in options):
                wrong.append(f"{name}: {code}")
    assert wrong == []


def targets() -> set[str]:
    phony = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.M)
    found = set(" ".join(phony).split())
    assert "site" in found
    return found


def test_every_target_of_make_is_documented() -> None:
    told = "\n".join(code for _, code in ALL_CODE)
    wanted = targets() - {"setup"}  # what the others need
    assert [target for target in sorted(wanted) if not re.search(rf"make {target}\b", told)] == []


def test_the_documents_name_no_target_of_make_that_is_not_there() -> None:
    named = {
        (name, target)
        for name, code in ALL_CODE
        for target in re.findall(r"(?:^|&& |; )\s*make ([a-z][a-z-]*)", code)
    }
    assert len(named) > 10
    assert sorted((name, target) for name, target in named if target not in targets()) == []


# Names in the documents that stand for any course, or for what a how-to adds.
ANY = re.compile(
    r"my-course|COURSE|THEME|NAME|…|incoming/keeping-babies-safe|CODEOWNERS|option-too-long|only-words"
    r"|outputs/text\.py|test_text\.py"
)
OURS = re.compile(r"(?<![\w./-])(?:\.\w+/|docs/|incoming/|quizzes/|scripts/|tests/)[\w./-]*")
ROOTS = (ROOT, ROOT / "tests/cases/_base")  # the project, and that of the cases


def test_the_files_and_folders_that_the_documents_name_are_there() -> None:
    named = [
        (name, path)
        for name, code in ALL_CODE
        if not ANY.search(code)
        for path in OURS.findall(code)
        if not path.startswith((".tools/", ".venv/"))  # there once something was set up
    ]
    assert len(named) > 60
    assert [
        f"{name}: {path}"
        for name, path in named
        if not any((root / path).exists() for root in ROOTS)
    ] == []


def test_what_each_hook_of_the_adapter_takes_and_gives_is_told() -> None:
    hooks = re.findall(r"^ *def (on_\w+)\(", read("scripts/site_hooks.py"), re.M)
    rows = re.findall(r"^\| `on_[^|]+\|", read("scripts/README.md"), re.M)
    assert len(hooks) > 9 and sorted(re.findall(r"`(on_\w+)`", "".join(rows))) == sorted(hooks)


def test_the_architecture_names_every_folder() -> None:
    told = read("scripts/README.md")
    folders = sorted(path.parent.name for path in ROOT.glob("scripts/briefed/*/__init__.py"))
    assert len(folders) > 5
    assert [folder for folder in folders if f"`{folder}/`" not in told] == []


# A comment refers to documents of the project alone, and by their paths. These are none of them.
ELSEWHERE = re.compile(
    r"\b(?:design|learner|style|content-guide)\.md\b"
    r"|\bthe (?:design|content guide)\b(?! of)|\bof the design\b|\bissue \d+\b"
)


def test_no_file_refers_to_a_document_that_is_not_in_the_project() -> None:
    found = [
        f"{name_of(path)}:{number}"
        for path in tracked()
        if path.suffix in {".py", ".js", ".mjs", ".css", ".md", ".yml", ".toml", ""}
        for number, line in enumerate(path.read_text("utf-8", "replace").split("\n"), 1)
        if ELSEWHERE.search(line) and path.name != "test_house.py"
    ]
    assert found == []


@pytest.mark.parametrize(
    "document", sorted((ROOT / "docs").rglob("*.md")), ids=lambda one: one.stem
)
def test_what_to_do_in_danger_comes_first(document: Path) -> None:
    boxes = re.findall(
        r"^!!! safety .*\n((?: {4}.*\n|\n)+)", document.read_text(encoding="utf-8"), re.M
    )
    if document.stem == "domestic-abuse":
        assert boxes, "the box that this is about is gone"
    for box in boxes:
        lines = [" ".join(one.split()) for one in re.split(r"^ {4}- ", box, flags=re.M)[1:]]
        for at, line in enumerate(lines):
            assert at == 0 or "tel:999" not in line, f"move this to the top of its box: {line}"
