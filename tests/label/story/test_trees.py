"""Trees read from data."""

from __future__ import annotations

from array import array

import pytest

from newsclean.label.story.features import FEATURES
from newsclean.label.story.trees import load_trees, parse_trees

DATA = {
    "base": 0.0,
    "boundary": 0.5,
    "stages": [
        {"trees": [["size", 80.0, -1.0, 2.0]], "settled": 1.2},
        {"trees": [["link", 0.5, 1.0, -3.0]], "settled": 0.0},
    ],
    "names": {"body": 1.5},
}


def row(**values: float) -> array[float]:
    return array("d", [values.get(name, 0.0) for name in FEATURES])


def test_a_sum_counts_from_the_boundary() -> None:
    assert parse_trees(DATA).sums.score(row(size=100, link=0.9)) == 1.5  # settled after the first stage


def test_an_unsettled_sum_goes_on_to_the_next_stage() -> None:
    data = DATA | {"stages": [{**DATA["stages"][0], "settled": 9.0}, DATA["stages"][1]]}  # type: ignore[index]
    assert parse_trees(data).sums.score(row(size=100, link=0.9)) == -1.5


def test_names_give_their_log_odds() -> None:
    assert parse_trees(DATA).names.weigh("story-body")[0] == 1.5


@pytest.mark.parametrize("name", ["html", "text"])
def test_shipped_trees_load(name: str) -> None:
    trees = load_trees(name)
    assert trees.sums.count > 20
