"""The values that every part shares. All are immutable; CONTRIBUTING.md explains their names.

Named tuples rather than frozen dataclasses: a check of ten thousand statements makes some hundred
thousand of them, and a named tuple costs a fifth of the time to make and nothing to import.
Lines and columns count from 1, in characters. Dates are ISO strings, or "" where there is none.
"""

from __future__ import annotations

from briefed.model.briefings import NO_ANSWERS, Answers, Briefing, Statement, Theme, first_theme
from briefed.model.courses import Course, Site, StandIn
from briefed.model.kinds import AUDIT, KINDS, Kind
from briefed.model.pages import (
    ARRANGED,
    MATCH,
    ORDER,
    SORT,
    Marker,
    Option,
    Page,
    Pictured,
    Prose,
    Question,
    Quiz,
    Quote,
    by_position,
)
from briefed.model.problems import Fault, Location, Problem, TextFault
from briefed.model.settings import (
    Contact,
    Correction,
    Exemption,
    Kept,
    NumberToCall,
    Service,
    Settings,
    SiteSettings,
)

__all__ = [
    "ARRANGED",
    "AUDIT",
    "KINDS",
    "MATCH",
    "NO_ANSWERS",
    "ORDER",
    "SORT",
    "Answers",
    "Briefing",
    "Contact",
    "Correction",
    "Course",
    "Exemption",
    "Fault",
    "Kept",
    "Kind",
    "Location",
    "Marker",
    "NumberToCall",
    "Option",
    "Page",
    "Pictured",
    "Problem",
    "Prose",
    "Question",
    "Quiz",
    "Quote",
    "Service",
    "Settings",
    "Site",
    "SiteSettings",
    "StandIn",
    "Statement",
    "TextFault",
    "Theme",
    "by_position",
    "first_theme",
]
