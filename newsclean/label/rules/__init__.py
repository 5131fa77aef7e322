"""The rules: shipped packs and users' own, read, filed and matched against blocks.

In: a language, rule files, blocks as text. Out: for each block the rule that says it is no story, or None.
"""

from __future__ import annotations

from newsclean.label.rules.load import (
    Rule,
    RuleSet,
    UserRules,
    Zone,
    all_rules,
    check_rules,
    find_rule,
    has_pack,
    load_rules,
    matching_rules,
    rules_for,
)
from newsclean.label.rules.phrases import normalise, normalise_all

__all__ = [
    "Rule",
    "RuleSet",
    "UserRules",
    "Zone",
    "all_rules",
    "check_rules",
    "find_rule",
    "has_pack",
    "load_rules",
    "matching_rules",
    "normalise",
    "normalise_all",
    "rules_for",
]
