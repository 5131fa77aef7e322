cimport cython

from newsclean.page cimport Block, Label, Place

@cython.locals(label_size=Py_ssize_t, label=str, title=str)
cdef object _match_labelled_link(Block block, object rules, object zone)

cdef bint _is_listed(Block block, Block above)

@cython.locals(label=Label)
cpdef bint is_in_list(Block block)
