"""Markdown (CommonMark 0.31, with GitHub's tables) to plain blocks: links and emphasis are counted, then taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from html import unescape

from newsclean.article import BlockType, Category
from newsclean.page import Block
from newsclean.read.text.dialect import CAPTION, LINK_END, LINK_START, SPAN_END, TIE, is_pandoc

# Every length is bounded, so that time stays linear. A target looks like an address: "[sic](he wrote)" stays prose.
TARGET = (
    r"(?:<([^<>\n]{1,2000})>"
    r"|(?=[^\s()]{0,200}?[/.#:@?])([^\s()]{1,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,2000}){0,9}))"
)
TITLE = r"""(?:\s+(?:"[^"\n]{0,1000}"|'[^'\n]{0,1000}'))?"""
LINK = re.compile(rf"(!?)\[([^\[\]]{{0,2000}})\]\(\s*{TARGET}{TITLE}\s*\)")
REFERENCE = re.compile(r"(!?)\[([^\[\]]{1,1000})\] ?\[([^\[\]]{0,200})\]")
DEFINITION = re.compile(r"\[([^\[\]]{1,200})\]: *<?\S+")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
# While a text is read, links and emphasis stand between separators that no line holds, for `str.splitlines` ends lines
# at them; an escaped character hides as one of the 32 noncharacters that Unicode leaves to a program's own use.
OPEN, SHUT, LOUD, HUSH = "\x1c", "\x1d", "\x1e", "\x85"
SEPARATORS = re.compile(f"([{OPEN}{SHUT}{LOUD}{HUSH}])")
# Emphasis begins and ends at a word's edge: "f**k", "2*3*4" and "snake_case_name" hold none. A link may begin and end
# it, too, whose separators are white space to a pattern.
STARRED = re.compile(
    rf"(?<![A-Za-z0-9*])(\*{{1,3}})(?=[^\s*]|[{OPEN}{LOUD}])([^*]{{1,2000}}?)(?<=[^\s*]|[{SHUT}{HUSH}])\1(?!\*)"
)
UNDERSCORED = re.compile(
    rf"(?<![\w])(_{{1,3}})(?=[^\s_]|[{OPEN}{LOUD}])([^_]{{1,2000}}?)(?<=[^\s_]|[{SHUT}{HUSH}])\1(?!\w)"
)
STRUCK = re.compile(r"~~(?=\S)([^~]{1,2000})(?<=\S)~~")
CODE_SPAN = re.compile(r"(`{1,3})([^`]{1,1000})\1")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HEADING = re.compile(r"(?:^|[\r\n])#{2,6} +\S")
FIRST_HEADING = re.compile(r"\s*# +\S")
BOLD = re.compile(r"\*\*(?<![\w*]\*\*)(?=[^\s*])[^*\n]{1,1000}(?<=\S)\*\*(?![\w*])")
RULE_ROW = re.compile(r"[\r\n](?:\|? *:?-{2,}:? *(?:\| *:?-{2,}:? *)+\|? *|\| *:?-{2,}:? *\| *)(?=[\r\n]|$)")
FENCES = ("```", "~~~")
SPACES = re.compile(" {2,}")
SYNTAX = re.compile(rf"[\[*_`\\~<{CAPTION}{LINK_START}{LINK_END}{SPAN_END}{TIE}]")
SPAN = re.compile(rf"\[([^\[\]]{{0,2000}})\]{SPAN_END}")
DEEPEST_SPANS = 6
PROSE, SENTENCE_ENDS = 80, tuple('.!?…”"»。')  # characters of a paragraph, and how it ends
PICTURE = re.compile(
    rf"!\[(?:[^\[\]]++|\[[^\[\]]{{0,200}}+\]){{0,100}}+\](?:\([^\s()]{{0,20000}}+{TITLE}\s*\)|\[[^\[\]]{{0,200}}\])"
)
EMBEDDED = re.compile(r"!\[\[[^\[\]]{1,1000}\]\]")  # a file that a program for notes shows in its place
EMPTY_LINK = re.compile(r"\[\s*\](?:\([^()]{0,20000}\)|\[[^\[\]]{0,200}\])")
NOWHERE = re.compile(r"(?<![\w!])\[([^\[\]]{1,2000})\]\(\)")  # a link without an address
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});")
SPACED_COMMA = re.compile(f"(?<=[{SHUT}{HUSH}]) (?=[,.)])")

