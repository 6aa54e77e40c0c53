"""Findings into a briefing: the sections in their fixed order, and the evidence that they named."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief.case_telling import CaseTelling
from detente.brief.evidence import Evidence, quoted_documents
from detente.brief.findings import Findings
from detente.brief.model import Brief, Section
from detente.brief.phrasing import counted, days
from detente.brief.sections.changes import changes
from detente.brief.sections.commitments import commitments
from detente.brief.sections.disagreements import disagreements
from detente.brief.sections.ground import ground
from detente.brief.sections.of_case.ladder import ladder
from detente.brief.sections.of_case.proposals import proposals
from detente.brief.sections.offered import courses, explanations
from detente.brief.sections.positions import positions
from detente.brief.telling import Telling

__all__ = ["LIMITS", "Limits", "compose"]

NO_PROPOSALS = (
    "No case was given, so proposals are not laid out term by term, nor who could deliver each term;"
    " demands and offers as reported stand under public positions."
)
NO_LADDER = (
    "No case was given, so no rung is judged reached and none blocked;"
    " what was said of a ceasefire stands under public positions."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a page carries.

    Attributes:
        whole_documents: Up to so many documents in the dossier the page carries every text whole.
        around: Beyond, so many code points on either side of a span: 420 are about three sentences.
        marks: The most marks on the timeline.
        evidence: The most items an entry leads to.
    """

    whole_documents: int = 50
    around: int = 420
    marks: int = 1_200
    evidence: int = 12


LIMITS = (
    Limits(),
    Limits(whole_documents=0),
    Limits(0, 240, 400, 6),
    Limits(0, 160, 150, 3),
    Limits(0, 80, 0, 2),
    Limits(0, 40, 0, 1),
)
"""Tried in turn until the page is small enough."""


def compose(findings: Findings, limits: Limits = LIMITS[0]) -> Brief:
    """Return the briefing on what the record holds as of a day, carrying no more than the limits allow."""
    evidence = Evidence(
        findings.record,
        {each.document: each for each in findings.ground.documents},
        findings.states,
        findings.decisions,
    )
    telling = Telling(findings, evidence, limits.evidence)
    about = CaseTelling(telling, findings.case) if findings.case else None
    sections = (
        ground(telling, about),
        changes(telling, limits.marks, about),
        positions(telling, about),
        proposals(about) if about else Section("proposals", "Proposals on the table", (), NO_PROPOSALS),
        commitments(telling),
        explanations(telling, about),
        ladder(about) if about else Section("ladder", "Ceasefire and settlement, apart", (), NO_LADDER),
        courses(telling, about),
        disagreements(telling),
    )
    shown = evidence.shown()
    notes = {
        document.id: f"{document.published.basis}"
        + (f": {document.published.evidence}" if document.published.evidence else "")
        for document in findings.documents
    }
    return Brief(
        title=_title(findings),
        as_of=findings.as_of.isoformat(),
        subtitle=_subtitle(findings),
        sections=sections,
        evidence=shown,
        documents=quoted_documents(
            findings.record,
            shown,
            notes,
            whole=len(findings.documents) <= limits.whole_documents,
            around=limits.around,
        ),
        sides=tuple((side, telling.name(side)) for side in findings.sides),
        issues=findings.issues,
        made_with=findings.made_with,
    )


def _title(findings: Findings) -> str:
    names = [findings.record.actor_name(side) for side in findings.sides[:3]]
    return f"Briefing: {', '.join(names)}" if names else "Briefing"


def _subtitle(findings: Findings) -> str:
    stated = [document.published for document in findings.documents]
    starts = [when.start.isoformat() for when in stated if when.start]
    period = days(min(starts), max(*starts, findings.as_of.isoformat())) if starts else "undated"
    count = counted(len(findings.documents), "document")
    return f"{count[0].upper()}{count[1:]}, {period}; codebook {findings.codebook}"
