"""The compiled core serves where it may, is out of the way where it may not, and gives the same results."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsclean
from newsclean.core import FOLDER, PURE, is_compiled
from newsclean.page import Block, Label, Role
from tests.core.outcome import outcome
from tests.core.pages import HOSTILE

ROOT = Path(newsclean.__file__).parents[1]
FIXTURES = ROOT / "fixtures"
SOURCES = [*(FIXTURES / "pages").glob("*/source.html"), *(FIXTURES / "pasted").glob("*/source.txt")]
RUNS = "import newsclean.core as c, newsclean; newsclean.clean('Rain fell.'); print(c.is_compiled())"

needs_core = pytest.mark.skipif(not is_compiled(), reason="the core is not compiled")


def run(*command: str, cwd: Path = ROOT, pure: bool = False) -> str:
    """What a Python process prints that finds the package in a folder; sockets and warnings are its own."""
    environment = os.environ | {"PYTHONPATH": str(cwd), PURE: "1" if pure else ""}
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_word_in_the_environment_switches_it_off() -> None:
    assert run("-c", RUNS, pure=True) == "False\n"


@needs_core
def test_two_processes_with_the_core_and_without_give_the_same_to_the_last_bit() -> None:
    folders = [str(FIXTURES / name) for name in ("pages", "pasted", "site", "sources")]
    one, other = (run("-m", "tests.core.outcome", *folders, pure=pure).splitlines() for pure in (False, True))
    assert len(one) > 100
    assert one == other


@needs_core
@pytest.mark.parametrize("change", ["source", "manifest", "machine code", "no file"])
def test_what_does_not_fit_leaves_the_python_to_serve(tmp_path: Path, change: str) -> None:
    shutil.copytree(ROOT / "newsclean", tmp_path / "newsclean", ignore=shutil.ignore_patterns("__pycache__"))
    assert run("-c", RUNS, cwd=tmp_path) == "True\n"
    folder = tmp_path / FOLDER.relative_to(ROOT)
    compiled = next(folder.glob("newsclean.read.html.walk.*"))
    if change == "source":
        with (tmp_path / "newsclean" / "page.py").open("a") as file:
            file.write("\n# Another line.\n")
    elif change == "manifest":
        (folder / "sources.json").write_text("{")
    elif change == "machine code":
        compiled.unlink()
        compiled.write_bytes(b"no machine code")
    else:
        compiled.unlink()
    assert run("-c", RUNS, cwd=tmp_path) == "False\n"


def test_threads_give_what_one_gives() -> None:
    sources = [path.read_bytes() for path in SOURCES] + list(HOSTILE.values())
    alone = [_told(source) for source in sources]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_told, sources * 2)) == alone * 2


def _told(source: bytes | str) -> str:
    try:
        return newsclean.clean(source).model_dump_json()
    except newsclean.CleanError as error:
        return str(error)


def test_a_page_of_any_depth_is_let_go_on_a_small_stack() -> None:
    code = (
        "import threading, newsclean\n"
        "newsclean.clean('Rain fell.')\n"
        "def run():\n"
        "    for name in ('', ' class=a{}'):\n"
        "        source = ''.join('<div' + name.format(n) + '>' for n in range(2000)) + '<p>Rain fell.</p>'\n"
        "        newsclean.clean(source)\n"
        "    print('done')\n"
        "threading.stack_size(256 * 1024)\n"
        "thread = threading.Thread(target=run)\n"
        "thread.start()\n"
        "thread.join()\n"
    )
    assert run("-c", code) == "done\n"


def test_a_block_is_written_out_and_compared_as_before() -> None:
    block = Block("Rain", 1, label=Label(Role.STORY, "story"))
    assert repr(block).startswith("Block(text='Rain', position=1, type=<BlockType.PARAGRAPH: 'paragraph'>, level=0")
    assert (block == Block("Rain", 1), block.label == Label(Role.STORY, "story")) == (False, True)
    with pytest.raises(AttributeError):
        block.label.role = Role.REMOVED  # type: ignore[union-attr, misc]


def test_the_outcome_of_a_page_tells_pages_apart() -> None:
    assert outcome("<p>Rain fell.") != outcome("<p>Rain fell!")
