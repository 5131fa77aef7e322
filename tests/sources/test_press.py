"""Exports of press databases in other layouts, labels and languages than the fixtures'."""

from __future__ import annotations

import re
import textwrap

import pytest

from newsclean import Article, ArticleWarning, clean, documents
from newsclean.sources.press.factiva_codes import code_of
from newsclean.sources.press.labels import known_labels, labelled
from newsclean.sources.press.pieces import section_and_page
from newsclean.sources.signs import may_hold_many
from tests.each import each

TOLD = [
    "The council of Brennach has sold the old tram depot to a brewery, which will keep the rails in the floor and the "
    "clock above the gate.",
    "“Nobody wanted the trams, but everybody wants the smell of malt,” said Greta Holm, whose father drove the last.",
    "The price was not published. Work begins in May and is to take a year, the mayor said on Monday.",
]
STORY = "\n\n".join(TOLD)
WRAPPED = "\n\n".join(textwrap.fill(text, 78) for text in TOLD)


def only(text: str) -> Article:
    (document,) = documents(text.encode())
    return clean(document)


UNI = """
Depot sold to brewery

The Norrow Gazette

{day}

{above}
{section}
{length}
{byline}
{body}


{story}

{load}
{below}
{end}
"""
UNI_LABELS = [
    ("March 4, 2026 Wednesday", "Section: NEWS; Pg. A1", "Length: 98 words", "Byline: Alma Trevik", "Body",
     "Load-Date: March 5, 2026", "End of Document"),
    ("4. März 2026 Mittwoch", "Rubrik: NEWS; S. A1", "Länge: 98 Wörter", "Autor: Von Alma Trevik", "Body",
     "Ladedatum: 5. März 2026", "Ende des Dokuments"),
    ("4 mars 2026 mercredi", "Rubrique: NEWS; Pg. A1", "Longueur: 98 mots", "Auteur: Alma Trevik", "Corps",
     "Date-Chargement: 5 mars 2026", "Fin de Document"),
    ("4 de marzo de 2026 miércoles", "Sección: NEWS; Pág. A1", "Longitud: 98 palabras", "Autor: Alma Trevik", "Cuerpo",
     "Fecha de Carga: 5 de marzo de 2026", "Fin del Documento"),
    ("4 maart 2026 woensdag", "Sectie: NEWS; Blz. A1", "Lengte: 98 woorden", "Auteur: Door Alma Trevik",
     "Volledige tekst", "Laaddatum: 5 maart 2026", "Einde van document"),
    ("4 marzo 2026 mercoledì", "Sezione: NEWS; Pag. A1", "Lunghezza: 98 parole", "Autore: Alma Trevik", "Corpo",
     "Data di caricamento: 5 marzo 2026", "Fine del documento"),
    ("4 de março de 2026 quarta-feira", "Seção: NEWS; Pág. A1", "Comprimento: 98 palavras", "Autor: Alma Trevik",
     "Corpo", "Data de carga: 5 de março de 2026", "Fim do documento"),
]  # fmt: skip


@pytest.mark.parametrize("labels", UNI_LABELS, ids=[labels[1].split(":")[0] for labels in UNI_LABELS])
@pytest.mark.parametrize("copyright_above", [True, False])
def test_nexis_uni_in_the_interfaces_language(labels: tuple[str, ...], copyright_above: bool) -> None:
    day, section, length, byline, body, load, end = labels
    owned = "Copyright 2026 Norrow Papers All Rights Reserved"
    above, below = (owned, "") if copyright_above else ("", owned)
    article = only(UNI.format(story=STORY, **{k: v for k, v in locals().items() if k not in ("labels", "owned")}))
    assert article.headline == "Depot sold to brewery"
    assert (article.authors, str(article.date)) == (("Alma Trevik",), "2026-03-04")
    assert (article.publisher, article.section, article.page) == ("The Norrow Gazette", "NEWS", "A1")
    assert article.body == STORY


def test_a_head_without_blank_lines_and_without_a_label_for_the_body() -> None:
    article = only(
        "Depot sold to brewery\nThe Norrow Gazette\nMarch 4, 2026\n\nCopyright 2026 Norrow Papers All Rights Reserved\n"
        f"Length: 98 words\n\n{STORY}\n\nLoad-Date: March 5, 2026\nEnd of Document\n"
    )
    assert (article.headline, article.publisher) == ("Depot sold to brewery", "The Norrow Gazette")
    assert article.body == STORY


