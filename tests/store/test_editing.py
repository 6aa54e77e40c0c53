"""What a person sets on an item is checked, every problem at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.coding.items import Act, Deed, Statement, Time
from detente.coding.schema import item_row
from detente.errors import InputError
from detente.store.editing import EDITABLE, edited, value_of
from tests.record.builders import CODEBOOK
from tests.store.builders import filled, sample

_ABOUT, _ITEMS = sample()
_OF = {type(item).__name__.lower(): item for item in reversed(_ITEMS)}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("act", {"act": "threat", "target": "varg", "status": "hedged", "plover": None}),
        ("act", {"issue": "ceasefire", "position": "limited"}),
        ("act", {"issue": "", "position": None}),
        ("statement", {"negated": True, "speaker.name": "Moll", "speaker.actor": "moll", "speaker.role": ""}),
        ("deed", {"realis": "reported", "action": "bombard", "plover": "COERCE"}),
        ("time", {"value": "2031-05", "from": "2031-05-01", "to": None}),
    ],
)
def test_fields_in_the_schema_may_be_set(kind: str, changes: dict[str, Any]) -> None:
    """The item has the new values, and nothing else changed."""
    before = item_row(_OF[kind])
    after = item_row(edited(before, changes, _ABOUT, CODEBOOK))
    for name in EDITABLE[kind]:
        expected = changes[name] if name in changes else value_of(before, name)
        assert value_of(after, name) == (None if expected == "" else expected)
    others = {name for name in before if name not in {field.partition(".")[0] for field in EDITABLE[kind]}}
    assert {name: after[name] for name in others} == {name: before[name] for name in others}


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("act", {"words": "others"}, "no field 'words' of act items can be set"),
        ("act", {"isue": "x"}, "did you mean 'issue'"),
        ("act", {"act": "thraet"}, "did you mean 'threat'"),
        ("act", {"act": None}, "act cannot be empty"),
        ("act", {"target": 7}, "not a text"),
        ("act", {"issue": "straights"}, "did you mean 'straits'"),
        ("act", {"issue": "ceasefire", "position": "ful"}, "did you mean 'full'"),
        ("act", {"issue": None, "position": "full"}, "without an issue"),
        ("statement", {"negated": "perhaps"}, "not true or false"),
        ("statement", {"mode": "loud"}, "not in the schema"),
        ("deed", {"plover": "SHELL"}, "not in the schema"),
        ("time", {"from": "5 May"}, "write it as 2025-05-19"),
        ("time", {"from": "2031-06-01"}, "is after to 2031-05-09"),
    ],
)
def test_what_is_not_in_the_schema_is_refused(kind: str, changes: dict[str, Any], said: str) -> None:
    """The message names the item, the field and the nearest right word."""
    row = item_row(_OF[kind])
    with pytest.raises(InputError, match=said) as error:
        edited(row, changes, _ABOUT, CODEBOOK)
    assert error.value.problems[0].place == f"item {row['id']}"


def test_every_problem_is_said_at_once() -> None:
    """Three wrong fields, three problems."""
    with pytest.raises(InputError) as error:
        edited(item_row(_OF["act"]), {"act": "x", "colour": "y", "status": "z"}, _ABOUT, CODEBOOK)
    assert len(error.value.problems) == 3


def test_an_edit_that_is_refused_leaves_no_decision(tmp_path: Path) -> None:
    """Nor does one that sets nothing."""
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        for changes in ({"act": "x"}, {}):
            with pytest.raises(InputError):
                writer.decide(_OF["act"].id, "edit", changes)
        assert dossier.decisions() == []


def test_a_statement_without_a_speaker_can_be_given_one() -> None:
    """The fields that were not set are empty."""
    row = item_row(_OF["statement"]) | {"speaker": None}
    item = edited(row, {"speaker.name": "Moll"}, _ABOUT)
    assert isinstance(item, Statement)
    assert item.speaker is not None
    assert (item.speaker.name, item.speaker.actor) == ("Moll", None)


def test_every_type_has_fields_to_set() -> None:
    """And every one of them is a field of its row."""
    assert set(EDITABLE) == {kind.__name__.lower() for kind in (Statement, Act, Deed, Time)}
    for kind, names in EDITABLE.items():
        assert {name.partition(".")[0] for name in names} <= set(item_row(_OF[kind]))
