"""Whether a file's beginning holds one of some words.

Told twice: Python searches for one word after the other, C (`sieve.pyx`, where it is compiled) for all of them at once.
"""

from __future__ import annotations


def holds_any(text: bytes, words: tuple[bytes, ...]) -> bool:
    """Whether one of the words, of two bytes and more each, stands in a text.

    >>> holds_any(b"It rained.", (b"sun", b"rain")), holds_any(b"It rained.", (b"sun",))
    (True, False)
    """
    return any(word in text for word in words)
