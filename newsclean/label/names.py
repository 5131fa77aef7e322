"""What class names, ids and roles say: the words that many sites share, and what kind of block they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsclean.article import Category

# One element's names may say no more than this, for or against; several words of one name say the same.
NAME_LIMIT = 4.0
NAME_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")
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
                          "toolbar", "tags", "tag", "topics", "pagination", "sitemap", "search", "sidebar", "skip",
                          "masthead"),
}  # fmt: skip
TAGS = {
    "nav": Category.NAVIGATION,
    "footer": Category.NAVIGATION,
    "header": Category.NAVIGATION,
    "figcaption": Category.CAPTION,
    "button": Category.NAVIGATION,
    "time": Category.TIMESTAMP,
}
_CATEGORY_OF = {word: category for category, words in reversed(WORDS.items()) for word in words}
KINDS = tuple(WORDS)
_RANK = {category: rank for rank, category in enumerate(KINDS)}


@lru_cache(maxsize=8192)
def name_words(names: str) -> frozenset[str]:
    """The words that class, id and similar attributes are made of.

    >>> sorted(name_words("c-articleBody main_text-2"))
    ['article', 'body', 'main', 'text']
    """
    return frozenset(word.lower() for word in NAME_WORD.findall(names))


def name_odds(lexicon: Mapping[str, float], names: str) -> float:
    """The log-odds of an element's names that what it holds is the story's.

    >>> name_odds({"body": 1.2, "share": -3.9}, "article-body share")
    -2.7
    """
    return max(-NAME_LIMIT, min(NAME_LIMIT, sum(lexicon.get(word, 0.0) for word in name_words(names))))


@lru_cache(maxsize=8192)
def kind_named(tag: str, names: str) -> Category | None:
    """What kind of block an element's names say it holds, or its tag.

    >>> kind_named("div", "c-share-bar article__social").value
    'share'
    """
    found = [_CATEGORY_OF[word] for word in name_words(names) if word in _CATEGORY_OF]
    return min(found, key=_RANK.__getitem__) if found else TAGS.get(tag)
