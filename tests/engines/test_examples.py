"""What the engines' README shows runs as it stands there."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from tests.batch.archives import OK, packed, warc_record
from tests.engines.pages import page

ROOT = Path(__file__).parents[2]
README = ROOT / "newsclean" / "engines" / "README.md"
LIBRARIES = {"pandas": "pandas", "polars": "polars", "DuckDB": "duckdb", "Daft": "daft"}

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="engines run on Linux and macOS"),
    pytest.mark.usefixtures("forked"),
]


def example(title: str) -> str:
    """The first block of Python below a title."""
    _, _, below = README.read_text(encoding="utf-8").partition(f"# {title}\n")
    found = re.search(r"^```python\n(.*?)^```$", below, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def run(code: str, folder: Path) -> str:
    """Run a script in a folder; what it prints."""
    with chdir(folder), redirect_stdout(StringIO()) as printed:
        exec(compile(code, "example.py", "exec"), {"__name__": "__main__"})
    return printed.getvalue()


def run_alone(code: str, folder: Path) -> None:
    """Run a script in a process of its own, as engines want it."""
    script = folder / "example.py"
    script.write_text(code, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "RAY_ADDRESS": "local",  # else it joins the cluster of another test, of which a node may be killed meanwhile
    }
    done = subprocess.run(
        [sys.executable, str(script)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of pages that the README makes."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    run(example("One machine, another library"), folder)
    return folder / "pages.parquet"


@pytest.fixture
def folder(tmp_path: Path, pages: Path) -> Path:
    """A folder with the pages."""
    shutil.copy(pages, tmp_path)
    return tmp_path


def needs(module: str) -> pytest.MarkDecorator:
    is_missing = importlib.util.find_spec(module) is None
    return pytest.mark.skipif(is_missing, reason=f"needs {module}: pip install 'newsclean[engines-test]'")


def test_the_first_example_gives_what_it_shows() -> None:
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize("title", [pytest.param(title, marks=needs(module)) for title, module in LIBRARIES.items()])
def test_a_library_needs_three_lines(folder: Path, title: str) -> None:
    code = example(title)
    assert len(code.splitlines()) == 3
    start = f"import pyarrow\nimport {LIBRARIES[title]}\nfrom newsclean.engines.arrow import clean_batch\n"
    assert "courier.example/amp" in run(start + code, folder)


def articles(folder: Path) -> int:
    from pyarrow import dataset

    files = [str(path) for path in (folder / "articles").glob("*.parquet")]
    found = dataset.dataset(files).to_table(columns=["headline"])
    return len(found["headline"].drop_null())


@needs("pyspark")
def test_the_example_for_spark_runs(folder: Path) -> None:
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java")
    run_alone(example("Spark"), folder)
    assert articles(folder) == len(list((ROOT / "fixtures" / "pages").glob("*/source.html")))


@needs("ray")
def test_the_examples_for_ray_run(folder: Path) -> None:
    code = example("Ray").replace("ray.shutdown()", "").replace('"articles"', '"first"')
    run_alone(code + example("What sites repeat") + "ray.shutdown()\n", folder)
    assert articles(folder) == len(list((ROOT / "fixtures" / "pages").glob("*/source.html")))


@needs("datatrove")
def test_the_example_for_datatrove_runs(folder: Path) -> None:
    (folder / "crawl").mkdir()
    for n in range(2):
        (folder / "crawl" / f"{n}.warc.gz").write_bytes(packed([warc_record(n, OK, page(n).encode())]))
    run_alone(example("datatrove"), folder)
    assert articles(folder) == 2
