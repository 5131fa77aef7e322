"""What class names, ids and roles say: the words that many sites share, and what kind of block they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsclean.article import Category

# One element's names may say no more than this, for or against; several words of one name say the same.
NAME_LIMIT = 4.0
HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_LETTERS_ONLY = bytes(b if chr(b).isalpha() and b < 128 else 32 for b in range(256))
# Words of class names, ids and roles that many sites share. Where one name holds several, the first of these counts.
WORDS: dict[Category, tuple[str, ...]] = {
    Category.COOKIES: ("cookie", "cookies", "consent", "gdpr", "cmp", "privacy"),
    Category.NEWSLETTER: ("newsletter", "newsletters", "mailing", "signup", "optin"),
    Category.DONATION: ("donate", "donation", "donations", "contribute", "membership"),
    Category.LOGIN: ("login", "signin", "register", "subscribe", "subscription"),
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
# Words that say who may read what an element holds, not that it is no story; what is no story in it is a prompt.
FOR_PAYERS = frozenset(("paywall", "premium", "piano", "abo", "gated", "metered", "subscriber", "subscribers"))
# A header of one of these is the story's head, with its summary; a column beside it is named after these.
STORY_PARTS = frozenset(("article", "story", "post", "entry", "content", "detail", "news", "single"))
LAYOUT = frozenset(("with", "has", "no", "without"))
# Content systems name a page and its post after its sections, topics and form: `tag-video`, `category-newsletter`.
WHOLE_TAGS = frozenset(("html", "body", "main"))
POST_WORDS = frozenset(("hentry", "hnews", "status"))
KIND_OF_TAG = {
    "nav": Category.NAVIGATION,
    "footer": Category.NAVIGATION,
    "header": Category.NAVIGATION,
    "figcaption": Category.CAPTION,
    "button": Category.NAVIGATION,
    "time": Category.TIMESTAMP,
}
_CATEGORY_OF = {word: category for category, words in reversed(WORDS.items()) for word in words}
KINDS = tuple(WORDS)
_NO_RANK = len(KINDS)


def name_words(names: str) -> list[str]:
    """The words that class, id and similar attributes are made of.

    >>> name_words("c-articleBody main_text-2")
    ['c', 'article', 'body', 'main', 'text']
    """
    if not names.islower():
        names = HUMP.sub(" ", names).lower()
    return names.encode("ascii", "replace").translate(_LETTERS_ONLY).decode("ascii").split()


class Lexicon:
    """What elements' names say: the log-odds that what they hold is the story's, and what kind of block they name."""

    def __init__(self, odds: Mapping[str, float]) -> None:
        """`odds` gives words of names their log-odds."""
        rank = {kind: number for number, kind in enumerate(KINDS)}
        self._known = {
            word: (odds.get(word, 0.0), rank[_CATEGORY_OF[word]] if word in _CATEGORY_OF else _NO_RANK)
            for word in {*odds, *_CATEGORY_OF}
        }
        self.weigh = lru_cache(maxsize=8192)(self._weigh)

    def _weigh(self, names: str) -> tuple[float, Category | None]:
        """The log-odds of an element's names, and their kind.

        >>> Lexicon({"body": 1.2, "share": -3.9}).weigh("article-body c-share-bar")
        (-2.7, <Category.SHARE: 'share'>)
        """
        known = self._known
        words = name_words(names)
        odds, rank = 0.0, _NO_RANK
        for word in dict.fromkeys(words):
            if word in known:
                its_odds, its_rank = known[word]
                odds += its_odds
                if its_rank < rank and not _is_of_story(word, words):
                    rank = its_rank
        return max(-NAME_LIMIT, min(NAME_LIMIT, odds)), KINDS[rank] if rank < _NO_RANK else None


def _is_of_story(word: str, words: list[str]) -> bool:
    """Whether a word of an element's names says, beside the others, what stands in the story or around all of it."""
    if not POST_WORDS.isdisjoint(words):
        return True
    if word == "header":
        return not STORY_PARTS.isdisjoint(words)
    return word == "sidebar" and not LAYOUT.isdisjoint(words)


@lru_cache(maxsize=4096)
def is_for_payers(names: str) -> bool:
    """Whether an element's names say that what it holds, or asks for, is for readers who pay.

    >>> is_for_payers("article__paywall-text"), is_for_payers("prepaid")
    (True, False)
    """
    return not FOR_PAYERS.isdisjoint(name_words(names))
