"""Articles that reports are made of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from newsclean import Article, ArticleWarning, BlockType, BodyBlock, Candidate, Category, Removal, SavedArticle, clean

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
SLUGS = ("news-classic", "arabic", "french", "index-page", "error-page", "feature-lists-code", "paywall-stub")


def cleaned() -> list[SavedArticle]:
    """Some invented pages of the fixtures, cleaned."""
    found = []
    for slug in SLUGS:
        path = PAGES / slug / "source.html"
        article = clean(path.read_bytes(), kind="html")
        found.append(saved(article, f"pages/{slug}.html"))
    return found


def saved(article: Article, source: str) -> SavedArticle:
    """An article as a batch wrote it."""
    return SavedArticle.model_validate({"source": source, **article.model_dump()})


def made(number: int, **fields: object) -> SavedArticle:
    """One of many plain articles."""
    values = {
        "source": f"many/{number}.html",
        "headline": f"Rain number {number} ends drought",
        "url": f"https://paper{number % 7}.example/{number}",
        "language": "en",
        "date": dt.date(2026, 3, 1) + dt.timedelta(days=number % 28),
        "body": "It rained.",
        "blocks": (BodyBlock(type=BlockType.PARAGRAPH, text="It rained.", position=2),),
        "removed": (removal("Share on Facebook", 1), removal(f"Menu {number}", 3, Category.NAVIGATION, "story/menu")),
        "confidence": 0.75 + number % 20 / 100,
    }
    return SavedArticle.model_validate(values | fields)


def removal(
    text: str, position: int = 1, category: Category = Category.SHARE, reason: str = "en/share/share-on"
) -> Removal:
    """One removal."""
    return Removal(text=text, category=category, reason=reason, position=position)


ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 2</script>",
    '<img src=x onerror="window.hit = 3">',
    '"><svg onload="window.hit = 4">',
    "javascript:window.hit=5",
    "' onmouseover='window.hit=6' x='",
    "<!--<script>--><iframe srcdoc='<script>parent.hit=7</script>'></iframe>",
    "{{ 7 * 7 }} ${window.hit = 8} <% hit %>",
    "</textarea></title></style><script>window.hit = 9</script>",
    "&lt;script&gt;window.hit = 10&lt;/script&gt;\u2028\u2029\x00",
)


def hostile(attack: str) -> SavedArticle:
    """An article that says the same piece of markup in every field."""
    kinds = tuple(BodyBlock(type=kind, text=attack, level=None, position=9) for kind in BlockType)
    return SavedArticle.model_validate(
        {
            "source": attack,
            "headline": attack,
            "alternative_headlines": (attack,),
            "standfirst": attack,
            "byline": attack,
            "authors": (attack,),
            "agencies": (attack,),
            "tags": (attack,),
            "publisher": attack,
            "section": attack,
            "page": attack,
            "language": attack,
            "url": f"https://{attack}/",
            "image": {"url": attack, "caption": attack},
            "body": attack,
            "blocks": kinds,
            "removed": [removal(attack, 3, Category.OTHER, attack), removal(attack, 4, Category.TIMESTAMP)],
            "evidence": {"headline": attack, "byline": attack, "date": attack},
            "candidates": [Candidate(field="byline", value=attack, source=attack)],
            "confidence": 0.5,
            "warnings": [ArticleWarning.NO_STORY],
        }
    )
