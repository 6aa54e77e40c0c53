from __future__ import annotations

from datetime import date

from detente.record.disagreements import disagreements
from detente.record.model import Disagreement
from tests.record.builders import Scene

AS_OF = date(2031, 4, 30)


def found(scene: Scene) -> list[Disagreement]:
    """Return all disagreements of a scene."""
    return list(disagreements(scene.record(), AS_OF))


def report(
    scene: Scene, words: str, day: str, publisher: str, *, realis: str = "actual", by: str = "sudmark-state"
) -> str:
    """Add a document with one deed."""
    paper = scene.paper(f"{publisher} says that {words}.", "2031-03-09", publisher=publisher)
    return scene.deed(paper, words, by, "raid", root="ASSAULT", realis=realis, on=day)


def test_numbers_of_one_event_that_exclude_each_other_are_a_disagreement_of_fact() -> None:
    """Forty boats or a dozen."""
    scene = Scene()
    one = report(scene, "Sudmark raided the harbour of Oster with 40 boats", "2031-03-03", "Morning Tide")
    two = report(scene, "Sudmark raided the harbour of Oster with a dozen boats", "2031-03-03", "Evening Ebb")
    (only,) = found(scene)
    assert only.kind == "fact"
    assert {account.items for account in only.accounts} == {(one,), (two,)}
    assert {account.says for account in only.accounts} == {"40 boats", "a dozen boats"}


def test_a_lower_bound_that_the_other_number_meets_is_no_disagreement() -> None:
    """More than 30 and 40 are both right."""
    scene = Scene()
    report(scene, "Sudmark raided the harbour of Oster with 40 boats", "2031-03-03", "Morning Tide")
    report(scene, "Sudmark raided the harbour of Oster with more than 30 boats", "2031-03-03", "Evening Ebb")
    assert found(scene) == []


def test_numbers_of_different_days_or_parties_are_not_paired() -> None:
    """Another raid has its own number."""
    scene = Scene()
    report(scene, "Sudmark raided the harbour of Oster with 40 boats", "2031-03-03", "Morning Tide")
    report(scene, "Sudmark raided the harbour of Oster with 12 boats", "2031-03-06", "Evening Ebb")
    report(
        scene,
        "Norland raided the harbour of Oster with 7 boats",
        "2031-03-03",
        "Night Wave",
        by="norland-state",
    )
    assert found(scene) == []


def test_each_and_in_all_part_over_scope() -> None:
    """A thousand each is two thousand in all."""
    scene = Scene()
    for words, publisher in (
        ("Norland returned 1,000 pilots on each side in the exchange at Oster", "Morning Tide"),
        ("Norland returned 1,000 pilots in all in the exchange at Oster", "Evening Ebb"),
    ):
        report(scene, words, "2031-03-03", publisher, by="norland-state")
    assert [each.kind for each in found(scene)] == ["scope"]


def test_done_and_not_done_on_one_day_is_a_disagreement_of_fact() -> None:
    """One says it happened, the other that it did not."""
    scene = Scene()
    report(scene, "Sudmark raided the harbour of Oster by night", "2031-03-03", "Morning Tide")
    report(
        scene,
        "Sudmark never raided the harbour of Oster by night",
        "2031-03-03",
        "Evening Ebb",
        realis="negated",
    )
    (only,) = found(scene)
    assert {account.says for account in only.accounts} == {"it happened", "it did not"}


def test_a_full_truce_and_a_limited_one_part_over_scope() -> None:
    """One demand, told as whole and as partial."""
    scene = Scene()
    for words, publisher in (
        ("Quill demanded an unconditional truce", "Morning Tide"), ("Quill demanded a limited truce", "Evening Ebb")
    ):  # fmt: skip
        paper = scene.paper(f"{publisher}: {words}.", "2031-03-04", publisher=publisher)
        scene.act(paper, words, "demand", "quill", issue="ceasefire", on="2031-03-03")
    assert [each.kind for each in found(scene)] == ["scope"]


def test_one_event_told_by_its_mark_on_two_days_is_a_disagreement_of_date() -> None:
    """The largest raid happened once."""
    scene = Scene()
    report(scene, "Sudmark launched its largest torpedo raid on Oster harbour", "2031-03-03", "Morning Tide")
    report(scene, "Sudmark launched its largest torpedo raid on Oster harbour", "2031-03-05", "Evening Ebb")
    (only,) = found(scene)
    assert only.kind == "date"
    assert [account.says for account in only.accounts] == ["2031-03-03", "2031-03-05"]


def test_a_quotation_with_another_word_in_it_is_a_disagreement_of_wording() -> None:
    """Shorter is not different."""
    scene = Scene()
    for words, publisher in (
        ("we will never give up the northern strait to anybody", "Morning Tide"),
        ("we will never give up the northern fort to anybody", "Evening Ebb"),
        ("we will never give up the northern strait", "Night Wave"),
    ):
        paper = scene.paper(f"{publisher}: “{words},” Moll said.", "2031-03-04", publisher=publisher)
        scene.said(paper, words, "moll", mode="direct")
    kinds = [each.kind for each in found(scene)]
    assert kinds.count("wording") == len(kinds) >= 1
    assert all(len({a.says.split()[7] for a in each.accounts}) == 2 for each in found(scene))


