"""Headings that html-to-text wrote in capitals."""

from __future__ import annotations

import pytest

from newsclean import clean

ENGLISH = """

HARBOUR TOWN VOTES TO KEEP ITS LAST FERRY

By Maud Ferris [/authors/ferris]

The people of Tarn voted on Sunday evening to keep the last ferry that links the town and its harbour with the mainland.

The mayor, Lena Ortmann, said that nobody votes twice: the ferry would get a new engine within the year, and no bridge.


{heading}

The first boat with the new engine is due to sail in May, the council said. Until then all stays as it is in Tarn.
"""
GERMAN = """

INSEL BEHÄLT IHRE FÄHRE

Von Maud Ferris [/autoren/ferris]

Die Leute von Tarn stimmten am Sonntag dafür, dass die Insel ihre Fähre zum Festland behält und keine Brücke bekommt.

Die Straße zum Hafen wird im Winter erneuert, sagte die Bürgermeisterin am Montag, und die Fähre bekommt einen Motor.


{heading}

Das Geld für den Motor kommt vom Land. Bis zum Mai fährt das alte Schiff, wie der Rat der Insel am Montag erklärte.
"""


@pytest.mark.parametrize(
    ("page", "heading", "expected"),
    [
        (ENGLISH, "THE FERRY THAT LENA ORTMANN SAID WOULD SAIL", "The ferry that Lena Ortmann said would sail"),
        (ENGLISH, "NOBODY VOTES TWICE: NEW ENGINE IN MAY", "Nobody votes twice: New engine in May"),
        (ENGLISH, "WHAT THE PENTAGON SAID", "WHAT THE PENTAGON SAID"),
        (GERMAN, "DIE STRASSE ZUM HAFEN", "Die Straße zum Hafen"),
        (GERMAN, "GELD VOM FESTLAND", "Geld vom Festland"),
        (GERMAN, "ÄRGER UM DAS GELD", "ÄRGER UM DAS GELD"),
    ],
)
def test_a_heading_s_words_are_spelled_as_the_story_spells_them(page: str, heading: str, expected: str) -> None:
    article = clean(page.format(heading=heading))
    assert expected in article.body.split("\n\n")


def test_headline_too() -> None:
    assert clean(GERMAN.format(heading="Im Mai")).headline == "Insel behält ihre Fähre"


def test_capitals_of_a_page_that_no_such_tool_wrote_stay() -> None:
    source = GERMAN.format(heading="DIE STRASSE ZUM HAFEN").replace(" [/autoren/ferris]", "")
    assert "DIE STRASSE ZUM HAFEN" in clean(source).body
