"""The sum of trees over a row: the twin of `scorer.py`, which says what it does, for flat arrays."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc

from array import array

DEPTH = 5


def zeros(size):
    """A row, or a part of one, to be filled."""
    return array("d", bytes(8 * size))


cpdef int copy(double[::1] row, Py_ssize_t at, double[::1] other, Py_ssize_t start, Py_ssize_t size) except -1:
    """Copy some values of another row into a row, from `at` on."""
    cdef Py_ssize_t i
    if at < 0 or start < 0 or at + size > row.shape[0] or start + size > other.shape[0]:
        raise IndexError("there are not so many values")
    for i in range(size):
        row[at + i] = other[start + i]
    return 0


cdef class Scorer:
    """Trees that sum up rows of features."""

    def __cinit__(self, double base, stages):
        cdef Py_ssize_t number = 0
        self.base = base
        stages = list(stages)
        self.ends = []
        self.width = 0
        self.count = sum([len(trees) for trees, _ in stages])
        self.trees = <Tree*> PyMem_Malloc(max(1, self.count) * sizeof(Tree))
        if self.trees is NULL:
            raise MemoryError()
        for trees, settled in stages:
            for tree in trees:
                self.fill(&self.trees[number], tree)
                number += 1
            self.ends.append((number, <double> settled))

    def __dealloc__(self):
        PyMem_Free(self.trees)

    cdef int fill(self, Tree* tree, root) except -1:
        """Lay a tree out, level by level."""
        cdef list level = [root]
        cdef Py_ssize_t at = 0
        for _ in range(LEVELS):
            below = []
            for feature, threshold, low, high in level:
                tree.features[at], tree.thresholds[at] = feature, threshold
                if feature < 0:
                    raise ValueError("a feature's number is below 0")
                self.width = max(self.width, <Py_ssize_t> feature + 1)
                at += 1
                below += (low, high)
            level = below
        for at in range(LEAVES):
            tree.leaves[at] = level[at]
        return 0

    cpdef double score(self, double[::1] row) except? -1:
        """The sum for one row; it ends with the first stage after which it is settled."""
        cdef Py_ssize_t number = 0, end
        cdef int node
        cdef double total = self.base, settled
        cdef double* values
        cdef Tree* tree
        if row is None or row.shape[0] < self.width:
            raise IndexError("the row is shorter than the trees ask for")
        if not self.width:
            return total
        values = &row[0]
        for end, settled in self.ends:
            while number < end:
                tree = &self.trees[number]
                node = 0
                for _ in range(LEVELS):
                    node = 2 * node + (1 if values[tree.features[node]] <= tree.thresholds[node] else 2)
                total += tree.leaves[node - INNER]
                number += 1
            if total > settled or total < -settled:
                break
        return total


def _tell():
    # Ten trees of one third and two thirds: sums that no two ways of rounding share.
    node = (0, 0.5, 1 / 3, 2 / 3)
    for level in range(1, DEPTH):
        node = (level, 0.5, node, node)
    scorer = Scorer(0.1, [((node,) * 10, 9.0), ((node,), 0.0)])
    return [scorer.score(array("d", [value] * DEPTH)).hex() for value in (0.5, 0.75, float("nan"))]


if _tell() != ["0x1.e222222222223p+1", "0x1.dbbbbbbbbbbbdp+2", "0x1.dbbbbbbbbbbbdp+2"]:
    raise ImportError("Sums do not come out as they do in Python.")
