"""Acts: what is done by saying or writing something, inside statements or told by the author."""

from detente.coding.acts.find import find_acts
from detente.coding.acts.rules import RULES

__all__ = ["RULES", "find_acts"]
