"""Asking a method what follows from a case, or from a `.gmcr` file, with what a dossier says on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from detente.case.evidence import Evidence
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.desk.graph_model_lines import Ground, graph_model_lines
from detente.errors import InputError, Problem
from detente.methods import method_named
from detente.methods.graph_model.adapter import GraphModel
from detente.methods.graph_model.answer import CONCEPTS, Concept
from detente.methods.graph_model.arrays import Game, game_of
from detente.methods.graph_model.verdicts import concepts_of, sim_left_out, sim_work

__all__ = ["Asked", "Solved", "asked", "coded_asides", "evidence_of", "solved", "solved_by"]

LARGE = 100_000_000
"""Bytes of JSON of which it is said beforehand that they come."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the graph model.

    Attributes:
        concepts: Which; None for all.
        coalitions: Whether to look at every coalition.
        states: States, from 1, that are shown in any case.
        seed: Of the rankings drawn.
        as_json: Whether the answer is to be one JSON object.
    """

    concepts: tuple[Concept, ...] | None = None
    coalitions: bool = False
    states: tuple[int, ...] = ()
    seed: int = 0
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Solved:
    """What is to be printed, and what is to be said beside it."""

    lines: tuple[str, ...]
    asides: tuple[str, ...] = ()


def asked(
    *,
    concepts: str | None = None,
    coalitions: bool = False,
    states: str | None = None,
    seed: int = 0,
    as_json: bool = False,
) -> Asked:
    """Return what a person asked, concepts and states as they were written: `nash,seq` and `7,10`.

    Raises:
        InputError: a concept is unknown, or a state is no number.
    """
    problems: list[Problem] = []
    named, numbered = _concepts(concepts, problems), _states(states, problems)
    if problems:
        raise InputError(problems)
    return Asked(named, coalitions, numbered, seed, as_json)


def _concepts(text: str | None, problems: list[Problem]) -> tuple[Concept, ...] | None:
    if text is None:
        return None
    given = _parts(text)
    for each in given:
        if each not in CONCEPTS:
            problems.append(Problem("--concepts", f"{each!r} is unknown", f"one of: {', '.join(CONCEPTS)}"))
    if not given:
        problems.append(Problem("--concepts", "no concept is named", f"some of: {', '.join(CONCEPTS)}"))
    return tuple(concept for concept in CONCEPTS if concept in given)


def _states(text: str | None, problems: list[Problem]) -> tuple[int, ...]:
    given = _parts(text or "")
    numbers = [each for each in given if each.isascii() and each.isdigit() and len(each) <= 12]
    for each in given:
        if each not in numbers:
            problems.append(Problem("--states", f"{each!r} is no state's number", "write them as 7,10"))
    return tuple(dict.fromkeys(map(int, numbers)))


def _parts(text: str) -> list[str]:
    return [each.strip().lower() for each in text.split(",") if each.strip()]


def solved(
    path: Path,
    question: Asked,
    *,
    dossier: Path | None = None,
    as_of: date | None = None,
    gmcr: Path | None = None,
    announce: Callable[[str], None] = lambda _: None,
) -> Solved:
    """Return what the graph model says of a case or of a `.gmcr` file.

    Args:
        path: The file; what ends in `.gmcr` is a save of GMCR+, anything else a case.
        question: What is asked.
        dossier: A dossier whose record is evidence for the case's judgements.
        as_of: The day that decides what counts, by default the corpus's latest.
        gmcr: Where to write the model as a `.gmcr` file as well.
        announce: Told beforehand what will take long or much room.

    Raises:
        InputError: the file, the dossier or what is asked cannot be used.
    """
    case, game = _read(path)
    asides = list(coded_asides(case, dossier))
    if gmcr is not None:
        asides.extend(_saved(gmcr, game, path))
    method = GraphModel(question.concepts, question.coalitions, question.states)
    _announce(game, question, announce)
    if question.as_json:
        return Solved((_as_json(method, game, question.seed, of_case=case is not None),), tuple(asides))
    evidence = evidence_of(case, dossier, as_of)
    result = method.answered(game, evidence, np.random.default_rng(question.seed), case.hash if case else "")
    title = case.title if case else path.name
    lines = graph_model_lines(
        result, game, Ground(title, judgements(case) if case else (), evidence, question.states)
    )
    return Solved(tuple(lines), tuple(asides))


def solved_by(
    name: str, path: Path, *, dossier: Path | None = None, as_of: date | None = None, seed: int = 0
) -> Solved:
    """Return what a method of any name says of a case, as one JSON object.

    Raises:
        DetenteError: there is no such method, or the case lacks what it needs.
    """
    from detente.desk.standing import usable_case

    method, case = method_named(name), usable_case(path)
    problems = method.lacks(case)
    if problems:
        raise InputError(problems)
    if method.requires:
        rule = f"{name!r} builds on {', '.join(method.requires)}"
        raise InputError([Problem("METHOD", rule, "it is solved as part of a briefing")])
    result = method.solve(case, evidence_of(case, dossier, as_of), {}, np.random.default_rng(seed))
    return Solved((json.dumps(asdict(result), sort_keys=True, default=str),), coded_asides(case, dossier))


def _read(path: Path) -> tuple[Case | None, Game]:
    if path.suffix.lower() == ".gmcr":
        from detente.methods.graph_model.gmcr_file import read_gmcr

        return None, game_of(read_gmcr(path))
    from detente.desk.standing import usable_case

    case = usable_case(path)
    return case, game_of(case)


def _announce(game: Game, question: Asked, announce: Callable[[str], None]) -> None:
    """Say what will take long, or much room, before it does."""
    from detente.methods.graph_model.as_json import json_bytes

    left_out = sim_left_out(game)
    asked_for = question.concepts is not None and "sim" in question.concepts
    if left_out and asked_for:
        announce(f"sim: {sim_work(game):,} moves to look at; that can take from minutes to hours")
    elif left_out and question.concepts is None and question.as_json:
        announce(f"sim: left out: {left_out}")
    size = json_bytes(game, len(concepts_of(game, question.concepts)))
    if question.as_json and size > LARGE:
        announce(f"the JSON will have about {size / 1e6:,.0f} MB; --concepts nash makes it smaller")


def _as_json(method: GraphModel, game: Game, seed: int, *, of_case: bool) -> str:
    from detente.methods.graph_model.as_json import graph_model_json
    from detente.methods.graph_model.draws import drawn
    from detente.methods.graph_model.selection import of_interest
    from detente.methods.graph_model.whys import certificate_rows

    verdicts = method.verdicts(game)
    answer = None
    if of_case:
        answer, _ = method.answer(verdicts, drawn(game, np.random.default_rng(seed)))
    states = of_interest(verdicts, [state - 1 for state in method.asked])
    why = sim_left_out(game) if method.concepts is None else ""
    left_out = {"sim": why} if why else {}
    return graph_model_json(verdicts, certificate_rows(verdicts, states), answer, left_out)


def _saved(out: Path, game: Game, source: Path) -> Sequence[str]:
    from detente.desk.writing import check_out, write_whole
    from detente.methods.graph_model.gmcr_save import gmcr_text, left_behind

    try:
        check_out(out, [source])
        write_whole(out, gmcr_text(game).encode("utf-8", "replace"))
    except InputError as error:
        own = [replace(each, mend=each.mend.replace("--out", "--gmcr")) for each in error.problems]
        raise InputError(own) from error
    lost = left_behind(game)
    return [f"model: {out}", *([f"a .gmcr file does not hold: {'; '.join(lost)}"] if lost else [])]


def coded_asides(case: Case | None, folder: Path | None) -> tuple[str, ...]:
    """Return the warning that a dossier is coded with another codebook than a case is written for, if it is."""
    if folder is None or case is None or case.codebook is None:
        return ()
    from detente.desk.choosing import coded_otherwise
    from detente.store.dossier import Dossier

    with Dossier(folder, create=False) as dossier:
        warning = coded_otherwise(case, dossier.codebook())
    return (f"warning: {warning}",) if warning else ()


def evidence_of(case: Case | None, folder: Path | None, as_of: date | None) -> tuple[Evidence, ...]:
    """Return what a dossier says on a case's judgements as of a day; nothing without a dossier or a case."""
    if folder is None or case is None:
        return ()
    from detente.desk.briefing import day_of
    from detente.desk.standing import standing
    from detente.store.dossier import Dossier

    with Dossier(folder, create=False) as dossier:
        return standing(case, dossier, day_of(dossier, as_of or case.as_of)).evidence
