"""Plain texts of every form: the text, the canonical briefing it gives, and what was unsure."""

from __future__ import annotations

from support.pasted_texts import PASTED

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
    "headings that are questions, and others that are not": (
        """
        Keeping lamps lit

        What was found

        Five lights were reviewed in April 2031, and the log was read.

        Next steps

        What is done well?

        - Lamps were trimmed before dusk.

        What is to be done better?

        - Glass was not kept.

        About this review

        The keepers' log was read for every night.
        """,
        """
        # Keeping lamps lit

        ## What was found

        Five lights were reviewed in April 2031, and the log was read. { #what-was-found-1 }

        Next steps { #what-was-found-2 }

        ## What is done well?

        - Lamps were trimmed before dusk. { #what-is-done-well-1 }

        ## What is to be done better?

        - Glass was not kept. { #what-is-to-be-done-better-1 }

        ## About this review

        The keepers' log was read for every night. { #about-this-review-1 }
        """,
        [
            (3, "is short, has no full stop and is above a text"),
            (7, "was read as a paragraph"),
            (9, "a question on a line of its own"),
            (13, "a question on a line of its own"),
            (17, "is short, has no full stop and is above a text"),
        ],
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
            (7, "no other number stands beside it"),
            (7, "the heading over the themes"),
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
        [(8, "was read as a theme beside the one above it")],
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
        [(13, "nothing is below 'Contact'")],
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
    **PASTED,
}
