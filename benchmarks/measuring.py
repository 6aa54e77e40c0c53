"""Time and peak memory of a command with all its children, and what machine it ran on."""

from __future__ import annotations

import os
import platform
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Measured", "machine", "measured"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of wall clock, and MiB of resident memory summed over the process and its children (shared pages twice)."""

    seconds: float
    peak_mib: float
    output: str


def machine() -> str:
    """Return the machine's description for a table: processor, cores, memory, Python."""
    names = [
        line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")
    ]
    memory = next(
        (int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0
    )
    cores = len(os.sched_getaffinity(0))
    processor = names[0] if names else platform.processor()
    return f"{processor}, {cores} cores, {memory / 2**20:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def measured(command: Sequence[str]) -> Measured:
    """Run a command and return what it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Measured(seconds, peak[0] / 1024, output)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident_kib(pid) for pid in _tree(process.pid)))
        time.sleep(0.1)


def _tree(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            status = dict(line.split(":", 1) for line in _lines(f"/proc/{entry.name}/status") if ":" in line)
            parents[int(entry.name)] = int(status.get("PPid", "0"))
    tree = [root]
    for pid in tree:
        tree.extend(child for child, parent in parents.items() if parent == pid)
    return tree


def _resident_kib(pid: int) -> float:
    return next(
        (float(line.split()[1]) for line in _lines(f"/proc/{pid}/status") if line.startswith("VmRSS")), 0.0
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
