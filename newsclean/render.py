"""An article as Markdown and as schema.org JSON-LD."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from newsclean.article import BlockType

if TYPE_CHECKING:
    from newsclean.article import Article, BodyBlock

# What Markdown would read as markup at the start of a paragraph, and anywhere.
LINE_MARKUP = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s|$)")
INLINE_MARKUP = re.compile(r"([\\`*_\[\]<])")
SUBHEAD_LEVEL = 2
# Blocks of these types stand on lines that follow each other.
TIGHT = frozenset((BlockType.LIST_ITEM, BlockType.TABLE_ROW))
FENCE = re.compile(r"^\s*(`{3,})", re.M)


def markdown(article: Article) -> str:
    """The article as Markdown (CommonMark, tables as in GFM): headline, standfirst, byline, date, body."""
    parts = []
    if article.headline:
        parts.append(f"# {_escape(article.headline)}")
    if article.standfirst:
        parts.append(f"**{_escape(article.standfirst)}**")
    byline = article.byline or ", ".join(article.authors)
    line = " · ".join(filter(None, (_escape(byline), article.date.isoformat() if article.date else "")))
    if line:
        parts.append(f"*{line}*")
    return "\n\n".join([*parts, _body(article.blocks)]).strip() + "\n" if parts or article.blocks else ""


def _body(blocks: tuple[BodyBlock, ...]) -> str:
    if not blocks:
        return ""
    lines = [_block(blocks[0], opens_table=True)]
    for before, block in pairwise(blocks):
        together = before.type is block.type and block.type in TIGHT
        lines.append("\n" if together else "\n\n")
        lines.append(_block(block, opens_table=not together))
    return "".join(lines)


def _block(block: BodyBlock, *, opens_table: bool) -> str:
    match block.type:
        case BlockType.SUBHEAD:
            return f"{'#' * (block.level or SUBHEAD_LEVEL)} {_escape(block.text)}"
        case BlockType.QUOTE:
            return f"> {_escape(block.text)}"
        case BlockType.LIST_ITEM:
            return f"- {_escape(block.text)}"
        case BlockType.TABLE_ROW:
            cells = [_escape(cell).replace("|", "\\|") for cell in block.text.split("\t")]
            row = f"| {' | '.join(cells)} |"
            return f"{row}\n|{' --- |' * len(cells)}" if opens_table else row
        case BlockType.CODE:
            fence = "`" * max([3, *(len(ticks) + 1 for ticks in FENCE.findall(block.text))])
            return f"{fence}\n{block.text}\n{fence}"
        case _:
            return _escape(block.text)


def _escape(text: str) -> str:
    text = INLINE_MARKUP.sub(r"\\\1", text)
    return LINE_MARKUP.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", text)


def jsonld(article: Article) -> dict[str, Any]:
    """The article as a schema.org `NewsArticle`, https://schema.org/NewsArticle; what it lacks is left out."""
    groups = {*article.agencies, article.publisher}
    authors = [{"@type": "Organization" if name in groups else "Person", "name": name} for name in article.authors]
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "alternativeHeadline": _one_or_all(article.alternative_headlines),
        "description": article.standfirst,
        "author": _one_or_all(authors),
        "sourceOrganization": _one_or_all([{"@type": "NewsMediaOrganization", "name": a} for a in article.agencies]),
        "datePublished": _moment(article.published_at or article.date),
        "dateModified": _moment(article.modified_at),
        "articleBody": article.body,
        "inLanguage": article.language,
        "publisher": {"@type": "NewsMediaOrganization", "name": article.publisher} if article.publisher else None,
        "url": article.url,
        "mainEntityOfPage": article.url,
        "articleSection": article.section,
        "keywords": list(article.tags),
        "image": _image(article),
        "isAccessibleForFree": article.free_access,
    }
    return {key: value for key, value in values.items() if value is not None and value not in ("", [])}


def _one_or_all(values: Any) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _moment(moment: Any) -> str | None:
    return None if moment is None else moment.isoformat()


def _image(article: Article) -> dict[str, str] | None:
    if article.image is None:
        return None
    image = {"@type": "ImageObject", "url": article.image.url}
    return image | {"caption": article.image.caption} if article.image.caption else image
