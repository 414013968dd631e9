"""Texts that Hypothesis makes up: plain sentences, and pieces of Markdown in any order."""

from __future__ import annotations

from hypothesis import strategies as st

from support.sampling import sampled

STEADY = sampled()
FINDINGS = "---\ntitle: Page\n---\n# Page\n\n## What the audit found\n\n"

# Sentences of a generated briefing: plain words, a capital first, no abbreviation before the full
# stop.
word = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=8).filter(
    lambda text: text.strip("'") == text
)
sentence = st.lists(word, min_size=2, max_size=6).map(
    lambda words: " ".join(words).capitalize() + "ly."
)
statement = st.lists(sentence, min_size=1, max_size=3, unique=True)
briefings = st.lists(statement, min_size=1, max_size=5)
markdownish = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "# ",
            "## ",
            "|",
            "---",
            "```",
            "~~~",
            "<!--",
            "-->",
            "<quiz>",
            "</quiz>",
            "- [x] ",
            "[[a]]",
            "{ #a-1 }",
            "[a-1]",
            '!!! note "',
            '??? trainer "',
            "**",
            "_",
            "`",
            "[",
            "](",
            "<",
            "&#",
            "\\",
            "1. ",
            "\t",
            "\r",
            "\0",
            "title: x",
            "word",
            "3/12",
            "The briefing says:",
            "é",
            "\u2028",
        ]
    )
    | st.text(max_size=5),
    max_size=40,
).map("".join)
