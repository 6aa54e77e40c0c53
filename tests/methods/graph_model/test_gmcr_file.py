"""GMCR+'s save files: read, written, and refused with every problem at once."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import InputError
from detente.kernels.graph_model.stability import stability
from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.gmcr_file import conflict_of_text, read_gmcr
from detente.methods.graph_model.gmcr_save import gmcr_text, left_behind
from tests.methods.graph_model.cases import straits


def _model(**changes: object) -> dict[str, object]:
    return {
        "options": [{"name": "Open", "permittedDirection": "both"}, {"name": "Sail", "permittedDirection": "fwd"}],
        "decisionMakers": [
            {"name": "North", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
            {"name": "South", "options": [1], "preferences": []},
        ],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
    } | changes  # fmt: skip


def _read(model: object):
    return conflict_of_text(model if isinstance(model, str) else json.dumps(model), "model.gmcr")


def _problems(model: object) -> list[str]:
    with pytest.raises(InputError) as error:
        _read(model)
    return [f"{each.place}: {each.rule}" for each in error.value.problems]


def test_a_file_becomes_options_preferences_and_directions() -> None:
    """`fwd` is from no to yes only; a side without preferences likes all states alike."""
    game = game_of(_read(_model()))
    assert [lever.direction for lever in game.conflict.levers] == [0, 1]
    assert game.payoffs.tolist() == [[1, 0, 3, 2], [0, 0, 0, 0]]
    assert game.now is None


def test_compound_conditions_are_alternatives() -> None:
    """One member of a compound condition is enough."""
    either = {"compound": True, "members": [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]]}
    game = game_of(_read(_model(infeasibles=[either])))
    assert game.states.bits().tolist() == [1, 2]


def test_empty_conditions_hold_always_and_empty_compounds_never() -> None:
    """As GMCR+ tests them: nothing is asked, or no alternative is given."""
    makers = [
        {
            "name": "North",
            "options": [0, 1],
            "preferences": [[], {"compound": True, "members": []}, [[0, "Y"]]],
        }
    ]
    assert game_of(_read(_model(decisionMakers=makers))).payoffs.tolist() == [[4, 5, 4, 5]]


@pytest.mark.parametrize(
    ("flag", "key"),
    [
        ("useManualPreferenceRanking", "preferenceRanking"),
        ("useManualPreferenceVectors", "preferenceVector"),
    ],
)
def test_rankings_by_hand_have_ties_and_two_spellings(flag: str, key: str) -> None:
    """Old saves call a ranking a vector."""
    model = _model()
    del model["useManualPreferenceRanking"]
    model[flag] = True
    model["decisionMakers"] = [
        {"name": "North", "options": [0], "preferences": [], key: [3, [1, 4], 2]},
        {"name": "South", "options": [1], "preferences": [], key: [[1, 2, 3, 4]]},
    ]
    assert game_of(_read(model)).payoffs.tolist() == [[2, 1, 3, 2], [1, 1, 1, 1]]


def test_misperceived_states_and_coalitions_are_read() -> None:
    """A decision maker alone is no coalition to be asked about."""
    model = _model(coalitions=[0, 1, [1, 0]])
    model["decisionMakers"][0]["misperceived"] = [[[1, "Y"]]]
    conflict = _read(model)
    assert conflict.coalitions == ((0, 1),)
    assert conflict.sides[0].unseen is not None
    assert conflict.sides[1].unseen is None


def test_options_of_one_name_are_told_apart() -> None:
    """Two decision makers may each have an option called Full."""
    options = [{"name": "Full"}, {"name": "Full"}]
    assert [lever.id for lever in _read(_model(options=options)).levers] == ["Full", "Full (2)"]


@pytest.mark.parametrize(
    ("model", "said"),
    [
        pytest.param('{"options": [', "model.gmcr: not valid JSON", id="malformed"),
        pytest.param("[" * 100_000, "model.gmcr: not valid JSON", id="nested too deep"),
        pytest.param('{"a": NaN}', "NaN is no number of JSON", id="not a number"),
        pytest.param([], "a model is an object, not an empty list", id="a list"),
        pytest.param({"options": []}, "'decisionMakers' is missing", id="missing"),
        pytest.param(_model(options=3), "options: must be a list, not 3", id="wrong type"),
        pytest.param(_model(options=["Open", "Sail"]), "options[0]: must be an object", id="wrong inner type"),
        pytest.param(
            _model(infeasibles=[[[7, "Y"]]]),
            "infeasibles[0][0][0]: option 7 is not there; options go from 0 to 1", id="option out of range",
        ),
        pytest.param(
            _model(infeasibles=[[[True, "Y"]]]), "must be an option's index, not true", id="boolean index"
        ),
        pytest.param(_model(infeasibles=[[[0, "maybe"]]]), "must be 'Y' or 'N'", id="neither yes nor no"),
        pytest.param(_model(infeasibles=[[[0]]]), "must be [option, Y or N]", id="half a pair"),
        pytest.param(_model(infeasibles=[{"members": []}]), "with `compound` true", id="half a compound"),
        pytest.param(
            _model(decisionMakers=[{"name": "North", "options": [0], "preferences": []}]),
            "options[1]: no decision maker holds this option", id="without a holder",
        ),
        pytest.param(
            _model(decisionMakers=[
                {"name": "North", "options": [0, 1], "preferences": []},
                {"name": "South", "options": [1], "preferences": []},
            ]),
            "option 1 is held by decision makers 0 and 1", id="shared",
        ),
        pytest.param(
            _model(options=[{"name": "Open", "permittedDirection": "up"}, {"name": "Sail"}]),
            "direction 'up' is unknown", id="direction",
        ),
        pytest.param(
            _model(coalitions=["__import__('os').system('true')"]), "coalitions[0]: must be numbers", id="a program"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_place(model: object, said: str) -> None:
    """A file's mistake is one message, with where in the file it stands."""
    assert any(said in each for each in _problems(model)), _problems(model)


