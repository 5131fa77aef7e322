"""What one piece of a byline is: a person, a desk, an agency, a role, or nothing of the kind."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from newsclean.assemble.byline.agencies import find_agencies, is_agency, without_agencies
from newsclean.assemble.dates import names_day
from newsclean.assemble.words import UNSPACED, Words

DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}")
TITLE = re.compile(
    r"^(?:(?:prof|dr|mr|mrs|ms|mx|hr|fr|ing|mag|dipl|phd|med|rer|nat|phil|jur)\.\s*|(?:dr|prof|professor|herr|frau|"
    r"señora?|monsieur|madame|sir|dame|rev|mr|mrs|ms)\s+|д-р\s+|проф\.\s*)+(?=\S)",
    re.I,
)
# Letters behind a name: degrees and orders.
DEGREES = re.compile(
    r"^(?:(?:[A-Z]\.){1,4}[A-Z]\.?|(?!I{2,3}$|IV$|[JS]R$)[A-Z]{2,6}(?:-\d+)?|LL\.?[BMD]\.?|Esq\.?|[BM]\.?(?:Sc|Ed|Phil)\.?|"
    r"(?:Ph|Ed|Psy|Pharm)\.?D\.?|D\.?Phil\.?)$"
)
# What stands before a family name, in lower case or not; from name lists of the languages of `words.toml`.
PARTICLES = frozenset(
    "van von der den de del della delle dello di da dos das do du des la le les lo el al ad bin ibn ben bint ter ten "
    "te zu zur zum zum af av y e i t op in aan vom und ap abu abd ould san santa st st. mac mc o d l'".split()
)
LEADING = frozenset("van von de der den del della di da dos du la le el al bin ibn ben ter ten te af av".split())
PLACES = frozenset(("in", "i", "te"))  # particles of names in Dutch and Spanish, but far more often before a town
ARTICLES = frozenset(("the", "our"))  # "The Harbour editors", "Our Staff"
# Vowels and tones that are signs of their own: Latin accents, Hebrew, Arabic, the scripts of India and South-East Asia.
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0eff\u1000-\u109f\u1780-\u17ff"
TOKEN = re.compile(rf"['’]?[^\W\d_](?:[^\W_]|[{MARKS}.'’‘`´\-‐‑])*\.?")
UNSPACED_NAME = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}(?:[ 　・·][\u3040-\u30ff\u3400-\u9fff]{1,8}){0,2}"
)
DAY_BEHIND = re.compile(r"\s+\d[\d\s年月日时時分点:：./-]*$")  # "何晓东 2026年3月4日"
GLUED = re.compile(r"[a-z]{5,}[A-Z]")  # elements that meet without white space: "ChecklistsJust", not "FitzGerald"
POSSESSIVE = ("'s", "’s")
DIGIT = re.compile(r"\d")
COUNTED = re.compile(r"^(\S+ \D+?)\s+\d.*$")  # "the Wave team 3 minutes"
EDGES = (
    "\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069 ,.:：，。、-–—―\"“”'‘’„«»*_~#>=＝"
)
STRIPPED = EDGES + "[]()【】（）"
MOST_TOKENS = 6  # "María del Carmen de la Cruz Ruiz" has seven; six with its particles holds all of both corpora
LONGEST_NAME = 80
MOST_KNOWN = 1024


class Kind(StrEnum):
    """What a piece is."""

    PERSON = "person"
    DESK = "desk"
    AGENCY = "agency"
    ROLE = "role"
    TITLED = "titled"  # a person, or else a title, beside a role: "Ann Lee Senior Editor", "Tide Table Expert"
    START = "start"  # one word before a place: a first name ("Ann in Travel"), or no name at all ("Guide to tides")
    JUNK = "junk"  # a date, a button, a count
    OTHER = "other"


@lru_cache(maxsize=MOST_KNOWN)  # a page names its writer five times
def classify(piece: str, words: Words) -> tuple[Kind, str]:
    """What a piece of a byline is, and the name in it, empty where there is none."""
    piece = TITLE.sub("", piece.strip(STRIPPED)).strip(STRIPPED)
    if not piece or len(piece) > LONGEST_NAME:
        return Kind.JUNK if not piece else Kind.OTHER, ""
    if is_agency(piece) or (find_agencies(piece) and not without_agencies(piece).strip(" /,-+&()")):
        return Kind.AGENCY, piece
    if UNSPACED.match(piece):
        return _classify_unspaced(piece, words)
    tokens = piece.split()
    half = len(tokens) // 2
    if half > 1 and tokens[:half] == tokens[half:]:  # a portrait's text, and the name below it
        tokens, piece = tokens[:half], " ".join(tokens[:half])
    if not any(map(str.isalpha, piece)):  # control characters, raised digits
        return Kind.JUNK, ""
    if DOMAIN.fullmatch(piece) or (tokens[0].lower() in ARTICLES and len(tokens) > 1):
        return Kind.DESK, COUNTED.sub(r"\1", piece)
    low = [t.lower().strip(".,:") for t in tokens]
    if all(map(names_day, low)):
        return Kind.JUNK, ""
    if low[0] in words.not_name or (len(low) < 3 and low[-1] in words.not_name) or words.perhaps_not.issuperset(low):
        return Kind.JUNK, ""
    if len(tokens) == 1 and piece[0].isalpha() and DIGIT.search(piece):
        return Kind.OTHER, piece  # "annlee7"
    end = _cut(low, tokens, words)
    cut = end < len(tokens)
    tokens, low = tokens[:end], low[:end]
    if not tokens or (cut and words.perhaps_not.issuperset(low)):
        return Kind.JUNK, ""
    titled = any(t in words.role for t in low)
    if titled:
        tokens = _without_role(tokens, low, words)
        if not tokens:
            return Kind.ROLE, ""
        low = [t.lower() for t in tokens]
    while len(tokens) > 2 and _is_degree(tokens[-1]) and not tokens[-2].isupper():
        tokens = tokens[:-1]
    name = " ".join(tokens).strip(STRIPPED)
    if any(part in words.desk for token in low for part in token.split("-")) or " ".join(low) in words.desk:
        return Kind.DESK, name
    if not is_name(tokens):
        return Kind.OTHER, name
    if cut and len(tokens) == 1:
        return Kind.START, name
    return (Kind.TITLED if titled else Kind.PERSON), name


def _is_degree(token: str) -> bool:
    return DEGREES.match(token) is not None and not is_agency(token)


def _classify_unspaced(piece: str, words: Words) -> tuple[Kind, str]:
    name = words.after.sub("", DAY_BEHIND.sub("", piece)).strip(STRIPPED)
    if not name or piece in words.role or any(n in name for n in words.not_name if UNSPACED.match(n)):
        return Kind.ROLE, ""
    if name in words.perhaps_not:
        return Kind.JUNK, ""
    if any(name.lower().endswith(d) for d in words.desk):
        return Kind.DESK, name
    if UNSPACED_NAME.fullmatch(name):
        return Kind.PERSON, name
    return Kind.OTHER, name


def _cut(low: list[str], tokens: list[str], words: Words) -> int:
    """How many words stand before a place or a time: "Ann Lee in Paris", "Ann Lee May 3", "Ann Lee Published today"."""
    for i, token in enumerate(low):
        if DIGIT.search(token):
            while i and names_day(low[i - 1]):
                i -= 1  # "Ann Lee Sat. May 3", "World Feb 19"
            return i
        if i > 1 and token in words.not_name:
            return i
        if i and tokens[i].islower() and token in words.place and (token not in PARTICLES or token in PLACES):
            return i
    return len(low)


def _without_role(tokens: list[str], low: list[str], words: Words) -> list[str]:
    """The name before or behind a role: "Senior Reporter Ann Lee", "Ann Lee Senior Reporter"."""
    is_role = [t in words.role or t in words.rank for t in low]
    first = is_role.index(True)
    while first > 2 and (low[first - 1] in words.desk or low[first - 1] in words.rank):
        first -= 1  # "Ann Lee News Reporter"
    if first >= 2:
        return tokens[:first]
    last = len(is_role) - 1 - is_role[::-1].index(True)
    rest = tokens[last + 1 :]
    return rest if len(rest) >= 2 and low[last + 1] not in words.place else []


def is_name(tokens: list[str]) -> bool:
    """Whether words can be a person's name: capitals or no case at all, particles aside, and not too many."""
    if not 1 <= len(tokens) <= MOST_TOKENS:
        return False
    if tokens[0].islower() and tokens[0] not in LEADING:
        return False
    capital = False
    for token in tokens:
        if not TOKEN.fullmatch(token) or token.endswith(POSSESSIVE) or (len(tokens) > 1 and GLUED.search(token)):
            return False
        if token.lstrip("'’")[0].islower():
            if token.lower().strip("'’") not in PARTICLES and not token.startswith(
                ("d'", "d’", "al-", "el-", "l'", "’t")
            ):
                return False
        elif len(token) > 1 or not token.isascii():
            capital = True
    return capital and tokens[-1] not in PARTICLES
