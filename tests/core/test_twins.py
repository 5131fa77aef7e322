"""A twin does what the Python does that it stands for, on trees of any kind."""

from __future__ import annotations

from array import array
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsclean
from newsclean.core import is_compiled
from newsclean.label.story import scorer
from newsclean.label.story.features import FEATURES
from newsclean.read.html import lean, walk
from newsclean.read.html.blocks import INVISIBLE
from newsclean.read.html.claims import read_claims, seen_claims
from newsclean.read.html.markup import MOMENT
from newsclean.read.html.tree import parse
from newsclean.sources import sieve
from tests.core.pages import HOSTILE, elements
from tests.each import each

ROOT = Path(newsclean.__file__).parent

pytestmark = pytest.mark.skipif(not is_compiled(), reason="the core is not compiled")


def in_python(name: str) -> Any:
    """A module of newsclean as Python, under another name."""
    loader = SourceFileLoader(
        f"{name.replace('.', '_')}_in_python", str(ROOT.joinpath(*name.split(".")).with_suffix(".py"))
    )
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


WALK = in_python("read.html.walk")
SCORER = in_python("label.story.scorer")
LEAN = in_python("read.html.lean")
SIEVE = in_python("sources.sieve")


def walked(module: Any, source: str, strip: bool) -> tuple[list[object], list[str], list[str]]:
    """What a walk tells of a source."""
    root = parse(source)
    if root is None:
        return [], [], []
    if strip:
        etree.strip_elements(root, *INVISIBLE, with_tail=False)
    made = module.Walk()
    made.over(root)
    blocks: list[object] = [
        (
            *(block.text, block.position, block.type, block.level, block.lines, block.marker, block.link_chars),
            *(block.strong_chars, block.gap, block.indent, block.label, block.score, block.known, block.pictured),
            *((p.tag, p.names, p.hidden, p.lineage.spoken, p.picture) for p in block.place.path()),
        )
        for block in made.blocks
    ]
    shared = [[a.place is b.place for a in made.blocks[i : i + 4]] for i, b in enumerate(made.blocks)]
    paths = [[root.getroottree().getpath(element) for element in seen] for seen in (made.writers, made.timed)]
    return [*blocks, shared], paths[0], paths[1]


def test_the_modules_compared_are_two() -> None:
    assert walk.Walk is not WALK.Walk
    assert scorer.Scorer is not SCORER.Scorer
    assert lean.without_unseen is not LEAN.without_unseen
    assert sieve.holds_any is not SIEVE.holds_any


@given(elements(), st.booleans())
def test_a_walk_over_any_tree_tells_the_same(source: str, strip: bool) -> None:
    assert walked(walk, source, strip) == walked(WALK, source, strip)


@each(list(HOSTILE.values()))
def test_a_walk_over_a_hostile_page_tells_the_same(source: str) -> None:
    assert walked(walk, source, True) == walked(WALK, source, True)


# What stands before a writer's name in the address of their page, in any language.
PAGES_OF_WRITERS = (
    "author authors autor autoren autores autori auteur auteurs forfatter contributor contributors writer writers "
    "journalist journalists journalisten columnist columnists people staff byline redaktion redaktoer profile profiles "
    "profil reporter reporters yazar yazarlar firma firmas autore"
).split()


@each(PAGES_OF_WRITERS)
def test_a_link_to_a_writers_page_is_seen_alike(word: str) -> None:
    links = f"<p><a href='https://wave.example/{word}/ann-lee'>Ann Lee</a> <a href='/x/{word.upper()}/lee?a=/'>Lee</a>"
    others = f"<a href='/{word}'>All</a> <a href='/rain/'>Rain</a> <a>x</a> <a rel='nofollow author'>y</a>"
    told = walked(walk, links + others, True)
    assert told == walked(WALK, links + others, True)
    assert len(told[1]) == 3


@each(["2026-03-04", " 2026-03-04", "\u00a02026-03-04", "1700000000", "4 March", "", "0", "2", "\t1700000000000"])
def test_an_attribute_that_holds_a_moment_is_seen_alike(value: str) -> None:
    source = f'<p title="{value}">Rain</p><p data-date="{value}">Sun</p><p class="{value}">Wind</p>'
    told = walked(walk, source, True)
    assert told == walked(WALK, source, True)
    assert len(told[2]) == 2 * (MOMENT.match(value) is not None)


def test_adjacent_nodes_of_text_are_one_text() -> None:
    def walked_so(module: Any) -> list[str]:
        root = etree.fromstring("<div>Ra<b>x</b>in\u00a0<script>y</script> fell <i/>\u00e9</div>")
        etree.strip_elements(root, "b", "script", with_tail=False)
        made = module.Walk()
        made.over(root)
        return [block.text for block in made.blocks]

    assert walked_so(walk) == walked_so(WALK) == ["Rain fell é"]


