"""What is taken out of a source before it is parsed: the twin of `lean.py`, with C's own search for single signs.

Half of what is left then are attributes that nobody asks for: addresses of pictures, sizes, data for scripts, classes
of none. A parser reads them letter by letter, a search for their ends takes a tenth of that. They are told as the HTML
Standard tells them (13.2.5, Tokenization), and wherever a parser might tell them otherwise all stays as it is.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.string cimport memchr, memcmp, memcpy

from newsclean.read.html.alike cimport alike, opens_writers_name

from newsclean.read.html.layout import HIDING, NAME_ATTRIBUTES
from newsclean.read.html.markup import TIMES

ctypedef const char* Text

cdef enum:
    LT = 60
    GT = 62
    SLASH = 47
    EQUALS = 61
    AMPERSAND = 38

# Kinds of elements that are cut out, and the places of their names here.
cdef enum:
    SCRIPT = 0
    STYLE = 1
    SVG = 2
    KINDS = 3

cdef Text* UNSEEN = ["script", "style", "svg"]
cdef Py_ssize_t* UNSEEN_SIZES = [6, 5, 3]


cdef struct End:
    Text start
    Text stop
    bint is_whole
    bint is_known


cdef Text _find(Text at, Text last, Text sign, Py_ssize_t size) noexcept nogil:
    """Where a sign stands next; `last` where it does not."""
    while last - at >= size:
        at = <Text> memchr(at, sign[0], last - at - size + 1)
        if at is NULL:
            return last
        if memcmp(at, sign, size) == 0:
            return at
        at += 1
    return last


cdef inline bint _is_space(char letter) noexcept nogil:
    """As patterns of bytes have it."""
    return letter == 32 or 9 <= letter <= 13


cdef inline bint _is_word(char letter) noexcept nogil:
    return 97 <= letter <= 122 or 65 <= letter <= 90 or 48 <= letter <= 57 or letter == 95


cdef inline bint _is_letter(char letter) noexcept nogil:
    return 97 <= letter <= 122 or 65 <= letter <= 90


cdef inline bint _is_named(Text at, Text last, Text name, Py_ssize_t size) noexcept nogil:
    """Whether a name, whole, stands at a place."""
    return last - at >= size and alike(at, name, size) and (last - at == size or not _is_word(at[size]))


cdef Text _end_of_tag(Text at, Text last) noexcept nogil:
    """Behind the `>` that ends a tag; NULL where another tag begins before it."""
    while at < last:
        if at[0] == GT:
            return at + 1
        if at[0] == LT:
            return NULL
        at += 1
    return NULL


cdef bint _is_linked_data(Text at, Text last) noexcept nogil:
    while last - at >= 7:
        if alike(at, "ld+json", 7):
            return True
        at += 1
    return False


cdef Text _begins(Text at, Text last, int* kind) noexcept nogil:
    """Behind the tag that begins an element to be cut out, and which it is; NULL where none stands at a place."""
    cdef Text stop
    cdef int n
    if at + 1 == last or not (at[1] == 115 or at[1] == 83):  # s
        return NULL
    for n in range(KINDS):
        if _is_named(at + 1, last, UNSEEN[n], UNSEEN_SIZES[n]):
            stop = _end_of_tag(at + 1 + UNSEEN_SIZES[n], last)
            if stop is NULL or (stop[-2] == SLASH if n == SVG else _is_linked_data(at + 1 + UNSEEN_SIZES[n], stop)):
                return NULL
            kind[0] = n
            return stop
    return NULL


cdef End _end(int kind, Text at, Text last) noexcept nogil:
    """The next thing that may end an element."""
    cdef Text name = UNSEEN[kind]
    cdef Py_ssize_t size = UNSEEN_SIZES[kind]
    cdef Text stop
    while True:
        at = <Text> memchr(at, LT, last - at) if at < last else NULL
        if at is NULL:
            return End(last, last, False, True)
        if last - at > 1 and at[1] == SLASH and _is_named(at + 2, last, name, size):
            stop = at + 2 + size
            if kind == SVG:
                while stop < last and _is_space(stop[0]):
                    stop += 1
                stop = stop + 1 if stop < last and stop[0] == GT else NULL
            else:
                stop = _end_of_tag(stop, last)
            return End(at, stop, stop is not NULL, True)
        if kind == SVG and (_is_named(at + 1, last, name, size) or (last - at > 3 and memcmp(at, "<!--", 4) == 0)):
            return End(at, NULL, False, True)
        at += 1


def without_unseen(bytes source not None):
    """A source without its scripts, styles and drawings."""
    cdef Text first = PyBytes_AS_STRING(source)
    cdef Text last = first + PyBytes_GET_SIZE(source)
    cdef Text at = first
    cdef Text done = first
    cdef Text comment = first
    cdef Text script = first
    cdef Text behind
    cdef End[KINDS] ends
    cdef End* end
    cdef bytes made
    cdef char* out
    cdef int kind = 0
    for kind in range(KINDS):
        ends[kind].is_known = False
    made = PyBytes_FromStringAndSize(NULL, last - first)
    out = PyBytes_AS_STRING(made)
    while at < last:
        at = <Text> memchr(at, LT, last - at)
        if at is NULL:
            break
        if last - at > 3 and memcmp(at, "<!--", 4) == 0:
            at = _find(at + 4, last, "-->", 3)
            continue
        behind = _begins(at, last, &kind)
        if behind is NULL:
            at += 1
            continue
        end = &ends[kind]
        if not end.is_known or end.start < behind:
            end[0] = _end(kind, behind, last)
        if end.is_whole:
            if comment < behind:
                comment = _find(behind, last, "<!--", 4)
            if script < comment:
                script = _find(comment, last, "<script", 7)
            if script >= end.start:
                memcpy(out, done, at - done)
                out += at - done
                done = behind = end.stop
        at = behind
    memcpy(out, done, last - done)
    out += last - done
    return made if out - PyBytes_AS_STRING(made) == last - first else made[: out - PyBytes_AS_STRING(made)]


# When an attribute is asked for: always, where it may be a moment, a style that hides, or a writer's page.
cdef enum:
    NEVER = 0
    ALWAYS = 1
    MOMENT = 2
    HIDDEN = 3
    ADDRESS = 4
    MOST_NAMES = 64

# By those who read claims and look for pictures; others are told by the modules that ask for them.
CLAIMING = frozenset(
    "allowfullscreen class content data-testid datetime height http-equiv id itemprop itemtype lang name property rel "
    "shadowroot shadowrootmode slot type xml:lang".split()
)
cdef list NAMES = []  # keeps the bytes that stand below


cdef struct Asked:
    Text name
    Py_ssize_t size
    int when


cdef Asked[MOST_NAMES] ASKED
cdef Py_ssize_t ASKED_COUNT = 0


cdef _ask(names, int when):
    global ASKED_COUNT
    for name in sorted(names):
        if ASKED_COUNT == MOST_NAMES:
            raise ImportError("More attributes are asked for than there is room for.")
        NAMES.append(name.encode())
        ASKED[ASKED_COUNT] = Asked(PyBytes_AS_STRING(NAMES[-1]), len(NAMES[-1]), when)
        ASKED_COUNT += 1


_ask(CLAIMING | NAME_ATTRIBUTES | (HIDING.keys() - {"style"}), ALWAYS)
_ask(TIMES - CLAIMING, MOMENT)
_ask(("style",), HIDDEN)
_ask(("href",), ADDRESS)

# What is no markup until the element's end.
cdef Text* RAW = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"]
cdef Py_ssize_t* RAW_SIZES = [6, 5, 5, 8, 3, 6, 7, 8, 9]
cdef int RAW_COUNT = 9


cdef Py_ssize_t _place_of(Text name, Py_ssize_t size) noexcept nogil:
    """A name's place among those that are asked for, or -1."""
    cdef Py_ssize_t n
    for n in range(ASKED_COUNT):
        if ASKED[n].size == size and alike(name, ASKED[n].name, size):
            return n
    return -1


