"""The codes that only the built site can show; the modules in `verifying` find them."""

from __future__ import annotations

from briefed.checking.rules.registry import published

PAGE = published(
    "published-page",
    "a page is not in the built site, or no link leads to it",
    "see that MkDocs renders it and that the navigation names it",
)
STATEMENT = published(
    "published-statement",
    "a statement's words are not at its place in the published briefing",
    "see what changed them between briefing.md and the page",
)
QUOTE = published(
    "published-quote",
    "a quote is not on its built page, word for word and with its link to the briefing",
    "see what changed it between the source and the page",
)
FIGURE = published(
    "published-figure",
    (
        "a figure that is to be shown as dots is not on its built page: with so many dots, so many "
        "of them filled, what is said in their place, and the briefing's sentence as the caption"
    ),
    "see what changed it between the source and the page",
)
CASE = published(
    "published-case",
    (
        "a part of a case that branches is not on its built page with its number, a choice does "
        "not lead to its part, with the number of that, or an ending does not say that it is one"
    ),
    "see what changed it between the source and the page",
)
SERVICE = published(
    "published-service",
    (
        "a finding, a practice point or a part is not marked for the services that it is for, or "
        "is for another, or the course start offers other services"
    ),
    "see what changed it between the source and the page",
)
QUESTION = published(
    "published-question",
    "a question is not on its built page whole: stem, options, key, feedback, quotes",
    "see what changed it between the source and the page",
)
WORDS = published(
    "published-words",
    (
        "a page says something that its sources, its settings and its theme do not say, or lacks "
        "some of it"
    ),
    "see what changed the words between the source and the page",
)
ANCHOR = published(
    "published-anchor",
    "an anchor that others link to is not there, or twice",
    "see what took or doubled the id",
)
HIDDEN = published(
    "published-hidden",
    "a statement, quote or question is there and can't be seen",
    "take away the attribute, the style or the class that hides it",
)
LEAK = published(
    "published-leak",
    "quiz markup or a bare statement id shows on a page",
    "see why it was not rendered",
)
REQUEST = published(
    "published-request",
    "a page asks another host for something",
    "serve the file from the site, or take it away",
)
SLIDES = published(
    "published-slides",
    (
        "the slides of a course, or the sessions that it says they make, are not there or say "
        "something else than its pages"
    ),
    "see what changed them: they are made from the built pages",
)
LINK = published(
    "published-link", "a link leads to no page or anchor of the site", "mend the link's target"
)
NUMBER = published(
    "published-number",
    "a link rings another number than it shows, or one that the site does not know",
    "see what changed it between the source and the page",
)
POLICY = published(
    "published-policy",
    "a page lacks its content security policy, or has another, or has it after what it loads",
    "see what changed it: the build works it out from the page",
)
SCRIPT = published(
    "published-script",
    "a page does not load a script or a style sheet of ours that it needs",
    "see that mkdocs.yml lists the script, or what took it away",
)
NOTICE = published(
    "published-notice",
    "a page does not show that it is a draft, of which edition it is, what was corrected, or "
    "that there is a newer course",
    "see what took the notice away or hides it",
)
HELP = published(
    "published-help",
    "a page does not end in a visible link to the help page",
    "see that docs/worried.md is there, and what took the link away",
)
