"""newsclean on Ray, on a cluster of nodes of its own."""

from __future__ import annotations

import logging
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsclean import SiteLines
from newsclean.engines import versions
from tests.batch.fakes import FakeWork
from tests.batch.fakes import page as fake_page

pytest.importorskip("ray.data", reason="needs newsclean[ray]")

from newsclean.engines.options import Beside
from newsclean.engines.ray import clean_dataset, learn_site_lines
from tests.engines.pages import as_batch, batch_rows, page, table, write_pages
from tests.engines.slowly import ids_once, note, noted, wait_until

pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("ignore")]

ROOT = Path(__file__).parents[2]
# How soon the head notices that a node is gone; by default after half a minute.
NOTICE_SOON = {
    "health_check_initial_delay_ms": 0,
    "health_check_period_ms": 1000,
    "health_check_timeout_ms": 5000,
    "health_check_failure_threshold": 2,
}

FILES, EACH = 6, 10
PAGES = FILES * EACH


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head without processors of its own, and two nodes with one each."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ray
        from ray.cluster_utils import Cluster

        head = {"num_cpus": 0, "object_store_memory": 200 << 20, "_system_config": NOTICE_SOON}
        cluster = Cluster(initialize_head=True, head_node_args=head)
        cluster.add_node(num_cpus=1, object_store_memory=200 << 20)
        environment = {"env_vars": {"PYTHONPATH": str(ROOT)}}
        ray.init(address=cluster.address, log_to_driver=False, logging_level=logging.ERROR, runtime_env=environment)
        ray.data.DataContext.get_current().enable_progress_bars = False
        cluster.add_node(num_cpus=1, object_store_memory=200 << 20)
        yield cluster
        ray.shutdown()
        cluster.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(tmp_path_factory.mktemp("in") / "pages", FILES, EACH)


def whole(found: Any) -> pa.Table:
    return pa.concat_tables(found.iter_batches(batch_format="pyarrow", batch_size=None))


@pytest.mark.usefixtures("cluster")
def test_rows_are_byte_for_byte_those_of_the_batch(folder: Path, tmp_path: Path) -> None:
    import ray

    ours = batch_rows(folder, tmp_path)
    cleaned = whole(clean_dataset(ray.data.read_parquet(str(folder)), batch_size=7))
    assert as_batch(cleaned, ours.column_names) == as_batch(ours, ours.column_names)


@pytest.mark.usefixtures("cluster")
def test_reading_and_cleaning_are_one_step(folder: Path) -> None:
    """Of two steps the first keeps processors from the second until all pages are read."""
    import ray

    cleaned = clean_dataset(ray.data.read_parquet(str(folder))).materialize()
    assert "->MapBatches(newsclean)" in cleaned.stats()


@pytest.mark.usefixtures("cluster")
def test_what_sites_repeat_is_what_learning_in_one_place_gives(folder: Path) -> None:
    import ray

    learned = learn_site_lines(ray.data.read_parquet(str(folder)), batch_size=9)
    of_site = {f"courier{n}.example": [page(k) for k in range(PAGES) if k % 2 == n] for n in range(2)}
    assert learned == {site: SiteLines.learn(pages).compact() for site, pages in of_site.items()}


@pytest.mark.usefixtures("cluster")
def test_a_page_that_hangs_or_eats_memory_in_a_worker_costs_itself_alone() -> None:
    import ray

    beside = Beside.to_do(FakeWork(), 10.0, 300 << 20)

    def tried(batch: pa.Table) -> pa.Table:
        jobs = [fake_page(text, "page") for text in batch["text"].to_pylist()]
        errors = [result.failure and result.failure.error for _, result in beside.results(jobs)]
        return batch.append_column("error", pa.array(errors, pa.string()))

    texts = ["page 1", "loop", "page 2", "eat", "segfault", "page 3"]
    found = whole(ray.data.from_arrow(pa.table({"text": texts})).map_batches(tried, batch_format="pyarrow"))
    assert found["text"].to_pylist() == texts
    assert found["error"].to_pylist() == [None, "TimeoutError", None, "MemoryError", "CrashError", None]


def test_a_node_killed_amid_a_job_loses_nothing_and_does_nothing_twice(
    cluster: Any, folder: Path, tmp_path: Path
) -> None:
    import ray

    log = tmp_path / "log"
    cluster.add_node(num_cpus=1, object_store_memory=200 << 20)  # for the one that goes; it may be slow to begin
    nodes = {node.node_id: node for node in cluster.worker_nodes}
    nodes.pop(ray.get_runtime_context().get_node_id(), None)

    def slow(batch: pa.Table) -> pa.Table:
        note(log, ray.get_runtime_context().get_node_id(), batch["id"][0])
        time.sleep(2)
        return batch

    pages = ray.data.read_parquet(str(folder), override_num_blocks=FILES)
    slowed = pages.map_batches(slow, batch_format="pyarrow", batch_size=None)
    found: list[pa.Table] = []
    job = threading.Thread(target=lambda: found.append(whole(clean_dataset(slowed))))
    job.start()
    wait_until(lambda: [node for node, _ in noted(log) if node in nodes])
    doomed, under_way = [(node, first) for node, first in noted(log) if node in nodes][-1]
    cluster.remove_node(nodes[doomed], allow_graceful=False)
    job.join()
    assert ids_once(found[0]["id"].to_pylist(), PAGES)
    assert found[0]["error"].null_count == PAGES
    assert [node for node, first in noted(log) if first == under_way and node != doomed]  # it was done again


@pytest.mark.usefixtures("cluster")
def test_what_means_nothing_is_refused_before_the_job_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    pages = ray.data.from_arrow(table(0, 2).drop_columns("url"))
    with pytest.raises(ValueError, match="There is no column `url`, but `id`, `html`"):
        clean_dataset(pages)
    with pytest.raises(TypeError, match="`id` is of type int64"):
        clean_dataset(pages, html="id", url=None)
    with pytest.raises(ValueError, match="no column `story`"):
        learn_site_lines(pages, text="story")
    for size in (0, -1, None, "all", True):
        with pytest.raises(ValueError, match=r"^batch_size is the number of rows of a call, 1 or more, not "):
            clean_dataset(pages, url=None, batch_size=size)  # type: ignore[arg-type]
    monkeypatch.setitem(versions.OLDEST, "ray", "99.0.0")
    with pytest.raises(RuntimeError, match=r"^ray [\d.]+ is too old: 99\.0\.0 or newer is needed"):
        clean_dataset(pages)


if sys.platform == "win32":
    pytest.skip("engines run on Linux and macOS", allow_module_level=True)
