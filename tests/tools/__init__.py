"""Programs that the Makefile starts, each as `python -m tools.NAME` with this folder's parent on
the path.
"""
