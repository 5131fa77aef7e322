"""The words with which stories tell what was said and done, by language, from newsclean/rules/telling.toml.

Rules that ask for it leave blocks that have such a word to the story.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

TELLING = Path(__file__).parents[2] / "rules" / "telling.toml"

QUOTATION_MARKS = frozenset("„“”«»")
# What stands between a word that asks and the question mark that ends its sentence.
ASKED = "[^.!]{0,200}"
QUESTION_MARKS = {"el": "[?;\u037e]"}

# A `*` that begins a word, escaped.
_FRONT = re.compile(r"(?<![^ ])\\\*")


def tells(text: str, language: str) -> bool:
    """Whether a block tells a story: it has one of its language's words of telling.

    >>> tells("Their gift pays for reporters, she said.", "en"), tells("Your gift pays for our reporters.", "en")
    (True, False)
    """
    return _told(language).search(text) is not None


def quotes(text: str) -> bool:
    """Whether a block has a quotation mark."""
    return not QUOTATION_MARKS.isdisjoint(text)


def is_known(language: str) -> bool:
    """Whether a language has words of telling."""
    return "told" in _tables().get(language, {}) or "saying" in _tables().get(language, {})


@cache
def words(language: str, kind: str) -> frozenset[str]:
    """A language's words of one kind, which are whole words: `was` or `saying`."""
    return frozenset(_tables().get(language, {}).get(kind, ()))


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(TELLING.read_text(encoding="utf-8"))


@cache
def _told(language: str) -> re.Pattern[str]:
    """What stands in a block that tells a story in a language."""
    lists = _tables().get(language, {})
    near = lists.get("near_comma", [])
    behind_comma = [*lists.get("behind_comma", []), *near, *(f"* {phrase}" for phrase in near)]
    parts = (
        rf"\b(?!{_any_of(lists.get('not_told'))}){_any_of([*lists.get('saying', ()), *lists.get('told', ())])}",
        rf", (?!{_any_of(lists.get('not_behind_comma'))}){_any_of(behind_comma)}",
        rf"\b{_any_of(lists.get('asked'))}{ASKED}{QUESTION_MARKS.get(language, '[?]')}",
    )
    return re.compile("|".join(parts), re.IGNORECASE)


def _any_of(phrases: Sequence[str] | None) -> str:
    """What finds any of some phrases; where there are none, what finds nothing."""
    return rf"(?:{'|'.join(map(_as_pattern, phrases))})\b" if phrases else "(?!)"


def _as_pattern(phrase: str) -> str:
    """What a phrase finds: `*` is the rest of a word, in front at least a letter of it; alone it is any word."""
    return _FRONT.sub(r"\\w+", re.escape(phrase).replace(r"\ ", " ")).replace(r"\*", r"\w*")
