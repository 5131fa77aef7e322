"""Which blocks are the story's: rules first, then what the trees have learned of blocks amid their neighbours."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from newsclean.article import BlockType
from newsclean.label.rules import has_pack
from newsclean.label.story.asides import drop_asides
from newsclean.label.story.comments import drop_comments
from newsclean.label.story.context import PROSE_LINKS, PROSE_SIZE, STOPS, ends_sentence, is_unmarked
from newsclean.label.story.features import Rows
from newsclean.label.story.gaps import fill_gaps
from newsclean.label.story.headings_and_lists import vouched
from newsclean.label.story.little import rest_of_little
from newsclean.label.story.passages import drop_passages
from newsclean.label.story.places import Places
from newsclean.label.story.scorer import Scorer
from newsclean.label.story.trees import Trees
from newsclean.label.story.whole_lists import INLINE, keep_whole
from newsclean.page import Block, Form, Label, Page, Place, Role, add_up, density

STORY = Label(Role.STORY, "story")
IN_DOUBT = Label(Role.STORY, "story/in-doubt")
COPIED = Label(Role.STORY, "story/copied")
# Log-odds down to which a paragraph of so many characters is in doubt, and how far the story may stand from it.
# Measured on pasted news: -1 would give .002 more F1, but lose the first paragraph of short stories.
DOUBT = -2.0
DOUBTED_SIZE = 80
BESIDE = 3
# A block speaks for those of its shape by its score, up to SURE, and its size, up to ALIKE_SIZE characters, against as
# much as UNALIKE_SIZE characters that say nothing. Any values near these do as well.
SURE = 1.5
ALIKE_SIZE = 100
UNALIKE_SIZE = 50
# The most lines above the prose of a text that has been cleaned before, and the greatest share of its lines that rules
# know. Of 908 clean articles 853 are within these, and 4 in 5 of the lines that trees take from them; of 904 pages,
# pasted whole in two renderings, 1 and 3 are.
COPY_HEAD = 2
COPY_MARKS = 0.03
# How surely, in log-odds, a block is the story's that stands where a press database keeps its texts: .96 of
# confidence, set by hand, for a photo's credit or a plea stands in such texts here and there.
TOLD_SCORE = 4.0
# What stands amid stories and looks unlike their paragraphs, and how far their next paragraph may be.
AMID_STORIES = frozenset(BlockType) - {BlockType.PARAGRAPH}
AMID = 4
# How far up the element is that holds both; code stands in cells beside the numbers of its lines, and in boxes.
LEVELS, CODE_LEVELS = 4, 9
# Lines of an interview that are known before the next: of text, and where markup says that it is set like one of them.
TURNS, TURNS_ALIKE = 3, 2
TURN_SIZE = 400
QUESTION = ("?", "？", "؟", "?”", "?»", '?"')
SENTENCE_ENDS = STOPS.union('”"»')


def judge(page: Page, marked: list[bool], trees: Trees) -> tuple[list[int], Places]:
    """Label the story's blocks, and give every block its score; the indices of those left, and the blocks' places."""
    rows = Rows(page, marked, trees.names)
    places = rows.places
    for alike in _scored(page.blocks, rows, trees.sums).values():
        _lean_together(alike)
    unnamed = []
    for i, block in enumerate(page.blocks):
        if block.score > 0:
            block.label = STORY
        elif not marked[i]:
            unnamed.append(i)
    label, kept = _kept(page, marked, unnamed, places)
    for i in kept:
        page.blocks[i].label = label
    left = (i for i in unnamed if page.blocks[i].label is not label)
    return keep_whole(page.blocks, left, places, density(page.language)), places


def _scored(blocks: list[Block], rows: Rows, sums: Scorer) -> dict[int, list[Block]]:
    """Give each block that may be the story's its score; these blocks by their shapes."""
    places = rows.places
    shapes: dict[int, list[Block]] = {}
    for i, block in enumerate(blocks):
        if rows.read(i):
            block.score = sums.score(rows.row)
            if (shape := places.shape(i)) is not None:
                shapes.setdefault(shape, []).append(block)
    return shapes


