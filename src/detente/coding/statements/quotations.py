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
    open, and is ignored otherwise; no quotation leaves its paragraph. Single marks count only where nothing
    double encloses them, and only in pairs.
    """
    found: list[Quotation] = []
    opened: tuple[int, int] | None = None
    single: tuple[int, int] | None = None
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _DOUBLE:
            if opened is None:
                if _may_open(text, mark, at, after, start, end):
                    opened, single = (at, after), None
            elif _may_close(text, mark, at, after, end):
                found.append(Quotation(opened[0], after, (opened[1], at), True, "double"))
                opened = None
            elif mark in _OPENING and text[opened[0]] not in "\"'`":
                # A second opening mark: the first was never closed, so it holds its own words only up to here.
                opened = (at, after) if at - opened[0] > 400 else opened
        elif opened is None:
            single = _single(text, mark, at, after, (start, end), single, found)
    if opened is not None:
        last = end
        while last > opened[1] and text[last - 1].isspace():
            last -= 1
        if last > opened[1]:
            found.append(Quotation(opened[0], last, (opened[1], last), False, "double"))
    return found


def _may_open(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark in _CLOSING or after >= end or text[after].isspace():
        return False
    return mark in _OPENING or at == start or not text[at - 1].isalnum()


def _may_close(text: str, mark: str, at: int, after: int, end: int) -> bool:
    if mark in _OPENING:
        return False
    if mark in _CLOSING:
        return True
    # A straight mark between a space and a word opens, unless it is all that could close here.
    return not (text[at - 1] in " (" and after < end and text[after].isalnum())


def _single(
    text: str,
    mark: str,
    at: int,
    after: int,
    block: Span,
    single: tuple[int, int] | None,
    found: list[Quotation],
) -> tuple[int, int] | None:
    """Return the single quotation that is open after a single mark, adding to `found` the one it closes."""
    start, end = block
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    if before.isalnum() and behind.isalnum():
        return single
    if single is None:
        opens = (mark in "‘‚‛" or before in _LEADING) and mark != "’" and behind.isalnum()
        return (at, after) if opens else None
    if mark == "‘" or behind.isalnum():
        return single
    if before.isspace():
        return single
    # A plural possessive inside ("the voters' choice") is told from an end by what ends a quotation.
    if (
        before.lower() == "s"
        and behind == " "
        and "'" in text[after : min(end, after + 200)].replace("’", "'")
    ):
        return single
    found.append(Quotation(single[0], after, (single[1], at), True, "single"))
    return None
