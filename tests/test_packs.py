"""The contract of the packs: every rule does what its examples say, and takes no sentence of a story."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsclean.label.rules import phrases, telling
from newsclean.label.rules.file import parse, parse_pack
from newsclean.label.rules.hostile import hostile_blocks
from newsclean.label.rules.load import (
    PACKS,
    Rule,
    RuleSet,
    Zone,
    all_rules,
    find_rule,
    languages,
    pack,
    rules_for,
)
from newsclean.label.rules.matcher import PATTERN_SECONDS, fits_pattern
from tests.each import each

RULES = all_rules()
PROSE = sorted((Path(__file__).parent.parent / "fixtures" / "prose").glob("*.txt"))
# A pattern whose time grows faster than the text takes too long at this length too. A linear one may take its share of
# the time of a block of 100,000 characters, and takes a tenth of that.
HOSTILE_LENGTH = 30_000
HOSTILE_SECONDS = PATTERN_SECONDS * HOSTILE_LENGTH / 100_000
ALL_MEET = 3  # groups of cues that all must meet, of which not every phrase wants an example


def examples(kind: str) -> Iterator[object]:
    for rule in RULES:
        for number, text in enumerate(getattr(rule, kind), 1):
            yield pytest.param(rule, text, id=f"{rule.id}-{number}")


def story_sentences() -> Iterator[object]:
    for path in PROSE:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield pytest.param(line, id=f"{path.stem}-{number}")


@cache
def everything() -> RuleSet:
    """All packs in full: what survives these survives on a page of any language."""
    return RuleSet(RULES)


def removers(text: str) -> list[str]:
    """The ids of rules that remove a text, in whichever language and zone."""
    return sorted({found.id for zone in Zone if (found := everything().match(text, zone))})


@each(examples("removes"))
def test_what_a_rule_removes_goes(rule: Rule, text: str) -> None:
    rules = rules_for(None if rule.language == "any" else rule.language)
    for zone in rule.where or Zone:
        found = rules.match(" ".join(text.split()), zone)
        assert found, f"nothing removes it from the {zone}"
        assert found.category == rule.category, f"{found.id} takes it first"


@each(examples("keeps"))
def test_what_a_rule_keeps_survives_every_pack(rule: Rule, text: str) -> None:
    assert not removers(text), f"an example of {rule.id}"


@each(story_sentences())
def test_story_sentence_survives_every_pack(text: str) -> None:
    assert not removers(text)


@each([rule for rule in RULES if rule.line], ids=lambda rule: rule.id)
def test_each_whole_line_is_removed_as_its_category(rule: Rule) -> None:
    rules = rules_for(None if rule.language == "any" else rule.language)
    for phrase in rule.line:
        found = rules.match(phrase.replace("#", "12"), (rule.where or tuple(Zone))[0])
        assert found, phrase
        assert found.category == rule.category, f"{found.id} takes {phrase!r} first"


@each(RULES, ids=lambda rule: rule.id)
def test_rule_has_two_examples_of_each_kind(rule: Rule) -> None:
    assert len(set(rule.removes)) >= 2
    assert len(set(rule.keeps)) >= 2


@each([rule for rule in RULES if rule.searched], ids=lambda rule: rule.id)
def test_each_phrase_within_a_block_is_used_by_an_example(rule: Rule) -> None:
    """But for cues of which at least three groups must all meet: none of those removes anything alone, and each group
    is met by every example that the rule removes."""
    all_meet = ALL_MEET <= len(rule.cues) == rule.at_least
    searched = (*rule.starts_with, *rule.contains) if all_meet else rule.searched
    plain = phrases.normalise_all(rule.removes)
    padded = [f" {text} " for text in (*plain, *map(phrases.mask_numbers, plain))]
    needles = {phrase: phrases.needle(key, phrase) for phrase, key in phrases.phrase_keys(searched).items()}
    unused = [phrase for phrase, needle in needles.items() if not any(needle in text for text in padded)]
    assert not unused


def test_rule_ids_are_unique() -> None:
    assert [identity for identity, count in Counter(rule.id for rule in RULES).items() if count > 1] == []


@each(languages())
def test_a_phrase_stands_in_one_rule_of_a_pack(language: str) -> None:
    rules = pack(language)
    keys = phrases.phrase_keys(phrase for rule in rules for phrase in (*rule.line, *rule.searched))
    lines = Counter(keys[phrase] or phrase for rule in rules for phrase in rule.line)
    within = Counter(
        (kind, phrases.needle(keys[phrase]), phrases.label_ends(phrase))
        for rule in rules
        for kind in ("starts_with", "contains")
        for phrase in getattr(rule, kind)
    )
    assert [key for key, count in (*lines.items(), *within.items()) if count > 1] == []


@each([rule for rule in RULES if rule.unless_told], ids=lambda rule: rule.id)
def test_words_of_telling_are_known_where_a_rule_asks_for_them(rule: Rule) -> None:
    assert telling.is_known(rule.language)


@each(languages())
def test_words_of_telling_are_looked_for_in_linear_time(language: str) -> None:
    telling.tells("", language)  # compiles them
    for part in (", ", "word, ", "word ", "word", "как ", "cum ", ", o ", "a? "):
        start = time.process_time()
        telling.tells(part * (HOSTILE_LENGTH // len(part)), language)
        assert time.process_time() - start < PATTERN_SECONDS * 4, part


def test_words_of_telling_are_of_known_kinds_and_stand_once() -> None:
    tables = parse(telling.TELLING, telling.TELLING.read_text(encoding="utf-8"))
    kinds = {"was", "saying", "told", "not_told", "behind_comma", "near_comma", "not_behind_comma", "asked"}
    for language, lists in tables.items():
        assert language in languages()
        assert lists.keys() <= kinds, language
        found = Counter((kind != "was", word) for kind, words in lists.items() for word in words)
        assert [word for word, count in found.items() if count > 1] == [], language
        assert all(word.isalpha() for kind in ("was", "saying") for word in lists.get(kind, [])), language


@each(sorted(PACKS.glob("*/*.toml")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_pack_reads_as_toml(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert parse_pack(path, source) == parse(path, source)


@each(RULES, ids=lambda rule: rule.id)
def test_path_is_id(rule: Rule) -> None:
    assert rule.id.startswith(f"{rule.language}/{rule.category}/")
    assert find_rule(rule.id) == rule


@each([rule for rule in RULES if rule.pattern], ids=lambda rule: rule.id)
def test_pattern_is_linear(rule: Rule) -> None:
    fits_pattern(rule, "")  # compiles it
    for block in hostile_blocks(rule, HOSTILE_LENGTH):
        start = time.process_time()
        fits_pattern(rule, block)
        assert time.process_time() - start < HOSTILE_SECONDS, block[:80]
