"""What the check and the build cost, as medians of whole processes: `make bench`.

Synthetic projects are made in a temporary folder, and this project is copied there. Every round
runs each command once, ours and stock MkDocs in turn, so that a busy machine slows both alike; the
processor time beside the wall time shows how busy it was. Bytecode is cached in that folder too, as
on a machine where the command ran before, whatever PYTHONDONTWRITEBYTECODE says; one row shows a
run without it. A time that is not reached fails nothing. The exit status is 1 where a project
doesn't check clean, a build fails, or stock MkDocs doesn't build the same pages.
"""
