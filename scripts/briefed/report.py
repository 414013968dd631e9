"""Problems as text, JSON, SARIF 2.1.0 and GitHub annotations. Each function returns the whole output."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from .model import Problem
from .rules import REGISTRY

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """`file:line:column: severity code: message`, a line each, then the coverage and the count."""
    lines = [line(problem) for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    lines.append(
        "{taught} of {statements} statements taught, {tested} of {sentences} sentences tested, {exempt} exempt, "
        "{questions} questions; ".format(**summary) + f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}"
    )
    return "\n".join(lines) + "\n"


def line(problem: Problem) -> str:
    """`file:line:column: severity code: message`, on one line whatever the message or the file's name holds."""
    return " ".join(f"{problem.location}: {problem.severity} {problem.code}: {problem.message}".split())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """The problems and the coverage as one JSON object."""
    found = [
        {"code": p.code, "severity": p.severity, "file": p.location.file, "line": p.location.line, "column": p.location.column,
         "statement": p.statement, "message": p.message}
        for p in problems
    ]
    return json.dumps({"problems": found, "summary": summary}, indent=2, ensure_ascii=False) + "\n"


def sarif(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """A SARIF 2.1.0 log (OASIS) with one run; columns are in Unicode code points."""
    from urllib.parse import quote

    names = sorted(REGISTRY)
    rules = [
        {"id": name, "shortDescription": {"text": REGISTRY[name].when}, "help": {"text": REGISTRY[name].mend},
         "defaultConfiguration": {"level": REGISTRY[name].severity}}
        for name in names
    ]
    results = [
        {"ruleId": p.code, "ruleIndex": names.index(p.code), "level": p.severity, "message": {"text": p.message},
         "locations": [{"physicalLocation": {
             "artifactLocation": {"uri": quote(os.fsencode(p.location.file)), "uriBaseId": "PROJECT"},
             "region": {"startLine": p.location.line, "startColumn": p.location.column}}}],
         **({"properties": {"statement": p.statement}} if p.statement else {})}
        for p in problems
    ]
    run = {"tool": {"driver": {"name": "briefed", "rules": rules}}, "columnKind": "unicodeCodePoints", "results": results,
           "properties": {"summary": summary}}
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def github(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """Workflow commands that annotate a change request at the lines."""
    return "".join(
        f"::{p.severity} file={_property(p.location.file)},line={p.location.line},col={p.location.column},"
        f"title={_property(p.code)}::{_data(p.message)}\n"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": text, "json": as_json, "sarif": sarif, "github": github}
