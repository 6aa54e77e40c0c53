"""Stability by sets and recursion, straight from the definitions: for checking relations and strengths."""

from __future__ import annotations

from collections.abc import Callable


def reached(moves: list, movers: list[int], start: int) -> set[int]:
    """Return where legal sequences lead; moves[j][a] is a set of states."""
    seen: set[tuple[int, int]] = set()
    todo = [(start, -1)]
    while todo:
        at, last = todo.pop()
        for mover in movers:
            for end in moves[mover][at] if mover != last else ():
                if (end, mover) not in seen:
                    seen.add((end, mover))
                    todo.append((end, mover))
    return {state for state, _ in seen}


def stable(
    concept: str,
    one: int,
    state: int,
    moves: list,
    *,
    leaves: Callable[[int], bool],
    deters: Callable[[int], bool],
    improving: list,
) -> bool:
    """Say whether every move that would be made from a state meets a deterring answer."""
    others = [other for other in range(len(moves)) if other != one]
    for move in moves[one][state]:
        if not leaves(move):
            continue
        if concept == "nash":
            return False
        answers = reached(improving if concept == "seq" else moves, others, move)
        if concept == "smr":
            answers = {a for a in answers if all(deters(reply) for reply in moves[one][a])}
        if not any(deters(answer) for answer in answers):
            return False
    return True


def as_sets(matrices: list) -> list:
    """Return moves given as matrices as sets of ends."""
    return [[{int(end) for end in row.nonzero()[0]} for row in matrix] for matrix in matrices]
