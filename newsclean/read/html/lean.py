"""What is taken out of a source before it is parsed, for it makes up most of a page's bytes: scripts, styles, drawings.

`lean.pyx` does the same where it is compiled, with C's own search, and takes out as well what Python would need longer
to find than a parser to read. Whoever changes one changes the other; tests hold that both give the same.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# JSON-LD stays, for its claims. Comments stay as well: a script that begins in one may seem to end beyond it.
UNSEEN = re.compile(rb"<(?:(!--)|(script|style)\b(?![^<>]*ld\+json)[^<>]*+>|(svg)\b[^<>]*+(?<!/)>)", re.I)
# What ends each; not where the tag is cut short, and a drawing not where a comment or another drawing stands in it.
ENDS = {
    b"script": re.compile(rb"</script\b([^<>]*+>)?", re.I),
    b"style": re.compile(rb"</style\b([^<>]*+>)?", re.I),
    b"svg": re.compile(rb"<(?:svg\b|!--|/svg\b(\s*+>)?)", re.I),
}


class _End(NamedTuple):
    """The next thing that may end an element."""

    start: int
    stop: int
    is_whole: bool


def without_unseen(source: bytes) -> bytes:
    """A source without its scripts, styles and drawings. One without an end stays as it is: where it ends is the
    parser's to say.

    >>> without_unseen(b"<p>Rain<script>a()</script> fell.")
    b'<p>Rain fell.'
    """
    kept: list[bytes] = []
    ends: dict[bytes, _End] = {}
    done = at = comment = script = 0
    found = UNSEEN.search(source)
    while found is not None:
        at = found.end()
        if found[1]:
            at = source.find(b"-->", at)
            if at < 0:
                break
        else:
            name = (found[2] or found[3]).lower()
            end = ends.get(name)
            if end is None or end.start < at:
                end = ends[name] = _end(name, source, at)
            if end.is_whole:
                # A script may write one within a comment: what seems to be its end is then the other's (HTML Standard,
                # script data double escaped state).
                comment = comment if comment >= at else _next(source, b"<!--", at)
                script = script if script >= comment else _next(source, b"<script", comment)
                if script >= end.start:
                    kept.append(source[done : found.start()])
                    done = at = end.stop
        found = UNSEEN.search(source, at)
    kept.append(source[done:])
    return b"".join(kept)


def _end(name: bytes, source: bytes, at: int) -> _End:
    found = ENDS[name].search(source, at)
    return _End(len(source), 0, False) if found is None else _End(found.start(), found.end(), bool(found[1]))


def _next(source: bytes, sign: bytes, at: int) -> int:
    """Where a sign stands next, or the source's end: each part of a source is looked at once."""
    found = source.find(sign, at)
    return len(source) if found < 0 else found


def without_unasked(source: bytes) -> bytes:
    """A source without the attributes that nobody asks for; as it is, where Python would have to find them."""
    return source
