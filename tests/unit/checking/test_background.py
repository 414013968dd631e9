"""Which sentences may need no question: those that say nothing of practice, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefed.checking.background import background, proposed
from briefed.model import Briefing
from briefed.source.briefing import parse
from briefed.text.figures import figures
from support.building import ROOT

WHEN, WHAT = "It says when this was done.", "It says what was looked at."
WHO, PAPER = "It says who took part.", "It says what this paper is."
LEADS_IN = "It only leads in to what follows."
THANKS, WHOM = "It thanks those who took part.", "It says whom to ask."

# Made up for this test, in the manner of published briefings.
MAY_BE_LEFT_OUT = {
    "In May 2026, a multi-agency audit was undertaken.": WHEN,
    "The audit was carried out between March and May 2026.": WHEN,
    "A dip sample of records took place in June 2025.": WHEN,
    "In June 2025, the MLSCP completed a multiagency audit of local responses.": WHEN,
    "In September 2017, we published our report on the response to lost boats.": WHEN,
    "The review period was from January 2024 to March 2025.": WHEN,
    "Date of publication: 3 March 2026": WHEN,
    "Published: March 2026": WHEN,
    "We found:": LEADS_IN,
    "The partnership also found that:": LEADS_IN,
    "The review identified the following:": LEADS_IN,
    "Key findings:": LEADS_IN,
    "These include:": LEADS_IN,
    "Twelve cases were audited, six from each isle.": WHAT,
    "Six cases were audited from each isle; 3 were subject to child in need plans.": WHAT,
    "18 children’s records were sampled.": WHAT,
    "Ten families were selected at random from those open to early help.": WHAT,
    "Eight cases were chosen for this audit.": WHAT,
    "The partnership audited 12 cases.": WHAT,
    "Alongside the usual questions, this audit focussed on safe sleep and safe handling.": WHAT,
    "The review considered how agencies work with families who live on a boat.": WHAT,
    "The aim of the audit was to identify what helps.": WHAT,
    "We reviewed case files, minutes and plans.": WHAT,
    "The audits included children’s services, maternity units and probation.": WHO,
    "Inspectors spoke with children, parents and staff.": WHO,
    "These inspections are carried out by inspectors from three bodies.": WHO,
    "Schools, health and the police took part in the audit.": WHO,
    "Agencies involved: health, police, schools": WHO,
    "The review was led by an independent author.": WHO,
    "This briefing summarises the key findings of the audit.": PAPER,
    "This briefing sets out the key findings and what the partnership will do next.": PAPER,
    "This report is an overview of six inspections.": PAPER,
    "It is written for all who keep a light.": PAPER,
    "The Board would like to thank all keepers who took part.": THANKS,
    "We are grateful to all the staff who have given their time.": THANKS,
    "For further information about this briefing, please contact lamps@example.org": WHOM,
    "Contact: Quality Assurance Team, lamps@example.org": WHOM,
}
# Findings, duties and facts of a case, many in the words of the sentences above.
MUST_BE_ASKED = """
In the audit of May 2026, three babies had no safe sleep assessment.
Between January 2018 and December 2020, 11 babies were harmed.
In June 2021 Ada, who was 14, died.
The review was commissioned after Child B died in March 2024.
In August 2020, a baby of three months was brought to hospital.
We found a father:
The review found that fathers should:
They should:
The findings are late:
The audit found that fathers were seen.
The audit was undertaken in May 2026 and fathers were not seen.
Children under review were visited in March 2024 by two social workers.
The review was held in May 2023 without the father.
In 2022 the child protection review was held and the plan was ended.
In June 2022 the hospital completed an assessment and published a report on the bruise.
In March 2021 the GP completed a review of her medication.
In July 2020, the school conducted a review of the plan.
The plan was reviewed in June 2022.
The review period was a time of great change for the family, from March 2020.
Twelve cases were audited; in 3 the father was unknown.
Twelve cases were audited and most plans were late.
In May 2021 the partnership audited 12 cases and 3 had a plan.
The audit looked at 12 cases, of which 3 had no plan.
Six families were selected for early help.
Six families were selected for early help and none accepted it.
Eight assessments were selected by managers as outstanding.
One family was picked up by police.
A child was chosen as the scapegoat.
The audit included cases in which fathers were hidden.
The audit reviewed plans and found them clear.
The inspection considered that leaders were slow.
Each review included the views of the child.
The reviews involved the health visitor.
The survey included a question on sleep, and a third of parents share a bed.
Fathers attended the review in three of the cases.
The father attended the audit of his plan.
The workshops were attended by fathers.
Midwives took part in the audit meetings in half of the cases.
Health visitors took part in the review of each plan in only two cases.
We met parents who feel judged.
We spoke to parents: they feel judged.
The inspectors heard from children that they feel lonely.
The panel visited the home in March 2021 and the home was cold.
All cases were reviewed regularly.
62% of families took part in the survey.
This briefing is for practitioners, who should read it.
This briefing explains what practitioners must do.
This briefing asks you to ring the father.
This report is late.
The report was shared with the school.
Thanks to all those visits the baby gained weight.
We are grateful to staff for the home visits, which kept the baby safe.
Contact: ring the duty team at once on 01632 960001.
If you are worried about a child, contact the duty team.
For more information on bruising go to the procedures before you act.
Practitioners should be aware of the themes in this briefing.
The partnership will audit these cases again in 2027.
Health visitors must attend the workshop in May 2027.
""".strip().splitlines()

SAMPLE = ROOT / "tests/sample/docs/keeping-babies-safe/briefing.md"
FIXTURE = ROOT / "tests/fixture/docs/lighthouse-keepers/briefing.md"


@pytest.mark.parametrize("sentence", MAY_BE_LEFT_OUT)
def test_a_sentence_that_says_nothing_of_practice_has_a_reason(sentence: str) -> None:
    assert background(sentence) == MAY_BE_LEFT_OUT[sentence]


@pytest.mark.parametrize("sentence", MUST_BE_ASKED)
def test_a_finding_or_a_duty_has_none(sentence: str) -> None:
    assert background(sentence) == ""


def of(path: Path) -> Briefing:
    return parse(path.read_text(encoding="utf-8"), path.name)


def test_of_the_courses_each_proposal_was_judged_by_hand() -> None:
    found = {
        path: [
            one.sentence.split(",")[0].split(";")[0].rstrip(".")
            for theme in of(path).themes
            for one in proposed(theme)
        ]
        for path in (SAMPLE, FIXTURE)
    }
    assert found == {
        SAMPLE: [
            "In May 2021",
            "Six cases were audited from each local authority",
            "The audits included Children's services",
            "Alongside standard audit considerations",
        ],
        FIXTURE: ["It is written for all who keep a light"],
    }


@pytest.mark.parametrize("path", [SAMPLE, FIXTURE], ids=["sample", "fixture"])
@pytest.mark.parametrize("more", ["should see the baby", "must be told", "had no plan in 3 cases"])
def test_no_proposal_is_left_once_a_sentence_says_more(path: Path, more: str) -> None:
    for theme in of(path).themes:
        for one in proposed(theme):
            assert not background(f"{one.sentence.rstrip('.')} and practitioners {more}.")


def test_sentences_without_end_take_no_time() -> None:
    for word in ("audit ", "a", "the audit and ", "-", "review of the "):
        assert background(word * 100_000) == ""
        assert background(f"The {word * (390 // len(word))}") in ("", WHEN, WHAT, WHO)


def test_a_theme_with_nothing_else_is_asked_about() -> None:
    briefing = parse(
        "# Lamps\n\n## Thanks\n\nThe Board would like to thank all who took part. { #thanks-1 }\n",
        "briefing.md",
    )
    assert list(proposed(briefing.themes[0])) == []
    assert figures("Twelve cases were audited.", frozenset({"cases"}))  # as a number of cases is
