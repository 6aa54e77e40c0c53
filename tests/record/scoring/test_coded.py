"""Whole articles: quotations, acts, events."""

from __future__ import annotations

from typing import Any

from detente.record.scoring.coded import case_lines, match_case, missing_files
from detente.record.scoring.figures import Figure
from detente.record.scoring.gold import GoldCase
from detente.record.scoring.naming import no_parties, parties_by_table
from tests.record.scoring.builders import coding, item, statement

TEXT = "Veld demanded a ferry on Monday. “No ferry will sail,” said Josef Tarn. Lund opened the bridge on 5 March."
SIDES = parties_by_table({"norland": ["veld", "norland"], "sudria": ["tarn", "sudri"]})


def case(**parts: list[dict[str, Any]]) -> GoldCase:
    """Return gold on one file."""
    return GoldCase.model_validate({"documents": {"a.txt": {}}, **parts})


def place(words: str) -> list[int]:
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return [start, start + len(words)]


QUOTATION = {"file": "a.txt", "speaker": "Tarn", "mode": "direct", "span": place("No ferry will sail")}
DEMAND = {"file": "a.txt", "actor": "Norland", "type": "demand", "span": place("demanded a ferry")}
OPENING = {
    "file": "a.txt",
    "actor": "Lund",
    "span": place("opened the bridge"),
    "realis": "actual",
    "date": "2031-03",
}


def test_a_quotation_needs_half_of_its_span_and_its_speaker() -> None:
    """The marks around it may be in or out; a third of it is too little; another's is not it."""
    gold = case(quotations=[QUOTATION])
    for words, speaker, right in (
        ("“No ferry will sail,”", "Josef Tarn", 1),
        ("No fer", "Josef Tarn", 0),
        ("No ferry will sail", "Lund", 0),
    ):
        said = statement(TEXT, "", "said", words, speaker={"name": speaker}, mode="direct")
        matches = match_case(gold, coding(TEXT, said), no_parties)
        assert matches.quotations.figure == Figure(right, 1, right, 1), words


def test_a_quotation_may_match_its_context_or_from_first_piece_to_last() -> None:
    """Gold's context counts as the words do, and pieces count together."""
    context = QUOTATION | {
        "span": place("sail"),
        "context_span": place("“No ferry will sail,” said Josef Tarn"),
    }
    pieces = statement(TEXT, "", "said", "“No", "sail,”", speaker={"name": "Tarn"}, mode="direct")
    assert len(match_case(case(quotations=[context]), coding(TEXT, pieces), no_parties).quotations.pairs) == 1
    assert (
        len(match_case(case(quotations=[QUOTATION]), coding(TEXT, pieces), no_parties).quotations.pairs) == 1
    )


def test_terms_and_the_author_are_not_scored() -> None:
    """A quoted term is no quotation, and the author's own voice is not found as one."""
    author = statement(TEXT, "", "said", "“No ferry will sail,”", speaker={"name": "Tarn"}, mode="author")
    matches = match_case(case(quotations=[QUOTATION | {"mode": "term"}]), coding(TEXT, author), no_parties)
    assert matches.quotations.figure == Figure(0, 0, 0, 0)


def test_an_act_needs_type_actor_and_a_shared_character() -> None:
    """The actor is the same by the table of parties; without it, or with another type, there is no match."""
    gold = case(acts=[DEMAND])
    act = item("act", tuple(place("a ferry on Monday")), act="demand", actor="Veld")
    assert len(match_case(gold, coding(TEXT, act), SIDES).acts.pairs) == 1
    assert match_case(gold, coding(TEXT, act), no_parties).acts.figure == Figure(0, 1, 0, 1)
    offer = act.model_copy(update={"act": "offer"})
    assert match_case(gold, coding(TEXT, offer), SIDES).acts.figure == Figure(0, 1, 0, 1)


def test_an_acceptance_is_scored_as_a_concession() -> None:
    """An appeal is no core act on either side, unless gold says so."""
    conceded = case(acts=[DEMAND | {"type": "concession"}, DEMAND | {"type": "appeal"}])
    found = [
        item("act", tuple(place("demanded a ferry")), act="acceptance", actor="Veld"),
        item("act", tuple(place("demanded a ferry")), act="appeal", actor="Veld"),
    ]
    assert match_case(conceded, coding(TEXT, *found), SIDES).acts.figure == Figure(1, 1, 1, 1)
    marked = case(acts=[DEMAND | {"core": False}])
    assert match_case(marked, coding(TEXT), SIDES).acts.figure.gold == 0


def test_an_event_is_any_dated_item_of_its_actor_with_days_that_overlap() -> None:
    """A day within the month is right; another month, no date, or another's item is not."""
    gold = case(events=[OPENING])
    where = tuple(place("opened the bridge on 5 March"))
    for actor, when, right in (
        ("Ivo Lund", {"from": "2031-03-05", "to": "2031-03-05"}, 100.0),
        ("Ivo Lund", {"from": "2031-02-20", "to": None}, 0.0),
        ("Ivo Lund", {"from": None, "to": "2031-03-05"}, 0.0),
        ("Veld", {"from": "2031-03-05", "to": "2031-03-05"}, 0.0),
    ):
        deed = item("deed", where, actor=actor, when=when)
        lines = case_lines(match_case(gold, coding(TEXT, deed), no_parties))
        assert lines[-1].value == right, (actor, when)


def test_only_dated_events_that_happened_are_scored() -> None:
    """What is hypothetical, or has no date, is not asked for."""
    events = [OPENING | {"realis": "hypothetical"}, OPENING | {"date": ""}]
    assert match_case(case(events=events), coding(TEXT), no_parties).events.gold == ()


def test_a_file_is_the_end_of_a_path() -> None:
    """Items of other documents are not looked at, and a file without a document is told."""
    act = item("act", tuple(place("demanded a ferry")), act="demand", actor="Veld")
    gold = case(acts=[DEMAND])
    elsewhere = coding(TEXT, act, path="talks/b.txt")
    assert match_case(gold, elsewhere, SIDES).acts.figure == Figure(0, 0, 0, 1)
    assert missing_files(gold, elsewhere) == ("a.txt",)
    assert missing_files(gold, coding(TEXT)) == ()
