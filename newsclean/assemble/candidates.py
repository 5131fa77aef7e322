"""What a page's data also offer for a field: for those who ask why another value was taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsclean.article import Candidate
from newsclean.assemble.dates import stamp_of
from newsclean.assemble.keys import key_of
from newsclean.assemble.site import ADDRESS
from newsclean.page import Claim, Page

MOST = 3  # candidates a field; of 240 pages one in twenty offers more
LONGEST = 300  # characters of one; what is longer is no line but a text

# The field that claims are candidates for. Other headlines have a field of their own.
FIELD = {
    "standfirst": "standfirst",
    "author": "byline",
    "byline": "byline",
    "published": "date",
    "modified": "modified_at",
    "publisher": "publisher",
    "site_name": "publisher",
    "section": "section",
    "url": "url",
    "image": "image",
}


DAYS = ("date", "modified_at")


def other_candidates(page: Page, fields: Mapping[str, Any]) -> list[Candidate]:
    """The claims that say something else than the fields chosen, in the page's order; each value once.

    >>> from newsclean.page import Form
    >>> page = Page(Form.HTML, [], [Claim("section", "Sport", "json-ld"), Claim("section", "News", "meta:section")])
    >>> [(other.value, other.source) for other in other_candidates(page, {"section": "sport"})]
    [('News', 'meta:section')]
    """
    said = {field: set(_chosen(field, fields)) for field in FIELD.values()}
    found: dict[str, list[Candidate]] = {field: [] for field in FIELD.values()}
    for claim in page.claims:
        field = FIELD.get(claim.field)
        if field is None or len(claim.value) > LONGEST or len(found[field]) == MOST:
            continue
        key = _key(field, claim, page)
        if key and key not in said[field]:
            said[field].add(key)
            found[field].append(Candidate(field=field, value=" ".join(claim.value.split()), source=claim.source))
    return [candidate for candidates in found.values() for candidate in candidates]


def _chosen(field: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """The keys of what the field says."""
    value = fields.get(field)
    if field in DAYS:
        days = (value, *(fields.get(name) for name in ("date", "published_at") if field == "date"))
        yield from (f"{day:%Y-%m-%d}" for day in days if day is not None)
    elif field == "image":
        yield from [value.url] if value is not None else []
    elif field == "url":
        yield value or ""
    else:
        yield from map(key_of, filter(None, (value, *(fields.get("authors", ()) if field == "byline" else ()))))


def _key(field: str, claim: Claim, page: Page) -> str:
    """What two ways of saying the same have in common: a day, an address, letters; "" for what is no value."""
    value = claim.value
    if field in DAYS:
        found = stamp_of(value, page)
        return f"{found.day:%Y-%m-%d}" if found is not None else ""
    if field in ("image", "url"):
        return value.strip()
    return "" if ADDRESS.search(value) else key_of(value)
