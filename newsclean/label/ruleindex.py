"""Rules filed so that a block meets few of them: by whole line, by start, and by each phrase's rarest word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from newsclean.label import phrases as p
from newsclean.label.rulefile import Rule, Zone

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
class Probe:
    """One phrase to look for in blocks that have its anchor. Where several are found, the lowest rank wins."""

    needle: str
    anchors: list[str]
    compiled: CompiledRule
    rank: tuple[int, int]  # the kind of match, then the rule's place


@dataclass(slots=True, frozen=True, eq=False)
class Start:
    """A phrase that blocks start with: its rules, each with whether it is a label, and the next shorter start."""

    shorter: str | None
    rules: list[tuple[CompiledRule, bool]]


def compile_rule(rule: Rule) -> CompiledRule:
    """A rule with its conditions and cues in normal form."""
    return CompiledRule(
        rule=rule,
        where=rule.where,
        max_words=rule.max_words or _UNLIMITED,
        unless=tuple(p.needle(phrase) for phrase in rule.unless),
        cues=tuple(tuple(p.needle(phrase) for phrase in group) for group in rule.cue_groups),
    )


def file_lines(rules: Iterable[CompiledRule]) -> dict[str, list[CompiledRule]]:
    """The rules by their whole-line phrases."""
    lines: dict[str, list[CompiledRule]] = {}
    for compiled in rules:
        for phrase in compiled.rule.line:
            lines.setdefault(p.line_key(phrase), []).append(compiled)
    return lines


def file_starts(rules: Iterable[CompiledRule]) -> dict[str, Start]:
    """The rules by the phrases that blocks start with."""
    filed: dict[str, list[tuple[CompiledRule, bool]]] = {}
    for compiled in rules:
        for phrase in compiled.rule.starts_with:
            filed.setdefault(p.needle(phrase).lstrip(), []).append((compiled, p.is_label(phrase)))
    starts: dict[str, Start] = {}
    open_starts: list[str] = []  # those that the current phrase starts with, shortest first
    for phrase in sorted(filed):
        while open_starts and not phrase.startswith(open_starts[-1]):
            open_starts.pop()
        starts[phrase] = Start(open_starts[-1] if open_starts else None, filed[phrase])
        open_starts.append(phrase)
    return starts


def _make_probes(rules: Iterable[CompiledRule]) -> Iterator[Probe]:
    for place, compiled in enumerate(rules):
        kinds = {
            Kind.CONTAINS: [p.needle(phrase) for phrase in compiled.rule.contains],
            Kind.CUES: _triggers(compiled),
            Kind.PATTERN: [p.needle(phrase) for phrase in compiled.rule.needs],
        }
        for kind, needles in kinds.items():
            for needle in needles:
                yield Probe(needle, p.anchors(needle), compiled, (kind, place))


def _triggers(compiled: CompiledRule) -> list[str]:
    """The cues of which one at least must be there, the rarest that will do: of n cues, n + 1 - at_least."""
    rarest_first = sorted(compiled.cues, key=lambda group: sum(map(_commonness, group)))
    spare = len(compiled.cues) - (compiled.rule.at_least or 0)
    return [needle for group in rarest_first[: spare + 1] for needle in group]


def _commonness(needle: str) -> float:
    """About how common a phrase is in text, by its longest word."""
    return _RARER_BY_LETTER ** max(map(len, p.anchors(needle)))


def file_probes(rules: Iterable[CompiledRule]) -> dict[str, list[Probe]]:
    """Each probe under the one of its anchors that costs least: rare in text, and with few probes filed there yet."""
    filed: defaultdict[str, list[Probe]] = defaultdict(list)
    for probe in sorted(_make_probes(rules), key=lambda probe: len(probe.anchors)):
        anchor = min(probe.anchors, key=lambda a: (1 + len(filed.get(a, ()))) * _RARER_BY_LETTER ** len(a))
        filed[anchor].append(probe)
    return filed
