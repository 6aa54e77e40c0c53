"""Acts by modal verbs: intents of speakers, demands by `must`, advice, outlook, `let us`."""

from __future__ import annotations

import pytest

from tests.coding.acts.sample import acts

INTENT = {
    "we will": ("“We will open the crossing,” Veld said.", "promise", "veld", "AGREE"),
    "it would": ("Norland said it would open the crossing.", "promise", "norland", "AGREE"),
    "own side named": ("Veld said Norland would open the crossing.", "promise", "veld", "AGREE"),
    "will not": ("“We will not accept this map,” Ruiz said.", "refusal", "ruiz", "REJECT"),
    "will not attack": ("“We will not attack the port,” Ruiz said.", "promise", "ruiz", "AGREE"),
    "unless": ("“Unless they leave, we will act,” Ruiz said.", "threat", "ruiz", "THREATEN"),
    "if not": ("“If they do not agree, we will walk away,” Ruiz said.", "threat", "ruiz", "THREATEN"),
    "hostile": ("“We will retaliate,” Ruiz said.", "threat", "ruiz", "THREATEN"),
    "hostile deed": ("“We will bomb the bridge,” Ruiz said.", "threat", "ruiz", "THREATEN"),
    "must": ("“Norland must disarm first,” Ruiz said.", "demand", "ruiz", "REQUEST"),
    "relayed": ("As long as the strait stayed closed, Sudria would continue the war.", "threat", "sudria", "THREATEN"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "act", "actor", "root"), INTENT.values(), ids=INTENT)
def test_an_intent_is_an_act_of_its_speaker(text: str, act: str, actor: str, root: str) -> None:
    """What the speaker's own side will do, and what others must."""
    assert (act, actor, root) in [(found.act, found.actor, found.plover) for found in acts(text)]


def test_what_others_will_do_is_a_forecast() -> None:
    """Not a promise on their behalf."""
    found = acts("“Sudria will open the crossing,” Veld said.")
    assert [(act.act, act.actor, act.target) for act in found] == [("prediction", "veld", "sudria")]


CONDITIONS = {
    "if first": ("“If they do not agree, we will walk away,” Ruiz said.", "If they do not agree"),
    "unless last": ("Sudria threatened sanctions unless Norland opens the port.", "unless Norland opens the port"),
    "as long as": ("As long as the strait stayed closed, Sudria would continue the war.", "As long as the strait stayed closed"),
    "until": ("Sudria refused to meet until the sailors are freed.", "until the sailors are freed"),
    "without": ("“Without a map, we will not sign,” Ruiz said.", "Without a map"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "condition"), CONDITIONS.values(), ids=CONDITIONS)
def test_conditions_are_verbatim(text: str, condition: str) -> None:
    """Each in the words of the text, and inside the words of its act."""
    found = [act for act in acts(text) if act.conditions]
    assert [act.conditions for act in found] == [(condition,)]
    assert condition in found[0].words


def test_a_deadline_stays_in_the_words() -> None:
    """So that whoever asks finds its time there, while `when` is when it was said."""
    found = acts("On 3 July 2025 Ruiz threatened sanctions within two weeks.")
    assert "within two weeks" in found[0].words
    assert found[0].when.start == "2025-07-03"


OPINION = {
    "should": ("Norland should reopen the talks.", "recommendation", "norland"),
    "may": ("Sudria may recall its envoy.", "prediction", "sudria"),
    "likely": ("Sudria is likely to recall its envoy.", "prediction", None),
}


@pytest.mark.parametrize(("text", "act", "about"), OPINION.values(), ids=OPINION)
def test_should_advises_and_may_foresees(text: str, act: str, about: str | None) -> None:
    """About the conduct of a party that is named."""
    found = [(item.act, item.target) for item in acts(text)]
    assert (act, about) in found


def test_things_are_not_advised() -> None:
    """`The bridge should hold` recommends nothing."""
    assert acts("The bridge should hold.") == []


def test_let_us_is_an_appeal() -> None:
    """By whoever says so."""
    found = acts("“Let us end this quarrel,” Veld said.")
    assert [(act.act, act.actor) for act in found] == [("appeal", "veld")]


def test_because_explains() -> None:
    """Conduct, by whoever tells the reason."""
    found = [
        act
        for act in acts("“Sudria is waiting because it fears a vote,” Veld said.")
        if act.act == "explanation"
    ]
    assert [(act.actor, act.target) for act in found] == [("veld", "sudria")]


def test_an_imperative_in_quotation_marks_is_a_demand() -> None:
    """Of the speaker; `look at the map` orders nothing."""
    found = acts("“Open the bridge,” Veld said. “Look at the map,” Ruiz said.")
    assert [(act.act, act.actor, act.words) for act in found] == [("demand", "veld", "Open the bridge")]
