"""The walk over the texts of a tree, which makes its blocks: the twin of `walk.py` for the parser's own nodes.

Python sees a node only once lxml has made an object for it, which costs more than all that is asked of it. Here nodes
are read as libxml2 keeps them, by the headers that lxml ships; none of libxml2's functions is called, so that nothing
has to be linked, and lxml's own interface for other extensions makes the few objects that are handed on. Every function
does what the one of its name does in `walk.py`.
"""

cimport cython
from cpython.mem cimport PyMem_Free, PyMem_Realloc
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.string cimport memset, strchr, strcmp, strlen, strstr

from lxml.includes.etreepublic cimport (
    _Element,
    _Document,
    attributeValue,
    elementFactory,
    import_lxml__etree,
    namespacedName,
)
from lxml.includes.tree cimport (
    XML_ATTRIBUTE_NODE,
    XML_CDATA_SECTION_NODE,
    XML_ELEMENT_NODE,
    XML_TEXT_NODE,
    XML_XINCLUDE_END,
    XML_XINCLUDE_START,
    xmlAttr,
    xmlNode,
)

from newsclean.page cimport Block, Place
from newsclean.read.html.alike cimport opens_writers_name
from newsclean.read.html.layout cimport Layout, lay_out

from lxml import etree

from newsclean.article import BlockType
from newsclean.read.html.layout import BLOCK_LEVEL, CELLS, HIDING, NAME_ATTRIBUTES
from newsclean.read.html.markup import TIMES, moment_of, names_writer, signature_of
from newsclean.read.invisible import INVISIBLE, NOTHING

import_lxml__etree()

CELL_BREAK = "\x1e"
BREAKS = frozenset(("br", "hr"))
PICTURES = frozenset(("img", "picture", "amp-img", "video", "amp-video"))
cdef int PICTURE_LEVELS = 4
cdef int COLUMN_BREAKS = 3

cdef object PARAGRAPH = BlockType.PARAGRAPH
cdef object SUBHEAD = BlockType.SUBHEAD
cdef object TABLE_ROW = BlockType.TABLE_ROW
cdef object CODE = BlockType.CODE

# What is asked of a tag, and of an attribute's name.
cdef enum:
    PARTED = 1  # a block-level element, and no cell
    CELL = 2
    BREAK = 4
    RULE = 8
    PICTURE = 16
    LINK = 32
    NAMING = 1
    HIDES = 2
    TIMING = 4
    ADDRESS = 8
    RELATION = 16

# A parser keeps each name once, so that a name is known by its address for as long as a document lives.
cdef enum:
    SLOTS = 512
    RECENT = 64  # layouts that are remembered by their parents' addresses


cdef struct Known:
    const char* name
    int place  # in the list of names
    int flags


@cython.no_gc
cdef class Spot(Place):
    """An element's place, with what holds its text together."""

    cdef Spot block
    cdef Spot cell


