"""Figures as dots: what is read as one, and what dots would misrepresent."""

import pytest
from briefed.text.counting import COUNTED_ROOTS
from briefed.text.picture_faults import fault
from briefed.text.pictures import MOST, Picture, impossible, meant, no_count, read
from hypothesis import given
from hypothesis import strategies as st
from support.sampling import sampled


@pytest.mark.parametrize(
    ("written", "groups", "of", "unit"),
    [
        ("3 of 12", (3,), 12, ""),
        ("3  of 12 audited cases", (3,), 12, "audited cases"),
        ("12 of 12 cases", (12,), 12, "cases"),
        ("6 and 6", (6, 6), None, ""),
        ("6 and 5 cases", (6, 5), None, "cases"),
        ("11 babies", (11,), None, "babies"),
        ("11", (11,), None, ""),
    ],
)
def test_what_is_read(written: str, groups: tuple[int, ...], of: int | None, unit: str) -> None:
    assert read(written) == Picture(groups, of, unit)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", ""),
        ("3 and 3 and 6", ""),
        ("of 12", ""),
        ("babies", ""),
        ("11 babies, 10", ""),
        ("2,400 babies", ""),
        ("2021/22", ""),
        ("0 + 6", ""),
        ("three of twelve", "3 of 12"),
        ("3/12", "3 of 12"),
        ("3/12 cases", "3 of 12 cases"),
        ("3⁄12", "3 of 12"),
        ("3 out of 12 cases", "3 of 12 cases"),
        ("3 from the 12 cases", "3 of 12 cases"),
        ("3 of the twelve cases.", "3 of 12 cases"),
        ("6 + 6", "6 and 6"),
        ("6+6 cases", "6 and 6 cases"),
        ("6 & 6", "6 and 6"),
        ("6, 6", "6 and 6"),
        ("six and six cases", "6 and 6 cases"),
        ("6 cases and 6 cases", "6 and 6 cases"),
        ("6 cases and 6", "6 and 6 cases"),
        ("3 subject to", "3"),
        ("3 subject to child in need plans and 3 Early Help", "3 and 3"),
        ("3 subject to child in need plans", "3"),
        ("3 of 12 cases that were audited in both areas", "3 of 12"),
        ("11 babies!", "11 babies"),
        ("eleven babies", "11 babies"),
        ("one case", "1 case"),
        ("one of twelve cases", "1 of 12 cases"),
        ("none of 12 cases", "0 of 12 cases"),
        ("None of the twelve cases", "0 of 12 cases"),
        ("not one of 12", "0 of 12"),
        ("no cases of 12", ""),
    ],
)
def test_what_is_unclear_and_what_to_write(written: str, says: str) -> None:
    assert read(written) is None
    assert not no_count(written)
    assert meant(written) == says
    assert not says or read(says)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("25%", "a rate"),
        ("12 per 1,000 births", "a rate"),
        ("1 in 4", "a rate"),
        ("two thirds", "a rate"),
        ("½", "a rate"),
        ("2.5", "no whole number"),
        ("one in four babies", "a rate"),
        ("1 for every 4 babies", "a rate"),
        ("1/4 of the babies", "a rate"),
        ("3:12", "a rate"),
        ("11-year-olds", "an age"),
        ("about 11 weeks", "an age"),
        ("3 to 5 babies", "an estimate"),
        ("about 11 babies", "an estimate"),
        ("~11", "an estimate"),
        ("10–12 babies", "an estimate"),
        ("11+ babies", "an estimate"),
        ("May 2021", "a date"),
        ("aged four", "an age"),
        ("six weeks", "an age"),
    ],
)
def test_what_is_no_count(written: str, why: str) -> None:
    assert read(written) is None
    assert no_count(written).startswith(why)


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (Picture((13,), 12), "13 is more than 12"),
        (Picture((0,)), "there is nothing to draw"),
        (Picture((0,), 0), "there is nothing to draw"),
        (Picture((0, 6)), "there is nothing to draw"),
        (Picture((MOST + 1,)), "nobody counts 51 dots, and 50 are the most"),
        (Picture((30, 21)), "nobody counts 51 dots, and 50 are the most"),
        (Picture((3,), MOST + 1), "nobody counts 51 dots, and 50 are the most"),
        (Picture((25,), unit="December"), "it is a date"),
        (Picture((0,), 12), ""),
        (Picture((MOST,)), ""),
        (Picture((25, 25)), ""),
    ],
)
def test_what_nobody_draws(picture: Picture, why: str) -> None:
    assert impossible(picture) == why


