"""Section 9: where sources part, by type, side by side."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from detente.brief.model import Block, Comparison, Entry, Paragraph, Section, Tags
from detente.brief.phrasing import counted, listed, number
from detente.brief.sections.ground import reasons
from detente.brief.telling import Telling, plain, strong, verbatim
from detente.record.model import Account, Disagreement, DisagreementKind

__all__ = ["disagreements"]

MOST = 40


def disagreements(telling: Telling) -> Section:
    """Return the disagreements between sources, facts first."""
    found = telling.findings.disagreements
    head = ("sources", "Sources and their disagreements")
    if not found:
        none = Paragraph((plain("No disagreement between sources was found."),))
        return Section(*head, (none, reasons(telling)))
    order = get_args(DisagreementKind)
    ranked = sorted(found, key=lambda each: order.index(each.kind))
    kinds = Counter(each.kind for each in found)
    summary = listed([f"{number(kinds[kind])} of {kind}" for kind in order if kinds[kind]])
    left = f" {counted(len(found) - MOST, 'more')} in the dossier." if len(found) > MOST else ""
    blocks: list[Block] = [
        Paragraph((plain(f"{counted(len(found), 'disagreement').capitalize()}: {summary}.{left}"),))
    ]
    blocks.extend(_comparison(telling, each) for each in ranked[:MOST])
    blocks.append(reasons(telling))
    return Section(*head, tuple(blocks))


def _comparison(telling: Telling, each: Disagreement) -> Comparison:
    accounts = tuple(_account(telling, account) for account in each.accounts)
    first = telling.tags(telling.evidence.item(each.accounts[0].items[0]))
    return Comparison(each.kind, each.about, accounts, Tags("", each.issue or "", first.start, first.end))


def _account(telling: Telling, account: Account) -> Entry:
    item = telling.evidence.item(account.items[0])
    says = plain(f"{account.says} — ") if account.says and account.says != item.words else plain("")
    runs = (strong(f"{account.label}: "), says, verbatim(item.words, 300), plain(f" — {telling.where(item)}"))
    return telling.entry(runs, account.items, origins=account.origins)
