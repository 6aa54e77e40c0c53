"""Dates in the fields and addresses that come with a text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from detente.documents.date_words import full_dates
from detente.documents.model import Published

__all__ = ["address_date", "date_field"]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


def date_field(value: object, name: str) -> Published | None:
    """Return the date that a metadata field gives, None if it is none.

    Args:
        value: ISO day, month or moment, YYYYMMDD, RFC 2822, a date in English words, or seconds or milliseconds
            since 1970 (taken in UTC).
        name: The field's name, for the evidence.
    """
    evidence = f"field {name}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 10_000_101 <= value <= 99_991_231:
            return date_field(str(int(value)), name)
        return _moment(float(value), evidence)
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return _written(value.strip(), evidence)
    except ValueError:
        return None


def address_date(url: str | None) -> Published | None:
    """Return the day that a web address carries in its path (`/2031/05/19/`), None if it carries none."""
    match = _ADDRESS.search(url or "")
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Published(day, day, "inferred", f"address {match[0]}")


def _moment(seconds: float, evidence: str) -> Published | None:
    try:
        day = datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
    return Published(day, day, "stated", evidence)


def _written(value: str, evidence: str) -> Published | None:
    compact, month = _COMPACT.match(value), _ISO_MONTH.match(value)
    if _ISO.match(value):
        day = date.fromisoformat(value[:10])
    elif compact:
        day = date(*map(int, compact.groups()))
    elif month:
        first = date(int(month[1]), int(month[2]), 1)
        return Published(first, (first + timedelta(31)).replace(day=1) - timedelta(1), "stated", evidence)
    else:
        found = full_dates(value)
        if found:
            return Published(found[0].start, found[0].end, "stated", evidence)
        day = parsedate_to_datetime(value).date()
    return Published(day, day, "stated", evidence)
