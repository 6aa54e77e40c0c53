"""Time and peak memory of the graph model's solver, each row in a process of its own.

    python benchmarks/graph_model.py [largest number of options]

Payoffs are random, or from prioritised statements on one or two options each. Times are the best of several runs after
a first; the peak is the process's, NumPy and the model included.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measuring import best_seconds, machine, shown
from detente.kernels.graph_model import (
    OptionForm,
    choices,
    coalition_stability,
    feasible_states,
    prioritised,
    stability,
)

ALL = ("nash", "gmr", "smr", "seq", "sim")
CLASSICAL = ALL[:4]

# States, sizes of the decision makers' own options, pairs of options that exclude each other.
MODELS: dict[int, tuple[tuple[int, ...], tuple[tuple[int, int], ...]]] = {
    768: ((4, 3, 3), ((0, 4),)),
    3_072: ((4, 4, 4), ((0, 1),)),
    12_288: ((5, 5, 4), ((0, 5),)),
    49_152: ((5, 5, 6), ((0, 1),)),
    786_432: ((7, 7, 6), ((0, 1),)),
}
ROWS = (
    (768, "individual", ALL, ""),
    (3_072, "individual", ALL, "10"),
    (12_288, "individual", ALL, "50"),
    (49_152, "individual", ALL, "300"),
    (786_432, "individual", CLASSICAL, "8,000; 400 MB"),
    (768, "coalitions", ALL, ""),
    (3_072, "coalitions", ALL, ""),
    (12_288, "coalitions", CLASSICAL, ""),
)


def model(sizes: tuple[int, ...], pairs: tuple[tuple[int, int], ...]) -> OptionForm:
    """Return a model in which each pair of options excludes itself."""
    options = sum(sizes)
    both = np.array([1 << one | 1 << other for one, other in pairs], dtype=np.int64)
    return OptionForm(
        owner=np.repeat(np.arange(len(sizes)), sizes),
        direction=np.zeros(options, dtype=np.int8),
        states=feasible_states(options, (both, both)),
        decision_makers=len(sizes),
    )


def random_payoffs(form: OptionForm, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return payoffs without ties and without structure."""
    return np.array([rng.permutation(len(form.states)) for _ in range(form.decision_makers)])


def prioritised_payoffs(form: OptionForm, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return payoffs from as many statements a decision maker as there are options."""
    options = len(form.owner)
    taken = choices(form.states, options)
    rows = []
    for _ in range(form.decision_makers):
        truth = []
        for _ in range(options):
            one, other = rng.choice(options, 2, replace=False)
            first, second = taken[:, one] ^ (rng.random() < 0.5), taken[:, other] ^ (rng.random() < 0.5)
            truth.append((first, first & second, first | second, first == second)[int(rng.integers(4))])
        rows.append(prioritised(np.array(truth)))
    return np.array(rows)


def run(states: int, scope: str, kind: str, concepts: tuple[str, ...]) -> dict[str, float]:
    """Return states, milliseconds and peak MiB of one row."""
    form = model(*MODELS[states])
    rng = np.random.default_rng(0)
    payoffs = random_payoffs(form, rng) if kind == "random" else prioritised_payoffs(form, rng)
    solve: Callable[[], object] = (
        (lambda: stability(form, payoffs, concepts))
        if scope == "individual"
        else (lambda: coalition_stability(form, payoffs, None, concepts))
    )
    best = best_seconds(solve, least=1, seconds=2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"states": len(form.states), "ms": best * 1e3, "peak": peak}


def table(most: int = 20) -> Iterator[str]:
    """Yield the table's lines, of models of at most so many options."""
    yield "| states | stability | payoffs | concepts | goal | ms | peak MB |"
    yield "|---:|---|---|---|---:|---:|---:|"
    for states, scope, concepts, goal in ROWS:
        for kind in ("random", "prioritised"):
            if sum(MODELS[states][0]) <= most:
                asked = json.dumps({"states": states, "scope": scope, "kind": kind, "concepts": concepts})
                command = [sys.executable, __file__, asked]
                row = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
                yield (
                    f"| {row['states']:,} | {scope} | {kind} | {', '.join(concepts)} | {goal} "
                    f"| {row['ms']:,.1f} | {row['peak']:,.0f} |"
                )


def main() -> None:
    """Print the table, or answer one row's question in a process of its own."""
    if len(sys.argv) == 2 and sys.argv[1].startswith("{"):
        asked = json.loads(sys.argv[1])
        print(json.dumps(run(asked["states"], asked["scope"], asked["kind"], tuple(asked["concepts"]))))
        return
    print(f"{machine()}, NumPy {np.__version__}\n")
    shown(table(int(sys.argv[1]) if len(sys.argv) > 1 else 20))


if __name__ == "__main__":
    main()
