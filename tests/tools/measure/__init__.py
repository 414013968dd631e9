"""`make measure`: what a learner's way through the site costs, as a table beside the aims.

A real browser at 390 × 844 goes through the built site: the home page, the start of each course,
and every page of a theme, one step at a time, with every question answered. The pages are found in
the lists that the site gives its own scripts. Where a thing does not exist, its row has a dash. No
figure fails anything; the exit status is 1 where a site can't be built or walked.

    make measure                            this site
    make measure ARGS="--before COMMIT"     that of another commit beside it
"""
