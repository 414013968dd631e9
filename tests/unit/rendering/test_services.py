"""The tags for services, in the Markdown that the renderer gets; and those of slides."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.checking.coverage import cover
from briefed.outputs.deck import slides
from briefed.rendering import markdown
from briefed.source.project import load
from selectolax.lexbor import LexborHTMLParser

SERVICES = """services:
  - name: Health visitors
    statements:
      - hidden-men-2
  - name: Practitioners
    statements:
      - introduction-1
      - safe-sleep-2
"""


def rendered(project: Path, name: str, old: str = "", new: str = "") -> str:
    """A page of the tiny course as Markdown for the renderer, after an edit."""
    start = project / "docs/tiny/index.md"
    text = start.read_text(encoding="utf-8").replace("approval:\n", f"{SERVICES}approval:\n")
    start.write_text(text, encoding="utf-8")
    file = project / f"docs/tiny/{name}.md"
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    (course,) = load(project).courses
    page = next(page for page in course.pages if page.slug == name)
    return markdown.page(course, cover(course), page, [course])


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


SPAN = '<span class="bf-for" data-for="health-visitors">For health visitors</span>'
TAG = f'<p class="bf-whom">{SPAN.replace(">For", ">Names")}</p>'


def test_a_finding_without_a_heading_has_its_tag_above_the_quote(tiny: Path) -> None:
    found = lines(rendered(tiny, "hidden-men"))
    at = found.index(TAG)
    assert found[at - 1].startswith("<!-- step: finding")
    assert found[at + 1].startswith("> Health visitors should record")
    assert sum("bf-for" in line for line in found) == 1


def test_a_finding_with_a_heading_has_its_tag_below_it(tiny: Path) -> None:
    quote = "> Health visitors should"
    found = lines(rendered(tiny, "hidden-men", quote, f"### Asks of you: His name\n\n{quote}"))
    at = found.index(TAG)
    assert "What is asked" in found[at - 1] and found[at + 1].startswith(quote)


def test_only_what_quotes_the_sentence_that_names_a_service_is_for_it(tiny: Path) -> None:
    one = "> Alongside the cases, practitioners were asked for their views. [introduction-1]"
    both = (
        "> In May 2021 the partnership audited 12 cases. Between January 2018 and 25 December "
        "2020, 11 babies were harmed.\n> [introduction-1]\n\nTwelve.\n\n" + one
    )
    whole = (tiny / "docs/tiny/introduction.md").read_text(encoding="utf-8")
    quoted = whole[whole.index("> In May") : whole.index("## In practice")]
    found = lines(rendered(tiny, "introduction", quoted, f"{both}\n\n"))
    (at,) = [at for at, line in enumerate(found) if "Names practitioners" in line]
    assert found[at + 1].startswith("> Alongside")


def test_where_no_sentence_names_the_service_each_finding_is_for_it(tiny: Path) -> None:
    assert rendered(tiny, "safe-sleep").count("For practitioners") == 1


def test_a_tag_counts_more_than_three_services_that_the_quote_names(tiny: Path) -> None:
    start = tiny / "docs/tiny/index.md"
    text = start.read_text(encoding="utf-8")
    named = "".join(
        f"  - name: {name}\n    statements:\n      - hidden-men-2\n"
        for name in ("Health", "Visitors", "Fathers", "Names")
    )
    start.write_text(
        text.replace("approval:\n", f"services:\n{named}approval:\n"), encoding="utf-8"
    )
    (course,) = load(tiny).courses
    page = next(page for page in course.pages if page.slug == "hidden-men")
    assert ">Names 4 services</span>" in markdown.page(course, cover(course), page, [course])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- Ask who lives in the home. (Health visitors)", ["- Ask who lives in the home. {}"]),
        ("- Ask who lives in the home (health visitor).", ["- Ask who lives in the home. {}"]),
        (
            "- Ask who lives\n  in the home.\n  (Health visitors)",
            ["- Ask who lives", "  in the home.", "{}"],
        ),
        (
            "- Ask who is in. (Health\n  visitors)\n    - Ask again.",
            ["- Ask who is in. {}", "    - Ask again."],
        ),
        ("- Ask who is in. (Health visitors) [hidden-men-2]", ["- Ask who is in. {}"]),
        ("- Ask who is in. [hidden-men-2]", ["- Ask who is in."]),
        ("- Ask who is in (or out).", ["- Ask who is in (or out)."]),
    ],
)
def test_the_brackets_of_a_practice_point_become_its_tag(
    tiny: Path, written: str, shown: list[str]
) -> None:
    text = rendered(tiny, "hidden-men", "- Ask who lives in the home.", written)
    practice = text[text.index("## In practice") : text.index("## A scenario")]
    whole = "\n".join(lines(practice.partition("\n")[2])).replace("<!-- step: case -->", "")
    folded = " ".join(whole.split())
    assert folded == " ".join(" ".join(shown).replace("{}", SPAN).split())


def test_the_lines_of_a_page_stay_in_number(tiny: Path) -> None:
    """Markers and steps are found by their lines."""
    text = rendered(
        tiny, "hidden-men", "- Ask who lives in the home.", "- Ask\n  who. (Health\n  visitors)"
    )
    assert "For\nhealth visitors</span>" in text


def test_a_slide_says_it_above_the_quote_and_no_other_does() -> None:
    page = (
        f"<article><h1>Men</h1><h2>What the audit found</h2><h3>One</h3>{TAG}"
        "<blockquote><p>First.</p></blockquote><blockquote><p>Second.</p></blockquote></article>"
    )
    found = [slide for slide in slides(page, "men", "men.md") if slide.kind == "quote"]
    tagged = [LexborHTMLParser(slide.html).css_first(".bf-whom + blockquote") for slide in found]
    assert [one.text() if one else None for one in tagged] == ["First.", None]
    assert found[0].title == "One"
