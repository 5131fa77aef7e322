"""Rules filed so that a block meets few of them: by whole line, by start, and by each phrase's rarest word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import chain
from math import inf
from typing import NamedTuple

from newsclean.label.rules import phrases as p
from newsclean.label.rules.file import Rule, Zone
from newsclean.label.rules.telling import quotes, tells
from newsclean.page import add_up

# Words get rarer with length (Zipf's law of abbreviation). The factor is low enough that a boilerplate word on which
# forty phrases hang is taken before `the`: having `the` costs every block a search, having `cookies` few.
_RARER_BY_LETTER = 0.3

_UNLIMITED = 1_000_000


class Kind(IntEnum):
    """The kinds of match that are looked for within a block, in the order in which they are tried."""

    CONTAINS = 0
    CUES = 1
    PATTERN = 2


@dataclass(slots=True, frozen=True, eq=False)
class CompiledRule:
    """A rule with its phrases in normal form: as whole lines, or as needles, which stand in padded texts."""

    rule: Rule
    lines: tuple[str, ...]
    starts: tuple[tuple[str, str], ...]  # each with the signs that end it, where it is a label
    contains: tuple[str, ...]
    cues: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    where: tuple[Zone, ...]
    max_words: int
    unless: tuple[str, ...]
    is_unconditional: bool  # neither `where` nor `max_words` nor what begins with `unless` is set

    @property
    def numbered(self) -> bool:
        """Whether a phrase that is looked for within a block asks for a number."""
        return any("#" in needle for needle in (*self.contains, *chain.from_iterable(self.cues)))

    def allows(self, zone: Zone, count: int, padded: str) -> bool:
        """Whether the rule's conditions hold for a block of `count` words."""
        return (
            count <= self.max_words
            and (not self.where or zone in self.where)
            and not (self.unless and any(phrase in padded for phrase in self.unless))
        )

    def has_cues(self, padded: str) -> bool:
        """Whether enough of the rule's cues are in a block."""
        spare = len(self.cues) - (self.rule.at_least or 0)
        for group in self.cues:
            if not any(phrase in padded for phrase in group):
                spare -= 1
                if spare < 0:
                    return False
        return True

    def is_told(self, text: str) -> bool:
        """Whether the rule leaves blocks to the story that tell or quote somebody, and this one does."""
        rule = self.rule
        return (rule.unless_quoted and quotes(text)) or (rule.unless_told and tells(text, rule.language))


@dataclass(slots=True, frozen=True, eq=False)
class Probe:
    """One phrase to look for in blocks that have its anchor. Where several are found, the lowest rank wins."""

    needle: str
    anchors: list[str]
    compiled: CompiledRule
    rank: tuple[int, int]  # the kind of match, then the rule's place


# A phrase as a needle, its rule, and the signs of which one ends it where it is a label.
Start = tuple[str, CompiledRule, str]


class Starts(NamedTuple):
    """Phrases that blocks start with, longest first."""

    needles: tuple[str, ...]
    rules: tuple[Start, ...]
    numbered: bool  # whether one asks for a number


@lru_cache(maxsize=4096)  # the shipped rules and some: those of `any` and English are among any language's
def compile_rule(rule: Rule) -> CompiledRule:
    """A rule with its phrases in normal form."""
    keys = p.phrase_keys((*rule.line, *rule.searched, *rule.needs, *rule.unless))

    def needles(phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(p.needle(keys[phrase], phrase) for phrase in phrases)

    return CompiledRule(
        rule=rule,
        lines=tuple(keys[phrase] or phrase.lower() for phrase in rule.line),
        starts=tuple((p.needle(keys[phrase]).lstrip(), p.label_ends(phrase)) for phrase in rule.starts_with),
        contains=needles(rule.contains),
        cues=tuple(needles(group) for group in rule.cue_groups),
        needs=needles(rule.needs),
        where=rule.where,
        max_words=rule.max_words or _UNLIMITED,
        unless=needles(rule.unless),
        is_unconditional=not (rule.where or rule.max_words or rule.unless or rule.unless_told or rule.unless_quoted),
    )


def file_lines(rules: Iterable[CompiledRule]) -> dict[str, tuple[CompiledRule, ...]]:
    """The rules by their whole-line phrases."""
    lines: dict[str, tuple[CompiledRule, ...]] = {}
    for compiled in rules:
        alone = (compiled,)  # one for all lines of a rule: tens of thousands of objects keep the garbage collector busy
        for line in compiled.lines:
            lines[line] = lines[line] + alone if line in lines else alone
    return lines


def file_starts(rules: Iterable[CompiledRule]) -> tuple[dict[str, Starts], dict[str, Starts]]:
    """The phrases that blocks start with, by first word; and those that begin with no whole word, by first letter."""
    words: dict[str, list[Start]] = {}
    letters: dict[str, list[Start]] = {}
    for compiled in rules:
        for needle, ends in compiled.starts:
            word, space, _ = needle.partition(" ")
            filed = words if space and word != "#" else letters
            for key in p.DIGITS if word == "#" else (word if space else needle[0],):
                filed.setdefault(key, []).append((needle, compiled, ends))
    return _longest_first(words), _longest_first(letters)


def _longest_first(filed: dict[str, list[Start]]) -> dict[str, Starts]:
    for starts in filed.values():
        starts.sort(key=lambda start: -len(start[0]))
    needles = {key: tuple(start[0] for start in starts) for key, starts in filed.items()}
    return {key: Starts(needles[key], tuple(starts), "#" in "".join(needles[key])) for key, starts in filed.items()}


def _make_probes(rules: Iterable[CompiledRule]) -> Iterator[Probe]:
    for place, compiled in enumerate(rules):
        kinds = {
            Kind.CONTAINS: compiled.contains,
            Kind.CUES: _triggers(compiled) if compiled.cues else (),
            Kind.PATTERN: compiled.needs if compiled.rule.pattern else (),
        }
        for kind, needles in kinds.items():
            for needle in needles:
                yield Probe(needle, p.anchors(needle), compiled, (kind, place))


def _triggers(compiled: CompiledRule) -> Sequence[str]:
    """What a block must have one of: the rule's `needs`, or the rarest cues that will do: of n, n + 1 - at_least."""
    if compiled.needs:
        return compiled.needs
    rarest_first = sorted(compiled.cues, key=lambda group: add_up(map(_commonness, group)))
    spare = len(compiled.cues) - (compiled.rule.at_least or 0)
    return [needle for group in rarest_first[: spare + 1] for needle in group]


def _commonness(needle: str) -> float:
    """About how common a phrase is in text, by its words' letters; one without a whole word finds no block."""
    anchors = p.anchors(needle)
    return _RARER_BY_LETTER ** sum(map(len, anchors)) if anchors else inf


def file_probes(rules: Iterable[CompiledRule]) -> dict[str, list[Probe]]:
    """Each probe under the one of its anchors that costs least: rare in text, and with few probes filed there yet."""
    filed: defaultdict[str, list[Probe]] = defaultdict(list)
    for probe in sorted(_make_probes(rules), key=lambda probe: len(probe.anchors)):
        anchor = min(probe.anchors, key=lambda a: (1 + len(filed.get(a, ()))) * _RARER_BY_LETTER ** len(a))
        filed[anchor].append(probe)
    return filed
