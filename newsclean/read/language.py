"""The language a page is written in: what it claims, checked against its script and its commonest words."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from newsclean.page import Page

# A tag's first three parts (BCP 47, RFC 5646): language, script and region; `_` and a charset as locales write them.
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@][\w.@-]*)?", re.IGNORECASE)
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "ast ceb ckb dsb fil frr fur hsb gsw haw hmn ilo kab lad mai nds nso pap sah sco szl tet tpi".split()
)
_RENAMED = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro", "sh": "sr", "fil": "tl"}

# How much text is looked at. More does not tell more languages of the news corpus apart; less confuses Danish and
# Norwegian.
_SAMPLE = 1_000
_FIRST_LOOK = 400  # characters, where they leave no doubt
_CLEAR = 6.0  # a score that does
_PROSE = 100  # characters: what is shorter may be a menu's
_WORDY = 15  # characters for each space at most: an address is longer than any word
_DENSE_PROSE = 40  # the same in scripts beyond ASCII, some of which need no letters for vowels or no spaces
_STEP = 8  # every eighth character shows the script
# What each block of 128 code points is written in: a language that owns it, or a script that several share.
_BLOCKS = (
    dict.fromkeys((0, 1, 2, 3, 4, 60, 61), "Latin")
    | dict.fromkeys((6, 7, 62, 63), "el")
    | dict.fromkeys((8, 9), "Cyrillic")
    | {10: "hy", 11: "he", 18: "Devanagari", 19: "Bengali", 20: "pa", 21: "gu", 22: "or", 23: "ta", 24: "te"}
    | dict.fromkeys((12, 13, 14, 503, 504, 505, 509), "Arabic")
    | {25: "kn", 26: "ml", 27: "si", 28: "th", 29: "lo", 30: "bo", 31: "bo", 32: "my", 33: "ka", 47: "km"}
    | dict.fromkeys((36, 37, 38), "am")
    | {96: "ja", 97: "ja"}
    | dict.fromkeys(range(344, 432), "ko")
    | dict.fromkeys(range(104, 320), "Han")
)
_KANA_SHARE = 0.05  # of Japanese text at least a third, but headlines and names are Han alone
# Characters that only one of the two forms of written Chinese has, the commonest in news.
_SIMPLIFIED = frozenset(
    "们这国说会时对学发经过来车东长门问见书马开关请让边还进运两义务战报总实现点头条谁该给结应办动将专业"
)
_TRADITIONAL = frozenset(
    "們這國說會時對學發經過來車東長門問見書馬開關請讓邊還進運兩義務戰報總實現點頭條誰該給結應辦動將專業"
)

# A letter that its neighbours do not have says as much as half a word that nobody else has.
_LETTER_WEIGHT = 0.5
_LEAST = 1.0  # the weight of one word that no other language has, or two that two share
# The claim is wrong where its language has less than this share of the text's best score. Neighbours such as Danish
# and Norwegian reach .8 of each other, strangers .3.
_CONTRADICTED = 0.4
_SURE = 3.0  # a score that a headline or a stray quotation does not reach
# Of so many words or more, a scrambled text has at most such a share of its language's commonest as it stands, and at
# least so many times more of them once it is put right again.
_FEWEST = 12
_RARE = 0.06
_TIMES = 3
_SHORTEST = 3  # letters of a word that is none by chance
_FEW = 10  # of a language's commonest words, of which nearly all prose has enough to be plain
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ASCII = "".join(map(chr, range(33, 127)))
_ROT47 = str.maketrans(_ASCII, _ASCII[47:] + _ASCII[:47])  # all printed characters of ASCII, moved by half of them
_NEVER_ROT47 = frozenset("abcdefghklmo")  # of these it makes digits, and signs that no word has at its ends
_STRIPPED = ".,;:!?…\"'«»„“”‘’()[]{}–—-/|।،؟。"
# Readings of one language, or so near that a claim of one is never contradicted for the other.
_SAME = {"nn": "nb", "no": "nb", "bs": "hr", "sr": "hr", "ms": "id", "ku": "ckb"}


@dataclass(frozen=True, slots=True)
class _Words:
    """Every listed word and letter with the languages that have it, and what each counts for them."""

    words: dict[str, tuple[tuple[str, float], ...]]
    letters: dict[str, tuple[str, ...]]
    names: dict[str, str]
    commonest: dict[str, tuple[str, ...]]  # a few of each language's, the commonest first, with spaces around them


@functools.cache
def _listed() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    having: dict[str, set[str]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    for code, entry in data.items():
        for word in entry["words"].split():
            having.setdefault(word, set()).add(code)
        for letter in entry.get("letters", ""):
            letters[letter] = (*letters.get(letter, ()), code)
    words = {word: tuple((code, 1 / len(codes)) for code in sorted(codes)) for word, codes in having.items()}
    commonest = {
        code: tuple([f" {word} " for word in entry["words"].split() if len(word) >= _SHORTEST][:_FEW])
        for code, entry in data.items()
    }
    return _Words(words, letters, {entry["name"].lower(): code for code, entry in data.items()}, commonest)


def normalised(tag: str) -> str | None:
    """A language's tag as BCP 47 writes it, or None for what is no tag.

    >>> normalised("de_DE.utf8"), normalised("ZH-hant-tw"), normalised("English"), normalised("{{lang}}")
    ('de-DE', 'zh-Hant-TW', 'en', None)
    """
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return _listed().names.get(tag.strip().lower())
    language = match[1].lower()
    language = _RENAMED.get(language, language)
    if language not in _CODES:
        return None
    return "-".join(filter(None, (language, match[2] and match[2].title(), match[3] and match[3].upper())))


def detect_language(page: Page) -> str | None:
    """A BCP 47 tag: the page's claim unless its text clearly contradicts it, else what the text is written in.

    >>> from newsclean.read.text import read_text
    >>> detect_language(read_text("Der Regen kam am Dienstag, und die Bauern feierten bis in die Nacht."))
    'de'
    """
    sample, claimed = _sample(page), _claimed(page)
    scores = score_languages(sample[:_FIRST_LOOK])
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or not _is_clear(best, scores, claimed):
        scores = score_languages(sample)
        best = max(scores, key=scores.__getitem__, default=None)
    for tag in claimed:
        if best is None or not _contradicted(tag, best, scores):
            return tag
    return best if best and scores[best] >= _LEAST else None


def _claimed(page: Page) -> list[str]:
    """The page's claims as tags, the document's own first: a template's locale is more often the site's."""
    claims = sorted(page.claimed("language"), key=lambda c: c.source != "html lang")
    return [tag for c in claims if (tag := normalised(c.value))]


def _is_clear(best: str, scores: dict[str, float], claimed: list[str]) -> bool:
    """Whether words tell a text's language beyond doubt, and the page claims no other."""
    own, least = _group(best), _CONTRADICTED * scores[best]
    others = any(score > least and _group(code) != own for code, score in scores.items())
    return len(scores) > 1 and scores[best] >= _CLEAR and not others and all(_group(tag) == own for tag in claimed)


