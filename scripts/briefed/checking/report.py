"""Problems as text, JSON, SARIF 2.1.0, GitHub annotations or GitLab Code Quality.

Each function returns the whole output.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from briefed.checking.rules import REGISTRY
from briefed.checking.work import SHARED_NUMBERS, STYLE
from briefed.layout import COMMAND
from briefed.model import Problem
from briefed.text.counting import how_many

_SHEET_OF_NUMBERS = (
    f"To write the numbers to call, and the days on which they were checked, with Word: {COMMAND} "
    "export worksheet --site."
)
_GITLAB_SEVERITY = {"error": "major", "warning": "minor"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(
    problems: Sequence[Problem], summary: dict[str, int], of: str = "", in_full: bool = False
) -> str:
    """`file:line:column: severity code: message`, a line each, then the coverage and the count.

    How questions are written comes behind all other problems. There, each kind is said once, or
    `in_full`. `of` names what these are of, where that is not the whole.
    """
    lines = [line(problem) for problem in problems if problem.code not in STYLE]
    if any(problem.code in SHARED_NUMBERS for problem in problems):
        lines.append(_SHEET_OF_NUMBERS)
    lines += _style([problem for problem in problems if problem.code in STYLE], in_full)
    lead = f"{of}: " if of else ""
    covered = (
        "{taught} of {statements} statements taught, {tested} of {sentences} sentences tested, "
        "{exempt} exempt, {questions} questions; "
    ).format(**summary)
    lines.append(f"{lead}{covered}{count(problems)}")
    return "\n".join(lines) + "\n"


def _style(problems: Sequence[Problem], in_full: bool) -> Iterator[str]:
    """The lines on how questions are written; a kind that is met once keeps its own message."""
    if not problems:
        return
    many = how_many(len(problems), "warning")
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    together = not in_full and len(kinds) < len(problems)
    yield ""
    yield f"How questions are written, which stops nothing from being published: {many}." + (
        " briefed check COURSE --theme THEME says each of a theme in full." if together else ""
    )
    if not together:
        yield from map(line, problems)
        return
    for code, found in kinds.items():
        if len(found) == 1:
            yield line(found[0])
            continue
        known = REGISTRY[code]
        yield f"warning {code}, {len(found)} times: {known.when}: {known.mend}"
        files: dict[str, list[str]] = {}
        for problem in found:
            files.setdefault(problem.location.file, []).append(str(problem.location.line))
        places = "; ".join(
            f"{file}: {'line' if len(at) == 1 else 'lines'} {', '.join(at)}"
            for file, at in files.items()
        )
        yield f"  {' '.join(places.split())}"


def line(problem: Problem) -> str:
    """`file:line:column: severity code: message`, on one line whatever the parts contain."""
    return " ".join(
        f"{problem.location}: {problem.severity} {problem.code}: {problem.message}".split()
    )


def lines(problems: Iterable[Problem]) -> str:
    """A line for each problem."""
    return "".join(f"{line(problem)}\n" for problem in problems)


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity: "2 errors, 1 warning"."""
    numbers = {
        severity: sum(problem.severity == severity for problem in problems)
        for severity in ("error", "warning")
    }
    return ", ".join(how_many(number, severity) for severity, number in numbers.items())


def as_json(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """The problems and the coverage as one JSON object."""
    found = [
        {
            "code": p.code,
            "severity": p.severity,
            "file": p.location.file,
            "line": p.location.line,
            "column": p.location.column,
            "statement": p.statement,
            "message": p.message,
        }
        for p in problems
    ]
    import json  # not for the text of a small course's check, which takes a third as long

    return json.dumps({"problems": found, "summary": summary}, indent=2, ensure_ascii=False) + "\n"


def sarif(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """A SARIF 2.1.0 log (OASIS) with one run; columns count Unicode code points."""
    import json
    from urllib.parse import quote

    names = sorted(REGISTRY)
    rules = [
        {
            "id": name,
            "shortDescription": {"text": REGISTRY[name].when},
            "help": {"text": REGISTRY[name].mend},
            "defaultConfiguration": {"level": REGISTRY[name].severity},
        }
        for name in names
    ]
    results = [
        {
            "ruleId": p.code,
            "ruleIndex": names.index(p.code),
            "level": p.severity,
            "message": {"text": p.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": quote(os.fsencode(p.location.file)),
                            "uriBaseId": "PROJECT",
                        },
                        "region": {"startLine": p.location.line, "startColumn": p.location.column},
                    }
                }
            ],
            **({"properties": {"statement": p.statement}} if p.statement else {}),
        }
        for p in problems
    ]
    run = {
        "tool": {"driver": {"name": "briefed", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"summary": summary},
    }
    return (
        json.dumps(
            {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]},
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
    )


def github(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """Workflow commands that annotate a change request at the lines."""
    return "".join(
        f"::{p.severity} "
        f"file={_property(p.location.file)},line={p.location.line},col={p.location.column},"
        f"title={_property(p.code)}::{_data(p.message)}\n"
        for p in problems
    )


def gitlab(problems: Sequence[Problem], summary: dict[str, int]) -> str:
    """A GitLab Code Quality report.

    The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab
    shows one problem for each fingerprint, and takes a fingerprint in two reports for the same
    problem. So each problem has its own fingerprint, and the line does not enter into it.
    """
    import hashlib
    import json

    found = []
    seen: dict[tuple[str, str, str, str], int] = {}
    for p in problems:
        same = (p.code, p.location.file, p.statement or "", p.message)
        seen[same] = seen.get(same, 0) + 1
        fingerprint = hashlib.sha256(
            "\0".join((*same, str(seen[same]))).encode("utf-8", "surrogateescape")
        ).hexdigest()
        found.append(
            {
                "description": p.message,
                "check_name": p.code,
                "fingerprint": fingerprint,
                "severity": _GITLAB_SEVERITY[p.severity],
                "location": {"path": p.location.file, "lines": {"begin": p.location.line}},
            }
        )
    return json.dumps(found, indent=2) + "\n"


def _data(text: str) -> str:
    """Text escaped as the message of a GitHub command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text escaped as a property of a GitHub command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": text, "json": as_json, "sarif": sarif, "github": github, "gitlab": gitlab}
