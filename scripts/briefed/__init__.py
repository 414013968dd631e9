"""briefed: a safeguarding briefing becomes a course, behind a gate that lets nothing be missing or invented."""
