"""Every word of a built page is one of its sources': by whatever Markdown they are written in, and
at whatever address the page stands.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefed.model import Problem
from briefed.source.project import load
from briefed.verifying.site import check_site
from support.building import ROOT, Builds, put_beside
from support.short_course import copy_short

pytestmark = pytest.mark.slow

COURSE = "docs/keeping-babies-safe"
# What an officer may write: in the order of a page, every construct that pages may use.
WRITTEN = r"""
## Every construct

Plain words, **bold *and italic* words**, a snake_case_word, n**o**t, so * and so, A&amp;E,
A&E, less \<b> than, about \~ that,
a line that is broken
by hand, `code **as written** &amp;`, and an escaped \*star\*. See
<https://www.example.org/a_b_c>, or <mailto:somebody@example.org>,
or [the _Guide_ (new)](https://www.example.org/a_(b)) and [For `trainers`](for-trainers.md), or
[hidden-men-2]. [Brackets] stay; so does &lt;this&gt;.

A heading of two lines
----------------------

![A lighthouse at dusk](../assets/favicon.png)

1. Ask.
2. Listen:
    - to her
    - to him

        Both of them.

3. Write it down.

* * *

Name | What to do
--- | ---
A \| B | **Ask**
C | [Listen](for-trainers.md)

| Who | What |
|:----|-----:|
| She | asks |

- An item
  that goes on
- Another
+ And another

!!! note
    A box without a title of its own.

!!! tip "A title with **bold** words"
    1. Inside

        !!! warning ""
            Nested

??? info
    Closed.

```text
# no heading [hidden-men-2]
```

    code by its indent

A paragraph
\- that holds no list
# A heading right below

> Somebody else said so, *in print*.
> [Source](https://www.example.org/said)

Trailing.
"""
QUESTION = r"""
<!-- question: every-construct -->
<quiz>
Which of *these* do **you** ask, A&amp;E or `her`?

Say [which](https://www.example.org/which), and \*why\*.
- [ ] **Neither**, as \<b> shows
> Not *so*, we say:
> ask.
- [x] Her, and [him](https://www.example.org/him)
> He is to be asked.
- [x] Him, as `fathers` are asked
> He is asked, too.
- [ ] A & E, as nobody else will
> Nobody said so.

**More** to read.

The briefing says:

> Health visitors should ensure that the father is registered on the system as per best practise
> [hidden-men-2]
</quiz>
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two courses, and all that may be written on a page and in a question of one."""
    folder = put_beside(copy_short(tmp_path_factory.mktemp("words") / "project"))
    page, quiz = (
        folder / COURSE / "hidden-men.md",
        folder / "quizzes/keeping-babies-safe/hidden-men.md",
    )
    text = page.read_text(encoding="utf-8")
    assert "\n## In practice\n" in text
    page.write_text(
        text.replace("\n## In practice\n", f"{WRITTEN}\n## In practice\n"), encoding="utf-8"
    )
    quiz.write_text(quiz.read_text(encoding="utf-8").rstrip() + "\n" + QUESTION, encoding="utf-8")
    briefing = folder / "docs/keeping-babies-safe/briefing.md"
    assert briefing.exists()
    return folder


@pytest.fixture(scope="module", params=["pages", "folders"])
def built(
    request: pytest.FixtureRequest,
    project: Path,
    builds: Builds,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The project, built with either form of address. A test that changes its site puts it back."""
    project = Path(shutil.copytree(project, tmp_path_factory.mktemp("built") / "project"))
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "\nuse_directory_urls: false" in text
    if request.param == "folders":
        settings.write_text(
            text.replace("\nuse_directory_urls: false", "\nuse_directory_urls: true"),
            encoding="utf-8",
        )
    builds.into(project)
    settings.write_text(text, encoding="utf-8")
    return project


def test_what_may_be_written_is_published(built: Path) -> None:
    (page,) = (
        path
        for path in built.glob("site/keeping-babies-safe/hidden-men*")
        for path in ([path] if path.is_file() else [path / "index.html"])
    )
    html = page.read_text(encoding="utf-8")
    for shown in (
        "less &lt;b&gt; than, about ~ that",
        "<code>code **as written** &amp;amp;</code>",
        "A | B",
        '<p class="admonition-title">Note</p>',
        "<summary>Info</summary>",
    ):
        assert shown in html, shown
    assert check_site(load(built), built / "site") == []


def words(root: Path) -> list[Problem]:
    return [
        problem
        for problem in check_site(load(root), root / "site")
        if problem.code == "published-words"
    ]


@pytest.fixture(scope="module")
def change(project: Path, builds: Builds) -> Callable[[str, str, str], list[Problem]]:
    """Changes a file of the built site and gives what is said of the words in it; the file is put
    back.
    """
    builds.into(project)

    def changed(file: str, old: str, new: str) -> list[Problem]:
        path = project / "site" / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        try:
            return words(project)
        finally:
            path.write_text(before, encoding="utf-8")

    return changed


PAGE, SOURCE = "keeping-babies-safe/hidden-men.html", f"{COURSE}/hidden-men.md"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "A box without a title of its own.",
            "A box with a title of its own.",
            'hidden-men.html says "',
        ),
        ('alt="A lighthouse at dusk"', 'alt="Forty lighthouses at dusk"', "Forty"),
        ("Trailing.", "<b>40</b> Trailing.", "40"),
        ("</article>", "<p hidden>Nobody.</p></article>", "Nobody."),
        ("Both of them.", "Both of<!-- --> the m.", "the m."),
    ],
)
def test_a_word_from_nowhere_is_told_with_the_source_that_it_stands_beside(
    change, old: str, new: str, said: str
) -> None:
    (problem,) = change(PAGE, old, new)
    assert problem.location.file == SOURCE and said in problem.message
    text = (ROOT / SOURCE).read_text(encoding="utf-8")
    assert problem.location.line > 1 or "</article>" in old or not text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index.html", "<title>", "<title>Nobody: "),
        ("404.html", "Page not found", "Page not found: ask nobody"),
        ("worried.html", "</main>", "<p>Do not call.</p></main>"),
        ("lighthouse-keepers/lamp-care.html", "Skip to the text", "Skip the text"),
        (
            "lighthouse-keepers/briefing.html",
            "</head>",
            "<style>p::after{content:'not'}</style></head>",
        ),
        (
            "lighthouse-keepers/briefing.html",
            "</head>",
            '<meta name="author" content="Nobody"></head>',
        ),
        (
            "keeping-babies-safe/in-the-room.html",
            "</main>",
            '<div class="bf-room">Ask nobody.</div></main>',
        ),
    ],
)
def test_a_word_from_nowhere_around_an_article_is_told_with_its_place(
    change, file: str, old: str, new: str
) -> None:
    found = change(file, old, new)
    assert [problem.location.file for problem in found] == [f"site/{file}"]


def test_the_numbers_of_a_briefing_are_those_that_show(built: Path) -> None:
    (page,) = (
        path
        for path in built.glob("site/lighthouse-keepers/briefing*")
        for path in ([path] if path.is_file() else [path / "index.html"])
    )
    html = page.read_text(encoding="utf-8")
    assert 'id="fog-signals-2" value="2"' in html
    before = html.replace('id="fog-signals-2" value="2"', 'id="fog-signals-2" value="40"')
    page.write_text(before, encoding="utf-8")
    found = words(built)
    page.write_text(html, encoding="utf-8")
    assert [(problem.location.file, "40" in problem.message) for problem in found] == [
        ("docs/lighthouse-keepers/briefing.md", True)
    ]
