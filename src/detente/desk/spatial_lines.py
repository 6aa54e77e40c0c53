"""The spatial models' answers as lines for a terminal: mean and median beside every forecast, whatever was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.case.model import Case
from detente.desk.columns import WIDTH, counted, wrapped
from detente.methods.method import Result
from detente.methods.spatial.answer import (
    CAUTION,
    Dynamic,
    DynamicModel,
    Interval,
    IssueAnswer,
    SpatialAnswer,
    Stop,
)
from detente.methods.spatial.courses import Course
from detente.methods.spatial.table_answer import TableAnswer

__all__ = ["case_lines", "table_lines"]

_TITLES: dict[DynamicModel, str] = {
    "expected-utility": "Expected utility",
    "smp": "Spatial model of politics",
}
_ROUND: dict[DynamicModel, str] = {"expected-utility": "round", "smp": "turn"}
_MOST_ROUNDS = 12
_MOST_PUSHES = 8
_SURE = 0.05


def table_lines(answer: TableAnswer) -> Iterator[str]:
    """Yield the answer on a table, 110 columns wide."""
    table = answer.table
    dims = "" if len(table.dimensions) == 1 else f", {counted(len(table.dimensions), 'dimension')}"
    yield from wrapped(f"{table.shown}: {counted(len(table.actors), 'actor')}{dims}", 0)
    yield from wrapped(CAUTION, 0)
    if answer.question.port:
        yield from wrapped("Computed as the reference programs do, their faults included (--port).", 0)
    yield ""
    yield from _statics(answer)
    for name, course in zip(table.dimensions, answer.expected_utility, strict=False):
        yield ""
        yield from _course(answer, course, name if len(table.dimensions) > 1 else "")
    if answer.smp is not None:
        yield ""
        yield from _course(answer, answer.smp, "")


def _statics(answer: TableAnswer) -> Iterator[str]:
    if answer.agreed:
        yield "All actors hold one position: there is nothing to bargain about, and every model answers it."
    many = len(answer.table.dimensions) > 1
    for k, name in enumerate(answer.table.dimensions):
        head = f"{name}: " if many else ""
        yield f"{head}compromise mean {_number(answer.means[k])}, weighted median {_number(answer.medians[k])}"
        if len(answer.winners[k]) > 1:
            tied = " and ".join(_number(each) for each in answer.winners[k])
            yield f"  votes are tied between {tied}"


def _course(answer: TableAnswer, course: Course, dimension: str) -> Iterator[str]:
    table = answer.table
    at = [table.dimensions.index(dimension)] if dimension else range(len(table.dimensions))
    beside = "; ".join(
        f"mean {_number(answer.means[k])}, median {_number(answer.medians[k])} before anybody moves"
        for k in at
    )
    last = course.rounds[-1]
    forecast = ", ".join(map(_number, last.medians))
    word = _ROUND[course.model]
    head = f"{_TITLES[course.model]}{f', {dimension}' if dimension else ''}"
    stop = _stop(course.stop, course.cycle, last.number, word)
    yield from wrapped(f"{head}: median {forecast} after {word} {last.number} ({stop}); {beside}", 2)
    for k in range(len(last.medians)):
        medians = [_number(each.medians[k]) for each in course.rounds]
        yield from wrapped(_hangs(medians, word), 2)
    yield ""
    yield from _grid(
        list(table.actors), [_told(each.positions) for each in course.rounds], _feet(course), word
    )


def _told(places: Sequence[Sequence[float]]) -> list[str]:
    return [", ".join(map(_number, at)) for at in places]


def _feet(course: Course) -> dict[str, list[str]]:
    return {
        "median": _told([each.medians for each in course.rounds]),
        "mean": _told([each.means for each in course.rounds]),
    }


def _hangs(medians: Sequence[str], word: str) -> str:
    low, high = (pick(medians, key=float) for pick in (min, max))
    if low == high:
        return f"the median is {low} after every {word}"
    return f"it hangs on the {word}: medians go from {low} to {high}"


def _stop(stop: Stop, cycle: tuple[int, int] | None, last: int, word: str) -> str:
    if stop == "rest":
        return "then nobody moves far enough to go on"
    if cycle is not None:
        return f"{word} {cycle[0]} has come back: they go round in a circle"
    return f"the last of {last} allowed"


def _grid(
    names: Sequence[str], rounds: Sequence[Sequence[str]], feet: dict[str, list[str]], word: str
) -> Iterator[str]:
    """Yield positions by round, as many columns as the width holds: the first ones and the last."""
    cells = [*rounds, *feet.values()]
    wide = max(len(cell) for row in cells for cell in row) + 2
    label = min(24, max(len(name) for name in (*names, word, *feet)))
    fits = max(2, min(_MOST_ROUNDS, (WIDTH - label - 4) // wide))
    count = len(rounds)
    shown = list(range(count)) if count <= fits else [*range(fits - 1), count - 1]
    yield f"  {word:<{label}}" + "".join(f"{k:>{wide}}" for k in shown)
    for i, name in enumerate(names):
        yield f"  {name[:label]:<{label}}" + "".join(f"{rounds[k][i]:>{wide}}" for k in shown)
    for name, row in feet.items():
        yield f"  {name:<{label}}" + "".join(f"{row[k]:>{wide}}" for k in shown)
    if count > fits:
        yield f"  ({word}s {fits - 1} to {count - 2} are left out here; --json has them)"


def case_lines(case: Case, result: Result, models: Sequence[str]) -> Iterator[str]:
    """Yield the answer on a case, 110 columns wide.

    Args:
        case: The case.
        result: Of the spatial models.
        models: Which dynamics to tell.
    """
    answer: SpatialAnswer = result.answer
    yield from wrapped(f"{case.title}: {counted(len(answer.issues), 'issue')}", 0)
    yield from wrapped(f"Spatial models. {result.source}", 0)
    yield from wrapped(answer.caution, 0)
    for issue in answer.issues:
        yield ""
        yield from _issue(case, issue, models)
    if answer.passed_over:
        yield ""
        yield "Passed over"
        for each in answer.passed_over:
            yield from wrapped(f"{case.issue[each.issue].name} ({each.issue}): {each.why}", 4, "  ")


def _issue(case: Case, answer: IssueAnswer, models: Sequence[str]) -> Iterator[str]:
    yield from wrapped(f"{case.issue[answer.issue].name}: {_levels(answer)}", 2)
    if answer.left_out:
        left = ", ".join(map(case.name_of, answer.left_out))
        yield from wrapped(f"left out for want of a capability or salience: {left}", 4, "  ")
    if answer.silent:
        silent = ", ".join(map(case.name_of, answer.silent))
        yield from wrapped(
            f"left out, for it weighs with them and they stated no position: {silent}", 4, "  "
        )
    if answer.agreed:
        who = ", ".join(case.name_of(each.party) for each in answer.actors)
        yield from wrapped(f"{who} all stand at one place: there is nothing to bargain about", 4, "  ")
    yield from wrapped(
        f"compromise mean {_at(answer, answer.mean)}{_spread(answer.mean_over_draws, answer.draws)}", 4, "  "
    )
    yield from wrapped(
        f"weighted median {_at(answer, answer.median)}{_spread(answer.median_over_draws, answer.draws)}",
        4,
        "  ",
    )
    for dynamic in (answer.expected_utility, answer.smp):
        if dynamic.model in models:
            yield from _dynamic(case, answer, dynamic)
    yield from _pushed(case, answer, models)
    if not answer.agreed:
        yield from _matters(case, answer)


def _levels(answer: IssueAnswer) -> str:
    return ", ".join(f"{_place(each.place)} {each.name}" for each in answer.levels)


def _at(answer: IssueAnswer, place: float) -> str:
    """Return a place with the level nearest to it."""
    near = min(answer.levels, key=lambda each: abs(each.place - place))
    return f"{_place(place)} (nearest: {near.name})"


def _spread(over: Interval, draws: int) -> str:
    if draws == 1:
        return "; nothing is left open"
    return f"; 90 % of {draws:,} draws {_place(over.low)} to {_place(over.high)}, half below {_place(over.middle)}"


def _dynamic(case: Case, answer: IssueAnswer, dynamic: Dynamic) -> Iterator[str]:
    word = _ROUND[dynamic.model]
    last = dynamic.rounds[-1].number
    stop = _stop(dynamic.stop, dynamic.cycle, last, word)
    told = f"median {_at(answer, dynamic.forecast)} after {word} {last} ({stop})"
    yield from wrapped(
        f"{_TITLES[dynamic.model].lower()}: {told}{_spread(dynamic.over_draws, answer.draws)}", 4, "  "
    )
    if answer.agreed:
        return
    yield from wrapped(_hangs([_place(each.median) for each in dynamic.rounds], word), 4)
    rounds = [[_place(x) for x in each.positions] for each in dynamic.rounds]
    feet = {
        "median": [_place(each.median) for each in dynamic.rounds],
        "mean": [_place(each.mean) for each in dynamic.rounds],
    }
    names = [case.name_of(each.party) for each in answer.actors]
    yield from (f"  {line}" for line in _grid(names, rounds, feet, word))


def _pushed(case: Case, answer: IssueAnswer, models: Sequence[str]) -> Iterator[str]:
    often = [each for each in answer.pushes if each.model in models and each.count >= _SURE * each.draws]
    if often:
        yield "  who moves whom"
    for each in often[:_MOST_PUSHES]:
        how = (
            f"in {each.count:,} of {each.draws:,} draws" if each.draws > 1 else "at the middle of every range"
        )
        other = f", the other way in {each.opposite:,}" if each.opposite else ""
        toward = answer.levels[0 if each.distance < 0 else -1].name
        yield from wrapped(
            f"{case.name_of(each.by)} moves {case.name_of(each.moved)} towards “{toward}” {how}{other}, by"
            f" {abs(each.distance):.0f} of 100 on average ({_TITLES[each.model].lower()})",
            6,
            "    ",
        )


def _matters(case: Case, answer: IssueAnswer) -> Iterator[str]:
    yield "  who matters: the mean and the median without each"
    for each in answer.influences:
        share = (
            f"; its ranges explain about {round(each.explains_mean, 1):.0%} of the mean's spread"
            if answer.draws > 1
            else ""
        )
        yield from wrapped(
            f"without {case.name_of(each.party)}: mean {_place(each.without_mean)},"
            f" median {_place(each.without_median)}{share}",
            6,
            "    ",
        )


def _place(value: float) -> str:
    """Return a place between two levels as it is read: whole, since levels are put there evenly and no finer."""
    return f"{value:.0f}"


def _number(value: float) -> str:
    """Return a number as it is read: two decimals at most, no sign on zero."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{value:.6g}"