cdef bint _may_matter(int when, Text value, Text behind) noexcept nogil:
    """Whether somebody asks for an attribute of such a value, which ends before `behind`."""
    if when == ALWAYS or memchr(value, AMPERSAND, behind - value) is not NULL:
        return True
    if when == MOMENT:
        return _may_be_moment(value, behind)
    return _may_hide(value, behind) if when == HIDDEN else _may_sign(value, behind)


cdef bint _may_be_moment(Text value, Text behind) noexcept nogil:
    """Whether a 1 or a 2 stands behind quotes and white space."""
    while value < behind and (<unsigned char> value[0] <= 32 or value[0] == 34 or value[0] == 39):
        value += 1
    return value < behind and (value[0] == 49 or value[0] == 50 or <unsigned char> value[0] > 127)


cdef bint _may_hide(Text value, Text behind) noexcept nogil:
    while behind - value >= 4:
        if alike(value, "none", 4) or alike(value, "hidd", 4):
            return True
        value += 1
    return False


cdef bint _may_sign(Text value, Text behind) noexcept nogil:
    """Whether an address may be a writer's page: one of the words of such pages begins behind a slash."""
    while behind - value > 5:
        value = <Text> memchr(value, SLASH, behind - value)
        if value is NULL or behind - value <= 5:
            return False
        value += 1
        if opens_writers_name(value):
            return True
    return False


