"""One number told as each side's by one source and as the whole by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from detente.coding.items import Act, Deed, Statement
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.figures import figures_in, scope_of
from detente.record.model import Account, Disagreement, Query, Record
from detente.record.sources import Sources
from detente.record.terms import plain, terms

__all__ = ["shares"]

_FEWEST = 10


class _Share(NamedTuple):
    item: str
    document: str
    scope: str
    shown: str
    about: frozenset[str]
    label: str
    key: str
    issue: str | None
    place: tuple[str, int]


def shares(record: Record, sources: Sources) -> list[Disagreement]:
    """Return numbers that one source gives `each` and another `in all`, of one family of conduct and with words in common.

    Dates are not asked for: the same number of the same kind of thing, counted two ways, is rarely two events.
    """
    blocks: defaultdict[tuple[float, str], list[_Share]] = defaultdict(list)
    for value, family, share in _told(record, sources):
        blocks[value, family].append(share)
    found: list[Disagreement] = []
    for (_, family), block in sorted(blocks.items()):
        ordered = sorted(block, key=lambda share: share.place)
        first = [share for share in ordered if share.scope == "each"]
        second = [
            share
            for share in ordered
            if share.scope == "in all" and any(_one(share, other) for other in first)
        ]
        first = [share for share in first if any(_one(share, other) for other in second)]
        if first and second:
            found.append(_disagreement(family, first, second))
    return found


def _told(record: Record, sources: Sources) -> Iterator[tuple[float, str, _Share]]:
    for item in record.items(Query(types=("act", "deed", "statement"))):
        if (
            not isinstance(item, Act | Deed | Statement)
            or not scope_of(plain(item.words))
            or not sources.holds(item)
        ):
            continue
        credit = sources.credit(item)
        about = terms(item.words)
        for figure in figures_in(item.words):
            if figure.low == figure.high >= _FEWEST and figure.scope:
                share = _Share(
                    item.id, item.document, figure.scope, f"{figure.text} ({figure.scope})", about, credit.label, credit.key,
                    None if isinstance(item, Statement) else item.issue, sources.place(item),
                )  # fmt: skip
                for family in sorted(families(item.words)):
                    yield figure.low, family, share


def _one(first: _Share, second: _Share) -> bool:
    return (
        first.key != second.key and first.document != second.document and len(first.about & second.about) >= 2
    )


def _disagreement(family: str, first: list[_Share], second: list[_Share]) -> Disagreement:
    accounts = tuple(
        Account(
            ", ".join(dict.fromkeys(share.label for share in group)),
            group[0].shown,
            tuple(dict.fromkeys(share.item for share in group)),
            len({share.key for share in group}),
        )
        for group in (first, second)
    )
    issue = next((share.issue for share in (*first, *second) if share.issue), None)
    identity = short_id("disagreement", "scope", *(account.items[0] for account in accounts))
    return Disagreement(identity, "scope", f"how many: {family}", issue, accounts)
