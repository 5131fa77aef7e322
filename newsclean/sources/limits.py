"""What a container may unpack to: past it a file is refused, so that a bomb costs no more than the limit."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from newsclean.errors import CleanError

# Text shrinks to a fifth, a list of the same lines to a fiftieth; a bomb to a thousandth. Small files may be anything.
MOST_TIMES = 300
ALWAYS = 64 << 20  # bytes that any file may unpack to


class Limited(io.RawIOBase):
    """A stream of unpacked bytes that refuses to go on where they are too many for the packed ones."""

    def __init__(self, stream: BinaryIO, packed: int | None, name: str) -> None:
        self.unpacked = stream
        self.left = max(ALWAYS, MOST_TIMES * packed) if packed is not None else None
        self.name = name

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill a buffer; raises CleanError for broken data and past the limit."""
        try:
            data = self.unpacked.read(len(buffer))
        except Exception as error:  # OSError, EOFError, zlib.error, ZstdError, zipfile.BadZipFile
            raise CleanError(f"This is {self.name} cut short, or broken: {error}.") from error
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise CleanError(
                    f"This is {self.name} that unpacks to more than {MOST_TIMES} times its size: it is not read."
                )
        buffer[: len(data)] = data
        return len(data)


def limited(stream: BinaryIO, packed: int | None, name: str) -> BinaryIO:
    """A stream of unpacked bytes that keeps to the limit; `packed` is how many bytes they are unpacked from."""
    return cast(BinaryIO, io.BufferedReader(Limited(stream, packed, name)))
