"""What the readers of saved HTML share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

STAMP_SIZE = 14  # digits of a moment in an archive's address: 20260410091522


def rewritten(content: str | bytes, change: Callable[[str], str]) -> str | bytes:
    """A page with a change made to its markup. Bytes stay bytes, so that their charset is told as that of any page.

    >>> rewritten(b"<p>S\\xfcden</p>", lambda html: html.replace("p>", "b>"))
    b'<b>S\\xfcden</b>'
    """
    if isinstance(content, str):
        return change(content)
    return change(content.decode("latin-1")).encode("latin-1")


def as_markup(content: str | bytes) -> str:
    """A page's markup, for finding what is ASCII in it."""
    return content if isinstance(content, str) else content.decode("latin-1")


def moment_of(stamp: str) -> dt.datetime | None:
    """The moment that an archive's address holds, in universal time; missing digits are the earliest.

    >>> moment_of("20260410091522").isoformat(), moment_of("202604").isoformat()
    ('2026-04-10T09:15:22+00:00', '2026-04-01T00:00:00+00:00')
    """
    whole = stamp + "00000101000000"[len(stamp) :]
    try:
        return dt.datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None
