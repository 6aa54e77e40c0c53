"""From a dossier to a briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import detente
from detente.brief.compose import LIMITS, compose
from detente.brief.findings import CaseFindings, Findings, MethodNote, Unread
from detente.brief.html import render_html
from detente.brief.markdown import render_markdown
from detente.brief.model import Brief
from detente.case.model import Case
from detente.coding.codebook import Codebook
from detente.desk.deriving import answered
from detente.desk.progress import Progress, silent
from detente.desk.results import method_results
from detente.desk.standing import standing
from detente.desk.writing import write_whole
from detente.documents.model import Document
from detente.errors import InputError, Problem
from detente.methods import METHODS
from detente.record.sources import Sources
from detente.store.decisions import Decision
from detente.store.dossier import Dossier

__all__ = ["FORMATS", "LARGEST_PAGE", "Written", "day_of", "findings_of", "write_brief"]

FORMATS = {"html": render_html, "md": render_markdown}
LARGEST_PAGE = 10_000_000
"""Bytes of the largest page that is written."""

_ROLES = ("belligerent", "mediator", "third", "audience")
_AT_THE_TABLE = ("belligerent", "mediator")
MOST_SIDES = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A briefing that was written: where, and of how many bytes."""

    path: Path
    size: int
    brief: Brief


def write_brief(
    dossier: Dossier,
    out: Path,
    *,
    form: str = "html",
    case: Case | None = None,
    as_of: date | None = None,
    since: date | None = None,
    processes: int | None = None,
    progress: Progress = silent,
) -> Written:
    """Write a briefing on what a dossier holds, and remember that it was written.

    Args:
        dossier: An open dossier with something in it.
        out: The file to write; one that is there is replaced only by a whole new one.
        form: `html` or `md`.
        case: What a person makes of the record; its sections are added.
        as_of: The day that decides what is due; default the case's, else the latest publication date of the corpus.
        since: The day changes are counted from; default the last briefing's, else the whole period.
        processes: How many to use where there is much, default one a core.
        progress: Told how far it is.

    Raises:
        InputError: the dossier is empty, or the file cannot be written.
    """
    progress("joining the record", 0, None)
    findings = findings_of(dossier, case=case, as_of=as_of, since=since, processes=processes)
    progress("writing the page", 0, None)
    for limits in LIMITS:
        brief = compose(findings, limits)
        page = FORMATS[form](brief).encode("utf-8", "replace")
        if len(page) <= LARGEST_PAGE:
            break
    write_whole(out, page)
    with dossier.writing() as writer:
        writer.note_brief(date.fromisoformat(brief.as_of))
    return Written(out, len(page), brief)


def findings_of(
    dossier: Dossier,
    *,
    case: Case | None = None,
    as_of: date | None = None,
    since: date | None = None,
    processes: int | None = None,
) -> Findings:
    """Return all that a briefing on a dossier says.

    Args:
        dossier: An open dossier.
        case: As `write_brief`.
        as_of: As `write_brief`.
        since: As `write_brief`.
        processes: As `write_brief`.

    Raises:
        InputError: the dossier has no document, nothing says what day it is, or `since` lies after it.
    """
    documents = tuple(dossier.documents(text=False))
    day = day_of(dossier, as_of or (case.as_of if case else None), documents)
    documents = tuple(
        each for each in documents if each.published.start is None or each.published.start <= day
    )
    if since is not None and since > day:
        rule = f"{since} lies after {day}, the day of the briefing"
        raise InputError([Problem("--since", rule, "give an earlier --since or a later --as-of")])
    since, because = _since(dossier, since, day)
    codebook = dossier.codebook() or Codebook("none", "", "", ())
    states = dossier.states()
    answers = answered(dossier, day, since, reviewed=len(states), processes=processes)
    return Findings(
        record=dossier,
        documents=documents,
        as_of=day,
        since=since,
        since_because=because,
        codebook=f"{codebook.name} ({codebook.hash})",
        issues=tuple((issue.id, issue.name) for issue in codebook.issues),
        positions_named={(i.id, p.id): p.name for i in codebook.issues for p in i.positions},
        sides=_sides(dossier, codebook),
        has_parties=any(side.role in _AT_THE_TABLE for side in codebook.sides),
        ground=answers.ground,
        changes=answers.changes,
        positions=answers.positions,
        commitments=answers.commitments,
        disagreements=answers.disagreements,
        offered=answers.offered,
        unread=tuple(Unread(u.path, f"{u.rule}; {u.mend}" if u.mend else u.rule) for u in dossier.unread()),
        refused=dossier.refused(),
        states=states,
        decisions={item: tuple(map(_decision, made)) for item, made in dossier.decisions_by_item().items()},
        lost_decisions=len(dossier.lost_decisions()) if states else 0,
        made_with=f"detente {detente.__version__}; codebook {codebook.name} {codebook.hash}"
        + (f"; case {case.name} {case.hash}" if case else ""),
        case=_case_findings(case, dossier, day, since, answers.sources) if case else None,
    )


