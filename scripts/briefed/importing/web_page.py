"""Opens a saved web page: the part that is the text, what stands around it, and its words, read once more without pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefed.errors import InputError
from briefed.text.patterns import lazily
from briefed.model import Location
from briefed.importing.raised_text import DOWN, UP, bare, mark, question, settle

_DEEPEST = 150  # elements within each other; a page of a newspaper nests some thirty
_MOST_TEXT = 2_000_000  # characters of the text alone, without scripts, styles and pictures
_SILENT = "script, style, link, meta"  # hold no words
_NOISE = "template, noscript, iframe, object, embed, svg, canvas, audio, video, form, button, input, select, textarea, datalist, dialog:not([open])"
_UNSAID = ("value", "placeholder", "alt", "title", "srcdoc")  # attributes whose words a page may show
_AROUND = "nav, aside, [role=navigation], [role=search], [role=banner], [role=contentinfo], [role=complementary]"
_HIDDEN = "[hidden], [aria-hidden=true], [popover], [inert], font[size='0']"
# What a declaration may say that keeps words from a reader's eyes (CSS 2.2 and its later modules).
_ZERO = r"(?:0|0?\.0\d*|\.0\d*)(?:[a-z%]*)"
_UNSEEN_STYLE = lazily(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    rf"|opacity\s*:\s*{_ZERO}\s*(?:!|;|$)|font(?:-size)?\s*:\s*(?:{_ZERO}|[01](?:\.\d+)?p[xt])(?:[\s!;/]|$)|zoom\s*:\s*{_ZERO}\s*(?:!|;|$)"
    r"|(?:text-indent|left|right|top|bottom|margin(?:-left|-top)?)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)[^)]*\)|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|transform\s*:[^;]*scale[xy]?\(\s*0\s*[,)]"
    rf"|color\s*:\s*transparent|-webkit-text-fill-color\s*:\s*transparent|(?:max-)?(?:height|width)\s*:\s*{_ZERO}[^;]*;.*overflow\s*:\s*hidden|mso-hide\s*:\s*all)", re.I | re.S)
_COLOUR = lazily(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.I)
_GROUND = lazily(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)", re.I)
_NAMED = {"white": (255, 255, 255), "snow": (255, 250, 250), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "black": (0, 0, 0)}
_NEAR = 24  # of 255: how far two colours may be apart in each of red, green and blue, and still be one to the eye
_LIFTED = lazily(r"vertical-align\s*:\s*(super|sub|text-top|-?[1-9.])|position\s*:\s*relative[^}]*?(?:top|bottom)\s*:\s*-?[.\d]", re.I)
_WRITES = lazily(r"(?<![\w-])content\s*:\s*(\"[^\"]*\w[^\"]*\"|'[^']*\w[^']*')")
_SKIP = lazily(r"skip (?:to|navigation|main|link)", re.I)
_BLOCKS = frozenset("address article aside blockquote br body caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre "
                    "section summary table tbody td tfoot th thead tr ul".split())
_SHOWN = 8  # words of what was left out


class Opened(NamedTuple):
    """`safe` is the HTML of the text alone, `words` its words in order; `left_out` says what stood around it, `title` is what the browser's window was named."""

    safe: bytes
    words: list[str]
    left_out: list[str]
    title: str


