"""What is wrong with a built page by itself: where, and in what words."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.checking.rules import published
from briefed.layout import HELP_PAGE
from briefed.model import Location
from briefed.rendering import content_security_policy
from briefed.rendering.notices import DRAFT
from briefed.source.project import Project, load
from briefed.verifying import links, required_parts
from briefed.verifying.markup import check_encodings, check_markup
from briefed.verifying.requests import check_requests
from briefed.verifying.style_sheets import check_style_sheets
from support.built_pages import built, told
from support.tiny import BASE

PART = f"which the build should have made into a part of the page: {published.UNDO}"
LINK = f"which the build should have made into a link: {published.UNDO}"
FAR = "https://far.example"


@pytest.fixture(scope="module")
def project() -> Project:
    return load(BASE, "2026-06-01")


@pytest.mark.parametrize(
    ("body", "address", "message"),
    [
        (
            f'a<img src="{FAR}/a.png">',
            f"{FAR}/a.png",
            f"<img> fetches something from another website ({FAR}/a.png): "
            "put the file into docs/assets and use it from there, or take it away",
        ),
        (
            '<img srcset="a.png 1x, //far.example/b.png 2x">',
            "a.png 1x",
            "<img> fetches something from another website (a.png 1x, //far.example/b.png 2x): "
            "put the file into docs/assets and use it from there, or take it away",
        ),
        (
            f'<a href="{FAR}/" ping="{FAR}/p">a</a>',
            f"{FAR}/p",
            f"<a> fetches something from another website ({FAR}/p): "
            "put the file into docs/assets and use it from there, or take it away",
        ),
        (
            f'<meta http-equiv="Refresh" content="0; url={FAR}/">',
            f"0; url={FAR}/",
            "the page sends its readers on to another website: take away what does so, or "
            f"{published.UNDO}",
        ),
        (
            f'<svg><use xlink:href="{FAR}/a.svg"></use></svg>',
            f"{FAR}/a.svg",
            f"a drawing fetches something from another website ({FAR}/a.svg): put the "
            "file into docs/assets and use it from there, or take it away",
        ),
        (
            f"<iframe srcdoc='<img src={FAR}/a.png>'></iframe>",
            f"{FAR}/a.png",
            f"a frame fetches something from another website ({FAR}/a.png): take it away",
        ),
        (
            f'<script>fetch("{FAR}/a")</script>',
            f"{FAR}/a",
            f"a script fetches something from another website ({FAR}/a): put the "
            "file into docs/assets and use it from there, or take it away",
        ),
        (
            f"<style>a {{ background: url({FAR}/a.png) }}</style>",
            f"{FAR}/a.png",
            f"a style fetches something from another website ({FAR}/a.png): put the "
            "file into docs/assets and use it from there, or take it away",
        ),
        (
            f'<p style="background: url({FAR}/a.png)">a</p>',
            f"{FAR}/a.png",
            f"a style fetches something from another website ({FAR}/a.png): put the "
            "file into docs/assets and use it from there, or take it away",
        ),
    ],
)
def test_a_request_to_another_host(project: Project, body: str, address: str, message: str) -> None:
    assert told(list(check_requests(built(body), project))) == [
        (f"site/tiny/page.html:3:{body.index(address) + 1}", "published-request", message)
    ]


@pytest.mark.parametrize(
    "body",
    [
        f'<a href="{FAR}/">a</a>',
        f'<link rel="canonical" href="{FAR}/">',
        f'<link rel="next license" href="{FAR}/">',
        '<img src="a.png" srcset="a.png 1x">',
        '<meta http-equiv="refresh" content="0; url=a.html">',
        '<script>fetch("a.json")</script>',
        "<style>a { background: url(a.png) }</style>",
    ],
)
def test_what_asks_no_other_host(project: Project, body: str) -> None:
    assert told(list(check_requests(built(body), project))) == []


def test_a_script_of_the_project_that_nobody_checked(tmp_path: Path, project: Project) -> None:
    (tmp_path / "docs/tiny").mkdir(parents=True)
    (tmp_path / "docs/tiny/own.js").write_text("", "utf-8")
    here = built(
        '<script src="own.js"></script><script src="other.js"></script>\n'
        '<search data-worker="own.js"></search>'
    )
    fault = (
        "site/tiny/page.html:3:14",
        "published-request",
        "nobody has checked the script own.js, which might change what the page says: take it away",
    )
    assert told(list(check_requests(here, project._replace(root=tmp_path)))) == [fault, fault]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a <quiz>", [f"3:3 readers see '<quiz', {PART}"]),
        ("[[a]]", [f"3:1 readers see '[[a]]', {PART}"]),
        ("&lt;!-- a", [f"3:1 readers see '&lt;!--', {PART}"]),
        ("<code>&lt;!-- a</code>", []),
        ("<script>'[[a]]'</script>", []),
        (
            "a <del>b</del>",
            [f"3:3 <del> changes how words are read: take away what makes it, or {published.UNDO}"],
        ),
        (
            "<code>\n</code> [safe-sleep-1]",
            [f"4:9 readers see '[safe-sleep-1]', {LINK}"],
        ),
        ("[safe-sleep-2]", []),
    ],
)
def test_markup_that_was_not_rendered(body: str, found: list[str]) -> None:
    problems = list(check_markup(built(body), {"safe-sleep-1"}))
    assert {problem.code for problem in problems} <= {"published-leak"}
    assert [
        f"{problem.location.line}:{problem.location.column} {problem.message}"
        for problem in problems
    ] == found


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"caf\xe9")
    (tmp_path / "b.html").write_text("café", "utf-8")
    files = {name: tmp_path / name for name in ("a.html", "b.html")}
    assert told(list(check_encodings(files))) == [
        (
            "site/a.html:1:1",
            "published-leak",
            "a.html is not saved as UTF-8, so readers see other letters (byte 0xE9 on this line): "
            "save its source again with the encoding UTF-8",
        )
    ]


def test_links_that_lead_to_no_address_or_ring_a_number_that_nobody_knows(
    project: Project,
) -> None:
    body = (
        '<a href="javascript:a()">a</a> <a href="mailto:a@b.example">b</a> <a href="//c.example">'
        'c</a>\n<a href="tel:01234567890">01234 567890</a> <a href="tel:0999">0999</a> '
        '<a href="tel:01234567890">01234 567891</a>'
    )
    remedy = f": {published.UNDO}. A link may show and ring only a number that the site knows"
    assert told(list(links.check_addresses(built(body), project))) == [
        (
            "site/tiny/page.html:4:44",
            "published-number",
            f"a link shows '0999' and rings 0999{remedy}",
        ),
        (
            "site/tiny/page.html:4:72",
            "published-number",
            f"a link shows '01234 567891' and rings 01234567890{remedy}",
        ),
        (
            "site/tiny/page.html:3:10",
            "published-link",
            "a link leads to javascript:a(), where no link may lead: write the file of a page, an "
            "address that begins with https://, an e-mail address or a telephone number",
        ),
    ]


def policy_of(html: str) -> str:
    wanted = content_security_policy.policy(content_security_policy.hashes(html))
    return f'<meta http-equiv="Content-Security-Policy" content="{wanted}">'


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("", "has no list of what a browser may load such as"),
        (
            '<meta http-equiv="content-security-policy" content="a">',
            "has another list of what a browser may load than",
        ),
        (
            f'<link rel="icon" href="a.png">{policy_of("")}',
            "has too late, below what it is for, the list of what a browser may load that",
        ),
        (policy_of(""), ""),
        (
            f"{policy_of('<script>1</script>')}<script>2</script>",
            "has another list of what a browser may load than",
        ),
        (f"{policy_of('<script>1</script>')}<script>1</script>", ""),
    ],
)
def test_the_policy_of_a_page(head: str, fault: str) -> None:
    assert told(list(required_parts.check_policy(built("a", head)))) == [
        (
            "site/tiny/page.html:1:1",
            "published-policy",
            f"tiny/page.html {fault} the build gives it (its content security policy), so a "
            f"browser may run or load what nobody checked: {published.UNDO}",
        )
        for fault in [fault]
        if fault
    ]


def test_the_notice_of_a_draft_and_the_link_to_help() -> None:
    source, pages = Location("docs/tiny/page.md"), {HELP_PAGE.replace(".md", ".html")}
    link = f'<a class="bf-worried" href="../{next(iter(pages))}">Worried?</a>'
    notice = f'<p class="bf-draft">{DRAFT}</p>'
    whole, bare = built(notice + link), built(f"<div hidden>{notice}{link}</div>")
    assert list(required_parts.check_draft_notice(source, whole)) == []
    assert list(required_parts.check_help_link(source, pages, whole)) == []
    assert told(list(required_parts.check_draft_notice(source, bare))) == [
        (
            "docs/tiny/page.md:1:1",
            "published-notice",
            f"tiny/page.html does not show that this is a draft: {published.UNDO}",
        )
    ]
    ((_, code, message),) = told(list(required_parts.check_help_link(source, pages, bare)))
    assert code == "published-help" and message == (
        "tiny/page.html has no link to “Worried about a child?” on top that readers see: put "
        f"docs/{HELP_PAGE} back if it is gone, or {published.UNDO}"
    )


def test_style_sheets_that_ask_write_or_are_not_read() -> None:
    sheet = f'a {{ background: url("{FAR}/a.png") }}\np::before {{ content: "Not " }}\n'
    assert told(
        list(check_style_sheets({"a.css": f"{sheet}@font-face {{ src: url(a.woff) }}\n"}))
    ) == [
        (
            "site/a.css:3:1",
            "published-leak",
            "'@font-face' is a rule that nobody can check: write plain rules, or take it away",
        ),
        (
            "site/a.css:2:1",
            "published-leak",
            "'content: \"Not \"' writes words onto the page, and nobody checks them: write them in "
            "the page itself",
        ),
        (
            "site/a.css:1:1",
            "published-request",
            f"the style sheet fetches something from another website ({FAR}/a.png): put the file "
            "into docs/assets and use it from there",
        ),
    ]
