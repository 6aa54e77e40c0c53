"""Links between terms: what a case says cannot stand together, or only beside something, as the kernels take it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from detente.case.bargaining import HeldTerm
from detente.case.judgements import Judged
from detente.case.model import Case
from detente.kernels.bargaining import Link
from detente.methods.packages.bargain import Bond
from detente.toml.file import Location

__all__ = ["bonds_of"]


def bonds_of(case: Case, judged: Mapping[Location, Judged], place: Mapping[str, int]) -> Iterator[Bond | str]:
    """Yield each exclusion and requirement of a case as a link, or a note that it is left aside and why.

    Args:
        case: The case.
        judged: Its judgements, by where they stand.
        place: Of each issue that counts its place; a link that names another is left aside.
    """
    entries = [
        *((("exclusion", i), each.terms, False) for i, each in enumerate(case.exclusions)),
        *((("requirement", i), (each.term, each.needs), True) for i, each in enumerate(case.requirements)),
    ]  # fmt: skip
    for location, terms, needed in entries:
        found = judged[location]
        aside = [case.issue[term.issue].name for term in terms if term.issue not in place]
        if aside:
            yield f"It is left aside that {found.says}: nobody weighs {' or '.join(aside)}."
        else:
            yield Bond(found.id, found.says, _link(case, place, terms, needed=needed))


def _link(case: Case, place: Mapping[str, int], terms: tuple[HeldTerm, ...], *, needed: bool) -> Link:
    """Return the link that forbids all terms together; if `needed`, the first without the second."""
    held = {place[term.issue]: _holding(case, term) for term in terms}
    if needed:
        second = place[terms[1].issue]
        held[second] = ~held[second]
    issues = tuple(sorted(held))
    forbidden = np.ones((1,) * len(issues), np.bool_)
    for axis, issue in enumerate(issues):
        shape = [1] * len(issues)
        shape[axis] = len(held[issue])
        forbidden = forbidden & held[issue].reshape(shape)
    return Link(issues, ~forbidden)


def _holding(case: Case, term: HeldTerm) -> NDArray[np.bool_]:
    places = {case.level(term.issue, words) for words in term.position}
    return np.array([at in places for at in range(len(case.issue[term.issue].positions))])
