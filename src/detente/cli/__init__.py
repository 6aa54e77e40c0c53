"""The command line: parse, call one use case, say what came of it."""

from detente.cli import case, reading, record
from detente.cli.root import cli, main

__all__ = ["case", "cli", "main", "reading", "record"]
