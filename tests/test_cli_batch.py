from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsclean.batch.journal import Journal
from newsclean.cli.app import app
from tests import processes
from tests.batch import archives
from tests.batch.archives import OK, warc_record

SITE = Path(__file__).parents[1] / "fixtures" / "site"
STORY = """Rain ends drought in the upper valley

By Ana Ruiz

The first rain in a year fell on the upper valley on Tuesday, and farmers along the river danced in it until dusk.

It fell for nine hours without a pause, filled the wells of the four upper villages and washed out two footbridges.

“I had forgotten what it smells like,” said Marta Oyelaran, who has sold water from a cart since the spring.

The water board will meet on Friday to decide whether the ban on watering gardens, in force since May, can be lifted.

Share on Facebook
"""
CLI = [sys.executable, "-c", "from newsclean.cli import main; main()", "batch"]


def batch(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["batch", *map(str, arguments), "--workers", "1"], input=stdin)


def lines(data: str | bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(STORY)
    (folder / "sub" / "b.html.gz").write_bytes(gzip.compress(b"<h1>Rain</h1><p>" + STORY.encode() + b"</p>", mtime=0))
    return folder


@pytest.fixture
def bad(folder: Path) -> Path:
    (folder / "b.txt").write_text("")
    return folder


def test_a_folder_becomes_one_line_an_article(tmp_path: Path, folder: Path) -> None:
    result = batch(folder, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.stderr
    sources = [line["source"] for line in lines((tmp_path / "out.jsonl").read_bytes())]
    assert sources == [str(folder / "a.txt"), str(folder / "sub" / "b.html.gz")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]
    assert "2 pages" in result.stderr


def test_a_folder_becomes_a_folder(tmp_path: Path, folder: Path) -> None:
    assert batch(folder, "-o", tmp_path / "out", "--format", "md").exit_code == 0
    written = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "out").rglob("*.md"))
    assert written == ["out/a.md", "out/sub/b.md"]
    assert (tmp_path / "out" / "a.md").read_text().startswith("# Rain ends drought in the upper valley")


def test_without_an_output_lines_go_to_standard_output(bad: Path) -> None:
    result = batch(bad)
    assert result.exit_code == 1
    assert len(lines(result.stdout)) == 2
    assert str(bad / "b.txt") in result.stderr