HIDE = {ord(c): chr(0xFDD0 + i) for i, c in enumerate("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")}
SHOW = {ord(hidden): chr(c) for c, hidden in HIDE.items()}


def is_markdown(source: str) -> bool:
    """Whether a text shows a sign that little but Markdown uses: a link, heading, bold run, fence or table.

    >>> is_markdown("[Home](/) is where it began."), is_markdown("He wrote [sic] (twice).")
    (True, False)
    """
    return bool(
        ("](" in source and LINK.search(source))
        or ("##" in source and HEADING.search(source))
        or FIRST_HEADING.match(source)
        or ("**" in source and BOLD.search(source))
        or source.count("```") > 1
        or ("--" in source and "|" in source and RULE_ROW.search(f"\n{source}"))
        or is_pandoc(source)
    )


def read_structure(blocks: list[Block], source: str) -> list[Block]:
    """Fenced code and tables, which take several lines."""
    if any(fence in source for fence in FENCES):
        blocks = _fenced(blocks, source.splitlines())
    if "|" in source:
        blocks = _tables(blocks)
    return blocks


def _fenced(blocks: list[Block], lines: list[str]) -> list[Block]:
    """The lines from one fence to the next are one block, their line breaks kept; a fence left open is a line."""
    read: list[Block] = []
    fence: Block | None = None
    held: list[Block] = []
    for block in blocks:
        if fence is None:
            if block.text.startswith(FENCES):
                fence, held = block, [block]
            else:
                read.append(block)
            continue
        held.append(block)
        if block.text.startswith(fence.text[:3]) and not block.text.strip(fence.text[0]):
            code = [line.rstrip() for line in lines[fence.position : block.position - 1]]
            fence.text = "\n".join(code).strip("\n") or fence.text
            fence.type, fence.lines = BlockType.CODE, len(held)
            read.append(fence)
            fence = None
    return read if fence is None else read + held


def _tables(blocks: list[Block]) -> list[Block]:
    read: list[Block] = []
    inside = False
    for block in blocks:
        if read and not block.gap and "|" in read[-1].text and RULE_ROW.fullmatch(f"\n{block.text}"):
            _row(read[-1])
            read[-1].lines += 1
            inside = True
            continue
        inside = inside and not block.gap and "|" in block.text
        if inside:
            _row(block)
        read.append(block)
    return read


def _row(block: Block) -> None:
    cells = [cell.strip() for cell in block.text.strip("|").split("|")]
    if text := "\t".join(filter(None, cells)):
        block.type, block.text = BlockType.TABLE_ROW, text


def strip_syntax(
    blocks: list[Block], linked: Set[int] = frozenset(), smart: Callable[[str], str] | None = None
) -> None:
    """Make each block's Markdown plain text; `link_chars` and `strong_chars` say what stood in links and emphasis.

    A picture becomes its alternative text, which counts as a link, and is known as a caption where it stands alone; one
    without stands as its address. The addresses that a tool lists are known as well. `linked` are the positions of
    blocks that a link goes around, which are another story's below prose: of 1,600 such in news pages none was the
    story's. `smart` gives a dialect's signs back what they stand for.
    """
    names = set()
    for block in blocks:
        if block.text[0] == "[" and (definition := DEFINITION.match(block.text)):
            names.add(definition[1].casefold())
            if definition.end() == len(block.text):
                block.known = Category.NAVIGATION
    is_told = False
    for block in blocks:
        if block.type is BlockType.CODE:
            continue
        if "&" in block.text and "`" not in block.text and ENTITY.search(block.text):
            block.text = _unescaped(block.text)
        if SYNTAX.search(block.text):
            _strip(block, names, smart)
        elif smart is not None:
            block.text = smart(block.text)
        if block.position in linked:
            block.link_chars = len(block.text)
            block.known = block.known or (Category.RELATED if is_told else None)
        else:
            is_told = is_told or (len(block.text) >= PROSE and block.text.endswith(SENTENCE_ENDS))


