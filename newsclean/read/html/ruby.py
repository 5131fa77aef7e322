"""Ruby: the readings that stand in small letters above a word, as in Japanese for children, or in Chinese for learners.

A reader sees them beside the line, not in it. In the text of that line each such word would stand twice, glued to
itself, and no search would find it. So the line keeps its words alone, as a browser copies it, and the readings stand
apart, each behind its word. Brackets for browsers that know no ruby (`<rp>`) go with what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

TAG = "ruby"
BRACKET = "rp"
READING = frozenset(("rt", "rtc", BRACKET))
BASE = frozenset((TAG, "rb", "rbc"))
INLINE = READING | BASE | frozenset("span a b i em strong small font".split())
LONGEST = 200  # characters; one that was never closed has swallowed what stands behind it


def take_readings(root: etree._Element) -> list[str]:
    """Take the readings out of a tree; each word with its readings, in order of appearance, once.

    >>> root = etree.fromstring("<p>Five <ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> a day.</p>")
    >>> take_readings(root), "".join(root.itertext())
    (['漢 kan', '字 ji'], 'Five 漢字 a day.')
    """
    found: dict[str, None] = {}
    for ruby in list(root.iter(TAG)):
        if next(ruby.iterancestors(TAG), None) is None and _is_whole(ruby):
            found.update(dict.fromkeys(_part(ruby)))
    if found:
        etree.strip_tags(root, *BASE, *READING)  # whoever reads a heading piece by piece finds it in one
    return list(found)


def _is_whole(ruby: etree._Element) -> bool:
    """Whether an element holds a word with its reading, and nothing else."""
    if any(element.tag not in INLINE for element in ruby.iter()):
        return False
    pieces = [(_reads(owner), text) for _, owner, text in _pieces(ruby)]
    return {reads for reads, _ in pieces} == {True, False} and sum(len(text) for _, text in pieces) <= LONGEST


def _pieces(ruby: etree._Element) -> Iterator[tuple[etree._Element, etree._Element, str]]:
    """The texts within an element in their order: each with the element that it is the text or the tail of, and the
    one that it stands in."""
    for event, element in etree.iterwalk(ruby, events=("start", "end")):
        owner = element if event == "start" else element.getparent()
        text = element.text if event == "start" else element.tail
        if text and not text.isspace() and owner is not None and (event == "start" or element is not ruby):
            yield element, owner, text


def _kind(owner: etree._Element) -> str:
    """The part of ruby that a text is, by the next such element around it."""
    tag = str(owner.tag)
    if tag in READING or tag in BASE:
        return tag
    return next((str(above.tag) for above in owner.iterancestors() if above.tag in READING or above.tag in BASE), TAG)


def _reads(owner: etree._Element) -> bool:
    return _kind(owner) in READING


def _part(ruby: etree._Element) -> list[str]:
    """Take the readings out of one element; each word with what stood for it."""
    words: list[list[str]] = []
    is_read = True
    for element, owner, text in list(_pieces(ruby)):
        said = " ".join(text.split())
        if _reads(owner):
            if words and _kind(owner) != BRACKET:
                words[-1].append(said)
                is_read = True
            if owner is element:
                element.text = None
            else:
                element.tail = None
        elif is_read:
            words.append([said])
            is_read = False
        else:
            words[-1][0] += said
    return [" ".join(word) for word in words if len(word) > 1]
