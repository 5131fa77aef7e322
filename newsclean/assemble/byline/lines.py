"""The lines beside a story that name its writers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsclean.article import Category
from newsclean.assemble.byline.agencies import is_agency
from newsclean.assemble.byline.names import ARTICLES
from newsclean.assemble.byline.people import Named, dates_writer, part_from_site, read_line
from newsclean.assemble.head_lines import is_guessed
from newsclean.assemble.site import Site
from newsclean.assemble.story_bounds import ABOVE, Head
from newsclean.assemble.words import NEVER, UNSPACED, Words
from newsclean.page import Block, Place
from newsclean.read.html import names_writer

BEFORE_HEADLINE = 5  # blocks above the headline in which a byline may stand
BETWEEN = 12  # blocks between two prints of the headline
INTO_STORY = 3
ENDING = 4  # the story's last blocks, among which a byline may stand, above a line on the writer
BEHIND_STORY = 25  # blocks below the story in which one may stand
LONGEST = 200  # characters of a line that names writers; the longest of both corpora has 150
LONGEST_TOLD = 90  # of one that may be taken for a sentence of the story
SENTENCE_ENDS = ".?!:…。！？：”»"
LONGEST_BARE = 60  # of one that does not say that it does
BRIEF = 24  # of a sentence that is no more than "Reported by" and a name, in a script without spaces
GROUP = 6  # lines that may follow a "By" in a line of its own
OTHERS = 2  # lines that a "Reviewed by" speaks of: its own and the next
CLASS_LEVELS = 3
TITLE_SIZE = 25  # characters of a link that leads to another story
TEASER = 2  # blocks between such a link and its writer: a summary, a day
NOT_BYLINES = frozenset((Category.CAPTION, Category.COMMENTS, Category.COOKIES, Category.SHARE))
NOT_ANNOUNCED = frozenset((Category.CAPTION, Category.COMMENTS))  # "By Ann Lee" stands among share buttons too
OTHER_STORIES = NOT_BYLINES | {Category.RELATED, Category.NAVIGATION}
# German-speaking papers sign so; three letters at most, for four are as often a word.
INITIALS = re.compile(r"\(?([a-zäöü]{2,3}(?:\s*[,/]\s*[a-zäöü]{2,3}){0,3})\)?(?:\s*;.*)?")
# A story's data say so ("Author: Ann Lee"), and hardly ever a link to another, which says "By Ann Lee".
AUTHOR = re.compile(r"auth?or|auteur|autrice|forfatter|författare|автор|szerző|yazar\b|penulis|tác giả|作者", re.I)
# As a label of the writer beside the photographer's.
WRITTEN = re.compile(r"(?:te[xk]s?te?s?|te[xk]sto?|testo|teksti|words|tekst)\b[^:(]{0,12}[:：]", re.I)
LETTERS = re.compile(r"[a-zäöü]+")
LOWER_WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")


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
        printed = [i for i in above if id(head.blocks[i]) in self.headline]
        # A page that claims another headline than it prints prints its own all the same.
        printed = printed or [i for i in above if head.blocks[i].level == 1][-1:] or [head.start]
        self.headline_from, self.headline_at = printed[0], printed[-1]
        first = max(0, printed[0] - BEFORE_HEADLINE, printed[-1] - BETWEEN)
        self.zone = range(first, min(head.start + INTO_STORY, len(head.blocks)))

    @cached_property
    def near(self) -> str:
        """What stands beside the headline, lower case and without spaces."""
        blocks, photo = self.head.blocks, self.head.facts.photo
        texts = [blocks[i].text for i in self.zone if not self.is_other(blocks[i], NOT_BYLINES) and not photo[i]]
        return squeezed("".join(texts))

    def beside_headline(self, known: Sequence[str]) -> Iterator[Line]:
        """The lines that announce a writer, hold a name that is known, or stand in an element of a writer's class."""
        follows = 0  # how many lines may still belong to a "By" above them
        others = 0  # how many to a "Reviewed by"
        for i in range(self.zone.start, min(self.zone.stop + INTO_STORY, self.head.end)):
            block = self.head.blocks[i]
            announced = len(block.text) <= LONGEST and (self._announces(i) or self._dates_writer(i))
            if i >= self.zone.stop and (not announced or (block.is_story and not self._is_told(i))):
                continue
            other = NOT_ANNOUNCED if announced else NOT_BYLINES
            if WRITTEN.match(block.text):
                other -= {Category.CAPTION}  # "Text: Ann Lee, photos: Bo Ek", which names no picture
            if len(block.text) > LONGEST or self.is_other(block, other):
                continue
            others = OTHERS if self.words.not_by.match(block.text) and not announced else others - 1
            if others > 0 and not announced:
                continue
            if not announced and block.is_story:
                continue
            holds = any(name in block.text for name in known)
            if not (announced or holds or follows or has_writer_class(block)):
                continue
            named = self.read(block, trusted=announced or holds)
            named.announced = announced or follows > 0
            follows = GROUP if announced and not named.authors else follows - 1 if follows and named.authors else 0
            if not named.announced and not holds:  # a section's name, a country's, as often as a writer's
                named.people = [name for name in named.people if _is_whole(name)]
            if block.is_story and not _is_signed(block, named.people):
                continue
            if named.authors and (announced or holds or named.clean):
                yield Line(i, block, named)

    def behind_story(self) -> Iterator[Line]:
        """The first line below the story that announces a writer, or stands in an element of a writer's class.

        The story's last line may be that line.
        """
        opened = False
        first = max(self.head.start + 1, self.head.end - ENDING)
        for i in range(first, min(self.head.end + BEHIND_STORY, len(self.head.blocks))):
            block = self.head.blocks[i]
            announced = self._announces(i)
            if i < self.head.end and not (announced and (not block.is_story or self._ends_story(i))):
                continue
            other = NOT_BYLINES | {Category.RELATED} if announced or opened else OTHER_STORIES
            if announced and (AUTHOR.match(block.text) or (is_guessed(block) and not block.link_chars)):
                other = NOT_BYLINES
            if len(block.text) > LONGEST_BARE * 2 or self.is_other(block, other):
                continue
            if self._is_apart(block) or self._is_below_title(i):
                continue
            if announced or opened or has_writer_class(block):
                named = self.read(block, trusted=False)
                named.people = [name for name in named.people if _is_whole(name)]
                told = block.is_story and not _is_signed(block, named.people)
                if named.people and not told and (named.clean or announced) and not self._is_in_teaser(i, named.people):
                    yield Line(i, block, named)
                    return
            opened = announced

    def _ends_story(self, i: int) -> bool:
        """Whether a line of the story is its last, or has but lines like it below: a record's label, its length."""
        below = self.head.blocks[i + 1 : self.head.end]
        return all(len(block.text) <= LONGEST_BARE and block.text[-1] not in SENTENCE_ENDS for block in below)

    def initials(self) -> Iterator[Line]:
        """The line right below the story that signs it with initials: "(lee)", "lee, bek; Photo: Wave"."""
        for i in range(self.head.end, min(self.head.end + 1, len(self.head.blocks))):
            found = INITIALS.fullmatch(self.head.blocks[i].text)
            names = LETTERS.findall(found[1]) if found else []
            if names and not any(_writes(self.story, name) for name in names) and not any(map(is_agency, names)):
                yield Line(i, self.head.blocks[i], Named(people=names))

    def read(self, block: Block, *, trusted: bool) -> Named:
        """Who a line names, without words that the story uses as such."""
        named = part_from_site(read_line(block.text, self.words), self.site)
        if not trusted:
            named.people = [name for name in named.people if not self.uses(name)]
            named.desks = [name for name in named.desks if not self.uses_desk(name)]
        return named

    def _announces(self, i: int) -> bool:
        if self.head.facts.announces[i]:
            return True
        text = self.head.blocks[i].text
        glued = text[:2].lower() == "by" and text[2:3].isupper() and text[3:4].islower()  # "ByAnn Lee"
        return glued or (self.words.after is not NEVER and self.words.after.search(text) is not None)

    def _is_apart(self, block: Block) -> bool:
        """Whether a block stands in an `<article>` that the story's beginning does not stand in: another story's."""
        article = next((place for place in _path(block) if place.tag == "article"), None)
        return article is not None and all(place is not article for place in _path(self.head.blocks[self.head.start]))

    def _is_below_title(self, i: int) -> bool:
        """Whether the line above leads to another story, whose writer this one names: a link, or a line of text that is
        long enough for a title and no sentence, where the day stands beside the name."""
        above = self.head.blocks[i - 1]
        if above.place is None and self.head.facts.dated[i]:
            return TITLE_SIZE <= len(above.text) <= LONGEST_TOLD and above.text[-1].isalnum()
        return i > self.head.end and is_title(above)

    def _is_in_teaser(self, i: int, people: Sequence[str]) -> bool:
        """Whether a link to another story stands near a line below the story, in the element around it, which holds
        none of the story and is no list of facts, nor a card that a writer's name heads."""
        blocks, first = self.head.blocks, self.head.end
        place = blocks[i].place
        card = None if place is None else place.parent
        if place is None or card is None or blocks[i].level or place.tag == "li" or card in _path(blocks[first - 1]):
            return False
        near = (*blocks[max(first, i - TEASER) : i], *blocks[i + 1 : i + 1 + TEASER])
        return any(
            is_title(block) and card in _path(block) and not any(name in block.text for name in people)
            for block in near
        )

    def _is_told(self, i: int) -> bool:
        """Whether a line that announces a writer holds a day and no sentence: "By Ann Lee Mar 5, 2025 | 6 comments"."""
        text = self.head.blocks[i].text
        return self.head.facts.dated[i] and len(text) <= LONGEST_TOLD and text[-1] not in SENTENCE_ENDS

    def _dates_writer(self, i: int) -> bool:
        facts, text = self.head.facts, self.head.blocks[i].text
        return facts.dated[i] and not facts.photo[i] and dates_writer(text, self.words)

    def is_other(self, block: Block, categories: frozenset[Category]) -> bool:
        """Whether no reader sees a line as the story's byline."""
        if block.known is not None or (not self.hidden and _is_hidden(block)):
            return True
        category = block.label.category if block.label is not None else None
        if category is Category.SHARE and block.place is not None and names_writer(block.place.names):
            return False  # `social-author`: the writer's name, beside links to their profiles
        return category in categories

    def uses_desk(self, name: str) -> bool:
        """The same for a desk, whose "the" and "team" every story writes."""
        own = [token for token in LOWER_WORD.findall(name.lower()) if token not in self.words.desk | ARTICLES]
        return self.uses(" ".join(own)) if own else True

    def uses(self, name: str) -> bool:
        """Whether the story writes most of a name's words in lower case, so that it is no name: "Climate Change"."""
        own = [token for token in LOWER_WORD.findall(name.lower()) if len(token) > 2]
        return bool(own) and sum(_writes(self.story, token) for token in own) * 2 > len(own)

    def knows(self, name: str) -> bool:
        """Whether the story writes any of a name's words in lower case, or the name itself: whom it is about."""
        return name in self.story or any(_writes(self.story, token) for token in LOWER_WORD.findall(name.lower()))

    def is_section(self, name: str) -> bool:
        """Whether one word is a link of the menu above the story: a section's name, a country's."""
        menu = self.head.blocks[: self.zone.start] if " " not in name else ()
        return any(b.link_chars * 2 > len(b.text) and b.text.casefold() == name.casefold() for b in menu)

    def page_uses(self, name: str) -> bool:
        """Whether anything on the page writes one of a name's words in lower case."""
        own = [token for token in LOWER_WORD.findall(name.lower()) if len(token) > 2]
        return any(_writes(self.page, token) for token in own)

    @cached_property
    def story(self) -> str:
        """The story's text, without lines that announce a writer; few pages need it."""
        start = self.head.opening
        told = zip(self.head.at[start:], self.head.told, strict=True)
        return "\n".join(b.text for i, b in told if len(b.text) > LONGEST_BARE or not self._announces(i))

    @cached_property
    def page(self) -> str:
        """The page's text, near the story at least."""
        first = max(0, self.head.start - ABOVE)
        return "\n".join(block.text for block in self.head.blocks[first : self.head.end + ABOVE])


