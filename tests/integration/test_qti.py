"""The question bank: read back, it holds every question of the sources, with its key, its feedback
and the briefing's words, under names that stay.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from support.browsing import COURSE
from support.browsing import words as words_of
from support.building import FIXTURE, ROOT, Run
from support.short_course import copy_short

pytestmark = pytest.mark.slow

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
P = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def said(element: xml.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


class Item:
    """A question as a learning system reads it: what is asked, what may be answered, what counts,
    and what is said to which answer.
    """

    def __init__(self, data: bytes) -> None:
        root = xml.fromstring(data)
        self.name = root.get("identifier")
        self.asked = said(
            root.find(f"{Q}itemBody/{Q}choiceInteraction/{Q}prompt")
            if root.find(f".//{Q}prompt") is not None
            else root.find(f"{Q}itemBody")
        )
        self.options = {one.get("identifier"): said(one) for one in root.iter(f"{Q}simpleChoice")}
        self.key = {
            one.get("identifier"): [said(value) for value in one.iter(f"{Q}value")]
            for one in root.iter(f"{Q}responseDeclaration")
        }
        self.feedback = {one.get("identifier"): one for one in root.iter(f"{Q}modalFeedback")}
        self.root = root

    def respond(self, answers: dict[str, list[str]]) -> tuple[float, list[str]]:
        """The score for an answer and what is then said, by the item's own response processing."""
        score, shown = 0.0, []
        for step in self.root.find(f"{Q}responseProcessing"):
            if step.tag == f"{Q}responseCondition":
                (test,) = (
                    one
                    for one in step.find(f"{Q}responseIf")
                    if one.tag in (f"{Q}match", f"{Q}stringMatch")
                )
                name = test.find(f"{Q}variable").get("identifier")
                given, right = answers[name], self.key[name]
                if test.get("caseSensitive") == "false":
                    given, right = [one.lower() for one in given], [one.lower() for one in right]
                score += (
                    float(step.find(f".//{Q}baseValue").text)
                    if sorted(given) == sorted(right)
                    else 0
                )
            else:
                assert step.get("identifier") == "FEEDBACK"
                for one in step.find(f"{Q}multiple"):
                    shown += (
                        answers[one.get("identifier")] if one.tag == f"{Q}variable" else [one.text]
                    )
        return round(score, 3), [
            said(self.feedback[name]) for name in shown if name in self.feedback
        ]


def bank(path: Path) -> dict[str, Item]:
    """The items of a package in the order of its test: none is missing, none is left over."""
    archive = zipfile.ZipFile(path)
    test, manifest = (
        xml.fromstring(archive.read("assessment.xml")),
        xml.fromstring(archive.read("imsmanifest.xml")),
    )
    refs = [(one.get("identifier"), one.get("href")) for one in test.iter(f"{Q}assessmentItemRef")]
    resources = {one.get("identifier"): one.get("href") for one in manifest.iter(f"{P}resource")}
    assert resources == {"assessment": "assessment.xml", **dict(refs)} and len(dict(refs)) == len(
        refs
    )
    assert {one.get("identifierref") for one in manifest.iter(f"{P}dependency")} == set(dict(refs))
    assert set(archive.namelist()) == {"imsmanifest.xml", *resources.values()}
    items = {name: Item(archive.read(href)) for name, href in refs}
    assert all(name == item.name for name, item in items.items())
    return items


