cimport cython

from newsclean.label.story.context cimport Context, ending
from newsclean.label.story.places cimport Places
from newsclean.label.story.scorer cimport copy
from newsclean.page cimport Block, Lineage

cdef Py_ssize_t MANY
cdef Py_ssize_t KEPT
cdef Py_ssize_t OWN_SIZE
cdef Py_ssize_t BESIDE_SIZE
cdef Py_ssize_t PLACE_AT
cdef Py_ssize_t CONTEXT_AT
cdef Py_ssize_t BESIDE_AT

cdef dict _TYPES
cdef frozenset _OPENING
cdef bytes _DIGITS

cdef class Rows:
    cdef list blocks
    cdef readonly Py_ssize_t count
    cdef list marked
    cdef list sizes
    cdef list links
    cdef readonly Places places
    cdef Context context
    cdef dict repeats
    cdef readonly double[::1] row
    cdef double[::1] beyond
    cdef double[::1] own
    cdef list kept

    @cython.locals(row=double[::1], own=double[::1], start=Py_ssize_t, at=Py_ssize_t, behind=Py_ssize_t, j=Py_ssize_t, step=Py_ssize_t)
    cpdef bint read(self, Py_ssize_t i) except -1
    @cython.locals(slot=Py_ssize_t, at=Py_ssize_t, block=Block, own=double[::1], repeats=Py_ssize_t)
    cdef Py_ssize_t look(self, Py_ssize_t j) except -1

@cython.locals(text=str, start=str, length=Py_ssize_t, words=list, word=str, capitals=Py_ssize_t)
cdef _fill_own(Block block, double[::1] own, Py_ssize_t at)

cdef double _first(Py_UCS4 letter) except -1

cdef Py_ssize_t _count_digits(str text) except -1

@cython.locals(lineage=Lineage)
cdef double _hiddenness(Block block)
