"""Pages for tests: HTML and text with their stories labelled, as the label step leaves them."""

from __future__ import annotations

from newsclean.article import Article, Category
from newsclean.assemble import assemble
from newsclean.page import Block, Form, Label, Page, Role
from newsclean.read.html.blocks import read_html

STORY = (
    "The first rain in a year fell on the valley on Tuesday, and farmers who had lost hope danced in their fields.",
    "Reservoirs that stood at a tenth of their capacity rose by two metres overnight, the water board said.",
    "More rain is expected before the weekend, when the council meets to decide whether to lift the hosepipe ban.",
)
OUT = Label(Role.REMOVED, "story/outside", Category.OTHER)


def html_page(
    *,
    head: str = "",
    above: str = "<h1>Rain ends drought in the valley</h1>",
    story: tuple[str, ...] = STORY,
    below: str = "",
    url: str | None = "https://www.wave.example/news/rain",
    language: str = "en",
) -> Page:
    """A page whose paragraphs of `story` are labelled the story's, and all else removed."""
    paragraphs = "".join(f"<p>{text}</p>" for text in story)
    source = (
        f"<html lang={language}><head>{head}</head><body>{above}<article>{paragraphs}</article>{below}</body></html>"
    )
    page = read_html(source, url)
    page.language = language
    texts = {" ".join(text.split()) for text in story}
    for block in page.blocks:
        block.label = Label(Role.STORY, "story") if block.text in texts else OUT
    return page


def text_page(above: str, *, below: str = "", story: tuple[str, ...] = STORY, language: str = "en") -> Page:
    """Pasted text: lines above the story, its paragraphs, lines below; an empty line is a gap."""
    blocks: list[Block] = []
    gap = 0
    lines = [*((line, OUT) for line in above.split("\n")), ("", OUT)]
    for paragraph in story:
        lines += [(paragraph, Label(Role.STORY, "story")), ("", OUT)]
    lines += [(line, OUT) for line in below.split("\n")]
    for number, (line, label) in enumerate(lines, 1):
        if line.strip():
            blocks.append(Block(line.strip(), number, gap=gap, label=label))
            gap = 0
        else:
            gap += 1
    return Page(Form.TEXT, blocks, language=language)


def article_of(page: Page) -> Article:
    return assemble(page)
