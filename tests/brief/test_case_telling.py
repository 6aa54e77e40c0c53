"""How a judgement is marked, where it leads, and how names replace ids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente.brief.case_telling import NOTHING_FOUND, number_range, origins_of
from detente.brief.telling import plain
from tests.brief.cases import case_of, telling, told, with_case

ABOUT = telling()


def test_a_stated_judgement_leads_to_its_items_unmarked() -> None:
    """What sentences carry has its items, and no mark of a grade."""
    entry = ABOUT.entry((plain("x"),), ABOUT.at("option", 0))
    assert entry.evidence
    assert not {"stated", "direction", "assumed"} & set(entry.badges)


def test_an_assumed_judgement_is_marked_and_says_why() -> None:
    """What nobody said leads nowhere and gives the person's reason."""
    entry = ABOUT.entry((plain("x"),), ABOUT.at("minimum", 0))
    assert entry.evidence == ()
    assert told(entry) == "x [assumed] / why: it stepped back once, when the port was shelled"


def test_a_query_that_finds_nothing_is_marked() -> None:
    """What asks for sentences that are not there says so."""
    assert NOTHING_FOUND in ABOUT.badges(ABOUT.at("position", 1))


def test_what_speaks_against_stands_below_with_its_items() -> None:
    """A disputed judgement says how many items are against it, and leads to them."""
    entry = ABOUT.entry((plain("x"),), ABOUT.at("position", 0))
    assert "disputed" in entry.badges
    (note,) = entry.notes
    assert "against it: one item, at most one origin" in told(note)
    assert note.evidence


def test_what_the_case_only_declares_is_unmarked() -> None:
    """A party without grounds is no judgement."""
    assert ABOUT.at("party", 0) is None
    assert ABOUT.badges(None) == ()


def test_conditions_are_told_in_names() -> None:
    """Ids of options and states give way to their names; words of the language and unknown words stay."""
    assert ABOUT.condition("truce and not leave") == "“a truce holds” and not “leave the talks”"
    support = ABOUT.named("preference:sudmark/2")
    assert support is not None
    assert ABOUT.says(support) == "Sudmark would have, in place 2: not “sign a truce”"


def test_conditions_of_open_pairs_and_perceptions_are_told_in_names(tmp_path: Path) -> None:
    """Both sides of what is not known, and what one party takes another to prefer or does not see."""
    more = """
[[open_pair]]
party = "harbour"
between = ["leave", "sign"]
assumed = "it has not said"

[[perception]]
by = "norland"
of = "sudmark"
holds = ["sign"]
unseen = "leave"
assumed = "its papers say so"
"""
    about = telling(with_case(case=case_of(tmp_path, lambda text: text + more)))
    pair, seen = about.named("open_pair:harbour"), about.named("perception:norland/sudmark")
    assert pair is not None
    assert seen is not None
    assert "“leave the talks”" in about.says(pair)
    assert "“sign a truce”" in about.says(pair)
    assert "“sign a truce”" in about.says(seen)


def test_a_judgement_with_more_against_it_says_so() -> None:
    """It is more than disputed."""
    support = ABOUT.at("position", 0)
    assert support is not None
    turned = replace(support, origins_against=support.origins + 1)
    assert "more against it than for it" in ABOUT.badges(turned)


def test_tags_are_in_the_records_own_ids() -> None:
    """A party's side and an issue's record issue are what the filter knows; others carry none."""
    assert ABOUT.tags("norland", "straits").side == "norland"
    assert ABOUT.tags("norland", "straits").issue == "straits"
    assert ABOUT.tags("nobody").side == ""


def test_ranges_keep_the_digits_they_came_with() -> None:
    """No digit is added, and a point is a point."""
    assert number_range(0.5, 0.9) == "0.5 to 0.9"
    assert number_range(2, 2) == "2"
    assert origins_of(0, 0) == "nothing found"
