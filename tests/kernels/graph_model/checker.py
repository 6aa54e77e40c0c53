"""A checker of certificates by the definitions, sharing no code with the package."""

from __future__ import annotations


def check(brute, certificate):
    """Raise AssertionError if anything a certificate says is wrong; `brute` is the model's independent twin."""
    group, state, concept = certificate.members, certificate.state, certificate.concept
    ends = [improvement.end for improvement in certificate.improvements]
    assert len(set(ends)) == len(ends), "an improvement is listed twice"
    assert set(ends) == brute.coalition_improvements(group, state), "the improvements are not all there are"
    for improvement in certificate.improvements:
        _check_sequence(brute, improvement.moves, group, state, improvement.end, improving=False)
        if len(group) == 1:
            assert len(improvement.moves) == 1, "a single decision maker's improvement is one move"
        if improvement.sanction is None:
            assert not brute.sanctioned(group, state, improvement.end, concept), "there is a sanction"
        else:
            _check_sanction(brute, group, state, concept, improvement)
    unsanctioned = [each for each in certificate.improvements if each.sanction is None]
    assert certificate.stable == (not unsanctioned)
    assert certificate.unsanctioned == (unsanctioned[0] if unsanctioned else None)


def _check_sanction(brute, group, state, concept, improvement):
    sanction = improvement.sanction
    others = [dm for dm in brute.dms if dm not in group]
    assert sanction.unwilling in group
    assert brute.payoffs[sanction.unwilling][sanction.final] <= brute.payoffs[sanction.unwilling][state]
    if concept == "sim":
        _check_joint(brute, group, state, improvement.end, sanction)
        return
    _check_sequence(
        brute, sanction.moves, others, improvement.end, sanction.final, improving=concept == "seq"
    )
    if concept == "smr":
        responses = brute.reach(group, sanction.final)
        assert not any(brute.all_prefer(group, t, state) for t in responses), "a response helps"


def _check_shortest(brute, group, state, concept, start, length):
    others = [dm for dm in brute.dms if dm not in group]
    layer = {(start, None)}
    for _ in range(length - 1):
        layer = {
            (there, dm)
            for here, last in layer
            for dm in others
            if dm != last
            for there in (brute.better(dm, here) if concept == "seq" else brute.moves[dm][here])
        }
        for here, _last in layer:
            answers = not brute.all_prefer(group, here, state)
            if concept == "smr" and answers:
                answers = not any(brute.all_prefer(group, t, state) for t in brute.reach(group, here))
            assert not answers, "a shorter sequence sanctions"


def _check_sequence(brute, moves, movers, start, end, *, improving):
    assert moves, "a sequence has at least one move"
    here, last = start, None
    for move in moves:
        assert move.origin == here
        assert move.mover in movers
        assert move.mover != last, "a decision maker moves twice in a row"
        assert move.end in (brute.better if improving else brute.moves_of)(move.mover, here)
        here, last = move.end, move.mover
    assert here == end


def _check_joint(brute, group, state, end, sanction):
    others = [dm for dm in brute.dms if dm not in group]
    assert sanction.moves, "at least one opponent takes part"
    assert len({move.mover for move in sanction.moves}) == len(sanction.moves)
    bits = brute.bits[end]
    for move in sanction.moves:
        assert move.mover in others
        assert move.origin == state
        assert move.end in brute.better(move.mover, state)
        mask = brute.masks[move.mover]
        bits = (bits & ~mask) | (brute.bits[move.end] & mask)
    assert brute.bits[sanction.final] == bits
    movers = [move.mover for move in sanction.moves]
    for left_out in movers:
        fewer = brute.joint(group, state, end, [dm for dm in movers if dm != left_out])
        assert all(
            brute.payoffs[sanction.unwilling][t] > brute.payoffs[sanction.unwilling][state] for t in fewer
        )
