"""What a page says of itself is collected whole, and one broken claim costs no other and never raises."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsclean.page import Claim
from newsclean.read.html.blocks import read_html
from newsclean.read.html.claims import read_claims
from newsclean.read.html.payload import payload_claims
from tests.each import each


def claims_of(html: str) -> list[Claim]:
    return read_html(html, None).claims


def values(html: str, field: str, source: str | None = None) -> list[str]:
    return [c.value for c in claims_of(html) if c.field == field and source in (None, c.source)]


def ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script><p>Story</p>'


ARTICLE = {"@type": "NewsArticle", "headline": "Rain ends drought"}


@each(
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "The Wave"}, ARTICLE]},
        {"@type": ["Article", "NewsArticle"], "headline": "Rain ends drought"},
        {"@type": "http://schema.org/NewsArticle", "headline": "Rain ends drought"},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@graph": [[ARTICLE]]},
    ],
)
def test_headline_is_found_wherever_the_graph_holds_it(data: object) -> None:
    assert "Rain ends drought" in values(ld(data), "headline", "json-ld")


@each(
    [
        '{"@type": "NewsArticle", "headline": "Rain ends drought",}',
        '<!-- {"@type": "NewsArticle", "headline": "Rain ends drought"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Rain ends drought"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Rain ends\n drought"}',
        '{"@type": "NewsArticle", "headline": "Rain\x01 ends drought"}',
        '{"@type": "WebSite", "name": "The Wave"} {"@type": "NewsArticle", "headline": "Rain ends drought"}',
        '{"@type": "NewsArticle", "headline": "Rain ends drought"};',
        '{"@type": "NewsArticle", "headline": "Rain ends drought", "tags": ["a", "b",]}',
        '{"@type": "NewsArticle", "headline": "Rain ends drought", "description": "The paper\\\'s summary"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Rain ends drought&quot;}",
    ],
)
def test_broken_json_is_mended_where_it_is_plain_how(script: str) -> None:
    assert values(f'<script type="application/ld+json">{script}</script><p>x', "headline", "json-ld") == [
        "Rain ends drought"
    ]


def test_a_comma_before_a_bracket_within_a_string_stays() -> None:
    script = '{"@type": "NewsArticle", "headline": "He wrote ,] and ,} there",}'
    assert values(f'<script type="application/ld+json">{script}</script><p>x', "headline", "json-ld") == [
        "He wrote ,] and ,} there"
    ]


@each(
    [
        ("Ann Lee", ["Ann Lee"]),
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        ([{"name": "Ann Lee"}, {"name": "Bo Ek"}], ["Ann Lee", "Bo Ek"]),
        ([[{"name": "Ann Lee"}], [["Bo Ek"]]], ["Ann Lee", "Bo Ek"]),
        ({"name": ["Ann", "Lee"]}, ["Ann Lee"]),
        ({"givenName": "Ann", "familyName": "Lee"}, ["Ann Lee"]),
        (7, ["7"]),
        ("https://paper.example/ann", ["https://paper.example/ann"]),
        (None, []),
        ({}, []),
        ([None, {}, "Bo Ek"], ["Bo Ek"]),
        ({"name": None}, []),
        ({"name": {"first": "Ann"}}, []),
    ],
)
def test_an_author_of_any_shape_costs_no_other_field(author: object, expected: list[str]) -> None:
    page = ld(ARTICLE | {"author": author, "datePublished": "2024-05-03"})
    assert values(page, "author") == expected
    assert values(page, "published") == ["2024-05-03"]


def test_ten_thousand_authors_are_bounded() -> None:
    found = values(ld(ARTICLE | {"author": [{"name": f"Ann Lee {i}"} for i in range(10_000)]}), "author")
    assert 0 < len(found) <= 200


def test_authors_described_elsewhere_in_the_graph_are_followed() -> None:
    graph = [ARTICLE | {"author": {"@id": "#ann"}}, {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]
    assert values(ld({"@graph": graph}), "author") == ["Ann Lee"]


def test_an_organization_as_author_says_so_in_its_source() -> None:
    page = ld(ARTICLE | {"author": {"@type": "Organization", "name": "The Wave"}})
    assert values(page, "author", "json-ld:organization") == ["The Wave"]


def test_other_stories_in_the_data_claim_nothing() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story", "author": "Bo Ek"}
    page = ld(ARTICLE | {"hasPart": [other], "isRelatedTo": other, "citation": other})
    assert values(page, "headline", "json-ld") == ["Rain ends drought"]
    assert values(page, "author") == []


def test_json_deeper_than_the_stack_is_passed_over() -> None:
    deep = "[" * 100_000
    page = f'<script type="application/ld+json">{deep}</script>' + ld(ARTICLE)
    assert values(page, "headline", "json-ld") == ["Rain ends drought"]


def test_dates_are_passed_on_raw() -> None:
    page = ld(ARTICLE | {"datePublished": 1714730400, "dateModified": "0000-00-00"})
    assert values(page, "published") == ["1714730400"]
    assert values(page, "modified") == ["0000-00-00"]


@each(
    [
        ('<meta property="og:title" content="Rain">', "seo_headline", "Rain", "og:title"),
        ('<meta name="author" content="Ann Lee">', "author", "Ann Lee", "meta:author"),
        ('<meta name="DC.creator" content="Ann Lee">', "author", "Ann Lee", "dc:creator"),
        ('<meta name="dcterms.created" content="2024-05-03">', "published", "2024-05-03", "dc:created"),
        ('<meta name="parsely-author" content="Ann Lee">', "author", "Ann Lee", "meta:parsely-author"),
        ('<meta property="article:section" content="Sport">', "section", "Sport", "article:section"),
        ('<meta property="og:site_name" content="The Wave">', "site_name", "The Wave", "og:site_name"),
        ('<link rel="canonical" href="https://wave.example/r">', "url", "https://wave.example/r", "rel=canonical"),
        ("<title>Rain | The Wave</title>", "seo_headline", "Rain | The Wave", "title"),
        ('<html lang="pt-BR"><p>x', "language", "pt-BR", "html lang"),
        ('<h1>Rain</h1>', "headline", "Rain", "h1"),
        ('<p><time datetime="2024-05-03T10:00Z">today</time>', "published", "2024-05-03T10:00Z", "time"),
        ('<p><time class="updated" datetime="2024-05-04">x</time>', "modified", "2024-05-04", "time"),
        ('<p><a rel="author" href="/x">Ann Lee</a>', "byline", "Ann Lee", "rel=author"),
        ('<p><a href="/authors/ann-lee">Ann Lee</a>', "byline", "Ann Lee", "href"),
        ('<div class="article-byline">By <b>Ann Lee</b></div>', "byline", "By\nAnn Lee", "class"),
        ('<span itemprop="author">Ann Lee</span>', "author", "Ann Lee", "microdata:author"),
        ('<div itemprop="author"><b itemprop="name">Ann Lee</b> writes</div>', "author", "Ann Lee", "microdata:author"),
        ('<span property="schema:datePublished" content="2024-05-03">x</span>', "published", "2024-05-03",
         "microdata:datepublished"),
    ],
)  # fmt: skip
def test_each_kind_of_claim_is_read_with_its_source(html: str, field: str, value: str, source: str) -> None:
    assert Claim(field, value, source) in claims_of(html)


@each(
    [
        ("w-published-date", "published"),
        ("content:publishDate", "published"),
        ("prism.publicationDate", "published"),
        ("date-pub", "published"),
        ("date.created", "published"),
        ("wave_first_published_at", "published"),
        ("PublishedDate", "published"),
        ("wave.published", "published"),
        ("lastModifiedDate", "modified"),
        ("last-updated", "modified"),
        ("Updated Date", "modified"),
        ("date.modified", "modified"),
        ("last-published-date", "modified"),
    ],
)
def test_a_meta_whose_words_are_a_publications_or_an_updates_date_claims_it(name: str, field: str) -> None:
    page = f'<meta name="{name}" content="2024-05-03"><p>x'
    assert Claim(field, "2024-05-03", f"meta:{name.lower()}" if ":" not in name else name.lower()) in claims_of(page)


@each(
    ["unpublish-date", "publishedtype", "video:release_date", "comment_date_posted", "citation_publisher",
     "expiration_date", "last-reading-time", "page_date", "x" * 10_000 + "-published-date"],
)  # fmt: skip
def test_a_meta_that_dates_something_else_claims_nothing(name: str) -> None:
    assert claims_of(f'<meta name="{name}" content="2024-05-03"><p>x') == []


def test_json_ld_that_a_framework_has_put_into_a_meta_is_read() -> None:
    data = json.dumps(ARTICLE | {"datePublished": "2024-05-03"}).replace('"', "&quot;")
    page = f'<meta name="script:ld+json" content="{data}"><p>x'
    assert values(page, "published", "json-ld") == ["2024-05-03"]
    assert values(page, "headline", "json-ld") == ["Rain ends drought"]


def test_a_property_without_a_name_claims_nothing() -> None:
    assert claims_of('<span itemprop="">Ann Lee</span><span property>Bo Ek</span>') == []


def test_a_plug_in_s_label_says_who_wrote_the_page() -> None:
    head = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">'
    assert values(head, "author") == ["Ann Lee"]
    other = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="5 minutes">'
    assert values(other, "author") == []


def test_markup_and_entities_in_meta_come_out_as_text() -> None:
    page = '<meta property="og:title" content="&lt;b&gt;Rain&lt;/b&gt; &amp;amp; &amp;quot;sun&amp;quot; ">'
    assert values(page, "seo_headline") == ['Rain & "sun"']


def test_a_less_than_sign_is_no_markup() -> None:
    assert values('<meta property="og:title" content="Profits < losses for 2023">', "seo_headline") == [
        "Profits < losses for 2023"
    ]


def test_meta_given_twice_claims_twice() -> None:
    page = '<meta name="author" content="Ann Lee"><meta name="author" content="Bo Ek">'
    assert values(page, "author") == ["Ann Lee", "Bo Ek"]


def test_a_title_of_a_megabyte_claims_nothing() -> None:
    assert values(f"<title>{'rain ' * 250_000}</title><p>x", "seo_headline") == []


@pytest.mark.parametrize("around", ["<aside>{}</aside>", '<div class="comment-list">{}</div>',
                                    '<section id="related-stories">{}</section>', "<footer>{}</footer>"])  # fmt: skip
def test_names_and_times_beside_the_story_claim_nothing(around: str) -> None:
    inner = '<a rel="author" href="/bo">Bo Ek</a><time datetime="2020-01-01">x</time>'
    page = "<h1>Rain</h1>" + around.format(inner)
    assert values(page, "byline") == []
    assert values(page, "published") == []


def test_a_picture_s_author_is_not_the_story_s() -> None:
    page = '<figure itemscope itemtype="https://schema.org/ImageObject"><span itemprop="author">Bo Ek</span></figure>'
    assert values(page, "author") == []


def test_words_that_only_begin_like_author_are_no_byline() -> None:
    assert values('<p class="authorization-note">Sign in</p><p class="local-authority">Council</p>', "byline") == []


def test_halves_of_surrogate_pairs_do_not_come_through() -> None:
    script = '{"@type": "NewsArticle", "headline": "Rain \\ud83d ends"}'
    assert values(f'<script type="application/ld+json">{script}</script><p>x', "headline") == ["Rain ends"]


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20) | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["@type", "@graph", "@id", "name", "headline", "author", "url", "image", "itemListElement", "item"]), inner,
        max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_no_json_raises(data: object) -> None:
    page = ld([ARTICLE | {"author": data, "image": data, "publisher": data, "keywords": data}, data])
    assert "Rain ends drought" in [c.value for c in claims_of(page)]


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_script_raises(script: str) -> None:
    root = etree.Element("html")
    element = etree.SubElement(root, "script", type="application/ld+json")
    element.text = "".join(c for c in script if c.isprintable())
    assert isinstance(read_claims(root), list)


@pytest.mark.parametrize(
    "script",
    ['{"a": "' * 40_000, "[" * 50_000 + "]" * 50_000, '{"headline": "x"}' * 20_000, ", " * 200_000, '"\\' * 100_000],
)
def test_hostile_scripts_cost_linear_time(script: str) -> None:
    started = time.process_time()
    claims_of(f'<script type="application/ld+json">{{{script}</script><p>x')
    assert time.process_time() - started < 2


def test_a_feed_s_first_item_claims_and_its_channel_names_the_site() -> None:
    item = "<item><title>{}</title><dc:creator>Ann Lee</dc:creator><link>https://wave.example/{}</link></item>"
    feed = f"<rss><channel><title>The Wave</title>{item.format('Rain', 1)}{item.format('Sun', 2)}</channel></rss>"
    found = {(c.field, c.value) for c in claims_of(feed) if c.source == "feed"}
    assert found == {
        ("site_name", "The Wave"),
        ("headline", "Rain"),
        ("author", "Ann Lee"),
        ("url", "https://wave.example/1"),
    }
    assert values(feed, "seo_headline") == []


@pytest.mark.parametrize("before", ["", "\n", "]", "}", '\\"'])
def test_a_text_of_a_streamed_page_opens_a_row(before: str) -> None:
    story = "<p>" + "It rained all day. " * 15 + "</p>"
    rows = f"{before}2a:T{len(story):x},{story}"
    assert [claim.field for claim in payload_claims(f'<script>self.__next_f.push([1,"{rows}"])</script>')] == [
        "payload_body"
    ]
    for no_row in (f"x{rows}" if before == "" else rows.replace(before, before + " ", 1), rows.replace("2a:T", ":T")):
        assert payload_claims(f'<script>self.__next_f.push([1,"{no_row}"])</script>') == []


@pytest.mark.parametrize("wrap", [lambda node: node, lambda node: {"@graph": [node]}, lambda node: [node]])
def test_a_live_blog_s_text_is_its_entries(wrap: Callable[[object], object]) -> None:
    entries = [
        {"@type": "BlogPosting", "headline": "She sails", "articleBody": "<p>The barge has left the quay.</p>"},
        {"@type": "BlogPosting", "articleBody": "Forty children are aboard."},
        {"@type": "BlogPosting", "headline": "No text yet"},
        {"@id": "#4"},
        "no entry",
    ]
    blog = {"@type": "LiveBlogPosting", "headline": "Live: the barge", "liveBlogUpdate": entries}
    told = {"@id": "#4", "@type": "BlogPosting", "articleBody": "The wind has dropped."}
    page = ld([wrap(blog), told])
    assert [line for line in values(page, "article_body")[0].split("\n") if line] == [
        "She sails",
        "The barge has left the quay.",
        "Forty children are aboard.",
        "The wind has dropped.",
    ]


ANN, BO = {"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ({"@type": "Person", "name": {"@type": "Person", "name": "Ann Lee"}}, ["Ann Lee"]),
        ({"@type": "Person", "name": {"@value": "Ann Lee", "@language": "en"}}, ["Ann Lee"]),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Ek"]}, ["Ann Lee", "Bo Ek"]),
        ({"@type": "Person", "name": ["Ann", "Lee"]}, ["Ann Lee"]),
        ({"@type": "Role", "author": ANN, "roleName": "Reporter"}, ["Ann Lee"]),
        ([{"@type": "OrganizationRole", "author": ANN}, BO], ["Ann Lee", "Bo Ek"]),
        ({"author": ANN}, ["Ann Lee"]),
        ({"@list": [ANN, BO]}, ["Ann Lee", "Bo Ek"]),
        ({"@set": [ANN]}, ["Ann Lee"]),
        ({"@type": "Role", "author": {}}, []),
    ],
)
def test_writers_are_named_however_json_ld_nests_them(author: object, names: list[str]) -> None:
    assert values(ld({**ARTICLE, "author": author}), "author") == names
