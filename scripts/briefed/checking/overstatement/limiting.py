"""Words that limit a quote, as lists: data, and no logic."""

from __future__ import annotations

from briefed.checking.overstatement.names import listed as _words

# Limits of a quote: how many, how surely, by whose account, and with what aim.
FEW = _words(
    """some, several, few, a few, handful, example, examples, instance, instances, a number of
    a small number, one or two, a couple, one of, cases across, cases where, sometimes
    occasionally, at times, on occasion, on occasions, on one occasion, on two occasions
    now and again, now and then, from time to time, once or twice, more than once, at one point
    at first, initially, to begin with, for a time, for a while, for some time, for the first
    briefly, part of, parts of, in part, partly, partially, to some extent, in the first, until
    tendency, tended, most, mostly, usually, often, majority, minority, rarely, seldom"""
)
# Verbs for what somebody thought or said.
_THOUGHT = """alleged argued assumed assessed believed claimed considered estimated expected feared
    felt guessed imagined implied inferred maintained presumed recalled remembered reported
    rumoured said sensed stated supposed suspected thought told understood""".split()
UNSURE = _words(
    "may, might, could, evidence of, risk of, would be, would benefit, possible, "
    "possibly, perhaps, potentially, signs, indications of, indication of, hints of"
)
SEEMING = (
    _words(
        """appeared, appears, appear, seemed, seems, seem, likely, probable, probably, suggest that
    suggests that, suggested that, indicate that, indicates that, indicated that, may indicate
    may suggest, hint that, hints that, hinted that, is thought to, was thought to
    are thought to, were thought to, thought it, believed, assumed, presumed, suspected
    supposed, said to have, understood to, is unclear, was unclear, is not clear, was not clear
    less clear, is not known, was not known, uncertain, rule out, on balance, not be verified
    not be confirmed, not be established, not be determined, could not say, inconclusive
    it is possible, impression, according to, unable to establish, unable to say
    unable to tell, unable to confirm, not establish, not say whether, not tell whether
    apparently, seemingly, reportedly, allegedly, supposedly, presumably, arguably, conceivably,
    consistent with, by her account, by his account, by their account"""
    )
    + [
        f"{verb} {behind}"
        for verb in _THOUGHT
        for behind in ("that", "to have", "to be")
        if verb not in ("considered", "stated", "told")
    ]
    + [
        f"{noun} that"
        for noun in (
            "suggestion indication impression allegation rumour possibility likelihood chance "
            "assumption"
        ).split()
    ]
)
TOLD = _words(
    """reported that, reporting that, reported feeling, reported being, report that, felt that
    believed that, thought that, said that, told auditors, described feeling, told the reviewer"""
)
AIMS = _words("to obtain, aims to, aim to, intended to, designed to, in order")

# Of these, limits to a part of the time; and the words by which ours may say the same.
LASTING = frozenset(
    _words(
        "in the first, for the first, until, at first, initially, to begin with, for a "
        "time, for a while"
    )
)
EARLY = frozenset(
    "first until initially beginning begin early part then later after start started "
    "while time some before".split()
)
NONE = frozenset("no none nobody neither nor never nothing nowhere".split())

# Words for "partly" and "partly not"; then words for "not at all".
PARTLY = frozenset(
    _words("""not as, not well, not always, not every, not all, not fully, not consistently
    not consistent, not the norm, not routinely, not appropriately, not as well, not often
    not sufficiently, not enough, not yet, not initially, inconsistent, inconsistently
    inconsistencies, inconsistency, less, limited, variable, varied, varying, mixed, could be
    more consideration, tendency, insufficient, too little, few, only some, only a few, uneven
    patchy, weaker, infrequent, sporadic, intermittent, rare, rarely, seldom, gaps, gap,
    not everyone, not both, unclear, not clear
    not adequately, hasn't always, wasn't always, weren't always, not completely, not clearly
    not necessarily, too few, too little, little evidence""")
)
NOT_AT_ALL = frozenset(
    _words("""not, no, none, neither, never, nothing, nobody, no one, without, lack, lacks, lacked
    lacking, missing, absent, absence, left out, failed, ignored, overlooked, excluded, unaware
    isn't, aren't, wasn't, weren't, don't, doesn't, didn't, hasn't, haven't, hadn't, denied
    nowhere, kept from, withheld""")
)
# With one of these, "not" denies in part only: "did not record it well".
IN_PART = frozenset("well fully adequately enough consistently always everywhere routinely".split())
RECORDS = frozenset(
    "record records recorded recording written write noted note notes evidence evidenced "
    "documented document log logged".split()
)
