"""Words that limit a quote, as lists: data, and no logic."""

from __future__ import annotations

from briefed.checking.overstatement.names import listed as _words

# Limits of a quote: how many, how surely, by whose account, and with what aim.
FEW = _words(
    """some, several, few, a few, handful, example, examples, instance, instances, a number of
    a small number, one or two, a couple, one of, cases across, cases where, sometimes
    occasionally, at times, on occasion, on occasions, on one occasion, on two occasions
    now and again, now and then, from time to time, once or twice, more than once, at one point
    at some point, at some stage, at one stage
    at first, initially, to begin with, for a time, for a while, for some time, for the first
    previously, formerly, at the time, at that time, only one, only two, only three, just one
    just two, eventually
    in the end, up to, as many as, at most, no more than, briefly, among those, amongst those
    part of, parts of, in part, partly, partially, to some extent
    in the first, until
    tendency, tended, most, mostly, usually, often, majority, minority, rarely, seldom"""
)
# Verbs for what somebody thought or said.
_THOUGHT = """alleged argued assumed assessed believed claimed considered estimated expected feared
    felt guessed imagined implied inferred maintained presumed recalled remembered reported
    rumoured said sensed stated supposed suspected thought told understood""".split()
# These say nothing of how sure somebody was.
_NO_VIEW = [
    (verb, behind)
    for verb in ("considered", "stated", "told")
    for behind in ("that", "to have", "to be")
    if (verb, behind) != ("considered", "that")
]
UNSURE = _words(
    "may, might, could, can, evidence of, risk of, would be, would benefit, possible, "
    "evidence that, emerging evidence, early indications, indications that, signs that, "
    "early feedback, initial feedback, early signs, "
    "possibility, risk that, danger that, concern that, concerns that, "
    "potential for, potential to, chance that, "
    "suspicion, possibly, perhaps, potentially, if, signs, indications of, indication of, hints of"
)
SEEMING = (
    _words(
        """appeared, appears, appear, seemed, seems, seem, likely, probable, probably, suggest that
    suggests that, suggested that, indicate that, indicates that, indicated that, may indicate
    may suggest, hint that, hints that, hinted that, is thought to, was thought to
    are thought to, were thought to, thought it, believed, assumed, presumed, suspected
    supposed, said to have, understood to, was attributed, were attributed, attributed by
    less clear, rule out, on balance, not be verified
    not be confirmed, not be established, not be determined, could not say, inconclusive
    it is possible, impression, according to, unable to establish, unable to say
    not say whether, not tell whether
    apparently, seemingly, reportedly, allegedly, supposedly, presumably, arguably, conceivably,
    consistent with, considered whether, wondered whether, asked whether, discussed whether
    explored whether, not always clear whether, not always clear who
    not always clear how, not always clear what, not yet clear, not yet known, not yet been tested
    not been tested, not yet tested, not yet been evaluated, not been evaluated, not yet evaluated
    not been measured, not yet been measured, remains to be seen, too early to
    by her account, by his account, by their account"""
    )
    + [
        f"{verb} {unclear}"
        for verb in ("is", "was", "are", "were", "remains", "remained")
        for unclear in ("unclear", "not clear", "not known", "unknown", "uncertain")
    ]
    + [
        f"{unable} {verb}"
        for unable in (
            "could not",
            "unable to",
            "not able to",
            "cannot",
            "not possible to",
            "impossible to",
            "difficult to",
            "hard to",
        )
        for verb in (
            "determine",
            "establish",
            "say",
            "tell",
            "confirm",
            "verify",
            "ascertain",
            "be sure",
            "be certain",
            "find out",
            "clarify",
            "conclude",
            "judge",
        )
    ]
    + [
        f"{verb} {behind}"
        for verb in _THOUGHT
        for behind in ("that", "to have", "to be")
        if (verb, behind) not in _NO_VIEW
    ]
    + [
        f"{noun} that"
        for noun in (
            "suggestion indication impression allegation rumour possibility likelihood chance "
            "assumption"
        ).split()
    ]
)
# By these a quote gives somebody's view of the words behind them.
REGARDED = _words(
    "described as, they described, she described, he described, described it as, "
    "described them as, described this as, in their view, in her view, in his view, seen as, "
    "regarded as, viewed as, perceived as, felt confident, "
    "feel confident, confident in"
)
TOLD = _words(
    """reported that, reporting that, reported feeling, reported being, report that, felt that
    believed that, thought that, said that, told auditors, described feeling, told the reviewer"""
)
# Something was offered, advised, tried or begun, and nobody says that it was done. Behind the first
# stands what was to be done; before the second, what was on offer.
_UNDONE = """offered attempted tried encouraged invited asked planned plans planning intends
    intended
    agreed promised proposed proposes advised urged recommends recommended hoped hopes wanted
    aimed""".split()