def sources(course: str, folder: Path) -> dict[str, dict]:
    """What the quiz files hold, read by nothing of ours: by the question's id stem, options and
    answers.
    """
    found = {}
    for path in sorted((folder / course).glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("<!-- question: ")[1:]:
            id, text = (
                block.partition(" -->")[0],
                block.partition("<quiz>")[2].partition("</quiz>")[0],
            )
            options = re.findall(
                r"^[-*] \[([ xX]?)\] (.+(?:\n(?![->*\n]).+)*)\n((?:>.*\n|\n(?=>))*)", text, re.M
            )
            found[id] = {
                "stem": re.split(r"^(?:[-*] \[|---$)", text, maxsplit=1, flags=re.M)[0],
                "options": [
                    (
                        mark.lower() == "x",
                        " ".join(words.split()),
                        " ".join(re.sub(r"(?m)^> ?", "", reason).split()),
                    )
                    for mark, words, reason in options
                ],
                "quotes": " ".join(
                    re.findall(r"^> ?(.*)$", text.partition("The briefing says:")[2], re.M)
                ),
            }
    return found


def plain(markup: str) -> str:
    return " ".join(re.sub(r"[*`_\\]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markup)).split())


def test_every_question_is_there_with_its_key_its_feedback_and_the_quote(
    three_courses: Path,
) -> None:
    for course, folder in ((COURSE, ROOT / "quizzes"), (FIXTURE, ROOT / "tests/fixture/quizzes")):
        items, read = (
            bank(three_courses / "site" / course / "packages" / f"{course}-qti.zip"),
            sources(course, folder),
        )
        assert items.keys() == {f"question-{id}" for id in read}
        several = gaps = 0
        for id, source in read.items():
            item = items[f"question-{id}"]
            words = re.findall(r"\[\[(.+?)\]\]", source["stem"])
            assert plain(item.asked) == plain(
                re.sub(r"\[\[.+?\]\]", "", source["stem"]) if words else source["stem"]
            ), id
            assert list(item.options.values()) == [
                plain(option) for _, option, _ in source["options"]
            ], id
            names = list(item.options)
            rights = [
                name for name, (right, _, _) in zip(names, source["options"], strict=True) if right
            ]
            general = said(item.feedback["general"])
            quotes = [
                words_of(quote)
                for quote in re.split(r"\[[a-z0-9-]+-\d+\]", plain(source["quotes"]))
            ]
            assert len(quotes) > 1 and all(quote in words_of(general) for quote in quotes), id
            if words:
                gaps += 1
                assert [key for (key,) in item.key.values()] == words
                assert (
                    item.respond(
                        {name: [word.upper()] for name, word in zip(item.key, words, strict=True)}
                    )[0]
                    == 1
                )
                assert item.respond({name: ["nothing of the kind"] for name in item.key}) == (
                    0,
                    [general],
                )
                for word in words:
                    assert word not in item.asked.split(), f"{id} tells its answer"
                continue
            several += len(rights) > 1
            assert item.key == {"RESPONSE": rights}
            for name, (right, _, reason) in zip(names, source["options"], strict=True):
                points, told = item.respond({"RESPONSE": [name]})
                assert points == (1 if right and len(rights) == 1 else 0)
                assert [plain(one) for one in told] == [plain(reason), plain(general)], id
            assert (
                item.respond({"RESPONSE": rights})[0] == 1
                and item.respond({"RESPONSE": names})[0] == 0
            )
        if course == FIXTURE:
            assert several and gaps, "the course has every kind of question"


def test_names_stay_when_options_move_feedback_changes_and_a_question_comes_before(
    briefed: Run, tmp_path: Path
) -> None:
    project = copy_short(tmp_path / "project")
    before = tmp_path / "before.zip"
    assert briefed("export", "qti", "--output", before, project=project).returncode == 0
    quiz = project / f"quizzes/{COURSE}/hidden-men.md"
    text = quiz.read_text(encoding="utf-8")
    blocks = re.split(r"(?m)^(?=<!-- question: )", text)
    last = blocks[-1]
    options = re.findall(r"(?m)^- \[[ x]\] .+\n(?:(?!- \[|\n).+\n)*", last)
    moved = last.replace("".join(options), "".join(reversed(options)))
    assert moved != last and len(options) > 2
    new = blocks[1].replace(blocks[1].partition("question: ")[2].partition(" -->")[0], "a-new-one")
    quiz.write_text(
        "".join(
            [
                blocks[0],
                new,
                *blocks[1:-1],
                moved.replace("> The audit names this", "> Here the audit names this"),
            ]
        ),
        encoding="utf-8",
    )
    after = tmp_path / "after.zip"
    run = briefed("export", "qti", "--output", after, project=project)
    assert run.returncode == 0, run.stdout + run.stderr
    old, now = bank(before), bank(after)
    assert now.keys() - old.keys() == {"question-a-new-one"} and old.keys() <= now.keys()
    name = f"question-{last.partition('question: ')[2].partition(' -->')[0]}"
    assert (
        list(now[name].options) != list(old[name].options)
        and now[name].options == old[name].options
        and now[name].key == old[name].key
    )
    assert all(now[one].options == old[one].options for one in old)


def test_two_exports_are_the_same_and_the_edition_stands_in_the_manifest(
    two_courses: Path, three_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    target = tmp_path / "bank.zip"
    run = briefed("export", "qti", FIXTURE, "--output", target, project=two_courses)
    assert run.returncode == 0 and run.stdout.splitlines()[-1] == str(target)
    assert (
        target.read_bytes()
        == (three_courses / "site" / FIXTURE / "packages" / f"{FIXTURE}-qti.zip").read_bytes()
    )
    manifest = zipfile.ZipFile(target).read("imsmanifest.xml").decode("utf-8")
    assert (
        "Learning from the Merrow Isles lamp audit" in manifest
        and ">2</lom:string>" in manifest
        and "<lom:language>en-GB<" in manifest
    )


def test_without_a_name_several_courses_are_asked_for(
    two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    run = briefed("export", "qti", "--output", tmp_path / "bank.zip", project=two_courses)
    assert (
        run.returncode == 2
        and "name the course that you mean" in run.stderr
        and not (tmp_path / "bank.zip").exists()
    )
    shutil.rmtree(two_courses / f"quizzes/{FIXTURE}")
    run = briefed("export", "qti", FIXTURE, "--output", tmp_path / "bank.zip", project=two_courses)
    assert (
        run.returncode == 1
        and "theme-without-quiz" in run.stdout
        and not (tmp_path / "bank.zip").exists()
    )
