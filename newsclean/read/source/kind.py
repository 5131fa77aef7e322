"""Tells markup from pasted text."""

from __future__ import annotations

import re

from newsclean.page import Form

# Enough to hold the opening of a page, or some fifty lines of text.
_SAMPLE = 8_192

# What only a document begins with, after comments and what a server or a tool wrote above it.
_DOCUMENT = re.compile(
    r"(?>\s+|<!--.*?-->)*+<(?:!doctype\s+html|html|\?xml|head|body|frameset|rss|feed|rdf:rdf|!\[cdata\[)[\s>/0-9:\[]"
    r"|(?:http/[\d.]+ \d+|[\w-]+: )[^<]{0,4000}+<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)

_TAG = re.compile(
    r"</?(?:(?:p|div|br|hr|h[1-6]|li|ul|ol|dl|dd|dt|table|tbody|tr|td|th|article|section|main|aside|nav|header|footer"
    r"|blockquote|pre|figure|figcaption|img|picture|iframe|form|center|script|style|link|meta|title|item|description)"
    r"(?:\s[^<>]{0,2000})?/?|[a-z][a-z0-9]{0,10}\s+[a-z:-]{1,30}\s*=[^<>]{1,2000})>",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[*+-] |\d+\. |> |\|)|\]\(|\*\*\w", re.MULTILINE)

# What markup never has: Markdown's links, and headings on lines of their own. Where a tool left tags amid them, as
# GitHub's dialect allows, there are more of these than of tags for paragraphs, which Markdown has no need of.
_SURE_MARKDOWN = re.compile(r"\]\((?:https?:|mailto:|[/#])|^#{1,6} \S", re.MULTILINE)
_PARAGRAPH = re.compile(r"<(?:p|br)[\s/>]", re.IGNORECASE)
_ROOT = re.compile(r"<(?:html|body|head|rss|feed|item|entry)[\s>]", re.IGNORECASE)
_LONG_SAMPLE = 65_536  # a page's menus, which a tool may have left as they were, may be all of it
_LONGEST_SAMPLE = 1_048_576

# Prose names a tag between spaces, quotes or brackets; in markup it touches words or ends a line.
_TOUCHES_BEFORE = frozenset("\n.,;:!?…>。！？।")
_TOUCHES_AFTER = frozenset("\n<")
_MARGIN = 40  # how far to look past spaces

# In markup, at least one line in three carries a tag, or in twelve where it opens with one and then wraps long
# paragraphs; a tutorial that lists some code among its prose stays below.
_BARE_LINES = 2
_BARE_LINES_AFTER_TAG = 11


def sniff(source: str) -> Form:
    """Whether a source is HTML (or XML with HTML in it) or text, judged by its first 8,192 characters.

    Text that names tags, Markdown with a stray tag, and markup whose angle brackets are escaped are text.

    >>> sniff("<p>Rain fell on <b>Tuesday</b>.</p>").value, sniff("The <p> tag begins a paragraph.").value
    ('html', 'text')
    """
    sample = source[:_SAMPLE]
    if "<" not in sample:
        return Form.TEXT
    # Most pages name their root at once, and are spared the counting.
    if not _ROOT.search(source, 0, _LONG_SAMPLE) and _is_markdown(source):
        return Form.TEXT
    if _DOCUMENT.match(sample):
        return Form.HTML
    tags = sum(_is_markup(sample, tag) for tag in _TAG.finditer(sample))
    if not tags or tags < len(_MARKDOWN.findall(sample)):
        return Form.TEXT
    lines = [line for line in sample.splitlines() if line.strip()]
    bare = sum(not _TAG.search(line) for line in lines)
    most = _BARE_LINES_AFTER_TAG if _TAG.match(lines[0].lstrip()) else _BARE_LINES
    return Form.HTML if bare <= most * tags else Form.TEXT


def _is_markdown(source: str) -> bool:
    """Whether a text has more of Markdown than of tags for paragraphs; its rest says where its first part has none."""
    paragraphs = len(_PARAGRAPH.findall(source, 0, _LONG_SAMPLE))
    sure = len(_SURE_MARKDOWN.findall(source, 0, _LONG_SAMPLE))
    if not (sure or paragraphs) and len(source) > _LONG_SAMPLE:
        paragraphs = len(_PARAGRAPH.findall(source, 0, _LONGEST_SAMPLE))
        sure = len(_SURE_MARKDOWN.findall(source, 0, _LONGEST_SAMPLE))
    return sure > paragraphs


def _is_markup(sample: str, tag: re.Match[str]) -> bool:
    """Whether a tag stands where markup has it, not where a sentence names it."""
    start, end = tag.span()
    before = sample[max(0, start - _MARGIN) : start].rstrip(" \t")[-1:]
    after = sample[end : end + _MARGIN].lstrip(" \t")[:1]
    return (
        not before
        or not after
        or before in _TOUCHES_BEFORE
        or after in _TOUCHES_AFTER
        or sample[start - 1].isalnum()
        or sample[end].isalnum()
    )
