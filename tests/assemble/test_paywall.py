"""A story that stops at an offer to subscribe is the start of one, and the offer is none of it."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import STORIES, page_of, paragraphs, text_of

# What papers print where a story for those who pay stops: a title, what it costs.
OFFERS = {
    "en": [
        ("Subscribe to continue reading", "Get unlimited access for £1 a week. Cancel any time."),
        ("This article is for subscribers only", "To continue reading, subscribe for just £1 a month."),
        ("You have reached your article limit", "Create a free account to keep reading this story."),
        ("Want to read the rest of this story?", "Join today from £2 a month."),
    ],
    "de": [
        ("Jetzt weiterlesen mit Plus", "Monatlich kündbar, erster Monat für 1 Euro."),
        ("Dieser Artikel ist Abonnenten vorbehalten", "Ab 9,90 Euro im Monat alle Inhalte lesen."),
        ("Weiterlesen mit Mühlenplus", "Testen Sie jetzt alle Inhalte einen Monat lang kostenlos."),
    ],
    "es": [
        ("Contenido exclusivo para suscriptores", "Suscríbete para seguir leyendo por 1 € al mes."),
        ("Contenido exclusivo para suscriptores", "Sigue leyendo por 1 € al mes."),
    ],
}


@pytest.mark.parametrize("language", OFFERS)
def test_an_offer_to_read_on_ends_a_stub(language: str) -> None:
    story = STORIES[language]
    told = story.paragraphs[:2]
    for title, price in OFFERS[language]:
        box = f"<div class=q1><h3>{title}</h3><p>{price}</p><a href=/abo>OK</a></div>"
        for source in (page_of(story, paragraphs(*told) + box), text_of(story, *told, title, price)):
            article = clean(source)
            assert article.body.split("\n\n") == list(told), (title, source)
            assert "paywall_stub" in article.warnings, (title, source)


@pytest.mark.parametrize(
    "last",
    [
        "To continue reading he needs a stronger pair of glasses, which the mill does not pay for.",
        "“Get unlimited access for a pound,” the poster at the gate had said, and nobody came.",
        "She wanted to read the rest of this story alone, and she took the ferry.",
    ],
)
def test_a_last_sentence_with_an_offer_s_words_is_the_story_s(last: str) -> None:
    story = STORIES["en"]
    article = clean(page_of(story, paragraphs(*story.paragraphs, last)))
    assert article.body.split("\n\n") == [*story.paragraphs, last]
    assert "paywall_stub" not in article.warnings
