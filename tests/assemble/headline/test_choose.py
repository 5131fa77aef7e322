"""The headline is what a reader sees above the story, whole, and without the site's name."""

from __future__ import annotations

import pytest

from newsclean.article import ArticleWarning, Category
from newsclean.page import Label, Role
from tests.assemble.pages import STORY, article_of, html_page, text_page
from tests.each import each


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


SITE = '<meta property="og:site_name" content="The Wave">'


@each(
    [
        "Rain ends drought | The Wave",
        "Rain ends drought - The Wave",
        "Rain ends drought – Wave",
        "Rain ends drought | News | The Wave",
        "Rain ends drought · wave.example",
        "The Wave: Rain ends drought",
        "The Wave | Rain ends drought",
    ],
)
def test_the_site_s_name_goes_before_and_behind(title: str) -> None:
    section = '<meta property="article:section" content="News">'
    page = html_page(head=f"<title>{title}</title>{SITE}{section}", above="<p>Menu</p>")
    assert article_of(page).headline == "Rain ends drought"


@pytest.mark.parametrize(
    "title",
    [
        "Rain ends drought - and starts a flood",
        "Rain, sun – and hail: a year in the valley",
        "Opinion: Rain is not enough",
        "Exclusive | Minister knew of the leak",
        "What now? | A reader's guide to the drought",
        "Wave of strikes: rail workers walk out",
    ],
)
def test_a_headline_s_own_dash_stays(title: str) -> None:
    page = html_page(head=f"<title>{title}</title>{og(title)}{SITE}", above=f"<h1>{title}</h1>")
    assert article_of(page).headline == title


@pytest.mark.parametrize("dash", ["–", "—", "-"])
def test_a_dash_that_opens_speech_stays(dash: str) -> None:
    title = f"{dash} Regnet er en krokodille"
    page = html_page(head=f"<title>{title} | The Wave</title>{og(title)}{SITE}", above=f"<h1>{title}</h1>")
    assert article_of(page).headline == title
    assert article_of(text_page(f"{MENU}\n\n{title}\n\nBy Ann Lee\n3 May 2024")).headline == title


def test_a_dash_left_of_the_site_s_name_goes() -> None:
    page = html_page(head=f"<title>The Wave - Rain ends drought</title>{SITE}", above="<p>- Menu</p>")
    assert article_of(page).headline == "Rain ends drought"


def test_the_heading_a_reader_sees_beats_the_title_for_search_engines() -> None:
    head = "<title>Drought 2024: everything about the rain</title>"
    article = article_of(html_page(head=head))
    assert article.headline == "Rain ends drought in the valley"
    assert article.alternative_headlines == ("Drought 2024: everything about the rain",)
    assert article.evidence["headline"] == "h1"


def test_of_several_first_level_headings_the_story_s_is_taken() -> None:
    above = "<h1>The Wave</h1><h1>Search</h1><h1>Rain ends drought in the valley</h1>"
    assert article_of(html_page(above=above, head=SITE)).headline == "Rain ends drought in the valley"


def test_a_heading_of_the_site_s_name_alone_is_no_headline() -> None:
    page = html_page(above="<h1>The Wave</h1>", head=SITE + og("Rain ends drought"))
    assert article_of(page).headline == "Rain ends drought"


def test_a_kicker_in_its_own_element_is_no_part_of_the_headline() -> None:
    above = "<h1><span>Weather</span> <span>Rain ends drought in the valley</span></h1>"
    page = html_page(above=above, head=og("Rain ends drought in the valley"))
    assert article_of(page).headline == "Rain ends drought in the valley"


def test_a_kicker_that_the_page_s_title_leaves_out_is_no_part_of_the_headline() -> None:
    above = "<h1><span class=kicker>Weather</span> <span>Rain ends drought in the valley</span></h1>"
    page = html_page(above=above, head="<title>Rain ends drought in the valley | The Wave</title>")
    assert article_of(page).headline == "Rain ends drought in the valley"
    page = html_page(above=above, head="<title>Weather Rain ends drought in the valley | The Wave</title>")
    assert article_of(page).headline == "Weather Rain ends drought in the valley"