def _kept(page: Page, marked: list[bool], unnamed: list[int], places: Places) -> tuple[Label, list[int]]:
    """Which of the blocks that trees did not take for the story's stay, and why."""
    blocks = page.blocks
    start = _copy_start(page, marked)
    if start is not None:
        return COPIED, [i for i in unnamed if i > start]
    doubtful = [i for i in unnamed if DOUBT < blocks[i].score < 0]
    if page.form is Form.HTML:
        amid = [i for i in doubtful if _is_amid_story(blocks, i) and places.kind(i) is None]
        said = [i for i in unnamed if _is_said_amid(blocks, i) and places.kind(i) is None]
        talk = _talk(blocks, [i for i in unnamed if places.kind(i) is None])
        little = rest_of_little(blocks, unnamed, places, density(page.language))
        return IN_DOUBT, amid + said + talk + little + vouched(blocks, doubtful, unnamed, places)
    # Where trees found no story at all, its paragraphs are among those in doubt.
    untold = not any(block.label is STORY for block in blocks)
    scale = density(page.language)
    beside = [i for i in doubtful if _is_paragraph(blocks[i], scale) and (untold or _is_beside_story(blocks, i))]
    return IN_DOUBT, beside + _talk(blocks, unnamed) + rest_of_little(blocks, unnamed, places, scale)


def judge_wholes(page: Page, marked: list[bool], trees: Trees) -> None:
    """Remove the passages that stand apart from a judged page's story, and take in the gaps that are the story's.

    A text that had been cleaned before has neither.
    """
    if not any(block.label is COPIED for block in page.blocks):
        drop_comments(page)
        drop_asides(page)
        drop_passages(page, marked, trees.passages)
        fill_gaps(page, marked, trees.gaps)


def _copy_start(page: Page, marked: list[bool]) -> int | None:
    """The first prose of a text that has been cleaned before: nothing stands above it but a headline or two lines, and
    rules, which speak its language, know next to none of its lines. What such a text holds its story held; no neighbour
    makes a line a menu's.
    """
    if page.form is not Form.TEXT or sum(marked) > COPY_MARKS * len(marked) or not has_pack(page.language):
        return None
    above = 0
    for i, block in enumerate(page.blocks):
        if block.label is not STORY:
            above += 1
        elif len(block.text) >= PROSE_SIZE:
            return i if above <= COPY_HEAD else None
    return None


def _lean_together(alike: list[Block]) -> None:
    """Move the scores of blocks of one shape towards each other: the paragraphs of a story, and the titles of a list of
    other stories, are all of a kind. What stands right in the same element is no witness, for it has that in common.

    On sites not learned from, F1 of whole paragraphs of news rises by .006, and no measure falls.
    """
    if len(alike) == 1:
        return
    weights: defaultdict[Place | None, int] = defaultdict(int)
    leanings: defaultdict[Place | None, float] = defaultdict(float)
    for block in alike:
        weight = min(len(block.text), ALIKE_SIZE)
        weights[block.place] += weight
        leanings[block.place] += weight * max(-SURE, min(SURE, block.score))
    weight_of_all, leaning_of_all = sum(weights.values()), add_up(leanings.values())
    for block in alike:
        place = block.place
        block.score += (leaning_of_all - leanings[place]) / (weight_of_all - weights[place] + UNALIKE_SIZE)


def _is_paragraph(block: Block, scale: float) -> bool:
    """Whether a line of text is as long as a sentence and ends as one."""
    text = block.text
    return len(text) * scale >= DOUBTED_SIZE and (text[-1] in SENTENCE_ENDS or is_unmarked(text))


def _is_beside_story(blocks: list[Block], i: int) -> bool:
    """Whether a paragraph of the story is near.

    Of pasted news this brings back half of the paragraphs that trees alone lose, at little cost in precision.
    """
    beside = blocks[max(0, i - BESIDE) : i + BESIDE + 1]
    return any(b.label is STORY and len(b.text) >= PROSE_SIZE for b in beside)


