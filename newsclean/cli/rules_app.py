"""The `rules` commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

rules_app = typer.Typer(
    help="List, show, check and try the rules that say what is no story.", no_args_is_help=True, add_completion=False
)

Own = Annotated[list[Path] | None, typer.Option("--rules", metavar="FILE", help="Your own rules, too.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="Rule files.")]


@rules_app.command("list")
def list_(
    language: Annotated[str | None, typer.Option(help="List the rules of one language, such as en, or any.")] = None,
    category: Annotated[str | None, typer.Option(help="List the rules of one category, such as share.")] = None,
) -> None:
    """Count the shipped rules by language and category, or list those of one."""
    from newsclean.cli.rules import list_rules

    raise typer.Exit(list_rules(language, category))


@rules_app.command()
def show(
    reason: Annotated[str, typer.Argument(metavar="REASON", help="A removal's reason: a rule's id, or another.")],
    rules: Own = None,
) -> None:
    """Print one rule with its examples, or what another reason means."""
    from newsclean.cli import rules as commands

    raise typer.Exit(commands.show(reason, rules or []))


@rules_app.command()
def reasons() -> None:
    """List the reasons for which blocks are left out where no rule says so."""
    from newsclean.cli.rules import list_reasons

    raise typer.Exit(list_reasons())


@rules_app.command()
def check(files: Files) -> None:
    """Check rule files of your own: their form, and each rule by its examples."""
    from newsclean.cli.rules import check_files

    raise typer.Exit(check_files(files))


@rules_app.command("test")
def try_(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A line or paragraph. - is stdin.")],
    rules: Own = None,
) -> None:
    """Say which rules would remove a text."""
    from newsclean.cli.rules import try_text

    raise typer.Exit(try_text(text, rules or []))
