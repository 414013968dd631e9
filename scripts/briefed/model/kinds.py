"""The kinds of paper that a course is made of."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of paper, as `kind of briefing:` on the course start names it.

    `findings` is the heading above its findings on every page. `authors` are the nouns by which a
    sentence names it, or those who wrote it, beside “briefing”, which every paper is called;
    `done` is what it did to its cases. `may_lack` are the names of the parts that its pages need
    not have.
    """

    name: str
    findings: str
    authors: tuple[str, ...] = ()
    done: str = ""
    may_lack: frozenset[str] = frozenset()


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "audit", "What the audit found", ("audit", "audits", "auditor", "auditors"), "audited"
        ),
        Kind(
            "review",
            "What the review found",
            ("review", "reviews", "reviewer", "reviewers"),
            "reviewed",
        ),
        Kind(
            "inspection",
            "What the inspection found",
            ("inspection", "inspections", "inspector", "inspectors"),
            "inspected",
        ),
        # An alert is read on the day it comes; nobody holds a session on it.
        Kind(
            "alert",
            "What the alert says",
            ("alert", "alerts"),
            may_lack=frozenset({"reflection", "trainer notes"}),
        ),
        Kind("briefing", "What the briefing says"),  # of a paper that is none of these
    )
}
AUDIT = KINDS["audit"]  # of a course that does not say
