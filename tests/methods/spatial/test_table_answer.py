"""Answers on tables, and their JSON."""

from __future__ import annotations

import json
import math
import tomllib

import pytest

from detente.errors import InputError
from detente.methods.spatial.table import Table, table_of
from detente.methods.spatial.table_answer import Question, table_answer, table_json
from tests.kernels.spatial.fields import REFERENCE

HEAD = "actor,capability,position,salience\n"


def _reference(name: str, kind: str) -> Table:
    rows = json.loads((REFERENCE / name / f"{kind}.json").read_text("utf-8"))["actors"]
    several = isinstance(rows[0]["position"], list)
    count = len(rows[0]["position"]) if several else 1
    heads = [f"position_{k}" for k in range(count)] + [f"salience_{k}" for k in range(count)]
    lines = ["actor,capability," + ",".join(heads)]
    for each in rows:
        places = each["position"] if several else [each["position"]]
        weights = each["salience"] if several else [each["salience"]]
        lines.append(",".join(map(str, [each["name"], each["capability"], *places, *weights])))
    return table_of("\n".join(lines), name, percent=several)


def test_emission_standards_hang_on_the_round() -> None:
    """Regression: medians of the port by round, from 7.47 to 9.96 over the first six, mean and median beside them."""
    expected = tomllib.loads((REFERENCE / "emission-standards" / "expected.toml").read_text("utf-8"))
    table = _reference("emission-standards", "expected-utility")
    answer = table_answer(table, Question(("expected-utility",), port=True))
    (course,) = answer.expected_utility
    medians = [each.medians[0] for each in course.rounds[1:]]
    assert medians == pytest.approx(expected["medians"], abs=0.005)
    assert (min(medians[:6]), max(medians[:6])) == pytest.approx((7.47, 9.96), abs=0.005)
    assert answer.means[0] == pytest.approx(expected["compromise_mean"])
    assert answer.medians == (expected["weighted_median"],)
    assert answer.smp is None


@pytest.mark.parametrize("name", ["emission-standards", "soe-political"])
def test_the_scale_of_the_reference_program(name: str) -> None:
    """Regression: with `port` a table's positions lie on 0 to 100, as KTAB has them; turns as it counts them."""
    expected = json.loads((REFERENCE / name / "smp.json").read_text("utf-8"))
    answer = table_answer(_reference(name, "smp"), Question(("smp",), port=True))
    assert answer.smp is not None
    assert answer.scale.ends[0] == (0.0, 100.0)
    assert len(answer.smp.rounds) == expected["n_states"]
    for actor, at in zip(expected["actors"], answer.smp.rounds[-1].positions, strict=True):
        printed = [row[-1] for row in expected["position_history_1dp"][actor["name"]]]
        assert at == pytest.approx(printed, abs=0.0501)


def test_the_scale_is_that_of_the_positions_given() -> None:
    """By default; the ends asked for must hold all of them."""
    table = table_of(HEAD + "A,1,4,1\nB,1,10,1\n", "t.csv")
    assert table_answer(table, Question()).scale.ends == ((4.0, 10.0),)
    assert table_answer(table, Question(scale=(0.0, 20.0))).scale.ends == ((0.0, 20.0),)
    with pytest.raises(InputError, match="the position of 'A' lies outside the scale of 5 to 9"):
        table_answer(table, Question(scale=(5.0, 9.0)))


def test_one_position_is_said() -> None:
    """Every model answers it, without a number missing."""
    answer = table_answer(table_of(HEAD + "A,1,2,1\nB,1,2,1\n", "t.csv"), Question())
    assert answer.agreed
    assert answer.smp is not None
    assert answer.smp.rounds[-1].medians == answer.expected_utility[0].rounds[-1].medians == (2.0,)


def test_json_has_every_round() -> None:
    """Positions, risk, means and medians; numbers only, the same bytes for the same table."""
    table = _reference("emission-standards", "expected-utility")
    texts = [json.dumps(table_json(table_answer(table, Question())), sort_keys=True) for _ in range(2)]
    assert texts[0] == texts[1]
    found = json.loads(texts[0], parse_constant=lambda name: math.nan)
    assert "NaN" not in texts[0]
    rounds = found["models"]["expected-utility"]["position_0"]["rounds"]
    assert [each["round"] for each in rounds] == list(range(11))
    assert len(rounds[0]["positions"]) == len(rounds[0]["risk"]) == 10
    assert rounds[-1]["risk"] is None
    smp = found["models"]["smp"]
    assert smp["stop"] == "rest"
    assert smp["forecast"] == smp["rounds"][-1]["median"]
    assert found["caution"].startswith("These models read ordered positions as numbers")
    moved = {(each["round"], each["actor"]) for each in smp["moves"]}
    assert (1, "Luxembourg") in moved


def test_the_order_of_rows_is_nothing() -> None:
    """Rows exchanged, answers exchanged."""
    rows = ["A,1,0,0.4", "B,1,5,0.6", "C,0.5,5,1", "D,0.9,10,0.3"]
    one = table_answer(table_of(HEAD + "\n".join(rows), "t.csv"), Question())
    other = table_answer(table_of(HEAD + "\n".join(rows[::-1]), "t.csv"), Question())
    assert one.smp is not None
    assert other.smp is not None
    for a, b in zip(one.smp.rounds, other.smp.rounds, strict=True):
        assert a.positions == b.positions[::-1]
    pairs = zip(one.expected_utility[0].rounds, other.expected_utility[0].rounds, strict=True)
    assert all(a.positions == b.positions[::-1] for a, b in pairs)
