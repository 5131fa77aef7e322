"""A document out of a story's own elements."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.sources.document import Document, Kind, Part


def document_of(
    source: str, story: str, kind: Kind, number: int, removed: Iterable[Part] = (), **facts: str | None
) -> Document:
    """A document whose container says where the story stands."""
    text = Part(story, 1, kind="html" if kind == "html" else "text")
    fields = {name: value or None for name, value in facts.items()}
    return Document(
        content=story,
        kind=kind,
        source=source,
        number=number,
        parts=(*([text] if story.strip() else ()), *removed),
        **fields,  # type: ignore[arg-type]
    )


def text_story(paragraphs: Iterable[str]) -> str:
    """A story of paragraphs of text."""
    return "\n\n".join(filter(None, (" ".join(paragraph.split()) for paragraph in paragraphs)))
