"""Numbers and times as a person says them."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.batch.passed_over import NAMED, PassedOver


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


def told(passed: PassedOver) -> Iterator[str]:
    """What a run did not read, a line for each reason, and one for the records of archives.

    >>> passed = PassedOver()
    >>> passed.file("hidden", "pages/.git/")
    >>> passed.record("status 404")
    >>> list(told(passed))
    ['1 hidden: pages/.git/', '1 record: status 404 1']
    """
    for reason, count in passed.files.most_common():
        names = passed.names[reason]
        more = f" and {count - len(names):,} more" if count > NAMED else ""
        yield f"{count:,} {reason}: {', '.join(names)}{more}"
    if total := passed.records.total():
        kinds = " · ".join(f"{reason} {count:,}" for reason, count in passed.records.most_common())
        yield f"{total:,} record{'s' if total > 1 else ''}: {kinds}"