def test_a_site_s_name_that_only_the_page_prints_is_no_part_of_its_heading() -> None:
    title = "Rain ends drought in the valley | The Harbour Star"
    logo = "<header><a href=/>The Harbour Star</a></header>"
    page = html_page(head=f"<title>{title}</title>", above=f"{logo}<h1>{title}</h1>", url=None)
    assert article_of(page).headline == "Rain ends drought in the valley"


def test_a_kicker_that_the_title_for_sharing_carries_is_part_of_the_headline() -> None:
    above = "<p>Weather</p><h1>Rain ends drought in the valley</h1>"
    page = html_page(above=above, head=og("Weather: Rain ends drought in the valley"))
    assert article_of(page).headline == "Weather: Rain ends drought in the valley"


def test_markup_and_entities_are_decoded() -> None:
    page = html_page(above="", head=og("Rain &amp;amp; &lt;i&gt;sun&lt;/i&gt; end drought"))
    assert article_of(page).headline == "Rain & sun end drought"


def test_a_headline_printed_twice_is_a_duplicate_the_second_time() -> None:
    above = "<h1>Rain ends drought in the valley</h1><p>RAIN ENDS DROUGHT in the valley</p>"
    article = article_of(html_page(above=above))
    assert [(r.text, r.category, r.reason) for r in article.removed] == [
        ("RAIN ENDS DROUGHT in the valley", Category.DUPLICATE, "headline/repeated")
    ]


def test_a_title_of_a_megabyte_is_no_headline() -> None:
    page = html_page(above=f"<h1>{'rain ' * 250_000}</h1>", head=og("Rain ends drought"))
    assert article_of(page).headline == "Rain ends drought"


def test_a_page_that_calls_its_story_nothing_has_no_headline() -> None:
    article = article_of(html_page(above=""))
    assert article.headline is None
    assert ArticleWarning.NO_HEADLINE in article.warnings


MENU = "\n".join(["Home", "News", "Sport", "Weather", "Sign in", "Subscribe now"])


@each(
    [
        "Rain ends drought in the valley",
        f"{MENU}\n\nRain ends drought in the valley\n\nBy Ann Lee\n3 May 2024",
        f"{MENU}\nRain ends drought in the valley\nBy Ann Lee\n3 May 2024",
        f"{MENU}\n\nRain ends drought in the valley\n\nShare\nTweet\nA farmer dances. Photo: Bo Ek",
        "Rain ends drought in the valley\n\nRain ends drought in the valley\n\nShare on Facebook",
        f"{MENU}\n\nHome > News > Rain ends drought in the valley\n\nRain ends drought in the valley\n\n3 May 2024",
        f"Rain ends drought in the valley - The Wave\n\n{MENU}\n\nRain ends drought in the valley\n\n3 May 2024",
        f"5/3/24, 9:05 AM Rain ends drought in the valley\n\n{MENU}\n\nRain ends drought in the valley\n\n3 May 2024",
    ],
)
def test_pasted_text_s_headline_is_told_from_the_menu(above: str) -> None:
    assert article_of(text_page(above)).headline == "Rain ends drought in the valley"


@pytest.mark.parametrize("above", ["Share", "12", "3 May 2024, 10:12", "© Getty Images", ""])
def test_a_line_that_is_no_headline_is_none(above: str) -> None:
    assert article_of(text_page(above)).headline is None


def test_a_kicker_above_the_headline_is_passed_over() -> None:
    above = (
        f"{MENU}\n\nValley weather\n\nRain that nobody had expected ends the valley's drought\n\nBy Ann Lee\n3 May 2024"
    )
    assert article_of(text_page(above)).headline == "Rain that nobody had expected ends the valley's drought"


def test_a_sentence_below_a_short_headline_makes_it_no_kicker() -> None:
    above = f"{MENU}\n\nThe wet-field manifesto\n\nWater as a common good. Farmers as its guards.\n\nBy Ann Lee"
    assert article_of(text_page(above)).headline == "The wet-field manifesto"


def test_speech_above_a_sentence_is_a_headline_however_short() -> None:
    summary = "The first rain in a year scares farmers of the valley, an expert says, but more of it is expected."
    above = f"{MENU}\n\n- A crocodile\n\n{summary}\n\nAnn Lee\n3 May 2024"
    assert article_of(text_page(above)).headline == "- A crocodile"


