"""What is too much to be reckoned with, and frontiers that are too large to be listed whole."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from detente.errors import InputError
from detente.methods.packages.adapter import Packages
from detente.methods.packages.arrays import table_of
from detente.methods.packages.bargain import Bargain
from detente.methods.packages.lacking import MOST_LEVELS, MOST_PARTIES, lacking, table_or_error
from detente.methods.packages.profiles import FileDomain, Profile, bargain_from


def _bargain(parties: int, issues: int, levels: int, *, digits: int = 3) -> Bargain:
    """Return a bargain of random values, the same ones again for the same arguments."""
    rng = np.random.default_rng(5)
    names = [f"i{at}" for at in range(issues)]
    domain = FileDomain("d", {name: tuple(f"v{level}" for level in range(levels)) for name in names})
    profiles = [
        Profile(
            f"p{at}",
            dict.fromkeys(names, Fraction(1, issues)),
            {
                name: tuple(Fraction(int(each), 10**digits) for each in rng.integers(10**digits, size=levels))
                for name in names
            },
        )
        for at in range(parties)
    ]
    return bargain_from("made-up", domain, profiles)


def test_too_many_parties_and_levels_are_refused_together() -> None:
    """Both are told, with what may be done."""
    problems = lacking(_bargain(MOST_PARTIES + 1, 2, MOST_LEVELS))
    assert ["parties" in each.rule or "levels" in each.rule for each in problems] == [True, True]
    with pytest.raises(InputError, match="a deal needs two parties"):
        table_or_error(_bargain(1, 1, 2))


def test_utilities_without_a_common_denominator_are_rounded() -> None:
    """Whose they are, and to how many digits, is said; the answer is whole all the same."""
    bargain = _bargain(2, 7, 3, digits=15)
    table = table_of(bargain)
    assert table.rounded
    result = Packages().answered(table, (), np.random.default_rng(0), "")
    assert ("weights and values, having too many digits, rounded to seven", "p0, p1") in result.parameters
    assert result.answer.zone.open


@pytest.mark.slow
def test_a_frontier_too_large_to_list_is_counted_as_far_as_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules still pick, and what is not certain is marked."""
    for module in ("zone", "rules", "judging"):
        monkeypatch.setattr(f"detente.methods.packages.{module}.MOST_ROWS", 40)
    found = Packages(5).answered(table_of(_bargain(3, 9, 6)), (), np.random.default_rng(0), "").answer
    assert not found.frontier.complete
    assert found.frontier.acceptable is None
    assert found.frontier.count > 40
    assert len(found.frontier.listed) == 5
    picked = {each.rule: each for each in found.solutions}
    assert all(each.packages for each in found.solutions)
    assert picked["asymmetric_nash"].packages == picked["nash"].packages
    assert not picked["sequential_midpoints"].exact
