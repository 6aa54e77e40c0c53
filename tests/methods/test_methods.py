"""Every method has what a reader needs: a page, its sources, a reference result; others can add theirs."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

import detente.methods as methods
from detente.errors import DetenteError, InputError
from detente.methods import METHODS, added_methods, method_named
from tests.docs.pages import ROOT, headings

_EACH = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)


def test_there_are_methods() -> None:
    """Names are told apart."""
    assert METHODS
    assert len({method.name for method in METHODS}) == len(METHODS)


@_EACH
def test_a_method_has_a_page(method) -> None:
    """It says what the method answers and what it never says."""
    page = ROOT / "docs" / "methods" / f"{method.name}.md"
    assert page.exists()
    assert {"what-it-never-says", "definitions"} <= headings(page)


@_EACH
def test_a_method_has_its_sources(method) -> None:
    """They stand in the bibliography under its name, those it names itself among them."""
    page = ROOT / "docs" / "reference" / "bibliography.md"
    assert method.name in headings(page)
    section = page.read_text(encoding="utf-8").partition(f"## {method.name}\n")[2].partition("\n## ")[0]
    years = [word.strip("();,") for word in method.source.split() if word.strip("();,").isdigit()]
    assert years
    assert all(f"({year})" in section for year in years)


@_EACH
def test_a_method_has_a_reference_result(method) -> None:
    """Published answers are kept as data."""
    found = list((ROOT / "tests" / "reference" / method.name).glob("*/expected.toml"))
    assert found
    assert all("source" in each.read_text(encoding="utf-8") for each in found)


def test_a_method_is_found_by_its_name() -> None:
    """A name that is none says which there are."""
    assert method_named("graph-model") is METHODS[0]
    with pytest.raises(InputError, match="did you mean 'graph-model'"):
        method_named("graph-mode")


def _adding(monkeypatch: pytest.MonkeyPatch, value: str, name: str = "mine") -> None:
    entry = EntryPoint(name, value, methods.GROUP)
    monkeypatch.setattr(methods, "entry_points", lambda group: [entry] if group == methods.GROUP else [])


class Mine:
    """A method as a package would add it."""

    name, title, source, requires = "mine", "Mine", "Nobody (2020)", ()

    def lacks(self, case):
        """Nothing is missing."""
        return ()

    def solve(self, case, evidence, results, rng):
        """Not called here."""


mine, no_method = Mine(), object()


def test_packages_add_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the entry point names is found by its name."""
    _adding(monkeypatch, f"{__name__}:mine")
    assert added_methods() == (mine,)
    assert method_named("mine") is mine


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("there.is.no.such:thing", "cannot be loaded"),
        (f"{__name__}:nothing", "cannot be loaded"),
        (f"{__name__}:no_method", "is no method: it has no name, title, source"),
        ("detente.methods.graph_model:METHOD", "takes the name 'graph-model', which is taken"),
    ],
    ids=["no module", "no attribute", "no method", "taken name"],
)
def test_a_bad_method_is_named(monkeypatch: pytest.MonkeyPatch, value: str, said: str) -> None:
    """The message says which package to mend."""
    _adding(monkeypatch, value)
    with pytest.raises(DetenteError) as error:
        method_named("mine")
    assert said in str(error.value)
    assert f"method 'mine' of an installed package ({value})" in str(error.value)
