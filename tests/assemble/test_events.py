"""What happens in a story, and when, neither dates the story nor names its writer; and it stays in the body."""

from __future__ import annotations

import pytest

from newsclean import clean

PROSE = {
    "en": (
        "The salt barge will carry schoolchildren across the estuary from September, an hour less on the bus.",
        "The council approved the plan on Tuesday night by fourteen votes to three, after a debate of two hours.",
        "“My daughter leaves home at twenty past six,” said a farmer whose family keeps sheep on the northern shore.",
    ),
    "de": (
        "Der Salzkahn bringt Schulkinder ab September über die Bucht und erspart ihnen eine Stunde im Bus.",
        "Der Kreistag stimmte dem Plan am Dienstagabend mit vierzehn zu drei Stimmen zu, nach zwei Stunden Debatte.",
        "„Meine Tochter geht um zwanzig nach sechs aus dem Haus“, sagte ein Bauer, der am Nordufer Schafe hält.",
    ),
    "fr": (
        "La barge à sel transportera des écoliers à travers l'estuaire dès septembre, soit une heure de car de moins.",
        "Le conseil a approuvé le projet mardi soir par quatorze voix contre trois, après deux heures de débat.",
        "« Ma fille quitte la maison à six heures vingt », raconte un éleveur de moutons de la rive nord.",
    ),
}
ROWS = {
    "en": (("Marl Point", "06:50"), ("Tollan Quay", "07:05"), ("Salt House", "07:20")),
    "de": (("Alte Schule", "04.03.2025"), ("Neuer Markt", "11.03.2025"), ("Rotes Haus", "18.03.2025")),
    "fr": (("Ruth Vallée", "1:02:33"), ("Anne Verger", "1:03:10"), ("Joëlle Marais", "1:04:41")),
}


def page(language: str, inserted: str, at: int) -> str:
    paragraphs = [f"<p>{text}</p>" for text in PROSE[language]]
    body = "".join([*paragraphs[:at], inserted, *paragraphs[at:]])
    return f"<html lang={language}><body><article><h1>Barge</h1>{body}</article></body></html>"


def table(rows: tuple[tuple[str, str], ...]) -> str:
    return "<table>" + "".join(f"<tr><td>{name}</td><td>{time}</td></tr>" for name, time in rows) + "</table>"


def listed(rows: tuple[tuple[str, str], ...]) -> str:
    return "<ul>" + "".join(f"<li>{name}, {time}</li>" for name, time in rows) + "</ul>"


def lines(rows: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"<p>{name} {time}</p>" for name, time in rows)


@pytest.mark.parametrize("shape", [table, listed, lines])
@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("language", PROSE)
def test_rows_of_places_and_times_are_the_story_s(language: str, at: int, shape: object) -> None:
    assert callable(shape)
    article = clean(page(language, shape(ROWS[language]), at))
    assert (article.authors, article.byline, article.date) == ((), None, None)
    assert all(name in article.body and time in article.body for name, time in ROWS[language])


@pytest.mark.parametrize("language", PROSE)
def test_rows_of_pasted_text_are_the_story_s(language: str) -> None:
    first, *rest = PROSE[language]
    rows = "\n".join(f"{name}\t{time}" for name, time in ROWS[language])
    article = clean("\n\n".join(["The barge sails again", first, rows, *rest]))
    assert (article.authors, article.date) == ((), None)
    assert all(name in article.body for name, _ in ROWS[language])


@pytest.mark.parametrize(
    "event",
    [
        "<p>First ferry: 12 May 1998</p>",
        "<p>Edith Crane, 9 May 1931 – 27 February 2025</p>",
        "<h3>4 April 2026</h3><p>On that day the barge will be named, and all the schools of the shore are asked.</p>",
        "<ul><li>4 April 2026: the barge is named</li></ul>",
        "<p>Sunday Market, 10:30</p>",
    ],
)
@pytest.mark.parametrize("at", [1, 2])
def test_an_event_s_day_is_not_the_story_s(event: str, at: int) -> None:
    article = clean(page("en", event, at))
    assert (article.authors, article.date) == ((), None)
    assert all(digits in article.body for digits in ("1998", "1931", "2026", "10:30") if digits in event)


