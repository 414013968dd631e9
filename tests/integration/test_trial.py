"""A trial of the questions: made by the real command, filled in as a reader would, and scored."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from support.building import ROOT, TESTS, Run

FIXTURE = TESTS / "fixture"
ABOUT = {"reader": "a", "date": "2026-11-27", "helped to write": "no", "course at hand": "no"}


@pytest.fixture
def fixture_copy(tmp_path: Path) -> Path:
    for folder in ("docs", "quizzes"):
        shutil.copytree(FIXTURE / folder, tmp_path / "project" / folder)
    shutil.copy(FIXTURE / "mkdocs.yml", tmp_path / "project")
    return tmp_path / "project"


def made(briefed: Run, project: Path, folder: Path) -> tuple[str, str, dict]:
    """The questions of both sheets, the form and the key of a project's course."""
    run = briefed("export", "trial", "--output", folder / "t.md", project=project)
    assert run.returncode == 0, run.stderr
    files = ["t.md", "t-decisions.md", "t-form.txt", "t-key.json"]
    assert run.stdout.split() == [str(folder / name) for name in files]
    first, second, form, key = ((folder / name).read_text(encoding="utf-8") for name in files)
    (folder / files[2]).unlink()
    about = {str(one["number"]): one["about"] for one in json.loads(key)["asked"]}
    for sheet, kind in ((first, "finding"), (second, "decision")):
        assert {about[number] for number in re.findall(r"^### (\d+)$", sheet, re.M)} <= {kind}
    return first + second, form, json.loads(key)


def filled(form: str, answers: dict[int, str], **about: str) -> str:
    """A form as a reader gives it back."""
    for name, said in (ABOUT | about).items():
        form = form.replace(f"\n{name}:\n", f"\n{name}: {said}\n")
    for number, said in answers.items():
        assert f"\n{number}:\n" in form
        form = form.replace(f"\n{number}:\n", f"\n{number}: {said}\n")
    return form


def right(key: dict) -> dict[int, str]:
    return {one["number"]: one["right"][0] for one in key["asked"]}


def scored(briefed: Run, project: Path, folder: Path) -> str:
    run = briefed("score", folder, project=project)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("project", [ROOT, FIXTURE], ids=["real", "fixture"])
def test_it_asks_everything_and_gives_nothing_away(
    project: Path, briefed: Run, tmp_path: Path
) -> None:
    questions, form, key = made(briefed, project, tmp_path)
    quizzes = sorted(project.glob("quizzes/*/*.md"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in quizzes)
    ids = re.findall(r"<!-- question: (\S+)", text)
    cases = [one["id"] for one in key["asked"] if "#" in one["id"]]
    assert sorted(one["id"] for one in key["asked"]) == sorted([*ids, *cases]) and cases
    shown = " ".join(questions.split())
    # Whole lines of feedback and of quotes, as they are written; the stems may hold none of them.
    told = [line for line in re.findall(r"^> ?(.{40,})$", text, re.M) if "[" not in line]
    assert len(told) > 40 and [line for line in told if " ".join(line.split()) in shown] == []
    for name in ids:
        assert name not in form and f"{name} " not in questions
    assert "[x]" not in questions and "[[" not in questions
    assert "The briefing says" not in questions
    for one in key["asked"]:
        assert one["fingerprint"] not in form


def test_the_order_of_the_options_is_the_same_wherever_the_key_is(
    fixture_copy: Path, briefed_here: Run, tmp_path: Path
) -> None:
    """The order does not follow that of the source, which may begin with the key."""
    before, _, key = made(briefed_here, fixture_copy, tmp_path)
    for path in fixture_copy.glob("quizzes/*/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(
                r"(?:^[-*] \[.*\n(?:>.*\n)*){2,}",
                lambda block: "".join(reversed(re.findall(r"[-*] \[.*\n(?:>.*\n)*", block[0]))),
                text,
                flags=re.M,
            ),
            encoding="utf-8",
        )
    after, _, again = made(briefed_here, fixture_copy, tmp_path)
    assert before == after and key == again
    first = [one["right"] == ["A"] for one in key["asked"] if one["form"] == "one"]
    assert 0 < sum(first) < len(first)


