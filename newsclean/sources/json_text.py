"""A file that is one JSON value."""

from __future__ import annotations

import json
from typing import Any

from newsclean.errors import CleanError
from newsclean.sources.opened import Opened


def text_of_json(opened: Opened) -> str:
    """The text of a JSON file, which is in UTF-8 (RFC 8259)."""
    whole = opened.whole()
    return whole if isinstance(whole, str) else whole.decode("utf-8-sig", "replace")


def value_of(text: str) -> Any:
    """What a JSON text holds; raises CleanError where it is cut short, broken or nested too deep."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise CleanError("This is a JSON file that is nested too deep: it is not read.") from error
    except json.JSONDecodeError as error:
        what = "cut short" if error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated") else "broken"
        message = f"This is a JSON file, {what}: {error.msg.removesuffix(' at')} at line {error.lineno}."
        raise CleanError(message) from error
