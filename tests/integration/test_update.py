"""`briefed update`: ids stay with their statements, words that changed are left to people, and all
of it happens or nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.building import ROOT, SAMPLE, Run
from support.editions import COURSE, EDITS, FATHER, ORIGINAL, STALE, errors, ids, text, update


@pytest.fixture
def briefed(briefed_here: Run) -> Run:
    """In this process; test_update_cut_off.py starts `briefed update` in one of its own."""
    return briefed_here


@pytest.fixture
def project(whole_project: Path) -> Path:
    """With every kind of statement that is edited here."""
    return whole_project


LED = "statement-without-service"
ITEMS = [line for line in ORIGINAL.splitlines() if line.startswith("-")]


@pytest.mark.parametrize("name", EDITS)
def test_the_check_lists_exactly_the_quotes_whose_words_changed(
    name: str, project: Path, briefed: Run
) -> None:
    old, new = EDITS[name]
    assert ORIGINAL.count(old) == 1
    before = ids(project)
    run = update(briefed, project, ORIGINAL.replace(old, new))
    assert run.returncode == 0, run.stderr
    told = set(
        re.findall(
            r"^  (\S+:\d+:\d+): .* (?:quotes words that changed|is to be edited)$", run.stdout, re.M
        )
    )
    resting = re.findall(r"^  (\S+:\d+):\d+: .* rests on words that changed$", run.stdout, re.M)
    found = errors(briefed, project)
    listed = {
        f"{one['file']}:{one['line']}:{one['column']}"
        for one in found
        if one["code"] in {*STALE, LED}
    }
    # A point that says which statement it rests on is an error where that is gone.
    points = {one for one in listed - told if one.rpartition(":")[0] in resting}
    assert told == listed - points and told
    assert bool(points) == (name == "a statement taken away") and resting
    # Nothing else is asked for but what follows from it: the new words are to be taught and tested,
    # figures that went are to go.
    assert {one["code"] for one in found} - STALE <= {
        "sentence-not-taught",
        "sentence-not-tested",
        "figure-not-in-briefing",
        "vacuous-question",
        LED,
        "service-not-named",
    }
    after = ids(project)
    assert {
        identity: words for identity, words in before.items() if after.get(identity) != words
    }.keys() == {one["statement"] for one in found if one["code"] in STALE}
    assert after.keys() <= before.keys()
    assert text(project / "docs" / COURSE / "original.txt") == ORIGINAL.replace(old, new)
    assert text(project / "docs" / COURSE / "editions/1.txt") == text(
        SAMPLE / "docs" / COURSE / "briefing.md"
    )
    # Not a word of ours was touched.
    for folder in ("docs", "quizzes"):
        for path in (SAMPLE / folder / COURSE).glob("*.md"):
            if path.name not in ("briefing.md", "index.md"):
                assert text(project / path.relative_to(SAMPLE)) == text(path)


def test_the_figures_as_dots_that_went_are_listed_and_checked(project: Path, briefed: Run) -> None:
    text = ORIGINAL.replace("3/12 cases", "4/12 cases").replace("seriously harmed", "badly harmed")
    run = update(briefed, project, text)
    assert run.returncode == 0, run.stderr
    dots = re.findall(r"^  (\S+): the figure (.*) as dots (.*)$", run.stdout, re.M)
    assert {figure: says for _, figure, says in dots} == {
        "11 babies": "is still there",
        "3 of 12 cases": "is no longer in the briefing's words",
    }
    gone = next(where for where, figure, _ in dots if figure == "3 of 12 cases")
    assert gone in {
        f"{one['file']}:{one['line']}:{one['column']}"
        for one in errors(briefed, project)
        if one["code"] == "figure-not-in-briefing"
    }


def test_a_figure_as_dots_whose_words_moved_gets_the_id_of_its_statement(
    project: Path, briefed: Run
) -> None:
    sentence = "However, 3/12 cases had no **safe sleep assessment**."
    assert ORIGINAL.count(f" {sentence}") == 1
    run = update(briefed, project, ORIGINAL.replace(f" {sentence}", f"\n- {sentence}"))
    assert run.returncode == 0, run.stderr
    page = text(project / "docs" / COURSE / "keeping-babies-safe.md")
    marked = re.search(r"<!-- figure: 3 of 12 cases \[(\S+)\] -->\n> [^\[]*\[(\S+)\]", page)
    assert marked and marked[1] == marked[2] != "keeping-babies-safe-2"
    found = errors(briefed, project)
    assert not [one for one in found if one["statement"] == marked[1] and "figure" in one["code"]]


def test_a_point_whose_statement_moved_gets_its_new_id(project: Path, briefed: Run) -> None:
    moved = ORIGINAL.replace(FATHER, "").replace(ITEMS[3], f"{ITEMS[3]}\n{FATHER.rstrip()}")
    run = update(briefed, project, moved)
    assert run.returncode == 0, run.stderr
    page = text(project / "docs" / COURSE / "hidden-men.md")
    (point,) = re.findall(r"^- Register the father on the system.*\[(.*)\]$", page, re.M)
    assert ids(project)[point] == FATHER.strip("- \n")


def test_a_complete_course_is_complete_again_when_each_quote_was_edited(
    project: Path, briefed: Run
) -> None:
    assert update(briefed, project, ORIGINAL.replace(*EDITS["a short item"])).returncode == 0
    listed = [one for one in errors(briefed, project) if one["code"] in STALE]
    assert len(listed) >= 2
    for number, one in enumerate(listed, 1):
        path = project / one["file"]
        lines = text(path).split("\n")
        at = next(n for n in range(one["line"] - 1, len(lines)) if "good" in lines[n])
        lines[at] = lines[at].replace("good", "some", 1)
        path.write_text("\n".join(lines), encoding="utf-8")
        left = [other for other in errors(briefed, project) if other["code"] in STALE]
        assert len(left) == len(listed) - number
    assert errors(briefed, project) == []


def test_what_only_moved_keeps_its_id_and_stays_quoted(project: Path, briefed: Run) -> None:
    before = ids(project)
    within = ORIGINAL.replace(f"{ITEMS[0]}\n{ITEMS[1]}", f"{ITEMS[1]}\n{ITEMS[0]}")
    assert update(briefed, project, within).returncode == 0
    assert ids(project) == before and list(ids(project)) != list(before)
    assert errors(briefed, project) == []

    elsewhere = within.replace(FATHER, "").replace(
        "Domestic abuse:\n\n", f"Domestic abuse:\n\n{FATHER}"
    )
    assert update(briefed, project, elsewhere).returncode == 0
    assert ids(project) == before
    found = errors(briefed, project)
    assert [(one["code"], one["statement"]) for one in found] == [
        ("sentence-not-taught", "hidden-men-2")
    ]
    assert "domestic-abuse.md does not teach" in found[0]["message"]


def test_quotes_whose_words_stand_in_another_statement_get_its_id(
    project: Path, briefed: Run
) -> None:
    cut = ORIGINAL.replace("would also be removed. This is", "would also be removed.\n\nThis is")
    run = update(briefed, project, cut)
    # Only a person can say which of the pieces is for a service that the whole was for.
    left = errors(briefed, project)
    assert run.returncode == 0 and {one["file"] for one in left} == {f"docs/{COURSE}/index.md"}
    assert {one["code"] for one in left} == {LED, "unknown-statement"}
    after = ids(project)
    assert (
        "barriers-to-engagement-1" not in after
        and {"barriers-to-engagement-2", "barriers-to-engagement-3"} <= after.keys()
    )
    assert "retired: [barriers-to-engagement-1]" in text(project / "docs" / COURSE / "briefing.md")
    assert "barriers-to-engagement-1 → barriers-to-engagement-2" in run.stdout
    # And joined again: a statement of its own, since its old id is retired for ever.
    assert update(briefed, project, ORIGINAL).returncode == 0
    assert {one["file"] for one in errors(briefed, project)} == {f"docs/{COURSE}/index.md"}
    assert "barriers-to-engagement-4" in ids(project)


def test_ids_are_never_given_again(project: Path, briefed: Run) -> None:
    given: dict[str, str] = {}
    for words in (
        "Lamps were lit at dusk",
        "Nobody rang the harbour bell",
        "Three boats came in late",
        "The glass stood high all week",
    ):
        assert update(briefed, project, ORIGINAL.replace(FATHER, f"- {words}\n")).returncode == 0
        new = {identity: said for identity, said in ids(project).items() if said == words}
        assert len(new) == 1 and not new.keys() & given.keys() and "hidden-men-2" not in new
        given |= new
    retired = re.search(r"retired: \[(.*)\]", text(project / "docs" / COURSE / "briefing.md"))[
        1
    ].split(", ")
    assert len(given) == 4 and set(retired) == {"hidden-men-2", *list(given)[:-1]}
    assert not [one for one in errors(briefed, project) if one["code"] == "briefing-unreadable"]


@pytest.mark.slow
def test_a_renamed_theme_keeps_the_address_of_its_page(project: Path, briefed: Run) -> None:
    run = update(briefed, project, ORIGINAL.replace("Hidden men:", "Unseen men:"))
    assert run.returncode == 0 and "theme renamed: Hidden men → Unseen men" in run.stdout
    assert "### Unseen men: { #hidden-men }" in text(project / "docs" / COURSE / "briefing.md")
    page = project / "docs" / COURSE / "hidden-men.md"
    assert [(one["code"], one["file"]) for one in errors(briefed, project)] == [
        ("quotation-not-in-briefing", f"docs/{COURSE}/hidden-men.md")
    ]
    page.write_text(
        text(page).replace('calls this theme "hidden men"', "names this theme"), encoding="utf-8"
    )
    assert errors(briefed, project) == []
    assert update(briefed, project, ORIGINAL.replace("Hidden men:", "Absent men:")).returncode == 0
    assert "### Absent men: { #hidden-men }" in text(project / "docs" / COURSE / "briefing.md")
    assert briefed("build", project=project).returncode == 0
    assert "Absent men" in text(project / "site" / COURSE / "briefing.html")


def test_a_new_theme_gets_a_page_and_questions_to_write(project: Path, briefed: Run) -> None:
    run = update(
        briefed,
        project,
        ORIGINAL.replace(
            "What happens next?",
            "Safer sleep:\n\n- Something new was found. It is so.\n\nWhat happens next?",
        ),
    )
    assert run.returncode == 0
    for file in (f"docs/{COURSE}/safer-sleep.md", f"quizzes/{COURSE}/safer-sleep.md"):
        assert file in run.stdout and (project / file).is_file()
    assert {one["code"] for one in errors(briefed, project)} == {"not-written"}


def test_the_start_says_the_new_edition_and_nothing_of_the_old_ones_date(
    project: Path, briefed: Run
) -> None:
    start = project / "docs" / COURSE / "index.md"
    start.write_text(
        text(start).replace("published:\n", "published: 2021-06-01\n"), encoding="utf-8"
    )
    before = text(start)
    assert update(briefed, project, ORIGINAL.replace(*EDITS["a figure"])).returncode == 0
    assert text(start) == before.replace('edition: "1"', 'edition: "2"').replace(
        "published: 2021-06-01\n", "published:\n"
    )
    assert (
        update(
            briefed, project, ORIGINAL, "--edition", "2021-b", "--published", "2026-05-04"
        ).returncode
        == 0
    )
    assert 'edition: "2021-b"\npublished: 2026-05-04\n' in text(start)
    run = update(briefed, project, ORIGINAL.replace(*EDITS["a figure"]))
    assert run.returncode == 2 and "--edition" in run.stderr


def test_a_word_file_takes_the_place_of_a_pdf(project: Path, briefed: Run) -> None:
    (project / "docs" / COURSE / "original.pdf").write_bytes(b"%PDF-")
    run = briefed("update", COURSE, ROOT / "tests/brought/report.docx", project=project)
    assert run.returncode == 0, run.stderr
    assert (project / "docs" / COURSE / "original.docx").read_bytes() == (
        ROOT / "tests/brought/report.docx"
    ).read_bytes()
    assert not (project / "docs" / COURSE / "original.pdf").exists()
    assert "the page footer" in run.stdout


def test_a_briefing_that_can_t_be_read_takes_no_next_edition(project: Path, briefed: Run) -> None:
    briefing = project / "docs" / COURSE / "briefing.md"
    briefing.write_text(text(briefing) + "\n> stray\n", encoding="utf-8")
    run = update(briefed, project, ORIGINAL.replace("3/12", "4/12"))
    assert (
        run.returncode == 2
        and "the course's own briefing can't be read" in run.stderr
        and "briefing.md:" in run.stderr
    )


def test_an_edition_is_kept_with_what_it_was_brought_as_and_compared_with_it(
    project: Path, briefed: Run
) -> None:
    folder = project / "docs" / COURSE
    assert (
        update(
            briefed,
            project,
            ORIGINAL.replace(
                "Escalation plans were clear in all cases",
                "Escalation plans were clear in most cases",
            ),
        ).returncode
        == 0
    )
    assert text(folder / "editions/1/original.txt") == ORIGINAL
    edition = folder / "editions/1.txt"
    assert not [
        line
        for line in briefed("check", project=project).stdout.splitlines()
        if "briefing-edited" in line
    ]
    whole = text(edition)
    edition.write_text(
        whole.replace("should ensure that the father", "need not ensure that the father"),
        encoding="utf-8",
    )
    run = briefed("check", project=project)
    assert run.returncode == 1 and re.search(
        (
            r'editions/1.txt:\d+:\d+: error briefing-edited: the original has "should" here and '
            r'this file "need not"'
        ),
        run.stdout,
    )
    edition.write_text(whole, encoding="utf-8")
    (folder / "editions/1/original.txt").unlink()
    assert "editions/1/original.txt is missing" in briefed("check", project=project).stdout


def test_an_edition_may_be_of_a_month_without_a_day(project: Path, briefed: Run) -> None:
    start = project / "docs" / COURSE / "index.md"
    how = (ORIGINAL.replace(*EDITS["a figure"]), "--edition", "2021-b", "--published", "2026-05")
    assert update(briefed, project, *how).returncode == 0
    assert "\npublished: 2026-05\n" in text(start)
    run = update(briefed, project, ORIGINAL, "--published", "2026-13")
    assert run.returncode == 2 and "2027-03 if the paper says no day" in run.stderr, run.stderr
