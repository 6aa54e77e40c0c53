"""Base forms and inflections as the dictionary has them."""

from __future__ import annotations

from detente.coding.lemmas import lemmas, verb_inflections


def test_base_forms_come_by_part_of_speech() -> None:
    """A word that is noun and verb has both; one that is no word has none."""
    assert lemmas("talks")["NOUN"] == ("talk",)
    assert lemmas("talks")["VERB"] == ("talk",)
    assert not lemmas("xqzzv")


def test_forms_of_a_verb_come_by_tag() -> None:
    """Past and participle are told apart; what is no verb has no forms."""
    forms = verb_inflections("break")
    assert (forms["VBD"], forms["VBN"]) == (("broke",), ("broken",))
    assert not verb_inflections("xqzzv")
