"""Where blocks stand in a page's tree: the evidence of elements, their names, and the prose they hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from newsclean.article import Category
from newsclean.label.story.names import KIND_OF_TAG, KINDS, WHOLE_TAGS, Lexicon
from newsclean.label.story.scorer import copy, zeros
from newsclean.page import Block, Lineage, Place, add_up

# Elements by what they are for.
MAIN = frozenset(("article", "main"))
HEAD_TAG = "header"  # within one of these it is the story's head
CHROME = {
    "aside": 1.0,
    "nav": 2.0,
    "footer": 3.0,
    "header": 4.0,
    "form": 5.0,
    "figure": 6.0,
    "figcaption": 6.0,
    "button": 7.0,
}
TAGS = {
    tag: float(number)
    for number, tag in enumerate(
        "p div li h1 h2 h3 h4 td span a section figcaption button dd dt blockquote pre article time label header "
        "footer strong em".split()
    )
}
OTHER_TAG = 30.0
# How much less an element's names say of a block for each level between them.
NAME_DECAY = 0.7
# An element holds a paragraph's prose in full, its parent half of it, and so on (Readability's scoring of ancestors).
CREDIT_DECAY = 0.5
CREDIT_LEVELS = 5

# A telling name further up says what a whole column is, not what this block is.
KIND_LEVELS = 8
# Prose that stands in these is not what the story's element is found by, however much of it there is.
OTHER_PROSE = frozenset((Category.COMMENTS, Category.RELATED, Category.COOKIES, Category.NEWSLETTER, Category.LOGIN))
OTHER_CREDIT = 0.1
MANY = 40.0  # so many or more blocks are of one shape

SIZE = 17  # features of a place
NOWHERE = zeros(SIZE)  # the row of a block of pasted text


@dataclass(slots=True, eq=False)
class _Evidence:
    """What one element and those above it say."""

    own: float  # log-odds of its own names
    worst: float  # the least on the path to the root
    total: float  # the sum over the path, each level counting less
    main: float
    chrome: float
    depth: float
    kind: Category | None  # what the nearest telling name says the block is
    levels: float  # how many levels up that name stands
    shape: int  # the same number for elements that share their own and their parent's tag and names


@dataclass(slots=True, eq=False)
class _Holding:
    """What stands in one element, up to CREDIT_LEVELS below it."""

    first: int  # its first block, and its last
    last: int
    prose: float = 0.0
    size: float = 0.0
    links: float = 0.0
    credit: float = 0.0  # its prose, less for each level below it, and less where names say it is no story's


TAG_KINDS = dict(KIND_OF_TAG)
KIND_CODES: dict[Category | None, float] = {None: 0.0} | {kind: code + 1.0 for code, kind in enumerate(KINDS)}
NAMELESS: tuple[float, Category | None] = (0.0, None)
NOTHING_HELD = _Holding(0, 0)


class Places:
    """The places of a page's blocks; of no use, and of no cost, for text."""

    def __init__(self, blocks: list[Block], sizes: list[float], prose: list[bool], names: Lexicon) -> None:
        self.weigh_names = names.weigh
        self.known: dict[Lineage, _Evidence] = {}
        self.shape_numbers: dict[tuple[str, ...], int] = {}
        self.evidence: list[_Evidence | None] = []
        self._look(blocks)
        self.total = add_up(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose) or 1.0
        self.held: dict[Place, _Holding] = {}
        self.shape_prose = [0.0] * len(self.shape_numbers)
        self.shape_count = [0.0] * len(self.shape_numbers)
        self._survey(blocks, sizes, prose)
        top = max(self.held.values(), key=_credit, default=None)
        self.span = (0, max(0, len(blocks) - 1)) if top is None else (top.first, top.last)
        self.blocks = blocks

    def _look(self, blocks: list[Block]) -> None:
        """Weigh the names around each block."""
        for block in blocks:
            place = block.place
            self.evidence.append(None if place is None else self._evidence(place.lineage))

    def _survey(self, blocks: list[Block], sizes: list[float], prose: list[bool]) -> None:
        """Sum up what elements hold."""
        direct: dict[Place, _Holding] = {}
        for i, block in enumerate(blocks):
            place, evidence = block.place, self.evidence[i]
            if place is None or evidence is None:
                continue
            self.shape_count[evidence.shape] += 1.0
            if place.parent is None:
                continue
            held = direct.get(place.parent)
            if held is None:
                held = direct[place.parent] = _Holding(i, i)
            size = sizes[i]
            held.last = i
            held.size += size
            held.links += size * block.link_chars / len(block.text)
            if prose[i]:
                self.shape_prose[evidence.shape] += size
                held.prose += size
                held.credit += size * OTHER_CREDIT if evidence.kind in OTHER_PROSE else size
        for element, held in direct.items():
            self._hand_up(element, held)

    def _hand_up(self, element: Place, direct: _Holding) -> None:
        """Add what stands right in an element to what it and those above it hold."""
        above: Place | None = element
        first, last, prose, size, links = direct.first, direct.last, direct.prose, direct.size, direct.links
        share = direct.credit
        for _ in range(CREDIT_LEVELS):
            if above is None:
                return
            held = self.held.get(above)
            if held is None:
                self.held[above] = _Holding(first, last, prose, size, links, share)
            else:
                if first < held.first:
                    held.first = first
                if last > held.last:
                    held.last = last
                held.size += size
                held.links += links
                held.prose += prose
                held.credit += share
            share *= CREDIT_DECAY
            above = above.parent

    def _evidence(self, lineage: Lineage) -> _Evidence:
        known = self.known.get(lineage)
        if known is not None:
            return known
        path, up = [lineage], lineage.parent  # up to the first that is known; a stack, so that depth costs no recursion
        while up is not None and up not in self.known:
            path.append(up)
            up = up.parent
        above = None if up is None else self.known[up]
        while path:
            here = path.pop()
            above = self.known[here] = self._weigh(here, above)
        assert above is not None
        return above

    def _weigh(self, here: Lineage, above: _Evidence | None) -> _Evidence:
        tag, names, parent = here.tag, here.names, here.parent
        own, kind = self.weigh_names(names) if names else NAMELESS
        if tag in WHOLE_TAGS:
            kind = None
        elif kind is None and not (tag == HEAD_TAG and above is not None and above.main):
            kind = TAG_KINDS.get(tag)
        main = float(tag in MAIN)
        shape = (tag, names) if parent is None else (tag, names, parent.tag, parent.names)
        chrome = CHROME.get(tag, 0.0)
        made = _Evidence.__new__(_Evidence)
        made.shape = self.shape_numbers.setdefault(shape, len(self.shape_numbers))
        made.own, made.levels = own, 0.0
        if above is None:
            made.worst, made.total, made.main, made.chrome = min(own, 0.0), own, main, chrome
            made.depth, made.kind = 1.0, kind
            return made
        if kind is None and above.levels < KIND_LEVELS:
            kind, made.levels = above.kind, above.levels + 1.0
        made.kind = kind
        made.worst = own if own < above.worst else above.worst
        made.total = own + above.total * NAME_DECAY
        made.main = main or above.main
        made.chrome = chrome or (0.0 if main else above.chrome)
        made.depth = above.depth + 1.0
        return made

    def fill(self, i: int, row: list[float], at: int) -> None:
        """Write the features named PLACE of block `i` into a row, from `at` on."""
        place, evidence = self.blocks[i].place, self.evidence[i]
        if place is None or evidence is None:
            copy(row, at, NOWHERE, 0, SIZE)
            return
        lineage, parent = place.lineage, place.parent
        above = lineage.parent
        grand = above.parent if above is not None else None
        total, shape = self.total, evidence.shape
        held = held_grand = NOTHING_HELD
        if parent is not None:
            held = self.held.get(parent, NOTHING_HELD)
            if parent.parent is not None:
                held_grand = self.held.get(parent.parent, NOTHING_HELD)
        row[at] = TAGS.get(lineage.tag, OTHER_TAG)
        row[at + 1] = evidence.own
        row[at + 2] = row[at + 3] = 0.0
        if above is not None:
            known = self.known[above]
            row[at + 2] = known.own
        if grand is not None:
            known = self.known[grand]
            row[at + 3] = known.own
        row[at + 4] = evidence.worst
        row[at + 5] = evidence.total
        row[at + 6] = evidence.main
        row[at + 7] = evidence.chrome
        row[at + 8] = evidence.depth
        row[at + 9] = held.prose / total
        row[at + 10] = held_grand.prose / total
        row[at + 11] = self.shape_prose[shape] / total
        count = self.shape_count[shape]
        row[at + 12] = count if count < MANY else MANY
        row[at + 13] = held.links / held.size if held.size else 0.0
        row[at + 14] = held_grand.links / held_grand.size if held_grand.size else 0.0
        row[at + 15] = KIND_CODES[evidence.kind]
        row[at + 16] = evidence.levels

    def fill_kin(self, i: int, j: int, row: list[float], at: int) -> None:
        """Write the features named NEIGHBOUR of block `j` beside block `i`: whether it is of the same shape and stands
        right in the same element, and what its names say at worst. The lines of pasted text are no kin."""
        one, other = self.evidence[i], self.evidence[j]
        row[at] = row[at + 1] = row[at + 2] = 0.0
        if other is None:
            return
        row[at + 2] = other.worst
        place, beside = self.blocks[i].place, self.blocks[j].place
        if one is not None and place is not None and beside is not None:
            row[at] = 1.0 if one.shape == other.shape else 0.0
            row[at + 1] = 1.0 if place.parent is beside.parent else 0.0

    def kind(self, i: int) -> Category | None:
        """What the names around block `i` say it is."""
        evidence = self.evidence[i]
        return None if evidence is None else evidence.kind

    def naming(self, i: int) -> Place | None:
        """The element whose names say so."""
        place, evidence = self.blocks[i].place, self.evidence[i]
        if place is None or evidence is None or evidence.kind is None:
            return None
        return next(islice(place.path(), int(evidence.levels), None))

    def shape(self, i: int) -> int | None:
        """The same for blocks whose elements, and these elements' parents, share tag and names; None for text."""
        evidence = self.evidence[i]
        return None if evidence is None else evidence.shape


def _credit(held: _Holding) -> float:
    return held.credit
