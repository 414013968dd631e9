"""Projects of any size whose courses pass the check, for the benchmark and the tests of large
courses.
"""
