"""What counts as the same words: markup to plain text, sentences, and the folding of quotes.

Decision 1 of the design: white space, emphasis, link markup (its text stays), typographic quotes and
punctuation at a quote's outer ends are folded, and nothing else is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

_LINK = re.compile(r"(?<![!\\])\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^\"']*[\"'])?\)")
_IMAGE = re.compile(r"(?<!\\)!\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'][^\"']*[\"'])?\)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_EMPHASIS = (
    # Bounded, so that a line of signs that are never closed takes no time that grows with its square.
    ("***", re.compile(r"(?<!\\)\*\*\*(?=\S)(.{1,500}?)(?<=[^\s\\])\*\*\*", re.S)),
    ("**", re.compile(r"(?<!\\)\*\*(?=\S)(.{1,500}?)(?<=[^\s\\])\*\*", re.S)),
    ("__", re.compile(r"(?<!\\)(?<!\w)__(?=\S)(.{1,500}?)(?<=[^\s\\])__(?!\w)", re.S)),
    ("*", re.compile(r"(?<![\\*])\*(?=[^\s*])(.{1,500}?)(?<=[^\s\\*])\*(?!\*)", re.S)),
    ("_", re.compile(r"(?<![\\\w])_(?=[^\s_])(.{1,500}?)(?<=[^\s\\_])_(?!\w)", re.S)),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~])")
_HTML = re.compile(r"(?<!\\)(?:\\\\)*(<(?!https?://|mailto:)[A-Za-z/!?])")  # two backslashes are one, and escape nothing
_CODE_SPAN = re.compile(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)")
_MARKUP = re.compile(r"[*_\[\\`&<]")
CURLY = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))
# The signs of an item; the last ones are those of Word's symbol fonts, which have no place in Unicode.
BULLETS = "-•–*◦·▪‣●○■□➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc"
OUTER = " .,;:…'\"()[]"  # not ? and !: they turn a finding into a question or a shout


def squeeze(text: str) -> str:
    """Fold every run of white space, line ends included, to one space; none at the ends."""
    return " ".join(text.split())


def plain(markup: str) -> str:
    """The words a reader sees of some inline Markdown, as one line.

    Emphasis, link markup (its text stays), code signs, escapes and entities go; the rest stays.
    """
    if _MARKUP.search(markup):
        if "](" in markup:
            if "![" in markup:  # said in the place of the picture
                markup = _IMAGE.sub(r" \1 ", markup)
            markup = _LINK.sub(r"\1", markup)
        if "<" in markup:
            markup = _AUTOLINK.sub(r"\1", markup)
        if "`" in markup:
            markup = _CODE_SPAN.sub(lambda span: span.group()[len(span[1]) : -len(span[1])], markup)
        for signs, pattern in _EMPHASIS:
            if signs in markup:
                markup = pattern.sub(r"\1", markup)
        if "\\" in markup:
            markup = _ESCAPE.sub(r"\1", markup)
        if "&" in markup:
            import html  # a big table that few texts need

            markup = html.unescape(markup)
    return squeeze(markup)


def without_code(markup: str) -> str:
    """The same Markdown with its code spans blanked out, so that places stay."""
    return _CODE_SPAN.sub(lambda span: " " * len(span.group()), markup) if "`" in markup else markup


def raw_html(line: str) -> tuple[int, str] | None:
    """Where raw HTML begins in a line of Markdown (from 0), and its beginning; None where there is none."""
    if "<" not in line:
        return None
    match = _HTML.search(without_code(line))
    return (match.start(1), line[match.start(1) :][:20]) if match else None


def fold(text: str) -> str:
    """Plain text in the form in which quotes are compared: straight quotes, bare outer ends."""
    return text.translate(CURLY).strip(OUTER)


def tokens(text: str) -> list[str]:
    """Words in the form in which an original and its import are compared: no markup, no bare punctuation.

    Bullets, hashes, pipes and the colon after a heading are the form of a line, not its words.
    """
    found = []
    for token in plain(text).translate(CURLY).split():
        bare = token.strip(OUTER + "*_#|•◦·")
        if bare.strip("-–—"):
            found.append(bare)
    return found


_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*[\"'”’)\]*_]*\s")  # a mark that no other stands before, so that a row of them takes no longer than its length
_ABBREVIATIONS = frozenset("e.g i.e cf vs dr mr mrs ms prof st approx ca".split())
_BEFORE_A_NUMBER = frozenset("no nos fig p pp para paras s ss reg ch art".split())


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a plain text. Joined by a space they give the text again.

    A sentence ends in . ! ? or … (with closing quotes or brackets) before white space and a capital,
    a digit or an opening quote or bracket; not after an abbreviation or an initial.
    """
    found = []
    start = 0
    for end in _END.finditer(text):
        if _opens(text, end.end()) and not _abbreviates(text, start, end):
            found.append(text[start : end.end() - 1])
            start = end.end()
    rest = text[start:]
    if rest:
        found.append(rest)
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence can begin at this place."""
    while at < len(text) and text[at] in "\"'“‘([*_":
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or text[at] in "£$€")


def _abbreviates(text: str, start: int, end: re.Match) -> bool:
    """Whether the mark that a sentence might end in is the full stop of an abbreviation or an initial."""
    if end.group().rstrip() != ".":
        return False
    dot = end.start()
    word = text[text.rfind(" ", start, dot) + 1 if " " in text[start:dot] else start : dot].lstrip("(\"'“‘[")
    if word.lower() in _ABBREVIATIONS or word.lower() in _BEFORE_A_NUMBER and text[end.end() : end.end() + 1].isdigit():
        return True
    return bool(re.fullmatch(r"(?:[A-HJ-Z]|[A-Z](?:\.[A-Z])+)", word))


_STOP = frozenset(
    """about above after again against also although another any are audit because been before being below between
    both briefing could did does doing during each few for from further had has have having here how into itself just
    more most must need needs not now off once only other ought our out over own same says shall should some such than
    that the their them then there these they this those through too under until very was well were what when where
    whether which while who whom whose why will with within without would you your yours""".split()
)
_WORD = re.compile(r"[^\W\d_]{4,}(?:['’][a-z]+)?")


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings, enough to let "parents" meet "parent"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, kept in (("ies", "y"), ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return (word[: -len(ending)] + kept).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


def _content(text: str) -> Iterator[str]:
    """The stems of the words of a plain text that carry meaning."""
    return (stem(word) for word in _WORD.findall(text) if word.lower() not in _STOP)


def share_word(first: str, second: str) -> bool:
    """Whether two texts have a whole word in common that carries meaning: quick, and True only where `share_content` is."""
    same = set(first.lower().split()).intersection(second.lower().split())
    return any(len(word) > 3 and word.isalpha() and word not in _STOP for word in same)


def share_content(first: str, second: str) -> bool:
    """Whether two plain texts have a word in common that carries meaning."""
    return not set(_content(first)).isdisjoint(_content(second))
