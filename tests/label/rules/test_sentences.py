"""A label before a sentence of the story is none; before another story's title, a name or a day it is."""

from __future__ import annotations

import pytest

from newsclean import clean
from newsclean.label import NO_RULES
from newsclean.label.rules import Zone, rules_for
from tests.each import each
from tests.stories import STORIES, Story, page_of, paragraphs, text_of

# A language's label; a sentence that goes on in small letters, a sentence of its own, and a title.
LABELLED = {
    "en": (
        "Related:",
        "that is what the two sisters felt when they met in the hall of the old school.",
        "That is what the two sisters felt when they met in the hall, and neither wanted to speak first.",
        "Baker mends town clock and wants no money",
    ),
    "de": (
        "Mehr zum Thema:",
        "so fühlten sich die beiden Schwestern, als sie sich in der alten Schule trafen.",
        "So fühlten sich die beiden Schwestern, als sie sich in der Schule trafen, und keine wollte zuerst reden.",
        "Bäcker repariert Rathausuhr und will kein Geld",
    ),
    "es": (
        "Lee también:",
        "eso sintieron las dos hermanas cuando se encontraron en la vieja escuela.",
        "Eso sintieron las dos hermanas al encontrarse en la vieja escuela, y ninguna quería hablar primero.",
        "El panadero arregla el reloj y no quiere dinero",
    ),
    "ja": (
        "関連記事：",
        "二人の姉妹が古い学校の講堂で再会したとき、まさにそう感じたのだという。",
        "パン屋の主人は時計を直したが、お金はいらないと月曜日に話した。",
        "パン屋が時計を修理、代金は受け取らず",
    ),
    "ko": (
        "관련기사:",
        "두 자매는 옛 학교 강당에서 다시 만났을 때 바로 그렇게 느꼈다고 한다.",
        "제빵사는 시계를 고쳤지만 돈은 필요 없다고 월요일에 말했다.",
        "제빵사, 시계 고치고 돈은 사양",
    ),
}
each_labelled = pytest.mark.parametrize("language", LABELLED)


def rule_of(language: str, text: str) -> str | None:
    rule = rules_for(language, NO_RULES).match(text, Zone.BODY)
    return None if rule is None else rule.id


@each_labelled
def test_a_title_behind_a_label_goes_and_a_sentence_stays(language: str) -> None:
    label, *sentences, title = LABELLED[language]
    assert "/related/" in (rule_of(language, f"{label} {title}") or "")
    assert [rule_of(language, f"{label} {sentence}") for sentence in sentences] == [None, None]


@each([
    ("en", "Analysis: The council wasn’t built for harmony. It was built for debate."),
    ("en", "Related: why the two sisters felt so"),
    ("en", "Explained: Was the strike legal?"),
    ("en", "READ MORE: Who mended the clock in the tower, and why did nobody else dare to climb up there?"),
    ("en", "Photo: The two sisters meet in the hall of the old school on Monday, with the mayor and the baker."),
    ("en", "Related: “We asked for a roof that does not drip on the looms, and for a lease longer than a winter.”"),
    ("de", "Lesen Sie auch: Die Schwestern schweigen. Der Bäcker redet."),
    ("de", "Foto: privat"),
    ("fr", "À lire aussi : Le boulanger répare l’horloge et ne veut rien"),
    ("ja", "関連記事：パン屋が時計を修理、代金は受け取らず"),
])  # fmt: skip
def test_labels_before_titles_names_and_captions_are_labels(language: str, text: str) -> None:
    assert rule_of(language, text) is not None


@each(
    [
        ("ja", "更新：2026年3月4日 18時30分"),
        ("en", "CORRECTION | The mill closed in 1994."),
        ("ko", "업데이트: 2026.03.04 18:30"),
    ]
)
def test_days_and_notes_are_no_sentences(language: str, text: str) -> None:
    assert rules_for(language, NO_RULES).match(text, Zone.TAIL) is not None


@pytest.mark.parametrize("story", [s for s in STORIES.values() if s.language[:2] in LABELLED], ids=lambda s: s.language)
def test_a_labelled_sentence_stays_in_the_story(story: Story) -> None:
    label, *sentences, _ = LABELLED[story.language[:2]]
    for sentence in sentences:
        for count in (2, len(story.paragraphs)):
            told = [*story.paragraphs[:1], f"{label} {sentence}".replace("： ", "："), *story.paragraphs[1:count]]
            for source in (page_of(story, paragraphs(*told)), text_of(story, *told)):
                assert clean(source).body.split("\n\n") == told
