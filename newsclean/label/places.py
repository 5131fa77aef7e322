"""Where blocks stand in a page's tree: the evidence of elements, their names, and the prose they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from newsclean.article import Category
from newsclean.label.names import KINDS, kind_named
from newsclean.page import Block, Place

# Elements by what they are for.
MAIN = frozenset(("article", "main"))
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
MANY = 40  # so many or more blocks are of one shape

NOWHERE = [0.0] * 17  # the row of a block of pasted text
NO_KIN = [0.0] * 3


@dataclass(slots=True)
class _Evidence:
    """What one element and those above it say."""

    own: float  # log-odds of its own names
    worst: float  # the least on the path to the root
    total: float  # the sum over the path, each level counting less
    main: float
    chrome: float
    depth: int
    kind: Category | None  # what the nearest telling name says the block is
    levels: int  # how many levels up that name stands


@dataclass(slots=True)
class _Holding:
    """What stands in one element, up to CREDIT_LEVELS below it."""

    first: int  # its first block, and its last
    last: int
    prose: float = 0.0
    size: float = 0.0
    links: float = 0.0
    credit: float = 0.0  # its prose, less for each level below it, and less where names say it is no story's


_KIND_CODES: dict[Category | None, float] = {None: 0.0} | {kind: code + 1.0 for code, kind in enumerate(KINDS)}
NOTHING_HELD = _Holding(0, 0)


class Places:
    """The places of a page's blocks; of no use, and of no cost, for text."""

    def __init__(
        self, blocks: list[Block], sizes: list[float], prose: list[bool], odds: Callable[[str], float]
    ) -> None:
        self.places = [block.place for block in blocks]
        self.odds = odds
        self.held: dict[int, _Holding] = {}
        self.shapes: list[tuple[str, ...]] = []
        self.shape_prose: defaultdict[tuple[str, ...], float] = defaultdict(float)
        self.shape_count: defaultdict[tuple[str, ...], int] = defaultdict(int)
        self.total = sum(size for size, is_prose in zip(sizes, prose, strict=True) if is_prose) or 1.0
        self.known: dict[int, _Evidence] = {}
        self.top = self._survey(blocks, sizes, prose)
        held = self.held.get(self.top) if self.top is not None else None
        self.span = (held.first, held.last) if held is not None else (0, max(0, len(blocks) - 1))

    def _survey(self, blocks: list[Block], sizes: list[float], prose: list[bool]) -> int | None:
        """Sum up what elements hold; the id of the one with most prose near it."""
        direct: dict[int, tuple[Place, _Holding]] = {}
        for i, (block, size, is_prose) in enumerate(zip(blocks, sizes, prose, strict=True)):
            place = block.place
            if place is None:
                self.shapes.append(())
                continue
            shape = _shape(place)
            self.shapes.append(shape)
            self.shape_count[shape] += 1
            above = place.parent
            if above is None:
                continue
            known = direct.get(id(above))
            if known is None:
                known = direct[id(above)] = above, _Holding(i, i)
            held = known[1]
            held.last = i
            held.size += size
            held.links += size * block.link_chars / len(block.text)
            if is_prose:
                self.shape_prose[shape] += size
                held.prose += size
                held.credit += size * OTHER_CREDIT if self._evidence(place).kind in OTHER_PROSE else size
        for element, held in direct.values():
            self._credit(element, held)
        return max(self.held, key=lambda element: self.held[element].credit) if self.held else None

    def _credit(self, element: Place, direct: _Holding) -> None:
        """Add what stands right in an element to what it and those above it hold."""
        above: Place | None = element
        share = direct.credit
        for _ in range(CREDIT_LEVELS):
            if above is None:
                return
            held = self.held.get(id(above))
            if held is None:
                held = self.held[id(above)] = _Holding(direct.first, direct.last)
            held.first = min(held.first, direct.first)
            held.last = max(held.last, direct.last)
            held.size += direct.size
            held.links += direct.links
            held.prose += direct.prose
            held.credit += share
            share *= CREDIT_DECAY
            above = above.parent

    def _evidence(self, place: Place) -> _Evidence:
        known = self.known.get(id(place))
        if known is not None:
            return known
        path = [place]  # from the place up to the first that is known; a stack, so that depth costs no recursion
        while (up := path[-1].parent) is not None and id(up) not in self.known:
            path.append(up)
        above = None if up is None else self.known[id(up)]
        while path:
            here = path.pop()
            above = self.known[id(here)] = self._weigh(here, above)
        assert above is not None
        return above

    def _weigh(self, place: Place, above: _Evidence | None) -> _Evidence:
        own = self.odds(place.names) if place.names else 0.0
        main = place.tag in MAIN
        kind = kind_named(place.tag, place.names)
        if above is None:
            return _Evidence(own, min(own, 0.0), own, main, CHROME.get(place.tag, 0.0), 1, kind, 0)
        levels = 0
        if kind is None and above.levels < KIND_LEVELS:
            kind, levels = above.kind, above.levels + 1
        return _Evidence(
            own,
            min(own, above.worst),
            own + above.total * NAME_DECAY,
            main or above.main,
            CHROME.get(place.tag) or (0.0 if main else above.chrome),
            above.depth + 1,
            kind,
            levels,
        )

    def row(self, i: int) -> list[float]:
        """The features named PLACE of block `i`."""
        place = self.places[i]
        if place is None:
            return NOWHERE
        evidence, parent = self._evidence(place), place.parent
        grand = parent.parent if parent is not None else None
        held = self.held.get(id(parent), NOTHING_HELD)
        held_grand = self.held.get(id(grand), NOTHING_HELD)
        shape = self.shapes[i]
        return [
            TAGS.get(place.tag, OTHER_TAG),
            evidence.own,
            self._evidence(parent).own if parent is not None else 0.0,
            self._evidence(grand).own if grand is not None else 0.0,
            evidence.worst,
            evidence.total,
            evidence.main,
            evidence.chrome,
            evidence.depth,
            held.prose / self.total,
            held_grand.prose / self.total,
            self.shape_prose[shape] / self.total,
            min(self.shape_count[shape], MANY),
            held.links / held.size if held.size else 0.0,
            held_grand.links / held_grand.size if held_grand.size else 0.0,
            _KIND_CODES[evidence.kind],
            evidence.levels,
        ]

    def kind(self, i: int) -> Category | None:
        """What the names around block `i` say it is."""
        place = self.places[i]
        return None if place is None else self._evidence(place).kind

    def kinship(self, i: int, j: int) -> list[float]:
        """The features named NEIGHBOUR of block `j` beside block `i`."""
        here, there = self.places[i], self.places[j]
        if here is None or there is None:
            return NO_KIN
        return [self.shapes[i] == self.shapes[j], here.parent is there.parent, self._evidence(there).worst]


def _shape(place: Place) -> tuple[str, ...]:
    """Paragraphs of one story share their element's and its parent's tag and names."""
    parent = place.parent
    return (place.tag, place.names) if parent is None else (place.tag, place.names, parent.tag, parent.names)