def _contradicted(tag: str, best: str, scores: dict[str, float]) -> bool:
    if scores[best] < _SURE:
        return False
    claimed = _group(tag)
    return all(score < _CONTRADICTED * scores[best] for code, score in scores.items() if _group(code) == claimed)


def _group(tag: str) -> str:
    language = tag.partition("-")[0]
    return _SAME.get(language, language)


def _sample(page: Page) -> str:
    """The start of some of the page's longer blocks; prose tells more than menus, and addresses tell nothing."""
    texts = [block.text for block in page.blocks if block.known is None] or [block.text for block in page.blocks]
    prose = [t for t in texts if len(t) > _DENSE_PROSE and (not t.isascii() or _is_wordy(t))] or texts
    # From the middle: banners and menus stand at both ends.
    start = max(0, len(prose) // 2 - 4)
    return " ".join(text[:400] for text in prose[start : start + 12])[:_SAMPLE]


def _is_wordy(text: str) -> bool:
    return len(text) > _PROSE and text.count(" ") * _WORDY > len(text)


def score_languages(sample: str) -> dict[str, float]:
    """How strongly a text speaks for each language: one for each word that no other language has.

    >>> scores = score_languages("Hun sagde, at det er noget, de ikke har set før, og at det bliver dyrt.")
    >>> max(scores, key=scores.get)
    'da'
    """
    script = _script(sample)
    if script is None:
        return {}
    if script == "Han":
        return {_chinese(sample): _SURE * 2}
    if script.islower():
        return {script: _SURE * 2}
    return _by_words(sample.lower())


def is_scrambled(text: str, language: str | None) -> bool:
    """Whether a text is one of `language` whose letters are shifted in the alphabet, or shuffled within each word.

    So pages hold what only paying readers may read. It is told by its commonest words, once it is put right again.

    >>> is_scrambled("Gur pbhapvy ibgrq gb pybfr gur oevqtr sbe tbbq, nsgre n qrongr bs svir ubhef va gur unyy.", "en")
    True
    """
    main = (language or "").partition("-")[0]
    common = _commonest(main)
    if not common or _is_plain(text, main):
        return False
    # Many others have so many common words as they stand that no sign has to be stripped off any.
    lowered = text.lower().split()
    if len(lowered) < _FEWEST or len(list(filter(common.__contains__, lowered))) > _RARE * len(lowered):
        return False
    words = text.split()
    now = _share(words, common)
    if now > _RARE:
        return False
    least = max(_TIMES * now, _TIMES * _RARE)
    shuffled, shifted = _disguised(main)
    if _share([_in_order(word.lower()) for word in words], shuffled) >= least:
        return True
    bare = _bare(words)
    hits = Counter(chain.from_iterable(shifted[word] for word in bare if word in shifted))
    if hits and max(hits.values()) >= least * len(bare):
        return True
    # Few words of prose are without the letters that ROT47 makes digits and signs of.
    turned = _bare([word.translate(_ROT47) for word in words if _NEVER_ROT47.isdisjoint(word)])
    return not common.isdisjoint(turned) and _share(text.translate(_ROT47).split(), common) >= least


def _is_plain(text: str, language: str) -> bool:
    """Whether a few common words stand in a text so often that it has more than a scrambled one, without a look at the
    others."""
    most = _RARE * (text.count(" ") + 1)
    count = 0
    for word in _listed().commonest[language]:
        count += text.count(word)
        if count > most:
            return True
    return False


def _bare(words: list[str]) -> list[str]:
    """Words of three letters and more, in lower case and without signs around them."""
    return [word for word in (word.lower().strip(_STRIPPED) for word in words) if len(word) >= _SHORTEST]


def _share(words: list[str], common: Container[str]) -> float:
    """The share of words that are common ones, of those of three letters and more."""
    bare = _bare(words)
    return sum([word in common for word in bare]) / len(bare) if bare else 0.0


def _in_order(word: str) -> str:
    """A word's letters in the order of their code points."""
    return "".join(sorted(word if word.isalpha() else filter(str.isalpha, word)))


@functools.lru_cache(maxsize=64)
def _disguised(language: str) -> tuple[frozenset[str], dict[str, list[int]]]:
    """A language's commonest words with their letters in order; and what is one of them once the alphabet is moved on
    by 1 to 25 letters, with the numbers of letters."""
    shifted: dict[str, list[int]] = {}
    for number in range(1, len(_ALPHABET)):
        back = str.maketrans(_ALPHABET[number:] + _ALPHABET[:number], _ALPHABET)
        for word in _commonest(language):
            shifted.setdefault(word.translate(back), []).append(number)
    return frozenset(map(_in_order, _commonest(language))), shifted


@functools.lru_cache(maxsize=64)
def _commonest(language: str) -> frozenset[str]:
    having = _listed().words.items()
    return frozenset(w for w, codes in having if len(w) >= _SHORTEST and language in (code for code, _ in codes))


def _script(sample: str) -> str | None:
    if sample.isascii():
        return "Latin"
    counts = Counter(_BLOCKS.get(ord(c) >> 7) for c in sample[::_STEP] if c.isalpha())
    del counts[None]
    if not counts:
        return None
    if counts["ja"] > _KANA_SHARE * (counts["Han"] + counts["ja"]):
        counts["ja"] += counts.pop("Han", 0)
    return counts.most_common(1)[0][0]


def _chinese(sample: str) -> str:
    characters = set(sample)
    simplified, traditional = len(characters & _SIMPLIFIED), len(characters & _TRADITIONAL)
    return "zh" if simplified == traditional else "zh-Hans" if simplified > traditional else "zh-Hant"


def _by_words(sample: str) -> dict[str, float]:
    listed = _listed()
    scores: dict[str, float] = {}
    languages_of = listed.words.get
    for word in sample.replace("'", " ").replace("’", " ").split():
        for code, weight in languages_of(word.strip(_STRIPPED), ()):
            scores[code] = scores.get(code, 0.0) + weight
    for letter in listed.letters.keys() & set(sample):
        codes = listed.letters[letter]
        for code in codes:
            scores[code] = scores.get(code, 0.0) + _LETTER_WEIGHT * sample.count(letter) / len(codes)
    return scores
