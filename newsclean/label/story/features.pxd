cimport cython

from newsclean.label.story.context cimport Context, ending
from newsclean.label.story.places cimport Places
from newsclean.page cimport Block, Lineage

@cython.locals(text=str, start=str, first=str, length=Py_ssize_t, words=list, word=str)
cdef tuple _own(Block block)

cdef Py_ssize_t _count_digits(str text) except -1

@cython.locals(lineage=Lineage)
cdef double _hiddenness(Block block)
