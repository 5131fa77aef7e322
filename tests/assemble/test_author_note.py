"""A note on the author below the story is none of it; a story that tells of its author is whole."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import STORIES, Story, page_of, paragraphs

# Each says of the author, whose name it begins with, what papers say; the signs are the name.
NOTES = {
    "en": [
        "@ covers the valleys for the Mercury.",
        "@, 41, lives in Dale with two goats.",
        "@ reported from Skarholm.",
    ],
    "de": [
        "@ berichtet seit 2012 aus dem Tal.",
        "@ ist Redakteurin im Ressort Region.",
        "@, Jahrgang 1980, lebt in Dale.",
    ],
    "es": ["@ es redactora de Provincia desde 2015.", "@ escribe sobre los valles.", "@ (Soria, 1980) es periodista."],
    "fr": ["@ est correspondante locale depuis 2018.", "@ couvre la vallée depuis 2012.", "@ vit à Dale."],
    "it": [
        "@ scrive di cronaca locale dal 2010.",
        "@ è nata nel 1980 e vive a Dale.",
        "@, giornalista, segue la valle.",
    ],
    "pl": ["@ jest dziennikarką działu Region.", "@ pisze o dolinach od 2012 roku.", "@ mieszka w Dale."],
    "ru": ["@ — корреспондент отдела общества.", "@ пишет о долинах с 2012 года.", "@ живёт в Дале."],
    "ja": ["@　二〇一二年入社。町おこしを担当。", "@は地域報道部の記者。", "@（1980年生まれ）は記者。"],
    "zh": ["@，本报记者，长期关注乡村教育。", "@是本报记者，常驻山区。", "@ 1980年生，记者。"],
    "ko": ["@ 기자는 2012년부터 산골 소식을 전한다.", "@은 본지 기자다. 산골에 산다.", "@, 본지 지역부 기자."],
}
AUTHORS = {"ru": "Марина Голубева", "ja": "長谷部美咲", "zh": "林若涵", "ko": "김도현"}


def author_of(language: str) -> str:
    return AUTHORS.get(language, "Ines Halloran")


def story_of(language: str) -> Story:
    """A story of a note's language, or of another."""
    return next((story for key, story in STORIES.items() if key.startswith(language)), STORIES["en"])


def pages(language: str, *below: str) -> list[str]:
    """A signed story with lines below it, as several sites set them, and pasted."""
    story, author = story_of(language), author_of(language)
    forms = "<p>{}</p>", "<p><em>{}</em></p>", "<hr><p><i>{}</i></p>", "<div class=x9><img src=a.jpg><p>{}</p></div>"
    signed = f'<script type="application/ld+json">{{"@type":"NewsArticle","author":{{"name":"{author}"}}}}</script>'
    html = [
        page_of(story, paragraphs(*story.paragraphs) + "".join(map(form.format, below)), head=signed) for form in forms
    ]
    return [page.replace(story.byline, author) for page in html]


@pytest.mark.parametrize("language", NOTES)
def test_a_note_on_the_author_is_none_of_the_story(language: str) -> None:
    for note in NOTES[language]:
        text = note.replace("@", author_of(language))
        for page in pages(language, text):
            article = clean(page)
            assert article.body.split("\n\n") == list(story_of(language).paragraphs), page
            assert article.authors == (author_of(language),)


def test_a_note_below_a_pasted_story_is_none_of_it() -> None:
    story = STORIES["es"]
    byline = "Por Ines Halloran"
    for note in NOTES["es"]:
        text = note.replace("@", "Ines Halloran")
        article = clean("\n\n".join([story.headline, byline, *story.paragraphs, text]))
        assert article.body.split("\n\n") == list(story.paragraphs), text
        assert [(r.category, r.reason) for r in article.removed if r.text == text] == [("about", "byline/about")]


def test_each_of_two_authors_may_have_a_note() -> None:
    story = STORIES["es"]
    notes = "Ines Halloran es redactora.", "Bruno Lind escribe sobre los valles."
    pasted = "\n\n".join([story.headline, "Por Ines Halloran y Bruno Lind", *story.paragraphs, *notes])
    assert clean(pasted).body.split("\n\n") == list(story.paragraphs)


@pytest.mark.parametrize(
    ("amid", "last"),
    [
        ("Lo contó Halloran, que estaba allí.", "Ines Halloran sigue viviendo en el molino."),  # a report on its writer
        ("Ines Halloran llegó al valle en 1980.", "Ines Halloran murió el lunes a los 81 años."),
        ("Nadie había visto nada igual.", "Gudrun Aske es la presidenta de la cooperativa."),  # somebody else
        ("Nadie había visto nada igual.", "Ines Halloran dice: «Volveremos en otoño, pase lo que pase»."),
        ("Nadie había visto nada igual.", "A Ines Halloran no le gustan los inviernos del valle."),
        ("Nadie había visto nada igual.", "El molino que compró Ines Halloran abrirá en otoño."),
        ("Nadie había visto nada igual.", f"Ines Halloran {'volvió a cruzar el paso de noche, y ' * 12}llegó."),
    ],
)
def test_a_last_sentence_of_the_story_stays(amid: str, last: str) -> None:
    story = STORIES["es"]
    texts = [*story.paragraphs[:2], amid, *story.paragraphs[2:], last]
    assert last in clean("\n\n".join([story.headline, "Por Ines Halloran", *texts])).body
    html = page_of(story, paragraphs(*texts)).replace(story.byline, "Por Ines Halloran")
    assert last in clean(html).body


def test_a_sentence_with_the_author_s_name_that_the_headline_has_stays() -> None:
    story = STORIES["es"]
    last = "Ines Halloran sigue viviendo en el molino."
    pasted = "\n\n".join(["Ines Halloran vuelve a su molino", "Por Ines Halloran", *story.paragraphs, last])
    assert last in clean(pasted).body


def test_a_short_story_that_names_its_author_last_is_whole() -> None:
    story = STORIES["es"]
    texts = [*story.paragraphs[:2], "Ines Halloran volvió de noche al valle."]
    assert texts[-1] in clean("\n\n".join([story.headline, "Por Ines Halloran", *texts])).body