def test_a_kicker_printed_by_itself_elsewhere_is_no_part_of_the_headline() -> None:
    above = (
        f"{MENU}\nValley weather\nRain ends drought in the valley\n\n"
        "Valley weather Rain ends drought in the valley\n\n3 May 2024"
    )
    assert article_of(text_page(above)).headline == "Rain ends drought in the valley"


def test_a_line_that_opens_with_a_colon_goes_on_with_the_kicker_above_it() -> None:
    above = (
        f"{MENU}\n\nValley drought\n: Farmers dance\n\n"
        "People here can do anything but stay dry! A comment by Ann Lee\n\n3 May 2024"
    )
    assert article_of(text_page(above)).headline == "Valley drought: Farmers dance"


def test_bullets_between_a_headline_and_its_byline_do_not_part_them() -> None:
    above = (
        f"{MENU}\n\nFarmers dance after a year without water\n\nNeighbours heard drums at dawn\n\n*\n*\n*\n*\n"
        "News\nBy Ann Lee\n3 May 2024\n\nFarmers are seen on the first field of the valley after rain on Tuesday"
    )
    assert article_of(text_page(above)).headline == "Farmers dance after a year without water"


@pytest.mark.parametrize("end", ["!", "?", "”", "»"])
def test_a_headline_below_a_menu_may_end_like_speech(end: str) -> None:
    title = f"Farmers warn: “Rain is a crocodile that wants to eat the whole valley{end}"
    article = article_of(text_page(f"{MENU}\n\n", story=(title, *STORY)))
    assert article.headline == title


def test_a_notice_that_passed_for_the_story_s_beginning_stands_above_no_headline() -> None:
    notice = "The Wave and third parties use cookies to show, secure, analyse and improve what readers see here."
    menu = "\n".join(f"{place} weather" for place in ("Amsel", "Tarn", "Lower Amsel", "Falls", "Mill", "Ford", "Lea"))
    page = text_page(
        f"The Wave cares for privacy\n\n{notice}\n\n{MENU}\n{menu}\n\n"
        "Rain ends drought in the valley\n\nBy Ann Lee\n3 May 2024"
    )
    for block in page.blocks:
        if block.text == notice:
            block.label = Label(Role.STORY, "story")
    article = article_of(page)
    assert article.headline == "Rain ends drought in the valley"
    assert article.authors == ("Ann Lee",)
    assert article.body == "\n\n".join((notice, *STORY))


def test_what_a_rule_knows_is_hardly_a_headline() -> None:
    known = "The Wave Group answers for the data of readers in the valley who wait for rain"
    page = text_page(f"{MENU}\n\n{known}\n\nFarmers dance\n\n3 May 2024")
    for block in page.blocks:
        if block.text == known:
            block.label = Label(Role.REMOVED, "en/cookies/data-owner", Category.COOKIES)
    assert article_of(page).headline == "Farmers dance"


def test_a_path_of_sections_is_no_headline() -> None:
    above = f"{MENU}\n\nWave / News / Valley\n\nFarmers dance in the first rain\n\n3 May 2024"
    assert article_of(text_page(above)).headline == "Farmers dance in the first rain"


def test_the_last_item_of_a_numbered_path_is_taken_without_its_number() -> None:
    path = "1. Home\n2. Valley\n3. Rain ends drought in the valley"
    assert article_of(text_page(f"{path}\n\n3 May 2024")).headline == "Rain ends drought in the valley"
    title = "3. Rain ends drought in the valley"
    assert article_of(text_page(f"{MENU}\n\n{title}\n\n3 May 2024")).headline == title


def test_a_headline_behind_a_path_is_taken_without_it() -> None:
    above = f"{MENU}\nRain ends drought in the valley\n\nHome > News > Rain ends drought in the valley\n\n3 May 2024"
    assert article_of(text_page(above)).headline == "Rain ends drought in the valley"


def test_a_headline_keeps_its_colon_where_it_is_printed_with_and_without() -> None:
    above = "Valley drought: Rain ends it at last\n\nValley drought Rain ends it at last\n\nBy Ann Lee"
    assert article_of(text_page(above)).headline == "Valley drought: Rain ends it at last"


