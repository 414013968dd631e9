"""Words that only words like them support, as tables: data, and no logic.

"Soared" needs a word for a great change in the quote; "cannot" needs one for what is out of reach.
"""

from __future__ import annotations

from typing import NamedTuple

from briefed.checking.overstatement.names import inflected
from briefed.checking.overstatement.names import listed as _words


class Need(NamedTuple):
    """Words of one meaning, and what else in a quote supports them."""

    kind: str
    words: frozenset[str]
    grounds: frozenset[str]


def need(kind: str, verbs: str, others: str, grounds: str = "") -> Need:
    """A group of words: verbs in all their forms, and others; and what else supports them."""
    words = frozenset((*inflected(verbs.split()), *_words(others)))
    return Need(kind, words, words | frozenset(_words(grounds)))


NEEDS = (
    # How far something changed, or how much larger it is.
    need(
        "degree",
        "soar surge rocket plummet plunge explode collapse escalate transform multiply",
        """explosion, epidemic, crisis, flood, sharp, sharply, steep, steeply, dramatic
        dramatically, drastic, drastically, vast, vastly, enormous, enormously, tremendous
        tremendously, overwhelming, overwhelmingly, immense, immensely, huge, hugely, massive
        massively, major, significant, significantly, greatly, considerably, substantially
        extremely, deeply, profound, profoundly, radically, far more, far fewer, far less
        far better, far worse, far longer, far greater, much more, much less, much better
        much worse, much longer, many more, severe, severely, grave, gravely, alarming
        serious, seriously, highly, rife, rampant, endemic, systemic, relentless, relentlessly
        desperate, desperately, utterly, absolutely, dire
        hopelessly, very""",
        """considerable, substantial, high, marked, markedly, rapid, rapidly, escalation, great
        large, doubled, trebled, tripled, quadrupled, halved, twice
        extensive, important, powerful, quickly, fast""",
    ),
    need(
        "degree",
        "double treble triple quadruple halve",
        "twice as, twofold, threefold, tenfold, three times as, four times as, ten times",
        "half, twice, 50%, 100%, per cent",
    ),
    # The first among all.
    need(
        "degree",
        "",
        """best, worst, greatest, biggest, largest, highest, lowest, strongest, weakest, clearest
        safest, surest, fastest, quickest, easiest, hardest, poorest, gravest, most important
        most effective, most useful, most common, most serious, most dangerous, most vulnerable
        stood out, stands out
        more than any, more than anyone, more than anybody, more than anything, than any other
        than anyone else, than anybody else, than anything, than all, single biggest
        single most, like no other, second to none, unrivalled""",
        """most, main, chief, key, primary, especially, particularly, above all, foremost, nothing
        leading, strong, prefer, preferred, rather, nearest, closest
        good""",
    ),
    need(
        "degree",
        "",
        "main, chief, principal, primary, prime, sole, single most, only real",
        """most, mostly, majority, mainly, predominantly, largely, primarily, chiefly, key
        especially, particularly, leading, major, central, core, first, important""",
    ),
    # One kind of harm.
    *(
        need("scope", "", words, grounds)
        for words, grounds in (
            ("sexual, sexually", "rape, intimate"),
            ("emotional, emotionally", "feelings, psychological"),
            ("financial, financially", "money, debt, bank, pension, fraud"),
            (
                "physical, physically",
                """injury, injuries, bruise, bruises, bruising, hit, assault
                violence, violent, hurt, fracture""",
            ),
            ("racist, racism", "race, racial, discrimination, ethnic"),
        )
    ),
    need(
        "degree",
        "",
        "works well, worked well, effective, effectively",
        """well, good, success, successful, positive, positively, helpful, valued, benefit
        benefits, strong, robust, improved, improve, improving, best""",
    ),
    # What is out of reach.
    need(
        "certainty",
        "",
        """cannot, can't, impossible, unable, powerless, incapable, helpless, no way, not able
        never able, could not, couldn't""",
        """not be able, not available, unavailable, not possible, unclear, unknown, not known
        not clear
        available, no places, without, inability, lack, lacked, insufficient, barred, prevented,
        stopped
        refused, too""",
    ),
    # Harm and danger.
    need(
        "certainty",
        "",
        """harmed, injured, killed, suffered, abused, neglected, exploited, assaulted, was hurt,
        were hurt, got hurt, came to harm, died""",
        """harmful, injury, injuries, hurt, hurts, abuse, abused, abusive, death, deaths, die, dies
        dying, fatal, fatally, killing, suicide, bereaved, bereavement, trauma, traumatic
        neglect, neglected, violence, violent, assault, assaulted, loss, distress, exploited
        exploitation, damaged, deteriorated, deterioration, incident, incidents, impact
        cumulative, affected, fire, harm, kill, suffer, suffering""",
    ),
    need(
        "certainty",
        "damage endanger ruin destroy wreck traumatise abandon",
        """harmful, death, deaths, die, died, dies, dying, fatal, dangerous, danger, peril, unsafe
        at risk, in danger, tragedy, tragic, catastrophe, catastrophic, disaster, disastrous
        traumatic, lasting, devastating, devastated, life-threatening""",
        """harmed, injury, injuries, hurt, hurts, abuse, abused, abusive, neglect, neglected
        violence, violent, assault, assaulted, risk, risks, risky, safety, safe, trauma, fatally
        killing, suicide, bereaved, bereavement, vulnerable, damaged, deteriorated
        deterioration, loss, distress, concern, exploited, exploitation""",
    ),
    # What lasts, and what came at once.
    need(
        "scope",
        "",
        "still, to this day, even now",
        """remain, remains, remained, remaining
        continue, continues, continued, ongoing, not, yet, until, persist, persists, persisted
        outstanding, unresolved, had not, kept, current, currently, present, although, however
        despite, even, while, but, though, is, are, has, have""",
    ),
    need(
        "scope",
        "",
        """at once, immediately, immediate, instantly, straight away, right away, overnight
        without delay, from day one, from the start, in no time, the same day""",
        """prompt, promptly, quick, quickly, swift, swiftly, rapid, rapidly, timely, same day
        within, on the day, outset, beginning, start, first, early, speedily, straight, soon
        urgent, urgently, without delay, hours, that day, earliest""",
    ),
    need(
        "certainty",
        "",
        """for years, for months, for decades, for weeks, for a long time, years before
        months before, weeks before, years later, months later, weeks later, years of
        for generations, long-standing, for good, forever, permanently""",
        """year, years, month, months, decade, decades, week, weeks, long, historical
        permanent, permanently, lasting""",
    ),
    # Blame, praise and motives.
    need(
        "degree",
        "fail neglect ignore blame refuse overlook exclude disregard dismiss sideline",
        """failed, failure, failures, negligent, careless, carelessly, carelessness, fault
        unwilling
        turned away, turned them away, brushed aside, swept aside, shut out, frozen out, stood by
        gave up on, lost sight of, dragged their feet, unhelpful, uncaring, unprofessional
        complacent, incompetent, reckless, chaotic, chaos, appalling, shocking, scandal, disgrace
        turned a blind eye, looked the other way, let down, to themselves""",
        "failing, unaware, reluctant, reluctance, persistence, persistent, persisted, insisted",
    ),
    need(
        "degree",
        "",
        """poor, poorly, wrong, wrongly, weak, lazy, inadequate, inadequately
        insufficient, insufficiently, lacking, unacceptable, unacceptably, bad, badly
        under-reported, denied, shoddy, superficial""",
    ),
    need(
        "degree",
        "succeed solve eliminate achieve fix cure overcome eradicate",
        """brilliant, fantastic, exceptional, exceptionally, remarkable, remarkably, impressive
        flawless, flawlessly, faultless, perfect, ideal, thorough, high-quality, high standard
        good standard, invaluable, indispensable, lifeline, life-saving, life-changing
        excellent, outstanding, exemplary, superb, success, successful, successfully""",
        "detailed, resolved, comprehensive, valuable, valued, saved, essential, good",
    ),
    need(
        "certainty",
        "deceive pretend manipulate avoid evade conceal withhold cheat mislead intimidate",
        """deliberately, deliberate, intentionally, intentional, knowingly, on purpose, chose not
        hostile, manipulative, deceitful, dishonest, hid, withheld, kept quiet, lied, lying
        misled, covered up
        cover up, cynical, wilful, wilfully, criminal""",
    ),
    # What somebody wanted or felt.
    need(
        "certainty",
        "opt",
        """decided, chose, chosen, preferred, prefer, prefers, wanted, intended, unwilling,
        unwillingly, eager
        keen, determined, did not want, did not wish, made every effort
        against the wishes, against her wishes, against his wishes, against their wishes
        against her will, against his will, against their will""",
        """decide, deciding, decision, decisions, choose, choice, choices, declined, refused, wish
        wishes, want, willing, willingness, reluctant, reluctance, preference, prefer, hope, hoped
        agreed, agreement, considered, consent, intention, intend, aim, aimed, planned
        concluded, judged, set, allow, obtain, seek, tried, attempted, sought, effort, efforts
        requested, asked, said
        motivated, motivation, liked, like, would, keenness, interest, interested, enthusiastic""",
    ),
    need(
        "certainty",
        "bother",
        """did not care, made the effort, made no effort, could not be bothered, not trouble to
        took no trouble""",
        "effort, efforts, attempt, attempts, tried, reluctant, refused, declined",
    ),
    need(
        "certainty",
        "love hate resent distrust",
        """angry, anger, furious, delighted, thrilled, ashamed, shame, embarrassed, proud
        terrified, frightened, afraid, fear, feared, indifferent, grateful, relieved, loathed""",
        """fears, felt, feeling, feelings, feel, anxious, anxiety, worried, worry, worries, concern
        concerned, upset, distressed, distress, scared, nerves, nervous, valued, appreciated, liked
        positive, trust, frustrated, frustration, happy, intimidated, threatened""",
    ),
    need(
        "certainty",
        "uncover expose unearth unmask",
        "brought to light",
        """found, identified, disclosed, disclosure, revealed, emerged, discovered, discovery
        recognised, noticed, learned, learnt, spotted, came to light, exposure""",
    ),
    # Where things are going.
    need(
        "degree",
        "worsen",
        """rising, growing, increasing, increasingly, more and more, fewer and fewer, less and less
        getting worse, getting better, gets worse, got worse, got better, has worsened
        has fallen, have fallen, has risen, have risen, has grown, have grown, has dropped
        have dropped, come down, came down, have worsened, has become, have become, become more,
        become less
        become worse, becoming, on the rise, going up, going down, a trend
        deteriorating, spreading""",
        """increase, increased, increases, rise, rises, rose, risen, grew, grow, grown, growth, fell
        fall, fallen, improved, improvement, improvements, improving, reduced, reducing, more,
        less, fewer, changed, trend
        better, worse, higher, lower, escalating, escalation, escalated, deterioration, declined
        deteriorated, spread""",
    ),
    # How people met others, and how able they were.
    need(
        "certainty",
        "resist obstruct",
        """reluctant, reluctantly, resistant, resistance, uncooperative, obstructive, defensive
        suspicious, dismissive, evasive, guarded, grudging, grudgingly, uninterested, enthusiastic
        enthusiastically, dedicated, sceptical, hard to reach, difficult to engage, wary""",
        """reluctance, unwilling, hesitant, hesitated, declined, refused, refusal, disengaged
        engage, avoided, avoidant, wariness, suspicion, hostile, hostility, persistence, afraid
        fear, feared, trust, distrust, mistrust, welcomed, positive, commitment, committed""",
    ),
    need(
        "certainty",
        "",
        """skilled, unskilled, experienced, inexperienced, trained, untrained, qualified,
        unqualified
        competent, expert, experts, expertise, professional manner, ill-equipped, well-equipped""",
        """training, skills, skill, experience, confident, confidence, knowledge, knowledgeable
        competence, specialist, equipped""",
    ),
    # What people had to work with.
    need(
        "cause",
        "",
        """understaffed, short-staffed, overworked, overstretched, stretched, too busy, overloaded
        workload, workloads, caseload, caseloads, staffing, shortage, shortages
        resources, short of staff, lack of time, pressure of work""",
        """capacity, staff, vacancies, vacancy, sickness, busy, demand, demands, pressure, pressures
        resource, funded, financial, money, cost, turnover, short""",
    ),
    need(
        "cause",
        "",
        "underfunded, funding, budget, budgets, austerity, cuts, cutbacks, savings",
        "funded, fund, financial, money, cost, costs, resources, cut",
    ),
    # What became of somebody.
    need(
        "certainty",
        "recover heal survive thrive flourish relapse reoffend",
        "recovery, got better, made progress, turned the corner, back on track",
        """improved, improvement, improving, better, progress, progressed, well, deteriorated
        recurrence, offence, offences, stable, positive, succeeded""",
    ),
    need(
        "certainty",
        "",
        """was safe, were safe, kept safe, safely, unsafe, unprotected, safer, out of danger
        no danger, no risk""",
        """safety, safeguard, safeguarding, safeguarded, protect, protected, protection, protective
        danger, dangers, dangerous, risk, risks, risky, harm, harmed, harmful, secure, hazard""",
    ),
    need(
        "certainty",
        "",
        """unhappy, dissatisfied, uncomfortable, frustrated, upset, anxious, lonely, bored
        disappointed, happier, shocked, surprised, stressed, overwhelmed, exhausted, humiliated,
        confused
        jealous, guilty, helpless, hopeless, confident, reassured, comfortable, satisfied, happy
        let down, at ease, trusted""",
        """felt, feel, feels, feeling, feelings, anxiety, worried, worry, worries, frustration
        stress, stressful, distress, distressed, isolated, isolation, loneliness, confusion
        unclear, unsure, confidence, surprise, shock, disappointment, reassurance, satisfaction
        positive, positively, valued, welcomed, appreciated, pleased, praised, good, well, like
        liked, best, trust, fear, scared, frightened, afraid, praise, comfort, able""",
    ),
    # How people worked together.
    need(
        "degree",
        "",
        """in isolation, in silos, silo, hand in glove, as one team, seamless, seamlessly, joined-up
        close-knit, closely together, worked closely, at odds, in conflict, rivalry""",
        """parallel, separately, separate, disjointed, fragmented, joint, jointly, together
        coordinated, close, closely, collaborative, isolated, conflict, disagreement""",
    ),
    # How fast.
    need(
        "scope",
        "",
        "quickly, swiftly, promptly, rapidly, speedily, in good time, urgent, urgently",
        """prompt, timely, quick, swift, rapid, speed, speedy, same day, within, soon, early, fast
        immediate, immediately, at once, on the day, that day, hours, day, days, minutes, next
        priority, emergency, straight, time, short, delay, without delay, sooner""",
    ),
)
CHANGES = NEEDS[0].words  # how far something changed, which a quote may give in numbers
