cimport cython

from newsclean.page cimport Block, Label, Place

cdef bint _is_teaser(Block block, Place named, double scale)

cdef bint _is_in_prompt(Block block)

@cython.locals(block=Block)
cdef object _by_neighbours(object blocks, Py_ssize_t i, Py_ssize_t start, double size)

@cython.locals(text=str)
cdef object _by_shape(Block block, double size, bint above_story)
