"""Shallow clauses: who is the subject of a verb, how far a clause goes, which words are verbs at all."""

from __future__ import annotations

import gc
import weakref

import pytest

from detente.coding.clauses import LONGEST, Parse, forget_parses, parse_of
from tests.coding.acts.sample import reading_of


def _parse(sentence: str) -> Parse:
    reading, _ = reading_of(sentence)
    return parse_of(reading, reading.sentences[0])


SUBJECTS = {
    "adjacent": ("The fleet left the bay.", "left", "the fleet"),
    "of": ("The envoy of Norland left.", "left", "the envoy of norland"),
    "prepositional phrase": ("Farmers in the valley left.", "left", "farmers"),
    "relative clause": ("The mayor, who hid the map, left.", "left", "the mayor"),
    "inside it": ("The mayor, who hid the map, left.", "hid", "the mayor"),
    "second verb": ("The mayor hid the map and left.", "left", "the mayor"),
    "infinitive": ("The mayor wants to leave.", "leave", "the mayor"),
    "told to": ("The mayor told Veld to leave.", "leave", "veld"),
    "promised to": ("The mayor promised Veld to leave.", "leave", "the mayor"),
    "participle": ("The mayor left, hiding the map.", "hiding", "the mayor"),
    "complement": ("The mayor said farmers left.", "left", "farmers"),
    "reduced relative": ("Farmers stranded in the valley vanished.", "vanished", "farmers"),
}


@pytest.mark.parametrize(("sentence", "verb", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_the_subject_of_a_verb(sentence: str, verb: str, subject: str) -> None:
    """Behind insertions, before joined verbs, over an infinitive."""
    parse = _parse(sentence)
    found = next(group for group in parse.verbs if parse.words[group.main] == verb)
    phrase = parse.subject(found)
    assert phrase is not None
    assert " ".join(parse.words[phrase.first : phrase.last + 1]) == subject


GROUPS = {
    "will not": ("They will not leave.", ("finite", "will", True, False)),
    "won't": ("They won't leave.", ("finite", "will", True, False)),
    "passive": ("They were seen.", ("finite", "", False, True)),
    "plain": ("They hope to leave.", ("finite", "", False, False)),
    "can't have": ("They cannot have left.", ("finite", "cannot", True, False)),
}


@pytest.mark.parametrize(("sentence", "told"), GROUPS.values(), ids=GROUPS)
def test_a_verb_group_tells_form_modal_negation_and_voice(
    sentence: str, told: tuple[str, str, bool, bool]
) -> None:
    """Contracted or not."""
    verb = _parse(sentence).verbs[0]
    form, modal, negated, passive = told
    assert (verb.form, verb.negated, verb.passive) == (form, negated, passive)
    assert verb.modal in (modal, "can")


ENDS = {
    "subordinate": ("The mayor left, while crowds sang.", "left"),
    "relative": ("The mayor hid the map, which was old.", "map"),
    "joined clause": ("The mayor left and crowds sang.", "left"),
    "joined noun": ("The mayor hid maps and letters.", "letters"),
    "initials": ("The mayor left the U.S. base at noon.", "noon"),
}


@pytest.mark.parametrize(("sentence", "last"), ENDS.values(), ids=ENDS)
def test_where_a_clause_ends(sentence: str, last: str) -> None:
    """Before what joins another clause; after what joins a noun."""
    parse = _parse(sentence)
    assert parse.words[parse.clause_end(parse.verbs[0].main)] == last


NOUNS = {
    "drone attacks": ("Drone attacks on the port went on.", "attacks"),
    "party's strikes": ("Sudrian strikes on the port went on.", "strikes"),
    "after a determiner": ("The attack went on.", "attack"),
    "the talks": ("Peace talks with Norland went on.", "talks"),
}


@pytest.mark.parametrize(("sentence", "noun"), NOUNS.values(), ids=NOUNS)
def test_nouns_that_could_be_verbs_are_nouns_here(sentence: str, noun: str) -> None:
    """By what stands around them."""
    parse = _parse(sentence)
    assert parse.tags[parse.words.index(noun)] == "N"


def test_a_sentence_is_read_up_to_a_length() -> None:
    """So that time stays linear whatever the sentence."""
    assert len(_parse("the map and " * LONGEST).words) == LONGEST


def test_a_reading_is_let_go_at_once() -> None:
    """Once its parses are forgotten nothing points back at a reading, so no collector is needed to free it."""
    reading, _ = reading_of("The fleet left the bay.")
    del _
    parse_of(reading, reading.sentences[0])
    gc.disable()
    try:
        forget_parses(reading)
        watched = weakref.ref(reading)
        del reading
        assert watched() is None
    finally:
        gc.enable()
