"""Whether a line ends with the credit of a picture: then it is the picture's caption.

"La plaza, el viernes. Foto: Marta Torres": a word for a picture, a sign, and a name with which the line ends. Where a
sentence, a bracket or a bar has ended before it, no story goes on so: of 53 such lines that stood in the stories of the
corpora's 1,575 pages, all are captions. Less than that says enough only right below a picture: a name behind a bar, an
agency in brackets.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from newsclean.label.story.context import STOPS

FILE = "credits.toml"
TAIL = 90  # characters in which a credit with its label stands
SAID = 12  # characters before a credit in the same breath
NAME_WORDS = 4  # of a person's name
NAMES_WORDS = 9  # of all that a credit names, with what joins it
NAME_LETTERS = 24  # the same, in scripts without capitals
# What may stand before a credit; behind a comma a sentence goes on.
ENDED = "".join(sorted(STOPS)) + '”"»)）]］】」』/／|｜–—-·•>►▲＝='
BARS = "/／|｜"
OPENING = "(（[［【<"
CLOSING = ")）]］】>"
NO_NAME = STOPS.union(';；:："“”„«»') - {"."}
PARTS = re.compile(r"[\s/,&|+·•–-]+")
SHORT = 2  # letters of what a full stop cuts short in a name: "M. Ríos", "St. John"
WORD, LETTERS = re.compile(r"\S+"), re.compile(r"\w+")
# Scripts without capitals; and those whose words are found by their signs: no space parts them, or they take endings.
UNCASED = re.compile("[\u0590-\u08ff\u0900-\u0eff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
UNSPACED = re.compile("[\u0e00-\u0eff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
NAME_END = re.compile(r"\s*(?:\s-\s|[|｜/,(（–—©]|(?<=[^\W\d_]{2})\.)")
COPYRIGHT = re.compile(r"(?:©|ⓒ|\([cC]\)(?= ))\s*(?:[^\W\d_]+\s*[:：]\s*)?(?P<name>[^©ⓒ]{2,60})$")
BARRED_SIGNS = frozenset("|｜/")
BARRED = re.compile(r"\s[|｜/]\s?(?P<name>[^|｜/]{3,40}?)\.?$")
SMALL, SMALL_WORDS = re.compile(r"\b[^\W\d_A-Z]{4,}"), 2
# In Japanese papers a caption ends with an equals sign, then the day and the place, or who took it.
EQUALS = "＝"
TAKEN = re.compile("[^＝]{4}＝[^＝。、]{0,10}日(?:午[前後])?、[^＝。、]{2,16}$")
SIGNED = re.compile("[^＝]{4}＝[^＝。]{2,20}$")


class Credit(IntEnum):
    """How much the end of a line says of a picture."""

    NONE = 0
    BELOW_PICTURE = 1  # it is a caption's end if a picture stands right above
    ANYWHERE = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all languages, and patterns of them; what no pattern has to be tried on is soon told."""

    labelled: re.Pattern[str]
    first_words: frozenset[str]  # of labels
    signs: frozenset[str]  # of labels in scripts that part no words
    sources: frozenset[str]
    joins: frozenset[str]
    nobody: frozenset[str]
    after: re.Pattern[str]
    behind: re.Pattern[str]
    small: frozenset[str]  # in small letters, with which a credit may end
    last: frozenset[str]  # the signs with which a word behind a name may end
    handed: re.Pattern[str]
    hands: tuple[str, ...]
    libraries: frozenset[str]
    agencies: frozenset[str]


