"""How much a line above a story reads like its headline; what its words say."""

from __future__ import annotations

import re
from collections import Counter, deque
from itertools import pairwise

from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import Words
from newsclean.page import Block, add_up

# What each trait of a line is worth. A linear model of which line is the headline (conditional logit, McFadden 1974),
# fitted on the pasted texts of half of both corpora, 374 pages that print their headline in a line of its own; each
# page was shown twice, once without its blank lines, for not every renderer keeps them. Of the other half's it finds
# 92 % with blank lines, 85 % without.
WORTH = {
    "distance": -0.03,  # each block between it and the story, at most 40
    "below": -0.6,  # the story's first line, or one amid its first
    "short": -1.1,  # below 12 characters
    "fair_length": 0.9,  # 20 to 120
    "best_length": 0.8,  # 40 to 110
    "closed": -2.3,  # ends with a full stop, a colon, a comma
    "shared": 1.5,  # share of its words (of at least 4) that the lead repeats
    "shares_two": 0.9,
    "told": 2.1,  # share of its words that the story repeats, within others or not
    "echoed": 1.5,  # share of its words that another line nearby repeats: a breadcrumb, a summary
    "date_below": 1.5,  # within the next four blocks
    "byline_below": 1.5,  # within the next four blocks
    "repeated": 0.2,  # printed again elsewhere
    "marked": -1.9,  # a bullet, a number
    "path": -1.6,  # "Home > News"
    "parted": 1.4,  # holds a colon: "Valley: Rain ends drought"
    "first": 2.5,  # of the whole text, right above the story: a clean copy begins with its headline; no fit
    "gap_above": 0.9,
    "gap_below": 1.4,
    "opens": 1.4,  # the first line behind a blank one, which lines without such stand above
    "dated": -4.0,  # holds a whole date: a masthead, a printer's header; no fit, as for the next
    "outlet": -2.5,  # ends in a word such as "Courier"
    "digits": -0.5,  # more than a fifth of it
    "rule": -4.0,  # a rule has matched it; no fit, for it matches no headline of either corpus
    "photo": -3.8,  # names a photographer or an agency; no fit
    "prose_below": 0.6,  # a sentence follows
    "byline": -0.5,
    "story": -1.5,  # the label step took it for the story's; no fit, for few pages show it
    "score": -0.5,  # the label step's log-odds of being the story's
}
MOST_BY_WORDS = add_up(WORTH[trait] for trait in ("shared", "shares_two", "told", "echoed"))
MARKUP_LEVELS = {1: 3.0, 2: 1.5}  # a heading that the source marks as one; texts have none but for Markdown
FURTHEST = 40
SHORT, FAIR, BEST = 12, (20, 120), (40, 110)
NEARBY = 8  # lines above and below that may repeat a headline's words
BELOW = 4
LEAD = 4  # blocks of the story whose words are compared
PROSE = 60
MOST_SCORE = 6.0
RULE_PARTS = 2  # slashes of a rule's id, `en/share/share-on`; heuristics have one or none

WORD = re.compile(r"[^\W\d_]{3,}")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # a shorter one says little
DATE = re.compile(r"\d{1,2}[:.h]\d{2}|(?<!\d)(?:19|20)\d\d(?!\d)|\d+ (?:min|hour|day|Std|uur|heure|hora|ore|tim)")
UNSPACED_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# A whole date, such as mastheads and printers put above a page; a year alone stands in many headlines.
WHOLE_DATE = re.compile(
    r"\b\d{1,2}\.? [^\W\d_]{3,12} (?:19|20)\d\d\b|\b[^\W\d_]{3,12} \d{1,2}, (?:19|20)\d\d\b|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|(?<!\d)(?:19|20)\d\d[-年/]\d"
)
# When a browser printed a page, at the head of each sheet: "11/22/26, 9:12 PM", "22.11.26, 21:12".
PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}(?:\s?[AP]M)?", re.I)
DATELINE = re.compile(r"[^a-z]{3,40}?(?:,[^()–—-]{0,30})?\s*(?:\([^()]{2,30}\)\s*)?[–—-]\s")
PATH = re.compile("[>»›]|\\s[/|→•·]\\s")
DIGIT = re.compile(r"\d")
PHOTO_WORDS = frozenset(
    "foto fotos photo photos getty bild credit image images imago picture quelle source copyright fotograf kuva "
    "reuters shutterstock fotó фото courtesy dpa afp epa 写真 攝影 摄影 사진".split()
)
GUESSED = "story/"  # how the label step calls what it has guessed
CLOSED = tuple(".。…:：;,")
SENTENCE_END = tuple(".?!。？！")
BULLETS = tuple("*+•[|›»>")


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


