"""What every method answers: the same as when it is asked alone, and what keeps another from answering."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from detente.desk.results import SEED, method_results
from detente.methods import METHODS
from tests.methods.packages.cases import TRADE, case, table

_OPEN = table("salience", party="broker", issue="land", low=0.1, high=0.9) + table(
    "position", party="broker", issue="land", stated="b"
)


def test_a_method_answers_as_when_it_is_asked_alone() -> None:
    """With the seed that the page names, so that a reader can have the page's figures again."""
    given = case(TRADE, _OPEN)
    results, _ = method_results(given, ())
    alone = {method.name: method for method in METHODS}
    assert "packages" in results
    for name, result in results.items():
        again = alone[name].solve(given, (), {}, np.random.default_rng(SEED))
        assert asdict(again) == asdict(result)
        assert result.seed == SEED


def test_what_keeps_a_method_from_answering_stands_under_its_name() -> None:
    """And nothing under the names of those that answered."""
    results, lacking = method_results(case(TRADE), ())
    assert results.keys() & lacking.keys() == set()
    assert results.keys() | lacking.keys() == {method.name for method in METHODS}
    assert any("option" in str(each) for each in lacking["graph-model"])