cdef class Walk:
    """One walk over a tree: its blocks, in document order, and the elements that may name a writer or a time."""

    cdef readonly list blocks
    cdef readonly list writers
    cdef readonly list timed
    cdef list spots
    cdef dict layouts
    cdef list recent  # layouts that were met last
    cdef list pieces
    cdef list names  # of tags and attributes, as Python has them
    cdef dict numbers  # their places in it
    cdef Spot block
    cdef Spot cell
    cdef Place place
    cdef Py_ssize_t below_picture
    cdef Py_ssize_t link_chars
    cdef Py_ssize_t strong_chars
    cdef _Document document
    cdef xmlNode** open
    cdef Py_ssize_t depth
    cdef Py_ssize_t room
    cdef Known[SLOTS] tags
    cdef Known[SLOTS] attributes

    def __cinit__(self):
        self.open = NULL
        self.depth = self.room = 0
        memset(self.tags, 0, sizeof(self.tags))
        memset(self.attributes, 0, sizeof(self.attributes))
        self.blocks, self.writers, self.timed = [], [], []
        self.spots, self.layouts, self.pieces, self.names, self.numbers = [], {}, [], [], {}
        self.recent = [None] * RECENT
        self.block = self.cell = self.place = None
        self.link_chars = self.strong_chars = 0
        self.below_picture = -1

    def __dealloc__(self):
        PyMem_Free(self.open)

    def over(self, _Element root not None):
        """Go over the texts of a tree, in document order."""
        cdef xmlNode* top = root._c_node
        cdef xmlNode* node = top
        cdef xmlNode* after
        if top is NULL or top.type != XML_ELEMENT_NODE:
            return
        self.document = root._doc
        while True:
            if self.depth and self.tag_of(node).flags & PICTURE:
                self.see_picture()
            self.push(node)
            after = self.take_run(node.children, False)
            while after is NULL:  # the element ends, and with it those that end here too
                node = self.open[self.depth - 1]
                self.depth -= 1
                if len(self.spots) > self.depth:
                    del self.spots[self.depth:]
                if node is top:
                    self.flush()
                    return
                after = self.close(node)
            node = after

    cdef int push(self, xmlNode* node) except -1:
        cdef xmlNode** larger
        if self.depth == self.room:
            larger = <xmlNode**> PyMem_Realloc(self.open, (2 * self.room + 64) * sizeof(xmlNode*))
            if larger is NULL:
                raise MemoryError()
            self.open = larger
            self.room = 2 * self.room + 64
        self.open[self.depth] = node
        self.depth += 1
        return 0

    cdef xmlNode* close(self, xmlNode* node) except? NULL:
        """Leave an element, and read the text that follows it; the next element beside it, or NULL."""
        cdef int flags = self.tag_of(node).flags
        if flags & BREAK:
            if flags & RULE or self.block is None or not _goes_on(<Layout> self.block.lineage):
                self.flush()
            else:
                self.pieces.append("\n")
        return self.take_run(node.next, flags & PARTED != 0)

    cdef xmlNode* take_run(self, xmlNode* node, bint parted) except? NULL:
        """Read the text that begins with a node, if any does; the next element beside it, or NULL.

        lxml gives adjacent text nodes as one text.
        """
        cdef xmlNode* first = NULL
        cdef bint is_several = False
        cdef bytes joined
        while node is not NULL:
            if node.type == XML_TEXT_NODE or node.type == XML_CDATA_SECTION_NODE:
                if node.content is not NULL and node.content[0] != 0:
                    if first is NULL:
                        first = node
                    else:
                        is_several = True
            elif node.type != XML_XINCLUDE_START and node.type != XML_XINCLUDE_END:
                break
            node = node.next
        if first is not NULL:
            if is_several:
                joined = _joined(first)
                self.take(joined, len(joined), parted)
            else:
                self.take(<const char*> first.content, strlen(<const char*> first.content), parted)
        while node is not NULL and node.type != XML_ELEMENT_NODE:
            node = node.next
        return node

    cdef int take(self, const char* content, Py_ssize_t size, bint parted) except -1:
        """Read a text of the open element; it may be parted from the text before it."""
        cdef list pieces = self.pieces
        cdef str text
        cdef Spot spot, block, cell
        cdef Layout layout
        cdef Py_ssize_t length
        cdef int blank = _is_blank(content, size)
        if blank > 0:
            if pieces:
                pieces.append(PyUnicode_DecodeUTF8(content, size, NULL))
            return 0
        text = PyUnicode_DecodeUTF8(content, size, NULL)
        if blank < 0 and text.isspace():
            if pieces:
                pieces.append(text)
            return 0
        spot = <Spot> self.spots[len(self.spots) - 1] if len(self.spots) == self.depth else self.spot()
        layout = <Layout> spot.lineage
        block = spot if spot.block is None else spot.block
        cell = spot if layout.is_cell else spot.cell
        if parted or block is not self.block:
            self.flush()
            self.block, self.cell, self.place = block, cell, spot
        elif cell is not self.cell:
            pieces.append(CELL_BREAK)
            self.cell, self.place = cell, block
        elif self.place is not spot:
            self.place = block
        pieces.append(text)
        length = len(text)
        if layout.link:
            self.link_chars += length
        if layout.bold:
            self.strong_chars += length
        return 0

    cdef int see_picture(self) except -1:
        """Note for the open element and those above where a picture stands; not one amid a line, such as an emoji."""
        cdef Spot nearest = self.spot()
        cdef Place spot = nearest
        cdef Py_ssize_t before
        if self.pieces and self.block is (nearest if nearest.block is None else nearest.block):
            return 0
        before = self.below_picture = len(self.blocks) + (1 if self.pieces else 0)
        for _ in range(PICTURE_LEVELS):
            if spot is None or spot.picture is not None:
                return 0
            spot.picture = before
            spot = spot.parent
        return 0

    cdef int flush(self) except -1:
        """End the block that is being read."""
        cdef list pieces = self.pieces
        cdef Layout layout
        cdef Block block
        cdef object kind
        cdef str text
        cdef Py_ssize_t size
        if not pieces or self.block is None:
            return 0
        layout = <Layout> self.block.lineage
        kind = layout.type
        if kind is TABLE_ROW and CELL_BREAK not in pieces:
            kind = PARAGRAPH
        text = <str> pieces[0] if len(pieces) == 1 else "".join(pieces)
        text = _folded(text, kind)
        if text and (text[0] not in INVISIBLE or text.strip(NOTHING)):
            size = len(text)
            block = Block.__new__(Block)
            block.text = text
            block.position = len(self.blocks) + 1
            block.type = kind
            block.level = layout.level
            block.lines = 1
            block.marker = ""
            block.link_chars = min(self.link_chars, size)
            block.strong_chars = min(self.strong_chars, size)
            block.gap = block.indent = 0
            block.place = self.place
            block.pictured = len(self.blocks) == self.below_picture
            block.known = block.label = None
            block.score = 0.0
            self.blocks.append(block)
        pieces.clear()
        self.block = None
        self.link_chars = self.strong_chars = 0
        return 0

    cdef Spot spot(self):
        """What is known of the open element; it and those above it are looked at once."""
        cdef list spots = self.spots
        cdef Py_ssize_t at
        cdef Spot spot = <Spot> spots[len(spots) - 1] if spots else None
        for at in range(len(spots), self.depth):
            spot = self.look(self.open[at], spot)
            spots.append(spot)
        return spot

    cdef Spot look(self, xmlNode* node, Spot above):
        """Look at one element, whose parent is known."""
        cdef Known* known = self.tag_of(node)
        cdef str tag = <str> self.names[known.place]
        cdef int flags = known.flags
        cdef str names = ""
        cdef bint hidden = False, may_be_timed = False, may_sign = False, is_cell
        cdef Layout layout, parent
        cdef Spot spot
        cdef xmlAttr* attribute = node.properties
        cdef Py_ssize_t slot
        while attribute is not NULL:
            if attribute.type == XML_ATTRIBUTE_NODE:
                known = self.attribute_of(attribute)
                if known.flags & NAMING:
                    value = _value(node, attribute)
                    names = f"{names} {value}" if names else value
                elif known.flags & HIDES:
                    if HIDING[self.names[known.place]](_value(node, attribute)):
                        hidden = True
                if known.flags & TIMING and _says(attribute, _may_be_moment):
                    may_be_timed = True
                if known.flags & ADDRESS and flags & LINK and _says(attribute, _may_sign):
                    may_sign = True
                if known.flags & RELATION and flags & LINK and _says(attribute, _names_author):
                    may_sign = True
            attribute = attribute.next
        spot = Spot.__new__(Spot)
        spot.parent, spot.picture = above, None
        if above is None:
            spot.lineage = Layout(tag, names, hidden)
            return spot
        parent = <Layout> above.lineage
        hidden = hidden or parent.hidden
        is_cell = flags & CELL and parent.type is TABLE_ROW and not _lays_out(node)
        slot = (<size_t> <void*> parent >> 4) % RECENT
        layout = <Layout> self.recent[slot]
        if (
            layout is None
            or layout.parent is not parent
            or layout.tag is not tag
            or layout.hidden != hidden
            or layout.is_cell != is_cell
            or layout.names != names
        ):
            key = parent, tag, names, hidden, is_cell
            layout = self.layouts.get(key)
            if layout is None:
                layout = self.layouts[key] = lay_out(parent, tag, names, hidden, is_cell)
            self.recent[slot] = layout
        if layout.signs and (may_sign or not flags & LINK or (names and names_writer(names))):
            element = elementFactory(self.document, node)
            if signature_of(element):
                self.writers.append(element)
        if may_be_timed:
            element = elementFactory(self.document, node)
            if moment_of(element) is not None:
                self.timed.append(element)
        spot.lineage = layout
        if not layout.parts:
            spot.block = above if above.block is None else above.block
            spot.cell = above if parent.is_cell else above.cell
        return spot

    cdef Known* tag_of(self, xmlNode* node) except NULL:
        """What is known of an element's tag."""
        cdef const char* name = <const char*> node.name
        cdef Known* known = &self.tags[(<size_t> name >> 3) % SLOTS]
        cdef str tag
        cdef int flags
        if known.name is name and node.ns is NULL:
            return known
        tag = namespacedName(node)
        flags = PARTED if tag in BLOCK_LEVEL and tag not in CELLS else 0
        if tag in CELLS:
            flags |= CELL
        if tag in BREAKS:
            flags |= BREAK
        if tag == "hr":
            flags |= RULE
        if tag in PICTURES:
            flags |= PICTURE
        if tag == "a":
            flags |= LINK
        known.name, known.flags = NULL if node.ns is not NULL else name, flags
        known.place = self.place_of(tag)
        return known

    cdef Known* attribute_of(self, xmlAttr* attribute) except NULL:
        """What is known of an attribute's name; one of a namespace is none that is asked for."""
        cdef const char* name = <const char*> attribute.name
        cdef Known* known = &self.attributes[(<size_t> name >> 3) % SLOTS]
        cdef str key
        cdef int flags = 0
        if known.name is name and attribute.ns is NULL:
            return known
        key = PyUnicode_DecodeUTF8(name, strlen(name), "replace")
        if attribute.ns is NULL:
            flags = NAMING if key in NAME_ATTRIBUTES else HIDES if key in HIDING else 0
            if key in TIMES:
                flags |= TIMING
            if key == "href":
                flags |= ADDRESS
            if key == "rel":
                flags |= RELATION
        known.name, known.flags = NULL if attribute.ns is not NULL else name, flags
        known.place = self.place_of(key)
        return known

    cdef int place_of(self, str name) except -1:
        """A name's place in the list of names."""
        number = self.numbers.get(name)
        if number is None:
            number = self.numbers[name] = len(self.names)
            self.names.append(name)
        return number