def open_page(text: str, file: str) -> Opened:
    """Open a web page. Raises InputError where there is no text in it, where it is larger or deeper than is read, and where only a person
    can tell what is raised.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(bare(text))
    title = page.css_first("head title")
    name = " ".join(title.text().split()) if title is not None else ""
    root = page.body
    if root is None:
        raise InputError("no text was found in this page: open it in a browser, and save it as a web page", Location(file))
    _measure(root, file)
    left = _LeftOut()
    sheets = "\n".join(node.text() for node in page.css("style"))
    left.said += [f"words that a style sheet writes: {match[1]}" for match in _WRITES.finditer(sheets)]
    for node in page.css("noscript"):
        left.leave("what is shown without scripts", node)
    root = _text_of(root, sheets, left)
    if root.css_first("math, m\\:math") is not None:
        raise InputError("this page holds a formula, which can't be read as text: write in words what it says", Location(file))
    _raise(root, left)
    asked: list[str] = []
    words: list[str] = []
    for line in "".join(_said(root)).split("\n"):
        found = settle(line)
        asked += found.asked
        words += found.text.split()
    if asked:
        raise question(asked, Location(file))
    if not words:
        raise InputError("no text was found in this page: perhaps it is fetched when the page is opened; copy the text into a .txt file and bring that", Location(file))
    return Opened(f"<!doctype html><html><body>{root.inner_html if root.tag == 'body' else root.html}</body></html>".encode(), words, left.said, name)


def _measure(root, file: str) -> None:
    """Raise InputError for a page that is too deep or too long to be read, before anything goes through it."""
    node, depth, length = root, 0, 0
    while node is not None:
        if node.tag == "-text" and node.parent.tag not in ("script", "style"):
            length += len(node.text_content or "")
        if depth > _DEEPEST:
            raise InputError(f"this page nests its elements more than {_DEEPEST} deep, which no briefing does: copy its text into a .txt file and bring that", Location(file))
        below = node.first_child
        if below is not None:
            node, depth = below, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = (node.parent, depth - 1) if depth else (None, 0)
        node = node.next if node is not None and depth else None
    if length > _MOST_TEXT:
        raise InputError(f"this page holds {length:,} characters of text, and a briefing may have {_MOST_TEXT:,}: bring the briefing alone", Location(file))


class _LeftOut:
    """Takes parts out of a page; `said` has, for each, what it was and its first words."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def leave(self, what: str, node) -> None:
        """Take out an element, and say so where it had words."""
        every = {one.mem_id: one for one in (node, *node.css("*"))}.values()
        inside = re.sub(r"<[^>]*>", " ", node.html or "") if node.tag == "template" else node.text(separator=" ")  # whose content is a page of its own
        held = [inside, *(value or "" for one in every for name, value in one.attributes.items() if name in _UNSAID)]
        words = " ".join(held).split()
        if words:
            self.said.append(f"{what}: {' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}")
        node.decompose()


def _text_of(root, sheets: str, left: _LeftOut):
    """The part of a page that is its text, all else taken out."""
    for node in root.css(_SILENT):
        node.decompose()
    for node in _comments(root):
        words = (node.comment_content or "").split()
        if words:
            left.said.append(f"a comment in the page's source: {' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}")
        node.decompose()
    for node in _outermost(root.css(_NOISE)):
        left.leave(f"what stands in <{node.tag}>", node)
    for node in _outermost(root.css(_HIDDEN)):
        left.leave("hidden text", node)
    for node in _outermost(_unseen(root, sheets)):
        left.leave("hidden text", node)
    for link in [link for link in _outermost(root.css("a[href^='#']")) if _SKIP.match(" ".join(link.text().split()))]:
        left.leave("a link for keyboards", link)
    mains = [node for node in root.css("main, [role=main]") if node.text().strip()] or [node for node in root.css("article") if node.text().strip()]
    if len(mains) == 1:
        for node in list(_others(root, mains[0])):
            left.leave("what stands around the text", node)
        root = mains[0]
    else:
        for node in [node for node in root.iter() if node.tag in ("header", "footer")]:
            left.leave("the page's head" if node.tag == "header" else "the page's foot", node)
    for node in _outermost(root.css(_AROUND)):
        left.leave("a part that leads to other pages", node)
    return root


def _outermost(nodes: list) -> list:
    """The elements that stand in no other of them: what stands in one that is taken out goes with it."""
    every = {node.mem_id for node in nodes}

    def within(node) -> bool:
        while (node := node.parent) is not None:
            if node.mem_id in every:
                return True
        return False

    return [node for node in nodes if not within(node)]


def _comments(root) -> list:
    """The comments of a page, which no selector finds."""
    return [node for node in root.traverse(include_text=True) if node.tag in ("-comment", "_comment")]


def _unseen(root, sheets: str) -> list:
    """The elements that the page's own styles keep from a reader's eyes."""
    styles = {node.mem_id: (node, node.attributes.get("style") or "") for node in root.css("[style]")}
    for selector, declarations in _rules(sheets):
        for node in _select(root, selector):
            styles[node.mem_id] = node, f"{declarations};{styles.get(node.mem_id, (node, ''))[1]}"
    for node in root.css("font[color]"):
        styles[node.mem_id] = node, f"color:{node.attributes['color']};{styles.get(node.mem_id, (node, ''))[1]}"
    return [node for node, style in styles.values() if node.tag not in ("body", "html") and (_UNSEEN_STYLE.search(style) or _drowned(node, style, styles))]


