"""The graph model's answer as lines for a terminal."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.brief.phrasing import counted as counted_in_words
from detente.case.evidence import Evidence
from detente.case.judgements import Judged
from detente.desk.columns import counted, share_told, wrapped
from detente.methods.graph_model.answer import (
    CONCEPTS,
    Change,
    Concept,
    Course,
    GraphAnswer,
    Route,
    State,
    Why,
)
from detente.methods.graph_model.arrays import Game
from detente.methods.graph_model.wording import Words, cut, listed
from detente.methods.method import Result

__all__ = ["Ground", "graph_model_lines"]

_EXPLAINED = 6

_CONCEPT_NAMES: dict[Concept, str] = {
    "nash": "Nash: nobody has a move that it prefers",
    "seq": "SEQ: whoever moves would be answered by others' own improvements",
    "gmr": "GMR: whoever moves could be answered",
    "smr": "SMR: and could not mend it",
    "sim": "SIM: answered by improvements made at the same time",
}
_EXTENSIONS = {
    "a": "leaving for what may be better, deterred only by what is known to be no better",
    "b": "leaving for what is known to be better, deterred only by what is known to be no better",
    "c": "leaving for what may be better, deterred also by what may be no better",
    "d": "leaving for what is known to be better, deterred also by what may be no better",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer stands on: the case's title, its judgements, what the record says on them; the states asked for."""

    title: str
    judgements: Sequence[Judged]
    evidence: Sequence[Evidence]
    asked: Sequence[int] = ()


def graph_model_lines(result: Result, game: Game, ground: Ground) -> Iterator[str]:
    """Yield an answer for the terminal, 110 columns wide.

    Args:
        result: Of the graph model.
        game: What it was solved from.
        ground: What it stands on.
    """
    teller = _Teller(result.answer, game, {each.id: each.says for each in ground.judgements})
    yield from teller.head(result, ground)
    for section in (
        teller.states(), teller.whys(ground.asked), teller.routes(), teller.courses(), teller.coalitions(), teller.changes(),
        teller.seen(), teller.open_pairs(), teller.strong(),
    ):  # fmt: skip
        lines = list(section)
        if lines:
            yield ""
            yield from lines


