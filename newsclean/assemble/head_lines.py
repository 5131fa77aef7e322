"""How much a line above a story reads like its headline; what its words say."""

from __future__ import annotations

import math
import re
from collections import Counter

from newsclean.article import Category
from newsclean.assemble.line_facts import DIGIT, words_in
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import Words
from newsclean.page import STORY, Block
from newsclean.read.text import Titles
from newsclean.reasons import CREDITED, is_rule

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
    "titled": 4.0,  # share of its longer words that the page's titles and address have; no fit, for few texts have any
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
    "captioned": -2.0,  # below a picture, or again with whose it is; no fit
    "prose_below": 0.6,  # a sentence follows
    "byline": -0.5,
    "story": -1.5,  # the label step took it for the story's; no fit, for few pages show it
    "score": -0.5,  # the label step's log-odds of being the story's
}
# The most that a line can gain by its neighbours, by what the lead and the whole story repeat of it, and by what other
# lines do; and a little more, for sums of fractions round.
GAINS = (
    ("date_below", "byline_below", "prose_below"),
    ("shared", "shares_two"),
    ("told", "titled"),
    ("repeated", "echoed"),
)
MOST = [sum(WORTH[trait] for trait in traits) + 1e-6 for traits in GAINS]
LEFT = [sum(MOST[n:]) for n in range(len(MOST))]  # by each of these and those behind it, the dearest last
FEW_WORDS = 4
MARKUP_LEVELS = {1: 3.0, 2: 1.5}  # a heading that the source marks as one; texts have none but for Markdown
FURTHEST = 40
SHORT, FAIR, BEST = 12, (20, 120), (40, 110)
NEARBY = 8  # lines above and below that may repeat a headline's words
BELOW = 4
LEAD = 4  # blocks of the story whose words are compared
PROSE = 60
MOST_SCORE = 6.0

# A whole date, such as mastheads and printers put above a page; a year alone stands in many headlines.
WHOLE_DATE = re.compile(
    r"\b\d{1,2}\.? [^\W\d_]{3,12} (?:19|20)\d\d\b|\b[^\W\d_]{3,12} \d{1,2}, (?:19|20)\d\d\b|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|(?<!\d)(?:19|20)\d\d[-年/]\d"
)
# When a browser printed a page, at the head of each sheet: "11/22/26, 9:12 PM", "22.11.26, 21:12".
PRINTED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}(?:\s?[AP]M)?", re.I)
DATELINE = re.compile(r"[^a-z]{3,40}?(?:,[^()–—-]{0,30})?\s*(?:\([^()]{2,30}\)\s*)?[–—-]\s")
PATH = re.compile("[>»›]|\\s[/|→•·]\\s")
GUESSED = "story/"  # how the label step calls what it has guessed
CLOSED = tuple(".。…:：;,")
SENTENCE_END = tuple(".?!。？！")
BULLETS = tuple("*+•[|›»>")


def lead_words(head: Head) -> frozenset[str]:
    """The longer words of the story's first blocks."""
    texts = [block.text for block in head.told[:LEAD]]
    datelines = map(DATELINE.match, texts)
    return frozenset().union(*(words_in(t[d.end() :] if d else t) for t, d in zip(texts, datelines, strict=True)))


