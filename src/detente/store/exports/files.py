"""Writing an export: the whole file or nothing, the same bytes each time."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["cell", "json_line", "replacing", "unbroken", "write_cells"]

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet may take for a formula, or what `cell` has made of it."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a path to write to; what was written there takes the place of `out` at the end, unless something failed.

    Raises:
        OSError: the folder is not there, cannot be written or has no room.
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def unbroken(text: str) -> str:
    """Return a text that can be written as UTF-8: a lone surrogate, left by a broken file, becomes U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def json_line(value: object) -> str:
    """Return a value as JSON on one line, readable; escaped where a lone surrogate keeps it from being UTF-8."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not line.isascii() and _SURROGATE.search(line):
        return json.dumps(value, separators=(",", ":"))
    return line


def cell(value: object) -> object:
    """Return a value as a spreadsheet may show it: a text that would be run as a formula has `'` before it.

    To undo it, take one `'` from the front of a cell that is one or more of them before `=`, `+`, `-`, `@`, a tab or a
    line end.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = unbroken(value)
    return f"'{text}" if _FORMULA.match(text) else text


def write_cells(
    out: Path, header: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str = ","
) -> int:
    """Write a table as UTF-8, a line feed after each line, and return how many rows below the header it has."""
    count = 0
    with replacing(out) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([cell(value) for value in row])
            count += 1
    return count
