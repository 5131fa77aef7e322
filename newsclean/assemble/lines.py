"""How much a line above a story reads like its headline, where no claim says which of them it is."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsclean.assemble.head import Head
from newsclean.assemble.people import read_line
from newsclean.assemble.words import Words
from newsclean.page import Block

# What each trait of a line is worth. A linear model of which line is the headline (conditional logit, McFadden 1974),
# fitted on the pasted texts of half of both corpora, 455 pages; blank lines were hidden from it on every second page,
# for not every renderer keeps them. It finds 9 of 10 headlines that stand in a line of their own.
WORTH = {
    "distance": -0.03,  # each block between it and the story, at most 40
    "below": -3.0,  # the story's first line, which may be a picture's caption
    "short": -1.0,  # below 12 characters
    "fair_length": 1.4,  # 20 to 120
    "closed": -3.5,  # ends with a full stop, a colon, a comma
    "shared": 3.7,  # share of its words (of at least 4) that the lead repeats
    "shares_two": 1.5,
    "date_below": 1.7,  # within the next four blocks
    "byline_below": 1.9,  # within the next four blocks
    "repeated": 0.5,  # printed again elsewhere
    "marked": -1.9,  # a bullet, a number
    "first": 1.5,  # of the whole text: a clean copy begins with its headline
    "gap_above": 2.0,
    "gap_below": 1.6,
    "dated": -4.0,  # holds a whole date: a masthead, a printer's header; no fit, as for the next
    "outlet": -2.5,  # ends in a word such as "Courier"
    "digits": -1.1,  # more than a fifth of it
    "lower_case": -0.5,  # begins so
    "rule": -2.0,  # a rule has matched it
    "photo": -3.8,  # names a photographer or an agency
    "prose_below": 0.8,  # a sentence follows
    "headline_above": -1.5,  # a line like a headline stands right above
    "byline": -1.8,
    "story": -2.0,  # the label step took it for the story's; no fit, for few pages show it
    "score": -0.3,  # the label step's log-odds of being the story's
}
MOST_BY_WORDS = WORTH["shared"] + WORTH["shares_two"]
MARKUP_LEVELS = {1: 3.0, 2: 1.5}  # a heading that the source marks as one; texts have none but for Markdown
LEAST = 2.5  # less than a line has that stands alone above its story
STANDFIRST = 1.0  # by how much a standfirst may read more like a headline than the headline above it
FURTHEST = 40
SHORT, FAIR = 12, (20, 120)
BELOW = 4
LEAD = 4  # blocks of the story whose words are compared
LONGEST = 300
PROSE = 60
SHORTEST_PART = 12  # letters that a line must have to be found within another
MOST_SCORE = 6.0
RULE_PARTS = 2  # slashes of a rule's id, `en/share/share-on`; heuristics have one or none

WORD = re.compile(r"[^\W\d_]{3,}")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # a shorter one says little
DATE_OR_COUNT = re.compile(r"^\W*\d[\d\s.,:/-]*\w{0,3}$")
DATE = re.compile(r"\d{1,2}[:.h]\d{2}|(?<!\d)(?:19|20)\d\d(?!\d)|\d+ (?:min|hour|day|Std|uur|heure|hora|ore|tim)")
UNSPACED_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# A whole date, such as mastheads and printers put above a page; a year alone stands in many headlines.
WHOLE_DATE = re.compile(
    r"\b\d{1,2}\.? [^\W\d_]{3,12} (?:19|20)\d\d\b|\b[^\W\d_]{3,12} \d{1,2}, (?:19|20)\d\d\b|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|(?<!\d)(?:19|20)\d\d[-年/]\d"
)
DATELINE = re.compile(r"[^a-z]{3,40}?(?:,[^()–—-]{0,30})?\s*(?:\([^()]{2,30}\)\s*)?[–—-]\s")
DIGIT = re.compile(r"\d")
PHOTO_WORDS = frozenset(
    "foto fotos photo photos getty bild credit image images imago picture quelle source copyright fotograf kuva "
    "reuters shutterstock fotó фото courtesy dpa afp epa 写真 攝影 摄影 사진".split()
)
CLOSED = tuple(".。…:：;,")
SENTENCE_END = tuple(".?!。？！")
BULLETS = tuple("*+-•[|›»>")


def headline_line(head: Head, words: Words) -> int | None:
    """The index of the line above the story that reads most like its headline; None where none does."""
    above = [
        i for i in head.above if (i < head.start or not head.blocks[i].is_story) and _may_be(head.blocks[i], words)
    ]
    if not above:
        return None
    best = _best(head, words, above)
    if best is None:
        return None
    whole, longest = head.key(best), len(head.blocks[best].text)
    parts = (
        i
        for i in above
        if SHORTEST_PART <= len(head.blocks[i].text) <= longest
        and len(head.key(i)) >= SHORTEST_PART
        and whole.endswith(head.key(i))
        and not head.blocks[i].is_story
    )
    return min(
        parts, key=lambda i: len(head.blocks[i].text), default=best
    )  # "Home > News > Headline" holds another line


def _best(head: Head, words: Words, above: list[int]) -> int | None:
    """The line of greatest worth; lines whose shape leaves them no chance are not read."""
    scorer = _Scorer(head, words, range(above[0], above[-1] + BELOW + 1))
    shapes = {i: scorer.shape(i) for i in above}
    best, most = None, LEAST
    for i in sorted(above, key=lambda i: (-shapes[i], i)):
        if shapes[i] + MOST_BY_WORDS <= most:
            break
        worth = shapes[i] + scorer.wording(i)
        if worth > most and not _is_byline(head.blocks[i].text, words):
            best, most = i, worth
    above_it = best - 1 if best else None
    if above_it in shapes and _is_set_off(head, above_it):
        worth = shapes[above_it] + scorer.wording(above_it)
        return above_it if worth > max(LEAST, most - STANDFIRST) else best
    return best


def _is_set_off(head: Head, i: int) -> bool:
    """Whether a line is set off from those around it, as a headline above its standfirst is; a menu's lines are not."""
    block, below = head.blocks[i], head.blocks[i + 1]
    is_apart = (block.gap > 0 or i == 0) and below.gap > 0
    return is_apart and _is_headline_like(block.text) and len(block.text) < len(below.text)


