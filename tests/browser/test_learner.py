"""A learner in a real browser: questions, what is kept of them, and what becomes of it when the
course changes.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Download, Locator, Page, expect
from support.answering import HIDDEN_MEN, choose, finish, keys, question
from support.browsing import COURSE, DESK, PHONE, RECORD, Watch, answer, tab_into, words
from support.building import ROOT, Run
from support.serving import served

FIXTURE = "lighthouse-keepers"


def kept(page: Page) -> dict:
    """What the browser keeps of the course."""
    return json.loads(page.evaluate(f"localStorage.getItem('{RECORD}/{COURSE}')") or "null")


def saved(page: Page, place: Locator) -> Download:
    with page.expect_download() as download:
        place.click()
    return download.value


@pytest.fixture
def page(open_context: Callable) -> Page:
    return open_context(PHONE).new_page()


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_question_is_answered_by_keyboard_alone(
    page: Page, site: Path, address: str, right: bool
) -> None:
    watch = Watch(page, address)
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[0]
    one, marks = question(page, name), keys(site, COURSE, "hidden-men")[name]
    quote = (
        "There were examples of tenacious work to engage reluctant fathers but this is inconsistent"
    )
    assert quote not in words(one.inner_text())
    expect(page.locator(".bf-answers")).to_be_hidden()
    assert kept(page) is None

    answer(page, one, marks.index(right))

    verdict = one.locator(".bf-verdict")
    expect(verdict).to_be_focused()  # so that a screen reader says it
    expect(verdict).to_have_text("✓ Right." if right else "✗ Not right.")
    expect(one.locator("blockquote")).to_be_visible()
    assert quote in words(one.inner_text())
    rows = one.locator(".bf-option")
    chosen, key = rows.nth(marks.index(right)), rows.nth(marks.index(True))
    expect(chosen.locator(".bf-mark")).to_have_text(
        "✓ Your answer: right" if right else "✗ Your answer: not right"
    )
    if not right:
        expect(key.locator(".bf-mark")).to_have_text("✓ The right answer")
    reasons = re.findall(
        r"^> (.*)$",
        (ROOT / "quizzes" / COURSE / "hidden-men.md")
        .read_text(encoding="utf-8")
        .split("<quiz>")[1],
        re.M,
    )
    assert words(reasons[0]) in words(page.locator(f"#answer-{name}").text_content())
    assert chosen.locator("details").get_attribute("open") is not None, (
        "the reason for what was chosen is closed"
    )
    for row in rows.all():  # each option has a reason that can be opened
        if row.locator("details").get_attribute("open") is None:
            expect(row.locator(".bf-reason")).to_be_hidden()
            row.locator("summary").click()
        expect(row.locator(".bf-reason")).to_be_visible()
    one.locator("a.bf-cite").click()
    page.wait_for_url(f"{address}/{COURSE}/briefing.html#hidden-men-1")
    assert watch.faults == []


def test_an_empty_answer_is_asked_for_and_not_judged(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    one = question(page, HIDDEN_MEN[0])
    check = one.get_by_role("button", name="Check answer")
    check.focus()
    page.keyboard.press("Enter")
    expect(one.get_by_role("alert")).to_have_text("Choose an answer first.")
    expect(one.locator("input").first).to_be_focused()
    expect(one.locator(".bf-verdict")).to_have_count(0)
    assert kept(page) is None
    page.keyboard.press("ArrowDown")  # an arrow chooses and submits nothing
    expect(one.locator("input").nth(1)).to_be_checked()
    expect(one.get_by_role("alert")).to_have_text("")
    expect(one.locator(".bf-verdict")).to_have_count(0)
    assert kept(page) is None


def test_trying_again_keeps_the_first_try(page: Page, site: Path, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[3]
    one, marks = question(page, name), keys(site, COURSE, "hidden-men")[name]
    before = one.locator("label").all_inner_texts()
    choose(page, name, marks.index(False))
    tab_into(page, one.get_by_role("button", name="Try again"))
    page.keyboard.press("Enter")
    assert (
        one.locator("input:checked").count() == 0
        and one.locator(".bf-mark, .bf-why, .bf-verdict").count() == 0
    )
    assert page.evaluate("document.activeElement.name") == name, "the focus is lost"
    assert sorted(one.locator("label").all_inner_texts()) == sorted(before)
    choose(page, name, marks.index(True))  # by its id: its place may be another now
    expect(one.locator(".bf-verdict")).to_have_text("✓ Right.")
    assert [one["right"] for one in kept(page)["tries"][name]] == [False, True]
    page.goto(f"{address}/{COURSE}/my-learning.html")
    row = page.get_by_role("row", name="Hidden men")
    expect(row.get_by_role("cell")).to_have_text(["1 of 4", "0 of 4", "1 of 4", "7"])
    expect(page.locator("#again")).to_have_text(
        re.compile("your latest answer to every question was right")
    )


def test_shuffled_options_keep_what_was_chosen(page: Page, site: Path, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    name = HIDDEN_MEN[0]
    page.evaluate("Math.random = () => 0.99")  # the order turns round
    choose(page, name, 0)
    question(page, name).get_by_role("button", name="Try again").click()
    order = question(page, name).locator("label").all_inner_texts()
    choose(page, name, 2)
    page.reload()
    assert question(page, name).locator("label").all_inner_texts() != order, "nothing was shuffled"
    expect(page.locator(f"#question-{name}-3")).to_be_checked()


@pytest.mark.parametrize(
    ("said", "told", "marks"),
    [
        (["24", "18"], "✓ Right.", ["✓ Right", "✓ Right"]),
        (
            ["24", "17"],
            "◐ Partly right: 1 of the 2 right answers.",
            ["✓ Right", "✗ The word is: 18"],
        ),
        (["2", "17"], "✗ Not right.", ["✗ The word is: 24", "✗ The word is: 18"]),
    ],
)
def test_a_fill_in_question(
    page: Page, fixture_site: Path, said: list[str], told: str, marks: list[str]
) -> None:
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/index.html")
        one = page.locator(".bf-question", has=page.locator("input[type=text]")).first
        one.get_by_role("button", name="Check answer").click()
        expect(one.get_by_role("alert")).to_have_text("Write an answer first.")
        for field, text in zip(one.locator("input").all(), said, strict=False):
            field.fill(f" {text} ")
        page.keyboard.press("Enter")
        expect(one.locator(".bf-verdict")).to_have_text(told)
        expect(one.locator(".bf-mark")).to_have_text(marks)
        page.reload()
        expect(one.locator("input").first).to_have_value(said[0])
        one.get_by_role("button", name="Try again").click()
        expect(one.locator("input").first).to_be_editable()
        expect(one.locator("input").first).to_have_value("")


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("right", "✓ Right."),
        ("one", "◐ Partly right: 1 of the {keys} right answers."),
        ("all", "◐ Partly right: {keys} of the {keys} right answers and {more} that is not."),
        ("wrong", "✗ Not right."),
    ],
)
def test_a_question_with_several_right_answers(
    page: Page, site: Path, fixture_site: Path, choice: str, told: str
) -> None:
    name, marks, theme = next(
        (name, marks, file.stem)
        for file in sorted((ROOT / "tests/fixture/quizzes" / FIXTURE).glob("*.md"))
        for name, marks in keys(site, FIXTURE, file.stem).items()
        if marks.count(True) > 1
    )
    right, wrong = (
        [at for at, mark in enumerate(marks) if mark],
        [at for at, mark in enumerate(marks) if not mark],
    )
    with served(fixture_site) as root:
        page.goto(f"{root}/{FIXTURE}/{'index' if theme == 'introduction' else theme}.html")
        expect(question(page, name).get_by_text("Choose all that apply.")).to_be_visible()
        choose(
            page,
            name,
            *{"right": right, "one": right[:1], "all": right + wrong, "wrong": wrong}[choice],
        )
        expect(question(page, name).locator(".bf-verdict")).to_have_text(
            told.format(keys=len(right), more=len(wrong))
        )
        page.reload()
        assert [field.is_checked() for field in question(page, name).locator("input").all()] == [
            at in {"right": right, "one": right[:1], "all": right + wrong, "wrong": wrong}[choice]
            for at in range(len(marks))
        ]


def test_old_progress_meets_a_new_build(built_project: Path, briefed: Run, page: Page) -> None:
    project = built_project
    file = project / "quizzes" / COURSE / "hidden-men.md"
    text = file.read_text(encoding="utf-8")
    blocks = re.split(r"(?=<!-- question: )", text)[1:]
    assert len(blocks) == 4

    def build() -> None:
        run = briefed("build", project=project)
        assert run.returncode == 0, run.stdout + run.stderr

    with served(project / "site") as root:
        for name, marks in keys(project, COURSE, "hidden-men").items():
            page.goto(f"{root}/{COURSE}/hidden-men.html")
            choose(page, name, marks.index(True))
        # A new one first, the first one's options turned round, the second with another option, the
        # third reworded, the fourth as it was.
        new = (
            blocks[0]
            .replace(HIDDEN_MEN[0], "a-new-one")
            .replace("You are an early help worker", "You are a new early help worker")
        )
        options = re.findall(r"^- \[.\] .*\n(?:>.*\n)+", blocks[0], re.M)
        turned = blocks[0].replace("".join(options), "".join(reversed(options)))
        assert turned != blocks[0]
        other = re.sub(
            r"^(- \[ \] )Complete it in time", r"\1Finish it in time", blocks[1], flags=re.M
        )
        reworded = blocks[2].replace("You are a midwife", "You are the midwife")
        assert other != blocks[1] and reworded != blocks[2]
        file.write_text(
            "".join(
                [
                    new.rstrip() + "\n\n",
                    blocks[3].rstrip() + "\n\n",
                    reworded,
                    other,
                    turned.rstrip() + "\n",
                ]
            ),
            encoding="utf-8",
        )
        build()
        page.goto(f"{root}/{COURSE}/hidden-men.html")
        assert [
            one.get_attribute("id").removeprefix("question-")
            for one in page.locator(".bf-question").all()
        ] == ["a-new-one", HIDDEN_MEN[3], HIDDEN_MEN[2], HIDDEN_MEN[1], HIDDEN_MEN[0]]
        for name in ("a-new-one", HIDDEN_MEN[2], HIDDEN_MEN[1]):
            expect(question(page, name).locator(".bf-verdict")).to_have_count(0)
            assert question(page, name).locator("input:checked").count() == 0, (
                f"{name} shows an answer that nobody gave"
            )
        for name in (HIDDEN_MEN[2], HIDDEN_MEN[1]):
            expect(question(page, name).get_by_text("Updated since you answered")).to_be_visible()
        expect(question(page, "a-new-one").get_by_text("Updated since you answered")).to_have_count(
            0
        )
        for name in (HIDDEN_MEN[3], HIDDEN_MEN[0]):
            expect(question(page, name).locator(".bf-verdict")).to_have_text("✓ Right.")
            row = question(page, name).locator(".bf-option", has=page.locator(":checked"))
            expect(row.locator(".bf-mark")).to_have_text("✓ Your answer: right")
        page.goto(f"{root}/{COURSE}/my-learning.html")
        expect(page.get_by_role("row", name="Hidden men").get_by_role("cell").first).to_have_text(
            "2 questions updated"
        )
        # A question is removed: what was answered counts no more than there is.
        file.write_text("".join([blocks[3].rstrip() + "\n\n", other, turned]), encoding="utf-8")
        (project / "docs" / COURSE / "index.md").write_text(
            (project / "docs" / COURSE / "index.md").read_text(encoding="utf-8"), encoding="utf-8"
        )
        build()
        page.reload()
        expect(page.get_by_role("row", name="Hidden men").get_by_role("cell").nth(2)).to_have_text(
            "2 of 3"
        )


def test_a_changed_statement_shows_on_the_course_start(
    built_project: Path, briefed: Run, page: Page
) -> None:
    project = built_project
    with served(project / "site") as root:
        finish(page, root, "hidden-men")
        page.goto(f"{root}/{COURSE}/index.html")
        expect(page.get_by_text("changed since you finished")).to_have_count(0)
        for path in [
            *(project / "docs" / COURSE).iterdir(),
            *(project / "quizzes" / COURSE).iterdir(),
        ]:
            before = path.read_text(encoding="utf-8")
            after = before.replace(
                "system as per best practise", "system as per good practise"
            ).replace("not being spoken to prior", "not being talked to prior")
            path.write_text(
                re.sub(r"\bon the\n> system as per best", "on the\n> system as per good", after),
                encoding="utf-8",
            )
        run = briefed("build", project=project)
        assert run.returncode == 0, run.stdout
        page.reload()
        notice = page.locator(".bf-progress .bf-updated")
        expect(notice).to_have_text(
            "2 statements have changed since you finished: Hidden men, point 1; Hidden men, "
            "point 2."
        )
        notice.get_by_role("link", name="Hidden men, point 2").click()
        page.wait_for_url(f"{root}/{COURSE}/briefing.html#hidden-men-2")


def test_the_start_and_the_navigation_say_what_is_done_and_lead_on(
    open_context: Callable, address: str
) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/index.html")
    expect(page.get_by_role("link", name="Continue")).to_have_count(0)
    finish(page, address, "think-family")
    expect(page.locator(".bf-finished")).to_contain_text(
        "All questions of this page answered: 3 of 3 right at the first try."
    )
    expect(
        page.locator(".bf-finished").get_by_role("link", name="Next: Hidden men")
    ).to_be_visible()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    navigation = page.locator(".md-sidebar--primary")
    expect(navigation.get_by_role("link", name="Think family ✓ done")).to_be_visible()
    expect(navigation.get_by_role("link", name="Hidden men 1 of 4")).to_be_visible()
    page.goto(f"{address}/{COURSE}/index.html")
    expect(page.locator(".bf-progress")).to_contain_text("1 of 9 parts done.")
    expect(
        page.locator("article li").get_by_role("link", name="Think family ✓ done")
    ).to_be_visible()
    page.get_by_role("link", name="Continue: Hidden men, question 2").click()
    page.wait_for_url(f"{address}/{COURSE}/hidden-men.html#question-{HIDDEN_MEN[1]}")
    expect(question(page, HIDDEN_MEN[1])).to_be_in_viewport()


def test_notes_are_kept_and_shown(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    expect(
        page.get_by_text("Write no names, and nothing that identifies a family.")
    ).to_be_visible()
    page.get_by_label("Your notes").fill("Ask who else <b>visits</b>\nand when.")
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your notes")).to_have_value("Ask who else <b>visits</b>\nand when.")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("#notes")).to_contain_text("Ask who else <b>visits</b>")


def test_a_plan_is_kept_ticked_and_taken_away(page: Page, address: str) -> None:
    page.goto(f"{address}/{COURSE}/my-learning.html")
    for what, by in (("Check the register", "2027-01-31"), ("Ask in supervision", "")):
        page.get_by_label("What", exact=True).fill(what)
        page.get_by_label("By when").fill(by)
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_label("What", exact=True)).to_be_focused()
    page.get_by_label("Check the register, by 31 January 2027").check()
    page.reload()
    expect(page.get_by_label("Check the register, by 31 January 2027")).to_be_checked()
    page.get_by_role("button", name="Remove: Check the register").click()
    page.reload()
    expect(page.locator("#plan li")).to_have_text(re.compile("Ask in supervision"))


def test_a_copy_goes_out_and_comes_back(
    open_context: Callable, address: str, tmp_path: Path
) -> None:
    page = open_context(PHONE).new_page()
    finish(page, address, "hidden-men", right=False)
    page.get_by_label("Your notes").fill("One note.")
    page.get_by_label("Your notes").blur()
    before = kept(page)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    file = tmp_path / "copy.json"
    saved(page, page.get_by_role("button", name="Save a copy")).save_as(file)
    copied = json.loads(file.read_text(encoding="utf-8"))["courses"][COURSE]
    assert {**copied, "versions": 0} == {**before, "versions": 0}

    other = open_context(PHONE).new_page()  # another device, with answers of its own
    other.goto(f"{address}/{COURSE}/think-family.html")
    choose(other, "who-else-she-cares-for", 0)
    other.goto(f"{address}/{COURSE}/my-learning.html")
    other.get_by_label("Bring a copy back").set_input_files(file)
    expect(other.locator(".bf-said")).to_have_text(re.compile("The copy was added."))
    assert kept(other)["tries"].keys() == {*HIDDEN_MEN, "who-else-she-cares-for"}
    assert kept(other)["notes"] == before["notes"] and kept(other)["finished"] == before["finished"]
    expect(other.get_by_role("row", name="Hidden men").get_by_role("cell").first).to_have_text(
        "✓ done"
    )
    other.get_by_label("Bring a copy back").set_input_files(file)  # twice is as good as once
    assert [len(tries) for name, tries in kept(other)["tries"].items() if name in HIDDEN_MEN] == [
        1,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{ not json", "damaged"),
        ("[]", "no copy of your learning"),
        ('{"format": "something else"}', "no copy of your learning"),
        ('{"format": "briefed-learning", "version": 99}', "different version"),
        ('{"format": "briefed-learning", "version": 1}', "damaged"),
        (
            (
                '{"format": "briefed-learning", "version": 1, "courses": {"__proto__": '
                '{"version": 1}}}'
            ),
            "damaged",
        ),
        (
            (
                '{"format": "briefed-learning", "version": 1, "courses": {"keeping-babies-safe": '
                '{"version": 1, "tries": {"a": [{"at": "never"}]}, "finished": {}, "notes": {}, '
                '"plan": []}}}'
            ),
            "damaged",
        ),
        (
            (
                '{"format": "briefed-learning", "version": 1, "courses": {"keeping-babies-safe": '
                '{"version": 1, "tries": {}, "finished": {}, "notes": {"a": {"b": 1}}, "plan": '
                "[]}}}"
            ),
            "damaged",
        ),
        ("\x89PNG\r\n", "damaged"),
    ],
)
def test_a_damaged_or_foreign_file_changes_nothing(
    page: Page, address: str, tmp_path: Path, text: str, why: str
) -> None:
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    before = kept(page)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    (tmp_path / "file.json").write_text(text, encoding="utf-8")
    page.get_by_label("Bring a copy back").set_input_files(tmp_path / "file.json")
    expect(page.locator(".bf-said")).to_have_text(re.compile(f"{why}.* Nothing was changed.$"))
    assert kept(page) == before


def test_everything_is_cleared(page: Page, address: str) -> None:
    finish(page, address, "hidden-men")
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.evaluate("localStorage.setItem('another-site', 'stays')")
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("button", name="Keep it").click()
    assert kept(page) is not None
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()
    expect(page.locator(".bf-said")).to_have_text("Everything is cleared.")
    assert (
        page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('briefed:'))") == []
    )
    assert page.evaluate("localStorage.getItem('another-site')") == "stays"
    expect(page.get_by_role("row", name="Hidden men").get_by_role("cell").first).to_have_text(
        "0 of 4"
    )


BLOCKED = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})
"""
FULL = """Storage.prototype.setItem = function (name) {
    if (name.startsWith('briefed:')) throw new DOMException('full', 'QuotaExceededError')
}"""


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(BLOCKED, "does not save anything for this site"), (FULL, "has no room left")],
    ids=["blocked", "full"],
)
def test_without_room_the_course_works_and_says_so(
    open_context: Callable, address: str, trouble: str, told: str
) -> None:
    context = open_context(PHONE)
    page = context.new_page()
    page.goto(f"{address}/{COURSE}/think-family.html")
    choose(page, "who-else-she-cares-for", 0)
    before = kept(page)
    context.add_init_script(trouble)
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    for name in HIDDEN_MEN:
        choose(page, name, 0)
        expect(question(page, name).locator(".bf-verdict")).to_be_visible()
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-trouble")).to_contain_text(told)
    expect(page.locator(".bf-finished")).to_be_visible()
    copy = json.loads(
        Path(saved(page, page.get_by_role("button", name="Save a copy")).path()).read_text(
            encoding="utf-8"
        )
    )
    assert set(HIDDEN_MEN) <= copy["courses"][COURSE]["tries"].keys()
    if trouble == FULL:
        assert kept(page) == before, "what was kept is lost"


