"""Shallow analysis of clauses: parts of speech, verb groups, who does what to whom, and how far a clause goes."""

from detente.coding.clauses.parse import LONGEST, Parse, Phrase, forget_parses, parse_of
from detente.coding.clauses.verbs import Verb

__all__ = ["LONGEST", "Parse", "Phrase", "Verb", "forget_parses", "parse_of"]
