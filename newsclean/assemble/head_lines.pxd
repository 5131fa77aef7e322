cimport cython

from newsclean.page cimport Block, Label

cdef dict WORTH
cdef dict MARKUP_LEVELS
cdef list LEFT
cdef Py_ssize_t FURTHEST
cdef Py_ssize_t NEARBY
cdef double MOST_SCORE
cdef object STORY

cdef class Scorer:
    cdef object head
    cdef list blocks
    cdef Py_ssize_t start
    cdef object facts
    cdef frozenset outlets
    cdef Py_ssize_t last
    cdef str lead
    cdef str story
    cdef dict repeats
    cdef object titles

    @cython.locals(
        block=Block, beside=Block, text=str, gap=Py_ssize_t, above=Py_ssize_t, score=double, size=Py_ssize_t,
        clipped=double, worth=double, worth_of=dict, label=Label,
    )
    cpdef double looks(self, Py_ssize_t i) except? -1
    @cython.locals(worth=double)
    cpdef double whole(self, Py_ssize_t i, double looks, double least=*) except? -1
    @cython.locals(block=Block, text=str, below=str, worth=double, near=list)
    cdef double _neighbours(self, Py_ssize_t i) except? -1
    @cython.locals(block=Block, found=list, lines=Py_ssize_t, text=str, j=Py_ssize_t)
    cdef list _next(self, Py_ssize_t i)
    @cython.locals(block=Block, text=str, own=frozenset, worth=double, digits=Py_ssize_t, shared=Py_ssize_t)
    cdef double _lead(self, Py_ssize_t i) except? -1
    @cython.locals(own=frozenset, worth=double)
    cdef double _told(self, Py_ssize_t i) except? -1
    @cython.locals(
        block=Block, worth=double, own=frozenset, beside=frozenset, most=Py_ssize_t, shared=Py_ssize_t, j=Py_ssize_t,
        first=Py_ssize_t, last=Py_ssize_t,
    )
    cdef double _said_again(self, Py_ssize_t i) except? -1