def test_two_open_pages_do_not_undo_each_other(open_context: Callable, address: str) -> None:
    context = open_context(PHONE)
    first, second = context.new_page(), context.new_page()
    for page, theme in ((first, "hidden-men"), (second, "think-family")):
        page.goto(f"{address}/{COURSE}/{theme}.html")
    choose(first, HIDDEN_MEN[0], 0)
    choose(second, "who-else-she-cares-for", 0)
    choose(first, HIDDEN_MEN[1], 0)
    assert kept(first)["tries"].keys() == {HIDDEN_MEN[0], HIDDEN_MEN[1], "who-else-she-cares-for"}


def test_the_calendar_names_the_questions(page: Page, address: str) -> None:
    finish(page, address, "hidden-men", right=False)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.locator("#again li")).to_have_count(4)
    data = Path(saved(page, page.get_by_role("button", name="Put a reminder")).path()).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(
        b"\r\n", b""
    )
    events = Calendar.from_ical(data).walk("VEVENT")  # another program reads it
    today = page.evaluate("new Date(new Date().setHours(12)).toISOString().slice(0, 10)")
    days = [
        (event.decoded("dtstart") - datetime.date.fromisoformat(today)).days for event in events
    ]
    assert days == [7, 30]
    for event in events:
        assert (
            event["summary"]
            == "Learning from the Keeping Babies Safe audit: look again at 4 questions"
        )
        assert (
            "Hidden men: You are an early help worker. A baby's father has missed your appointments"
            in event["description"]
        )
        assert f"{address}/{COURSE}/my-learning.html" in event["description"]
    assert events[0]["uid"] != events[1]["uid"]


