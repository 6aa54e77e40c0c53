"""Deeds: verbs, passives, nouns; whether they happened; quantities, targets and times."""

from __future__ import annotations

import pytest

from tests.coding.acts.sample import deeds

ROOTS = {
    "attack": ("Sudria attacked the port of Norland.", "sudria", "ASSAULT"),
    "light verb": ("Sudria carried out a strike on Norland.", "sudria", "ASSAULT"),
    "passive": ("The convoy was attacked by Sudria.", "sudria", "ASSAULT"),
    "noun with by": ("An attack by Sudria on the port began.", "sudria", "ASSAULT"),
    "noun with possessor": ("Sudria's attack on the port began.", "sudria", "ASSAULT"),
    "talks": ("Norland held talks with Sudria.", "norland", "CONSULT"),
    "talks between": ("Talks between Norland and Sudria opened.", "norland", "CONSULT"),
    "visit": ("Veld visited Osmark.", "veld", "CONSULT"),
    "sanctions": ("Osmark imposed sanctions on Sudria.", "osmark", "COERCE"),
    "arrest": ("Sudria detained ten sailors.", "sudria", "COERCE"),
    "aid": ("Osmark sent food to the valley.", "osmark", "AID"),
    "aid cut": ("Osmark suspended aid to Sudria.", "osmark", "SANCTION"),
    "peacekeepers withdrawn": ("Osmark withdrew its peacekeepers from the ridge.", "osmark", "SANCTION"),
    "troops withdrawn": ("Sudria withdrew its troops from the ridge.", "sudria", "YIELD"),
    "release": ("Sudria released ten sailors.", "sudria", "YIELD"),
    "lift": ("Osmark lifted the embargo on Sudria.", "osmark", "YIELD"),
    "truce declared": ("Sudria declared a truce.", "sudria", "YIELD"),
    "signed": ("Norland signed an agreement with Osmark.", "norland", "SUPPORT"),
    "swap": ("Norland and Sudria exchanged prisoners.", "norland", "COOPERATE"),
    "deployed": ("Sudria deployed tanks along the border.", "sudria", "MOBILIZE"),
    "alert": ("Sudria put its fleet on alert.", "sudria", "MOBILIZE"),
    "protest": ("Sudrian miners went on strike.", "Sudrian miners", "PROTEST"),
    "suit": ("Norland filed a lawsuit against Osmark.", "norland", "ACCUSE"),
    "veto": ("Osmark vetoed the resolution.", "osmark", "REJECT"),
    "day in between": ("Sudria on Thursday released ten sailors.", "sudria", "YIELD"),
    "gerund": ("Osmark closed the case by freezing the assets of Sudria.", "osmark", "COERCE"),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "actor", "root"), ROOTS.values(), ids=ROOTS)
def test_company_and_context_decide_the_root(sentence: str, actor: str, root: str) -> None:
    """Withdrawing troops is not withdrawing peacekeepers."""
    assert (actor, root) in [(deed.actor, deed.plover) for deed in deeds(sentence)]


REALIS = {
    "past": ("Sudria bombed the port.", "actual"),
    "ongoing": ("Sudria is bombing the port.", "ongoing"),
    "has been": ("Sudria has been bombing the port.", "ongoing"),
    "reportedly": ("Sudria reportedly bombed the port.", "reported"),
    "told by others": ("Veld said Sudria bombed the port.", "reported"),
    "would": ("Sudria would bomb the port.", "hypothetical"),
    "could": ("Sudria could bomb the port.", "hypothetical"),
    "if": ("If Sudria bombs the port, traders will leave.", "hypothetical"),
    "will": ("Sudria will bomb the port.", "hypothetical"),
    "not": ("Sudria has not bombed the port.", "negated"),
    "failed to": ("Sudria failed to bomb the port.", "negated"),
    "yet to": ("Sudria has yet to bomb the port.", "negated"),
    "began to": ("Sudria began to bomb the port.", "actual"),
    "dated ahead": ("Norland meets Sudria on 1 August 2025.", "hypothetical"),
}


@pytest.mark.parametrize(("sentence", "realis"), REALIS.values(), ids=REALIS)
def test_whether_it_happened_is_told_by_the_words_around(sentence: str, realis: str) -> None:
    """Modals, negation, conditions, hedges, reports and dates to come."""
    assert [deed.realis for deed in deeds(sentence)][:1] == [realis]


ABSORBED = {
    "refused to": "Sudria refused to release the sailors.",
    "agreed to": "Sudria agreed to release the sailors.",
    "threatened to": "Sudria threatened to bomb the port.",
    "called for": "Osmark called for talks between Norland and Sudria.",
    "demanded": "Osmark demanded the release of the sailors by Sudria.",
}


