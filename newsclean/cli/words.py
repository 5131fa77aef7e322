"""Numbers and times as a person says them."""

from __future__ import annotations


def counted(pages: int) -> str:
    """A number of pages as a person says it.

    >>> counted(1), counted(1200)
    ('1 page', '1,200 pages')
    """
    return "1 page" if pages == 1 else f"{pages:,} pages"


def duration(seconds: float) -> str:
    """A time as a person says it.

    >>> duration(3.21), duration(125), duration(7300)
    ('3.2 s', '2:05', '2:01:40')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
