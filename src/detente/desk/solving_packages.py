"""Asking where a deal is possible, by a case or by a folder of GENIUS or GeniusWeb, with what a dossier says on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np

from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.desk.packages_lines import packages_lines
from detente.desk.progress import Progress
from detente.desk.solving import Solved, coded_asides, evidence_of
from detente.errors import InputError, Problem
from detente.methods.packages.adapter import LISTED, Packages
from detente.methods.packages.arrays import Table
from detente.methods.packages.as_json import packages_json
from detente.methods.packages.bargain import Bargain
from detente.methods.packages.lacking import table_or_error
from detente.methods.packages.robustness import DRAWS

__all__ = ["LISTED_AS_DATA", "PackagesAsked", "solved_packages"]

LISTED_AS_DATA = 10_000
"""Points of the frontier that JSON lists unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class PackagesAsked:
    """What is asked.

    Attributes:
        limit: How many points of the frontier to list; None for as many as the form has room for.
        draws: How many draws from a case's ranges; None for the usual number.
        seed: Of what is drawn.
        as_json: Whether the answer is to be one JSON object.
    """

    limit: int | None = None
    draws: int | None = None
    seed: int = 0
    as_json: bool = False


def solved_packages(
    path: Path,
    question: PackagesAsked,
    *,
    dossier: Path | None = None,
    as_of: date | None = None,
    genius: Path | None = None,
    geniusweb: Path | None = None,
    progress: Progress | None = None,
) -> Solved:
    """Return where a deal is possible.

    Args:
        path: A case, or a folder with a domain and profiles of GENIUS or GeniusWeb.
        question: What is asked.
        dossier: A dossier whose record is evidence for the case's judgements.
        as_of: The day that decides what counts, by default the corpus's latest.
        genius: A folder to write the domain and the profiles to, as XML of GENIUS.
        geniusweb: Likewise, as JSON of GeniusWeb.
        progress: Told how many draws are done.

    Raises:
        InputError: the file, the folder, the dossier or a place to write cannot be used.
    """
    case, bargain = _read(path, as_of)
    table = table_or_error(bargain)
    asides = [*coded_asides(case, dossier)]
    asides += [*_saved(genius, table, path, web=False), *_saved(geniusweb, table, path, web=True)]
    limit = question.limit or (LISTED_AS_DATA if question.as_json else LISTED)
    method = Packages(limit, question.draws or DRAWS, progress)
    evidence = evidence_of(case, dossier, as_of)
    result = method.answered(table, evidence, np.random.default_rng(question.seed), case.hash if case else "")
    if question.as_json:
        return Solved((packages_json(result),), tuple(asides))
    judged: Sequence[Judged] = judgements(case) if case else ()
    title = case.title if case else path.name
    return Solved(tuple(packages_lines(result, table, title, judged)), tuple(asides))


def _read(path: Path, as_of: date | None) -> tuple[Case | None, Bargain]:
    if path.is_dir():
        from detente.methods.packages.genius_folder import read_folder

        return None, read_folder(path)
    if path.suffix.lower() in (".xml", ".json"):
        rule = "one file of GENIUS or GeniusWeb is no bargain: it needs the domain and the profiles of two parties"
        raise InputError([Problem(str(path), rule, f"give the folder they are in: {path.parent}")])
    from detente.desk.standing import usable_case
    from detente.methods.packages.from_case import bargain_of

    case = usable_case(path)
    return case, bargain_of(replace(case, as_of=as_of or case.as_of))


def _saved(out: Path | None, table: Table, source: Path, *, web: bool) -> Iterable[str]:
    if out is None:
        return
    from detente.desk.writing import write_whole
    from detente.methods.packages.genius_save import genius_files, geniusweb_files, left_behind

    reservations = tuple(
        Fraction(int(each), scale) for each, scale in zip(table.least, table.scales, strict=True)
    )
    files = dict(geniusweb_files(table.bargain) if web else genius_files(table.bargain, reservations))
    _check_folder(out, source, len(files) - 1 == len(table.bargain.sides))
    for name, content in files.items():
        write_whole(out / name, content)
    yield f"{'GeniusWeb' if web else 'GENIUS'}: {out} (a domain and {len(files) - 1} profiles)"
    lost = left_behind(table.bargain, web=web)
    if lost:
        yield f"these files do not hold: {'; '.join(lost)}"


def _check_folder(out: Path, source: Path, distinct: bool) -> None:
    problem = None
    if not distinct:
        problem = (
            "two parties would have files of one name",
            "give them ids that differ in letters or digits",
        )
    elif out.exists() and not out.is_dir():
        problem = ("it is no folder", "name a folder")
    elif out.is_dir() and source.is_dir() and out.samefile(source):
        problem = ("it is the folder to read from", "name another")
    elif out.is_dir() and any(each.suffix.lower() in (".xml", ".json") for each in out.iterdir()):
        problem = ("the folder holds XML or JSON already", "name a new or an empty one")
    if problem:
        raise InputError([Problem(str(out), f"the files cannot be written ({problem[0]})", problem[1])])
    try:
        out.mkdir(exist_ok=True)
    except OSError as error:
        rule = f"the files cannot be written ({error.strerror})"
        raise InputError([Problem(str(out), rule, "check the folder around it")]) from error
