"""The method's answer as one JSON object, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from detente.methods.method import Result
from detente.methods.packages.answer import (
    FrontierList,
    JudgedProposal,
    Package,
    PackagesAnswer,
    Solution,
    Zone,
)

__all__ = ["packages_json"]


def packages_json(result: Result) -> str:
    """Return an answer as JSON with sorted keys; `docs/methods/packages.md` says what each holds."""
    answer: PackagesAnswer = result.answer
    whole = {
        "parties": [asdict(each) for each in answer.parties],
        "issues": list(answer.issues),
        "weighings": [asdict(each) for each in answer.weighings],
        "frontier": [_package(each) for each in answer.frontier.listed],
        "frontier_size": _size(answer.frontier),
        "zone": _zone(answer.zone),
        "solutions": {each.rule: _solution(each) for each in answer.solutions},
        "solutions_agree": answer.agree,
        "within_minimums": None
        if answer.within is None
        else {
            "solutions": {each.rule: _solution(each) for each in answer.within.solutions},
            "solutions_agree": answer.within.agree,
        },
        "proposals": [_proposal(each) for each in answer.proposals],
        "compatibility": [asdict(each) for each in answer.compatibilities],
        "robustness": asdict(answer.robustness),
        "evidence": {row: list(items) for row, items in result.evidence.items()},
        "left_out": list(answer.left_out),
        "notes": list(answer.notes),
        "parameters": dict(result.parameters),
        "seed": result.seed,
        "case": result.case,
    }
    return json.dumps(whole, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _package(package: Package) -> dict[str, Any]:
    return asdict(package)


def _packages(packages: Sequence[Package]) -> list[dict[str, Any]]:
    return [_package(each) for each in packages]


def _size(frontier: FrontierList) -> dict[str, Any]:
    return {
        "points": frontier.count,
        "acceptable": frontier.acceptable,
        "listed": len(frontier.listed),
        "complete": frontier.complete,
    }


def _zone(zone: Zone) -> dict[str, Any]:
    """Return the zone: `open` and `acceptable` are those in the middle of the reservations."""
    middle = next(each for each in zone.at if each.end == "middle")
    return {
        "packages": zone.packages,
        "open": middle.open,
        "acceptable": middle.acceptable,
        "at": {each.end: asdict(each) for each in zone.at},
        "overlaps": dict(zone.overlaps),
        "within_minimums": zone.within_minimums,
        "opening": None if zone.opening is None else asdict(zone.opening),
    }


def _solution(solution: Solution) -> dict[str, Any]:
    """Return what a rule picks: the first of ties, and all of them."""
    first = solution.packages[0] if solution.packages else None
    return {
        "payoffs": None if first is None else dict(first.payoffs),
        "terms": None if first is None else dict(first.terms),
        "below": None if first is None else dict(first.below),
        "absent": None if first is None else dict(first.absent),
        "ties": _packages(solution.packages),
        "alike": solution.alike,
        "open": {issue: list(levels) for issue, levels in solution.open.items()},
        "on_frontier": solution.on_frontier,
        "exact": solution.exact,
        "reckoned_from": solution.end,
        "note": solution.note,
    }


def _proposal(proposal: JudgedProposal) -> dict[str, Any]:
    return {**asdict(proposal), "incomplete": proposal.incomplete, "refused_by": list(proposal.refused_by())}
