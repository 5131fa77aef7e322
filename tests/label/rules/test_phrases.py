"""The normal form in which blocks and phrases are compared."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsclean.label.rules.phrases import _UNCOMPOSED, normalise, normalise_all
from tests.each import each


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=6))
def test_texts_normalised_together_are_as_if_alone(texts: list[str]) -> None:
    assert normalise_all(texts) == [normalise(text) for text in texts]


def test_every_character_that_may_want_composing_is_known() -> None:
    composing = set()
    for code in range(0x10000):
        pair = unicodedata.decomposition(chr(code)).split()
        if len(pair) == 2 and not pair[0].startswith("<"):
            composing.add(chr(int(pair[1], 16)))
    for code in range(0x10000):
        character = chr(code)
        changes = not unicodedata.is_normalized("NFC", character) or unicodedata.combining(character)
        if changes or character in composing:
            assert _UNCOMPOSED.match(character), hex(code)


@each(
    [
        ("Sign in / REGISTER »", "sign in register"),
        ("Cafe\u0301", "café"),
        ("ILIK · İLGİLİ · ılık", "ilik ilgili ilik"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "διαβαστε επισησ"),
        ("Επίσης ÉPISODE ÀÉÎÖÜ ŞŢ", "επίσησ épisode àéîöü șț"),
        ("ЧИТАЙТЕ ТАКОЖ: «Хвиля»", "читайте також хвиля"),
        ("共12条 APPを見る", "共 12 条 app を見る"),
        ("شـارِك حمّل", "شارك حمل"),
        ("©2031 Harbour", "© 2031 harbour"),
        ("***", ""),
    ],
)
def test_signs_and_case_make_no_difference(text: str, normal: str) -> None:
    assert normalise(text) == normal
