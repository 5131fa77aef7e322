"""The README is true: its examples give what it shows, and its test command is the one that checks run."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from newsclean import Article, ArticleWarning, Category
from newsclean.cli.app import app
from newsclean.label.rules.load import load_rules
from tests.each import each

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(kind: str) -> list[str]:
    """The README's blocks of code of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_before_becomes_after() -> None:
    before, after = fenced("text")
    result = CliRunner().invoke(app, ["clean", "-", "--removed"], input=before)
    assert result.stdout == after


def test_the_python_example_runs() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failed, tried > 0) == (0, True)


def test_the_test_command_is_the_one_that_checks_run() -> None:
    _, tests = fenced("sh")[:2]
    assert tests.strip().split(" && ")[-1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


COMMANDS = ("clean", "batch", "report", "rules", "list", "show", "reasons", "test")


@each(fenced("sh")[2].splitlines())
def test_each_command_and_option_exists(line: str) -> None:
    command, *arguments = shlex.split(line, comments=True)
    assert command == "newsclean"
    words = [
        word for word in arguments if word in ("clean", "batch", "report", "rules", "list", "show", "reasons", "test")
    ]
    shown = CliRunner().invoke(app, [*words, "--help"], env={"COLUMNS": "200"}).stdout
    assert all(option in shown for option in arguments if option.startswith("-"))


def test_the_example_of_a_rule_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(fenced("toml")[0], encoding="utf-8")
    assert [rule.id for rule in load_rules(path).rules] == ["mine/donation/small-favour"]
    assert CliRunner().invoke(app, ["rules", "check", str(path)]).exit_code == 0


@each([*Article.model_fields, *Category, *ArticleWarning])
def test_every_field_category_and_warning_is_named(name: str) -> None:
    assert f"`{name}`" in README


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert all((ROOT / link).exists() for link in links)
