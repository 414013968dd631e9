"""Regular expressions that are compiled when they are first used.

Compiling those of all rules takes a third of the check of a small course. A process that runs half of the rules
should compile no more than these need.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern: its first use compiles it, and later uses find the methods on the object itself."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
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


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, in all that a search asks of it. A fault in the pattern shows at its first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
