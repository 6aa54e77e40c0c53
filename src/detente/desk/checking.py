"""Checking a case: every problem at once, and for each judgement what the record says for and against it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from detente.brief.phrasing import counted, number
from detente.case.case_file import Examined, LoadedCase, examined
from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.case.support import NOTHING, Map, Support, Turn, map_of
from detente.coding.codebook import Codebook
from detente.desk.briefing import day_of
from detente.desk.choosing import coded_otherwise
from detente.desk.showing import line_of
from detente.desk.standing import Standing, check_outcomes, standing
from detente.errors import InputError, Problem
from detente.methods import METHODS
from detente.store.dossier import Dossier

__all__ = ["Checked", "check_case"]

MOST_ITEMS = 3
"""How many items are shown for a judgement, and how many against, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a case came to.

    Attributes:
        errors: For which no method would read it; empty if it can be used.
        warnings: What may be a slip, and every `because` that finds nothing.
        lines: How it stands on the record, for a person; JSON if that was asked for.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    lines: tuple[str, ...]


def check_case(
    path: Path,
    dossier: Path | None = None,
    *,
    as_of: date | None = None,
    since: date | None = None,
    everything: bool = False,
    as_json: bool = False,
) -> Checked:
    """Return every problem of a case, and how it stands on a dossier's record.

    Args:
        path: The case file.
        dossier: A folder; without one only the case itself is checked.
        as_of: The day that rules; default the case's, else the corpus's latest.
        since: Say what each judgement gained or lost from this day on.
        everything: Show every item, not the first three.
        as_json: The lines are one JSON object.

    Raises:
        InputError: the dossier cannot be read or is empty, or `since` lies after the day.
    """
    try:
        found = examined(path)
    except InputError as error:
        found = Examined(error.problems, None)
    errors, loaded = found.problems, found.loaded
    warnings: tuple[Problem, ...] = ()
    if loaded is not None:
        wrong, warnings = _unreadable(loaded)
        errors = (*errors, *wrong)
    if dossier is None and since is not None:
        errors = (*errors, Problem("--since", "nothing changes without a record", "give a --dossier"))
    if loaded is None or found.problems or dossier is None:
        lines = () if loaded is None or found.problems else tuple(_summary(loaded.case))
        case = loaded.case if loaded else None
        return Checked(errors, warnings, (_as_json(case, errors, warnings),) if as_json else lines)
    return _on_record(
        loaded, dossier, errors, warnings, as_of=as_of, since=since, everything=everything, as_json=as_json
    )


def _on_record(
    loaded: LoadedCase, dossier: Path, errors: tuple[Problem, ...], warnings: tuple[Problem, ...], *,
    as_of: date | None, since: date | None, everything: bool, as_json: bool,
) -> Checked:  # fmt: skip
    """Return how a case that can be read stands on a dossier's record."""
    case = loaded.case
    with Dossier(dossier, create=False) as opened:
        day = day_of(opened, as_of or case.as_of)
        if since is not None and since > day:
            rule = f"{since} lies after {day}, the day of the check"
            raise InputError([Problem("--since", rule, "give an earlier --since or a later --as-of")])
        stands = standing(case, opened, day, since)
        codebook = opened.codebook()
        warnings = (
            *warnings, *_coded_otherwise(loaded, codebook), *_unknown_to(loaded, codebook), *_empty(loaded, stands.support)
        )  # fmt: skip
        if as_json:
            lines: tuple[str, ...] = (_as_json(case, errors, warnings, stands, day),)
        else:
            lines = tuple(_report(opened, stands, day, since, None if everything else MOST_ITEMS))
    return Checked(errors, warnings, lines)


def _unreadable(loaded: LoadedCase) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong for a method that would read a case, and what it only has yet to say."""
    case = loaded.case
    found = [
        replace(problem, rule=f"{method.name}: {problem.rule}")
        for method in METHODS
        for problem in method.lacks(case)
    ]
    wrong = (*check_outcomes(loaded), *(each for each in found if not each.missing))
    return wrong, tuple(each for each in found if each.missing)


def _coded_otherwise(loaded: LoadedCase, codebook: Codebook | None) -> Iterator[Problem]:
    warning = coded_otherwise(loaded.case, codebook)
    if warning:
        rule, _, mend = warning.rpartition("; ")
        yield loaded.file.problem(("codebook",), rule, mend)


def _unknown_to(loaded: LoadedCase, codebook: Codebook | None) -> Iterator[Problem]:
    """Yield parties and issues that the dossier's codebook does not know, so that no query finds them."""
    if codebook is None:
        return
    for i, party in enumerate(loaded.case.parties):
        actors = loaded.case.actors(party.id)
        if not any(actor in codebook.actor or actor in codebook.side for actor in actors):
            rule = (
                f"party {party.id!r} is no actor or side of the codebook {codebook.name!r}: no query finds it"
            )
            yield loaded.file.problem(("party", i), rule, "name those it stands for: actors = [...]")
    for i, issue in enumerate(loaded.case.issues):
        if not any(name in codebook.issue for name in issue.record or (issue.id,)):
            rule = f"issue {issue.id!r} is none of the codebook {codebook.name!r}: no query finds it"
            yield loaded.file.problem(("issue", i), rule, "name those it stands for: record = [...]")


