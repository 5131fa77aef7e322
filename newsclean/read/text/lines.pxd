cimport cython

from newsclean.page cimport Block

cdef Py_ssize_t CHUNK
cdef frozenset MARKS

@cython.locals(
    blocks=list, marks=_Marks, spaced=dict, may_hide=bint, number=Py_ssize_t, gap=Py_ssize_t, start=Py_ssize_t,
    end=Py_ssize_t, line=str, text=str, first=str, indent=Py_ssize_t, block=Block,
)
cpdef list line_blocks(str source, bint markdown)

cdef class _Marks:
    cdef public bint markdown
    cdef public bint has_footnotes
    cdef public Py_ssize_t round_indent
    cdef public Py_ssize_t plus_indent
    cdef public Py_ssize_t o_indent

    @cython.locals(text=str, sign=str, rest=str)
    cpdef bint read(self, Block block, list before) except -1
    cdef bint _is_bullet(self, str sign, str text, Py_ssize_t indent) except -1
    @cython.locals(above=Block)
    cdef bint _quote(self, Block block, list before) except -1
