"""`documents()`: the documents of a file."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsclean.errors import CleanError
from newsclean.sources.document import Document
from newsclean.sources.opened import Opened, open_path
from newsclean.sources.recognise import documents_in


def documents(source: str | os.PathLike[str] | bytes | BinaryIO) -> Iterator[Document]:
    """The documents in a file, in its order: one page, or each of an export's, a feed's or an archive's.

    `source` is a path, a file's bytes, or a stream of bytes. What the file is, its content tells. Documents are read as
    they are asked for, so that one of them is in memory at a time. Each goes into `clean()`:

    >>> export = b"1 of 1 DOCUMENTS\\n\\nThe Courier\\n\\nMarch 4, 1985\\n\\nRain ends drought\\n\\n"
    >>> export += b"BYLINE: Ann Lee\\nLENGTH: 9 words\\n\\nThe first rain in a year fell on Tuesday.\\n"
    >>> for document in documents(export):
    ...     print(document.number, document.headline, document.publisher, document.date, sep=" | ")
    1 | Rain ends drought | The Courier | March 4, 1985

    Raises `CleanError`, while it is gone through, for a file that no reader knows, that breaks off or needs an extra;
    `OSError` where it cannot be read.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        yield from documents_in(Opened(io.BytesIO(bytes(source))))
    elif isinstance(source, str | os.PathLike):
        with open_path(Path(source)) as stream:
            yield from documents_in(Opened(stream, name=str(source)))
    elif hasattr(source, "read"):
        if isinstance(source.read(0), str):
            raise CleanError("The stream gives text, not bytes: open the file in mode 'rb'.")
        yield from documents_in(Opened(source))
    else:
        raise CleanError(f"The source is of type {type(source).__name__}: pass a path, bytes or a stream of bytes.")