def test_a_tree_that_is_no_html_is_walked_alike() -> None:
    source = b'<a xmlns:n="urn:n" xmlns="urn:d"><n:p n:class="x" class="y">rain<!-- c -->sun</n:p><?pi x?>wind</a>'

    def walked_so(module: Any) -> list[tuple[str, str]]:
        made = module.Walk()
        made.over(etree.fromstring(source, etree.XMLParser(remove_comments=True, remove_pis=True)))
        return [(block.text, block.place.names) for block in made.blocks]

    assert walked_so(walk) == walked_so(WALK)


def leaf_or_node(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.integers(0, len(FEATURES) - 1), st.floats(-3, 3), inner, inner)


def trees() -> st.SearchStrategy[Any]:
    made: st.SearchStrategy[Any] = st.floats(-2, 2)
    for _ in range(scorer.DEPTH):
        made = leaf_or_node(made)
    return made


@given(
    st.lists(st.tuples(st.lists(trees(), max_size=2).map(tuple), st.floats(0, 4)), max_size=3),
    st.lists(st.floats(-4, 4) | st.floats(), min_size=len(FEATURES), max_size=len(FEATURES)),
    st.floats(-2, 2),
)
def test_trees_give_any_row_the_same_sum_to_the_last_bit(stages: Any, row: list[float], base: float) -> None:
    one, other = (made.Scorer(base, stages).score(array("d", row)) for made in (scorer, SCORER))
    assert one.hex() == other.hex()


def test_a_row_that_is_too_short_is_an_error_and_no_read_beyond_it() -> None:
    leaf: Any = (7, 0.5, 1.0, 2.0)
    for _ in range(scorer.DEPTH - 1):
        leaf = (7, 0.5, leaf, leaf)
    for module in (scorer, SCORER):
        with pytest.raises(IndexError):
            module.Scorer(0.0, [((leaf,), 1.0)]).score(array("d", [0.0]))


PIECES = (
    *("<script>", "<SCRIPT src=a>", "</script>", "</script ", "</scripty>", "<style>", "</style >", "<svg>", "<svg/>"),
    *("</svg>", "</svg x>", "</svg\n>", "<!--", "-->", "<script type='application/LD+json'>", "<scripts>", "<", ">"),
    *("rain", " ", "<p>", "\u00e9", "/", "<title>", "</title>", "<textarea>", "<![CDATA["),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_same_is_cut_out_of_any_source(source: str) -> None:
    assert lean.without_unseen(source.encode()) == LEAN.without_unseen(source.encode())


# One a line, as they stand in tags.
ATTRIBUTES = """
class=lead
class = 'x > y'
id="a"b=c
title=2026-03-04
title='\u00a02026-03-04'
title=Rain
title =
hidden
style='display: none'
style=color:red
href=/author/lee
HREF=/staff/x
href='/rain'
href='&#47;author/x'
href
href=/a href=/author/b
rel=author
itemprop=author
property='og:title'
content=Rain
src=a.jpg
data-x='<p class=y>'
data-date=1700000000
aria-hidden=true
x=1/
=
/
'
"
<b
""".strip().split("\n")
TAGS = ("p", "a", "div", "link", "meta", "span", "time", "title", "script", "textarea", "br", "h1", "/p", "/a", "!")


def tags() -> st.SearchStrategy[str]:
    attributes = st.lists(st.sampled_from(ATTRIBUTES), max_size=5).map(" ".join)
    ends = st.sampled_from((">", ">", ">", "/>", " >", ""))
    return st.builds(lambda tag, own, end: f"<{tag} {own}{end}", st.sampled_from(TAGS), attributes, ends)


def read_so(source: bytes) -> object:
    """What is read off a source that is parsed as it is."""
    try:
        root = etree.fromstring(source, etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    claims = read_claims(root)
    made = walk.Walk()
    made.over(root)
    claims += seen_claims(made.writers, made.timed)
    blocks = [
        (block.text, *((p.tag, p.names, p.hidden) for p in (block.place.path() if block.place else ())))
        for block in made.blocks
    ]
    return blocks, claims


@given(st.lists(tags() | st.sampled_from(("rain", " ", "<!-- x -->", "</title>", "</script>", "2 < 3")), max_size=12))
def test_nobody_asks_for_the_attributes_that_are_left_out(pieces: list[str]) -> None:
    source = "".join(pieces).encode()
    assert read_so(lean.without_unasked(source)) == read_so(source)


@each(list(HOSTILE.values()))
def test_nobody_asks_for_the_attributes_of_a_hostile_page_that_are_left_out(source: str) -> None:
    encoded = lean.without_unseen(source.encode("utf-8", "replace"))
    assert encoded == LEAN.without_unseen(source.encode("utf-8", "replace"))
    assert read_so(lean.without_unasked(encoded)) == read_so(encoded)


@given(st.binary(max_size=40), st.lists(st.binary(min_size=2, max_size=4), max_size=5).map(tuple))
def test_the_same_words_are_found_in_any_text(text: bytes, words: tuple[bytes, ...]) -> None:
    assert sieve.holds_any(text, words) == SIEVE.holds_any(text, words)
