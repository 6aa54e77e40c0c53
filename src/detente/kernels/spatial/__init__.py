"""Spatial models of bargaining: who stands where, how much weight is behind it, and where that would lead."""

from detente.kernels.spatial.ensembles import Drawn, Mapper, Ranges, ensemble, points
from detente.kernels.spatial.expected_utility import (
    CAPITULATION,
    COMPROMISE,
    CONFRONTATION,
    UtilityRun,
    expected_utility,
)
from detente.kernels.spatial.influence import first_order, without_each
from detente.kernels.spatial.repeats import CYCLE, REST, ROUNDS
from detente.kernels.spatial.smp import SmpRun, spatial_model
from detente.kernels.spatial.smp_options import SmpOptions
from detente.kernels.spatial.smp_turn import Stand, challenges, holding, winning
from detente.kernels.spatial.static import compromise_mean, condorcet_winners, weighted_median

__all__ = [
    "CAPITULATION",
    "COMPROMISE",
    "CONFRONTATION",
    "CYCLE",
    "REST",
    "ROUNDS",
    "Drawn",
    "Mapper",
    "Ranges",
    "SmpOptions",
    "SmpRun",
    "Stand",
    "UtilityRun",
    "challenges",
    "compromise_mean",
    "condorcet_winners",
    "ensemble",
    "expected_utility",
    "first_order",
    "holding",
    "points",
    "spatial_model",
    "weighted_median",
    "winning",
    "without_each",
]
