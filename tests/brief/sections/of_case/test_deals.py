"""Whether a deal is possible: on what it rests, the zone at each end of the ranges, what stands in its way."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.findings import Findings
from detente.brief.model import Entries
from detente.brief.sections.of_case.deals import deals
from detente.methods.packages.answer import Zone, ZoneAt
from tests.brief.bargains import bargain_findings, packages_answer
from tests.brief.cases import lines, telling, told, with_case

FOUND = bargain_findings()


def _head(found: Findings) -> str:
    head = deals(telling(found))[0]
    assert isinstance(head, Entries)
    return "\n".join(map(told, head.entries))


def _with(zone: Zone) -> Findings:
    assert FOUND.case is not None
    return replace(FOUND, case=replace(FOUND.case, packages=replace(packages_answer(), zone=zone)))


def test_without_an_answer_nothing_is_said() -> None:
    """The method may lack something in the case."""
    assert deals(telling(with_case())) == ()


def test_it_says_who_is_asked_and_on_what_it_rests() -> None:
    """Judgements by grade, marked as assumed where any is."""
    said = _head(FOUND)
    assert "Asked to agree: Norland, Sudmark and Harbour." in said
    assert "judgements of what an issue is to a party" in said
    assert "[assumed]" in said


def test_an_empty_zone_says_what_blocks_it_and_what_would_open_it() -> None:
    """In the middle nothing is left that all accept; at the least there is."""
    said = _head(FOUND)
    assert "If no deal is worth the middle of its range to each, no." in said
    assert "if each holds out for the least in its range: open, 12 of 18 packages" in said
    assert "if each holds out for the middle in its range: empty" in said
    assert "What stands in the way, and what would open it" in said
    assert "of what is missing" in said
    assert "or if somebody added from outside" in said


def test_parties_that_no_package_satisfies_are_named() -> None:
    """So are pairs that have none, and that payments among them would do."""
    zone = packages_answer().zone
    assert zone.opening is not None
    stuck = replace(zone.opening, alone=("norland",), pairs=(("norland", "sudmark"),), from_within=True)
    said = _head(_with(replace(zone, opening=stuck)))
    assert "no package at all satisfies Norland" in said
    assert "Norland and Sudmark have none even among themselves" in said
    assert "payments among the parties would do" in said
    plain = _head(_with(replace(zone, opening=replace(stuck, alone=(), pairs=(), from_within=False))))
    assert "each two of them have a package" in plain


def test_an_open_zone_has_nothing_in_its_way() -> None:
    """What could not be counted is said not to be."""
    same = {"norland": 0.1}
    zone = Zone(18, tuple(ZoneAt(end, same, True, None) for end in ("low", "middle", "high")), {}, 3, None)  # type: ignore[arg-type]
    said = _head(_with(zone))
    assert "of its range to each, yes." in said
    assert said.count("open, the packages not counted") == 1
    assert "three packages with no term beyond anybody's minimum" in said
    assert "What stands in the way" not in said


def test_a_share_of_draws_is_said_not_to_be_a_chance() -> None:
    """In words with its counts; nothing of it where nothing was drawn."""
    said = _head(FOUND)
    assert (
        "draws) there is one. That is a share of what the ranges leave open, not the chance of a deal."
        in said
    )
    assert FOUND.case is not None
    sure = replace(packages_answer(), robustness=replace(packages_answer().robustness, draws=1))
    assert "draws" not in _head(replace(FOUND, case=replace(FOUND.case, packages=sure)))


def test_words_for_sizes_are_explained() -> None:
    """Once, at the end."""
    *_, last = lines(deals(telling(FOUND)))
    assert "“A little” is less than 0.05" in last
