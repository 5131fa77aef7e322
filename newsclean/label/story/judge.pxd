cimport cython

from newsclean.label.story.context cimport ending
from newsclean.label.story.places cimport Places
from newsclean.page cimport Block, Place

@cython.locals(block=Block, place=Place, weight=Py_ssize_t)
cdef _lean_together(list alike)

cdef bint _is_paragraph(Block block, double scale)

@cython.locals(b=Block)
cdef bint _is_beside_story(list blocks, Py_ssize_t i)

@cython.locals(block=Block)
cdef bint _is_amid_story(list blocks, Py_ssize_t i)

@cython.locals(block=Block)
cdef bint _is_said_amid(list blocks, Py_ssize_t i)
