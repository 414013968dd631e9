"""Compare words: from markup to plain text, into sentences, and into the folded form of quotes.

White space, emphasis, link markup (its text stays), typographic quotes, and punctuation at a
quote's outer ends are folded, and nothing else is.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from briefed.text.patterns import lazily

# How many texts a function remembers. Several rules read the same text, and a large course repeats
# many of its sentences; a bound keeps the memory of a preview that runs all day.
TEXTS = 4096
_ADDRESS = r"\(\s*(<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+[\"'][^\"']*[\"'])?\s*\)"
_LINK = lazily(rf"(?<![!\\])\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]{_ADDRESS}")
IMAGE = lazily(rf"(?<!\\)!\[((?:[^\[\]\\]|\\.)*)\]{_ADDRESS}")
_AUTOLINK = lazily(r"<(https?://[^<>\s]+)>|<(?:mailto:)?([^<> !:]+@[^@<> ]+)>")
_EMPHASIS = (
    # Bounded, or a line of signs that never close would take time quadratic in its length.
    ("***", lazily(r"(?<!\\)\*\*\*(?=\S)(.{1,500}?)(?<=[^\s\\])\*\*\*", re.S)),
    ("**", lazily(r"(?<!\\)\*\*(?=\S)(.{1,500}?)(?<=[^\s\\])\*\*", re.S)),
    ("__", lazily(r"(?<!\\)(?<!\w)__(?=\S)(.{1,500}?)(?<=[^\s\\])__(?!\w)", re.S)),
    ("*", lazily(r"(?<![\\*])\*(?=[^\s*])(.{1,500}?)(?<=[^\s\\*])\*(?!\*)", re.S)),
    ("_", lazily(r"(?<![\\\w])_(?=[^\s_])(.{1,500}?)(?<=[^\s\\_])_(?!\w)", re.S)),
)
_ESCAPE = lazily(r"\\([\\`*_{}\[\]()#+\-.!<>|~])")
# An entity with a name needs its semicolon, as for the renderer; html.unescape would not mind.
_ENTITY = lazily(r"&(?:#\d+;?|#[xX][\da-fA-F]+;?|[a-zA-Z\d]+;)")
# Python-Markdown does not know these escapes, though CommonMark does.
_UNKNOWN_ESCAPE = lazily(r"(?<!\\)((?:\\\\)*)(\\([<~]))")
_KEPT = lazily("\x02(\\d+)\x03")
# Two backslashes show as one, and escape nothing.
_HTML = lazily(r"(?<!\\)(?:\\\\)*(<(?!https?://|mailto:)[A-Za-z/!?])")
_CODE_SPAN = lazily(
    r"(?<!\\)(?P<escaped>(?:\\\\)*)(?P<signs>`+)(?!`)(?P<code>.*?)(?<!`)(?P=signs)(?!`)", re.S
)
_MARKUP = lazily(r"[*_\[\\`&<]")
_LINE_ENDS = "\x05"
# Marks, in the words that `plain` returns if asked, the end of a link to an outside source.
SOURCE = "\x04"
CURLY = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))
# The signs that begin an item. The last ones come from Word's symbol fonts and are not Unicode's.
BULLETS = "-•–*◦·▪‣●○■□➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc"
OUTER = " .,;:…'\"()[]"  # not ? and !: they turn a finding into a question or a shout
_FORM = OUTER + "*_#|•◦·"  # around a word, these are the form of its line


def squeeze(text: str) -> str:
    """Fold every run of white space, line ends included, to one space; none at the ends."""
    return " ".join(text.split())


def in_marks(words: str) -> str:
    """Words of somebody in quotation marks, which differ from those in the words."""
    return f"“{words}”" if '"' in words else f'"{words}"'


@functools.lru_cache(maxsize=TEXTS)
def plain(markup: str, sources: bool = False) -> str:
    """The words that a reader sees of some inline Markdown, as one line.

    Emphasis, link markup (its text stays), code signs, escapes and entities go; the rest stays.
    With `sources`, the text of each link to an outside source ends in the sign SOURCE.
    """
    if not _MARKUP.search(markup):
        return squeeze(markup)
    # Texts that are no markup, whatever signs they hold. The steps follow the renderer's own order.
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\x02{len(kept) - 1}\x03"

    if "`" in markup:
        markup = _CODE_SPAN.sub(lambda span: span["escaped"] + keep(span["code"].strip()), markup)
    if "\\" in markup:
        markup = _ESCAPE.sub(lambda match: keep(match[1]), markup)
    if "](" in markup:
        markup = _LINK.sub(
            lambda link: link[1] + _source(link, kept) if sources else link[1], markup
        )
    if "<" in markup:
        markup = _AUTOLINK.sub(
            lambda link: keep(link[1] or link[2]) + (SOURCE if sources and link[1] else ""), markup
        )
    if "&" in markup:
        import html  # a big table that few texts need

        markup = _ENTITY.sub(lambda entity: keep(html.unescape(entity.group())), markup)
    for signs, pattern in _EMPHASIS:
        if signs in markup:
            markup = pattern.sub(r"\1", markup)
    while kept and _KEPT.search(markup):
        markup = _KEPT.sub(
            lambda sign: kept[int(sign[1])] if int(sign[1]) < len(kept) else "", markup
        )
    return squeeze(markup)


# Where a sentence ends as a reader sees it. Simpler than `sentences`, which knows abbreviations.
_STOP_SEEN = lazily(
    rf"(?<=[.!?…])[\"'”’)\]{SOURCE}]*\s+|[{_LINE_ENDS}\s]*{_LINE_ENDS}[{_LINE_ENDS}\s]*"
)
_STOP_IN_LINE = lazily(rf"(?<=[.!?…])[\"'”’)\]{SOURCE}]*\s+")  # where no line was broken by hand
_BLOCK_ENDS = lazily(r"\n[ \t>]*\n")
_ITEM_BEGINS = lazily(r"\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")


@functools.lru_cache(maxsize=TEXTS)
def seen_sentences(markup: str) -> tuple[tuple[str, bool], ...]:
    """The sentences that a reader sees of some Markdown, in plain words.

    Each comes with whether a link to an outside source ends in it. The markup goes first, since
    emphasis, a link or a code span may extend over a full stop. A block, an item and a hard line
    break each end a sentence.
    """
    found = []
    for block in _BLOCK_ENDS.split(markup) if markup.count("\n") > 1 else [markup]:
        lines = _ITEM_BEGINS.split(block) if _ITEM_BEGINS.match(f"\n{block}") else [block]
        for line in lines:
            words = plain(
                line.replace("  \n", f" {_LINE_ENDS} ") if "  \n" in line else line, sources=True
            )
            start = 0
            for end in (_STOP_SEEN if _LINE_ENDS in words else _STOP_IN_LINE).finditer(words):
                found.append(words[start : end.end()])
                start = end.end()
            found.append(words[start:])
    return tuple(
        [
            (sentence.replace(SOURCE, "").replace(_LINE_ENDS, "").strip(), SOURCE in sentence)
            for sentence in found
            if sentence.strip()
        ]
    )


def _source(link: re.Match[str], kept: list[str]) -> str:
    """SOURCE for a link that leads out of the site and has a letter or digit to tap, else ""."""
    words = _KEPT.sub(lambda sign: kept[int(sign[1])], link[1])
    return (
        SOURCE
        if link[2].lstrip("<").startswith(("https://", "http://")) and any(map(str.isalnum, words))
        else ""
    )


def shown_as_written(markup: str) -> str:
    """The same Markdown, changed so that \\< and \\~ render as these signs.

    The renderer would leave the backslash, and take \\<b> for HTML.
    """
    if "\\<" not in markup and "\\~" not in markup:
        return markup
    bare = without_code(markup)
    out, done = [], 0
    for match in _UNKNOWN_ESCAPE.finditer(bare):
        out += [markup[done : match.start(2)], "&lt;" if match[3] == "<" else match[3]]
        done = match.end()
    return "".join([*out, markup[done:]])


def without_code(markup: str) -> str:
    """The same Markdown with its code spans blanked out; the offsets of the rest stay."""
    return (
        _CODE_SPAN.sub(lambda span: re.sub(r"[^\n]", " ", span.group()), markup)
        if "`" in markup
        else markup
    )


def raw_html(line: str) -> tuple[int, str] | None:
    """The offset of the first raw HTML in a line of Markdown, and how it begins; or None."""
    if "<" not in line:
        return None
    match = _HTML.search(without_code(line))
    return (match.start(1), line[match.start(1) :][:20]) if match else None


def fold(text: str) -> str:
    """Plain text in the form in which quotes are compared: straight quotes, bare outer ends."""
    return straightened(text).strip(OUTER)


def straightened(text: str) -> str:
    """A text with straight quotation marks."""
    return text if text.isascii() else text.translate(CURLY)  # ten times as quick


def unjoined(text: str) -> str:
    """A text with two letters for one sign of both, as PDFs have it, and with plain digits."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@functools.lru_cache(maxsize=TEXTS)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, as an original and its import are compared: no markup, no outer marks.

    Bullets, hashes, pipes and the colon after a heading are the form of a line, not its words.
    """
    bare = [token.strip(_FORM) for token in straightened(plain(text)).split()]
    return tuple([token for token in bare if token.strip("-–—")])


# No mark may precede the first one, so that a row of marks takes time linear in its length.
_END = lazily(r"[.!?…](?<![.!?…].)[.!?…]*[\"'”’)\]*_]*\s")
_ABBREVIATIONS = frozenset("e.g i.e cf vs dr mr mrs ms prof st approx ca".split())
_INITIALS = lazily(r"[A-HJ-Z]|[A-Z](?:\.[A-Z])+")
_BEFORE_A_NUMBER = frozenset("no nos fig p pp para paras s ss reg ch art".split())


@functools.lru_cache(maxsize=TEXTS)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a plain text. Joined by a space they give the text again.

    A sentence ends in . ! ? or … (with closing quotes or brackets) before white space and a
    capital, a digit or an opening quote or bracket; not after an abbreviation or an initial.
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
    """Whether a sentence can begin at this offset."""
    while at < len(text) and text[at] in "\"'“‘([*_":
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or text[at] in "£$€")


def _abbreviates(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a full stop that might end a sentence belongs to an abbreviation or an initial."""
    if end.group().rstrip() != ".":
        return False
    dot = end.start()
    word = text[max(text.rfind(" ", start, dot) + 1, start) : dot].lstrip("(\"'“‘[")
    if word.lower() in _ABBREVIATIONS or (
        word.lower() in _BEFORE_A_NUMBER and text[end.end() : end.end() + 1].isdigit()
    ):
        return True
    return bool(_INITIALS.fullmatch(word))


