cimport cython

from newsclean.page cimport Block, Label, Place

@cython.locals(box=Place, label=Label)
cdef object _caption(object page, Py_ssize_t i, Block block)

@cython.locals(above=Place)
cdef bint _is_named(Place place)

@cython.locals(above=Place, level=Py_ssize_t)
cdef Place _box(Place place)

@cython.locals(above=Place)
cdef bint _is_in(Block block, Place box)
