"""Lines and claims that name writers, read into people, desks and agencies."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from newsclean.assemble.agencies import find_agencies, is_agency, without_agencies
from newsclean.assemble.words import UNSPACED, Words

# A line is cut where a page sets a mark or an element between its parts.
PARTS = re.compile(r"[\n|｜•·●;；\t]|\s[-–—―]\s|\s*//\s*|\s/\s|[／]|\s[-–—]+$|…")
ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|(?<!\w)@\w+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net)/\S*")
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}")
BRACKETS = re.compile(r"[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]")
SIGLUM = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")  # "Ann Lee (lee)", "Ann Lee (Content Manager)"
TITLE = re.compile(
    r"^(?:(?:prof|dr|mr|mrs|ms|mx|hr|fr|ing|mag|dipl|phd|med|rer|nat|phil|jur)\.\s*|(?:dr|prof|professor|herr|frau|"
    r"señora?|monsieur|madame|sir|dame|rev|mr|mrs|ms)\s+|д-р\s+|проф\.\s*)+(?=\S)",
    re.I,
)
# Letters behind a name: degrees and orders.
DEGREES = re.compile(
    r"^(?:[A-Z]\.?[A-Za-z]?\.?[A-Z]?\.?|Ph\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|[A-Z]{2,6}(?:-\d+)?|LL\.?[BM]\.?)$"
)
# What stands before a family name, in lower case or not; from name lists of the languages of `words.toml`.
PARTICLES = frozenset(
    "van von der den de del della delle dello di da dos das do du des la le les lo el al ad bin ibn ben bint ter ten "
    "te zu zur zum zum af av y e i t op in aan vom und ap abu abd ould san santa st st. mac mc o d l'".split()
)
TOKEN = re.compile(r"['’]?[^\W\d_](?:[^\W_]|[.'’‘`´\-‐‑])*\.?", re.U)
PLACES = frozenset(("in", "i", "te"))  # particles of names in Dutch and Spanish, but far more often before a town
ARTICLES = frozenset(("the", "our"))  # "The Currency editors", "Our Staff"
DATE_AHEAD = re.compile(r"\d")
UNSPACED_NAME = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}(?:[ 　・·][\u3040-\u30ff\u3400-\u9fff]{1,8}){0,2}"
)
STRIPPED = " []()【】（）,.:：，。、-–—―\"“”'‘’„«»*_~#>=＝"
MOST_TOKENS = 6  # "María del Carmen de la Cruz Ruiz" has seven; six with its particles holds all of both corpora
LONGEST_LINE = 1_000
LONGEST_NAME = 80


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
    named = Named()
    skipping = False
    for part in PARTS.split(ADDRESS.sub("\n", line[:LONGEST_LINE])):
        part = part.strip(STRIPPED)
        if not part:
            continue
        rest, opened = _opened(part, words)
        if opened is not None:
            skipping = not opened
            named.announced |= opened and not named.people
        if not skipping:
            if opened and _is_user_name(rest, words):
                named.people.append(rest)
            else:
                _read_part(rest, words, named)
    return _each_once(named)


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
    if mine is None and part[:2] == "By" and part[2:3].isupper():
        return part[2:], True  # an element's end, and no space, parts the two in the page
    if mine is None:
        return part, None
    return part[mine.end() :].strip(STRIPPED), True


def _read_part(part: str, words: Words, named: Named) -> None:
    if DATE_AHEAD.search(part):
        part = _after_date(part, words, named)
    part = part if BRACKETS.fullmatch(part) else BRACKETS.sub(lambda m: _bracketed(m, named), part)
    pieces = _pieces(part, words)
    for piece in pieces:
        kind, name = classify(piece, words)
        if kind == "person" and named.people and _is_aside(piece, name, named):
            kind = "role"
        elif kind == "start" and named.announced and not named.people:
            kind = "person"  # "by Ann in Travel"
        if kind == "person":
            named.people.append(name)
        elif kind == "desk":
            named.desks.append(name)
        elif kind == "agency":
            named.agencies.extend(find_agencies(piece) or [piece])
        elif kind in ("other", "start"):
            named.clean = False


def _is_aside(piece: str, name: str, named: Named) -> bool:
    """Whether what reads like a name is what its bearer is: "Ann Lee, Berlin", "Ann Lee, Home Security Expert"."""
    if " " not in name:
        return not UNSPACED.match(name) and any(" " in person for person in named.people)
    return len(piece) > len(name) + 2 and piece.startswith(name)


def _after_date(part: str, words: Words, named: Named) -> str:
    """What follows "12 May 2024 by", or the part itself."""
    for number in DATE_AHEAD.finditer(part):
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
    kinds = [("desk" if name in site else kind, name) for kind, name in kinds]
    desks = any(kind == "desk" for kind, _ in kinds)
    if len(pieces) > 1 and desks and not any(kind == "person" and " " in name for kind, name in kinds):
        named.desks.append(whole)  # "Centre for Food and Drink", "The Paper and AFP"
        named.agencies += (agency for kind, name in kinds if kind == "agency" for agency in find_agencies(name))
        return
    for piece, (kind, name) in zip(pieces, kinds, strict=True):
        if kind == "agency":
            named.agencies += find_agencies(piece) or (piece,)
        elif kind == "person" and (" " in name or not any(" " in n for _, n in kinds)):
            named.people.append(name)
        elif kind == "desk":
            named.desks.append(piece)
        elif kind == "other" and len(pieces) == 1 and 1 < len(piece) <= LONGEST_NAME and any(map(str.isalpha, piece)):
            named.people.append(piece)


def classify(piece: str, words: Words) -> tuple[str, str]:
    """What a piece of a byline is: `person`, `desk`, `agency`, `role`, `junk` or `other`; with its name.

    `start` is one word before a place: a first name ("Ann in Travel"), or no name at all ("Guide to tides").
    """
    piece = TITLE.sub("", piece.strip(STRIPPED)).strip(STRIPPED)
    if not piece or len(piece) > LONGEST_NAME:
        return "junk" if not piece else "other", ""
    if is_agency(piece) or (find_agencies(piece) and not without_agencies(piece).strip(" /,-+&()")):
        return "agency", piece
    if UNSPACED.match(piece):
        return _classify_unspaced(piece, words)
    tokens = piece.split()
    if not tokens:  # control characters, white space to split() alone
        return "junk", ""
    if DOMAIN.fullmatch(piece) or (tokens[0].lower() in ARTICLES and len(tokens) > 1):
        return "desk", piece
    low = [t.lower().strip(".,:") for t in tokens]
    if low[0] in words.not_name or (len(low) < 3 and low[-1] in words.not_name) or words.perhaps_not.issuperset(low):
        return "junk", ""
    if len(tokens) == 1 and piece[0].isalpha() and DATE_AHEAD.search(piece):
        return "other", piece  # "annlee7"
    end = _cut(low, tokens, words)
    cut = end < len(tokens)
    tokens, low = tokens[:end], low[:end]
    if not tokens:
        return "junk", ""
    if any(t in words.role for t in low):
        tokens = _without_role(tokens, low, words)
        if not tokens:
            return "role", ""
        low = [t.lower() for t in tokens]
    while len(tokens) > 2 and DEGREES.match(tokens[-1]) and not tokens[-2].isupper():
        tokens = tokens[:-1]
    name = " ".join(tokens).strip(STRIPPED)
    if any(part in words.desk for token in low for part in token.split("-")) or " ".join(low) in words.desk:
        return "desk", name
    if not is_name(tokens):
        return "other", name
    return ("start" if cut and len(tokens) == 1 else "person"), name


def _classify_unspaced(piece: str, words: Words) -> tuple[str, str]:
    name = words.after.sub("", piece).strip(STRIPPED)
    if not name or piece in words.role or any(n in name for n in words.not_name if UNSPACED.match(n)):
        return "role", ""
    if any(name.lower().endswith(d) for d in words.desk):
        return "desk", name
    if UNSPACED_NAME.fullmatch(name):
        return "person", name
    return "other", name


def _cut(low: list[str], tokens: list[str], words: Words) -> int:
    """How many words stand before a place or a time: "Ann Lee in Paris", "Ann Lee May 3", "Ann Lee Published today"."""
    for i, token in enumerate(low):
        if DATE_AHEAD.search(token):
            return i - 1 if i == 1 or (i > 2 and tokens[i - 1][:1].isupper()) else i
        if i > 1 and token in words.not_name:
            return i
        if i and tokens[i].islower() and token in words.place and (token not in PARTICLES or token in PLACES):
            return i
    return len(low)


def _without_role(tokens: list[str], low: list[str], words: Words) -> list[str]:
    """The name before or behind a role: "Senior Reporter Ann Lee", "Ann Lee Senior Reporter"."""
    is_role = [t in words.role or t in words.rank for t in low]
    first = is_role.index(True)
    if first >= 2:
        return tokens[:first]
    last = len(is_role) - 1 - is_role[::-1].index(True)
    rest = tokens[last + 1 :]
    return rest if len(rest) >= 2 and low[last + 1] not in words.place else []


def is_name(tokens: list[str]) -> bool:
    """Whether words can be a person's name: capitals or no case at all, particles aside, and not too many."""
    if not 1 <= len(tokens) <= MOST_TOKENS:
        return False
    capital = False
    for token in tokens:
        if not TOKEN.fullmatch(token):
            return False
        if token.lstrip("'’")[0].islower():
            if token.lower().strip("'’") not in PARTICLES and not token.startswith(
                ("d'", "d’", "al-", "el-", "l'", "’t")
            ):
                return False
        elif len(token) > 1 or not token.isascii():
            capital = True
    return capital and tokens[-1].lower() not in PARTICLES


def _each_once(named: Named) -> Named:
    named.people = _unique(named.people)
    named.desks = _unique(named.desks)
    named.agencies = _unique(named.agencies)
    return named


def _unique(names: list[str]) -> list[str]:
    return list({name.casefold(): name for name in reversed(names)}.values())[::-1]
