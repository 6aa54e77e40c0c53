"""Acts told by the author, named by nouns, withheld; their actors, targets, issues, spans."""

from __future__ import annotations

import pytest

from tests.coding.acts.sample import acts

TOLD = {
    "demand": ("Norland demanded the release of its sailors.", "demand", "norland", "REQUEST"),
    "insist on": ("Norland has insisted on a corridor to the sea.", "demand", "norland", "REQUEST"),
    "appeal": ("Osmark urged Sudria to open the bridge.", "appeal", "osmark", "REQUEST"),
    "call for": ("Osmark called for restraint on the border.", "appeal", "osmark", "REQUEST"),
    "offer": ("Osmark offered to mediate between the neighbours.", "offer", "osmark", "AGREE"),
    "promise": ("Norland pledged to reopen the port.", "promise", "norland", "AGREE"),
    "ready to": ("Norland is ready to work on a text.", "promise", "norland", "AGREE"),
    "threat": ("Sudria threatened fresh sanctions.", "threat", "sudria", "THREATEN"),
    "ultimatum": ("Sudria issued an ultimatum to Norland.", "threat", "sudria", "THREATEN"),
    "refusal": ("Sudria has rejected the draft.", "refusal", "sudria", "REJECT"),
    "brush aside": ("Sudria brushed the plan aside.", "refusal", "sudria", "REJECT"),
    "acceptance": ("Norland accepted the route.", "acceptance", "norland", "AGREE"),
    "agreement": ("Norland agreed to a meeting on the river.", "agreement", "norland", "AGREE"),
    "concession": ("Norland stepped back from its demand for a port.", "concession", "norland", "YIELD"),
    "accusation": ("Norland accused Sudria of bad faith.", "accusation", "norland", "ACCUSE"),
    "praise": ("Osmark praised Norland for its patience.", "praise", "osmark", "SUPPORT"),
    "doubt": ("Sudria questioned the count.", "doubt", "sudria", None),
    "prediction": ("Osmark predicts a long winter.", "prediction", "osmark", None),
    "recommendation": ("Osmark recommended a pause.", "recommendation", "osmark", "REQUEST"),
    "signal": ("Norland hinted at a second round.", "signal", "norland", None),
    "after a relative clause": ("Norland, which lost the port, rejected the draft.", "refusal", "norland", "REJECT"),
    "after an apposition": ("Anna Veld, the chief negotiator, rejected the draft.", "refusal", "veld", "REJECT"),
    "second of two verbs": ("Sudria closed the bridge and threatened sanctions.", "threat", "sudria", "THREATEN"),
    "with a day in between": ("Sudria on Thursday rejected the draft.", "refusal", "sudria", "REJECT"),
    "passive with by": ("The draft was rejected by Sudria on Monday.", "refusal", "sudria", "REJECT"),
    "participle": ("Veld left the room, accusing Sudria of bad faith.", "accusation", "veld", "ACCUSE"),
    "under an object": ("Osmark pressed Sudria to free the pilots.", "demand", "osmark", "REQUEST"),
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "act", "actor", "root"), TOLD.values(), ids=TOLD)
def test_a_verb_that_names_an_act_is_its_subjects_act(sentence: str, act: str, actor: str, root: str) -> None:
    """Whatever stands between subject and verb."""
    assert (act, actor, root) in [(found.act, found.actor, found.plover) for found in acts(sentence)]


NAMED = {
    "possessor": ("Sudria's demands filled two pages.", "demand", "sudria"),
    "pronoun": ("Ruiz spoke first. His promise to free the pilots came late.", "promise", "ruiz"),
    "by": ("A demand by Sudria for the bridge was read out.", "demand", "sudria"),
    "from": ("A call from Osmark to end the feud went unheard.", "appeal", "osmark"),
    "adjective": ("Sudrian threats to shut the valve worried traders.", "threat", "sudria"),
    "giver": (
        "Sudria has courted farmers, deploying flattery and promises of cheap fuel.",
        "promise",
        "sudria",
    ),
    "participle": ("Sudria still hasn't sent a promised memorandum.", "promise", "sudria"),
    "inside another act": ("Norland dropped its demand for a port.", "demand", "norland"),
}


