"""A conflict as the graph model reads it, whether it comes from a case or from a `.gmcr` file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.case.choices import Meaning
from detente.case.expressions import Both, Expression, Name, Not
from detente.methods.graph_model.answer import Concept

__all__ = [
    "Conflict",
    "Goal",
    "Lever",
    "NamedCondition",
    "Open",
    "Reaction",
    "Seen",
    "Setting",
    "Side",
    "Statement",
    "joined",
    "literal",
]

Setting: TypeAlias = tuple[tuple[int, bool], ...]
"""Options, by place, and whether each is taken."""


@dataclass(frozen=True, slots=True)
class Lever:
    """An option: its id, its name, its holder by place, 1 for no to yes only, -1 for yes to no only, and its setting now."""

    id: str
    name: str
    holder: int
    direction: int = 0
    now: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One preference of a side's order of priority.

    Attributes:
        holds: What it would have hold.
        words: The same as it was written.
        judgement: Name of the case's judgement; empty for a file's.
        assumed: That judgement is assumed.
        low: First place, from 1, that it may take.
        high: Last such place.
        strong: A state that has it is strongly preferred to one that differs in it first.
    """

    holds: Expression
    words: str
    judgement: str = ""
    assumed: bool = False
    low: int = 0
    high: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A decision maker.

    Attributes:
        statements: Its preferences in order of priority; empty where `order` is given.
        order: Its ranking, best first: ids of named states, or numbers of states from 1; None without one.
        judgement: Name of the judgement that the ranking is.
        assumed: That judgement is assumed.
        unseen: States that it does not see.
    """

    id: str
    name: str
    statements: tuple[Statement, ...] = ()
    order: tuple[tuple[str | int, ...], ...] | None = None
    judgement: str = ""
    assumed: bool = False
    unseen: Expression | None = None


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """States that go by one name; `merge` makes them one."""

    id: str
    name: str
    holds: Expression
    merge: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """States between which a side's preference is not known: those of one condition against those of the other."""

    side: int
    first: Expression
    second: Expression


@dataclass(frozen=True, slots=True)
class Seen:
    """What one side takes another's preferences to be, in order of priority."""

    by: int
    of: int
    statements: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A named state that is to rest, or to be unsettled, by a change of one side's preferences, or of anyone's."""

    state: str
    rest: bool
    concept: Concept
    side: int | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """A policy: a setting of the holder's options, then rules in order, a later one overruling an earlier."""

    id: str
    name: str
    by: int
    settings: Setting
    rules: tuple[tuple[Expression, Setting], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """All that the graph model reads.

    Attributes:
        shown: The file, as it is shown.
        has_now: Whether the options' settings now are known: they are the status quo.
        infeasible: What cannot be.
        outcomes: What states mean for the talks, the first that holds.
        coalitions: Those that were asked for, as sides by place; at least two in each.
        left_out: Parties that hold no option.
    """

    shown: str
    sides: tuple[Side, ...]
    levers: tuple[Lever, ...]
    has_now: bool = False
    infeasible: tuple[Expression, ...] = ()
    named: tuple[NamedCondition, ...] = ()
    open: tuple[Open, ...] = ()
    seen: tuple[Seen, ...] = ()
    outcomes: tuple[tuple[Meaning, Expression], ...] = ()
    goals: tuple[Goal, ...] = ()
    policies: tuple[Reaction, ...] = ()
    coalitions: tuple[tuple[int, ...], ...] = ()
    left_out: tuple[str, ...] = ()


def literal(option: str, *, taken: bool) -> Expression:
    """Return the condition that an option is taken, or is not."""
    return Name(option) if taken else Not(Name(option))


def joined(word: Literal["and", "or"], parts: Sequence[Expression]) -> Expression:
    """Return conditions joined by a word, nested as little as can be; there must be one at least."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return Both(word, joined(word, parts[:middle]), joined(word, parts[middle:]))
