"""Packages of terms: where a deal is possible, made to read a case or files of GENIUS."""

from detente.methods.packages.adapter import METHOD

__all__ = ["METHOD"]
