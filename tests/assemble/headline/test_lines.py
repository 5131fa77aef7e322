"""The headline of text that says nothing of itself, and of print, whose sheets say the page's title and address."""

from __future__ import annotations

import pytest

from newsclean import clean

STORY = """The ferry that links the island of Tarn with the mainland will sail again
from Monday, ending five weeks in which residents relied on fishing boats.

The operator said on Wednesday that sea trials had gone well and that a normal
timetable would resume at six. Freight will have to wait a further week.

Supermarkets on the island rationed milk and bread, and two weddings were moved
to the mainland."""
PRINTED = """Home
News
{above}
By Ann Lee
14 March 2025
{story}
3/15/25, 9:05 AM {title}
https://www.tarnpost.example/islands/{slug} 1/1"""


def headline(source: str) -> str | None:
    return clean(source, kind="text").headline


def printed(above: str, title: str, slug: str = "a1") -> str:
    story = STORY.replace("\n\n", "\n")
    return PRINTED.format(above=above, story=story, title=title, slug=slug)


@pytest.mark.parametrize("suffix", [" | Tarn Post", " - tarnpost.example", " – Islands – Tarn Post"])
def test_the_title_of_print_gives_no_more_than_was_printed(suffix: str) -> None:
    assert headline(printed("Ferry to Tarn sails again on Monday", f"Ferry to Tarn sails again on Monday{suffix}")) == (
        "Ferry to Tarn sails again on Monday"
    )


def test_a_line_that_says_what_the_title_of_print_says_goes_before_it() -> None:
    above = "Ferry to Tarn sails from Monday, to cheers on the island"
    assert headline(printed(above, "Tarn ferry sails again | Tarn Post", "ferry-tarn-sails-monday-cheers")) == above


def test_a_headline_over_two_lines_of_print_has_the_signs_of_its_title() -> None:
    above = "Island Cut Off for Weeks\nFerry Sails Again to Tarn"
    title = "Island cut off for weeks: ferry sails again to Tarn"
    assert headline(printed(above, title)) == title


def test_a_part_of_the_title_is_no_headline() -> None:
    title = "Ferry to Tarn sails again after engineers replaced a shaft"
    assert headline(printed("engineers replaced a shaft", title)) == title


def test_a_label_glued_before_a_headline_is_no_part_of_it() -> None:
    head = "Ferry to Tarn sails again on Monday"
    assert headline(f"Home\n\nNewsIslands{head}\n\n{head}\n\nBy Ann Lee\n\n14 March 2025\n\n{STORY}") == head


def test_a_line_below_a_picture_is_no_headline() -> None:
    head, caption = "Ferry to Tarn sails again on Monday", "The ferry of Tarn sails past the mainland's pier"
    source = f"{head}\n\nAnn Lee\n\nListen\n\nShare this page\n\n[a97e2]\n\n{caption}\n\n14 March 2025\n\n{STORY}"
    assert headline(f"Menu\n\nIslands\n\n{source}") == head


def test_a_line_right_above_the_name_of_its_photographer_is_no_headline() -> None:
    head = "Ferry to Tarn sails again on Monday"
    for caption in ("The ferry that links the island of Tarn", "Residents of the island wait for the ferry to sail"):
        source = f"{head}\n\nAnn Lee\n\nListen\n\n{caption}\n© Ben Lund\n\n14 March 2025\n\n{STORY}"
        assert headline(f"Menu\n\nIslands\n\n{source}") == head


MENUS = {
    "ru": (
        "Политика Экономика Общество Культура Спорт",
        "Ткачи Заречья отстояли старую мельницу",
        "4 марта 2026",
        "Последние ткачи Заречья получат назад мельницу, которую построили их деды: район отказался от плана.",
    ),
    "zh": (
        "首页 国内 国际 财经 体育",
        "柳湾镇织工夺回老磨坊",
        "2026年3月4日",
        "柳湾镇最后一批织工将收回祖辈建造的老磨坊，县里周一晚间放弃了把河边的砖楼改成四十套度假公寓的计划，"
        "织工们为这一天等了整整四年。",
    ),
    "en": (
        "World Politics Business Sport",
        "Weavers win back mill",
        "4 March 2026",
        "The weavers of the valley will get back the mill that their grandparents built, the county said.",
    ),
}


@pytest.mark.parametrize("language", MENUS)
def test_a_row_of_sections_above_a_short_story_is_no_headline(language: str) -> None:
    article = clean("\n\n".join(MENUS[language]))
    assert (article.headline, article.body) == (MENUS[language][1], MENUS[language][3])
