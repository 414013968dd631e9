"""The texts of the pages that are the same in every course, so that they are generated.

A course that has a file of such a name shows that instead.
"""

from __future__ import annotations

# Every course has this page.
LEARNING = "my-learning.md"
LEARNING_TEXT = """---
title: My learning
kind: extra
---
# My learning

<!-- kept -->

<!-- learning -->
"""
# Every course has this page whose briefing has had an edition before.
CHANGES = "what-has-changed.md"
CHANGES_TEXT = """---
title: What has changed
kind: extra
---
# What has changed

What this briefing says now, beside what it said before.

<!-- changes -->
"""
# Every course has this page, for its trainers.
ROOM = "in-the-room.md"
ROOM_TEXT = """---
title: In the room
kind: extra
---
# In the room

For trainers: slides to present, sheets to print, and what goes into the time that there is. \
All of it is made from the
pages of this course, in their words.

<!-- room -->
"""
# Every course has this page, for the agencies that give it to their staff.
AGENCIES = "for-agencies.md"
AGENCIES_TEXT = """---
title: For agencies
kind: extra
---
# For agencies

Your learning system can give this course to your staff, and record who has done it. \
Take one of these packages, and
upload it there as a new course.

<!-- packages -->
"""
GENERATED = {
    ROOM: ROOM_TEXT,
    AGENCIES: AGENCIES_TEXT,
    LEARNING: LEARNING_TEXT,
    CHANGES: CHANGES_TEXT,
}