def with_properties(_Element root not None):
    """The elements of a tree that have a property, of microdata or of RDFa; of `<meta>`, of microdata alone."""
    cdef xmlNode* node = root._c_node
    cdef list found = []
    while node is not NULL:
        if node.type == XML_ELEMENT_NODE and _has_property(node):
            found.append(elementFactory(root._doc, node))
        if node.type == XML_ELEMENT_NODE and node.children is not NULL:
            node = node.children
            continue
        while node is not root._c_node and node.next is NULL:
            node = node.parent
        node = node.next if node is not root._c_node else NULL
    return found


cdef bint _has_property(xmlNode* node):
    cdef xmlAttr* attribute = node.properties
    cdef const char* name
    while attribute is not NULL:
        name = <const char*> attribute.name
        if attribute.type == XML_ATTRIBUTE_NODE and attribute.ns is NULL:
            if strcmp(name, b"itemprop") == 0:
                return True
            if strcmp(name, b"property") == 0 and (node.ns is not NULL or strcmp(<const char*> node.name, b"meta")):
                return True
        attribute = attribute.next
    return False


cdef bint _goes_on(Layout layout):
    """Whether a block goes on after a break."""
    return layout.type is SUBHEAD or layout.type is TABLE_ROW or layout.type is CODE


cdef int _is_blank(const char* content, Py_ssize_t size):
    """Whether a text is white space of ASCII alone; below 0 where something beyond ASCII leaves that open."""
    cdef Py_ssize_t at
    cdef unsigned char letter
    for at in range(size):
        letter = content[at]
        if letter > 127:
            return -1
        if letter != 32 and not 9 <= letter <= 13 and not 28 <= letter <= 31:
            return 0
    return 1


