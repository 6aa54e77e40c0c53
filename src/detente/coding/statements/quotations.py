"""Pairs of quotation marks in one paragraph, with the conventions of newspapers for marks that do not pair."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.model import Span

__all__ = ["Quotation", "quotations"]

_MARK = re.compile("[\"“”„‟«»]|``|''|[‘’‚‛']")
_DOUBLE = frozenset('"“”„‟«»') | {"``", "''"}
_OPENING = frozenset("“„‟«‘‚‛") | {"``"}
_CLOSING = frozenset("”»")
LONGEST = 5_000
"""No paragraph quotes more characters at a stretch: marks farther apart are not a pair."""
_LONGEST_OPEN = 1_500
_FORGOTTEN = 400
_LEADING = frozenset(' \t\n\r\u00a0([{—–-/:,"“‘')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: Offset after the closing mark, or where the words end if no mark closes them.
        inner: The words without their marks.
        closed: Whether a mark closes it; a quotation left open goes on in the next paragraph.
        marks: `double` or `single`.
    """

    start: int
    end: int
    inner: Span
    closed: bool
    marks: str


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of a paragraph in order.

    A double mark without a partner opens a quotation up to the end of the paragraph if it stands where one may
    open, and is ignored otherwise; no quotation leaves its paragraph, and in one without end it is cut off after
    1,500 characters. Single marks count only where nothing double encloses them, and only in pairs.
    """
    scan = _Scan(text, start, end)
    for match in _MARK.finditer(text, start, end):
        if match.group() in _DOUBLE:
            scan.double(match.group(), match.start(), match.end())
        elif scan.opened is None:
            scan.single(match.group(), match.start(), match.end())
    scan.close()
    return scan.found


class _Scan:
    """The marks of a paragraph taken one by one; `opened` is the double mark that waits for its partner."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.found: list[Quotation] = []
        self.opened: Span | None = None
        self._single: Span | None = None

    def double(self, mark: str, at: int, after: int) -> None:
        """Take a double mark: it opens, closes, or takes the place of one that was never closed."""
        if self.opened is None:
            if self._may_open(mark, at, after):
                self.opened, self._single = (at, after), None
        elif self._may_close(mark, at, after):
            if at - self.opened[1] <= LONGEST and at > self.opened[1]:
                self.found.append(Quotation(self.opened[0], after, (self.opened[1], at), True, "double"))
            self.opened = None
        elif mark in _OPENING and at - self.opened[0] > _FORGOTTEN:
            self.opened = (at, after)

    def single(self, mark: str, at: int, after: int) -> None:
        """Take a single mark outside double ones: apostrophes are told from quotation marks by what is beside them."""
        before = self.text[at - 1] if at > self.start else " "
        behind = self.text[after] if after < self.end else " "
        if before.isalnum() and behind.isalnum():
            return
        if self._single is None:
            if (mark in "‘‚‛" or before in _LEADING) and mark != "’" and behind.isalnum():
                self._single = (at, after)
        elif self._ends_single(mark, before, behind, after):
            self.found.append(Quotation(self._single[0], after, (self._single[1], at), True, "single"))
            self._single = None

    def close(self) -> None:
        """End the paragraph: a double mark still open quotes up to here."""
        if self.opened is None:
            return
        start = self.opened[1]
        last = min(self.end, start + _LONGEST_OPEN)
        while last > start and self.text[last - 1].isspace():
            last -= 1
        if last > start:
            self.found.append(Quotation(self.opened[0], last, (start, last), False, "double"))

    def _may_open(self, mark: str, at: int, after: int) -> bool:
        if mark in _CLOSING or after >= self.end or self.text[after].isspace():
            return False
        return mark in _OPENING or at == self.start or not self.text[at - 1].isalnum()

    def _may_close(self, mark: str, at: int, after: int) -> bool:
        if mark in _OPENING:
            return False
        # A straight mark between a space and a word opens, unless it is all that could close here.
        opens = self.text[at - 1] in " (" and after < self.end and self.text[after].isalnum()
        return mark in _CLOSING or not opens

    def _ends_single(self, mark: str, before: str, behind: str, after: int) -> bool:
        """Tell whether a single mark closes: a plural possessive's (`the voters' choice`) has another mark behind it."""
        if mark == "‘" or behind.isalnum() or before.isspace():
            return False
        window = self.text[after : min(self.end, after + 200)]
        return not (before.lower() == "s" and behind == " " and ("'" in window or "’" in window))
