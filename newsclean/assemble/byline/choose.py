"""The byline and the people it names: what the page claims, checked against what it prints beside the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from newsclean.assemble.byline.agencies import is_agency, named_once, printed_once
from newsclean.assemble.byline.bare import bare_lines
from newsclean.assemble.byline.credits import IN_BRACKETS
from newsclean.assemble.byline.lines import Line, Reader, squeezed
from newsclean.assemble.byline.people import Named, part_from_site, read_line, read_names
from newsclean.assemble.site import Site
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import UNSPACED, Words
from newsclean.page import Block, Claim, Page

# Whose word counts first. JSON-LD's authors are right on 93 % of the news corpus' pages; an organization among them
# is the publisher as often as the writer, so it waits until nobody names a person.
CLAIM_ORDER = ("json-ld", "microdata:author", "meta:", "article:author", "dc:creator", "og:", "twitter:data", "")
ORGANIZATION = ":organization"
# Where library catalogues' form is at home, family name first: "Doe, Jane". Dublin Core's creators are written in the
# printed order as well, and one may hold several: "Jane Doe, Bo Ek".
CITATION = "meta:citation_author"
CREATOR = "dc:creator"
FAMILY_FIRST = re.compile(r"([^\W\d_]\S+), ([^\W\d_]\S+(?: \S+)?)")
DATELINE = 60  # characters from the story's start
BEFORE_SIGN = re.compile(r"(?:^|[)）\]】])\s*([^()（）\[\]=＝]{2,20}?)\s*[=＝]")
RUN = 2  # blocks within which one byline's lines follow each other


@dataclass(slots=True)
class Byline:
    """The choice: the printed line, who wrote the story, the agencies named beside them, and the blocks read."""

    line: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    source: str = ""
    blocks: list[Block] = field(default_factory=list)


def choose_byline(
    page: Page, head: Head, headline: Sequence[Block], site: Site, words: Words, credited: Sequence[str]
) -> Byline:
    """Choose who wrote a story; empty where the page names nobody. `credited` are agencies where a byline stands."""
    reader = Reader(head, headline, site, words)
    claimed, source = _claimed(page, site, words)
    claimed.people = [name for name in claimed.people if not reader.is_section(name)]
    beside = [claim for claim in page.claimed("byline") if squeezed(claim.value) in reader.near]
    marked = _marked(beside, site, words)
    marked.people = [name for name in marked.people if not (reader.uses(name) or reader.is_section(name))]
    marked.desks = [name for name in marked.desks if not reader.uses_desk(name)]
    signed = _marked([claim for claim in beside if claim.source == "rel=author"], site, words)
    lines = list(reader.beside_headline([*claimed.people, *marked.people, *marked.desks]))
    if not claimed.people and not marked.people and not _names_people(lines):
        lines = list(bare_lines(reader)) or lines
    unproved = (
        not claimed.agencies
        and not source.startswith("json-ld")
        and not any(squeezed(name) in reader.near for name in claimed.people)
    )
    if unproved and not marked.people and not _names_people(lines):
        lines = list(reader.behind_story()) or lines
    if not claimed.people and not marked.people and not _names_people(lines):
        lines = list(reader.initials()) or lines
    announced = _merged(line.named for line in _first_run(lines, reader.headline_at))
    shown = next((n for n in (announced, marked) if n.people), None) or _merged([marked, *(ln.named for ln in lines)])
    together = [*(line.named for line in lines), signed, *_runs(lines)]
    people, where = _people(claimed.people, _full(shown.people, lines), together, reader, source)
    people = [name for n, name in enumerate(people) if not (n and " " in name and site.is_like(name))]
    if not people and not claimed.authors:
        people = _in_dateline(head, words)
    if not people:
        people = claimed.desks or shown.desks or list(printed_once(claimed.agencies or shown.agencies or credited))
        where = source if claimed.desks or (claimed.agencies and not shown.desks) else "line"
    kept = [line for line in _needed(lines, people) if line.block not in headline]  # a block serves one field
    agencies = [*claimed.agencies, *(agency for line in kept for agency in line.named.agencies)]
    return Byline(
        line=" ".join(line.block.text for line in kept) or None,
        authors=tuple(people),
        agencies=named_once(agencies),
        source=where,
        blocks=[line.block for line in kept],
    )


def _people(
    claimed: list[str], shown: list[str], lines: Iterable[Named], reader: Reader, source: str
) -> tuple[list[str], str]:
    """Claimed people, unless the page prints others: a template's default author stands nowhere on the page.

    Where one line names all whom a claim names and more, the claim names the first of them alone.
    """
    if not claimed or (shown and not any(squeezed(name) in reader.near for name in claimed)):
        return shown, "line"
    known = {name.casefold() for name in claimed}
    for named in lines:
        if len(named.people) > len(claimed) and known.issubset(name.casefold() for name in named.people):
            return named.people, "line"
    return claimed, source


def _full(people: list[str], lines: Sequence[Line]) -> list[str]:
    """Names without one of a single word that stands in a line of its own beside full names: a section, a credit."""
    if not any(" " in name for name in people):
        return people
    alone = {line.named.people[0] for line in lines if line.named.people == [line.block.text.strip(" ,")]}
    return [name for name in people if " " in name or UNSPACED.match(name) or name not in alone]


def _claimed(page: Page, site: Site, words: Words) -> tuple[Named, str]:
    """The people of the first source that names any; else the desks or agencies of the first that names those."""
    by_source: dict[str, list[str]] = {}
    for claim in page.claimed("author"):
        by_source.setdefault(claim.source, []).append(claim.value)
    read: dict[str, Named] = {}
    for source in sorted(by_source, key=_rank):
        values = by_source[source]
        if source == CITATION:
            values = [" ".join(reversed(value.split(", ", 1))) for value in values]
        elif source.startswith(CREATOR):
            values = [_given_name_first(value) for value in values]
        named = read[source] = part_from_site(read_names(values, words, site.names), site)
        if source.endswith(ORGANIZATION):
            named.desks, named.people = [*named.people, *named.desks], []
        if named.people:
            return named, source
    groups = sorted((source for source in read if read[source].authors), key=lambda s: not s.endswith(ORGANIZATION))
    return (read[groups[0]], groups[0]) if groups else (Named(), "")


def _given_name_first(value: str) -> str:
    """A name as it is printed: "Doe, Jane" as "Jane Doe", but not two agencies or two full names."""
    found = FAMILY_FIRST.fullmatch(value)
    return f"{found[2]} {found[1]}" if found and not is_agency(found[1]) and not is_agency(found[2]) else value


def _rank(source: str) -> int:
    if source.endswith(ORGANIZATION):
        return len(CLAIM_ORDER)
    return next(i for i, start in enumerate(CLAIM_ORDER) if source.startswith(start))


def _marked(beside: Sequence[Claim], site: Site, words: Words) -> Named:
    """The people of elements beside the headline that say they name a writer.

    A link to a writer's page holds a name; an element of a class that says so holds a whole line, so links come first.
    """
    found = []
    signed = any(claim.source == "rel=author" for claim in beside)  # then other links are to whom the story is about
    for claim in beside:
        if claim.source != "class" and not (signed and claim.source == "href"):
            value = claim.value.replace("\n", " ")
            named = part_from_site(read_line(value, words), site)
            named = named if named.authors else part_from_site(read_names([value], words), site)
            if claim.source == "href":  # a link to a section or a profile is as often one word
                named.people = [name for name in named.people if " " in name]
            found.append(named)
    if not any(named.people for named in found):
        lines = [part_from_site(read_line(claim.value, words), site) for claim in beside if claim.source == "class"]
        desks = [named for named in (*found, *lines) if named.desks]
        found = [named for named in lines if named.people][:1] or desks[:1]
    return _merged(found)


def _runs(lines: Sequence[Line]) -> Iterator[Named]:
    """The names of lines that stand together and are a name and nothing else."""
    run: list[Line] = []
    for line in lines:
        if " " not in line.block.text or line.block.text.strip(" ,&") not in line.named.people:
            continue
        if run and line.index - run[-1].index > RUN:
            yield _merged(one.named for one in run)
            run = []
        run.append(line)
    yield _merged(line.named for line in run)


def _names_people(lines: Iterable[Line]) -> bool:
    return any(line.named.people for line in lines)


def _in_dateline(head: Head, words: Words) -> list[str]:
    """The reporters that Chinese and Korean papers name at the story's start: "（记者 王小明）", "홍길동 기자 ="."""
    start = head.blocks[head.start].text[:DATELINE] if head.start < len(head.blocks) else ""
    if not UNSPACED.search(start):
        return []
    told = [part for part in IN_BRACKETS.findall(start) if words.announces(part)]
    told += [part for part in BEFORE_SIGN.findall(start) if words.after.search(part)]
    return _merged(read_line(part, words) for part in told).people


def _first_run(lines: Sequence[Line], headline_at: int) -> Iterator[Line]:
    """The first lines that announce a writer, and those right below that belong to them; those below the headline, for
    above it stands the name of a column, too.
    """
    telling = [line for line in lines if line.named.announced and line.named.people]
    last: int | None = None
    for line in [line for line in telling if line.index > headline_at] or telling:
        if last is not None and line.index - last > RUN:
            return
        last = line.index
        yield line


def _merged(found: Iterable[Named]) -> Named:
    whole = Named()
    for named in found:
        known = {name.casefold() for name in whole.people}
        whole.people += [name for name in named.people if name.casefold() not in known]
        whole.desks += [name for name in named.desks if name not in whole.desks]
        whole.agencies += [name for name in named.agencies if name not in whole.agencies]
    return whole


def _needed(lines: Iterable[Line], people: Iterable[str]) -> Iterator[Line]:
    """The lines that name the writers, without those that name them again."""
    left = {name.casefold() for name in people}
    for line in lines:
        names = {name.casefold() for name in (*line.named.people, *line.named.desks, *line.named.agencies)}
        if names & left:
            left -= names
            yield line
