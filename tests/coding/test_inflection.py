"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from detente.coding.inflection import noun_forms, verb_forms

VERBS = {
    "say": "say says said saying",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "put": "put puts putting",
    "deny": "deny denies denied denying",
    "play": "play plays played playing",
    "agree": "agree agrees agreed agreeing",
    "die": "die dies died dying",
    "stop": "stop stops stopped stopping",
    "refer": "refer refers referred referring",
    "offer": "offer offers offered offering",
    "visit": "visit visits visited visiting",
    "travel": "travel travels travelled traveled travelling traveling",
    "quit": "quit quits quitted quitting",
    "veto": "veto vetoes vetoed vetoing",
    "attach": "attach attaches attached attaching",
    "panic": "panic panics panicked panicking",
    "fix": "fix fixes fixed fixing",
    "rearm": "rearm rearms rearmed rearming",
    "outfight": "outfight outfights outfought outfighting",
    "re-take": "re-take re-takes re-took re-taken re-taking",
    "undergo": "undergo undergoes underwent undergone undergoing",
    "have": "have has had having",
    "quiz": "quiz quizzes quizzed quizzing",
    "singe": "singe singes singed singeing",
}


@pytest.mark.parametrize(("base", "forms"), VERBS.items(), ids=VERBS)
def test_verb_forms(base: str, forms: str) -> None:
    """A verb has third person, past, participle and -ing, irregular or by rule."""
    assert verb_forms(base) == tuple(forms.split())


NOUNS = {
    "demand": "demand demands",
    "ally": "ally allies",
    "attack": "attack attacks",
    "crisis": "crisis crises",
    "spokesman": "spokesman spokesmen",
    "human": "human humans",
    "ultimatum": "ultimatum ultimatums ultimata",
    "aircraft": "aircraft",
    "veto": "veto vetoes",
    "monarch": "monarch monarchs",
    "clash": "clash clashes",
    "NATO": "NATO NATOs",
    "Serb": "Serb Serbs",
    "spokesperson": "spokesperson spokespeople spokespersons",
}


@pytest.mark.parametrize(("base", "forms"), NOUNS.items(), ids=NOUNS)
def test_noun_forms(base: str, forms: str) -> None:
    """A noun has singular and plural, capitals kept."""
    assert noun_forms(base) == tuple(forms.split())


def test_contracted_be() -> None:
    """The verb to be comes with its contracted forms."""
    assert {"is", "were", "been", "'s", "'re"} <= set(verb_forms("be"))


def test_modals_have_no_participles() -> None:
    """A modal has its past and nothing else."""
    assert verb_forms("can") == ("can", "could")
