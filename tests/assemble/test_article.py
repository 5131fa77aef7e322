"""The article as a whole: agencies, metadata, evidence, where every block goes, and how it is rendered."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.article import Article, Category
from newsclean.assemble import assemble
from newsclean.page import Block, Claim, Form, Label, Page, Role
from newsclean.sources import clean
from tests.assemble.pages import STORY, article_of, html_page, text_page
from tests.each import each

HEADLINE = "Rain ends drought in the valley"


@each(
    [
        ("KYIV (Reuters) - ", ("Reuters",)),
        ("(Bloomberg) — ", ("Bloomberg",)),
        ("BERLIN (dpa/AFP) – ", ("dpa", "AFP")),
        ("PARIS, 3 mai (Reuters) – ", ("Reuters",)),
        ("МОСКВА, 3 мая — ТАСС. ", ("TASS",)),
        ("AP — ", ("AP",)),
        ("The mayor (52) said the ap store — it was open. ", ()),
    ],
)
def test_agencies_in_a_dateline(start: str, agencies: tuple[str, ...]) -> None:
    page = text_page(HEADLINE, story=(start + STORY[0], *STORY[1:]))
    assert article_of(page).agencies == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("With reporting by Reuters, dpa, AFP, AP, and TASS", ("Reuters", "dpa", "AFP", "AP", "TASS")),
        ("Quelle: ino/dpa", ("dpa",)),
        ("(AFP)", ("AFP",)),
        ("Photo: Reuters", ()),
        ("Foto: dpa", ()),
        ("Reuters was founded in London and is read all over the world by people who trade.", ()),
    ],
)  # fmt: skip
def test_agencies_in_a_closing_credit(line: str, agencies: tuple[str, ...]) -> None:
    assert article_of(text_page(HEADLINE, below=line)).agencies == agencies


def head(**meta: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in meta.items())


def test_metadata_come_with_their_sources() -> None:
    page = html_page(
        head='<link rel="canonical" href="/news/rain">'
        + head(
            og__site_name="The Wave", article__section="Weather", og__image="/rain.jpg", article__content_tier="free"
        )
        + '<meta name="keywords" content="rain, drought , Rain,">'
    )
    article = article_of(page)
    assert (article.publisher, article.section, article.free_access) == ("The Wave", "Weather", True)
    assert article.url == "https://www.wave.example/news/rain"
    assert article.tags == ("rain", "drought")
    assert article.image is not None
    assert article.image.url == "https://www.wave.example/rain.jpg"
    assert article.evidence["publisher"] == "og:site_name"
    assert article.evidence["section"] == "article:section"
    assert article.evidence["url"] == "rel=canonical"
    assert article.evidence["image"] == "og:image"
    assert article.evidence["free_access"] == "article:content_tier"
    assert article.evidence["language"] == "html lang"
    assert article.evidence["tags"] == "meta:keywords"


def test_a_template_s_canonical_front_page_is_not_the_story_s_address() -> None:
    page = html_page(head='<link rel="canonical" href="https://www.wave.example/">')
    assert article_of(page).url == "https://www.wave.example/news/rain"


@pytest.mark.parametrize("address", ["javascript:void(0)", "http://[broken", "data:image/png;base64,AAAA", "   "])
def test_an_address_that_is_none_costs_nothing(address: str) -> None:
    page = html_page(head=head(og__url=address, og__image=address))
    article = article_of(page)
    assert article.url == "https://www.wave.example/news/rain"
    assert article.image is None


def test_breadcrumbs_give_the_section_but_not_the_headline() -> None:
    steps = [{"@type": "ListItem", "name": name} for name in ("Home", "Weather", HEADLINE)]
    data = json.dumps({"@type": "BreadcrumbList", "itemListElement": steps})
    article = article_of(html_page(head=f'<script type="application/ld+json">{data}</script>'))
    assert (article.section, article.evidence["section"]) == ("Weather", "breadcrumb")


@pytest.mark.parametrize(
    ("value", "free"), [(True, True), ("False", False), ("http://schema.org/True", True), (3, None)]
)
def test_free_access_in_every_spelling(value: object, free: bool | None) -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "isAccessibleForFree": value})
    assert article_of(html_page(head=f'<script type="application/ld+json">{data}</script>')).free_access is free


def test_publishers_that_are_addresses_or_handles_are_none() -> None:
    page = html_page(head=head(article__publisher="https://www.facebook.com/wave", og__site_name="@wave"))
    assert article_of(page).publisher is None


def test_a_date_line_is_removed_as_read() -> None:
    article = article_of(text_page(f"{HEADLINE}\n\nBy Ann Lee\n3 May 2024, 10:12"))
    assert [(r.text, r.category, r.reason) for r in article.removed] == [
        ("3 May 2024, 10:12", Category.TIMESTAMP, "date/read")
    ]


@pytest.mark.parametrize(("count", "kept"), [(2, 0), (6, 6)])
def test_a_line_or_two_above_a_headline_are_no_story_s_but_many_are(count: int, kept: int) -> None:
    above = [f"Lake number {number} rose by a metre" for number in range(count)]
    page = text_page("\n".join([*above, "", HEADLINE, "", "By Ann Lee"]))
    for block in page.blocks:
        if block.text in above:
            block.label = Label(Role.STORY, "story")
    article = article_of(page)
    assert article.headline == HEADLINE
    assert [block.text for block in article.blocks] == [*above[:kept], *STORY]


def test_without_the_removed_list_the_rest_is_the_same() -> None:
    above = f"Home\nNews\n\n{HEADLINE}\n\nBy Ann Lee"
    whole = assemble(text_page(above))
    lean = assemble(text_page(above), keep_removed=False)
    assert lean == whole.model_copy(update={"removed": ()})


LINE = st.text(min_size=1, max_size=80).map(lambda t: " ".join(t.split())).filter(bool)


@given(st.lists(st.tuples(LINE, st.booleans()), max_size=12), st.sampled_from(list(Form)))
@settings(max_examples=100, deadline=None)
def test_every_block_of_any_page_is_in_exactly_one_place(lines: list[tuple[str, bool]], form: Form) -> None:
    story, out = Label(Role.STORY, "story"), Label(Role.REMOVED, "story/outside", Category.OTHER)
    blocks = [Block(text, n, label=story if kept else out) for n, (text, kept) in enumerate(lines, 1)]
    page = Page(form, blocks, [Claim("seo_headline", lines[0][0], "og:title")] if lines else [])
    article = assemble(page)
    roles = [block.label.role for block in blocks if block.label]
    assert len(article.blocks) == roles.count(Role.STORY)
    assert len(article.removed) == roles.count(Role.REMOVED)
    fields = {Role.HEADLINE: article.headline, Role.STANDFIRST: article.standfirst, Role.BYLINE: article.byline}
    for block in blocks:
        assert block.label is not None
        if block.label.role in fields:
            assert fields[block.label.role]
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_a_page_of_twenty_thousand_claims_costs_linear_time() -> None:
    titles = "".join(f'<meta property="og:title" content="Rain number {i}">' for i in range(10_000))
    sites = "".join(f'<meta property="og:site_name" content="Wave {i}">' for i in range(10_000))
    page = html_page(head=titles + sites)
    started = time.process_time()
    assert article_of(page).headline == HEADLINE
    assert time.process_time() - started < 3


def test_a_story_of_twenty_thousand_lines_costs_linear_time() -> None:
    page = text_page(f"{HEADLINE}\n\nAnn Lee", story=(*STORY, *(f"Line {i} of the story." for i in range(20_000))))
    started = time.process_time()
    assert article_of(page).headline == HEADLINE
    assert time.process_time() - started < 3


TOLD = (
    "The ferry that links the island with the mainland will sail again from Monday, its operator said.",
    "“We know what these weeks have cost people,” the mayor told a meeting in the school hall.",
    "The council voted by eleven to nine, after four hours of debate, to close the bridge to lorries until spring.",
)


def test_a_byline_that_signs_the_story_again_is_no_paragraph() -> None:
    text = "\n\n".join(["By Maud Ferris", "Ferry sails again after five weeks", *TOLD, "By Maud Ferris"])
    article = clean(text, kind="text")
    assert article.byline == "By Maud Ferris"
    assert [block.text for block in article.blocks] == list(TOLD)


def test_a_line_that_a_rule_knows_is_no_headline_because_it_comes_first() -> None:
    first = "We receive a share of what you spend on these links."
    article = clean("\n\n".join([first, "Ferry sails again after five weeks", *TOLD]), kind="text")
    assert article.headline == "Ferry sails again after five weeks"


def test_blocks_that_are_made_unvalidated_are_what_validation_makes() -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    article = clean(f"<nav><a href=/>Home</a></nav><h1>{HEADLINE}</h1><h2>Rain</h2>{story}<ul><li>Share</li></ul>")
    again = Article.model_validate(article.model_dump())
    assert again == article
    assert again.removed
    assert again.blocks
    for one, other in zip((*article.removed, *article.blocks), (*again.removed, *again.blocks), strict=True):
        assert repr(one) == repr(other)
        assert hash(one) == hash(other)
