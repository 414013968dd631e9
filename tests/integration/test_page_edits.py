"""A theme whose markup has changed stops the build: nothing is left out of a page in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.errors import InputError
from briefed.outputs.deck_page import named
from briefed.rendering.page_edits import before, replace_once
from support.building import Run
from support.short_course import copy_short

# What the next version of the theme might write, and what could then not be put into the page.
CHANGES = {
    "the character set without quotes": (
        '<meta charset="utf-8">',
        "<meta charset=utf-8>",
        "The content security policy can't be put into the site",
    ),
    "the character set twice": (
        '<meta charset="utf-8">',
        '<meta charset="utf-8"><meta charset="utf-8">',
        "found 2 times",
    ),
}

ANOTHER_THEME = """
_own = on_post_page


def on_post_page(output, page, config):
    return _own(output.replace({old!r}, {new!r}), page=page, config=config)


if __name__ == "__main__":"""


@pytest.mark.parametrize("change", CHANGES)
def test_a_theme_that_has_changed_stops_the_build(
    tmp_path: Path, briefed: Run, change: str
) -> None:
    old, new, said = CHANGES[change]
    project = copy_short(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the site that was there", encoding="utf-8")
    adapter = project / "scripts/site_hooks.py"
    text = adapter.read_text(encoding="utf-8")
    changed = text.replace('\nif __name__ == "__main__":', ANOTHER_THEME.format(old=old, new=new))
    assert changed != text
    adapter.write_text(changed, encoding="utf-8")
    run = briefed("build", project=project)
    assert run.returncode == 1, run.stdout + run.stderr
    told = run.stdout + run.stderr
    assert said in told and "Traceback" not in told
    assert "mkdocs-material 9.8.1" in told and "make setup" in told
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]


def test_an_edit_finds_its_target_once_or_says_so() -> None:
    assert replace_once("<p>a</p>", "<p>", "<p class=x>", "The class") == "<p class=x>a</p>"
    for html, found in (("<b>a</b>", "nowhere"), ("<p>a</p><p>", "2 times")):
        with pytest.raises(InputError, match=f"^The class can't be .* found {found}, not once"):
            replace_once(html, "<p>", "<p class=x>", "The class")
        with pytest.raises(InputError, match=f"^The class can't be .* found {found}, not once"):
            before(html, "<p>", "The class")
    assert before("<p>a</p>", "</p>", "The end") == "<p>a"


def test_a_qr_code_gets_a_name_or_says_that_it_has_none() -> None:
    assert named("<svg x>", 'Code: "a" & b') == (
        '<svg role="img" aria-label="Code: &#34;a&#34; &amp; b" x>'
    )
    for drawing in ("<g></g>", "<svg a><svg b>"):
        with pytest.raises(InputError, match=r"^The name of a QR code .* segno makes .* not once"):
            named(drawing, "Code")