def test_a_ranking_names_each_state_once() -> None:
    """What is twice in it, missing from it, or not there, is told."""
    makers = [
        {"name": "North", "options": [0], "preferenceRanking": [1, 2, 1, 9]},
        {"name": "South", "options": [1], "preferenceRanking": [1, 2, 3, "4"]},
    ]
    told = _problems(_model(decisionMakers=makers, useManualPreferenceRanking=True))
    assert told == ['model.gmcr: decisionMakers[1].preferenceRanking[3]: must be a state\'s number, not "4"']
    makers[1]["preferenceRanking"] = [1, 2, 3, 4]
    place = "model.gmcr: decisionMakers[0].preferenceRanking"
    assert _problems(_model(decisionMakers=makers, useManualPreferenceRanking=True)) == [
        f"{place}: state 9 is not there; states go from 1 to 4",
        f"{place}: state 1 is ranked twice",
        f"{place}: 2 of 4 states are not ranked, the first is 3",
    ]


def test_all_problems_are_told_at_once() -> None:
    """Mending one does not bring up the next."""
    model = _model(infeasibles=[[[7, "Y"]]], coalitions=["0+1"])
    model["options"][0]["permittedDirection"] = "up"
    assert len(_problems(model)) == 3


def test_contradictory_infeasibles_are_told() -> None:
    """Nothing can be solved where no state is left."""
    with pytest.raises(InputError, match="leaves no state at all"):
        game_of(_read(_model(infeasibles=[[[0, "Y"]], [[0, "N"]]])))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Whether it is not there or not text."""
    with pytest.raises(InputError, match="the model cannot be read"):
        read_gmcr(tmp_path / "none.gmcr")
    (tmp_path / "blob.gmcr").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="it is not UTF-8"):
        read_gmcr(tmp_path / "blob.gmcr")


_TAKEN = st.sampled_from("YN")


@st.composite
def _models(draw):
    count = draw(st.integers(1, 5))
    condition = st.lists(st.tuples(st.integers(0, count - 1), _TAKEN).map(list), max_size=3)
    compound = st.builds(
        lambda members: {"compound": True, "members": members}, st.lists(condition, max_size=3)
    )
    either = condition | compound
    makers = draw(st.integers(1, min(3, count)))
    holders = [draw(st.integers(0, makers - 1)) for _ in range(count)]
    return {
        "options": [
            {"name": f"o{k}", "permittedDirection": draw(st.sampled_from(["both", "fwd", "back"]))}
            for k in range(count)
        ],
        "decisionMakers": [
            {
                "name": f"D{i}", "options": [k for k in range(count) if holders[k] == i],
                "preferences": draw(st.lists(either, max_size=4)),
            }
            for i in range(makers)
        ],
        "infeasibles": draw(st.lists(condition, max_size=1)),
        "useManualPreferenceRanking": False,
        "coalitions": [list(range(makers))],
    }  # fmt: skip


@given(_models())
def test_what_is_written_is_read_again(model) -> None:
    """Saving keeps states, moves, payoffs and coalitions; and saving again changes nothing."""
    try:
        before = game_of(_read(model))
    except InputError:
        return
    text = gmcr_text(before)
    after = game_of(_read(text))
    assert after.states.bits().tolist() == before.states.bits().tolist()
    assert after.payoffs.tolist() == before.payoffs.tolist()
    assert after.conflict.levers == before.conflict.levers
    assert after.conflict.coalitions == before.conflict.coalitions
    assert gmcr_text(after) == text


def test_a_case_is_written_for_gmcr() -> None:
    """Conditions become alternatives, and what the format cannot hold is named."""
    game = game_of(straits('[[policy]]\nid = "pay"\nname = "Pay"\nby = "broker"\nset = { pay = true }\n'))
    again = game_of(_read(gmcr_text(game)))
    assert again.payoffs.tolist() == game.payoffs.tolist()
    assert [side.name for side in again.conflict.sides] == ["North", "South", "Broker"]
    assert left_behind(game) == (
        "the status quo", "names of states", "outcomes: what states mean for the talks", "policies"
    )  # fmt: skip


def test_a_ranking_is_written_by_numbers() -> None:
    """Where one side is ranked by hand, all are."""
    makers = [
        {"name": "North", "options": [0], "preferences": [], "preferenceRanking": [3, [1, 4], 2]},
        {"name": "South", "options": [1], "preferences": [], "preferenceRanking": [4, 3, 2, 1]},
    ]
    game = game_of(_read(_model(decisionMakers=makers, useManualPreferenceRanking=True)))
    saved = json.loads(gmcr_text(game))
    assert [each["preferenceRanking"] for each in saved["decisionMakers"]] == [[3, [1, 4], 2], [4, 3, 2, 1]]
    again = game_of(_read(saved))
    verdicts = [stability(each.model, each.payoffs).stable for each in (game, again)]
    assert all(np.array_equal(verdicts[0][concept], verdicts[1][concept]) for concept in verdicts[0])


def test_a_key_that_stands_twice_is_refused() -> None:
    """Whichever was meant, the other would be lost."""
    assert _problems('{"options": [], "options": []}') == [
        'model.gmcr: not valid JSON: the key "options" stands twice in one object'
    ]


def test_a_tie_of_no_states_is_refused() -> None:
    """It ranks nothing."""
    maker = {"name": "North", "options": [0, 1], "preferenceRanking": [1, [], [2, 3], 4]}
    found = _problems(_model(decisionMakers=[maker], useManualPreferenceRanking=True))
    assert found == ["model.gmcr: decisionMakers[0].preferenceRanking[1]: a tie of no states"]


def test_without_options_no_range_of_options_is_told() -> None:
    """And a number too long to read is said without words of Python."""
    found = _problems(_model(options=[], infeasibles=[[[0, "Y"]]]))
    assert "model.gmcr: infeasibles[0][0][0]: option 0 is not there; there are no options" in found
    assert _problems(f'{{"options": {"9" * 5000}}}') == [
        "model.gmcr: not valid JSON: a number with too many digits"
    ]
