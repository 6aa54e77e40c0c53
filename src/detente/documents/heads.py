"""Labels for what stands before an article, and for the note on its author at the end."""

from __future__ import annotations

from collections.abc import Sequence

from detente.documents.head_words import BYLINE, LABEL, is_author_note, is_byline, is_source_line
from detente.documents.model import ZoneKind
from detente.documents.pieces import QUOTE_MARK, WORD, Piece, capitalised, stopped

__all__ = ["label_head", "same_title"]

_HEAD = 12
_TAIL = 4
_LONGEST_DECK = 40


def label_head(pieces: Sequence[Piece], labels: list[ZoneKind | None], title: str | None) -> None:
    """Write headline and byline into the labels of the blocks around an article.

    The head ends at the first paragraph; a single sentence before the byline is a deck, not that paragraph.
    """
    body = _label_bylines(pieces, labels)
    for index in range(min(body + 1, len(pieces))):
        if labels[index] is None and title and same_title(pieces[index].words, title):
            labels[index] = "headline"
    first = next((i for i, label in enumerate(labels) if label in (None, "headline")), len(pieces))
    _label_source_lines(pieces, labels, range(body))
    if first < len(pieces) and labels[first] is None and _is_headline(pieces, first):
        labels[first] = "headline"
    if first < len(pieces) and labels[first] == "headline":
        _label_decks(pieces, labels, range(first + 1, min(body, _HEAD)))
    _label_author_note(pieces, labels)


def _label_author_note(pieces: Sequence[Piece], labels: list[ZoneKind | None]) -> None:
    """Label as byline the paragraph that says who the author is, where it is one of the last two."""
    signed = (
        BYLINE.match(piece.words) for piece, label in zip(pieces, labels, strict=True) if label == "byline"
    )
    author = next((match["name"] for match in signed if match), None)
    last = [index for index in range(len(pieces)) if labels[index] is None][1:][-2:]
    for index in last:
        if is_author_note(pieces[index].words, author):
            labels[index] = "byline"


def same_title(words: str, title: str) -> bool:
    """Return whether a block's words are the title, marks, case, a closing stop and a source tag apart."""
    left, right = _plain(words), _plain(title)
    if not left or not right:
        return False
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    begins = longer.startswith(shorter + " ") and len(longer) - len(shorter) <= 25 < len(shorter)
    return longer == shorter or begins


def _plain(words: str) -> str:
    plain = words[:400].casefold().replace("’", "'").rstrip(" .")
    return " ".join(WORD.findall(plain)).rstrip(".")


def _label_bylines(pieces: Sequence[Piece], labels: list[ZoneKind | None]) -> int:
    """Label bylines at both ends; return the index of the article's first paragraph."""
    prose = [i for i, piece in enumerate(pieces) if not labels[i] and _is_prose(piece)][:2]
    first, second = (*prose, len(pieces), len(pieces))[:2]
    head = range(min(second, _HEAD))
    for index in {*head, *range(max(0, len(pieces) - _TAIL), len(pieces))}:
        if labels[index] is None and is_byline(pieces[index].words):
            labels[index] = "byline"
    last = max((index for index in head if labels[index] == "byline"), default=-1)
    if first < last and pieces[first].count <= _LONGEST_DECK and labels[first] is None:
        labels[first] = "headline" if first > 0 else None
        return last + 1 if first > 0 else first
    return first


def _is_prose(piece: Piece) -> bool:
    return piece.count >= 25 or (piece.count >= 12 and stopped(piece.words))


def _label_source_lines(pieces: Sequence[Piece], labels: list[ZoneKind | None], head: range) -> None:
    """Label as byline the short lines that name a source or a label, or stand in one group with a byline."""
    for index in (*head, *reversed(head)):
        piece = pieces[index]
        if labels[index] is not None or piece.count > 6 or stopped(piece.words):
            continue
        above = index > 0 and not piece.block.apart
        below = index + 1 < len(pieces) and not pieces[index + 1].block.apart
        signed = (above and labels[index - 1] == "byline") or (below and labels[index + 1] == "byline")
        sourced = index > 0 and (
            is_source_line(piece.words) or LABEL.fullmatch(piece.words.strip(" .:")) is not None
        )
        if sourced or (signed and piece.count <= 4 and not piece.words.startswith("#") and index > 0):
            labels[index] = "byline"


def _is_headline(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether the first block reads as a headline: short, unstopped or capitalised, more to follow."""
    piece = pieces[index]
    if piece.count > 30 or len(pieces) - index < 2 or QUOTE_MARK.match(piece.words):
        return False
    if piece.words.startswith("#"):
        return True
    if not any(later.count > piece.count for later in pieces[index + 1 : index + 8]):
        return False
    return not stopped(piece.words) or capitalised(piece.words)


def _label_decks(pieces: Sequence[Piece], labels: list[ZoneKind | None], head: range) -> None:
    """Label further headlines: unstopped lines before the article, and a sentence close under the title."""
    for index in head:
        piece = pieces[index]
        short = piece.count <= 25 and not stopped(piece.words)
        if labels[index] is None and short and not QUOTE_MARK.match(piece.words):
            labels[index] = "headline"
    deck = head.start
    if deck < len(pieces) - 1 and labels[deck] is None and _is_deck(pieces[deck], pieces[deck + 1]):
        labels[deck] = "headline"


def _is_deck(piece: Piece, following: Piece) -> bool:
    """Return whether the block under the title is set close to it and off from what follows."""
    return piece.count <= _LONGEST_DECK and not piece.block.apart and following.block.apart
