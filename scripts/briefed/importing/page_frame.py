"""The frame of a site around a page's text: what belongs to it, and what to make of a layout.

A library that extracts articles, such as trafilatura or readability, drops what scores low and
does not say what it dropped. A briefing may lose no word unsaid, so these rules name parts by what
pages call them and by what they say, and each part that goes is handed to `leave`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefed.importing import furniture
from briefed.text.patterns import lazily

HEADINGS = "h1, h2, h3, h4, h5, h6"
_HEADINGS = frozenset(HEADINGS.split(", "))
Leave = Callable[[str, LexborNode], None]

# Names of classes and ids, in the pieces between hyphens and capitals.
_FRAME = frozenset(
    "addthis breadcrumb breadcrumbs byline consent cookie cookies crumbs footer gdpr masthead menu "
    "nav navbar navigation newsletter pager pagination share sharebar sharethis sharing sidebar "
    "skip skiplink social subnav tweet twitter".split()
)
_CAPTIONED = frozenset("caption captioned figcaption".split())
_PIECE = lazily(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_OF_THE_PAGE = 0.4  # what has this share of the words is no frame, whatever its name
_CAPTION_WORDS = 60
_NEAR = 200  # nodes between a box and the heading of the section that it interrupts
_MENU = 8  # links that are a menu, and not a list of sources
_BOXES = frozenset("div section td aside li".split())
_LINES = "p, li, div, span, a, td, h1, h2, h3, h4, h5, h6"  # that may be a line by themselves


def leave_frame(root: LexborNode, leave: Leave) -> None:
    """Take the parts of a site's frame out of a page. `leave` takes out a part and reports it."""
    most = _count(root) * _MOST_OF_THE_PAGE
    before = _under(root)
    for node in outermost(list(_named(root, _FRAME, most))):
        leave("a part of the site's frame", node)
    for node in outermost(list(_captions(root))):
        leave("a picture's caption", node)
    for node in outermost(list(_link_lists(root, most))):
        leave("a list of links to other pages", node)
    for node in outermost(list(filter(_is_furniture, root.css(_LINES)))):
        leave("a line of the site's frame", node)
    after = _under(root)
    for heading in root.css(HEADINGS):
        if before.get(heading.mem_id) and not after.get(heading.mem_id):
            leave("a heading whose text was left out", heading)


def outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The elements that are within no other of them: the rest is taken out with these."""
    every = {node.mem_id for node in nodes}

    def within(node: LexborNode) -> bool:
        parent = node.parent
        while parent is not None:
            if parent.mem_id in every:
                return True
            parent = parent.parent
        return False

    return [node for node in nodes if not within(node)]


def _count(node: LexborNode) -> int:
    return len(node.text(separator=" ").split())


def _pieces(node: LexborNode) -> set[str]:
    """The pieces of an element's class and id: "tweet" and "this" of "tweetThis"."""
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return {piece.lower() for piece in _PIECE.findall(names)}


def _named(root: LexborNode, names: frozenset[str], most: float) -> Iterator[LexborNode]:
    """The elements of at most so many words that have one of the names as a class or id."""
    for node in root.css("[class], [id]"):
        if (
            node.tag not in ("body", "html", *_HEADINGS)
            and _pieces(node) & names
            and _count(node) <= most
            and node.css_first("h1") is None
        ):
            yield node


def _captions(root: LexborNode) -> Iterator[LexborNode]:
    for node in _named(root, _CAPTIONED, _CAPTION_WORDS):
        if node.css_first("img") is not None:
            yield node


def _under(root: LexborNode) -> dict[int, int]:
    """How many words each heading has in its section, apart from headings, by its node's id."""
    under: dict[int, int] = {}
    above: list[LexborNode] = []  # the headings whose sections are open
    for node in root.traverse(include_text=True):
        if node.tag in _HEADINGS:
            while above and _level(above[-1]) >= _level(node):
                above.pop()
            above.append(node)
            under[node.mem_id] = 0
        elif node.tag == "-text" and above and not _within(node, above[-1]):
            for heading in above:
                under[heading.mem_id] += len((node.text_content or "").split())
    return under


def _level(heading: LexborNode) -> int:
    return int((heading.tag or "h1")[1])


