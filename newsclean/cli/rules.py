"""`newsclean rules`: what is known of boilerplate, for those who read, write and mend rules."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsclean.article import Category
from newsclean.cli.status import FAILED, OK, USAGE, complain
from newsclean.cli.terminal import console
from newsclean.errors import CleanError
from newsclean.label.rules import (
    Rule,
    UserRules,
    Zone,
    all_rules,
    check_rules,
    find_rule,
    load_rules,
    matching_rules,
    rules_for,
)
from newsclean.reasons import REASONS, SITE_LINE, SITE_LINE_FORM, explain


def list_rules(language: str | None, category: str | None) -> int:
    """Count the rules by language and category, or list those of one. Gives the exit status."""
    if category is not None and category not in list(Category):
        return complain(f"there is no category {category}; there are {', '.join(Category)}", USAGE)
    rules = [r for r in all_rules() if language in (None, r.language) and category in (None, r.category)]
    if not rules:
        return complain(f"there are no rules for {language or category}", USAGE)
    if language is None and category is None:
        _print_counts(rules)
    else:
        for rule in rules:
            sys.stdout.write(f"{rule.id}\t{rule.why}\n")
    return OK


def _print_counts(rules: list[Rule]) -> None:
    """A line for each language, and one for all."""
    for language, total in [*sorted(Counter(r.language for r in rules).items()), ("all", len(rules))]:
        counts = Counter(r.category.value for r in rules if language in (r.language, "all"))
        kinds = " · ".join(f"{category} {count}" for category, count in counts.most_common())
        sys.stdout.write(f"{language:<4} {total:>5}  {kinds}\n")


def list_reasons() -> int:
    """List all reasons that a removal can have, with what they mean. Gives the exit status."""
    for name, reason in [*sorted(REASONS.items()), (SITE_LINE_FORM, SITE_LINE)]:
        sys.stdout.write(f"{name}\t{reason.why}\n")
    sys.stdout.write("LANGUAGE/CATEGORY/NAME\tThe rule of that id: newsclean rules list, newsclean rules show ID\n")
    return OK


def show(identity: str, files: list[Path]) -> int:
    """Print a rule with all its fields, or what another reason means. Gives the exit status."""
    if (reason := explain(identity)) is not None:
        _print_fields(identity, {"category": reason.category.value, "why": reason.why})
        return OK
    try:
        own = load_rules(*files).rules if files else ()
    except CleanError as error:
        return complain(str(error), FAILED)
    rule = next((rule for rule in own if rule.id == identity), None) or find_rule(identity)
    if rule is None:
        advice = "newsclean rules list names all rules, newsclean rules reasons all other reasons"
        return complain(f"there is no rule or reason {identity}; {advice}", USAGE)
    _print_fields(rule.id, rule.model_dump(mode="json", exclude={"id", "category", "language"}, exclude_defaults=True))
    return OK


def _print_fields(identity: str, fields: dict[str, object]) -> None:
    out = console(soft_wrap=True)
    out.print(identity, style="bold")
    for name, value in fields.items():
        out.print(name, style="dim")
        for item in value if isinstance(value, list) else [value]:
            out.print(f"    {_shown(item)}", soft_wrap=True)


def _shown(value: object) -> str:
    """A field's value or one of several, as the file spells it; the phrases of a cue in a row."""
    if isinstance(value, list):
        return " or ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_files(files: list[Path]) -> int:
    """Check rule files: their form, and each rule by its examples. Gives the exit status."""
    try:
        own = load_rules(*files)
    except CleanError as error:
        return complain(str(error), FAILED)
    faults = check_rules(own.rules, own)
    for fault in faults:
        complain(fault, FAILED)
    if faults:
        return FAILED
    sys.stdout.write(f"{len(own.rules)} rules are sound, and {len(own.disable)} switch shipped rules off\n")
    return OK


def try_text(text: str, files: list[Path]) -> int:
    """Say which rules would remove a text. Gives the exit status."""
    if text == "-":
        text = sys.stdin.read()
    try:
        own = load_rules(*files) if files else UserRules()
    except CleanError as error:
        return complain(str(error), FAILED)
    rules = [*_own_matches(" ".join(text.split()), own), *filter(own.allows, matching_rules(text))]
    for rule in rules:
        where = f" (only in the {' and '.join(rule.where)})" if rule.where else ""
        sys.stdout.write(f"{rule.id}{where}\t{rule.why}\n")
    if not rules:
        sys.stdout.write("no rule removes it\n")
    return OK


def _own_matches(text: str, own: UserRules) -> list[Rule]:
    found = (rules_for(rule.language, own).match(text, zone) for rule in own.rules for zone in Zone)
    return list({rule.id: rule for rule in found if rule in own.rules}.values())
