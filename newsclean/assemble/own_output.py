"""An article that newsclean wrote itself: its fields are what stands in their places."""

from __future__ import annotations

from typing import Any

from newsclean.article import Article, ArticleWarning
from newsclean.assemble.build import build
from newsclean.assemble.byline import Named, credited_agencies, named_once, read_line
from newsclean.assemble.confidence import confidence, warn, warn_unsure
from newsclean.assemble.metadata import choose_language, choose_url
from newsclean.assemble.story_bounds import head_of
from newsclean.assemble.words import words_of
from newsclean.fields import ArticleFields
from newsclean.page import Page
from newsclean.render import tells

SOURCE = "copied"
PRINTED = ("headline", "standfirst", "byline", "authors", "date")


def assemble_written(page: Page, written: ArticleFields, *, keep_removed: bool) -> Article:
    """Build the article; `written` are the fields that its text has, and people and agencies are read off its lines."""
    story = [block for block in page.blocks if block.is_story]
    signed = read_line(written.byline, words_of(page.language)) if written.byline else Named()
    agencies = named_once((*signed.agencies, *credited_agencies(head_of(page), [])))
    found: dict[str, Any] = {name: getattr(written, name) for name in PRINTED} | {"agencies": agencies}
    found["authors"] = written.authors or _told(written.byline or "", signed.authors)
    fields = {name: value for name, value in found.items() if value}
    evidence = dict.fromkeys(fields, SOURCE)
    for name, choice in (("language", choose_language(page)), ("url", choose_url(page))):
        if choice is not None:
            fields[name], evidence[name] = choice
    warnings = warn(page, story, None)
    if written.headline is None:
        warnings.append(ArticleWarning.NO_HEADLINE)
    evidence["body"] = SOURCE
    likely = confidence(page, story, warnings)
    warn_unsure(likely, warnings)
    fields |= {"evidence": evidence, "warnings": warnings, "confidence": likely}
    return build(page, story, fields, keep_removed=keep_removed)


def _told(byline: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The first names of a byline, as many as it tells apart: the article had no others, or it would say so."""
    return next(names[:n] for n in range(len(names), -1, -1) if tells(byline, names[:n]))
