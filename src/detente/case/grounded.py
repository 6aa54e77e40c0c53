"""Every entry of a case that may stand on the record, with where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.grounds import Grounded
from detente.case.model import Case
from detente.toml.file import Location

__all__ = ["TABLES", "grounded_entries"]

TABLES = (
    ("party", "parties"), ("issue", "issues"), ("position", "positions"), ("minimum", "minimums"),
    ("salience", "saliences"), ("capability", "capabilities"), ("value", "values"),
    ("reservation", "reservations"), ("exclusion", "exclusions"), ("requirement", "requirements"),
    ("option", "options"), ("preference", "preferences"),
    ("ranking", "rankings"), ("open_pair", "open_pairs"), ("perception", "perceptions"), ("proposal", "proposals"),
    ("delivery", "deliveries"), ("guarantee", "guarantees"), ("spoiler", "spoilers"), ("rung", "rungs"),
    ("hypothesis", "hypotheses"), ("policy", "policies"),
)  # fmt: skip
"""Each table of a file that holds such entries, and the case's attribute for it."""


def grounded_entries(case: Case) -> Iterator[tuple[Location, Grounded]]:
    """Yield entries in the order of the tables, those inside an entry after it."""
    for table, attribute in TABLES:
        for i, entry in enumerate(getattr(case, attribute)):
            yield (table, i), entry
            if table == "option" and entry.cost is not None:
                yield (table, i, "cost"), entry.cost
            if table == "proposal":
                for inner, field in (("term", "terms"), ("step", "steps"), ("answer", "answers")):
                    yield from (((table, i, inner, j), each) for j, each in enumerate(getattr(entry, field)))
