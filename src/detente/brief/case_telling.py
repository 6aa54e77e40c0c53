"""What sections need to put a case into words: how a judgement is marked, and the items that it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from detente.brief.findings import CaseFindings
from detente.brief.model import Cell, Entry, Run, Tags
from detente.brief.phrasing import counted, listed
from detente.brief.telling import Telling, plain
from detente.case.model import Case
from detente.case.support import Support
from detente.toml.file import Location

__all__ = ["NOTHING_FOUND", "CaseTelling", "bare", "cell", "header", "number_range", "origins_of"]

NOTHING_FOUND = "nothing in the record"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_GRADES = {"assumed": ("assumed",), "direction": ("direction",), "stated": ()}


def bare(words: str, *badges: str) -> Entry:
    """Return an entry of our own words that stands on no item."""
    return Entry((plain(words),), badges=badges)


def cell(words: str) -> Cell:
    """Return a cell of our own words, empty where there are none."""
    return Cell((bare(words),)) if words else Cell()


def header(words: str, *badges: str, strong: bool = True, tags: Tags | None = None) -> Entry:
    """Return a row's header."""
    return Entry((Run(words, strong=strong),), badges=badges, tags=tags or Tags())


def number_range(low: float, high: float) -> str:
    """Return a range of numbers with the digits it was given with."""
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def origins_of(items: int, origins: int) -> str:
    """Return how many items there are and of how many origins: `3 items, at most two origins`."""
    if not items:
        return "nothing found"
    return f"{counted(items, 'item')}, at most {counted(origins, 'origin')}"


