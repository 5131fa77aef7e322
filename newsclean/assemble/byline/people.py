"""Lines and claims that name writers, read into people, desks and agencies."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from newsclean.assemble.byline.agencies import find_agencies, is_agency
from newsclean.assemble.byline.names import (
    DEGREES,
    DIGIT,
    EDGES,
    LONGEST_NAME,
    PARTICLES,
    PLACES,
    STRIPPED,
    Kind,
    classify,
)
from newsclean.assemble.dates import names_day
from newsclean.assemble.site import Site
from newsclean.assemble.words import UNSPACED, Words

# A line is cut where a page sets a mark or an element between its parts.
PARTS = re.compile(r"[\n|｜•·●∙⋅‧;；\t]|\s[-–—―]\s|\s*//\s*|\s/\s|[／]|\s[-–—]+$|…")
ADDRESS = re.compile(
    r"(?<![^\s(<,;:])[^\s@]++@\S+\.\w+|(?:https?://|www\.)\S+|(?<!\w)@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net)/\S*"
)
ADDRESS_SIGN = re.compile("[@/]|www")
# Where an element's end has glued two words: "Ann LeesonPolitical Editor"; but neither "FitzGerald" nor "annLeeson".
GLUE = re.compile(r"^((?:\S+ ){1,3}[A-Z][a-z]{4,})(?=[A-Z][a-z])")
# A month or a weekday glued to what stands before it: "ANN LEEJune 11", "Ann LeesonMay 3".
GLUED_DAY = re.compile(r"(\w*[^\W\d_])([A-ZÀ-Þ][^\W\d_A-Z]{2,11}\.?)(?=,?\s+\d)")
GLUED_NUMBER = re.compile(r"([A-Z][a-z]{2,})(?=\d{1,2}[ .])")  # "Ann Leeson22 Dec"
FOOTNOTE = re.compile(r"(?<= )([^\W\d_]*[a-z])\d{1,2}(?=$|,)")  # "Ann Lee1, Bo Ek2"
GLUED_WORD = re.compile(r"(?<=[a-z])[A-Z][a-z]+(?=\s)")  # the "In" of "Ann LeeIn Travel"
CAPITAL_AMID = re.compile(r"[^\W\d_][A-ZÀ-Þ][^\W\d_A-Z]")  # without one, nothing of these three is glued
BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
SIGLUM = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")  # "Ann Lee (lee)", "Ann Lee (Content Manager)"
OF = " of "
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEAR_BEHIND = re.compile(r"\b(?:19|20)\d\d,?\s+")
CODE = re.compile(r"[{}<>\[\]$%=\\]")
LONGEST_LINE = 1_000
MOST_KNOWN = 256


@dataclass(slots=True)
class Named:
    """Who a line or a claim names, in printed order."""

    people: list[str] = field(default_factory=list)
    desks: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    announced: bool = False  # a word such as "By" stood before the first of them
    clean: bool = True  # nothing stood beside them that is no part of a byline

    @property
    def authors(self) -> tuple[str, ...]:
        """The people; where there are none, the desks and agencies."""
        return tuple(self.people or [*self.desks, *self.agencies])


def read_line(line: str, words: Words) -> Named:
    """Who a printed line names.

    >>> from newsclean.assemble.words import words_of
    >>> read_line("By Ann O'Neill and Jan van der Berg, Senior Editor | 3 May 2024", words_of("en")).people
    ["Ann O'Neill", 'Jan van der Berg']
    """
    found = _read_line(line[:LONGEST_LINE], words)
    return Named([*found.people], [*found.desks], [*found.agencies], found.announced, found.clean)


@lru_cache(maxsize=MOST_KNOWN)  # a line is read where it stands, as a claim of its element, and on a site's next page
def _read_line(line: str, words: Words) -> Named:
    named = Named()
    skipping = False
    if ":" in line or "：" in line:
        opening = words.by.match(line)
        own = opening.end() if opening else 0  # "Text and photos: " is one label
        line = line[:own] + words.labels.sub(r"\n\g<0>", line[own:])
    for part in PARTS.split(ADDRESS.sub("\n", line) if ADDRESS_SIGN.search(line) else line):
        part = part.strip(EDGES)
        if not part:
            continue
        rest, opened = _opened(part, words)
        if opened is None and named.people and DIGIT.search(part):
            break  # behind the date stand sections and counts
        if opened is not None:
            skipping = not opened
            named.announced |= opened and not named.people
        if not skipping:
            if opened and _is_user_name(rest, words):
                named.people.append(rest)
            else:
                _read_part(rest, words, named)
            if (named.people or named.announced) and rest.rpartition(" ")[2].lower() in words.place:
                break  # "By Ann Lee in" and a section in an element of its own
    return _each_once(named)


def dates_writer(line: str, words: Words) -> bool:
    """Whether a word that announces a writer stands behind a year: "Published 4 May 2024 by Ann Lee"."""
    return any(words.by.match(line, year.end()) for year in YEAR_BEHIND.finditer(line))


def read_names(values: Iterable[str], words: Words, site: Container[str] = ()) -> Named:
    """Who a page's structured claims name, each value one person or a compound of several; `site` are the site's names.

    >>> from newsclean.assemble.words import words_of
    >>> read_names(["By Ann Lee and Bo Ek", "dpa", "ann@paper.example"], words_of("en"))
    Named(people=['Ann Lee', 'Bo Ek'], desks=[], agencies=['dpa'], announced=False, clean=True)
    """
    named = Named()
    for value in (part for line in values for part in PARTS.split(ADDRESS.sub("", line[:LONGEST_LINE]))):
        value = SIGLUM.sub("", value).strip(STRIPPED)
        opening = words.by.match(value)
        if opening and opening[0].strip().lower() not in PARTICLES:
            value = value[opening.end() :]
        _take_claimed(value, words, site, named)
    return _each_once(named)


def _is_user_name(text: str, words: Words) -> bool:
    """Whether what follows a "By" is one word in lower case, as writers of blogs sign."""
    plain = text.islower() and text.isalnum() and text.isascii() and len(text) > 2 and not text.isdigit()
    return plain and not any(text in table for table in (words.not_name, words.perhaps_not, words.place, words.desk))


def _opened(part: str, words: Words) -> tuple[str, bool | None]:
    """A part without the words that announce a name; True where they announce a writer, False where somebody else."""
    other = words.not_by.match(part)
    mine = words.by.match(part)
    if other and (mine is None or other.end() >= mine.end()):
        return "", False
    if mine is None and part[:2].lower() == "by" and part[2:3].isupper() and not part.isupper():
        return part[2:], True  # an element's end, and no space, parts the two in the page
    if mine is None:
        return part, None
    return part[mine.end() :].strip(EDGES), True


def _read_part(part: str, words: Words, named: Named) -> None:
    if DIGIT.search(part):
        part = FOOTNOTE.sub(r"\1", part)
        part = _after_date(GLUED_NUMBER.sub(r"\1 ", part), words, named)
        if named.announced and not named.people and _is_user_name(part, words):
            named.people.append(part)  # "Posted on July 1, 2024 by annlee"
            return
    for piece in _unglued(part, words):
        _read_piece(piece, words, named)


def _unglued(part: str, words: Words) -> list[str]:
    """The pieces of a part whose elements meet without white space, as far as they can name a writer."""
    if not CAPITAL_AMID.search(part):
        return [part]
    for token in GLUED_WORD.finditer(part):
        if token[0].lower() in words.place:
            return [part[: token.start()]]  # "Ann LeeIn Travel, Norway"
    pieces = GLUED_DAY.sub(_part_day, part).split("\n")
    pieces = [piece for whole in pieces for piece in GLUE.sub(_part_glued(words), whole).split("\n")]
    if len(pieces) > 1 and _has_place(pieces[0], words):
        return pieces[:1]  # "Ann Lee in TravelNorway"
    return pieces


def _part_day(glued: re.Match[str]) -> str:
    """A name and the month or weekday glued to it, apart."""
    return f"{glued[1]}\n{glued[2]}" if names_day(glued[2]) else glued[0]


def _part_glued(words: Words) -> Callable[[re.Match[str]], str]:
    """How two words that meet without a space are parted: not those of an outlet's name, "Team HarbourZone"."""

    def part(glued: re.Match[str]) -> str:
        is_outlet = any(word.lower() in words.desk for word in glued[1].split())
        return glued[0] if is_outlet else f"{glued[1]}\n"

    return part


