"""Blocks with their words at hand, for the rules that label them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.blocks import Block, blocks

__all__ = ["LIST_MARK", "QUOTE_MARK", "WORD", "Paragraph", "capitalised", "paragraphs", "stopped"]

QUOTE_MARK = re.compile(r"[\"“”«»„‟]")
LIST_MARK = re.compile(r"(?:[-*•–·>|]|\d{1,3}[.)])\s")
WORD = re.compile(r"[^\W_][\w’'.-]*")
_STOP = re.compile(r"(?:[.!;:,…]|\?[\"'”’»)\]])[\"'”’»)\]]*$")
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block, its words (the first 2,000 characters: labels need no more) and how many words these are."""

    block: Block
    words: str
    count: int


def paragraphs(text: str) -> list[Paragraph]:
    """Return the blocks of a text with their words."""
    found = []
    for block in blocks(text):
        words = text[block.start : min(block.end, block.start + _MOST)]
        found.append(Paragraph(block, words, len(words.split())))
    return found


def stopped(words: str) -> bool:
    """Return whether words end as a sentence or a clause does; a bare question mark may end a headline."""
    return _STOP.search(words[-6:]) is not None


def capitalised(words: str) -> bool:
    """Return whether most longer words have a capital, as in headlines."""
    long = [word for word in WORD.findall(words[:300]) if len(word) > 3]
    return len(long) >= 2 and sum(not word[0].islower() for word in long) >= 0.7 * len(long)
