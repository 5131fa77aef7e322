"""What Markdown's dialects add to it, reduced to what CommonMark has: a line stays the line that it was.

Pandoc's fenced divs, attributes, spans and line breaks (pandoc.org/MANUAL, "Pandoc's Markdown"), HTML's tags amid
Markdown (CommonMark 0.31, "HTML blocks" and "Raw HTML"). None of it is text: names of classes, like those of HTML, show
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

# Stands alone on a line that held the rest of a tag or of attributes: the line goes on with the one above.
GONE = "\x1a"
SPAN_END = "\x11"  # after the bracket that ends a span; it goes when links are read
CAPTION = "\x12"  # before what an element for captions holds
TIE = "\x15"  # at the end of a line whose break stood in a tag or in attributes, and is none of the text
NO_LINE = (GONE, TIE)
LINK_START, LINK_END = "\x13", "\x14"  # for HTML's tags of a link

# A value in quotes may hold anything. Every length is bounded, so that time stays linear.
QUOTED = r'"(?:[^"\\]|\\.){0,20000}+"'
ATTRIBUTES = re.compile(
    r"(?P<open>[\])])\{(?=[ \n]{0,3}(?:[#.][A-Za-z_-][\w-]|[a-z][\w:-]{1,40}=\"))"
    rf"(?:[^{{}}\"\n]|\n(?!\n)|{QUOTED}){{1,4000}}+\}}"
    r"(?P<rest>[^\s{}\])]{0,300})(?P<space>[ \t]?\n?)",
    re.S,
)
HEADING_ATTRIBUTES = re.compile(r"^(#{1,6} [^\n]*?)[ ]\{[#.\w-][^{}\n]*\}[ #]*$", re.M)
FENCED_DIV = re.compile(
    rf"^[ >]{{0,12}}:{{3,}} *(?:\{{(?:[^{{}}\"\n]|{QUOTED}){{0,4000}}+\}}|[^\s{{}}]{{1,200}})? *:*[ \t]*$", re.M | re.S
)
DIV_END = re.compile(r"^ {0,12}:{3,} *$", re.M)
# A picture within its address: it may hold spaces and brackets, and is nothing that anybody reads.
DATA = re.compile(r"\]\(<?data:(?:[^()\n]|\((?:[^()\n]|\([^()\n]{0,200}+\)){0,1000}+\)){0,200000}+\)")
HARD_BREAK = re.compile(r"(?<=[^\s\\])(?<!\|) {2,}$", re.M)
INLINE = (
    "a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|picture|q|s|samp|small|source|span"
    "|strike|strong|sub|sup|svg|path|time|tt|u|var|wbr"
)
BLOCK = (
    "address|article|aside|blockquote|button|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|iframe|input|legend|li|main|nav|noscript|ol|option|p|section|select|summary|table|tbody|td"
    "|template|tfoot|th|thead|tr|track|ul|video|audio|object|embed"
)
TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{INLINE}|{BLOCK})(?P<rest>(?:\s+(?:[^<>\"']|{QUOTED}|'[^']{{0,20000}}+'){{0,4000}}+)?)\s*/?>",
    re.I,
)
UNSEEN = re.compile(r"<(?:!--|(?P<name>script|style)(?=[\s>]))", re.I)

UNSEEN_ENDS = {name: re.compile(rf"</{name}\s*>" if name else "-->", re.I) for name in ("script", "style", "")}

# What only pandoc's Markdown has: fenced divs, attributes of a span, a link or a heading.
PANDOC = re.compile(
    r"\]\([^\s()]{0,2000}\)\{(?:[.#]\w|[a-z][\w:-]{1,40}=\")|\]\{[.#][A-Za-z]|^#{1,6} [^\n]* \{[.#]\w", re.M
)
# What it writes only with its extension `smart` on: straight marks escaped, dashes as hyphens.
SMART = re.compile(r"\\['\"]| --- |\w--- | -- ")


def is_pandoc(source: str) -> bool:
    """Whether a text shows what only pandoc's Markdown has."""
    return ("]{" in source or "){" in source or " {" in source) and PANDOC.search(source) is not None


def is_smart(source: str) -> bool:
    """Whether a Markdown text is pandoc's, with its curly marks and dashes written in ASCII.

    >>> is_smart("[Rain]{.kicker} \\"again\\" -- and again"), is_smart("[Rain](/rain) -- and again")
    (True, False)
    """
    return SMART.search(source) is not None and (
        PANDOC.search(source) is not None or (":::" in source and DIV_END.search(source) is not None)
    )