UNDONE = [
    *(f"{verb} {behind}" for verb in _UNDONE for behind in ("to", "that")),
    *_words("""asked for, asks for, called for, calls for, expectation, expected to, required to,
    requirement to, reminded to, important to
    important that, good practice to, should, must, ought to, need to, needs to, will be
    will have, recommends, recommend, encourage, encourages, urge, urges, attempt to, attempts to
    opportunity to, chance to, plan to
    consider whether, committed to, commitment to, pledged to, intend to, working towards
    would feel able to, feel able to, felt able to, said they would, said she would, said he would
    is developing, are developing, is preparing, are preparing, is drafting
    is working on, are working on, is planning, are planning, developing a, drafting a"""),
]
ON_OFFER = _words(
    """was offered, were offered, been offered, is available, are available, was available
    were available, made available, is being, are being, is currently being
    are currently being, was planned, were planned, is planned, are planned, was requested
    were requested, been requested, was proposed, were proposed, was agreed, were agreed
    was arranged, were arranged"""
)
# By these our sentence says so too.
NOT_YET = frozenset(
    """should ought must will would could might may whether if being plan plans planned planning
    offer
    offered offers offering attempt attempts attempted try tried tries trying encourage
    encouraged encourages invite invited invites invitation ask asked asks asking agree agreed
    promise promised propose proposed proposes advise advised advises advice urge urged
    recommend recommends recommended recommendation hope hoped want wanted wants aim aimed intend
    intended intends develop developing drafted drafting prepare preparing prepared available
    chance opportunity until yes told soon coming going due future next want wants expect expects
    expected expectation call calls remind reminds right best need needs needed shall let
    important good way under will refused refuse declined turned request
    requested arranged meant aim aims purpose designed""".split()
)
# Behind or before these a quote says where it does not hold; then the words by which ours may.
EXCEPTIONS = frozenset(
    _words(
        """unless, except where, except when, except if, except in, subject to agreement
        subject to approval, subject to funding, subject to consent, subject to review
        provided that, on condition that, on the condition that, as long as, so long as
        other than"""
    )
)
EXCEPTED = frozenset(
    """unless except excepting exception exceptions excluding but apart other if where when only
    without provided providing subject condition conditional once until depends depending long
    whether those these such outside""".split()
)
AIMS = _words("to obtain, aims to, aim to, intended to, designed to, in order")

# Of these, limits to a part of the time; and the words by which ours may say the same.
LASTING = frozenset(
    _words(
        "in the first, for the first, until, at first, initially, to begin with, for a "
        "time, for a while, at the time, at that time, used to, eventually, "
        "in the end, in time"
    )
)
EARLY = frozenset(
    "first until initially beginning begin early part then later after start started "
    "while when time some before previous previously past formerly former once history last long "
    "later eventually end finally took waited".split()
)
PREVIOUS = frozenset(("previously", "formerly", "used to"))
# The words by which ours may say the same.
FORMER = frozenset(
    "previous past former once before earlier ago history was were had did been old".split()
)
# These tell what was done or found, where the quote has them: "was considered", "found it useful".
TELLING = frozenset("considered useful helpful worth explored benefits suggested advice".split())
ONE = frozenset(("one", "single"))  # "no one agency" is "no single agency"
NONE = frozenset("no none nobody neither nor never nothing nowhere".split())

# Words for "partly" and "partly not"; then words for "not at all".
PARTLY = frozenset(
    _words("""hindered, hampered, impeded, not as, not well, not always, not every, not all
    not fully, not consistently
    not consistent, not the norm, not routinely, not appropriately, not as well, not often
    not sufficiently, not enough, not yet, not initially, inconsistent, inconsistently
    inconsistencies, inconsistency, less, limited, variable, varied, varying, mixed, could be
    more consideration, tendency, insufficient, too little, few, only some, only a few, uneven
    patchy, weaker, infrequent, sporadic, intermittent, rare, rarely, seldom, gaps, gap,
    not everyone, not both, unclear, not clear
    difficult, difficulty, hard to, harder, struggled, delay, delays, delayed, late, reluctant
    reluctance, fluctuated, not adequately, hasn't always, wasn't always, weren't always
    not completely, not clearly
    not necessarily, too few, too little, little evidence""")
)
NOT_AT_ALL = frozenset(
    _words("""not, no, none, neither, never, nothing, nobody, no one, without, lack, lacks, lacked
    lacking, missing, absent, absence, left out, failed, ignored, overlooked, excluded, unaware
    isn't, aren't, wasn't, weren't, don't, doesn't, didn't, hasn't, haven't, hadn't, denied
    nowhere, kept from, withheld""")
)
# With one of these, "not" denies in part only: "did not record it well".
IN_PART = frozenset(
    "well fully adequately enough much consistently always everywhere routinely immediately "
    "straight promptly quickly soon".split()
)
RECORDS = frozenset(
    "record records recorded recording written write noted note notes evidence evidenced "
    "documented document log logged writing paper".split()
)
# Words that miss, end or keep something from somebody without a "not".
LACKING = frozenset(
    """same unchanged few fewer less little only late later delay delayed delays miss missed
    missing refuse refused
    refusal decline declined reluctant reluctance difficult difficulty harder hard barrier
    barriers gap gaps until before stopped stop stops ended closed close prevent prevented
    prevents avoid avoided exclude excluded outside beyond lost lose losing failed fail fails
    failing failure failures instead other others against empty unaware lack lacked lacking
    without absent absence single alone stopped challenging challenge shortage short cancelled
    withdrew withdrawn cut barely hardly seldom rarely poor weak weakness limited varied varies
    variable mixed inconsistent patchy uneven""".split()
)
