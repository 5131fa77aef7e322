cimport cython

from newsclean.page cimport Block

cdef double FAR
cdef double FEW
cdef Py_ssize_t NEAR
cdef Py_ssize_t AROUND
cdef Py_ssize_t SHORT
cdef double REACH
cdef double _SPAN_GAIN
cdef double _SPAN_MOST
cdef double _SPAN_COST

@cython.locals(last=str)
cpdef double ending(str text)

cdef double _within(Py_ssize_t blocks)

cdef class Context:
    cdef public list blocks
    cdef public Py_ssize_t count
    cdef list own_links
    cdef list marked
    cdef float[:] ago
    cdef float[:] ahead
    cdef double[:] marks
    cdef float[:] marked_ago
    cdef float[:] marked_ahead
    cdef float[:] category_before
    cdef float[:] category_after
    cdef double[:] prose
    cdef double[:] links
    cdef double[:] sizes
    cdef double total
    cdef tuple top
    cdef tuple span
    cdef object headline
    cdef str claimed

    @cython.locals(block=Block)
    cpdef bint is_open(self, Py_ssize_t i)
    cpdef list row(self, Py_ssize_t i)
    @cython.locals(low=Py_ssize_t, high=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t)
    cdef tuple _around(self, Py_ssize_t i)
    cdef double _claimed(self, Py_ssize_t i)

@cython.locals(best=double, total=double, start=Py_ssize_t, i=Py_ssize_t, is_prose=bint)
cdef tuple _best_span(list blocks, list sizes, list prose)
