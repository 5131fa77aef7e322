"""Pages and pasted texts for tests to be made of: drawn at random, or of any size."""

from __future__ import annotations

import html
import json
from functools import cache
from itertools import chain

from hypothesis import strategies as st

from newsclean.label.rules.load import documented_pack

STORY = [
    "The ferry that links the island with the mainland will sail again from Monday, its operator said on Wednesday.",
    "“We know what these weeks have cost people,” the mayor told a meeting in the school hall.",
    "The council voted by eleven to nine, after four hours of debate, to close the bridge to lorries until spring. It "
    "will pay for the detour out of its reserves.",
    "Prices of flour have fallen for a fourth month, which bakers in the valley put down to a mild winter.",
    "Nobody was hurt.",
    "Why did it take so long? Because, engineers say, the drawings of 1931 had been lost, and nobody dared to drill.",
]
HEADLINES = ["Ferry sails again after five weeks", "Council closes bridge to lorries"]
SUBHEADS = ["What happens next", "In figures"]
LINES = [
    *SUBHEADS,
    "By Maud Ferris",
    "4 March 2026",
    "Reporting by Tom Okafor",
    "Home",
    "News",
    "• a pump",
    "2. a rope",
    "***",
]
CHROME = [text for rule in documented_pack("en") for text in rule.removes]
# Text that is no language: several scripts, signs and spaces, and nothing that Markdown or HTML would take for syntax.
NOISE = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Po", "Zs"], exclude_characters="*_`#&"), min_size=1)


ASIDES = st.sampled_from(LINES) | st.sampled_from(CHROME) | NOISE  # made once: to make it takes longer than to draw


@st.composite  # whose name is printed on failure, instead of all it chooses from
def asides(draw: st.DrawFn) -> str:
    return draw(ASIDES)


TEXTS = st.sampled_from(STORY + HEADLINES) | asides()


@st.composite
def texts(draw: st.DrawFn) -> str:
    return draw(TEXTS)


sources = st.builds(
    str.join, st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]), st.lists(texts(), min_size=1, max_size=30)
)
stories = st.lists(st.sampled_from(STORY), min_size=3, max_size=6, unique=True)


@cache
def one_of(names: str) -> st.SearchStrategy[str]:
    return st.sampled_from(names.split("|"))


@st.composite
def element(draw: st.DrawFn, inner: st.SearchStrategy[str], openings: str) -> str:
    opening = draw(one_of(openings))
    return f"<{opening}>{draw(inner)}</{opening.split()[0]}>"


leaf = texts().map(html.escape)
inline = leaf | element(leaf, "b|a href=/x|span|span hidden|em") | leaf.map("{}<br>".format)
blocks = element(st.lists(inline, min_size=1, max_size=3).map(" ".join), "p|div|h1|h2|li|figcaption|td|pre|script")
trees = st.recursive(
    blocks,
    lambda inner: element(
        st.lists(inner, max_size=6).map("\n".join),
        "div|article|section class=related|ul|blockquote|table|aside|nav|div class=teaser|footer",
    ),
    max_leaves=25,
)
pages = st.lists(trees, min_size=1, max_size=4).map(lambda parts: f"<!doctype html><body>{''.join(parts)}</body>")


def page_of(kind: str, size: int) -> str:
    paragraph = f"<p>{STORY[2]}</p>"
    return {
        "paragraphs": paragraph * size,
        "depth": "<div>" * size + paragraph * 3 + "</div>" * size,
        "siblings": paragraph * 3 + "<i>x</i> <br>" * size,
        "links": paragraph * 3 + "<li><a href=/a>Rain</a></li>" * size,
        "attributes": "<p " + " ".join(f"data-a{n}=x" for n in range(size)) + f">{STORY[2]}</p>" + paragraph * 3,
        "one long paragraph": f"<p>{STORY[2] * size}</p>",
        "tables": "<table>" * size + paragraph + "</table>" * size,
        "claims": f"{claimed(size)}{paragraph * 3}",
    }[kind]


def claimed(size: int) -> str:
    data = {"@type": "NewsArticle", "articleBody": STORY[2] * size, "author": [{"name": "Ann Lee"}] * size}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def text_of(kind: str, size: int) -> str:
    return {
        "lines": "\n".join([STORY[2], *STORY[4:]] * size),
        "paragraphs": "\n\n".join([STORY[2], *STORY[4:]] * size),
        "one line": STORY[2] * size,
        "blank lines": STORY[2] + "\n" * size * 10 + STORY[2],
        "bullets": "\n".join(f"• {line}" for line in [*STORY[4:], *HEADLINES] * size),
        "boilerplate": "\n".join(list(chain.from_iterable([CHROME] * (1 + size // 100)))[:size]),
    }[kind]
