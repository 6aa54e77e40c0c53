"""Issues as lines: everybody in place, the caution always, no forecast without mean and median."""

from __future__ import annotations

from dataclasses import replace

from detente.brief.findings import Findings
from detente.brief.issue_lines import IssueLines
from detente.brief.model import Block, Entries
from detente.brief.sections.of_case.spatial_lines import MOST_LINES, spatial_lines
from detente.methods.spatial.answer import CAUTION, IssueAnswer, PassedOver, SpatialAnswer
from tests.brief.bargains import bargain_findings, spatial_answer
from tests.brief.cases import lines, telling, told, with_case

FOUND = bargain_findings()


def _blocks(answer: SpatialAnswer) -> tuple[Block, ...]:
    assert FOUND.case is not None
    found: Findings = replace(FOUND, case=replace(FOUND.case, spatial=answer))
    return spatial_lines(telling(found))


def _lines(answer: SpatialAnswer) -> IssueLines:
    block = _blocks(answer)[0]
    assert isinstance(block, IssueLines)
    return block


def _issue(**changed: object) -> IssueAnswer:
    return replace(spatial_answer().issues[0], **changed)  # type: ignore[arg-type]


def test_without_an_answer_nothing_is_said() -> None:
    """The models may lack something in the case."""
    assert spatial_lines(telling(with_case())) == ()


def test_the_caution_goes_with_every_answer() -> None:
    """Also where no issue is drawn."""
    assert _lines(spatial_answer()).caution == CAUTION
    assert _lines(replace(spatial_answer(), issues=())).caution == CAUTION


def test_no_forecast_stands_without_mean_and_median() -> None:
    """In the picture by its type, in words in the same sentence."""
    for line in _lines(spatial_answer()).lines:
        forecasts = [
            said for said in map(told, line.told) if said.startswith(("Expected utility", "Spatial model"))
        ]
        assert len(forecasts) == len(line.forecasts) == 2
        assert all("against mean" in said and "and median" in said for said in forecasts)
        assert all("it hangs on the" in said or "the same after every" in said for said in forecasts)


def test_parties_lead_to_their_items_and_bear_their_grade() -> None:
    """The name, where it stands, over all it stated."""
    (straits,) = [line for line in _lines(spatial_answer()).lines if line.name == "The straits"]
    norland = straits.told[0]
    assert told(norland).startswith("Norland at “closed to Sudmark”")
    assert norland.evidence
    assert "assumed" in norland.badges


def test_places_are_told_by_levels_and_not_by_numbers() -> None:
    """At one, near one, midway between two."""
    said = "\n".join(map(told, _lines(SpatialAnswer((_issue(mean=50.0, median=24.0),), ())).lines[0].told))
    assert "Compromise mean “a limited ceasefire”" in said
    assert "weighted median midway between “no ceasefire” and “a limited ceasefire”" in said
    near = "\n".join(map(told, _lines(SpatialAnswer((_issue(mean=40.0),), ())).lines[0].told))
    assert "Compromise mean near “a limited ceasefire”, towards “no ceasefire”" in near


def test_how_a_model_ended_is_said() -> None:
    """At rest, going round, or at the last round allowed."""
    base = _issue()
    for stop, words in (
        ("rest", "nobody moves far enough"),
        ("cycle", "they go round"),
        ("rounds", "the last allowed"),
    ):
        moved = replace(base.smp, stop=stop)  # type: ignore[arg-type]
        said = "\n".join(map(told, _lines(SpatialAnswer((_issue(smp=moved),), ())).lines[0].told))
        assert words in said


def test_an_issue_on_which_all_agree_is_a_line_of_words() -> None:
    """There is nothing to bargain about, so nothing is drawn."""
    blocks = _blocks(
        SpatialAnswer((_issue(agreed=True, mean=100.0),), (PassedOver("sanctions", "add [[salience]]"),))
    )
    assert isinstance(blocks[0], IssueLines)
    assert blocks[0].lines == ()
    assert isinstance(blocks[-1], Entries)
    first, second = map(told, blocks[-1].entries)
    assert (
        first
        == "Ceasefire: Norland, Sudmark and Harbour all stand at “a full ceasefire”: there is nothing to bargain about between them"
    )
    assert second == "Sanctions: passed over; to have it answered, add [[salience]]"


def test_no_more_issues_are_drawn_than_can_be_read() -> None:
    """The rest is counted."""
    block = _lines(SpatialAnswer((_issue(),) * (MOST_LINES + 3), ()))
    assert len(block.lines) == MOST_LINES
    assert block.more == 3


def test_who_is_left_out_and_who_moves_whom_is_said() -> None:
    """Pairs in more than half of the draws, with how often in words."""
    said = "\n".join(lines([_lines(SpatialAnswer((_issue(left_out=("assembly",)),), ()))]))
    assert "left out for want of a capability or salience: Assembly of Harbour" in said
    assert "Who moves whom in the models, in more than half of the draws:" in said
    assert "Whose absence would change the mean most:" in said
