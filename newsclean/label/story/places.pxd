cimport cython

from newsclean.label.story.scorer cimport copy
from newsclean.page cimport Block, Lineage, Place

cdef frozenset MAIN
cdef frozenset OTHER_PROSE
cdef dict CHROME
cdef dict TAGS
cdef dict KIND_CODES
cdef dict TAG_KINDS
cdef double OTHER_TAG
cdef double NAME_DECAY
cdef double CREDIT_DECAY
cdef Py_ssize_t CREDIT_LEVELS
cdef double KIND_LEVELS
cdef double OTHER_CREDIT
cdef double MANY
cdef Py_ssize_t SIZE
cdef double[::1] NOWHERE

cdef class _Evidence:
    cdef public double own
    cdef public double worst
    cdef public double total
    cdef public double main
    cdef public double chrome
    cdef public double depth
    cdef public object kind
    cdef public double levels
    cdef public Py_ssize_t shape

cdef class _Holding:
    cdef public Py_ssize_t first
    cdef public Py_ssize_t last
    cdef public double prose
    cdef public double size
    cdef public double links
    cdef public double credit

cdef class Places:
    cdef object weigh_names
    cdef dict known
    cdef dict shape_numbers
    cdef public list evidence
    cdef double total
    cdef dict held
    cdef list shape_prose
    cdef list shape_count
    cdef public tuple span
    cdef list blocks

    @cython.locals(block=Block, place=Place)
    cdef _look(self, list blocks)
    @cython.locals(i=Py_ssize_t, block=Block, place=Place, evidence=_Evidence, held=_Holding, size=double)
    cdef _survey(self, list blocks, list sizes, list prose)
    @cython.locals(
        above=Place, held=_Holding, first=Py_ssize_t, last=Py_ssize_t, prose=double, size=double, links=double,
        share=double,
    )
    cdef _hand_up(self, Place element, _Holding direct)
    @cython.locals(known=_Evidence, above=_Evidence, up=Lineage, here=Lineage, path=list)
    cdef _Evidence _evidence(self, Lineage lineage)
    @cython.locals(tag=str, names=str, parent=Lineage, own=double, main=double, chrome=double, made=_Evidence)
    cdef _Evidence _weigh(self, Lineage here, _Evidence above)
    @cython.locals(
        block=Block, place=Place, parent=Place, evidence=_Evidence, lineage=Lineage, above=Lineage, grand=Lineage,
        total=double, held=_Holding, held_grand=_Holding, known=_Evidence, count=double,
    )
    cdef fill(self, Py_ssize_t i, double[::1] row, Py_ssize_t at)
    @cython.locals(one=_Evidence, other=_Evidence, place=Place, beside=Place, block=Block)
    cdef fill_kin(self, Py_ssize_t i, Py_ssize_t j, double[::1] row, Py_ssize_t at)
    @cython.locals(evidence=_Evidence)
    cpdef object kind(self, Py_ssize_t i)
    @cython.locals(evidence=_Evidence)
    cpdef object shape(self, Py_ssize_t i)
