"""What holds always, for any page: the six invariants of the design.

Letters stand for text here: letters and digits are what a mended line break, a folded space or a bullet leaves alone.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from newsclean import Article, CleanError, clean
from newsclean.assemble import assemble
from newsclean.label import label
from newsclean.page import Page, Role
from newsclean.read import read
from tests.each import each
from tests.inputs import HEADLINES, STORY, SUBHEADS, asides, page_of, pages, sources, stories, text_of, texts
from tests.short_pages import clean_one

FIXTURES = Path(__file__).parent.parent / "fixtures"
PROSE = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in sorted(FIXTURES.glob("prose/*.txt"))}
SOURCES = sorted(FIXTURES.glob("p*/*/source.*"))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def printed(article: Article) -> list[str]:
    """What stands in the article's places: each block of the body, each removal, and the fields that are printed."""
    fields = (article.headline, article.standfirst, article.byline)
    return [*(b.text for b in article.blocks), *(r.text for r in article.removed), *filter(None, fields)]


def cleaned(source: str, **options: Any) -> Article:
    try:
        return clean(source, **options)
    except CleanError:
        assume(False)
        raise


def visible(page: str) -> str:
    """The text of a page of ours."""
    return html.unescape(re.sub(r"<script>.*?</script>|<[^>]*>", " ", page, flags=re.DOTALL))


def lost(source: str, article: Article) -> str:
    """The letters of a source that stand nowhere in the article, or of the article that the source has not."""
    have, want = Counter(letters("".join(printed(article)))), Counter(letters(source))
    return "".join(((want - have) + (have - want)).elements())


# 1. Nothing lost.


@given(sources)
def test_every_line_is_in_exactly_one_place(source: str) -> None:
    article = cleaned(source, kind="text")
    assert not lost(source, article)
    places = [letters(place) for place in printed(article)]
    assert all(any(letters(line) in place for place in places) for line in source.splitlines())


@given(pages)
def test_every_visible_text_of_a_page_is_in_exactly_one_place(source: str) -> None:
    assert not lost(visible(source), cleaned(source, kind="html"))


@each(SOURCES, lambda path: path.parent.name)
def test_every_block_is_where_its_label_says(path: Path) -> None:
    page = read(path.read_bytes(), url=None, kind="auto", language=None)
    label(page)
    article = assemble(page)
    assert all(block.label is not None for block in page.blocks)
    assert said(page, Role.STORY) == [block.text for block in article.blocks]
    assert said(page, Role.REMOVED) == [removal.text for removal in article.removed]
    for role, field in ((Role.HEADLINE, article.headline), (Role.BYLINE, article.byline)):
        assert all(letters(text) in letters(field or "") for text in said(page, role)), role


def said(page: Page, role: Role) -> list[str]:
    return [b.printed if role is Role.REMOVED else b.text for b in page.blocks if b.label and b.label.role is role]


# What a page without a story is read into is anybody's guess, but never an error of ours.


@given(st.randoms(use_true_random=False))
def test_a_short_page_raises_nothing_but_clean_error(draw: Random) -> None:
    clean_one(draw)


# 2. Whole blocks only.


@given(st.lists(texts(), min_size=1, max_size=20))
def test_no_paragraph_is_cut_or_rewritten(paragraphs: list[str]) -> None:
    article = cleaned("\n\n".join(paragraphs), kind="text")
    lines = [" ".join(line.split()) for paragraph in paragraphs for line in paragraph.splitlines()]
    for place in (*article.body.split("\n\n"), *(removal.text for removal in article.removed)):
        assert " ".join(place.split()) in joined(lines), place


def joined(lines: list[str]) -> set[str]:
    """The lines, without bullets too, and runs of them: what a mended break makes of lines."""
    bare = [line.lstrip("• ") for line in lines]
    runs = {" ".join(lines[i:j]) for i in range(len(lines)) for j in range(i, len(lines) + 1)}
    return runs | set(bare)


# 3. When in doubt, keep.


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("language", PROSE)
def test_sentences_with_the_words_of_boilerplate_survive_amid_a_story(language: str, form: str) -> None:
    sentences = [line for line in PROSE[language] if line.strip()]
    gone = []
    for i in range(0, len(sentences), 3):  # three a story, for cleaning one takes some milliseconds
        tried = sentences[i : i + 3]
        others = sentences[i + 3 :] + sentences[:i]
        around = [" ".join(others[j : j + 3]) for j in range(0, 30, 3)]
        story = [*around[:3], tried[0], *around[3:5], *tried[1:2], *around[5:7], *tried[2:], *around[7:]]
        article = clean(source_of(story, form), kind=form, language=language)  # type: ignore[arg-type]
        gone += [sentence for sentence in tried if sentence not in article.body.split("\n\n")]
    assert not gone


def source_of(story: list[str], form: str) -> str:
    if form == "text":
        return "\n\n".join(story)
    paragraphs = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in story)
    return f"<!doctype html><nav><a href=/>Home</a></nav><article>{paragraphs}</article><footer>© 2026</footer>"


# 4. Pure.


def test_threads_get_the_answers_that_one_gets() -> None:
    sources = [path.read_bytes() for path in SOURCES]
    alone = [clean(source) for source in sources]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(clean, sources * 2)) == alone * 2