def test_spaces_behind_lines_change_nothing() -> None:
    for width in range(60, 100):
        narrow = textwrap.fill(" ".join(TOLD), width)
        text = f"1 of 1 DOCUMENTS\n\nThe Gazette\n\nMarch 4, 2026\n\nDepot sold\n\nLENGTH: 98 words\n\n{narrow}\n"
        assert only(text.replace("\n", "   \n")).body == only(text).body == " ".join(TOLD)


@pytest.mark.parametrize("counter", ["3 of 9 DOCUMENTS", "1 of 1 DOCUMENT", "Dokument 3 von 9", "Document 3 de 9"])
def test_an_academic_document_with_hardly_a_label(counter: str) -> None:
    head = "\n\n".join(f"{line:^78}" for line in (counter, "The Norrow Gazette", "March 4, 2026 Wednesday"))
    article = only(f"{head}\n\nDepot sold to brewery\n\n{WRAPPED}\n\nLANGUAGE: ENGLISH\n\n{'Copyright 2026':^78}\n")
    assert (article.headline, article.publisher, str(article.date)) == (
        "Depot sold to brewery",
        "The Norrow Gazette",
        "2026-03-04",
    )
    assert article.body == STORY


COUNTS = {
    "98 words": "Document", "98 Wörter": "Dokument", "98 mots": "Document", "98 palabras": "Documento",
    "98 parole": "Documento", "1.098 woorden": "Document", "98 語": "文書", "98 字": "文件", "98 слов": "Документ",
    "98 слов(-а)": "Документ", "98 文字": "文書", "98 słów": "Dokument", "98 단어": "문서",
}  # fmt: skip


@each(COUNTS)
def test_factiva_in_the_interfaces_language(count: str) -> None:
    article = only(
        f"Local News\nDepot sold to brewery\n\nAlma Trevik\nThe Norrow Gazette\n\n{count}\n4 March 2026\n18:30\n"
        "The Norrow Gazette\nNORGAZ\nFirst\nA1\nEnglish\nCopyright 2026, Norrow Papers. All Rights Reserved.\n\n"
        f"{WRAPPED}\n\n{COUNTS[count]} NORGAZ0020260304em34000a1\n"
    )
    assert (article.headline, article.authors, article.section) == (
        "Depot sold to brewery",
        ("Alma Trevik",),
        "Local News",
    )
    assert (str(article.published_at), article.publisher, article.page) == (
        "2026-03-04 18:30:00",
        "The Norrow Gazette",
        "A1",
    )
    assert article.body == STORY


@pytest.mark.parametrize("kept", [4, 9, 14])
def test_a_number_that_a_cut_file_ends_in_is_none_of_the_story(kept: int) -> None:
    article = only(
        "Depot sold to brewery\n\n98 words\n4 March 2026\nThe Norrow Gazette\nNORGAZ\nEnglish\n(c) 2026 Norrow\n\n"
        f"{STORY}\n\nDocument {'NORGAZ0020260304em34000a1'[:kept]}"
    )
    assert (article.body, article.warnings) == (STORY, (ArticleWarning.TRUNCATED,))


def test_exports_without_blank_lines_have_a_paragraph_a_line() -> None:
    lines = "\n".join(TOLD)
    told = [
        only(
            "Depot sold to brewery\nThe Norrow Gazette\nMarch 4, 2026\nSection: NEWS\nLength: 98 words\nBody\n"
            f"{lines}\nGraphic\nA photo of the depot\nLoad-Date: March 5, 2026\nEnd of Document\n"
        ),
        only(
            "HD Depot sold to brewery\nWC 98 words\nPD 4 March 2026\nSN The Norrow Gazette\nSC NORGAZ\nLA English\n"
            f"LP {lines}\nAN Document NORGAZ0020260304em34000a1\n"
        ),
        only(
            "Depot sold to brewery\n98 words\n4 March 2026\nThe Norrow Gazette\nNORGAZ\nEnglish\n"
            f"(c) 2026 Norrow Papers\n{lines}\nDocument NORGAZ0020260304em34000a1\n"
        ),
    ]
    for article in told:
        assert (article.headline, article.publisher) == ("Depot sold to brewery", "The Norrow Gazette")
        assert (article.body, str(article.date)) == (STORY, "2026-03-04")