@pytest.mark.parametrize(("text", "act", "actor"), NAMED.values(), ids=NAMED)
def test_a_noun_that_names_an_act_has_its_possessor_for_actor(text: str, act: str, actor: str) -> None:
    """Or whom `by` and `from` name, or who gives it."""
    assert (act, actor) in [(found.act, found.actor) for found in acts(text)]


WITHHELD = {
    "not offered": "Sudria has not offered any concessions.",
    "yet to": "Sudria has yet to offer any concessions.",
    "failed to": "Sudria failed to make any concession.",
    "no ground": "Sudria did not budge.",
    "would not say": "Ruiz wouldn't say what he wants.",
}


@pytest.mark.parametrize("sentence", WITHHELD.values(), ids=WITHHELD)
def test_what_is_withheld_is_a_refusal(sentence: str) -> None:
    """An offer, agreement or concession that the text says was not made."""
    assert ("refusal", "REJECT") in [(found.act, found.plover) for found in acts(sentence)]


def test_a_demand_not_made_stays_a_demand_and_says_so() -> None:
    """With the status `negated`, and no root."""
    found = acts("Norland did not demand an apology.")
    assert [(act.act, act.status, act.plover) for act in found] == [("demand", "negated", None)]


def test_what_an_act_is_about_is_no_second_act() -> None:
    """`refused to accept` is one refusal."""
    assert [act.act for act in acts("Sudria refused to accept the route.")] == ["refusal"]


def test_targets_stand_where_the_lexicon_says() -> None:
    """After the verb, or after its preposition, or as the owner of what is refused."""
    sentences = (
        "Osmark urged Sudria to wait.",
        "Sudria issued an ultimatum to Norland.",
        "Sudria rejected Norland's offer of a pause.",
    )
    assert [acts(sentence)[0].target for sentence in sentences] == ["sudria", "norland", "norland"]


def test_the_issue_is_the_first_one_named_after_the_verb() -> None:
    """With the position, where the cue is one of a position's."""
    found = acts("Norland demanded a full ceasefire.")[0]
    assert (found.issue, found.position) == ("ceasefire", "full")


def test_a_list_of_terms_is_one_act_for_each_issue() -> None:
    """Each with its own words."""
    found = [
        act
        for act in acts("Sudria demanded sanctions relief, neutrality and a truce.")
        if act.act == "demand"
    ]
    assert [(act.issue, act.words) for act in found] == [
        ("sanctions", "sanctions relief"),
        ("neutrality", "neutrality"),
        ("ceasefire", "a truce"),
    ]


def test_words_are_the_clause_not_the_paragraph() -> None:
    """From the subject to the end of its own clause."""
    text = "The rain stopped at noon. Norland rejected the draft, while crowds sang. Then it rained again."
    assert [act.words for act in acts(text)] == ["Norland rejected the draft"]


def test_what_he_proposed_is_in_the_words() -> None:
    """The noun that a relative clause hangs on belongs to the act."""
    found = acts("Ruiz skipped the talks in Osmark that he proposed.")
    assert [act.words for act in found if act.act == "offer"] == ["the talks in Osmark that he proposed"]


WHEN = {
    "in the clause": ("Norland rejected the draft on 3 July 2025.", "2025-07-03"),
    "at the opening": ("On 3 July 2025, after rain, Norland rejected the draft.", "2025-07-03"),
    "in the story": ("They met on 3 July 2025. Norland rejected the draft.", "2025-07-03"),
    "nowhere": ("Norland rejects the draft.", "2025-07-09"),
    "a deadline only": ("Sudria will act within two weeks, and rejects the draft.", "2025-07-09"),
}


