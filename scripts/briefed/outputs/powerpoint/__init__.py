"""A deck as a PowerPoint file, which a trainer can edit.

`frames` says what each slide of the file shows, `words` and `notes` what is written, `look` and
`layouts` how it looks; these are pure. `shapes` and `file` put it into Office Open XML.
"""