def _case_findings(
    case: Case, dossier: Dossier, day: date, since: date | None, sources: Sources
) -> CaseFindings:
    """Return how a case stands on the record, and what the methods that can read it answer."""
    stands = standing(case, dossier, day, since, sources)
    results, lacking = method_results(replace(case, as_of=day), stands.evidence)
    graph, packages, spatial = (results.get(name) for name in ("graph-model", "packages", "spatial"))
    return CaseFindings(
        case=case,
        support=stands.support,
        turns=stands.turns,
        graph=graph.answer if graph else None,
        graph_evidence=graph.evidence if graph else {},
        packages=packages.answer if packages else None,
        packages_evidence=packages.evidence if packages else {},
        spatial=spatial.answer if spatial else None,
        spatial_evidence=spatial.evidence if spatial else {},
        lacking={name: tuple(map(str, problems)) for name, problems in lacking.items()},
        methods=tuple(
            MethodNote(
                method.name,
                method.title,
                method.source,
                results[method.name].parameters,
                results[method.name].seed,
            )
            for method in METHODS
            if method.name in results
        ),
    )


def day_of(dossier: Dossier, as_of: date | None, documents: Sequence[Document] | None = None) -> date:
    """Return the day that decides what is due: the one asked for, else the corpus's latest.

    Raises:
        InputError: the dossier has no document, or nothing says what day it is.
    """
    documents = tuple(dossier.documents(text=False)) if documents is None else documents
    if not documents:
        place = str(dossier.folder)
        raise InputError([Problem(place, "the dossier has no document", "read some: detente brief ARTICLES")])
    day = as_of or latest_day(documents)
    if day is None:
        rule = "no document states or lets infer a date, so nothing says what is due"
        raise InputError([Problem("--as-of", rule, "give the day: --as-of 2025-07-08")])
    return day


def latest_day(documents: Sequence[Document]) -> date | None:
    """Return the latest publication date that a document states; where none does, the earliest that the latest may have.

    The end of an inferred interval is no date that anything was published on, so it does not decide what is due.
    """
    stated = [d.published.end for d in documents if d.published.basis == "stated" and d.published.end]
    inferred = [d.published.start or d.published.end for d in documents]
    return max(stated or [day for day in inferred if day], default=None)


def _since(dossier: Dossier, since: date | None, day: date) -> tuple[date | None, str]:
    if since is not None:
        return since, "the day that was asked for"
    last = dossier.last_brief()
    if last is None or not last[1] or last[0] > day:
        return None, ""
    return last[0], "the last briefing of this dossier"


def _sides(dossier: Dossier, codebook: Codebook) -> tuple[str, ...]:
    """Return the sides to show: those at the table, then others by how much they said or did, ten at most."""
    heard = dossier.side_counts()
    roles = {side.id: side.role for side in codebook.sides}
    least = max(2, sum(heard.values()) // 100)
    shown = [side for side in heard if heard[side] >= least or roles.get(side) in _AT_THE_TABLE]
    ranked = sorted(shown, key=lambda side: (_ROLES.index(roles.get(side, "third")), -heard[side], side))
    return tuple(ranked[:MOST_SIDES])


def _decision(decision: Decision) -> str:
    who = decision.person or "a person"
    set_to = ", ".join(f"{name} = {value}" for name, value in decision.changes.items())
    note = f": {decision.note}" if decision.note else ""
    return f"{who}: {decision.verb}{f' {set_to}' if set_to else ''}{note}"
