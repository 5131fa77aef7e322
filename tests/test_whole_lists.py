"""Interviews keep their shortest answers, and tables and lists come out whole or not at all."""

from __future__ import annotations

import pytest

from newsclean import clean
from tests.stories import LONG, STORIES, amid, page_of, paragraphs, text_of

TALKS = {
    "en": (
        ("What made you stand?", "My father ran the loom, and somebody had to know where the keys were kept."),
        ("Did you expect to win?", "No."),
        ("Were you glad?", "Not at all. I sat in the kitchen for an hour without taking off my coat."),
        ("Would you do it again?", "Yes."),
        ("Even with the roof?", "Even with the roof, and even with meetings that last four hours."),
    ),
    "de": (
        (
            "Warum sind Sie angetreten?",
            "Mein Vater hatte den Webstuhl, und jemand musste wissen, wo die Schlüssel liegen.",
        ),
        ("Haben Sie damit gerechnet?", "Nein."),
        ("Waren Sie froh?", "Überhaupt nicht. Ich saß eine Stunde in der Küche, ohne den Mantel auszuziehen."),
        ("Würden Sie es wieder tun?", "Ja."),
        ("Auch mit dem Dach?", "Auch mit dem Dach und mit Sitzungen, die vier Stunden dauern."),
    ),
    "es": (
        ("¿Por qué se presentó?", "Mi padre llevaba el telar y alguien tenía que saber dónde estaban las llaves."),
        ("¿Esperaba ganar?", "No."),
        ("¿Se alegró?", "En absoluto. Me senté una hora en la cocina sin quitarme el abrigo."),
        ("¿Lo haría otra vez?", "Sí."),
        ("¿Incluso con el tejado?", "Incluso con el tejado y con reuniones de cuatro horas."),
    ),
}
FORMS = {
    "bold": "<p><strong>{}</strong></p><p>{}</p>",
    "heading": "<h3>{}</h3><p>{}</p>",
    "break": "<p><b>{}</b><br>{}</p>",
    "slanted": "<p><em>{}</em></p><p>{}</p>",
}
TABLES = {
    "en": ("Vehicle\tToll", "Lorry\t4 crowns", "Van\tnone", "Tractor\t1 crown", "Bus\t2 crowns", "Share\t12"),
    "de": ("Tag\tÖffnungszeit", "Montag\t9 bis 12 Uhr", "Dienstag\tgeschlossen", "Mittwoch\t9 bis 18 Uhr"),
    "es": ("Vehículo\tPeaje", "Camión\t4 coronas", "Furgoneta\tnada", "Tractor\t1 corona", "Autobús\t2 coronas"),
    "ja": ("曜日\t時間", "月曜\t9時から12時", "火曜\t休み", "水曜\t9時から18時"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", TALKS)
def test_the_answers_of_an_interview_stay(language: str, form: str) -> None:
    story = LONG[language]
    talk = "".join(FORMS[form].format(*pair) for pair in TALKS[language])
    article = clean(page_of(story, paragraphs(*story.paragraphs[:2]) + talk))
    said = [text for pair in TALKS[language] for text in pair]
    assert article.body.split("\n\n") == [*story.paragraphs[:2], *said]


def test_they_stay_in_pasted_text() -> None:
    said = [text for pair in TALKS["en"] for text in pair]
    article = clean(text_of(STORIES["en"], *STORIES["en"].paragraphs[:2], *said))
    assert all(text in article.body.split("\n\n") for text in said)


@pytest.mark.parametrize("form", ["table", "list"])
@pytest.mark.parametrize("language", TABLES)
def test_a_table_or_a_list_is_kept_whole_or_not_at_all(language: str, form: str) -> None:
    story = STORIES[language]
    rows = TABLES[language] if form == "table" else [row.replace("\t", ": ") for row in TABLES[language]]
    for after in range(len(story.paragraphs) + 1):
        body = clean(page_of(story, amid(story, held(rows, form), after))).body.split("\n\n")
        assert [text for text in body if text not in rows] == list(story.paragraphs)
        assert sum(row in body for row in rows) in (0, len(rows)), after


def held(rows: list[str] | tuple[str, ...], form: str) -> str:
    if form == "list":
        return f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("\t")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


TABLE_OF_LINES = (
    "<table class=highlight><tr><td class=ln>1</td><td class=line><pre>{}</pre></td></tr>"
    "<tr><td class=ln>2</td><td class=line><pre>{}</pre></td></tr></table>"
)


@pytest.mark.parametrize("wrapped", ["<div class=highlight><pre>{}</pre></div>", TABLE_OF_LINES])
def test_code_amid_a_story_stays_in_a_table_of_numbered_lines_too(wrapped: str) -> None:
    lines = ("depth = read_gauge()", "print(depth / 4)")
    cells = [*lines] if wrapped is TABLE_OF_LINES else ["\n".join(lines)]
    story = LONG["en"]
    article = clean(page_of(story, amid(story, wrapped.format(*cells), 2)))
    assert all(line in article.body for line in lines)


LINES = {
    "en": ("Weavers of Skarholm", "12 Weir Lane", "Monday to Friday, nine to five", "Phone 555 0182"),
    "de": ("Das Wehr war kalt, der Fluss war breit,", "die Weber schliefen lang,", "bis an den Tag", "und keiner sang"),
    "es": ("El río baja frío y gris,", "las tejedoras duermen ya,", "y nadie sabe en el país", "quién volverá"),
    "ko": ("버들만 직물회관", "버들만읍 보길 십이 번지", "월요일부터 금요일까지", "입장 무료"),
}
SETTINGS = {
    "breaks": ("<p>{}</p>", "<br>", "{}"),
    "div": ("<div>{}</div>", "<br>", "{}"),
    "slanted": ("<blockquote>{}</blockquote>", "<br>", "<em>{}</em>"),
    "divs": ("<div class=x1>{}</div>", "", "<div class=x2>{}</div>"),
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("language", LINES)
def test_most_lines_of_one_element_vouch_for_the_rest(language: str, setting: str) -> None:
    story, (whole, between, single) = STORIES[language], SETTINGS[setting]
    lines = whole.format(between.join(map(single.format, LINES[language])))
    for after in range(1, len(story.paragraphs) + 1):
        body = clean(page_of(story, amid(story, lines, after))).body.split("\n\n")
        kept = sum(line in body for line in LINES[language])
        assert [text for text in body if text not in LINES[language]] == list(story.paragraphs)
        assert kept < len(LINES[language]) // 2 or kept == len(LINES[language]), after


@pytest.mark.parametrize("button", ["<a href=/s>Share</a>", "Sign in"])
def test_a_link_or_a_button_among_lines_does_not_stay(button: str) -> None:
    story = STORIES["en"]
    body = clean(page_of(story, amid(story, f"<p>{'<br>'.join((*LINES['en'], button))}</p>"))).body
    assert LINES["en"][-1] in body
    assert button.removesuffix("</a>").rpartition(">")[2] not in body
