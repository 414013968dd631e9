"""From a file that somebody brings to the canonical briefing. No other folder guesses.

Entry points:

- `child_process.import_file` imports a file of any format, in a process of its own;
- `convert.import_text` imports a text in this process;
- `canonical.is_canonical` tells whether a text has been imported already;
- `brought_files.problems` compares each edition with the file that it was brought in.

A reader, `plain_text`, `tree` (Word and HTML) or `pdf`, turns a file into blocks; `shape` finds
the title and the headings among them; `canonical` writes blocks as Markdown with ids; and
`same_words` proves that no word was lost, added or moved.
"""
