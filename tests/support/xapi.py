"""What a learning record store may refuse a statement for: xAPI 1.0.3, part 2
(https://github.com/adlnet/xAPI-Spec, xAPI-Data.md).

Of attachments, groups, references and sub-statements nothing is here: no statement of ours has one,
so that one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from support import interactions

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_KINDS = {
    "true-false",
    "choice",
    "fill-in",
    "long-fill-in",
    "matching",
    "performance",
    "sequencing",
    "likert",
    "numeric",
    "other",
}
# Of each object its properties, and what each has to be.
_KEYS = {
    "statement": {"id", "actor", "verb", "object", "result", "context", "timestamp"},
    "actor": {"objectType", "name", "account"},
    "account": {"homePage", "name"},
    "verb": {"id", "display"},
    "object": {"objectType", "id", "definition"},
    "definition": {
        "name",
        "description",
        "type",
        "moreInfo",
        "extensions",
        "interactionType",
        "correctResponsesPattern",
        "choices",
    },
    "result": {"score", "success", "completion", "response", "duration", "extensions"},
    "score": {"scaled", "raw", "min", "max"},
    "context": {
        "registration",
        "contextActivities",
        "revision",
        "platform",
        "language",
        "extensions",
    },
    "contextActivities": {"parent", "grouping", "category", "other"},
}


def faults(statement: Any) -> Iterator[str]:
    """Each rule that a statement breaks."""
    if not isinstance(statement, dict):
        yield "a statement is an object (2.2)"
        return
    yield from _only("statement", statement)
    yield from (
        f"{part} is required (2.2)" for part in ("actor", "verb", "object") if part not in statement
    )
    if any(_nulls(value) for name, value in statement.items()):
        yield "no null outside extensions (2.2)"
    if not UUID.fullmatch(str(statement.get("id"))):
        yield "an id that is a UUID (2.4.1)"
    if not TIME.fullmatch(str(statement.get("timestamp"))):
        yield "a timestamp of RFC 3339 (4.5)"
    yield from _actor(statement.get("actor"))
    yield from _verb(statement.get("verb"))
    yield from _activity(statement.get("object"), "object")
    yield from _result(statement.get("result", {}))
    yield from _context(statement.get("context", {}))
    yield from _answer(statement)


def _only(kind: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{kind} is an object (2.2)"
        return
    yield from (
        f"{kind} has no property {name!r} (2.2)" for name in value if name not in _KEYS[kind]
    )


def _nulls(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_nulls(one) for name, one in value.items() if name != "extensions")
    return value is None or (isinstance(value, list) and any(map(_nulls, value)))


def _iri(value: Any) -> bool:
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def _words(value: Any) -> bool:
    """A language map (4.2)."""
    return isinstance(value, dict) and all(
        _TAG.fullmatch(tag) and isinstance(text, str) for tag, text in value.items()
    )


def _extensions(value: dict) -> Iterator[str]:
    yield from (
        f"an extension's name is an IRI (4.1): {name}"
        for name in value.get("extensions", {})
        if not _iri(name)
    )


def _actor(actor: Any) -> Iterator[str]:
    yield from _only("actor", actor)
    account = actor.get("account") if isinstance(actor, dict) else None
    yield from _only("account", account)
    if isinstance(account, dict) and not (
        _iri(account.get("homePage")) and isinstance(account.get("name"), str)
    ):
        yield "an account has a home page and a name (2.4.2.4)"
    if isinstance(actor, dict) and actor.get("objectType", "Agent") != "Agent":
        yield "an actor is an Agent (2.4.2.1)"


def _verb(verb: Any) -> Iterator[str]:
    yield from _only("verb", verb)
    if isinstance(verb, dict) and not (_iri(verb.get("id")) and _words(verb.get("display", {}))):
        yield "a verb has an IRI, and a name by languages (2.4.3)"


def _activity(activity: Any, where: str) -> Iterator[str]:
    yield from _only("object", activity)
    if not isinstance(activity, dict):
        return
    if not _iri(activity.get("id")) or activity.get("objectType", "Activity") != "Activity":
        yield f"an activity has an IRI (2.4.4.1): {where}"
    definition = activity.get("definition", {})
    yield from _only("definition", definition)
    if not all(_words(definition.get(name, {})) for name in ("name", "description")):
        yield f"a definition's words are by languages (2.4.4.1): {where}"
    if not all(_iri(definition.get(name, "a:b")) for name in ("type", "moreInfo")):
        yield f"a definition's type is an IRI (2.4.4.1): {where}"
    yield from _extensions(definition)
    if definition.get("interactionType", "other") not in _KINDS:
        yield "a kind of interaction that is known (2.4.4.1)"
    pattern = definition.get("correctResponsesPattern", [])
    if not (isinstance(pattern, list) and all(isinstance(one, str) for one in pattern)) or (
        pattern and "interactionType" not in definition
    ):
        yield "right answers are a list of texts, of an interaction (2.4.4.1)"


def _result(result: Any) -> Iterator[str]:
    yield from _only("result", result)
    if not isinstance(result, dict):
        return
    yield from (
        f"{name} is true or false (2.4.5)"
        for name in ("success", "completion")
        if name in result and not isinstance(result[name], bool)
    )
    if not isinstance(result.get("response", ""), str):
        yield "a response is a text (2.4.5)"
    if not DURATION.fullmatch(str(result.get("duration", "PT0S"))):
        yield "a duration of ISO 8601, to the hundredth of a second (4.6)"
    yield from _extensions(result)
    score = result.get("score", {})
    yield from _only("score", score)
    numbers = all(
        isinstance(one, (int, float)) and not isinstance(one, bool) for one in score.values()
    )
    if (
        not numbers
        or not -1 <= score.get("scaled", 0) <= 1
        or not score.get("min", 0)
        <= score.get("raw", score.get("min", 0))
        <= score.get("max", 10**9)
    ):
        yield "a score of numbers within its bounds (2.4.5.1)"


def _answer(statement: dict) -> Iterator[str]:
    """Each rule that an answer to a question breaks (2.4.4.1)."""
    asked, given = statement.get("object", {}).get("definition", {}), statement.get("result", {})
    if asked.get("interactionType") == "other":
        if "correctResponsesPattern" in asked:
            yield "no right answer to what is not judged"
        yield from interactions.faults_of_way("scorm2004", "other", given.get("response", ""))
        return
    for pattern in asked.get("correctResponsesPattern", []):
        yield from interactions.faults(
            "scorm2004",
            asked["interactionType"],
            given["response"],
            pattern,
            given["success"],
        )


def _context(context: Any) -> Iterator[str]:
    yield from _only("context", context)
    if not isinstance(context, dict):
        return
    if "registration" in context and not UUID.fullmatch(str(context["registration"])):
        yield "a registration is a UUID (2.4.6)"
    if not _TAG.fullmatch(context.get("language", "en")):
        yield "a language is a tag of RFC 5646 (2.4.6)"
    yield from _extensions(context)
    activities = context.get("contextActivities", {})
    yield from _only("contextActivities", activities)
    for name, some in activities.items():
        if not isinstance(some, list):
            yield f"context activities are a list (2.4.6.2): {name}"
        else:
            for one in some:
                yield from _activity(one, name)
