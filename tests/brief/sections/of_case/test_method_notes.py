"""Each method under its own name: what it was run with, or what the case lacks for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from detente.brief.case_telling import CaseTelling
from detente.brief.findings import MethodNote
from detente.brief.sections.of_case.deals import deals
from detente.brief.sections.of_case.method_notes import lacks, ran_with
from detente.brief.sections.of_case.spatial_lines import spatial_lines
from tests.brief.cases import lines, telling, with_case

_NOTES = (
    MethodNote("packages", "Packages", "Raiffa (1982)", (("draws", "200"),), 0),
    MethodNote("spatial", "Spatial models", "Black (1948)", (), 3),
)
_LACKING = {"packages": ("case.toml: add [[salience]]",), "spatial": ("case.toml: add [[capability]]",)}


def _about(**changes: object) -> CaseTelling:
    found = with_case()
    assert found.case is not None
    return telling(replace(found, case=replace(found.case, **changes)))  # type: ignore[arg-type]


def test_each_method_is_told_under_its_own_name() -> None:
    """Source, parameters and seed; one that did not run has no note."""
    about = _about(methods=_NOTES)
    assert list(lines(ran_with(about, "packages"))) == [
        "Packages: Raiffa (1982). Run with draws 200; seed 0."
    ]
    assert list(lines(ran_with(about, "spatial"))) == ["Spatial models: Black (1948); seed 3."]
    assert ran_with(about, "graph-model") == ()


def test_what_a_method_lacks_stands_where_its_answer_would() -> None:
    """Though the graph model answered; what one lacks is not told of another."""
    about = _about(lacking=_LACKING)
    assert list(lines(deals(about))) == [
        "What the case would have to say for packages of terms to be weighed",
        "case.toml: add [[salience]]",
    ]
    assert list(lines(spatial_lines(about))) == [
        "What the case would have to say for the spatial models to read it",
        "case.toml: add [[capability]]",
    ]
    assert lacks(about, "graph-model") == ()


def test_the_case_is_named_without_the_place_where_it_lies() -> None:
    """A page that is sent on does not tell how somebody's machine is set up."""
    about = _about()
    shown = str(about.case.shown)
    told = _about(lacking={"packages": (f"{shown}: add [[salience]]",)})
    assert list(lines(lacks(told, "packages")))[1] == f"{PurePath(shown).name}: add [[salience]]"