class Scorer:
    """Scores lines; what several lines are asked about one is looked up once."""

    def __init__(self, head: Head, words: Words, window: range) -> None:
        self.blocks, self.start = head.blocks, head.start
        self.outlets = words.desk
        texts = {i: head.blocks[i].text for i in window if i < len(head.blocks)}
        self.bylines = {i for i, text in texts.items() if words.announces(text)}
        self.above_dates, self.above_bylines = set[int](), set[int]()
        above: deque[int] = deque(maxlen=BELOW)
        for i, text in texts.items():
            if DIGIT.search(text) and DATE.search(text):
                self.above_dates.update(above)
            if i in self.bylines:
                self.above_bylines.update(above)
            if len(text) > 1 or text.isalnum():  # bullets and bars part a byline's items
                above.append(i)
        told = [block.text for block in head.told if len(block.text) > PROSE]  # not the line itself, printed again
        self.lead, self.story = "\n".join(told[:LEAD]).lower(), "\n".join(told).lower()
        self.window, self.words = head.above, dict[int, frozenset[str]]()
        self.counts = Counter([block.text for block in head.blocks])

    def shape(self, i: int) -> float:
        """What a line's place, length and neighbours are worth."""
        block, text, size = self.blocks[i], self.blocks[i].text, len(self.blocks[i].text)
        ruled = is_ruled(block)
        below = self.blocks[min(i + 1, len(self.blocks) - 1)]
        worth = WORTH
        return add_up(
            (
                MARKUP_LEVELS.get(block.level, 0.0),
                worth["distance"] * max(0, min(self.start - i, FURTHEST)),
                worth["below"] * (i >= self.start),
                worth["short"] * (size < SHORT),
                worth["fair_length"] * (FAIR[0] <= size <= FAIR[1]),
                worth["best_length"] * (BEST[0] <= size <= BEST[1]),
                worth["closed"] * text.endswith(CLOSED),
                worth["date_below"] * (i in self.above_dates),
                worth["byline_below"] * (i in self.above_bylines),
                worth["repeated"] * (self.counts[text] > 1),
                worth["marked"] * (bool(block.marker) or text.startswith(BULLETS)),
                worth["path"] * (PATH.search(text) is not None),
                worth["parted"] * (":" in text[:-1]),
                worth["first"] * (i == 0 and not ruled and size >= SHORT and self.is_clean_copy(text)),
                worth["gap_above"] * (block.gap > 0 or i == 0),
                worth["gap_below"] * (below.gap > 0),
                worth["opens"] * (block.gap > 0 and i > 0 and self.blocks[i - 1].gap == 0),
                worth["rule"] * ruled,
                worth["story"] * block.is_story,
                worth["prose_below"] * (len(below.text) > PROSE and below.text.endswith(SENTENCE_END)),
                worth["byline"] * (i in self.bylines),
                worth["score"] * max(-MOST_SCORE, min(MOST_SCORE, block.score)),
            )
        )

    def is_clean_copy(self, first: str) -> bool:
        """Whether a text can be a story and its headline alone: no menu's line stands between, and a site's name, the
        commonest first line, is shorter.
        """
        if any(map(is_ruled, self.blocks[1 : min(self.start, BELOW)])):
            return False
        near = any(block.is_story for block in self.blocks[1 : 1 + BELOW])
        return self.start <= BELOW or (near and is_headline_like(first))

    def wording(self, i: int) -> float:
        """What a line's words are worth."""
        text, own = self.blocks[i].text, self.words_of(i)
        shared, most = sum([word in self.lead for word in own]), max(4, len(own))
        digits = sum(map(str.isdigit, text)) if DIGIT.search(text) else 0
        return add_up(
            (
                WORTH["shared"] * (shared / most),
                WORTH["shares_two"] * (shared >= 2),
                WORTH["told"] * (sum([word in self.story for word in own]) / most),
                WORTH["echoed"] * self.echo(i),
                WORTH["dated"] * (digits > 0 and WHOLE_DATE.search(text) is not None),
                WORTH["outlet"] * (text.rpartition(" ")[2].lower() in self.outlets),
                WORTH["digits"] * (digits * 5 > len(text)),
                WORTH["photo"] * names_photo(text),
            )
        )

    def words_of(self, i: int) -> frozenset[str]:
        """A line's longer words; several lines ask for those of one."""
        known = self.words.get(i)
        if known is None:
            known = self.words[i] = words_in(self.blocks[i].text)
        return known

    def echo(self, i: int) -> float:
        """The greatest share of a line's words that one line nearby repeats."""
        own = self.words_of(i)
        if len(own) < 2:
            return 0.0
        near = range(max(self.window[0], i - NEARBY), min(self.window[-1], i + NEARBY) + 1)
        return max((len(own & self.words_of(j)) for j in near if j != i), default=0) / len(own)


def is_headline_like(text: str) -> bool:
    """Whether a line is as long as a headline, and ends like one."""
    return FAIR[0] <= len(text) <= FAIR[1] and not text.endswith(CLOSED)


def is_ruled(block: Block) -> bool:
    """Whether a rule says what a line is."""
    return block.label is not None and block.label.reason.count("/") == RULE_PARTS


def is_guessed(block: Block) -> bool:
    """Whether its looks alone say what a line is: no rule, and no name of an element."""
    return block.label is not None and block.label.reason.startswith(GUESSED)
