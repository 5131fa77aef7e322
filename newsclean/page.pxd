cimport cython

# What page.py declares, as extension types: their fields are read without a look-up by name.

@cython.no_gc
cdef class Label:
    cdef readonly object role
    cdef readonly object reason
    cdef readonly object category

@cython.no_gc
cdef class Claim:
    cdef readonly object field
    cdef readonly object value
    cdef readonly object source

@cython.no_gc
cdef class Lineage:
    cdef public str tag
    cdef public str names
    cdef public bint hidden
    cdef public bint spoken
    cdef public Lineage parent

@cython.no_gc
cdef class Place:
    cdef public Lineage lineage
    cdef public Place parent
    cdef public object picture

@cython.no_gc
cdef class Block:
    cdef public str text
    cdef public Py_ssize_t position
    cdef public object type
    cdef public Py_ssize_t level
    cdef public Py_ssize_t lines
    cdef public str marker
    cdef public Py_ssize_t link_chars
    cdef public Py_ssize_t strong_chars
    cdef public Py_ssize_t gap
    cdef public Py_ssize_t indent
    cdef public Place place
    cdef public bint pictured
    cdef public object known
    cdef public Label label
    cdef public double score

@cython.locals(claim=Claim, found=list)
cdef list _of_field(list claims, object name)
