cimport cython

from newsclean.page cimport Block, Place

@cython.locals(block=Block)
cdef object _held(list blocks, dict boxes)

@cython.locals(unknown=list, known=tuple, boxed=tuple)
cdef tuple _around(Place place, dict around, dict boxes)

@cython.locals(size=Py_ssize_t)
cdef Py_ssize_t _prose(Block block) except -1
