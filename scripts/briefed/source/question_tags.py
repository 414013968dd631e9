"""The tags of a quiz file, each alone on a line, and what is said of lines that are nearly tags."""

from __future__ import annotations

from briefed.model import ARRANGED
from briefed.source.question_rows import ITEMS, OPTIONS
from briefed.text.patterns import lazily
from briefed.text.similarity import nearest

_TAGS = ("quiz", *ARRANGED)
OPENING = {f"<{tag}>": tag for tag in _TAGS}
CLOSING = {f"</{tag}>": tag for tag in _TAGS}
ANY_TAG = lazily(rf"(?i)<\s*/?\s*(?:{'|'.join(_TAGS)})\s*>")
_NEARLY_TAG = lazily(r"(?:<\s*(?P<ends>[/\\]?)\s*|\[(?P<ended>/?))(?P<name>[A-Za-z]+)\s*[>\]]")
ALIKE = 0.65  # least similarity of a tag, or of a word, to one that may have been meant
_KINDS = "There are <quiz>, <sort>, <match> and <order>"
_NO_QUESTION = (
    "this line belongs to no question: delete it. A file of questions holds the questions, each "
    "with its line <!-- question: some-id --> above it, and nothing else"
)


def of_items(block: list[str], tag: str) -> str:
    """The tag of a question, or the one that closes it if only that fits how its items are
    written.
    """
    closing = CLOSING.get(as_meant(block[-1].rstrip()), tag)
    if closing == tag or tag in ARRANGED:
        return tag
    written = any(ITEMS.pattern.match(line) and not OPTIONS.pattern.match(line) for line in block)
    return closing if written else tag


def begins(line: str) -> bool:
    """Whether a line is a part of a question, and not what stands between two, or nothing."""
    return bool(line) and not line.startswith("<!--") and as_meant(line) not in OPENING


def as_meant(line: str) -> str:
    """A line that is a tag and no more, as it should be written; every other line as it is."""
    words = line.strip()
    found = _NEARLY_TAG.fullmatch(words) if words[:1] in ("<", "[") else None
    if not found:
        return words
    name = found["name"].lower()
    meant = name if name in _TAGS else nearest(name, _TAGS, ALIKE)
    if not meant:
        return words
    return f"</{meant}>" if found["ends"] or found["ended"] else f"<{meant}>"


def stray(line: str) -> str:
    """What is said of a line that belongs to no question, or is a tag in another form."""
    tag = ANY_TAG.search(line)
    if tag:
        name = tag[0].strip("</> ").lower()
        return (
            f"<{name}> and </{name}> are each alone on their lines, at the left margin and in "
            "small letters: write them so"
        )
    words = line.strip()
    meant = as_meant(line)
    if meant != words:
        return f"{words} begins or ends no question: did you mean {meant}? {_KINDS}"
    return f"{words} begins or ends no question. {_KINDS}" if _is_tag(words) else _NO_QUESTION


def _is_tag(words: str) -> bool:
    return words[:1] == "<" and bool(_NEARLY_TAG.fullmatch(words))


def closing(lines: list[str], at: int) -> int | None:
    """The index of the line that closes the comment on a line; None where it is never closed."""
    last = next((end for end in range(at, len(lines)) if "-->" in lines[end]), at)
    closed = "-->" in lines[last] and (last == at or "<!--" not in lines[last])
    return last if closed else None


def goes_on(line: str) -> bool:
    """Whether a line shows that a comment above it was meant to have ended."""
    return line.startswith("<!--") or as_meant(line) in OPENING
