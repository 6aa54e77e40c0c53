"""A statement in the making: spans found by a rule, before speaker, date and identifier are known."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.coding.codebook import Cue
from detente.documents.model import Span

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """Offsets of a statement's parts; rules that come later may cut or extend its content.

    Attributes:
        rule: Name of the rule that found it.
        block: Index of its paragraph among the zones.
        cue, source, content: Offsets.
        begin: Where its clause begins, from the earliest of source and cue.
        entry: The lexicon's entry of the cue; None without a cue.
        shared: The draft whose source this one shares (adding, noting …).
        parent: The draft whose content holds this one.
        follows: The draft whose speaker goes on.
        via: Offsets of media the words passed through, nearest to the article first.
        cited: Offsets of those whom the source itself cites: they are the ones who say it.
        voice: Whether it is the author's own voice.
        quoted: Whether it stands inside a quotation.
    """

    rule: str
    block: int
    cue: list[Span]
    source: list[Span]
    content: list[Span]
    begin: int
    entry: Cue | None = None
    negated: bool = False
    hedged: bool = False
    shared: Draft | None = None
    parent: Draft | None = None
    follows: Draft | None = None
    confidence: float = 0.8
    via: list[Span] = field(default_factory=list)
    depth: int = 0
    cited: list[Span] = field(default_factory=list)
    voice: bool = False
    quoted: bool = False