@pytest.mark.parametrize(("text", "day"), WHEN.values(), ids=WHEN)
def test_when_is_when_the_act_was_done(text: str, day: str) -> None:
    """A time of the clause, one that opens the sentence, the last of the story, else publication; never a deadline."""
    assert [act.when.start for act in acts(text) if act.act == "refusal"] == [day]


def test_joined_subjects_each_act() -> None:
    """Two threats of two parties are two items."""
    found = acts("Norland and Osmark threatened sanctions against Sudria.")
    assert {(act.actor, act.target) for act in found} == {("norland", "sudria"), ("osmark", "sudria")}


def test_parties_that_agree_are_actor_and_target() -> None:
    """An agreement is one item between two."""
    found = acts("Norland and Sudria agreed on a truce.")
    assert [(act.act, act.actor, act.target) for act in found] == [("agreement", "norland", "sudria")]


NOTHING = {
    "as expected": "The talks ended, as expected, at noon.",
    "thanks to": "The port is open thanks to the rain.",
    "how": "Nobody knows how Sudria intends to answer.",
    "a state": "Sudria was committed to the river.",
    "a purpose": "Ruiz flew home to make concessions.",
}


@pytest.mark.parametrize("sentence", NOTHING.values(), ids=NOTHING)
def test_what_does_nothing_by_words_is_no_act(sentence: str) -> None:
    """Set phrases, embedded questions, states and purposes."""
    assert [act.act for act in acts(sentence)] == []


def test_no_quotation_mark_is_crossed() -> None:
    """Words begin and end on one side of it."""
    for act in acts("Veld said Sudria “rejected the map” and left, and Ruiz “denied it all” in May."):
        assert act.words.count("“") == act.words.count("”")


def test_a_proposed_truce_is_the_offer_of_whom_the_word_names() -> None:
    """`an Osmark-proposed truce`."""
    assert ("offer", "osmark") in [
        (act.act, act.actor) for act in acts("Sudria weighs an Osmark-proposed truce.")
    ]


def test_a_state_of_mind_is_its_subjects() -> None:
    """`is committed to its goals` holds firm; it is no passive."""
    found = acts("Sudria remains committed to its goals.")
    assert [(act.act, act.actor) for act in found] == [("refusal", "sudria")]


def test_what_is_unacceptable_to_somebody_is_refused_by_them() -> None:
    """The party after the preposition is the actor."""
    found = acts("They drew up terms unacceptable to Norland.")
    assert ("refusal", "norland", "implied") in [(act.act, act.actor, act.status) for act in found]


def test_later_takes_up_the_story_of_the_paragraph_before() -> None:
    """Other words do not reach across paragraphs."""
    text = "They met on 3 July 2025.\n\nNorland {}rejected the draft."
    assert acts(text.format("later "))[0].when.start == "2025-07-03"
    assert acts(text.format(""))[0].when.start == "2025-07-09"


def test_what_belongs_to_a_party_acts_for_it() -> None:
    """`Sudria's position did not budge` is Sudria's refusal."""
    found = acts("Sudria's position did not budge.")
    assert [(act.act, act.actor) for act in found] == [("refusal", "sudria")]


def test_a_second_actor_shares_the_act_of_the_first() -> None:
    """Each has an item of its own, on the same words."""
    found = acts("Norland and Osmark rejected the map.")
    assert [act.words for act in found] == ["Norland and Osmark rejected the map"] * 2


def test_a_warning_reaches_over_its_condition_to_what_is_threatened() -> None:
    """`warned that if …, …` ends with the main clause, not with the condition."""
    found = [
        act
        for act in acts("Veld warned that if Sudria left, Norland would close the river.")
        if act.act == "threat"
    ]
    assert found[0].words.endswith("close the river")
    assert found[0].conditions == ("if Sudria left",)
