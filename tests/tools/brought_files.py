"""Makes what LibreOffice wrote here anew; a machine that only runs the tests need not have it.

    make brought-files

The same document is written in other ways by other programs, so what this one wrote is kept, and
what pandoc writes is made in the tests.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from support.building import TESTS

HERE = TESTS / "brought"


def main() -> None:
    """Write report.docx and report.pdf of report.fodt, and typed.docx of typed.html."""
    with tempfile.TemporaryDirectory() as scratch:
        typed = Path(
            scratch, "typed.html"
        )  # what stands around the text of a web page has no place in a Word file
        typed.write_text(
            "<meta charset='utf-8'>"
            + re.sub(
                r"<p hidden>.*?</p>",
                "",
                re.search(
                    r"<main.*</main>", (HERE / "typed.html").read_text(encoding="utf-8"), re.S
                )[0],
            ),
            encoding="utf-8",
        )
        for source, kind in (
            (HERE / "report.fodt", "docx"),
            (HERE / "report.fodt", "pdf"),
            (typed, "docx:MS Word 2007 XML"),
        ):
            subprocess.run(
                ["soffice", "--headless", "--convert-to", kind, "--outdir", scratch, source],
                check=True,
                capture_output=True,
            )
        for made in Path(scratch).glob("*.[dp]*"):
            (HERE / made.name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    main()