@settings(max_examples=settings().max_examples // 2)  # each is cleaned three times
@given(st.one_of(sources, pages), st.one_of(sources, pages))
def test_an_answer_does_not_depend_on_what_came_before(source: str, other: str) -> None:
    first = cleaned(source)
    cleaned(other)
    assert clean(source) == first


def test_nothing_is_written_and_no_connection_opened() -> None:
    script = """
import sys
from pathlib import Path
from newsclean import clean
def forbid(event, args):
    writes = event == "open" and args[1] and set("wax+") & set(str(args[1]))
    if writes or event.split(".")[0] in {"socket", "urllib", "subprocess"} or event in {"os.remove", "os.mkdir"}:
        raise SystemExit(f"{event} {args}")
sys.dont_write_bytecode = True
sys.addaudithook(forbid)
for path in sys.argv[1:]:
    clean(Path(path).read_bytes())
"""
    command = [sys.executable, "-c", script, *map(str, SOURCES[::6])]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


# 5. Settled.


def assert_settled(article: Article) -> None:
    """Clean an article's headline and body again. White space apart: tabs between cells mean nothing in pasted text."""
    assert article.headline is not None
    again = clean(f"{article.headline}\n\n{article.body}", kind="text", language=article.language)
    assert again.headline == article.headline
    assert again.body.split() == article.body.split()


@given(st.sampled_from(HEADLINES), stories)
def test_a_clean_story_comes_out_whole(headline: str, story: list[str]) -> None:
    article = clean("\n\n".join([headline, *story]), kind="text")
    kept = [article.standfirst, *article.body.split("\n\n")]
    assert article.headline == headline
    assert list(filter(None, kept)) == story


# A subhead may as well be a kicker or the headline: none is drawn for what stands above one.
@given(
    st.lists(asides().filter(lambda line: line not in SUBHEADS), max_size=8),
    st.sampled_from(HEADLINES),
    stories,
    st.lists(asides(), max_size=8),
)
def test_cleaning_what_was_cleaned_changes_nothing(
    above: list[str], headline: str, story: list[str], below: list[str]
) -> None:
    article = clean("\n\n".join([*above, headline, *story, *below]), kind="text")
    assume(article.headline)
    assert_settled(article)


@each(SOURCES, lambda path: path.parent.name)
def test_cleaning_a_cleaned_fixture_changes_nothing(path: Path) -> None:
    article = clean(path.read_bytes())
    if article.headline and article.body:
        assert_settled(article)


PRINTED = ("headline", "standfirst", "byline", "authors", "date", "body")


def assert_rewritten(article: Article) -> None:
    """Clean an article again as it is written: as text, where types of blocks go under, and as Markdown, with them."""
    for form, fields in (("to_text", PRINTED), ("to_markdown", (*PRINTED, "blocks"))):
        written: str = getattr(article, form)()
        again = clean(written)
        assert getattr(again, form)() == written
        assert not again.removed
        assert [name for name in fields if unplaced(again, name) != unplaced(article, name)] == []


def unplaced(article: Article, name: str) -> Any:
    """A field; of blocks what they are, wherever they stand."""
    value = getattr(article, name)
    return [replace(block, position=None) for block in value] if name == "blocks" else value


@each(SOURCES, lambda path: path.parent.name)
def test_cleaning_a_fixture_as_it_was_written_changes_nothing(path: Path) -> None:
    assert_rewritten(clean(path.read_bytes()))


@given(st.one_of(sources, pages))
@example(f"<!doctype html><p>{STORY[0]}</p><p>With information from AFP</p>")  # an agency, and no author
@example(f"<!doctype html>{f'<p>{STORY[0]}</p>' * 3}<pre>By Maud Ferris {STORY[0]}<br>More</pre>")  # a byline of code
@example("\n\n".join([HEADLINES[0], "By Maud Ferris on 4 March 2026 ·", *STORY]))  # a byline that ends as if parted
def test_cleaning_what_was_written_changes_nothing(source: str) -> None:
    article = cleaned(source)
    assume(article.to_text())
    assert_rewritten(article)


@pytest.mark.parametrize(
    "line", ["Share on Facebook", "Sign up for our daily newsletter", "© 2026 All rights reserved."]
)
def test_a_page_in_the_form_that_newsclean_writes_is_cleaned_by_rules(line: str) -> None:
    written = "\n\n".join([f"{HEADLINES[0]}\n\nBy Maud Ferris · 2026-03-04\n", *STORY, line]) + "\n"
    article = clean(written)
    assert [removal.text for removal in article.removed if removal.text == line] == [line]
    assert (article.headline, article.authors, article.body) == (HEADLINES[0], ("Maud Ferris",), "\n\n".join(STORY))


# 6. Bounded.


SMALL, TIMES = 100, 4
SLACK = 1.3  # what a linear cost may grow beyond its size: dictionaries resize, and the small page has its fixed costs


@pytest.mark.parametrize(
    ("make", "kind"),
    [(page_of, kind) for kind in ("paragraphs", "depth", "siblings", "links", "attributes", "tables", "claims")]
    + [(page_of, "one long paragraph")]
    + [(text_of, kind) for kind in ("lines", "paragraphs", "one line", "blank lines", "bullets", "boilerplate")],
    ids=lambda value: value if isinstance(value, str) else value.__name__.removesuffix("_of"),
)
def test_work_grows_no_faster_than_the_source(make: Callable[[str, int], str], kind: str) -> None:
    form: Any = "html" if make is page_of else "text"
    small, large = make(kind, SMALL), make(kind, SMALL * TIMES)
    clean(large, kind=form)  # fills the caches
    assert calls(lambda: clean(large, kind=form)) <= calls(lambda: clean(small, kind=form)) * TIMES * SLACK


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, a piece of work calls: a measure of time that is the same each time."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
