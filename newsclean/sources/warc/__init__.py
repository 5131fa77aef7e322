"""WARC files: the crawler's archive, ISO 28500. Each record is a page, a reason to pass it over, or a failure.

In: a file opened for reading, plain, gzip or zstd. Out: an iterator of `FetchedRecord`, `PassedRecord` and `Trouble`.
Other readers of WARC end in silence where a file is cut or a record is not as it says; this one tells.
"""

from __future__ import annotations

from newsclean.sources.warc.framing import Trouble
from newsclean.sources.warc.pages import FetchedRecord, PassedRecord, read_warc

__all__ = ["FetchedRecord", "PassedRecord", "Trouble", "read_warc"]
