"""Phrases and blocks as words, in the one form in which blocks and phrases are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

# Signs beyond ASCII that part words: punctuation, quotation marks, currencies, arrows, dingbats, emoji. No combining
# marks: Hindi and Thai write vowels with those.
_SIGNS = (
    "\u00a0-\u00a8\u00ab\u00ac\u00af-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u055a-\u055f\u05be\u05c0\u05c3\u05f3"
    "\u05f4\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2190-\u21ff\u2300-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe0f\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\U0001f000-\U0001faff"
)
# Both Turkish i's are one and both Greek sigmas, as capitals lose the difference, and so are Romanian letters with a
# comma or a cedilla below. Arabic sets signs for short vowels and doubled letters, and strokes that lengthen a word, as
# it likes. Copyright signs and @ are words, as rules look for them.
_FOLDS = {"ı": "i", "ς": "σ", "ş": "ș", "ţ": "ț", "©": " © ", "®": " ® "} | dict.fromkeys(
    "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670", ""
)
_FOLDED = re.compile(f"[{_SIGNS}{''.join(_FOLDS)}]")
# Each kind of sign is replaced in a pass of its own, which takes a hundredth of a pass for all kinds.
_MOST_PASSES = 50

# A text of which a larger part is beyond ASCII is written in another script than Latin.
_LATIN_SHARE = 1 / 8

# Characters that a neighbour may join or change places with, or that have another spelling, in Unicode's composed form
# (NFC); and some others, for fewer ranges. Above U+FFFF no pack has any.
_UNCOMPOSED = re.compile(
    "[\u0300-\u0387\u0483-\u0489\u0591-\u05cf\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u1dff\u1f71-\u2001\u20d0-\u212b"
    "\u2329-\u232a\u2adc-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\uabed\uf900-\ufb4e\ufe20-\ufe2f]"
)

# What stands between texts that are normalised together: a control character, which no page prints.
_PART = "\x01"
_ASCII = bytes(range(128))
_SPACED_ASCII = bytes(
    b if b >= 128 or chr(b) in "@\x01" else ord(chr(b).lower()) if chr(b).isalnum() else 32 for b in range(256)
)

# Thai, Lao, Burmese, Khmer, kana, Han and Hangul: no space parts a phrase from its neighbours, or words take endings.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af"
    "\uff66-\uff9f]+)"
)

# A block that opens with one of these is somebody's speech.
_OPENS_SPEECH = frozenset("\"'“”„‟‘‚「『《—―")

# A block that opens with « and is longer than a button's text is a quotation that goes on in the next paragraph.
_LONGEST_BUTTON = 40

# Speech that opens with a dash, rather than a button with a bullet, has the signs of a sentence.
_SENTENCE = re.compile("[.,!?…](?:[\\s\"'”»]|$)")

# What stands between a label and what it labels: a colon or bar or arrow, a bracket that closes, an equals sign. A dash
# is not among them: stories put it after any word.
_LABEL_ENDS = (":：|｜│>»▶►▸", "]］】〕」』", "=＝")

# What stands in a phrase for the rest of a word.
ANY_LETTERS = "*"

# What a number may begin with.
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९"
_NUMBER = re.compile(r"\d+(?: \d+)*(?:[kmb]\b)?")


def space_all(texts: Sequence[str]) -> list[str]:
    """Each text in lower case, with spaces for signs, and both Turkish i's one: what `split()` parts into words.

    A page's texts at once cost half of what they cost one by one.

    >>> [spaced.split() for spaced in space_all(["Sign in / REGISTER »", "***"])]
    [['sign', 'in', 'register'], []]
    """
    text = _PART.join(texts).replace("@", " @ ")
    if not text.isascii():
        text = _fold(text)
    parts = text.encode("utf-8", "surrogatepass").translate(_SPACED_ASCII).decode("utf-8", "surrogatepass").split(_PART)
    if len(parts) != len(texts):
        return [space_all([text.replace(_PART, " ")])[0] for text in texts]
    return parts


def _fold(text: str) -> str:
    """A text in which all that is beyond ASCII is in lower case, composed, of one spelling, and no sign."""
    # Of most texts only a hundredth is beyond ASCII: what is to be changed is soon found there.
    beyond = _beyond_ascii(text)
    if _UNCOMPOSED.search(beyond):
        text = unicodedata.normalize("NFC", text)
        beyond = _beyond_ascii(text)
    if len(beyond) <= _LATIN_SHARE * len(text):
        found = set(beyond)
    else:
        text = text.lower().replace("i̇", "i")
        found = set(_FOLDED.findall(text))
    changes = {old: new for old in found if (new := _fold_character(old)) != old}
    if len(changes) > _MOST_PASSES:
        text = text.translate({ord(old): new for old, new in changes.items()})
    else:
        for old, new in changes.items():
            text = text.replace(old, new)
    # Where a script without spaces meets another, or a number, a word ends.
    return " ".join(_UNSPACED.split(text)) if _UNSPACED.search(beyond) else text


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    lower = character.lower().replace("i̇", "i")
    return _FOLDS.get(lower, " " if _FOLDED.match(lower) else lower)


def _beyond_ascii(text: str) -> str:
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Each text's words in lower case, a space between them."""
    return [" ".join(spaced.split()) for spaced in space_all(texts)]


