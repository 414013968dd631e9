"""A web page inside a site's frame: its title and its text; what is left out is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.importing.canonical import Imported
from briefed.importing.convert import import_here

TEXT = "<h2>Wicks</h2><p>Wicks were cut before dusk, and the keepers wrote down when.</p>"


def read(tmp_path: Path, html: str | bytes) -> Imported:
    path = tmp_path / "page.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return import_here(path)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>Lamps lit | Harbour Board</title>" + TEXT, "Lamps lit"),
        ("<title>Harbour Board - Lamps lit</title><h1>Lamps lit</h1>" + TEXT, "Lamps lit"),
        (
            '<meta property="og:site_name" content="Harbour Board">'
            "<title>Harbour Board | Lamps lit</title>" + TEXT,
            "Lamps lit",
        ),
        # The largest heading names the kind of paper, and the next one the paper.
        (
            "<title>Lamps kept lit on the northern isles</title><h1>Report (12)</h1>"
            "<h2>12-05-2031<br>Lamps kept lit on the northern isles</h2>" + TEXT,
            "Lamps kept lit on the northern isles",
        ),
        (
            "<title>Lamps kept lit on the isles</title><div><p>#7 <b>Lamps kept</b> lit on the "
            "isles</p></div>" + TEXT,
            "#7 Lamps kept lit on the isles",
        ),
        ("<title>News | Board</title><p>Tuesday</p><h1>Lamps lit</h1>" + TEXT, "Lamps lit"),
        (
            "<title>Lamps lit | Board</title><h1>Wicks</h1><p>Wicks were cut.</p><h1>Oil</h1>"
            "<p>Oil was there.</p>",
            "Wicks",
        ),
    ],
)
def test_where_the_title_is(tmp_path: Path, page: str, title: str) -> None:
    markdown = read(tmp_path, page).markdown
    assert markdown.startswith(f"# {title}\n\n")
    assert f"{title}\n" not in markdown.partition("\n")[2]


FRAME = """<title>Lamps lit</title><div id="breadcrumbs"><ul><li>Home</li><li>Papers</li></ul></div>
<div class="cookieNote"><p>We use cookies.</p></div><div class="tweet-this"><a>Tweet</a></div>
<h1>Lamps lit</h1>
<div class="box"><h3>Related content</h3><p><a href="#">Glass</a> of March</p></div>
<h2>Wicks</h2>
<p>Wicks were cut before dusk, and the keepers of all the isles wrote down when they did it.</p>
<div class="box"><h3>Papers</h3><ul><li><a href="a">One</a></li>
<li><a href="b">Two</a></li></ul></div>
<div class="captioned-image"><img alt="">A lamp at dusk</div>
<h2>Complete report</h2><p>Download the <a href="c">complete report</a>.</p>
<h2>Oil</h2>
<p>Oil was there, in the store of each light, and somebody had seen how much of it.</p>
<p>Return to the path by the shore.</p><p><a href="#top">Back to top</a></p>
<p><a href="d">Return to Papers</a></p><p>Share this page</p><p>© Harbour Board 2031</p>"""


def test_a_sites_frame_is_left_out_and_told(tmp_path: Path) -> None:
    imported = read(tmp_path, FRAME)
    kept = [line.partition(" {")[0] for line in imported.markdown.split("\n") if line]
    assert kept == [
        "# Lamps lit",
        "## Wicks",
        "Wicks were cut before dusk, and the keepers of all the isles wrote down when they did it.",
        "## Oil",
        "Oil was there, in the store of each light, and somebody had seen how much of it.",
        "Return to the path by the shore.",
    ]
    told = {what.partition(": ")[2] for what in imported.left_out}
    assert told == {
        "Home Papers",
        "We use cookies.",
        "Tweet",
        "Related content Glass of March",
        "Papers One Two",
        "A lamp at dusk",
        "Complete report",
        "Download the complete report .",
        "Back to top",
        "Return to Papers",
        "Share this page",
        "© Harbour Board 2031",
    }


def test_what_a_page_mostly_is_stays_whatever_its_name(tmp_path: Path) -> None:
    page = f'<title>Lamps lit</title><div class="with-sidebar"><h1>Lamps lit</h1>{TEXT}</div>'
    assert "Wicks were cut" in read(tmp_path, page).markdown
    page = f'<h1>Lamps lit</h1><div class="share-of-work">{TEXT}</div>'
    assert "Wicks were cut" in read(tmp_path, page).markdown


def test_a_box_beside_the_text_does_not_take_the_text_behind_it(tmp_path: Path) -> None:
    page = (
        "<h1>Lamps lit</h1><h2>Wicks</h2><div><h3>What a wick is</h3><p>A cord.</p></div>"
        "<p>Wicks were cut.</p><h2>Oil</h2><p>Oil was there.</p>"
    )
    imported = read(tmp_path, page)
    assert imported.markdown == (
        "# Lamps lit\n\n## Wicks\n\nWicks were cut. { #wicks-1 }\n\n## What a wick is\n\n"
        "A cord. { #what-a-wick-is-1 }\n\n## Oil\n\nOil was there. { #oil-1 }\n"
    )
    told = "the box 'What a wick is' was set behind the text that it stands beside"
    assert told in [doubt.what for doubt in imported.unsure]


def test_a_table_that_lays_the_page_out_is_no_table(tmp_path: Path) -> None:
    page = (
        "<table><tr><td><h1>Lamps lit</h1></td></tr><tr><td><h2>Wicks</h2><p>Wicks were cut.</p>"
        "<table><tr><th>Isle</th><th>Lamps</th></tr><tr><td>Merrow</td><td>3</td></tr></table>"
        "</td></tr></table>"
    )
    assert read(tmp_path, page).markdown == (
        "# Lamps lit\n\n## Wicks\n\nWicks were cut. { #wicks-1 }\n\n"
        "| Isle | Lamps |\n|---|---|\n| Merrow | 3 { #wicks-2 } |\n"
    )


SAID = "<h1>Lamps</h1><h2>Wicks</h2><p>“Cut” – at a café.</p>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    said = SAID if encoding != "koi8-r" else "<h1>Lamps</h1><h2>Wicks</h2><p>Фитиль.</p>"
    imported = read(tmp_path, (declared + said).encode(encoding))
    words = "“Cut” – at a café." if encoding != "koi8-r" else "Фитиль."
    assert words in imported.markdown
    assert not imported.unsure


def test_a_page_that_is_not_what_it_declares_is_told(tmp_path: Path) -> None:
    imported = read(tmp_path, ("<meta charset=utf-8>\n" + SAID).encode("cp1252"))
    assert "“Cut” – at a café." in imported.markdown
    assert "not UTF-8 (line 2 of its source)" in imported.unsure[0].what
