"""The worksheet of a course: what may be filled in, and how it goes back into the Markdown."""
