"""What stands first in a page, or in a box amid a story, and is none of it; what is for those who pay."""

# ruff: noqa: E501
from __future__ import annotations

import codecs

import pytest

from newsclean import ArticleWarning, clean
from newsclean.article import Category
from newsclean.label.boxes import mark_boxes
from newsclean.page import Block, Label, Lineage, Place, Role
from tests.stories import LONG, STORIES, Story, amid, head_of, page_around, page_of, paragraphs

NOTICES = {
    "en": (
        "We value your privacy",
        "We and our 214 partners store and access information on your device, such as cookies, and process personal data "
        "for personalised advertising and content.",
        "You may change your choice at any time at the foot of every page, and some partners rely on a legitimate interest.",
        "Accept all",
    ),
    "de": (
        "Der Bote bittet um Ihre Zustimmung",
        "Wir und unsere 214 Partner verwenden Cookies und speichern Informationen auf Ihrem Gerät, um personalisierte "
        "Werbung und Inhalte zu zeigen.",
        "Sie können Ihre Wahl jederzeit am Ende jeder Seite ändern. Einige Partner berufen sich auf ein Interesse.",
        "Alle akzeptieren",
    ),
    "es": (
        "Su privacidad nos importa",
        "Nosotros y nuestros 214 socios utilizamos cookies y almacenamos información en su dispositivo para mostrar "
        "publicidad y contenido personalizados.",
        "Puede cambiar su decisión en cualquier momento al pie de cada página de este sitio.",
        "Aceptar todo",
    ),
}
DIALOGS = ("div role=dialog", "div class=cookie-banner", "div id=cmp-root", 'section class="css-1 modal--open"')
LETTERS = {
    "en": ("The Skarholm Letter", "Every Friday, what happened in the valley, free in your inbox.", "Sign up"),
    "de": ("Der Skarholm-Brief", "Jeden Freitag kostenlos in Ihr Postfach. Jetzt Newsletter abonnieren.", "Anmelden"),
    "es": ("La carta de Skarholm", "Suscríbase a nuestro boletín y reciba cada viernes lo que pasó.", "Suscribirse"),
}
FOR_PAYERS = (
    "paywall",
    "premium-content",
    "gated",
    "login-required",
    "media",
    "slide",
    "subscriber-only",
    "abo",
    "piano",
)


@pytest.mark.parametrize("heading", ["h1", "h2", "p"])
@pytest.mark.parametrize("dialog", DIALOGS)
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_consent_dialog_that_comes_first_is_no_story(story: Story, dialog: str, heading: str) -> None:
    title, first, second, button = NOTICES[story.language]
    tag = dialog.split()[0]
    notice = f"<{dialog}><{heading}>{title}</{heading}>{paragraphs(first, second)}<button>{button}</button></{tag}>"
    article = clean(page_of(story, paragraphs(*story.paragraphs), before=notice))
    assert (article.headline, article.authors) == (story.headline, (story.author,))
    assert tuple(article.body.split("\n\n")) == story.paragraphs


@pytest.mark.parametrize("heading", ["h2", "h4", "p", "strong"])
@pytest.mark.parametrize(
    "box", ["div class=newsletter-signup", "section id=newsletter-box", "div class=newsletter__form"]
)
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_the_title_of_a_newsletters_box_is_no_subhead(story: Story, box: str, heading: str) -> None:
    title, pitch, button = LETTERS[story.language]
    inner = f"<{heading}>{title}</{heading}><p>{pitch}</p><form><input><button>{button}</button></form>"
    article = clean(page_of(story, amid(story, f"<{box}>{inner}</{box.split()[0]}>")))
    assert tuple(article.body.split("\n\n")) == story.paragraphs


FORM = "<form><label>{1}</label><input><button>{0}</button></form>"
BARE_BOXES = (
    "<div><h3>{title}</h3><p>{pitch}</p>{form}</div>",
    "<div class=a1><div>{title}</div><div>{pitch}</div>{form}</div>",
)


@pytest.mark.parametrize("box", BARE_BOXES)
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_form_s_box_that_no_name_tells_is_no_part_of_the_story(story: Story, box: str) -> None:
    title, _, button = LETTERS[story.language]
    inner = box.format(title=title, pitch=story.captions[1], form=FORM.format(button, title))
    for after in range(1, len(story.paragraphs) + 1):
        body = clean(page_of(story, amid(story, inner, after))).body
        assert tuple(body.split("\n\n")) == story.paragraphs, after


CAPTION_DIALOG = (
    "This is a modal window", "Beginning of dialog window. Escape will cancel and close the window.", "Text", "Color",
    "White", "Black", "Transparency", "Opaque", "Semi-Transparent", "Font Size", "50%", "75%", "Text Edge Style",
    "None", "Raised", "Uniform", "Dropshadow", "Font Family", "Proportional Sans-Serif", "Casual", "Script", "Done",
    "Close Modal Dialog",
)  # fmt: skip
PLAYER_KEYS = (
    "Keyboard Shortcuts", "Play/Pause SPACE", "Increase Volume ↑", "Captions On/Off c", "Seek % 0-9", "Off", "Email",
    "0 seconds of 3 minutes, 12 seconds", "Volume 90%", "Auto", "720p", "Font Color", "Window Opacity", "en-US",
)  # fmt: skip


