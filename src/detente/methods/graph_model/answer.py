"""What the graph model answers, in the case's own names. States are numbered from 1, as GMCR+ numbers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.case.choices import Meaning
from detente.methods.shares import Share

__all__ = [
    "CONCEPTS",
    "Change",
    "Concept",
    "Course",
    "Eyes",
    "GraphAnswer",
    "Move",
    "Route",
    "State",
    "Why",
]

Concept: TypeAlias = Literal["nash", "gmr", "smr", "seq", "sim"]
CONCEPTS: tuple[Concept, ...] = ("nash", "gmr", "smr", "seq", "sim")


@dataclass(frozen=True, slots=True)
class State:
    """A state that matters: an equilibrium, the status quo, one that was asked for, or one on a route between them.

    Attributes:
        number: From 1, in ascending order of the sum of option k times 2 to the k.
        choices: For each option, whether it is taken; for merged states those of the first of them.
        names: Ids of the named states that it is or lies in.
        meaning: What it means for the talks, by the case's outcomes.
        status_quo: It is where things stand.
        equilibrium: Concepts under which it is an equilibrium.
        shares: For each concept, how often it is one over the rankings that the case leaves open; empty if none are.
        told: What it is, in words: a named state by its name, any other by what sets it apart from the status quo.
    """

    number: int
    choices: tuple[bool, ...]
    names: tuple[str, ...]
    meaning: Meaning
    status_quo: bool
    equilibrium: tuple[Concept, ...]
    shares: Mapping[Concept, Share]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One party's move between two states that matter; `improving` if it prefers where it goes."""

    party: str
    start: int
    end: int
    improving: bool


@dataclass(frozen=True, slots=True)
class Route:
    """A shortest way from the status quo to a state; `improving` if each mover prefers where it goes."""

    end: int
    moves: tuple[Move, ...]
    improving: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why one party stays at a state or leaves it, under one concept.

    Attributes:
        stable: It stays.
        says: In words: `Nobody moves alone from X because…`, one sentence a move.
        judgements: Names of the judgements of the case that its order of these states rests on.
    """

    state: int
    party: str
    concept: Concept
    stable: bool
    says: tuple[str, ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What follows in the model if one party keeps to a policy and all others move.

    Attributes:
        policy: Its id.
        by: Whose it is.
        start: Number of the state from which it begins: the status quo with the policy set.
        rests: Numbers of the equilibria (Nash or SEQ) that the others can come to by improvements from there.
        equilibria: Numbers of all equilibria (Nash or SEQ) while it is kept to.
        meanings: For each meaning, over draws of what the case leaves open, how often some state the others come to has
            it; without anything open, one draw.
        hangs_on: Names of judgements whose doubt alone would give `rests` other meanings: assumed ones left out, and
            preferences put in the first or last place that they may take.
        circles: Where they come to no rest: numbers of the states that they come to again and again, whose meanings
            then count.
    """

    policy: str
    by: str
    start: int
    rests: tuple[int, ...]
    equilibria: tuple[int, ...]
    meanings: Mapping[Meaning, Share]
    hangs_on: tuple[str, ...]
    circles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change of one party's preferences that makes a state rest, or unsettles it.

    Attributes:
        rest: Whether it was to rest.
        party: Whose preferences change; None if no party's alone can.
        distance: How many pairs of its ranking are reversed, a tie made or broken counting one half; None if impossible.
        says: The change in words, one pair a line; why it cannot be, if it cannot, or need not.
        exact: The search was complete; else the distance is the best found.
        statement: Another way: which one statement, of which party, would do it if it stood elsewhere in that party's
            order or were left out, as a sentence that stands by itself; empty if none would, or none was looked for.
        by_statements: Statements were looked through: an empty `statement` says that no one of them does it.
    """

    state: int
    rest: bool
    concept: Concept
    party: str | None
    distance: float | None
    says: tuple[str, ...]
    exact: bool
    statement: str = ""
    by_statements: bool = False


@dataclass(frozen=True, slots=True)
class Eyes:
    """In whose eyes a state is an equilibrium, where parties see different games."""

    state: int
    concept: Concept
    sees: tuple[str, ...]
    holds: bool


@dataclass(frozen=True, slots=True)
class GraphAnswer:
    """The graph model's answer.

    Attributes:
        parties: Ids of the decision makers, in the order of the case.
        options: Ids of the options, first the lowest bit.
        feasible: How many states there are.
        states: Those that matter, by number.
        moves: Every move between two of them, improving or not.
        routes: From the status quo to each equilibrium among them that can be reached, and to those states asked for,
            aimed at or come to by a policy that no other states lie before; shortest first.
        equilibria: For each concept, the numbers of its equilibria.
        coalitional: For each concept, those that no coalition leaves either.
        broken_by: For each Nash equilibrium that a coalition would leave: the coalitions, as tuples of party ids.
        whys: Certificates in words for the states that matter.
        courses: One for each policy of the case.
        changes: Answers to the case's aims.
        eyes: Where the case has perceptions: in whose eyes each state rests.
        unknown: Where pairs are left open: for each of the four extensions and concept, the equilibria.
        strong: Where preferences are marked strong: for each concept, the equilibria that are strongly stable.
        draws: How many rankings were drawn; 0 where the case leaves nothing open.
    """

    parties: tuple[str, ...]
    options: tuple[str, ...]
    feasible: int
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    routes: tuple[Route, ...]
    equilibria: Mapping[Concept, tuple[int, ...]]
    coalitional: Mapping[Concept, tuple[int, ...]]
    broken_by: Mapping[int, tuple[tuple[str, ...], ...]]
    whys: tuple[Why, ...]
    courses: tuple[Course, ...]
    changes: tuple[Change, ...]
    eyes: tuple[Eyes, ...]
    unknown: Mapping[str, Mapping[Concept, tuple[int, ...]]]
    strong: Mapping[Concept, tuple[int, ...]]
    draws: int