def reduced(source: str) -> str:
    """Markdown without the dialects' syntax; as many lines as before.

    >>> reduced("::: {.ad}\\n:::\\n[Rain]{.kicker} fell [here](/r){rel=\\"x\\"}.").replace(SPAN_END, "|")
    '\\n\\n[Rain]| fell [here](/r).'
    """
    if "](data:" in source or "](<data:" in source:
        source = DATA.sub("](data:)", source)
    if ":::" in source and DIV_END.search(source):
        source = FENCED_DIV.sub(lambda m: "\n" * m[0].count("\n"), source)
    if "<" in source:
        source = _without_unseen(source)
        source = TAG.sub(_tag, source)
    if "{" in source:
        source = HEADING_ATTRIBUTES.sub(r"\1", source)
        source = ATTRIBUTES.sub(_without_attributes, source)
    return HARD_BREAK.sub(r"\\", source) if "  \n" in source else source


def _without_unseen(source: str) -> str:
    """Without scripts, style sheets and comments; one that is left open is text like other text."""
    kept: list[str] = []
    start = 0
    while opening := UNSEEN.search(source, start):
        end = UNSEEN_ENDS[(opening["name"] or "").lower()].search(source, opening.end())
        if end is None:
            break
        kept += source[start : opening.start()], "\n" * source.count("\n", opening.start(), end.end())
        start = end.end()
    return "".join((*kept, source[start:])) if kept else source


def _tag(tag: re.Match[str]) -> str:
    """Signs for a link's tags, for what stands between them is counted; of other tags nothing but their lines."""
    name, lines = tag["name"].lower(), tag[0].count("\n")
    sign = ""
    if name == "a":
        sign = LINK_END if tag["end"] else LINK_START
    elif name == "figcaption" and not tag["end"]:
        sign = CAPTION
    elif name in ("br", "td", "th"):
        sign = " "
    return sign + _gone(lines)


def _gone(lines: int) -> str:
    """The ends of so many lines that hold nothing of their own."""
    return TIE + f"\n{GONE}" * (lines - 1) + "\n" if lines else ""


def _without_attributes(found: re.Match[str]) -> str:
    sign = "]" + SPAN_END if found["open"] == "]" else found["open"]
    lines = found[0][: found.start("rest") - found.start()].count("\n")
    if not lines:
        return sign + found["rest"] + found["space"]
    if "\n" in found["space"]:
        return sign + found["rest"] + TIE + f"\n{GONE}" * lines + "\n"
    return sign + found["rest"] + _gone(lines)


# Where a wrapping tool ends a line: no later than this, and no sooner than one word before it. Between 20 and 200
# columns; a line beyond that is no wrapped one.
NARROWEST, WIDEST = 40, 160
STRICT = 0.7  # of the pairs of lines, how many agree on one margin: of tools that wrap .8 and more
FEWEST = 3
UNSURE = re.compile(
    r"[{}<>]|=\"|\]\(|[;:]\\?$|^[\w-]{1,40}: "
)  # tags, attributes, addresses, code: broken by rules of their own
BEGINS_ANEW = re.compile(r"\s*(?:[#>|<=~]|[*+-] |\d{1,3}[.)] |:{1,3}|`{3}|-{2,}|!?\[[^\]]*$|$)")


def soft_margin(source: str) -> int:
    """The margin at which all lines of a Markdown text were broken, so that a line's end is but a space; 0 for none.

    >>> soft_margin("Rain\\nSun"), soft_margin(("The first rain in a year, as they all said,\\n" * 5))
    (0, 43)
    """
    support = [0] * (WIDEST + 2)
    pairs = 0
    above = ""
    for line in _lines(source):
        if above and not BEGINS_ANEW.match(line) and not above.endswith(("\\", "  ")) and not UNSURE.search(line):
            edge = len(above.rstrip())
            if edge <= WIDEST:
                pairs += 1
                need = edge + 1 + len(line.split(None, 1)[0])
                if need > NARROWEST:
                    support[max(edge, NARROWEST)] += 1
                    support[min(need, WIDEST + 1)] -= 1
        above = "" if line.lstrip().startswith(("#", "|", "<", ":::")) or UNSURE.search(line) else line
    agreeing = list(accumulate(support))
    most = max(agreeing)
    return agreeing.index(most) if pairs >= FEWEST and most >= STRICT * pairs else 0


def _lines(source: str) -> Iterator[str]:
    """A text's lines one by one, so that they never stand in memory together."""
    start = 0
    while start < len(source):
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        yield source[start:end].rstrip("\r")
        start = end + 1
