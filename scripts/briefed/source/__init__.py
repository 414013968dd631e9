"""A project's files as values: the briefing, pages, quizzes, settings, and the files allowed.

`project.load` reads a whole project.
"""
