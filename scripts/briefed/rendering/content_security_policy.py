"""The Content Security Policy: a page may use the files of its site and nothing else.

https://www.w3.org/TR/CSP3/: an inline script runs only if its hash is listed. All is pure except
`write_headers`.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from briefed.text.patterns import lazily

_INLINE = lazily(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.S)
_CHARSET = '<meta charset="utf-8">'
_OTHER = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


@functools.lru_cache(maxsize=256)  # every page has the same few
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def hashes(html: str) -> frozenset[str]:
    """The hashes of a page's inline scripts; JSON is none."""
    return frozenset(
        _hash(match["text"])
        for match in _INLINE.finditer(html)
        if "src=" not in match["attributes"] and "application/json" not in match["attributes"]
    )


def policy(scripts: Iterable[str]) -> str:
    """The policy for pages with these inline scripts, given by their hashes."""
    listed = " ".join(["'self'", *sorted(scripts)])
    return (
        f"default-src 'self'; script-src {listed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def close(html: str) -> str:
    """A page with its policy in its head, before anything is loaded."""
    content = escape(policy(hashes(html)), quote=False)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return html.replace(_CHARSET, f"{_CHARSET}\n      {tag}", 1)


def write_headers(site: Path, scripts: Iterable[str]) -> None:
    """Write the policy for all pages in the formats of common hosts.

    They are Netlify and Cloudflare Pages, Apache, IIS, and nginx.
    """
    headers = {"Content-Security-Policy": policy(scripts) + "; frame-ancestors 'self'", **_OTHER}
    files = {
        "_headers": "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items()),
        ".htaccess": "<IfModule mod_headers.c>\n"
        + "".join(f'  Header always set {name} "{value}"\n' for name, value in headers.items())
        + "</IfModule>\n",
        "web.config": "<configuration><system.webServer><httpProtocol><customHeaders>\n"
        + "".join(
            f'  <add name="{name}" value="{escape(value)}" />\n' for name, value in headers.items()
        )
        + "</customHeaders></httpProtocol></system.webServer></configuration>\n",
        "nginx-headers.conf": "".join(
            f'add_header {name} "{value}" always;\n' for name, value in headers.items()
        ),
    }
    for name, text in files.items():
        (site / name).write_text(text, encoding="utf-8")
