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

@cython.locals(result=float[::1], ago=double, flag=bint, i=Py_ssize_t)
cdef float[::1] _since(list flags)

@cython.locals(result=float[::1], last=double, category=double, i=Py_ssize_t)
cdef float[::1] _last(list categories)

@cython.locals(result=double[::1], total=double, value=double, i=Py_ssize_t)
cdef double[::1] _sums(list values)

cdef dict _ENDINGS
cdef frozenset _CLOSING

cdef double _within(Py_ssize_t blocks)

cdef class Context:
    cdef public list blocks
    cdef public Py_ssize_t count
    cdef list own_links
    cdef list marked
    cdef float[::1] ago
    cdef float[:] ahead
    cdef double[::1] marks
    cdef float[::1] marked_ago
    cdef float[:] marked_ahead
    cdef float[::1] category_before
    cdef float[:] category_after
    cdef double[::1] prose
    cdef double[::1] links
    cdef double[::1] sizes
    cdef double total
    cdef tuple top
    cdef tuple span
    cdef object headline
    cdef str claimed
    cdef list said

    @cython.locals(block=Block)
    cpdef bint is_open(self, Py_ssize_t i)
    @cython.locals(
        prose=double[::1], links=double[::1], sizes=double[::1], marks=double[::1], count=Py_ssize_t, total=double,
        low=Py_ssize_t, high=Py_ssize_t, first=Py_ssize_t, last=Py_ssize_t,
    )
    cdef fill(self, Py_ssize_t i, double[::1] row, Py_ssize_t at)
    @cython.locals(said=str)
    cdef double _claimed(self, Py_ssize_t i)

@cython.locals(best=double, total=double, start=Py_ssize_t, i=Py_ssize_t, is_prose=bint)
cdef tuple _best_span(list blocks, list sizes, list prose)
