cimport cython

from newsclean.label.story.context cimport ending
from newsclean.label.story.features cimport Rows
from newsclean.label.story.places cimport Places
from newsclean.label.story.scorer cimport Scorer
from newsclean.page cimport Block, Place

@cython.locals(i=Py_ssize_t, block=Block, places=Places)
cdef dict _scored(list blocks, Rows rows, Scorer sums)

@cython.locals(block=Block, place=Place, weight=Py_ssize_t)
cdef _lean_together(list alike)

cdef bint _is_paragraph(Block block, double scale)

@cython.locals(b=Block)
cdef bint _is_beside_story(list blocks, Py_ssize_t i)

@cython.locals(block=Block)
cdef bint _is_amid_story(list blocks, Py_ssize_t i)

@cython.locals(block=Block)
cdef bint _is_said_amid(list blocks, Py_ssize_t i)
