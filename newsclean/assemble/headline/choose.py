"""The headline: what a reader sees above the story, chosen among the page's lines and claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from newsclean.article import Category
from newsclean.assemble.dates import day_printed
from newsclean.assemble.head_lines import lead_words
from newsclean.assemble.headline.lines import headline_line
from newsclean.assemble.keys import key_of, may_say
from newsclean.assemble.line_facts import words_in
from newsclean.assemble.site import Site
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import words_of
from newsclean.page import Block, Claim, Page
from newsclean.read.html import plain
from newsclean.read.text import Titles

# What each source's word is worth. A heading above the story says what readers see; JSON-LD and Open Graph often say
# the same, and together they outweigh a heading that leaves out half of it.
VOTES = {
    "chosen": 20.0,
    "json-ld": 2.0,
    "og:title": 2.0,
    "feed": 2.0,
    "microdata:headline": 1.5,
    "twitter:title": 0.8,
    "title": 0.8,
    "json-ld:webpage": 0.4,
}
OTHER_VOTE = 0.4
FIRST_HEADING = 3.0  # the heading right above the story; JSON-LD and Open Graph together outvote it
TOLD = ("og:title", "json-ld", "twitter:title")  # titles for sharing, and what stands in for them
HEADING_TAGS = ("h1", "h2")
HEADINGS = {1: 1.0, 2: 2.0, 3: 2.0}  # another heading above it that says what a claim says
LINE_VOTE = 1.0  # a line above it that does
SECOND_VOTE = 0.3  # a second value of the same source
SHORTEST_PART = 12  # letters that a headline within a longer claim must have, to be more than a chance
TITLES = frozenset(("title", "og:title", "twitter:title", "meta:title", "dc:title"))  # may hold a site's name
MOST_BY_CHANCE = 3  # words that a line below a heading shares with the lead and is no headline: a person's name
NAMES_ONLY = frozenset(("title", "h1"))  # where nothing else is claimed, both may be the site's name
PARTING = re.compile(r"\s*[|｜¦‖»«•·_＿/>~(]|\s*::|\s*[–—-]+[\s《]|\s+[–—-]")  # no colon: behind kickers
WIDE_COLON = "："  # before a site's name in Japanese and Chinese titles, which is shorter than the headline
SUPPORTED = 1.0  # the votes that make a second-level heading the story's: more than `alternativeHeadline` has
PROMPTS = frozenset((Category.COOKIES, Category.LOGIN, Category.NEWSLETTER, Category.DONATION))
MOST = 30  # different titles that claims give
AKIN = 0.5  # share of a line's words that titles and the address have: it says what they say, as it was printed
SHORTEST = 4  # letters of a heading: "By", "Ad" are none
LONGEST = 300  # characters; the longest of both corpora has 220

NUMBER = re.compile(r"[(\[]?\d{1,3}(?: [^\W\d_]+)?[)\]]?")
BULLETS = "*+•|›»># "
# Signs around a line that make it a heading, or bold, where no Markdown is written otherwise.
MARKED = re.compile(r"(?P<sign>[*_=~]|--+)\1{0,2}\s?(?P<text>[^*_=~\s][^*_=~]*[^*_=~\s-])\s?(?P=sign){1,3}")
SUBJECT = re.compile(
    r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|předmět|тема|件名|主题|主題|제목)\s?[:：]\s*"
    r"(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*)*",
    re.I,
)
HEADER = 5  # lines of a mail's header
HEADER_LINE = re.compile(
    r"(?:from|to|date|sent|von|an|datum|gesendet|de|à|envoyé|para|da|a|fecha|от|кому|дата|差出人|日時|发件人)\s?[:：]\s",
    re.I,
)
COUNT = re.compile(r"(\d{1,2})\. ")  # of a list's item
SPACED_COLON = re.compile(r"(?<=\w) :(?= )")  # as French prints it; elsewhere an element's edge left the space


@dataclass(slots=True)
class Headline:
    """The choice: its text and source, the blocks that print it, the head it stands above, and what else the page calls
    the story.
    """

    text: str
    source: str
    blocks: list[Block]
    head: Head
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class _Candidate:
    """One headline, however often and in whatever punctuation the page gives it."""

    score: float = 0.0
    texts: dict[str, str] = field(default_factory=dict)  # by source


def choose_headline(page: Page, head: Head, site: Site) -> Headline | None:
    """Choose a page's headline; None where nothing on it reads like one."""
    candidates = _claimed(page, site)
    split = {key_of(c.value): c for c in page.claimed("headline") if c.source in HEADING_TAGS and "\n" in c.value}
    _add_headings(candidates, head, site, split)
    if not candidates:
        return _from_lines(page, head, _titles(page))
    _add_parts(candidates, head, site)
    _part_kickers(candidates, split.values())
    _join_kickers(candidates, head)
    best = max(candidates, key=lambda key: candidates[key].score)
    if NAMES_ONLY.issuperset(candidates[best].texts) and not _is_told(candidates[best], head):
        line, is_printed = _from_lines(page, head, Titles([])), "h1" in candidates[best].texts
        if line is not None and len(lead_words(head) & words_in(line.text)) > MOST_BY_CHANCE * is_printed:
            return _instead(line, candidates)
    if set(candidates[best].texts) == {"title"} and not any(head.blocks[i].level for i in head.above):
        titles = _titles(page)
        line = _from_lines(page, head, titles)
        if line is not None and not _is_piece(line.text, best, site) and titles.share(line.text) >= AKIN:
            return _instead(line, candidates)
    chosen, printed = candidates.pop(best), _printed(head, best)
    return Headline(
        text=_spelling(chosen, printed_whole=best not in split and all(block.lines < 2 for block in printed)),
        source=next((source for source in chosen.texts if source != "title"), "title"),
        blocks=printed,
        head=head,
        alternatives=(*(_spelling(other, printed_whole=True) for other in candidates.values()), *_whole(page, site)),
    )


