"""The one family of errors: each says place, rule, value and mend, and ends a command with exit code 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["DetenteError", "InputError", "Problem"]

_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in what a person gave us.

    Attributes:
        place: File, and line or row where known: `codebook.toml: line 12`.
        rule: What should hold, and the value that does not: `side 'rusia' is not declared`.
        mend: What to do about it: `did you mean 'russia'?`; may be empty.
        missing: Nothing is wrong, but something is not there yet that one method needs.
    """

    place: str
    rule: str
    mend: str = ""
    missing: bool = False

    def __str__(self) -> str:
        """Return the problem as one line; what is very long in it, such as a name of a thousand letters, is cut."""
        rule, mend = _cut(self.rule), _cut(self.mend)
        return f"{self.place}: {rule}" + (f"; {mend}" if mend else "")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 4 :]}"


class DetenteError(Exception):
    """Anything detente refuses to do, in words for the person who asked."""


class InputError(DetenteError):
    """Input that cannot be used, every problem at once.

    Args:
        problems: At least one problem, in reading order.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
