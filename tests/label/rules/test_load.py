"""The engine: how phrases match, and which packs a page gets."""

from __future__ import annotations

from typing import Any

import pytest

from newsclean.article import Category
from newsclean.label.rules.load import Rule, RuleSet, Zone, languages, rules_for
from tests.each import each

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


def test_too_few_cues_do_not_match() -> None:
    appeal = rule(cues=["our journalism", "donate", "a month", "readers"], at_least=3)
    assert found("Readers, donate to our journalism.", appeal)
    assert found("Donate a month to readers.", appeal)
    assert found("Readers of our journalism.", appeal) is None


STEMS = ["subscri*", "*giver", "*journalis*", "new read*", "*friend of ours"]


@each([
    ("Subscribers only.", True),
    ("SUBSCRIBE!", True),
    ("We unsubscribed.", False),
    ("A lawgiver’s day.", True),
    ("Giver of gifts.", True),
    ("Lawgivers met.", False),
    ("Photojournalism pays.", True),
    ("Our new reader.", True),
    ("A renewed anew read.", False),
    ("A girlfriend of ours.", True),
    ("A girlfriend of ourselves.", False),
])  # fmt: skip
def test_a_star_stands_for_the_rest_of_a_word(text: str, is_found: bool) -> None:
    cued = rule(cues=[["now", "then"], STEMS], at_least=2)
    held = rule(contains=["now"], unless=STEMS)
    assert (found(f"{text} Now.", cued) is not None) is is_found
    assert (found(f"{text} Now.", held) is None) is is_found
    assert found(text, cued) is None


def test_a_star_stands_in_contains_and_needs_beside_a_whole_word() -> None:
    assert found("For new readers.", rule(contains=["new read*"]))
    needing = rule(cues=["subscri*", "read*"], at_least=2, needs=["new sub*"])
    assert found("New subscribers read.", needing)
    assert found("Subscribers read anew.", needing) is None


def test_stems_beyond_ascii_are_found() -> None:
    assert found("Нашим читателям", rule(cues=["нашим", "читател*"], at_least=2))
    assert found("Фотокорреспондент наш", rule(cues=["наш", "*корреспондент"], at_least=2))


def test_cues_are_looked_at_where_a_word_they_need_stands() -> None:
    needing = rule(cues=["we", "donat*"], at_least=2, needs=["please"])
    assert found("Please donate, as we do.", needing)
    assert found("We live on donations.", needing) is None


def test_needs_are_for_cues_and_pattern_alike() -> None:
    both = rule(cues=["we", "donat*"], at_least=2, pattern="(?i)give now", needs=["now"])
    assert [found(text, both) is not None for text in ("We donate now", "Give now", "We donate")] == [True, True, False]


def test_a_number_may_be_a_cue() -> None:
    left = rule(cues=["#", "free articles", "left"], at_least=3)
    assert found("You have 1,204 free articles left.", left)
    assert found("You have no free articles left.", left) is None


def told(text: str, language: str, **fields: Any) -> bool:
    """Whether a rule holds back where a block tells a story."""
    own = {"unless_told": True, **fields}
    given = Rule(
        id=f"{language}/share/one", category=Category.SHARE, language=language, why="A test.", **EXAMPLES, **own
    )
    return RuleSet([given]).match(text, Zone.BODY) is None


@each([
    ("sv", "Stöd oss, sade hon.", True),
    ("sv", "Stöd oss, hon vädjade.", True),
    ("sv", "Stöd oss enligt ovan.", True),
    ("sv", "Stöd oss tills du säger upp.", False),
    ("sv", "Stöd oss, skrattar Anna.", True),
    ("sv", "Stöd oss, som läser.", False),
    ("sv", "Stöd oss, bidrar du så.", False),
    ("pl", "Stöd oss, prosiły.", True),
    ("pl", "Stöd oss, zawsze prosiły.", True),
    ("pl", "Stöd oss, i tak zawsze robiły.", False),
    ("ru", "Stöd oss, или нет.", False),
    ("ru", "Stöd oss: как жить дальше?", True),
    ("ru", "Stöd oss: как обычно. Да?", False),
    ("el", "Stöd oss: πώς ζει κανείς;", True),
    ("sv", "Stöd oss ”nu”.", False),
    ("en", "Stöd oss, she said.", True),
    ("any", "Stöd oss, she said.", False),
])  # fmt: skip
def test_a_rule_leaves_what_tells_a_story(language: str, text: str, is_told: bool) -> None:
    kinds: list[dict[str, Any]] = [
        {"starts_with": ["Stöd oss"]},
        {"contains": ["oss"]},
        {"cues": ["stöd", "oss"], "at_least": 2},
        {"pattern": "Stöd oss.*", "needs": ["oss"]},
        {"line": [text]},
    ]
    assert [told(text, language, **kind) for kind in kinds] == [is_told] * len(kinds)
    assert not told(text, language, contains=["oss"], unless_told=False)


@each([*"„“”«»"])
def test_a_rule_leaves_quotations(mark: str) -> None:
    text = f"Give now {mark}to us."
    for kind in ({"starts_with": ["Give now"]}, {"cues": ["give", "now"], "at_least": 2}, {"line": [text]}):
        assert found(text, rule(**kind))
        assert found(text, rule(**kind, unless_quoted=True)) is None
        assert found("Give now to us.", rule(**kind, unless_quoted=True))


