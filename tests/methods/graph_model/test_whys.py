"""Certificates in words."""

from __future__ import annotations

import numpy as np

from detente.case.case_file import load_case
from detente.methods.graph_model import METHOD
from detente.methods.graph_model.arrays import game_of
from detente.methods.graph_model.verdicts import verdicts_of
from detente.methods.graph_model.whys import certificate_rows, whys
from detente.methods.graph_model.wording import Words, listed
from tests.methods.graph_model.cases import REFERENCE, straits

_DILEMMA = REFERENCE / "prisoners-dilemma" / "case.toml"


def _why(state: int, party: str):
    answer = METHOD.solve(load_case(_DILEMMA), (), {}, np.random.default_rng(0)).answer
    return next(each for each in answer.whys if (each.state, each.party) == (state, party))


def test_who_does_not_prefer_its_move_stays() -> None:
    """The one move there is, in the options' own names."""
    why = _why(1, "row")
    assert (why.concept, why.stable) == ("nash", True)
    assert why.says == (
        "All that Row could do is choose “Row cooperates” (state 2), and it does not prefer that.",
    )


def test_who_would_be_answered_stays() -> None:
    """A sentence says the move, the answer, and that the mover likes what comes of it no better."""
    why = _why(4, "row")
    assert (why.concept, why.stable) == ("seq", True)
    assert why.says == (
        "Row would rather drop “Row cooperates” (state 3), but then Column would, gaining by it, drop"
        " “Column cooperates” (state 1: Neither cooperates), which Row does not prefer to state 4.",
    )
    assert why.judgements == ("preference:row/2", "preference:row/1")


def test_who_is_not_answered_leaves() -> None:
    """Under the weakest concept there is no answer either."""
    why = _why(2, "row")
    assert (why.concept, why.stable) == ("gmr", False)
    assert why.says[0].endswith("which it prefers, and no answer of the others would make it regret that.")


def test_every_verdict_has_a_why_that_agrees_with_it() -> None:
    """Each party at each state stays exactly if some concept has it stay."""
    game = game_of(straits())
    verdicts = verdicts_of(game, None)
    states = list(range(game.states.count))
    found = whys(verdicts, Words(game), states)
    assert len(found) == len(states) * 3
    for why in found:
        side = [each.id for each in game.conflict.sides].index(why.party)
        stays = any(rows[side, why.state - 1] for rows in verdicts.stability.stable.values())
        assert why.stable == stays
        assert why.says


def test_certificates_as_data_agree_with_the_verdicts() -> None:
    """A stable state has a sanction for each improvement."""
    game = game_of(straits())
    verdicts = verdicts_of(game, None)
    rows = certificate_rows(verdicts, list(range(game.states.count)))
    assert len(rows) == game.states.count * 3 * 5
    parties = [each.id for each in game.conflict.sides]
    for row in rows:
        stable = verdicts.stability.stable[row["concept"]][parties.index(row["party"]), row["state"] - 1]
        assert row["stable"] == stable
        assert row["stable"] == all(each["sanction"] for each in row["improvements"])


def test_states_are_told_by_name_or_by_what_sets_them_apart() -> None:
    """A named state by its name, any other from the status quo."""
    words = Words(game_of(straits()))
    assert words.told(7) == "A deal"
    assert words.told(0) == "the status quo"
    assert words.told(3) == "as now, but with “Open” and “Sail”"
    assert words.move(1, 2) == "choose “Sail” and drop “Open” (state 3)"
    assert words.names(7) == ("deal",)


def test_lists_read_as_a_person_writes_them() -> None:
    """Commas, and a word before the last."""
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
