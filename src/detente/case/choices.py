"""The tables of a case file on what the parties can do: options, states, preferences, policies."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from detente.case.grounds import Entry, Flag, Grounded, Identifier, Judgement, Ranged, Words, many

__all__ = [
    "Aim",
    "Cost",
    "Infeasible",
    "Meaning",
    "NamedState",
    "OpenPair",
    "Option",
    "Outcome",
    "Perception",
    "Policy",
    "PolicyRule",
    "Preference",
    "Ranking",
]

Meaning: TypeAlias = Literal["settled", "frozen", "continuing", "escalated", "collapse", "silent"]

Condition = Annotated[str, Field(min_length=1, max_length=10_000)]
Amount = Annotated[float, Field(allow_inf_nan=False, strict=True)]


class Cost(Ranged):
    """What using an option costs its holder, in a unit said in words."""

    low: Amount
    high: Amount
    unit: Words


class Option(Judgement):
    """A lever: something one party can do or leave.

    Attributes:
        kind: What sort of lever: aid, sanctions, strikes, recognition, leaving, talks, settlement…
        change: Which way it can be changed: an option `no to yes` cannot be undone.
        now: Whether it is in use as of the case's day: together they are the status quo.
    """

    repeats: ClassVar[bool] = True
    id: Identifier
    name: Words
    holder: Identifier
    kind: Identifier = "other"
    change: Literal["both ways", "no to yes", "yes to no"] = "both ways"
    now: Flag = False
    cost: Cost | None = None


class Infeasible(Entry):
    """A combination of options that cannot be."""

    when: Condition
    why: Words


class NamedState(Entry):
    """States that go by one name; `merge` makes them one state."""

    id: Identifier
    name: Words
    when: Condition
    merge: Flag = False


class Preference(Ranged):
    """What a party would have hold, in its order of priority: an earlier one outweighs all later ones together.

    Attributes:
        low: The first place (1 is the most important) that it may take in the party's order; default its own.
        high: The last place that it may take.
        strong: A state that has it is strongly preferred to one that differs in it first.
    """

    party: Identifier
    holds: Condition
    low: Annotated[int, Field(ge=1, strict=True)] | None = None
    high: Annotated[int, Field(ge=1, strict=True)] | None = None
    strong: Flag = False


class Ranking(Judgement):
    """A party's order of named states, best first; those in one bracket are tied."""

    party: Identifier
    order: tuple[Annotated[tuple[Identifier, ...], BeforeValidator(many)], ...] = Field(min_length=1)


class OpenPair(Judgement):
    """States between which a party's preference is not known: those of one condition against those of the other."""

    party: Identifier
    between: tuple[Condition, Condition]


class Perception(Judgement):
    """What one party takes another's preferences to be, where it is wrong; `unseen` are states it does not see."""

    by: Identifier
    of: Identifier | None = None
    holds: tuple[Condition, ...] = ()
    unseen: Condition | None = None


class Outcome(Entry):
    """Which outcomes of a method mean what, the first that holds; what none fits is silent."""

    method: Identifier
    means: Meaning
    when: Condition


class Aim(Entry):
    """A question for the smallest change of preferences: make a state rest, or unsettle it."""

    state: Identifier
    rest: Flag = True
    concept: Literal["nash", "gmr", "smr", "seq", "sim"] = "nash"
    party: Identifier | None = None


class PolicyRule(Entry):
    """When a condition holds, set these options so."""

    when: Condition
    then: dict[Identifier, Flag] = Field(min_length=1)


class Policy(Grounded):
    """A course open to a party: a setting of its options, then rules in order, a later one overruling an earlier."""

    id: Identifier
    name: Words
    by: Identifier
    settings: dict[Identifier, Flag] = Field(alias="set", min_length=1)
    rules: tuple[PolicyRule, ...] = Field(default=(), alias="rule")
