"""The words of bylines, from `words.toml`: those of the page's language and of English, or of all languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

KINDS = ("by", "not_by", "and", "whole", "after", "role", "rank", "desk", "place", "not_name", "perhaps_not")
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # kana, Han and Hangul
LONGEST_LABELLED = 200
SHORT = 3  # letters of a preposition
LONGEST_OPENING = 60  # characters of the longest `by` and a word
DIRECTIONS = "\u200e\u200f\u202a\u202b\u2066\u2067\u2068 "  # marks that set the direction of Hebrew and Arabic
COLONS = ":："
HAN_NAMES = r"(?<=[\u3400-\u9fff]{2})\s(?=[\u3400-\u9fff]{2,4}(?:\s|$))"  # no Chinese name has a space
LONG = 5  # letters of a word that is taken for no name in any language
AMBIGUOUS = frozenset(("interview", "text"))  # others name who answered, and set the size of letters
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words of bylines, compiled."""

    by: re.Pattern[str]  # at the start of a line: "Written by: "
    not_by: re.Pattern[str]  # at the start of a line: "Photos by "
    labels: re.Pattern[str]  # the same of both amid a line, where a colon ends them: "Source: … Author: "
    signs: re.Pattern[str]  # and of writers alone
    joins: re.Pattern[str]  # between two names
    after: re.Pattern[str]  # at the end of a name
    role: frozenset[str]
    rank: frozenset[str]
    desk: frozenset[str]
    place: frozenset[str]
    not_name: frozenset[str]
    perhaps_not: frozenset[str]
    openings: frozenset[str]  # first words of `by`; of those set apart by no space, first characters
    initials: frozenset[str]  # the first characters of these

    def announces(self, text: str) -> bool:
        """Whether a line begins with a word that stands before a writer's name, or holds one that a colon ends.

        Most lines are told by one look-up.
        """
        if (":" in text or "：" in text) and self.signs.search(text[:LONGEST_LABELLED]):
            return True
        first = text[:1]
        if first.lower() not in self.initials and first not in DIRECTIONS:
            return False
        text = text[:LONGEST_OPENING].lstrip(DIRECTIONS)
        word = text.partition(" ")[0].rstrip(":").lower()
        return (word in self.openings or text[:1] in self.openings) and self.by.match(text) is not None


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def words_of(language: str | None) -> Words:
    """The words for a BCP 47 tag: its language's and English's; all languages' where it is unknown.

    >>> bool(words_of("de-AT").by.match("Von Jan Kraus"))
    True
    """
    tables = _tables()
    own = (language or "").partition("-")[0].lower()
    own = {"nb": "no", "nn": "no", "ms": "id"}.get(own, own)
    chosen = [tables["en"], tables[own]] if own in tables else list(tables.values())
    by, not_by, joins, whole, after, *sets = (
        [word for table in chosen for word in table.get(kind, [])] for kind in KINDS
    )
    known = {_label(word) for word in (*by, *not_by)}
    by += [label for label in _labels("by") if _label(label) not in known]
    not_by += [label for label in _labels("not_by") if _label(label) not in known]
    role, rank, desk, place, not_name, perhaps_not = map(frozenset, sets)
    openings = frozenset(w.partition(" ")[0].rstrip(":") if _is_spaced(w) else w[0] for w in by)
    return Words(
        by=_at_start(by),
        not_by=_at_start(not_by),
        labels=_amid([*by, *not_by]),
        signs=_amid(by),
        joins=_between(joins, whole),
        after=re.compile(rf"\s*(?:{_either(after)})$") if after else NEVER,
        role=role,
        rank=rank,
        desk=desk,
        place=place,
        not_name=not_name,
        perhaps_not=perhaps_not | not_name,
        openings=openings,
        initials=frozenset(word[0].lower() for word in openings if word),
    )


@cache
def _labels(kind: str) -> set[str]:
    """What stands before a name in any language and can hardly be part of one: several words, or what a colon ends, and
    of that the longer words without it. A site's system may speak another language than its stories."""
    found: set[str] = set()
    for table in _tables().values():
        words = table.get(kind, [])
        labels = {_label(word) for word in words if word[-1] in COLONS} - AMBIGUOUS
        found.update(label + colon for label in labels for colon in (*COLONS, " :"))
        found.update(word for word in words if " " in _label(word) or (word in labels and len(word) >= LONG))
    return found


def _label(word: str) -> str:
    return word.rstrip(COLONS + " ")


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _at_start(words: list[str]) -> re.Pattern[str]:
    # A word of letters ends where no letter follows; Chinese, Japanese and Korean set none apart.
    spaced = [w for w in words if w[-1].lower() != w[-1].upper()]
    joined = [w for w in words if w not in spaced]
    parts = [rf"(?:{_either(spaced)})(?![\w'’-])"] + ([rf"(?:{_either(joined)})"] if joined else [])
    return re.compile(rf"(?:{'|'.join(parts)})\s*[:：=＝/／|｜]?\s*", re.I)


def _amid(words: list[str]) -> re.Pattern[str]:
    # Not "by:", which ends other labels: "Written by:", "Reviewed by:".
    labels = {
        label for word in words if word[-1] in COLONS and (len(label := _label(word)) > SHORT or label > "\u3000")
    }
    return re.compile(rf"(?<=\s)(?:{_either(list(labels))})\s?[:：]", re.I) if labels else NEVER


def _is_spaced(word: str) -> bool:
    return word[0].lower() != word[0].upper()


def _between(words: list[str], whole: list[str]) -> re.Pattern[str]:
    spaced = [w for w in words if not UNSPACED.match(w) and w[0].isalpha() and w[-1] != "-"]
    marks = "".join(re.escape(w) for w in words if len(w) == 1 and w not in spaced and w != " ")
    # What is written as part of the second name is told by that name's two words; a doubled letter is the name's own.
    own = {w[0]: "|".join(name[1:] for name in whole if name[0] == w[0]) or w[0] for w in words if w[1:] == "-"}
    others = [rf"\s+{letter}(?!{letter}|(?:{names})\b)(?=\w{{2,}}\s\w)" for letter, names in own.items()]
    others += [HAN_NAMES] if " " in words else []
    either = _either(spaced)
    patterns = [rf"\s*[,;，、{marks}]\s*(?:(?:{either})\s+)?", rf"\s+(?:{either})\s+", r"\s*[&＆]\s*", *others]
    return re.compile("|".join(patterns), re.I)
