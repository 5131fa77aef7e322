"""Phrases and blocks as words, in the one form in which blocks and phrases are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# Signs beyond ASCII that part words: punctuation, quotation marks, currencies, arrows, dingbats, emoji. No combining
# marks: Hindi and Thai write vowels with those.
_SIGNS = (
    "\u00a0-\u00a8\u00ab\u00ac\u00af-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u055a-\u055f\u05be\u05c0\u05c3\u05f3"
    "\u05f4\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u20a0-\u20cf\u2190-\u21ff\u2300-\u27bf\u2900-\u297f"
    "\u2b00-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\ufe0f\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
    "\U0001f000-\U0001faff"
)
# Both Turkish i's are one, as capitals lose the difference, and Romanian letters with a comma or a cedilla below.
# Copyright signs are words, as rules look for them.
_FOLDS = {"ı": "i", "ş": "ș", "ţ": "ț", "©": " © ", "®": " ® "}
_FOLDED = re.compile(f"[{_SIGNS}{''.join(_FOLDS)}]")
# So many kinds of signs are sooner replaced one by one: a pass for each takes a twentieth of a pass for all.
_MANY_SIGNS = 20

# All but the characters that are known to be composed (in NFC) whatever stands beside them.
_UNCOMPOSED = re.compile(
    "[^\x00-\u02ff\u0388-\u0482\u048a-\u0590\u05d0-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5\u1e00-\u1f70"
    "\u2002-\u20cf\u212c-\u2328\u232b-\u2adb\u2e00-\u3029\u3030-\u3098\u309b-\ua66e\uabee-\uf8ff\ufb4f-\ufe1f"
    "\ufe30-\U000101fc\U0001f000-\U0001faff]"
)

# What stands between texts that are normalised together: a control character, which no page prints.
_PART = "\x01"
_ASCII = bytes(range(128))
_ASCII_SIGNS = bytes(b if b >= 128 or chr(b).isalnum() or chr(b) == _PART else 32 for b in range(256))

# Thai, Lao, Burmese, Khmer, kana, Han and Hangul: no space parts a phrase from its neighbours, or words take endings.
_UNSPACED_LETTERS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af"
    "\uff66-\uff9f"
)
_UNSPACED = re.compile(f"[{_UNSPACED_LETTERS}]")
_UNSPACED_RUN = re.compile(f"([{_UNSPACED_LETTERS}]+)")
# The same without Hangul, whose words can be counted by their spaces.
_UNCOUNTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

# A block that opens with one of these is somebody's speech.
_OPENS_SPEECH = frozenset("\"'“”„‟‘‚「『《—―")

# A block that opens with « and is longer than a button's text is a quotation that goes on in the next paragraph.
_LONGEST_BUTTON = 40

# Speech that opens with a dash, rather than a button with a bullet, has the signs of a sentence.
_SENTENCE = re.compile("[.,!?…](?:[\\s\"'”»]|$)")

# What stands between a label and what it labels: a colon or bar or arrow, a bracket that closes, an equals sign. A dash
# is not among them: stories put it after any word.
_LABEL_ENDS = (":：|｜│>»▶►▸", "]］】〕」』", "=＝")

# What a number may begin with.
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९"
_NUMBER = re.compile(r"\d+(?: \d+)*(?:[kmb]\b)?")


def space_all(texts: Sequence[str]) -> list[str]:
    """Each text in lower case, with spaces for signs, and both Turkish i's one: what `split()` parts into words.

    A page's texts at once cost half of what they cost one by one.

    >>> [spaced.split() for spaced in space_all(["Sign in / REGISTER »", "***"])]
    [['sign', 'in', 'register'], []]
    """
    text = _PART.join(texts).lower()
    if not text.isascii():
        text = _fold(text)
    parts = text.encode("utf-8", "surrogatepass").translate(_ASCII_SIGNS).decode("utf-8", "surrogatepass").split(_PART)
    if len(parts) != len(texts):
        return [space_all([text.replace(_PART, " ")])[0] for text in texts]
    return parts


def _fold(text: str) -> str:
    """A text in lower case without signs beyond ASCII, letters composed, those that are written in two ways one."""
    # Of most texts only a hundredth is beyond ASCII: what signs there are is soon found there.
    beyond = _beyond_ascii(text)
    if _UNCOMPOSED.search(beyond):
        text = unicodedata.normalize("NFC", text).replace("i̇", "i")
        beyond = _beyond_ascii(text)
    folded = set(_FOLDED.findall(beyond))
    if len(folded) > _MANY_SIGNS:
        text = _FOLDED.sub(lambda match: _FOLDS.get(match[0], " "), text)
    else:
        for character in folded:
            text = text.replace(character, _FOLDS.get(character, " "))
    # Where a script without spaces meets another, or a number, a word ends.
    return " ".join(_UNSPACED_RUN.split(text)) if _UNSPACED.search(beyond) else text


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


def needle(key: str) -> str:
    """What must stand in a padded text for a normalised phrase to be in it as whole words."""
    if key.isascii():
        return f" {key} "
    before, after = (" " if _is_parted(end) else "" for end in (key[:1], key[-1:]))
    return f"{before}{key}{after}"


def _is_parted(character: str) -> bool:
    return not _UNSPACED.match(character)


def anchors(needle: str) -> list[str]:
    """The words of a phrase, of which any can tell that a block may have it; characters where no spaces part words."""
    words = needle.replace("#", " ").split()
    return words if needle.isascii() else _UNSPACED.findall(needle) or words


def is_unspaced(needle: str) -> bool:
    """Whether a phrase's anchors are characters."""
    return not needle.isascii() and _UNSPACED.search(needle) is not None


def count_unspaced_words(key: str) -> int:
    """About how many words the unspaced part of a text has: two characters are a word of Chinese, Japanese or Thai."""
    return 0 if key.isascii() else len(_UNCOUNTED.findall(key)) // 2


def is_speech(text: str) -> bool:
    """Whether a block opens with a quotation mark or a dialogue's dash, rather than with an arrow such as « or ».

    >>> is_speech("“Support us,” the banner read."), is_speech("» More on this story"), is_speech("« Back")
    (True, False, False)
    """
    match text[:1]:
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