def test_a_headline_that_passed_for_the_story_s_first_paragraph_is_the_headline() -> None:
    title = "Ten things to know about the rain that ended the long drought in the valley (and who danced)"
    page = text_page(f"{MENU}\n3 May 2024", story=(title, *STORY))
    article = article_of(page)
    assert article.headline == title
    assert title not in article.body


def test_a_story_s_first_sentence_is_no_headline() -> None:
    for first in (STORY[0], "“We had lost all hope of rain in this valley and in every other,” she said."):
        article = article_of(text_page(MENU, story=(first, *STORY[1:])))
        assert article.body.startswith(first)


def test_a_byline_with_a_role_is_no_headline() -> None:
    above = "Rain ends drought in the valley\n\nAnn Lee – Reporter"
    assert article_of(text_page(above)).headline == "Rain ends drought in the valley"


def test_chinese_headlines_are_found_by_the_characters_they_share_with_the_lead() -> None:
    story = (
        "山谷週二迎來一年來的第一場雨，失去希望的農民在田裡跳舞，水庫水位一夜上升兩公尺。",
        "週末前預計還會下更多的雨，市議會將開會決定。",
    )
    page = text_page(
        "首頁\n新聞\n體育\n\n山谷迎來一年來第一場雨 農民田裡跳舞\n\n2024-05-03 10:12", story=story, language="zh-Hant"
    )
    assert article_of(page).headline == "山谷迎來一年來第一場雨 農民田裡跳舞"


def test_every_block_is_in_exactly_one_place() -> None:
    summary = "Farmers danced as reservoirs rose by two metres"
    above = f"{MENU}\n\nRain ends drought in the valley\n\n{summary}\n\nBy Ann Lee\n3 May 2024"
    page = text_page(above, below="Share\nRelated stories\nWith reporting by Reuters")
    article = article_of(page)
    placed = [b.text for b in article.blocks] + [r.text for r in article.removed]
    placed += [t for t in (article.headline, article.standfirst, article.byline) if t]
    assert sorted(placed) == sorted(b.text for b in page.blocks)
    assert article.body == "\n\n".join(STORY)


def test_a_clean_copy_s_headline_may_be_a_cry() -> None:
    title = "The whole valley asks in wonder: will this rain, the first in a year, ever end again?"
    article = article_of(text_page("", story=(title, *STORY)))
    assert article.headline == title
    assert article.body == "\n\n".join(STORY)


TITLES = {
    "en": ("Farmers in the upper valley fear the third flood of the year", "Valley Sport and Leisure Network"),
    "de": ("Bauern im oberen Tal fürchten das dritte Hochwasser des Jahres", "Nachrichten aus dem ganzen Tal"),
    "el": ("Οι αγρότες της κοιλάδας φοβούνται την τρίτη πλημμύρα", "Τα νέα της κοιλάδας"),
    "zh": ("山谷农民担心今年第三次洪水再来 村里连夜加固堤坝", "山谷新闻网"),
}


@pytest.mark.parametrize("tag", ["h1", "h2", "h3", "p", "div"])
@pytest.mark.parametrize("title", ["{0} | {1}", "{0} - {1}", "{1} » {0}", "{0}_{1}", "{0} / {1} / {1}"])
@pytest.mark.parametrize("language", TITLES)
def test_the_part_of_a_title_that_the_page_prints_is_the_headline(language: str, title: str, tag: str) -> None:
    headline, site = TITLES[language]
    above = f"<p>Menu</p><{tag}>{headline}</{tag}>"
    page = html_page(head=f"<title>{title.format(headline, site)}</title>", above=above, language=language, url=None)
    assert article_of(page).headline == headline


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_a_wide_colon_parts_a_site_s_name_from_the_title(language: str) -> None:
    headline = "山谷农民担心今年第三次洪水再来 村里连夜加固堤坝"
    page = html_page(
        head=f"<title>{headline}：山谷新闻</title>", above=f"<p>新闻</p><p>{headline}</p>", language=language, url=None
    )
    assert article_of(page).headline == headline


