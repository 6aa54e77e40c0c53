"""What every section needs to put items into words: quotations, who said it, where it stands, entries with badges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.brief.evidence import Evidence
from detente.brief.findings import Findings
from detente.brief.model import Entry, Run, Tags
from detente.brief.phrasing import days, published, shortened
from detente.coding.items import Act, Deed, Item, Statement, Time

__all__ = ["Telling", "plain", "strong", "verbatim"]


def plain(text: str) -> Run:
    """Return a run of our own words."""
    return Run(text)


def strong(text: str) -> Run:
    """Return a run of our own words that stands out."""
    return Run(text, strong=True)


def verbatim(text: str, most: int = 280) -> Run:
    """Return a run of an article's words, cut at a space where they are long, without the quotation marks around them."""
    return Run(shortened(text, most).strip('"“”„«» '), quoted=True)


@dataclass(frozen=True, slots=True)
class Telling:
    """Findings with the evidence they stand on; an entry names no more than `most_evidence` of its items."""

    findings: Findings
    evidence: Evidence
    most_evidence: int = 12

    def name(self, actor: str | None) -> str:
        """Return how an actor or side is called."""
        return self.findings.record.actor_name(actor) if actor else "not said who"

    def is_known(self, actor: str) -> bool:
        """Return whether the codebook knows an actor or side by this id."""
        codebook = self.findings.record.codebook()
        return codebook is not None and (actor in codebook.actor or actor in codebook.side)

    def where(self, item: Item) -> str:
        """Return the outlet and date of an item's article: `Meridian Wire, 19 May 2025`."""
        document = self.evidence.document(item.document)
        outlet = document.publisher or document.author or document.source.path.rsplit("/", 1)[-1]
        return f"{outlet}, {published(document.published)}"

    def when(self, item: Item) -> str:
        """Return the days an item speaks of; where none are given, no later than its article."""
        if isinstance(item, Time):
            return days(item.start, item.end)
        if item.when.basis == "published":
            return f"by {days(item.when.end or item.when.start, item.when.end or item.when.start)}"
        return days(item.when.start, item.when.end)

    def tags(self, item: Item, side: str | None = None) -> Tags:
        """Return what the page's filters look at."""
        if isinstance(item, Time):
            return Tags(start=item.start, end=item.end)
        issue = item.issue if isinstance(item, Act | Deed) else None
        return Tags(
            side or self.side(item) or "", issue or "", item.when.start, item.when.end or item.when.start
        )

    def side(self, item: Item) -> str | None:
        """Return the side of the one who speaks or acts."""
        if isinstance(item, Time):
            return None
        speaker = item.speaker if isinstance(item, Statement) else None
        if speaker is not None and speaker.side:
            return speaker.side
        actor = (
            (speaker.actor or speaker.name)
            if speaker
            else None
            if isinstance(item, Statement)
            else item.actor
        )
        return self.findings.record.side_of(actor, None)

    def entry(
        self,
        runs: Iterable[Run],
        items: Sequence[str],
        *,
        origins: int | None = None,
        tags: Tags | None = None,
        notes: Iterable[Entry] = (),
    ) -> Entry:
        """Return an entry with the badges its items call for."""
        linked = tuple(items)[: self.most_evidence]
        first, *_ = [self.evidence.item(each) for each in linked]
        return Entry(
            tuple(runs),
            linked,
            self.evidence.badges(items, origins),
            tags if tags is not None else self.tags(first),
            tuple(notes),
            len(items) - len(linked),
        )

    def sentence(self, item: str) -> tuple[Run, ...]:
        """Return an item's words with their article: how a note shows the sentence that says so."""
        found = self.evidence.item(item)
        return (verbatim(found.words, 220), plain(f" — {self.where(found)}"))