def credit_at_end(text: str) -> Credit:
    """Whether a line says something and ends with a picture's credit.

    >>> credit_at_end("La plaza, el viernes. Foto: Marta Torres").name
    'ANYWHERE'
    >>> credit_at_end("La plaza, el viernes | Marta Torres").name
    'BELOW_PICTURE'
    >>> credit_at_end("He had one photo: nobody had taken another.").name
    'NONE'
    """
    words, end = _words(), text[-TAIL:]
    bare = end.rstrip(" ." + CLOSING)
    last = bare[bare.rfind(" ") + 1 :]
    if last.islower() and last.isalpha() and last not in words.small:
        return Credit.NONE  # as most paragraphs end; no name does
    found = [Credit.NONE]
    if not words.first_words.isdisjoint(LETTERS.findall(end.lower())) or not words.signs.isdisjoint(end):
        found += (_labelled(text, end, credit, words) for credit in words.labelled.finditer(end))
    if "©" in end or "ⓒ" in end or "(c) " in end or "(C) " in end:
        found.append(_signed(end, words))
    if bare.endswith(words.hands):
        found.append(_handed(end, words))
    elif end[-1] not in STOPS and not BARRED_SIGNS.isdisjoint(end):
        found.append(_barred(end, words))
    if bare[-1:] in words.last or EQUALS in end:
        found.append(_after(text, end, words))
    return max(found)


def may_be_signature(text: str) -> bool:
    """Whether a line may say who wrote and who photographed, as one above or below a story does.

    >>> may_be_signature("Por Anna Reed | Foto: Bo Lind"), may_be_signature("The weir in May. Photo: Bo Lind")
    (True, False)
    """
    words = _words()
    first, *rest = NAME_END.split(text, maxsplit=1)[0].split() or [""]
    rest = rest[rest[:1] != [] and rest[0] in words.joins :]  # "Testo di Anna Reed"
    return 0 < len(rest) <= NAME_WORDS and first[0].isalpha() and _is_name(" ".join(rest), words)


def _labelled(text: str, end: str, found: re.Match[str], words: _Words) -> Credit:
    """A credit with its label: "Foto: X", "(Photo X)", "fot. X"."""
    label, sign, name = found["label"], found["sign"].strip(), found["name"]
    before = text[: len(text) - len(end) + found.start("label")].rstrip()
    if not before.strip(OPENING + " ") or not _is_name(name.rstrip(" ." + CLOSING), words):
        return Credit.NONE
    is_bracketed = before[-1] in OPENING
    if is_bracketed and name.rstrip(". ")[-1] not in CLOSING:
        return Credit.NONE
    is_apart = is_bracketed or before[-1] in ENDED
    if label.lower() in words.sources:
        return Credit(is_apart)
    is_spelt = is_bracketed or sign or label[-1] == "." or before[-1] in BARS
    if is_spelt and (is_apart or (sign and UNSPACED.match(label))):
        return Credit.ANYWHERE
    # "Er besaß nur ein Foto: Anna." goes on, and so do titles such as "Best Picture: The Weir".
    is_told = label[0].isupper() or label[-1] == "." or (sign and UNCASED.match(label))
    goes_on = name[-1] in STOPS or len(before) < SAID
    return Credit(is_apart or bool(is_told and not goes_on))


def _signed(end: str, words: _Words) -> Credit:
    """A credit behind a sign of copyright; one with a year is the text's."""
    found = COPYRIGHT.search(end)
    if found is None or not end[: found.start()].strip(OPENING + " "):
        return Credit.NONE
    name = found["name"].rstrip(" ." + CLOSING)
    if any(map(str.isdigit, name)) or not _is_name(name, words):
        return Credit.NONE
    return Credit.BELOW_PICTURE if name in words.agencies else Credit.ANYWHERE


def _handed(end: str, words: _Words) -> Credit:
    """A credit by who hands the picture round: "Ann Lee/Getty Images", "/ EFE"."""
    found = words.handed.search(end)
    if found is None:
        return Credit.NONE
    before, is_pictures = end[: found.start()].rstrip(), found["by"] in words.libraries
    if not before.strip(OPENING + " "):
        return Credit.NONE
    is_apart = before[-1] in ENDED
    if found["slash"]:
        starts = [word.start() for word in WORD.finditer(before)][-NAME_WORDS:]
        start = next((start for start in starts if start and _is_name(before[start:], words)), None)
        if start is None:
            return Credit.BELOW_PICTURE
        is_apart = before[:start].rstrip()[-1:] in ENDED or before[start] in OPENING
    elif not is_apart and before[-1] not in OPENING:
        return Credit.NONE
    return Credit.ANYWHERE if is_apart and is_pictures else Credit.BELOW_PICTURE