class Scorer:
    """Scores lines: first by what their own looks are worth, which is cheap, for few can win by the rest."""

    def __init__(self, head: Head, words: Words, titles: Titles, last: int) -> None:
        self.titles = titles
        self.head, self.blocks, self.start, self.facts = head, head.blocks, head.start, head.facts
        self.outlets = words.desk
        self.last = last  # the lowest line whose date or byline says something of one above
        told = [block.text for block in head.told if len(block.text) > PROSE]  # not the line itself, printed again
        self.lead, self.story = "\n".join(told[:LEAD]).lower(), "\n".join(told).lower()
        self.repeats = dict(Counter([block.text for block in self.blocks]))

    def looks(self, i: int) -> float:
        """What a line's place, length and label are worth."""
        blocks, block, worth_of = self.blocks, self.blocks[i], WORTH
        text, gap, above, score = block.text, block.gap, self.start - i, block.score
        size = len(text)
        clipped = MOST_SCORE if score > MOST_SCORE else -MOST_SCORE if score < -MOST_SCORE else score
        worth = worth_of["score"] * clipped
        if above <= 0:
            worth += worth_of["below"]
        else:
            worth += worth_of["distance"] * (above if above < FURTHEST else FURTHEST)
        if block.level:
            worth += MARKUP_LEVELS.get(block.level, 0.0)
        if size < SHORT:
            worth += worth_of["short"]
        elif FAIR[0] <= size <= FAIR[1]:
            worth += worth_of["fair_length"]
            if BEST[0] <= size <= BEST[1]:
                worth += worth_of["best_length"]
        if text.endswith(CLOSED):
            worth += worth_of["closed"]
        if block.marker or text.startswith(BULLETS):
            worth += worth_of["marked"]
        if ":" in text[:-1]:
            worth += worth_of["parted"]
        if i == 0:
            worth += worth_of["gap_above"] + (worth_of["first"] if self._is_clean_copy(block) else 0.0)
        elif gap:
            beside = blocks[i - 1]
            worth += worth_of["gap_above"] + (0.0 if beside.gap else worth_of["opens"])
        beside = blocks[i + 1 if i + 1 < len(blocks) else i]
        if beside.gap:
            worth += worth_of["gap_below"]
        label = block.label
        if label is not None:
            if is_ruled(block):
                worth += worth_of["rule"]
            if label.role is STORY:
                worth += worth_of["story"]
        return worth

    def whole(self, i: int, looks: float, least: float = -math.inf) -> float:
        """What a line of such looks is worth; no number where it is no more than the least."""
        worth = looks
        if worth + LEFT[0] <= least:
            return -math.inf
        worth += self._neighbours(i)
        if worth + LEFT[1] <= least:
            return -math.inf
        worth += self._lead(i)
        if worth + LEFT[2] <= least:
            return -math.inf
        worth += self._told(i)
        if worth + LEFT[3] <= least:
            return -math.inf
        return worth + self._said_again(i)

    def _neighbours(self, i: int) -> float:
        block = self.blocks[i]
        text = block.text
        block = self.blocks[min(i + 1, len(self.blocks) - 1)]
        below = block.text
        worth, near = 0.0, self._next(i)
        if any(self.facts.dated[j] for j in near):
            worth += WORTH["date_below"]
        if any(self.facts.announces[j] for j in near):
            worth += WORTH["byline_below"]
        if PATH.search(text):
            worth += WORTH["path"]
        if len(below) > PROSE and below.endswith(SENTENCE_END):
            worth += WORTH["prose_below"]
        if self.facts.announces[i]:
            worth += WORTH["byline"]
        if self._is_captioned(i):
            worth += WORTH["captioned"]
        return worth

    def _is_captioned(self, i: int) -> bool:
        """Whether a picture stands right above a line, or right below it whose picture it is; or the line below is the
        same and says so, by itself or in the next.
        """
        if any(block.known is Category.MEDIA for block in self.blocks[max(i - 2, 0) : i]):
            return True
        if i + 1 < len(self.blocks):
            block = self.blocks[i + 1]
            if not block.gap and len(block.text) <= PROSE and self.facts.photo[i + 1]:
                return True
        if i and self.blocks[i].text.startswith(self.blocks[i - 1].text.rstrip(".")):
            i -= 1
        text, below = self.blocks[i].text, self.blocks[i + 1 : i + 3]
        if not below or not below[0].text.startswith(text.rstrip(".")):
            return False
        return any(_is_credit(block) for block in below) or below[0].text.endswith(")")

    def _next(self, i: int) -> list[int]:
        """The next lines; bullets and bars, which part a byline's items, do not count among the few."""
        found, lines = [], 0
        for j in range(i + 1, min(self.last + 1, len(self.blocks))):
            found.append(j)
            block = self.blocks[j]
            text = block.text
            lines += len(text) > 1 or text.isalnum()
            if lines == BELOW:
                break
        return found

    def _is_clean_copy(self, first: Block) -> bool:
        """Whether a text can be a story and its headline alone: no menu's line stands between, and a site's name, the
        commonest first line, is shorter.
        """
        if len(first.text) < SHORT or any(map(is_ruled, [first, *self.blocks[1 : min(self.start, BELOW)]])):
            return False
        near = any(block.is_story for block in self.blocks[1 : 1 + BELOW])
        return self.start <= BELOW or (near and is_headline_like(first.text))

    def _lead(self, i: int) -> float:
        block, own = self.blocks[i], self.facts.words[i]
        text = block.text
        shared = sum([word in self.lead for word in own])
        digits = sum(map(str.isdigit, text)) if DIGIT.search(text) else 0
        worth = WORTH["shared"] * (shared / max(FEW_WORDS, len(own)))
        if shared >= 2:
            worth += WORTH["shares_two"]
        if digits and WHOLE_DATE.search(text):
            worth += WORTH["dated"]
        if text.rpartition(" ")[2].lower() in self.outlets:
            worth += WORTH["outlet"]
        if digits * 5 > len(text):
            worth += WORTH["digits"]
        if self.facts.photo[i]:
            worth += WORTH["photo"]
        return worth

    def _told(self, i: int) -> float:
        own = self.facts.words[i]
        worth = WORTH["told"] * (sum([word in self.story for word in own]) / max(FEW_WORDS, len(own)))
        return worth + WORTH["titled"] * self.titles.share(self.blocks[i].text)

    def _said_again(self, i: int) -> float:
        """By another line: the whole of it, or the greatest share of its words that one line nearby repeats."""
        block, words, window = self.blocks[i], self.facts.words, self.head.above
        worth = WORTH["repeated"] if self.repeats[block.text] > 1 else 0.0
        own = words[i]
        if len(own) < 2:
            return worth
        first, last, most = max(window[0], i - NEARBY), min(window[-1], i + NEARBY), 0
        for j in range(first, last + 1):
            if j != i:
                beside = words[j]
                shared = len(own & beside)
                if shared > most:
                    most = shared
        return worth + WORTH["echoed"] * most / len(own)


def _is_credit(block: Block) -> bool:
    return block.label is not None and block.label.category is Category.CREDIT


def is_headline_like(text: str) -> bool:
    """Whether a line is as long as a headline, and ends like one."""
    return FAIR[0] <= len(text) <= FAIR[1] and not text.endswith(CLOSED)


def is_ruled(block: Block) -> bool:
    """Whether a rule says what a line is, or the picture's credit with which it ends."""
    label = block.label
    return label is not None and (is_rule(label.reason) or label.reason == CREDITED)


def is_guessed(block: Block) -> bool:
    """Whether its looks alone say what a line is: no rule, and no name of an element."""
    return block.label is not None and block.label.reason.startswith(GUESSED)
