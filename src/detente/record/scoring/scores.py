"""Scoring a record against gold: the task decides the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from detente.errors import InputError, Problem
from detente.record.scoring import attribution, times
from detente.record.scoring.coded import case_lines, match_case, missing_files
from detente.record.scoring.figures import Figure, Line, Scores
from detente.record.scoring.found import Coding, Found
from detente.record.scoring.gold import Gold, GoldCase, GoldText
from detente.record.scoring.naming import Parties, no_parties, parties_by_table, together
from detente.record.scoring.plover import chosen_roots, plover_lines

__all__ = ["paired_texts", "score", "scores_row"]


def score(gold: Gold, coding: Coding, parties: Parties = no_parties) -> Scores:
    """Return what a record scores.

    Args:
        gold: What people coded.
        coding: The record.
        parties: Which names mean one party, beside the aliases that the gold itself has.

    Raises:
        InputError: the record has none of the gold's documents.
    """
    if gold.case is not None:
        return _score_case(gold.case, coding, together(parties, parties_by_table(gold.case.aliases)))
    paired = list(paired_texts(gold, coding))
    missing = tuple(text.doc_id for text, found in paired if found is None)
    _refuse_strangers(len(missing), len(paired), "text or `source_id`")
    return Scores(
        gold.task, _lines(gold, [(text, found or ()) for text, found in paired]), len(paired), missing
    )


def paired_texts(gold: Gold, coding: Coding) -> Iterator[tuple[GoldText, tuple[Found, ...] | None]]:
    """Yield each text of gold with the items of the document that has its id or its very text; None without one."""
    by_id = {document.source_id: document.id for document in coding.documents}
    by_text = {document.text: document.id for document in coding.documents}
    for text in gold.texts:
        document = by_id.get(text.doc_id) or by_text.get(text.text)
        yield text, None if document is None else coding.of(document)


def scores_row(scores: Scores) -> dict[str, Any]:
    """Return the scores as a JSON object: measure, then part where there are parts, then P, R and F1 in per cent."""
    row: dict[str, Any] = {}
    for line in scores.lines:
        value = _figure_row(line.value) if isinstance(line.value, Figure) else line.value
        if line.part:
            row.setdefault(line.measure, {})[line.part] = value
        else:
            row[line.measure] = value
    return row


def _figure_row(figure: Figure) -> dict[str, float]:
    return {
        "P": figure.precision,
        "R": figure.recall,
        "F1": figure.f1,
        "gold": figure.gold,
        "found": figure.found,
    }


def _score_case(case: GoldCase, coding: Coding, parties: Parties) -> Scores:
    missing = missing_files(case, coding)
    _refuse_strangers(len(missing), len(case.documents), "path")
    return Scores("seeds", case_lines(match_case(case, coding, parties)), len(case.documents), missing)


def _lines(gold: Gold, paired: list[tuple[GoldText, tuple[Found, ...]]]) -> tuple[Line, ...]:
    if gold.task == "attribution":
        counts: Counter[attribution.Key] = Counter()
        for text, found in paired:
            counts.update(attribution.tally(text.text, text.attributions, found))
        return attribution.attribution_lines(counts)
    if gold.task == "time":
        found_times: Counter[str] = Counter()
        for text, found in paired:
            found_times.update(times.tally(text.times, found))
        return times.time_lines(found_times)
    return plover_lines([pair for text, found in paired for pair in chosen_roots(text.roots, found)])


def _refuse_strangers(missing: int, documents: int, means: str) -> None:
    if missing == documents:
        rule = f"the record has none of the gold's {documents} documents"
        raise InputError(
            [Problem("gold", rule, f"a document is recognised by its {means}: code the same texts")]
        )