@pytest.mark.parametrize(
    ("written", "alternative"),
    [
        ("3 of 12 cases", "3 of 12 cases: 12 dots, 3 of them filled"),
        ("6 and 1", "6 and 1: a group of 6 dots and a group of 1 dot"),
        ("1 baby", "1 baby: 1 dot"),
        ("0 of 12 cases", "0 of 12 cases: 12 dots, none of them filled"),
    ],
)
def test_what_is_said_in_its_place(written: str, alternative: str) -> None:
    picture = read(written)
    assert picture is not None
    assert picture.alternative == alternative


@pytest.mark.parametrize(
    ("written", "quote"),
    [
        ("3 of 12 cases", "However, 3/12 cases had no assessment."),
        ("3 of 12", "Three of the twelve cases had none."),
        ("3 of 12 babies", "3 out of 12 babies were not seen."),
        ("0 of 12 cases", "A plan was missing in 0/12 cases."),
        ("6 and 6 cases", "Six cases were audited from each local authority."),
        ("6 and 6", "Six plans each were read."),
        # “Each” says nothing of the number itself.
        ("6 cases", "Six cases in which each parent spoke were read."),
        ("6 cases", "Six cases where plans for each child were late."),
        ("6 cases", "Six cases were read; each plan was late."),
        ("6 cases", "Each of the six cases was read."),
        ("6 cases", "Six cases of both kinds were read."),
        ("6 cases", "Six cases were read in full, each with its plan."),
        ("11 babies", "11 babies were harmed, and in each case nobody asked."),
        ("6 cases", "Six cases were read in each of which a plan was late."),
        ("6 and 6", "Each authority sent six cases."),
        (
            "3 and 3",
            "Six cases were audited; 3 were subject to child in need plans and 3 Early Help.",
        ),
        (
            "3 and 3 cases",
            "Six cases were audited; 3 were subject to child in need plans and 3 Early Help.",
        ),
        ("3 and 2 keepers", "Three keepers were asleep, and two other keepers ashore."),
        ("3 and 2 babies", "Three babies were asleep, and 2 others were not."),
        ("3 and 2 cases", "Of the cases, 3 cases were closed and the other 2 open."),
        ("12 cases", "The 12 audited cases were read."),
        ("12 audited cases", "The 12 audited cases were read."),
        ("3 of 12 cases", "Three of the twelve audited cases had none."),
        ("3 Early Help", "There were 3 Early Help."),
        ("11 babies", "In 2018, 11 babies were harmed; about 10 were known."),
        ("12 cases", "About half were late. 12 cases were audited."),
        ("1 baby", "One baby was harmed."),
        ("1", "One tin held biscuits, in one of the stores."),
        ("1 tin", "Although one tin was dry, biscuits were in it."),
        ("1 case", "In one case there was no plan."),
        ("1 case", "There was no plan in one case only."),
        ("1", "All had plans; one was late."),
        ("1 of 12 cases", "One of the 12 cases had none."),
        ("0 of 12 cases", "None of the 12 cases had a plan."),
        ("0 of 12 cases", "Not one of the twelve cases had a plan."),
        ("0 of 12", "None out of 12 had a plan."),
    ],
)
def test_what_a_quote_holds(written: str, quote: str) -> None:
    picture = read(written)
    assert picture is not None
    assert fault(picture, quote, COUNTED_ROOTS | {"tin"}) is None


