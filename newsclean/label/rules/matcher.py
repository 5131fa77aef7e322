"""Matching a block against thousands of rules at the price of a few look-ups.

Whole lines are a dictionary. Starts are filed under their first word. For the rest each phrase is filed under its
rarest word, its anchor, and only blocks that have the anchor are searched for the phrase. So a block's cost grows with
its own text, and hardly with the number of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from newsclean.article import Category
from newsclean.label.rules import phrases as p
from newsclean.label.rules.file import MAX_WORDS_WITHOUT_NEEDS, Rule, Zone
from newsclean.label.rules.hostile import hostile_blocks
from newsclean.label.rules.index import (
    CompiledRule,
    Kind,
    Probe,
    Starts,
    compile_rule,
    file_lines,
    file_probes,
    file_starts,
)
from newsclean.label.rules.sentences import follows_label, goes_on, leaves_rights, runs_on, starts_sentence

# Far above what a linear pattern takes on a page's longest block, and short enough to bound a hostile one.
PATTERN_SECONDS = 0.05

# Up to so many characters a pattern runs without a clock, which would take more time than the pattern. What takes long
# on so few is not tried on a page: load_rules refuses it, and the tests of the packs would.
CLOCKED_SIZE = 200

# The longest line with a number is about "Published # hours ago, updated # minutes ago"; longer blocks are prose.
_MAX_NUMBERED = 60

# Half of what is looked for within a block is a button's, a credit's or a caption's: not for blocks of so many words.
_LONG = 25

# More blocks than pages have; a text of a hundred megabytes would not fit in memory once more.
_AT_ONCE = 5_000

# More signs than pages begin lines with; the rest are looked up each time.
_MAX_SIGNS = 500


# What stands for a sentence of a story that only begins like boilerplate: no other rule is tried on it.
SENTENCE = Rule(
    id="any/other/sentence", category=Category.OTHER, language="any", why="It goes on as prose.", line=("…",)
)


class RuleSet:
    """Rules compiled together. `match()` costs microseconds, however many rules there are."""

    def __init__(self, rules: Iterable[Rule], lines_only: Iterable[Rule] = ()) -> None:
        """Compile `rules`; of `lines_only`, only the whole-line phrases. Where two fit alike, the earlier one wins."""
        full, extra = list(map(compile_rule, rules)), list(map(compile_rule, lines_only))
        self.rules = tuple(compiled.rule for compiled in (*full, *extra))
        self._lines = file_lines((*full, *extra))
        self._longest_line = max(map(len, self._lines), default=0)
        self._starts, self._letter_starts = file_starts(full)
        self._probes = {
            anchor: [(probe.needle, probe.compiled.max_words, probe) for probe in filed]
            for anchor, filed in file_probes(full).items()
        }
        self._anchors = frozenset(self._probes)
        self._long_anchors = frozenset(a for a, filed in self._probes.items() if any(x[1] > _LONG for x in filed))
        # The anchors of phrases in which numbers are masked.
        self._numbered = frozenset(a for a, filed in self._probes.items() if any(x[2].compiled.numbered for x in filed))
        self._unspaced = any(p.is_unspaced(anchor) for anchor in self._anchors)
        self._unanchored = tuple(c for c in full if c.rule.pattern and not c.needs)
        self._by_sign: dict[str, tuple[tuple[CompiledRule, regex.Pattern[str]], ...]] = {}

    def match(self, text: str, zone: Zone) -> Rule | None:
        """The rule that a block matches, if any: whole lines first, then starts, phrases within, cues and patterns.

        `text` is one block, its white space folded; `zone` is where it stands. Time grows with the text alone.
        """
        return self.match_all([text], [zone])[0]

    def match_all(self, texts: Sequence[str], zones: Sequence[Zone]) -> list[Rule | None]:
        """`match()` for each of a page's blocks: at once, they cost less than one by one."""
        found: list[Rule | None] = []
        for at in range(0, len(texts), _AT_ONCE):
            portion = texts[at : at + _AT_ONCE]
            for text, spaced, zone in zip(portion, p.space_all(portion), zones[at : at + _AT_ONCE], strict=True):
                rule = self._match_spaced(text, spaced, zone)
                found.append(None if rule is SENTENCE else rule)
        return found

    def _match_spaced(self, text: str, spaced: str, zone: Zone) -> Rule | None:
        """The rule that a block matches, given with spaces for its signs as well."""
        words = spaced.split()
        key = " ".join(words)
        count = len(words)
        if self._unspaced and not key.isascii():
            count = max(count, p.count_unspaced_words(key))
            words.extend(key)
        whole = self._lines.get(key) if len(key) <= self._longest_line else None
        if whole is None and len(key) <= _MAX_NUMBERED and not key.replace(" ", "").isalpha():
            whole = self._lines.get(p.mask_numbers(key) or text.lower())
        rule = None if whole is None else self._match_whole(text, key, count, whole, zone)
        if rule is None and words:
            starts = self._starts.get(words[0])
            if starts is not None:
                rule = self._match_start(text, key, count, starts, zone)
            if rule is None:
                starts = self._letter_starts.get(key[0])
                if starts is not None:
                    rule = self._match_start(text, key, count, starts, zone)
            if rule is None:
                anchors = self._anchors if count <= _LONG else self._long_anchors
                if not anchors.isdisjoint(words):
                    rule = self._match_within(text, key, count, anchors.intersection(words), zone)
        if rule is None and count <= MAX_WORDS_WITHOUT_NEEDS and not text[:1].isalpha():
            rule = self._match_sign(text, key, count, zone)
        return rule

    def _match_whole(self, text: str, key: str, count: int, rules: Iterable[CompiledRule], zone: Zone) -> Rule | None:
        """The first of the rules of which the block is a whole line."""
        if key and p.is_speech(text):
            return None
        for compiled in rules:
            if compiled.is_unconditional:
                return compiled.rule
            if compiled.allows(zone, count, f" {key} ") and not compiled.is_told(text):
                return compiled.rule
        return None

    def _match_start(self, text: str, key: str, count: int, starts: Starts, zone: Zone) -> Rule | None:
        """The rule with the longest phrase with which the block starts."""
        said = f"{key} "
        masked = p.mask_numbers(said) if starts.numbered else said
        if not said.startswith(starts.needles) and (masked is said or not masked.startswith(starts.needles)):
            return None
        for needle, compiled, ends in starts.rules:
            starts_so = said.startswith(needle) or (masked is not said and masked.startswith(needle))
            fits = starts_so and compiled.allows(zone, count, f" {said}") and not p.is_speech(text)
            if fits and not compiled.is_told(text) and (not ends or p.is_labelled(text, needle.rstrip(), ends)):
                is_sentence = starts_sentence(text, key, needle, compiled.rule, is_label=bool(ends))
                return SENTENCE if is_sentence else compiled.rule
        return None

    def _match_within(self, text: str, key: str, count: int, hits: frozenset[str], zone: Zone) -> Rule | None:
        """The first rule by rank of which a phrase, enough cues or the pattern is in the block."""
        padded = f" {key} "
        if not self._numbered.isdisjoint(hits):
            padded = f"{padded}\n{p.mask_numbers(padded)}"
        found = []
        for anchor in hits:
            for needle, max_words, probe in self._probes[anchor]:
                if count <= max_words and needle in padded:
                    found.append(probe)
        if len(found) > 1:
            found.sort(key=lambda probe: probe.rank)
        tried = None
        for probe in found:
            if probe.rank == tried:  # by another of its phrases, to no avail
                continue
            tried = probe.rank
            fits = probe.compiled.allows(zone, count, padded) and _matches(probe, text, padded)
            if fits and not probe.compiled.is_told(text):
                return SENTENCE if _is_in_sentence(probe, text, key) else probe.compiled.rule
        return None

    def _match_sign(self, text: str, key: str, count: int, zone: Zone) -> Rule | None:
        """The first rule with a pattern that needs no word, of which a line that begins as this does may be one."""
        padded = f" {key} "
        for compiled, pattern in self._beginning(text[:1]):
            if compiled.allows(zone, count, padded) and _fits(pattern, text) and not compiled.is_told(text):
                return compiled.rule
        return None

    def _beginning(self, sign: str) -> tuple[tuple[CompiledRule, regex.Pattern[str]], ...]:
        """The rules with a pattern that needs no word, of which a line that begins with `sign` may be one."""
        known = self._by_sign.get(sign)
        if known is None:
            unanchored = [(compiled, compile_pattern(compiled.rule)) for compiled in self._unanchored]
            known = tuple(pair for pair in unanchored if pair[1].fullmatch(sign, partial=True))
            if len(self._by_sign) < _MAX_SIGNS:
                self._by_sign[sign] = known
        return known


