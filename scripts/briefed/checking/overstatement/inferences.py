"""What a reader may infer and a quote may not say, as tables: data, and no logic.

"The niece opposed the move" needs a word for her view in the quote. The words are grouped by what
they tell of people and their work; beside each group are the words that may stand for them.
"""

from __future__ import annotations

from briefed.checking.overstatement.dealings import DEALINGS
from briefed.checking.overstatement.doings import DOINGS
from briefed.checking.overstatement.needs import NEEDS as _NEEDS
from briefed.checking.overstatement.needs import need

_INFERENCES = (
    # Agreed or opposed, and asked.
    need(
        "certainty",
        "consent oppose object approve disagree dispute reject complain",
        "agreed to, agreed with, accepted, in favour of, opposition, complaint, complaints",
        """agreed, agree, agrees, agreement, accept, acceptance, view, views, wishes, wish, refused
        declined, welcomed, positive, challenge, challenged, concern, concerns, dissent
        disagreement, reservations, unhappy, signed, willing, felt, commented, support,
        supported""",
    ),
    need(
        "certainty",
        "consult",
        "consultation, had a say, have a say, had no say",
        """asked, views, view, invited, attended, spoke, spoken, told, contact, contacted
        participation, participated, contributed, contribution, joint, jointly, together, engaged
        seen, met, input, represented, wishes, consider, considered, sought, involved, involvement
        include, included""",
    ),
    need(
        "certainty",
        "exclude sideline",
        "excluded from, left out of, shut out, kept out, kept at arm's length",
        """not invited, not asked, not included, not involved, rarely invited, absent, omitted,
        without
        not consistently, exclusion, not always, not part of, alone, missed""",
    ),
    # Came, and took part.
    need(
        "certainty",
        "attend",
        "attendance, was present, were present, stayed away, took part, taken part",
        """come, came, coming, present, presence, there, met, meeting, visit, visits, visited
        represented, joined, join, arrived, seen, held, absent, went, gone, go, participation
        participated, involved, involvement, contribution, contributed, took, heard, training
        trained, delivered, multi-agency""",
    ),
    need(
        "certainty",
        "disengage",
        """walked away, lost interest, turned their backs, withdrew
        stopped attending, stopped engaging""",
        """engage, engagement, engaged, withdrawn, withdrawal, closed, missed, attendance, ended
        lapsed, stopped, contact, declined""",
    ),
    # Followed what was laid down.
    need(
        "certainty",
        "comply adhere obey breach flout",
        """followed the, was followed, were followed, not followed, not follow, compliance,
        stuck to, in breach, did what
        as required, by the book""",
        """follow, followed, following, line, accordance, applied, used, used, met, carried
        implemented, complete, completed, standard, standards, requirement, timescale""",
    ),
    # Did something about it.
    need(
        "certainty",
        "intervene",
        """acted on, immediate action, action was taken, no action, took action, nothing was done,
        did nothing
        took steps, stepped in, reacted, slow to act, failed to act, responded to""",
        """acted, action, actions, act, response, respond, responded, step, steps, follow, followed
        intervention, addressed, done, carried, reply, implemented, changed""",
    ),
    need(
        "certainty",
        "",
        """slowly, slow, sluggish, hesitated, dragged, quickly enough, soon enough, fast enough
        early enough, too late, too slowly, in good time""",
        """delay, delays, delayed, late, later, long, longer, weeks, months, days, time, hours
        within, timely, timescale, timescales, until, quickly, promptly, deadline, early, before""",
    ),
    # Could be seen to come.
    need(
        "certainty",
        "predict foresee",
        """predictable, foreseeable, avoidable, preventable, could have been prevented
        could have been predicted, could have been foreseen, could be avoided, could be prevented
        should have been enough
        could have been avoided, could have saved, should have been, should have known
        should have seen, red flag, red flags, warning signs, obvious signs, writing on the wall
        missed chance, missed chances, missed opportunity, missed opportunities,
        a chance to save""",
        """could, should, would, might, may, possible, missed, opportunity, opportunities, expected
        avoid, prevent, prevention, sign, signs, indicators, indicator, appropriate,
        appropriately""",
    ),
    # Could be relied on.
    need(
        "certainty",
        "",
        """unreliable, reliable, inaccurate, accurate, accurately, incorrect, incorrectly
        correct, correctly, invalid, flawed, faulty, relied upon, relied on, trustworthy
        untrustworthy, dependable, out of date, up to date""",
        """accuracy, error, errors, mistake, wrong, quality, reliance, reliability, regularly
        inconsistent, inconsistency, consistency, gaps, consistently, detailed, exact, old, updated
        update, rely, reviewed, dependent, dependence, depended, depends, reliant""",
    ),
    # Cared about it.
    need(
        "certainty",
        "prioritise value respect",
        """a priority, as important, as unimportant, low priority, top priority, priorities
        take seriously, taken seriously, took seriously, matter to, mattered to, the point of
        care about, cared about, not bothered, indifferent, uncaring, not interested in""",
        """interest, priority, importance, important, seriously, weight, consider, considered
        curiosity, attention, focus, welcomed, appreciated, useful, helpful, praised, commended
        positive, described, spoke, positively, best""",
    ),
    need(
        "certainty",
        "",
        """excuse, excuses, lip service, tick-box, paper exercise, box-ticking, formality,
        afterthought
        interested, uninterested, no interest, the point of""",
        "interest, interests, curious, curiosity, motivation, reason, template, purpose",
    ),
    need(
        "certainty",
        "",
        """struggled, struggling, struggle, coped, coping, cope, keep up with, meet demand
        at breaking point, out of their depth, left alone, left to cope, left to manage,
        on their own
        unsupported, left to themselves, left to fend""",
        """difficult, difficulty, difficulties, hard, demand, demands, pressure, pressures, capacity
        workload, challenge, challenging, support, high, alone, unable, barrier, barriers,
        harder""",
    ),
    # Made the difference.
    need(
        "certainty",
        "",
        """turning point, made all the difference, made the difference, life-changing, changed lives
        changed his life, changed her life, changed their lives, breakthrough, game-changer
        turned things around, turned around, key to, crucial to, vital to, central to, backbone
        cornerstone, kept going by""",
        """difference, improved, improvement, transformed, important, crucial, key, vital, central
        valued, changed""",
    ),
    need(
        "certainty",
        "",
        """trusted, trusts, do not trust, did not trust, lost trust, turned to, looked up to
        confided, confide, opened up, open up, bonded""",
        """trust, trusting, rely, reliance, relationship, relationships, confidence, disclosed, told
        talk, talked, spoke, open, shared, used, choose, feel, felt""",
    ),
    need(
        "certainty",
        "",
        """worked with, worked together, worked alongside, side by side, in partnership, teamed up
        cooperated, co-operated, collaborated, joined forces""",
        """together, joint, jointly, partnership, collaboration, collaborative, coordinated, worked
        multi-agency, work, working, shared, engaged, engage, cooperation, both""",
    ),
    # Needed, and was able.
    need(
        "certainty",
        "",
        """wanted, wants, asking for, begged, pleaded, demanded, in need of,
        needed more, needed help""",
        """need, needs, require, required, want, wish, wished, wishes, request, requested, like
        liked, preferred, benefit, hoped, should, must, important, necessary, sought, essential
        recommended, could, would, obtain, allow, seeking
        reluctant, asked, asking, unable, call, calls""",
    ),
    need(
        "certainty",
        "",
        "need more, need a, need an",
        """needed, needing, require, required, requires, requirement, want, should, must, ought,
        could
        would, benefit, important, necessary, essential, recommended, recommends, expected, asked
        request, requested, lack, lacked, unmet, required, improve, helpful, necessary, demand
        consider, consideration, responsive, not, vulnerable, complex, may, can, limited""",
    ),
    need(
        "certainty",
        "train misunderstand misjudge underestimate",
        """untrained, lacked training, lack of training, lacked the skills, lack of skills
        lack of knowledge, lacked confidence, lack confidence, lacked the confidence
        lack the confidence, lack the skills, lacked knowledge, out of ignorance, did not understand
        do not understand, ignorant""",
        """training, skills, skill, experience, experienced, confident, confidence, knowledge
        learning, taught, guidance, specialist, sessions, understood, understanding, unsure
        unclear, clarity, aware, unaware, clear, anxious""",
    ),
    # Said it.
    need(
        "certainty",
        "admit concede confess apologise regret deny",
        "acknowledged, owned up, sorry, apology",
        """said, accepted, recognised, recognise, agreed, told, stated, acknowledge, acceptance
        disclosed, reflected, denial, denied, declined, refused, refusal""",
    ),
    need(
        "certainty",
        "threaten",
        "warned, alerted, threat, threats, tipped off, sounded the alarm",
        """told, informed, raised, notified, flagged, reported, alarm, alert, alerts, shared
        concern, concerns, referral, referrals, referred, contacted, threatened, violence""",
    ),
    need(
        "certainty",
        "criticise condemn",
        "criticism, damning, scathing, embarrassing, embarrassed",
        """concern, concerned, concerns, challenge, challenged, challenges, weak, weakness, poor
        criticised, shortcomings, complained, complaint, unacceptable, disappointing""",
    ),
    need(
        "certainty",
        "",
        "promised, pledged, vowed, committed to, determined to",
        """agreed, plan, plans, planned, will, commitment, commit, undertook, undertaken, intends
        said, hope, signed, offered""",
    ),
    # Power, crime, illness and want.
    need(
        "certainty",
        "coerce bully dominate groom attack rape",
        """controlled by, controlling, forced to, under pressure from, pressured, beaten, assaulted
        aggressive, abusive, was violent, were violent, violently""",
        """control, coercion, coercive, exploitation, exploited, abuse, abused, violence, violent
        threat, threats, threatened, assault, assaults, pressure, intimidating, fear, bullying
        grooming, perpetrator, victim, harm""",
    ),
    need(
        "certainty",
        "arrest prosecute convict",
        """criminal record, criminals, guilty, jailed, imprisoned, illegally
        was charged, were charged""",
        """police, court, conviction, convictions, custody, offence, offences, offending, prison
        probation, justice, arrest, charge, charged, bail, sentence, criminal""",
    ),
    need(
        "certainty",
        "",
        """drunk, alcoholic, addict, addicted, addiction, depressed, depression, suicidal, psychotic
        mentally ill, traumatised, malnourished, starving, homeless, in debt, in poverty""",
        """alcohol, drinking, drank, drug, drugs, substance, substances, misuse, mental, mood
        suicide, psychosis, trauma, weight, nutrition, food, homelessness, debt, debts, arrears
        poverty, accommodation, evicted, housing, sleeping""",
    ),
    # How many and how usual.
    need(
        "certainty",
        "",
        """dozens, hundreds, thousands, countless, scores of, no end of, time after time
        in and out of, a string of, a series of, a catalogue of, a litany of, on a daily basis
        a culture of, deep-rooted, deep-seated, endemic""",
        """series, recurring, recurrent, recurrence, repeated, repeatedly, several, multiple, many
        numerous, number, often, daily, hundred, culture, cultural, pattern""",
    ),
    # Other places, and the time before.
    need(
        "certainty",
        "",
        """other areas, other places, in the region, above average, below average
        national average, league, ahead of others, like no other area, never before
        had never been, unprecedented, for the first time, first time""",
        """national, average, compared, comparison, areas, first, new, previous, previously, before
        never, again""",
    ),
    # Waste and worth.
    need(
        "certainty",
        "waste",
        """a waste, pointless, worthless, futile, in vain, made no difference, to no avail
        no use, value for money, cost-effective, efficient, inefficient, efficiently, well run
        well-run, well managed, badly run""",
        """cost, costs, saved, effective, effectiveness, efficiency, little, limited, impact, value
        timely, well, without, unsuccessful, duplicated""",
    ),
)
NEEDS = (*_NEEDS, *_INFERENCES, *DOINGS, *DEALINGS)
