"""A story's paragraphs vouch for the heading above one and for the list that one announces."""

from __future__ import annotations

from newsclean.label.story.headings_and_lists import vouched
from newsclean.label.story.judge import judge
from newsclean.label.story.trees import load_trees
from newsclean.page import Block, Label, Role
from newsclean.read import read

STORY = Label(Role.STORY, "story")
INTRO = "<p>The ferry will not sail before the wind has fallen, and the harbour is shut. Here is what we know:</p>"
ITEM = "The red warning runs until six this evening."


def kept(source: str, *doubtful: str) -> list[str]:
    """The texts that paragraphs vouch for where these, and headings marked so, are the story's and no more."""
    page = read(f"<html><body><main>{source}</main></body></html>", url=None, kind="html", language="en")
    _, places = judge(page, [False] * len(page.blocks), load_trees("html"))
    for block in page.blocks:
        is_told = block.text.startswith(("The ferry", "Told"))
        block.label = STORY if is_told else None
    blocks: list[Block] = page.blocks
    open_ = [i for i, block in enumerate(blocks) if block.label is None]
    hesitated = [i for i in open_ if blocks[i].text in doubtful]
    return [blocks[i].text for i in vouched(blocks, hesitated, open_, places)]


def test_sentences_of_an_announced_list_are_the_storys() -> None:
    assert kept(f"<div>{INTRO}<ul><li>{ITEM}</li><li>Nobody was hurt.</li></ul></div>") == [ITEM, "Nobody was hurt."]


def test_links_titles_and_lists_elsewhere_are_not() -> None:
    assert not kept(f'<div>{INTRO}<ul><li><a href="/1">{ITEM}</a></li></ul></div>')
    assert not kept(f"<div>{INTRO}<ul><li>The red warning</li></ul></div>")
    assert not kept(f"<div><div>{INTRO}</div></div><ul><li>{ITEM}</li></ul>")
    assert not kept(f"<div>{INTRO.replace(':', '.')}<ul><li>{ITEM}</li></ul></div>")


def entry(number: int, heading: str) -> str:
    return f'<article id="e{number}"><h2 class="t">{heading}</h2><div>{INTRO}</div></article>'


def test_a_heading_set_as_the_storys_others_is_the_storys() -> None:
    told = entry(1, "Told of the bridge") + entry(2, "Told of the schools")
    assert kept(told + entry(3, "What we know"), "What we know") == ["What we know"]
    assert not kept(told + entry(3, "What we know").replace('"t"', '"more"'), "What we know")
    assert not kept(told + entry(3, "What we know").replace(INTRO, ""), "What we know")
    assert not kept(told + entry(3, "What we know"))