def test_a_batch_looks_closer_at_exports_in_all_languages() -> None:
    uni = [UNI.format(story=STORY, day=d, section=s, length=w, byline=b, body=t, load=o, end=e, above="", below="")
           for d, s, w, b, t, o, e in UNI_LABELS]  # fmt: skip
    factiva = [f"Depot sold\n\n{count}\n4 March 2026\n\n{STORY}\n\n{word} NORGAZ0020260304em34000a1\n"
               for count, word in COUNTS.items()]  # fmt: skip
    assert all(may_hold_many(text.encode()) for text in uni + factiva)


def test_europresse_with_a_section_that_no_comma_parts_from_the_day() -> None:
    head = "<div><span class=DocTitreSousSection>Région</span> <span>mercredi 4 mars 2026 1234 mots, p. 30</span></div>"
    page = EUROPRESSE.format(above="", below="", story="".join(f"<p>{text}</p>" for text in TOLD))
    article = only(re.sub(r'<span class="DocHeader">.*?</span>', head, f"<html><body>{page}</body></html>"))
    assert (article.section, str(article.date), article.page) == ("Région", "2026-03-04", "30")
    assert (article.headline, article.standfirst, article.body) == ("Depot sold to brewery", None, STORY)


EUROPRESSE = """<article><header><span class="DocPublicationName">The Norrow Gazette (site web)</span>
<span class="DocHeader">Région, mercredi 4 mars 2026, p. 4</span></header><section><div class="titreArticle">{above}
<p class="titreArticleVisu">Depot sold to brewery</p></div>{below}<div class="docOcurrContainer">{story}</div></section>
<footer><p>© 2026 Norrow Papers. Tous droits réservés.</p></footer></article>"""


def test_europresse_with_a_subtitle_above_or_below_and_writers_in_an_element_of_their_own() -> None:
    subtitle, writers = '<p class="rdp__subtitle">The rails stay</p>', '<p class="docAuthors">Alma Trevik</p>'
    story = "".join(f"<p>{text}</p>" for text in TOLD)
    for above, below in ((subtitle, writers), ("", writers + subtitle), ("", subtitle + writers)):
        article = only(f"<html><body>{EUROPRESSE.format(above=above, below=below, story=story)}</body></html>")
        assert (article.headline, article.authors) == ("Depot sold to brewery", ("Alma Trevik",))
        assert (article.standfirst, article.body) == ("The rails stay", STORY)


def test_a_load_date_is_never_the_storys_day() -> None:
    article = only(
        f"1 of 1 DOCUMENTS\n\nHEADLINE: Depot sold\n\nLENGTH: 9 words\n\nBODY:\n{WRAPPED}\n\nLOAD-DATE: March 5, 2026\n"
    )
    assert article.date is None


NO_EXPORTS = [STORY, f"Section: what we know\n\n{STORY}", f"412 words\n\n{STORY}", "_" * 30 + f"\n\n{STORY}"]


@pytest.mark.parametrize("text", NO_EXPORTS)
def test_a_text_with_a_label_or_two_is_no_export(text: str) -> None:
    (document,) = documents(text.encode())
    assert document.source == ""


def test_a_story_keeps_the_labels_that_stand_amid_it() -> None:
    subject = "Subject: a tram, painted green, on its last day in the yard behind the town hall."
    told = "\n\n".join((TOLD[0], subject, TOLD[1], TOLD[0]))
    values = {
        "day": "March 4, 2026",
        "section": "Section: NEWS",
        "length": "Length: 9 words",
        "byline": "",
        "above": "",
    }
    ends = {"body": "Body", "load": "Load-Date: March 5, 2026", "below": "", "end": "End of Document"}
    assert only(UNI.format(story=told, **values, **ends)).body == told


@pytest.mark.parametrize(
    ("value", "section", "page"),
    [
        ("NEWS; Pg. 4", "NEWS", "4"),
        ("Section A; Page 14, Column 2; Foreign Desk", "Section A; Foreign Desk", "14"),
        ("WISSENSCHAFT; KREBS; S. 114 Ausg. 9", "WISSENSCHAFT; KREBS", "114"),
        ("Pág. 9", None, "9"),
        ("SPORT", "SPORT", None),
        ("", None, None),
    ],
)
def test_sections_and_pages_are_told_apart(value: str, section: str | None, page: str | None) -> None:
    assert section_and_page(value) == (section, page)