def _barred(end: str, words: _Words) -> Credit:
    """A name behind a bar, and behind small words: "Royal Hotel | Kody Photos" may be a title and its site."""
    found = BARRED.search(end)
    if found is None or not _is_name(found["name"], words):
        return Credit.NONE
    return Credit(len(SMALL.findall(end[: found.start()])) >= SMALL_WORDS)


def _after(text: str, end: str, words: _Words) -> Credit:
    """A credit by the word behind a name, or by the day and place behind a sign."""
    if words.after.search(end) or ("。" not in text and TAKEN.search(end)):
        return Credit.ANYWHERE
    return Credit(bool(words.behind.search(end) or SIGNED.search(end)))


def _is_name(name: str, words: _Words) -> bool:
    """Whether a text may be the name of a person, an agency or both, and cannot be a sentence."""
    name = name.strip(" " + OPENING)
    if not name or not NO_NAME.isdisjoint(name):
        return False
    if UNCASED.search(name):
        return len(name) <= NAME_LETTERS
    if name.lower() in words.nobody or name in words.hands:
        return True
    if name.endswith(words.hands):
        name = name[: -len(next(filter(name.endswith, words.hands)))].rstrip(" /,|–-") or name
    parts = [part for part in PARTS.split(name) if part.strip("()@'’.")]
    if not 0 < len(parts) <= NAMES_WORDS:
        return False
    first = parts[0].strip("()'’.")
    return (first[0].isupper() or first[0] == "@" or first in words.agencies) and all(
        _is_part(part, words) for part in parts
    )


def _is_part(part: str, words: _Words) -> bool:
    """Whether a word may be a name's: in capitals, small as in "van der", no last one of a sentence."""
    word = part.strip("()@'’.")
    if part[-1] == "." and not word.isupper() and len(word) > SHORT:
        return False
    small = word.lower()
    return any(map(str.isupper, word)) or word[0].isdigit() or small in words.joins or small in words.nobody


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    agencies, libraries = data.pop("agencies"), data.pop("libraries")

    def listed(kind: str) -> list[str]:
        return [word for language in data.values() for word in language.get(kind, ())]

    labels, after, behind = listed("picture") + listed("source"), listed("after"), listed("behind")
    hands = (*libraries, *agencies)
    signs = rf"\s?[:：=＝]\s?|\s?[/／|]\s?|\s(?:{_any_of(listed('by'))})\s|\s(?:d['’])?"
    name = r"[\s。，：＝=（(／/.][^\s。，、：＝=（(.]{%d,8}\s?"
    return _Words(
        labelled=re.compile(
            rf"(?<!\w)(?P<label>{_any_of(labels)})(?P<sign>{signs})(?P<name>[^\s:：=＝].{{0,70}})$", re.IGNORECASE
        ),
        first_words=frozenset(LETTERS.findall(label)[0] for label in labels if not UNSPACED.match(label)),
        signs=frozenset(sign for label in labels for sign in UNSPACED.findall(label)),
        sources=frozenset(listed("source")),
        joins=frozenset(listed("joins")),
        nobody=frozenset(listed("nobody")),
        after=re.compile(rf"{name % 2}(?:{_any_of(after)})[）)]?$"),
        behind=re.compile(rf"{name % 1}(?:{_any_of(behind)})[）)]?$"),
        small=frozenset(word.split()[-1] for word in (*hands, *after, *behind, *listed("joins"), *listed("nobody"))),
        last=frozenset(word[-1] for word in (*after, *behind)),
        handed=re.compile(
            rf"(?:(?P<slash>\s?[/|／｜]\s?)|(?<=[\s{re.escape(ENDED + OPENING)}]))"
            rf"(?P<by>{_any_of(hands)})[)）\]]?\.?$"
        ),
        hands=tuple(sorted(hands, key=len, reverse=True)),
        libraries=frozenset(libraries),
        agencies=frozenset(agencies),
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))