def test_opposing_courses_urged_on_one_addressee_are_a_disagreement_of_judgement() -> None:
    """Walk away, says one; stay the course, says the other."""
    scene = Scene()
    for words, name in (
        ("Harbour should walk away from the talks", "Ottoline Marsh"), ("Harbour should stay the course", "Piers Loam")
    ):  # fmt: skip
        paper = scene.paper(f"{words}, said {name}.", "2031-03-04")
        said = scene.said(paper, words, name, name=name)
        scene.act(paper, words, "recommendation", name, to="harbour-state", within=said)
    (only,) = found(scene)
    assert only.kind == "judgement"
    assert {account.label for account in only.accounts} == {"Ottoline Marsh", "Piers Loam"}


def test_opposing_courses_for_two_addressees_are_not_paired() -> None:
    """What Norland should do and what Harbour should do are two questions."""
    scene = Scene()
    for words, name, to in (
        ("Harbour should walk away from the talks", "Ottoline Marsh", "harbour-state"),
        ("Norland should stay at the table", "Piers Loam", "norland-state"),
    ):
        paper = scene.paper(f"{words}, said {name}.", "2031-03-04")
        said = scene.said(paper, words, name, name=name)
        scene.act(paper, words, "recommendation", name, to=to, within=said)
    assert found(scene) == []


def test_two_voices_that_judge_one_party_opposite_ways_are_a_disagreement_of_judgement() -> None:
    """Moll is playing for time, or has had enough."""
    scene = Scene()
    for words, name in (
        ("Moll is playing for time", "Piers Loam"),
        ("I think Moll has had enough", "Una Quill"),
    ):
        paper = scene.paper(f"“{words},” {name} said.", "2031-03-04")
        scene.said(paper, words, "quill" if name == "Una Quill" else name, name=name, mode="direct")
    (only,) = found(scene)
    assert only.kind == "judgement"
    assert "Sudmark" in only.about


def test_who_comes_to_judge_otherwise_later_still_stands_against_others_now() -> None:
    """Quill changed her mind in April; in March she and Loam part."""
    scene = Scene()
    for words, name, day in (
        ("Moll is playing for time", "Piers Loam", "2031-03-04"),
        ("I think Moll has had enough", "Una Quill", "2031-03-05"),
        ("Moll is stalling again", "Una Quill", "2031-04-20"),
    ):
        paper = scene.paper(f"“{words},” {name} said.", day)
        scene.said(paper, words, "quill" if name == "Una Quill" else name, name=name, mode="direct")
    (only,) = found(scene)
    assert only.about.endswith("March 2031")


def test_what_unnamed_voices_want_stands_against_a_named_one() -> None:
    """Some analysts want Harbour to leave; Loam wants it to stay."""
    scene = Scene()
    paper = scene.paper(
        "Some analysts want Harbour to walk away from it all.", "2031-03-04", publisher="Tide"
    )
    scene.said(paper, "Harbour to walk away from it all", "some analysts", name="some analysts", mode="mixed")
    other = scene.paper("Harbour should stay the course, said Piers Loam.", "2031-03-04")
    said = scene.said(other, "Harbour should stay the course", "Piers Loam", name="Piers Loam")
    scene.act(
        other,
        "Harbour should stay the course",
        "recommendation",
        "Piers Loam",
        to="harbour-state",
        within=said,
    )
    (only,) = found(scene)
    assert {account.label for account in only.accounts} == {"some analysts (unnamed, in Tide)", "Piers Loam"}


def test_all_and_some_of_one_step_part_over_scope() -> None:
    """All shells are stopped, or some."""
    scene = Scene()
    for words, publisher in (
        ("Harbour stopped all weapons for Norland", "Morning Tide"),
        ("Harbour stopped some deliveries of shells to Norland", "Evening Ebb"),
    ):
        report(scene, words, "2031-03-03", publisher, by="harbour-state")
    (only,) = found(scene)
    assert only.kind == "scope"
    assert [account.says for account in only.accounts] == ["all weapons", "some deliveries"]


def test_one_number_for_itself_and_for_as_many_part_over_scope() -> None:
    """A gift, says one; a trade, says the other, in the next sentence."""
    scene = Scene()
    paper = scene.paper("Moll promised 600 boats. Varg put it otherwise: 600 for 600.", "2031-03-04")
    scene.said(paper, "600 boats", "moll")
    scene.said(paper, "600 for 600", "varg")
    (only,) = found(scene)
    assert (only.kind, [account.says for account in only.accounts]) == ("scope", ["600 boats", "600 for 600"])


