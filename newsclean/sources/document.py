"""What a file holds: documents, each a page with what its container vouches for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal, Protocol

from newsclean.article import ArticleWarning

Kind = Literal["auto", "html", "text"]


@dataclass(slots=True, frozen=True)
class Part:
    """A run of a document's lines that a container tells apart: the story, or what stands around it.

    `place` says where in its container a run stands that is no story, such as `length`: the reason of its removal is
    then `container/length`. It is empty for the story.
    """

    text: str
    line: int  # the 1-based line of the file on which it begins; of HTML, a number that grows along the file
    place: str = ""
    kind: Literal["html", "text"] = "text"

    @property
    def is_story(self) -> bool:
        """Whether it is the story's."""
        return not self.place


class _ReadOnAsking:
    """Holds what reads a document that was parted from others and not read yet."""

    __slots__ = ("_read",)
    _read: Parted | None


@dataclass(slots=True, frozen=True, kw_only=True)
class Document(_ReadOnAsking):
    """One page out of a file, and what the file vouches for; `clean()` makes an article of it.

    What the container does not say is None. Each value is as the container writes it, so `date` may be
    `March 4, 2026 Wednesday`; the article has it as a day. `page` is the page of the printed paper. `source` names the
    container, such as `nexis` or `mhtml`, and stands in the article's `evidence` for what was taken from it; it is
    empty where a file holds one page and nothing else.

    >>> Document(content="<h1>Rain</h1>", url="https://paper.example/rain").number
    1
    """

    content: str | bytes  # the page: HTML or text
    kind: Kind = "auto"
    source: str = ""
    url: str | None = None
    fetched_at: dt.datetime | None = None  # when the page was fetched, captured, saved or sent
    publisher: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    date: str | None = None
    modified: str | None = None
    section: str | None = None
    page: str | None = None
    language: str | None = None
    number: int = 1  # its place among the file's documents, from 1
    offset: int = 0  # where it begins in the file: bytes, or characters where a str was given
    parts: tuple[Part, ...] = ()  # where a container tells the story from what stands around it
    frame: frozenset[str] = frozenset()  # class names and ids of elements that a web archive put around the page
    warnings: tuple[ArticleWarning, ...] = field(default=())

    if not TYPE_CHECKING:  # it would hide wrong names

        def __getattr__(self, name: str) -> object:
            """Read a document that was parted from others and not read yet: none of its fields is there."""
            if name == "_read":
                return None
            if name not in _NAMES:
                raise AttributeError(f"a Document has no {name}")
            _fill(self, self._read())
            return getattr(self, name)

    def __reduce__(self) -> tuple[Callable[..., Document], tuple[Any, ...]]:
        """Send a document to another process; one that is read on asking is read there."""
        if self._read is not None:
            return unread, (self._read,)
        return _remade, tuple(getattr(self, name) for name in _NAMES)


_NAMES = tuple(field.name for field in fields(Document))


class Parted(Protocol):
    """What holds a document, parted from what holds others. Calling it reads the document."""

    number: int

    @property
    def told(self) -> str | bytes:
        """What holds the document, as it stands in its file."""

    @property
    def offset(self) -> int:
        """Where it begins in its file."""

    def __call__(self) -> Document:
        """Read it."""


def unread(parted: Parted) -> Document:
    """A document that is read when somebody asks for more than its place.

    To part a file's documents takes a fraction of the time that it takes to read them, and a batch reads in its
    workers.
    """
    document = object.__new__(Document)
    object.__setattr__(document, "_read", parted)
    for name in ("number", "offset"):
        object.__setattr__(document, name, getattr(parted, name))
    return document


def fingerprint(document: Document) -> bytes:
    """What differs once a document differs, wherever it stands in its file.

    >>> one, other = Document(content="Rain", number=1), Document(content="Rain", number=2, offset=90)
    >>> fingerprint(one) == fingerprint(other)
    True
    """
    if document._read is not None:
        told = repr(document._read.told)
    else:
        told = repr([getattr(document, name) for name in _NAMES if name not in ("number", "offset")])
    return blake2b(told.encode(errors="replace"), digest_size=8).digest()


def _fill(document: Document, whole: Document) -> None:
    for name in _NAMES:
        object.__setattr__(document, name, getattr(whole, name))


def _remade(*values: Any) -> Document:
    return Document(**dict(zip(_NAMES, values, strict=True)))
