"""A person's decision finds its item again after re-coding, or is listed as lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.coding.items import Act
from detente.coding.schema import item_row
from detente.documents.model import Document
from detente.errors import InputError
from detente.ids import short_id
from detente.store.decisions import Anchor, Decision, anchor_of, state_of
from tests.store.builders import act, coded, document, filled, sample, span

_ANCHOR = Anchor("d", "act", "demand", "w", "", "")


def _made(*verbs: str) -> list[Decision]:
    return [Decision(_ANCHOR, verb, {"act": "threat"} if verb == "edit" else {}) for verb in verbs]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verbs", "state", "changed"),
    [
        ((), None, False),
        (("accept",), "accepted", False),
        (("reject",), "rejected", False),
        (("accept", "reject"), "rejected", False),
        (("reject", "accept"), "accepted", False),
        (("edit",), "edited", True),
        (("edit", "accept"), "edited", True),
        (("edit", "reject"), "rejected", True),
        (("reject", "edit"), "edited", True),
    ],
)
def test_decisions_add_up(verbs: tuple[str, ...], state: str | None, changed: bool) -> None:
    """The last accept or reject counts; edits stay; an edit takes a rejected item back."""
    assert state_of(_made(*verbs)) == (state, {"act": "threat"} if changed else {})


def test_an_anchor_holds_the_words_and_what_stands_around_them() -> None:
    """Beside document, type and act."""
    about = document()
    item = act(about, "Norland demands the straits")
    anchor = anchor_of(item_row(item), about.text)
    assert anchor.words == "Norland demands the straits"
    assert anchor.before.endswith("the Gull agency that ")
    assert anchor.after.startswith(" by Friday.")
    assert len(anchor.before) == len(anchor.after) == 24


def _renamed(item: Act, **fields: object) -> Act:
    return replace(item, id=short_id(item.id, "again"), rule="act:new", confidence=0.25, **fields)  # type: ignore[arg-type]


def _two() -> tuple[Document, Act, Act]:
    about = document()
    words = "Norland demands the straits"
    return about, act(about, words), act(about, (span(about.text, words, nth=1),))


def test_decisions_survive_coding_again_under_other_ids(tmp_path: Path) -> None:
    """Accepted, rejected and edited items keep their states though every id, rule and neighbour changed."""
    about, items = sample()
    first, second = (item for item in items if isinstance(item, Act))
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.decide(first.id, "edit", {"target": "sudmark-state"}, note="plainly", person="R.")
        writer.decide(second.id, "reject")
        new = [_renamed(item) if isinstance(item, Act) else item for item in items]
        writer.store([coded((about, [act(about, "guns"), *new]), "2")])
        named = short_id(first.id, "again")
        assert dossier.states() == {named: "edited", short_id(second.id, "again"): "rejected"}
        kept = dossier.item(named)
        assert isinstance(kept, Act)
        assert (kept.target, kept.rule) == ("sudmark-state", "act:new")
        assert [each.note for each in dossier.decisions_on(named)] == ["plainly"]
        assert dossier.lost_decisions() == []


def test_a_repetition_further_down_is_another_item(tmp_path: Path) -> None:
    """The same sentence twice in one article: a decision on the one is none on the other."""
    about, here, there = _two()
    with filled(tmp_path, (about, (here, there))) as dossier, dossier.writing() as writer:
        writer.decide(there.id, "reject")
        writer.store([coded((about, (_renamed(here), _renamed(there))), "2")])
        assert dossier.states() == {short_id(there.id, "again"): "rejected"}


def test_a_lost_decision_is_listed_and_comes_back(tmp_path: Path) -> None:
    """A coder that no longer finds the item leaves the decision waiting for one that does."""
    about, items = sample()
    first = next(item for item in items if isinstance(item, Act))
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        decision = writer.decide(first.id, "accept", person="R.")
        writer.store([coded((about, [item for item in items if item != first]), "2")])
        assert dossier.states() == {}
        assert dossier.lost_decisions() == dossier.decisions() == [decision]
        writer.store([coded((about, items), "3")])
        assert dossier.states() == {first.id: "accepted"}
        assert dossier.lost_decisions() == []


def test_items_on_the_same_words_are_told_apart_by_what_was_made_of_them(tmp_path: Path) -> None:
    """Two demands in one sentence on two issues: rejecting one leaves the other."""
    about = document()
    straits = act(about, "Norland demands the straits")
    truce = act(about, "Norland demands the straits", issue="ceasefire")
    with filled(tmp_path, (about, (straits, truce))) as dossier, dossier.writing() as writer:
        writer.decide(truce.id, "reject")
        assert dossier.states() == {truce.id: "rejected"}
        writer.store([coded((about, (_renamed(straits), _renamed(truce))), "2")])
        assert dossier.states() == {short_id(truce.id, "again"): "rejected"}
        writer.store([coded((about, (straits,)), "3")])
        assert dossier.states() == {}
        assert [each.verb for each in dossier.lost_decisions()] == ["reject"]


def test_a_decision_follows_the_only_item_on_its_words_though_it_reads_otherwise(tmp_path: Path) -> None:
    """A better codebook changed the issue; the person had accepted the demand."""
    about = document()
    item = act(about, "Norland demands the straits")
    with filled(tmp_path, (about, (item,))) as dossier, dossier.writing() as writer:
        writer.decide(item.id, "accept")
        new = _renamed(item, issue="ceasefire")
        writer.store([coded((about, (new,)), "2")])
        assert dossier.states() == {new.id: "accepted"}
        writer.decide(new.id, "reject")
        assert [each.verb for each in dossier.decisions_on(new.id)] == ["accept", "reject"]
        assert dossier.states() == {new.id: "rejected"}


def test_a_decision_is_rather_lost_than_given_to_the_wrong_item(tmp_path: Path) -> None:
    """Where two items stand on the words and neither reads as the one decided on, neither is taken."""
    about = document()
    item = act(about, "Norland demands the straits")
    with filled(tmp_path, (about, (item,))) as dossier, dossier.writing() as writer:
        writer.decide(item.id, "reject")
        twins = (_renamed(item, issue="ceasefire"), replace(item, id="f" * 16, issue="sanctions"))
        writer.store([coded((about, twins), "2")])
        assert dossier.states() == {}
        assert len(dossier.lost_decisions()) == 1


def test_accepting_an_edited_item_keeps_the_edit(tmp_path: Path) -> None:
    """Every decision stays in the log, numbered, with who and why."""
    item = next(each for each in sample()[1] if isinstance(each, Act))
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.decide(item.id, "edit", {"status": "implied"}, note="no quotation", person="R.")
        writer.decide(item.id, "accept", person="S.")
        kept = dossier.item(item.id)
        assert isinstance(kept, Act)
        assert kept.status == "implied"
        assert dossier.states() == {item.id: "edited"}
        log = dossier.decisions()
        assert [(each.number, each.verb, each.person, each.note) for each in log] == [
            (1, "edit", "R.", "no quotation"),
            (2, "accept", "S.", ""),
        ]
        assert dossier.decisions_by_item() == {item.id: log}


def test_a_rejected_item_that_was_edited_shows_what_the_coder_found_when_asked(tmp_path: Path) -> None:
    """The anchor rests on the coder's act, so that a change of the act itself is found again."""
    about, items = sample()
    item = next(each for each in items if isinstance(each, Act))
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.decide(item.id, "edit", {"act": "threat"})
        writer.store([coded((about, items), "2")])
        kept = dossier.item(item.id)
        assert isinstance(kept, Act)
        assert kept.act == "threat"
        assert dossier.decisions()[0].anchor.act == item.act


def test_a_decision_about_no_item_is_refused(tmp_path: Path) -> None:
    """Nothing is appended."""
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        with pytest.raises(InputError, match="no item 'nothing'"):
            writer.decide("nothing", "accept")
        assert dossier.decisions() == []