def _empty(loaded: LoadedCase, support: Sequence[Support]) -> Iterator[Problem]:
    for each in support:
        if each.found_nothing:
            rule = f"{each.judged.id}: the record has nothing that answers its `because`"
            mend = "mend the query, read more, or say why it is assumed"
            yield loaded.file.problem((*each.judged.location, "because"), rule, mend)


def _summary(case: Case) -> Iterator[str]:
    yield f"{case.shown}: {case.title}"
    parts = (
        ("party", "parties", case.parties), ("issue", "", case.issues), ("proposal", "", case.proposals),
        ("option", "", case.options), ("hypothesis", "hypotheses", case.hypotheses), ("policy", "policies", case.policies),
    )  # fmt: skip
    yield "  " + ", ".join(counted(len(entries), one, many) for one, many, entries in parts)


def _report(
    dossier: Dossier, stands: Standing, day: date, since: date | None, most: int | None
) -> Iterator[str]:
    yield from _summary(stands.case)
    yield f"  as of {day}"
    yield ""
    for each in stands.support:
        yield from _judgement(dossier, each, most)
    yield ""
    yield from _map_lines(map_of(stands.support))
    if since is not None:
        yield ""
        yield from _turn_lines(dossier, stands.turns, since)


def _judgement(dossier: Dossier, support: Support, most: int | None) -> Iterator[str]:
    judged = support.judged
    held = support.grade_held
    shown = f"{judged.grade} in the case, {held}" if held == NOTHING else held
    yield f"{judged.id} [{shown}] {judged.says}"
    if judged.because:
        interested = f", {number(support.interested)} of them interested" if support.interested else ""
        origins = f" from at most {counted(support.origins, 'origin')}{interested}" if support.items else ""
        yield f"  for: {counted(len(support.items), 'item')}{origins}"
        yield from _items(dossier, support.items, most)
    if judged.assumed:
        yield f"  assumed: {judged.assumed}"
    if support.against:
        yield (
            f"  against: {counted(len(support.against), 'item')} from at most"
            f" {counted(support.origins_against, 'origin')}"
        )
        yield from _items(dossier, support.against, most)


def _items(dossier: Dossier, items: Sequence[str], most: int | None) -> Iterator[str]:
    for name in items[:most]:
        item = dossier.item(name)
        if item is not None:
            yield f"    {line_of(dossier, item)}"
    if most is not None and len(items) > most:
        yield f"    and {len(items) - most} more (--all shows them)"


def _map_lines(found: Map) -> Iterator[str]:
    yield (
        f"{counted(found.judgements, 'judgement')}: {found.stated} stated, {found.direction} directional,"
        f" {found.assumed} assumed, {found.on_nothing} on nothing in this record"
    )
    for grade, held, empty in (
        ("stated", found.stated, found.stated_on_nothing),
        ("directional", found.direction, found.direction_on_nothing),
    ):
        if empty:
            yield (
                f"{held + empty} {grade} in the case; {empty} of them"
                f" {'finds' if empty == 1 else 'find'} nothing in this record"
            )
    yield f"on one origin: {found.on_one_origin}; with something against: {found.disputed}"


def _turn_lines(dossier: Dossier, found: Sequence[Turn], since: date) -> Iterator[str]:
    yield f"since {since}: " + (
        counted(len(found), "judgement") + " moved" if found else "no judgement moved"
    )
    for turn in found:
        yield f"{turn.how}: {turn.judged.id}: {turn.judged.says}"
        before, after = turn.before, turn.after
        yield (
            f"  origins for {before.origins} → {after.origins},"
            f" against {before.origins_against} → {after.origins_against}"
        )
        yield from _items(dossier, turn.items, MOST_ITEMS)


def _as_json(
    case: Case | None,
    errors: Sequence[Problem],
    warnings: Sequence[Problem],
    stands: Standing | None = None,
    day: date | None = None,
) -> str:
    """Return all of it as one JSON object; without a record, judgements without what it says of them."""
    whole: dict[str, Any] = {"case": case.name if case else None, "hash": case.hash if case else None}
    whole |= {"errors": _told(errors), "warnings": _told(warnings)}
    if stands is None or day is None:
        whole["judgements"] = [_judged(each) for each in judgements(case)] if case else []
        return json.dumps(whole, ensure_ascii=False)
    found = map_of(stands.support)
    whole |= {
        "as_of": day.isoformat(),
        "map": {**asdict(found), "on_nothing": found.on_nothing, "judgements": found.judgements},
        "judgements": [_supported(each) for each in stands.support],
        "turns": [
            {"id": turn.judged.id, "how": turn.how, "items": list(turn.items)} for turn in stands.turns
        ],
    }
    return json.dumps(whole, ensure_ascii=False)


def _told(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [{"place": each.place, "rule": each.rule, "mend": each.mend} for each in problems]


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "id": judged.id, "says": judged.says, "grade": judged.grade, "assumed": judged.assumed,
        "party": judged.party, "issue": judged.issue,
    }  # fmt: skip


def _supported(support: Support) -> dict[str, Any]:
    return _judged(support.judged) | {
        "grade_held": support.grade_held, "for": list(support.items), "against": list(support.against),
        "origins": support.origins, "interested": support.interested, "origins_against": support.origins_against,
    }  # fmt: skip