def _titles(page: Page) -> Titles:
    """What the page's titles and addresses say."""
    fields = ("headline", "seo_headline", "url", "cut_url")
    return Titles([*(c.value for c in page.claims if c.field in fields), page.url or ""])


def _is_piece(line: str, title: str, site: Site) -> bool:
    """Whether a line is but a part of a title, or ends with it behind a label; or is a name of the site's."""
    key = key_of(line)
    return key in title or (key.endswith(title) and key != title) or site.is_label(line)


def _instead(line: Headline, candidates: dict[str, _Candidate]) -> Headline:
    """A line in place of the titles that a page claims."""
    others = (_spelling(other, printed_whole=True) for other in candidates.values())
    return replace(line, alternatives=tuple(other for other in others if other != line.text))


def _is_told(candidate: _Candidate, head: Head) -> bool:
    """Whether the story has a word of a headline; a site's name on every page of it has none."""
    words = frozenset().union(*map(words_in, candidate.texts.values()))
    return not words or any(not words.isdisjoint(head.facts.words[i]) for i in head.at)


def _whole(page: Page, site: Site) -> Iterable[str]:
    """Titles from which only the page's print tells a label, as they are: the label may be a part of them after all."""
    for claim in page.claims:
        if claim.source != "title" or len(claim.value) > LONGEST:
            continue
        whole = site.without_name(claim.value)
        if whole != site.without_name(claim.value, labelled=True):
            yield plain(whole)


def _claimed(page: Page, site: Site) -> dict[str, _Candidate]:
    """What the page's claims call the story, without the site's name."""
    candidates: dict[str, _Candidate] = {}
    seen: set[str] = set()
    for claim in page.claims:
        if (
            claim.field not in ("headline", "seo_headline")
            or claim.source in HEADING_TAGS
            or len(claim.value) > LONGEST
        ):
            continue
        text = site.without_name(claim.value, labelled=claim.source == "title")
        key = key_of(text)
        if not key or site.is_name(text) or len(candidates) == MOST:
            continue
        vote = VOTES.get(claim.source, OTHER_VOTE) if claim.source not in seen else SECOND_VOTE
        seen.add(claim.source)
        _vote(candidates, key, text, claim.source, vote)
    return candidates


