"""Check a course: its coverage, the rules, and reports of what they found."""
