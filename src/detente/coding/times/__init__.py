"""Times in text: finding, normalising, resolving."""

from detente.coding.times.calendar import interval
from detente.coding.times.coding import code_times, reanchor
from detente.coding.times.finder import Found, find
from detente.coding.times.resolve import Resolved, resolve

__all__ = ["Found", "Resolved", "code_times", "find", "interval", "reanchor", "resolve"]
