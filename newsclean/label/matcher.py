"""Matching a block against thousands of rules at the price of a few look-ups.

Whole lines are a dictionary. Starts are found by one bisection among all starts. For the rest each phrase is filed
under its rarest word, its anchor, and only blocks that have the anchor are searched for the phrase. Nothing of this
depends on the number of rules, but the bisection, and that by its logarithm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from newsclean.label import phrases as p
from newsclean.label.rulefile import Rule, Zone
from newsclean.label.ruleindex import CompiledRule, Kind, Probe, compile_rule, file_lines, file_probes, file_starts

# Far above what a linear pattern takes on a page's longest block, and short enough to bound a hostile one.
PATTERN_SECONDS = 0.05

# The longest line with a number is about "Published # hours ago, updated # minutes ago"; longer blocks are prose.
_MAX_NUMBERED = 60

# More signs than pages begin lines with; the rest are looked up each time.
_MAX_SIGNS = 500


class RuleSet:
    """Rules compiled together. `match()` costs microseconds, however many rules there are."""

    def __init__(self, rules: Iterable[Rule], lines_only: Iterable[Rule] = ()) -> None:
        """Compile `rules`; of `lines_only`, only the whole-line phrases. Where two fit alike, the earlier one wins."""
        full = [compile_rule(rule) for rule in rules]
        extra = [compile_rule(rule) for rule in lines_only]
        self.rules = tuple(compiled.rule for compiled in (*full, *extra))
        self._lines = file_lines((*full, *extra))
        self._starts = file_starts(full)
        self._sorted_starts = sorted(self._starts)
        # A start's first word, or its first letter where no space parts its words, spares most blocks the search.
        self._first_words = frozenset(start.split()[0] for start in self._starts if " " in start)
        self._first_letters = frozenset(start[0] for start in self._starts if " " not in start)
        self._probes = {
            anchor: [(probe.needle, probe.compiled.max_words, probe) for probe in filed]
            for anchor, filed in file_probes(full).items()
        }
        self._anchors = frozenset(self._probes)
        self._unspaced = any(p.is_unspaced(anchor) for anchor in self._anchors)
        self._unanchored = tuple(c for c in full if c.rule.pattern and not c.rule.needs)
        self._by_sign: dict[str, tuple[CompiledRule, ...]] = {}

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

    def _whole(self, text: str, key: str) -> Sequence[CompiledRule]:
        """The rules of which the block is a whole line."""
        found = self._lines.get(key or text.lower())
        if found is None and len(key) <= _MAX_NUMBERED and not key.replace(" ", "").isalpha():
            found = self._lines.get(p.mask_numbers(key))
        return () if found is None or (key and p.is_speech(text)) else found

    def _starting(self, text: str, key: str) -> Sequence[CompiledRule]:
        """The rules with a phrase that the block starts with, longest phrase first.

        A start of the key sorts before it, and every phrase sorted between the two begins with that start. So the
        greatest phrase before the key, and its own starts, are all that need a look.
        """
        place = bisect_right(self._sorted_starts, key) - 1
        phrase = self._sorted_starts[place] if place >= 0 else None
        found: list[CompiledRule] = []
        while phrase is not None:
            start = self._starts[phrase]
            if key.startswith(phrase) and not p.is_speech(text):
                found += (c for c, label in start.rules if not label or p.has_label_end(text, phrase.strip()))
            phrase = start.shorter
        return found

    def _beginning(self, sign: str) -> tuple[CompiledRule, ...]:
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


def _matches(probe: Probe, text: str, padded: str) -> bool:
    """Whether a rule matches by the phrase that was found, and by what else its kind of match asks for."""
    match probe.rank[0]:
        case Kind.PATTERN:
            return fits_pattern(probe.compiled.rule, text)
        case Kind.CUES:
            return probe.compiled.has_cues(padded) and not p.is_speech(text)
        case _:
            return not p.is_speech(text)


def fits_pattern(rule: Rule, text: str) -> bool:
    """Whether a rule's pattern matches a whole block; False where that takes longer than any linear pattern does."""
    try:
        # Other threads wait meanwhile, or the clock would run on while this one waits for them.
        return compile_pattern(rule).fullmatch(text, concurrent=False, timeout=PATTERN_SECONDS) is not None
    except TimeoutError:
        return False


def compile_pattern(rule: Rule) -> regex.Pattern[str]:
    """A rule's pattern, compiled when a block first needs it. Raises regex.error where it is none."""
    return _compile_pattern(rule.pattern or "")


_compile_pattern = lru_cache(maxsize=4096)(regex.compile)
