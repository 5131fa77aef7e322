"""What a page's visible elements claim: microdata, RDFa, `<time>`, `rel=author`, class words, the first heading.

Sources: https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from lxml import etree

from newsclean.page import Claim
from newsclean.read.html.plain import plain

# Words of a class that name a writer, as sites in several languages write them; not `authority`, `authorized`.
# Matched on lower case and without a look-behind: six times as fast as with IGNORECASE.
WRITER_CLASS = re.compile(
    r"author(?!i[tsz])|by-?_?line|autor(?!i[tsz])|auteur|forfatter|skribent|writer|contributor|journalist|redakteur|"
    r"columnist|reporter"
)
# The address of a writer's own page, lower case.
WRITER_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|forfatter|contributors?|writers?|journalists?|journalisten|columnists?|"
    r"people|staff|byline|redaktion|redaktoer|profiles?|profil|reporters?|yazar(?:lar)?|firmas?|autore)/[^/?#]+"
)
# Where the names and times of other stories, of readers and of the site stand.
ASIDE_TAGS = frozenset(("aside", "nav", "footer", "form", "select"))
ASIDE_NAMES = re.compile(
    r"comment(?!ary|at)|disqus|related|recommend|side-?bar|teaser|most-?(?:read|popular|viewed)|popular|trending|"
    r"read-?(?:more|next)|more-?(?:stories|news|from|articles)|up-?next|latest|carousel|slider|swiper|mega-?menu|"
    r"footer|promo(?!ted)|newsletter|recirc|also-?like|widget-area|navbar|navigation|(?:post|article|news|story|blog)-card"
)
MICRODATA = {
    "headline": "headline",
    "alternativeheadline": "seo_headline",
    "description": "standfirst",
    "abstract": "standfirst",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "publisher": "publisher",
    "articlesection": "section",
    "keywords": "tag",
    "inlanguage": "language",
    "isaccessibleforfree": "free_access",
    "author": "author",
    "creator": "author",
}
LONGEST_LABEL = 30  # characters before a moment that say of what it is
MODIFIED_CLASS = re.compile(r"modif|updat|revis|aktuali|mise-?a-?jour|actualiz", re.I)
# Attributes that hold a moment for machines, or what readers see who point at "2 days ago"; hAtom and hEntry templates
# have it in `title` (https://microformats.org/wiki/datetime-design-pattern).
TIMES = frozenset(
    "datetime title data-timestamp data-date data-datetime data-time data-published data-published-at "
    "data-publish-date data-utc data-epoch".split()
)
TIME_TAGS = frozenset(("abbr", "time", "relative-time", "time-ago", "local-time"))
TIME_CLASS = re.compile(r"publish|date|time|posted|updated|modified|\bago\b")
MOMENT = re.compile(r"\s*(?:(?:19|20)\d\d-[01]\d-[0-3]\d(?:\D|$)|1\d{9}(?:\d{3})?$)")
MOST_KNOWN = 4096  # names of elements that are remembered: a site's pages have the same
LONGEST_NAME = 240  # characters of a line that names writers; the longest of the news corpus has 150
LONGEST_TEXT = 2_000
PICTURES_TOO = frozenset(("author", "standfirst"))  # what a picture has as well as a story
PICTURE_LEVELS = 4
MOST = 60  # claims of one field; below the story stand other stories' writers and times


@lru_cache(maxsize=MOST_KNOWN)
def names_writer(names: str) -> bool:
    """Whether an element's names say that it holds the name of a writer.

    >>> names_writer("c-byline u-small"), names_writer("authority")
    (True, False)
    """
    return WRITER_CLASS.search(names.lower()) is not None


class Markup:
    """Collects claims in document order; one for each element handed over."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self.left = dict.fromkeys(("author", "byline", "published", "modified", "headline", "standfirst"), MOST)
        # A page repeats its classes, and elements share those above them.
        self.aside_names: dict[tuple[str | None, str | None], bool] = {(None, None): False}
        self.asides: dict[etree._Element | None, bool] = {None: False}

    def property_of(self, element: etree._Element, names: str) -> None:
        """An element with `itemprop` or `property`."""
        for name in names.split():
            last = name.rpartition("/")[2].rpartition(":")[2].lower()
            field = MICRODATA.get(last)
            if field is not None and not (field in PICTURES_TOO and _is_pictures(element)):
                self.add(field, _value(element), f"microdata:{last}", element)

    def time(self, element: etree._Element) -> None:
        """A `<time>`: what a machine reads of it, else what a reader sees."""
        field = "modified" if MODIFIED_CLASS.search(element.get("class") or "") else "published"
        label = _label_of(element)
        source = f"time:{label}" if label else "time"
        self.add(field, element.get("datetime") or text_of(element, LONGEST_NAME), source, element)

    def stamp(self, element: etree._Element) -> None:
        """An element other than `<time datetime>` whose attributes give a moment, for machines or on hovering."""
        if element.tag == "time" and element.get("datetime"):
            return
        names = element.get("class") or ""
        says_time = element.tag in TIME_TAGS or TIME_CLASS.search(names.lower()) is not None
        value = moment_of(element)
        if value is not None and (says_time or element.get("title") != value):
            field = "modified" if MODIFIED_CLASS.search(names) else "published"
            self.add(field, value, "time", element)

    def writer(self, element: etree._Element) -> None:
        """A link that may lead to a writer's page, or an element whose class names a writer."""
        source = signature_of(element)
        if source:
            self.add("byline", text_of(element, LONGEST_NAME), source, element)

    def heading(self, element: etree._Element) -> None:
        """A first- or second-level heading; a kicker in an element of its own stands in a line of its own."""
        self.add("headline", text_of(element, LONGEST_TEXT), element.tag, element)

    def add(self, field: str, value: str, source: str, element: etree._Element) -> None:
        """Take a claim, unless it is empty, one too many, or about another story."""
        left = self.left.get(field, MOST)
        if value and left and not self.is_aside(element):
            self.left[field] = left - 1
            self.claims.append(Claim(field, value, source))

    def is_aside(self, element: etree._Element) -> bool:
        """Whether an element stands in what surrounds the story; remembered for all that is above it."""
        way: list[etree._Element] = []
        above: etree._Element | None = element
        while (known := self.asides.get(above)) is None and above is not None:
            way.append(above)
            if above.tag in ASIDE_TAGS or (above.tag != "body" and self._has_aside_name(above)):
                known = True
                break
            above = above.getparent()
        self.asides.update(dict.fromkeys(way, bool(known)))
        return bool(known)

    def _has_aside_name(self, element: etree._Element) -> bool:
        names = element.get("class"), element.get("id")
        known = self.aside_names.get(names)
        if known is None:
            known = self.aside_names[names] = ASIDE_NAMES.search(f"{names[0]} {names[1]}".lower()) is not None
        return known