def test_what_a_link_or_a_kicker_says_of_a_title_is_not_its_headline() -> None:
    title = "Winter sports season: lifts stand still in the valley"
    for above in (f"<p>Winter sports season</p><h1>{title}</h1>", '<p><a href="/w">Winter sports season</a></p>'):
        page = html_page(head=f"<title>{title} - The Wave</title>{SITE}", above=above)
        assert article_of(page).headline == title


@pytest.mark.parametrize("name", ["Tarn", "Valley", "Public Health"])
def test_a_long_headline_that_begins_or_ends_with_the_site_s_name_is_one(name: str) -> None:
    site = f'<meta property="og:site_name" content="{name}">'
    for title in (f"{name} cancer rates higher than in the rest of the county", f"How the drought is changing {name}"):
        page = html_page(head=f"<title>{title}</title>{site}{og(title)}", above=f"<h1>{title}</h1>")
        assert article_of(page).headline == title


@pytest.mark.parametrize("outlet", ["TVN Music", "TVN Politics Desk", "TVN"])
def test_a_short_name_with_a_section_behind_it_goes(outlet: str) -> None:
    title, site = "Rain ends drought in the valley", '<meta property="og:site_name" content="TVN">'
    page = html_page(head=f"{og(f'{title} | {outlet}')}{site}", above="<p>Menu</p>")
    assert article_of(page).headline == title
    attributed = f"{title}: {outlet} study"
    assert article_of(html_page(head=f"{og(attributed)}{site}", above="<p>Menu</p>")).headline == attributed


def test_an_application_called_by_the_headline_is_no_site_s_name() -> None:
    title = "Veteran rebuilds the mill by hand"
    head = f'<meta name="application-name" content="{title}"><title>{title}</title>{og(title)}'
    article = article_of(html_page(head=head, above=f"<h1>back to news home</h1><h1>{title}</h1>"))
    assert (article.headline, article.publisher) == (title, title)


@pytest.mark.parametrize("tag", ["h2", "h3", "p"])
@pytest.mark.parametrize("logo", ["<h1>Mercury Observer Online</h1>", "<p>Menu</p>"])
def test_a_title_of_which_the_story_has_no_word_is_the_site_s(logo: str, tag: str) -> None:
    title = "Farmers in the valley danced in their fields on Tuesday"
    page = html_page(
        head="<title>Mercury Observer Online</title>", above=f"{logo}<{tag}>{title}</{tag}><p>3 May 2024</p>", url=None
    )
    assert article_of(page).headline == title


@pytest.mark.parametrize("section", ["News", "Nachrichten", "Actualités", "Noticias", "World"])
@pytest.mark.parametrize("title", ["{} - The Beacon", "{} | The Beacon", "The Beacon – {}"])
def test_a_section_as_the_first_heading_leaves_the_title_to_the_heading_that_it_begins_with(
    section: str, title: str
) -> None:
    told = "Rain ends drought in the valley"
    head = f"<title>{title.format(told)}</title>"
    article = article_of(html_page(head=head, above=f"<h1>{section}</h1><h2>{told}</h2>", url=None))
    assert article.headline == told


@pytest.mark.parametrize("tag", ["h2", "h3"])
@pytest.mark.parametrize("section", ["The Valley and the Drought", "Rain, Reservoirs and Rivers"])
def test_a_section_with_the_story_s_words_is_no_headline_above_a_heading_that_says_the_title(
    section: str, tag: str
) -> None:
    told = "Farmers dance after a year of dust"
    above = f"<h1>{section}</h1><p>Menu</p><{tag}>{told}</{tag}>"
    assert article_of(html_page(head=f"<title>{told}</title>", above=above, url=None)).headline == told


def test_a_first_heading_with_a_word_of_the_title_stays_the_headline_above_one_that_says_a_part_of_it() -> None:
    head = "<title>The Millers – Purple River Song | Valley Records</title>"
    above = "<h1>Purple River</h1><h2>The Millers</h2><p>3 May 2024</p>"
    assert article_of(html_page(head=head, above=above, url=None)).headline == "Purple River"