def _is_whole(name: str) -> bool:
    """Whether a name is more than one word, or of a script that sets none apart."""
    return " " in name or UNSPACED.match(name) is not None


def _is_signed(block: Block, people: Sequence[str]) -> bool:
    """Whether a line that passed for the story's names somebody; "Written by Hand is a shop's name." does not, nor does
    a sentence of a script without spaces, in which any words behind "reporter" look like a name."""
    is_sentence = block.text[-1] in SENTENCE_ENDS
    return any(" " in name or not is_sentence or (_is_whole(name) and _is_brief(block.text)) for name in people)


def _is_brief(text: str) -> bool:
    return len(text) <= BRIEF and "，" not in text and "," not in text


def _writes(text: str, word: str) -> bool:
    """Whether a text has a word of lower-case letters as a word of its own."""
    at = text.find(word)
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or before == "_" or behind.isalpha()):
            return True
        at = text.find(word, at + 1)
    return False


def squeezed(text: str) -> str:
    """A text in lower case without spaces, for elements' edges come out with and without one."""
    return "".join(text.casefold().split())


def has_writer_class(block: Block) -> bool:
    """Whether a block stands in an element whose class names a writer."""
    place = block.place
    for _ in range(CLASS_LEVELS):
        if place is None:
            return False
        if names_writer(place.names):
            return True
        place = place.parent
    return False


def is_title(block: Block) -> bool:
    """Whether a line is a link, and a heading or as long as a headline."""
    return (block.level > 0 or len(block.text) >= TITLE_SIZE) and block.link_chars * 2 > len(block.text)


def _path(block: Block) -> Iterator[Place]:
    """The elements around a block, nearest first."""
    return block.place.path() if block.place is not None else iter(())


def _is_hidden(block: Block) -> bool:
    return block.place is not None and block.place.hidden