def test_the_record_is_one_sheet_and_keeps_no_name(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    for theme in ("hidden-men", "think-family"):
        finish(page, address, theme)
    page.goto(f"{address}/{COURSE}/my-learning.html")
    page.get_by_label("Your name").fill("Alex Example")
    record = page.locator(".bf-paper")
    for told in (
        "Record of learning, not finished",
        "Alex Example",
        "Learning from the Keeping Babies Safe audit",
        "Edition: 1",
        "Pages finished: 2 of 9",
        "7 of 40 right at the first try",
    ):
        expect(record).to_contain_text(told)
    page.evaluate("window.print = () => 0")
    page.get_by_role("button", name="Print this record").click()
    page.emulate_media(media="print")
    expect(record).to_be_visible()
    for hidden in ("header.md-header", "#progress", "#keep", "h1", ".bf-draft"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    assert "Alex" not in page.evaluate(
        "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    )


def test_on_paper_the_questions_come_first(open_context: Callable, address: str) -> None:
    page = open_context(DESK).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    choose(page, HIDDEN_MEN[0], 0)
    page.emulate_media(media="print")
    for name in HIDDEN_MEN:
        expect(question(page, name).locator(".bf-stem")).to_be_visible()
        assert question(page, name).locator("label").count() == 3
        expect(page.locator(f"#answer-{name} .bf-basis blockquote").first).to_be_visible()
        assert all(
            reason.is_visible() for reason in page.locator(f"#answer-{name} .bf-reason").all()
        )
    expect(question(page, HIDDEN_MEN[0]).locator(".bf-verdict")).to_be_hidden()
    last, answers = (
        page.locator(".bf-question").last.bounding_box(),
        page.locator(".bf-answers").bounding_box(),
    )
    assert answers["y"] >= last["y"] + last["height"]
    assert (
        page.locator(".bf-answers").evaluate("element => getComputedStyle(element).breakBefore")
        == "page"
    )


def test_without_a_script_everything_can_be_read(
    open_context: Callable, site: Path, address: str
) -> None:
    page = open_context(PHONE, java_script_enabled=False).new_page()
    page.goto(f"{address}/{COURSE}/hidden-men.html")
    text = words(page.locator("article").inner_text())
    source = (ROOT / "quizzes" / COURSE / "hidden-men.md").read_text(encoding="utf-8")
    for line in re.findall(r"^- \[.\] (.*)$", source, re.M):
        assert text.count(words(line)) >= 2, f"not with the question and with its answer: {line}"
    for reason in re.findall(r"^> ((?:The|That|Not) .*)$", source, re.M):
        assert words(reason) in text
    page.locator(f"#question-{HIDDEN_MEN[0]}-1").check()
    page.locator(f"#question-{HIDDEN_MEN[0]}-1").press("Enter")  # the form goes nowhere
    assert page.url == f"{address}/{COURSE}/hidden-men.html"
    page.goto(f"{address}/{COURSE}/my-learning.html")
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
