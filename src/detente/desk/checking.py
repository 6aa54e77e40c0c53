"""Checking a case: every problem at once, and for each judgement what the record says for and against it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from detente.brief.phrasing import counted
from detente.case.case_file import LoadedCase, read_case
from detente.case.model import Case
from detente.case.support import Map, Support, Turn, map_of
from detente.coding.codebook import Codebook
from detente.desk.briefing import day_of
from detente.desk.showing import line_of
from detente.desk.standing import Standing, standing
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
        loaded = read_case(path)
    except InputError as error:
        return Checked(error.problems, (), ())
    case = loaded.case
    errors, warnings = _unreadable(case)
    if dossier is None:
        if since is not None:
            errors = (*errors, Problem("--since", "nothing changes without a record", "give a --dossier"))
        return Checked(errors, warnings, tuple(_summary(case)))
    with Dossier(dossier, create=False) as opened:
        day = day_of(opened, as_of or case.as_of)
        if since is not None and since > day:
            rule = f"{since} lies after {day}, the day of the check"
            raise InputError([Problem("--since", rule, "give an earlier --since or a later --as-of")])
        stands = standing(case, opened, day, since)
        warnings = (*warnings, *_unknown_to(loaded, opened.codebook()), *_empty(loaded, stands.support))
        if as_json:
            lines: tuple[str, ...] = (_as_json(stands, day),)
        else:
            lines = tuple(_report(opened, stands, day, since, None if everything else MOST_ITEMS))
    return Checked(errors, warnings, lines)


def _unreadable(case: Case) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong for a method that would read a case, and what it only has yet to say."""
    found = [
        replace(problem, rule=f"{method.name}: {problem.rule}")
        for method in METHODS
        for problem in method.lacks(case)
    ]
    return tuple(each for each in found if not each.missing), tuple(each for each in found if each.missing)


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
    yield f"{judged.id} [{judged.grade}] {judged.says}"
    if judged.because:
        interested = f", {support.interested} of them interested" if support.interested else ""
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
        f" {found.assumed} assumed"
    )
    yield (
        f"on one origin: {found.on_one_origin}; on nothing in the record: {found.on_nothing};"
        f" with something against: {found.disputed}"
    )


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


def _as_json(stands: Standing, day: date) -> str:
    rows = [
        {
            "id": each.judged.id, "says": each.judged.says, "grade": each.judged.grade, "assumed": each.judged.assumed,
            "party": each.judged.party, "issue": each.judged.issue, "for": list(each.items),
            "against": list(each.against), "origins": each.origins, "interested": each.interested,
            "origins_against": each.origins_against,
        }
        for each in stands.support
    ]  # fmt: skip
    moved: list[dict[str, Any]] = [
        {"id": turn.judged.id, "how": turn.how, "items": list(turn.items)} for turn in stands.turns
    ]
    whole = {
        "case": stands.case.name,
        "hash": stands.case.hash,
        "as_of": day.isoformat(),
        "map": asdict(map_of(stands.support)),
        "judgements": rows,
        "turns": moved,
    }
    return json.dumps(whole, ensure_ascii=False)
