"""Files that hold many documents, such as the exports of press databases and feeds: a job for each document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from newsclean.batch.jobs import Job, Loaded
from newsclean.batch.records import Opened
from newsclean.sources.compression import plain, split_ending
from newsclean.sources.signs import SIGN_SIZE, may_hold_many

if TYPE_CHECKING:
    from newsclean.sources.document import Document

# Endings of containers that are read: of one page, or of many. In a folder, such a file is read if its content says
# that it is one; a program's settings have the same endings.
CONTAINERS = frozenset(
    ".mhtml .mht .eml .mbox .webarchive .pdf .docx .rtf .xml .rss .atom .rdf .nitf .json .ninjs .sgm .sgml".split()
)


def container_ending(path: str) -> str:
    """Which of the endings in `CONTAINERS` a path has, without its compression's, or "".

    >>> container_ending("2026/export.RTF"), container_ending("story.html")
    ('.rtf', '')
    """
    suffix = PurePath(split_ending(path)[0]).suffix.lower()
    return suffix if suffix in CONTAINERS else ""


def is_container(path: str) -> bool:
    """Whether a file's content says that it is a container that is read."""
    from newsclean.sources.recognise import is_source  # loads parsers, which most runs need in their workers alone

    try:
        return is_source(_start(path))
    except Exception:  # unreadable: reading it will say why
        return False


def holds_many(path: str) -> bool:
    """Whether a file may hold many documents. Most files are told not to by a look at how they begin."""
    try:
        start = _start(path)
    except Exception:
        return False
    if not may_hold_many(start):
        return False
    from newsclean.sources.recognise import begins_like_many

    return begins_like_many(start)


def _start(path: str) -> bytes:
    with open(path, "rb") as raw:  # noqa: PTH123  a Path for each of a million files is slow
        return plain(raw, path).read(SIGN_SIZE)


def document_jobs(file: Opened) -> Iterator[Job]:
    """A job for each document of a file; of a lone one, the job has the file's own name."""
    from newsclean.sources.document import fingerprint
    from newsclean.sources.files import documents

    found = documents(plain(file.raw, file.path.name))
    first = list(islice(found, 2))
    for document in chain(first, found):
        job = file.job(document.number, HeldDocument(document), fingerprint(document).hex())
        if len(first) == 1:
            job.name, job.place = file.name, file.place
        yield job


@dataclass(slots=True)
class HeldDocument:
    """A document of a file; workers read it."""

    document: Document

    def load(self) -> Loaded:
        """The document as a page."""
        return Loaded(self.document, url=self.document.url, fetched_at=self.document.fetched_at)
