# Texts beside words in small letters: C's own functions for this are not the same on all platforms.

cdef inline bint alike(const char* text, const char* word, Py_ssize_t size) noexcept nogil:
    """Whether a text begins with a word, but for capitals of ASCII."""
    cdef Py_ssize_t i
    cdef char letter
    for i in range(size):
        letter = text[i]
        if 65 <= letter <= 90:
            letter += 32
        if letter != word[i]:
            return False
    return True


cdef inline bint opens_writers_name(const char* text) noexcept nogil:
    """Whether a text may begin with a word that stands before a writer's name in the address of their page
    (markup.WRITER_PAGE)."""
    return (
        alike(text, "aut", 3) or alike(text, "forfa", 5) or alike(text, "contr", 5)
        or alike(text, "write", 5) or alike(text, "journ", 5) or alike(text, "colum", 5) or alike(text, "peopl", 5)
        or alike(text, "staff", 5) or alike(text, "bylin", 5) or alike(text, "redak", 5) or alike(text, "profi", 5)
        or alike(text, "repor", 5) or alike(text, "yazar", 5) or alike(text, "firma", 5)
    )
