"""Texts as they are pasted: what is in plain_texts.py for texts that were laid out."""

from __future__ import annotations

# A paragraph on one line, as it is pasted.
LONG = (
    "Wicks were cut before dusk in most of the lights, and the keepers of all the isles wrote down "
    "when they did it, as they had been asked."
)
PASTED = {
    "bare lines as headings, a subtitle": (
        """
        Keeping lamps lit
        What keepers can learn

        12 May 2031

        Wicks and oil

        Wicks were cut before dusk in most of the lights.

        Next steps

        - Ask who has the key.
        """,
        """
        # Keeping lamps lit

        What keepers can learn { #introduction-1 }

        ## Wicks and oil

        Wicks were cut before dusk in most of the lights. { #wicks-and-oil-1 }

        ## Next steps

        - Ask who has the key. { #next-steps-1 }
        """,
        [
            (2, "was read as a paragraph"),
            (6, "is short, has no full stop and is above a text"),
            (10, "is short, has no full stop and is above a text"),
        ],
    ),
    "a form: headings in capitals, numbers and bullets on lines of their own, no empty lines": (
        """
        KEEPING OF LAMPS
        1
        BOARD FINDS
        The keepers of the five lights were asked, on three evenings in a row, about wicks.
        They had cut them.
        Nobody had written down when it was done, and nobody said who was there.
        2
        WHAT THE BOARD ASKS
        •
        Cut the wick before dusk, and write it
        down in the log.
        1.
        Ask who has the key.
        """,
        """
        # KEEPING OF LAMPS

        ## BOARD FINDS

        The keepers of the five lights were asked, on three evenings in a row, about wicks.
        They had cut them. { #board-finds-1 }

        Nobody had written down when it was done, and nobody said who was there. { #board-finds-2 }

        ## WHAT THE BOARD ASKS

        - Cut the wick before dusk, and write it
          down in the log. { #what-the-board-asks-1 }

        1. Ask who has the key. { #what-the-board-asks-2 }
        """,
        [(3, "is in capitals"), (8, "is in capitals")],
    ),
    "pasted: a line is a paragraph": (
        f"""
        Skip to content
        Home
        Papers
        Tweet

        Keeping lamps lit

        Related papers
        Glass and how it is cut
        Brass

        Wicks
        {LONG}
        They asked for:
        more glass
        more oil
        brass

        Next steps

        {LONG}

        Share this page
        Page 1 of 1
        """,
        f"""
        # Keeping lamps lit

        ## Wicks

        {LONG} {{ #wicks-1 }}

        They asked for: {{ #wicks-2 }}

        more glass {{ #wicks-3 }}

        more oil {{ #wicks-4 }}

        brass {{ #wicks-5 }}

        ## Next steps

        {LONG} {{ #next-steps-1 }}
        """,
        [
            (12, "is short, has no full stop and is above a text"),
            (14, "the beginning of what follows it"),
            (15, "was read as a paragraph"),
            (16, "was read as a paragraph"),
            (17, "was read as a paragraph"),
            (19, "is short, has no full stop and is above a text"),
        ],
    ),
    "an introduction behind opening text": (
        """
        # Title

        Opening text.

        ## Introduction

        - one

        ## Hidden men

        - two
        """,
        """
        # Title

        Opening text. { #introduction-1 }

        - one { #introduction-2 }

        ## Hidden men

        - two { #hidden-men-1 }
        """,
        [],
    ),
    "settings above a Markdown file, signs that can't be seen": (
        """
        ---
        layout: post
        title: "Keeping lamps lit"
        ---

        ## Wicks

        Wicks we\u00adre\u0092nt cut.
        """,
        """
        # Keeping lamps lit

        ## Wicks

        Wicks were’nt cut. { #wicks-1 }
        """,
        [],
    ),
}
