"""What was done, by whom and with what result, as tables: data, and no logic.

Each group has words of one meaning, and the words of a quote from which they may follow. They were
gathered as an English thesaurus would, and tried on the faithful sentences of `tests/strength`: a
word that these use freely is in no group.
"""

from __future__ import annotations

from briefed.checking.overstatement.needs import Need, need


def done(words: str, grounds: str) -> Need:
    """A group of words for what was done, and the words from which they may follow."""
    return need("certainty", "", words, grounds)


DOINGS = (
    # What came of it.
    done(
        "changed, changed the way, transformed",
        """adapt, adapted, adjusted, altered, change, changes, changing, new, different, differ
        differed, moved, move, replaced
        replacement, turnover, increased, fell, rose, reduced, varied, variable, better, improved
        updated, revised, longer, until, after, instead, stopped, since, became, throughout""",
    ),
    done(
        "benefited, benefitted, better off, made progress",
        """benefit, benefits, beneficial, helped, help, improved, improvement, progress, progressed
        better, valued, positive, useful, support, supported""",
    ),
    done(
        "outcome, outcomes, consequences, impact",
        """result, results, resulted, impacts, effect, effects, affected, consequence, led
        difference, feedback, helped, improved, improvement, caused, influence""",
    ),
    done(
        """better after, better since, better when, better where, better once, worse after
        worse since, worse when, worse once""",
        """better, worse, improved, improvement, improvements, more, less, stronger, easier, harder
        than, difference, strengthened, weaker, deteriorated""",
    ),
    done(
        """repeatedly, time and again, again and again, persistently, continually, constantly
        over and over""",
        """repeated, several, many, number, numerous, times, twice, three, four, five, six, often
        regular, regularly, frequent, frequently, occasions, multiple, further, again, each, every
        recurring, persistent, persistence, weekly, daily, more""",
    ),
    done(
        "lost",
        """loss, losing, fell, fallen, reduced, missed, missing, gone, away, less, fewer, tended
        cost, lapsed""",
    ),
    done(
        "gained, won, acquired",
        """gain, increased, increase, developed, built, obtained, received, improved, confidence""",
    ),
    done(
        "received, did not get, get help, get support, given help, given support",
        """receive, given, give, gave, provided, provide, sent, send, got, obtained, delivered,
        offered
        issued, circulated, access, arrived, shared, told, available, came, copied, help, support
        supported, reach, reached, invited, feedback, without""",
    ),
    done(
        "without trying, tried to, had tried, attempted to, tried hard, in an attempt",
        """attempt, attempts, attempted, tried, try, effort, efforts, tenacious, persistence, sought
        worked, persistent, repeated, asked, contact""",
    ),
    done(
        "resolved, sorted out, dealt with, put right",
        """resolve, resolution, settled, addressed, handled, agreed, solved, outcome, ended, action
        treated, response, responded, resolving""",
    ),
    done("lives", "life, live, lived, living, home, age, alive, death, daily"),
    done(
        "are working well, has worked, have worked, lessons have been, lessons were",
        """success, successful, effective, well, good, positive, learning, learned, learnt, lessons
        work, worked""",
    ),
    done(
        "embedded, established practice, second nature, ingrained",
        "embed, embedding, established, routine, routinely, implemented, consistent, consistently",
    ),
    # Began, ended, came and went.
    done(
        "started, began, begun",
        """start, starts, begin, beginning, since, new, introduced, initial, first, opened, early
        late, from, after, launched, until, onset, when, before""",
    ),
    done(
        """quit, resigned, left their, left her, left his, left early, moved out, walked out
        ran away""",
        """leave, leaves, leaving, left, departure, turnover, moved, move, closed, ended, discharge
        discharged, separation, separated, transfer, went, gone, missing, release, released
        exclusion, excluded""",
    ),
    done(
        "joined, signed up, enrolled",
        "attend, attended, member, membership, part, signed, came, joint, together, turnover, new",
    ),
    done(
        "refused, declined, turned down, turned away, rejected",
        """refuse, refusal, decline, declines, unwilling, reluctant, consent, persistence
        withdrew, opposed, reluctance""",
    ),
    # Worked for it.
    done(
        "monitored, tracked, kept an eye, closely monitored, kept track",
        """monitoring, review, reviewed, reviews, check, checks, checked, checking, measured
        followed, tested, asked, read, looked, noticed, oversight, track""",
    ),
    done(
        "did not check, had not checked, never checked, without checking",
        "check, checks, checked, checking, verified, confirmed, ask, asked, tested, seen, reviewed",
    ),
    done(
        "contribute, contributed to, contributed, contribution, contributions",
        """part, involved, attended, provided, input, views, information, shared, role, factor
        factors, contributing, represented, spoke""",
    ),
    done(
        "assessed",
        """assess, assessing, assessment, assessments, screened, check, profile, graded, evaluated
        tool, considered, judged, identified, capacity, explored, screening""",
    ),
    done(
        "referred, made a referral, made referrals, made no referral, make a referral",
        """refer, referring, referral, referrals, raised, concern, concerns, contact, contacts,
        alert, alerts, alerted
        notified, notification, threshold, handed, reported""",
    ),
    done(
        "visited",
        """visit, visits, visiting, home, homes, seen, saw, attended, contact, went, attendance,
        came
        callers, call, met""",
    ),
    done(
        "discussed, discussion, discussions, debated, explored",
        """discuss, explore, talk, talked, spoke, asked, considered, consider, raised, meeting
        meetings, met, conversation, conversations, told, subject, addressed, reviewed, said
        reflect, views""",
    ),
    done(
        "completed, finished",
        """complete, completes, completion, done, undertaken, undertook, carried, took, place, held
        produced, made, filled, returned, conducted, ready, written, implemented, attended
        finish""",
    ),
    done(
        "planned",
        """plan, plans, planning, agreed, arranged, strategy, arrangements, pathway, intend
        intends, intended, scheduled, prepared, due""",
    ),
    done(
        "relied on, made use of, depended on",
        "use, used, using, uses, reliance, relied, rely, based, took, accepted, trust, dependent",
    ),
    done(
        "paid for, funded, funding, money",
        "pay, paid, cost, costs, fund, free, financial, finances, finance, money, resource, debt",
    ),
    done(
        "focused on, concentrated on, paid attention, dwelt on, preoccupied",
        """focus, focused, focussed, attention, centred, concentrated, emphasis, mainly, priority
        considered, rather, overshadowing""",
    ),
    # Decided, found out, and got it right.
    done(
        "decisions were, the decision was, decided, chose to",
        """decide, choose, choice, choices, agreed, agreement, judged, judgement, judgment
        concluded, determined, outcome, plan, planned, rationale, threshold, chose, set, accepted
        considered, closing, closure, end""",
    ),
    done(
        "understood, did not understand, does not understand, made sense of",
        """understand, understanding, understands, clear, clarity, unclear, aware, know, knew, sense
        familiar, grasp, confusion, saw, see, seen, recognised, appreciate, explained, views,
        told""",
    ),
    done(
        "discovered, found out, learned that, learnt that",
        """discover, find, found, learn, learned, learnt, learning, light, emerged, identified
        disclosed, disclosure, told, revealed, noticed, aware, recognised, heard, knew, seen
        known, uncovering, uncovered""",
    ),
    done(
        "overlooked, slipped through, fell through the, lost sight",
        """missed, miss, not, gap, gaps, omitted, unaware, late, absent, failed, without, overlook
        overshadowing, lost""",
    ),
    done(
        """right level, right time, right person, right decision, wrong decision, rightly, wrongly
        correct, justified, unjustified, inappropriate, reasonable, unreasonable, proportionate""",
        """right, wrong, appropriate, appropriately, good, justification, well, sound, premature
        timely, judged, accurate, accurately, not, suitable""",
    ),
    done(
        """they needed, it needed, he needed, she needed, help they need, support they need,
        got help
        got the help, got support, got the support, were helped, was helped""",
        "need, needs, needed, help, helped, support, supported, care, required, assistance",
    ),
    done(
        """assumed, believed that, was convinced, were convinced, took for granted, did not think
        did not believe""",
        """assume, assumption, thought, think, believed, belief, considered, felt, view, views, said
        opinion, judged, understood, understanding, impression, seen, described, confident
        concluded, appeared, suspected, expected, seemed""",
    ),
    done(
        "supported, was supported, were supported, supports",
        """support, supportive, help, helps, helping, helped, assisted, assistance, offered, advice
        care, benefit, intervention, enabled, provided, evidence, evidenced""",
    ),
    done(
        "not enough, insufficient staff, enough staff, have enough, had enough",
        """enough, sufficient, insufficient, adequate, limited, lack, lacked, few, little, more
        vacancies, shortage, short""",
    ),
    # How it was done.
    done(
        """carefully, careful, careless, sensitively, skilfully, properly, warmly, kindly, kind,
        rude
        rudely, cold, caring, polite, sympathetic, patiently, gently, professionally, proactively
        proactive, openly, honestly, honest, secretly, quietly, willingly, bravely, creatively""",
        """care, careful, sensitive, sensitively, skill, skills, proper, appropriate, appropriately
        well, good, kindness, diligently, patience, patient, open, openness, secret, creative
        thoughtful, detail, detailed, positive, readily, tenacious, respect, respected, best""",
    ),
    done(
        "unfair, unfairly, discriminated, discrimination, biased, bias, prejudice, stereotyped",
        "fair, fairly, equal, equality, race, ethnicity, assumptions, stereotype, blaming, blame",
    ),
    done(
        "unanimous, unanimously, consensus, united, divided, split",
        "agreed, agreement, all, disagreed, disagreement, both, views, differed, different",
    ),
    done(
        """unrealistic, realistic, unsuitable, unworkable, ineffective, useless, ill-judged, unwise
        unsound, misguided, over-cautious, heavy-handed, robust""",
        """suitable, effective, appropriate, inappropriate, wise, sound, strong, thorough, weak,
        limited
        evidence, proportionate, achievable, robustness""",
    ),
    done(
        "overturned, reversed, upheld, overruled, cancelled, withdrawn",
        """overturn, changed, change, reversal, withdrew, upheld, cancel, cancellation,
        cancellations
        different, reconsidered, accepted, ended, lapsed, closed""",
    ),
    # Praised, liked, and held to account.
    done(
        "praised, commended, applauded, admired, celebrated",
        """praise, commend, commends, commendable, good, positive, positively, excellent, strong
        credit, recognised, exemplary, welcomed, valued, impressed, effective, well, appreciated
        encouraging, practice, pleased""",
    ),
    done(
        """satisfied with, popular with, popular, unpopular, disliked, favourite, happy with,
        enjoyed
        well received, well-received""",
        """satisfied, satisfaction, happy, pleased, welcomed, welcome, valued, liked, like, positive
        positively, appreciated, good, praised, preferred, prefer, helpful, feedback, best
        favourable, useful, spoke""",
    ),
    done(
        "at fault, mistake, mistakes, negligence, responsible, accountable, errors",
        """responsibility, fault, blame, blamed, error, attributed, failure, failed, wrong
        inaccurate, lead, named, leading, duty""",
    ),
    # Whom and what it was about.
    done(
        "policies, procedure, procedures, protocol, legislation, regulations",
        """policy, guidance, guideline, guidelines, law, act, statutory, standard, standards
        pathway, process, arrangements, framework, rules, timescale, expectation, escalation
        threshold, thresholds, agreement, strategy""",
    ),
    done(
        "chaired, took the lead, in charge, took charge, took over, led by",
        """lead, leads, led, leading, leadership, chair, coordinated, responsible, manager
        managers, run
        head, senior, managed, named, new, transfer""",
    ),
    done(
        "relationship, relationships, rapport, friendship, bond",
        """trust, trusting, trusted, engaged, engagement, friends, partner, partners, family, close
        built, worked, together, engage, working, mother, father, parents""",
    ),
    done(
        "pregnant, gave birth, married, divorced",
        """pregnancy, pregnancies, birth, born, baby, unborn, antenatal, maternity, midwife, infant
        partner, husband, wife, marriage, separated, separation, pre-birth, weeks, postnatal""",
    ),
    done(
        "ill, unwell, disease, diagnosis, diagnosed, medication, treatment, symptoms",
        """illness, sick, sickness, medical, health, condition, doctor, hospital, disorder
        diabetes, insulin, treat, treated, injury, injuries, therapy, clinic, surgery""",
    ),
    done(
        """was a risk, is a risk, were a risk, posed a risk, a danger to, a threat to,
        put at risk, at risk
        in danger""",
        """risk, risks, risky, danger, dangerous, dangers, threat, threats, harm, harmed, safe,
        safety
        unsafe, vulnerable, violence, violent, abuse, hazard""",
    ),
    done(
        "complex needs, high risk, serious risk, most at risk, low risk",
        """complex, complexity, need, needs, risk, risks, risky, serious, high, danger, vulnerable
        vulnerability, harm, severity, concern, concerns""",
    ),
    done(
        "worried about, worried, alarmed, feared for",
        """concern, concerns, concerned, anxious, anxiety, worry, worries, fear, risk, raised
        unsure, alarm, frightened, wary""",
    ),
    done(
        "unsettled, in distress, distressing, traumatic, upsetting, frightening, confusing",
        """distress, distressed, upset, frightened, confused, confusion, anxious, worried, felt
        feelings, feeling, unsettling, isolated, afraid, fear, fears, scared, difficult
        emotional, stress, trauma, hard, unclear""",
    ),
)
