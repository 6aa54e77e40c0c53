"""Why a state rests: a sentence for each party, with the judgements its order rests on."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.model import Entries
from detente.brief.sections.of_case.certificates import certificates
from detente.brief.sections.of_case.states import States
from detente.methods.graph_model.answer import Why
from tests.brief.cases import answer, telling, told


def _entries(*more: Why) -> list[str]:
    given = answer()
    (found,) = certificates(States(telling(), replace(given, whys=(*given.whys, *more))))
    assert isinstance(found, Entries)
    return [told(entry) for entry in found.entries]


def test_each_party_has_its_sentence_and_grade() -> None:
    """What assumed judgements carry is marked so, and how many there are by grade."""
    first, second = _entries()
    assert first.startswith("State 2 (where things stand) does not rest under “alone”:")
    assert "Norland stays. Nobody moves alone from a truce" in second
    assert "Sudmark stays. It has no move that it prefers. [assumed]" in second
    assert "rests on two judgements, two assumed; first: Sudmark would have, in place 1: not “shell the port”" in second  # fmt: skip


def test_who_leaves_is_said_to_leave() -> None:
    """A reason for moving is told as one."""
    why = Why(2, "harbour", "nash", False, ("Harbour would rather leave.",), ())
    assert "Harbour leaves. Harbour would rather leave." in _entries(why)[0]


def test_many_moves_are_told_by_the_first_and_a_count() -> None:
    """The rest is in the answer itself."""
    why = Why(2, "harbour", "nash", True, ("One.", "Two.", "Three."), ())
    assert "Harbour stays. One. So with two more moves." in _entries(why)[0]


def test_long_names_of_states_in_a_sentence_are_cut() -> None:
    """The number stays."""
    why = Why(2, "harbour", "nash", True, (f"It could move to state 7 ({'a long way off ' * 20}) only.",), ())
    said = _entries(why)[0]
    assert "state 7 (a long way off" in said
    assert "…) only." in said


def test_without_reasons_there_is_nothing() -> None:
    """No empty heading."""
    assert certificates(States(telling(), replace(answer(), whys=()))) == ()


def test_states_without_their_reasons_are_counted() -> None:
    """Reasons are given for three states, and the caption says of how many."""
    given = answer()
    more = [Why(n, "harbour", "nash", True, ("It stays.",), ()) for n in (1, 6)]
    (found,) = certificates(States(telling(), replace(given, whys=(*given.whys, *more))))
    assert isinstance(found, Entries)
    assert len(found.entries) == 3
    assert found.caption == "Why nobody leaves, or who would (three of four states)"