def _talk(blocks: list[Block], unnamed: list[int]) -> list[int]:
    """The last questions and answers of an interview, which are short and have no paragraph below: sentences that go on
    as the lines above them do, a question in turn.
    """
    kept: set[int] = set()
    for i in unnamed:
        turns = TURNS if blocks[i].place is None else TURNS_ALIKE
        above = range(i - turns, i)
        if i < turns or not all(blocks[j].label is STORY or j in kept for j in above):
            continue
        asks = [blocks[j].text.endswith(QUESTION) for j in (*above, i)]
        in_turn = all(asks[n] is not asks[n + 1] for n in range(turns))
        is_short = all(len(blocks[j].text) <= TURN_SIZE for j in above)
        if in_turn and is_short and ends_sentence(blocks[i].text) and _are_alike(blocks[i - 2], blocks[i]):
            kept.add(i)
    return sorted(kept)


def _are_alike(one: Block, other: Block) -> bool:
    """Whether two blocks are set alike: in elements of the same names below such."""
    if one.place is None or other.place is None:
        return one.place is other.place
    return one.place.lineage is other.place.lineage


def _is_amid_story(blocks: list[Block], i: int) -> bool:
    """Whether a block of a story's other types, no link, stands between blocks of the story, in an element that they
    stand in as well.

    On sites not learned from, two characters of the story are kept so for each of another list or table.
    """
    block = blocks[i]
    is_link = block.link_chars > PROSE_LINKS * len(block.text)
    if block.type not in AMID_STORIES or block.place is None or is_link:
        return False
    around = set(islice(block.place.path(), 1, CODE_LEVELS if block.type is BlockType.CODE else LEVELS))

    def holds_story(others: list[Block]) -> bool:
        return any(b.label is STORY and b.place is not None and b.place.parent in around for b in others)

    return holds_story(blocks[max(0, i - AMID) : i]) and holds_story(blocks[i + 1 : i + 1 + AMID])


def take_told(page: Page, marked: list[bool], trees: Trees) -> tuple[list[int], Places]:
    """Take for the story's what stands where the page's container says the story stands, but for what rules know and
    what elements name; the indices of these, and the blocks' places.
    """
    places = Rows(page, marked, trees.names).places
    told = Label(Role.STORY, f"told/{page.container}")
    unnamed = []
    for i, block in enumerate(page.blocks):
        if block.label is None and places.kind(i) is None:
            block.label, block.score = told, TOLD_SCORE
        elif block.label is None:
            unnamed.append(i)
    return unnamed, places


def _is_said_amid(blocks: list[Block], i: int) -> bool:
    """Whether a paragraph that ends as a sentence, and is no link, stands between blocks of the story, set in the
    same element as they are: a question or an answer of an interview, which is short, and its like.

    Of 88 such in the corpora that the trees did not take, 47 stand in the gold text, and most others are the story's.
    """
    block = blocks[i]
    if block.type is not BlockType.PARAGRAPH or block.place is None or block.place.hidden or block.link_chars:
        return False
    if not ends_sentence(block.text):
        return False
    around = set(islice(block.place.path(), 1, 2 + (block.place.tag in INLINE)))

    def tells(others: list[Block]) -> bool:
        return any(b.label is STORY and b.place is not None and b.place.parent in around for b in others)

    return tells(blocks[max(0, i - AMID) : i]) and tells(blocks[i + 1 : i + 1 + AMID])


def story_from_claims(page: Page) -> None:
    """Where no block is the story's but the page's own data hold it: add it as blocks."""
    for claim in (*page.claimed("article_body"), *page.claimed("payload_body")):
        for paragraph in filter(None, (" ".join(line.split()) for line in claim.value.splitlines())):
            page.blocks.append(
                Block(paragraph, len(page.blocks) + 1, label=Label(Role.STORY, f"claims/{claim.source}"))
            )
        return