def _drowned(node, style: str, styles: dict) -> bool:
    """Whether an element's letters have the colour of what they stand on; where that can't be told they are not judged."""
    colour = _last(_COLOUR, style)
    if colour is None:
        return False
    while node is not None:
        held = styles.get(node.mem_id, (node, ""))[1] or (node.attributes.get("style") or "")
        given = _GROUND.findall(held) + [node.attributes["bgcolor"] or ""] if "bgcolor" in node.attributes else _GROUND.findall(held)
        if given:
            ground = _rgb(given[-1])
            return ground is not None and _alike(colour, ground)
        node = node.parent
    return _alike(colour, (255, 255, 255))


def _last(pattern: re.Pattern, style: str) -> tuple[int, int, int] | None:
    found = pattern.findall(style)
    return _rgb(found[-1]) if found else None


def _rgb(text: str) -> tuple[int, int, int] | None:
    """A colour as CSS writes it; None where it is another kind of value."""
    text = text.strip().lower()
    if text in _NAMED:
        return _NAMED[text]
    if short := re.match(r"#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-f])", text):
        return tuple(int(digit * 2, 16) for digit in short.groups())
    if long := re.match(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", text):
        return tuple(int(pair, 16) for pair in long.groups())
    numbers = re.match(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", text)
    return tuple(int(number) for number in numbers.groups()) if numbers else None


def _alike(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    return all(abs(one - other) <= _NEAR for one, other in zip(first, second))


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Each selector of the rules that hold for a screen, with its declarations."""
    import tinycss2

    todo = list(tinycss2.parse_stylesheet(sheets, skip_comments=True, skip_whitespace=True))
    while todo:
        rule = todo.pop(0)
        if rule.type == "at-rule" and rule.content is not None and "print" not in tinycss2.serialize(rule.prelude):
            if rule.lower_at_keyword in ("media", "supports", "layer"):
                todo[:0] = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        elif rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude), tinycss2.serialize(rule.content)


def _select(root, selector: str) -> list:
    """The elements that a selector matches; none for one that is not read, or that a state or a part of an element decides."""
    from selectolax.lexbor import SelectolaxError

    try:
        return [] if re.search(r":(?!not|is|where|first|last|nth|only|root)", selector) else root.css(selector)
    except (SelectolaxError, ValueError):
        return []


def _raise(root, left: _LeftOut) -> None:
    """Write what a style lifts or lowers as <sup> or <sub>, and take out the marks that lead to a note on the same page."""
    from selectolax.lexbor import LexborHTMLParser

    for node in root.css("[style]"):
        lifted = _LIFTED.search(node.attributes.get("style") or "")
        if lifted and node.tag not in ("sup", "sub", "td", "th", "tr", "img", "div", "p"):
            tag = "sub" if lifted[1] and lifted[1].lower().startswith(("sub", "-")) else "sup"
            node.replace_with(LexborHTMLParser(f"<{tag}>{node.html}</{tag}>").css_first(tag))
    for link in root.css("sup > a[href^='#'], a[href^='#'] > sup"):
        whole = link.parent
        if whole is not None and " ".join(whole.text().split()) == " ".join(link.text().split()):
            left.leave("the raised mark of a note on the page", whole)


def _others(root, inside):
    """What stands in `root` beside the way down to `inside`."""
    way = [inside]
    while way[-1].parent is not None and way[-1] != root:
        way.append(way[-1].parent)
    for node, below in zip(way[1:], way):
        for child in list(node.iter(include_text=True)):
            if child != below:
                yield child


def _said(node):
    """The characters of a node, with a space around whatever begins a line of its own."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield re.sub(r"\s+", " ", (child.text() or "").replace("\xad", ""))
        elif child.tag in ("sup", "sub"):
            yield mark("".join(_said(child)).replace("\n", " "), UP if child.tag == "sup" else DOWN)
        elif child.tag in _BLOCKS:
            yield "\n"
            yield from _said(child)
            yield "\n"
        elif child.tag != "-comment":
            yield from _said(child)