MISLEADING = [
    ("1", "12 cases were read; one had no plan.", "a part of “12 cases were read”"),
    ("1", "In one of the cases there was no plan.", "a part of more"),
    ("1 of 3", "1/3 of the cases had none.", "a rate"),
    ("2 of 3", "Two thirds of the cases had none.", "a rate"),
    ("1 of 4 babies", "One in four babies was not seen.", "a rate"),
    ("1 of 2", "One for every two babies was seen.", "a rate"),
    ("3 of 12", "Nearly three of the twelve babies were seen.", "an estimate"),
    ("12", "Some 12 cases were audited.", "an estimate"),
    ("12", "At least 12 cases were audited.", "an estimate"),
    ("12", "12 or more cases were audited.", "an estimate"),
    ("3", "Between 3 and 4 babies were seen.", "an estimate"),
    ("4", "Between 3–4 babies were seen.", "an estimate"),
    ("12", "An average of 12 cases was open.", "a rate"),
    ("7", "Seven visits per week were planned.", "a rate"),
    ("12", "12% of cases were late.", "a rate"),
    ("4", "The baby was four months old.", "an age"),
    ("16 nights", "The watch was 16 nights long.", "an age"),
    ("25", "It was so on 25 December 2020.", "a date"),
    ("10", "The visit was at 10 am.", "a measure"),
    ("10", "The visit was at 10:30.", "a measure"),
    ("12", "It cost £12.", "a measure"),
    ("47", "A section 47 enquiry began.", "a name"),
    ("3", "However, 3/12 cases had none.", "part of “3/12 cases had none”"),
    ("3", "Perhaps 3 babies were seen.", "an estimate"),
    ("12", "A total of, in excess of 12 babies were seen.", "an estimate"),
    ("3 of 10", "Staff rated 3 of 10 visits as late.", "a rate"),
    ("7", "Each team made seven visits each week.", "a rate"),
    ("10", "The baby weighed 10 pounds.", "a measure"),
    ("2", "See table 2.", "a name"),
    ("11", "There were 11 more babies than before.", "a difference"),
    ("11", "The number rose by 11.", "a difference"),
    ("11", "There were not 11 babies.", "denied"),
    # A part drawn as a whole.
    ("10", "11 babies were harmed; 10 had been known.", "a part of “11 babies were harmed”"),
    ("3 subject", "Six cases were read; 3 were subject to plans.", "a part of “Six cases"),
    ("10 babies", "10 of the babies had been known.", "a part of more"),
    ("10", "There were babies, of whom 10 had been known.", "a part of more"),
    ("3 cases", "Of 12 cases that were read, 3 cases had no plan.", "a part of more"),
    # One of several drawn as all.
    ("6 cases", "Six cases were audited from each local authority.", "said of each of several"),
    ("6 cases", "Six cases from each of the four teams were read.", "said of each of several"),
    ("6 cases", "Six cases from both authorities were read.", "said of each of several"),
    ("6 plans", "Six plans each were read.", "said of each of several"),
    ("6", "Six plans apiece were read.", "said of each of several"),
    ("6", "Six plans were read by the teams apiece.", "said of each of several"),
    ("6 cases", "Each authority chose six cases.", "said of each of several"),
    ("6 cases", "Every authority chose six cases.", "said of each of several"),
    ("6 cases", "Six cases were chosen by each authority.", "said of each of several"),
    ("6 cases", "In each authority, six cases were read.", "said of each of several"),
    ("6 cases", "From each of the four teams six cases were read.", "said of each of several"),
    ("6 cases", "Six cases per authority were read.", "a rate"),
    ("6 cases", "Six cases were read in every authority.", "a rate"),
    # Two groups that may be the same ones, or one within the other.
    ("11 and 10", "11 babies were harmed; 10 had been known.", "may be the same ones"),
    ("11 and 10 babies", "11 babies were harmed and 10 babies were known.", "the same ones"),
    ("6 and 3", "Six cases were read; 3 were subject to plans and 3 Early Help.", "the same ones"),
    ("3 and 3", "3 were subject to child in need plans and 3 Early Help.", "the same ones"),
    ("6 and 6", "12 cases were read: 6 had no plan and 6 had no review.", "the same ones"),
    ("3 and 2", "Three babies were seen. Two other babies were not.", "the same ones"),
    ("3 and 2", "Three babies were seen, and two other plans read.", "different things"),
    ("2 and 3 keepers", "Three keepers were asleep, and two other keepers ashore.", "before 2"),
]


