"""The site's names: for the publisher, and for taking them off a title."""

from __future__ import annotations

import re
from collections.abc import Container
from urllib.parse import unquote, urlsplit

from newsclean.assemble.keys import FOLDED, key_of, may_say, unaccented
from newsclean.page import Page

# What parts a title from a site's or a section's name; a hyphen only with a space beside it, for words hold hyphens.
SEPARATOR = re.compile(r"\s*[|｜¦‖»«•·]\s*|\s+[-–—:~/<>]+\s+|\s*(?:--|——|―)\s*|\s+[–—-](?=\S)|(?<=\S)[–—:]\s+|[_＿]")
MARK = re.compile("[|｜¦‖»«•·:~/<>_＿–—―-]")  # found in a fifth of the time
SHORTEST_SPELT = 24  # twice the letters that a headline in an address must have, to be more than a section's name
SHORTEST_PART = 3  # characters of a host's name that say something: "sz", "ft" are shorter and taken whole only
# Host labels that name no publication.
NO_NAME = frozenset(
    "www m mobile amp com co org net gov edu ac news blog web en de fr es it nl online info int gob".split()
)
ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^@|\.(?:png|jpe?g|svg|webp)$", re.I)
HOST = re.compile(r"[\w-]{2,30}\.(?:[a-z]{2,3}|info|news)", re.I)  # as a title names its site: "wave.example"
SPEECH = re.compile(r"[–—-] ?(?=[\w«“„\"])")  # opens what somebody said, in Nordic papers above all
ORNAMENTS = " |｜-–—~#⋆★•·"
BEFORE_NAME = ORNAMENTS + "@:"
LABEL_MARK = re.compile(r"\s*[|｜¦‖»«•·_＿]\s*|\s+[–—-]+\s+")
# A colon stands in headlines, and parts a site's name from one only where a logo says the name.
PARTED = re.compile(rf"{LABEL_MARK.pattern}|: ")
UNSURE = frozenset(("title", "h1", "h2"))  # these may hold the site's name, or be a logo
TITLE = "title"
HEADLINES = frozenset(("json-ld", "microdata:headline", "h1"))  # some pages call their application by the story's
LONGEST_TITLE = 300
# How many words a text that begins or ends with a name may have to be that name, and how many times longer it may be
# where no spaces part words: "Ottawa cancer rates higher than in the rest of Ontario" is a headline in the Ottawa Wave.
MOST_WORDS, MOST_LONGER = 4, 3
LONGEST_SECTION = 20
LONGEST_OWNER = 120  # characters of a line that says whose the page is
MOST_NAMES = 20
MOST_PARTS = 4  # "Title | Subsection | Section | Site"


class Site:
    """What a page's site is called, by its claims and its address."""

    def __init__(self, page: Page) -> None:
        """Gather the names of a page's site."""
        told = {c.value for c in page.claimed("headline") if c.source in HEADLINES and len(c.value) > LONGEST_SECTION}
        names = (c.value for field in ("site_name", "publisher") for c in page.claimed(field))
        self.names = [name for name in dict.fromkeys(names) if name not in told][:MOST_NAMES]
        self.hosts = _host_labels(page)
        self.sections = {key_of(c.value) for field in ("breadcrumb", "section") for c in page.claimed(field)}
        self.keys = {key_of(name) for name in self.names if not ADDRESS.search(name)} | set(self.hosts)
        self.keys.discard("")
        self.marked = [name for name in self.names if MARK.search(name)]  # "Coast | The Wave"
        self.titles = [c.value[:LONGEST_TITLE] for c in page.claims if c.source == TITLE and PARTED.search(c.value)]
        self.lesser, self.labels = _read_titles(page, self.titles)
        self._titles: dict[tuple[str, bool], str] = {}  # most claims of a page say the same

    def is_name(self, text: str) -> bool:
        """Whether a text is the site's name, or its host.

        A part of a name counts where it is the greater part of the two: "Wave Online" for wave.example.
        """
        key = key_of(text)
        if not key:
            return False
        if key in self.keys or (not key.isascii() and unaccented(key) in self.hosts):
            return True
        for name in self.keys:
            ends = len(name) > SHORTEST_PART and (key.startswith(name) or key.endswith(name))
            if ends and (len(text.split()) <= MOST_WORDS if " " in text else len(key) <= MOST_LONGER * len(name)):
                return True
            if len(name) >= len(key) > SHORTEST_PART and key in name:
                return True
        return False

    def is_like(self, name: str) -> bool:
        """Whether a name is the site's host, or ends in the same word: "Harbour Star", of The Valley Star."""
        last = name.casefold().rpartition(" ")[2]
        return key_of(name) in self.hosts or any(last == own.casefold().rpartition(" ")[2] for own in self.names)

    def without_name(self, title: str, *, labelled: bool = False) -> str:
        """A title without the site's name, and the section's beside it, before or behind; `labelled` is a title of
        which nothing else may tell what they are called.

        >>> from newsclean.page import Claim, Form
        >>> page = Page(Form.HTML, [], [Claim("site_name", "Daily Wave", "og:site_name"),
        ...                             Claim("section", "Sport", "json-ld")])
        >>> Site(page).without_name("Cup final - a preview | Sport | The Daily Wave")
        'Cup final - a preview'
        """
        known = self._titles.get((title, labelled))
        if known is None:
            known = self._titles[title, labelled] = self._without_name(title, self.labels if labelled else frozenset())
        return known

    def _without_name(self, title: str, labels: Container[str]) -> str:
        speech = SPEECH.match(title)
        for _ in range(MOST_PARTS):
            title = self._without_marked(title)
            marks = list(SEPARATOR.finditer(title)) if MARK.search(title) else []
            if not marks:
                break
            last, first = marks[-1], marks[0]
            behind, is_outlet = title[last.end() :], ":" not in last[0] and self._is_outlet(title[last.end() :])
            if (is_outlet or self._is_part(behind, labels)) and title[: last.start()].strip():
                title = title[: last.start()]
            elif (key := key_of(title[: first.start()])).removeprefix("the") in self.keys or key in labels:
                title = title[first.end() :]
            else:
                break
        return f"{speech[0] if speech else ''}{title.strip(ORNAMENTS)}"

    def _without_marked(self, title: str) -> str:
        """A title without a name behind it that itself holds what parts names from titles."""
        whole = title.rstrip(BEFORE_NAME)
        rests = (whole.removesuffix(name).rstrip(BEFORE_NAME) for name in self.marked if whole.endswith(name))
        return next(filter(None, rests), title)

    def _is_part(self, text: str, labels: Container[str]) -> bool:
        return (
            self.is_name(text)
            or HOST.fullmatch(text) is not None
            or (key := key_of(text)) in self.sections
            or key in labels
        )

    def _is_outlet(self, text: str) -> bool:
        """Whether a text is a name that is too short for `is_name`, and a section's: "NPR Music"."""
        first, *more = text.split()[: MOST_WORDS + 1] or [""]
        return 0 < len(more) < MOST_WORDS and key_of(first) in self.keys

    def is_label(self, text: str) -> bool:
        """Whether a text is the site's name, or one that it prints as a label of its own."""
        return self.is_name(text) or key_of(text) in self.labels