def signature_of(element: etree._Element) -> str:
    """What says that an element names a writer: `rel=author`, its `href`, its `class`; nothing where nothing does.

    >>> signature_of(etree.fromstring('<a href="/authors/ann-lee">Ann Lee</a>'))
    'href'
    """
    get = element.get
    if "author" in (get("rel") or ""):
        return "rel=author"
    if WRITER_PAGE.search((get("href") or "").lower()):
        return "href"
    return "class" if names_writer(get("class") or "") else ""


def moment_of(element: Any) -> str | None:
    """The moment that the first of an element's attributes to hold one gives, as written."""
    return next((value for key, value in element.items() if key in TIMES and MOMENT.match(value)), None)


def text_of(element: etree._Element, most: int) -> str:
    """The pieces of an element's text, a line each, or nothing where it holds more than `most` characters.

    >>> text_of(etree.fromstring("<p>By <a>Ann Lee</a>, Paris</p>"), 100)
    'By\\nAnn Lee\\n, Paris'
    """
    pieces, size = [], 0
    for piece in element.itertext() if len(element) else (element.text or "",):
        if not piece or piece.isspace():
            continue
        size += len(piece)
        if size > most:
            return ""
        pieces.append(plain(str(piece)))
    return "\n".join(pieces)


def _label_of(element: etree._Element) -> str:
    """The few words right before an element, such as "Updated" or "Published on"; empty where none or many are."""
    above, before = element.getparent(), element.getprevious()
    text = above.text if before is None and above is not None else None
    if before is not None:
        is_told = bool(before.tail and before.tail.strip()) or not isinstance(before.tag, str)
        text = before.tail if is_told else text_of(before, LONGEST_LABEL + 1)
    label = " ".join((text or "").split()).strip(" :·|-–—(,")
    return label if len(label) <= LONGEST_LABEL and label[-1:].isalpha() else ""


def _value(element: etree._Element) -> str:
    """What a microdata property holds."""
    given = element.get("content") or element.get("datetime")
    if given is None:
        name = next(
            (e for e in element.iter() if "name" in (e.get("itemprop") or e.get("property") or "").split()), None
        )
        given = name.get("content") if name is not None else None
        if given is None:
            given = text_of(element if name is None else name, LONGEST_TEXT)
    return plain(given) if len(given) <= LONGEST_TEXT else ""


def _is_pictures(element: etree._Element) -> bool:
    """Whether a property is a picture's, not the story's."""
    above: etree._Element | None = element
    for _ in range(PICTURE_LEVELS):
        if above is None:
            return False
        if above.tag in ("figure", "figcaption") or "ImageObject" in (above.get("itemtype") or ""):
            return True
        above = above.getparent()
    return False
