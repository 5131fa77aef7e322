from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from newsclean.cli.app import app

RULE = """
[[rule]]
id = "ferry-house"
category = "other"
why = "The Courant's motto."
line = ["Set and printed in the old ferry house"]
removes = ["Set and printed in the old ferry house"]
keeps = ["The book was set and printed in the old ferry house."]
"""


def rules(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["rules", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "courant.toml"
    path.write_text(RULE)
    return path


def test_list_counts_by_language_and_category() -> None:
    lines = rules("list").stdout.splitlines()
    assert any(line.startswith("en ") and "share" in line for line in lines)
    assert lines[-1].startswith("all ")


def test_list_names_the_rules_of_a_language_and_category() -> None:
    names = [
        line.partition("\t")[0] for line in rules("list", "--language", "en", "--category", "share").stdout.splitlines()
    ]
    assert names
    assert all(name.startswith("en/share/") for name in names)


def test_show_prints_a_rules_examples() -> None:
    name = rules("list", "--language", "en").stdout.partition("\t")[0]
    result = rules("show", name)
    assert result.stdout.startswith(name)
    assert "removes" in result.stdout
    assert "keeps" in result.stdout


def test_show_spells_fields_as_the_file_does() -> None:
    lines = [line.strip() for line in rules("show", "sv/donation/ask").stdout.splitlines()]
    assert lines[lines.index("unless_told") + 1] == "true"
    assert "vi or oss or vår or vårt or våra" in lines


def test_check_passes_a_sound_file(file: Path) -> None:
    result = rules("check", file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 rules are sound" in result.stdout


def test_check_tells_of_an_example_that_does_not_hold(file: Path) -> None:
    file.write_text(RULE.replace('removes = ["Set', 'removes = ["Bound'))
    result = rules("check", file)
    assert result.exit_code == 1
    assert "ferry-house" in result.stderr


def test_check_names_the_place_of_an_error(file: Path) -> None:
    file.write_text(RULE.replace("line =", "lines ="))
    result = rules("check", file)
    assert result.exit_code == 1
    assert str(file) in result.stderr
    assert "ferry-house" in result.stderr


def test_test_names_the_rules_that_remove_a_text(file: Path) -> None:
    assert "ferry-house" in rules("test", "Set and printed in the old ferry house", "--rules", file).stdout
    assert "/share/" in rules("test", "Share on Facebook").stdout
    assert rules("test", "The mayor said that rain had fallen.").stdout == "no rule removes it\n"


@pytest.mark.parametrize(
    "arguments", [["show", "en/share/gone"], ["list", "--category", "gone"], ["list", "--language", "xx"]]
)
def test_what_is_not_there_is_wrong_use(arguments: list[str]) -> None:
    assert rules(*arguments).exit_code == 2


def test_own_rules_serve_a_page_and_a_batch(tmp_path: Path, file: Path) -> None:
    text = (
        "Rain ends drought\n\nThe first rain in a year fell on Tuesday, and farmers danced along the river in it.\n\n"
    )
    (tmp_path / "a.txt").write_text(text * 2 + "Set and printed in the old ferry house\n")
    single = CliRunner().invoke(app, ["clean", str(tmp_path / "a.txt"), "--rules", str(file), "--json"])
    many = CliRunner().invoke(app, ["batch", str(tmp_path / "a.txt"), "--rules", str(file)])
    for output in (single.stdout, many.stdout):
        assert "courant/other/ferry-house" in output