def test_labels_are_known_whatever_their_case_and_accents() -> None:
    assert {found[0].name for line in ("LÄNGE: 9", "Lange: 9", "länge： 9") if (found := labelled(line))} == {"length"}
    assert labelled("https://paper.example") is None
    assert all(label == label.casefold() for label in known_labels())


def test_a_code_needs_its_place() -> None:
    assert code_of("  HD  Depot sold") == ("HD", "Depot sold")
    assert code_of("RE-ELECTED: the mayor") is None


# Label by label in two interfaces of ProQuest: writer, publication, no abstract, text, subject, place, title,
# publication's title, page, day, section, kind of source, database.
PROQUEST = {
    "English": "Author:|Publication info:|Abstract: None available.|Full text:|Subject:|Location:|Title:|"
    "Publication title:|First page:|Publication date: Mar 4, 2026|Section:|Source type:|Database:",
    "German": "Verfasser:|Publikationsinfo:|Abstract: Nicht verfügbar.|Volltext:|Themen:|Standort:|Titel:|"
    "Titel der Publikation:|Erste Seite:|Erscheinungsdatum: 4. März 2026|Abschnitt:|Quellentyp:|Datenbank:",
    "French": "Auteur :|Détails de la publication :|Résumé : Aucun disponible.|Texte intégral :|Sujet :|Lieu :|Titre :|"
    "Titre de la publication :|Première page :|Date de publication : 4 mars 2026|Section :|Type de source :|"
    "Base de données :",
    "Spanish": "Autor:|Información de publicación:|Resumen: No disponible.|Texto completo:|Materia:|Lugar:|Título:|"
    "Título de publicación:|Primera página:|Fecha de publicación: 4 de marzo de 2026|Sección:|Tipo de fuente:|"
    "Base de datos:",
    "another": "Kirjoittaja:|Julkaisutiedot:|Tiivistelmä:|Full text:|Aihe:|Paikka:|Title:|Publication title:|"
    "First page:|Publication date: 4 March 2026|Section:|Lähde:|Tietokanta:",
}


@pytest.mark.parametrize("interface", PROQUEST)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_proquest_in_the_interfaces_language(interface: str, gap: str) -> None:
    by, info, none, full, *tail = PROQUEST[interface].split("|")
    values = (
        "Trams; Breweries",
        "Brennach",
        "Depot sold",
        "The Norrow Gazette",
        "A.4",
        "",
        "Local",
        "Newspapers",
        "All",
    )
    below = gap.join(f"{label} {value}" for label, value in zip(tail, values, strict=True))
    above = (
        f"{by} Trevik, Alma; Ek, Bo{gap}{info} The Norrow Gazette ; Brennach [Brennach]. 4 Mar 2026: A.4.{gap}{none}"
    )
    article = only(f"{'_' * 60}\n\nDepot sold to brewery\n\n{above}\n\n{full} {STORY}\n\n{below}\n\n{'_' * 60}\n")
    assert (article.headline, article.authors) == ("Depot sold to brewery", ("Alma Trevik", "Bo Ek"))
    assert (article.publisher, article.section, article.page) == ("The Norrow Gazette", "Local", "A.4")
    assert (article.body, str(article.date)) == (STORY, "2026-03-04")


def test_proquest_with_headings_in_place_of_labels() -> None:
    article = only(
        f"{'_' * 60}\n\nDepot sold to brewery\n\nProQuest document link\n\nABSTRACT (ENGLISH)\n\nA depot is sold.\n\n"
        f"FULL TEXT\n\n{STORY}\n\nDETAILS\n\nSubject: Trams\n\nTitle: Depot sold\n\nPublication title: The Gazette\n\n"
        f"Publication date: Mar 4, 2026\n\nDatabase: All\n\n{'_' * 60}\n"
    )
    assert (article.headline, article.publisher, article.body) == ("Depot sold to brewery", "The Gazette", STORY)
    assert any(removal.text == "A depot is sold." for removal in article.removed)


