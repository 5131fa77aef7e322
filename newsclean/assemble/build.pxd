cimport cython

from newsclean.assemble.keys cimport key_of, may_say
from newsclean.page cimport Block, Label

@cython.locals(block=Block, label=Label, found=list)
cdef list _removals(object blocks)

cdef _removal(str text, object category, object reason, Py_ssize_t position)

cdef _body_block(Block block)

@cython.locals(block=Block, label=Label, positions=dict)
cdef dict _head_positions(object page)

@cython.locals(block=Block)
cdef _trim_end(list blocks, dict said)

@cython.locals(block=Block, label=Label, shortest=Py_ssize_t, longest=Py_ssize_t)
cdef _mark_repeats(list blocks, dict said)
