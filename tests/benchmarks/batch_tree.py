"""Runs a command and watches the memory and time of all its processes. Linux only."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Cost:
    """What a command took, its child processes included."""

    seconds: float  # by the clock
    cpu: float  # seconds of processor time, up to the last look
    peak: float  # MB: the greatest sum of proportional set sizes
    largest: float  # MB: the greatest resident set of one process


def look(session: int) -> tuple[float, float, float]:
    """The memory (proportional, and the largest resident) and processor time of a session's processes."""
    shared = largest = cpu = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[3]) != session:
                continue
            sizes = dict(line.split()[:2] for line in (folder / "smaps_rollup").read_text().splitlines()[1:])
        except (OSError, ValueError):
            continue
        cpu += (int(stat[11]) + int(stat[12]) + int(stat[13]) + int(stat[14])) / TICKS
        shared += int(sizes["Pss:"]) / 1024
        largest = max(largest, int(sizes["Rss:"]) / 1024)
    return shared, largest, cpu


def run(command: list[str], every: float = 0.2) -> Cost:
    """Run a command to its end."""
    began = time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    cost = Cost(0, 0, 0, 0)
    while process.poll() is None:
        shared, largest, cpu = look(process.pid)
        cost.peak, cost.largest, cost.cpu = max(cost.peak, shared), max(cost.largest, largest), max(cost.cpu, cpu)
        time.sleep(every)
    cost.seconds = time.perf_counter() - began
    return cost
