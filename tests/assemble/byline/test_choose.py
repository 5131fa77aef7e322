"""Authors are those the page names for this story: claimed and printed, never another's, never a template's."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.article import Category
from newsclean.page import Label, Role
from tests.assemble.pages import STORY, article_of, html_page, text_page
from tests.each import each
from tests.stories import STORIES, page_around, paragraphs

HEADLINE = "<h1>Rain ends drought in the valley</h1>"


def by(*names: object, kind: str = "Person") -> str:
    people = [{"@type": kind, "name": name} for name in names]
    data = {"@type": "NewsArticle", "headline": "Rain ends drought in the valley", "author": people}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def authors(head: str = "", above: str = HEADLINE, below: str = "") -> tuple[str, ...]:
    return article_of(html_page(head=head, above=above, below=below)).authors


@pytest.mark.parametrize(
    "above",
    [
        f"{HEADLINE}<p>By Ann Lee and Bo Ek</p>",
        f"{HEADLINE}<div><span>By</span><a rel=author href=/a>Ann Lee</a> and <a rel=author href=/b>Bo Ek</a></div>",
        f"{HEADLINE}<div class=byline>Ann Lee, Bo Ek | 3 May 2024</div>",
        f"{HEADLINE}<p>By</p><p>Ann Lee</p><p>Bo Ek</p><p>3 May 2024</p>",
        f"<p>By Ann Lee and Bo Ek</p>{HEADLINE}",
        f"{HEADLINE}<p>By Ann Lee, Political Editor, and Bo Ek in Paris</p>",
    ],
)
def test_printed_bylines_of_many_shapes(above: str) -> None:
    assert authors(above=above) == ("Ann Lee", "Bo Ek")


def test_claimed_authors_are_taken_with_their_source() -> None:
    article = article_of(html_page(head=by("Ann Lee"), above=f"{HEADLINE}<p>By Ann Lee, Editor</p>"))
    assert (article.authors, article.byline) == (("Ann Lee",), "By Ann Lee, Editor")
    assert article.evidence["authors"] == "json-ld"


def test_a_template_s_default_author_gives_way_to_the_printed_one() -> None:
    assert authors(head=by("Web Master Jones"), above=f"{HEADLINE}<p>By Ann Lee</p>") == ("Ann Lee",)


def test_where_a_claim_names_the_first_of_several_the_line_names_all() -> None:
    assert authors(head=by("Ann Lee"), above=f"{HEADLINE}<p>By Ann Lee, Bo Ek and Cy Ott</p>") == (
        "Ann Lee",
        "Bo Ek",
        "Cy Ott",
    )


@pytest.mark.parametrize(
    ("creator", "people"),
    [
        ("Ekwall, Ann", ("Ann Ekwall",)),
        ("Ekwall, Ann B.", ("Ann B. Ekwall",)),
        ("Ann Lee, Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Ekwall", ("Ann Lee",)),
    ],
)
def test_dublin_core_may_name_the_family_first(creator: str, people: tuple[str, ...]) -> None:
    assert authors(head=f'<meta name="dc.creator" content="{creator}">') == people


def test_two_agencies_are_no_name_and_its_family() -> None:
    article = article_of(html_page(head='<meta name="dc.creator" content="Reuters, AFP">', above=HEADLINE))
    assert (article.authors, article.agencies) == (("Reuters", "AFP"), ("Reuters", "AFP"))


@each(["Share", "Hours Ago", "ann@wave.example", "Political Editor", "https://wave.example/a", "105092", ""])
def test_junk_claims_give_way_to_the_line(junk: str) -> None:
    assert authors(head=by(junk), above=f"{HEADLINE}<p>By Ann Lee</p>") == ("Ann Lee",)
    assert authors(head=by(junk)) == ()


def test_an_agency_beside_a_person_is_an_agency() -> None:
    article = article_of(html_page(head=by("Ann Lee", "Reuters")))
    assert (article.authors, article.agencies) == (("Ann Lee",), ("Reuters",))


def test_an_agency_alone_is_the_author_too() -> None:
    article = article_of(html_page(head=by("AFP", kind="Organization")))
    assert (article.authors, article.agencies) == (("AFP",), ("AFP",))


def test_a_printed_person_beats_the_organization_that_the_data_name() -> None:
    head = by("The Wave", kind="Organization")
    assert authors(head=head, above=f"{HEADLINE}<p>By Ann Lee</p>") == ("Ann Lee",)
    assert authors(head=head) == ("The Wave",)


def test_the_site_is_spelled_as_it_spells_itself() -> None:
    head = '<meta property="og:site_name" content="SRW"><meta name="author" content="Srw">'
    assert authors(head=head) == ("SRW",)


@pytest.mark.parametrize(
    "below",
    [
        "<div class=comments><p class=comment-author>Bo Ek</p><p>I danced too.</p></div>",
        '<aside><div class="related-story"><a rel=author href=/b>Bo Ek</a></div></aside>',
        "<footer>By Bo Ek</footer>",
        "<div class=teaser><h3>Sun ends rain</h3><p>By Bo Ek</p></div>",
    ],
)
def test_names_beside_and_below_the_story_never_enter(below: str) -> None:
    page = html_page(head=by("Ann Lee"), below=below)
    assert article_of(page).authors == ("Ann Lee",)


def test_reviewers_and_photographers_are_no_authors() -> None:
    above = f"{HEADLINE}<p>By Ann Lee</p><p>Reviewed by Bo Ek</p><p>Photos by Cy Ott</p>"
    assert authors(above=above) == ("Ann Lee",)


@pytest.mark.parametrize(
    "byline",
    [
        "<p><a href=/authors/wave-team>The Wave Team</a></p>",
        "<div class=author>The Wave Team</div>",
        "<p>By The Wave Team 2–3 minutes</p>",
    ],
)
def test_a_team_that_signs_alone_is_the_author(byline: str) -> None:
    story = "The rain was the first in a year, and the team that reads the gauges had given up hope of the rain coming."
    page = html_page(above=HEADLINE + byline, story=(story, *STORY))
    assert article_of(page).authors == ("The Wave Team",)


@pytest.mark.parametrize("reason", ["names/share", "names/cookies"])
def test_a_byline_among_buttons_is_one_all_the_same(reason: str) -> None:
    page = html_page(head=by("Web Master Jones"), above=f"{HEADLINE}<p>By: Ann Lee</p>")
    page.blocks[1].label = Label(Role.REMOVED, reason, Category.SHARE)
    assert article_of(page).authors == ("Ann Lee",)


def test_a_byline_a_few_lines_into_the_story_is_found_though_no_space_parts_it() -> None:
    page = html_page(story=(*STORY, "ByAnn Lee", STORY[0]))
    page.blocks[4].label = Label(Role.REMOVED, "story/menu", Category.NAVIGATION)
    assert article_of(page).authors == ("Ann Lee",)


def test_a_byline_above_the_line_on_its_writer_at_the_story_s_end_is_found() -> None:
    page = html_page(
        story=(*STORY, "Written by Ann Lee", "Ann Lee is a writer of rain and wells, and lives by a lake.")
    )
    page.blocks[4].label = Label(Role.REMOVED, "en/credit/with-reporting-by", Category.CREDIT)
    assert article_of(page).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("line", "names"),
    [("Ann Lee", ("Ann Lee",)), ("Valley Farmers", ()), ("Bo Ek", ())],
)
def test_a_bare_name_right_below_the_headline_is_a_byline_unless_the_story_is_about_it(
    line: str, names: tuple[str, ...]
) -> None:
    story = (*STORY, "“We danced,” said Bo Ek in the valley.")
    page = html_page(above=f"{HEADLINE}<p>{line}</p><p>Share</p>", story=story)
    assert article_of(page).authors == names


def test_a_bare_name_farther_below_the_headline_is_no_byline() -> None:
    assert authors(above=f"{HEADLINE}<p>Share</p><p>Save</p><p>Ann Lee</p>") == ()


def test_a_section_s_name_is_nobody() -> None:
    page = html_page(head='<meta name="author" content="Nachrichten">', language="de")
    assert article_of(page).authors == ()


def test_a_date_in_another_language_is_no_part_of_a_name() -> None:
    page = html_page(above=f"{HEADLINE}<div class=auteur>Par Léa Petit Publié le 3 mai 2024</div>", language="fr")
    assert article_of(page).authors == ("Léa Petit",)


def test_words_that_the_story_uses_as_words_are_no_name() -> None:
    story = (*STORY, "The water board said the water board would meet.")
    page = html_page(above=f"{HEADLINE}<p class=author-box>Water Board</p>", story=story)
    assert article_of(page).authors == ()


def test_ten_thousand_authors_raise_nothing() -> None:
    assert len(authors(head=by(*(f"Ann Lee{'abcdefghij'[i % 10]}" for i in range(10_000))))) <= 200


def test_a_byline_taken_for_a_paragraph_is_taken_back() -> None:
    page = html_page(above=HEADLINE, story=("By Ann Lee", *STORY))
    article = article_of(page)
    assert article.authors == ("Ann Lee",)
    assert article.body == "\n\n".join(STORY)


@each(
    [
        ("en", "By Ann Lee", ("Ann Lee",)),
        ("de", "Von Eva Maier und Karl Weiß", ("Eva Maier", "Karl Weiß")),
        ("fr", "Par Léa Petit", ("Léa Petit",)),
        ("es", "Por María Pérez y Juan Gil", ("María Pérez", "Juan Gil")),
        ("it", "di Maria Rossi", ("Maria Rossi",)),
        ("pt", "Por Rita Costa", ("Rita Costa",)),
        ("nl", "Door Jan de Vries", ("Jan de Vries",)),
        ("ru", "Автор: Иван Петров", ("Иван Петров",)),
        ("pl", "Autor: Jan Kowalski", ("Jan Kowalski",)),
        ("tr", "Haber: Ayşe Yılmaz", ("Ayşe Yılmaz",)),
        ("zh", "作者：王小明", ("王小明",)),
        ("ja", "文＝山田太郎", ("山田太郎",)),
        ("ko", "홍길동 기자", ("홍길동",)),
        ("sv", "Av Åsa Öberg", ("Åsa Öberg",)),
        ("da", "Af Ida Lund", ("Ida Lund",)),
        ("cs", "Autor: Jan Novák", ("Jan Novák",)),
    ],
)
def test_pasted_bylines_in_many_languages(language: str, line: str, names: tuple[str, ...]) -> None:
    article = article_of(text_page(f"Rain ends drought in the valley\n\n{line}\n2024-05-03", language=language))
    assert (article.authors, article.byline) == (names, line)


@pytest.mark.parametrize(
    "lines",
    ["Ann Lee\n3 May 2024, 10:12", "3 May 2024\nAnn Lee", "Ann Lee | 3 May 2024", "Ann Lee, Political Editor"],
)
def test_a_bare_name_beside_a_date_or_with_a_role_is_a_byline(lines: str) -> None:
    article = article_of(text_page(f"Rain ends drought in the valley\n\nFarmers dance all night long\n\n{lines}"))
    assert article.authors == ("Ann Lee",)


@pytest.mark.parametrize("line", ["Breaking News", "Climate Change", "Wave Press Service", "Save Article", "A farmer"])
def test_a_bare_line_that_is_no_name_is_no_byline(line: str) -> None:
    story = (*STORY, "The climate change that the farmers fear is here.")
    page = text_page(f"Rain ends drought in the valley\n\n{line}\n3 May 2024", story=story)
    assert article_of(page).authors == ()


def test_a_name_set_off_by_blank_lines_is_a_byline_unless_the_story_is_about_it() -> None:
    above = "Rain ends drought in the valley\n\nAnn Lee"
    assert article_of(text_page(above)).authors == ("Ann Lee",)
    assert article_of(text_page(above, story=(*STORY, "I danced, said Ann Lee of the water board."))).authors == ()
    assert article_of(text_page("Rain ends drought in the valley\nAnn Lee\nShare")).authors == ()


def test_the_blocks_of_the_byline_say_so() -> None:
    page = text_page("Rain ends drought in the valley\n\nBy Ann Lee")
    article_of(page)
    assert Label(Role.BYLINE, "byline/line") in [block.label for block in page.blocks]


@pytest.mark.parametrize(
    ("language", "start"),
    [("zh", "本报青山5月3日电（记者 王小明）"), ("ko", "(서울=연합뉴스) 홍길동 기자 = "), ("zh", "（记者王小明）")],
)
def test_reporters_named_in_the_dateline(language: str, start: str) -> None:
    story = (f"{start}{'山谷迎来一年来第一场雨。' * 8}", "水库水位一夜上升两米，官员说还会下雨。" * 4)
    assert article_of(text_page("", story=story, language=language)).authors in (("王小明",), ("홍길동",))


@pytest.mark.parametrize(
    ("line", "names"),
    [("(lee)", ("lee",)), ("lee, bek; Foto: Wave", ("lee", "bek")), ("(dpa)", ("dpa",)), ("mehr", ())],
)
def test_initials_right_below_the_story(line: str, names: tuple[str, ...]) -> None:
    assert article_of(text_page("Regen beendet die Dürre im Tal", below=line, language="de")).authors == names


def test_a_byline_at_the_story_s_end_is_taken_back_from_it() -> None:
    article = article_of(text_page("Rain ends drought in the valley", story=(*STORY, "By Ann Lee")))
    assert article.authors == ("Ann Lee",)
    assert article.body == "\n\n".join(STORY)


def test_an_agency_credited_beside_the_headline_is_the_author_where_nobody_else_is() -> None:
    article = article_of(text_page("Rain ends drought in the valley\n\n3 May 2024\nNews - Anadolu Ajansı\nAA\nShare"))
    assert article.authors == ("Anadolu Ajansı",)
    assert article.agencies == ("Anadolu",)


def test_a_button_for_larger_letters_is_no_agency() -> None:
    article = article_of(text_page("Rain ends drought in the valley\n\n3 May 2024\nShare\nAA"))
    assert article.authors == article.agencies == ()


def test_the_author_in_a_list_of_data_below_the_story_is_found() -> None:
    below = "<dl class=related><dd>Date 3 May 2024<dd>Author Ann Lee<dd>Keywords rain</dl>"
    assert authors(below=below) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Rain ends drought in the valley\n\nAnn Lee\nBo Ek\n3 May 2024", ("Ann Lee", "Bo Ek")),
        ("News\nAnn Lee\n3 May 2024\n\nRain ends drought in the valley", ("Ann Lee",)),
        ("Rain ends drought in the valley\n\nBuyer's Guides\n3 May 2024", ()),
        ("Rain ends drought in the valley\n\nAccept Reject\n3 May 2024", ()),
    ],
)
def test_names_in_lines_of_their_own_around_the_headline(lines: str, names: tuple[str, ...]) -> None:
    page = text_page(lines)
    for block in page.blocks:
        if block.text == "3 May 2024":
            block.label = Label(Role.REMOVED, "en/timestamp/date-line", Category.TIMESTAMP)
    assert article_of(page).authors == names


def test_a_name_below_a_summary_that_passed_for_the_story_s_start_is_a_byline() -> None:
    page = text_page("Rain ends drought in the valley", story=(STORY[0], "Ann Lee and Bo Ek", "3 May 2024", *STORY[1:]))
    for block in page.blocks[2:4]:
        block.label = Label(Role.REMOVED, "story/title", Category.RELATED)
    assert article_of(page).authors == ("Ann Lee", "Bo Ek")


def test_a_line_that_announces_below_the_headline_outdoes_a_column_s_name_above_it() -> None:
    above = (
        "<p>By</p><p>Third Bench</p><p>Essays</p><h1>Rain ends drought in the valley</h1><p>By ANN LEE and BO EK</p>"
    )
    assert authors(above=above) == ("ANN LEE", "BO EK")


@pytest.mark.parametrize("outlet", ["Tarn Harbour Star", "Valley Star", "Wave Mirror Star"])
def test_a_name_that_ends_as_the_site_s_does_is_an_outlet_beside_a_writer(outlet: str) -> None:
    head = '<meta property="og:site_name" content="The Valley Star">'
    byline = f'{HEADLINE}<div class=byline>By Ann Lee</div><div class="byline">{outlet}</div>'
    assert authors(head, byline) == ("Ann Lee",)


@pytest.mark.parametrize("role", ["Master Gardener", "Political Commentator", "Gardener & Astrologer"])
def test_what_a_writer_is_besides_is_no_second_writer(role: str) -> None:
    assert authors(above=f"{HEADLINE}<p>Written by: Ann Lee Executive Editor and {role}</p>") == ("Ann Lee",)


def test_a_page_that_claims_another_headline_than_it_prints_prints_its_byline_all_the_same() -> None:
    head = '<meta property="og:title" content="What the rain means for you">'
    tags = "".join(f"<p>Overview {n}</p>" for n in range(7))
    above = f'{HEADLINE}<a class="author-name" href="/a">Ann Lee</a><time>3 May 2024</time>{tags}'
    assert authors(head, above) == ("Ann Lee",)


def test_a_writer_s_name_in_an_element_of_a_writer_among_share_links_is_a_byline() -> None:
    page = html_page(above=f'{HEADLINE}<a class="social-author__name">Ann Lee</a><p>3 May 2024</p>')
    page.blocks[1].label = Label(Role.REMOVED, "names/share", Category.SHARE)
    assert article_of(page).authors == ("Ann Lee",)


@pytest.mark.parametrize("agency", ["UPI", "Reuters", "dpa"])
def test_the_agency_below_another_story_s_title_is_not_this_one_s(agency: str) -> None:
    page = html_page(below=f"<div>Snow closes the pass above the valley for a second week</div><div>{agency}</div>")
    for block in page.blocks:
        if block.text.startswith("Snow"):
            block.label = Label(Role.REMOVED, "story/title", Category.RELATED)
    assert article_of(page).authors == ()


@pytest.mark.parametrize("section", ["Property", "Schweiz", "Wirtschaft", "Cronaca"])
def test_one_word_of_a_class_that_the_menu_has_is_a_section(section: str) -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in (section, *"ABCDEFGH"))
    assert authors(above=f"<ul>{menu}</ul>{HEADLINE}<span class=author>{section}</span>") == ()
    assert authors(above=f"<ul>{menu}</ul>{HEADLINE}<span class=author>Kerstin</span>") == ("Kerstin",)


@pytest.mark.parametrize("line", ["By Ann Lee REUTERS", "Ann Lee AFP\n3 May 2024", "By Ann Lee AP"])
def test_an_agency_in_capitals_behind_a_name(line: str) -> None:
    article = article_of(text_page(f"Rain ends drought in the valley\n\n{line}"))
    assert article.authors == ("Ann Lee",)
    assert len(article.agencies) == 1


@pytest.mark.parametrize("line", ["来源：松溪日报 作者：何晓东 2026年3月4日", "作者：何晓东 2026-03-04 10:30"])
def test_a_chinese_name_before_the_day(line: str) -> None:
    article = article_of(text_page(f"松溪镇连续三天停水\n\n{line}", language="zh"))
    assert (article.authors, str(article.date)) == (("何晓东",), "2026-03-04")


@pytest.mark.parametrize(
    "other",
    [
        "<section><h3>Also today</h3><article><h2>Ferry stops</h2><p class=byline>By Bo Li</p></article></section>",
        "<article><h2><a href=/f>Ferry stops</a></h2><p>By Bo Li</p><p>The port shuts at noon.</p></article>",
        "<div class=x7><h3><a href=/f>Ferry stops</a></h3><p>By Bo Li</p></div>",
        "<h2>Read next</h2><div><h4><a href=/f>Ferry stops</a></h4><span class=author>Bo Li</span></div>",
        "<aside><h4><a href=/f>Ferry stops</a></h4><span>AFP</span></aside>",
        "<div><a href=/f>Ferry stops at noon as storm nears</a><p>Reuters</p></div>",
    ],
)
def test_another_story_s_writer_or_agency_below_is_not_this_one_s(other: str) -> None:
    article = article_of(html_page(above=f"{HEADLINE}<p>4 March 2026</p>", below=other))
    assert (article.authors, article.agencies) == ((), ())
    assert authors(above=HEADLINE, below=f"<p>By Ann Lee</p>{other}") == ("Ann Lee",)


def test_a_writer_below_the_story_beside_a_link_to_more_by_them_is_its_own() -> None:
    box = "<div class=card><p>By Bo Li</p><a href=/bo>More stories by Bo Li from the port</a></div>"
    assert authors(above=f"{HEADLINE}<p>4 March 2026</p>", below=box) == ("Bo Li",)


def test_the_writers_of_titles_listed_below_a_pasted_story_are_not_its_own() -> None:
    day, titles = "4 March 2026", ("The ferry to the islands stops at noon", "Choir looks for two more basses")
    listed = [line for title in titles for line in (title, f"By Bo Li | {day}")]
    text = "\n\n".join(["Weavers win back their old mill", day, *STORIES["en"].paragraphs, *listed])
    assert newsclean.clean(text, kind="text").authors == ()


def test_a_writer_in_a_list_of_facts_beside_links_to_topics_is_the_story_s_own() -> None:
    facts = "<ul><li>Date 4.3.2026</li><li>Author: Bo Li</li><li><a href=/t>Rain, drought, farmers, dams</a></li></ul>"
    assert authors(above=HEADLINE, below=facts) == ("Bo Li",)


def test_a_writer_s_card_that_the_name_heads_beside_a_linked_office_is_the_story_s_own() -> None:
    name, office = "<h2 class=card-author-name>Bo Li</h2>", "<div>Head of the harbour desk, co-founder</div>"
    card = f"<div class=card><div><a href=/bo>{name}{office}</a></div><p>Bo Li writes on ports.</p></div>"
    assert authors(above=f"{HEADLINE}<p>4 March 2026</p>", below=card) == ("Bo Li",)


SIGNED = {
    "en": "Review by Ines Halloran and Bo Ek",
    "de": "Geschrieben von Ines Halloran und Bo Ek",
    "es": "Redactado por Ines Halloran y Bo Ek",
    "ja": "文：高瀬ゆり、浅井みお",
    "he": "מאת: יעל ברקאי וגילה לוי",
}
WRITERS = {"ja": ("高瀬ゆり", "浅井みお"), "he": ("יעל ברקאי", "גילה לוי")}


@pytest.mark.parametrize(
    "form", ["<p>{}</p>", "<p><em>{}</em></p>", "</div><p>{}</p>", "</div><div><span>{}</span></div>"]
)
@pytest.mark.parametrize("language", SIGNED)
def test_a_line_below_the_story_gives_its_writers(language: str, form: str) -> None:
    story = STORIES[language]
    below = form.format(SIGNED[language])
    page = page_around(story, f"<h1>{story.headline}</h1><div>{paragraphs(*story.paragraphs)}{below}")
    article = newsclean.clean(page)
    assert article.authors == WRITERS.get(language, ("Ines Halloran", "Bo Ek"))
    assert tuple(article.body.split("\n\n")) == story.paragraphs


GERMAN = (
    "Die Gemeinde will ihre stillgelegte Seilbahn mit Regenwasser betreiben und damit den Strom für den Motor sparen.",
    "Das Prinzip ist mehr als hundert Jahre alt: Oben wird ein Tank im Boden des Wagens mit Wasser gefüllt.",
    "Mit dem Umbau soll im April begonnen werden, sagte die Bürgermeisterin am Montag vor dem Gemeinderat.",
)


@pytest.mark.parametrize("line", ["Text: Anna Berger, Fotos: Jan Kraus", "Text und Fotos: Anna Berger"])
def test_a_label_of_the_text_makes_no_caption_of_a_byline(line: str) -> None:
    story = "".join(f"<p>{text}</p>" for text in GERMAN)
    body = f"<article><h1>Regen beendet Dürre</h1><p>{line}</p>{story}</article>"
    article = newsclean.clean(f"<html lang=de><body>{body}</body></html>")
    assert (article.authors, article.byline) == (("Anna Berger",), line)