@pytest.mark.parametrize(
    "label", ["Notes: what the clerk read out", "People: some forty came", "Location: a field, in rain"]
)
def test_a_story_of_proquest_keeps_the_labels_that_stand_amid_it(label: str) -> None:
    told = f"{TOLD[0]}\n\n{label}\n\n{TOLD[1]}\n\nMayor Holm: no comment, she said."
    article = only(
        f"{'_' * 60}\n\nDepot sold\n\nAuthor: Trevik, Alma\n\nFull text: {told}\n\nSubject: Trams\n\nTitle: Sold\n\n"
        f"Publication title: The Gazette; Oster\n\nPublication date: Mar 4, 2026\n\nDatabase: All\n\n{'_' * 60}\n"
    )
    assert article.body == told


# Sentences that begin as labels and codes of press databases do.
LABEL_LIKE = [
    "Language: a barrier, said Holm, but no wall.",
    "Subject: the weir at Norrow, and who is to mend it.",
    "Copyright law will change in May, the minister said on Monday.",
    "(c) is how the clerk signs her letters.",
    "Length: five metres, as every school child knows.",
    "Byline: none, for the paper feared for its writers.",
    "Load-Date: unknown, the log of the barge said.",
    "Database: the county has none, the clerk said.",
    "IN the end it rained for nine days.",
    "AN hour later it stopped.",
    "RE the weir, the council said nothing.",
    "CO two levels rose again.",
]
EXPORTS = {
    "Academic": "1 of 1 DOCUMENTS\n\nThe Gazette\n\nMarch 4, 2026\n\nDepot sold\n\nBYLINE: Ann Lee\n\nLENGTH: 9 words\n"
    "\n{story}\n\nLOAD-DATE: March 5, 2026\n\nLANGUAGE: ENGLISH\n\nCopyright 2026 Norrow Papers\n",
    "Uni": "Depot sold\n\nThe Gazette\n\nMarch 4, 2026\n\nLength: 98 words\n\nBody\n\n{story}\n\nClassification\n\n"
    "Language: ENGLISH\n\nLoad-Date: March 5, 2026\n\nEnd of Document\n",
    "codes": "HD  Depot sold\nWC  98 words\nPD  4 March 2026\nSN  The Gazette\nSC  NORGAZ\nLA  English\n\nTD\n{story}\n"
    "\nNS  gcat : News\nAN  Document NORGAZ0020260304em34000a1\n",
    "ProQuest": "_"
    * 60
    + "\n\nDepot sold\n\nAuthor: Lee, Ann\n\nFull text: {story}\n\nSubject: Trams\n\nTitle: Depot sold\n\n"
    "Publication title: The Gazette\n\nPublication date: Mar 4, 2026\n\nDatabase: All\n\n" + "_" * 60 + "\n",
}


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("at", [0, 1, 3])
def test_a_sentence_that_begins_as_a_label_does_is_the_storys(export: str, at: int) -> None:
    for sentence in LABEL_LIKE:
        told = "\n\n".join([*TOLD[:at], sentence, *TOLD[at:]])
        assert only(EXPORTS[export].format(story=told)).body == told, sentence


def test_europresse_cut_amid_a_document_says_so() -> None:
    story = "".join(f"<p>{text}</p>" for text in TOLD)
    page = f"<html><body>{EUROPRESSE.format(above='', below='', story=story)}"
    whole, cut = only(page), only(page[: page.index(TOLD[1]) + 30])
    assert whole.warnings == ()
    assert (cut.headline, cut.warnings) == ("Depot sold to brewery", (ArticleWarning.TRUNCATED,))


PROQUEST_PAGE = """<html><body><p>{rule}</p><p><b>Depot sold to brewery</b></p><p>Author: Trevik, Alma</p>
<p>Publication info: The Norrow Gazette ; Norrow [Norrow]. Mar 4, 2026: A.4.</p><p><a>ProQuest document link</a>
</p><p><b>Full text: </b></p>{story}<p>Subject: Trams; Breweries</p><p>Title: Depot sold</p><p>Publication title:
The Norrow Gazette</p><p>Publication date: Mar 4, 2026</p><p>Database: All</p><p>{rule}</p></body></html>"""


def test_proquest_as_html() -> None:
    story = "".join(f"<p>{text}</p>" for text in TOLD)
    article = only(PROQUEST_PAGE.format(rule="_" * 60, story=story))
    assert (article.headline, article.authors) == ("Depot sold to brewery", ("Alma Trevik",))
    assert (article.publisher, str(article.date), article.body) == ("The Norrow Gazette", "2026-03-04", STORY)
