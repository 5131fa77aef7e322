"""An article as a notebook shows it: one line, or a small piece of HTML in which all text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from newsclean.fields import ArticleFields, BlockType, BodyBlock, Removal
from newsclean.render import PART, body_blocks

LONGEST_HEADLINE = 80  # characters, in the one line
MOST_REMOVED = 500  # removed blocks in the HTML
TAGS = {
    BlockType.PARAGRAPH: "p",
    BlockType.QUOTE: "blockquote",
    BlockType.LIST_ITEM: "li",
    BlockType.TABLE_ROW: "p",
    BlockType.CODE: "pre",
}
# In the notebook's own colours, so that it is readable in light and dark.
BOX = "max-width:44em;line-height:1.5;border:1px solid rgba(128,128,128,.4);border-radius:6px;padding:.8em 1.2em"
SMALL = "font-size:.85em;opacity:.75"


def one_line(name: str, article: ArticleFields) -> str:
    """The article in one line; `name` is its class's.

    >>> one_line("Article", ArticleFields(headline="Rain ends drought", byline="By Ann Lee", body="It rained."))
    "<Article 'Rain ends drought', By Ann Lee, no date, 10 characters>"
    """
    parts = [_shortened(article.headline) if article.headline else "no headline"]
    parts += [article.byline] if article.byline else []
    parts += [article.date.isoformat() if article.date else "no date", _size(article)]
    parts += [f"warnings: {', '.join(article.warnings)}"] if article.warnings else []
    return f"<{name} {', '.join(parts)}>"


def as_html(article: ArticleFields) -> str:
    """The article as HTML for a notebook: its head, its story, and what was left out, folded.

    >>> "&lt;script&gt;" in as_html(ArticleFields(headline="<script>"))
    True
    """
    return f'<div style="{BOX}">{"".join(_pieces(article))}</div>'


def _pieces(article: ArticleFields) -> Iterator[str]:
    yield _element("h3", article.headline or "No headline", "margin:.2em 0")
    if article.standfirst:
        yield _element("p", article.standfirst, "font-size:1.1em;margin:.4em 0")
    date = article.date.isoformat() if article.date else None
    facts = (article.byline, date, _size(article), article.publisher, article.url)
    yield _element("p", PART.join(filter(None, facts)), SMALL)
    if article.warnings:
        yield _element("p", f"Warnings: {', '.join(article.warnings)}", "font-weight:bold")
    yield '<div style="max-height:26em;overflow:auto">'
    yield from map(_block, body_blocks(article))
    yield "</div>"
    if article.removed:
        yield from _left_out(article)


def _block(block: BodyBlock) -> str:
    if block.type is BlockType.SUBHEAD:
        return _element("h4", block.text, "margin:.8em 0 .3em")
    return _element(TAGS[block.type], block.text, "margin:.5em 0")


def _left_out(article: ArticleFields) -> Iterator[str]:
    counts = Counter(removal.category.value for removal in article.removed).most_common()
    kinds = ", ".join(f"{category} {count:,}" for category, count in counts)
    yield f"<details><summary>Left out: {escape(kinds)}</summary>"
    yield from map(_removal, article.removed[:MOST_REMOVED])
    if len(article.removed) > MOST_REMOVED:
        yield _element("p", f"… and {len(article.removed) - MOST_REMOVED:,} more", SMALL)
    yield "</details>"


def _removal(removal: Removal) -> str:
    text, reason = escape(removal.text), escape(removal.reason)
    return f'<div style="margin:.2em 0" dir="auto"><del>{text}</del> <small style="{SMALL}">{reason}</small></div>'


def _element(tag: str, text: str, style: str) -> str:
    return f'<{tag} style="{style}" dir="auto">{escape(text)}</{tag}>'


def _size(article: ArticleFields) -> str:
    return f"{len(article.body):,} characters" if article.body else "no story"


def _shortened(headline: str) -> str:
    return repr(headline if len(headline) <= LONGEST_HEADLINE else headline[: LONGEST_HEADLINE - 1] + "…")
