"""Everything the record says that a briefing shows: what `desk` gathers and the sections put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from detente.case.model import Case
from detente.case.support import Support, Turn
from detente.documents.model import Document
from detente.methods.graph_model.answer import GraphAnswer
from detente.methods.packages.answer import PackagesAnswer
from detente.methods.spatial.answer import SpatialAnswer
from detente.record.model import (
    Change,
    Commitment,
    Disagreement,
    Ground,
    Offered,
    Position,
    Record,
)

__all__ = ["CaseFindings", "Findings", "MethodNote", "Unread"]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    because: str


@dataclass(frozen=True, slots=True)
class MethodNote:
    """What a method of some name was run with, so that its answer can be had again: `parameters` are names and values."""

    method: str
    title: str
    source: str
    parameters: tuple[tuple[str, str], ...]
    seed: int


@dataclass(frozen=True, slots=True)
class CaseFindings:
    """A case on its record, and what methods make of it.

    Attributes:
        support: What the record says on each judgement, in the case's order.
        turns: Judgements that gained, lost or turned since the day changes are counted from.
        graph: The graph model's answer; None where the case lacks something.
        graph_evidence: Ids of the items behind each row of that answer.
        lacking: By a method's name, what the case would have to say for it to answer.
        methods: What each method was run with.
        packages: Where a deal is possible; None where the case lacks something.
        packages_evidence: Ids of the items behind each row of that answer.
        spatial: What the spatial models answer; None likewise.
        spatial_evidence: Ids of the items behind each row of that answer.
    """

    case: Case
    support: tuple[Support, ...]
    turns: tuple[Turn, ...] = ()
    graph: GraphAnswer | None = None
    graph_evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    methods: tuple[MethodNote, ...] = ()
    packages: PackagesAnswer | None = None
    packages_evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spatial: SpatialAnswer | None = None
    spatial_evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the record holds as of a day.

    Attributes:
        record: Where items and documents are.
        documents: Every document without its text, by path.
        as_of: The day that decides what is due.
        since: The day changes are counted from; None for the whole period.
        since_because: Whence that day: given, or the last briefing.
        codebook: Name of the codebook.
        issues: Id and name of each issue, in the codebook's order.
        positions_named: Name of each position, by issue and position id.
        sides: Ids of the sides that were heard or acted, belligerents first.
        has_parties: The codebook says who is at the table: some side is a belligerent or a mediator.
        refused: Items the gate refused, by reason.
        states: What persons decided, by item.
        decisions: Persons' decisions in words, by item.
        lost_decisions: How many decisions no longer find their item.
        case: What a case adds, if one was given.
    """

    record: Record
    documents: tuple[Document, ...]
    as_of: date
    since: date | None
    since_because: str
    codebook: str
    issues: tuple[tuple[str, str], ...]
    positions_named: Mapping[tuple[str, str], str]
    sides: tuple[str, ...]
    has_parties: bool
    ground: Ground
    changes: tuple[Change, ...]
    positions: tuple[Position, ...]
    commitments: tuple[Commitment, ...]
    disagreements: tuple[Disagreement, ...]
    offered: tuple[Offered, ...]
    unread: tuple[Unread, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lost_decisions: int = 0
    made_with: str = ""
    case: CaseFindings | None = None

    def issue_name(self, issue: str | None) -> str:
        """Return an issue's name; its id if the codebook does not declare it."""
        return dict(self.issues).get(issue or "", issue or "no declared issue")