@dataclass(frozen=True, slots=True)
class _Teller:
    """Puts one answer in lines."""

    answer: GraphAnswer
    game: Game
    says: Mapping[str, str]

    def name(self, party: str) -> str:
        return next((cut(side.name) for side in self.game.conflict.sides if side.id == party), party)

    def names(self, parties: Iterable[str]) -> str:
        return listed(self.name(each) for each in parties)

    def state(self, number: int) -> str:
        told = next((each.told for each in self.answer.states if each.number == number), None)
        return f"state {number} ({told or Words(self.game).told(number - 1)})"

    def numbers(self, states: Sequence[int], most: int = 12) -> str:
        shown = ", ".join(map(str, states[:most]))
        return f"{shown}, … ({len(states):,} in all)" if len(states) > most else shown or "none"

    def head(self, result: Result, ground: Ground) -> Iterator[str]:
        answer = self.answer
        size = f"{counted(len(answer.options), 'option')}, {counted(answer.feasible, 'state')}"
        yield from wrapped(f"{cut(ground.title)}: {size}; decision makers: {self.names(answer.parties)}", 0)
        yield from wrapped(f"Graph model. {result.source}", 0)
        yield from wrapped(
            "What follows holds in the model, under the preferences given. A state in which the parties rest is no"
            " forecast: it says where nobody would have a reason to move, not what will be.",
            0,
        )
        if ground.judgements:
            yield from wrapped(_ground(ground), 0)
        for name, value in result.parameters:
            if name not in ("concepts", "coalitions looked at"):
                yield from wrapped(f"{name}: {value}", 0)

    def states(self) -> Iterator[str]:
        answer = self.answer
        yield f"States in which the parties rest, of {answer.feasible:,}"
        for concept in answer.equilibria:
            found = answer.equilibria[concept]
            yield from wrapped(f"{self.numbers(found)}", 8, f"  {concept.upper()}")
        if len(answer.states) < answer.feasible:
            first = "the strongest resting places"
            shown = f"the status quo, {first}, and those on the way" if self.game.now is not None else first
            many = counted_in_words(len(answer.states), "state")
            yield from wrapped(f"shown below {'is' if len(answer.states) == 1 else 'are'} {many}: {shown}", 2)
        yield ""
        meant = any(each.meaning != "silent" for each in answer.states)
        yield f"  {'state':>8}  {'rests under':<22}  what it is"
        for each in answer.states:
            yield from self._state(each, meant=meant)
        yield ""
        for concept in answer.equilibria:
            yield from wrapped(_CONCEPT_NAMES[concept], 4)

    def _state(self, state: State, *, meant: bool) -> Iterator[str]:
        under = " ".join(each for each in CONCEPTS if each in state.equilibrium) or "–"
        mark = ">" if state.status_quo else " "
        what = (
            state.told if not state.status_quo or "status quo" in state.told else f"{state.told} (status quo)"
        )
        meaning = f" [{state.meaning}]" if meant else ""
        yield from wrapped(f"{what}{meaning}", 36, f"  {mark}{state.number:>7}  {under:<22}  ")
        if state.shares:
            often = ", ".join(f"{concept} {share.count}" for concept, share in state.shares.items())
            yield from wrapped(f"over {self.answer.draws} rankings drawn: {often}", 38)

    def whys(self, asked: Sequence[int]) -> Iterator[str]:
        told = {why.state for why in self.answer.whys}
        states = [each for each in self.answer.states if each.number in told]
        states.sort(key=lambda each: (each.number not in asked, not each.status_quo, -len(each.equilibrium)))
        shown = {each.number for each in states[: max(_EXPLAINED, len(asked))]}
        if shown:
            more = (
                ""
                if len(shown) == len(told)
                else f" ({counted_in_words(len(shown), 'state')}; others with --states)"
            )
            yield f"Why{more}"
        last = 0
        for why in (each for each in self.answer.whys if each.state in shown):
            if why.state != last:
                yield from wrapped(self.state(why.state), 2)
            last = why.state
            yield from self._why(why)

    def _why(self, why: Why) -> Iterator[str]:
        verdict = f"stays ({why.concept})" if why.stable else "leaves"
        yield from wrapped(f"{verdict}: {' '.join(why.says)}", 6, "    ")

    def routes(self) -> Iterator[str]:
        by_gain = [each for each in self.answer.routes if each.improving]
        others = [each for each in self.answer.routes if not each.improving]
        if by_gain or others:
            yield "Ways from the status quo"
        for title, found in (
            ("each move preferred by who makes it", by_gain), ("only if somebody moves against its preference", others)
        ):  # fmt: skip
            if found:
                yield f"  {title}"
            for route in found:
                yield from wrapped(self._route(route), 6, "    ")

    def _route(self, route: Route) -> str:
        steps = [
            f"{self.name(move.party)} to {self.state(move.end) if move is route.moves[-1] else move.end}"
            f"{'' if move.improving else ' (not preferred)'}"
            for move in route.moves
        ]
        return ", then ".join(steps)

    def courses(self) -> Iterator[str]:
        if self.answer.courses:
            yield "Courses: one party keeps to a policy, the others move"
        for course in self.answer.courses:
            yield from self._course(course)

    def _course(self, course: Course) -> Iterator[str]:
        policy = next(each for each in self.game.conflict.policies if each.id == course.policy)
        yield from wrapped(
            f"{cut(policy.name)} ({self.name(course.by)}); begins at {self.state(course.start)}", 2
        )
        if course.rests:
            come_to = "; ".join(self.state(each) for each in course.rests[:6])
            yield from wrapped(f"the others come to rest at {come_to}", 6, "    ")
        else:
            yield from wrapped(
                f"the others come to no rest; they go round states {self.numbers(course.circles)}", 6, "    "
            )
        yield from wrapped(
            f"resting places while it is kept to: {self.numbers(course.equilibria)}", 6, "    "
        )
        if any(each != "silent" for each in course.meanings):
            means = "; ".join(f"{each}{share_told(share)}" for each, share in course.meanings.items())
            yield from wrapped(f"what is come to means: {means}", 6, "    ")
        for name in course.hangs_on:
            yield from wrapped(f"hangs on: {self._said(name)}", 6, "    ")

    def _said(self, judgement: str) -> str:
        return f"{self.says[judgement]} [{judgement}]" if judgement in self.says else judgement

    def coalitions(self) -> Iterator[str]:
        if self.answer.coalitional:
            yield "Rests also when the coalitions looked at may move together"
            for concept, states in self.answer.coalitional.items():
                yield from wrapped(self.numbers(states), 8, f"  {concept.upper()}")
        for state, leaving in self.answer.broken_by.items():
            together = "; ".join(f"{self.names(each)} together" for each in leaving[:6])
            yield from wrapped(f"{self.state(state)} would be left by {together}", 4, "  ")

    def changes(self) -> Iterator[str]:
        if self.answer.changes:
            yield "Aims: the smallest change of one party's preferences"
        for change in self.answer.changes:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        goal = "to make it rest" if change.rest else "to unsettle it"
        yield from wrapped(f"{self.state(change.state)}, {goal} ({change.concept})", 2)
        if change.distance:
            least = "" if change.exact else "at most "
            party = self.name(change.party or "")
            pairs = "one pair" if change.distance == 1 else f"{change.distance:g} pairs"
            yield from wrapped(f"{least}{pairs} of {party}'s order reversed (a tie counts one half)", 4)
        for line in change.says:
            yield from wrapped(line, 6, "    ")
        if change.statement:
            yield from wrapped(f"Another way, by one statement: {change.statement}", 6, "    ")
        elif change.by_statements:
            yield from wrapped("no one statement, moved or left out, does it", 6, "    ")

    def seen(self) -> Iterator[str]:
        grouped: defaultdict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
        for each in self.answer.eyes:
            if each.concept == "nash":
                grouped[each.sees, each.holds].append(each.state)
        if grouped:
            yield "In whose eyes a state rests (Nash), where parties see different games"
        words = Words(self.game)
        for (sees, holds), states in grouped.items():
            who = self.names(sees) if sees else "nobody"
            told = "; ".join(f"state {each} ({words.short(each - 1)})" for each in states)
            rest = "rests" if len(states) == 1 else "rest"
            truth = f"and {rest}" if holds else f"and {'does' if len(states) == 1 else 'do'} not rest"
            yield from wrapped(f"seen to rest by {who}, {truth}: {told}", 4, "  ")

    def open_pairs(self) -> Iterator[str]:
        if self.answer.unknown:
            yield "With the open pairs left open"
        for extension, found in self.answer.unknown.items():
            yield from wrapped(_EXTENSIONS[extension], 4, "  ")
            for concept, states in found.items():
                yield from wrapped(self.numbers(states), 10, f"    {concept.upper()}")

    def strong(self) -> Iterator[str]:
        if self.answer.strong:
            yield "Strongly: each move answered by what its mover strongly prefers the state to"
        for concept, states in self.answer.strong.items():
            yield from wrapped(self.numbers(states), 8, f"  {concept.upper()}")


def _ground(ground: Ground) -> str:
    """Return how many of the preferences stand on which grade, and on how many items."""
    preferences = [each for each in ground.judgements if each.table in ("preference", "ranking")]
    grades = Counter(each.grade for each in preferences)
    said = ", ".join(
        f"{grades[grade]} {grade}" for grade in ("stated", "direction", "assumed") if grades[grade]
    )
    names = {each.id for each in preferences}
    items = {each.item for each in ground.evidence if each.judgement in names}
    record = f"; {counted(len(items), 'item')} of the record bear on them" if ground.evidence else ""
    return f"It rests on {counted(len(preferences), 'judgement')} of preference: {said}{record}."
