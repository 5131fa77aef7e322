"""One page as data: all of its blocks, in the source's order, and where each field came from."""

from __future__ import annotations

from pathlib import Path

from newsclean import Article, BlockType, BodyBlock, Candidate, Category, clean
from newsclean.report.page_view import LONGEST_REMOVED, MOST_TEXT, direction, in_order, page_view
from tests.each import each
from tests.report.pages import removal

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = sorted(FIXTURES.glob("p*/*/source.*"))


def paragraph(text: str, position: int | None = None) -> BodyBlock:
    return BodyBlock(type=BlockType.PARAGRAPH, text=text, position=position)


@each(SOURCES, ids=lambda path: path.parent.name)
def test_every_block_is_shown_once_and_in_order(path: Path) -> None:
    article = clean(path.read_bytes())
    entries = list(in_order(article))
    shown = [entry.text for entry in entries if entry.kind not in ("headline", "standfirst", "byline")]
    assert sorted(shown) == sorted([*(b.text for b in article.blocks), *(r.text for r in article.removed)])
    places = [entry.position for entry in entries if entry.position is not None]
    assert places == sorted(places)


def test_a_headline_that_no_line_prints_stands_before_the_story() -> None:
    article = Article(
        headline="Rain", blocks=(paragraph("It rained.", 4),), removed=(removal("Menu", 1), removal("Share", 5))
    )
    assert [entry.text for entry in in_order(article)] == ["Menu", "Rain", "It rained.", "Share"]


def test_blocks_without_a_place_keep_their_order() -> None:
    article = Article(blocks=(paragraph("One."), paragraph("Two.")), removed=(removal("Menu", 1),))
    assert [entry.text for entry in in_order(article)] == ["One.", "Two.", "Menu"]
    assert page_view(article)["unplaced"]


def test_a_body_without_blocks_is_shown_by_its_paragraphs() -> None:
    assert [entry.text for entry in in_order(Article(body="One.\n\nTwo."))] == ["One.", "Two."]


def test_a_report_of_many_cuts_what_was_left_out_and_says_how_much() -> None:
    article = Article(removed=(removal("x" * (LONGEST_REMOVED + 7)),), blocks=(paragraph("y" * 5000, 2),))
    view = page_view(article, is_whole=False)
    assert list(map(len, view["texts"])) == [LONGEST_REMOVED, 5000]
    assert view["cut"] == {0: 7}
    assert page_view(article)["cut"] == {}


def test_a_report_of_many_stops_after_so_much_text_and_says_what_follows() -> None:
    article = Article(blocks=tuple(paragraph("y" * 1000, n) for n in range(100)))
    view = page_view(article, is_whole=False)
    assert (len(view["texts"]), view["more"]) == (MOST_TEXT // 1000, 100 - MOST_TEXT // 1000)
    assert page_view(article)["more"] == 0


def test_each_field_has_its_evidence_and_its_other_candidates() -> None:
    article = Article(
        headline="Rain",
        alternative_headlines=("Rain at last",),
        evidence={"headline": "h1"},
        candidates=(Candidate(field="date", value="2026-03-05", source="json-ld"),),
        removed=(removal("4 March 2026", 7, Category.TIMESTAMP, "date/read"),),
    )
    fields = {name: (value, source, others) for name, value, source, others in page_view(article)["fields"]}
    assert fields["Headline"] == ("Rain", "h1", [("Rain at last", "another title of the page")])
    assert fields["Date"] == (
        "",
        "",
        [("2026-03-05", "json-ld"), ("4 March 2026", "a line of the page, at 7")],
    )


def test_the_script_of_a_language_says_how_it_runs() -> None:
    assert [direction(language) for language in ("ar", "he-IL", "en", None)] == ["rtl", "rtl", "ltr", "auto"]
