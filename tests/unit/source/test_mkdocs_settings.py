"""The reader of mkdocs.yml: what it reads itself it reads as a YAML parser does, and nothing that
it is given makes it crash.
"""

from __future__ import annotations

import sys

import pytest
import yaml
from briefed.errors import InputError
from briefed.source import mkdocs_settings, plain_yaml
from hypothesis import given
from hypothesis import strategies as st
from support.building import ROOT
from support.sampling import sampled

STEADY = sampled(100)
yamlesque = st.lists(
    st.sampled_from(
        [
            "site_name: ",
            "theme:\n",
            "  name: material\n",
            "  - a\n",
            "- ",
            "a: b\n",
            "\n",
            "  ",
            "    ",
            "key:",
            ": ",
            " #",
            "# note\n",
            '"',
            "'",
            "|\n",
            ">\n",
            "[a, b]",
            "{a: b}",
            "null",
            "~",
            "true",
            "1.10",
            "0x1F",
            "&a ",
            "*a",
            "!ENV X",
            "<<: ",
            "- - a\n",
            "? a\n",
            "---\n",
            "...\n",
            "\t",
            "\u2028",
            "\x85",
            "é",
            "a:b",
            "a: b: c\n",
            "word",
            "@",
            "`",
            "%",
            ",",
            "- a: b\n  c: d\n",
        ]
    )
    | st.text(max_size=4),
    max_size=14,
).map("".join)


def plain(node: plain_yaml.Node) -> object:
    """A tree without its places, as the parser's own data would be written."""
    if node.kind == "list":
        return [plain(one) for one in node.value]
    return {key: plain(value) for key, _, value in node.value} if node.kind == "map" else node.value


def by_parser(text: str) -> object:
    return plain(plain_yaml._parsed(text, "mkdocs.yml"))


@STEADY
@given(yamlesque)
def test_what_is_read_without_a_parser_means_the_same_to_one(text: str) -> None:
    try:
        read = plain_yaml.read(text, "mkdocs.yml")
    except InputError:
        with pytest.raises(InputError):
            by_parser(text)
        return
    mkdocs_settings.read(read, "mkdocs.yml")
    assert plain(read) == by_parser(text)


def test_the_projects_own_settings_need_no_parser_and_mean_the_same() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own, _ = plain_yaml._block(
        [
            (number, len(line) - len(line.lstrip(" ")), line)
            for number, line in enumerate(text.split("\n"), 1)
            if line.strip() and not line.lstrip().startswith("#")
        ],
        0,
        0,
        0,
    )
    assert plain(own) == by_parser(text)
    assert (
        plain(own)["theme"]["name"]
        == yaml.load(text, yaml.BaseLoader)["theme"]["name"]
        == "material"
    )


def test_a_check_of_them_does_not_import_the_parser() -> None:
    import subprocess

    code = (
        "import sys; from pathlib import Path; from briefed.source.project import load; "
        "load(Path('.')); print('yaml' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "{a: " * 5_000,
        "&a [*a]",
        "a: &a {b: *a}",
        "\n".join(" " * depth + "a:" for depth in range(2_000)),
        "- " * 5_000,
        "a: !!python/object:os.system x",
        'a: "\\ud800"',
        "? [a, b]\n: c",
        "*nowhere",
    ],
    ids=range(10),
)
def test_what_is_deep_or_strange_is_said_and_no_crash(text: str) -> None:
    said = refusal(text)
    assert said is None or (said.location and said.location.file == "mkdocs.yml")


def refusal(text: str) -> InputError | None:
    """The error that reading a configuration raises, or None where it is read."""
    try:
        mkdocs_settings.read(plain_yaml.read(text, "mkdocs.yml"), "mkdocs.yml")
    except InputError as error:
        return error
    return None
