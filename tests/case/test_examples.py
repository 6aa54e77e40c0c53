"""The examples' cases: they load, their queries find what they should, and they say how much of them is assumed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from detente.case.case_file import load_case
from detente.case.expressions import conjunctions
from detente.case.gathering import gathered
from detente.case.grounds import grade_of
from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.case.support import Support, map_of, supports
from detente.coding.codebook_file import load_codebook
from detente.desk.intake import take_in
from detente.kernels.graph_model.options import feasible_states
from detente.record.sources import read_sources
from detente.store.dossier import Dossier
from tests.docs.pages import ROOT

EXAMPLES = ("ukraine-2025", "camp-david-1978")
TINY = Path(__file__).parent / "fixtures" / "steel-tariffs.toml"

ONLY_IN_OTHER_ARTICLES = {
    "preference:russia/7",
    "preference:ukraine/2",
    "preference:us/3",
    "proposal:april-plan/neutrality",
    "proposal:april-plan/recognition",
}
"""Judgements of the Ukraine case whose sentences stand in other articles than the example's; each says why it is held."""

Standing = tuple[Case, dict[str, Support], Callable[[str], str]]


def case_of(name: str) -> Case:
    """Return an example's case."""
    return load_case(ROOT / "examples" / name / "case.toml")


@pytest.fixture(scope="session")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the dossier of an example, read once a session."""
    folder = tmp_path_factory.mktemp("dossiers")

    def dossier(name: str) -> Path:
        if not (folder / name).exists():
            articles = shutil.copytree(ROOT / "examples" / name, folder / f"{name}-articles")
            with Dossier(folder / name) as opened:
                take_in(opened, [articles], load_codebook(articles / "codebook.toml"), processes=1)
        return folder / name

    return dossier


@pytest.fixture(scope="session", params=EXAMPLES)
def standing(request: pytest.FixtureRequest, dossiers: Callable[[str], Path]) -> Standing:
    """Return an example's case, what its record says on each judgement, and an item's words."""
    case = case_of(request.param)
    judged = judgements(case)
    with Dossier(dossiers(request.param)) as opened:
        sources = read_sources(opened, case.as_of or date.max)
        support = supports(judged, gathered(case, judged, opened, sources))
        words = {
            name: item.words
            for each in support
            for name in (*each.items, *each.against)
            if (item := opened.item(name)) is not None
        }
    return case, {each.judged.id: each for each in support}, lambda name: words[name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_loads_without_a_problem(name: str) -> None:
    """Each example's case is checked against its own codebook, and nothing is wrong."""
    case = case_of(name)
    assert case.codebook is not None
    assert case.as_of is not None


def test_a_trade_dispute_loads() -> None:
    """Nothing in a case is special to war: a quarrel over steel has the same tables."""
    case = load_case(TINY)
    assert len(case.options) == 6
    assert {each.kind for each in case.options} == {"tariffs", "subsidies", "ruling"}


@pytest.mark.parametrize(("name", "states"), [("ukraine-2025", 624), ("camp-david-1978", 288)])
def test_states_stay_few_enough_to_look_at(name: str, states: int) -> None:
    """Each example has some hundred feasible states, and stands in one of them."""
    case = case_of(name)
    assert states_of(case) == states


def test_the_trade_dispute_has_few_states() -> None:
    """Its six options leave 36 states."""
    assert states_of(load_case(TINY)) == 36


def states_of(case: Case) -> int:
    """Return how many states a case leaves feasible, having seen that the status quo is one of them."""
    bit = {each.id: 1 << k for k, each in enumerate(case.options)}
    patterns = [
        (sum(bit[o] for o in pattern), sum(bit[o] for o, yes in pattern.items() if yes))
        for each in case.infeasible
        for pattern in conjunctions(case.condition(each.when))
    ]
    masks, values = (np.array(column, np.int64) for column in zip(*patterns, strict=True))
    states = feasible_states(len(case.options), (masks, values))
    assert sum(bit[each.id] for each in case.options if each.now) in states
    return len(states)


@pytest.mark.parametrize(
    ("name", "grades"),
    [
        ("ukraine-2025", {"stated": 59, "direction": 74, "assumed": 148}),
        ("camp-david-1978", {"stated": 29, "direction": 28, "assumed": 69}),
    ],
)
def test_grades_are_counted(name: str, grades: dict[str, int]) -> None:
    """How much of an example is said by somebody, and how much is ours, is known and does not drift unseen."""
    assert Counter(each.grade for each in judgements(case_of(name))) == grades


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_rests_on_nothing(name: str) -> None:
    """Every judgement has sentences or a reason, and a number or an order that sentences only point to says why."""
    case = case_of(name)
    for each in judgements(case):
        assert each.because or each.assumed, each.id
    for entry in (*case.saliences, *case.capabilities, *case.preferences, *case.minimums, *case.hypotheses):
        assert entry.assumed or grade_of(entry) != "direction", entry


