"""Turns a safeguarding briefing into a course, and proves that nothing is missing or invented."""
