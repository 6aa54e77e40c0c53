"""One number told as each side's by one source and as the whole by another."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from detente.coding.items import Act, Deed, Statement
from detente.ids import short_id
from detente.record.conduct import families
from detente.record.figures import figures_in, scope_of
from detente.record.model import Account, Disagreement
from detente.record.sources import Sources
from detente.record.terms import plain, terms

__all__ = ["Shares"]

_FEWEST = 10
_DIGIT = re.compile(r"\d")
_MOST = 200


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


class Shares:
    """Gathers numbers that one source gives `each` and another `in all`, of one family of conduct and with words in common.

    Dates are not asked for: the same number of the same kind of thing, counted two ways, is rarely two events.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: defaultdict[tuple[float, str], list[_Share]] = defaultdict(list)

    def add(self, item: Act | Deed | Statement) -> None:
        """Enter the numbers of an item that says whose share they are."""
        if not _DIGIT.search(item.words) or not scope_of(plain(item.words)):
            return
        credit = self._sources.credit(item)
        about = terms(item.words)
        for figure in figures_in(item.words):
            if figure.low == figure.high >= _FEWEST and figure.scope:
                share = _Share(
                    item.id, item.document, figure.scope, f"{figure.text} ({figure.scope})", about, credit.label, credit.key,
                    None if isinstance(item, Statement) else item.issue, self._sources.place(item),
                )  # fmt: skip
                for family in sorted(families(item.words)):
                    self._blocks[figure.low, family].append(share)

    def found(self) -> list[Disagreement]:
        """Return the disagreements of scope."""
        found: list[Disagreement] = []
        for (_, family), block in sorted(self._blocks.items()):
            ordered = sorted(block, key=lambda share: share.place)[:_MOST]
            first = [share for share in ordered if share.scope == "each"]
            second = [s for s in ordered if s.scope == "in all" and any(_one(s, other) for other in first)]
            first = [share for share in first if any(_one(share, other) for other in second)]
            if first and second:
                found.append(_disagreement(family, first, second))
        return found


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
