from __future__ import annotations

import gzip
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsclean import Article, SavedArticle, __version__, clean
from newsclean.cli.app import app
from newsclean.core import is_compiled
from newsclean.sources.compression import compress
from tests import processes
from tests.processes import Ran

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
    code = "import sys; sys.argv = ['newsclean', '--help']\nimport newsclean\nfrom newsclean.cli import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('lxml', 'trafilatura', 'regex', 'pebble') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_the_package_runs_as_a_module(story: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "newsclean", "batch", story, "-q"], capture_output=True, check=True)
    assert json.loads(run.stdout)["headline"] == "Rain ends drought in the upper valley"


def test_the_version_is_printed_and_is_the_installed_one_with_what_runs() -> None:
    result = CliRunner().invoke(app, ["--version"])
    what = "compiled core" if is_compiled() else "pure Python"
    assert (result.exit_code, result.stdout) == (0, f"newsclean {__version__} ({what})\n")
    assert __version__ == importlib.metadata.version("newsclean")


def test_several_files_are_printed_under_their_names_and_one_that_fails_keeps_no_other(
    tmp_path: Path, story: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(STORY.replace("Rain", "Snow"))
    result = newsclean("clean", story, tmp_path / "gone.txt", other)
    assert result.exit_code == 2
    assert result.stdout.startswith(f"==> {story} <==\n\nRain ends drought in the upper valley\n")
    assert f"\n\n==> {other} <==\n\nSnow ends drought in the upper valley\n" in result.stdout
    assert f"there is no file {tmp_path}/gone.txt" in result.stderr
    lines = newsclean("clean", story, other, "--format", "json").stdout.splitlines()
    assert [SavedArticle.model_validate_json(line).source for line in lines] == [str(story), str(other)]
    lines = newsclean("clean", story, other, "--format", "jsonld").stdout.splitlines()
    assert [json.loads(line)["headline"][:4] for line in lines] == ["Rain", "Snow"]


def test_a_pattern_that_no_shell_expanded_is_expanded(tmp_path: Path, story: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "deep.txt").write_text(STORY)
    assert newsclean("clean", f"{tmp_path}/**/*.txt").stdout.count("==> ") == 2
    assert newsclean("clean", story.parent / f"{story.stem}*").stdout.startswith("Rain ends drought")
    (tmp_path / "odd[1].txt").write_text(STORY)
    assert newsclean("clean", tmp_path / "odd[1].txt").stdout.startswith("Rain ends drought")


@pytest.mark.parametrize("form", ["text", "md", "json", "jsonld"])
@pytest.mark.parametrize("by_ending", [True, False])
def test_an_article_is_written_to_a_file_in_its_format(tmp_path: Path, story: Path, form: str, by_ending: bool) -> None:
    out = tmp_path / (f"out.{'txt' if form == 'text' else form}" if by_ending else "out")
    result = newsclean("clean", story, "-o", out, *([] if by_ending else ["--format", form]))
    assert (result.exit_code, result.stdout) == (0, "")
    article = clean(story.read_bytes())
    written = {
        "text": article.to_text(),
        "md": article.to_markdown(),
        "json": article.model_dump_json(indent=2) + "\n",
        "jsonld": json.dumps(article.to_jsonld(), ensure_ascii=False, indent=2) + "\n",
    }
    assert out.read_text() == written[form]


def test_an_output_that_cannot_be_or_is_the_input_is_refused_in_one_line(tmp_path: Path, story: Path) -> None:
    for output, message in ((story, "another name"), (tmp_path / "no" / "such" / "out.md", "cannot write")):
        result = newsclean("clean", story, "-o", output)
        assert result.exit_code != 0
        assert message in result.stderr
        assert result.stderr.count("\n") == 1
    assert story.read_text() == STORY


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_compressed_input_is_known_by_its_beginning(tmp_path: Path, ending: str) -> None:
    data = compress(STORY.encode(), ending)
    piped = CliRunner().invoke(app, ["clean", "-"], input=data)
    (tmp_path / "a.txt").write_bytes(data)
    assert piped.stdout == newsclean("clean", tmp_path / "a.txt").stdout
    assert piped.stdout.startswith("Rain ends drought")


def test_markup_in_a_text_file_is_markup(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "<!doctype html><h1>Rain ends</h1>" + "<p>It fell all over the land on Tuesday.</p>" * 5
    )
    assert newsclean("clean", tmp_path / "a.txt").stdout.startswith("Rain ends\n")
    assert "<!doctype html>" in newsclean("clean", tmp_path / "a.txt", "--kind", "text", "--json").stdout


def test_formats_that_differ_are_refused(story: Path) -> None:
    result = newsclean("clean", story, "--json", "--format", "md")
    assert (result.exit_code, "give one of" in result.stderr) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command", ["clean FILE", "clean FILE --json", "batch FILE -q -j 1", "batch FILE --log-json -j 1", "rules list"]
)
def test_a_full_disk_behind_standard_output_is_one_sentence(story: Path, command: str, unbuffered: str) -> None:
    arguments = [str(story) if word == "FILE" else word for word in command.split()]
    with Path("/dev/full").open("w") as full:
        run = processes.run(*arguments, stdout=full.fileno(), PYTHONUNBUFFERED=unbuffered)
    message = "cannot write standard output: No space left on device"
    told = json.dumps({"event": "error", "message": message}) if "--log-json" in command else f"newsclean: {message}"
    assert (run.status, run.error.splitlines()) == (1, [told])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_what_a_full_disk_did_not_take_is_not_tried_again_as_python_ends(story: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "newsclean", "clean", str(story)]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": ""})
    assert (run.returncode, run.stderr.count(b"\n")) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
