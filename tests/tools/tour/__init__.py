"""`make tour`: every state of the pages in pictures, on one sheet to look at.

The states are those of `support/scenes.py`: on a phone and on a desk, light and dark. The same list
is compared by `browser/test_unnoticed.py`.

    make tour                            pictures of the site's courses, in .tools/tour
    make tour ARGS="--scene questions FOLDER"    of one scene alone, in this folder
    make tour ARGS=--accept              renews the files in tests/unnoticed, and takes no picture
"""
