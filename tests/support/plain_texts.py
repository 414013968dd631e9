"""Plain texts of every form: the text, the canonical briefing it gives, and what was unsure."""

from __future__ import annotations

# A paragraph on one line, as it is pasted.
LONG = (
    "Wicks were cut before dusk in most of the lights, and the keepers of all the isles wrote down "
    "when they did it, as they had been asked."
)
CASES = {
    "bullets of all kinds": (
        """
        Title

        Hidden men:

        • one
        – two
        ◦ three
        o four
        - five
        * six
        \uf0b7 seven
        1) eight
        2. nine
        """,
        """
        # Title

        ## Hidden men:

        - one { #hidden-men-1 }
        - two { #hidden-men-2 }
        - three { #hidden-men-3 }
        - four { #hidden-men-4 }
        - five { #hidden-men-5 }
        - six { #hidden-men-6 }
        - seven { #hidden-men-7 }

        1. eight { #hidden-men-8 }
        2. nine { #hidden-men-9 }
        """,
        [],
    ),
    "nested": (
        """
        Title

        Hidden men:

        - one
           - two
              - three
        - four
        """,
        """
        # Title

        ## Hidden men:

        - one { #hidden-men-1 }
            - two { #hidden-men-2 }
                - three { #hidden-men-3 }
        - four { #hidden-men-4 }
        """,
        [],
    ),
    "wrapped at 50 characters": (
        """
        Keeping lamps lit, a review of what was found at
        the lights of the Sound

        Five lights were reviewed in April 2031. The
        keepers' log was read for every night.

        What happens next for keepers and for all of the
        pilots?

        - Lamps were trimmed before dusk in most of the
          lights, and glass was kept.
        - At 2/5 lights the wick was changed
        too late
        """,
        """
        # Keeping lamps lit, a review of what was found at the lights of the Sound

        Five lights were reviewed in April 2031. The
        keepers' log was read for every night. { #introduction-1 }

        ## What happens next for keepers and for all of the pilots?

        - Lamps were trimmed before dusk in most of the
          lights, and glass was kept. { #what-happens-next-for-keepers-and-for-all-of-the-pilots-1 }
        - At 2/5 lights the wick was changed
          too late { #what-happens-next-for-keepers-and-for-all-of-the-pilots-2 }
        """,
        [(7, "a question on a line of its own")],
    ),
    "bold headings, lead-ins and run-in labels": (
        """
        **Title**

        **Hidden men**

        Practitioners should:

        - ask

        **Background:** the audit was in May.

        **Next steps:**

        The board said:

        - yes
        """,
        """
        # Title

        ## Hidden men

        Practitioners should: { #hidden-men-1 }

        - ask { #hidden-men-2 }

        **Background:** the audit was in May. { #hidden-men-3 }

        ## Next steps:

        The board said: { #next-steps-1 }

        - yes { #next-steps-2 }
        """,
        [(5, "not as a heading"), (13, "not as a heading")],
    ),
    "numbered headings": (
        """
        Title

        1. Background

        The audit was in May.

        2. Findings

        2.1 Hidden men

        1. Ask.
        2. Write it down.

        2.2 Think family

        - one
        """,
        """
        # Title

        ## 1. Background

        The audit was in May. { #background-1 }

        ## 2. Findings

        ### 2.1 Hidden men

        1. Ask. { #hidden-men-1 }
        2. Write it down. { #hidden-men-2 }

        ### 2.2 Think family

        - one { #think-family-1 }
        """,
        [
            (3, "no other number stands beside it"),
            (7, "a group"),
            (7, "no other number stands beside it"),
        ],
    ),
    "a heading right above its text": (
        """
        Title

        Hidden men:
        There were examples of tenacious work to engage reluctant fathers.

        Domestic abuse:
        - one
        """,
        """
        # Title

        ## Hidden men:

        There were examples of tenacious work to engage reluctant fathers. { #hidden-men-1 }

        ## Domestic abuse:

        - one { #domestic-abuse-1 }
        """,
        [],
    ),
    "underlined headings, levels left out, points above headings": (
        """
        Title
        =====

        #### Findings

        There were some.

        ##### Hidden men

        - one

        Next
        ----

        - two
        """,
        """
        # Title

        ## Findings

        There were some. { #findings-1 }

        ## Hidden men

        - one { #hidden-men-1 }

        ## Next

        - two { #next-1 }
        """,
        [(8, "was set beside the heading above it")],
    ),
    "a repeated heading, an empty one, a footnote": (
        """
        # Title

        ## Hidden men

        - one[^1]

        [^1]: Where it says so.

        ## Hidden men

        - two

        ## Contact
        """,
        """
        # Title

        ## Hidden men

        - one { #hidden-men-1 }

        Where it says so. { #hidden-men-2 }

        ## Hidden men { #hidden-men-second }

        - two { #hidden-men-second-1 }

        Contact { #hidden-men-second-2 }
        """,
        [(13, "nothing stands under 'Contact'")],
    ),
    "a table and links": (
        """
        Title

        Hidden men:

        | Case | Father [seen](https://example.org) |
        |------|:---:|
        | one | no |
        | two \\| three | yes |
        """,
        """
        # Title

        ## Hidden men:

        | Case | Father [seen](https://example.org) |
        |------|:---:|
        | one | no { #hidden-men-1 } |
        | two \\| three | yes { #hidden-men-2 } |
        """,
        [],
    ),
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

        12 May 2031 { #introduction-2 }

        ## Wicks and oil

        Wicks were cut before dusk in most of the lights. { #wicks-and-oil-1 }

        ## Next steps

        - Ask who has the key. { #next-steps-1 }
        """,
        [
            (2, "was read as a paragraph"),
            (4, "was read as a paragraph"),
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
