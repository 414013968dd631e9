"""What a course keeps of its worksheets, and what is read of it again."""

from __future__ import annotations

import pytest
from briefed.authoring.worksheet.earlier import earlier, kept_with, since
from briefed.authoring.worksheet.reading import ReadForm
from briefed.authoring.worksheet.references import made

OLD, NEW, NEWER, OTHER = (made("form", words, 4) for words in ("a", "b", "c", "d"))


def test_what_is_kept_is_read_again_in_the_order_of_the_tables() -> None:
    kept = kept_with("", "one.docx", {7: (OLD, NEWER), 2: (OLD, NEW), 3: (NEW, OTHER)})
    assert earlier(kept, "one.docx") == {OLD: [NEW, NEWER], NEW: [OTHER]}
    assert earlier(kept, "two.docx") == {}
    both = kept_with(kept, "two.docx", {0: (OLD, OTHER)})
    assert earlier(both, "one.docx") == earlier(kept, "one.docx")
    assert earlier(both, "two.docx") == {OLD: [OTHER]}


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"a": 1}', '{"a": {"x": ["y"], "Ref": 3}}'])
def test_what_is_spoiled_says_nothing(kept: str) -> None:
    assert earlier(kept, "a") == {}
    assert earlier(kept_with(kept, "a", {0: (OLD, NEW)}), "a") == {OLD: [NEW]}


def test_a_file_gets_the_newest_reference_in_the_place_of_the_one_on_it() -> None:
    on_file = [ReadForm(OLD, (), 0), ReadForm(OLD, (), 1), ReadForm(NEW, (), 2)]
    gone_on = [ReadForm(NEW, (), 0), ReadForm(NEW, (), 1), ReadForm(NEW, (), 2)]
    assert since(on_file, gone_on, {0: (NEW, NEWER)}) == {0: (OLD, NEWER), 1: (OLD, NEW)}