@pytest.mark.parametrize("sentence", ABSORBED.values(), ids=ABSORBED)
def test_what_an_act_is_about_is_no_deed(sentence: str) -> None:
    """One root for one event."""
    assert deeds(sentence) == []


def test_what_is_condemned_was_done() -> None:
    """A deed that an accusation presupposes is told as well."""
    found = deeds("Osmark condemned the attack by Sudria on the port.")
    assert [(deed.actor, deed.plover) for deed in found] == [("sudria", "ASSAULT")]


ANNOUNCED = {
    "friendly": ("Norland will host Veld in May.", "AGREE"),
    "hostile": ("Sudria will bomb the port.", "THREATEN"),
    "negated": ("Sudria will not release the sailors.", "REJECT"),
}


@pytest.mark.parametrize(("sentence", "root"), ANNOUNCED.values(), ids=ANNOUNCED)
def test_what_is_announced_carries_the_root_of_the_intent(sentence: str, root: str) -> None:
    """And is hypothetical, or negated, until it happens."""
    found = deeds(sentence)
    assert [(deed.plover, deed.rule) for deed in found] == [(root, "deed.announced")]


QUANTITIES = {
    "with a comma": ("Sudria released 1,000 prisoners.", 1000, "prisoners", "1,000 prisoners"),
    "at least": ("Sudria killed at least 12 people.", 12, "people", "at least 12 people"),
    "a word": ("Sudria released ten sailors.", 10, "sailors", "ten sailors"),
    "money": ("Osmark gave $2 million to Norland.", 2_000_000, "$", "$2 million"),
    "drones": ("Sudria launched 273 drones at the port.", 273, "drones", "273 drones"),
}


@pytest.mark.parametrize(("sentence", "value", "unit", "text"), QUANTITIES.values(), ids=QUANTITIES)
def test_quantities_have_their_unit(sentence: str, value: float, unit: str, text: str) -> None:
    """In the words of the article."""
    found = deeds(sentence)[0].quantity
    assert found is not None
    assert (found.value, found.unit, found.text) == (value, unit, text)


def test_a_year_is_no_quantity() -> None:
    """Nor is a day of the month."""
    assert deeds("Sudria bombed the port in May 2024.")[0].quantity is None


TARGETS = {
    "object": ("Sudria attacked Norland.", "norland"),
    "preposition": ("Osmark imposed sanctions on Sudria.", "sudria"),
    "patient of a passive": ("Norland was attacked by Sudria.", "norland"),
    "noun": ("Sudria's attack on Norland began.", "norland"),
    "other party": ("A meeting between Veld and Ruiz ended early.", "ruiz"),
    "joined subjects": ("Veld and Ruiz met in Osmark.", "ruiz"),
    "two leaders": ("Veld wrote to Ruiz. A meeting between the two leaders followed.", "ruiz"),
}


@pytest.mark.parametrize(("text", "target"), TARGETS.values(), ids=TARGETS)
def test_targets_stand_where_the_lexicon_says(text: str, target: str) -> None:
    """Or are the other party of what two do together."""
    assert target in [deed.target for deed in deeds(text)]


def test_nouns_of_no_party_and_no_date_are_left_alone() -> None:
    """`Talks are hard` tells of no deed."""
    assert deeds("Talks are hard. The attack on the port was long ago a theme of songs.") == []


def test_words_are_the_clause() -> None:
    """With its subject, without what follows it."""
    found = deeds("The sun rose, and Sudria bombed the port, while crowds slept.")
    assert [deed.words for deed in found] == ["Sudria bombed the port"]


OTHER = {
    "calling it names": "Sudria called the map a trick.",
    "receiving things": "Sudria received the parcels.",
    "helping to do": "Osmark helped write the map.",
    "an auxiliary": "Norland and Sudria have forgotten their meeting.",
}


@pytest.mark.parametrize("sentence", OTHER.values(), ids=OTHER)
def test_a_verb_without_the_company_of_its_deed_is_another(sentence: str) -> None:
    """Calls and visits are to somebody; help is to somebody too."""
    assert [deed for deed in deeds(sentence) if deed.rule == "deed.verb"] == []


def test_an_adjective_of_a_party_makes_its_deed() -> None:
    """`Sudrian strikes` are strikes by Sudria, not a clause."""
    found = deeds("Traders fear Sudrian strikes inside the valley.")
    assert [(deed.actor, deed.rule) for deed in found] == [("sudria", "deed.noun")]


def test_what_two_leaders_did_has_no_quantity() -> None:
    """The two are the parties."""
    assert deeds("Veld met Ruiz. The two leaders signed a treaty.")[-1].quantity is None
