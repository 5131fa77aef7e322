"""A brief of one paragraph is a story, signed or not; a notice of an error or a form is none."""

from __future__ import annotations

import pytest

from newsclean import ArticleWarning, clean

BRIEFS = {
    "en": ("Lorry sheds turnips", "A lorry lost its load of turnips near the bridge early on Friday. Nobody was hurt."),
    "de": (
        "Kuh hält Regionalbahn auf",
        "Eine Kuh hat die Regionalbahn 50 Minuten aufgehalten. Äpfel lockten sie vom Gleis.",
    ),
    "fr": (
        "Un sanglier à l'eau",
        "Un sanglier est tombé samedi dans le bassin de la piscine. Les pompiers l'ont sorti.",
    ),
    "ru": (
        "Лось зашёл в магазин",
        "В Сосновке лось зашёл в магазин и постоял у кассы. Пострадавших нет, разбита витрина.",
    ),
    "ja": (
        "サル、駅の売店に",
        "三日朝、駅の売店にサル一匹が入り込み、バナナ二房を持ち去った。けが人はなく、町は戸締まりを呼びかけている。",
    ),
}
NOTICES = {
    "en": ("Page not found", "The page you are looking for could not be found. Please go back to the Wave's Homepage."),
    "de": ("Fehler 404: Seite nicht gefunden", "Die Seite wurde leider nicht gefunden. Bitte prüfen Sie die Adresse."),
    "busy": ("Too many requests", "There were too many requests on Friday. Please wait 30 seconds and try again."),
    "offer": ("Offers of the Wave", "All offers of the Wave cost 3 pounds a month. Your first month is free."),
    "fr": ("Merci !", "Merci de votre inscription. Vérifiez votre messagerie pour confirmer votre adresse."),
}
MENU = "".join(
    f"<a href=/{n}>{text}</a>" for n, text in enumerate(("News and sport", "All our letters", "Culture today"))
)


def page(language: str, headline: str, text: str) -> str:
    return (
        f"<html lang={language}><body><nav>{MENU}</nav><main><article><h1>{headline}</h1><div><p>{text}</p></div>"
        f"</article><section><ul>{MENU}</ul></section></main><footer>{MENU}</footer></body></html>"
    )


@pytest.mark.parametrize("language", BRIEFS)
def test_an_unsigned_brief_is_a_story(language: str) -> None:
    headline, text = BRIEFS[language]
    article = clean(page(language, headline, text))
    assert (article.headline, article.body) == (headline, text)
    assert ArticleWarning.NO_STORY not in article.warnings


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_is_no_story(language: str) -> None:
    article = clean(page(language if len(language) == 2 else "en", *NOTICES[language]))
    assert article.body == ""
    assert ArticleWarning.NO_STORY in article.warnings


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Error 403 in the valley", "The valley of Tarn has error 403 since Friday. Nobody in the valley knows why."),
        ("About the letter", "It comes on Friday at 7. It has 12 pages."),
        ("Rain in Tarn", "Rain fell in Tarn on Friday, and 12 people saw it"),
    ],
)
def test_errors_what_the_headline_does_not_say_and_less_than_two_sentences_are_no_brief(
    headline: str, text: str
) -> None:
    assert clean(page("en", headline, text)).body == ""
