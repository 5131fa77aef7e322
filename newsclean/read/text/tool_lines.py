"""Lines that no reader of the page saw: a script's, a picture's file name, the addresses that a text browser lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.article import BlockType, Category
from newsclean.page import Block

# "[map.png]" is Lynx's, "[map]" w3m's and "[]" pandoc's for a picture without alternative text. A word in brackets
# that begins with a capital may be a stage direction, "[Applause]".
PICTURE_NAME = re.compile(
    r"(?:\[(?:|IMG|IMAGE|INLINE|(?=[^\]]*[A-Za-z])(?:[a-z]|(?=[^\]]*[\d_.]))[\w%.,~+@()-]{1,200})\]\s*)+", re.A
)
# Before or behind other text.
BESIDE = re.compile(
    r"^(?:\[(?:|IMG|IMAGE|INLINE)\]\s*)+|\s*\[(?:|IMG|IMAGE|INLINE|(?=[^\]]*[A-Za-z])(?=[^\]]*\d)[\w.-]{5,40})\]$", re.A
)
FILE_NAME = re.compile(r"[\w%.~-]{1,200}\.(?:jpe?g|png|gif|webp|svg|avif)", re.I | re.A)
# Code says itself by signs that prose has none of; each is worth a point, and so many make a line one of code.
CODE_SIGNS = re.compile(
    r"\{[^{}]{0,400}?[:;][^{}]{0,400}\}|[\w)\]]\s?\{\s*$|^[\s})\];,]+$"
    r"|\b(?:function|return)\b ?[\w(]*\(?[^)]{0,60}\)? ?[{;]"
    r"|\b(?:var|let|const) [\w$]+ ?=|\b(?:window|document|self|googletag|dataLayer)\.\w|\)\s?=>|=> ?\{|\w\(\)[;,.)]"
    r"|\"@(?:context|type|graph)\"|@(?:media|font-face|import|keyframes)\b|!important|\"\w[\w-]{0,40}\" ?: ?[\"\[{\d]"
    r"|===|&&|\|\||\);|\};|;\}"
)
CODE_LINE = 2
LONGEST = 20_000  # characters of a line that are looked at
CODE_MARKS = b"{}();=<>[]\"':\\_"
# What only a page's own code says, and characters of a line that nobody shows to readers; between paragraphs of prose
# other code may be what the story is about.
LONGEST_SHOWN = 2_000
PAGE_CODE = re.compile(
    r"\b(?:window|document|self|googletag|dataLayer)\b ?[.\[=]|\"@(?:context|type|graph)\""
    r"|@(?:media|font-face|keyframes)\b|!important|^[.#][\w-]+[^{}]{0,200}\{"
)
PROSE = 80  # characters of a paragraph that ends as a sentence does
DATA_STARTS = ('{"', '[{"', "{'")
CODE_SHARE = 0.08  # of a line's characters; JSON has .15 and more, CSS .1, prose with quotes .04
SIGN_EVERY = 200  # characters of a long line with fewer marks: a style sheet whose selectors are long
REFERENCES = re.compile(r"(?:References|Visible links|Hidden links|Footnotes):?", re.I)
MOSTLY = 0.7  # of a list's lines, those that are addresses; an address to write a mail to may hold the mail
REFERENCE = re.compile(r"(?:\d{1,5}\.|\[\d{1,5}\]:?) +(?:[a-z][a-z0-9+.-]{1,20}:\S|/\S*$|#\S*$)", re.I)

BARE = re.compile(r"[a-z][a-z0-9+.-]{1,20}:\S{1,20000}", re.I)
TITLED = re.compile(r"(?:\d{1,5}\.|\[\d{1,5}\]:?) ")


def mark_tool_lines(blocks: Sequence[Block]) -> None:
    """Say of lines what they are where their shape alone shows that they are none of a story's.

    >>> blocks = [Block("[map.png]", 1), Block("window.ads=window.ads||{};", 3), Block("[Applause]", 5)]
    >>> mark_tool_lines(blocks)
    >>> [block.known and block.known.value for block in blocks]
    ['media', 'other', None]
    """
    prose = [row for row, block in enumerate(blocks) if len(block.text) >= PROSE and block.text[-1] in '.!?”"。']
    told = range(prose[0], prose[-1]) if prose else range(0)
    for row, block in enumerate(blocks):
        text = block.text
        if block.known is not None or block.type is BlockType.CODE:
            continue
        if text[0] == "[" and text[-1] == "]" and PICTURE_NAME.fullmatch(text):
            block.known = Category.MEDIA
        elif "." in text[-5:-2] and FILE_NAME.fullmatch(text):
            block.known = Category.MEDIA
        elif is_code(text) and (row not in told or _is_page_s(text)):
            block.known = Category.OTHER
    _without_pictures(blocks)


def _is_page_s(code: str) -> bool:
    """Whether code is the page's own wherever it stands."""
    return len(code) > LONGEST_SHOWN or PAGE_CODE.search(code) is not None


def _without_pictures(blocks: Sequence[Block]) -> None:
    """Take pictures' names off the ends of lines, where the text has others in lines of their own."""
    if not any(block.known is Category.MEDIA and block.text[0] == "[" for block in blocks):
        return
    for block in blocks:
        if block.known is None and "]" in block.text and (text := BESIDE.sub("", block.text)):
            block.text = text


def is_code(text: str) -> bool:
    """Whether a line is one of a script, a style sheet or a data set.

    >>> is_code('.a{margin:0;padding:0}@media print{.a{display:none}}'), is_code("He said: {sic}; then left (again).")
    (True, False)
    """
    if not ("{" in text or ";" in text or "}" in text or "=" in text):
        return False
    encoded = text.encode("utf-8", "surrogatepass")
    marks = len(encoded) - len(encoded.translate(None, CODE_MARKS))
    if marks < CODE_SHARE * len(text):
        return len(text) > LONGEST_SHOWN and _signs(text) * SIGN_EVERY >= min(len(text), LONGEST)
    if text.startswith(DATA_STARTS) and text[-1] in "}]":
        return True
    return _signs(text) >= CODE_LINE or marks * 2 >= len(text)


def _signs(line: str) -> int:
    return len(CODE_SIGNS.findall(line, 0, LONGEST))


def _is_listed(text: str, below: str) -> bool:
    """Whether a line of a list is an address, or a link's title whose address is the line below."""
    if REFERENCE.match(text) or BARE.fullmatch(text):
        return True
    return TITLED.match(text) is not None and BARE.fullmatch(below) is not None


def mark_references(blocks: Sequence[Block]) -> None:
    """Say of the addresses at a text's end that they are a list which a tool made, and of the list's headings too."""
    headings = [row for row, block in enumerate(blocks) if block.text[0] in "RVHF" and REFERENCES.fullmatch(block.text)]
    for first in headings:
        listed = [block.text for block in blocks[first:] if not REFERENCES.fullmatch(block.text)]
        addresses = sum(_is_listed(text, below) for text, below in zip(listed, [*listed[1:], ""], strict=True))
        if addresses and addresses >= MOSTLY * len(listed):
            for block in blocks[first:]:
                block.known = Category.NAVIGATION
            return
