from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterator
from pathlib import Path

from newsclean import Article, clean
from newsclean.batch.jobs import Failure
from newsclean.batch.many import clean_many

STORY = "Rain ends drought\n\nThe first rain in a year fell on Tuesday, and farmers along the river danced in it.\n"


def test_pages_files_and_failures_come_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode(), mtime=0))
    missing = tmp_path / "gone.html"
    results = list(clean_many([STORY, STORY.encode(), tmp_path / "a.txt.gz", missing, b"\x00\x01\x02"], workers=2))
    assert results[0] == results[1] == clean(STORY)
    assert isinstance(results[2], Article)
    assert results[3] == Failure(str(missing), "FileNotFoundError", "No such file or directory")
    assert isinstance(results[4], Failure)
    assert (results[4].source, results[4].error) == ("5", "CleanError")


def test_sources_may_be_endless() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield STORY

    results = clean_many(endless(), workers=1)
    assert isinstance(next(results), Article)
    results.close()


def test_a_date_after_the_fetch_is_not_the_storys() -> None:
    page = '<meta property="article:published_time" content="2031-05-06T10:00:00Z"><h1>Rain</h1><p>Rain fell.</p>'
    fetched = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
    assert clean(page, kind="html").date == dt.date(2031, 5, 6)
    assert clean(page, kind="html", fetched_at=fetched).date is None