def _add_headings(candidates: dict[str, _Candidate], head: Head, site: Site, split: dict[str, Claim]) -> None:
    """The headings above the story, nearest first, and the lines there that say what a claim says. `split` are headings
    of several elements, by their keys.
    """
    extras = {key: claim.value.rpartition("\n")[2] for key, claim in split.items() if claim.source == "h1"}
    first, is_claimed = True, False
    unclaimed: list[Block] = []
    shortest, initials = min(map(len, candidates), default=LONGEST), {key[0] for key in candidates}
    for i in reversed(head.above):
        block = head.blocks[i]
        if len(block.text) > LONGEST or block.known is not None or (block.place is not None and block.place.hidden):
            continue
        if not block.level and not may_say(block.text, shortest, initials):
            continue
        text = site.without_name(block.text, labelled=block.level == 1) if block.level else block.text
        key = head.key(i) if text is block.text else key_of(text)
        claimed = candidates.get(key)
        if claimed is None and (extra := extras.get(key)) and (said := _without_extra(text, extra, candidates)):
            key, text = said
            claimed = candidates[key]
        if claimed is not None:
            is_first = first and (block.level == 1 or (block.level == 2 and claimed.score >= SUPPORTED))
            first, is_claimed = first and not is_first, is_claimed or bool(block.level)
            vote = FIRST_HEADING if is_first else HEADINGS.get(block.level, LINE_VOTE)
            _vote(candidates, key, text, f"h{block.level}" if block.level else "line", vote)
        elif block.level == 1 and len(key) >= SHORTEST and not site.is_label(text) and not _is_prompt(block):
            unclaimed.append(block)
    if first and unclaimed:
        # Where a heading below says what a title says, the story's words are not enough: its section has them too.
        lead = frozenset() if is_claimed else lead_words(head)
        _add_unclaimed(candidates, unclaimed, lead, site)


def _without_extra(text: str, extra: str, candidates: dict[str, _Candidate]) -> tuple[str, str] | None:
    """What a claim says of a heading that goes on, in an element of its own, with a button, a count or the day."""
    if not (extra[0].isupper() or NUMBER.fullmatch(extra) or day_printed(extra)):
        return None
    for key, candidate in candidates.items():
        for told in candidate.texts.values():
            if len(key) >= SHORTEST_PART and text.removeprefix(told).strip() == extra:
                return key, told
    return None


def _add_unclaimed(candidates: dict[str, _Candidate], blocks: list[Block], lead: frozenset[str], site: Site) -> None:
    """The first-level heading that no claim gives and that is most likely the headline: a part of a title, or one that
    has a word of the titles or of the story's lead.
    """
    blocks = [b for b in blocks if key_of(b.text) not in site.lesser or not lead.isdisjoint(words_in(b.text))]
    if not blocks:
        return
    titles = [text for candidate in candidates.values() for text in candidate.texts.values()]
    known = lead.union(*map(words_in, (*titles, *site.titles)))
    parts = (b for b in blocks if len(key := key_of(b.text)) >= SHORTEST_PART and key not in site.lesser)
    claimed = list(candidates.values())
    fit = next((b for b in parts if any(_is_parted(c, [site.without_name(b.text)]) for c in claimed)), None)
    fit = fit or next((b for b in blocks if not known.isdisjoint(words_in(b.text))), None)
    text = site.without_name((fit or blocks[0]).text, labelled=True)
    _vote(candidates, key_of(text), text, "h1", FIRST_HEADING if fit else OTHER_VOTE)


def _is_prompt(block: Block) -> bool:
    return block.label is not None and block.label.category in PROMPTS


def _vote(candidates: dict[str, _Candidate], key: str, text: str, source: str, vote: float) -> None:
    candidate = candidates.setdefault(key, _Candidate())
    if source not in candidate.texts:
        candidate.score += vote
        candidate.texts[source] = text


def _add_parts(candidates: dict[str, _Candidate], head: Head, site: Site) -> None:
    """A title whose site's name is not known to be one speaks for the headline it begins or ends with: one that is
    claimed, or a line above the story that a sign parts from the rest of the title. A heading of which the story has no
    word, such as "News", does not speak against that.
    """
    titles = {key: c for key, c in candidates.items() if TITLES.issuperset(c.texts)}
    for key, candidate in list(candidates.items()):
        for longer, title in titles.items():
            if len(key) >= SHORTEST_PART and len(longer) > len(key) and longer.startswith(key):
                is_alone = set(title.texts) == {"title"}
                candidate.score += title.score if is_alone or _is_parted(title, candidate.texts.values()) else 0.0
    if not titles or any(not TITLES.issuperset(c.texts) and _is_told(c, head) for c in candidates.values()):
        return
    for i in reversed(head.above):
        block = head.blocks[i]
        size = len(block.text)
        if size >= SHORTEST_PART and block.link_chars * 2 <= size and not (block.place and block.place.hidden):
            found = [c for key, c in titles.items() if head.key(i) in key and _is_parted(c, [block.text])]
            if found and not site.is_label(block.text):
                source = f"h{block.level}" if block.level else "line"
                _vote(candidates, head.key(i), block.text, source, LINE_VOTE + sum(c.score for c in found))
                return


