"""English words that give a cause or tell of an effect: data, and no logic."""

from __future__ import annotations

from briefed.checking.overstatement.names import listed as _words

# "Debt was what brought her to that point."
_CLEFT = [
    f"{was} what {did}"
    for was in ("is", "was", "were", "are")
    for did in (
        "made",
        "makes",
        "brought",
        "led",
        "caused",
        "kept",
        "keeps",
        "stopped",
        "drove",
        "put",
    )
]
CAUSE = frozenset(_CLEFT) | frozenset(
    _words(
        """because, because of, led to, leads to, lead to
        leading to, caused, causes, cause, due to
    as a result, resulted in, results in, resulting in, result of, resulted from, therefore
    consequently, as a consequence, consequence of, hence, thus, thanks to, owing to
    that is why, which is why, this is why, is why, was why, what keeps, what made, what makes
    the reason, reason for, reason why, meant fewer, meant more, meant less, meant that
    which meant, meaning that, stems from, stemmed from, arises from, arose from
    brought about, brought down, driven by, responsible for, to blame
    so that, for fear, out of fear, for lack of, through lack, in an effort to, to avoid, to save
    ensured, ensures, ensuring, made sure, makes sure, delayed, disrupted, disrupts, secured,
    encouraged
    encourages, paid off, made a difference, speeded up, sped up
    slowed down, motivated by, strengthened, weakened, helped, helps
    made possible, enabled, enabling, enables, explains why, prompted, for want of, set off
    sparked, triggered, produced, prevented, drove, drives, on account of, put down to, down to
    cut, cuts, got him to, got her to, got them to, damaged, worsened
    undermined, boosted, fuelled, killed, kills, spoiled, spoilt, provoked, lowered, hampered
    hindered, deterred, discouraged
    persuaded, inspired, spurred, gave rise to, put an end to, has made, have made, made it
    made them, made him, made her, made people, makes people, make it harder, make it easier
    improves, improved, reduces, reduced, increases, increased, protects, protected, saves
    saved, thereby, explains, explained by, linked to, rooted in, leads, led
    shaped, influenced, contributed to, played a part, paved the way, jeopardised, compromised
    endangered, restored, eased
    makes it, lies behind, lay behind, allowed, since they, since no
    would have prevented, would have saved, would have been prevented
    could have been prevented, could have prevented, would not have, could have been avoided
    would have avoided, forced, pushed, will improve, will reduce, will prevent, will protect
    will lead, will ensure, will make"""
    )
)
# Words by which a quote may give a cause; they ground any word in `CAUSE`.
CAUSAL = (
    CAUSE
    - frozenset(
        _words(
            "improved, increased, reduced, worsened, stopped, stops, improves, "
            "increases, explains, led by"
        )
    )
) | frozenset(
    _words(
        """so, supported, basis, grounds, source, origin, trigger, attributed, attributable, blamed
        put down, since they, since he, since she, since it, in response to, means, meaning, meant
        facilitate, resolved by, rationale, justification, explanation, purpose, aim, aimed
        intended, in order, reason, resulted, results, result, affect, affected, led, help, helped
        helps, helping, left him, left her, left them, had made, consequence, enough to, unable
        came about, allow, allowing, allows, stemmed, thanks, reduce, brought, impact, impacts
        impacted, effect, effects, affects, affecting, shaping, shapes, influencing, influences"""
    )
)
# Verbs of an effect, each with the words that must follow its object: "brought calls down".
EFFECTING = {
    form: frozenset(behind.split())
    for forms, behind in (
        ("bring brings brought", "down about"),
        ("get gets got", "to"),
        ("keep keeps kept", "from safe alive going out waiting"),
        ("stop stops stopped prevent prevents prevented", "from"),
        ("turn turns turned", "into"),
        ("put puts", "off"),
        ("drive drives drove", "to into"),
        ("send sends sent push pushes pushed", "up down"),
        ("leave leaves left", "longer unable without with feeling afraid alone"),
        (
            "make makes made making",
            "safe harder easier more less grow rise fall drop feel go do stop think likely lose "
            "leave stay hide believe worry forget miss "
            "impossible possible safer worse better ill unable",
        ),
    )
    for form in forms.split()
}
EFFECTING_VERBS = frozenset(EFFECTING)
# A quote that has only words of the first list supports none of the second.
HELPING = frozenset(
    """help helps helped helping supported facilitate allow allows allowed allowing enabled enables
    enabling aim aimed intended encouraged encourages""".split()
)
SURE = frozenset(
    _words(
        """ensured, ensures, ensuring, made sure, makes sure, guaranteed, secured, prevented,
        stopped
        stop, led to, caused, because of, drove, put an end to, would not have, is why,
        meant that"""
    )
)
# Something is one cause among others.
CONTRIBUTING = frozenset(
    _words(
        """contributed, contributed to, contributes to, contributing, contributory, contribution
        factor, factors, shaped, played a part, plays a part, played a role, part in, influenced
        influence, one reason, among the reasons, one of the reasons, partly because
        partly due to, in part, bearing on"""
    )
)
# What contributes to a delay delays, but what contributes to a death does not kill.
BY_DEGREES = frozenset(
    """delayed disrupted disrupts strengthened weakened helped helps encouraged encourages damaged
    worsened undermined boosted lowered hampered hindered discouraged improves improved reduces
    reduced increases increased""".split()
)
# These give no cause for themselves: "made a referral".
LIGHT = frozenset("make made makes get gets got keep keeps kept put puts bring leave".split())
# Verbs of a change: "the plan reduced it" gives a cause, "it was reduced" gives none.
CHANGING = frozenset(
    """improved improves reduced reduces increased increases worsened lowered boosted cut
    stopped""".split()
)
# Two things go together, which is no cause yet.
TOGETHER = frozenset(
    _words(
        """associated, association, linked, link, links, correlated, coincided, coincidence,
        connected
    related, alongside, hand in hand, went together, go together, occur together, same month
    same week, same year, around the time, more common among, less common among, common among
    a feature of"""
    )
)
