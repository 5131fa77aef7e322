"""What was left out of an article, as a list to read."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from newsclean.article import Removal
from newsclean.cli.terminal import console


def print_removed(removed: Sequence[Removal], *, apart: bool) -> None:
    """Print position, category, reason and text of each; `apart` begins with a blank line. Nothing is cut.

    At a terminal, what does not fit is wrapped within its column.
    """
    if not removed:
        return
    rows = [(str(r.position), r.category.value, r.reason, " ".join(r.text.split())) for r in removed]
    if apart:
        sys.stdout.write("\n")
    if console().is_terminal:
        sys.stdout.flush()
        table = Table.grid(padding=(0, 2, 0, 0))
        for _ in rows[0]:
            table.add_column(overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console().print(table)
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        columns = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        sys.stdout.write("  ".join([*columns, row[-1]]) + "\n")
