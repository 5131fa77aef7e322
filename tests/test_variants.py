"""Kinds of pages that extractors get wrong, in four more languages and in other elements and names."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from newsclean import clean
from tests.each import each
from tests.stories import STORIES, Story, amid, page_around, page_of, paragraphs, text_of

FRENCH = Story(
    "fr",
    "Les éclusiers de Vauclair obtiennent un second bateau",
    "Par Maud Ferrier",
    "Maud Ferrier",
    (
        "Les éclusiers de Vauclair auront leur second bateau avant l'été, a décidé mardi soir le syndicat du canal, qui repoussait la dépense depuis neuf ans.",
        "Le vote a été serré : onze voix contre dix, et une abstention, celle du trésorier, qui a quitté la salle avant la fin du décompte.",
        "« Nous n'avons jamais demandé un yacht », a dit Solange Prévost, qui tient l'écluse du haut depuis 1998. « Nous voulons seulement ne plus passer à la rame quand le moteur tombe en panne. »",
        "Le chantier de Brienne promet une livraison en mai, mais son patron prévient que l'acier a encore augmenté et que le devis ne tiendra pas au-delà de la fin du mois.",
        "Reste à savoir qui paiera l'assurance. Le département a déjà dit non, et la région n'a pas répondu aux trois lettres que le syndicat lui a envoyées.",
    ),
    "L'Écho de Vauclair",
    ("Politique", "Économie", "Culture", "Sports", "Opinion"),
    ("La neige ferme le col", "La chorale cherche deux basses", "La laiterie augmente ses prix"),
    "À lire aussi",
    ("Les éclusiers devant la mairie mardi soir.", "L'écluse du haut vue du pont."),
    printed_day="4 mars 2026",
)
ITALIAN = Story(
    "it",
    "Le tessitrici di Skarholm riavranno il vecchio mulino",
    "di Ines Halloran",
    "Ines Halloran",
    (
        "Le ultime tessitrici di Skarholm riavranno il mulino costruito dai loro nonni, dopo che lunedì la contea ha rinunciato a trasformare l'edificio di mattoni in quaranta appartamenti per turisti.",
        "Il voto è stato combattuto. Cinque membri della commissione erano per le tessitrici e quattro per gli appartamenti, e la presidente, che aveva taciuto tutta la sera, ha alzato la mano per ultima.",
        "«Non abbiamo mai chiesto un regalo», ha detto Gudrun Aske, che guida la cooperativa da quando è morto suo padre. «Abbiamo chiesto un tetto che non goccioli sui telai».",
        "Il tetto dovrà aspettare l'autunno. Un conciatetti della valle vicina ha promesso di lavorare al prezzo dell'ardesia, ma a gennaio si è rotto il polso.",
        "Che cosa farà la contea senza gli appartamenti non è chiaro. Contava su sei milioni di corone dalla vendita, che dovevano pagare un nuovo molo per il traghetto.",
    ),
    "Il Corriere di Skarholm",
    ("Politica", "Economia", "Cultura", "Sport", "Opinioni"),
    ("La neve chiude il passo", "Il coro cerca due bassi", "Il caseificio pagherà di più"),
    "Leggi anche",
    ("Le tessitrici davanti al municipio lunedì sera.", "La chiusa e il mulino visti dal molo."),
    printed_day="4 marzo 2026",
)
POLISH = Story(
    "pl",
    "Tkaczki ze Skarholmu odzyskują stary młyn",
    "Maria Zawadzka",
    "Maria Zawadzka",
    (
        "Ostatnie tkaczki ze Skarholmu odzyskają młyn zbudowany przez ich dziadków, bo powiat zrezygnował w poniedziałek z przerobienia ceglanego budynku na czterdzieści mieszkań dla letników.",
        "Głosowanie było wyrównane. Pięciu członków komisji poparło tkaczki, czterech mieszkania, a przewodnicząca, która milczała cały wieczór, podniosła rękę jako ostatnia.",
        "„Nigdy nie prosiłyśmy o prezent”, powiedziała Gudrun Aske, która kieruje spółdzielnią od śmierci ojca. „Prosiłyśmy o dach, który nie cieknie na krosna, i o umowę dłuższą niż zima”.",
        "Dach musi poczekać do jesieni. Dekarz z sąsiedniej doliny obiecał pracować za cenę łupku, ale w styczniu złamał nadgarstek i do końca sierpnia nie może się wspinać.",
        "Nie wiadomo, co powiat zrobi bez mieszkań. Liczył na sześć milionów koron ze sprzedaży, które miały zapłacić za nową przystań promową.",
    ),
    "Kurier Skarholmski",
    ("Polityka", "Gospodarka", "Kultura", "Sport", "Opinie"),
    ("Śnieg zamyka przełęcz trzeci dzień", "Chór szuka dwóch basów", "Mleczarnia zapłaci więcej"),
    "Zobacz także",
    ("Tkaczki czekają przed ratuszem w poniedziałek wieczorem.", "Jaz i młyn widziane z przystani."),
    printed_day="4 marca 2026",
)
RUSSIAN = Story(
    "ru",
    "Ткачихи Скархольма возвращают себе старую мельницу",
    "Марина Зорина",
    "Марина Зорина",
    (
        "Последние ткачихи Скархольма получат назад мельницу, которую построили их деды: округ в понедельник отказался от плана превратить кирпичное здание у плотины в сорок квартир для дачников.",
        "Голоса разделились почти поровну. Пятеро членов комиссии поддержали ткачих, четверо — квартиры, а председатель, молчавшая весь вечер, подняла руку последней.",
        "«Мы никогда не просили подарка, — сказала Гудрун Аске, которая руководит артелью после смерти отца. — Мы просили крышу, которая не течёт на станки, и договор длиннее одной зимы».",
        "Крыше придётся подождать до осени. Кровельщик из соседней долины обещал работать за цену сланца, но в январе сломал запястье и до конца августа не может подниматься наверх.",
        "Что округ будет делать без квартир, неясно. Он рассчитывал на шесть миллионов крон от продажи, которые должны были пойти на новый причал.",
    ),
    "Скархольмский вестник",
    ("Политика", "Экономика", "Культура", "Спорт", "Мнения"),
    ("Снег закрыл перевал третий день", "Хор ищет двух басов", "Молокозавод заплатит больше"),
    "Читайте также",
    ("Ткачихи ждут у ратуши в понедельник вечером.", "Плотина и мельница с причала."),
    printed_day="4 марта 2026",
)
MORE = {story.language: story for story in (FRENCH, ITALIAN, POLISH, RUSSIAN)}
each_story = pytest.mark.parametrize("story", MORE.values(), ids=MORE)

NOTICES = {
    "fr": (
        "Votre vie privée compte pour nous",
        "Avec votre accord, nos 214 partenaires et nous utilisons des cookies pour stocker et consulter des informations sur votre terminal.",
        "Vous pouvez retirer votre consentement à tout moment en bas de chaque page de ce site.",
        "Tout accepter",
    ),
    "it": (
        "La tua privacy è importante",
        "Noi e i nostri 214 partner archiviamo informazioni su dispositivi, come i cookie, e trattiamo dati personali per annunci personalizzati.",
        "Puoi modificare le tue scelte in qualsiasi momento in fondo a ogni pagina.",
        "Accetta tutto",
    ),
    "pl": (
        "Szanujemy Twoją prywatność",
        "My i nasi 214 partnerzy przechowujemy informacje na urządzeniu, takie jak pliki cookie, i przetwarzamy dane osobowe w celu wyświetlania spersonalizowanych reklam.",
        "Możesz zmienić swój wybór w dowolnym momencie na dole każdej strony.",
        "Akceptuję",
    ),
    "ru": (
        "Мы ценим вашу конфиденциальность",
        "Мы и наши 214 партнёров используем файлы cookie и обрабатываем персональные данные, чтобы показывать персонализированную рекламу.",
        "Вы можете изменить свой выбор в любое время внизу каждой страницы.",
        "Принять все",
    ),
}
CAPTIONS = (
    '<amp-img src=i.jpg></amp-img><div class="k-legend">{}</div>',
    '<span class="img"><img src=i.jpg></span><span class="legende">{}</span>',
    '<div class="wp-caption alignnone"><img src=i.jpg><p class="wp-caption-text">{}</p></div>',
    "<div class=q1><img src=i.jpg><small>{}</small></div>",
    "<figure class=a7><img src=i.jpg><p class=b2>{}</p></figure>",
    '<div class="bild"><img src=a.jpg><div class="bildunterschrift">{}</div></div>',
)
TALKS = {
    "fr": (
        "Vous attendiez-vous à gagner ?",
        "Non.",
        "Étiez-vous contente ?",
        "Pas du tout. Je suis restée assise une heure sans ôter mon manteau.",
        "Vous le referiez ?",
        "Oui.",
        "Même avec le toit ?",
        "Jamais.",
    ),
    "it": (
        "Si aspettava di vincere?",
        "No.",
        "Era contenta?",
        "Per niente. Sono rimasta un'ora in cucina senza togliermi il cappotto.",
        "Lo rifarebbe?",
        "Sì.",
        "Anche con il tetto?",
        "Mai.",
    ),
    "pl": (
        "Spodziewała się pani wygranej?",
        "Nie.",
        "Cieszyła się pani?",
        "Wcale. Siedziałam godzinę w kuchni w płaszczu.",
        "Zrobiłaby to pani jeszcze raz?",
        "Tak.",
        "Nawet z dachem?",
        "Nigdy.",
    ),
    "ru": (
        "Вы ожидали победы?",
        "Нет.",
        "Вы обрадовались?",
        "Совсем нет. Я час сидела на кухне в пальто.",
        "Сделали бы это снова?",
        "Да.",
        "Даже с крышей?",
        "Никогда.",
    ),
}
BYLINES = [
    ("fr", "Publié le 4 mars 2026 par Maud Ferrier", ("Maud Ferrier",)),
    ("fr", "Par Maud Ferrier (avec AFP)", ("Maud Ferrier",)),
    ("fr", "Mardi 4 mars 2026", ()),
    ("it", "a cura di Ines Halloran e Bo Ricci", ("Ines Halloran", "Bo Ricci")),
    ("it", "Cronaca", ()),
    ("pl", "oprac. Maria Zawadzka", ("Maria Zawadzka",)),
    ("ru", "Текст: Марина Зорина, фото: Пётр Лис", ("Марина Зорина",)),
    ("ru", "Среда, 4 марта 2026", ()),
    ("en", "ANN LEESaturday, 4 March", ("ANN LEE",)),
    ("en", "By Ann LeeJune 11, 2026", ("Ann Lee",)),
    ("en", "World Feb 4", ()),
    ("de", "Lena Ortmann · Aktualisiert 5. März", ("Lena Ortmann",)),
    ("de", "Donnerstag, 5. März", ()),
    ("ja", "投稿者", ()),
    ("zh-CN", "作者：沈若溪　来源：柳湾日报", ("沈若溪",)),
]


@pytest.mark.parametrize("box", ["dialog open", "div role=alertdialog", "div id=k9-host", "section class=rgpd"])
@pytest.mark.parametrize("heading", ["h1", "strong"])
@each_story
def test_a_consent_notice_that_comes_first_is_no_story(story: Story, heading: str, box: str) -> None:
    title, first, second, button = NOTICES[story.language]
    notice = f"<{heading}>{title}</{heading}><p>{first}</p><p>{second}</p><button>{button}</button>"
    article = clean(page_of(story, paragraphs(*story.paragraphs), before=f"<{box}>{notice}</{box.split()[0]}>"))
    assert (article.headline, article.body) == (story.headline, "\n\n".join(story.paragraphs))


@pytest.mark.parametrize("after", [0, 2, 4])
@pytest.mark.parametrize("form", CAPTIONS)
@each_story
def test_no_caption_stands_in_the_body(story: Story, form: str, after: int) -> None:
    article = clean(page_of(story, amid(story, form.format(story.captions[0]), after)))
    assert article.body == "\n\n".join(story.paragraphs)


@pytest.mark.parametrize(
    "form", ["<p class=q>{}</p><p class=a>{}</p>", "<div class=f1><b>{}</b></div><div class=f2>{}</div>"]
)
@each_story
def test_the_last_turns_of_an_interview_stay(story: Story, form: str) -> None:
    said = TALKS[story.language]
    told = [*story.paragraphs[:2], *said]
    talk = "".join(form.format(*said[n : n + 2]) for n in range(0, len(said), 2))
    assert clean(page_of(story, paragraphs(*story.paragraphs[:2]) + talk)).body.split("\n\n") == told
    assert clean(text_of(story, *told)).body.split("\n\n") == told


@each([s for s in (*STORIES.values(), *MORE.values()) if s.language not in ("he", "th")], lambda s: s.language)
def test_a_paste_of_one_paragraph_keeps_it(story: Story) -> None:
    assert clean(text_of(story, story.paragraphs[0])).body == story.paragraphs[0]


@each_story
def test_the_first_entry_of_a_live_blog_keeps_its_title(story: Story) -> None:
    titles = [*(caption.rstrip(".") for caption in story.captions), story.teasers[0]]
    told = story.paragraphs[:2], story.paragraphs[2:4], story.paragraphs[4:]
    entries = "".join(
        f"<div class=k{n}><header><h3>{title}</h3><time>2{n}:15</time></header>{paragraphs(*texts)}</div>"
        for n, (title, texts) in enumerate(zip(titles, told, strict=True))
    )
    article = clean(page_around(story, f"<h1>{story.headline}</h1>{entries}"))
    said = [text for title, texts in zip(titles, told, strict=True) for text in (title, *texts)]
    assert (article.headline, article.standfirst, article.body.split("\n\n")) == (story.headline, None, said)


@pytest.mark.parametrize(("language", "line", "names"), BYLINES)
def test_bylines_and_what_stands_in_their_place(language: str, line: str, names: tuple[str, ...]) -> None:
    story = {**STORIES, **MORE}[language]
    for opening in ("div", "p", "span class=x9"):
        head = f"<h1>{story.headline}</h1><{opening}>{line}</{opening.split()[0]}>"
        page = f"<article>{head}<div class=b>{paragraphs(*story.paragraphs)}</div></article>"
        assert clean(page_around(story, page)).authors == names, opening
    assert clean(text_of(story).replace(story.byline, line, 1)).authors == names
