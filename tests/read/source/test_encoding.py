"""Bytes become text as a browser would read them, and what is no text is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import ArticleWarning, CleanError
from newsclean.read.source.charsets import claimed_charset, codec
from newsclean.read.source.encoding import decode
from tests.each import each

STORIES = {
    "cp1252": "Die Brücke über den Fluß wird im Frühjahr gesperrt. Größere Umwege fürchten vor allem die Händler.",
    "iso8859-2": "Deszcz spadł we wtorek rano, po raz pierwszy od roku. Rolnicy wyszli na pola i świętowali.",
    "cp1250": "Déšť přišel v úterý ráno, poprvé za rok. Zemědělci vyšli na pole a slavili až do večera.",
    "cp1251": "Дождь пошёл во вторник утром, впервые за год. Фермеры вышли на поля и праздновали до вечера.",
    "koi8-r": "Дождь пошёл во вторник утром, впервые за год. Фермеры вышли на поля и праздновали до вечера.",
    "cp1253": "Η βροχή έπεσε το πρωί της Τρίτης, για πρώτη φορά εδώ και έναν χρόνο.",
    "cp1254": "Yağmur salı sabahı bir yıl sonra ilk kez yağdı. Çiftçiler akşama kadar kutladı.",
    "cp1255": "הגשם ירד ביום שלישי בבוקר, לראשונה מזה שנה. החקלאים יצאו לשדות וחגגו עד הערב.",
    "cp1256": "هطل المطر صباح يوم الثلاثاء لأول مرة منذ عام. خرج المزارعون إلى الحقول.",
    "cp874": "ฝนตกเช้าวันอังคารเป็นครั้งแรกในรอบปี ชาวนาออกไปที่ทุ่งนาและเฉลิมฉลองจนถึงเย็น",
    "gb18030": "周二早晨，全城下起了今年的第一场雨。农民走上田间庆祝到深夜，市长说这是一个好的开始。",
    "big5": "週二早晨，全城下起了今年的第一場雨。農民走上田間慶祝到深夜，市長說這是一個好的開始。",
    "cp932": "火曜日の朝、町に今年初めての雨が降った。農家の人々は畑に出て夜まで祝った。",
    "euc_jp": "市長は「うれしい」と話した。火曜日の朝、町に今年初めての雨が降り、農家の人々は祝ったという。",
    "cp949": "화요일 아침 도시에 올해 첫 비가 내렸다. 농부들은 들판에 나가 밤까지 축하했다.",
}


@each(STORIES)
def test_a_claimed_charset_is_taken_at_its_word(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>{STORIES[charset]}</p></html>'
    assert decode(page.encode(charset)) == (page, [])


@each(STORIES)
def test_an_unclaimed_charset_is_detected_and_warned_of(charset: str) -> None:
    assert decode(STORIES[charset].encode(charset)) == (STORIES[charset], [ArticleWarning.CHARSET_GUESSED])


def test_utf8_needs_no_claim_and_no_warning() -> None:
    assert decode("Süden, 東京".encode()) == ("Süden, 東京", [])


def test_valid_utf8_wins_over_a_wrong_claim() -> None:
    page = '<meta charset="iso-8859-1"><p>Süden und Größe</p>'
    assert decode(page.encode()) == (page, [ArticleWarning.CHARSET_GUESSED])


def test_a_utf8_claim_does_not_hold_against_latin_bytes() -> None:
    page = f'<meta charset="utf-8"><p>{STORIES["cp1252"]}</p>'
    assert decode(page.encode("cp1252")) == (page, [ArticleWarning.CHARSET_GUESSED])


def test_a_latin_claim_does_not_hold_against_cyrillic_bytes() -> None:
    page = f'<meta charset="latin1"><p>{STORIES["cp1251"]}</p>'
    assert decode(page.encode("cp1251")) == (page, [ArticleWarning.CHARSET_GUESSED])


def test_one_broken_character_leaves_utf8_what_it_is() -> None:
    text, warnings = decode("Größe, Brücke, Süden, Nähe, Köln und ".encode() + b"S\xc3" + " für alle".encode())
    assert text == "Größe, Brücke, Süden, Nähe, Köln und S\ufffd für alle"
    assert warnings == [ArticleWarning.CHARSET_GUESSED]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_the_charset(charset: str) -> None:
    assert decode("Süden, Größe".encode(charset)) == ("Süden, Größe", [])


def test_a_byte_order_mark_in_a_str_is_dropped() -> None:
    assert decode("\ufeffRain fell.") == ("Rain fell.", [])


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(charset: str) -> None:
    assert decode("Rain fell on Tuesday.".encode(charset)) == (
        "Rain fell on Tuesday.",
        [ArticleWarning.CHARSET_GUESSED],
    )


def test_japanese_mail_encoding_is_read() -> None:
    assert decode("火曜日の朝".encode("iso2022_jp")) == ("火曜日の朝", [])


@each(
    [
        ("latin1", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        (" ascii ", "cp1252"),
        ("iso-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("euc-kr", "cp949"),
        ("utf-16le", "utf-8"),
        ("UTF8", "utf-8"),
        ("x-user-defined", "cp1252"),
        ("utf-7", None),
        ("rot13", None),
        ("unicode_escape", None),
        ("no such", None),
        ("a\0b", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, name: str | None) -> None:
    assert codec(label) == name


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'>", "koi8-r"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><html>", "ISO-8859-2"),
        (b"<!-- <meta charset=big5> --><meta charset=gbk>", "gbk"),
        (b"<p>The charset=gbk of a page</p>", None),
        (b"", None),
    ],
)
def test_the_claim_is_found_where_pages_make_it(page: bytes, label: str | None) -> None:
    assert claimed_charset(page) == label


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text", ["Größe und Brücke über Süden", "It’s the bank’s money, he said—and left…", STORIES["cp1251"]]
)
def test_text_that_was_decoded_wrongly_is_warned_of_and_left_alone(wrong: str, text: str) -> None:
    broken = text.encode().decode(wrong, "replace")
    assert decode(broken) == (broken, [ArticleWarning.MOJIBAKE])


def test_text_with_lost_characters_is_warned_of() -> None:
    assert decode("Gr\ufffd\ufffde, Br\ufffdcke, S\ufffdden, K\ufffdln")[1] == [ArticleWarning.MOJIBAKE]


@pytest.mark.parametrize(
    "text",
    [
        "„Das macht Spaß“, sagte er über den Fluß – und ging für immer nach Süden.",
        "LE CAFÉ « À L’ÉTOILE » fermera à la fin de l’été, a déclaré le gérant.",
        "A INUNDAÇÃO – E A CORRUPÇÃO… – NÃO É NOVIDADE NA REGIÃO",
        "Ân, Ästhetik, Ærø, Ñandú, Übung, ã, õ, ñ",
    ],
)
def test_proper_text_with_many_accents_is_not_called_broken(text: str) -> None:
    assert decode(text) == (text, [])


def test_lone_surrogates_and_stray_nulls_go() -> None:
    assert decode("Rain\ud800 fell\0.")[0] == "Rain\ufffd fell."
    assert decode(b"Rain fell\0.")[0] == "Rain fell."


def test_halves_of_one_character_come_together() -> None:
    assert decode("\ud83d\ude00 Rain fell.")[0] == "😀 Rain fell."


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_a_clear_error(source: bytes) -> None:
    try:
        text, _ = decode(source)
    except CleanError:
        return
    text.encode()
    assert "\0" not in text


@given(st.text(max_size=400))
def test_any_str_becomes_text_or_a_clear_error(source: str) -> None:
    try:
        text, _ = decode(source)
    except CleanError:
        return
    text.encode()
    assert "\0" not in text


@pytest.mark.parametrize(
    "source",
    [
        b"a" * 5_000_000 + b"\xe9",
        b"<!-- " * 100_000 + b"\xe9\xfc",
        b"<meta " * 100_000 + b"\xe9\xfc",
        b"\xe9" * 1_000_000,
        b"\xe9<" * 500_000,
    ],
)
def test_hostile_bytes_are_decoded_at_once(source: bytes) -> None:
    with contextlib.suppress(CleanError):
        decode(source)
