"""English words that make a sentence stronger or weaker, as tables: data, and no logic.

A mark is a word or a phrase in lower case. Its level says how far it goes on its scale. A sentence
goes too far where its level is above the level of the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefed.checking.overstatement.causes import CAUSAL, CAUSE, CONTRIBUTING, TOGETHER
from briefed.checking.overstatement.inferences import NEEDS
from briefed.checking.overstatement.limiting import (
    AIMS,
    EXCEPTIONS,
    FEW,
    NOT_AT_ALL,
    ON_OFFER,
    PARTLY,
    REGARDED,
    SEEMING,
    TOLD,
    UNDONE,
    UNSURE,
)
from briefed.checking.overstatement.names import SERVICE_NAMES
from briefed.checking.overstatement.names import listed as _words
from briefed.text.numbers import FRACTIONS


def _levels(*tables: str) -> dict[str, int]:
    """Each entry with the number of its table, counted from 1."""
    return {entry: level for level, table in enumerate(tables, 1) for entry in _words(table)}


# Degree (how many, how often, how long), in five levels: some; many; most or hardly any;
# nearly all; all or none.
DEGREE = _levels(
    """some, several, a few, handful, example, examples, instance, instances, a number of
    a small number, one or two, a couple, certain, one or both, sometimes, occasionally
    occasional, at times, times when, on occasion, on occasions, on one occasion
    on two occasions, now and again, now and then, from time to time, once or twice, twice
    three times, once in
    once during, only once, just once, one of, more than once, at one point, at some point
    at some stage, at one stage, at first
    initially, to begin with, for a time, for a while, for some time, for the first, briefly
    part of, parts of, some of, element of, in part, partly, partially, to some extent
    to a degree, can happen, did happen, does happen, happened that, happens that, among the things
    in particular, particularly, adequately, inconsistent, inconsistently
    inconsistencies, uneven, unevenly, patchy, variable, varied, mixed, limited, not as
    not always, not every, not all, not everyone, tendency, tend, tends, tended, less often
    less frequent, less frequently, less regular, less regularly, fewer, rarer, tailed off
    dwindled, declined, fell off, may, might, can, could, risk of, evidence of""",
    """many, often, frequently, frequent, numerous, multiple, repeated, repeatedly, time and again
    again and again, night after night, evening after evening, day after day, week after week
    month after month, time after time, year after year, visit after visit, regularly, regular
    daily, weekly, monthly, common, commonly, a lot of, lots of, plenty of, much of, a good deal
    a good number, a great many, quite a few, a good few, constantly, continually, continuously
    habitually, persistently, incessantly, perpetually, substantial number""",
    """most, mostly, usual, usually, generally, typically, typical, majority, predominantly
    largely, mainly, in the main, chiefly, routinely, broadly, consistent, consistency
    consistently, reliably, widespread
    widely, common practice, standard practice, normal practice, usual practice, the norm
    as standard
    commonplace, customary, customarily, ordinarily, the habit, a habit, the general picture
    normally, as a rule, more often than not, across the board
    by and large, the larger part, the greater part, the bulk of
    rarely, seldom, hardly ever, few and far between, infrequently, uncommon
    as a matter of course, habitual, hardly any, hardly anyone, hardly anybody, scarcely
    scarcely any, barely any, very few, few of, next to no, almost no, almost none, almost never
    was rare
    were rare, is rare, was unusual, is unusual, unusual, nearly never, almost nobody""",
    """nearly all, almost all, almost always, nearly always, almost every, nearly every
    practically all, virtually all, all but one, all but two, all but three, with one exception
    with two exceptions, bar one, with few exceptions, near-universal, the vast majority
    vast majority
    great majority, large majority,     overwhelming majority, on nearly every, apart from one
    with the exception of, except for
    apart from""",
    """all, every, each, always, never, none, no one, nobody, everyone, everybody, everything
    everywhere, every one of, not one of, each one of, invariably
    entirely, completely, totally, wholly, fully, in full, exclusively
    only, solely, without exception, without fail, universally, universal, whatever, whichever
    regardless, irrespective, across the service, across the area, across services
    across agencies, across the partnership, across the city, across all, area-wide, service-wide
    automatically, automatic, as of right, neither, not one, not a single, not once, never once,
    at no point
    at no time, at no stage, on no occasion, in no case, under no circumstances, whole, entire
    throughout, of any kind, of any sort, whatsoever, the whole time, all the way through
    all along, at every turn, all the while
    from start to finish, from beginning to end, day in day out, without a break, full account
    full use, without interruption, ever since, year on year, month on month, each time, to a man
    perfectly, thoroughly, anyone
    anybody, any, across the whole, whenever, at all times, on any given
    no matter""",
)
# By these a text leaves somebody out.
EXCEPTING = frozenset(
    _words("with the exception of, except for, apart from, apart from one, with one exception")
)
# The words of degree that count times. Then nouns that make others count times, too: "every
# evening", "all winter".
TIMES = frozenset(
    _words("""twice, three times, once in, once during, only once, just once, few and far between
    infrequently, constantly, continually, continuously, habitually, persistently
    all the way through, all the while, as a matter of course, sometimes, occasionally
    at times, on occasion, on occasions, on one occasion, on two occasions, now and again
    now and then, from time to time, once or twice, more than once, at one point, at some point
    at some stage, at one stage, at first
    initially, for a time, for a while, for some time, for the first, briefly, less often
    less frequent, less frequently, rarer, tailed off, dwindled, declined, often, frequently
    repeatedly, time and again, again and again, regularly, daily, weekly, monthly, usually
    as a rule, normally, routinely, almost always, nearly always, more often than not, rarely
    seldom, hardly ever, almost never, always, never, invariably, not once, at no point
    at no time, at no stage, on no occasion, throughout, of any kind, of any sort
    whatsoever
    the whole time, all the way through
    all along, at every turn, all the while, from start to finish, ever since, whenever
    at all times, without a break, on any given""")
)
TIME_NOUNS = frozenset(
    """time times day days night nights evening evenings morning weekend weekends week weeks
    fortnight month months year years term winter spring summer autumn occasion occasions
    point stage period episode episodes""".split()
)
DAILY = {"day": "daily", "night": "nightly"}  # "every day" in one word
# Shares in words: "a third", "just under half". Ours may say "most" only above a half.
SHARES = {
    **{
        f"{one} {part}": 1 / int(count)
        for part, count in FRACTIONS.items()
        for one in ("a", "an", "one")
    },
    "few": 0.2,
    "minority": 0.4,
    "half": 0.5,
    "just under half": 0.45,
    "nearly half": 0.45,
    "almost half": 0.45,
    "less than a quarter": 0.2,
    "fewer than a quarter": 0.2,
    "two in three": 0.67,
    "one in two": 0.5,
    "one in three": 0.33,
    "one in four": 0.25,
    "one in five": 0.2,
    "under half": 0.45,
    "fewer than half": 0.45,
    "less than half": 0.45,
    "over half": 0.55,
    "more than half": 0.55,
    "just over half": 0.55,
    "two-thirds": 0.67,
    "two thirds": 0.67,
    "three-quarters": 0.75,
    "three quarters": 0.75,
}
RARE = frozenset(
    _words(
        "few and far between, infrequently, uncommon, unusual, was unusual, was rare, "
        "rarely, seldom, hardly ever, hardly any, hardly anyone, hardly anybody, scarcely any, "
        "barely any, almost never, nearly never"
    )
)
# Words for "it happened less"; then words for "it ended".
LESS = frozenset(
    _words(
        "less often, less frequent, less frequently, less regular, less regularly, "
        "fewer, rarer, tailed off, dwindled, declined, fell off, shorter, reduced, fell, less"
    )
)
ENDED = frozenset(
    _words(
        "stopped, ceased, ended, came to an end, no longer, gave up, halted, dried up, "
        "came to nothing, disappeared, vanished, given up, was dropped, were dropped, "
        "been dropped, abandoned, broke off, an end to, at an "
        "end, a halt"
    )
)
# Obligation, in four levels: left to judgement; advised; needed; imposed.
OBLIGATION = _levels(
    """could, would benefit, beneficial, may, might, would be helpful, helpful, consideration
    suggest, suggests, suggested, useful, worth, consider, considered, explore, benefit
    benefits, would be good, would be wise, would help, might help, would be worthwhile
    worthwhile, scope for, scope to, room for, room to, welcome, usefully, if they wish, value in
    may wish, might like, an option, a case for, the case for
    thought to, think whether, weigh up, decide whether
    possible to, free to, open to, allowed to, permitted to, invited to, opportunity to, chance to
    think about""",
    """should, ought to, ought, recommended, recommends, recommend, recommendation, important
    advised, advises, advice, encouraged, encourages, good practice, best practice
    best practise, urged, asked to, told to, good answer, sensible, advisable, preferable""",
    "need to, needs to, needed to, is needed, are needed, was needed, were needed, need, "
    "needs, is necessary, are necessary, necessary, vital, crucial, critical, key",
    """must, have to, has to, had to, having to, required, require, requires, requirement
    requirements, mandatory, compulsory, obliged, obliges, obligatory, obligation, duty to
    a duty, lead duty, duties to, is to be, are to be, is still to be, are still to be
    is yet to be, expected to, essential, imperative, no choice, no option, insists, insist
    demands, shall, instructed, instructs, non-negotiable, bound to, orders, ordered to
    legally, by law, the law, law requires, in law, legal duty, statutory duty, statutory
    the rule, the rules, compelled, forbidden, forbids, prohibited, not allowed, not permitted
    responsibility, mandated, expected, expects, expectation, a must, a right to, the right to
    entitled to, entitlement
    under no circumstances, on no account, obligations, offence, illegal, unlawful""",
)
# The words of obligation that only a law or a rule justifies.
LAW = frozenset(
    _words(
        "legally, by law, the law, law requires, in law, legal duty, statutory duty, "
        "statutory, offence, illegal, unlawful"
    )
)
# Certainty, in three levels: a sign; shown; beyond doubt.
CERTAINTY = _levels(
    """evidence, evidence of, may, might, could, can, risk of, tendency, suggest, suggests
    suggested, indicate, indicates, indicated, indication, indications, hint, hints, hinted
    point to, points to, pointed to, pointers, appear, appeared, appears, seem, seems, seemed
    looked as, looks as, took it that, taken it that, thought, believed, felt, assumed, presumed,
    suspected, supposed
    understood to be, reported, said to, likely, possible, possibly, perhaps, unlikely
    probable, probably, described as, what was seen, potential, potentially, element of, sign
    signs, little, barely, room to, room for, scope for, unclear, not clear, less clear
    not known, unknown, uncertain, not certain, not sure, unsure, rule out, ruled out, be sure
    not be verified, not be confirmed, not be established, not be determined, could not say
    cannot say, could not tell, remains open, a question, on balance, in the view, view
    opinion, impression, not proven, inconclusive, promising, yet to be,
    apparently, seemingly, reportedly, allegedly, supposedly, presumably, arguably, conceivably,
    claimed, alleged
    rumoured, sensed""",
    """shows that, show that, showed that, shown to, shown that, shows, showed, shown, found that
    found to, found, demonstrates, demonstrated, demonstrate, confirms, confirmed, confirm
    verified, reveals, revealed, made clear, makes clear, became clear, established
    establishes, evident, evidently, clear sign, clear evidence, clear that, satisfied
    corroborated, documented, mean that, means that, known that, is known, tested, will""",
    """prove, proves, proved, proven, proof, certainly, undoubtedly, definitely, definite
    unquestionably, conclusively, conclusive, no doubt, without doubt, without a doubt
    beyond doubt, guarantee, guarantees, guaranteed, establishes that, established that
    obviously, obvious, of course, inevitably, inevitable, is certain, are certain, was certain
    certain that, certain how, bound to, it is clear, is clear that, was clear that, we know
    a fact, in fact, more likely, less likely, likelier, unmistakable, indisputable, undeniable
    undeniably, beyond question, no question that, clearly shows, clear sign, must have""",
)
# Phrases in which a mark is weaker, or means something else.
IDIOMS = frozenset(
    _words(
        """above all, after all, for all the, first of all, most of all, once and for all
        all the same
        all right, all day, at most, not only, not just, the most, each other, every other
        if only, only if, only when, a matter of course, most recent, how many, how often
        as a whole
        on the whole, for the most part, in any case, any more, if any, all too, all but
        use to all, should be noted, must be noted, it is important to note, has to do with
        have to do with, has to offer, have to offer, led by, no reason, no need, go wrong
        went wrong, apart from each other, apart from one another, by no means all"""
    )
)
NEGATORS = frozenset(
    """not no never nothing neither nor without nobody none cannot can't don't doesn't didn't
    isn't aren't wasn't weren't hasn't haven't hadn't less little won't wouldn't shouldn't
    couldn't needn't hardly rather instead""".split()
)
CONDITIONS = frozenset("if whether unless until suppose".split())
HEDGING = frozenset("where when such whose perhaps possible possibly describes if whether".split())
# With these a sentence tells what the audit speaks of, not what it found.
NAMING = frozenset(
    "names named naming warns speaks mentions mentioned describes described praises praised "
    "credits credited calls".split()
)
# With these a sentence gives somebody else's words or thoughts.
ATTRIBUTING = frozenset(
    """account report reports confident confidence sure surer attributed put blamed remembered
    recalled claimed alleged sensed suspected assumed felt reported told talked spoke voiced
    described said experience words heard believed thought according called view opinion
    considered say says saying thinking think thinks feel feels believe believes describe
    describes tell tells speak speaks call calls mention mentioned eyes find finds opinions
    spoken hears""".split()
)
# With these a sentence tells of an aim.
AIMING = frozenset(
    "aim aims aimed seek seeks sought looked looks purpose intended meant wanted wants "
    "hoped hopes obtain ensure reason".split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty half quarter third thirds quarters""".split()
)
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety hundred dozen".split())

