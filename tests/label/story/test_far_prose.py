"""A story's only paragraph is judged, however far from any other prose it stands amid a page's lines."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from newsclean import clean

LINES = {
    "en": ("Log in", "Share on Facebook", "Read more", "Contact", "Help", "Sign up"),
    "de": ("Anmelden", "Auf Facebook teilen", "Mehr zum Thema", "Kontakt", "Hilfe", "Impressum"),
    "es": ("Iniciar sesión", "Compartir en Facebook", "Leer más", "Contacto", "Ayuda", "Aviso legal"),
}
STORIES = {
    "en": (
        "The weir at Tarn is to be mended",
        "The weir at Tarn will be mended this autumn, the county said on Monday, after a crack as long as a bus was found "
        "below the waterline. The mill above it has stood still since March, and its owner has let two men go. The work "
        "will cost 40,000 crowns and take until the first frost, an engineer said.",
    ),
    "de": (
        "Das Wehr von Tarn wird geflickt",
        "Das Wehr von Tarn wird im Herbst geflickt, teilte der Kreis am Montag mit, nachdem unter der Wasserlinie ein Riss "
        "von der Länge eines Busses gefunden worden war. Die Mühle darüber steht seit März still, und ihr Besitzer hat "
        "zwei Leute entlassen. Die Arbeit wird 40.000 Kronen kosten und bis zum ersten Frost dauern, sagte ein Ingenieur.",
    ),
    "es": (
        "La presa de Tarn será reparada",
        "La presa de Tarn será reparada este otoño, informó el lunes el condado, después de que se hallara una grieta tan "
        "larga como un autobús bajo la línea de agua. El molino está parado desde marzo y su dueño ha despedido a dos "
        "hombres. La obra costará 40.000 coronas y durará hasta la primera helada, dijo un ingeniero.",
    ),
}


@pytest.mark.parametrize("language", STORIES)
def test_the_only_paragraph_of_a_paste_stays(language: str) -> None:
    headline, paragraph = STORIES[language]
    chrome = "\n\n".join(LINES[language])
    assert clean(f"{chrome}\n\n{headline}\n\n{paragraph}\n\n{chrome}\n", kind="text").body == paragraph
