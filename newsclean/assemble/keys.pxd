cdef Py_ssize_t SHORT

cpdef str key_of(str text)

cpdef bint may_say(str text, Py_ssize_t shortest, object initials) except -1
