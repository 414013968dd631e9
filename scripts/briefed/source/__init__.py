"""A project's files as values: the briefing, pages, quizzes, settings, and what may stand in them."""
