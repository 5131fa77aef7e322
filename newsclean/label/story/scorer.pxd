cdef enum:
    LEVELS = 5
    INNER = 31  # nodes of a tree that part rows
    LEAVES = 32

cdef struct Tree:
    double[INNER] thresholds
    double[LEAVES] leaves
    int[INNER] features  # level by level

cdef class Scorer:
    cdef double base
    cdef Tree* trees
    cdef readonly Py_ssize_t count
    cdef list ends  # of each stage, and the sums that it settles
    cdef Py_ssize_t width  # of a row, at least

    cdef int fill(self, Tree* tree, root) except -1
    cpdef double score(self, double[::1] row) except? -1

cpdef int copy(double[::1] row, Py_ssize_t at, double[::1] other, Py_ssize_t start, Py_ssize_t size) except -1
