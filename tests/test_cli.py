from __future__ import annotations

import gzip
import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsclean import Article, __version__
from newsclean.cli.app import app

STORY = """Rain ends drought in the upper valley

By Ana Ruiz

The first rain in a year fell on the upper valley on Tuesday, and farmers along the river danced in it until dusk.

It fell for nine hours without a pause, filled the wells of the four upper villages and washed out two footbridges.

“I had forgotten what it smells like,” said Marta Oyelaran, who has sold water from a cart since the spring.

The water board will meet on Friday to decide whether the ban on watering gardens, in force since May, can be lifted.

Share on Facebook
"""


def newsclean(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_clean_prints_the_article(story: Path) -> None:
    result = newsclean("clean", story)
    assert result.exit_code == 0
    assert "Rain ends drought in the upper valley" in result.stdout
    assert "danced" in result.stdout
    assert "Facebook" not in result.stdout


def test_clean_reads_standard_input_and_compressed_files(tmp_path: Path) -> None:
    (tmp_path / "story.txt.gz").write_bytes(gzip.compress(STORY.encode(), mtime=0))
    assert newsclean("clean", "-", stdin=STORY).stdout == newsclean("clean", tmp_path / "story.txt.gz").stdout


def test_json_is_the_whole_article(story: Path) -> None:
    article = Article.model_validate_json(newsclean("clean", story, "--json").stdout)
    assert article.headline == "Rain ends drought in the upper valley"


def test_markdown_has_a_heading(story: Path) -> None:
    assert newsclean("clean", story, "--markdown").stdout.startswith("# Rain ends drought in the upper valley")


def test_removed_shows_what_was_left_out_and_why(story: Path) -> None:
    result = newsclean("clean", story, "--removed")
    assert "Share on Facebook" in result.stdout
    assert "share" in result.stdout


@pytest.mark.parametrize(
    ("name", "content", "status", "message"),
    [
        ("gone.txt", None, 2, "there is no file"),
        (".", None, 2, "newsclean batch"),
        ("empty.txt", b"", 1, "empty"),
        ("broken.txt.gz", b"no gzip", 1, "broken.txt.gz"),
    ],
)
def test_mistakes_are_told_in_one_line(
    tmp_path: Path, name: str, content: bytes | None, status: int, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = newsclean("clean", tmp_path / name)
    assert result.exit_code == status
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_help_and_the_package_load_nothing_heavy() -> None:
    """The command line's help must be there as fast as `import trafilatura`: it may not import what cleans."""
    code = "import sys; sys.argv = ['newsclean', '--version']\nimport newsclean\nfrom newsclean.cli import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('lxml', 'trafilatura', 'regex', 'pebble') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_the_package_runs_as_a_module(story: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "newsclean", "batch", story, "-q"], capture_output=True, check=True)
    assert json.loads(run.stdout)["headline"] == "Rain ends drought in the upper valley"


def test_the_version_is_printed_and_is_the_installed_one() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"newsclean {__version__}\n")
    assert __version__ == importlib.metadata.version("newsclean")
