"""Every reason that a removal can have is in one table, and the command line explains it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from typer.testing import CliRunner

import newsclean
from newsclean import Category, SiteLines, clean
from newsclean.cli.app import app
from newsclean.label.rules.load import find_rule
from newsclean.reasons import REASONS, SITE_LINE_FORM, explain, removed
from tests.each import each

PACKAGE = Path(newsclean.__file__).parent
FIXTURES = Path(__file__).parent.parent / "fixtures"
SOURCES = sorted(FIXTURES.glob("p*/*/source.*"))


def rules(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["rules", *arguments])
    return result.exit_code, result.output


def test_labels_for_what_is_left_out_are_made_from_the_table_alone() -> None:
    made = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "reasons.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Label" and "REMOVED" in ast.unparse(node)
    ]
    assert made == [], "use newsclean.reasons.removed(), and give the reason its line in REASONS"


def test_a_reason_that_is_not_in_the_table_cannot_be_given() -> None:
    with pytest.raises(KeyError):
        removed("story/unheard-of")


@each(sorted([*REASONS, SITE_LINE_FORM, "repeats/11-of-12"]))
def test_each_reason_is_shown_with_its_category_and_meaning(reason: str) -> None:
    status, shown = rules("show", reason)
    found = explain(reason)
    assert found is not None
    assert (status, shown.split("\n")[0]) == (0, reason)
    assert found.category in Category
    assert found.category.value in shown
    assert found.why in shown
    assert found.why[0].isupper()
    assert found.why.endswith(".")


def test_all_reasons_are_listed() -> None:
    status, shown = rules("reasons")
    assert status == 0
    assert [line.split("\t")[0] for line in shown.splitlines()] == [
        *sorted(REASONS),
        SITE_LINE_FORM,
        "LANGUAGE/CATEGORY/NAME",
    ]


@each(SOURCES, ids=lambda path: path.parent.name)
def test_each_reason_of_a_fixture_is_a_rule_or_explained_with_its_category(path: Path) -> None:
    for removal in clean(path.read_bytes()).removed:
        found = find_rule(removal.reason) or explain(removal.reason)
        assert found is not None, removal
        assert found.category == removal.category


def test_the_reason_of_a_site_line_is_explained() -> None:
    pages = [path.read_bytes() for path in sorted((FIXTURES / "site").rglob("*.*"))]
    article = clean(pages[0], site_lines=SiteLines.learn(pages))
    assert any(removal.reason.startswith("repeats/") and explain(removal.reason) for removal in article.removed)


def test_what_is_no_reason_is_refused_in_one_sentence() -> None:
    status, shown = rules("show", "story/unheard-of")
    assert (status, shown.count("\n")) == (2, 1)
    assert "rules reasons" in shown