def test_all_right_answers_are_right_however_they_are_written(
    briefed_here: Run, tmp_path: Path
) -> None:
    _, form, key = made(briefed_here, FIXTURE, tmp_path)
    forms = {one["number"]: one["form"] for one in key["asked"]}
    assert set(forms.values()) == {"one", "several", "row", "words"}
    sloppy = {
        number: f" {said.lower()}" if forms[number] == "words" else ", ".join(said.lower())
        for number, said in right(key).items()
    }
    (gaps,) = (number for number, said in sloppy.items() if "24" in said)
    sloppy[gaps] = "Twenty-four; eighteen."
    (tmp_path / "a.txt").write_text(filled(form, sloppy), encoding="utf-8")
    said = scored(briefed_here, FIXTURE, tmp_path)
    assert re.search(r"in all +22 of 22 +3 of 3\n", said)
    assert "100 in 100 about findings, which misses the aim" in said
    assert "without the course: 0 of 1 meet this" in said


def test_wrong_answers_and_none_are_not_right(briefed_here: Run, tmp_path: Path) -> None:
    _, form, key = made(briefed_here, FIXTURE, tmp_path)
    several, row, words, one, case = (
        next(asked for asked in key["asked"] if wanted(asked))
        for wanted in (
            lambda asked: asked["form"] == "several",
            lambda asked: asked["form"] == "row" and asked["right"][0] != asked["right"][0][::-1],
            lambda asked: asked["form"] == "words",
            lambda asked: asked["form"] == "one" and asked["about"] == "finding",
            lambda asked: asked["about"] == "decision",
        )
    )
    answers = right(key)
    answers[several["number"]] = several["right"][0][:-1]
    answers[row["number"]] = row["right"][0][::-1]
    answers[words["number"]] = "a guess"
    answers[one["number"]] = ""
    answers[case["number"]] = "B" if case["right"] == ["A"] else "A"
    (tmp_path / "a.txt").write_text(
        filled(form, answers, **{"course at hand": "yes"}), encoding="utf-8"
    )
    said = scored(briefed_here, FIXTURE, tmp_path)
    assert re.search(r"in all +18 of 22 +2 of 3\n", said)
    assert "82 in 100 about findings, which misses the aim" in said
    # Each part by itself: together they are all.
    rows = re.findall(r"^  ([a-z-]+) +(\d+) of (\d+)", said, re.M)
    assert sum(int(row[1]) for row in rows) == 18 and sum(int(row[2]) for row in rows) == 22


