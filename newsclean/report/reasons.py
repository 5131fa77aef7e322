"""What reasons mean, and whether a rule file can switch them off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from newsclean.label.rules import find_rule
from newsclean.reasons import explain


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reason in words."""

    why: str
    is_shipped: bool  # whether it is a shipped rule, which `disable = [...]` switches off


@lru_cache(maxsize=20_000)  # as many as a report tells apart
def meaning_of(reason: str) -> Meaning:
    """What a reason means.

    >>> meaning_of("en/share/share-on").is_shipped, meaning_of("story/copy").why
    (True, 'The story stands in the page twice, for print, small screens or by mistake: a copy.')
    """
    known = explain(reason)
    if known is not None:
        return Meaning(known.why, is_shipped=False)
    rule = find_rule(reason)
    if rule is None:
        return Meaning("A rule that does not ship with newsclean.", is_shipped=False)
    return Meaning(rule.why, is_shipped=True)
