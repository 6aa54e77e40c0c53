"""A text into its blocks: paragraphs whether set apart by blank lines, by single newlines, or hard-wrapped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from detente.documents.model import Span

__all__ = ["Block", "blocks"]

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_OPENER = re.compile(r"(?:[-*•–·]|\d{1,3}[.)]|\([a-z0-9]\)|#{1,6}|>|\||[A-Z][A-Z .'-]{0,40}:)(?:\s|$)")
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item.

    Attributes:
        lines: Spans of its lines, white space at both ends left out.
        indent: Columns before its first character; the least over its lines.
        apart: A blank line (or the start of the text) stands before it.
    """

    lines: tuple[Span, ...]
    indent: int
    apart: bool

    @property
    def start(self) -> int:
        """Where its first line starts."""
        return self.lines[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.lines[-1][1]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    apart: bool
    opens: bool
    closes: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def blocks(text: str, *, slack: float = 0.1, laid_out: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a text in order; they cover every character that is not white space.

    Lines belong together only where the text is hard-wrapped: then a line is continued by the next if the
    next one's first word would not have fitted on it. Anything else a line sets apart is a block of its own.

    Args:
        text: Any text.
        slack: How far from the full width, as a share of it, a wrapped line may end.
        laid_out: The lines are known to be those of a page, so that few of them suffice to tell the width.
    """
    lines = _lines(text)
    width = max((line.length for line in lines), default=0) if laid_out else _wrap_width(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if width and groups and _continues(text, groups[-1][-1], line, width * (1 - slack)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(
        Block(
            tuple((line.start, line.end) for line in group),
            min(line.indent for line in group),
            group[0].apart,
        )
        for group in groups
    )


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match.group()
        stripped = words.strip()
        if not stripped:
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        found.append(
            _Line(
                start,
                start + len(stripped),
                indent + 3 * words.count("\t", 0, indent),
                not found or _blank_between(text[last:start]),
                _OPENER.match(stripped) is not None,
                _TERMINAL.search(stripped[-6:]) is not None,
            )
        )
        last = start + len(stripped)
    return found


def _blank_between(gap: str) -> bool:
    return max(gap.count("\n"), gap.count("\r")) > 1 or any(mark in gap for mark in "\f\v\u2029")


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width the text is wrapped at, 0 if its lines are paragraphs."""
    if sum(line.length > _LONGEST_WRAP for line in lines) > 0.1 * len(lines):
        return 0
    full = [a.length for a, b in pairwise(lines) if not b.apart]
    fitting = sorted(length for length in full if length <= _LONGEST_WRAP)
    if len(fitting) < max(2, 0.9 * len(full)):
        return 0
    width = fitting[int(0.9 * (len(fitting) - 1))]  # not the longest: one line may stand out
    ends = sum(a.closes for a, b in pairwise(lines) if not b.apart)
    ragged = sum(length < 0.6 * width for length in fitting)
    wrapped = width >= _SHORTEST_WRAP and ends <= 0.5 * len(full) and ragged <= 0.5 * len(full)
    return width if wrapped else 0


def _continues(text: str, line: _Line, following: _Line, width: float) -> bool:
    if following.apart or line.length > _LONGEST_WRAP:
        return False
    if following.opens or following.indent > line.indent + 1:
        return text[line.start] == ">" == text[following.start]
    if text.startswith("#", line.start):
        return False
    word_end = following.start
    while word_end < following.end and not text[word_end].isspace():
        word_end += 1
    return line.length + 1 + word_end - following.start > width