@pytest.mark.parametrize(
    ("headline", "slug"), [("The Cost of Effort", "the-cost-of-effort"), ("El precio del agua", "el-precio-del-agua/")]
)
@pytest.mark.parametrize("title", ["{0} | {1}", "{1} - {0}", "{0} » {1}"])
def test_the_part_of_a_title_that_the_address_spells_is_the_headline_however_long_the_site_s_name(
    title: str, headline: str, slug: str
) -> None:
    whole = title.format(headline, "The Valley Observer and Chronicle")
    above = f"<p><a href=/1>{headline}</a></p><h1>{headline}</h1><h1>written by</h1><p>Ann Lee</p><h1>The water</h1>"
    page = html_page(head=f"<title>{whole}</title>{og(whole)}", above=above, url=f"https://a.example/news/{slug}")
    assert article_of(page).headline == headline


def test_a_section_that_the_address_spells_is_no_headline() -> None:
    head = "<title>Dürre zu Ende | Wirtschaft</title>"
    above = "<p><a href=/wirtschaft>Wirtschaft</a></p><h2>Dürre zu Ende</h2>"
    page = html_page(head=head, above=above, url="https://a.example/4711/wirtschaft", language="de")
    assert article_of(page).headline == "Dürre zu Ende"


@pytest.mark.parametrize("title", ["{0} | {1}", "{0} @ {1}", "{0} :: {1} ::", "{0} @ {1} | The Wave"])
@pytest.mark.parametrize("name", ["Coast - a valley's paper", "谷地的家_藍天", "Kultur | Alpen"])
def test_a_site_s_name_that_holds_a_dash_or_a_bar_goes_as_a_whole(name: str, title: str) -> None:
    told = "Rain ends drought in the valley"
    whole = title.format(told, name)
    names = f'<meta property="og:site_name" content="{name}"><meta name="application-name" content="The Wave">'
    page = html_page(head=f"<title>{whole}</title>{og(whole)}{names}", above=f"<h2>{name}</h2><p>Menu</p>", url=None)
    assert article_of(page).headline == told


@pytest.mark.parametrize("title", ["{0} - {1}", "{0} | {1}", "{1} » {0}"])
@pytest.mark.parametrize(
    ("headline", "site"), [("Salt barge", "The Tollan Bay Herald"), ("Kahn fährt", "Nachrichten aus dem Tal")]
)
def test_a_headline_shorter_than_the_site_s_name_is_one(headline: str, site: str, title: str) -> None:
    head = f"<title>{title.format(headline, site)}</title>"
    above = f"<header><a href=/>{site}</a></header><h1>{headline}</h1><p>3 May 2024</p>"
    assert article_of(html_page(head=head, above=above, url="https://a.example/4711")).headline == headline


def test_a_site_s_name_as_the_first_heading_is_no_headline_above_the_post_s_own_link() -> None:
    told = "Farmers dance after a year of dust in the upper valley"
    above = f"<h1>Valley diary</h1><h2><a href=/4711>{told}</a></h2><p>3 May 2024</p>"
    page = html_page(head=f"<title>{told} | Valley diary</title>", above=above, url=None)
    assert article_of(page).headline == told


@pytest.mark.parametrize("sign", [" :: ", " ~ ", " / ", " > ", " – "])
@pytest.mark.parametrize("first", [True, False])
def test_whatever_sign_parts_a_printed_headline_from_a_name_that_nothing_else_tells(sign: str, first: bool) -> None:
    told, site = "Rain ends drought in the valley", "The Tollan Bay Herald"
    title = f"{told}{sign}{site}" if first else f"{site}{sign}{told}"
    above = f"<header><a href=/>{site}</a></header><h1>{told}</h1><p>3 May 2024</p>"
    assert article_of(html_page(head=f"<title>{title}</title>", above=above, url=None)).headline == told


@pytest.mark.parametrize("tag", ["h2", "h3", "div"])
@pytest.mark.parametrize("site", ["Valley diary", "Das Tagebuch aus dem Tal"])
def test_a_blog_s_title_is_parted_at_a_colon_where_its_logo_says_the_name(site: str, tag: str) -> None:
    told = "Farmers dance after a year of dust in the upper valley"
    above = f"<h1><a href=/>{site}</a></h1><{tag}>{told}</{tag}><p>3 May 2024</p>"
    page = html_page(head=f"<title>{site}: {told}</title>", above=above, url=None)
    assert article_of(page).headline == told