cdef class _Lean:
    """What is kept of a source."""

    cdef char* out
    cdef Text done  # up to here it is kept or left out

    cdef void leave_out(self, Text start, Text stop) noexcept nogil:
        memcpy(self.out, self.done, start - self.done)
        self.out += start - self.done
        self.done = stop

    cdef Text tag(self, Text at, Text last, bint is_link) noexcept nogil:
        """Behind a tag, whose attributes begin at `at`; NULL where the source ends before it does."""
        cdef Text name
        cdef Text behind
        cdef Text value
        cdef Py_ssize_t place
        cdef unsigned long long dropped = 0  # of an attribute that stands in a tag twice, the first counts
        while True:
            while at < last and (_is_blank(at[0]) or at[0] == SLASH):
                at += 1
            if at >= last:
                return NULL
            if at[0] == GT:
                return at + 1
            name = at
            at += 1
            while at < last and not (_is_blank(at[0]) or at[0] == SLASH or at[0] == GT or at[0] == EQUALS):
                at += 1
            behind = value = at
            while value < last and _is_blank(value[0]):
                value += 1
            if value < last and value[0] == EQUALS:
                value += 1
                while value < last and _is_blank(value[0]):
                    value += 1
                if value >= last:
                    return NULL
                at = value
                if at[0] == 34 or at[0] == 39:
                    at = <Text> memchr(at + 1, at[0], last - at - 1)
                    if at is NULL:
                        return NULL
                    at += 1
                else:
                    while at < last and not (_is_blank(at[0]) or at[0] == GT):
                        at += 1
                    if at < last and at[0] == GT and at[-1] == SLASH:
                        continue  # parsers differ on whose slash this is
            else:
                value = at  # it has none
            # What is left out leaves no slash before the tag's end that did not stand there.
            if name[-1] == SLASH:
                continue
            place = _place_of(name, behind - name)
            if place < 0:
                self.leave_out(name, at)
            elif not is_link and (dropped >> place & 1 or not _may_matter(ASKED[place].when, value, at)):
                self.leave_out(name, at)
                dropped |= 1ULL << place


cdef inline bint _is_blank(char letter) noexcept nogil:
    """As the HTML Standard has it."""
    return letter == 32 or letter == 10 or letter == 9 or letter == 13 or letter == 12


cdef Text _behind_raw(Text at, Text last, Text name, Py_ssize_t size, bint is_script) noexcept nogil:
    """Where the end tag of an element begins that holds no markup; NULL where that is hard to tell."""
    while True:
        at = <Text> memchr(at, LT, last - at) if at < last else NULL
        if at is NULL or (is_script and last - at > 3 and memcmp(at, "<!--", 4) == 0):
            return NULL
        if last - at > 2 + size and at[1] == SLASH and alike(at + 2, name, size):
            if _is_blank(at[2 + size]) or at[2 + size] == SLASH or at[2 + size] == GT:
                return at
        at += 1