@pytest.mark.parametrize("tag", ["p", "div", "li"])
@pytest.mark.parametrize("menu", [CAPTION_DIALOG, PLAYER_KEYS], ids=["captions", "keys"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_player_s_menus_are_no_part_of_the_story(story: Story, menu: tuple[str, ...], tag: str) -> None:
    lines = "".join(f"<{tag}>{line}</{tag}>" for line in menu)
    player = f"<ul class=a1>{lines}</ul>" if tag == "li" else f"<div class=a1>{lines}</div>"
    for after in range(1, len(story.paragraphs) + 1):
        body = clean(page_of(story, amid(story, player, after))).body
        assert tuple(body.split("\n\n")) == story.paragraphs, after
        pasted = [story.headline, *story.paragraphs[:after], "\n".join(menu), *story.paragraphs[after:]]
        assert set(menu).isdisjoint(clean("\n\n".join(pasted)).body.split("\n"))


PLAYER = (
    "Play video",
    "Mute",
    "Volume 90%",
    "Video player is loading",
    "Captions off",
    "Playback rate",
    "Duration 2:31",
)


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_short_story_in_one_element_with_a_player_stays(story: Story) -> None:
    told, others = story.paragraphs[:2], story.paragraphs[2:]
    player = "".join(f"<div>{line}</div>" for line in PLAYER)
    cards = "".join(
        f"<div><a href=/x><h3>{title}</h3></a><p>{text}</p></div>"
        for title, text in zip(story.teasers, others, strict=False)
    )
    film = f"<main><div class=media>{head_of(story)}{player}{paragraphs(*told)}</div></main><div>{cards}</div>"
    body = clean(page_around(story, film)).body
    assert [text for text in told if text not in body] == []


LOOM = "The loom of the Skarholm mill, older than the mill, and the women who have kept it going since the war"


@pytest.mark.parametrize(
    ("line", "goes"), [("Opaque", True), ("It is a loom.", True), ("It is the oldest.", False), (LOOM, False)]
)
def test_an_element_of_a_player_s_lines_holds_no_prose_and_no_sentence(line: str, goes: bool) -> None:
    body, box = Place(Lineage("body", ""), None), Lineage("div", "")
    within = Place(box, body)
    blocks = [Block(text, n, place=within) for n, text in enumerate((*PLAYER[:4], line))]
    for block in blocks[:4]:
        block.label = Label(Role.REMOVED, "en/media", Category.MEDIA)
    blocks += [Block(LOOM, 9 + n, place=body) for n in range(9)]
    marked = [block.label is not None for block in blocks]
    mark_boxes(blocks, marked, 1.0)
    assert marked[4] is goes


def test_a_podcast_s_recommendation_stays_above_its_links() -> None:
    story = STORIES["en"]
    links = ("Listen on Spotify", "Listen on Apple Podcasts", "Listen on SoundCloud", "Download MP3")
    said = "A fisherman tells his life, and it is funny."
    item = f"<div><h3>Nets</h3><p>{said}</p>{''.join(f'<div>{link}</div>' for link in links)}</div>"
    assert said in clean(page_of(story, amid(story, item, 2))).body


def test_a_list_of_typefaces_in_a_story_stays() -> None:
    story = STORIES["en"]
    faces = ["Times New Roman, which a newspaper ordered", "Arial, drawn for a printer", "Courier New", "Gill Sans"]
    listed = "<ul>" + "".join(f"<li>{face}</li>" for face in faces) + "</ul>"
    body = clean(page_of(story, amid(story, listed, 2))).body
    assert [line for line in faces if line in body] == faces


def test_short_paragraphs_in_one_element_with_a_form_stay() -> None:
    story = (
        "The mill of Skarholm opened again on Monday after four years.",
        "Eleven weavers work there now, said its owner, Jon Amsel.",
        "It closes at nine, and on Sundays it does not open at all.",
        "The county had wanted to build forty flats in its place.",
        "The roof will be mended in autumn.",
    )
    page = f"<h1>Weavers get their mill back</h1><div>{paragraphs(*story)}{FORM.format('Sign up', 'E-mail')}</div>"
    assert tuple(clean(page).body.split("\n\n")) == story


@pytest.mark.parametrize("name", FOR_PAYERS)
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_prose_in_a_container_for_payers_is_the_storys(story: Story, name: str) -> None:
    first, rest = story.paragraphs[:2], story.paragraphs[2:]
    for body in (
        f"<div class={name}>{paragraphs(*story.paragraphs)}</div>",
        f"<div class={name}>{paragraphs(*first)}</div>{paragraphs(*rest)}",
        f"{paragraphs(*first)}<div class={name}>{paragraphs(*rest)}</div>",
    ):
        assert tuple(clean(page_of(story, body)).body.split("\n\n")) == story.paragraphs


def rot47(text: str) -> str:
    return "".join(chr(33 + (ord(c) - 33 + 47) % 94) if "!" <= c <= "~" else c for c in text)


@pytest.mark.parametrize("scramble", [rot47, lambda text: codecs.encode(text, "rot13")], ids=["rot47", "rot13"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_scrambled_paragraphs_are_a_paywalls(story: Story, scramble: object) -> None:
    assert callable(scramble)
    hidden = paragraphs(*map(scramble, story.paragraphs[2:]))
    article = clean(page_of(story, f"{paragraphs(*story.paragraphs[:2])}<div hidden>{hidden}</div>"))
    assert tuple(article.body.split("\n\n")) == story.paragraphs[:2]
    assert article.warnings == (ArticleWarning.PAYWALL_STUB,)


@pytest.mark.parametrize("attribute", ["shadowrootmode=open", "shadowrootmode=closed", "shadowroot=open"])
@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_a_declarative_shadow_root_is_read(story: Story, attribute: str) -> None:
    inner = f"<style>p{{margin:0}}</style><article>{head_of(story)}{paragraphs(*story.paragraphs)}</article>"
    article = clean(f"<html lang={story.language}><body><x-story><template {attribute}>{inner}</template></x-story>")
    assert (article.headline, article.authors) == (story.headline, (story.author,))
    assert tuple(article.body.split("\n\n")) == story.paragraphs
    assert "set" not in clean(f"<template>set</template>{inner}").body


@pytest.mark.parametrize("story", LONG.values(), ids=LONG)
def test_what_a_host_holds_is_read_in_the_slots_of_its_shadow_root(story: Story) -> None:
    *told, last = story.paragraphs
    inner = "<header><slot name=head><h1>No title</h1></slot></header><slot><p>Nothing here yet.</p></slot>"
    article = clean(
        f"<html lang={story.language}><body><x-story><template shadowrootmode=open>{inner}<p>{last}</p></template>"
        f"{paragraphs(*told)} <div slot=head>{head_of(story)}</div></x-story>"
    )
    assert (article.headline, article.authors) == (story.headline, (story.author,))
    assert tuple(article.body.split("\n\n")) == story.paragraphs
    assert not any("No title" in removal.text or "Nothing here" in removal.text for removal in article.removed)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_brief_with_a_printed_day_is_a_story(story: Story, count: int) -> None:
    told = story.paragraphs[:count]
    page = page_of(story, paragraphs(*told)).replace(
        head_of(story), f"<h1>{story.headline}</h1><p>{story.printed_day}</p>"
    )
    article = clean(page)
    assert (tuple(article.body.split("\n\n")), article.headline) == (told, story.headline)


STAMPS = (
    '<abbr class=published title="2026-03-04T18:30:00+01:00">2 days ago</abbr>',
    '<span class="post-date" title="2026-03-04T18:30:00+01:00">yesterday</span>',
    '<relative-time datetime="2026-03-04T18:30:00+01:00">2 days ago</relative-time>',
    '<span data-timestamp="1772645400">2 days ago</span>',
    '<div class=meta><span data-published-at="2026-03-04T17:30:00Z">Wednesday</span></div>',
)


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_moment_in_an_attribute_dates_the_story(stamp: str) -> None:
    story = STORIES["en"]
    page = page_of(story, paragraphs(*story.paragraphs)).replace(head_of(story), f"<h1>{story.headline}</h1>{stamp}")
    article = clean(page)
    assert article.published_at is not None
    assert article.published_at.isoformat().startswith(("2026-03-04T18:30", "2026-03-04T17:30"))


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_logo_or_a_sections_name_is_no_headline(story: Story) -> None:
    section, body = story.sections[-1], f"<article>{paragraphs(*story.paragraphs)}</article>"
    logo = f"<h1><a href=/>{story.site}</a></h1>"
    nav = f"<nav><a href=/a>{section}</a></nav>"
    foot = f"<footer>© 2026 {story.site}</footer>"
    for title, main in (
        (f"{story.headline} | {story.site}", f"{logo}{nav}<h2>{story.headline}</h2>{body}"),
        (f"{story.headline} | {story.site}", f"{logo}{nav}<h1>{story.headline}</h1>{body}"),
        (f"{story.headline} | {section} | {story.site}", f"{nav}<h1>{section}</h1>{body}"),
        (f"{story.headline} - {story.site}", f"<a href=/>{story.site}</a>{body}"),
        (f"{story.site} - {story.headline}", f"<a href=/>{story.site}</a>{body}"),
    ):
        page = f"<html lang={story.language}><head><title>{title}</title></head><body>{main}{foot}</body></html>"
        assert clean(page).headline == story.headline, title
