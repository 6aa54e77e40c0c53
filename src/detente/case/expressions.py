"""Conditions on options, as a person writes them: `leave and not aid`, `sign if (ceasefire or aid)`.

`a if b` holds unless b holds and a does not; `a iff b` holds when both or neither do. `not` binds tightest, then
`and`, `or`, `if`, `iff`; both sides of `if` and `iff` may be in brackets. Nothing is ever handed to `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "WORDS",
    "Both",
    "Expression",
    "ExpressionError",
    "Name",
    "Not",
    "conjunctions",
    "holds",
    "measure",
    "names",
    "parsed",
    "substituted",
]

WORDS = frozenset({"and", "or", "not", "if", "iff"})
"""Words of the language, which can name no option."""

LONGEST = 600
"""How many words and brackets a condition may have."""

DEEPEST = 100
"""How deep brackets and `not` may nest: beyond, nobody reads it, and it would exhaust the stack."""

_TOKEN = re.compile(r"\s*(?:([a-z0-9][a-z0-9_-]*)|([()]))")
_SPACE = re.compile(r"\s*")


class ExpressionError(ValueError):
    """Words that are no condition, and what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Name:
    """An option that is taken, or a named state that holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """What holds where its part does not."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Both:
    """Two parts joined by a word of the language."""

    word: Literal["and", "or", "if", "iff"]
    left: Expression
    right: Expression


Expression: TypeAlias = Name | Not | Both

_Found: TypeAlias = tuple[dict[str, bool], ...]


def parsed(text: str) -> Expression:
    """Return a condition as written.

    Raises:
        ExpressionError: it is no condition; the message says where and why.
    """
    return _Parser(text).whole()


class _Parser:
    """Reads one condition; each method takes what binds tighter than the one before."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if not self._tokens:
            raise ExpressionError("the condition is empty")
        if len(self._tokens) > LONGEST:
            raise ExpressionError(
                f"the condition has more than {LONGEST} words and brackets; name parts of it as states"
            )
        found = self._joined("iff")
        if self._at < len(self._tokens):
            raise ExpressionError(f"{self._tokens[self._at]!r} is left over after {self._said()!r}")
        return found

    def _said(self) -> str:
        return " ".join(self._tokens[: self._at])

    def _takes(self, word: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at] == word:
            self._at += 1
            return True
        return False

    def _joined(self, word: Literal["and", "or", "if", "iff"]) -> Expression:
        tighter: dict[str, Literal["and", "or", "if"]] = {"iff": "if", "if": "or", "or": "and"}
        inner = tighter.get(word)
        found = self._joined(inner) if inner else self._single()
        while self._takes(word):
            found = Both(word, found, self._joined(inner) if inner else self._single())
        return found

    def _single(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(f"brackets and `not` nest deeper than {DEEPEST}")
        found = self._inner()
        self._depth -= 1
        return found

    def _inner(self) -> Expression:
        if self._takes("not"):
            return Not(self._single())
        if self._takes("("):
            found = self._joined("iff")
            if not self._takes(")"):
                raise ExpressionError(f"a bracket is not closed after {self._said()!r}")
            return found
        if self._at == len(self._tokens):
            raise ExpressionError(f"something is missing after {self._said()!r}")
        word = self._tokens[self._at]
        if word in WORDS or word == ")":
            raise ExpressionError(f"an option is missing before {word!r}")
        self._at += 1
        return Name(word)


def _tokens(text: str) -> Iterator[str]:
    at = 0
    end = len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            start = _SPACE.match(text, at).end()  # type: ignore[union-attr]
            raise ExpressionError(f"{text[start : start + 12]!r} is no option's id, word or bracket")
        yield found[1] or found[2]
        at = found.end()


def names(expression: Expression) -> frozenset[str]:
    """Return every name that stands in a condition."""
    if isinstance(expression, Name):
        return frozenset({expression.name})
    if isinstance(expression, Not):
        return names(expression.part)
    return names(expression.left) | names(expression.right)


def measure(expression: Expression, meanings: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Return how many names a condition has and how deep it nests once each name is replaced by its meaning.

    Args:
        expression: The condition.
        meanings: The measure of each name that has a meaning; any other counts as one name.
    """
    if isinstance(expression, Name):
        return meanings.get(expression.name, (1, 1))
    parts = (expression.part,) if isinstance(expression, Not) else (expression.left, expression.right)
    measured = [measure(part, meanings) for part in parts]
    return sum(size for size, _ in measured), 1 + max(depth for _, depth in measured)


def substituted(expression: Expression, meanings: Mapping[str, Expression]) -> Expression:
    """Return a condition with each name that has a meaning replaced by it, once; meanings are not looked into."""
    if isinstance(expression, Name):
        return meanings.get(expression.name, expression)
    if isinstance(expression, Not):
        return Not(substituted(expression.part, meanings))
    left, right = substituted(expression.left, meanings), substituted(expression.right, meanings)
    return Both(expression.word, left, right)


def holds(expression: Expression, truth: Mapping[str, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Return where a condition holds.

    Args:
        expression: The condition.
        truth: For each name in it, where that holds; all of one shape.

    Raises:
        KeyError: a name has no truth given.
    """
    if isinstance(expression, Name):
        return truth[expression.name]
    if isinstance(expression, Not):
        return ~holds(expression.part, truth)
    left, right = holds(expression.left, truth), holds(expression.right, truth)
    if expression.word == "and":
        return left & right
    if expression.word == "or":
        return left | right
    return (left | ~right) if expression.word == "if" else (left == right)


def conjunctions(expression: Expression, most: int = 4_096) -> tuple[dict[str, bool], ...]:
    """Return a condition as alternatives, each a set of options that must and must not be taken.

    An empty tuple is a condition that never holds. Alternatives may overlap; the order is the condition's own.

    Raises:
        ExpressionError: there would be more than `most` alternatives.
    """
    return _Alternatives(most).of(expression, wanted=True)


class _Alternatives:
    """Finds alternatives of a condition and of its denial, each part's once: `iff` asks for both of both its sides."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[tuple[int, bool], _Found] = {}

    def of(self, expression: Expression, *, wanted: bool) -> _Found:
        key = (id(expression), wanted)
        if key not in self._known:
            self._known[key] = self._of(expression, wanted)
        return self._known[key]

    def _of(self, expression: Expression, wanted: bool) -> _Found:
        if isinstance(expression, Name):
            return ({expression.name: wanted},)
        if isinstance(expression, Not):
            return self.of(expression.part, wanted=not wanted)
        left, right = expression.left, expression.right
        if expression.word == "iff":
            same = self._together(self.of(left, wanted=True), self.of(right, wanted=wanted))
            return self._either(
                same, self._together(self.of(left, wanted=False), self.of(right, wanted=not wanted))
            )
        ones = self.of(left, wanted=wanted)
        others = self.of(right, wanted=wanted != (expression.word == "if"))
        together = (expression.word == "and") == wanted
        return self._together(ones, others) if together else self._either(ones, others)

    def _either(self, ones: _Found, others: _Found) -> _Found:
        unique = {tuple(sorted(each.items())): each for each in (*ones, *others)}
        if len(unique) > self._most:
            raise ExpressionError(f"the condition has more than {self._most} alternatives")
        return tuple(unique.values())

    def _together(self, ones: _Found, others: _Found) -> _Found:
        if len(ones) * len(others) > 64 * self._most:
            raise ExpressionError(f"the condition has more than {self._most} alternatives")
        pairs = product(ones, others)
        found = (a | b for a, b in pairs if all(a[name] == b[name] for name in a.keys() & b.keys()))
        return self._either(tuple(found), ())
