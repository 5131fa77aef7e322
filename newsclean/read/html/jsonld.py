"""JSON-LD: the objects that a page's scripts hold, mended where it is plain how, and what they claim.

Source: https://www.w3.org/TR/json-ld11/ and https://schema.org/NewsArticle.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsclean.page import Claim
from newsclean.read.html.plain import plain, unmarked

Node = dict[str, Any]

# A string, whole, or a comma that nothing follows; strings are matched so that their commas are passed over. A string
# that never ends is taken to the script's end, for else each of its quotes would be tried as a start.
STRING_OR_TRAILING_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+(?:"|\\?\Z))|,(?=\s*+[}\]])', re.S)
BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
WRAPPER = re.compile(r"<!--|-->|(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>")
DECODER = json.JSONDecoder(strict=False)  # takes raw newlines and tabs within strings
MOST_NODES = 5_000  # a page's graph has some dozens; more is a list of something else
HOLDING = ("@value", "@list", "@set")  # JSON-LD's own ways to write a value or several
MOST_VALUES = 200  # of one property: the longest author lists of the news corpus have below 20
MOST_DEPTH = 6  # lists within lists of one property
# What a graph hangs its nodes on. Other properties hold other stories: `hasPart`, `itemListElement`, `citation`.
HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")
STORY_TYPES = frozenset(("blogposting", "liveblogposting", "report", "socialmediaposting", "discussionforumposting"))
LIVE_BLOG = "liveblogposting"
PAGE_TYPES = frozenset(("webpage", "itempage", "creativework", "videoobject", "podcastepisode", "howto", "recipe"))
NAME_KEYS = ("name", "alternateName", "@value", "url", "@id")
ADDRESS_KEYS = ("url", "contentUrl", "@id")
GROUP_TYPES = frozenset(("organization", "newsmediaorganization", "corporation", "brand"))


def objects(script: str) -> list[Any]:
    """The JSON values that a script holds, one after another; none where it cannot be mended.

    >>> objects('<!-- {"headline": "Rain", } {"name": "Sun"} -->')
    [{'headline': 'Rain'}, {'name': 'Sun'}]
    """
    try:
        return [DECODER.decode(script)]
    except (ValueError, RecursionError):
        pass
    try:
        return list(_one_after_another(_mended(script)))
    except RecursionError:
        return []


def _mended(script: str) -> str:
    script = WRAPPER.sub("", script)
    if "&quot;" in script and '"' not in script:
        script = html.unescape(script)
    script = BAD_ESCAPE.sub("", script) if "\\" in script else script
    return STRING_OR_TRAILING_COMMA.sub(r"\1", script)


def _one_after_another(script: str) -> Iterator[Any]:
    at = _next_start(script, 0)
    while at >= 0:
        try:
            value, at = DECODER.raw_decode(script, at)
        except ValueError:
            return
        yield value
        at = _next_start(script, at)


def _next_start(script: str, at: int) -> int:
    starts = [i for i in (script.find("{", at), script.find("[", at)) if i >= 0]
    return min(starts, default=-1)


def claims(scripts: Iterable[str]) -> list[Claim]:
    """What the JSON-LD of a page claims: of the story, else of the page that holds it."""
    nodes = list(_nodes([value for script in scripts for value in objects(script)]))
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    typed = [(_types(n), n) for n in nodes]
    found: list[Claim] = []
    stories = [node for types, node in typed if _is_story(types, node)]
    # One without a title is as often a stub of another story, but better than none.
    story = next((node for node in stories if node.get("headline") or node.get("name")), next(iter(stories), None))
    if story is not None:
        found += _Reader(by_id, "json-ld").work(story)
        if LIVE_BLOG in _types(story):
            found.append(Claim("live_blog", "true", "json-ld"))
    for types, node in typed:
        if types & PAGE_TYPES:
            found += _Reader(by_id, "json-ld:webpage").work(node)
        elif "breadcrumblist" in types:
            found += _Reader(by_id, "json-ld").breadcrumbs(node)
        elif "website" in types or types & GROUP_TYPES:
            found += _Reader(by_id, "json-ld:website").values("site_name", node, "name")
    return found


def _nodes(values: list[Any]) -> Iterator[Node]:
    """The nodes of a page's graph, in order; a loop and a list, for a graph can be deeper than Python's stack."""
    stack, seen = values[::-1], 0
    while stack and seen < MOST_NODES:
        value = stack.pop()
        seen += 1
        if isinstance(value, list):
            stack.extend(reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            if "@type" in value or "headline" in value:
                yield value
            stack.extend(value[key] for key in reversed((*HOLDERS, "breadcrumb")) if key in value)


def _types(node: Node) -> set[str]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rpartition("/")[2].rpartition(":")[2].lower() for name in names if isinstance(name, str)}


def _is_story(types: set[str], node: Node) -> bool:
    """Whether a node is a story; one without a type is known by its headline."""
    if not types:
        return bool(node.get("headline"))
    return any(name.endswith("article") or name in STORY_TYPES for name in types)


class _Reader:
    """Reads claims off nodes, following `@id` to where a node is described."""

    def __init__(self, by_id: dict[str, Node], source: str) -> None:
        self.by_id = by_id
        self.source = source

    def work(self, node: Node) -> Iterator[Claim]:
        """The claims of a story or of its page."""
        yield from self.values("headline", node, "headline" if node.get("headline") else "name")
        yield from self.values("seo_headline", node, "alternativeHeadline", "alternateName")
        yield from self.values("standfirst", node, "description", "abstract")
        yield from self.people(node)
        yield from self.values("published", node, "datePublished", "dateCreated", "uploadDate")
        yield from self.values("modified", node, "dateModified")
        yield from self.values("url", node, "url", "mainEntityOfPage", named_by=ADDRESS_KEYS)
        yield from self.values("publisher", node, "publisher")
        yield from self.values("section", node, "articleSection")
        yield from self.values("tag", node, "keywords")
        yield from self.values("language", node, "inLanguage")
        yield from self.values("free_access", node, "isAccessibleForFree")
        yield from self.picture(node)
        if body := self.body(node):
            yield Claim("article_body", unmarked(body), self.source)

    def body(self, node: Node) -> str:
        """A story's text; of a live blog, its entries with their titles, a line each."""
        body = node.get("articleBody") or node.get("text")
        if isinstance(body, str):
            return body
        entries = [entry for entry in self.flat(node.get("liveBlogUpdate"), MOST_NODES) if isinstance(entry, dict)]
        told = ((entry.get("headline"), entry.get("articleBody") or entry.get("text")) for entry in entries)
        texts = (part for title, text in told if isinstance(text, str) for part in (title, text))
        return "\n".join(part for part in texts if isinstance(part, str))

    def values(self, field: str, node: Node, *keys: str, named_by: tuple[str, ...] = NAME_KEYS) -> Iterator[Claim]:
        """A claim for each value that these properties hold."""
        for key in keys:
            for value in self.flat(node[key]) if key in node else ():
                text = _name_of(value, named_by)
                if text:
                    yield Claim(field, text, self.source)

    def people(self, node: Node) -> Iterator[Claim]:
        """The authors; a group says so in its source."""
        for value in self.flat(_writers(node)):
            nested = _writers(value) if isinstance(value, dict) and not value.get("name") else None
            for writer in self.flat(nested) if nested else (value,):  # a role holds whose it is
                group = isinstance(writer, dict) and _types(writer) & GROUP_TYPES
                for text in self.names(writer):
                    yield Claim("author", text, f"{self.source}:organization" if group else self.source)

    def names(self, value: Node | str) -> Iterator[str]:
        """What writers are called by a node: one, unless its name lists several."""
        name = value.get("name") if isinstance(value, dict) else None
        if isinstance(name, list) and len(name) > 1 and all(isinstance(one, str) and " " in one for one in name):
            yield from map(plain, name[:MOST_VALUES])
        elif isinstance(name, dict):
            yield from filter(None, map(_name_of, self.flat(name)))
        elif text := _name_of(value):
            yield text

    def picture(self, node: Node) -> Iterator[Claim]:
        """The first picture and its caption."""
        for value in list(self.flat(node.get("image") or node.get("thumbnailUrl")))[:1]:
            address = _name_of(value, ADDRESS_KEYS)
            if address:
                yield Claim("image", address, self.source)
            if isinstance(value, dict):
                yield from self.values("image_caption", value, "caption")

    def breadcrumbs(self, node: Node) -> Iterator[Claim]:
        """The names along the way from the site's front page."""
        for item in self.flat(node.get("itemListElement")):
            if isinstance(item, dict):
                inner = item.get("item")
                name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
                if isinstance(name, str) and plain(name):
                    yield Claim("breadcrumb", plain(name), self.source)

    def flat(self, value: Any, most: int = MOST_VALUES) -> Iterator[Node | str]:
        """The nodes and texts of a property, lists within lists opened and references followed."""
        stack = [(value, 0)]
        given = 0
        while stack and given < most:
            value, depth = stack.pop()
            if isinstance(value, list) and depth < MOST_DEPTH:
                stack.extend((v, depth + 1) for v in reversed(value[:most]))
            elif isinstance(value, dict) and (held := next(filter(value.__contains__, HOLDING), None)) is not None:
                stack.append((value[held], depth + 1))
            elif isinstance(value, dict):
                given += 1
                yield self.by_id.get(value["@id"], value) if isinstance(value.get("@id"), str) else value
            elif isinstance(value, str | int | float):
                given += 1
                yield str(value)


def _writers(node: Node) -> Any:
    return node.get("author") or node.get("creator")


def _name_of(value: Node | str, keys: tuple[str, ...] = NAME_KEYS) -> str:
    """What a value is called: its own text, or the name, else the address, of the node."""
    if isinstance(value, str):
        return plain(value)
    parts = [value.get(key) for key in ("givenName", "familyName")]
    for name in (*(value.get(key) for key in keys), parts):
        if isinstance(name, list):
            name = " ".join(n for n in name[:MOST_VALUES] if isinstance(n, str))
        if isinstance(name, str) and name.strip():
            return plain(name)
    return ""
