"""What the check says of a course's files → the same for somebody who has a worksheet alone. Pure.

The check names ids, lines and settings, since it reads files. A worksheet has the numbers of quotes
and questions, and tables in the place of settings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefed.authoring.worksheet.names import Names
from briefed.text.patterns import lazily

KEPT = "the table of sentences that stay (course start)"
SERVICES = "the table of services (course start)"
CONTACTS = "the table of local contacts (course start)"
_TOP = r"at the top of (?:the course start|this file)"
# What a message says of a file, and what a worksheet has in its place. The tests prove of each that
# the check still says it.
SAID = tuple(
    (lazily(pattern), said)
    for pattern, said in (
        (rf"keep it, with a reason, under “kept:” {_TOP}", f"keep it: write it into {KEPT}"),
        (
            r"is under “kept:” for nothing, (.*): delete it there",
            rf"is in {KEPT} for nothing, \1: empty its row there",
        ),
        (
            r"write the id of that at its end, such as \[(quote [^\]]+)\], which",
            r"name that at its end, as “(\1)”, which",
        ),
        (
            rf"write the id under “statements:” of (?:that|the) service, {_TOP}",
            f"write the number of the quote beside the service in {SERVICES}",
        ),
        (
            r"write under its “statements:” the ids of those that are for it(, such as .*?)?, or "
            "delete the service",
            r"write beside it the quotes that are for it\1, or empty its row",
        ),
        (rf"under “services:” {_TOP}", f"in {SERVICES}"),
        (r"under “services:”", f"in {SERVICES}"),
        (r", before the id,", ","),
        (
            rf"write a list “local contacts:” {_TOP}, with “name:”, “number:” and “verified:” for "
            "each",
            f"fill in {CONTACTS}",
        ),
        (r"after “verified:”", f"into {CONTACTS}"),
        (r"in the line “review by:”", "as the date of review"),
        (r", again on this line and on lines? [\d, and]*\d,", ", several times here,"),
        (r", again on (?:this line|lines? [\d, and]*\d),", ", again further on,"),
        (
            r"take it away, or quote (\[quote .*\]), which (?:has|have) it",
            r"take it away (it is in \1)",
        ),
        (r"\[(quote \d[^\]]*)\]", r"\1"),
        (r"^after “[a-z ]+:”, write", "write"),
        (r", or delete this name$", ", or take it away"),
        (r"under “numbers to call:” in docs/index\.md,", "on the worksheet of the site,"),
        (r"( finds '[^']*' as well): delete this line", r"\1: empty the cell beside it"),
    )
)
# The same of what all courses share.
SAID_OF_SITE = tuple(
    (lazily(pattern), said)
    for pattern, said in (
        (r"(?:under|after) “(?:numbers to call|report to):”, ", ""),
        (r"write (today's date|the date|the day) after “verified:”", r"write \1 into its row"),
        (r"write after “verified:” the day", "write into its row the day"),
        (r"everything else after “name:”", "everything else beside who answers"),
        (
            r"add it under “numbers to call:” in docs/index\.md, with its source,",
            "add it in a row of its own, with its source,",
        ),
    )
)
_IDS = lazily(r"\(([a-z0-9]+(?:-[a-z0-9]+)*(?:, [a-z0-9]+(?:-[a-z0-9]+)*)*)\)")
_ID = lazily(r"(?<![\w/-])[a-z0-9]+(?:-[a-z0-9]+)*-\d+(?![\w-]|\.md)")
_QUESTION = lazily(r"'([a-z0-9]+(?:-[a-z0-9]+)*)'")
_OF_FILES = lazily(
    r"\.md\b|\.yml\b|<!--|<quiz>|!!!|\?\?\?|##|“[a-z ]+:”|\b(?:id|marker|lines? \d+|briefed \w+)\b"
)


def in_words_of_the_sheet(message: str, names: Names, questions: Mapping[str, str]) -> str:
    """A message of the check as a worksheet needs it.

    `names` are those of the quotes where it is told, and `questions` what the worksheet calls the
    questions, by their ids.
    """
    message = _IDS.sub(lambda found: _called(found[0], found[1], questions), message)
    message = _ID.sub(lambda found: names.of(found[0]) or found[0], message)
    message = _QUESTION.sub(lambda found: questions.get(found[1], found[0]), message)
    for pattern, said in SAID:
        message = pattern.sub(said, message)
    return message


def _called(brackets: str, ids: str, questions: Mapping[str, str]) -> str:
    """The names within a theme of questions that a message lists in brackets by their ids."""
    called = [questions.get(one, "") for one in ids.split(", ")]
    if not all(called):
        return brackets
    return f"({', '.join(one.rpartition(', ')[2] for one in called)})"


def in_words_of_the_site_sheet(message: str) -> str:
    """A message of the check on what all courses share as the worksheet of that needs it."""
    for pattern, said in SAID_OF_SITE:
        message = pattern.sub(said, message)
    return message


def is_of_files(message: str) -> bool:
    """Whether a message speaks of files all the same, so a worksheet can't mend what it tells."""
    # What it quotes may have any word, and where else something is it may say by a file.
    told = re.sub(r'"[^"]*"|(?:docs|quizzes)/\S+', "", message)
    return bool(_OF_FILES.search(told))
