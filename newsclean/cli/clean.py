"""`newsclean clean`: one page to the terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsclean.article import Article
from newsclean.batch.compression import read_file
from newsclean.batch.inputs import PAGE_KINDS, ending_of
from newsclean.cleaner import clean
from newsclean.cli.status import FAILED, OK, USAGE, complain
from newsclean.errors import CleanError
from newsclean.label.rules import load_rules

Kind = Literal["auto", "html", "text"]


@dataclass(frozen=True)
class CleanOptions:
    """What the user asked for."""

    form: str
    removed: bool
    url: str | None
    kind: str
    language: str | None
    rules: tuple[Path, ...]


def clean_file(file: str, options: CleanOptions) -> int:
    """Clean a file, or standard input for `-`, and print the article. Gives the exit status."""
    try:
        source = sys.stdin.buffer.read() if file == "-" else read_file(Path(file))
    except IsADirectoryError:
        return complain(f"{file} is a folder: use newsclean batch {file}", USAGE)
    except FileNotFoundError:
        return complain(f"there is no file {file}", USAGE)
    except OSError as error:
        return complain(f"{file}: {error.strerror or error}", FAILED)
    except Exception as error:
        return complain(f"{file}: its compressed data is broken: {error}", FAILED)
    kind = PAGE_KINDS.get(ending_of(file), "auto") if options.kind == "auto" else cast(Kind, options.kind)
    try:
        rules = load_rules(*options.rules)
    except CleanError as error:
        return complain(str(error), USAGE)
    try:
        article = clean(source, url=options.url, kind=kind, language=options.language, rules=rules)
    except CleanError as error:
        return complain(f"{file}: {error}", FAILED)
    _print(article, options.form, options.removed)
    return OK


def _print(article: Article, form: str, removed: bool) -> None:
    if form == "json":
        sys.stdout.write(article.model_dump_json(indent=2) + "\n")
        return
    console = Console(highlight=False, markup=False)
    if form == "md":
        sys.stdout.write(article.to_markdown())
    elif console.is_terminal:
        _print_readable(article, console)
    else:
        sys.stdout.write(article.to_text())
    if removed:
        sys.stdout.flush()
        _print_removed(article, console)
    if article.warnings:
        Console(stderr=True, markup=False).print(f"warnings: {', '.join(article.warnings)}", style="yellow")


def _print_readable(article: Article, console: Console) -> None:
    """The article for a reader at a terminal; what is not known is left out."""
    if article.headline:
        console.print(article.headline, style="bold", end="\n\n")
    if article.standfirst:
        console.print(article.standfirst, style="italic", end="\n\n")
    facts = {
        "by": ", ".join(article.authors),
        "agencies": ", ".join(article.agencies),
        "date": article.published_at or article.date,
        "publisher": article.publisher,
        "section": article.section,
        "language": article.language,
    }
    for name, value in facts.items():
        if value:
            console.print(Text(f"{name:<10}", style="dim"), Text(str(value)))
    console.print()
    for block in article.blocks:
        style = "bold" if block.type == "subhead" else None
        prefix = {"list_item": "• ", "quote": "  “"}.get(block.type, "")
        console.print(f"{prefix}{block.text}", style=style, end="\n\n")


def _print_removed(article: Article, console: Console) -> None:
    """What was left out: a table for a reader, tab-separated columns for a program."""
    if not console.is_terminal:
        for r in article.removed:
            sys.stdout.write(f"{r.position}\t{r.category}\t{r.reason}\t{' '.join(r.text.split())}\n")
        return
    table = Table(title=f"Left out: {len(article.removed)} blocks", title_justify="left", show_edge=False, expand=True)
    for name in ("at", "category", "reason"):
        table.add_column(name, no_wrap=True)
    table.add_column("text", no_wrap=True, overflow="ellipsis", ratio=1)
    for r in article.removed:
        table.add_row(str(r.position), r.category.value, Text(r.reason), Text(r.text))
    console.print(table)
