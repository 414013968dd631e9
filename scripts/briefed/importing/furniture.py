"""Whole lines that belong to a page, a site or a sheet of paper, and not to what it says."""

from __future__ import annotations

import re

from briefed.text.patterns import lazily

# What is printed on each sheet of a paper, as a pattern for others.
_SHEET = r"(?:©|\(c\)|copyright\b).{0,80}|all rights reserved|[-–—]? ?page \d+(?: of \d+)? ?[-–—]?"
SHEET = lazily(rf"{_SHEET}|official(?:[- :–]{{1,3}}sensitive)?", re.I)
LINE = lazily(
    r"(?:back to )?(?:the )?top(?: of (?:the )?page)?|tweet|print|e-?mail|share|facebook|twitter"
    r"|(?:share|print|e-?mail|save|like|follow) (?:this|via|by|on|us|it) ?[\w ]{0,30}"
    r"|(?:view|click for|see the) (?:a |the )?(?:slide ?show|gallery|photos)"
    r"|click (?:the|on the) (?:graphic|image|picture|photo)\b.{0,120}|continue reading\b.{0,60}"
    r"|download(?: (?:the|this|a))?(?: (?:complete|full))? "
    r"(?:report|documents?|pdf|publication|file)(?: \(.{1,20}\))?"
    r"|skip to .{1,30}"
    r"|(?:was this page helpful|is this page useful).{0,40}"
    r"|advertisement(?: ?[-–—] ?.{0,40})?|loading"
    rf"|{_SHEET}",
    re.I,
)
MOST_ABOVE_TITLE = 60  # words above a title that belong to a sheet of paper or to a site
# A date with the name of its month, as a pattern for others.
NAMED_DATE = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}"
# The code at the end of an address in the United Kingdom, as a pattern for others.
POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
# A date, as a pattern for others.
DATE = (
    r"(?:\w+day,? )?(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|{NAMED_DATE})"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# The date or the version of a paper, on a line of its own.
DATED = lazily(
    rf"(?:(?:date|dated|published|issued|updated|last updated|reviewed)(?: on)?:? )?"
    rf"(?:{DATE}|{_MONTH} \d{{4}})|version:? \d+(?:\.\d+)*",
    re.I,
)
RETURN = lazily(r"(?:return|back|go back) to [\w ]{1,40}", re.I)
# What leads to other pages where all of it is a link.
LINK = lazily(rf"{RETURN.pattern}|previous|next|home|read more", re.I)
RELATED = lazily(
    r"(?:related|similar|recent|latest|other|more|further|popular|useful) ?(?:content|information"
    r"|links?|pages?|papers|podcasts?|reports?|articles?|news|stories|posts?|publications|resources"
    r"|topics|documents)|share this(?: \w+)?|see also|in this section|on this (?:page|site)"
    r"|(?:more|also) (?:like this|in this)|follow us|stay (?:connected|up to date)",
    re.I,
)
