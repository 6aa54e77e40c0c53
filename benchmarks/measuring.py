"""Time, processor time and peak memory of a command with all its children, and what machine it ran on; the best time of a call."""

from __future__ import annotations

import os
import platform
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Measured", "best_seconds", "machine", "measured", "shown"]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took.

    Attributes:
        seconds: Wall clock.
        processor_seconds: Processor time, summed over the process and its children.
        peak_mib: MiB of resident memory, summed likewise (shared pages twice).
        load: The machine's load in the meantime, this command included.
    """

    seconds: float
    processor_seconds: float
    peak_mib: float
    load: float
    output: str


@dataclass(slots=True)
class _Watched:
    """What is seen of a process and its children while they run."""

    processor: dict[int, float] = field(default_factory=dict)
    peak_kib: float = 0.0
    loads: list[float] = field(default_factory=list)

    def look(self, root: int) -> None:
        """Look at all of them once."""
        tree = _tree(root)
        self.processor.update({pid: seconds for pid in tree if (seconds := _processor_seconds(pid))})
        self.peak_kib = max(self.peak_kib, sum(map(_resident_kib, tree)))
        self.loads.append(os.getloadavg()[0])


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


def best_seconds(
    call: Callable[[], object], *, least: int, seconds: float = 0.0, most: int | None = None
) -> float:
    """Return the best wall clock of a call after a first that warms up.

    Args:
        call: What is timed.
        least: Runs, however long they take.
        seconds: Further runs until so many seconds have gone into them.
        most: No further runs beyond so many.
    """
    call()
    times: list[float] = []
    while len(times) < least or (sum(times) < seconds and (most is None or len(times) < most)):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def shown(lines: Iterable[str]) -> tuple[list[str], float]:
    """Print a table's lines as they come; return them, and the machine's mean load meanwhile, this included."""
    table, loads = [], []
    for line in lines:
        print(line, flush=True)
        table.append(line)
        loads.append(os.getloadavg()[0])
    return table, sum(loads) / max(1, len(loads))


def measured(command: Sequence[str]) -> Measured:
    """Run a command and return what it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seen = _Watched()
    watcher = threading.Thread(target=_watch, args=(process, seen))
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    load = sum(seen.loads) / max(1, len(seen.loads))
    return Measured(seconds, sum(seen.processor.values()), seen.peak_kib / 1024, load, output)


def _watch(process: subprocess.Popen[str], seen: _Watched) -> None:
    while process.poll() is None:
        seen.look(process.pid)
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


def _processor_seconds(pid: int) -> float:
    stat = " ".join(_lines(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") if stat else 0.0


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
