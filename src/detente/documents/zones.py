"""Labels over a text: headline, byline, body, quotation, boilerplate. Nothing is taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.documents.blocks import Block, blocks
from detente.documents.furniture import closes_article, is_date_line, is_furniture, is_lettered
from detente.documents.model import Zone, ZoneKind

__all__ = ["same_title", "zones"]

_PARTICLES = "and|with|in|for|of|de|la|le|du|di|da|del|dos|van|von|der|den|ter|bin|ibn|bint|al|el|y"
_BYLINE = re.compile(
    r"(?i:(?:(?:written|story|words|analysis|report|posted|reported|commentary|opinion)\s+)?by):?\s+(?i:the\s+|an?\s+)?"
    rf"(?:(?:{_PARTICLES})\s+)*[^\W\d_a-z][\w.’'-]*"
    rf"(?:[\s,&|]+(?:(?:{_PARTICLES})\s+)*(?:[^\Wa-z_][\w.’'/-]*|[\w.-]+@[\w.-]+)){{0,11}}[\s.|•·–-]*$"
)
_BY = re.compile(r"(?:[A-Z][a-z]+ by|By|BY|by)\b")
_HEADER = re.compile(
    r"(?:from|to|cc|date|sent|subject|source|author|byline|dateline|published|updated|posted)\s*:\s", re.I
)
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Ww]e|[Ww]e[’']\w+|[Mm]y|[Oo]ur|[Mm]e|[Uu]s)\b(?!\.)")
_TELLS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wr(?:ote|ites|iting)|add(?:ed|s|ing)|declar\w+|stat(?:ed|es|ing|ement)|offer\w*|defen[cs]e"
    r"|explain\w*|explanation|put it|argu\w+|words|remark\w*|announc\w+|post(?:ed|s)?|repl(?:y|ied|ies)|answer\w*|ask\w*"
    r"|warn\w*|respon\w+|letter|read|reads|quot\w+|speech|comment\w*|recall\w*|conclud\w+|insist\w*|continu\w+|account)\b",
    re.IGNORECASE,
)
_QUOTE_MARK = re.compile(r"[\"“”«»„‟]")
_STOPS = re.compile(r"[.!;:,…][\"'”’»)\]]*$")
_LIST_MARK = re.compile(r"(?:[-*•–·>|]|\d{1,3}[.)])\s")
_WORD = re.compile(r"[^\W_][\w’'.-]*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block with its words (cut short where long: labels need no more) and their number."""

    block: Block
    words: str
    count: int


def zones(text: str, *, title: str | None = None, hints: Sequence[Zone] = ()) -> tuple[Zone, ...]:
    """Return the labelled blocks of a text: in order, not overlapping, covering all that is not white space.

    Args:
        text: The stored text.
        title: The headline if the file gives it; the block that repeats it becomes the headline.
        hints: Blocks whose label the format itself gives; they win over every rule here.
    """
    pieces = [_piece(text, block) for block in blocks(text)]
    labels = _furniture_labels(pieces)
    _apply_hints(pieces, labels, hints)
    _label_head(pieces, labels, title)
    _label_subheads(pieces, labels)
    _label_quotations(text, pieces, labels)
    return tuple(
        Zone(label or "body", piece.block.start, piece.block.end)
        for piece, label in zip(pieces, labels, strict=True)
    )


def same_title(words: str, title: str) -> bool:
    """Return whether a block's words are the title, marks, case, a closing stop and a source tag apart."""
    left, right = _plain(words), _plain(title)
    if not left or not right:
        return False
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    return longer == shorter or (
        longer.startswith(shorter + " ") and len(longer) - len(shorter) <= 25 < len(shorter)
    )


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words[:400].casefold().replace("’", "'").rstrip(" ."))).rstrip(".")


def _piece(text: str, block: Block) -> _Piece:
    words = text[block.start : min(block.end, block.start + 2_000)]
    return _Piece(block, words, len(words.split()))


def _furniture_labels(pieces: list[_Piece]) -> list[ZoneKind | None]:
    """Label what is furniture by its own words, and what follows the words that close the article."""
    labels: list[ZoneKind | None] = ["boilerplate" if is_furniture(piece.words) else None for piece in pieces]
    prose = [index for index, piece in enumerate(pieces) if not labels[index] and piece.count >= 25]
    for index, piece in enumerate(pieces):
        if closes_article(piece.words):
            labels[index] = "boilerplate"
            if not prose or prose[-1] <= index:
                return labels[:index] + ["boilerplate"] * (len(pieces) - index)
    return labels


def _is_prose(piece: _Piece) -> bool:
    return piece.count >= 25 or (piece.count >= 12 and _STOPS.search(piece.words[-6:]) is not None)