def test_both_sides_are_asked_the_same() -> None:
    """Both belligerents have options, preferences, positions and minimums, and answers to each other's proposals."""
    case = case_of("ukraine-2025")
    for table in (case.options, case.preferences, case.positions, case.minimums):
        of = {getattr(each, "party", None) or each.holder for each in table}  # type: ignore[union-attr]
        assert {"russia", "ukraine"} <= of


def test_a_proposal_is_silent_where_the_report_is() -> None:
    """The five conditions have five terms and say nothing of land or of when the guns fall silent."""
    case = case_of("ukraine-2025")
    five = next(each for each in case.proposals if each.id == "five-conditions")
    assert len(five.terms) == 5
    assert not {"territory", "ceasefire"} & {each.issue for each in five.terms}


def test_leaving_and_cutting_aid_are_two_things() -> None:
    """The mediator's courses set both, and one leaves without cutting."""
    case = case_of("ukraine-2025")
    both = {each.id: (each.settings["us-leaves"], each.settings["us-cuts-aid"]) for each in case.policies}
    assert both["walk-away"] == (True, False)
    assert both["wash-hands"] == (True, True)
    assert both["stay-the-course"] == both["escalate"] == (False, False)


@pytest.mark.slow
def test_every_because_finds_something(standing: Standing) -> None:
    """Each query of an example finds an item in the example, but for those that are known to ask of other articles."""
    case, support, _ = standing
    empty = {name for name, each in support.items() if each.found_nothing}
    assert empty == (ONLY_IN_OTHER_ARTICLES if case.name == "ukraine-2025" else set())
    assert all(support[name].judged.assumed for name in empty)


@pytest.mark.slow
def test_the_map_counts_what_stands_on_what(standing: Standing) -> None:
    """The map of a case adds up to its judgements."""
    _, support, _ = standing
    found = map_of(tuple(support.values()))
    assert found.judgements == len(support)
    assert found.on_one_origin + found.on_nothing < found.judgements


UKRAINE_FOR = {
    "position:ukraine/ceasefire": "accepted a full and unconditional ceasefire",
    "position:russia/ceasefire": "Russia refused",
    "position:russia/ceasefire/2": "truce of two or three days",
    "position:russia/territory": "leave four regions",
    "position:russia/nato-east": "NATO would not move east",
    "position:us/mediation": "walk away",
    "position:us/sanctions": "would not join new sanctions",
    "option:ua-raids": "air bases deep inside Russia",
    "option:ru-offensive": "539 drones",
    "answer:march-truce/ukraine": "accepted a full and unconditional ceasefire",
    "answer:march-truce/russia": "has refused it",
    "answer:days-for-the-dead/ukraine": "dismissed the smaller offer",
    "guarantee:reassurance": "send soldiers to Ukraine",
    "rung:humanitarian-exchange": "gravely ill",
    "hypothesis:buys-time": "proposed direct talks",
}
"""Words that an item for a judgement must hold."""

UKRAINE_AGAINST = {
    "position:us/sanctions": "tariffs of about 100 percent",
    "position:us/aid": "stopped some deliveries",
    "preference:us/6": "walk away",
    "perception:us/russia": "he believed he was winning",
    "hypothesis:buys-time": "handed over the paper",
    "hypothesis:victory": "truce of two or three days",
    "hypothesis:warming": "would not give up its goals",
    "hypothesis:chip-for-reset": "would not give up its goals",
}


@pytest.mark.slow
def test_items_are_those_that_were_meant(standing: Standing) -> None:
    """What speaks for and against judgements of the Ukraine case are the sentences that a reader would point to."""
    case, support, words = standing
    if case.name != "ukraine-2025":
        assert any("Sinai" in words(name) for name in support["proposal:first-framework/sinai"].items)
        return
    for wanted, side in ((UKRAINE_FOR, "items"), (UKRAINE_AGAINST, "against")):
        for judgement, said in wanted.items():
            found = [" ".join(words(name).split()) for name in getattr(support[judgement], side)]
            assert any(said in each for each in found), (judgement, found)


@pytest.mark.slow
def test_opinions_are_no_evidence_of_what_they_assert(standing: Standing) -> None:
    """No columnist's explanation of a party's conduct speaks for a hypothesis about it."""
    case, support, words = standing
    for each in case.hypotheses:
        for name in support[f"hypothesis:{each.id}"].items:
            assert "to gain time" not in words(name)
            assert "playing for time" not in words(name)


def test_names_of_judgements_are_one_of_a_kind() -> None:
    """No two judgements of an example go by one name."""
    for name in EXAMPLES:
        found: tuple[Judged, ...] = judgements(case_of(name))
        assert len({each.id for each in found}) == len(found) > 50