def test_an_answer_to_a_question_that_changed_since_is_never_credited(
    fixture_copy: Path, briefed_here: Run, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _, form, key = made(briefed_here, fixture_copy, run)
    (run / "a.txt").write_text(filled(form, right(key)), encoding="utf-8")
    quiz = fixture_copy / "quizzes/lighthouse-keepers/fog-signals.md"
    text = quiz.read_text(encoding="utf-8")
    changed = text.replace("With the next fog, when it is needed", "With the next fog")
    changed = changed.replace("<!-- question: horn-at-the-wedding", "<!-- question: horn-lent")
    # Better feedback does not make it another question.
    changed = changed.replace("In a quarter of the lighthouses it", "In a quarter it")
    quiz.write_text(changed, encoding="utf-8")
    page = fixture_copy / "docs/lighthouse-keepers/who-relieves-the-keeper.md"
    case = page.read_text(encoding="utf-8")
    page.write_text(case.replace("Below, the oil runs low.", "It is cold."), encoding="utf-8")
    said = scored(briefed_here, fixture_copy, run)
    assert re.search(r"in all +20 of 20 +1 of 1\n", said)
    assert (
        "Changed or taken away since, so not counted: horn-at-the-wedding, storm-on-monday, "
        "who-relieves-the-keeper#a-day-is-told, who-relieves-the-keeper#nothing-is-said\n" in said
    )
    assert "As it was asked: 22 of 22 findings, 3 of 3 decisions\n" in said


def test_a_key_that_was_changed_by_hand_gains_nothing(briefed_here: Run, tmp_path: Path) -> None:
    _, form, key = made(briefed_here, FIXTURE, tmp_path)
    one = next(asked for asked in key["asked"] if asked["form"] == "one")
    wrong = "B" if one["right"] == ["A"] else "A"
    answers = right(key) | {one["number"]: wrong}
    (tmp_path / "a.txt").write_text(filled(form, answers), encoding="utf-8")
    one["right"] = [wrong]
    (tmp_path / "t-key.json").write_text(json.dumps(key), encoding="utf-8")
    assert re.search(r"in all +21 of 22 ", scored(briefed_here, FIXTURE, tmp_path))


def test_a_question_can_say_that_it_asks_for_a_decision(
    fixture_copy: Path, briefed_here: Run, tmp_path: Path
) -> None:
    quiz = fixture_copy / "quizzes/lighthouse-keepers/fog-signals.md"
    text = quiz.read_text(encoding="utf-8")
    marked = text.replace("storm-on-monday -->", "storm-on-monday (decision) -->")
    quiz.write_text(marked, encoding="utf-8")
    assert briefed_here("check", project=fixture_copy).returncode == 0
    questions, _, key = made(briefed_here, fixture_copy, tmp_path)
    about = {one["id"]: one["about"] for one in key["asked"]}
    assert about["storm-on-monday"] == "decision" and list(about.values()).count("decision") == 4
    assert questions.index("a storm is blowing") > questions.index("## Sheet 2: Decisions")


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (("1:\n", "99: A\n1:\n"), "the trial has no question 99: they are numbered from 1 to 25"),
        (("\n1:\n", "\n1: Q\n"), "'Q' is no answer to question 1: write letters from A to C"),
        (("\n1:\n", "\n1: AB\n"), "'AB' is no answer to question 1: write one letter"),
        (("\n2:\n", "\n2: AA\n"), "'AA' is no answer to question 2: a letter is there twice"),
        (("\n6:\n", "\n6: AB\n"), "write 3 letters, one for each line"),
        (("\n2:\n", "\n2:\n2: A\n"), "'2' is on line"),
        (("\n2:\n", "\n2 A\n"), "“2 A” can't be read"),
        (("\n2:\n", "\n02: A\n"), "“02: A” can't be read"),
        (("reader: a", "raeder: a"), "did you mean 'reader'?"),
        (("date: 2026-11-27", "date: 27 November"), "is no date of the form 2027-03-31"),
        (("to write: no", "to write: a bit"), "write helped to write: yes or no"),
        (("at hand: no", "at hand:"), "'course at hand' is missing"),
        (("trial: ", "trial: f"), "put the file that ends in -key.json there"),
    ],
)
def test_a_bad_form_is_refused_with_its_line(
    edit: tuple[str, str], says: str, briefed_here: Run, tmp_path: Path
) -> None:
    _, form, _ = made(briefed_here, FIXTURE, tmp_path)
    text = filled(form, {})
    assert text.count(edit[0]) >= 1
    (tmp_path / "a.txt").write_text(text.replace(*edit, 1), encoding="utf-8")
    run = briefed_here("score", tmp_path, project=FIXTURE)
    assert run.returncode == 2 and says in run.stderr, run.stderr
    assert str(tmp_path / "a.txt") in run.stderr and "Traceback" not in run.stderr


def test_what_is_no_trial_is_refused(briefed_here: Run, tmp_path: Path) -> None:
    def refused() -> str:
        run = briefed_here("score", tmp_path / "run", project=FIXTURE)
        assert run.returncode == 2 and "Traceback" not in run.stderr, run.stderr
        return run.stderr

    assert "name the folder that holds the forms" in refused()
    (tmp_path / "run").mkdir()
    assert "briefed export trial makes one" in refused()
    entry = {"number": 1, "id": "a", "part": "b", "about": "finding", "form": "one", "letters": 3}
    entry |= {"right": ["A"], "fingerprint": "c"}
    wrong = ({"right": []}, {"letters": 99}, {"form": "two"}, {"about": "luck"}, {"letters": "x"})
    entries = [json.dumps({"course": "c", "trial": "t", "asked": [entry | one]}) for one in wrong]
    for broken in (*entries, '{"asked": [{}]}', "[]", "{", '{"course": 1, "trial": 2, "asked": 3}'):
        (tmp_path / "run/t-key.json").write_text(broken, encoding="utf-8")
        assert "this is no key, or was changed" in refused()
    _, form, key = made(briefed_here, FIXTURE, tmp_path / "run")
    (tmp_path / "run/a.txt").write_text(filled(form, {}), encoding="utf-8")
    key["course"] = "gone"
    (tmp_path / "run/t-key.json").write_text(json.dumps(key), encoding="utf-8")
    assert "this key is of the course 'gone', which is not there" in refused()
    (tmp_path / "run/a.txt").write_bytes(b"reader: \xff")
    assert "can't be read (byte 0xFF)" in refused()
    (tmp_path / "run/a.txt").unlink()
    (tmp_path / "run/a.txt").symlink_to("/dev/zero")
    assert "this is a device" in refused()
