"""Bylines are split into people, desks and agencies in 20 languages, and junk names nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.assemble.byline.agencies import find_agencies
from newsclean.assemble.byline.people import read_line, read_names
from newsclean.assemble.words import words_of
from tests.each import each

LINES = [
    ("en", "By Ann Lee", ["Ann Lee"]),
    ("en", "ByAnn Lee", ["Ann Lee"]),
    ("en", "By\nAnn Lee\n,\nSenior Political Correspondent", ["Ann Lee"]),
    ("en", "By Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
    ("en", "By Ann Lee, Bo Ek & Cy Ott", ["Ann Lee", "Bo Ek", "Cy Ott"]),
    ("en", "Ann Lee with Bo Ek", ["Ann Lee", "Bo Ek"]),
    ("en", "Ann Lee / Bo Ek", ["Ann Lee", "Bo Ek"]),
    ("en", "Ann Lee | 3 May 2024", ["Ann Lee"]),
    ("en", "Ann Lee on October 1, 2025", ["Ann Lee"]),
    ("en", "October 11, 2023 by Ann Lee", ["Ann Lee"]),
    ("en", "Ann Lee in Paris", ["Ann Lee"]),
    ("en", "By Ann Lee, Berlin", ["Ann Lee"]),
    ("en", "Ann Lee @annlee ann.lee@paper.example", ["Ann Lee"]),
    ("en", "By Dr. Ann Lee", ["Ann Lee"]),
    ("en", "Ann Lee, PhD", ["Ann Lee"]),
    ("en", "Ann Mary Lee RN, BSN, Certified Sleep Consultant", ["Ann Mary Lee"]),
    ("en", "Ann Mary Lee\nRN, BSN, Certified Sleep Consultant", ["Ann Mary Lee"]),
    ("en", "Ann Mary Lee M.D. and Bo Ek Ph.D.", ["Ann Mary Lee", "Bo Ek"]),
    ("en", "By Bo Nils Ek Jr. and Cy Ott III", ["Bo Nils Ek Jr", "Cy Ott III"]),
    ("en", "By Lee Mi Xu, Ann Mary Ng and Bo De La O", ["Lee Mi Xu", "Ann Mary Ng", "Bo De La O"]),
    ("en", "May 3, 2024 • Asha Das in Project Management", ["Asha Das"]),
    ("en", "By Ann Lee ⋅ Review Editor", ["Ann Lee"]),
    ("en", "byAnn Lee", ["Ann Lee"]),
    ("en", "By Ann Leeson in TravelNorway", ["Ann Leeson"]),
    ("en", "By\nAnn Leeson\nin\nTravel\nNorway", ["Ann Leeson"]),
    ("en", "May 3, 2024 By Ann LeesonIn Rain Gauges, Valley Guides", ["Ann Leeson"]),
    ("en", "By Ann XuIn Rain Gauges, Valley Guides", ["Ann Xu"]),
    ("en", "Ann Lee 3 May 2024 Rain gauges, Holistic Rain", ["Ann Lee"]),
    ("en", "Rain ChecklistsJust EngagedIn Planning", []),
    ("en", "This post was written by Ann Lee, Head of Rain and Community Development", ["Ann Lee"]),
    ("en", "By the Wave Team 2–3 minutes", []),
    ("en", "Licensed Rain Grader", []),
    ("en", "By ⁰⁵ ¹", []),
    ("en", "By \u202eAnn Lee\u202c and \u202dBo Ek", ["Ann Lee", "Bo Ek"]),
    ("en", "Sports Editor Ann Lee", ["Ann Lee"]),
    ("en", "Ann Lee Senior Reporter", ["Ann Lee"]),
    ("en", "By Ann Lee\nUpdated by\nBo Ek", ["Ann Lee"]),
    ("en", "Words: Ann Lee | Photos: Bo Ek", ["Ann Lee"]),
    ("en", "Reviewed by Bo Ek", []),
    ("en", "By Jan van der Berg and Juan de la Cruz", ["Jan van der Berg", "Juan de la Cruz"]),
    ("en", "By Sinéad O'Neill and Jean-Luc D’Arcy", ["Sinéad O'Neill", "Jean-Luc D’Arcy"]),
    ("en", "By Larry Page", ["Larry Page"]),
    ("en", "Autor Ann Lee", ["Ann Lee"]),
    ("en", "投稿者: Ann Lee", ["Ann Lee"]),
    ("en", "Auteur : Ann Lee", ["Ann Lee"]),
    ("de", "Geschreven door Ann Lee", ["Ann Lee"]),
    ("en", "Interview: Ann Lee", []),
    ("en", "Von Miller", ["Von Miller"]),
    ("en", "South Africa", []),
    ("en", "United Kingdom 3 May 2024", []),
    ("en", "Jill Ireland and Anatole France", ["Jill Ireland", "Anatole France"]),
    ("de", "Schweiz", []),
    ("zh", "中国", []),
    ("zh", "记者 沈若溪 顾梅", ["沈若溪", "顾梅"]),
    ("zh", "记者 沈若溪 北京报道", ["沈若溪"]),
    ("ja", "文：高瀬 百合", ["高瀬 百合"]),
    ("en", "Ann Lee For The Wave", ["Ann Lee"]),
    ("he", "מאת יעל ברקאי וגילה אשכר", ["יעל ברקאי", "גילה אשכר"]),
    ("he", "מאת דן וולך", ["דן וולך"]),
    ("en", "By Xia You", ["Xia You"]),
    ("de", "Von JÖRG KRAUS", ["JÖRG KRAUS"]),
    ("de", "Ein Kommentar von Jan Kraus", ["Jan Kraus"]),
    ("de", "Von Eva Maier, Karl Weiß und Ida Groß", ["Eva Maier", "Karl Weiß", "Ida Groß"]),
    ("de", "Autorin/Autor Eva Maier", ["Eva Maier"]),
    ("fr", "Par Léa Petit et Luc Moreau", ["Léa Petit", "Luc Moreau"]),
    ("fr", "Par Léa Petit, publié le 3 mai 2024 à 10h12", ["Léa Petit"]),
    ("es", "Por Juan de la Cruz y María Pérez", ["Juan de la Cruz", "María Pérez"]),
    ("it", "di Maria Rossi e Luca Bianchi", ["Maria Rossi", "Luca Bianchi"]),
    ("pt", "Por João da Silva e Rita Costa", ["João da Silva", "Rita Costa"]),
    ("nl", "Door Jan van der Berg en Piet 't Hart", ["Jan van der Berg", "Piet 't Hart"]),
    ("sv", "Av Åsa Öberg och Nils Ek", ["Åsa Öberg", "Nils Ek"]),
    ("da", "Af Søren Holm og Ida Lund", ["Søren Holm", "Ida Lund"]),
    ("nb", "Av Kari Moen og Ola Vik", ["Kari Moen", "Ola Vik"]),
    ("ru", "Автор: Иван Петров, корреспондент", ["Иван Петров"]),
    ("pl", "Autor: Jan Kowalski", ["Jan Kowalski"]),
    ("tr", "Haber: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
    ("cs", "Autor: Jan Novák, Eva Malá", ["Jan Novák", "Eva Malá"]),
    ("zh", "文/王小明", ["王小明"]),
    ("zh", "記者王小明／台北報導", ["王小明"]),
    ("zh", "作者：王小明、李大同", ["王小明", "李大同"]),
    ("ja", "文＝山田太郎", ["山田太郎"]),
    ("ja", "【山田太郎】", ["山田太郎"]),
    ("ko", "홍길동 기자", ["홍길동"]),
]


@pytest.mark.parametrize(("language", "line", "people"), LINES)
def test_a_line_names_its_people_in_printed_order(language: str, line: str, people: list[str]) -> None:
    assert read_line(line, words_of(language)).people == people


@each(
    [
        ("en", "Share"),
        ("en", "Hours Ago"),
        ("en", "3 Hours Ago"),
        ("en", "Read More"),
        ("en", "5 min read"),
        ("en", "ann.lee@paper.example"),
        ("en", "https://paper.example/ann"),
        ("en", "@annlee"),
        ("en", "Senior Political Correspondent"),
        ("en", "Sign in"),
        ("en", "Follow Ann Lee"),
        ("en", "Published 3 May 2024"),
        ("fr", "Publié le 3 mai 2024"),
        ("fr", "Publié le 3 mai 2024 à 10h12, mis à jour le 4 mai"),
        ("de", "Veröffentlicht am 3. Mai"),
        ("de", "Lesezeit: 3 Minuten"),
        ("es", "Compartir"),
    ],
)
def test_junk_names_nobody(language: str, line: str) -> None:
    assert read_line(line, words_of(language)).authors == ()


@pytest.mark.parametrize("language", ["en", None])
def test_desks_and_agencies_are_told_from_people(language: str | None) -> None:
    named = read_line("By Ann Lee, Newsroom Staff and Reuters", words_of(language))
    assert (named.people, named.desks, named.agencies) == (["Ann Lee"], ["Newsroom Staff"], ["Reuters"])


def test_where_a_line_names_only_a_desk_or_an_agency_it_is_the_author() -> None:
    words = words_of("en")
    assert read_line("By Wave Staff", words).authors == ("Wave Staff",)
    assert read_line("By AFP", words).authors == ("AFP",)


@each(
    [
        (["Ann Lee", "Bo Ek"], ["Ann Lee", "Bo Ek"]),
        (["Ann Lee and Bo Ek"], ["Ann Lee", "Bo Ek"]),
        (["Ann Lee", "ann lee"], ["Ann Lee"]),
        (["By Ann Lee"], ["Ann Lee"]),
        (["Ann Lee (lee)"], ["Ann Lee"]),
        (['"Ann Lee"'], ["Ann Lee"]),
        (["annlee7"], ["annlee7"]),
        (["wave/aml;bek"], ["wave/aml", "bek"]),
        (["Linda and Piet"], ["Linda and Piet"]),
        (["https://paper.example/author/ann"], []),
        (["ann@paper.example"], []),
        (["105092"], []),
        (["Share", "Hours Ago"], []),
        (["admin"], []),
        (["Von der Leyen, Ursula"], ["Von der Leyen"]),
    ],
)
def test_claimed_names_are_kept_as_written_unless_plainly_none(values: list[str], people: list[str]) -> None:
    assert read_names(values, words_of("en")).people == people


def test_a_claimed_centre_is_not_split_at_its_and() -> None:
    named = read_names(["Centre for Food and Drink"], words_of("en"))
    assert (named.people, named.desks) == ([], ["Centre for Food and Drink"])


def test_agencies_are_found_as_the_line_writes_them() -> None:
    assert find_agencies("Quelle: sid/dpa") == ("sid", "dpa") or find_agencies("Quelle: SID/dpa") == ("SID", "dpa")
    assert find_agencies("REUTERS, Agence France-Presse and AP") == ("REUTERS", "Agence France-Presse", "AP")


@pytest.mark.parametrize("text", ["the ap store", "beta version", "a map of sites", "pti", "Uniform", "taps"])
def test_words_that_look_like_agencies_are_none(text: str) -> None:
    assert find_agencies(text) == ()


@given(st.text(max_size=300), st.sampled_from(["en", "de", "zh", "ru", None]))
@settings(max_examples=200, deadline=None)
def test_no_line_raises_and_every_name_stands_in_it(line: str, language: str | None) -> None:
    named = read_line(line, words_of(language))
    squeezed = "".join(line.split())
    for name in named.people:
        assert "".join(name.split()) in squeezed


@pytest.mark.parametrize("line", ["By " * 200_000, "(" * 500_000, ", " * 300_000, "a@" * 300_000, "and " * 200_000])
def test_hostile_lines_cost_little(line: str) -> None:
    words = words_of("en")
    started = time.process_time()
    read_line(line, words)
    read_names([line], words)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("language", "line", "people"),
    [
        ("de", "Text: Anna Berger, Fotos: Jan Kraus", ["Anna Berger"]),
        ("de", "Text und Fotos: Anna Berger", ["Anna Berger"]),
        ("de", "Text & Foto: Anna Berger", ["Anna Berger"]),
        ("en", "Text and photos by Ann Lee", ["Ann Lee"]),
        ("sv", "Text och foto: Anna Berg", ["Anna Berg"]),
        ("fr", "Textes et photos : Anne Lenoir", ["Anne Lenoir"]),
        ("it", "Testo e foto di Anna Rossi", ["Anna Rossi"]),
        ("es", "Texto y fotos: Ana Ruiz", ["Ana Ruiz"]),
        ("ar", "كتب: سلمى الحداد وياسر العمراني", ["سلمى الحداد", "ياسر العمراني"]),
        ("ar", "كتب: محمد وليد حسن", ["محمد وليد حسن"]),
    ],
)
def test_who_wrote_is_told_from_who_took_the_pictures(language: str, line: str, people: list[str]) -> None:
    named = read_line(line, words_of(language))
    assert (named.people, named.announced) == (people, True)
