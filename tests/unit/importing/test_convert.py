"""A brought file as a briefing: its title, and the line of each thing that is unsure."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.importing.convert import import_here, import_text
from briefed.model import Answers

PAGE = """<title>Window</title>
<h1>Wicks</h1><p>Wicks were cut.</p><p><b>Lamps</b></p><p>Lamps were lit.</p>
<h1>Oil</h1><p>Oil was there.</p>"""
REST = """## Lamps

Lamps were lit. { #lamps-1 }

## Oil

Oil was there. { #oil-1 }
"""
TITLE = "was read as the title, because it comes first"
BOLD = "'Lamps' was read as a heading, because it stands alone in bold"


@pytest.mark.parametrize(
    ("title", "begins", "unsure"),
    [
        (
            None,
            "# Wicks\n\nWicks were cut. { #introduction-1 }\n\n",
            [(1, f"'Wicks' {TITLE}"), (5, BOLD)],
        ),
        (
            "All of it",
            "# All of it\n\n## Wicks\n\nWicks were cut. { #wicks-1 }\n\n",
            [(1, f"'All of it' {TITLE}"), (7, BOLD)],
        ),
    ],
)
def test_the_first_heading_or_a_name_is_the_title(
    tmp_path: Path, title: str | None, begins: str, unsure: list[tuple[int, str]]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    imported = import_here(path, Answers(title))
    assert imported.markdown == begins + REST
    assert [(doubt.line, doubt.what) for doubt in imported.unsure] == unsure
    assert "{" not in imported.original and "Lamps were lit.\n" in imported.original


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty: bring one that holds the briefing's text"),
        ("Title\n\nOne sentence. Another.\n", "no headings were found, so there are no themes"),
        ("A first sentence, with an end.\n\n## Lamps\n\nLit.\n", "no title was found"),
    ],
)
def test_a_text_that_makes_no_briefing(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as raised:
        import_text(text, "lamps.txt")
    assert raised.value.location.file == "lamps.txt"


def test_a_briefing_may_have_only_so_many_themes() -> None:
    text = "# Lamps\n\n" + "".join(f"## Lamp {n}\n\nLit {n}.\n\n" for n in range(1_200))
    with pytest.raises(InputError, match=r"this file has 1,200 headings, and a briefing may have"):
        import_text(text, "lamps.txt")


WITH_MORE = """<body><a href="#main">Skip to content</a><header>The head <img alt="A logo"></header>
<!-- a note to self --><nav>One Two</nav><main><h1>Lamps</h1><h2>Wicks</h2>
<p>Wicks were cut<sup><a href="#n1">1</a></sup>.</p><p hidden>No lamp was lit.</p>
<p style="display: none">No wick was cut.</p><noscript>Turn on scripts.</noscript>
<button>Share</button></main><footer>The foot</footer></body>"""


def test_all_that_is_left_out_of_a_page_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(WITH_MORE, "utf-8")
    imported = import_here(path)
    assert imported.markdown == "# Lamps\n\n## Wicks\n\nWicks were cut. { #wicks-1 }\n"
    assert imported.left_out == (
        "what the page shows only where scripts are switched off: Turn on scripts.",
        "a note in the page that readers don't see: a note to self",
        "what is no text (<button>): Share",
        "hidden text: No lamp was lit.",
        "hidden text: No wick was cut.",
        "a link for keyboards: Skip to content",
        "what stands around the text: The head A logo",
        "what stands around the text: One Two",
        "what stands around the text: The foot",
        "the raised mark of a note on the page: 1",
    )


CELL = "<td>Oil</td><td><p>As ever:</p><{0}><li>Cut.</li><li>Lit.</li></{0}></td>"


@pytest.mark.parametrize("kind", ["ol", "ul"])
def test_a_list_in_a_cell_is_read_one_item_after_the_other(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "page.html"
    head = "<h1>Lamps</h1><h2>Wicks</h2><table><tr><th>Lamp</th><th>Steps</th></tr><tr>"
    path.write_text(f"{head}{CELL.format(kind)}</tr></table>", "utf-8")
    assert "| Oil | As ever: Cut. Lit. { #wicks-1 } |" in import_here(path).markdown
