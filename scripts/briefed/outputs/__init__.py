"""What can be taken away of a course, made from its pages as they were built: one module a kind."""