def _has_place(part: str, words: Words) -> bool:
    return any(word in words.place and word not in PARTICLES - PLACES for word in part.split()[1:])


def _read_piece(part: str, words: Words, named: Named) -> None:
    part = part if BRACKETS.fullmatch(part) else BRACKETS.sub(lambda m: _bracketed(m, named), part)
    pieces = _pieces(part, words)
    for piece, before in zip(pieces, ["", *pieces], strict=False):
        kind, name = classify(piece, words)
        if named.people and piece == pieces[-1] and OF in before and _is_role(before, words):
            kind = Kind.ROLE  # "Ann Lee, Head of Marketing and Community Development"
        if named.people and kind == Kind.PERSON and _begins_with_initials(name, named.people[0]):
            kind = Kind.ROLE
        if len(pieces) > 1 and DEGREES.match(name):
            kind = Kind.ROLE  # "RN, BSN, Sleep Consultant"
        if kind in (Kind.PERSON, Kind.TITLED):
            aside = kind == Kind.TITLED and named.people  # "Ann Lee, Tide Table Expert"
            kind = Kind.ROLE if aside or _is_aside(name, named) else Kind.PERSON
        elif kind == Kind.START and named.announced and not named.people:
            kind = Kind.PERSON  # "by Ann in Travel"
        if kind == Kind.PERSON:
            name, _, agency = _without_agency(name)
            named.people.append(name)
            named.agencies += [agency] if agency else []
        elif kind == Kind.DESK:
            named.desks.append(name)
        elif kind == Kind.AGENCY:
            named.agencies.extend(find_agencies(piece) or [piece])
        elif kind in (Kind.OTHER, Kind.START):
            named.clean = False
        if named.people and YEAR.search(piece):
            return  # "Ann Lee 3 May 2024 Rain, Climate Change": behind a date stand sections


