"""Whether a file's beginning holds one of some words: the twin of `sieve.py`, which looks for all of them at once."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.string cimport memcmp, memset

cdef enum:
    MOST = 64


def holds_any(bytes text not None, tuple words not None):
    """Whether one of the words, of two bytes and more each, stands in a text."""
    cdef unsigned long long[256] first
    cdef unsigned long long[256] second
    cdef unsigned long long may_be
    cdef const unsigned char* at = <const unsigned char*> PyBytes_AS_STRING(text)
    cdef const unsigned char* last = at + PyBytes_GET_SIZE(text)
    cdef const unsigned char* sign
    cdef bytes word
    cdef Py_ssize_t n, size
    if len(words) > MOST:
        raise ValueError("There are too many words.")
    memset(first, 0, sizeof(first))
    memset(second, 0, sizeof(second))
    for n in range(len(words)):
        word = words[n]
        if len(word) < 2:
            raise ValueError("A word is too short.")
        sign = <const unsigned char*> PyBytes_AS_STRING(word)
        first[sign[0]] |= 1ULL << n
        second[sign[1]] |= 1ULL << n
    while last - at >= 2:
        may_be = first[at[0]] & second[at[1]]
        n = 0
        while may_be:
            if may_be & 1:
                word = <bytes> words[n]
                size = PyBytes_GET_SIZE(word)
                if last - at >= size and memcmp(at, PyBytes_AS_STRING(word), size) == 0:
                    return True
            may_be >>= 1
            n += 1
        at += 1
    return False


if not holds_any(b"It rained.", (b"sun", b"d.")) or holds_any(b"It rained.", (b"sun", b"It snowed all day")):
    raise ImportError("Words are not found as they are in Python.")
