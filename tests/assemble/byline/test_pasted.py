"""Bylines of pasted text that do not say that they are: by what stands beside a name."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.assemble.pages import STORY, article_of, text_page
from tests.each import each

TITLE = "Rain ends drought in the valley"
GERMAN = (
    "Der erste Regen seit einem Jahr fiel am Dienstag auf das Tal, und Bauern, die alle Hoffnung verloren hatten, "
    "tanzten auf ihren Feldern.",
    "Die Speicher, die noch ein Zehntel ihres Wassers hielten, stiegen über Nacht um zwei Meter, teilte das Amt mit.",
    "Vor dem Wochenende wird mehr Regen erwartet. Dann tagt der Rat über das Verbot, Gärten zu wässern.",
)
SPANISH = (
    "La primera lluvia en un año cayó el martes sobre el valle, y los campesinos que habían perdido la esperanza "
    "bailaron en sus campos.",
    "Los embalses, que guardaban la décima parte de su agua, subieron dos metros en una noche, dijo la autoridad.",
    "Se espera más lluvia antes del fin de semana, cuando el concejo decidirá si se vuelve a regar los jardines.",
)


def names(above: str, *, below: str = "", story: tuple[str, ...] = STORY, language: str = "en") -> tuple[str, ...]:
    return article_of(text_page(above, below=below, story=story, language=language)).authors


@each(
    [
        (f"{TITLE}\n\nAnn Lee\n3 May 2024\nShare", "en"),
        (f"{TITLE}\n\nAnn Lee\nScience Editor\n3 May 2024", "en"),
        (f"{TITLE}\n\nAnn Lee\nMarketing\nMay 3, 2024\n4 min read", "en"),
        (f"{TITLE}\n\nAnn Lee Deputy Content Hub Director\n08:39, 03 May 2024", "en"),
        (f"{TITLE}\n\nAnn Lee Ann Lee\nPublished 03.05.2024", "en"),
        ("Regen beendet die Dürre im Tal\n\nAnn Lee\n3. Mai 2024, 19:06 Uhr\n8 Min", "de"),
        ("Regen beendet die Dürre im Tal\n\nAnn Lee\nvor 3 Stunden", "de"),
        ("Regen beendet die Dürre im Tal\n\nKolumne von Ann Lee\n3. Mai 2024", "de"),
        ("La lluvia acaba con la sequía\n\nAnn Lee\nCorresponsal\n3 de mayo de 2024", "es"),
        ("Regen maakt een einde aan de droogte\n\nAnn Lee\nBinnenland\n3 mei 2024", "nl"),
    ],
)
def test_a_name_that_heads_the_lines_of_its_day(above: str, language: str) -> None:
    assert names(above, language=language) == ("Ann Lee",)


def test_a_writer_whom_the_story_s_foot_names_again() -> None:
    signed = (*STORY, "Ann Lee is a freelance writer who has followed the valley's farmers for eleven years.")
    assert names(f"{TITLE}\n\nAnn Lee\n3 May 2024\n4 min", story=signed) == ("Ann Lee",)


def test_names_of_two() -> None:
    assert names("Regen beendet die Dürre\n\nAnn Lee | Bo Ek\nvor 3 Stunden vor 3 Stunden", language="de") == (
        "Ann Lee",
        "Bo Ek",
    )


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee May 3, 2024 | 6 comments",
        "Ann Lee May 3, 2024 — 7 minutes read",
        "Posted on May 3, 2024 by Ann Lee",
        "Ann Lee • May 3rd, 2024",
    ],
)
@pytest.mark.parametrize("at", [1, 2])
def test_a_line_of_name_and_day_below_the_story_s_first(line: str, at: int) -> None:
    paragraphs = [*STORY[:at], line, *STORY[at:]]
    article = clean("\n\n".join([TITLE, *paragraphs]), kind="text", language="en")
    assert (article.authors, str(article.date)) == (("Ann Lee",), "2024-05-03")
    assert "\n\n".join(filter(None, [article.standfirst, article.body])) == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "above",
    [
        f"{TITLE}\n\nClimate Change\n3 May 2024",
        f"{TITLE}\n\nPolitics\n3 May 2024",
        f"{TITLE}\n\nOld mill machinery by the weir near Norrow, 3 May 2024",
        f"{TITLE}\n\nUpdated\n3 May 2024",
    ],
)
def test_what_heads_a_day_and_is_no_name(above: str) -> None:
    told = (*STORY[:2], "The change in the climate has brought such rain before, and the mill stood still then, too.")
    assert names(above, story=told) == ()


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("By Friday 3 May 2024 the reservoirs of Ann Lee and Bo Ek had risen by another metre.", "en"),
        ("公告指出，2024年5月3日至今共有二十四个村庄停水，其中包括松溪镇和林家店。", "zh"),
        ("発表によると、2024年5月3日から谷の村では約1万6000人が水を分け合っていたという。", "ja"),
    ],
)
def test_a_dated_sentence_is_no_byline(sentence: str, language: str) -> None:
    article = article_of(text_page(TITLE, story=(sentence, *STORY), language=language))
    assert sentence in article.body
    assert article.byline is None


def test_names_with_the_numbers_of_footnotes() -> None:
    article = article_of(text_page(f"{TITLE}\n\nBy\nAnn Lee1,\nBo Ek2\n3 May 2024"))
    assert article.authors == ("Ann Lee", "Bo Ek")


def test_a_user_s_name_behind_the_day() -> None:
    assert names(f"{TITLE}\n\nPosted on July 1, 2024 by annlee") == ("annlee",)


@pytest.mark.parametrize(("story", "language"), [(GERMAN, "de"), (SPANISH, "es")])
def test_the_same_in_a_whole_paste(story: tuple[str, ...], language: str) -> None:
    day = {"de": "3. Mai 2024", "es": "3 de mayo de 2024"}[language]
    title = {"de": "Regen beendet die Dürre im Tal", "es": "La lluvia acaba con la sequía en el valle"}[language]
    article = clean("\n\n".join([title, f"Ann Lee\nPolitik\n{day}", *story]), kind="text", language=language)
    assert (article.authors, str(article.date)) == (("Ann Lee",), "2024-05-03")
    assert article.body == "\n\n".join(story)


CHINESE = (
    "山区小学重建图书馆",
    "位于河谷镇的中心小学本周一重新开放图书馆。三年前的一场洪水冲毁了书架。",
    "记者在现场看到，商家都把捐书的名单贴在门口。",
    "老师们说，孩子们每天放学后都会来这里看书，周末也不例外。",
)


@pytest.mark.parametrize("count", [3, 4])
def test_a_chinese_sentence_that_begins_with_the_reporter_is_the_story_s(count: int) -> None:
    article = clean("\n\n".join(CHINESE[:count]))
    assert (article.authors, article.byline) == ((), None)
    assert article.body.endswith("\n\n".join(CHINESE[2:count]))


@pytest.mark.parametrize(
    "sentence",
    [
        "记者 王小明 说那天晚上他在河边看到了很大的火光和浓浓的烟雾。",
        "记者从市政府获悉；商家都把捐书的名单贴在自家店铺的门口让顾客看。",
        "记者在现场看到、商家都把捐书的名单贴在自家店铺的门口让顾客看。",
    ],
)
def test_a_long_chinese_sentence_without_a_comma_is_no_byline(sentence: str) -> None:
    article = clean("\n\n".join((*CHINESE[:2], sentence, CHINESE[3])))
    assert (article.authors, article.body.split("\n\n")[-2:]) == ((), [sentence, CHINESE[3]])


def test_a_chinese_line_that_names_the_reporter_is_a_byline() -> None:
    for line in ("记者 王小明", "本报记者 王小明 北京报道。"):
        assert clean("\n\n".join((*CHINESE, line))).authors == ("王小明",)
