"""The terminal, and whether it is to have colours."""

from __future__ import annotations

import os

from rich.console import Console


def console(*, stderr: bool = False, soft_wrap: bool = False) -> Console:
    """Standard output or error; with `soft_wrap` the terminal breaks long lines.

    With NO_COLOR set, nothing is coloured, bold or dim (https://no-color.org).
    """
    plain = bool(os.environ.get("NO_COLOR"))
    return Console(
        stderr=stderr,
        soft_wrap=soft_wrap,
        highlight=False,
        markup=False,
        emoji=False,
        color_system=None if plain else "auto",
    )
