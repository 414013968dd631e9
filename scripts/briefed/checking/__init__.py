"""Coverage, the rules, and what a check reports."""
