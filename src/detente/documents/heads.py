"""Labels for what stands before an article, and for the note on its author at the end."""

from __future__ import annotations

from collections.abc import Sequence

from detente.documents.head_words import BYLINE, LABEL, is_author_note, is_byline, is_source_line
from detente.documents.model import ZoneKind
from detente.documents.paragraphs import QUOTE_MARK, WORD, Paragraph, capitalised, stopped

__all__ = ["label_head", "same_title"]

_HEAD = 12
_TAIL = 4
_LEAST_MENU = 3
_LONGEST_DECK = 40


def label_head(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None], title: str | None) -> None:
    """Write headline and byline into the labels of the blocks around an article.

    The head ends at the first paragraph; a single sentence before the byline is a deck, not that paragraph.
    """
    body = _label_bylines(paragraphs, labels, _label_navigation(paragraphs, labels))
    for index in range(min(body + 1, len(paragraphs))):
        if labels[index] is None and title and same_title(paragraphs[index].words, title):
            labels[index] = "headline"
    first = next((i for i, label in enumerate(labels) if label in (None, "headline")), len(paragraphs))
    _label_source_lines(paragraphs, labels, range(body))
    if first < len(paragraphs) and labels[first] is None and _is_headline(paragraphs, first):
        labels[first] = "headline"
    if first < len(paragraphs) and labels[first] == "headline":
        _label_decks(paragraphs, labels, range(first + 1, min(body, first + _HEAD)))
    _label_author_note(paragraphs, labels)


def _label_navigation(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None]) -> int:
    """Label a page's menu copied with it, three or more lines of one or two words; return how many lines it has."""
    run = 0
    for paragraph, label in zip(paragraphs, labels, strict=True):
        menu = paragraph.count <= 2 and not stopped(paragraph.words) and not is_byline(paragraph.words)
        if label != "boilerplate" and not (menu and label is None):
            break
        run += 1
    if run < _LEAST_MENU or run == len(paragraphs):
        return 0
    labels[:run] = ["boilerplate"] * run
    return run


def _label_author_note(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None]) -> None:
    """Label as byline the paragraph that says who the author is, where it is one of the last two."""
    signed = (
        BYLINE.match(paragraph.words)
        for paragraph, label in zip(paragraphs, labels, strict=True)
        if label == "byline"
    )
    author = next((match["name"] for match in signed if match), None)
    last = [index for index in range(len(paragraphs)) if labels[index] is None][1:][-2:]
    for index in last:
        if is_author_note(paragraphs[index].words, author):
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


def _label_bylines(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None], start: int) -> int:
    """Label bylines at both ends, the head beginning at `start`; return the index of the article's first paragraph."""
    prose = [i for i, paragraph in enumerate(paragraphs) if not labels[i] and _is_prose(paragraph)][:2]
    first, second = (*prose, len(paragraphs), len(paragraphs))[:2]
    head = range(start, min(second, start + _HEAD))
    for index in {*head, *range(max(0, len(paragraphs) - _TAIL), len(paragraphs))}:
        if labels[index] is None and is_byline(paragraphs[index].words):
            labels[index] = "byline"
    last = max((index for index in head if labels[index] == "byline"), default=-1)
    if first < last and paragraphs[first].count <= _LONGEST_DECK and labels[first] is None:
        labels[first] = "headline" if first > 0 else None
        return last + 1 if first > 0 else first
    return first


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.count >= 25 or (paragraph.count >= 12 and stopped(paragraph.words))


def _label_source_lines(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None], head: range) -> None:
    """Label as byline the short lines that name a source or a label, or stand in one group with a byline."""
    for index in (*head, *reversed(head)):
        paragraph = paragraphs[index]
        if labels[index] is not None or paragraph.count > 6 or stopped(paragraph.words):
            continue
        above = index > 0 and not paragraph.block.apart
        below = index + 1 < len(paragraphs) and not paragraphs[index + 1].block.apart
        signed = (above and labels[index - 1] == "byline") or (below and labels[index + 1] == "byline")
        sourced = index > 0 and (
            is_source_line(paragraph.words) or LABEL.fullmatch(paragraph.words.strip(" .:")) is not None
        )
        if sourced or (signed and paragraph.count <= 4 and not paragraph.words.startswith("#") and index > 0):
            labels[index] = "byline"


def _is_headline(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Return whether the first block reads as a headline: short, unstopped or capitalised, more to follow."""
    paragraph = paragraphs[index]
    if paragraph.count > 30 or len(paragraphs) - index < 2 or QUOTE_MARK.match(paragraph.words):
        return False
    if paragraph.words.startswith("#"):
        return True
    if not any(later.count > paragraph.count for later in paragraphs[index + 1 : index + 8]):
        return False
    return not stopped(paragraph.words) or capitalised(paragraph.words)


def _label_decks(paragraphs: Sequence[Paragraph], labels: list[ZoneKind | None], head: range) -> None:
    """Label further headlines: unstopped lines before the article, and a sentence close under the title."""
    for index in head:
        paragraph = paragraphs[index]
        short = paragraph.count <= 25 and not stopped(paragraph.words)
        if labels[index] is None and short and not QUOTE_MARK.match(paragraph.words):
            labels[index] = "headline"
    deck = head.start
    if (
        deck < len(paragraphs) - 1
        and labels[deck] is None
        and _is_deck(paragraphs[deck], paragraphs[deck + 1])
    ):
        labels[deck] = "headline"


def _is_deck(paragraph: Paragraph, following: Paragraph) -> bool:
    """Return whether the block under the title is set close to it and off from what follows."""
    return paragraph.count <= _LONGEST_DECK and not paragraph.block.apart and following.block.apart
