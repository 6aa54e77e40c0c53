"""The graph model for conflict resolution: states, moves, stability, and what follows from where we stand.

Sources: Kilgour, Hipel & Fang (1987), Automatica 23:41-55; Fang, Hipel & Kilgour (1993), Interactive Decision
Making; Xu, Hipel, Kilgour & Fang (2018), Conflict Resolution Using the Graph Model.
"""

from detente.kernels.graph_model.certificates import Certificate, Improvement, Move, Sanction, certificate
from detente.kernels.graph_model.coalitions import CoalitionStability, coalition_stability, every_coalition
from detente.kernels.graph_model.draws.frequencies import (
    Frequencies,
    equilibrium_frequencies,
    sampled_frequencies,
)
from detente.kernels.graph_model.draws.samplers import (
    FixedRanking,
    JointSampler,
    ScoredStatements,
    ScoredStates,
)
from detente.kernels.graph_model.hypergame import Hypergame, hypergame
from detente.kernels.graph_model.inverse.change import (
    Limits,
    Obstacle,
    SmallestChange,
    single_pair_changes,
    smallest_change,
    smallest_change_any,
)
from detente.kernels.graph_model.inverse.distance import ChangedPair, Ranking
from detente.kernels.graph_model.model import OptionForm, StateGraph
from detente.kernels.graph_model.options import choices, feasible_states, merged, state_graph
from detente.kernels.graph_model.paths import Routes, routes
from detente.kernels.graph_model.payoffs import prioritised, ranked
from detente.kernels.graph_model.refined.strength import GradedStability, graded_stability, strong_by_gap
from detente.kernels.graph_model.refined.unknown import (
    EXTENSIONS,
    UNKNOWN,
    UnknownStability,
    relation_of,
    stability_with_unknowns,
)
from detente.kernels.graph_model.stability import CONCEPTS, Stability, stability

__all__ = [
    "CONCEPTS",
    "EXTENSIONS",
    "UNKNOWN",
    "Certificate",
    "ChangedPair",
    "CoalitionStability",
    "FixedRanking",
    "Frequencies",
    "GradedStability",
    "Hypergame",
    "Improvement",
    "JointSampler",
    "Limits",
    "Move",
    "Obstacle",
    "OptionForm",
    "Ranking",
    "Routes",
    "Sanction",
    "ScoredStatements",
    "ScoredStates",
    "SmallestChange",
    "Stability",
    "StateGraph",
    "UnknownStability",
    "certificate",
    "choices",
    "coalition_stability",
    "equilibrium_frequencies",
    "every_coalition",
    "feasible_states",
    "graded_stability",
    "hypergame",
    "merged",
    "prioritised",
    "ranked",
    "relation_of",
    "routes",
    "sampled_frequencies",
    "single_pair_changes",
    "smallest_change",
    "smallest_change_any",
    "stability",
    "stability_with_unknowns",
    "state_graph",
    "strong_by_gap",
]
