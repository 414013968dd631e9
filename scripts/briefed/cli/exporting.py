"""The command `briefed export`: which options are for which kind."""

from __future__ import annotations

import argparse

from briefed.cli.arguments import PACKAGES
from briefed.errors import InputError
from briefed.layout import SHARED


def export(options: argparse.Namespace) -> int:
    """Run the command; returns its exit status. Raises InputError."""
    from briefed.building import exports

    chosen = options.project, SHARED if options.site else options.course, options.output
    if options.site and (options.kind != "worksheet" or options.theme):
        raise InputError("--site is for a worksheet, and without --theme")
    if options.kind == "slides":
        return exports.slides(*chosen, options.theme, options.minutes, options.format or "html")
    if options.format:
        raise InputError(f"--format is for slides, and not for {options.kind}")
    if options.kind == "pack":
        return exports.pack(*chosen, options.theme, options.minutes)
    if options.minutes:
        raise InputError(f"--minutes is for slides and packs, and not for {options.kind}")
    if options.kind == "worksheet":
        return exports.worksheet(*chosen, options.theme)
    if options.theme:
        raise InputError(f"--theme is for slides, packs and worksheets, and not for {options.kind}")
    if options.kind in PACKAGES:
        return exports.package(*chosen, options.kind)
    kinds = {
        "offline": exports.offline,
        "handouts": exports.handouts,
        "coverage": exports.coverage,
        "signing": exports.signing,
        "trial": exports.trial,
    }
    return kinds[options.kind](*chosen)
