"""Labels over a text: headline, byline, body, quotation, boilerplate. Nothing is taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from detente.documents.furniture import closes_article, is_furniture, is_lettered
from detente.documents.heads import label_head
from detente.documents.model import Zone, ZoneKind
from detente.documents.paragraphs import LIST_MARK, QUOTE_MARK, Paragraph, capitalised, paragraphs, stopped

__all__ = ["zones"]

_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b(?!\.)")
_TELLS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wr(?:ote|ites|iting)|add(?:ed|s|ing)|declar\w+|stat(?:ed|es|ing|ement)|offer\w*|defen[cs]e"
    r"|explain\w*|explanation|put it|argu\w+|words|remark\w*|announc\w+|post(?:ed|s)?|repl(?:y|ied|ies)|answer\w*|ask\w*"
    r"|warn\w*|respon\w+|letter|read|reads|quot\w+|speech|comment\w*|recall\w*|conclud\w+|insist\w*|continu\w+|account)\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\b(?:put (?:it|the (?:matter|case|point))|wrote|writes|replied|answered|in (?:his|her|their|its) (?:own )?words"
    r"|in (?:these|the following) words|as follows|said (?:this|the following)|reads|the text)\b[^.!?\n]{0,60}:$",
    re.IGNORECASE,
)


def zones(text: str, *, title: str | None = None, hints: Sequence[Zone] = ()) -> tuple[Zone, ...]:
    """Return the labelled blocks of a text: in order, not overlapping, covering all that is not white space.

    Args:
        text: The stored text.
        title: The headline if the file gives it; the block that repeats it becomes the headline.
        hints: Blocks whose label the format itself gives; they win over every rule here.
    """
    found = paragraphs(text)
    labels = _furniture_labels(found)
    _apply_hints(found, labels, hints)
    label_head(found, labels, title)
    _label_subheads(found, labels)
    _label_quotations(text, found, labels)
    return tuple(
        Zone(label or "body", paragraph.block.start, paragraph.block.end)
        for paragraph, label in zip(found, labels, strict=True)
    )


def _furniture_labels(found: list[Paragraph]) -> list[ZoneKind | None]:
    """Label what is furniture by its own words, and what follows the words that close the article."""
    labels: list[ZoneKind | None] = [
        "boilerplate" if is_furniture(paragraph.words) else None for paragraph in found
    ]
    prose = [index for index, paragraph in enumerate(found) if not labels[index] and paragraph.count >= 25]
    for index, paragraph in enumerate(found):
        if closes_article(paragraph.words):
            labels[index] = "boilerplate"
            if not prose or prose[-1] <= index:
                return labels[:index] + ["boilerplate"] * (len(found) - index)
    return labels


def _label_subheads(found: list[Paragraph], labels: list[ZoneKind | None]) -> None:
    for index in range(1, len(found) - 1):
        if (
            labels[index] is None
            and labels[index + 1] is None
            and _is_subhead(found[index], found[index + 1])
        ):
            labels[index] = "headline"


def _is_subhead(paragraph: Paragraph, following: Paragraph) -> bool:
    words = paragraph.words
    if words.startswith("#"):
        return True
    if paragraph.count > 12 or following.count < 15 or not (words[0].isupper() or words[0].isdigit()):
        return False
    if QUOTE_MARK.match(words) or LIST_MARK.match(words) or stopped(words):
        return False
    return not words.endswith("?") or capitalised(words)


def _label_quotations(text: str, found: list[Paragraph], labels: list[ZoneKind | None]) -> None:
    """Label block quotations: marked by `>`, indented among unindented prose, or led in by words and a colon."""
    prose = [i for i, paragraph in enumerate(found) if labels[i] is None and paragraph.count >= 6]
    indented = [i for i in prose if found[i].block.indent >= 4 and not LIST_MARK.match(found[i].words)]
    for index, paragraph in enumerate(found):
        if labels[index] is None and paragraph.words.startswith(">"):
            labels[index] = "quotation"
    if len(indented) <= 0.4 * len(prose):
        for index in indented:
            labels[index] = "quotation"
    for before, index in pairwise(prose):
        if index == before + 1 and labels[index] is None and _led_in(text, found[before], found[index]):
            labels[index] = "quotation"


def _led_in(text: str, before: Paragraph, paragraph: Paragraph) -> bool:
    """Return whether a paragraph without quotation marks is the speech that the one before announces."""
    if (
        text[before.block.end - 1] != ":"
        or QUOTE_MARK.search(paragraph.words[:2])
        or LIST_MARK.match(paragraph.words)
    ):
        return False
    lead = text[max(before.block.start, before.block.end - 300) : before.block.end]
    if _LEADS_IN.search(lead[-120:]) and paragraph.count >= 12 and stopped(paragraph.words):
        return True
    return _TELLS.search(lead) is not None and _FIRST_PERSON.search(paragraph.words) is not None


def _apply_hints(found: list[Paragraph], labels: list[ZoneKind | None], hints: Sequence[Zone]) -> None:
    """Give a block the hint that covers most of it; empty list marks and rules stay furniture."""
    position = 0
    for hint in hints:
        while position < len(found) and found[position].block.end <= hint.start:
            position += 1
        index = position
        while index < len(found) and found[index].block.start < hint.end:
            block = found[index].block
            inside = min(block.end, hint.end) - max(block.start, hint.start)
            if 2 * inside > block.end - block.start and is_lettered(found[index].words):
                labels[index] = hint.kind
            index += 1
