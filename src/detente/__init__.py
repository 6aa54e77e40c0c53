"""detente: from reporting on a negotiation to a record that can be checked, and from the record to a briefing."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("detente")