def test_a_pattern_without_needs_leaves_what_tells_a_story() -> None:
    dated = rule(pattern=r"\d+:.*", max_words=6, unless_told=True)
    assert found("10: we wait", dated)
    assert found("10: she said", dated) is None


def test_pattern_fits_the_whole_block_as_printed() -> None:
    clock = rule(pattern=r"\d\d:\d\d", max_words=4)
    assert found("10:30", clock)
    assert found("10:30 sharp", clock) is None


def test_pattern_is_tried_where_a_word_it_needs_stands() -> None:
    credit = rule(pattern=r"[A-Z]\w+ Press Service", needs=["service"])
    assert found("Harbour Press Service", credit)
    assert found("harbour press service", credit) is None


def test_pattern_may_need_an_at_sign() -> None:
    mail = rule(pattern=r"\w+@\w+\.\w+", needs=["@"])
    assert found("desk@harbour.example", mail)
    assert found("Write to desk@harbour.example", mail) is None


def test_pattern_out_of_time_does_not_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.label.rules.matcher.PATTERN_SECONDS", 0.001)
    assert found("service " + "a" * 200 + "!", rule(pattern=r"service (a|a|aa)+", needs=["service"])) is None


def test_blocks_matched_together_are_matched_as_if_alone() -> None:
    rules = RuleSet([rule(line=["Café"]), rule("test/share/two", contains=["your inbox"])])
    texts = ["CAFE\u0301", "In your inbox", "Ilık", "one\x01two", "", "***", "Café"]
    together = rules.match_all(texts, [Zone.BODY] * len(texts))
    assert together == [rules.match(text, Zone.BODY) for text in texts]
    assert [match is not None for match in together] == [True, True, False, False, False, False, True]


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


@pytest.mark.parametrize(
    "text",
    [
        "– Read more, he said.",
        "- Read more and worry less, the minister said",
        "– Read more! Read all of it!",
        "– Read more?",
    ],
)
def test_speech_opens_with_a_dash_and_has_a_sentence(text: str) -> None:
    words = rule(line=["Read more"], starts_with=["Read more"], contains=["read more"])
    assert found(text, words) is None


@pytest.mark.parametrize(
    "text", ["– Read more", "- Read more", "– Read more –", "-Read more", "– Read more: Ferry strike"]
)
def test_a_dash_before_a_button_is_a_bullet(text: str) -> None:
    assert found(text, rule(line=["Read more"], starts_with=["Read more:"]))


def test_romanian_cedillas_and_commas_are_alike() -> None:
    assert found("Citeşte şi: Preţul apei", rule(starts_with=["Citește și:"]))
    assert found("Știri și prețuri", rule(line=["Ştiri şi preţuri"]))


def test_letters_of_two_scripts_part_words() -> None:
    app = rule(contains=["APPをダウンロード"])
    assert found("公式APPをダウンロード", app)
    assert found("公式 APP をダウンロード", app)
    assert found("公式HAPPをダウンロード", app) is None
    assert found("SNSでシェアする", rule(starts_with=["SNSで"]))
    assert found("人々の声を聞く様々な試み", rule(contains=["人々の声"]))


@pytest.mark.parametrize("text", ["共12条评论", "共 12 条评论", "共1,204条评论", "（共12条评论）"])
def test_number_sign_stands_beside_letters_of_unspaced_scripts(text: str) -> None:
    assert found(text, rule(line=["共#条评论"]))
    assert found(text, rule(line=["共 # 条评论"]))


def test_number_sign_stands_in_starts_contains_and_cues() -> None:
    assert found("Read 3 more stories this month", rule(starts_with=["Read # more"]))
    assert found("1,204 people read this story today", rule(starts_with=["# people read"]))
    assert found("1,204 people: Sam and others", rule(starts_with=["# people:"]))
    assert found("You have read 3 of your 5 free stories.", rule(contains=["# of your # free stories"]))
    assert found("Give 5 a month to our paper.", rule(cues=["# a month", "our paper"], at_least=2))
    assert found("残り1234文字あります", rule(contains=["残り#文字"]))
    assert found("Read no more stories", rule(starts_with=["Read # more"])) is None


def test_number_sign_alone_may_be_a_whole_line() -> None:
    assert found("12", rule(line=["#"]))


@pytest.mark.parametrize(
    ("phrase", "text", "story"),
    [
        ("【関連記事】", "【関連記事】港の再開発", "関連記事を読んだ住民は驚いた。"),
        ("写真＝", "写真＝山田太郎", "写真を撮る人が増えた。"),
        ("延伸阅读】", "【延伸阅读】港口重建", "延伸阅读能力的训练从小学开始。"),
        ("[관련기사]", "[관련기사] 항구 재개발", "관련기사가 쏟아졌다."),
    ],
)
def test_start_with_a_bracket_or_equals_sign_is_a_label(phrase: str, text: str, story: str) -> None:
    label = rule(starts_with=[phrase])
    assert found(text, label)
    assert found(story, label) is None