def _is_byline(text: str, words: Words) -> bool:
    """Whether a line names people, and announces them or says what they are."""
    if not words.announces(text) and words.role.isdisjoint(text.lower().split()):
        return False
    named = read_line(text, words)
    return named.clean and bool(named.people)


def lead_words(head: Head) -> frozenset[str]:
    """The longer words of the story's first blocks."""
    texts = [block.text for block in head.told[:LEAD]]
    datelines = map(DATELINE.match, texts)
    return frozenset().union(*(words_in(t[d.end() :] if d else t) for t, d in zip(texts, datelines, strict=True)))


def words_in(text: str) -> frozenset[str]:
    """The longer words of a text, lower case; pairs of characters in scripts that write no spaces.

    >>> sorted(words_in("Rain ends the drought")), sorted(words_in("大雨來了"))
    (['drought', 'ends', 'rain'], ['來了', '大雨', '雨來'])
    """
    if not text.isascii() and UNSPACED_RUN.search(text):
        return frozenset(pair for run in UNSPACED_RUN.findall(text) for pair in map("".join, pairwise(run)))
    return frozenset(LONG_WORD.findall(text.lower()))


def names_photo(text: str) -> bool:
    """Whether a line says whose picture something is."""
    return "©" in text or not PHOTO_WORDS.isdisjoint(WORD.findall(text.lower()))


def _may_be(block: Block, words: Words) -> bool:
    """Whether a line can be a headline at all: no date, no number, no button."""
    text = block.text
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if DIGIT.search(text) and (
        DATE_OR_COUNT.match(text) or (sum(map(str.isalpha, text)) * 2 < len(text) and DATE.search(text))
    ):
        return False
    return len(text) > SHORT or not words.perhaps_not.issuperset(text.lower().split())


class _Scorer:
    """Scores lines; what several lines are asked about one is looked up once."""

    def __init__(self, head: Head, words: Words, window: range) -> None:
        self.blocks, self.start = head.blocks, head.start
        self.outlets = words.desk
        texts = {i: head.blocks[i].text for i in window if i < len(head.blocks)}
        self.dates = {i for i, text in texts.items() if DIGIT.search(text) and DATE.search(text)}
        self.bylines = {i for i, text in texts.items() if words.announces(text)}
        self.lead = lead_words(head)
        self.counts = Counter([block.text for block in head.blocks])

    def shape(self, i: int) -> float:
        """What a line's place, length and neighbours are worth."""
        block, text, size = self.blocks[i], self.blocks[i].text, len(self.blocks[i].text)
        above = self.blocks[i - 1] if i else None
        below = self.blocks[min(i + 1, len(self.blocks) - 1)]
        near = range(i + 1, i + 1 + BELOW)
        worth = WORTH
        return sum(
            (
                MARKUP_LEVELS.get(block.level, 0.0),
                worth["distance"] * max(0, min(self.start - i, FURTHEST)),
                worth["below"] * (i >= self.start),
                worth["short"] * (size < SHORT),
                worth["fair_length"] * (FAIR[0] <= size <= FAIR[1]),
                worth["closed"] * text.endswith(CLOSED),
                worth["date_below"] * (not self.dates.isdisjoint(near)),
                worth["byline_below"] * (not self.bylines.isdisjoint(near)),
                worth["repeated"] * (self.counts[text] > 1),
                worth["marked"] * (bool(block.marker) or text.startswith(BULLETS)),
                worth["first"] * (i == 0),
                worth["gap_above"] * (block.gap > 0 or i == 0),
                worth["gap_below"] * (below.gap > 0),
                worth["lower_case"] * text[0].islower(),
                worth["rule"] * (block.label is not None and block.label.reason.count("/") == RULE_PARTS),
                worth["story"] * block.is_story,
                worth["prose_below"] * (len(below.text) > PROSE and below.text.endswith(SENTENCE_END)),
                worth["headline_above"] * (above is not None and above.gap > 0 and _is_headline_like(above.text)),
                worth["byline"] * (i in self.bylines),
                worth["score"] * max(-MOST_SCORE, min(MOST_SCORE, block.score)),
            )
        )

    def wording(self, i: int) -> float:
        """What a line's words are worth."""
        text = self.blocks[i].text
        own = words_in(text)
        shared = len(own & self.lead)
        digits = sum(map(str.isdigit, text)) if DIGIT.search(text) else 0
        return sum(
            (
                WORTH["shared"] * (shared / max(4, len(own))),
                WORTH["shares_two"] * (shared >= 2),
                WORTH["dated"] * (digits > 0 and WHOLE_DATE.search(text) is not None),
                WORTH["outlet"] * (text.rpartition(" ")[2].lower() in self.outlets),
                WORTH["digits"] * (digits * 5 > len(text)),
                WORTH["photo"] * names_photo(text),
            )
        )


def _is_headline_like(text: str) -> bool:
    return FAIR[0] <= len(text) <= FAIR[1] and not text.endswith(CLOSED)
