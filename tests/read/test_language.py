"""The language is the page's claim where its text bears it out, else the text's."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.article import Category
from newsclean.page import Block, Claim, Form, Page
from newsclean.read.language import detect_language, normalised
from tests.each import each

# The same invented news in every language, one a line.
LINES = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()
STORIES = dict(line.split("\t") for line in LINES)


def page_of(text: str, *claims: tuple[str, str]) -> Page:
    blocks = [Block(text="Menu", position=1)] + ([Block(text=text, position=2)] if text else [])
    return Page(Form.HTML, blocks, [Claim("language", value, source) for value, source in claims])


@each(STORIES)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detect_language(page_of(STORIES[language])) == language


@each(
    [
        ("de_DE", "de-DE"),
        ("EN-us", "en-US"),
        ("pt_BR.utf8", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("iw", "he"),
        ("German", "de"),
        (" fr ", "fr"),
        ("x-default", None),
        ("und", None),
        ("{{ lang }}", None),
        ("", None),
        ("1", None),
        ("a" * 1000, None),
    ],
)
def test_a_tag_is_written_as_bcp_47_does(claimed: str, tag: str | None) -> None:
    assert normalised(claimed) == tag


def test_a_claim_that_the_text_bears_out_keeps_its_region() -> None:
    assert detect_language(page_of(STORIES["pt"], ("pt_BR", "og:locale"))) == "pt-BR"


def test_a_claim_that_the_text_contradicts_falls() -> None:
    assert detect_language(page_of(STORIES["sw"] * 3, ("en-US", "html lang"))) == "sw"
    assert detect_language(page_of(STORIES["ja"], ("en", "html lang"))) == "ja"


def test_of_two_claims_the_one_that_fits_is_taken() -> None:
    claims = ("en_US", "og:locale"), ("de-AT", "html lang")
    assert detect_language(page_of(STORIES["de"] * 3, *claims)) == "de-AT"
    assert detect_language(page_of(STORIES["en"] * 3, *claims)) == "en-US"


def test_a_claim_stands_where_the_text_says_nothing() -> None:
    assert detect_language(page_of("", ("fi", "html lang"))) == "fi"


def test_a_claim_in_a_language_without_a_list_stands_against_weak_evidence() -> None:
    assert detect_language(page_of("Lo plueja es arribada dimars dins la val.", ("oc", "html lang"))) == "oc"


def test_neighbours_do_not_contradict_each_other() -> None:
    assert detect_language(page_of(STORIES["id"] * 3, ("ms-MY", "html lang"))) == "ms-MY"
    assert detect_language(page_of(STORIES["nb"] * 3, ("no", "html lang"))) == "no"


def test_junk_claims_are_passed_over() -> None:
    assert detect_language(page_of(STORIES["cs"], ("undefined", "html lang"), ("{lang}", "json-ld"))) == "cs"


def test_nothing_to_read_has_no_language() -> None:
    assert detect_language(Page(Form.TEXT, [])) is None
    assert detect_language(page_of("1234 5678 !!!")) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talvella kauppa on auki vain iltapäivisin. Omistaja uskoo, että kesävieraat pitävät sen hengissä.", "fi"),
        ("Järvi jäätyi tänä talvena myöhään, ja lautta kulki tammikuuhun asti.", "fi"),
        ("Färjan går inte längre på söndagar. Kommunen säger att båten är gammal.", "sv"),
        ("Äldre kvinna räddad ur sjön. Läget är bättre, säger läkare.", "sv"),
    ],
)
def test_finnish_and_swedish_share_a_letter(text: str, language: str) -> None:
    assert detect_language(page_of(text)) == language


@pytest.mark.parametrize(
    "printed",
    ["https://wave.example/{0}/section/of/the/paper/{0}-of-many-more-and-longer-ones.html", "{0}. file:///{1}"],
)
def test_addresses_do_not_hide_what_a_text_is_written_in(printed: str) -> None:
    story = "Die Fähre nach Skarholm fährt wieder, und die Bauern, die ein Jahr lang nicht fort kamen, feierten."
    addresses = [printed.format(n, "nachrichten-aus-dem-tal/" * 6) for n in range(60)]
    for source in ([story, *addresses], [*addresses, story, *addresses]):
        blocks = [Block(text=text, position=n) for n, text in enumerate(source, 1)]
        assert detect_language(Page(Form.TEXT, blocks)) == "de"


def test_what_a_tool_prints_beside_a_text_tells_no_language() -> None:
    story = "Die Fähre nach Skarholm fährt wieder, und die Bauern, die ein Jahr lang nicht fort kamen, feierten."
    titles = "The ferry to the islands sails again, and the farmers who could not leave for a year have been dancing."
    printed = [Block(text=titles, position=n, known=Category.NAVIGATION) for n in range(2, 40)]
    assert detect_language(Page(Form.TEXT, [Block(text=story, position=1), *printed])) == "de"