cdef bint _may_sign(const char* address):
    """Whether an address may be a writer's page: one of the words of such pages begins behind a slash."""
    cdef const char* at = strchr(address, 47)
    while at is not NULL:
        at += 1
        if opens_writers_name(at):
            return True
        at = strchr(at, 47)
    return False


cdef bint _names_author(const char* relation):
    return strstr(relation, b"author") is not NULL


cdef bint _may_be_moment(const char* value):
    """Whether an attribute's value may be a moment: behind white space stands a 1 or a 2."""
    while value[0] == 32 or 9 <= value[0] <= 13 or 28 <= value[0] <= 31:
        value += 1
    return value[0] == 49 or value[0] == 50 or <unsigned char> value[0] > 127


cdef bytes _joined(xmlNode* node):
    """Adjacent text nodes as one."""
    cdef list parts = []
    while node is not NULL:
        if node.type == XML_TEXT_NODE or node.type == XML_CDATA_SECTION_NODE:
            if node.content is not NULL:
                parts.append(<bytes> (<const char*> node.content))
        elif node.type != XML_XINCLUDE_START and node.type != XML_XINCLUDE_END:
            break
        node = node.next
    return b"".join(parts)


cdef str _value(xmlNode* node, xmlAttr* attribute):
    """An attribute's value."""
    cdef xmlNode* text = attribute.children
    if text is NULL:
        return ""
    if text.next is NULL and text.type == XML_TEXT_NODE and text.content is not NULL:
        return PyUnicode_DecodeUTF8(<const char*> text.content, strlen(<const char*> text.content), NULL)
    return attributeValue(node, attribute)


