"""What a block outside the story is, where no rule says so: by the names around it, its neighbours and its shape."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.article import Category
from newsclean.label.places import name_words
from newsclean.page import Block, Label, Place, Role

# Words of class names, ids and roles that many sites share. Where one name holds several, the first of these counts.
WORDS: dict[Category, tuple[str, ...]] = {
    Category.COOKIES: ("cookie", "cookies", "consent", "gdpr", "cmp", "privacy"),
    Category.NEWSLETTER: ("newsletter", "newsletters", "mailing", "signup", "optin"),
    Category.DONATION: ("donate", "donation", "donations", "contribute", "membership"),
    Category.LOGIN: ("login", "signin", "register", "paywall", "subscribe", "subscription", "piano", "premium", "abo"),
    Category.SHARE: ("share", "sharing", "social", "sharebar", "socials", "follow"),
    Category.COMMENTS: ("comment", "comments", "disqus", "respond", "replies"),
    Category.CREDIT: ("credit", "credits", "copyright", "source"),
    Category.CAPTION: ("caption", "figcaption", "legend", "figure"),
    Category.ADVERTISEMENT: ("ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "promo", "affiliate"),
    Category.RELATED: ("related", "recommended", "recommendations", "teaser", "teasers", "readmore", "popular",
                       "trending", "latest", "similar", "suggested", "recirculation", "outbrain", "taboola",
                       "mostread", "linklist"),
    Category.ABOUT: ("author", "authors", "bio", "byline", "contributor", "profile"),
    Category.MEDIA: ("video", "player", "audio", "gallery", "slideshow", "carousel", "podcast", "lightbox"),
    Category.TIMESTAMP: ("date", "time", "timestamp", "datetime", "published", "updated"),
    Category.APP: ("app", "apps", "download", "install"),
    Category.CONTACT: ("contact", "feedback"),
    Category.LEGAL: ("legal", "disclaimer", "imprint", "impressum"),
    Category.NAVIGATION: ("nav", "navigation", "menu", "breadcrumb", "breadcrumbs", "header", "footer", "topbar",
                          "toolbar", "tags", "tag", "topics", "pagination", "sitemap", "search", "sidebar", "skip", "masthead"),
}  # fmt: skip
TAGS = {
    "nav": Category.NAVIGATION,
    "footer": Category.NAVIGATION,
    "header": Category.NAVIGATION,
    "figcaption": Category.CAPTION,
    "button": Category.NAVIGATION,
    "form": Category.OTHER,
    "time": Category.TIMESTAMP,
}
_CATEGORY_OF = {word: category for category, words in reversed(WORDS.items()) for word in words}
_RANK = {category: rank for rank, category in enumerate(WORDS)}
# Names further up say what a whole column is, not what this block is.
LEVELS = 8
MENU_LINKS = 0.6
MENU_SIZE = 60


def categorise(blocks: Sequence[Block], unnamed: Sequence[int]) -> None:
    """Label blocks as removed that no rule matched and the story does not hold; `unnamed` are their indices."""
    known: dict[int, Label | None] = {}
    left = []
    for i in unnamed:
        place = blocks[i].place
        label = _by_names(place, known) if place is not None else None
        blocks[i].label = label
        if label is None:
            left.append(i)
    for i in left:
        blocks[i].label = _by_neighbours(blocks, i) or _by_shape(blocks[i])


def _by_names(place: Place, known: dict[int, Label | None]) -> Label | None:
    if id(place) in known:
        return known[id(place)]
    label = None
    for level, here in enumerate(place.path()):
        if level == LEVELS:
            break
        found = [_CATEGORY_OF[word] for word in name_words(here.names) if word in _CATEGORY_OF]
        category = min(found, key=_RANK.__getitem__) if found else TAGS.get(here.tag)
        if category is not None:
            label = Label(Role.REMOVED, f"names/{category}", category)
            break
    known[id(place)] = label
    return label


def _by_neighbours(blocks: Sequence[Block], i: int) -> Label | None:
    """A line between two of one category is of that category: a button amid an appeal, a number amid share links."""
    around = [blocks[j].label for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    categories = {label.category if label is not None else None for label in around}
    if len(categories) == 1 and (category := categories.pop()) is not None:
        return Label(Role.REMOVED, f"beside/{category}", category)
    return None


def _by_shape(block: Block) -> Label:
    links = block.link_chars / len(block.text)
    if links > MENU_LINKS or (len(block.text) < MENU_SIZE and block.text[-1].isalnum()):
        return Label(Role.REMOVED, "story/menu", Category.NAVIGATION)
    return Label(Role.REMOVED, "story/outside", Category.OTHER)