def _within(node: LexborNode, outer: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != outer.mem_id:  # == compares their HTML
        parent = parent.parent
    return parent is not None


def _link_lists(root: LexborNode, most: float) -> Iterator[LexborNode]:
    """The boxes that only lead to other pages, and what is under a heading like "Related links"."""
    seen: set[int] = set()
    for heading in root.css(HEADINGS):
        box = heading.parent
        if box is None:
            continue
        # A box is looked at once, however many headings it holds.
        if box.mem_id != root.mem_id and box.tag in _BOXES and box.mem_id not in seen:
            seen.add(box.mem_id)
            if _count(box) <= most and _leads_away(box):
                yield box
        if _is_related(heading) or _is_menu(heading.next):
            yield from _links_behind(heading)


def _leads_away(box: LexborNode) -> bool:
    """Whether a box has headings like "Related links" alone, or one heading and only links."""
    headings = box.css(HEADINGS)
    return all(map(_is_related, headings)) or (
        len(headings) == 1 and _only_links(box, _count(headings[0]))
    )


def _is_related(heading: LexborNode) -> bool:
    words = " ".join(heading.text(separator=" ").split()).rstrip(" :")
    return bool(furniture.RELATED.fullmatch(words))


def _only_links(node: LexborNode, apart: int = 0) -> bool:
    """Whether a node holds several links, and hardly a word beside them but so many."""
    links = node.css("a")
    return len(links) > 1 and sum(map(_count, links)) >= 0.9 * (_count(node) - apart)


def _is_menu(node: LexborNode | None) -> bool:
    """Whether a list or a layout behind a heading holds many links and nothing else."""
    while node is not None and node.tag == "-text" and not (node.text_content or "").strip():
        node = node.next
    if node is None or node.tag not in ("ul", "ol", "table"):
        return False
    return len(node.css("a")) >= _MENU and _only_links(node)


def _links_behind(heading: LexborNode) -> list[LexborNode]:
    """The elements behind a heading, up to the next, as long as they hold little but links."""
    found: list[LexborNode] = []
    node = heading.next
    while node is not None and node.tag not in _HEADINGS:
        if node.tag != "-text":
            linked = sum(map(_count, node.css("a")))
            if linked < 0.7 * _count(node):
                break
            found.append(node)
        elif (node.text_content or "").strip():
            break
        node = node.next
    return found


def _is_furniture(node: LexborNode) -> bool:
    """Whether all that an element says, on a line of its own, is a line of a site's frame."""
    if node.tag in ("span", "a") and not _alone(node):
        return False
    words = " ".join(node.text(separator=" ").split()).strip(" .:>»›«‹|*•")
    if not words or len(words) > 150:
        return False
    if furniture.LINE.fullmatch(words):
        return True
    linked = " ".join(" ".join(link.text() for link in node.css("a")).split())
    return bool(furniture.LINK.fullmatch(words) and (node.tag == "a" or words in linked))


def _alone(node: LexborNode) -> bool:
    """Whether an element has no words beside it in its parent."""
    parent = node.parent
    return parent is not None and _count(parent) == _count(node)


def unfold_layouts(root: LexborNode) -> None:
    """Turn each table that only lays a page out into divisions, in the order of its cells."""
    for table in reversed(root.css("table")):  # the inner before the outer
        cells = [cell for cell in table.css("td, th, caption") if _table_of(cell) == table.mem_id]
        if not _is_layout(table, cells):
            continue
        divisions = "".join(f"<div>{cell.inner_html}</div>" for cell in cells)
        made = LexborHTMLParser(f"<div>{divisions}</div>").css_first("div")
        if made is not None:
            table.replace_with(made)


def _table_of(cell: LexborNode) -> int | None:
    """The id of the node of the table that a cell belongs to."""
    node = cell.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return None if node is None else node.mem_id


def _is_layout(table: LexborNode, cells: list[LexborNode]) -> bool:
    """Whether a table lays a page out: it heads no columns, and its cells hold whole sections."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    if any(cell.tag != "td" for cell in cells):
        return False
    rows = [cell.parent for cell in cells if _count(cell)]
    return (
        len({row.mem_id for row in rows if row is not None}) == len(rows)
        or any(cell.css_first(f"{HEADINGS}, table") is not None for cell in cells)
        or any(len(cell.css("p")) > 1 for cell in cells)
        or (len({row.mem_id for row in rows if row is not None}) == 1 and _holds_list(cells))
    )


def _holds_list(cells: list[LexborNode]) -> bool:
    return any(cell.css_first("ul, ol") is not None for cell in cells)


def set_boxes_behind(root: LexborNode) -> list[str]:
    """Move each box with a heading of its own behind the section that it interrupts.

    Returns the headings of the boxes. A box floats beside the text, so that the paragraphs after
    it belong to the heading before it.
    """
    moved: list[str] = []
    boxes = outermost([box for box in root.css("div, aside, section") if _floats(box)])
    for box in boxes:
        heading = box.css_first(HEADINGS)
        if heading is None:
            continue
        last, node = box, box.next
        while node is not None and not _starts_section(node, _level(heading)):
            last, node = node, node.next
        if last.mem_id != box.mem_id:
            moved.append(" ".join(heading.text(separator=" ").split()))
            last.insert_after(box)
            box.decompose()
    return moved


def _floats(box: LexborNode) -> bool:
    """Whether a box with a heading stands in the middle of a section."""
    heading = box.css_first(HEADINGS)
    return heading is not None and _interrupts(box, _level(heading)) and _begins(box, heading)


def _begins(box: LexborNode, heading: LexborNode) -> bool:
    """Whether nothing in a box but pictures is before its heading."""
    inside = " ".join(box.text(separator=" ").split())
    return inside.startswith(" ".join(heading.text(separator=" ").split())) and any(
        word for word in inside[len(heading.text()) :].split()
    )


def _interrupts(box: LexborNode, level: int) -> bool:
    """Whether text stands right behind a box, and a section before it that is as high or higher."""
    node = box.next
    while node is not None and not _says(node):
        node = node.next
    if node is None or node.tag not in ("p", "ul", "ol", "-text", "table", "blockquote"):
        return False
    node = box.prev
    for _ in range(_NEAR):
        if node is None or node.tag in _HEADINGS:
            break
        node = node.prev
    return node is not None and node.tag in _HEADINGS and _level(node) < level


def _says(node: LexborNode) -> bool:
    words = node.text_content if node.tag == "-text" else node.text()
    return bool((words or "").strip())


def _starts_section(node: LexborNode, level: int) -> bool:
    """Whether a node is a heading above a level, or holds one."""
    if node.tag in _HEADINGS:
        return _level(node) < level
    inner = node.css_first(HEADINGS) if node.tag != "-text" else None
    return inner is not None and _level(inner) < level