ctypedef bint (*Test)(const char*)


cdef bint _says(xmlAttr* attribute, Test test):
    """Whether an attribute's value may pass a test; one in several pieces always may."""
    cdef xmlNode* text = attribute.children
    if text is NULL:
        return False
    if text.next is NULL and text.type == XML_TEXT_NODE and text.content is not NULL:
        return test(<const char*> text.content)
    return True


cdef bint _lays_out(xmlNode* cell):
    """Whether a table's cell holds a column of the page, not a value: old pages part its paragraphs by <br>."""
    cdef xmlNode* node = cell
    cdef int found = 0
    while True:
        if node.type == XML_ELEMENT_NODE and node.ns is NULL and strcmp(<const char*> node.name, b"br") == 0:
            found += 1
            if found == COLUMN_BREAKS:
                return True
        if node.type == XML_ELEMENT_NODE and node.children is not NULL:
            node = node.children
            continue
        while node is not cell and node.next is NULL:
            node = node.parent
        if node is cell:
            return False
        node = node.next


cdef str _folded(str text, object kind):
    if kind is CODE:
        return "\n".join([line.rstrip() for line in text.split("\n")]).strip("\n")
    if kind is TABLE_ROW:
        return "\t".join(filter(None, [" ".join(cell.split()) for cell in text.split(CELL_BREAK)]))
    return " ".join(text.split())


# A small page that meets every branch, and what must come of it. Whatever is wrong, with this file, with what it was
# compiled to, or with an lxml that keeps its nodes otherwise, the Python module serves.
_PAGE = (
    '<html><body id="b"><p class="lead">Rain <b>fell</b>\u00a0<a href="/author/x">here</a> <img> and <i hidden>there</i>.</p>'
    '<div role="main">Bare<br>text &amp; <hr>more<table><tr><td>1<td title="2026-03-04"> 2 <i>x</i></table></div>'
    "<h2>One<br>head</h2><pre>a\n  b \n</pre><ul><li><img>\u4e2d\u6587<p> </p></ul></body></html>"
)
_TOLD = [
    ("Rain fell here and", "paragraph", 0, 4, 4, "p.lead body.b9 html.9"),
    ("there", "paragraph", 0, 0, 0, "i.- p.lead body.b9 html.9"),
    (".", "paragraph", 0, 0, 0, "p.lead body.b9 html.9"),
    ("Bare", "paragraph", 0, 0, 0, "div.main body.b9 html.9"),
    ("text &", "paragraph", 0, 0, 0, "div.main body.b9 html.9"),
    ("more", "paragraph", 0, 0, 0, "div.main body.b9 html.9"),
    ("1\t2 x", "table_row", 0, 0, 0, "tr. table. div.main body.b9 html.9"),
    ("One head", "subhead", 2, 0, 0, "h2. body.b9 html.9"),
    ("a\n  b", "code", 0, 0, 0, "pre. body.b9 html.9"),
    ("\u4e2d\u6587", "list_item", 0, 0, 0, "li.9 ul.9 body.b9 html.9 below"),
]


def _tell():
    walk = Walk()
    walk.over(etree.fromstring(_PAGE.encode(), etree.HTMLParser(encoding="utf-8")))
    told = []
    for block in walk.blocks:
        path = [f"{p.tag}.{p.names}{'-' if p.hidden else ''}{'' if p.picture is None else p.picture}" for p in block.place.path()]
        path += ["below"] * block.pictured
        facts = block.text, block.type.value, block.level, block.link_chars, block.strong_chars, " ".join(path)
        told.append(facts)
    return told, [element.tag for element in walk.writers], [element.tag for element in walk.timed]


_told = _tell()
if _told != (_TOLD, ["a"], ["td"]):
    raise ImportError("A page does not come out as it does in Python.")
