"""Published results, through the whole method: a case in, names and payoffs out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from detente.case.case_file import load_case
from tests.docs.pages import ROOT
from tests.methods.packages.cases import answer

_BILL_AND_JACK = ROOT / "tests" / "reference" / "packages" / "bill-and-jack"


def _expected(folder: Path):
    return tomllib.loads((folder / "expected.toml").read_text("utf-8"))


def test_bill_and_jack_swap_as_nash_says() -> None:
    """Nash's rule picks the published swap, whose gains are 12 and 5 in his units."""
    expected, found = _expected(_BILL_AND_JACK), answer(load_case(_BILL_AND_JACK / "case.toml"))
    nash = next(each for each in found.solutions if each.rule == "nash")
    assert nash.exact
    assert [dict(each.terms) for each in nash.packages] == [expected["terms"]]
    for party in found.parties:
        whole, before = expected["all"][party.party], expected["before"][party.party]
        assert nash.packages[0].payoffs[party.party] * whole == pytest.approx(expected["after"][party.party])
        assert party.reservation == pytest.approx((before / whole,) * 3)


def test_a_small_swap_is_judged() -> None:
    """Both would take the pen for the ball, and it leaves most of what Nash's swap gains unused."""
    swap = answer(load_case(_BILL_AND_JACK / "case.toml")).proposals[0]
    assert [each.verdict for each in swap.parties] == ["accepts", "accepts"]
    assert not swap.incomplete
    assert swap.unused is not None
    assert swap.filled is not None
    assert all(swap.unused.payoffs[party] > amount for party, amount in swap.filled.payoffs.items())
