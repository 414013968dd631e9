"""Words, sentences, figures and likeness: pure functions of text."""
