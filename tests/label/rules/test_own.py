"""Users' own rules, and the questions that the command line asks of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import CleanError
from newsclean.article import Category
from newsclean.label.rules.load import (
    UserRules,
    Zone,
    all_rules,
    check_rules,
    count_rules,
    find_rule,
    load_rules,
    matching_rules,
    rules_for,
)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


OWN = """
disable = ["en/donation/*"]

[[rule]]
id = "tide-table"
why = "Our paper's tide table."
category = "other"
line = ["Tides today"]
removes = ["Tides today:"]
keeps = ["Tides today are not what they were."]
"""


def test_own_rules_come_first_and_switch_shipped_rules_off(tmp_path: Path) -> None:
    own = load_rules(write(tmp_path / "my.toml", OWN))
    rules = rules_for("en", own)
    match = rules.match("TIDES TODAY", Zone.BODY)
    assert match
    assert (match.id, match.category) == ("my/other/tide-table", Category.OTHER)
    assert rules_for("en").match("Donate now", Zone.TAIL)
    assert rules.match("Donate now", Zone.TAIL) is None
    assert check_rules(own.rules, own) == []


def test_own_rule_of_one_language_is_for_its_pages(tmp_path: Path) -> None:
    own = load_rules(
        write(tmp_path / "my.toml", OWN.replace('category = "other"', 'category = "other"\nlanguage = "sw"'))
    )
    for language, removed in (("sw", True), ("en", False), (None, True)):
        assert (rules_for(language, own).match("Tides today", Zone.BODY) is not None) is removed


def test_own_rules_are_equal_and_hash_alike(tmp_path: Path) -> None:
    path = write(tmp_path / "my.toml", OWN)
    assert load_rules(path) == load_rules(path)
    assert rules_for("en", load_rules(path)) is rules_for("en", load_rules(path))
    assert load_rules() == UserRules()


BROKEN = {
    "no TOML": ("[[rule]\n", "line 1"),
    "misspelt field": (
        OWN.replace("line =", "lines ="),
        "line 4, rule tide-table: it matches nothing|lines is no field",
    ),
    "no examples": (OWN.replace("removes =", "unless ="), "line 4, rule tide-table: it has no examples"),
    "no category": (OWN.replace('category = "other"\n', ""), "rule tide-table"),
    "unknown category": (OWN.replace('"other"', '"tides"'), "rule tide-table: .*category"),
    "unknown key": ('enable = ["en/share/share-on"]\n' + OWN, "enable has no meaning"),
    "unknown id": (OWN.replace("en/donation/*", "en/donation/smal-favour"), "no shipped rule has that id"),
    "disable is no list": (OWN.replace('["en/donation/*"]', '"en/donation/*"'), "disable must be a list"),
    "one rule, not many": (OWN.replace("[[rule]]", "[rule]"), r"must begin with a line \[\[rule\]\]"),
    "two alike": (OWN + OWN[OWN.index("[[rule]]") :], "2 rules have the id my/other/tide-table"),
    "cues alone": (OWN.replace('line = ["Tides today"]', 'cues = ["a", "b"]'), "at_least"),
    "too few cues": (OWN.replace('line = ["Tides today"]', 'cues = ["a", "b"]\nat_least = 3'), "only 2 cues"),
    "pattern without needs": (
        OWN.replace('line = ["Tides today"]', 'pattern = "Tides .*"'),
        "wants needs, or a max_words",
    ),
    "needs for whole lines": (OWN.replace("why =", 'needs = ["tide"]\nwhy ='), "needs belongs to cues and pattern"),
    "stems without needs": (
        OWN.replace('line = ["Tides today"]', 'cues = ["tid*", ["ebb*", "flood"]]\nat_least = 2'),
        "too few cues have a whole word.*; add needs",
    ),
    "star within": (OWN.replace("why =", 'unless = ["tid* table"]\nwhy ='), r"'tid\* table': a \* stands for the rest"),
    "star alone": (OWN.replace("why =", 'unless = ["tides *"]\nwhy ='), r"'tides \*': a \* stands for the rest"),
    "needs are a stem": (
        OWN.replace('line = ["Tides today"]', 'pattern = "Tides .*"\nneeds = ["tid*"]'),
        r"'tid\*' has no whole word; only cues and unless may be stems alone",
    ),
    "a stem stands somewhere": (OWN.replace('line = ["Tides today"]', 'contains = ["tid*"]'), "has no whole word"),
    "a number stands somewhere": (OWN.replace('line = ["Tides today"]', 'contains = ["#"]'), "has no letter or digit"),
    "told in no language": (
        OWN.replace("why =", "unless_told = true\nwhy ="),
        "unless_told: no words of telling are known for any",
    ),
    "pattern is broken": (
        OWN.replace('line = ["Tides today"]', 'pattern = "Tides ("\nneeds = ["tides"]'),
        "pattern is no regular expression",
    ),
    "pattern is slow": (
        OWN.replace('line = ["Tides today"]', r"pattern = '(?:\w|\w|\w\w)+ today:'" + '\nneeds = ["tides"]'),
        "pattern takes too long",
    ),
    "number where none is looked for": (
        OWN.replace("why =", 'unless = ["# tides"]\nwhy ='),
        "needs and unless have no # for numbers",
    ),
    "phrase of signs": (OWN.replace('line = ["Tides today"]', 'contains = ["…"]'), "has no letter or digit"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_rule_file_says_where_and_what_to_do(name: str, tmp_path: Path) -> None:
    source, message = BROKEN[name]
    path = write(tmp_path / "my.toml", source)
    with pytest.raises(CleanError, match=message) as raised:
        load_rules(path)
    assert str(path) in str(raised.value)


def test_missing_rule_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CleanError, match=r"none\.toml: this rule file cannot be read"):
        load_rules(tmp_path / "none.toml")


def test_rules_that_break_their_promise_are_named(tmp_path: Path) -> None:
    source = OWN.replace("Tides today are not", "TIDES TODAY").replace("TIDES TODAY what they were.", "Tides today")
    own = load_rules(write(tmp_path / "my.toml", source.replace('["Tides today:"]', '["Tides tomorrow"]')))
    faults = check_rules(own.rules, own)
    assert any("does not remove 'Tides tomorrow'" in fault for fault in faults)
    assert any("'Tides today' is to be kept" in fault for fault in faults)


def test_rules_can_be_listed_shown_and_tried() -> None:
    rules = all_rules()
    assert sum(count_rules(rules).values()) == len(rules)
    share = find_rule("en/share/share-on")
    assert share
    assert share.removes
    assert find_rule("en/share/none") is None
    assert find_rule("nowhere/share/none") is None
    assert "en/share/share-on" in [r.id for r in matching_rules("Share on  Facebook")]
    assert matching_rules("The first rain in a year fell on Tuesday.") == []
