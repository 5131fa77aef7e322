"""What a source holds before it is read: its bytes as text, whether that is HTML or pasted text, and whether it is a
page at all.

In: `bytes` or `str` as somebody handed it over. Out: text, warnings and a `Form`; `CleanError` for what is no page.
"""

from __future__ import annotations

from newsclean.read.source.encoding import decode, decoded
from newsclean.read.source.kind import sniff
from newsclean.read.source.refuse import MAX_SIZE, refuse_size

__all__ = ["MAX_SIZE", "decode", "decoded", "refuse_size", "sniff"]