def test_failures_are_named_and_the_others_go_on(tmp_path: Path, bad: Path) -> None:
    result = batch(bad, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert len(lines((tmp_path / "out.jsonl").read_bytes())) == 2
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert (failure["source"], failure["error"]) == (str(bad / "b.txt"), "CleanError")
    assert str(failure["message"]) in result.stderr


@pytest.mark.parametrize("option", [["--strict"], ["--max-failures", "0"]])
def test_too_many_failures_stop_the_run_and_keep_its_state(tmp_path: Path, bad: Path, option: list[str]) -> None:
    result = batch(bad, "-o", tmp_path / "out.jsonl", *option)
    assert result.exit_code == 1
    assert "--resume" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()
    (bad / "b.txt").write_text(STORY)
    assert batch(bad, "-o", tmp_path / "out.jsonl", "--resume", *option).exit_code == 0
    assert len(lines((tmp_path / "out.jsonl").read_bytes())) == 3


def test_an_existing_output_is_refused(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert batch(folder, "-o", out).exit_code == 0
    refused = batch(folder, "-o", out)
    assert refused.exit_code == 2
    assert "--fresh" in refused.stderr
    assert batch(folder, "-o", out, "--resume").exit_code == 0
    assert batch(folder, "-o", out, "--fresh").exit_code == 0


def test_a_list_of_paths_comes_on_standard_input(folder: Path) -> None:
    result = batch("-", stdin=f"{folder}/a.txt\n\n{folder}/gone.txt\n{folder}/sub\n")
    assert result.exit_code == 1
    assert [line["source"] for line in lines(result.stdout)] == [f"{folder}/a.txt", f"{folder}/sub/b.html.gz"]
    assert "gone.txt" in result.stderr


def test_records_carry_their_fields(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps({"content": STORY, "id": 7}) + "\n")
    result = batch(tmp_path / "in.jsonl", "--text-field", "content")
    (line,) = lines(result.stdout)
    assert (line["id"], line["headline"], line["source"]) == (
        7,
        "Rain ends drought in the upper valley",
        f"{tmp_path}/in.jsonl:1",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone"], "there is no file or folder gone"),
        (["https://herald.example/a"], "opens no connections"),
        ([".", "-o", "out.csv"], "--format"),
        ([".", "--resume", "--fresh"], "one of them"),
        ([".", "--resume"], "standard output"),
        ([".", "--memory", "lots"], "512M"),
        ([".", "-"], "alone"),
        ([".", "--memory", "10M"], "too little"),
        ([".", "--include", "*.nothing"], "--include"),
        ([".", "-o", "."], "read and written at once"),
        ([], "Missing argument"),
    ],
)
def test_wrong_use_is_told_and_has_status_2(folder: Path, arguments: list[str], message: str) -> None:
    result = batch(*(str(folder) if argument == "." else argument for argument in arguments))
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("option", ["--fresh", "--resume"])
def test_a_run_that_writes_is_left_alone_by_another(tmp_path: Path, folder: Path, option: str) -> None:
    out = tmp_path / "out.jsonl"
    running = Journal(tmp_path / "out.jsonl.state")
    (tmp_path / "out.jsonl.part").write_bytes(b"half a line")
    result = batch(folder, "-o", out, option)
    assert (result.exit_code, "another run is writing here" in result.stderr) == (2, True)
    assert (tmp_path / "out.jsonl.part").read_bytes() == b"half a line"
    running.close()
    assert batch(folder, "-o", out, "--fresh").exit_code == 0
    assert len(lines(out.read_bytes())) == 2


def test_fresh_starts_anew_where_the_journal_is_none(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "out.jsonl.state").write_bytes(b"no journal at all" * 100)
    assert batch(folder, "-o", tmp_path / "out.jsonl", "--resume").exit_code == 2
    assert batch(folder, "-o", tmp_path / "out.jsonl", "--fresh").exit_code == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["other"], "list of inputs"),
        (["in", "other"], "list of inputs"),
        (["in", "--include", "*.txt"], "choice of files"),
        (["in", "--kind", "text"], "--kind"),
    ],
)
def test_resuming_with_other_inputs_is_refused(tmp_path: Path, bad: Path, arguments: list[str], what: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.txt").write_text(STORY)
    out = tmp_path / "out.jsonl"
    assert batch(bad, "-o", out, "--strict").exit_code == 1
    before = (tmp_path / "out.jsonl.part").read_bytes()
    paths = [str(tmp_path / word) if word in ("in", "other") else word for word in arguments]
    result = batch(*paths, "-o", out, "--resume")
    assert (result.exit_code, what in result.stderr) == (2, True)
    assert (tmp_path / "out.jsonl.part").read_bytes() == before
    assert batch(bad, "-o", out, "--resume").exit_code == 1


def test_resuming_with_another_list_of_paths_is_refused(tmp_path: Path, bad: Path) -> None:
    out = tmp_path / "out.jsonl"
    paths = f"{bad}/a.txt\n{bad}/b.txt\n"
    assert batch("-", "-o", out, "--strict", stdin=paths).exit_code == 1
    result = batch("-", "-o", out, "--resume", stdin=f"{bad}/sub\n")
    assert (result.exit_code, "list of inputs" in result.stderr) == (2, True)
    assert batch("-", "-o", out, "--resume", stdin=paths).exit_code == 1
    assert len(lines(out.read_bytes())) == 1


def test_what_is_not_read_is_counted_and_named(tmp_path: Path, folder: Path) -> None:
    (folder / "style.css").write_text("p {}")
    (folder / ".hidden.txt").write_text(STORY)
    (folder / "a.warc.gz").write_bytes(archives.packed([warc_record(1, b"HTTP/1.1 404 Gone", b"", "response")]))
    said = batch(folder, "-o", tmp_path / "out.jsonl", "--exclude", "sub").stderr
    assert f"1 unknown ending: {folder}/style.css" in said
    assert f"1 hidden: {folder}/.hidden.txt" in said
    assert f"1 excluded: {folder}/sub/" in said
    assert "1 record: status 404 1" in said
    (summary,) = lines(batch(folder, "-o", tmp_path / "o.jsonl", "--log-json").stderr)
    assert summary["not_read"] == {
        "unknown ending": {"count": 1, "first": [f"{folder}/style.css"]},
        "hidden": {"count": 1, "first": [f"{folder}/.hidden.txt"]},
    }
    assert summary["records_not_read"] == {"status 404": 1}
    (folder / "a.txt").unlink()
    said = batch(folder, "-o", tmp_path / "p.jsonl", "--exclude", "sub", "--exclude", "*.gz").stderr
    assert "no pages found" in said
    assert f"1 hidden: {folder}/.hidden.txt" in said


def test_a_cut_page_of_a_crawl_has_a_warning_and_the_file_is_a_failure(tmp_path: Path) -> None:
    html = f"<h1>Rain ends drought</h1><p>{'</p><p>'.join(STORY.split(chr(10) * 2)[2:6])}</p>".encode()
    crawl = b"".join(warc_record(n, OK, html) for n in (1, 2))
    (tmp_path / "a.warc").write_bytes(crawl[:-200])
    assert batch(tmp_path / "a.warc", "-o", tmp_path / "out.jsonl").exit_code == 1
    whole, cut = lines((tmp_path / "out.jsonl").read_bytes())
    assert ("truncated" in str(whole["warnings"]), "truncated" in str(cut["warnings"])) == (False, True)
    (failure,) = lines((tmp_path / "out.jsonl.failures.jsonl").read_bytes())
    assert (failure["source"], failure["url"]) == (f"{tmp_path}/a.warc", "https://herald.example/2")
    assert "cut short" in str(failure["message"])


def test_quiet_says_nothing(tmp_path: Path, folder: Path) -> None:
    assert batch(folder, "-o", tmp_path / "out.jsonl", "--quiet").stderr == ""


def test_log_json_is_json(tmp_path: Path, bad: Path) -> None:
    events = lines(batch(bad, "-o", tmp_path / "out.jsonl", "--log-json").stderr)
    assert [event["event"] for event in events] == ["failure", "summary"]
    assert (events[-1]["pages"], events[-1]["failed"]) == (3, 1)


def test_learn_site_leaves_out_what_the_site_repeats(tmp_path: Path) -> None:
    assert batch(SITE, "-o", tmp_path / "out.jsonl", "--learn-site").exit_code == 0
    articles = lines((tmp_path / "out.jsonl").read_bytes())
    assert len(articles) == 12
    assert not any("The Courant is set, printed" in str(article["body"]) for article in articles)


@pytest.mark.skipif(os.name == "nt", reason="sends POSIX signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_ends_the_run_at_once_and_loses_nothing(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:04}.txt").write_text(STORY.replace("Tuesday", f"day {number}") * 20)
    out = tmp_path / "out.jsonl"
    run = subprocess.Popen([*CLI, folder, "-o", out], stderr=subprocess.PIPE, start_new_session=True)
    part = tmp_path / "out.jsonl.part"
    deadline = time.monotonic() + 30
    while (not part.exists() or not part.stat().st_size) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(run.pid, getattr(signal, name))  # as a terminal does: to the workers, too
    sent = time.monotonic()
    _, error = run.communicate()
    assert time.monotonic() - sent < 5  # a second on an idle machine
    assert run.returncode == 130
    assert b"--resume" in error
    assert b"Traceback" not in error
    assert not out.exists()
    done = part.read_bytes()
    assert done.endswith(b"\n")
    for page in list(folder.iterdir())[50:]:
        page.unlink()
    assert batch(folder, "-o", out, "--resume").exit_code == 0
    assert len(lines(out.read_bytes())) == 50


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path, folder: Path) -> None:
    for number in range(100):
        (folder / f"{number}.txt").write_text(STORY * 50)
    reads, writes = os.pipe()
    with (tmp_path / "error").open("wb") as error:
        run = processes.start("batch", folder, "-q", "-j", "1", stdout=writes, stderr=error.fileno())
    os.close(writes)
    with os.fdopen(reads, "rb") as reader:
        reader.readline()
    run.join()
    assert (run.exitcode, (tmp_path / "error").read_bytes()) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_kept(tmp_path: Path, folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
    assert batch(folder, "-o", tmp_path / "out", "--format", "txt").exit_code == 0
    assert os.listdir(os.fsencode(tmp_path / "out")).count(b"caf\xe9.txt") == 1  # noqa: PTH208
    assert batch(folder, "-o", tmp_path / "out.jsonl").exit_code == 0
    sources = [line["source"] for line in lines((tmp_path / "out.jsonl").read_bytes())]
    assert sources[1] == f"{folder}/caf\\xe9.txt"


def test_what_stops_a_run_is_named(tmp_path: Path, bad: Path) -> None:
    message = batch(bad, "-o", tmp_path / "out.jsonl", "--strict").stderr
    assert str(bad / "b.txt") in message
    assert "1 page failed" in message


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_records_come_down_a_pipe(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    records = "".join(json.dumps({"text": STORY, "id": number}) + "\n" for number in range(3)) + "{broken\n"
    reads, writes = os.pipe()
    os.write(writes, packed(records.encode()))
    os.close(writes)
    with os.fdopen(reads, "rb") as stdin, (tmp_path / "out").open("wb") as out:
        run = processes.run("batch", "-", "--jsonl", "-j", "1", "-q", stdin=stdin.fileno(), stdout=out.fileno())
    written = lines((tmp_path / "out").read_bytes())
    assert [(line["source"], line["id"]) for line in written] == [(f"stdin:{n + 1}", n) for n in range(3)]
    assert (run.status, "stdin:4" in run.error) == (1, True)


def test_records_from_a_pipe_come_alone_and_once(folder: Path) -> None:
    for arguments, message in (([folder, "--jsonl"], "give -"), (["-", "--jsonl", "--learn-site"], "read once")):
        result = batch(*arguments)
        assert (result.exit_code, message in result.stderr) == (2, True)


def test_records_from_a_pipe_can_be_gone_on_with(tmp_path: Path) -> None:
    good = [json.dumps({"text": STORY, "id": number}) + "\n" for number in range(4)]
    out = tmp_path / "out.jsonl"
    assert batch("-", "--jsonl", "-o", out, "--strict", stdin="".join([*good[:2], "{broken\n"])).exit_code == 1
    assert batch("-", "--jsonl", "-o", out, "--resume", stdin="".join(good)).exit_code == 0
    assert [line["id"] for line in lines(out.read_bytes())] == [0, 1, 2, 3]


@pytest.mark.parametrize("change", ["other records", "fewer records", "another before them"])
def test_going_on_with_other_records_from_a_pipe_is_refused(tmp_path: Path, change: str) -> None:
    good = [json.dumps({"text": STORY, "id": number}) + "\n" for number in range(4)]
    out = tmp_path / "out.jsonl"
    assert batch("-", "--jsonl", "-o", out, "--strict", stdin="".join([*good[:2], "{broken\n"])).exit_code == 1
    before = (tmp_path / "out.jsonl.part").read_bytes()
    others = {
        "other records": [line.replace("Rain", "Snow") for line in good],
        "fewer records": good[:1],
        "another before them": [good[3], *good],
    }[change]
    result = batch("-", "--jsonl", "-o", out, "--resume", stdin="".join(others))
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "standard input holds other records" in result.stderr
    assert (tmp_path / "out.jsonl.part").read_bytes() == before
    assert batch("-", "--jsonl", "-o", out, "--resume", stdin="".join(good)).exit_code == 0


def test_going_on_with_a_mended_record_and_others_after_it_is_refused(tmp_path: Path) -> None:
    good = [json.dumps({"text": STORY, "id": number}) + "\n" for number in range(4)]
    out = tmp_path / "out.jsonl"
    records = [good[0], "{broken\n", good[2], "{broken\n"]
    assert batch("-", "--jsonl", "-o", out, "--max-failures", "1", stdin="".join(records)).exit_code == 1
    result = batch("-", "--jsonl", "-o", out, "--resume", stdin="".join([*good[:2], good[3]]))
    assert (result.exit_code, "other records" in result.stderr) == (2, True)
    assert batch("-", "--jsonl", "-o", out, "--resume", stdin="".join(good)).exit_code == 0
    assert [line["id"] for line in lines(out.read_bytes())] == [0, 1, 2, 3]


def test_articles_stream_while_their_pages_still_come(folder: Path) -> None:
    (stdin, pages), (articles, stdout) = os.pipe(), os.pipe()
    run = processes.start("batch", "-", "-j", "1", "-q", stdin=stdin, stdout=stdout)
    os.close(stdin)
    os.close(stdout)
    os.set_blocking(articles, False)
    with os.fdopen(pages, "wb", buffering=0) as writer, os.fdopen(articles, "rb") as reader:
        came = b""
        deadline = time.monotonic() + 60
        while not came and time.monotonic() < deadline:
            writer.write(f"{folder}/a.txt\n".encode())
            time.sleep(0.05)
            came = reader.read() or b""
        assert came.startswith(b'{"source"')
        assert run.is_alive()
        writer.close()
        os.set_blocking(articles, True)
        assert (came + reader.read()).endswith(b"}\n")
    run.join()
    assert run.exitcode == 0


def test_a_pattern_that_no_shell_expanded_is_expanded(folder: Path) -> None:
    assert len(lines(batch(f"{folder}/**/*.gz", f"{folder}/*.txt").stdout)) == 2
    result = batch(f"{folder}/*.none")
    assert (result.exit_code, f"nothing matches {folder}/*.none" in result.stderr) == (2, True)


def test_formats_have_the_names_that_clean_has(tmp_path: Path, folder: Path) -> None:
    assert batch(folder, "-o", tmp_path / "out", "--format", "text").exit_code == 0
    assert (tmp_path / "out" / "a.txt").read_text().startswith("Rain ends drought")
    assert batch(folder, "-o", tmp_path / "ld", "--format", "jsonld").exit_code == 0
    written = json.loads((tmp_path / "ld" / "a.jsonld").read_text())
    assert (written["@type"], written["headline"]) == ("NewsArticle", "Rain ends drought in the upper valley")
