"""Irregular forms of English words, and the words that begin a request: data, and no logic."""

from __future__ import annotations

from briefed.checking.overstatement.names import listed

# Irregular forms, each with its verb or noun. An entry has the verb first.
PAST = {
    form: verb
    for verb, *forms in (
        entry.split()
        for entry in listed(
            """begin began begun, bring brought, build built, come came, feel felt, find found,
            get got gotten, give gave given, go went gone, grow grew grown, hear heard,
            hold held, keep kept, know knew known, leave left, lose lost, make made, mean meant,
            meet met, pay paid, read, ring rang rung, run ran, say said, see saw seen,
            send sent, show shown, sleep slept, speak spoke spoken, spend spent,
            take took taken, teach taught, tell told, think thought, understand understood,
            write wrote written, seek sought, choose chose chosen, break broke broken,
            fall fell fallen, rise rose risen, set, sit sat, use used using uses,
            ask asked asking asks, put putting puts, stand stood, wear wore worn, win won,
            buy bought, catch caught, draw drew drawn, drink drank drunk, drive drove driven,
            eat ate eaten, fight fought, forget forgot forgotten, hide hid hidden, lead led,
            lie lay lain, sell sold, steal stole stolen, deal dealt, bear bore borne, bend bent,
            bind bound, blow blew blown, lend lent, lay laid, ride rode ridden, shake shook shaken,
            shoot shot, sink sank sunk, stick stuck, strike struck, sweep swept, tear tore torn,
            throw threw thrown, wake woke woken, hang hung, feed fed, fly flew flown, freeze froze,
            spring sprang sprung, swim swam, bite bit bitten, bleed bled, flee fled
            foresee foresaw, child children, man men, woman women,
            person people, wife wives, life lives, crisis crises, try tried tries
            cry cried cries, die died dies dying, analysis analyses"""
        )
    )
    for form in forms
}

# Words that turn a suggestion into an order.
INSISTING = frozenset("always never ensure insist do don't make".split())

PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "family": "families",
    "baby": "babies",
    "agency": "agencies",
    "party": "parties",
}

# Verbs that may begin a request.
VERBS = frozenset(
    """adapt adopt analyse anticipate apply assure balance be celebrate check-in circulate clarify
    collect communicate compare confirm create define deliver demonstrate develop distinguish
    document draft elicit empower examine explore facilitate familiarise flag gather identify
    implement improve incorporate integrate investigate liaise maintain obtain prioritise promote
    prompt pursue reassure reconsider reduce remain remove request rely resist rest resolve save
    secure
    seek select share-out signpost speak specify strengthen submit sum summarise text think
    translate update use utilise value verify write-up
    ring accept add agree allow arrange ask assess attend avoid be bear begin book bring build
    carry celebrate choose circulate clarify come compare complete consider continue decide
    describe discuss do draw embed encourage engage ensure escalate establish examine expect
    explain explore fetch fill find finish follow gather get give go have hear hold identify
    include inform introduce invite involve join keep know learn leave let listen make meet
    mention observe open organise pick prepare propose protect put raise read recognise refer
    reflect remember repeat respond retain revisit say see seek send sit speak spell suggest
    take tell think try understand weigh widen wipe write""".split()
)
# These are nouns as well: verbs only before one of the words below.
NOUN_VERBS = frozenset(
    """act close address aim answer approach break call change check contact count document email
    end
    help judge link list look map mark mind move name note notice offer order pass pause phone
    place plan press question reach record register reply report request return review set
    share show sound stand start state stay step stop support talk telephone test tick track
    treat turn update use visit wait walk watch work""".split()
)
OBJECTS = frozenset(
    """the a an this that these those your their his her its each every any all both what who
    which how whether if when where why with for to on in at by from about up out down back
    again it them him others no only not as over into through between before after until
    together more one""".split()
)
LEADS = frozenset(
    "then next first now please so and also still always never together do don't not only".split()
)