def normalise(text: str) -> str:
    """The words of a text in lower case, a space between them.

    >>> normalise("Don’t miss: the week’s news")
    'don t miss the week s news'
    """
    return normalise_all([text])[0]


def mask_numbers(key: str) -> str:
    """A normalised text with each number as `#`.

    >>> mask_numbers(normalise("1,204 comments"))
    '# comments'
    """
    return _NUMBER.sub("#", key)


def phrase_keys(phrases: Iterable[str]) -> dict[str, str]:
    """The normalised text of each phrase; `#` in it stands for any number."""
    distinct = list(dict.fromkeys(phrases))
    keys = normalise_all([phrase.replace("#", "0") for phrase in distinct])
    return {phrase: mask_numbers(key) if "#" in phrase else key for phrase, key in zip(distinct, keys, strict=True)}


def needle(key: str, phrase: str = "") -> str:
    """What must stand in a padded text for a normalised phrase to be in it as whole words.

    Where the phrase is written with a `*` at an edge, its word may go on there.

    >>> needle("sign in"), needle("subscri", "subscri*"), needle("journalis", "*journalis*")
    (' sign in ', ' subscri', 'journalis')
    """
    if key.isascii() and ANY_LETTERS not in phrase:
        return f" {key} "
    before = "" if phrase.startswith(ANY_LETTERS) or not _is_parted(key[:1]) else " "
    after = "" if phrase.endswith(ANY_LETTERS) or not _is_parted(key[-1:]) else " "
    return f"{before}{key}{after}"


def _is_parted(character: str) -> bool:
    return not _UNSPACED.match(character)


def anchors(needle: str) -> list[str]:
    """The words of a phrase, of which any can tell that a block may have it; characters where no spaces part words.

    Numbers are none, and neither is a word that may go on.

    >>> anchors(" # new subscri"), anchors(" subscri")
    (['new'], [])
    """
    if not needle.isascii() and (unspaced := "".join(_UNSPACED.findall(needle))):
        return list(unspaced)
    if not needle.startswith(" "):
        needle = needle.partition(" ")[2]
    if not needle.endswith(" "):
        needle = needle.rpartition(" ")[0]
    return needle.replace("#", " ").split()


def is_unspaced(needle: str) -> bool:
    """Whether a phrase's anchors are characters."""
    return not needle.isascii() and _UNSPACED.search(needle) is not None


def count_unspaced_words(key: str) -> int:
    """About how many words the unspaced part of a text has: two characters are a word of Chinese, Japanese or Thai."""
    return len(_uncounted().findall(key)) // 2


@cache
def _uncounted() -> re.Pattern[str]:
    """The letters of unspaced scripts, but for Hangul, whose words can be counted by their spaces."""
    return re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def is_speech(text: str) -> bool:
    """Whether a block opens with a quotation mark or a dialogue's dash, rather than with an arrow such as « or ».

    >>> is_speech("“Support us,” the banner read."), is_speech("» More on this story"), is_speech("« Back")
    (True, False, False)
    """
    match text[:1]:
        case letter if letter.isalpha():
            return False
        case "»":
            return text[1:2].strip() != ""
        case "«":
            return "»" in text or len(text) > _LONGEST_BUTTON
        case "–" | "-":
            return text[1:2] == " " and _SENTENCE.search(text) is not None
        case first:
            return first in _OPENS_SPEECH


def label_ends(phrase: str) -> str:
    """The signs of which one must stand after a phrase in a block, where the phrase is a label such as `Read also:`."""
    return next((ends for ends in _LABEL_ENDS if phrase[-1] in ends), "")


def is_labelled(text: str, start: str, ends: str) -> bool:
    """Whether one of the signs `ends` stands in a block right after the normalised phrase with which it starts."""
    # Signs that the normal form drops or folds shift the place by a few characters.
    places = (place for place, character in enumerate(text[: len(start) + 8]) if character in ends)
    said = (normalise(text[:place]) for place in places)
    return start in (map(mask_numbers, said) if "#" in start else said)
