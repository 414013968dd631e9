"""Malformed files through the real commands: `make malformed`.

No command may end in a traceback, take over 20 seconds of processor time or 1 GB, or leave
anything half-written. Each file is made anew from a seed, so that a failure can be repeated by the
name of its case:

    make malformed ARGS=--list      the names
    make malformed ARGS="new cut"   the cases whose name holds these words

Windows has neither the pipes nor the limits that this needs.
"""