@pytest.mark.parametrize(
    "line", ["3 May 2024", "Friday, 3 May 2024", "Ann Lee, 3 May 2024", "Ann Lee | 3 May 2024, 10:30"]
)
def test_a_line_below_the_summary_that_signs_or_dates_the_story_is_read(line: str) -> None:
    article = clean(page("en", f"<p>{line}</p>", 1))
    assert str(article.date) == "2024-05-03"
    assert article.authors == (("Ann Lee",) if "Ann" in line else ())


@pytest.mark.parametrize("update", ["Updated: 4 May 2024", "Updated 4 May 2024, 10:30"])
def test_a_line_that_dates_the_story_is_read_above_one_of_its_update(update: str) -> None:
    article = clean(page("en", f"<p>Ann Lee, 3 May 2024</p><p>{update}</p>", 1))
    assert (article.authors, str(article.date)) == (("Ann Lee",), "2024-05-03")
    assert "Ann Lee" not in article.body


@pytest.mark.parametrize("line", ["Ann Lee, 3 May 2024", "London, 3 May 2024", "3 May 2024"])
def test_a_line_that_dates_the_story_at_its_end_is_read(line: str) -> None:
    story = [*PROSE["en"], *(text.replace("The", "Later the") for text in PROSE["en"])]
    article = clean("\n\n".join(["The barge sails again", *story, line]))
    assert str(article.date) == "2024-05-03"


@pytest.mark.parametrize(
    ("language", "line"),
    [("hr", "Petak, 3. svibnja 2024."), ("ar", "سعاد حسن | 3 مايو 2024"), ("en", "admin May 3, 2024")],
)
def test_a_day_below_a_summary_is_read_in_whichever_words(language: str, line: str) -> None:
    source = page("en", f"<p>{line}</p>", 1).replace("lang=en", f"lang={language}")
    assert str(clean(source).date) == "2024-05-03"


def test_an_element_named_for_a_date_dates_the_story_whatever_its_tag() -> None:
    article = clean(page("en", '<h5 class="post-date">3 May 2024</h5>', 1))
    assert str(article.date) == "2024-05-03"


def test_a_sentence_that_begins_with_a_day_dates_nothing() -> None:
    article = clean(page("en", "<p>12 May 1998 was a Tuesday.</p>", 1))
    assert article.date is None


def test_a_label_and_a_colon_before_a_day_make_it_an_event_s() -> None:
    article = clean(page("en", "<p>Opens: 12 May 2026</p>", 1))
    assert article.date is None
    assert "12 May 2026" in article.body


def test_short_paragraphs_of_chinese_are_a_story_s_too() -> None:
    story = [
        f"第{n}天的早上，镇上的人在码头等船，孩子们带着书包，说这样上学比坐车快得多，家长也都放心，学校为此改了课表，渔民们也来帮忙。"
        for n in "一二三四五"
    ]
    paragraphs = "".join(f"<p>{text}</p>" for text in [*story[:3], "镇礼堂，2026年5月12日", *story[3:]])
    article = clean(f"<html lang=zh><body><article><h1>盐船复航</h1>{paragraphs}</article></body></html>")
    assert article.date is None


@pytest.mark.parametrize(("below", "stays"), [("<p>{}</p>", True), ("<p><a href=/x>More of this</a></p>", False)])
def test_a_day_as_a_subhead_is_a_chronicle_s_above_what_happened_on_it(below: str, stays: bool) -> None:
    inserted = "<h3>4 April 2026</h3>" + below.format(
        "On that day the barge is named after the ferryman of old, and the schools of both shores come to see it sail."
    )
    assert ("4 April 2026" in clean(page("en", inserted, 2)).body) is stays
