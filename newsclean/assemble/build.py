"""Labels the blocks that fields were read from, and builds the article."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import merge
from itertools import takewhile
from typing import Any

from newsclean.article import Article, BodyBlock, Category, Removal
from newsclean.assemble.byline import Byline
from newsclean.assemble.dates import Dates
from newsclean.assemble.headline import Headline
from newsclean.assemble.keys import FOLDED, key_of, may_say
from newsclean.assemble.standfirst import Standfirst
from newsclean.page import STORY, Block, Label, Page, Role
from newsclean.reasons import removed

DATE_LINE = 90  # characters: "Published on ... at ..., updated on ... at ..." in the longest languages
PROSE = 80  # characters: a longer block above the headline may still be the story's
# Lines above a headline that the trees took for the story's: of 19 pages pasted whole, 15 have no more and none of them
# is its; 4 have more, and it is the headline that is wrong.
MOST_ABOVE = 3
LINES = ("headline", "standfirst", "byline")  # fields of one line
LONGEST_AGAIN = 1_000  # characters of a line that may say a field again
SHORTEST_REPEAT = 8  # letters: a shorter line says the same as a field by chance


def settle_blocks(
    page: Page, headline: Headline | None, standfirst: Standfirst | None, byline: Byline, dates: Dates
) -> None:
    """Give each block that a field was read from its role, and mark the ones that say a field again."""
    fields = [(byline.blocks, Role.BYLINE, byline.line, "byline/line")]
    if standfirst is not None:
        fields.append((standfirst.blocks, Role.STANDFIRST, standfirst.text, f"standfirst/{standfirst.source}"))
    if headline is not None:
        fields.append((headline.blocks, Role.HEADLINE, headline.text, f"headline/{headline.source}"))
    for blocks, role, _, reason in fields:
        for block in blocks:
            block.label = Label(role, reason)
    if headline is not None:
        _clear_above(page.blocks, headline.blocks)
    said = {key_of(text): role for _, role, text, _ in fields if text}
    _trim_end(page.blocks, said)
    _mark_repeats(page.blocks, said)
    for block in dates.blocks:
        if block.label is not None and (block.label.role is Role.REMOVED or _is_date_line(block)):
            block.label = removed("date/read")


def _clear_above(blocks: list[Block], headline: list[Block]) -> None:
    """Take lines above a pasted story's headline for what they are: the story begins below."""
    story = [b for b in takewhile(lambda b: b is not headline[0], blocks) if b.is_story] if headline else []
    if len(story) > MOST_ABOVE:
        return
    for block in story:
        if block.place is None and len(block.text) < PROSE:
            block.label = removed("headline/above")


def _trim_end(blocks: list[Block], said: dict[str, Role]) -> None:
    """Take the byline and the headline out of the story's end where they stand there again."""
    for block in reversed(blocks):
        if block.is_story:
            role = said.get(key_of(block.text)) if len(block.text) < LONGEST_AGAIN else None
            if role not in (Role.BYLINE, Role.HEADLINE):
                return
            block.label = removed(f"{role}/repeated")


def _is_date_line(block: Block) -> bool:
    """Whether a line that a date was read from, and the trees took for the story's, says little else."""
    return block.is_story and len(block.text) <= DATE_LINE and block.text[-1] not in ".!?…"


def _mark_repeats(blocks: list[Block], said: dict[str, Role]) -> None:
    """Mark blocks that say a field again: of those that say it whole, the first is the field's."""
    shortest, longest = min(map(len, said), default=0), max(map(len, said), default=-1) * FOLDED
    initials = {key[0] for key in said if key}
    taken: set[Role] = set()
    for block in blocks:
        label = block.label
        if label is None or label.role is STORY or len(block.text) > longest:
            continue
        role = said.get(key_of(block.text)) if may_say(block.text, shortest, initials) else None
        if role is None:
            continue
        if label.role is role and role not in taken:
            taken.add(role)
        elif label.role is role or len(key_of(block.text)) >= SHORTEST_REPEAT:
            block.label = removed(f"{role}/repeated")


def build(page: Page, story: list[Block], fields: dict[str, Any], *, keep_removed: bool) -> Article:
    """An article of chosen fields and labelled blocks, validated in one call."""
    for name in LINES:
        if "\n" in (fields.get(name) or ""):  # read off code, which keeps its line breaks
            fields[name] = " ".join(fields[name].split())
    fields["body"] = "\n\n".join(block.text for block in story)
    fields["blocks"] = tuple([_body_block(b) for b in story])
    fields["positions"] = _head_positions(page)
    if keep_removed:
        fields["removed"] = tuple(_removals(_in_order(page)))
    return Article.model_validate(fields)


def _head_positions(page: Page) -> dict[str, int]:
    """Where the fields above the story stand: each where the first of its blocks does."""
    positions: dict[str, int] = {}
    for block in page.blocks:
        label = block.label
        if label is not None and label.category is None and label.role is not STORY:
            positions.setdefault(label.role.value, block.position)
    return positions


def _in_order(page: Page) -> Iterable[Block]:
    """A page's blocks and what its container set around them, in the order of the source."""
    return merge(page.blocks, page.aside, key=lambda block: block.position) if page.aside else page.blocks


def _removals(blocks: Iterable[Block]) -> list[Removal]:
    """What was left out."""
    found = []
    for block in blocks:
        label = block.label
        category = label.category if label is not None else None
        if label is not None and category is not None:
            found.append(
                _removal(block.printed if block.marker else block.text, category, label.reason, block.position)
            )
    return found


# An article has hundreds of these, made of what is known to be valid: to have each validated takes longer than to
# choose the fields. So their slots are filled as the validator fills them.
_new = object.__new__
_set_text, _set_category, _set_reason, _set_position = (
    getattr(Removal, name).__set__ for name in ("text", "category", "reason", "position")
)
_set_body_text, _set_type, _set_level, _set_body_position = (
    getattr(BodyBlock, name).__set__ for name in ("text", "type", "level", "position")
)


def _removal(text: str, category: Category, reason: str, position: int) -> Removal:
    made = _new(Removal)
    _set_text(made, text)
    _set_category(made, category)
    _set_reason(made, reason)
    _set_position(made, position)
    return made


def _body_block(block: Block) -> BodyBlock:
    made = _new(BodyBlock)
    _set_type(made, block.type)
    _set_body_text(made, block.text)
    _set_level(made, block.level or None)
    _set_body_position(made, block.position)
    return made
