"""Parties, terms and payoffs of packages in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from detente.methods.graph_model.wording import listed
from detente.methods.packages.answer import Package
from detente.methods.packages.arrays import Table

__all__ = ["PackageWords", "payoff", "share"]


def payoff(value: float) -> str:
    """Return a payoff with two digits: differences between packages would not be seen with one."""
    return f"{value:.2f}"


def share(value: float) -> str:
    """Return a share in per cent, without digits that it does not have."""
    return f"{value:.0%}"


class PackageWords:
    """Puts what a bargain is about in words; what it does not know stands for itself."""

    def __init__(self, table: Table) -> None:
        bargain = table.bargain
        self._parties = dict(bargain.party_names) | {side.id: side.name for side in bargain.sides}
        self._issues = dict(bargain.issue_names) | {topic.id: topic.name for topic in bargain.topics}
        self._levels = dict(bargain.level_names)

    def party(self, party: str) -> str:
        """Return a party's name."""
        return self._parties.get(party, party)

    def parties(self, parties: Iterable[str]) -> str:
        """Return parties' names, listed."""
        return listed(self.party(each) for each in parties)

    def issue(self, issue: str) -> str:
        """Return an issue's name."""
        return self._issues.get(issue, issue)

    def issues(self, issues: Iterable[str]) -> str:
        """Return issues' names, listed."""
        return listed(self.issue(each) for each in issues)

    def level(self, issue: str, level: str) -> str:
        """Return a level's name in quotation marks."""
        return f"“{self._levels.get((issue, level), level)}”"

    def told(self, terms: Mapping[str, str]) -> str:
        """Return terms: `Ceasefire “Full”; Territory “As it is”`."""
        return "; ".join(f"{self.issue(issue)} {self.level(issue, level)}" for issue, level in terms.items())

    def terms(self, package: Package) -> str:
        """Return a package's terms."""
        return self.told(package.terms)

    def payoffs(self, package: Package) -> str:
        """Return a package's payoffs: `Russia 0.70, Ukraine 0.60`."""
        return self.amounts(package.payoffs)

    def amounts(self, payoffs: Mapping[str, float]) -> str:
        """Return payoffs by party."""
        return ", ".join(f"{self.party(party)} {payoff(amount)}" for party, amount in payoffs.items())

    def gains(self, gains: Mapping[str, float]) -> str:
        """Return gains and losses by party, those that are none left out."""
        told = [f"{self.party(party)} {amount:+.2f}" for party, amount in gains.items() if amount]
        return ", ".join(told) or "nobody gains or loses"
