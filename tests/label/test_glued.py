"""Buttons in one line, which only a style sheet parts, are no line of the story."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import STORIES, amid, page_of, paragraphs

BARS = {
    "en": ["Listen", "5 min read", "Save", "Text size", "Copy link", "Gift this article", "0:00 / 4:12"],
    "de": ["Vorlesen", "Lesezeit: 5 Minuten", "Merken", "Thema folgen", "Drucken", "Link kopieren"],
    "es": ["Escuchar", "5 min de lectura", "Guardar", "Imprimir", "Copiar enlace", "Regalar artículo"],
}


@pytest.mark.parametrize("language", BARS)
def test_a_bar_of_buttons_in_spans_is_none_of_the_story(language: str) -> None:
    story = STORIES[language]
    bar = "<div class=q>" + "".join(f"<span>{button}</span>" for button in BARS[language]) + "</div>"
    for body in (bar + paragraphs(*story.paragraphs), paragraphs(*story.paragraphs) + bar, amid(story, bar)):
        assert clean(page_of(story, body)).body.split("\n\n") == list(story.paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "McIntyre and MacLeod bought iPhones from eBay and shared them on YouTube and TikTok.",
        "The GmbH and Co of the DeWitts, the McPhersons and the LeBlancs will print no more.",
        "PrintShare SaveTheMill won.",  # two buttons are no bar
    ],
)
def test_names_with_capitals_within_are_no_bar(line: str) -> None:
    story = STORIES["en"]
    assert line in clean(page_of(story, amid(story, f"<p>{line}</p>"))).body