def _begins_with_initials(name: str, first: str) -> bool:
    """Whether a name behind another, not in capitals, begins with an organization's initials: "WHO Speech"."""
    initials, _, rest = name.partition(" ")
    return len(initials) > 2 and initials.isupper() and bool(rest) and not rest.isupper() and not first.isupper()


def _without_agency(name: str) -> tuple[str, str, str]:
    """A full name, and an agency in capitals behind it: "Ann Lee REUTERS"."""
    own, space, last = name.rpartition(" ")
    return (own, space, last) if " " in own and last.isupper() and is_agency(last) else (name, "", "")


def _is_role(piece: str, words: Words) -> bool:
    return any(word in words.role or word in words.rank for word in piece.lower().split())


def _is_aside(name: str, named: Named) -> bool:
    """Whether one word behind full names is where or when its bearer writes: "Ann Lee, Berlin", "Ann Lee | Friday"."""
    return " " not in name and not UNSPACED.match(name) and any(" " in person for person in named.people)


def _after_date(part: str, words: Words, named: Named) -> str:
    """What follows "12 May 2024 by", or the part itself."""
    for number in DIGIT.finditer(part):
        space = part.find(" ", number.end())
        mine = words.by.match(part, space + 1) if space > 0 else None
        if mine:
            named.announced = True
            return part[mine.end() :]
    return part


def _bracketed(match: re.Match[str], named: Named) -> str:
    named.agencies.extend(find_agencies(match[1]))
    return " "


def _pieces(text: str, words: Words) -> list[str]:
    """The names of a compound; two bare first names stay one ("Linda and Piet" is how a pair signs)."""
    text = re.sub(r"(?<=\w)\s*/\s*(?=[^\W\d_])", "," if text.count(" ") else "/", text)
    pieces = [p.strip(STRIPPED) for p in words.joins.split(text)]
    pieces = [p for p in pieces if p]
    if (
        len(pieces) == 2
        and all(" " not in p and p[0].isupper() for p in pieces)
        and "," not in text
        and not any(is_agency(p) for p in pieces)
    ):
        return [text.strip(STRIPPED)]
    return pieces


def _take_claimed(whole: str, words: Words, site: Container[str], named: Named) -> None:
    """Claimed names are taken as they are written, unless they are plainly none."""
    pieces = _pieces(whole, words)
    kinds = [classify(piece, words) for piece in pieces]
    kinds = [
        (Kind.DESK if name in site else Kind.PERSON if kind == Kind.TITLED else kind, name) for kind, name in kinds
    ]
    desks = any(kind == Kind.DESK for kind, _ in kinds)
    if len(pieces) > 1 and desks and not any(kind == Kind.PERSON and " " in name for kind, name in kinds):
        named.desks.append(whole)  # "Centre for Food and Drink", "The Paper and AFP"
        named.agencies += (agency for kind, name in kinds if kind == Kind.AGENCY for agency in find_agencies(name))
        return
    for piece, (kind, name) in zip(pieces, kinds, strict=True):
        if kind == Kind.AGENCY:
            named.agencies += find_agencies(piece) or (piece,)
        elif kind == Kind.PERSON and (" " in name or not any(" " in n for _, n in kinds)):
            named.people.append(name)
        elif kind == Kind.DESK:
            named.desks.append(piece)
        elif kind == Kind.OTHER and len(pieces) == 1 and _is_odd_name(piece):
            named.people.append(piece)


def _is_odd_name(piece: str) -> bool:
    """Whether a claimed name that reads like none can be one all the same: "annlee7", but not "{{author}}"."""
    return 1 < len(piece) <= LONGEST_NAME and any(map(str.isalpha, piece)) and not CODE.search(piece)


def _each_once(named: Named) -> Named:
    named.people = _unique(named.people)
    named.desks = _unique(named.desks)
    named.agencies = _unique(named.agencies)
    return named


def _unique(names: list[str]) -> list[str]:
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]


def part_from_site(named: Named, site: Site) -> Named:
    """Tell the site from the people: it is a desk, under the name that it gives itself ("SRF", not "Srf")."""
    own = {n for n in named.people if n in site.names or (" " not in n and site.is_name(n))}
    spelled = {name.casefold(): name for name in site.names}
    named.desks = [spelled.get(n.casefold(), n) for n in (*named.desks, *(n for n in named.people if n in own))]
    named.people = [n for n in named.people if n not in own]
    return named
