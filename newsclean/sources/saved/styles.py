"""What a saved page's own styles hide from every reader: class names and ids, as a browser would find them.

Only the plainest rules are believed: `.promo { display: none }` on its own, outside of any condition, where no other
rule and no element's own style shows the same again. When in doubt, what may be hidden stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MOST_STYLES = 4 << 20  # characters of one of a page's styles that are looked at
MARKS = re.compile(r"[{};]|/\*|\*/")
DISPLAY = re.compile(r"(?:^|[;\s\"'])display\s*:\s*([\w-]+)", re.IGNORECASE)
NAME = re.compile(r"[.#]([A-Za-z_][\w-]*)")
STYLED = re.compile(r"<[^<>]*\bstyle\s*=[^<>]*>", re.IGNORECASE)
WORD = re.compile(r"[\w-]+")


def hidden_names(styles: Iterable[str], markup: str) -> frozenset[str]:
    """The class names and ids whose elements no reader sees.

    >>> sorted(hidden_names([".promo{display:none} .tab{display:none} .tab.on{display:block}"], "<p class=promo>"))
    ['promo']
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    for style in styles:
        for selectors, body in _rules(style[:MOST_STYLES]):
            if selectors.startswith("@"):
                shown.update(name for inner, said in _rules(body) if _shows(said) for name in NAME.findall(inner))
            elif _shows(body):
                shown.update(NAME.findall(selectors))
            elif DISPLAY.search(body):
                plain = (NAME.fullmatch(selector.strip()) for selector in selectors.split(","))
                hidden.update(found[1] for found in plain if found)
    if hidden:
        for element in STYLED.findall(markup):
            if _shows(element):
                shown.update(WORD.findall(element))
    return frozenset(hidden - shown)


def _shows(body: str) -> bool:
    """Whether declarations show what they are for."""
    said = DISPLAY.findall(body)
    return bool(said) and said[-1].lower() != "none"


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet, each a selector and what stands in its braces; one pass, whatever stands there."""
    depth = start = begins = 0
    selector = ""
    in_comment = False
    for mark in MARKS.finditer(style):
        sign = mark[0]
        if in_comment or sign == "/*":
            in_comment = sign != "*/"
            start = mark.end() if depth == 0 and not in_comment else start
        elif sign == "{":
            if depth == 0:
                selector, begins = style[start : mark.start()].strip(), mark.end()
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                yield selector, style[begins : mark.start()]
                start = mark.end()
        elif sign == ";" and depth == 0:
            start = mark.end()
