"""What stands between the words of two lines that are joined."""

from __future__ import annotations

import pytest

from newsclean.read.text.hyphens import Joiner
from tests.each import each


def join(*lines: str, text: str = "") -> str:
    return Joiner([lines], [*lines, text]).join(lines)


@each(
    [
        ("met in mid-", "January to", "met in mid-January to"),
        ("the govern-", "ment fell", "the government fell"),
        ("a UN-", "led force", "a UN-led force"),
        ("an AfD-", "kritischer Brief", "an AfD-kritischer Brief"),
        ("the war-", "torn land", "the war-torn land"),
        ("a state-of-", "the-art dam", "a state-of-the-art dam"),
        ("Haupt-", "und Nebenstraßen", "Haupt- und Nebenstraßen"),
        ("Covid-", "19 spread", "Covid-19 spread"),
        ("in 2010-", "2015 it", "in 2010-2015 it"),
        ("an e-", "mail came", "an e-mail came"),
        ("peut-", "il venir", "peut-il venir"),
        ("кто-", "нибудь придёт", "кто-нибудь придёт"),
        ("it rained -", "and how", "it rained - and how"),
        ("Ar\xad", "beit", "Arbeit"),
        ("the war—", "and the peace", "the war—and the peace"),
        ("km/", "h", "km/h"),
        ("it rained", "all day", "it rained all day"),
    ],
)
def test_a_break_is_mended_as_the_words_demand(left: str, right: str, joined: str) -> None:
    assert join(left, right) == joined


def test_the_texts_own_words_decide_first() -> None:
    assert join("the co-", "operation", text="Their co-operation ended.") == "the co-operation"
    assert join("the co-", "operation", text="Their cooperation ended.") == "the cooperation"
    assert join("a well-", "being", text="Wellbeing? wellbeing!") == "a wellbeing"


def test_where_few_lines_end_with_a_hyphen_it_is_the_words_own() -> None:
    plain = [f"line {i} of a text that nobody hyphenated" for i in range(100)]
    assert "multi-modal" in join(*plain, "it has multi-", "modal powers", *plain)


def test_where_many_lines_end_with_a_hyphen_words_were_broken() -> None:
    broken = ["the parlia-", "ment met in the capi-", "tal to hear the ambas-", "sador"] * 30
    assert join(*broken).startswith("the parliament met in the capital to hear the ambassador")


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("昨日は雨が", "降った", "昨日は雨が降った"),
        ("他说：“今天", "下雨。”", "他说：“今天下雨。”"),
        ("ฝนตกเมื่อ", "วานนี้", "ฝนตกเมื่อวานนี้"),
        ("어제 비가", "왔다", "어제 비가 왔다"),
        ("نزل المطر", "أمس", "نزل المطر أمس"),
    ],
)
def test_scripts_without_spaces_are_joined_without_one(left: str, right: str, joined: str) -> None:
    assert join(left, right) == joined


def test_latin_words_in_east_asian_text_are_set_as_elsewhere_in_it() -> None:
    assert join("他们用的是", "AI 工具") == "他们用的是 AI 工具"
    assert join("他们用的是", "AI工具") == "他们用的是AI工具"
