from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.batch.outputs import OutputError, Target, target
from tests.each import each


@each(
    [
        ("out.jsonl", None, Target(Path("out.jsonl"), "jsonl")),
        ("out.jsonl.zst", None, Target(Path("out.jsonl.zst"), "jsonl", ".zst")),
        ("out.parquet", None, Target(Path("out.parquet"), "parquet")),
        ("out", None, Target(Path("out"), "json")),
        ("out", "jsonld", Target(Path("out"), "jsonld")),
        ("out.d/", "txt.gz", Target(Path("out.d"), "txt", ".gz")),
        ("out.data", "jsonl.gz", Target(Path("out.data"), "jsonl", ".gz")),
        ("-", None, Target(None, "jsonl")),
    ],
)
def test_the_ending_or_the_format_chooses(output: str, form: str | None, expected: Target) -> None:
    assert target(output, form) == expected


@pytest.mark.parametrize(
    ("output", "form", "message"),
    [
        ("out.csv", None, "--format"),
        ("out.jsonl", "xml", "unknown"),
        ("out.parquet.gz", None, "compressed within"),
        ("-", "md", "standard output"),
        ("out/", "jsonl", "folder"),
        ("out.jsonl", "md", "one of them"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(output: str, form: str | None, message: str) -> None:
    with pytest.raises(OutputError, match=message):
        target(output, form)


def test_failures_lie_beside_the_output_under_its_whole_name() -> None:
    names = ("a/out.jsonl.gz", "a/out.jsonl", "a/out.parquet", "a/out")
    assert [str(target(name, None).failures) for name in names] == [f"{name}.failures.jsonl" for name in names]