cdef Text _next_tag(_Lean lean, Text at, Text last) noexcept nogil:
    """Behind the tag or comment that begins at a `<`; NULL where all the rest is to stay."""
    cdef Text name = at + 1
    cdef int n
    if name >= last:
        return NULL
    if _is_letter(name[0]):
        at = name
        while at < last and not (_is_blank(at[0]) or at[0] == SLASH or at[0] == GT):
            at += 1
        for n in range(RAW_COUNT):
            if at - name == RAW_SIZES[n] and alike(name, RAW[n], RAW_SIZES[n]):
                at = lean.tag(at, last, False)
                return _behind_raw(at, last, RAW[n], RAW_SIZES[n], n == 0) if at is not NULL else NULL
        return lean.tag(at, last, at - name == 4 and alike(name, "link", 4))
    if name[0] == SLASH and last - name > 1 and _is_letter(name[1]):
        while at < last and not (_is_blank(at[0]) or at[0] == GT):
            at += 1
        return lean.tag(at, last, True)
    if last - name > 2 and memcmp(name, "!--", 3) == 0:
        at = _find(name + 1, last, "-->", 3)
        return at + 3 if at < last else NULL
    if name[0] == 33 or name[0] == 63 or name[0] == SLASH:  # ! and ?
        at = <Text> memchr(name, GT, last - name)
        return at + 1 if at is not NULL else NULL
    return name


def without_unasked(bytes source not None):
    """A source without the attributes that nobody asks for."""
    cdef Text first = PyBytes_AS_STRING(source)
    cdef Text last = first + PyBytes_GET_SIZE(source)
    cdef Text at = first
    cdef bytes made = PyBytes_FromStringAndSize(NULL, last - first)
    cdef _Lean lean = _Lean()
    lean.out = PyBytes_AS_STRING(made)
    lean.done = first
    while at is not NULL and at < last:
        at = <Text> memchr(at, LT, last - at)
        if at is not NULL:
            at = _next_tag(lean, at, last)
    lean.leave_out(last, last)
    return made[: lean.out - PyBytes_AS_STRING(made)]


# A page that meets every branch, and what must come of it.
_PAGE = (
    b"<!DOCTYPE html><script>a('<p>')</script><Style>p {}</style ><svg><path/></svg><svg/><!-- <script> --><html lang=en>"
    b"<script type='application/ld+json'>{\"a\": \"<b x='1'>\"}</script><title><i x=1></title>"
    b"<script>document.write('<!-- <script> </script> -->')</script>"
)
_LEFT = (
    b"<!DOCTYPE html><svg/><!-- <script> --><html lang=en>"
    b"<script type='application/ld+json'>{\"a\": \"<b x='1'>\"}</script><title><i x=1></title>"
    b"<script>document.write('<!-- <script> </script> -->')</script>"
)
_TAGS = (
    b"<p x='1'class=\"a > b\"y = \"2\"z=3 hidden>Rain<br/x=1/><a href=/rain.html title='2026-03-04' style='color: red'>"
    b"fell</a><a HREF='/author/lee' href=2 rel=x title=Lee>here</A b='>'><img src=a.jpg /><i style='display:NONE' x=2/>a"
    b"<b title=Lee title='2026-03-04'><link href=/a><? b x='1'> <!x <a y=2>"
)
_TAGS_LEFT = (
    b"<p class=\"a > b\" hidden>Rain<br/x=1/><a  title='2026-03-04' >"
    b"fell</a><a HREF='/author/lee'  rel=x >here</A ><img  /><i style='display:NONE' x=2/>a"
    b"<b  ><link href=/a><? b x='1'> <!x <a y=2>"
)
if without_unseen(_PAGE) != _LEFT or without_unasked(_TAGS) != _TAGS_LEFT:
    raise ImportError("A page does not come out as it should.")
