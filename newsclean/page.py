"""What the read step makes and the label step needs: a page as blocks, and what the page claims of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from newsclean.fields import ArticleFields, ArticleWarning, BlockType, Category

# How much longer a text would be in a European language, by the lengths of translations.
DENSITY = {"zh": 2.5, "ja": 2.0, "ko": 1.7, "th": 1.2, "he": 1.3}


def density(language: str | None) -> float:
    """How much longer a text in `language`, a BCP 47 tag, would be in a European one.

    >>> density("zh-Hans"), density("en")
    (2.5, 1.0)
    """
    return DENSITY.get((language or "").partition("-")[0], 1.0)


def add_up(values: Iterable[float]) -> float:
    """The sum of floats, each added to those before it: `sum()` rounds in another way from Python 3.12 on, and a page
    has one result in all versions.

    >>> add_up([0.1] * 10)
    0.9999999999999999
    """
    total = 0.0
    for value in values:
        total += value
    return total


class Form(StrEnum):
    """What the source was: markup, or text that somebody pasted."""

    HTML = "html"
    TEXT = "text"


class Role(StrEnum):
    """Where a block goes: into the body, into a field, or out."""

    STORY = "story"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    REMOVED = "removed"


STORY = Role.STORY  # every block is asked for it, and Python 3.11 takes long to look up an enum's member


@dataclass(slots=True, frozen=True)
class Label:
    """What a block is, and why: `category` is set when, and only when, the role is REMOVED."""

    role: Role
    reason: str
    category: Category | None = None


@dataclass(slots=True, eq=False)
class Lineage:
    """The tags and names from the root down to an element. Elements that are alike in these share one Lineage, so that
    what follows from them is worked out once for all rows of a list and all paragraphs of a story.
    """

    tag: str
    names: str  # the element's class, id, role and similar attributes, as written, joined by spaces
    hidden: bool = False  # hidden, aria-hidden or display:none, here or above
    spoken: bool = False  # for screen readers only, here or above
    parent: Lineage | None = None


@dataclass(slots=True, eq=False)
class Place:
    """An element on the path from the root to a block. Blocks of one element share one Place."""

    lineage: Lineage
    parent: Place | None
    picture: int | None = None  # how many blocks of the page stand before the first picture in it; None without one

    @property
    def tag(self) -> str:
        """The element's name."""
        return self.lineage.tag

    @property
    def names(self) -> str:
        """The element's class, id, role and similar attributes."""
        return self.lineage.names

    @property
    def hidden(self) -> bool:
        """Whether the element is hidden from readers, by itself or by one above it."""
        return self.lineage.hidden

    def path(self) -> Iterator[Place]:
        """This place and those above it, nearest first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


@dataclass(slots=True, eq=False)
class Block:
    """The smallest thing that is kept or removed: a paragraph, a subhead, a list item, a line.

    A feature that a source does not offer keeps its default: pasted text has no `place`, HTML no `indent`.
    """

    text: str  # white space folded, never empty; only code keeps its line breaks
    position: int  # pasted text: the 1-based line on which it begins; HTML: its 1-based place among the page's blocks
    type: BlockType = BlockType.PARAGRAPH
    level: int = 0  # a heading's 1 to 6
    lines: int = 1  # how many lines of the source it took; 0 for what goes on in a line of the block before it
    marker: str = ""  # the bullet, number or quote sign that stood before the text
    link_chars: int = 0  # how many characters of `text` stand in links
    strong_chars: int = 0  # how many characters of `text` are set bold or italic
    gap: int = 0  # blank lines before it
    indent: int = 0  # columns before it
    place: Place | None = None  # its element
    pictured: bool = False  # whether a picture stands between it and the block before
    known: Category | None = (
        None  # what its syntax shows it to be, none of the story: a picture's text, a script's line
    )
    label: Label | None = None  # set by the label step, then by assemble for fields
    score: float = 0.0  # how surely it is the story's, in log-odds; set by the label step

    @property
    def is_story(self) -> bool:
        """Whether it has been labelled as the story's."""
        label = self.label
        return label is not None and label.role is STORY

    @property
    def printed(self) -> str:
        """The text with its bullet or number, as the source shows it."""
        return f"{self.marker} {self.text}" if self.marker else self.text


@dataclass(slots=True, frozen=True)
class Claim:
    """One thing a page says of itself, such as `Claim("headline", "Rain ends drought", "json-ld")`.

    `field` is one of `headline` (JSON-LD, microdata, headings), `seo_headline` (titles for search engines and sharing),
    `standfirst`, `author` (a name), `byline` (the text of an element that says it names a writer, its pieces a line
    each), `published` and `modified` (raw), `url`, `cut_url` (one whose end is not shown), `publisher`, `site_name`,
    `section`, `breadcrumb`, `tag`, `live_blog`, `language`, `image`, `image_caption`, `free_access`, `article_body` and
    `payload_body` (paragraphs a line each; the latter stands in a script that the page builds itself from),
    `page` (of the printed paper), `fetched` (when a page was fetched or captured).
    `source` names where it stood: `json-ld`, `json-ld:webpage` (of the page, not the story), `json-ld:website`,
    `json-ld:organization` (an author that is none of flesh), `og:title`, `meta:author`, `microdata:author`, `time`
    (`time:Updated` with the words before it),
    `rel=author`, `href`, `class`, `h1`, `title`, `rel=canonical`, `html lang`, `chosen` (the
    headline of the one story that was chosen among several).
    """

    field: str
    value: str
    source: str


@dataclass(slots=True, frozen=True)
class Written:
    """An article that newsclean wrote as text or Markdown, read back: its fields, and its blocks, labelled."""

    fields: ArticleFields
    blocks: list[Block]


@dataclass(slots=True)
class Page:
    """A source, read: its blocks in document order, and its claims: JSON-LD's, the head's, then visible elements'."""

    form: Form
    blocks: list[Block]
    claims: list[Claim] = field(default_factory=list)
    url: str | None = None
    language: str | None = None  # BCP 47
    warnings: list[ArticleWarning] = field(default_factory=list)
    written: Written | None = None  # what it is if newsclean wrote it; the label step says whether it did
    container: str | None = None  # what the page stood in, such as `nexis`: claims of this source are vouched for
    told: bool = False  # the container says where the story stands, so that no block has to be judged
    aside: list[Block] = field(default_factory=list)  # what its container or reading set apart, labelled as removed
    confidence: float = 0.0  # how likely its blocks were told apart rightly; set by the label step
    source: str | None = None  # its HTML, decoded, for whoever must read it another way
    documents: int = 1  # how many documents stand in the source, this one included

    def vouched(self, name: str) -> Claim | None:
        """What the container says of one field: that settles it."""
        container = self.container
        return next((c for c in self.claimed(name) if c.source == container), None) if container else None

    def claimed(self, name: str) -> Iterator[Claim]:
        """The claims for one field, in order of appearance."""
        return iter(_of_field(self.claims, name))


def _of_field(claims: list[Claim], name: str) -> list[Claim]:
    found = []
    for claim in claims:
        if claim.field == name:
            found.append(claim)  # noqa: PERF401  a comprehension would have no types where this is compiled
    return found
