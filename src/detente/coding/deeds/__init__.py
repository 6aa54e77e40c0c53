"""Deeds: what parties did, told by the author or inside a statement, and whether it happened."""

from detente.coding.deeds.find import find_deeds
from detente.coding.deeds.rules import RULES

__all__ = ["RULES", "find_deeds"]
