"""The same promises, on the built site."""
