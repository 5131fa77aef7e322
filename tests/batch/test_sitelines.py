from __future__ import annotations

import json
from collections.abc import Iterable
from functools import reduce
from operator import or_
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import SiteLines, clean
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import Job
from newsclean.batch.learning import site_lines
from newsclean.batch.limits import Limits
from newsclean.label.samples import SAMPLE, line_hash
from newsclean.label.sitelines import LineCounter
from tests.each import each

SITE = Path(__file__).parents[2] / "fixtures" / "site" / "millbrook-courant"
HOUSE_LINES = ("The Courant is set", "Whoever brings the newsroom", "Valley notes go up")


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return [path.read_text() for path in sorted(SITE.glob("*.html"))]


@pytest.fixture(scope="module")
def lines(pages: list[str]) -> SiteLines:
    return SiteLines.learn(pages)


def test_what_a_site_repeats_leaves_the_story_and_nothing_else_does(pages: list[str], lines: SiteLines) -> None:
    for page in pages:
        before, after = clean(page), clean(page, site_lines=lines)
        gone = [block.text for block in before.blocks if block not in after.blocks]
        assert len(gone) == 3
        assert all(text.startswith(HOUSE_LINES) for text in gone)
        assert {r.reason for r in after.removed if r.text in gone} == {"repeats/12-of-12"}


def test_what_two_stories_or_a_series_share_stays(pages: list[str], lines: SiteLines) -> None:
    bodies = [clean(page, site_lines=lines).body for page in pages]
    assert sum("A river does not ask who owns the bank" in body for body in bodies) == 2
    assert sum("The weirs of the valley were measured" in body for body in bodies) == 5


def test_copies_of_one_page_do_not_make_its_story_repeat(pages: list[str]) -> None:
    lines = SiteLines.learn([pages[0]] * 20 + pages[1:])
    assert lines.pages == 12
    assert clean(pages[0], site_lines=lines).body.startswith("The rope that holds")


def test_few_pages_teach_nothing(pages: list[str]) -> None:
    assert not SiteLines.learn(pages[:5]).counts


def test_sites_are_told_apart() -> None:
    counter = LineCounter()
    for n in range(8):
        counter.add(f"site{n % 2}", {line_hash(f"story {n}"): True, line_hash("house line"): False})
    assert counter.learned() == {}


def numbered(n: int) -> dict[int, bool]:
    """The lines of a page: a sentence of its own, a line that ten pages share, and one that all have."""
    return {line_hash(f"{n} long"): True, line_hash(f"{n // 10} tens"): False, line_hash("house line"): False}


def counted(pages: Iterable[int], capacity: int = 1000) -> LineCounter:
    counter = LineCounter(capacity)
    for n in pages:
        counter.add("site", numbered(n))
    return counter


def test_memory_stays_bounded_and_what_repeats_is_found_all_the_same() -> None:
    counter = counted(range(3000), capacity=100)
    assert sum(page.size for page in counter.samples()["site"].sample.values()) <= 100
    learned = counter.learned()["site"]
    assert learned.reason("house line") is not None
    assert len(learned.counts) == 1


def test_of_many_sites_those_with_most_pages_are_kept() -> None:
    counter = LineCounter(capacity=600)
    for n in range(500):
        counter.add(f"site{n}", numbered(n))
        counter.add("large", numbered(n))
    assert counter.learned()["large"].reason("house line") is not None


def test_a_large_site_takes_no_more_room_than_a_sample_of_it() -> None:
    lines = counted(range(5000)).samples()["site"]
    assert (lines.pages, len(lines.sample)) == (SAMPLE, SAMPLE)
    assert len(lines.to_json()) < 50 * SAMPLE + 100


@given(st.lists(st.lists(st.integers(0, 400), max_size=200), min_size=1, max_size=5), st.randoms())
def test_learning_in_many_places_is_learning_in_one(places: list[list[int]], random: Random) -> None:
    one = counted(n for place in places for n in place).samples().get("site", SiteLines())
    learned = [counted(place).samples().get("site", SiteLines()) for place in places]
    random.shuffle(learned)
    assert reduce(or_, learned) == one


def test_what_was_learned_of_a_site_in_parts_is_what_all_of_it_teaches(pages: list[str], lines: SiteLines) -> None:
    parts = [SiteLines.learn(pages[n::3]) for n in range(3)]
    assert parts[2] | parts[0] | parts[1] == lines
    assert lines | parts[0] == lines | lines == lines | SiteLines() == lines


def test_what_was_learned_can_be_saved_and_loaded(lines: SiteLines) -> None:
    assert SiteLines.from_json(lines.to_json()) == lines
    assert SiteLines.from_json(lines.compact().to_json()) == lines.compact()


@each(
    ["", "[]", "{}", '{"pages": 1, "counts": [], "sample": [["AA==", ""]]}', '{"pages": 1, "counts": 3, "sample": []}']
)
def test_what_is_not_saved_lines_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the JSON that"):
        SiteLines.from_json(text)


def test_compact_lines_clean_as_before_and_are_not_merged(pages: list[str], lines: SiteLines) -> None:
    assert clean(pages[0], site_lines=lines.compact()) == clean(pages[0], site_lines=lines)
    with pytest.raises(ValueError, match="merge first"):
        lines | lines.compact()


class Notes:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.restarts = self.read_pages = 0

    def note(self, name: str, value: object) -> None:
        self.kept[name] = json.dumps(value)

    def noted(self, name: str) -> object:
        return json.loads(self.kept[name]) if name in self.kept else None

    def restart(self) -> None:
        self.restarts += 1

    def read(self, job: Job) -> None:
        assert job.name
        self.read_pages += 1


def test_what_was_learned_is_taken_over_until_the_inputs_change(tmp_path: Path, pages: list[str]) -> None:
    (tmp_path / "site").mkdir()
    for number, page in enumerate(pages):
        (tmp_path / "site" / f"{number:02}.html").write_text(page)
    inputs, notes, limits = Inputs([str(tmp_path)]), Notes(), Limits(workers=1)
    learned = site_lines(inputs.jobs, limits, notes, notes)
    assert learned == {"site": SiteLines.learn(pages).compact()}
    assert site_lines(inputs.jobs, limits, notes, notes) == learned
    assert (notes.read_pages, notes.restarts) == (12, 0)
    (tmp_path / "site" / "00.html").unlink()
    assert site_lines(inputs.jobs, limits, notes, notes)["site"].pages == 11
    assert (notes.read_pages, notes.restarts) == (23, 1)
