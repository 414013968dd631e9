"""Files that the import doesn't take, or asks about."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdf.actions
import pytest
from support.building import Run
from support.files import everything
from support.imported import BROUGHT, document, parts


def relation(kind: str) -> Callable[[dict[str, bytes]], None]:
    entry = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships/{kind}" '
        'Target="https://example.org/x" TargetMode="External"/></Relationships>'
    )

    def change(held: dict[str, bytes]) -> None:
        held["word/_rels/document.xml.rels"] = held["word/_rels/document.xml.rels"].replace(
            b"</Relationships>", entry.encode()
        )

    return change


def lying(data: bytes, size: int) -> bytes:
    """A zip whose directory says that each part unpacks to less than it does."""
    return re.sub(
        rb"(PK\x01\x02.{20})(....)",
        lambda entry: entry[1] + size.to_bytes(4, "little"),
        data,
        flags=re.S,
    )


def bomb() -> bytes:
    return parts(
        lambda held: held.update(
            {
                "word/document.xml": held["word/document.xml"].replace(
                    b"</w:body>", b"<w:p/>" * 10_000_000 + b"</w:body>"
                )
            }
        )
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)  # how a compound file begins
RUN = "<w:r><w:t>Inserted.</w:t></w:r>"
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wps:txbx '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></"
    "w:drawing>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param(
            "b.docx",
            parts(lambda held: held.update({"word/vbaProject.bin": b"\1"})),
            "this file holds macros",
            id="macros",
        ),
        pytest.param(
            "b.docx",
            parts(lambda held: held.update({"word/embeddings/oleObject1.bin": b"\1"})),
            "another file or a control embedded in it",
            id="an embedded object",
        ),
        pytest.param(
            "b.docx",
            parts(relation("attachedTemplate")),
            "fetches 'https://example.org/x' when it is opened",
            id="a template from elsewhere",
        ),
        pytest.param(
            "b.docx",
            parts(relation("image")),
            "fetches 'https://example.org/x' when it is opened",
            id="a linked picture",
        ),
        pytest.param("b.docx", bomb, "more than 8 MB when unpacked", id="a zip bomb"),
        pytest.param(
            "b.docx",
            lambda: lying(bomb(), 1000),
            "(more than 8 MB when unpacked|a damaged one)",
            id="a zip bomb that lies",
        ),
        pytest.param(
            "b.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password: open it in Word",
            id="encrypted",
        ),
        pytest.param(
            "b.docx",
            OLE + "WordDocument".encode("utf-16-le"),
            "an old Word file (.doc), though its name ends in .docx: open it in the program",
            id="an old Word file with a new name",
        ),
        pytest.param(
            "b.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "this is an old Word file (.doc), and it can't be read safely: open it in the program",
            id="an old Word file",
        ),
        pytest.param(
            "b.ODT",
            b"PK",
            "this is a LibreOffice file (.odt), and it can't be read safely: open it in the",
            id="a LibreOffice file",
        ),
        pytest.param(
            "b.docx", b"PK\x03\x04 no zip", "no Word file, or a damaged one", id="damaged"
        ),
        pytest.param(
            "b.docx",
            parts(lambda held: held.pop("word/document.xml")),
            "no Word file, though its name ends in .docx",
            id="no document",
        ),
        pytest.param(
            "b.docx",
            parts(lambda held: held.update({"word/document.xml": held["word/document.xml"][:-20]})),
            "a damaged one",
            id="cut off",
        ),
        pytest.param(
            "b.docx",
            document("<w:body>", "<w:body><!DOCTYPE x>"),
            "that is not as Word writes it",
            id="a document type",
        ),
        pytest.param(
            "b.docx",
            document("</w:p>", f'<w:ins w:id="1" w:author="A">{RUN}</w:ins></w:p>'),
            "holds tracked changes",
            id="tracked changes",
        ),
        pytest.param(
            "b.docx",
            document("</w:p>", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r></w:p>"),
            "holds hidden text",
            id="hidden text",
        ),
        pytest.param(
            "b.docx",
            parts(
                lambda held: held.update(
                    {
                        "word/comments.xml": (
                            b'<w:comments xmlns:w="http://schemas.openxmlformats.org/'
                            b'wordprocessingml/2006/main"><w:comment w:id="1"/></w:comments>'
                        )
                    }
                )
            ),
            "holds comments",
            id="comments",
        ),
        pytest.param("b.docx", b"", "the file is empty", id="an empty file"),
        pytest.param(
            "b.html",
            b"<!doctype html><title>T</title><div id=app></div><script>render()</script>",
            "no text was found in this page",
            id="a page without text",
        ),
        pytest.param(
            "b.html",
            b"<h1>T</h1><p>One.</p>",
            "no headings were found",
            id="a page without headings",
        ),
        pytest.param("b.pdf", b"no pdf", "no PDF, though its name ends in .pdf", id="no PDF"),
        pytest.param(
            "b.pdf",
            (BROUGHT / "report.pdf").read_bytes()[:3000],
            "this PDF can't be read",
            id="half a PDF",
        ),
        pytest.param(
            "b.xlsx",
            b"PK",
            "a briefing is brought as .docx, .html, .htm, .md, .txt or .pdf",
            id="another kind",
        ),
    ],
)
def test_a_file_that_is_not_taken(
    name: str,
    data: bytes | Callable[[], bytes],
    said: str,
    briefed: Run,
    empty: Path,
    tmp_path: Path,
) -> None:
    (tmp_path / name).write_bytes(
        data() if callable(data) else data
    )  # the large ones are made when they are asked for
    before = everything(empty)
    run = briefed("new", tmp_path / name, "--course", "lamps", project=empty)
    assert run.returncode == 2 and run.stdout == ""
    assert re.search(said if said.startswith("(") else re.escape(said), run.stderr), run.stderr
    assert run.stderr.count("\n") == 1 and "Traceback" not in run.stderr
    assert everything(empty) == before


def test_words_in_a_text_box_are_kept(briefed: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    path.write_bytes(document("</w:p>", BOX + "</w:p>"))
    run = briefed("statements", path, "--format", "json")
    assert run.returncode == 0 and run.stdout.count('"text": "In a box."') == 1


def test_a_locked_pdf_and_one_that_acts(briefed: Run, tmp_path: Path) -> None:
    for what, said in (
        ("locked", "protected by a password"),
        ("script", "holds a script"),
        ("file", "holds another file"),
        ("blank", "pictures of pages and no text"),
    ):
        writer = (
            pypdf.PdfWriter(clone_from=BROUGHT / "report.pdf")
            if what != "blank"
            else pypdf.PdfWriter()
        )
        if what == "locked":
            writer.encrypt("secret", algorithm="RC4-128")
        elif what == "script":
            writer.add_open_action(pypdf.actions.JavaScript("app.alert(1)"))
        elif what == "file":
            writer.add_attachment("a.txt", b"a")
        else:
            writer.add_blank_page(200, 200)
        writer.write(tmp_path / f"{what}.pdf")
        run = briefed("statements", tmp_path / f"{what}.pdf")
        assert run.returncode == 2 and said in run.stderr, (what, run.stderr)


def test_a_missing_title_is_asked_for(briefed: Run, empty: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "The lights were looked at.\n\nLamps:\n\n- One is out.\n", encoding="utf-8"
    )
    run = briefed("new", tmp_path / "b.txt", "--course", "lamps", project=empty)
    assert run.returncode == 2 and "no title was found" in run.stderr and "--title" in run.stderr
    assert (
        briefed(
            "new",
            tmp_path / "b.txt",
            "--course",
            "lamps",
            "--title",
            "Keeping lamps lit",
            project=empty,
        ).returncode
        == 0
    )
    assert (
        (empty / "docs/lamps/original.txt")
        .read_text(encoding="utf-8")
        .startswith("# Keeping lamps lit\n\nThe lights were looked at.")
    )
    assert "briefing-edited" not in briefed("check", "lamps", project=empty).stdout
