"""`make contact-sheet`: every slide and every sheet in pictures, a deck on each, to look at.

Slides are taken light and dark, 4:3 and 16:9; those that come in presses before the first and after
the last. The deck of the whole course has what those of the themes have not. Sheets are taken as
they are printed.

    make contact-sheet                          of the site's courses, in .tools/contact-sheet
    make contact-sheet ARGS="--only hidden-men FOLDER"    of one theme, in this folder
"""
