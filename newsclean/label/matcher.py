"""Matching a block against thousands of rules at the price of a few look-ups.

Whole lines are a dictionary. Starts are found by one bisection among all starts. For the rest each phrase is filed
under its rarest word, its anchor, and only blocks that have the anchor are searched for the phrase. Nothing of this
depends on the number of rules, but the bisection, and that by its logarithm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import regex

from newsclean.label import phrases as p
from newsclean.label.rulefile import Rule, Zone

# Far above what a linear pattern takes on a page's longest block, and short enough to bound a hostile one.
PATTERN_SECONDS = 0.05

# The longest line with a number is about "Published # hours ago, updated # minutes ago"; longer blocks are prose.
_MAX_NUMBERED = 60

# Words get rarer with length (Zipf's law of abbreviation). The factor is low enough that a boilerplate word on which
# forty phrases hang is taken before `the`: having `the` costs every block a search, having `cookies` few.
_RARER_BY_LETTER = 0.3

_UNLIMITED = 1_000_000

# More signs than pages begin lines with; the rest are looked up each time.
_MAX_SIGNS = 500


class _Kind(IntEnum):
    """The kinds of match that are looked for within a block, in the order in which they are tried."""

    CONTAINS = 0
    CUES = 1
    PATTERN = 2


@dataclass(slots=True, frozen=True, eq=False)
class _Compiled:
    """A rule with its conditions and cues in normal form."""

    rule: Rule
    where: tuple[Zone, ...]
    max_words: int
    unless: tuple[str, ...]
    cues: tuple[tuple[str, ...], ...]

    def allows(self, zone: Zone, count: int, padded: str) -> bool:
        """Whether the rule's conditions hold for a block of `count` words."""
        return (
            count <= self.max_words
            and (not self.where or zone in self.where)
            and not any(phrase in padded for phrase in self.unless)
        )

    def has_cues(self, padded: str) -> bool:
        """Whether enough of the rule's cues are in a block."""
        met = sum(any(phrase in padded for phrase in group) for group in self.cues)
        return met >= (self.rule.at_least or 0)


@dataclass(slots=True, frozen=True, eq=False)
class _Probe:
    """One phrase to look for in blocks that have its anchor. Where several are found, the lowest rank wins."""

    needle: str
    anchors: list[str]
    compiled: _Compiled
    rank: tuple[int, int]  # the kind of match, then the rule's place


@dataclass(slots=True, frozen=True, eq=False)
class _Start:
    """A phrase that blocks start with: its rules, each with whether it is a label, and the next shorter start."""

    shorter: str | None
    rules: list[tuple[_Compiled, bool]]


class RuleSet:
    """Rules compiled together. `match()` costs microseconds, however many rules there are."""

    def __init__(self, rules: Iterable[Rule], lines_only: Iterable[Rule] = ()) -> None:
        """Compile `rules`; of `lines_only`, only the whole-line phrases. Where two fit alike, the earlier one wins."""
        full = [_compile(rule) for rule in rules]
        extra = [_compile(rule) for rule in lines_only]
        self.rules = tuple(compiled.rule for compiled in (*full, *extra))
        self._lines = _file_lines((*full, *extra))
        self._starts = _file_starts(full)
        self._sorted_starts = sorted(self._starts)
        # A start's first word, or its first letter where no space parts its words, spares most blocks the search.
        self._first_words = frozenset(start.split()[0] for start in self._starts if " " in start)
        self._first_letters = frozenset(start[0] for start in self._starts if " " not in start)
        probes = list(_make_probes(full))
        self._probes = {
            anchor: [(probe.needle, probe.compiled.max_words, probe) for probe in filed]
            for anchor, filed in _file_probes(probes).items()
        }
        self._anchors = frozenset(self._probes)
        self._unspaced = any(p.is_unspaced(probe.needle) for probe in probes)
        self._unanchored = tuple(c for c in full if c.rule.pattern and not c.rule.needs)
        self._by_sign: dict[str, tuple[_Compiled, ...]] = {}

    def match(self, text: str, zone: Zone) -> Rule | None:
        """The rule that a block matches, if any: whole lines first, then starts, phrases within, cues and patterns.

        `text` is one block, its white space folded; `zone` is where it stands. Time grows with the text alone.
        """
        words = p.split_words(text)
        key = " ".join(words)
        count = len(words)
        if self._unspaced:
            words.extend(key)
            count = max(count, p.count_unspaced_words(key))
        padded = f" {key} "
        for compiled in self._whole(text, key):
            if compiled.allows(zone, count, padded):
                return compiled.rule
        if words and (words[0] in self._first_words or key[0] in self._first_letters):
            for compiled in self._starting(text, padded[1:]):
                if compiled.allows(zone, count, padded):
                    return compiled.rule
        hits = self._anchors.intersection(words)
        if hits and (rule := self._search(text, hits, zone, count, padded)):
            return rule
        if not text[:1].isalpha():
            for compiled in self._beginning(text[:1]):
                if compiled.allows(zone, count, padded) and fits_pattern(compiled.rule, text):
                    return compiled.rule
        return None

    def _whole(self, text: str, key: str) -> Sequence[_Compiled]:
        """The rules of which the block is a whole line."""
        found = self._lines.get(key or text.lower())
        if found is None and len(key) <= _MAX_NUMBERED and not key.replace(" ", "").isalpha():
            found = self._lines.get(p.mask_numbers(key))
        return () if found is None or (key and p.is_speech(text)) else found

    def _starting(self, text: str, key: str) -> Sequence[_Compiled]:
        """The rules with a phrase that the block starts with, longest phrase first.

        A start of the key sorts before it, and every phrase sorted between the two begins with that start. So the
        greatest phrase before the key, and its own starts, are all that need a look.
        """
        place = bisect_right(self._sorted_starts, key) - 1
        phrase = self._sorted_starts[place] if place >= 0 else None
        found: list[_Compiled] = []
        while phrase is not None:
            start = self._starts[phrase]
            if key.startswith(phrase) and not p.is_speech(text):
                found += (c for c, label in start.rules if not label or p.has_label_end(text, phrase.strip()))
            phrase = start.shorter
        return found

    def _beginning(self, sign: str) -> tuple[_Compiled, ...]:
        """The rules with a pattern that needs no word, of which a line that begins with `sign` may be one."""
        known = self._by_sign.get(sign)
        if known is None:
            known = tuple(c for c in self._unanchored if compile_pattern(c.rule).fullmatch(sign, partial=True))
            if len(self._by_sign) < _MAX_SIGNS:
                self._by_sign[sign] = known
        return known

    def _search(self, text: str, hits: Iterable[str], zone: Zone, count: int, padded: str) -> Rule | None:
        """The first rule by rank of which a phrase, enough cues or the pattern is in the block."""
        found = [
            probe
            for anchor in hits
            for needle, max_words, probe in self._probes[anchor]
            if count <= max_words and needle in padded
        ]
        if len(found) > 1:
            found.sort(key=lambda probe: probe.rank)
        for probe in found:
            if probe.compiled.allows(zone, count, padded) and _matches(probe, text, padded):
                return probe.compiled.rule
        return None


