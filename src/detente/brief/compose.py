"""Findings into a briefing: the sections in their fixed order, and the evidence that they named."""

from __future__ import annotations

from detente.brief.evidence import Evidence, quoted_documents
from detente.brief.findings import Findings
from detente.brief.model import Brief, Section
from detente.brief.phrasing import counted, days
from detente.brief.sections.changes import changes
from detente.brief.sections.commitments import commitments
from detente.brief.sections.disagreements import disagreements
from detente.brief.sections.ground import ground
from detente.brief.sections.offered import courses, explanations
from detente.brief.sections.positions import positions
from detente.brief.telling import Telling

__all__ = ["compose"]

NO_PROPOSALS = (
    "No case was given, so proposals are not laid out term by term, nor who could deliver each term;"
    " demands and offers as reported stand under public positions."
)
NO_LADDER = (
    "No case was given, so no rung is judged reached and none blocked;"
    " what was said of a ceasefire stands under public positions."
)


def compose(findings: Findings) -> Brief:
    """Return the briefing on what the record holds as of a day."""
    evidence = Evidence(
        findings.record,
        {each.document: each for each in findings.ground.documents},
        findings.states,
        findings.decisions,
    )
    telling = Telling(findings, evidence)
    sections = (
        ground(telling),
        changes(telling),
        positions(telling),
        Section("proposals", "Proposals on the table", (), NO_PROPOSALS),
        commitments(telling),
        explanations(telling),
        Section("ladder", "Ceasefire and settlement, apart", (), NO_LADDER),
        courses(telling),
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
        documents=quoted_documents(findings.record, shown, notes, len(findings.documents)),
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
    ends = [when.end.isoformat() for when in stated if when.end]
    period = days(min(starts), max(ends)) if starts and ends else "undated"
    return f"{counted(len(findings.documents), 'document')}, {period}; codebook {findings.codebook}"