# Verbs that show a sentence to be a claim; a label has none.
FINITE = frozenset("is are was were has have had do does did found shows says".split())

AUDIT = frozenset("audit audits audited briefing finding findings found auditors review".split())
# Words that address the reader; then words for the people in a question's case.
READER = frozenset("you your yours i my me we our".split())
PERSON = frozenset("he she his her him hers".split())

# The tables to look for in a text, by name.
MARKED = {
    "degree": DEGREE,
    "obligation": OBLIGATION,
    "certainty": CERTAINTY,
    "cause": CAUSE,
    "causal": CAUSAL | CONTRIBUTING,
    "contributing": CONTRIBUTING,
    "need": {word: at for at, need in reversed([*enumerate(NEEDS, 1)]) for word in need.words},
    "partly": PARTLY,
    "not at all": NOT_AT_ALL,
    "service": frozenset(SERVICE_NAMES),
    "share": frozenset(SHARES),
    "less": LESS,
    "ended": ENDED,
    "together": TOGETHER,
    "limit": frozenset(
        (*FEW, *UNSURE, *SEEMING, *TOLD, *REGARDED, *AIMS, *UNDONE, *ON_OFFER, *EXCEPTIONS)
    ),
}
# In feedback these mean the choice that the learner made.
CHOICE = frozenset("this that it they these those".split())

# Words too common to look for a phrase by them.
COMMON = frozenset(
    """a an and are as at be been by could for from had has have he her him his i in is it may
    might more most no not of on one or our she so that the their them they this to was we
    were what which will with would you""".split()
)


def leveled(name: str) -> list[tuple[str, int]]:
    """The entries of a table of marks, each with its level; 1 in a table without levels."""
    table = MARKED[name]
    if isinstance(table, Mapping):
        return list(table.items())
    return [(phrase, 1) for phrase in table]
