from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean import SiteLines, clean
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import Job
from newsclean.batch.learning import site_lines
from newsclean.batch.limits import Limits
from newsclean.label.sitelines import LineCounter, line_hash

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


def test_memory_stays_bounded_and_what_repeats_is_found_all_the_same() -> None:
    counter = LineCounter(filter_bits=1 << 16, capacity=500)
    for n in range(3000):
        lines = {line_hash(f"{n} {k}"): True for k in range(20)} | {line_hash("house line"): False}
        counter.add("site", lines)
    lines_kept = sum(len(site.counts) for site in counter._sites.values())
    assert lines_kept <= 500
    learned = counter.learned()["site"]
    assert learned.reason("house line") is not None
    assert len(learned.counts) == 1


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
    assert learned == {"site": SiteLines.learn(pages)}
    assert site_lines(inputs.jobs, limits, notes, notes) == learned
    assert (notes.read_pages, notes.restarts) == (12, 0)
    (tmp_path / "site" / "00.html").unlink()
    assert site_lines(inputs.jobs, limits, notes, notes)["site"].pages == 11
    assert (notes.read_pages, notes.restarts) == (23, 1)
