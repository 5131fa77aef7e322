"""What a file holds: documents, each a page with what its container vouches for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from newsclean.article import ArticleWarning

Kind = Literal["auto", "html", "text"]


@dataclass(slots=True, frozen=True)
class Part:
    """A run of a document's lines that a container tells apart: the story, or what stands around it.

    `place` says where in its container a run stands that is no story, such as `length`: the reason of its removal is
    then `container/length`. It is empty for the story.
    """

    text: str
    line: int  # the 1-based line of the file on which it begins
    place: str = ""
    kind: Literal["html", "text"] = "text"

    @property
    def is_story(self) -> bool:
        """Whether it is the story's."""
        return not self.place


@dataclass(slots=True, frozen=True, kw_only=True)
class Document:
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