def test_two_lengths_of_one_truce_set_side_by_side_part_over_scope() -> None:
    """Three days or at least ten; the ends of a range that meet are no disagreement."""
    for long, kinds in (("at least 10 days", ["scope"]), ("at least two days", [])):
        scene = Scene()
        text = f"Moll offered a truce of three days on the coast. Varg stood by a full ceasefire of {long}."
        paper = scene.paper(text, "2031-03-04")
        scene.said(paper, "a truce of three days on the coast", "moll")
        scene.said(paper, f"a full ceasefire of {long}", "varg")
        assert [each.kind for each in found(scene)] == kinds


def test_the_same_words_in_two_mouths_are_a_disagreement_of_wording() -> None:
    """Varg or Norland's other envoy said it, on the same days and condition."""
    scene = Scene()
    for name, publisher in (("varg", "Morning Tide"), ("norland-state", "Evening Ebb")):
        words = "Norland would “burn the charts” if the pilots were not back in port"
        paper = scene.paper(f"{publisher}: {words}.", "2031-03-04", publisher=publisher)
        scene.said(paper, words, name, mode="mixed", on="2031-03-03")
    assert "wording" in [each.kind for each in found(scene)]


def test_counts_of_one_toll_part_where_one_text_knows_the_others_number() -> None:
    """Forty-one boats, or up to twenty: the second text names the first count; without that they are two tolls."""
    for context, kinds in (("How many boats is disputed. Norland claims 41. ", ["fact"]), ("", [])):
        scene = Scene()
        one = scene.paper("Varg said that 41 boats were hit.", "2031-03-04")
        scene.said(one, "41 boats were hit", "varg")
        two = scene.paper(f"{context}Moll said that up to 20 were hit.", "2031-03-09")
        scene.said(two, "up to 20 were hit", "moll")
        assert [each.kind for each in found(scene)] == kinds


def test_a_denial_of_what_was_just_said_is_a_disagreement_of_fact() -> None:
    """One says so, the next denies it, and says why."""
    scene = Scene()
    text = "An official said the list kept the promise. A clerk denied that. The list was older, he said."
    paper = scene.paper(text, "2031-03-04")
    scene.said(paper, "the list kept the promise", "official")
    scene.said(paper, "that", "clerk", cue="denied")
    scene.said(paper, "The list was older", "clerk")
    (only,) = found(scene)
    assert (only.kind, [account.says for account in only.accounts]) == ("fact", ["it is so", "it is not"])


def test_what_many_articles_set_side_by_side_is_one_disagreement() -> None:
    """Three rewrites of one report; three items on either side."""
    scene = Scene()
    for publisher in ("Tide", "Ebb", "Wave"):
        text = f"{publisher}: Moll promised 600 boats. Varg put it otherwise: 600 for 600."
        paper = scene.paper(text, "2031-03-04", publisher=publisher)
        scene.said(paper, "600 boats", "moll")
        scene.said(paper, "600 for 600", "varg")
    (only,) = found(scene)
    assert [len(account.items) for account in only.accounts] == [3, 3]


def dated(scene: Scene, text: str, words: str, day: str, publisher: str, told: str) -> None:
    """Add a document with one deed and the time its sentence gives."""
    paper = scene.paper(text, told, publisher=publisher)
    scene.deed(paper, text.rstrip("."), "norland-state", "meet", on=day)
    scene.time(paper, words, day, day)


def test_one_meeting_on_neighbouring_days_is_a_disagreement_of_date() -> None:
    """The later teller of the earlier day is wrong, or the other is."""
    scene = Scene()
    dated(
        scene, "Norland and Sudmark met in Oster on March 3.", "March 3", "2031-03-03", "Tide", "2031-03-20"
    )
    dated(scene, "Sudmark met Norland in Oster on Tuesday.", "Tuesday", "2031-03-04", "Ebb", "2031-03-04")
    (only,) = found(scene)
    assert (only.kind, [account.says for account in only.accounts]) == ("date", ["2031-03-03", "2031-03-04"])


def test_talks_that_go_on_for_days_are_not_paired() -> None:
    """Who writes on the first day cannot tell of the second."""
    scene = Scene()
    dated(
        scene, "Norland and Sudmark met in Oster on March 3.", "March 3", "2031-03-03", "Tide", "2031-03-03"
    )
    dated(scene, "Sudmark met Norland in Oster on Tuesday.", "Tuesday", "2031-03-04", "Ebb", "2031-03-04")
    assert found(scene) == []


def test_one_actor_against_its_earlier_words_is_a_change_over_time() -> None:
    """A reversal stands here too, earlier and later side by side."""
    scene = Scene()
    first = scene.paper("Quill refused the truce.", "2031-03-01")
    scene.act(first, "Quill refused the truce", "refusal", "quill", issue="ceasefire")
    second = scene.paper("Quill accepted the truce.", "2031-03-05")
    scene.act(second, "Quill accepted the truce", "acceptance", "quill", issue="ceasefire")
    (only,) = found(scene)
    assert only.kind == "change over time"
    assert [account.label for account in only.accounts] == ["Una Quill, earlier", "Una Quill, later"]