def _is_parted(title: _Candidate, parts: Iterable[str]) -> bool:
    """Whether a title is one of these and something else, and a sign stands between."""
    return any(
        (text.startswith(part) and (PARTING.match(rest := text[len(part) :]) or _is_wide_label(rest, part)))
        or (text.endswith(part) and PARTING.match(text[: -len(part)][::-1]))
        for text in title.texts.values()
        for part in parts
    )


def _is_wide_label(rest: str, part: str) -> bool:
    return rest.startswith(WIDE_COLON) and len(rest) <= len(part)


def _part_kickers(candidates: dict[str, _Candidate], headings: Iterable[Claim]) -> None:
    """A kicker in an element of its own is no part of the headline, unless the title for sharing carries it; or, where
    there is none, the page's."""
    told = _told(candidates) or next((key for key, c in candidates.items() if "title" in c.texts), "")
    for claim in headings:
        last = claim.value.rpartition("\n")[2]
        whole, key = key_of(claim.value), key_of(last)
        if whole in candidates and len(key) >= SHORTEST_PART and told.endswith(key) and told != whole:
            _vote(candidates, key, last, claim.source, candidates[whole].score + OTHER_VOTE)


def _join_kickers(candidates: dict[str, _Candidate], head: Head) -> None:
    """A kicker printed in a line above the headline is part of it where all titles that claims give carry it."""
    told = _told(candidates)
    if told not in candidates:
        return
    heading = max(candidates, key=lambda key: candidates[key].score)
    kicker = told.removesuffix(heading)
    if heading != told and len(kicker) < len(told) and "json-ld" not in candidates[heading].texts:
        lines = (head.key(i) for i in head.above)
        if kicker in lines:
            candidates[told].score += candidates[heading].score


def _told(candidates: dict[str, _Candidate]) -> str:
    """The key of the title for sharing, else of JSON-LD's headline."""
    return next((k for source in TOLD for k, c in candidates.items() if source in c.texts), "")


def _spelling(candidate: _Candidate, *, printed_whole: bool) -> str:
    """The headline as a reader sees it; as its claims punctuate it where the page only sets its parts apart."""
    printed = [candidate.texts[source] for source in ("h1", "h2", "h3", "line") if source in candidate.texts]
    claimed = [candidate.texts[source] for source in (*TOLD, "title") if source in candidate.texts]
    first, second = (printed, claimed) if printed_whole else (claimed, printed)
    return plain(next(iter((*first, *second, *candidate.texts.values()))))


def _printed(head: Head, key: str) -> list[Block]:
    """The blocks above the story that print a headline, or its part below a kicker."""
    printed = head.printing(key)
    if not printed:
        headings = (i for i in head.above if head.blocks[i].level and len(head.key(i)) >= SHORTEST_PART)
        printed = [i for i in headings if key.endswith(head.key(i))]
    return [head.blocks[i] for i in printed]


def _from_lines(page: Page, head: Head, titles: Titles) -> Headline | None:
    """The line above the story that reads most like its headline."""
    found = headline_line(head, words_of(page.language), titles)
    if found is None:
        return None
    at, head = found
    block = head.blocks[at]
    text, blocks = block.text, _printed(head, head.key(at))
    text = _uncounted(text, head.blocks[at - 1].text if at else "")
    if text.startswith(":") and at:  # a kicker's line ends before the colon
        text, blocks = head.blocks[at - 1].text + text, [head.blocks[at - 1], *blocks]
    if (page.language or "")[:2] != "fr":
        text = SPACED_COLON.sub(":", text)
    if marked := MARKED.fullmatch(text):
        text = marked["text"]
    elif (subject := SUBJECT.match(text)) and _is_in_mail(head, at):
        text = text[subject.end() :]
    return Headline(plain(text.lstrip(BULLETS)), "line", blocks, head)


def _is_in_mail(head: Head, at: int) -> bool:
    """Whether a line stands among those of a mail's header."""
    beside = head.blocks[max(0, at - HEADER) : at] + head.blocks[at + 1 : at + 1 + HEADER]
    return any(HEADER_LINE.match(block.text) for block in beside)


def _uncounted(text: str, above: str) -> str:
    """A line without its number, where it counts on from the line above: the last item of a path, and no headline's."""
    number, before = COUNT.match(text), COUNT.match(above)
    return text[number.end() :] if number and before and int(number[1]) == int(before[1]) + 1 else text
