"""The engine: how phrases match, which packs a page gets, and what users' own rules do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsclean import CleanError
from newsclean.article import Category
from newsclean.label.rules import (
    Rule,
    RuleSet,
    UserRules,
    Zone,
    all_rules,
    check_rules,
    count_rules,
    find_rule,
    languages,
    load_rules,
    matching_rules,
    rules_for,
)

EXAMPLES: dict[str, Any] = {"removes": ("a",), "keeps": ("b",)}


def rule(identity: str = "test/share/one", **fields: Any) -> Rule:
    category = identity.split("/")[1]
    return Rule(id=identity, category=Category(category), language="en", why="A test.", **{**EXAMPLES, **fields})


def found(text: str, *rules: Rule, zone: Zone = Zone.BODY) -> str | None:
    match = RuleSet(rules).match(text, zone)
    return match.id.rpartition("/")[2] if match else None


@pytest.mark.parametrize(
    "text",
    [
        "Sign in / Register",
        "SIGN IN | REGISTER »",
        "→ Sign in, register:",
        "• sign in\u00a0register…",
        "Sign in Register",
    ],
)
def test_line_ignores_case_signs_and_space(text: str) -> None:
    assert found(text, rule(line=["Sign in / Register"]))


def test_line_is_the_whole_block() -> None:
    assert found("Sign in to register", rule(line=["Sign in"])) is None


def test_apostrophes_and_quotation_marks_are_alike() -> None:
    assert found("Don't miss 'The Tide'", rule(line=["Don’t miss “The Tide”"]))


def test_letters_composed_and_combined_are_alike() -> None:
    assert found("Cafe\u0301 news", rule(line=["Café news"]))


def test_turkish_capitals_match_small_letters() -> None:
    assert found("İLGİLİ HABERLER", rule(line=["İlgili haberler"]))
    assert found("SATIN AL", rule(line=["Satın al"]))


def test_a_line_of_signs_is_itself() -> None:
    assert found("+", rule(line=["+"]))
    assert found("++", rule(line=["+"])) is None


@pytest.mark.parametrize("text", ["12 comments", "1,204 Comments", "1.2K comments", "3 400 comments"])
def test_number_sign_stands_for_any_number(text: str) -> None:
    assert found(text, rule(line=["# comments"]))


def test_start_ends_at_a_word() -> None:
    start = rule(starts_with=["Read our"])
    assert found("Read our guide to the coast", start)
    assert found("Read ourselves into it", start) is None
    assert found("We read our letters", start) is None


def test_start_with_a_colon_wants_a_colon_or_bar() -> None:
    label = rule(starts_with=["Read more:"])
    assert found("Read more: Ferry strike", label)
    assert found("READ MORE | Ferry strike", label)
    assert found("Read more than one paper, he said: it helps.", label) is None


def test_longest_start_wins() -> None:
    assert (
        found("Read our guide", rule(starts_with=["Read"]), rule("test/share/two", starts_with=["Read our"])) == "two"
    )


def test_shorter_start_is_found_behind_longer_ones() -> None:
    starts = rule(starts_with=["Read"]), rule("test/share/two", starts_with=["Read our guide to the sea"])
    assert found("Read our guide to the coast", *starts) == "one"


def test_contains_whole_words_only() -> None:
    phrase = rule(contains=["your inbox"])
    assert found("The news, in your inbox.", phrase)
    assert found("The news in your inboxes", phrase) is None


def test_cues_must_meet() -> None:
    appeal = rule(cues=[["our journalism", "our reporting"], "donate", "a month"], at_least=2)
    assert found("Donate to our journalism.", appeal)
    assert found("Our reporting costs 9,000 a month.", appeal)
    assert found("Our journalism is our reporting.", appeal) is None


def test_pattern_fits_the_whole_block_as_printed() -> None:
    clock = rule(pattern=r"\d\d:\d\d", max_words=4)
    assert found("10:30", clock)
    assert found("10:30 sharp", clock) is None


def test_pattern_is_tried_where_a_word_it_needs_stands() -> None:
    credit = rule(pattern=r"[A-Z]\w+ Press Service", needs=["service"])
    assert found("Harbour Press Service", credit)
    assert found("harbour press service", credit) is None


def test_pattern_out_of_time_does_not_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.label.matcher.PATTERN_SECONDS", 0.001)
    assert found("service " + "a" * 40 + "!", rule(pattern=r"service (a|a|aa)+", needs=["service"])) is None


@pytest.mark.parametrize("text", ["“Read more,” he said.", '"Read more"', "«Read more», he said", "— Read more"])
def test_speech_is_left_alone(text: str) -> None:
    words = rule(line=["Read more", "Read more he said"], starts_with=["Read more"], contains=["read more"])
    assert found(text, words) is None


@pytest.mark.parametrize("text", ["» Read more", "« Read more", "Read more »"])
def test_arrows_are_no_quotation_marks(text: str) -> None:
    assert found(text, rule(line=["Read more"]))


def test_where_restricts_to_zones() -> None:
    tail = rule(line=["Home"], where=["tail"])
    assert found("Home", tail, zone=Zone.TAIL)
    assert found("Home", tail, zone=Zone.HEAD) is None


def test_max_words_and_unless_hold_a_rule_back() -> None:
    held = rule(starts_with=["Get the app"], max_words=5, unless=["police"])
    assert found("Get the app today", held)
    assert found("Get the app police use", held) is None
    assert found("Get the app that we all use today", held) is None


def test_kinds_are_tried_from_the_surest() -> None:
    kinds = (
        rule("test/share/pattern", pattern="(?i)share it now", needs=["share"]),
        rule("test/share/cues", cues=["share", "now"], at_least=2),
        rule("test/share/contains", contains=["share it"]),
        rule("test/share/starts", starts_with=["Share"]),
        rule("test/share/line", line=["Share it now"]),
    )
    for count, name in zip(range(5, 0, -1), ("line", "starts", "contains", "cues", "pattern"), strict=True):
        assert found("Share it now", *kinds[:count]) == name


def test_earlier_rule_wins_where_two_fit_alike() -> None:
    assert found("Share", rule(line=["Share"]), rule("test/share/two", line=["Share"])) == "one"


def test_second_rule_is_tried_where_the_first_is_held_back() -> None:
    two = rule("test/share/two", line=["Share"])
    assert found("Share", rule(line=["Share"], where=["tail"]), two) == "two"


def test_phrases_of_unspaced_scripts_match_anywhere() -> None:
    assert found("点击这里分享到微信朋友圈", rule(contains=["分享到微信"]))
    assert found("この記事をシェアする方法", rule(starts_with=["この記事をシェア"]))
    assert found("무단전재및재배포금지입니다", rule(contains=["재배포금지"]))


def test_words_of_unspaced_scripts_are_counted_by_characters() -> None:
    short = rule(contains=["分享"], max_words=4)
    assert found("分享文章", short)
    assert found("他在会议上说，分享经验是这次访问的主要目的。", short) is None


def test_page_gets_its_language_any_and_english() -> None:
    assert {r.language for r in rules_for("de-AT").rules} == {"de", "any", "en"}
    assert rules_for("zh-Hant") is rules_for("zh_CN")
    assert rules_for("nb-NO") is rules_for("no")


@pytest.mark.parametrize("language", [None, "tlh", "../../etc", "any", ""])
def test_unknown_language_gets_whole_lines_of_all_packs(language: str | None) -> None:
    rules = rules_for(language)
    assert {r.language for r in rules.rules} == set(languages())


def test_unknown_language_takes_no_start_of_another_language() -> None:
    english = rule("en/share/one", starts_with=["Share"])
    german = rule("de/share/one", line=["Teilen"], starts_with=["Teilen"])
    rules = RuleSet([english], lines_only=[german])
    assert rules.match("Teilen", Zone.BODY) == german
    assert rules.match("Teilen Sie das", Zone.BODY) is None


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
    "needs without pattern": (OWN.replace("why =", 'needs = ["tide"]\nwhy ='), "needs belongs to pattern"),
    "pattern is broken": (
        OWN.replace('line = ["Tides today"]', 'pattern = "Tides ("\nneeds = ["tides"]'),
        "pattern is no regular expression",
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
