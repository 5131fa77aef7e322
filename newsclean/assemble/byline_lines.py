"""The lines beside a story that name its writers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclean.article import Category
from newsclean.assemble.head import Head
from newsclean.assemble.lines import DATE, names_photo
from newsclean.assemble.people import Named, read_line
from newsclean.assemble.site import Site
from newsclean.assemble.words import UNSPACED, Words
from newsclean.page import Block, Role
from newsclean.read.markup import WRITER_CLASS

BEFORE_HEADLINE = 5  # blocks above the headline in which a byline may stand
BETWEEN = 12  # blocks between two prints of the headline
INTO_STORY = 3
BEHIND_STORY = 25  # blocks below the story in which one may stand
LONGEST = 200  # characters of a line that names writers; the longest of both corpora has 150
LONGEST_BARE = 60  # of one that does not say that it does
GROUP = 6  # lines that may follow a "By" in a line of its own
OTHERS = 2  # lines that a "Reviewed by" speaks of: its own and the next
CLASS_LEVELS = 3
NOT_BYLINES = frozenset((Category.CAPTION, Category.COMMENTS, Category.COOKIES, Category.SHARE))
OTHER_STORIES = NOT_BYLINES | {Category.RELATED, Category.NAVIGATION}
LOWER_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
SEPARATORS = ",|–—-·•/("


@dataclass(frozen=True, slots=True)
class Line:
    """A line that names writers."""

    index: int
    block: Block
    named: Named


class Reader:
    """Reads the lines around one story."""

    def __init__(self, head: Head, headline: Sequence[Block], site: Site, words: Words) -> None:
        self.head, self.site, self.words = head, site, words
        self.headline = {id(block) for block in headline}
        self.hidden = head.start < len(head.blocks) and _is_hidden(head.blocks[head.start])
        above = [i for i in head.above if i < head.start]
        printed = [i for i in above if id(head.blocks[i]) in self.headline] or [head.start]
        self.headline_at = printed[-1]
        first = max(0, printed[0] - BEFORE_HEADLINE, printed[-1] - BETWEEN)
        self.zone = range(first, min(head.start + INTO_STORY, len(head.blocks)))
        self._story_words: frozenset[str] | None = None

    @property
    def near(self) -> str:
        """What stands beside the headline, lower case and without spaces."""
        blocks = (self.head.blocks[i] for i in self.zone)
        return squeezed(
            "".join(b.text for b in blocks if not self._is_other(b, NOT_BYLINES) and not names_photo(b.text))
        )

    def beside_headline(self, known: Sequence[str]) -> Iterator[Line]:
        """The lines that announce a writer, hold a name that is known, or stand in an element of a writer's class."""
        follows = 0  # how many lines may still belong to a "By" above them
        others = 0  # how many to a "Reviewed by"
        for i in self.zone:
            block = self.head.blocks[i]
            if len(block.text) > LONGEST or self._is_other(block, NOT_BYLINES):
                continue
            announced = self._announces(block.text)
            others = OTHERS if self.words.not_by.match(block.text) and not announced else others - 1
            if others > 0 and not announced:
                continue
            if not announced and block.label is not None and block.label.role is Role.STORY:
                continue
            holds = any(name in block.text for name in known)
            if not (announced or holds or follows or has_writer_class(block)):
                continue
            named = self.read(block, trusted=announced or holds)
            named.announced = announced or follows > 0
            follows = GROUP if announced and not named.authors else follows - 1 if follows and named.authors else 0
            if named.authors and (announced or holds or named.clean):
                yield Line(i, block, named)

    def behind_story(self) -> Iterator[Line]:
        """The first line below the story that announces a writer, or stands in an element of a writer's class."""
        opened = False
        for i in range(self.head.end, min(self.head.end + BEHIND_STORY, len(self.head.blocks))):
            block = self.head.blocks[i]
            announced = self._announces(block.text)
            other = NOT_BYLINES | {Category.RELATED} if announced or opened else OTHER_STORIES
            if len(block.text) > LONGEST_BARE * 2 or self._is_other(block, other):
                continue
            if announced or opened or has_writer_class(block):
                named = self.read(block, trusted=False)
                named.people = [name for name in named.people if " " in name or UNSPACED.match(name)]
                if named.people and (named.clean or announced):
                    yield Line(i, block, named)
                    return
            opened = announced

    def bare(self) -> Iterator[Line]:
        """The first line between headline and story that is a name and a role or a date, or a name beside a date."""
        for i in range(self.headline_at, self.head.start):
            block = self.head.blocks[i]
            if (
                id(block) in self.headline
                or block.level
                or self._is_other(block, OTHER_STORIES - {Category.NAVIGATION})
            ):
                continue
            if self._may_be_bare(i):
                named = self.read(block, trusted=False)
                if (
                    len(named.people) == 1
                    and _is_all_of(named.people[0], block.text)
                    and not self._knows(named.people[0])
                ):
                    yield Line(i, block, named)
                    return

    def read(self, block: Block, *, trusted: bool) -> Named:
        """Who a line names, without words that the story uses as such."""
        named = self.site.part_from(read_line(block.text, self.words))
        if not trusted:
            named.people = [name for name in named.people if not self.uses(name)]
            named.desks = [name for name in named.desks if not self.uses(name)]
        return named

    def _announces(self, text: str) -> bool:
        return self.words.announces(text) or self.words.after.search(text) is not None

    def _is_other(self, block: Block, categories: frozenset[Category]) -> bool:
        """Whether no reader sees a line as the story's byline."""
        if not self.hidden and _is_hidden(block):
            return True
        return block.label is not None and block.label.category in categories

    def _may_be_bare(self, i: int) -> bool:
        text = self.head.blocks[i].text
        if len(text) > LONGEST_BARE or names_photo(text) or text[-1] in ".?!:" or text[0].islower():
            return False
        if not UNSPACED.search(text) and " " not in text:
            return False
        if not self.words.role.isdisjoint(text.lower().replace(",", " ").split()):
            return True
        beside = (self.head.blocks[j].text for j in (i - 1, i, i + 1) if self.headline_at < j < self.head.start)
        return any(len(line) <= LONGEST_BARE and DATE.search(line) for line in beside)

    def uses(self, name: str) -> bool:
        """Whether the story writes most of a name's words in lower case, so that it is no name: "Climate Change"."""
        own = [token for token in LOWER_WORD.findall(name.lower()) if len(token) > 2]
        return bool(own) and sum(token in self.story_words for token in own) * 2 > len(own)

    def _knows(self, name: str) -> bool:
        """Whether the story writes any of a name's words in lower case."""
        return not self.story_words.isdisjoint(LOWER_WORD.findall(name.lower()))

    @property
    def story_words(self) -> frozenset[str]:
        """The words that the story writes in lower case; few pages need them."""
        if self._story_words is None:
            blocks = self.head.blocks[self.head.start : self.head.end]
            texts = (b.text for b in blocks if b.label is not None and b.label.role is Role.STORY)
            self._story_words = frozenset(word for text in texts for word in LOWER_WORD.findall(text))
        return self._story_words


def squeezed(text: str) -> str:
    """A text in lower case without spaces, for elements' edges come out with and without one."""
    return "".join(text.casefold().split())


def has_writer_class(block: Block) -> bool:
    """Whether a block stands in an element whose class names a writer."""
    place = block.place
    for _ in range(CLASS_LEVELS):
        if place is None:
            return False
        if WRITER_CLASS.search(place.names.lower()):
            return True
        place = place.parent
    return False


def _is_hidden(block: Block) -> bool:
    return block.place is not None and block.place.hidden


def _is_all_of(name: str, text: str) -> bool:
    """Whether a line is a name, and what follows it is set off: "Ann Lee | 3 May"."""
    rest = text.removeprefix(name).lstrip()
    return text.startswith(name) and (not rest or rest[0] in SEPARATORS or rest[0].isdigit())
