"""What a run does not read: counted by reason, and of each reason the first few named."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# How many a reason names; a reader who wants the others knows by these where to look.
NAMED = 10


@dataclass
class PassedOver:
    """Files and folders that are not read, and records that hold no page."""

    files: Counter[str] = field(default_factory=Counter)  # how many, by reason
    names: dict[str, list[str]] = field(default_factory=dict)  # the first of them
    records: Counter[str] = field(default_factory=Counter)

    def file(self, reason: str, name: str) -> None:
        """Take note of a file, or of a folder, whose name ends in a slash."""
        self.files[reason] += 1
        names = self.names.setdefault(reason, [])
        if len(names) < NAMED:
            names.append(name)

    def record(self, reason: str) -> None:
        """Take note of a record."""
        self.records[reason] += 1