def _read_titles(page: Page, titles: list[str]) -> tuple[set[str], set[str]]:
    """The parts of the page's titles but their headline; and of these, those that the page prints as labels: its own
    name, and its sections', where nothing else tells them.

    The headline is the part that makes up most of the address's end; else the longest, unless that is printed as a
    label alone, and another part as the page's first heading. A colon parts only what a logo says from a headline.
    """
    if not titles:
        return set(), set()
    marked = [LABEL_MARK.split(title) for title in titles]
    split = [(parts, True) if len(parts) > 1 else (parts[0].split(": ", 1), False) for parts in marked]
    printed = _Printed(page, {key for parts, _ in split for part in parts if (key := key_of(part))})
    address = page.url or next((c.value for c in page.claimed("url")), "")
    slug = key_of(unquote(address.rstrip("/").rpartition("/")[2]))
    lesser: set[str] = set()
    for parts, is_marked in split:
        keys = {part: key_of(part) for part in parts}
        spelt = [part for part, key in keys.items() if key in slug and 2 * len(key) > max(len(slug), SHORTEST_SPELT)]
        headline = max(spelt or parts, key=len)
        if not spelt and keys[headline] in (printed.labels - printed.headings) | printed.logos:
            told = printed.first if is_marked else printed.told
            headline = max((part for part in parts if keys[part] in told), key=len, default=headline)
        if is_marked or not printed.logos.isdisjoint(keys.values()):
            lesser |= {key for part, key in keys.items() if key and part != headline and len(part) <= LONGEST_OWNER}
    claimed = {key_of(c.value) for c in page.claims if "headline" in c.field and c.source not in UNSURE}
    return lesser, (lesser & (printed.labels | printed.sections)) - claimed


class _Printed:
    """How a page prints some parts of its titles, by their keys."""

    def __init__(self, page: Page, parts: set[str]) -> None:
        longest = max(map(len, parts), default=0) * FOLDED + len(ORNAMENTS)
        shortest, initials = min(map(len, parts), default=0), {key[0] for key in parts}
        near = [b for b in page.blocks if len(b.text) <= longest and may_say(b.text, shortest, initials)]
        said = [(b, key) for b in near if (key := key_of(b.text)) in parts]
        owners = [key_of(b.text) for b in page.blocks if "©" in b.text and len(b.text) <= LONGEST_OWNER]
        # As a link of a menu, or beside a ©.
        self.labels = {key for block, key in said if block.link_chars * 2 > len(block.text)}
        self.labels |= {key for key in parts if any(key in owner for owner in owners)}
        self.headings = {key for block, key in said if block.level}
        self.logos = {key for block, key in said if block.level == 1} & self.labels
        self.told = {key for block, key in said if block.link_chars * 2 <= len(block.text)}
        self.first = {key for block, key in said if block.level == 1} - self.labels
        self.sections = {key for block, key in said if block.level == 1 and len(block.text) <= LONGEST_SECTION}


def _host_labels(page: Page) -> list[str]:
    addresses = [page.url, *(c.value for field in ("url", "cut_url") for c in page.claimed(field))]
    labels: list[str] = []
    for address in dict.fromkeys(addresses[:4]):
        try:
            host = urlsplit(address or "").hostname or ""
        except ValueError:
            continue
        labels += [label for label in host.split(".")[:-1] if label not in NO_NAME and len(label) > 1]
        if host:
            labels.append(key_of(host.removeprefix("www.")))
    return list(dict.fromkeys(key_of(label) for label in labels))
