"""Regular expressions that are compiled on first use.

Compiling patterns takes an eighth of the check of a small course, and compiling those of all rules
would take a third. A process that runs half of the rules should compile no more patterns than those
rules need for its texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast


class _Lazy:
    """Acts as a compiled pattern: it compiles on first use and keeps the pattern's methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(*self._source)
        for method in (
            "search",
            "match",
            "fullmatch",
            "finditer",
            "findall",
            "split",
            "sub",
            "subn",
        ):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def has_any(text: str, *signs: str) -> bool:
    """Whether any of some letters, in lower case, are in a text.

    A quick look for what a pattern needs in any case: most texts have none of it, and a course may
    have no text for which the pattern must be compiled.
    """
    lower = text.lower()
    return any(sign in lower for sign in signs)


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that compiles on first use.

    Offers the searching methods of `re.compile(pattern, flags)`. An error in the pattern is raised
    at its first use.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def lazily_by_name(patterns: Mapping[str, str]) -> Callable[[str], re.Pattern[str]]:
    """A look-up of patterns by their names, each as `lazily` gives it."""
    return {name: lazily(pattern) for name, pattern in patterns.items()}.__getitem__
