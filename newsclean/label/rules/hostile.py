"""Blocks that are made to keep a pattern busy: what shows whether its time grows faster than the text."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.label.rules.file import Rule


def hostile_blocks(rule: Rule, length: int) -> Iterator[str]:
    """Blocks of `length` characters and a little more, built from a rule's own parts, each with the first text that
    holds it; none of more words than the rule is tried on."""
    tried: set[str] = set()
    for text in (*rule.removes, *rule.keeps, *rule.needs):
        parts = {text, *text.split(), text[0], text[-1], text[: len(text) // 2 + 1]}.difference(tried)
        tried |= parts
        for part in parts:
            for glue in ("", " "):
                count = length // len(part + glue) + 1
                is_spaced = " " in part + glue and any(map(str.isalnum, part))
                if is_spaced and rule.max_words is not None and count > rule.max_words:
                    continue
                hostile = ((part + glue) * count)[:length]
                yield from (hostile, f"{text} {hostile}", f"{hostile} {text}")
