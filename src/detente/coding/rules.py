"""The default coder: rules and lexicons, offline, the same answer every time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from detente.coding.actors import cast_of
from detente.coding.acts import find_acts
from detente.coding.clauses import forget_parses
from detente.coding.codebook import Codebook
from detente.coding.deeds import find_deeds
from detente.coding.items import Item
from detente.coding.reading import Lexicon, read
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from detente.documents.model import Document

__all__ = ["RULES_VERSION", "RuleCoder"]

RULES_VERSION = "1"


class RuleCoder:
    """Codes English by rules and a codebook. Other languages are left uncoded, and the record says so.

    Args:
        codebook: Whose phrases and actors to look for.
    """

    name = "rules"

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self.version = f"{RULES_VERSION}+{codebook.hash}"

    def prepare(self) -> None:
        """Make the codebook ready to scan with now rather than at the first document."""
        _ = self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        """The codebook made ready to scan with, when the first document needs it."""
        return Lexicon(self._codebook)

    def code(self, document: Document) -> Sequence[Item]:
        """Return the times, statements, acts and deeds of a document; nothing if it is not in English."""
        if document.language != "en":
            return ()
        times = code_times(document, coder=self.name)
        reading = read(document, self._lexicon, times)
        cast = cast_of(reading)
        statements = find_statements(reading, cast, self.name)
        acts = find_acts(reading, cast, statements, self.name)
        deeds = find_deeds(reading, cast, statements, self.name)
        forget_parses(reading)
        return (*times, *statements, *acts, *deeds)
