"""Asking the spatial models what follows from a case, or from a table of actors."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

import numpy as np

from detente.desk.progress import Progress
from detente.desk.solving import Solved, coded_asides, evidence_of
from detente.desk.spatial_lines import case_lines, table_lines
from detente.errors import InputError, Problem
from detente.kernels.spatial import SmpOptions
from detente.methods.spatial.adapter import DRAWS, ROUNDS, Spatial
from detente.methods.spatial.table import read_table
from detente.methods.spatial.table_answer import MODELS, Question, table_answer, table_json
from detente.toml.file import nearest

__all__ = ["AskedSpatial", "solved_spatial"]

_CASE = ".toml"


@dataclass(frozen=True, slots=True)
class AskedSpatial:
    """What is asked of the spatial models, as a person wrote it.

    Attributes:
        model: One of `MODELS`; None for all. Mean and median are told in any case.
        rounds: Most rounds.
        percent: A table's saliences go from 0 to 100.
        scale: A table's scale, `4:10`.
        port: A table is computed as the reference programs do.
        settings: Choices of a table's spatial model of politics, `victory=Square`.
        issue: The only issue of a case to answer.
        draws: How many draws from a case's ranges; None for the usual number.
        seed: Of what is drawn.
        as_json: Whether the answer is to be one JSON object.
    """

    model: str | None = None
    rounds: int | None = None
    percent: bool = False
    scale: str | None = None
    port: bool = False
    settings: tuple[str, ...] = ()
    issue: str | None = None
    draws: int | None = None
    seed: int = 0
    as_json: bool = False

    @property
    def models(self) -> tuple[str, ...]:
        """Which models are told."""
        return MODELS if self.model is None else (self.model,)


def solved_spatial(
    path: Path,
    asked: AskedSpatial,
    *,
    dossier: Path | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Solved:
    """Return what the spatial models say of a case or of a table.

    Args:
        path: The file; what ends in `.toml` is a case, anything else a table.
        asked: What is asked.
        dossier: A dossier whose record is evidence for the case's judgements.
        as_of: The day that decides what counts, by default the corpus's latest.
        progress: Told how many draws are done.

    Raises:
        InputError: the file, the dossier or what is asked cannot be used.
    """
    is_case = path.suffix.lower() == _CASE
    _check(asked, dossier, as_of, is_case=is_case)
    if not is_case:
        return _of_table(path, asked)
    return _of_case(path, asked, dossier, as_of, progress)


def _check(asked: AskedSpatial, dossier: Path | None, as_of: date | None, *, is_case: bool) -> None:
    given = {
        "--percent": asked.percent, "--scale": asked.scale is not None, "--port": asked.port,
        "--set": bool(asked.settings),
    } if is_case else {
        "--issue": asked.issue is not None, "--draws": asked.draws is not None, "--dossier": dossier is not None,
        "--as-of": as_of is not None,
    }  # fmt: skip
    what, other = ("a table", "case") if is_case else ("a case", "table")
    wrong = [
        Problem(name, f"this is for {what}, and a {other} was given", "leave it out")
        for name, there in given.items()
        if there
    ]
    if wrong:
        raise InputError(wrong)


def _of_table(path: Path, asked: AskedSpatial) -> Solved:
    question = Question(
        asked.models, asked.rounds, asked.port, _scale(asked.scale), asked.seed, _options(asked.settings)
    )
    answer = table_answer(read_table(path, percent=asked.percent), question)
    if asked.as_json:
        return Solved((json.dumps(table_json(answer), sort_keys=True, separators=(",", ":")),))
    return Solved(tuple(table_lines(answer)))


def _scale(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        low, high = (float(part) for part in text.split(":"))
    except ValueError:
        low, high = math.nan, math.nan
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise InputError([Problem("--scale", f"{text!r} is no scale", "write its ends as 0:100")])
    return low, high


def _options(settings: tuple[str, ...]) -> SmpOptions:
    """Return the choices set, the others as they are.

    Raises:
        InputError: a name or a value is unknown.
    """
    usual = SmpOptions()
    problems, given = [], {}
    for setting in settings:
        name, _, text = setting.partition("=")
        if name not in (each.name for each in fields(usual)):
            known = tuple(each.name for each in fields(usual))
            problems.append(Problem("--set", f"{name!r} is no choice of this model", nearest(name, known)))
            continue
        try:
            value = type(getattr(usual, name))(text)
            replace(usual, **{name: value})
        except ValueError as error:
            why = "that is no number" if "convert" in str(error) or "literal" in str(error) else str(error)
            problems.append(
                Problem(
                    "--set", f"{setting!r} cannot be taken: {why}", "write it as victory=Square or turns=50"
                )
            )
            continue
        given[name] = value
    if problems:
        raise InputError(problems)
    return replace(usual, **given)


def _of_case(
    path: Path, asked: AskedSpatial, dossier: Path | None, as_of: date | None, progress: Progress | None
) -> Solved:
    from detente.desk.standing import usable_case

    case = usable_case(path)
    rounds = ROUNDS if asked.rounds is None else asked.rounds
    draws = DRAWS if asked.draws is None else asked.draws
    method = Spatial(draws, rounds, asked.rounds, asked.issue, progress)
    evidence = evidence_of(case, dossier, as_of)
    dated = replace(case, as_of=as_of or case.as_of)
    result = method.solve(dated, evidence, {}, np.random.default_rng(asked.seed))
    asides = coded_asides(case, dossier)
    if asked.as_json:
        return Solved((json.dumps(asdict(result), sort_keys=True, separators=(",", ":")),), asides)
    return Solved(tuple(case_lines(case, result, asked.models)), asides)
