"""A brief: a story of a few sentences, told from the notice of an error, a form or a film, which is as short."""

from __future__ import annotations

import re

from newsclean.assemble.dates import names_day
from newsclean.assemble.line_facts import words_in

FEWEST_SENTENCES = 2
ENDS = re.compile(r"[.!?…。！？।؟۔](?=[\s\"'”»)」]|$)|[。！？।]")
ERROR = re.compile(
    r"(?:error|fehler|erreur|errore|błąd|fout|fel|feil|ошибка|помилка|エラー|错误|錯誤|오류|خطأ|שגיאה)\D{0,9}[45]\d\d|^\W*[45]0\d\b",
    re.I,
)
# Words with which a notice speaks to its reader, and no brief does.
ASKS = re.compile(
    r"\b(?:you|your|please|bitte|vous|votre|veuillez|por favor|per favore|proszę|пожалуйста|ваш\w*|будь ласка|"
    r"vennligst|vänligen|lütfen)\b|cookies?\b|ください|ましょう|您|请|請|주세요|하세요|십시오|يرجى|الرجاء|אנא",
    re.I,
)
FEWEST_PAIRS = 3  # of characters that a brief in a script without capitals shares with its headline
NUMBER = re.compile(r"(?<!\d)(?![45]0\d(?!\d))\d+")
NAME = re.compile(r"[^\W\d_A-Z][,;]? [A-ZÀ-ÞА-ЯЁΑ-Ω]\w*[a-zà-ÿа-яёα-ω]")
LONG_WORD = 4
WORD = re.compile(r"[^\W\d_]{5,}")  # a shorter one is a weekday in one language and something else in another


def reports(text: str, headline: str) -> bool:
    """Whether a few sentences tell of what the headline says, and on which day, how many, or of whom. A notice says no
    number but an error's, names nobody, and asks its reader for something.
    """
    if len(ENDS.findall(text)) < FEWEST_SENTENCES or ERROR.search(f"{headline}\n{text}") or ASKS.search(text):
        return False
    shared = [word for word in words_in(text) & words_in(headline) if len(word) >= LONG_WORD or not word.isascii()]
    if text.lower() == text.upper():
        return len(shared) >= FEWEST_PAIRS
    tells = NUMBER.search(text) is not None or any(names_day(word) for word in WORD.findall(text))
    return bool(shared) and (tells or (len(shared) > 1 and NAME.search(text) is not None))
