"""The graph model for conflict resolution, made to read a case."""

from detente.methods.graph_model.adapter import METHOD

__all__ = ["METHOD"]
