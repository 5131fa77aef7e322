"""The assemble step: reads an article off labelled blocks and claims.

In: a labelled `Page`. Out: an `Article`. Each field is chosen among candidates by a function of its own, which changes
nothing. Then the blocks that fields were read from are labelled so, and the article is built.
"""

from __future__ import annotations

from typing import Any

from newsclean.article import Article, ArticleWarning
from newsclean.assemble.author_note import drop_notes
from newsclean.assemble.build import build, settle_blocks
from newsclean.assemble.byline import agencies_beside, choose_byline, credited_agencies, named_once
from newsclean.assemble.candidates import other_candidates
from newsclean.assemble.confidence import body_source, confidence, drop_notice, is_brief, warn, warn_unsure
from newsclean.assemble.dates import choose_dates
from newsclean.assemble.headline import choose_headline
from newsclean.assemble.metadata import (
    choose_access,
    choose_image,
    choose_language,
    choose_page,
    choose_publisher,
    choose_section,
    choose_tags,
    choose_url,
)
from newsclean.assemble.own_output import assemble_written
from newsclean.assemble.site import Site
from newsclean.assemble.standfirst import Standfirst, choose_standfirst
from newsclean.assemble.story_bounds import Head, head_of
from newsclean.assemble.vouched import vouched_byline, vouched_dates, vouched_headline, vouched_standfirst
from newsclean.assemble.words import words_of
from newsclean.page import Block, Label, Page, Role

STORY_LABEL = Label(Role.STORY, "story")


def assemble(page: Page, *, keep_removed: bool = True) -> Article:
    """Build the article; labels of the blocks that its fields were read from are set.

    >>> from newsclean.page import Block, Form, Label, Role
    >>> story = Block("It rained in Berlin (dpa).", 1, label=Label(Role.STORY, "story"))
    >>> assemble(Page(Form.TEXT, [story])).agencies
    ('dpa',)
    """
    if page.written is not None:
        return assemble_written(page, page.written.fields, keep_removed=keep_removed)
    head, site, words = head_of(page), Site(page), words_of(page.language)
    headline = vouched_headline(page, head) or choose_headline(page, head, site)
    head, title = (headline.head, headline.blocks) if headline is not None else (head, [])
    standfirst = vouched_standfirst(page)
    if standfirst is None and not page.told:
        standfirst = choose_standfirst(page, head, title, words)
        if standfirst is not None and head.story and all(block in standfirst.blocks for block in head.story):
            standfirst = None  # a brief of one paragraph
    beside = list(agencies_beside(head, title))
    agencies = credited_agencies(head, beside)
    byline = vouched_byline(page, words) or choose_byline(page, head, title, site, words, beside)
    dates = vouched_dates(page) or choose_dates(page, head, title)
    settle_blocks(page, headline, standfirst, byline, dates)
    is_signed = bool(byline.authors or dates.date)
    told = headline.text if headline else ""
    story, standfirst = _choose_story(page, head, told, standfirst, is_signed=is_signed)
    if not page.told:
        story = drop_notes(story, byline.authors, told, page.language)
    fields: dict[str, Any] = {
        "byline": byline.line,
        "authors": byline.authors,
        "agencies": named_once((*byline.agencies, *agencies)),
        "date": dates.date,
        "published_at": dates.published_at,
        "modified_at": dates.modified_at,
    }
    evidence = dict(dates.evidence)
    found: list[tuple[str, tuple[Any, str] | None]] = [
        ("headline", (headline.text, headline.source) if headline else None),
        ("standfirst", (standfirst.text, standfirst.source) if standfirst else None),
        ("language", choose_language(page)),
        ("publisher", choose_publisher(page)),
        ("url", choose_url(page)),
        ("section", choose_section(page, told or None)),
        ("page", choose_page(page)),
        ("tags", choose_tags(page)),
        ("image", choose_image(page)),
        ("free_access", choose_access(page)),
    ]
    for field, choice in found:
        if choice is not None and choice[0] != ():
            fields[field], evidence[field] = choice
    evidence["body"] = body_source(story)
    warnings = warn(page, story, fields.get("free_access"))
    fields["candidates"] = other_candidates(page, fields)
    if headline is None:
        warnings.append(ArticleWarning.NO_HEADLINE)
    else:
        fields["alternative_headlines"] = headline.alternatives
    if page.documents > 1:
        evidence["several_articles"] = f"1 of {page.documents} documents"
    if byline.line:
        evidence["byline"] = byline.source if page.vouched("byline") else "line"
    if byline.authors:
        evidence["authors"] = byline.source
    if fields["agencies"]:
        evidence["agencies"] = byline.source if byline.agencies else "line"
    likely = confidence(page, story, warnings)
    warn_unsure(likely, warnings)
    fields |= {"evidence": evidence, "warnings": warnings, "confidence": likely}
    return build(page, story, fields, keep_removed=keep_removed)


def _choose_story(
    page: Page, head: Head, headline: str, standfirst: Standfirst | None, *, is_signed: bool
) -> tuple[list[Block], Standfirst | None]:
    """The story's blocks, none of them where they are but a notice; and the standfirst, unless that is the story: a
    brief, above what only looked like one.
    """
    story = drop_notice(page, [b for b in head.story if b.is_story], headline, is_signed=is_signed)
    if story or standfirst is None or not standfirst.blocks or not is_brief(page, standfirst.text, headline):
        return story, standfirst
    for block in standfirst.blocks:
        block.label = STORY_LABEL
    return standfirst.blocks, None
