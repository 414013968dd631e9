"""Renders the Jinja templates that lie in the folder `templates` of a package, and keeps what they
and the theme's were compiled to.

Importing Jinja takes time, so modules that the check needs must not import this one.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import html
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

_DIGEST = 32  # bytes


def render(package: str, name: str, **values: object) -> str:
    """The text of a template with its `values`, each escaped unless it is Markup already.

    A newline at the end is left out, so that fragments can be joined.

    `package` is the `__package__` of the module that asks. A name that is missing from `values`
    raises jinja2.UndefinedError.
    """
    return _environment(package).get_template(name).render(values).removesuffix("\n")


class CompiledTemplates(BytecodeCache):
    """Compiles each template once: for the builds of a live preview, and for later processes.

    Those find it where Python keeps the bytecode of modules, with a digest, so that a file that was
    damaged is not used. Jinja compares the source of the template, and its own version.
    """

    def __init__(self) -> None:
        self._folder = Path(importlib.util.cache_from_source(__file__)).with_name("templates")
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what it was compiled to, if it was."""
        if bucket.key not in self._code:
            try:
                kept = (self._folder / bucket.key).read_bytes()
            except OSError:
                return
            if hashlib.sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
                return
            self._code[bucket.key] = kept[_DIGEST:]
        bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to; a folder that can't be written keeps nothing."""
        code = self._code[bucket.key] = bucket.bytecode_to_string()
        if sys.dont_write_bytecode:
            return
        part = self._folder / f"{bucket.key}.{os.getpid()}.part"  # others may compile it as well
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(code).digest() + code)
            os.replace(part, self._folder / bucket.key)


class _WithoutIcons(FileSystemLoader):
    """Lists no template of a folder whose name begins with a dot."""

    def list_templates(self) -> list[str]:
        found = set()
        for top in self.searchpath:
            for folder, folders, files in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found |= {Path(folder, name).relative_to(top).as_posix() for name in files}
        return sorted(found)


def without_icons(make: Callable[[], Environment]) -> Callable[[], Environment]:
    """The same maker of a theme's environment, which no longer lists the theme's icons.

    The renderer looks at the name of each of 14,000 icons, and publishes none of them.
    """

    def made() -> Environment:
        environment = make()
        if isinstance(environment.loader, FileSystemLoader):
            environment.loader = _WithoutIcons(environment.loader.searchpath)
        return environment

    return made


def _escaped(value: object) -> Markup:
    """A value as HTML, with the character references of `html.escape`.

    Autoescape would write other ones, and pages should not depend on which code made them.
    """
    if hasattr(value, "__html__"):
        return Markup(value)
    return Markup(html.escape(str(value)))


@functools.cache
def _environment(package: str) -> Environment:
    loader = PackageLoader(package)
    environment = Environment(
        loader=loader,
        autoescape=True,
        auto_reload=False,
        finalize=_escaped,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=CompiledTemplates(),
    )

    def style(name: str) -> Markup:
        """The text of a style sheet beside the templates, as it is."""
        return Markup(loader.get_source(environment, name)[0])

    environment.globals["style"] = style
    return environment
