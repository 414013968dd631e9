"""Words, sentences, figures and similarity: pure functions of text."""