def test_a_colon_stays_in_a_headline_that_no_logo_begins() -> None:
    told = "Valley: farmers dance after a year of dust"
    above = f"<p><a href=/valley>Valley</a></p><h1>{told}</h1><p>3 May 2024</p>"
    assert article_of(html_page(head=f"<title>{told}</title>", above=above, url=None)).headline == told


@pytest.mark.parametrize("extra", ["Edit", "12", "(3)", "4 March 2025", "12 Kommentare", "Premium"])
def test_what_else_stands_in_the_heading_is_no_part_of_a_headline_that_is_told_clean(extra: str) -> None:
    told = "Rain ends drought in the valley"
    page = html_page(
        head=f"<title>{told}</title>{og(told)}", above=f"<h1>{told} <span>{extra}</span></h1><p>Menu</p>", url=None
    )
    assert article_of(page).headline == told


@pytest.mark.parametrize(
    "more", ["for good", "by 40 per cent", "2024", "12", "on 3 May 2024", "<a href=/x>explained</a>"]
)
def test_a_heading_that_says_more_than_the_title_for_sharing_is_the_headline(more: str) -> None:
    told = "Rain ends drought in the valley"
    page = html_page(head=f"<title>{told}</title>", above=f"<h1>{told} {more}</h1><p>Menu</p>", url=None)
    assert article_of(page).headline == f"{told} {more.replace('<a href=/x>', '').replace('</a>', '')}"


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("From: Ann Lee <ann@wave.example>\nDate: 3 May 2024\n", "Subject: "),
        ("From: Ann Lee <ann@wave.example>\nTo: Bo Ek\n", "Subject: Fwd: Re: "),
        ("Von: Ann Lee\nGesendet: 3. Mai 2024\n", "Betreff: AW: "),
        ("De : Ann Lee\nÀ : Bo Ek\n", "Objet : TR : "),
    ],
)
def test_a_mail_s_subject_is_the_headline_without_its_label(before: str, label: str) -> None:
    assert article_of(text_page(f"{before}{label}Rain ends drought in the valley\n")).headline == (
        "Rain ends drought in the valley"
    )


def test_a_headline_that_only_begins_like_a_mail_s_subject_stays_whole() -> None:
    told = "Subject: rain, and what a valley makes of it"
    assert article_of(text_page(f"Menu\n\n{told}\n\nBy Ann Lee\n3 May 2024")).headline == told


@pytest.mark.parametrize("marked", ["*{}*", "**{}**", "_{}_", "= {} =", "== {} ==", "--- {} ---", "~{}~"])
def test_signs_around_a_headline_are_no_part_of_it(marked: str) -> None:
    told = "Rain ends drought in the valley"
    assert article_of(text_page(f"{marked.format(told)}\n\nBy Ann Lee\n3 May 2024")).headline == told


def test_a_blog_s_longer_name_in_its_linked_logo_is_no_headline_beside_the_post_s_heading() -> None:
    told, site = "Salt barge sails", "Letters from the upper valley and the coast"
    above = f"<h1><a href=/>{site}</a></h1><h1>{told}</h1><p>3 May 2024</p>"
    assert article_of(html_page(head=f"<title>{told} | {site}</title>", above=above, url=None)).headline == told


def test_a_short_section_s_name_in_the_address_is_no_part_s_proof() -> None:
    head = "<title>Rain ends drought in the valley | Valley</title>"
    above = "<p><a href=/valley>Valley</a></p><h2>Rain ends drought in the valley</h2>"
    page = html_page(head=head, above=above, url="https://a.example/valley")
    assert article_of(page).headline == "Rain ends drought in the valley"


@pytest.mark.parametrize("year", ["2024", "1066"])
def test_a_year_in_an_element_of_its_own_is_part_of_a_headline(year: str) -> None:
    told = "Council elections in the valley"
    page = html_page(head=f"<title>{told}</title>", above=f"<h1>{told} <span>{year}</span></h1><p>Menu</p>", url=None)
    assert article_of(page).headline == f"{told} {year}"
