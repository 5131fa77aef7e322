"""Declarative shadow roots, as a browser shows them: a host's own content in the slots of its root.

Source: HTML Standard, the template element; DOM Standard, section 4.2.2, slots.
"""

from __future__ import annotations

from lxml import etree


def open_shadow_roots(root: etree._Element) -> None:
    """Make each shadow root a part of the page, with what its host holds in the place of each slot.

    What no slot takes stays where it is, though a browser shows none of it: it may be the story for readers without
    scripts.
    """
    templates = [t for t in root.iter("template") if t.get("shadowrootmode") or t.get("shadowroot")]
    for template in templates:
        template.tag = "div"
        host = template.getparent()
        if host is not None:
            for slot in list(template.iter("slot")):
                _fill(slot, host, template)


def _fill(slot: etree._Element, host: etree._Element, template: etree._Element) -> None:
    """Move into a slot what it is to show; its own content is for when there is nothing."""
    name = slot.get("name", "")
    given = [child for child in host if child is not template and child.get("slot", "") == name]
    text = "" if name else template.tail or ""
    if not given and not text.strip():
        return
    tail = slot.tail
    slot.clear()
    slot.text, slot.tail = text, tail
    if name:
        for child in given:
            _leave_tail(child)
    else:
        template.tail = None  # a slot without a name takes the texts between elements, too
    slot.extend(given)


def _leave_tail(child: etree._Element) -> None:
    """Leave the text behind an element where it is when the element goes."""
    before, parent = child.getprevious(), child.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (child.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (child.tail or "")
    child.tail = None