@pytest.mark.parametrize(("written", "quote", "why"), MISLEADING)
def test_what_dots_would_misrepresent(written: str, quote: str, why: str) -> None:
    picture = read(written)
    assert picture is not None
    found = fault(picture, quote, COUNTED_ROOTS)
    assert found is not None
    assert found.misleads
    assert why in found.why


@pytest.mark.parametrize(
    ("written", "quote", "why"),
    [
        ("4 of 12", "3/12 cases had none.", "does not say “4 of 12”"),
        ("1 of 12", "Not one of the 12 cases had a plan.", "does not say “1 of 12”"),
        ("0 of 12", "One of the 12 cases had a plan.", "does not say “0 of 12”"),
        ("1", "One should ask a colleague, and one another.", "does not hold 1"),
        ("1", "That one was late, and each one had a plan.", "does not hold 1"),
        ("1 baby", "One baby clinic was seen.", "does not count “baby”"),
        ("10 of 11", "11 babies were harmed; 10 were known.", "only 10 and 11 by themselves"),
        ("12 of 12", "12 cases were audited.", "does not say “12 of 12”"),
        ("11 and 11", "11 babies were harmed.", "not of “each” of two"),
        ("6 and 6", "Each of the six cases was read.", "not of “each” of two"),
        ("6 and 6", "Six cases of both kinds were read.", "not of “each” of two"),
        ("6 and 6", "Six cases were read from each of the four agencies.", "not of “each” of two"),
        ("6 and 6", "Six cases in which both parents spoke were read.", "not of “each” of two"),
        ("6 and 6", "Six cases where plans for each child were late.", "not of “each” of two"),
        ("6 and 6", "Six cases were read; each plan was late.", "not of “each” of two"),
        (
            "3 and 3 Early Help",
            "Six cases were read; 3 were subject to child in need plans and 3 Early Help.",
            "“Early Help” does not count both",
        ),
        (
            "3 and 3 child in need plans",
            "Six cases were read; 3 were subject to child in need plans and 3 Early Help.",
            "“child in need plans” does not count both",
        ),
        ("11 abuse", "11 babies died because of abuse.", "does not count “abuse”"),
        ("11 mothers", "11 babies and mothers were seen.", "does not count “mothers”"),
        ("11 small", "11 small babies were seen.", "does not count “small”"),
        ("10 baby", "10 baby clinics were seen.", "does not count “baby”"),
        ("10 mothers", "10 mothers groups were seen.", "does not count “mothers”"),
        ("10 babies", "10 babies’ mothers were seen.", "does not count “babies”"),
        ("3 of 12 mothers", "3/12 babies had mothers.", "does not count “mothers”"),
        ("12", "11 babies were harmed.", "does not hold 12"),
        ("3", "Three or four babies were seen.", "does not hold 3"),
        ("3", "There were 3 times as many visits.", "does not hold 3"),
        ("11 mothers", "11 babies were harmed.", "does not count “mothers”"),
        ("11 mothers", "11 babies were harmed, mothers too.", "does not count “mothers”"),
        ("3 of 12 babies", "3/12 cases had none.", "does not count “babies”"),
    ],
)
def test_what_a_quote_does_not_hold(written: str, quote: str, why: str) -> None:
    picture = read(written)
    assert picture is not None
    found = fault(picture, quote, COUNTED_ROOTS)
    assert found is not None
    assert not found.misleads
    assert why in found.why


def test_others_in_the_briefing_are_no_thing_of_their_own() -> None:
    counted = COUNTED_ROOTS | {"keeper", "other", "their"}
    quote = "Three keepers had lent their horn, and two other keepers theirs."
    assert fault(Picture((3, 2), unit="keepers"), quote, counted) is None


@sampled()
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_only_the_very_fraction_will_do(a: int, b: int, c: int, d: int) -> None:
    found = fault(Picture((a,), b), f"In {c}/{d} cases there was no plan.", COUNTED_ROOTS)
    assert (found is None) == ((a, b) == (c, d))
