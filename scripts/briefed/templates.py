"""Renders the Jinja templates that lie in the folder `templates` of a package.

Importing Jinja takes time, so modules that the check needs must not import this one.
"""

from __future__ import annotations

import functools
import html

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def render(package: str, name: str, **values: object) -> str:
    """The text of a template with its `values`, each escaped unless it is Markup already.

    A newline at the end is left out, so that fragments can be joined.

    `package` is the `__package__` of the module that asks. A name that is missing from `values`
    raises jinja2.UndefinedError.
    """
    return _environment(package).get_template(name).render(values).removesuffix("\n")


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
    )

    def style(name: str) -> Markup:
        """The text of a style sheet beside the templates, as it is."""
        return Markup(loader.get_source(environment, name)[0])

    environment.globals["style"] = style
    return environment
