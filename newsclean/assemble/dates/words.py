"""The words of printed dates: months and cues, from `dates.toml`, read once."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_PREFIXES = ("d’", "d'", "de ", "ב", "ו")  # Catalan and Hebrew write "of" and "in" as one word with the month


@dataclass(frozen=True, slots=True)
class Words:
    """Months by name, and patterns of the words that say what a date is of."""

    months: dict[str, dict[str, int]]  # word, then language, to month
    persian: dict[str, int]
    weekdays: dict[str, dict[str, int]]  # word, then language, to 1 for Monday
    firsts: frozenset[str]  # the first words of names that have two
    modified: re.Pattern[str]
    published: re.Pattern[str]
    other: re.Pattern[str]


@functools.cache
def words() -> Words:
    """The words of every language."""
    data = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))
    months: dict[str, dict[str, int]] = {}
    for language, line in data["months"].items():
        for word, month in _numbered(line):
            for form in {word, _bare(word)}:
                months.setdefault(form, {}).setdefault(language.partition("-")[0], month)
    cues = data["cues"]
    persian = dict(_numbered(data["persian"]["fa"]))
    firsts = frozenset(name.partition(" ")[0] for name in months if " " in name)
    weekdays: dict[str, dict[str, int]] = {}
    for language, line in data["weekdays"].items():
        for word, day in _numbered(line):
            weekdays.setdefault(word, {})[language] = day
    return Words(
        months, persian, weekdays, firsts, *(_any_of(cues[name]) for name in ("modified", "published", "other"))
    )


def names_day(word: str) -> bool:
    """Whether a word names a month or a day of the week in any language, whole or cut short.

    >>> names_day("Thu."), names_day("Oktober"), names_day("Valpy")
    (True, True, False)
    """
    word = word.lower().strip(".,:;()[]|")
    return word in words().months or word in words().weekdays


def weekday(word: str, language: str) -> int | None:
    """A day of the week by its name in a language, 1 for Monday; else in all that have the word, if they agree.

    >>> weekday("Tue.", "en"), weekday("mar", "fr"), weekday("mar", ""), weekday("rain", "en")
    (2, 2, 2, None)
    """
    days = words().weekdays.get(word.lower().strip(".,:;()[]|"), {})
    told = {days[language]} if language in days else set(days.values())
    return told.pop() if len(told) == 1 else None


def tells_date(word: str) -> bool:
    """Whether a word names a month or a day of the week, or says what a date is of: "updated".

    >>> tells_date("Aktualisiert"), tells_date("März"), tells_date("Valpy")
    (True, True, False)
    """
    cues = (words().modified, words().published)
    return names_day(word) or any(cue.fullmatch(word.lower()) for cue in cues)


def says_which(line: str) -> bool:
    """Whether a line says of a date whether it is the publication's or an update's.

    >>> says_which("Updated: 4 May 2024"), says_which("Naming of the barge: 4 May 2024")
    (True, False)
    """
    line = line.lower()
    return any(cue.search(line) is not None for cue in (words().modified, words().published))


def _numbered(line: str) -> list[tuple[str, int]]:
    parts = enumerate(line.split("|"), 1)
    return [(word.replace("_", " "), month) for month, forms in parts for word in forms.split()]


def _any_of(cues: list[str]) -> re.Pattern[str]:
    """One pattern for all cues; in scripts with spaces they are whole words."""
    spaced = sorted((c for c in cues if c[0] < "\u0e00"), key=len, reverse=True)
    dense = sorted((c for c in cues if c[0] >= "\u0e00"), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, spaced))})(?!\w)|{'|'.join(map(re.escape, dense))}")


def _bare(word: str) -> str:
    """A word without accents, as capitals often drop them; other scripts' vowel signs stay."""
    if not word or word[0] > "\u0400":
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=4096)
def month(word: str, language: str) -> int | None:
    """The month that a word names, or None.

    Where languages differ (`listopad` is October in Croatian and November in Czech), the page's own decides.

    >>> month("Listopada", "hr"), month("listopada", "pl"), month("Ιουνίου", "el"), month("rain", "en")
    (10, 11, 6, None)
    """
    word = word.lower().replace("\u0307", "").rstrip(".'’׳॰")
    known = words().months
    languages = known.get(word) or known.get(_bare(word))
    if languages is None:
        prefix = next((p for p in _PREFIXES if word.startswith(p)), None)
        return month(word[len(prefix) :], language) if prefix else None
    meanings = set(languages.values())
    return languages.get(language) or (meanings.pop() if len(meanings) == 1 else None)


def is_first_of_two(word: str) -> bool:
    """Whether a word begins the name of a month that has two."""
    return word.lower() in words().firsts


@functools.lru_cache(maxsize=4096)
def begins_month(word: str, language: str) -> bool:
    """Whether a word is the name of a month, or begins one.

    >>> begins_month("Mai", "de"), begins_month("كانون", "ar"), begins_month("rain", "en")
    (True, True, False)
    """
    return month(word, language) is not None or is_first_of_two(word) or persian_month(word) is not None


def persian_month(word: str) -> int | None:
    """The month of the Persian year that a word names."""
    return words().persian.get(word)


def in_ascii_digits(line: str) -> str:
    """A line with Arabic, Persian, Thai and other digits as 0 to 9, every character in its place.

    >>> in_ascii_digits("۱۴۰۳/۰۲/۲۷")
    '1403/02/27'
    """
    return _OTHER_DIGIT.sub(lambda match: str(int(match[0])), line) if not line.isascii() else line
