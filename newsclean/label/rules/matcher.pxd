cimport cython

cdef Py_ssize_t _MAX_NUMBERED
cdef Py_ssize_t _LONG
cdef Py_ssize_t _AT_ONCE
cdef Py_ssize_t _MAX_SIGNS

cdef class RuleSet:
    cdef readonly tuple rules
    cdef dict _lines
    cdef Py_ssize_t _longest_line
    cdef dict _starts
    cdef dict _letter_starts
    cdef dict _probes
    cdef frozenset _anchors
    cdef frozenset _long_anchors
    cdef frozenset _numbered
    cdef bint _unspaced
    cdef tuple _unanchored
    cdef dict _by_sign

    cpdef object match(self, str text, object zone)
    @cython.locals(found=list, at=Py_ssize_t, text=str, spaced=str)
    cpdef list match_all(self, object texts, object zones)
    @cython.locals(words=list, key=str, count=Py_ssize_t, anchors=frozenset)
    cdef object _match_spaced(self, str text, str spaced, object zone)
    cdef object _match_whole(self, str text, str key, Py_ssize_t count, object rules, object zone)
    @cython.locals(said=str, masked=str, needle=str, ends=str)
    cdef object _match_start(self, str text, str key, Py_ssize_t count, object starts, object zone)
    @cython.locals(padded=str, found=list, needle=str, max_words=Py_ssize_t)
    cdef object _match_within(self, str text, str key, Py_ssize_t count, frozenset hits, object zone)
    @cython.locals(padded=str)
    cdef object _match_sign(self, str text, str key, Py_ssize_t count, object zone)
    @cython.locals(known=tuple)
    cdef tuple _beginning(self, str sign)
