"""Writes the page: templates, the script and the style, the data, and a policy that lets nothing else run or load."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsclean.version import __version__

# In this order they are one script; none is loaded from anywhere, so that the report is one file.
SCRIPTS = {
    "report.html": ("base.js", "story.js", "list.js", "rules.js", "main.js"),
    "single.html": ("base.js", "story.js", "main.js"),
}
STYLE = "report.css"


def render(template: str, title: str, **values: Any) -> str:
    """A page as HTML: what is no `Markup` is escaped."""
    script, style = _script(template), _own(STYLE)
    return (
        _templates()
        .get_template(template)
        .render(
            title=title,
            version=__version__,
            script=Markup(script),
            style=Markup(style),
            script_hash=_hash(script),
            style_hash=_hash(style),
            share=share,
            duration=duration,
            **values,
        )
    )


def embedded(compressed: bytes) -> Markup:
    """Compressed data as an element of the page can hold them."""
    return Markup(b64encode(compressed).decode())


def embedded_list(compressed: list[bytes]) -> Markup:
    """The same of several, as a list of JSON; base64 has no letter that could end the element."""
    return Markup(json.dumps([b64encode(one).decode() for one in compressed]))


def put(path: Path, page: str) -> None:
    """Write a page; the file is there whole or not at all. Raises `OSError`."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(page, encoding="utf-8", errors="replace", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def share(part: int, whole: int) -> str:
    """A share as a person says it.

    >>> share(1, 3), share(0, 0)
    ('33 %', '–')
    """
    return f"{part / whole:.0%}".replace("%", " %") if whole else "–"


def duration(seconds: float) -> str:
    """A time as a person says it.

    >>> duration(3.21), duration(125), duration(7300)
    ('3.2 s', '2 min 5 s', '2 h 1 min')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("newsclean.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _own(name: str) -> str:
    return files("newsclean.report").joinpath("page", name).read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _script(template: str) -> str:
    parts = "\n".join(map(_own, SCRIPTS[template]))
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _hash(text: str) -> str:
    """What a Content-Security-Policy names an inline script or style by (CSP Level 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