def test_a_closed_stream_is_an_error_only_where_it_is_needed(story: Path) -> None:
    closed = processes.CLOSED
    told = "newsclean: cannot write standard output: Bad file descriptor\n"
    assert processes.run("batch", story, "-q", "-j", "1", stdout=closed) == Ran(1, told)
    assert processes.run("clean", "-", stdin=closed) == Ran(1, "newsclean: -: Bad file descriptor\n")
    assert processes.run("clean", story, "-o", f"{story}.md", stdin=closed, stdout=closed) == Ran(0, "")
    command = f'"{sys.executable}" -m newsclean clean - <&-'  # and what a shell closed, in truth
    run = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True)
    assert (run.returncode, run.stderr) == (1, "newsclean: -: Bad file descriptor\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [40, 80])
def test_at_a_terminal_nothing_of_what_was_left_out_is_cut(tmp_path: Path, columns: int) -> None:
    words = " ".join(f"appeal{number}" for number in range(60))
    (tmp_path / "a.txt").write_text(STORY + f"\nWe have a small favour to ask. {words}\n")
    shown = at_terminal("clean", tmp_path / "a.txt", "--removed", COLUMNS=str(columns), NO_COLOR="1")
    assert all(f"appeal{number}" in shown.replace("\n", "") for number in (0, 59))
    assert "…" not in shown
    folded = "".join(shown.split())
    assert all(f"appeal{number}" in folded for number in range(60))


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_no_color_is_respected(story: Path) -> None:
    assert "\x1b[1m" in at_terminal("rules", "show", "story/outside", TERM="xterm-256color")
    for arguments in (("clean", story, "--removed"), ("rules", "show", "story/outside")):
        plain = at_terminal(*arguments, TERM="xterm-256color", NO_COLOR="1")
        assert "\x1b[" not in plain, arguments
    assert not re.search(r"\x1b\[[\d;]*[34]\dm", at_terminal("--help", TERM="xterm-256color", NO_COLOR="1"))


def at_terminal(*arguments: str | Path, **environment: str) -> str:
    """What a command prints at a pseudo-terminal."""
    import pty

    leader, follower = pty.openpty()
    environment = {"NO_COLOR": "", "COLUMNS": ""} | environment
    run = processes.start(*arguments, stdin=follower, stdout=follower, stderr=follower, **environment)
    os.close(follower)
    shown = b""
    with suppress(OSError):  # Linux ends a pseudo-terminal so
        while data := os.read(leader, 4096):
            shown += data
    os.close(leader)
    run.join()
    assert run.exitcode == 0, shown
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_shell_completes_commands_and_options() -> None:
    for words, expected in (("newsclean ba", "batch"), ("newsclean batch --learn", "--learn-site")):
        cursor = str(words.count(" "))
        with tempfile.TemporaryFile() as told:
            run = processes.run(
                stdout=told.fileno(), COMP_WORDS=words, COMP_CWORD=cursor, _NEWSCLEAN_COMPLETE="complete_bash"
            )
            told.seek(0)
            assert told.read().decode().split() == [expected], run.error
