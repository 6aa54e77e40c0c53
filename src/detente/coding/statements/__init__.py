"""Statements: words and thoughts that a text attributes, with cue, source and content."""

from detente.coding.statements.find import find_statements

__all__ = ["find_statements"]
