"""Multi-issue bargaining: packages of terms, their Pareto frontier, and what the field proposes to choose from it."""

from detente.kernels.bargaining.agreement import Opening, blocking_terms, conflicts, openings, zone_is_open
from detente.kernels.bargaining.counting import count_acceptable, count_packages
from detente.kernels.bargaining.domain import Domain, Link, excludes, forbids, requires
from detente.kernels.bargaining.dominance import nondominated
from detente.kernels.bargaining.logrolling import Trades, Unused, joint_gain, naive_split, trades, unused
from detente.kernels.bargaining.merging import Cut, Frontier, frontier
from detente.kernels.bargaining.moves import Moves, Text, changes, single_text
from detente.kernels.bargaining.offers import (
    alternating_offers,
    alternating_offers_by_induction,
    patience_limit,
    random_proposer,
    with_outside_options,
)
from detente.kernels.bargaining.proposals import (
    SILENT,
    Nearest,
    Reading,
    nearest_acceptable,
    read_proposal,
    utility_range,
)
from detente.kernels.bargaining.raiffa import Midpoints, sequential_midpoints
from detente.kernels.bargaining.scaling import integer_scale
from detente.kernels.bargaining.searching import SOLUTIONS, Found, search
from detente.kernels.bargaining.solutions import (
    asymmetric_nash,
    egalitarian,
    equal_loss,
    ideal,
    kalai_smorodinsky,
    nash,
    powers_from_rates,
    smallest_gap,
    utilitarian,
)

__all__ = [
    "SILENT",
    "SOLUTIONS",
    "Cut",
    "Domain",
    "Found",
    "Frontier",
    "Link",
    "Midpoints",
    "Moves",
    "Nearest",
    "Opening",
    "Reading",
    "Text",
    "Trades",
    "Unused",
    "alternating_offers",
    "alternating_offers_by_induction",
    "asymmetric_nash",
    "blocking_terms",
    "changes",
    "conflicts",
    "count_acceptable",
    "count_packages",
    "egalitarian",
    "equal_loss",
    "excludes",
    "forbids",
    "frontier",
    "ideal",
    "integer_scale",
    "joint_gain",
    "kalai_smorodinsky",
    "naive_split",
    "nash",
    "nearest_acceptable",
    "nondominated",
    "openings",
    "patience_limit",
    "powers_from_rates",
    "random_proposer",
    "read_proposal",
    "requires",
    "search",
    "sequential_midpoints",
    "single_text",
    "smallest_gap",
    "trades",
    "unused",
    "utilitarian",
    "utility_range",
    "with_outside_options",
    "zone_is_open",
]
