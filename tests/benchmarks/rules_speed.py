"""What matching a block costs, and that it does not grow with the number of rules.

Run by hand: `python -m tests.benchmarks.rules_speed`. Exit status 1 where 1,000 rules cost over 30 % more than 100.
The rules are made of invented words, as other languages' rules are to an English page, on top of the English ones.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from newsclean.article import Category
from newsclean.label.rules.load import Rule, RuleSet, Zone, languages, pack, rules_for

PASTED = Path(__file__).parents[2] / "fixtures" / "pasted"
PARAGRAPH = range(40, 81)  # words
COUNTS = (0, 100, 1000, 3000)
ALLOWED_GROWTH = 1.3
REPEATS = 40


def invented_rules(count: int) -> list[Rule]:
    """Rules with three whole lines, two starts, a phrase within and four cues each."""
    dice = random.Random(count)
    words = ["".join(dice.choices("abcdefghijklmnoprstuvwz", k=dice.randint(3, 11))) for _ in range(20_000)]

    def phrase() -> str:
        return " ".join(dice.choices(words, k=dice.randint(2, 6)))

    return [
        Rule(
            id=f"test/other/rule-{number}",
            category=Category.OTHER,
            language="test",
            why="A benchmark.",
            line=(phrase(), phrase(), phrase()),
            starts_with=(phrase(), phrase()),
            contains=(phrase(),),
            cues=(phrase(), phrase(), phrase(), phrase()),
            at_least=3,
        )
        for number in range(count)
    ]


def paragraphs() -> list[str]:
    """Story paragraphs of about 60 words, from the fixtures."""
    stories = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(PASTED.glob("*/expected.json"))]
    found = (paragraph for story in stories for paragraph in story.get("paragraphs", []))
    return [paragraph for paragraph in found if len(paragraph.split()) in PARAGRAPH]


def menu_lines() -> list[str]:
    """Short lines, of which about half are whole lines of a rule."""
    dice = random.Random(1)
    lines = [line for rule in pack("en") for line in rule.line]
    return [line if dice.random() < 0.5 else line + " Harbour" for line in dice.sample(lines, 600)]


def microseconds(actions: Sequence[Callable[[str], object]], texts: list[str]) -> list[float]:
    """The least CPU time of each action on one text; the actions take turns, so that all meet the same machine."""
    best = [float("inf")] * len(actions)
    for _ in range(REPEATS):
        for number, action in enumerate(actions):
            start = time.process_time()
            for text in texts:
                action(text)
            best[number] = min(best[number], (time.process_time() - start) / len(texts) * 1e6)
    return best


def main() -> int:
    """Print the table; the exit status says whether the cost stays level."""
    english = rules_for("en").rules
    rule_sets = [RuleSet([*english, *invented_rules(count)]) for count in COUNTS]
    actions: list[Callable[[str], object]] = [lambda text: text.lower().split()]
    actions += [partial(RuleSet.match, rules, zone=Zone.BODY) for rules in rule_sets]
    level = True
    for name, texts in {"paragraph of about 60 words": paragraphs(), "menu line": menu_lines()}.items():
        reference, *costs = microseconds(actions, texts)
        print(f"{name}: {len(texts)} texts; lower().split() alone {reference:.2f} µs")
        for count, cost in zip(COUNTS, costs, strict=True):
            print(f"  {len(english):4} + {count:4} rules: {cost:6.2f} µs")
        growth = costs[COUNTS.index(1000)] / costs[COUNTS.index(100)]
        print(f"  1,000 for 100: {growth:.2f}")
        level = level and growth <= ALLOWED_GROWTH
    print_load_times()
    return 0 if level else 1


def print_load_times() -> None:
    """What the first page of a process pays."""
    for name, load in {"English and any": ("en", "any"), "all packs": languages()}.items():
        pack.cache_clear()
        start = time.process_time()
        count = len(RuleSet([rule for language in load for rule in pack(language)]).rules)
        print(f"load and compile {name}, {count} rules: {(time.process_time() - start) * 1e3:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
