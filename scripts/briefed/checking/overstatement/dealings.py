"""What people told, knew and lived through, as tables: data, and no logic.

They were gathered as those of `doings` were.
"""

from __future__ import annotations

from briefed.checking.overstatement.doings import done

DEALINGS = (
    # What people told one another.
    done(
        """told the, told her, told him, told his, told their, was told, were told, not told
        told nobody""",
        """tell, telling, say, said, says, reported, report, informed, information, shared
        spoke, talked, account, accounts, views, feedback, disclosed, disclosure, heard
        explained, raised, notified, advised, advice, words, voice, recalled, mentioned
        expressed, communicated, described, discussed, discussion, letter, letters, message
        messages, confided, aware, unaware, known, knew, contact, contacted, reach, reached
        alerted, gave, given, named, identified, asked, reporting, recounted, interviewed
        interviews, notes, noted, recording""",
    ),
    done(
        "spoke to, speak to, talked to, talked with",
        """speak, spoken, spoke, talk, talked, conversation, conversations, discussed
        discussion, said, told, met, meeting, interview, asked, contact, contacted, seen
        heard, views, consulted, call, telephone, raised""",
    ),
    done(
        "communication, communicated, miscommunication",
        """communicate, communicating, told, shared, share, sharing, informed, contact
        information, spoke, letter, letters, said, discussed, feedback, notified, email
        telephone, understood, understanding, passed, talk, talked""",
    ),
    done(
        "passed on, shared with, did not share, not shared, shared their",
        """share, shared, sharing, information, informed, told, passed, sent, communicated
        communication, notified, known, copied, received, included, provided, contact
        feedback, referral, referred, discussed, given, aware""",
    ),
    done(
        "wrote to, rang, phoned, telephoned, emailed, texted",
        """wrote, written, letter, letters, ring, phone, telephone, email, text, contact
        contacted, call, called, calls, line, told, informed, invited, invitation, sent""",
    ),
    done(
        "did not ask, never asked, not asked, were asked, failed to ask",
        """ask, asked, asking, question, questions, enquiry, enquiries, sought, explored, views
        spoken, invited, requested, discussed, consulted, consider, interview, checked
        challenge, told, said, offered""",
    ),
    done(
        """convince, convinces, convinced, convincing, persuade, persuades, persuaded
        persuading""",
        "agreed, encouraged, believed, persistence, confident, certain, view",
    ),
    # What they knew and saw.
    done(
        """knew that, knew of, were aware, was aware, unaware, did not know, had known
        knew about""",
        """know, known, knows, aware, awareness, told, tell, informed, inform, information
        recorded, record, seen, saw, noticed, notice, identified, identify, recognised
        recognise, shared, understood, understanding, understand, found, heard, disclosed
        disclosure, reported, learned, notified, clear, view, sight, familiar, read
        knowledge, thought, brought, said, say, sent, spotted, unsure, shown, confident
        noted, contacted""",
    ),
    done(
        """did not notice, did not see, did not recognise, recognised, failed to see
        failed to notice, failed to recognise, saw the signs""",
        """notice, noticed, see, saw, seen, recognise, identified, identify, spotted, aware
        noted, recorded, observed, found, understood, unaware, missed, signs, acknowledged
        recognising, knew, known""",
    ),
    done(
        "forgot, forgotten, remembered, memory",
        "forget, remember, recall, recalled, not, unable",
    ),
    done(
        "attention, proper attention, overshadowed, distracted",
        """remind, reminded, reminder, reminders, focus, focused, considered
        consideration, priority, curiosity, overshadow
        overshadowing, thought, notice""",
    ),
    done(
        "proof, proves nothing, no proof, clue, clues",
        "prove, evidence, evidenced, shown, demonstrated, confirmed, sign, signs",
    ),
    done(
        "lessons, learning from",
        "lesson, learn, learned, learnt, learning, review, training, improved, embedded",
    ),
    # Where they were, and how.
    done(
        "moved away, moved house, was moved, were moved, moved to, moved in with",
        """move, moves, moved, moving, placement, placements, transfer, transferred, home, went
        living, lived, live, address, rehoused, left, discharged, came, arrived, new""",
    ),
    done(
        "removed, taken away, taken into care, into care",
        """remove, removing, removal, care, order, looked-after, placed, placement, fostered
        left, separated, foster, taken, took""",
    ),
    done(
        "waited, kept waiting, had to wait",
        """wait, waiting, waits, delay, delays, delayed, late, weeks, months, days, until, time
        long, longer, backlog, average, within, after, before, list, timescale, hours""",
    ),
    done(
        "isolated, lonely, cut off, no friends, no support",
        """separate, separately, single, isolation, loneliness, alone, friends, support
        contact, network, cut, excluded
        rejected""",
    ),
    done(
        "stable, unstable, insecure, stability, instability",
        """settled, settle, secure, security, changed, change, moved, moves, same, consistent
        placement, drift""",
    ),
    done(
        "hungry, thirsty, tired, malnourished, ragged, unwashed",
        """hunger, dirty, food, fed, eating, weight, neglect, neglected, hygiene, condition
        conditions, appearance, nutrition, clothes, heating""",
    ),
    done(
        "afraid, scared, frightened, fear, fearful, terrified",
        """fears, feared, intimidated, intimidating, anxious, anxiety, worry, worried, wary
        control, coercive, threatened, threats, alarm, nervous, nerves""",
    ),
    done(
        "hopes for, hoped for, looking forward, optimistic, pessimistic, despair",
        "hope, hopes, hoped, optimism, wish, wishes, want, wanted, expected, expectation",
    ),
    # How well it was done.
    done(
        """well cared for, well looked after, well supported, well prepared, well trained
        poorly prepared, unprepared, ill-prepared""",
        """well, good, care, caring, prepared, preparation, ready, positive, strong, looked
        supported, trained, training, informed""",
    ),
    done(
        """more thorough, more careful, more accurate, more effective, more reliable
        more honest, more useful, less effective, less reliable, less thorough""",
        """more, less, thorough, careful, accurate, effective, reliable, confident, open
        honest, useful, better, worse, improved, stronger, fuller, quality, than""",
    ),
    done(
        "success, successful, achieved, achievement",
        """successfully, achieve, good, positive, effective, improved, improvement, well, work
        works, worked, managed, met, resolved, progress, helped""",
    ),
    done(
        """exposed to, left exposed, at greater risk, at more risk, at higher risk, in danger,
        living in fear, lived in fear""",
        """risk, risks, danger, dangerous, exposed, exposure, unsafe, afraid, frightened, fear
        fears, scared, feared, unprotected, vulnerable, threat, threats, threatened""",
    ),
    done(
        """no idea, no clue, clueless, in the dark, oblivious""",
        """know, known, knew, knowledge, aware, unaware, awareness, understand, understood
        understanding, told, informed, unclear, unsure, sure, clear, confused, say, explain""",
    ),
    done(
        "unnoticed, undetected, under the radar, through the net, through the cracks",
        """notice, noticed, seen, saw, sight, missed, hidden, invisible, detected, spotted, unseen
        identified, known, unknown, found, aware, unaware, recognised, lost, gap, gaps""",
    ),
    # What was decided, and what became of it.
    done(
        "final say, last word, the say, up to them, up to her, up to him, overrule, veto",
        """decide, decides, decided, decision, decisions, choose, choice, consent, agree, agreement
        approve, approval, authority, power, wishes, right, rights, refuse""",
    ),
    done(
        "carried out, carried through, put into practice, rolled out, put in place, acted upon",
        """implemented, implementation, introduced, completed, complete, done, place, practice
        established, made, carried, delivered, undertaken, undertook, conducted, took, followed
        action, actions, acted, began, begun, started, launched, set, used, met, finished, held
        work, checks, check, reviewed""",
    ),
    done(
        "put a stop to, put a stop, stamped out, put right",
        """stop, stopped, ended, end, ceased, resolved, no longer, addressed, action, acted, closed
        tackled, corrected, changed, improved, fixed, repaired""",
    ),
    done(
        "lose control, lost control, snapped, lashed out, lost their temper, lost his temper",
        "control, temper, angry, anger, violent, violence, aggression, hit, assault, outburst",
    ),
    # Relatives, who are in no group of `names`.
    done(
        "stepfather, stepmother, boyfriend, girlfriend, uncle, aunt",
        """partner, husband, wife, brother, brothers, sister, sisters, sibling, siblings
        grandmother, grandfather, grandparents, relatives, relative, family, niece, nephew
        cousin, parents, parent""",
    ),
)
