"""What comes of pages, to the last bit, so that two processes can be compared.

    python -m tests.core.outcome FOLDER...

Prints a line for each file of the folders: its name, and a digest of its article, blocks, scores and claims.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from unittest import mock

from newsclean import CleanError, cleaner
from newsclean.article import Article
from newsclean.page import Block, Page
from newsclean.sources.cleaning import clean


def outcome(source: bytes | str) -> str:
    """A digest of all that comes of a source; or the error that refuses it."""
    pages: list[Page] = []
    assemble: Callable[..., Article] = cleaner.assemble  # type: ignore[attr-defined]

    def kept(page: Page, *, keep_removed: bool = True) -> Article:
        pages.append(page)
        return assemble(page, keep_removed=keep_removed)

    with mock.patch.object(cleaner, "assemble", kept):
        try:
            article = clean(source)
        except CleanError as error:
            return str(error)
    blocks = [tuple(_facts(block)) for block in pages[-1].blocks]
    told = f"{article.model_dump_json()}{blocks}{pages[-1].claims}"
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _facts(block: Block) -> Iterator[object]:
    yield from (block.text, block.position, block.type, block.level, block.lines, block.marker, block.link_chars)
    yield from (block.strong_chars, block.gap, block.indent, block.pictured)
    yield from (block.label and block.label.reason, block.score.hex())
    if block.place is not None:
        for place in block.place.path():
            yield from (place.tag, place.names, place.hidden, place.lineage.spoken, place.picture)


def outcomes(folders: Iterable[Path]) -> Iterator[str]:
    """The lines of some folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.*")):
            yield f"{path.relative_to(folder).as_posix()} {outcome(path.read_bytes())}".replace("\n", " ")


if __name__ == "__main__":
    for line in outcomes(map(Path, sys.argv[1:])):
        print(line)
