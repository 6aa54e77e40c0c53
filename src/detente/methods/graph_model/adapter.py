"""The graph model as a method: a case into arrays, the kernels, and names back on what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.case.evidence import Evidence
from detente.case.model import Case
from detente.errors import InputError, Problem
from detente.methods.graph_model.answer import Concept, Course, GraphAnswer, State, Why
from detente.methods.graph_model.arrays import Game, game_of, game_or_problems
from detente.methods.graph_model.changes import changes
from detente.methods.graph_model.courses import MEANINGS, courses, meanings_of
from detente.methods.graph_model.draws import DRAWS, Draws, drawn, evenly, shares, without_sim
from detente.methods.graph_model.from_case import METHOD_NAME, conflict_of
from detente.methods.graph_model.refinements import MOST_STATES, eyes, strong, strongly, unknown
from detente.methods.graph_model.selection import Selection, selected
from detente.methods.graph_model.verdicts import Verdicts, sim_left_out, verdicts_of
from detente.methods.graph_model.whys import whys
from detente.methods.graph_model.wording import Words
from detente.methods.method import Result

__all__ = ["METHOD", "GraphModel"]

SOURCE = (
    "Fang, Hipel & Kilgour (1993), Interactive Decision Making; "
    "Xu, Hipel, Kilgour & Fang (2018), Conflict Resolution Using the Graph Model"
)


@dataclass(frozen=True, slots=True)
class GraphModel:
    """The graph model for conflict resolution.

    Attributes:
        concepts: Which to solve for; None for all that the case allows.
        coalitions: Whether to look at every coalition even where that takes long.
        asked: States, from 1, to be shown in any case.
    """

    concepts: tuple[Concept, ...] | None = None
    coalitions: bool = False
    asked: tuple[int, ...] = ()
    name: str = METHOD_NAME
    title: str = "Graph model for conflict resolution"
    source: str = SOURCE
    requires: tuple[str, ...] = ()

    def lacks(self, case: Case, /) -> tuple[Problem, ...]:
        """Return what the case would have to say for the graph model to read it; empty if it can."""
        return game_or_problems(conflict_of(case))[1]

    def solve(
        self,
        case: Case,
        evidence: Sequence[Evidence],
        results: Mapping[str, Result],  # noqa: ARG002 - the graph model builds on no other method
        rng: np.random.Generator,
        /,
    ) -> Result:
        """Return the graph model's answer to a case.

        Raises:
            InputError: as `lacks`, or a state that was asked for is not there.
        """
        return self.answered(game_of(case), evidence, rng, case.hash)

    def answered(
        self, game: Game, evidence: Sequence[Evidence], rng: np.random.Generator, case_hash: str
    ) -> Result:
        """Return the answer to a game.

        Args:
            game: As `game_of` returns it.
            evidence: What the record says on the case's judgements.
            rng: For the rankings drawn.
            case_hash: Of the case, kept with the result.

        Raises:
            InputError: a state that was asked for is not there, or coalitions of too large a game are.
        """
        verdicts = self.verdicts(game)
        draws = drawn(game, rng)
        answer, notes = self.answer(verdicts, draws)
        entropy = getattr(rng.bit_generator.seed_seq, "entropy", None)
        return Result(
            method=self.name,
            source=self.source,
            parameters=(*_parameters(verdicts, draws, self.concepts), *notes),
            seed=entropy if isinstance(entropy, int) else 0,
            case=case_hash,
            evidence=dict(_behind(game, answer, evidence)),
            answer=answer,
        )

    def answer(
        self, verdicts: Verdicts, draws: Draws | None
    ) -> tuple[GraphAnswer, tuple[tuple[str, str], ...]]:
        """Return the answer that verdicts and draws come to, and what was passed over on the way.

        Args:
            verdicts: As `verdicts` returns them.
            draws: As `draws.drawn` returns them.
        """
        return _answer(verdicts, draws, tuple(state - 1 for state in self.asked))

    def verdicts(self, game: Game) -> Verdicts:
        """Return what the kernels say of a game, of the concepts and coalitions asked for.

        Raises:
            InputError: a state that was asked for is not there, or coalitions of too large a game are.
        """
        self._check(game)
        return verdicts_of(game, self.concepts, look="every" if self.coalitions else "some")

    def _check(self, game: Game) -> None:
        count = game.states.count
        beyond = [state for state in self.asked if not 1 <= state <= count]
        if beyond:
            rule = f"state {beyond[0]} is not there; states go from 1 to {count}"
            raise InputError([Problem(game.conflict.shown, rule, "ask for one of them")])


METHOD = GraphModel()


def _answer(
    verdicts: Verdicts, draws: Draws | None, asked: tuple[int, ...]
) -> tuple[GraphAnswer, tuple[tuple[str, str], ...]]:
    game = verdicts.game
    words = Words(game)
    followed, passed_over = courses(game, draws)
    changed = changes(game, words)
    come_to = [state - 1 for each in followed for state in (each.start, *each.rests[:3])]
    aimed = [each.state - 1 for each in changed]
    chosen = selected(verdicts, [*asked, *come_to, *aimed])
    order = dict.fromkeys([*asked, *([game.now] if game.now is not None else []), *come_to, *chosen.states])
    answer = GraphAnswer(
        parties=tuple(side.id for side in game.conflict.sides),
        options=tuple(lever.id for lever in game.conflict.levers),
        feasible=game.states.count,
        states=tuple(_states(verdicts, words, chosen, draws)),
        moves=chosen.moves,
        routes=chosen.routes,
        equilibria={
            concept: _numbers(verdicts.stability.equilibria(concept)) for concept in verdicts.concepts
        },
        coalitional=_coalitional(verdicts),
        broken_by=dict(_broken_by(verdicts, chosen)),
        whys=whys(verdicts, words, list(order)),
        courses=followed,
        changes=changed,
        eyes=eyes(game, chosen.states),
        unknown=unknown(game),
        strong=strong(game),
        draws=draws.count if draws is not None else 0,
    )
    notes = (("policies passed over", f"{', '.join(passed_over)}: too many moves"),) if passed_over else ()
    return answer, notes


def _states(verdicts: Verdicts, words: Words, chosen: Selection, draws: Draws | None) -> Iterator[State]:
    game = verdicts.game
    meanings, bits = meanings_of(game), game.states.bits()
    often = shares(game, draws, list(chosen.states), verdicts.concepts)
    for state in chosen.states:
        taken = tuple(bool(int(bits[state]) >> k & 1) for k in range(len(game.conflict.levers)))
        resting = [each for each in verdicts.concepts if verdicts.stability.stable[each][:, state].all()]
        yield State(
            number=state + 1,
            choices=taken,
            names=words.names(state),
            meaning=MEANINGS[meanings[state]],
            status_quo=state == game.now,
            equilibrium=tuple(resting),
            shares=often.get(state, {}),
            told=words.told(state),
        )


def _coalitional(verdicts: Verdicts) -> dict[Concept, tuple[int, ...]]:
    found = verdicts.coalitions
    if found is None:
        return {}
    return {concept: _numbers(found.equilibria(concept)) for concept in verdicts.concepts}


def _broken_by(verdicts: Verdicts, chosen: Selection) -> Iterator[tuple[int, tuple[tuple[str, ...], ...]]]:
    """Yield the Nash equilibria shown that a coalition would leave, with the smallest coalitions that would."""
    found, sides = verdicts.coalitions, verdicts.game.conflict.sides
    if found is None or "nash" not in found.stable:
        return
    alone = set(verdicts.stability.equilibria("nash").tolist())
    for state in (each for each in chosen.states if each in alone):
        leaving = [
            frozenset(members)
            for members, stable in zip(found.coalitions, found.stable["nash"], strict=True)
            if not stable[state]
        ]
        smallest = [each for each in leaving if not any(other < each for other in leaving)]
        if smallest:
            yield state + 1, tuple(tuple(sides[side].id for side in sorted(each)) for each in smallest)


def _numbers(states: np.ndarray) -> tuple[int, ...]:
    return tuple((states + 1).tolist())


def _parameters(
    verdicts: Verdicts, draws: Draws | None, asked: tuple[Concept, ...] | None
) -> Iterator[tuple[str, str]]:
    game = verdicts.game
    conflict = game.conflict
    yield "concepts", ", ".join(verdicts.concepts)
    looked_at = "none" if verdicts.coalitions is None else str(len(verdicts.coalitions.coalitions))
    yield "coalitions looked at", looked_at
    open_places = any(each.low < each.high for side in conflict.sides for each in side.statements)
    if asked is None and sim_left_out(game):
        yield "sim", f"left out: {sim_left_out(game)}"
    if open_places:
        yield "rankings drawn", str(DRAWS) if draws is not None else "none: too many states"
    if draws is not None and "sim" in verdicts.concepts and without_sim(game, draws):
        yield "sim over the rankings drawn", "left out: it would take long"
    uneven = [each for each in conflict.sides if not evenly(each)]
    if draws is not None and uneven:
        named = ", ".join(each.name for each in uneven)
        yield "rankings not drawn evenly", f"{named}: too many ranges of places to count the orders"
    if game.states.count > MOST_STATES and (conflict.open or strongly(game)):
        yield "unknown and strong preferences", f"not solved for: more than {MOST_STATES} states"
    if conflict.left_out:
        yield "parties without an option, left out", ", ".join(conflict.left_out)


def _behind(
    game: Game, answer: GraphAnswer, evidence: Sequence[Evidence]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each row of the answer with the items behind the judgements that it rests on."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for each in evidence:
        items[each.judgement].append(each.item)

    def behind(judgements: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for name in judgements for item in items[name]))

    by_state: defaultdict[int, list[str]] = defaultdict(list)
    for why in answer.whys:
        by_state[why.state].extend(why.judgements)
        yield _key(why), behind(why.judgements)
    for state in answer.states:
        yield f"state:{state.number}", behind(by_state[state.number])
    for course in answer.courses:
        yield f"course:{course.policy}", behind(list(_under(game, course)))


def _key(why: Why) -> str:
    return f"why:{why.state}/{why.party}/{why.concept}"


def _under(game: Game, course: Course) -> Iterator[str]:
    """Yield the judgements that a course rests on: the policy's own, and what the others prefer."""
    yield f"policy:{course.policy}"
    for side in game.conflict.sides:
        if side.id != course.by:
            if side.judgement:
                yield side.judgement
            yield from (each.judgement for each in side.statements if each.judgement)
