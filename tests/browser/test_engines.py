"""The learner's main way through a course in the engines of Firefox and of Safari: each is driven
by engines.mjs.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from support.answering import HIDDEN_MEN, MATCH, ORDER, SORT, keys
from support.browsers import engine
from support.browsing import COURSE, words
from support.building import ROOT
from tools import get_browsers

ENGINES = [one.title.lower() for one in get_browsers.ALL if one is not get_browsers.CHROMIUM]
SECONDS = 300


def the_way(marks: dict[str, list[bool]]) -> dict:
    """What engines.mjs is to do and to look at, given which options are right."""
    return {
        "course": COURSE,
        "theme": "hidden-men",
        "search": "registered",
        "forms": list(dict.fromkeys(theme for theme, _ in (SORT, MATCH, ORDER))),
        "questions": [
            {"id": id, "right": marks[id].index(True), "wrong": marks[id].index(False)}
            for id in HIDDEN_MEN
        ],
        "paper": {
            "record": [
                ".bf-paper",
                ".bf-menu",
                "#progress",
                "#keep",
                ".bf-draft",
                "#record > p > button",
            ],
            "theme": [
                *(f"#question-{id} .bf-stem" for id in HIDDEN_MEN),
                *(f"#answer-{id} .bf-reason" for id in HIDDEN_MEN),
                ".bf-menu",
                ".bf-verdict",
                "form .bf-button",
            ],
        },
    }


@pytest.mark.parametrize("name", ENGINES)
def test_the_main_way_through_the_course(
    name: str, site: Path, address: str, tmp_path: Path
) -> None:
    plan = the_way(keys(site, COURSE, "hidden-men"))
    command = [
        "node",
        ROOT / "tests/browser/engines.mjs",
        name,
        engine(name),
        address,
        tmp_path / "out",
    ]
    run = subprocess.run(
        command, input=json.dumps(plan), capture_output=True, encoding="utf-8", timeout=SECONDS
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["faults"] == []
    assert seen["step"].startswith("Step 3 of ")
    assert seen["ending"].endswith("You have seen 1 of 2 endings.")
    verdicts = [words(seen[name]) for name in ("verdict", "kept")]
    assert verdicts == ["Not right"] * 2 and seen["reasons"] == 2, (
        "the reasons of what was chosen and of what is right are open"
    )
    assert words(seen["next"]) == "Continue Hidden men 3 questions 4 minutes left"
    assert seen["inSight"]
    assert (
        "You answered all 4 questions: 3 right at the first try and 1 not right yet."
        in seen["finished"]
    )
    assert "You took the case to an ending." in seen["finished"]
    for told in (
        "Record of learning, not finished",
        "Alex Example",
        "Parts done: 1 of 9",
        "4 of 43 answered, 3 right at the first try",
    ):
        assert told in seen["record"]
    kept = seen["copy"]["courses"][COURSE]
    assert kept["tries"].keys() == set(HIDDEN_MEN) and kept["notes"] == {
        "hidden-men": "Ask who else visits."
    }
    assert seen["cleared"].startswith("9 parts") and seen["back"].startswith("1 of 9 parts done")
    events = Calendar.from_ical(seen["calendar"]).walk("VEVENT")
    assert len(events) == 2 and all(
        "Hidden men: You are an early help worker" in event["description"] for event in events
    )
    check_paper(seen, plan, tmp_path / "out")
    assert seen["forms"].keys() == {"choice", "gap", "sort", "match", "order"}
    told = {words(verdict) for verdicts in seen["forms"].values() for verdict in verdicts}
    assert told == {"Right"}, "each was answered rightly, one step at a time"


def check_paper(seen: dict, plan: dict, out: Path) -> None:
    """What is on paper: the record alone, and the questions before their answers."""
    assert seen["onPaper"] == [".bf-paper"]
    assert seen["themeOnPaper"] == plan["paper"]["theme"][: 2 * len(HIDDEN_MEN)]
    if seen["sheet"]:  # Firefox can make real sheets
        record, theme = (
            [words(page.extract_text()) for page in PdfReader(out / seen[sheet]).pages]
            for sheet in ("sheet", "pages")
        )
        assert len(record) == 1 and "Alex Example" in record[0]
        (questions,) = (number for number, text in enumerate(theme) if "Question 1 of 4" in text)
        (answers,) = (
            number for number, text in enumerate(theme) if "The record shows what was tried" in text
        )
        assert questions < answers, "the answers are on the sheet of the questions"
