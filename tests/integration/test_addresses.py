"""The addresses that the check of the sources knows of each page are those of its built page."""

from __future__ import annotations

import re
from pathlib import Path

from briefed.checking.addresses import of_briefing, of_page
from briefed.checking.coverage import NO_COVERAGE, cover
from briefed.rendering.marks import marked
from briefed.source import pages
from briefed.source.project import load
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

# What a question names for itself: its heading, its stem, and the fields to answer it.
OF_QUESTIONS = re.compile(r"question-.*-(?:name|stem|\d+)")


def built(project: Path, source: str) -> set[str]:
    page = project / "site" / source.removeprefix("docs/").replace(".md", ".html")
    article = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("article")
    ids = {node.attributes["id"] for node in article.css("[id]")}
    return {one for one in ids if not OF_QUESTIONS.fullmatch(one)}


def test_the_check_knows_the_addresses_of_every_built_page(three_courses: Path) -> None:
    project = load(three_courses)
    known = {page.location.file: of_page(page, None, NO_COVERAGE) for page in project.site.pages}
    for course in project.courses:
        coverage = cover(course)
        known |= {page.location.file: of_page(page, course, coverage) for page in course.pages}
        known[f"{course.folder}/briefing.md"] = of_briefing(course)
    judged = {file: addresses for file, addresses in known.items() if addresses is not None}
    assert len(judged) > 30
    for file, addresses in judged.items():
        of_answers = {one for one in built(three_courses, file) if one.startswith("answer-")}
        assert addresses == built(three_courses, file) - of_answers, file


HEADINGS = """---
title: T
---
# The first

## Twice

Text.

## Twice

### Twice

## *With* **marks**, `code` & a [link](https://example.org/)

## “Quoted” — it's 3/12, i.e. 25 %

### Worked well: Café Zoë, under_score

### To strengthen

## 한글

## 漢字

## Twice_1

### Given { #given-2 }

### Given 2

### Closed ###

Over
====

Below
-----

!!! safety "In a box"
    ### Boxed

    Text.

- # Listed

## &amp; so on \\* and \\_on\\_

    ## Code

```
## Fenced
```
"""


# Those of mkdocs.yml, and what MkDocs has in any case.
EXTENSIONS = ["admonition", "attr_list", "pymdownx.details", "tables", "toc", "fenced_code"]


def test_they_are_those_that_the_renderer_makes_of_headings() -> None:
    page = pages.parse(HEADINGS, "docs/c/t.md", "theme")
    html = Markdown(extensions=EXTENSIONS).convert("\n".join(map(marked, page.body.split("\n"))))
    ids = {node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")}
    assert len(ids) == 19
    assert of_page(page, None, NO_COVERAGE) == ids
