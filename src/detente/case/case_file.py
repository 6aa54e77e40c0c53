"""Loading a case, every problem reported at once with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from detente.case.bargaining import Exclusion, Requirement, Reservation, Value
from detente.case.checks import case_problems, query_problems
from detente.case.choices import (
    Aim,
    Infeasible,
    NamedState,
    OpenPair,
    Option,
    Outcome,
    Perception,
    Policy,
    Preference,
    Ranking,
)
from detente.case.grounds import Entry, Identifier
from detente.case.model import Case
from detente.case.talks import (
    Capability,
    Delivery,
    Guarantee,
    Hypothesis,
    Issue,
    Minimum,
    Party,
    Proposal,
    Rung,
    Salience,
    Spoiler,
    StatedPosition,
)
from detente.case.well_formed import well_formed
from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook, shipped
from detente.errors import InputError, Problem
from detente.ids import short_id
from detente.toml.file import TomlFile, explained, read

__all__ = ["CaseFile", "Examined", "LoadedCase", "case_of", "examined", "load_case", "read_case"]

LARGEST = 5_000_000
"""Bytes of the largest case file that is read: a person writes some ten thousand."""


class CaseFile(Entry):
    """A case as written: tables are named in the singular, as each `[[party]]` is one."""

    version: Literal[1] = Field(alias="schema")
    name: Identifier
    title: str = ""
    as_of: date | None = None
    codebook: str | None = None
    party: tuple[Party, ...] = Field(min_length=1)
    issue: tuple[Issue, ...] = ()
    position: tuple[StatedPosition, ...] = ()
    minimum: tuple[Minimum, ...] = ()
    salience: tuple[Salience, ...] = ()
    capability: tuple[Capability, ...] = ()
    value: tuple[Value, ...] = ()
    reservation: tuple[Reservation, ...] = ()
    exclusion: tuple[Exclusion, ...] = ()
    requirement: tuple[Requirement, ...] = ()
    option: tuple[Option, ...] = ()
    infeasible: tuple[Infeasible, ...] = ()
    state: tuple[NamedState, ...] = ()
    preference: tuple[Preference, ...] = ()
    ranking: tuple[Ranking, ...] = ()
    open_pair: tuple[OpenPair, ...] = ()
    perception: tuple[Perception, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    aim: tuple[Aim, ...] = ()
    proposal: tuple[Proposal, ...] = ()
    delivery: tuple[Delivery, ...] = ()
    guarantee: tuple[Guarantee, ...] = ()
    spoiler: tuple[Spoiler, ...] = ()
    rung: tuple[Rung, ...] = ()
    hypothesis: tuple[Hypothesis, ...] = ()
    policy: tuple[Policy, ...] = ()


class LoadedCase:
    """A case with the file it was read from, so that later findings can say their line."""

    def __init__(self, case: Case, file: TomlFile) -> None:
        self.case, self.file = case, file


def load_case(path: Path) -> Case:
    """Return a case.

    Raises:
        InputError: every problem in it, each with its line.
    """
    return read_case(path).case


def read_case(path: Path) -> LoadedCase:
    """Return a case with its file.

    Raises:
        InputError: as `load_case`.
    """
    return case_of(_text(path), path)


def case_of(text: str, path: Path) -> LoadedCase:
    """Return the case of a text that stands, or is to stand, in a file.

    Raises:
        InputError: as `load_case`.
    """
    found = _examined(text, path)
    if found.problems or found.loaded is None:
        raise InputError(found.problems)
    return found.loaded


@dataclass(frozen=True, slots=True)
class Examined:
    """A case file with all that is wrong with it.

    Attributes:
        problems: Every problem, those of form first; none if it is a case.
        loaded: The case, as far as methods can be asked what they make of it: if nothing is wrong, or only its codebook
            or what its queries name; None otherwise.
    """

    problems: tuple[Problem, ...]
    loaded: LoadedCase | None


def examined(path: Path) -> Examined:
    """Return a case with every problem it has.

    Raises:
        InputError: the file cannot be read.
    """
    return _examined(_text(path), path)


def _examined(text: str, path: Path) -> Examined:
    problems: list[Problem] = []
    file = TomlFile(str(path), text)
    raw = read(file, problems)
    if raw is None:
        return Examined(tuple(problems), None)
    try:
        written = CaseFile.model_validate(raw)
    except ValidationError as error:
        problems.extend(explained(file, CaseFile, error))
        partly, where = well_formed(file, CaseFile, raw, error)
        # Without a party that can be read, whatever names one would be called a mistake.
        if partly.party:
            problems.extend(_further(partly, where, _case(partly, path, "")))
        return Examined(tuple(problems), None)
    case = _case(written, path, short_id(written.model_dump_json()))
    problems = case_problems(case, file)
    loaded = None if problems else LoadedCase(case, file)
    return Examined((*problems, *_of_codebook(written, file, case)), loaded)


def _further(written: CaseFile, file: TomlFile, case: Case) -> list[Problem]:
    return [*case_problems(case, file), *_of_codebook(written, file, case)]


def _of_codebook(written: CaseFile, file: TomlFile, case: Case) -> list[Problem]:
    problems: list[Problem] = []
    codebook = _codebook(case, written, file, problems)
    return [*problems, *query_problems(case, file, codebook)]


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            rule = f"the file has {path.stat().st_size:,} bytes; a case has at most {LARGEST:,}"
            raise InputError([Problem(str(path), rule, "give the case, not the articles")])
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(
            [Problem(str(path), f"the case cannot be read ({reason})", "give a TOML file")]
        ) from error


def _case(written: CaseFile, path: Path, content: str) -> Case:
    codebook = None
    if written.codebook:
        codebook = Path(written.codebook) if written.codebook in shipped() else path.parent / written.codebook
    return Case(
        name=written.name,
        title=written.title or written.name,
        shown=str(path),
        hash=content,
        as_of=written.as_of,
        codebook=codebook,
        parties=written.party,
        issues=written.issue,
        positions=written.position,
        minimums=written.minimum,
        saliences=written.salience,
        capabilities=written.capability,
        values=written.value,
        reservations=written.reservation,
        exclusions=written.exclusion,
        requirements=written.requirement,
        options=written.option,
        infeasible=written.infeasible,
        states=written.state,
        preferences=written.preference,
        rankings=written.ranking,
        open_pairs=written.open_pair,
        perceptions=written.perception,
        outcomes=written.outcome,
        aims=written.aim,
        proposals=written.proposal,
        deliveries=written.delivery,
        guarantees=written.guarantee,
        spoilers=written.spoiler,
        rungs=written.rung,
        hypotheses=written.hypothesis,
        policies=written.policy,
    )


def _codebook(case: Case, written: CaseFile, file: TomlFile, problems: list[Problem]) -> Codebook | None:
    if case.codebook is None:
        return None
    try:
        return load_codebook(case.codebook)
    except InputError as error:
        first = error.problems[0]
        rule = f"its codebook {written.codebook!r} cannot be used: {first}"
        problems.append(
            file.problem(("codebook",), rule, "`detente codebook check` shows all that is wrong with it")
        )
        return None
