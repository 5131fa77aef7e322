"""The rules: shipped packs and users' own, loaded for a language and compiled for matching.

>>> rules_for("en").match("Share on Facebook", Zone.HEAD).id
'en/share/share-on'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from newsclean.article import Category
from newsclean.errors import CleanError
from newsclean.label.rules.file import Rule, Zone, make_rule, parse, parse_pack, read_source, rule_error
from newsclean.label.rules.matcher import CLOCKED_SIZE, RuleSet, compile_pattern, find_slow_block
from newsclean.label.rules.telling import is_known

__all__ = [
    "Rule",
    "RuleSet",
    "UserRules",
    "Zone",
    "all_rules",
    "check_rules",
    "count_rules",
    "documented_pack",
    "find_rule",
    "has_pack",
    "languages",
    "load_rules",
    "matching_rules",
    "pack",
    "rules_for",
]

PACKS = Path(__file__).parents[2] / "rules"

# Codes that pages use for languages whose pack bears another name.
_SAME_PACK = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ms": "id", "yue": "zh", "cmn": "zh"}

_ANY = "any"
_ENGLISH = "en"


@dataclass(frozen=True)
class UserRules:
    """A user's own rules and the shipped ones they switch off, for `clean(..., rules=...)`."""

    rules: tuple[Rule, ...] = ()
    disable: tuple[str, ...] = ()  # ids, or patterns such as `en/donation/*`

    def allows(self, rule: Rule) -> bool:
        """Whether a shipped rule stays on."""
        return not any(fnmatchcase(rule.id, pattern) for pattern in self.disable)


_NO_USER_RULES = UserRules()


def rules_for(language: str | None, extra: UserRules = _NO_USER_RULES) -> RuleSet:
    """The rules for a page in `language`, a BCP 47 tag: its pack, `any` and English, and the user's own before them.

    Where the language is unknown or has no pack, all packs count, but with their whole-line phrases only: a phrase
    within a sentence may be another language's ordinary words.
    """
    return _compiled(_pack_name(language), extra)


def has_pack(language: str | None) -> bool:
    """Whether rules for a page in `language`, a BCP 47 tag, are shipped.

    >>> has_pack("nb-NO"), has_pack("any")
    (True, False)
    """
    name = _pack_name(language)
    return name in languages() and name != _ANY


def _pack_name(language: str | None) -> str:
    code = (language or "").replace("_", "-").partition("-")[0].lower()
    return _SAME_PACK.get(code, code)


@lru_cache(maxsize=128)
def _compiled(code: str, extra: UserRules) -> RuleSet:
    known = has_pack(code)
    spoken = dict.fromkeys([code, _ANY, _ENGLISH] if known else [_ANY, _ENGLISH])
    shipped = [rule for name in spoken for rule in pack(name)]
    others = [] if known else [rule for name in languages() if name not in spoken for rule in pack(name)]
    is_own = {rule: rule.language in (*spoken, code) for rule in extra.rules}
    full = [rule for rule, own in is_own.items() if own] + [rule for rule in shipped if extra.allows(rule)]
    lines = [rule for rule, own in is_own.items() if not own and not known]
    return RuleSet(full, lines + [rule for rule in others if extra.allows(rule)])


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The names of the shipped packs: language codes, and `any`."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if any(folder.glob("*.toml"))))


@lru_cache(maxsize=128)
def pack(language: str) -> tuple[Rule, ...]:
    """The shipped rules of one pack, in the order of its files, without their examples."""
    return tuple(rule for path in _files(language) for rule in _pack_rules(path, without={"removes", "keeps"}))


@lru_cache(maxsize=128)
def documented_pack(language: str) -> tuple[Rule, ...]:
    """The shipped rules of one pack, in the order of its files, with their examples."""
    return tuple(rule for path in _files(language) for rule in _pack_rules(path))


def _files(language: str) -> list[Path]:
    return sorted((PACKS / language).glob("*.toml"))


def _pack_rules(path: Path, without: Collection[str] = ()) -> Iterator[Rule]:
    source = read_source(path)
    language, category = path.parent.name, path.stem
    for index, table in enumerate(_tables(path, parse_pack(path, source), {"rule"})):
        values = {field: value for field, value in table.items() if field not in without}
        values |= {"id": f"{language}/{category}/{table.get('id')}", "category": category, "language": language}
        yield make_rule(path, source, index, values)


