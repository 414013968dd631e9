"""The codes that only the built site can show; the modules in `verifying` find them."""

from __future__ import annotations

from briefed.checking.rules.registry import published

# How to mend what is right in the sources and wrong on the page.
UNDO = "undo the last change to docs/assets, mkdocs.yml, scripts or the installed packages"
UNHIDE = "find what hides it, such as a rule in a style sheet of docs/assets, and take it away"

PAGE = published(
    "published-page",
    "a page is not in the built site, or no link leads to it",
    "put the page into `nav:` in mkdocs.yml, or take `nav:` away: it is generated",
)
STATEMENT = published(
    "published-statement",
    "a statement's words are not at its place in the published briefing",
    UNDO,
)
QUOTE = published(
    "published-quote",
    "a quote is not on its built page, word for word and with its link to the briefing",
    UNDO,
)
FIGURE = published(
    "published-figure",
    (
        "a figure that is to be shown as dots is not on its built page: with so many dots, so many "
        "of them filled, what is said in their place, and the briefing's sentence as the caption"
    ),
    UNDO,
)
CASE = published(
    "published-case",
    (
        "a part of a case that branches is not on its built page with its number, a choice does "
        "not lead to its part, with the number of that, or an ending does not say that it is one"
    ),
    UNDO,
)
SERVICE = published(
    "published-service",
    (
        "a finding, a practice point or a part is not marked for the services that it is for, or "
        "is for another, or the course start offers other services"
    ),
    UNDO,
)
QUESTION = published(
    "published-question",
    "a question is not whole on its built page: its text, its answers and which is right, its "
    "feedback, its quotes",
    UNDO,
)
WORDS = published(
    "published-words",
    (
        "a page says something that its sources, its settings and its theme do not say, or lacks "
        "some of it"
    ),
    UNDO,
)
ANCHOR = published(
    "published-anchor",
    "an address that links lead to is on its built page not at all, or twice",
    UNDO,
)
HIDDEN = published(
    "published-hidden",
    "a statement, quote or question is there and can't be seen",
    UNHIDE,
)
LEAK = published(
    "published-leak",
    "readers would see signs that the build should have turned into a question or a link",
    UNDO,
)
REQUEST = published(
    "published-request",
    "a page fetches something from another website",
    "put the file into docs/assets and use it from there, or take it away",
)
SLIDES = published(
    "published-slides",
    (
        "the slides of a course, or the sessions that it says they make, are not there or say "
        "something else than its pages"
    ),
    UNDO,
)
PACK = published(
    "published-pack",
    "a pack for trainers does not hold what the built pages make, or nobody made it",
    "build the site again, or take the pack away",
)
DOWNLOADS = published(
    "published-downloads",
    "all that a course offers trainers for download has more than 8 MB",
    "make the pages of the largest sheets shorter, or make two courses of the briefing",
)
LINK = published(
    "published-link",
    "a link leads to nothing on the site, to no place on its page, or to another course than it "
    "names",
    "write the name of a page that is there, or the address of a heading, a question or a quote",
)
NUMBER = published(
    "published-number",
    "a link rings another number than it shows, or one that the site does not know",
    UNDO,
)
POLICY = published(
    "published-policy",
    "a page lacks the list of what a browser may load for it (its content security policy), or "
    "has another, or has it too late",
    UNDO,
)
SCRIPT = published(
    "published-script",
    "a page does not load a script or a style sheet of ours that it needs",
    "list the script under `extra_javascript:` in mkdocs.yml, or " + UNDO,
)
NOTICE = published(
    "published-notice",
    "a page does not show that it is a draft, of which edition it is, what was corrected, or "
    "that there is a newer course",
    UNDO,
)
HELP = published(
    "published-help",
    "a page does not end in a visible link to the help page",
    "put docs/worried.md back, or " + UNDO,
)
