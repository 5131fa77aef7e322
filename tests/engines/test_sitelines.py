"""Learning from columns of pages in many places is learning in one."""

from __future__ import annotations

import pickle
import sys

import pyarrow as pa
import pytest

from newsclean import SiteLines
from newsclean.engines.sitelines import LINES_SCHEMA, LineReader, merge_lines, repeated_lines, site_lines
from tests.engines.pages import page, table

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="engines run on Linux and macOS"),
    pytest.mark.usefixtures("forked"),
]

READER = LineReader()
LEARNED = {f"courier{n}.example": SiteLines.learn(page(k) for k in range(40) if k % 2 == n) for n in range(2)}


def test_each_site_is_learned_by_itself() -> None:
    assert site_lines(READER(table(0, 40))) == LEARNED


def test_parts_merged_in_any_order_are_the_whole() -> None:
    parts = [READER(table(n, n + 5)) for n in range(0, 40, 5)]
    early = merge_lines(pa.concat_tables(parts[4:]))
    assert site_lines(merge_lines(pa.concat_tables([early, *parts[3::-1]]))) == LEARNED
    repeated = repeated_lines(pa.concat_tables([*parts, parts[0]]))
    assert site_lines(repeated) == {site: lines.compact() for site, lines in LEARNED.items()}


def test_batches_of_a_partition_are_learned_from_together() -> None:
    reader = pickle.loads(pickle.dumps(READER))
    assert reader.read(table(0, 40).to_batches(max_chunksize=7)) == READER(table(0, 40))
    assert reader.read([]) == pa.Table.from_pylist([], LINES_SCHEMA)


def test_pages_that_cannot_be_read_are_passed_over() -> None:
    broken = pa.table({"id": [1, 2], "url": ["https://courier1.example/", None], "html": ["%PDF-1", None]})
    assert site_lines(READER(pa.concat_tables([table(0, 40), broken]))) == LEARNED


def test_sites_of_which_nothing_repeats_are_left_out_in_the_end() -> None:
    assert repeated_lines(READER(table(0, 4))).num_rows == 0


def test_columns_are_checked() -> None:
    with pytest.raises(ValueError, match="no column `story`"):
        LineReader(text="story").check(table(0, 1).schema)
