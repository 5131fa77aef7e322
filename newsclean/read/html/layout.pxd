cimport cython

from newsclean.page cimport Lineage

@cython.no_gc
cdef class Layout(Lineage):
    cdef public object type
    cdef public Py_ssize_t level
    cdef public bint parts
    cdef public bint is_cell
    cdef public bint link
    cdef public bint bold
    cdef public bint signs

@cython.locals(spoken=bint, layout=Layout, fresh=bint)
cpdef Layout lay_out(Layout above, str tag, str names, bint hidden, bint is_cell)
