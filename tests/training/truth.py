"""Which blocks of a page are the story's, by a gold text: the answers that training learns from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

TOKEN = re.compile(r"\w+")
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
SHINGLE = 4
# A block of fewer words is the story's only where it is a line of the gold text, amid blocks that are.
SHORT = 8
IS_STORY, IS_NOT, IS_OPTIONAL = 0.75, 0.3, 0.6  # shares of a block's shingles
SURE_SIZE = 12  # letters of a short line that stands in the gold text, though not as a line of it
MARGIN = 4  # how many blocks outside the story's span a short line may stand


def best_answers(
    lines: Sequence[str], optional: Sequence[str], texts: Sequence[str], score: Callable[[str, str], float]
) -> list[bool | None]:
    """For each block whether it is the story's, by whichever reading of the gold text fits the page better.

    A gold text's lines may be a page's blocks, or be broken otherwise, as code, songs and lists often are. `score` says
    how well a body, given second, fits the gold text. On the 793 pages of `web` the better of the two readings gives
    bodies with F1 .988, where the first alone gives .982.
    """
    gold = "\n".join(lines)
    readings = [kind(lines, optional).of(texts) for kind in (Truth, JoinedTruth)]
    return max(
        readings, key=lambda answers: score(gold, "\n".join(t for t, a in zip(texts, answers, strict=True) if a))
    )


class Truth:
    """A gold text, ready to be asked about blocks; its lines are the page's blocks."""

    def __init__(self, lines: Sequence[str], optional: Sequence[str]) -> None:
        self.unspaced = bool(UNSPACED.search("".join(lines)[:200]))
        self.lines = Counter(self._key(line) for line in lines)
        self.optional = {self._key(line) for line in optional} - set(self.lines)
        self.shingles = self._shingles(lines)
        self.optional_shingles = self._shingles(optional)

    def of(self, texts: Sequence[str]) -> list[bool | None]:
        """For each block whether it is the story's; None where the gold text does not settle it."""
        long = {i: self._long(tokens) for i, text in enumerate(texts) if len(tokens := self._tokens(text)) >= SHORT}
        sure = [i for i, answer in long.items() if answer]
        first, last = (sure[0] - MARGIN, sure[-1] + MARGIN) if sure else (0, len(texts))
        answers = [long[i] if i in long else self._short(text, first <= i <= last) for i, text in enumerate(texts)]
        if sure:
            self._once(texts, answers, sure[len(sure) // 2])
        return answers

    def _long(self, tokens: Sequence[str]) -> bool | None:
        shingles = list(_windows(tokens))
        if _share(shingles, self.shingles) >= IS_STORY:
            return True
        if _share(shingles, self.optional_shingles) >= IS_OPTIONAL:
            return None
        return False if _share(shingles, self.shingles) <= IS_NOT else None

    def _short(self, text: str, amid_story: bool) -> bool | None:
        key = self._key(text)
        if not key or key in self.optional:
            return None
        return key in self.lines and amid_story

    def _once(self, texts: Sequence[str], answers: list[bool | None], middle: int) -> None:
        """Of blocks that say the same, only as many are the story's as the gold text has."""
        places: dict[str, list[int]] = {}
        for i, answer in enumerate(answers):
            if answer:
                places.setdefault(self._key(texts[i]), []).append(i)
        for key, where in places.items():
            for i in sorted(where, key=lambda i: abs(i - middle))[max(1, self.lines[key]) :]:
                answers[i] = None if len(self._tokens(texts[i])) < SHORT else False

    def _tokens(self, text: str) -> list[str]:
        return list("".join(TOKEN.findall(text.lower()))) if self.unspaced else TOKEN.findall(text.lower())

    def _key(self, text: str) -> str:
        return " ".join(self._tokens(text))

    def _shingles(self, lines: Iterable[str]) -> set[tuple[str, ...]]:
        return {shingle for line in lines for shingle in _windows(self._tokens(line))}


class JoinedTruth(Truth):
    """A gold text whose lines may be broken otherwise than the page's: blocks are looked for across their ends."""

    def __init__(self, lines: Sequence[str], optional: Sequence[str]) -> None:
        super().__init__(lines, optional)
        self.shingles = self._shingles([" ".join(lines)])
        self.text = f" {' '.join(map(self._key, lines))} "

    def _short(self, text: str, amid_story: bool) -> bool | None:
        answer = super()._short(text, amid_story)
        key = self._key(text)
        if answer is not False or not amid_story or f" {key} " not in self.text:
            return answer
        return True if len(key) >= SURE_SIZE else None  # a word or two may stand anywhere by chance


def _windows(tokens: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(tokens[i : i + SHINGLE]) for i in range(len(tokens) - SHINGLE + 1))


def _share(shingles: Sequence[tuple[str, ...]], gold: set[tuple[str, ...]]) -> float:
    return sum(shingle in gold for shingle in shingles) / len(shingles) if shingles else 0.0
