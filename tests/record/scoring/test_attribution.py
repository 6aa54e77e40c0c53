"""Attributions: cue, relation and exact source, on direct quotations, speech and all."""

from __future__ import annotations

from collections import Counter

from detente.record.scoring.attribution import align, attribution_lines, parts, tally
from detente.record.scoring.figures import Figure
from detente.record.scoring.found import Found
from detente.record.scoring.gold import GoldAttribution
from tests.record.scoring.builders import attribution, item, statement

TEXT = (
    "“We will wait,” Anna Veld said. Tarn believes that the ferry comes on Monday. "
    "The envoy warned that the bridge was closed to all the farmers."
)
DIRECT = ("Anna Veld", "said", "“We will wait,”")
BELIEF = ("Tarn", "believes", "that the ferry comes on Monday")
WARNING = ("The envoy", "warned", "that the bridge was closed to all the farmers")


def figures(gold: list[GoldAttribution], found: list[Found]) -> dict[tuple[str, str], Figure]:
    """Return each line's figure by measure and part."""
    lines = attribution_lines(tally(TEXT, gold, found))
    return {(line.measure, line.part): line.value for line in lines if isinstance(line.value, Figure)}


def test_what_is_found_as_it_is_scores_in_full() -> None:
    """One direct quotation, two of speech, three in all: every measure is 100."""
    three = (DIRECT, BELIEF, WARNING)
    found = figures([attribution(TEXT, *each) for each in three], [statement(TEXT, *each) for each in three])
    assert {figure.f1 for figure in found.values()} == {100.0}
    assert [found["relation", part].gold for part in ("direct", "speech", "all")] == [1, 2, 3]


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    """Three of nine words: 2·3/12 = 0.5 is right; two of nine: 4/11 is not. The cue is found either way."""
    gold = [attribution(TEXT, *WARNING)]
    for words, f1 in (("all the farmers", 100.0), ("the farmers", 0.0)):
        found = figures(gold, [statement(TEXT, "envoy", "warned", words)])
        assert (found["relation", "all"].f1, found["cue", "all"].f1) == (f1, 100.0)


def test_a_relation_needs_sources_that_meet() -> None:
    """Another's name is wrong, none at all is wrong, a part of the name is right but not exact."""
    gold = [attribution(TEXT, *DIRECT)]
    for source, relation, exact in (
        ("Tarn", 0.0, 0.0),
        ("", 0.0, 0.0),
        ("Veld", 100.0, 0.0),
        ("Anna Veld ", 100.0, 100.0),
    ):
        found = figures(gold, [statement(TEXT, source, "said", DIRECT[2])])
        assert (found["relation", "direct"].f1, found["source exact", "direct"].f1) == (relation, exact), (
            source
        )


def test_two_without_a_source_agree() -> None:
    """Gold without a source is met by a statement without one."""
    found = figures([attribution(TEXT, "", "said", DIRECT[2])], [statement(TEXT, "", "said", DIRECT[2])])
    assert found["relation", "direct"].f1 == found["source exact", "direct"].f1 == 100.0


def test_of_two_on_one_cue_the_better_content_is_paired() -> None:
    """The other is spurious: precision a half, recall full."""
    gold = [attribution(TEXT, *WARNING)]
    poor = statement(TEXT, "The envoy", "warned", "that the bridge was")
    best = statement(TEXT, *WARNING)
    assert [pair.found for pair in align(TEXT, gold, [poor, best])] == [1]
    figure = figures(gold, [poor, best])["relation", "all"]
    assert (figure.precision, figure.recall) == (50.0, 100.0)


def test_what_has_no_cue_or_content_is_not_scored() -> None:
    """An author's own voice has no cue; acts and times are other tasks."""
    gold = [GoldAttribution(cue=((0, 1),)), GoldAttribution(content=((0, 1),))]
    author = Found(type="statement", document="d", content=((0, 5),))
    counts = tally(TEXT, gold, [author, item("act", (0, 5))])
    assert counts == Counter()


def test_the_parts_of_an_attribution() -> None:
    """Direct is one quotation; speech has a reporting cue or quotation marks; a belief is in all alone."""
    assert parts(TEXT, attribution(TEXT, *DIRECT)) == ("direct", "speech", "all")
    assert parts(TEXT, attribution(TEXT, *WARNING)) == ("speech", "all")
    assert parts(TEXT, attribution(TEXT, *BELIEF)) == ("all",)
    mixed = "Lund thinks it is a “farce” and no more."
    assert parts(mixed, attribution(mixed, "Lund", "thinks", "it is a “farce” and no more")) == (
        "speech",
        "all",
    )


def test_marks_of_typesetters_are_quotation_marks() -> None:
    """Doubled accents and apostrophes open and close a quotation."""
    text = "``We stay,'' Lund thought."
    assert "direct" in parts(text, attribution(text, "Lund", "thought", "``We stay,''"))


def test_each_side_is_classed_by_its_own_words() -> None:
    """Found as a belief what gold has as direct: right for gold's direct recall, no direct found at all."""
    text = "“We stay,” Lund thought, and left."
    gold = [attribution(text, "Lund", "thought", "“We stay,”")]
    found = [statement(text, "Lund", "thought", "We stay")]
    counts = tally(text, gold, found)
    assert counts["gold", "relation", "direct"] == 1
    assert counts["found", "number", "direct"] == 0
