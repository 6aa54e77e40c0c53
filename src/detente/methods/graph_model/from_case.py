"""A case as the graph model reads it: who holds an option decides, and the rest is names."""

from __future__ import annotations

from collections.abc import Mapping

from detente.case.choices import Policy
from detente.case.expressions import Expression
from detente.case.judgements import Judged, judgements
from detente.case.model import Case
from detente.methods.graph_model.conflict import (
    Conflict,
    Goal,
    Lever,
    NamedCondition,
    Open,
    Reaction,
    Seen,
    Setting,
    Side,
    Statement,
)
from detente.toml.file import Location

__all__ = ["METHOD_NAME", "conflict_of"]

METHOD_NAME = "graph-model"

_DIRECTIONS = {"both ways": 0, "no to yes": 1, "yes to no": -1}


def conflict_of(case: Case) -> Conflict:
    """Return a case as a conflict between those who hold options, in the order of the case.

    What the case says of parties without an option (preferences, perceptions, aims) has no place in the model and is
    left out; `Conflict.left_out` names them.
    """
    holders = {option.holder for option in case.options}
    deciding = tuple(party.id for party in case.parties if party.id in holders)
    place = {party: i for i, party in enumerate(deciding)}
    judged = {each.location: each for each in judgements(case)}
    return Conflict(
        shown=case.shown,
        sides=tuple(_side(case, party, judged) for party in deciding),
        levers=tuple(
            Lever(each.id, each.name, place[each.holder], _DIRECTIONS[each.change], each.now)
            for each in case.options
        ),
        has_now=True,
        infeasible=tuple(case.condition(each.when) for each in case.infeasible),
        named=tuple(
            NamedCondition(each.id, each.name, case.meanings[each.id], each.merge) for each in case.states
        ),
        open=tuple(
            Open(place[each.party], case.condition(each.between[0]), case.condition(each.between[1]))
            for each in case.open_pairs
            if each.party in place
        ),
        seen=tuple(
            Seen(place[each.by], place[each.of], tuple(case.condition(text) for text in each.holds))
            for each in case.perceptions
            if each.of is not None and each.by in place and each.of in place
        ),
        outcomes=tuple(
            (each.means, case.condition(each.when)) for each in case.outcomes if each.method == METHOD_NAME
        ),
        goals=tuple(
            Goal(each.state, each.rest, each.concept, None if each.party is None else place[each.party])
            for each in case.aims
            if each.party is None or each.party in place
        ),
        policies=tuple(_reaction(case, each, place[each.by]) for each in case.policies if each.by in place),
        left_out=tuple(party.id for party in case.parties if party.id not in holders),
    )


def _side(case: Case, party: str, judged: Mapping[Location, Judged]) -> Side:
    own = [(i, each) for i, each in enumerate(case.preferences) if each.party == party]
    statements = tuple(
        Statement(
            holds=case.condition(each.holds),
            words=each.holds,
            judgement=judged["preference", i].id,
            assumed=judged["preference", i].grade == "assumed",
            low=each.low or place,
            high=each.high or place,
            strong=each.strong,
        )
        for place, (i, each) in enumerate(own, start=1)
    )
    ranking = next(((i, each) for i, each in enumerate(case.rankings) if each.party == party), None)
    why = judged["ranking", ranking[0]] if ranking else None
    return Side(
        id=party,
        name=case.name_of(party),
        statements=statements,
        order=ranking[1].order if ranking else None,
        judgement=why.id if why else "",
        assumed=why is not None and why.grade == "assumed",
        unseen=_unseen(case, party),
    )


def _unseen(case: Case, party: str) -> Expression | None:
    texts = [each.unseen for each in case.perceptions if each.by == party and each.unseen is not None]
    return case.condition(" or ".join(f"({text})" for text in texts)) if texts else None


def _reaction(case: Case, policy: Policy, by: int) -> Reaction:
    places = {option.id: i for i, option in enumerate(case.options)}

    def setting(given: Mapping[str, bool]) -> Setting:
        return tuple(sorted((places[name], taken) for name, taken in given.items()))

    rules = tuple((case.condition(rule.when), setting(rule.then)) for rule in policy.rules)
    return Reaction(policy.id, policy.name, by, setting(policy.settings), rules)