def _tables(path: Path, content: dict[str, Any], fields: set[str]) -> list[dict[str, Any]]:
    """A file's `[[rule]]` tables; CleanError where it has another shape or other fields."""
    if unknown := sorted(content.keys() - fields):
        raise CleanError(f"{path}: {unknown[0]} has no meaning in a rule file; only {', '.join(sorted(fields))} do.")
    tables = content.get("rule", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CleanError(f"{path}: a rule must begin with a line [[rule]], in two brackets.")
    return tables


def load_rules(*paths: str | Path) -> UserRules:
    """Read your own rule files, for `clean(..., rules=load_rules("my.toml"))`.

    Such a file has `[[rule]]` tables as the packs do, each with its `category`, and with its `language` where it
    is for one language. `disable = ["en/related/read-more", "en/donation/*"]` switches shipped rules off.

    Raises CleanError that names the file, the rule, its line and what to do.
    """
    rules: list[Rule] = []
    disable: list[str] = []
    for path in map(Path, paths):
        source = read_source(path)
        content = parse(path, source)
        tables = _tables(path, content, {"rule", "disable"})
        rules += (_user_rule(path, source, index, table) for index, table in enumerate(tables))
        disable += _disabled(path, content.get("disable", []))
    for identity, count in Counter(rule.id for rule in rules).items():
        if count > 1:
            raise CleanError(f"{', '.join(map(str, paths))}: {count} rules have the id {identity}; rename all but one.")
    return UserRules(tuple(rules), tuple(disable))


def _user_rule(path: Path, source: str, index: int, table: dict[str, Any]) -> Rule:
    identity = f"{path.stem}/{table.get('category')}/{table.get('id')}"
    rule = make_rule(path, source, index, {"language": _ANY, **table, "id": identity})
    if not (rule.removes and rule.keeps):
        fault = "it has no examples; give it removes, and keeps that stories may say and that must stay"
        raise rule_error(path, source, index, table, fault)
    if rule.unless_told and not is_known(rule.language):
        fault = f"unless_told: no words of telling are known for {rule.language}; give it another language, or unless"
        raise rule_error(path, source, index, table, fault)
    try:
        compile_pattern(rule)
    except regex.error as error:
        fault = f"pattern is no regular expression ({error}); mend it"
        raise rule_error(path, source, index, table, fault) from error
    if rule.pattern and find_slow_block(rule, CLOCKED_SIZE) is not None:
        fault = "pattern takes too long on some texts; mend it so that no two of its parts repeat over the same text"
        raise rule_error(path, source, index, table, fault)
    return rule


def _disabled(path: Path, patterns: object) -> list[str]:
    if not isinstance(patterns, list) or not all(isinstance(pattern, str) for pattern in patterns):
        raise CleanError(f'{path}: disable must be a list of rule ids, such as ["en/related/read-more"].')
    for pattern in patterns:
        packs = [name for name in languages() if fnmatchcase(name, pattern.partition("/")[0])]
        if not any(fnmatchcase(rule.id, pattern) for name in packs for rule in pack(name)):
            raise CleanError(f"{path}: disable names {pattern}, but no shipped rule has that id; mend its spelling.")
    return patterns


def all_rules() -> tuple[Rule, ...]:
    """Every shipped rule, with its examples."""
    return tuple(rule for name in languages() for rule in documented_pack(name))


def count_rules(rules: Iterable[Rule]) -> Counter[tuple[str, Category]]:
    """How many rules each language has in each category."""
    return Counter((rule.language, rule.category) for rule in rules)


def find_rule(identity: str) -> Rule | None:
    """The shipped rule with this id, with its examples."""
    return next((rule for rule in documented_pack(_folder(identity)) if rule.id == identity), None)


def _folder(identity: str) -> str:
    name = identity.partition("/")[0]
    return name if name in languages() else _ANY


def matching_rules(text: str) -> list[Rule]:
    """The shipped rules by which a block would go, on a page of some language and in some place."""
    sets = (rules_for(None), *map(rules_for, languages()))
    found = (rules.match(" ".join(text.split()), zone) for rules in sets for zone in Zone)
    return list({rule.id: rule for rule in found if rule}.values())


def check_rules(rules: Iterable[Rule], extra: UserRules = _NO_USER_RULES) -> list[str]:
    """What is wrong with rules by their own examples, a sentence each: the contract that every rule must keep.

    Each of `removes` is removed by the rule or an earlier one of its category; each of `keeps` survives all rules.
    """
    return [fault for rule in rules for fault in _broken_examples(rule, extra)]


def _broken_examples(rule: Rule, extra: UserRules) -> Iterator[str]:
    own = rules_for(None if rule.language == _ANY else rule.language, extra)
    for text in rule.removes:
        missed = [zone for zone in rule.where or Zone if not _removes(own, rule, text, zone)]
        if missed:
            yield f"{rule.id}: does not remove {text!r} from the {missed[0]}"
    everything = _everything(extra)
    for text in rule.keeps:
        for other in {found for zone in Zone if (found := everything.match(text, zone))}:
            yield f"{rule.id}: {text!r} is to be kept, but {other.id} removes it"


@lru_cache(maxsize=4)
def _everything(extra: UserRules) -> RuleSet:
    """All packs in full: what survives these survives on a page of any language."""
    return RuleSet([*extra.rules, *(rule for name in languages() for rule in pack(name) if extra.allows(rule))])


def _removes(rules: RuleSet, rule: Rule, text: str, zone: Zone) -> bool:
    found = rules.match(text, zone)
    return found is not None and found.category == rule.category