_STOP = frozenset(
    """about above after again against also although another any are audit because been before being
    below between both briefing could did does doing during each few for from further had has
    have having here how into itself just more most must need needs not now off once only other
    ought our out over own same says shall should some such than that the their them then there
    these they this those through too under until very was well were what when where whether
    which while who whom whose why will with within without would you your yours""".split()
)
_WORD = lazily(r"[^\W\d_]{4,}(?:['’][a-z]+)?")
_NO_ROOT = frozenset(("",))


@functools.lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """A word without its commonest English endings, enough to let "parents" meet "parent"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, kept in (
        ("ies", "y"),
        ("ings", ""),
        ("ing", ""),
        ("edly", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return (word[: -len(ending)] + kept).rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


@functools.lru_cache(maxsize=65536)
def _root(word: str) -> str:
    """The root of a word that carries meaning; "" for any other word."""
    return "" if word.lower() in _STOP else word_stem(word)


@functools.lru_cache(maxsize=TEXTS)
def content_roots(text: str) -> frozenset[str]:
    """The roots of the words of a plain text that carry meaning."""
    return frozenset(map(_root, _WORD.findall(text))) - _NO_ROOT


def share_word(first: str, second: str) -> bool:
    """Whether two texts share a whole word that carries meaning.

    Quick. True only where `share_content` is True as well.
    """
    same = set(first.lower().split()).intersection(second.lower().split())
    return any(len(word) > 3 and word.isalpha() and word not in _STOP for word in same)


def share_content(first: str, second: str) -> bool:
    """Whether two plain texts share a word that carries meaning, in any of its forms."""
    return not content_roots(first).isdisjoint(content_roots(second))