@dataclass(frozen=True)
class CaseTelling:
    """A case with what the record says on it, beside the record's own findings."""

    telling: Telling
    findings: CaseFindings

    @property
    def case(self) -> Case:
        """The case."""
        return self.findings.case

    @cached_property
    def _by_place(self) -> Mapping[Location, Support]:
        return {each.judged.location: each for each in self.findings.support}

    @cached_property
    def _by_name(self) -> Mapping[str, Support]:
        return {each.judged.id: each for each in self.findings.support}

    def at(self, *location: str | int) -> Support | None:
        """Return the support of the judgement that stands at a place of the file; None if nothing is judged there."""
        return self._by_place.get(location)

    def named(self, judgement: str) -> Support | None:
        """Return the support of a judgement by its name."""
        return self._by_name.get(judgement)

    def party(self, party: str) -> str:
        """Return how a party is called."""
        return self.case.name_of(party)

    def parties(self, parties: Iterable[str], last: str = "and") -> str:
        """Return several parties as a list in words."""
        return listed([self.party(each) for each in parties], last)

    def issue(self, issue: str) -> str:
        """Return an issue's name."""
        known = self.case.issue.get(issue)
        return known.name if known else issue

    def level(self, issue: str, words: str) -> str:
        """Return a level's name on its issue."""
        place = self.case.level(issue, words)
        return words if place is None else self.case.issue[issue].positions[place].name

    def condition(self, text: str) -> str:
        """Return a condition with the names of options and states in place of their ids: `“leave” and not “aid”`."""
        called = {each.id: each.name for each in self.case.options}
        called |= {each.id: each.name for each in self.case.states}
        return _NAME.sub(lambda found: f"“{called[found[0]]}”" if found[0] in called else found[0], text)

    def says(self, support: Support) -> str:
        """Return a judgement in words, the conditions in it with names in place of ids."""
        judged, says = support.judged, support.judged.says
        place = judged.location[1] if len(judged.location) > 1 else None
        if judged.table == "preference" and isinstance(place, int):
            holds = self.case.preferences[place].holds
            return f"{says.removesuffix(holds)}{self.condition(holds)}" if says.endswith(holds) else says
        if judged.table in ("open_pair", "perception"):
            for text in self._conditions(judged.table, place):
                says = says.replace(text, self.condition(text))
        return says

    def _conditions(self, table: str, place: str | int | None) -> tuple[str, ...]:
        if not isinstance(place, int):
            return ()
        if table == "open_pair":
            return self.case.open_pairs[place].between
        seen = self.case.perceptions[place]
        return (*seen.holds, *((seen.unseen,) if seen.unseen else ()))

    def tags(self, party: str | None = None, issue: str | None = None, on: date | None = None) -> Tags:
        """Return what the page's filters look at, in the record's own ids: a case may call them otherwise."""
        day = on.isoformat() if on else None
        return Tags(self._side(party), self._record_issue(issue), day, day)

    def _side(self, party: str | None) -> str:
        if party is None:
            return ""
        actor = self.case.actors(party)[0]
        sides = self.telling.findings.sides
        side = actor if actor in sides else self.telling.findings.record.side_of(actor, None)
        return side if side in sides else ""

    def _record_issue(self, issue: str | None) -> str:
        """Return the one issue of the record that an issue of the case means; nothing if it means several."""
        known = self.case.issue.get(issue or "")
        names = (known.record or (known.id,)) if known else ()
        declared = {each for each, _ in self.telling.findings.issues}
        return names[0] if len(names) == 1 and names[0] in declared else ""

    def badges(self, support: Support | None) -> tuple[str, ...]:
        """Return how a judgement is marked: its grade unless it is stated, that nothing bears it out, or is disputed."""
        if support is None:
            return ()
        found = list(_GRADES[support.judged.grade])
        if support.found_nothing:
            found.append(NOTHING_FOUND)
        if support.leans_against:
            found.append("more against it than for it")
        elif support.against:
            found.append("disputed")
        return tuple(found)

    def entry(
        self,
        runs: Iterable[Run],
        support: Support | None,
        *,
        tags: Tags | None = None,
        notes: Iterable[Entry] = (),
        why: bool = True,
    ) -> Entry:
        """Return an entry that leads to the items of a judgement, marked with its grade.

        Args:
            runs: The sentence.
            support: The judgement with its items; None for what the case only declares.
            tags: For the filters.
            notes: Subordinate lines.
            why: Add a line on why it is assumed, and one with what speaks against it.
        """
        notes = (*notes, *(self.grounds(support) if why and support else ()))
        tags = tags or (self.tags(support.judged.party, support.judged.issue) if support else Tags())
        badges = self.badges(support)
        if support is None or not support.items:
            return Entry(tuple(runs), (), badges, tags, notes)
        found = self.telling.entry(runs, support.items, origins=support.origins, tags=tags, notes=notes)
        return replace(found, badges=(*badges, *found.badges))

    def on(self, runs: Iterable[Run], items: Iterable[str], *badges: str, tags: Tags | None = None) -> Entry:
        """Return an entry that leads to these items, if there are any."""
        items = tuple(dict.fromkeys(items))
        if not items:
            return Entry(tuple(runs), (), badges, tags or Tags())
        found = self.telling.entry(runs, items, tags=tags or Tags())
        return replace(found, badges=(*badges, *found.badges))

    def behind(
        self, runs: Iterable[Run], items: Iterable[str], *badges: str, tags: Tags | None = None
    ) -> Entry:
        """Return an entry that leads to all the items behind a row of a method: what warns of single ones is left out."""
        found = self.on(runs, items, tags=tags)
        return replace(found, badges=badges)

    def grounds(self, support: Support) -> tuple[Entry, ...]:
        """Return the lines below a judgement: why it is assumed, and what speaks against it."""
        lines = []
        if support.judged.assumed:
            lead = "why" if support.judged.grade == "assumed" else "assumed in it"
            lines.append(bare(f"{lead}: {support.judged.assumed}"))
        if support.against:
            words = f"against it: {origins_of(len(support.against), support.origins_against)}"
            lines.append(self.on((plain(words),), support.against))
        return tuple(lines)
