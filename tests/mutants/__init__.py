"""Seeds every class of fault into a copy of the real course, one at a time, and counts what the
checks catch. The classes that are said to be `everywhere` are seeded into the fixture's, too.

A mutant is a few edits and the problems they must lead to: code, file and line. What to expect is
found by plain text search in the sources and the built pages, never by the parsers of `briefed`, so
that a parser and its check can't be wrong together.

To add a class, write a generator under `@fault_class` in the module of what it breaks. `shown_…`,
`words`, `reached`, `required` and `styles` break the built site; the other modules break the
sources.

Not seeded, because no promise is broken or nobody but a reader could tell:

- punctuation, typographic quotes, emphasis and white space at a quote's ends or between its
  words: the check folds them;
- two equal words swapped ("had had"), and a quote cut to whole sentences that another quote of
  the page holds;
- a question, or one of its quotes, removed where each sentence is still tested and the question
  still rests on a quote:
  every sentence is seeded instead, with all questions on it removed;
- one of several keys unmarked, or the mark moved to another option: that keys follow from the
  quotes is judged by people;
- a figure in a wrong option, an age or a duration in a stem or a scenario, minutes in trainer
  notes, and any figure in a sentence that links to its source: free by the rule on figures;
- a figure as dots above a quote of another statement: it has a caption of its own there;
- a choice that leads to another part of the same case than was meant, a quote of another theme
  under an end, and a group of a sorting with one item: people judge them;
- the line "The briefing says:" of a fill-in question: mkdocs-quiz does without it there;
- the parts of the course start, which is no theme's page and needs none of them.
"""
