"""Spatial models of bargaining, made to read a case or a table."""

from detente.methods.spatial.adapter import METHOD

__all__ = ["METHOD"]
