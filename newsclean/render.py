"""An article as plain text, as Markdown and as schema.org JSON-LD: the one writer of each.

Text and Markdown can be read back to the same fields, which `newsclean/read/text/own_output.py` does, so that cleaning
what was cleaned changes nothing. For that each field has its place: the headline, the standfirst, a signature with the
day, two blank lines, the body. `UNKNOWN` stands where a place would be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from newsclean.fields import ArticleFields, BlockType, BodyBlock

UNKNOWN = "—"  # what tables print where they have no value
PART = " · "  # between the parts of a signature
COMMA = re.compile(r"[,;&/|+、，·]")  # what parts two names, if no word such as "and" does
BELOW_HEAD = "\n\n\n"
CODE_INDENT = " " * 4  # no other line of the text form begins with a space

# What Markdown would read as markup: anywhere, at the end of a heading, and at the start of a line.
INLINE_MARKUP = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)|(?<!\S)#+$")
LINE_MARKUP = re.compile(r"^(?:(?=>|#{1,6}(?:\s|$)|[+-](?:\s|$)|-[\s-]*$)|[0-9]{1,9}(?=[.)](?:\s|$)))")
SUBHEAD_LEVEL = 2
# Blocks of these types stand on lines that follow each other.
TIGHT = frozenset((BlockType.LIST_ITEM, BlockType.TABLE_ROW))
FENCE = re.compile(r"^\s*(`{3,})", re.M)


def text(article: ArticleFields) -> str:
    """The article as plain text: code is indented, and tabs part the cells of a table."""
    return _whole(article, ("{}", "{}", "{}"), str, "\n\n".join(map(_plain, body_blocks(article))))


def markdown(article: ArticleFields) -> str:
    """The article as Markdown: CommonMark 0.31, tables as GitHub has them."""
    return _whole(article, ("# {}", "**{}**", "*{}*"), escaped, "".join(_marked(body_blocks(article))))


def _whole(article: ArticleFields, forms: tuple[str, ...], spelt: Callable[[str], str], body: str) -> str:
    fields = (article.headline, article.standfirst, _signature(article))
    if not any((*fields, body)):
        return ""
    places = zip(forms, (article.headline or UNKNOWN, *fields[1:]), strict=True)
    head = "\n\n".join(form.format(spelt(" ".join(field.split()))) for form, field in places if field)
    return f"{head}{BELOW_HEAD}{body or UNKNOWN}\n"


def _signature(article: ArticleFields) -> str:
    """The byline, the day, and the authors where no byline says who they are: "By Ann Lee · 2026-03-04"."""
    byline, names = article.byline, article.authors
    if byline and tells(byline, names):
        names = ()
    if not (byline or names or article.date):
        return ""
    return PART.join(filter(None, (byline, article.date.isoformat() if article.date else UNKNOWN, *names)))


def tells(byline: str, authors: Sequence[str]) -> bool:
    """Whether a byline says who the authors are. "Ann Lee Jo Poe", "(lee)" and "By our staff" leave it open.

    >>> tells("By Ann Lee and Jo Poe", ["Ann Lee", "Jo Poe"]), tells("Ann Lee Jo Poe", ["Ann Lee", "Jo Poe"])
    (True, False)
    """
    places = sorted((byline.find(name), len(name)) for name in authors)
    between = [byline[at + size : next_at] for (at, size), (next_at, _) in pairwise(places)]
    is_named = all(at >= 0 for at, _ in places) and not any(map(str.islower, authors))
    return is_named and all(COMMA.search(gap) or any(map(str.islower, gap.split())) for gap in between)


def body_blocks(article: ArticleFields) -> tuple[BodyBlock, ...]:
    """The body's blocks; of an article that was made without them, its paragraphs."""
    if article.blocks or not article.body:
        return article.blocks
    return tuple(BodyBlock(type=BlockType.PARAGRAPH, text=paragraph) for paragraph in article.body.split("\n\n"))


def _plain(block: BodyBlock) -> str:
    if block.type is not BlockType.CODE:
        return block.text
    return "\n".join(CODE_INDENT + line for line in block.text.split("\n"))


def _marked(blocks: tuple[BodyBlock, ...]) -> Iterator[str]:
    """The blocks as Markdown, with what parts them."""
    before: BodyBlock | None = None
    for block in blocks:
        together = before is not None and before.type is block.type and block.type in TIGHT
        if before is not None:
            yield "\n" if together else "\n\n"
        yield _block(block, opens_table=not together)
        before = block


def _block(block: BodyBlock, *, opens_table: bool) -> str:
    match block.type:
        case BlockType.SUBHEAD:
            return f"{'#' * (block.level or SUBHEAD_LEVEL)} {escaped(block.text)}"
        case BlockType.QUOTE:
            return f"> {escaped(block.text)}"
        case BlockType.LIST_ITEM:
            return f"- {escaped(block.text)}"
        case BlockType.TABLE_ROW:
            cells = [escaped(cell).replace("|", "\\|") for cell in block.text.split("\t")]
            row = f"| {' | '.join(cells)} |"
            return f"{row}\n|{' --- |' * len(cells)}" if opens_table else row
        case BlockType.CODE:
            fence = "`" * max([3, *(len(ticks) + 1 for ticks in FENCE.findall(block.text))])
            return f"{fence}\n{block.text}\n{fence}"
        case _:
            return escaped(block.text)


def escaped(said: str) -> str:
    """A line as Markdown that shows it as it is.

    >>> print(escaped("2. *Rain* <b> &amp; [more]"))
    2\\. \\*Rain\\* \\<b> \\&amp; \\[more\\]
    """
    return LINE_MARKUP.sub(r"\g<0>\\", INLINE_MARKUP.sub(r"\\\g<0>", said))


def jsonld(article: ArticleFields) -> dict[str, Any]:
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


def _image(article: ArticleFields) -> dict[str, str] | None:
    if article.image is None:
        return None
    image = {"@type": "ImageObject", "url": article.image.url}
    return image | {"caption": article.image.caption} if article.image.caption else image