def _label_head(pieces: list[_Piece], labels: list[ZoneKind | None], title: str | None) -> None:
    """Label headline, deck and byline in what stands before the first paragraph of the article."""
    prose = next((i for i, piece in enumerate(pieces) if not labels[i] and _is_prose(piece)), len(pieces))
    first = next((i for i, label in enumerate(labels) if label in (None, "headline")), len(pieces))
    for index in [*range(min(prose + 1, len(pieces), 12)), *range(max(0, len(pieces) - 4), len(pieces))]:
        if labels[index] is None and _is_byline(pieces[index].words):
            labels[index] = "byline"
    for index in range(min(prose + 1, len(pieces))):
        if labels[index] is None and title and same_title(pieces[index].words, title):
            labels[index] = "headline"
    if first < len(pieces) and labels[first] is None and _is_headline(pieces, first):
        labels[first] = "headline"
    if first < len(pieces) and labels[first] == "headline":
        _label_below_headline(pieces, labels, first, prose)


def _is_byline(words: str) -> bool:
    if len(words) > 200:
        return False
    if is_date_line(words) or (_HEADER.match(words) is not None and len(words) < 120):
        return True
    return _BY.match(words) is not None and _BYLINE.match(words) is not None


def _is_headline(pieces: list[_Piece], index: int) -> bool:
    """Return whether the first block reads as a headline: short, unstopped or capitalised, prose to follow."""
    piece = pieces[index]
    if piece.count > 30 or len(pieces) - index < 2 or _QUOTE_MARK.match(piece.words):
        return False
    if piece.words.startswith("#"):
        return True
    if not any(later.count > piece.count for later in pieces[index + 1 : index + 8]):
        return False
    return _STOPS.search(piece.words[-6:]) is None or _capitalised(piece.words)


def _capitalised(words: str) -> bool:
    long = [word for word in _WORD.findall(words[:300]) if len(word) > 3]
    return len(long) >= 2 and sum(not word[0].islower() for word in long) >= 0.7 * len(long)


def _label_below_headline(
    pieces: list[_Piece], labels: list[ZoneKind | None], first: int, prose: int
) -> None:
    """Label what stands between the headline and the article: source lines beside a byline, else a deck."""
    head = range(first + 1, prose)
    signed = "byline" in labels[first + 1 : prose + 1]
    for index in head:
        piece = pieces[index]
        if labels[index] is None and signed and piece.count <= 6 and _STOPS.search(piece.words[-3:]) is None:
            labels[index] = "byline"
    deck = first + 1
    if deck < len(pieces) - 1 and labels[deck] is None and _is_deck(pieces, deck):
        labels[deck] = "headline"


def _is_deck(pieces: list[_Piece], index: int) -> bool:
    """Return whether the block under the headline is set close to it and off from what follows."""
    piece, following = pieces[index], pieces[index + 1]
    return piece.count <= 40 and not piece.block.apart and following.block.apart


def _label_subheads(pieces: list[_Piece], labels: list[ZoneKind | None]) -> None:
    for index in range(1, len(pieces) - 1):
        if (
            labels[index] is None
            and labels[index + 1] is None
            and _is_subhead(pieces[index], pieces[index + 1])
        ):
            labels[index] = "headline"


def _is_subhead(piece: _Piece, following: _Piece) -> bool:
    words = piece.words
    if words.startswith("#"):
        return True
    if piece.count > 12 or following.count < 15 or not (words[0].isupper() or words[0].isdigit()):
        return False
    if _QUOTE_MARK.match(words) or _LIST_MARK.match(words) or _STOPS.search(words[-3:]):
        return False
    return not words.endswith("?") or _capitalised(words)


def _label_quotations(text: str, pieces: list[_Piece], labels: list[ZoneKind | None]) -> None:
    """Label block quotations: marked by `>`, indented among unindented prose, or led in by words and a colon."""
    prose = [i for i, piece in enumerate(pieces) if labels[i] is None and piece.count >= 6]
    indented = [i for i in prose if pieces[i].block.indent >= 4 and not _LIST_MARK.match(pieces[i].words)]
    for index, piece in enumerate(pieces):
        if labels[index] is None and piece.words.startswith(">"):
            labels[index] = "quotation"
    if len(indented) <= 0.4 * len(prose):
        for index in indented:
            labels[index] = "quotation"
    for before, index in pairwise(prose):
        if index == before + 1 and labels[index] is None and _led_in(text, pieces[before], pieces[index]):
            labels[index] = "quotation"


def _led_in(text: str, before: _Piece, piece: _Piece) -> bool:
    """Return whether a paragraph without quotation marks is the speech that the one before announces."""
    if (
        text[before.block.end - 1] != ":"
        or _QUOTE_MARK.search(piece.words[:2])
        or _LIST_MARK.match(piece.words)
    ):
        return False
    lead = text[max(before.block.start, before.block.end - 300) : before.block.end]
    return _TELLS.search(lead) is not None and _FIRST_PERSON.search(piece.words) is not None


def _apply_hints(pieces: list[_Piece], labels: list[ZoneKind | None], hints: Sequence[Zone]) -> None:
    """Give a block the hint that covers most of it; empty list marks and rules stay furniture."""
    position = 0
    for hint in hints:
        while position < len(pieces) and pieces[position].block.end <= hint.start:
            position += 1
        index = position
        while index < len(pieces) and pieces[index].block.start < hint.end:
            block = pieces[index].block
            inside = min(block.end, hint.end) - max(block.start, hint.start)
            if 2 * inside > block.end - block.start and is_lettered(pieces[index].words):
                labels[index] = hint.kind
            index += 1
