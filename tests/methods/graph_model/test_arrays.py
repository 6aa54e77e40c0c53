"""From a case to arrays, and what a case lacks."""

from __future__ import annotations

import numpy as np
import pytest

from detente.errors import InputError
from detente.kernels.graph_model.model import StateGraph
from detente.methods.graph_model import METHOD
from detente.methods.graph_model.arrays import game_of
from tests.methods.graph_model.cases import case, game, option, party, preference, straits

_TWO = (party("north"), party("south"), option("open", "north"), option("sail", "south"))


def _rules(*tables: str) -> list[str]:
    return [problem.rule for problem in METHOD.lacks(case(*tables))]


def test_states_moves_and_payoffs_come_from_options_and_preferences() -> None:
    """The first option is the lowest bit; an earlier preference outweighs all later ones."""
    found = game(*_TWO, preference("north", "sail", "not open"), preference("south", "open iff sail"))
    assert found.states.bits().tolist() == [0, 1, 2, 3]
    assert found.payoffs.tolist() == [[1, 0, 3, 2], [1, 0, 0, 1]]
    assert found.model.owner.tolist() == [0, 1]
    assert found.now == 0


def test_who_holds_no_option_decides_nothing() -> None:
    """Such parties are left out and named."""
    found = game_of(straits(preference("press", "open")))
    assert [side.id for side in found.conflict.sides] == ["north", "south", "broker"]
    assert found.conflict.left_out == ("press",)


def test_a_ranking_of_named_states_gives_payoffs() -> None:
    """States in one bracket, and those that one name covers, are tied."""
    states = "".join(
        f'[[state]]\nid = "{name}"\nname = "{name}"\nwhen = "{when}"\n'
        for name, when in (("both", "open and sail"), ("closed", "not open"), ("alone", "open and not sail"))
    )
    ranking = '[[ranking]]\nparty = "south"\norder = ["both", ["closed", "alone"]]\nassumed = "made up"\n'
    found = game(*_TWO, states, ranking, preference("north", "sail"))
    assert found.payoffs[1].tolist() == [1, 1, 1, 2]


def test_merged_states_are_one() -> None:
    """They take the place of the first of them, and moves lead into them from all that led to any."""
    merged = '[[state]]\nid = "shut"\nname = "Shut"\nwhen = "not open"\nmerge = true\n'
    found = game(*_TWO, merged, preference("north", "open"), preference("south", "sail if open", "open"))
    assert isinstance(found.model, StateGraph)
    assert found.states.count == 3
    assert found.states.group.tolist() == [0, 1, 0, 2]
    assert found.model.moves(0, 0).tolist() == [1, 2]


def test_what_a_case_lacks_is_said_all_at_once() -> None:
    """Every problem names the file, the party, and what to add."""
    problems = METHOD.lacks(case(*_TWO, '[[infeasible]]\nwhen = "not open and not sail"\nwhy = "one must"\n'))
    assert [problem.rule for problem in problems] == [
        "'north' holds options and nothing says what it prefers",
        "'south' holds options and nothing says what it prefers",
        "the status quo is infeasible; options in use now: none",
    ]
    assert {problem.place for problem in problems} == {"case.toml"}
    assert "add [[preference]]" in problems[0].mend


@pytest.mark.parametrize(
    ("tables", "rule"),
    [
        pytest.param((party("north"),), "there is no option", id="no options"),
        pytest.param(
            (*_TWO, preference("north", "open"), preference("south", "open"),
             '[[infeasible]]\nwhen = "open or not open"\nwhy = "never"\n'),
            "leaves no state at all", id="contradiction",
        ),
        pytest.param(
            (*_TWO, preference("north", "open"), preference("south", "open"),
             '[[state]]\nid = "shut"\nname = "Shut"\nwhen = "not open"\nmerge = true\n', preference("south", "sail")),
            "tells apart what is merged as 'shut'", id="merged states told apart",
        ),
        pytest.param(
            (*_TWO, preference("north", "open"),
             '[[state]]\nid = "both"\nname = "Both"\nwhen = "open and sail"\n'
             '[[state]]\nid = "opened"\nname = "Opened"\nwhen = "open"\n'
             '[[ranking]]\nparty = "south"\norder = ["both", "opened"]\nassumed = "made up"\n'),
            "2 of 4 states are left out", id="ranking with gaps",
        ),
        pytest.param(
            (party("north"), *(option(f"o{k}", "north") for k in range(25)), preference("north", "o1")),
            "25 options leave 33,554,432 states", id="too many states",
        ),
        pytest.param(
            (*_TWO, preference("north", "open"), preference("south", "open"),
             '[[infeasible]]\nwhen = "open and not sail"\nwhy = "not alone"\n'
             '[[policy]]\nid = "begin"\nname = "Begin"\nby = "north"\nset = { open = true }\n'),
            "policy 'begin': the status quo with its `set` is infeasible", id="policy that cannot begin",
        ),
        pytest.param(
            (*_TWO, preference("north", "open"), preference("south", "open"),
             '[[perception]]\nby = "north"\nunseen = "open or not open"\nassumed = "made up"\n'),
            "'north' is said to see no state at all", id="blind",
        ),
    ],
)  # fmt: skip
def test_each_lack_is_told(tables, rule) -> None:
    """What keeps the model from being solved is said in words."""
    assert any(rule in each for each in _rules(*tables)), _rules(*tables)


def test_a_case_that_lacks_something_is_not_solved() -> None:
    """Solving raises what `lacks` returns."""
    with pytest.raises(InputError, match="there is no option"):
        METHOD.solve(case(party("north")), (), {}, np.random.default_rng(0))


def test_more_options_than_a_number_has_bits_are_refused() -> None:
    """A state is the bits of one number."""
    many = [option(f"o{k}", "north") for k in range(63)]
    assert "63 options" in _rules(party("north"), *many, preference("north", "o1"))[0]