def _matches(probe: _Probe, text: str, padded: str) -> bool:
    """Whether a rule matches by the phrase that was found, and by what else its kind of match asks for."""
    match probe.rank[0]:
        case _Kind.PATTERN:
            return fits_pattern(probe.compiled.rule, text)
        case _Kind.CUES:
            return probe.compiled.has_cues(padded) and not p.is_speech(text)
        case _:
            return not p.is_speech(text)


def fits_pattern(rule: Rule, text: str) -> bool:
    """Whether a rule's pattern matches a whole block; False where that takes longer than any linear pattern does."""
    try:
        return compile_pattern(rule).fullmatch(text, timeout=PATTERN_SECONDS) is not None
    except TimeoutError:
        return False


def compile_pattern(rule: Rule) -> regex.Pattern[str]:
    """A rule's pattern, compiled when a block first needs it. Raises regex.error where it is none."""
    return _compile_pattern(rule.pattern or "")


_compile_pattern = lru_cache(maxsize=4096)(regex.compile)


def _compile(rule: Rule) -> _Compiled:
    return _Compiled(
        rule=rule,
        where=rule.where,
        max_words=rule.max_words or _UNLIMITED,
        unless=tuple(p.needle(phrase) for phrase in rule.unless),
        cues=tuple(tuple(p.needle(phrase) for phrase in group) for group in rule.cue_groups),
    )


def _file_lines(rules: Iterable[_Compiled]) -> dict[str, list[_Compiled]]:
    lines: dict[str, list[_Compiled]] = {}
    for compiled in rules:
        for phrase in compiled.rule.line:
            lines.setdefault(p.line_key(phrase), []).append(compiled)
    return lines


def _file_starts(rules: Iterable[_Compiled]) -> dict[str, _Start]:
    filed: dict[str, list[tuple[_Compiled, bool]]] = {}
    for compiled in rules:
        for phrase in compiled.rule.starts_with:
            filed.setdefault(p.needle(phrase).lstrip(), []).append((compiled, p.is_label(phrase)))
    starts: dict[str, _Start] = {}
    open_starts: list[str] = []  # those that the current phrase starts with, shortest first
    for phrase in sorted(filed):
        while open_starts and not phrase.startswith(open_starts[-1]):
            open_starts.pop()
        starts[phrase] = _Start(open_starts[-1] if open_starts else None, filed[phrase])
        open_starts.append(phrase)
    return starts


def _make_probes(rules: Iterable[_Compiled]) -> Iterator[_Probe]:
    for place, compiled in enumerate(rules):
        kinds = {
            _Kind.CONTAINS: [p.needle(phrase) for phrase in compiled.rule.contains],
            _Kind.CUES: _triggers(compiled),
            _Kind.PATTERN: [p.needle(phrase) for phrase in compiled.rule.needs],
        }
        for kind, needles in kinds.items():
            for needle in needles:
                yield _Probe(needle, p.anchors(needle), compiled, (kind, place))


def _triggers(compiled: _Compiled) -> list[str]:
    """The cues of which one at least must be there, the rarest that will do: of n cues, n + 1 - at_least."""
    rarest_first = sorted(compiled.cues, key=lambda group: sum(map(_commonness, group)))
    spare = len(compiled.cues) - (compiled.rule.at_least or 0)
    return [needle for group in rarest_first[: spare + 1] for needle in group]


def _commonness(needle: str) -> float:
    """About how common a phrase is in text, by its longest word."""
    return _RARER_BY_LETTER ** max(map(len, p.anchors(needle)))


def _file_probes(probes: Iterable[_Probe]) -> dict[str, list[_Probe]]:
    """Each probe under the one of its anchors that costs least: rare in text, and with few probes filed there yet."""
    filed: defaultdict[str, list[_Probe]] = defaultdict(list)
    for probe in sorted(probes, key=lambda probe: len(probe.anchors)):
        anchor = min(probe.anchors, key=lambda a: (1 + len(filed.get(a, ()))) * _RARER_BY_LETTER ** len(a))
        filed[anchor].append(probe)
    return filed
