"""Sentences that say how a paper came about and nothing of practice. Pure.

They may need no question. A person decides: nothing is left out because of what is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefed.checking.coverage import Coverage
from briefed.model import Briefing, Statement, Theme
from briefed.text.figures import figures
from briefed.text.patterns import lazily
from briefed.text.words import squeeze

_LONGEST = 400  # characters: a longer sentence says more than this
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATED = rf"(?:{_MONTH}\b|\b(?:19|20)\d\d\b)"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:-\w+)?)"
)
_OTHERS = (
    r"(?:audits?|inspections?|surveys?|evaluations?|deep dives?|dip[ -]samples?|consultations?|"
    r"fieldwork|learning events?|workshops?|focus groups?)"
)
_EXERCISE = rf"(?:{_OTHERS}|reviews?(?! (?:conference|meeting))|JTAIs?|LCSPRs?|CSPRs?|SCRs?|SARs?)"
_THE = r"(?:the|this|these|each|our|an?) (?:[\w’'-]+ ){0,6}?"
_PAPER = r"(?:briefings?|reports?|papers?|documents?|summar(?:y|ies)|alerts?|bulletins?|overview)"
_WORKER = (
    r"(?:we|(?:the )?(?:auditors|inspectors|reviewers?)|the (?:audit|review|inspection) team|"
    r"the (?:review )?panel|the (?:lead|independent) reviewers?)"
)
_BODY = (
    r"(?:we|the (?:[\w’'-]+ ){0,9}?(?:partnership|board|panel|inspectorate|commission|"
    r"(?-i:[A-Z]{3,6})))"
)
_FILES = r"(?:cases?|case files|files|case records|records)"
_CASES = rf"(?:{_FILES}|assessments|plans|children|young people|babies|famil(?:y|ies))"
_UNDERTAKEN = (
    r"(?:undertaken|carried out|conducted|completed|commissioned|published|issued|started|begun|"
    r"finalised|signed off)"
)
_LOOKED = (
    r"(?:looked (?:at|into)|considered(?! that)|examined|explored|focus+ed (?:on|upon)|covered|"
    r"covers|reviewed|audited|sampled|scrutinised|used|drew on)"
)
_MET = r"(?:spoke (?:with|to)|met(?: with)?|interviewed|visited|heard from|surveyed)\b(?!.* that )"

_WHEN = "It says when this was done."
_WHAT = "It says what was looked at."
_WHO = "It says who took part."
_PAPER_IS = "It says what this paper is."
_THANKS = "It thanks those who took part."
_WHOM = "It says whom to ask."
_LEADS_IN = "It only leads in to what follows."

# What a sentence says, and the pattern that all of it has.
_SAYS: tuple[tuple[str, str], ...] = (
    (
        _WHEN,
        rf"(?=.*{_DATED})(?:[^,;:]*,? )?{_THE}{_EXERCISE}(?: \S+){{0,9}}? "
        rf"(?:(?:was|were|has been) {_UNDERTAKEN}|took place|started|began)\b.*",
    ),
    (
        _WHEN,
        rf"(?=.*{_DATED})(?:[^,;:]*,? )?{_BODY} (?:{_UNDERTAKEN}|undertook|held|performed) "
        rf"(?:an?|the|this|its|our) (?:[\w’'-]+ ){{0,6}}?(?:{_EXERCISE}|{_PAPER})\b.*",
    ),
    (
        _WHEN,
        r"the (?:audit|review|inspection) period(?: (?:was|is|covers|covered|ran))?:? (?:from |"
        rf"between )?(?:the )?(?:\d|{_DATED}).*",
    ),
    (
        _WHEN,
        r"(?:date(?: of \w+)?|published|updated|last updated|version|edition|review date|issued)"
        rf"(?: on| in)?:? .{{0,30}}(?:{_DATED}|\d[\d./]*)",
    ),
    (
        _WHAT,
        rf"{_NUMBER}(?: [\w’'-]+){{0,4}} {_CASES}(?: \([^()]*\))? (?:was|were) (?:(?:dip-)?"
        r"(?:audited|sampled)\b.*|(?:randomly )?(?:selected|chosen|picked)(?: at random| randomly)?"
        rf"(?: (?:from|across)\b.*| for (?:the |this |an? )?(?:[\w-]+ ){{0,2}}?{_EXERCISE}\b.*)?)",
    ),
    (
        _WHAT,
        rf"(?:{_NUMBER}(?: [\w’'-]+){{0,4}}|the) {_FILES} (?:was|were) (?:reviewed|considered|"
        rf"looked at|examined|included|used|read) .*\b(?:for|in|by|as part of) (?:this|the) "
        rf"{_EXERCISE}",
    ),
    (
        _WHAT,
        rf"(?:[^,;:]*, )?{_THE}{_EXERCISE} (?:also )?(?:was |were )?(?:{_LOOKED}|asked|aimed to|"
        r"set out to|limited to)\b.*",
    ),
    (_WHAT, rf"(?:[^,;:]*, )?{_WORKER} (?:also )?{_LOOKED}\b.*"),
    (
        _WHAT,
        rf"(?:[^,;:]*, )?{_WORKER} (?:undertook|carried out|conducted|selected|analysed) .*",
    ),
    (
        _WHAT,
        rf"the (?:aims?|purpose|objectives?|focus|scope) of {_THE}{_EXERCISE} (?:is|was|were)\b.*",
    ),
    (
        _WHAT,
        r"(?:[^,;:]*,? )?the (?:[\w’'-]+ ){0,4}?(?:partnership|board|sub-?group) (?:audited|"
        rf"(?:dip-)?sampled) .*\b{_CASES}\b.*",
    ),
    (_WHO, rf"(?:[^,;:]*, )?{_WORKER} (?:also )?{_MET}.*"),
    (
        _WHO,
        r".*\b(?:was|were) (?:spoken (?:with|to)|interviewed|consulted|surveyed|asked for their "
        rf"views) (?:as part of|for|during|in) (?:(?:the|this) {_OTHERS}|this review)\b.*",
    ),
    (
        _WHO,
        rf"(?:the|this) (?:[\w’'-]+ ){{0,6}}?(?:{_OTHERS}|review) (?:included|involved|brought "
        r"together)\b.*",
    ),
    (
        _WHO,
        rf"{_THE}{_EXERCISE} (?:was|were|is|are) (?:led|overseen|chaired|written|carried out) by\b"
        r".*",
    ),
    (
        _WHO,
        r".*\b(?:took part in|participated in|contributed to|were represented (?:at|in|on)|were "
        rf"involved in) (?:the|this) (?:[\w’'-]+ ){{0,3}}?(?:{_EXERCISE}|panel)\b.*",
    ),
    (
        _WHO,
        r"(?:agencies|services|organisations|partners|practitioners) (?:involved|taking part|"
        r"represented|(?:that|who) took part)(?: in [^:]*)?(?: were| included|:).*",
    ),
    (
        _PAPER_IS,
        rf"(?:this|the (?=briefing)) ?(?:[\w’'-]+ ){{0,4}}?{_PAPER} (?:summari[sz]es|sets out|"
        r"contains|describes|presents|provides|gives|outlines|shares|reports on|draws on|brings "
        r"together|may be read|aims to|relates to|(?:is|was|has been) (?:for|an?|about|based|"
        r"written|intended|aimed|designed|produced|prepared|part|one|meant|fiction))\b.*",
    ),
    (_PAPER_IS, r"it is (?:also )?written for\b.*"),
    (
        _THANKS,
        r"(?:.*\b(?:thank|acknowledge the contributions?)|(?:with )?(?:many )?thanks to|.*\b(?:is|"
        r"are) grateful to) .*\b(?:(?:who|that) (?:have |has )?(?:took|taken|contribut|participat|"
        r"gave|given|shared)|for (?:their|your)|contributions?).*",
    ),
    (
        _WHOM,
        r"for (?:any )?(?:more|further) (?:information|details?)"
        rf"(?: (?:about|on) (?:the|this) (?:[\w’'-]+ ){{0,4}}?(?:{_EXERCISE}|{_PAPER}))?,? "
        r"(?:please )?(?:contact|e-?mail|write to|visit|go to)\b.*",
    ),
    (
        _WHOM,
        r"(?:contact|e-?mail|author|written by|prepared by|telephone|tel)(?: details)?: "
        r"(?!.*\b(?:ring|call|phone|tell|ask|refer|report|make)\b).*",
    ),
)
# It names nothing but what the sentences behind it are.
_LEAD_IN = lazily(
    rf"(?:{_WORKER}|{_BODY}|{_THE}{_EXERCISE}|inspectors) (?:also )?"
    r"(?:found|saw|heard|noted|identified)(?: that| the following)?:"
    r"|(?:the |our )?(?:key |main )?(?:findings|points|messages|themes)(?: (?:are|were|include))?"
    r"(?: as follows| the following)?:"
    r"|(?:these|this) (?:are|is|included?|includes)(?: the following)?:",
    re.I,
)
# What a sentence that says something of practice, or asks something of it, holds.
_MEANS_MORE = lazily(
    r"\b(?:"
    # a duty, or what would be better
    r"should|must|needs?|needed|require[sd]?|ought|ensur\w+|expect\w*|recommend\w*|remember|urgent\w*|"
    r"could|may not|might|will|shall|important\w*|essential|vital|crucial|"
    # a finding
    r"found|finds|show(?:s|ed|n|ing)|identif\w+|highlight\w*|reveal\w*|demonstrat\w*|evidenced?|"
    r"conclud\w*|suggest\w*|indicat\w*|noted|saw|seen|told|said|says|felt|recogni[sz]ed|recorded|"
    r"however|but|although|though|despite|whereas|unless|if|because|due|since|"
    r"result(?:s|ed|ing) in|led to|leading|meaning|therefore|when|where|whose|which|"
    r"not|no|never|none|nobody|without|cannot|unable|unaware|unknown|lack\w*|missing|missed|absent|"
    r"absence|gaps?|fail\w*|poor\w*|weak\w*|inconsisten\w*|delay\w*|late|incomplete|insufficient\w*|"
    r"good|strong\w*|excellent|effective(?:ly)?|robust\w*|appropriate\w*|inappropriate\w*|timely|"
    r"clear(?:ly)?|positive\w*|better|best|well|improv\w*|strengthen\w*|consistent(?:ly)?|"
    r"all|most(?:ly)?|many|some|few|several|half|thirds?|quarters?|majority|minority|often|"
    r"usually|always|rarely|sometimes|only|per cent|every|more than|less than|"
    r"die[sd]?|deaths?|killed|murder\w*|injur\w*|harmed|"
    r"\w+n[’']t)\b"
    rf"|%|\d/\d|\b{_NUMBER} (?:out )?of (?:the|these|those|them) "
    # a review of one child, which is practice
    r"|\b(?:child protection|looked[- ]after|statutory|core group)[\w -]* reviews?\b"
    # a second clause of its own
    r"|\bwho (?!work|bring|us(?:e|ed|es)\b|live|car(?:e|ed|es)\b)"
    r"|[:–—] (?:they|it|s?he|we|th\w+) "
    r"|\b(?:and|who|that) (?:[\w’'-]+ ){0,6}?(?:was|were|is|are|had|has|have|did|do|does) ",
    re.I,
)
# What is no more than the name of something, for all its words.
_NAMES = lazily(
    r"\b(?:(?:for|thank|thanks to|to) (?:all|every\w*|those)\b"
    r"(?: who (?!(?:was|were|is|are|had|has|have|did|do) )\w+)?|"
    r"(?:who|that) (?:have |has )?"
    r"(?:took part|taken part|contribut\w+|participat\w+|gave|given|shared)|"
    r"early help|best start|well[ -]?being|child(?:ren)? in need|(?:more|further) details|"
    r"(?:looked at|considered|examined|explored|asked|about) (?:how|whether)"
    r"(?: well| effectively)?|assurance that (?:[\w’'-]+ ){0,6}?(?:is|are)|"
    r"(?<!needed )(?<!failed )(?<!able )to (?:identify|determine)|"
    r"(?:was|is) to (?:ensure|improve|strengthen|highlight)|"
    r"(?:embed|share|promote|areas of) good practice|what (?:[\w’'-]+ ){1,4}?will do next|"
    r"highlights(?= the (?:local|key|support))|in (?:response|relation) to|"
    r"(?:how )?effective(?:ness)?(?= of)|strengths|"
    r"areas for (?:improvement|development))",
    re.I,
)
_MADE_UP_OF = lazily(
    rf"{_NUMBER} (?:of (?:these|them) )?(?:was|were) "
    r"(?:subject to|open to|from|under|on|known to) .*",
    re.I,
)
_PATTERNS = tuple((says, lazily(pattern, re.I)) for says, pattern in _SAYS)


class Proposed(NamedTuple):
    """A sentence of a statement, by its index, that may need no question, and why."""

    statement: Statement
    at: int
    reason: str

    @property
    def sentence(self) -> str:
        """Its words."""
        return self.statement.sentences[self.at]


def background(sentence: str) -> str:
    """Why a sentence may need no question, such as “It says when this was done.”, or "".

    It is "" for a sentence that may hold a finding or a duty.
    """
    words = squeeze(sentence).rstrip(" .")
    if not words or len(words) > _LONGEST:
        return ""
    if _LEAD_IN.fullmatch(words):
        return _LEADS_IN
    first, *rest = re.split(r"\s*;\s*", words)
    if not all(_MADE_UP_OF.fullmatch(re.sub(r" and (?=\d)", " on ", one)) for one in rest):
        return ""
    if _MEANS_MORE.search(_NAMES.sub("…", words)):
        return ""
    return next((says for says, pattern in _PATTERNS if pattern.fullmatch(first)), "")


def what_holds(sentence: str, counted: frozenset[str]) -> str:
    """What keeps a sentence from being left out: “should”, or a figure, in words; "" for nothing.

    `counted` are the words for what the briefing counts. A date of the audit and how many cases it
    looked at are no figures of what it found.
    """
    if duty := re.search(r"\b(?:should|must)\b", sentence, re.I):
        return f'"{duty.group()}"'
    held = () if background(sentence) else figures(sentence, counted)
    return f'the figure "{held[0].text}"' if held else ""


def proposed(theme: Theme) -> Iterator[Proposed]:
    """The sentences of a theme that may need no question.

    None where nothing else would be left to ask: every theme has a question.
    """
    found = [
        Proposed(statement, index, reason)
        for statement in theme.statements
        for index, sentence in enumerate(statement.sentences)
        if (reason := background(sentence))
    ]
    if len(found) < sum(len(statement.sentences) for statement in theme.statements):
        yield from found


def undecided(briefing: Briefing, coverage: Coverage) -> Iterator[Proposed]:
    """The sentences of which somebody must decide whether they need a question.

    They may need none, no question rests on them, and they are not exempt.
    """
    known = coverage.tested | coverage.exempt
    for theme in briefing.themes:
        # Most themes have a question on each sentence, and then no pattern need be compiled.
        if all(
            (one.id, at) in known for one in theme.statements for at in range(len(one.sentences))
        ):
            continue
        yield from (one for one in proposed(theme) if (one.statement.id, one.at) not in known)