def _unescaped(text: str) -> str:
    """Entities as what they stand for (CommonMark, "Entity and numeric character references"); markup stays one."""
    read = ENTITY.sub(lambda m: m[0] if m[0] in ("&lt;", "&gt;") else unescape(m[0]), text)
    return " ".join(read.split()) or text


def _strip(block: Block, names: set[str], smart: Callable[[str], str] | None) -> None:
    text = block.text.replace(TIE, "").strip()
    if CAPTION in text:
        text = text.replace(CAPTION, "").strip() or text
        block.known = Category.CAPTION
    elif "![" in text and not EMPTY_LINK.sub("", PICTURE.sub("", text)).strip():  # pictures, each perhaps within a link
        block.known = Category.CAPTION
    elif "![[" in text and EMBEDDED.fullmatch(text):
        block.known = Category.MEDIA
    if SPAN_END in text:
        for _ in range(DEEPEST_SPANS):
            text, spans = SPAN.subn(r"\1", text)
            if not spans:
                break
        text = text.replace(SPAN_END, "")
    block.text = text.strip() or block.text
    if "\\" in text:
        text = ESCAPED.sub(lambda m: HIDE[ord(m[1])], text)
    if "`" in text:
        text = CODE_SPAN.sub(lambda m: m[2].translate(HIDE), text)
    address = LINK.search(text) if "](" in text else None
    if address:
        text = LINK.sub(_bracketed, text)
        if "](" in text:  # the link around a picture
            text = LINK.sub(_bracketed, text)
    if "]()" in text:
        text = NOWHERE.sub(rf"{OPEN}\1{SHUT}", text)
    if names and "][" in text:
        text = REFERENCE.sub(lambda m: _bracketed(m) if (m[3] or m[2]).casefold() in names else m[0], text)
    text = text.replace(LINK_START, OPEN).replace(LINK_END, SHUT)
    if "<" in text:
        text = AUTOLINK.sub(rf"{OPEN}\1{SHUT}", text)
    for sign, emphasis in (("*", STARRED), ("*", STARRED), ("_", UNDERSCORED)):  # bold may hold italics
        if sign in text:
            text = emphasis.sub(rf"{LOUD}\2{HUSH}", text)
    if "~~" in text:
        text = STRUCK.sub(r"\1", text)
    if smart is not None and "`" not in block.text:
        text = smart(text)
    if SHUT in text or HUSH in text:
        text = SPACED_COMMA.sub("", text)
    if text != block.text:
        whole = block.text.strip(LINK_START + LINK_END + SPAN_END + TIE) or block.text
        _count(block, text)
        if not block.text:
            block.text = (address[3] or address[4]) if address else whole
            block.link_chars, block.known = len(block.text), block.known or Category.MEDIA


def _bracketed(link: re.Match[str]) -> str:
    return f"{OPEN}{link[2]}{SHUT}" if link[2].strip() else ""


def _count(block: Block, text: str) -> None:
    pieces: list[str] = []
    depth = links = loud = strong = 0
    for piece in SEPARATORS.split(text):
        if piece in (OPEN, SHUT):
            depth = depth + 1 if piece == OPEN else max(0, depth - 1)
        elif piece in (LOUD, HUSH):
            loud = loud + 1 if piece == LOUD else max(0, loud - 1)
        else:
            pieces.append(piece)
            links += len(piece) if depth else 0
            strong += len(piece) if loud else 0
    plain = "".join(pieces).strip()
    if "  " in plain:
        plain = SPACES.sub(" ", plain)
    if "\\" in block.text or "`" in block.text:
        plain = plain.translate(SHOW)
    block.text, block.link_chars, block.strong_chars = plain, min(links, len(plain)), min(strong, len(plain))
