"""Random mutants of the code against the quick tests: `make code-mutants`.

A mutant is the code with one small fault: an argument left out, `<` for `<=`, another string. The
operators that make them are mutmut's. mutmut itself does not fit: it notices only what a test runs
in the test's own process, and most of our tests run the installed command in another; and it
writes all mutants of a module into that module, of which we have 36,000.

So this program draws mutants at random, from the bodies of all functions. It writes each into a
copy of the project that is installed as the project is, and runs the tests there: those that run
the mutated line, in whatever process, and the quickest first. A first run of all quick tests under
coverage finds them. A test that fails kills the mutant, and so does the time limit.
"""
