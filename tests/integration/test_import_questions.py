"""What an import asks, refuses or tells: raised figures, and words that nobody can see in the
original, in every format.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support.building import Run
from support.imported import LONG, SUPERSCRIPT, TEXT, VAL, pdf, run, web, word


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param(
            "b.html",
            web("<p>In 3<sup>4</sup> cases.</p>"),
            "'4' is raised behind 'In 3'",
            id="html",
        ),
        pytest.param(
            "b.html",
            web('<p>In 3<span style="vertical-align: super">4</span> cases.</p>'),
            "'4' is raised behind 'In 3'",
            id="html, a style",
        ),
        pytest.param(
            "b.html",
            web("<p>In <b>3<sup>4</sup></b> cases.</p>"),
            "'4' is raised behind 'In 3'",
            id="html, in bold",
        ),
        pytest.param(
            "b.html",
            web("<p>In 3<sub>4</sub> cases.</p>"),
            "'4' is lowered behind 'In 3'",
            id="html, lowered",
        ),
        pytest.param(
            "b.html",
            web("<table><tr><td>Cases<td>All<tr><td>3<sup>4</sup><td>12</table>"),
            "'4' is raised behind '3'",
            id="html, a table",
        ),
        pytest.param(
            "b.html",
            web("<math><msup><mn>3</mn><mn>4</mn></msup></math>"),
            "holds a formula",
            id="html, a formula",
        ),
        pytest.param(
            "b.html",
            web("<p>In 3⁴ cases.</p>"),
            "'⁴' is raised or lowered behind 'In 3'",
            id="html, Unicode",
        ),
        pytest.param(
            "b.docx",
            word(f"<w:p>{run('In 3')}{run('4', SUPERSCRIPT)}{run(' cases.')}</w:p>"),
            "'4' is raised behind 'In 3'",
            id="Word",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('In 3')}{run('4', VAL.format('rStyle', 'Up'))}{run(' cases.')}</w:p>",
                (
                    '<w:style w:type="character" w:styleId="Up"><w:name '
                    'w:val="Up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
                ),
            ),
            "'4' is raised behind 'In 3'",
            id="Word, a style",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('In 3')}{run('4', VAL.format('position', '8'))}{run(' cases.')}</w:p>"
            ),
            "'4' is moved up or down",
            id="Word, moved up",
        ),
        pytest.param(
            "b.docx",
            word(
                '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/'
                'math"><m:r><m:t>3</m:t></m:r></m:oMath></w:p>'
            ),
            "holds a formula",
            id="Word, a formula",
        ),
        pytest.param(
            "b.md",
            TEXT.format(held="- In 3^4^ cases.").encode(),
            "b.md:5:7: '^4^' stands high or low",
            id="Markdown, pandoc's",
        ),
        pytest.param(
            "b.md",
            TEXT.format(held="- In 3<sup>4</sup> cases.").encode(),
            "b.md:5:7: ",
            id="Markdown, HTML",
        ),
        pytest.param(
            "b.txt",
            TEXT.format(held="- In 3⁴ cases.").encode(),
            "b.txt:5:1: '⁴' is raised or lowered behind 'In 3'",
            id="text, Unicode",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (In 3) Tj /F1 7 Tf 22 4 Td (4) Tj /F1 11 Tf 5 -4 Td ( "
                    "cases lamps were out.) Tj ET"
                )
            ),
            "on page 1, '4' is raised behind 'In 3'",
            id="PDF",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (In 3) Tj /F1 7 Tf 22 -2 Td (4) Tj /F1 11 Tf 5 2 Td ( "
                    "cases lamps were out.) Tj ET"
                )
            ),
            "on page 1, '4' is lowered behind 'In 3'",
            id="PDF, lowered",
        ),
    ],
)
def test_a_raised_figure_is_a_question_and_never_another_digit(
    name: str, data: bytes, said: str, briefed_here: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = briefed_here("statements", tmp_path / name)
    assert result.returncode == 2 and result.stdout == "", result.stdout
    assert said in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "read", "told"),
    [
        pytest.param(
            "b.html",
            web("<p>On 1<sup>st</sup> April most lamps<sup>3</sup> were lit.</p>"),
            "On 1st April most lamps were lit.",
            "raised mark 3",
            id="html",
        ),
        pytest.param(
            "b.html",
            web('<p>In 2031<sup><a href="#fn1">1</a></sup> lamps were lit.</p>'),
            "In 2031 lamps were lit.",
            "raised mark of a note on the page: 1",
            id="html, a note",
        ),
        pytest.param(
            "b.docx",
            word(
                f"<w:p>{run('On 1')}{run('st', SUPERSCRIPT)}{run(' April most lamps')}"
                f"{run('3', SUPERSCRIPT)}{run(' were lit.')}</w:p>"
            ),
            "On 1st April most lamps were lit.",
            "raised mark 3",
            id="Word",
        ),
        pytest.param(
            "b.txt",
            TEXT.format(held="- Most lamps³ were lit.").encode(),
            "Most lamps³ were lit.",
            "was kept as it is",
            id="text",
        ),
        pytest.param(
            "b.pdf",
            pdf(
                LONG
                + (
                    "BT /F1 11 Tf 50 650 Td (On 1) Tj /F1 7 Tf 26 4 Td (st) Tj /F1 11 Tf 9 -4 Td "
                    "( April most lamps were lit.) Tj ET"
                )
            ),
            "On 1st April most lamps were lit.",
            "",
            id="PDF",
        ),
    ],
)
def test_an_ordinal_is_safe_and_the_mark_of_a_note_is_asked_about(
    name: str, data: bytes, read: str, told: str, briefed_here: Run, project: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    result = briefed_here("new", tmp_path / name, "--course", "lamps", project=project)
    assert result.returncode == 0, result.stderr
    assert read in (project / "docs/lamps/briefing.md").read_text(encoding="utf-8")
    assert told in result.stdout.partition("Written:")[0]