def _matches(probe: Probe, text: str, padded: str) -> bool:
    """Whether a rule matches by the phrase that was found, and by what else its kind of match asks for."""
    match probe.rank[0]:
        case Kind.PATTERN:
            return fits_pattern(probe.compiled.rule, text)
        case Kind.CUES:
            return probe.compiled.has_cues(padded) and not p.is_speech(text)
        case _:
            return not p.is_speech(text)


def _is_in_sentence(probe: Probe, text: str, key: str) -> bool:
    """Whether a block with a rule's phrase, or of its pattern, is a sentence of a story that begins so."""
    kind, rule, needle = probe.rank[0], probe.compiled.rule, probe.needle.lstrip()
    if kind is Kind.PATTERN:
        return follows_label(text, rule)
    if kind is not Kind.CONTAINS or not f" {key} ".startswith(probe.needle):
        return False
    if goes_on(text, key, needle, rule.language):
        return True
    return rule.category is Category.LEGAL and (leaves_rights(text, key, needle) or runs_on(text, key, needle))


def fits_pattern(rule: Rule, text: str) -> bool:
    """Whether a rule's pattern matches a whole block; False where that takes longer than any linear pattern does."""
    return _fits(compile_pattern(rule), text)


def _fits(pattern: regex.Pattern[str], text: str) -> bool:
    if len(text) <= CLOCKED_SIZE:
        return pattern.fullmatch(text) is not None
    try:
        # Other threads wait meanwhile, or the clock would run on while this one waits for them.
        return pattern.fullmatch(text, concurrent=False, timeout=PATTERN_SECONDS) is not None
    except TimeoutError:
        return False


def find_slow_block(rule: Rule, length: int) -> str | None:
    """A hostile block of about `length` characters that takes a rule's pattern longer than any linear one takes."""
    pattern = compile_pattern(rule)
    for block in hostile_blocks(rule, length):
        try:
            pattern.fullmatch(block, concurrent=False, timeout=PATTERN_SECONDS)
        except TimeoutError:
            return block
    return None


def compile_pattern(rule: Rule) -> regex.Pattern[str]:
    """A rule's pattern, compiled when a block first needs it. Raises regex.error where it is none."""
    return _compile_pattern(rule.pattern or "")


_compile_pattern = lru_cache(maxsize=4096)(regex.compile)
