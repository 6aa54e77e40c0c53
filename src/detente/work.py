"""Mapping work over processes in a fixed order, with progress, so that the answer never depends on how many ran."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext
from typing import TypeVar

__all__ = ["available_cores", "beside", "map_ordered", "settle"]

A = TypeVar("A")
B = TypeVar("B")


def available_cores() -> int:
    """Return how many cores this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def settle() -> None:
    """Tell the garbage collector that everything loaded by now stays, and to look seldom at what comes.

    Coding and joining make many small objects without cycles; looking through a whole lexicon again and again for
    some took a third of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.unfreeze)  # so that the interpreter can take everything down in order


def map_ordered(
    function: Callable[[A], B],
    tasks: Iterable[A],
    *,
    processes: int | None = None,
    initializer: Callable[..., None] | None = None,
    initargs: tuple[object, ...] = (),
    ahead: int = 4,
) -> Iterator[B]:
    """Yield `function(task)` for each task in the order given, computed over processes.

    Args:
        function: A pure function; it and its tasks can be pickled.
        tasks: Read lazily: at most `ahead` tasks a process are under way, so memory stays bounded.
        processes: How many to use, default one a core; with 1 the work is done here, without a pool.
        initializer: Called once a process before its first task (once here with one process).
        initargs: The initializer's arguments.
        ahead: How many tasks a process may have waiting.

    Yields:
        One result a task, in order. An exception of a task is raised when its turn comes.
    """
    count = processes if processes is not None else available_cores()
    if count <= 1:
        if initializer is not None:
            initializer(*initargs)
        yield from map(function, tasks)
        return
    with ProcessPoolExecutor(
        count, mp_context=_context(), initializer=_start, initargs=(initializer, initargs)
    ) as pool:
        pending: deque[Future[B]] = deque()
        queue = iter(tasks)
        try:
            for task in islice(queue, count * ahead):
                pending.append(pool.submit(function, task))
            while pending:
                yield pending.popleft().result()
                for task in islice(queue, 1):
                    pending.append(pool.submit(function, task))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def beside(function: Callable[..., B], *arguments: object) -> Iterator[Future[B]]:
    """Give what `function(*arguments)` will have come to, computed in another process meanwhile.

    Args:
        function: It and its arguments can be pickled.
        arguments: What it is called with.
    """
    with ProcessPoolExecutor(1, mp_context=_context(), initializer=_start, initargs=(None, ())) as pool:
        try:
            yield pool.submit(function, *arguments)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _context() -> BaseContext:
    return multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")


def _leave_with_parent() -> None:
    """End this process as soon as the one it works for has ended, killed or not."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _start(initializer: Callable[..., None] | None, initargs: tuple[object, ...]) -> None:
    """Leave Ctrl-C to the parent, which stops the pool in order, then run the caller's initializer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if initializer is not None:
        initializer(*initargs)
