"""Reading articles into a dossier: what is new is read and coded, what a changed codebook touches is coded again."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from detente.coding.codebook import Codebook
from detente.coding.items import Item, Time
from detente.coding.rules import RuleCoder
from detente.desk.coding import Batch, code_documents, code_pieces
from detente.desk.progress import Progress, silent
from detente.documents.formats.table import LINES
from detente.documents.model import Document, Published
from detente.documents.reading import Piece, find_files, pieces, unread_files
from detente.errors import InputError, Problem
from detente.ids import bytes_id
from detente.record.anchors import pin, when_of
from detente.record.model import Pinned, Query
from detente.store.dossier import Dossier
from detente.store.writer import Unread, Writer

__all__ = ["Intake", "take_in"]

SECONDS_WAITING = 2.0
"""For so long what was read waits to be stored: no more is lost when the process is killed."""

MOST_REASONS = 20
"""How many files are named where none could be read."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What reading came to.

    Attributes:
        documents: Documents the dossier has now.
        new: How many of them are new.
        recoded: How many were coded again.
        unread: Problems of this reading.
    """

    documents: int
    new: int
    recoded: int
    unread: tuple[Unread, ...]


def take_in(
    dossier: Dossier,
    paths: Sequence[Path],
    codebook: Codebook,
    *,
    processes: int | None = None,
    progress: Progress = silent,
) -> Intake:
    """Read and code articles into a dossier; everything stored before an interruption stays, and work resumes there.

    Args:
        dossier: An open dossier.
        paths: Files and folders; none to code again what the dossier has.
        codebook: What to code with.
        processes: How many to use, default one a core.
        progress: Told how far it is.

    Raises:
        InputError: a path does not exist, nothing could be read at all, another process writes to the dossier, or
            there is no room left.
    """
    files = find_files(paths) if paths else []
    before = dossier.counts()["document"]
    with dossier.writing() as writer:
        writer.use_codebook(codebook)
        unread = [Unread(each.place, each.rule, each.mend) for each in unread_files(paths)]
        writer.store((), None, unread)
        wanted = _new_pieces(files, dossier.known_sources(), unread)
        with closing(code_pieces(wanted, codebook, processes=processes)) as batches:
            _store(writer, batches, unread, progress, _total(files))
        recoded = _recode(dossier, writer, codebook, processes, progress)
        _pin(dossier, writer, progress)
    after = dossier.counts()["document"]
    if paths and not after:
        raise InputError(_reasons(paths, unread))
    return Intake(after, after - before, recoded, tuple(unread))


def _reasons(paths: Sequence[Path], unread: Sequence[Unread]) -> list[Problem]:
    """Return why nothing was read, a screenful at most."""
    if not unread:
        return [Problem(path.as_posix(), "no article in it", "give articles") for path in paths]
    reasons = [Problem(each.path, each.rule, each.mend) for each in unread[:MOST_REASONS]]
    if len(unread) > len(reasons):
        reasons.append(Problem("in all", f"{len(unread)} problems, and no file that can be read"))
    return reasons


def _new_pieces(files: Sequence[Path], known: set[tuple[str, str]], unread: list[Unread]) -> Iterator[Piece]:
    """Yield what was not read before: by its bytes and where they stand."""
    for file in files:
        for piece in pieces(file):
            if isinstance(piece, Problem):
                unread.append(Unread(piece.place, piece.rule, piece.mend))
                continue
            raw = piece.raw()
            if raw is None or (bytes_id(raw), piece.place) not in known:
                yield piece


def _total(files: Sequence[Path]) -> int | None:
    """Return how many pieces there are at most; None where a file holds many."""
    return None if any(file.suffix.casefold() in LINES for file in files) else len(files)


def _store(
    writer: Writer, batches: Iterator[Batch], unread: list[Unread], progress: Progress, total: int | None
) -> None:
    done, stored = 0, time.monotonic()
    waiting: list[Batch] = []
    try:
        for batch in batches:
            waiting.append(batch)
            if time.monotonic() - stored >= SECONDS_WAITING:
                _store_together(writer, waiting)
                waiting, stored = [], time.monotonic()
            unread.extend(batch.unread)
            done += batch.pieces
            progress("reading and coding", done, total)
    finally:  # after Ctrl-C too
        _store_together(writer, waiting)
    writer.store((), None, unread)


def _store_together(writer: Writer, batches: Sequence[Batch]) -> None:
    """Store batches in one transaction: the index of items' ids is in no order, so each writes most of its pages."""
    writer.store(
        [coded for batch in batches for coded in batch.coded],
        {name: raw for batch in batches for name, raw in batch.raws},
        [each for batch in batches for each in batch.unread],
    )


def _recode(
    dossier: Dossier, writer: Writer, codebook: Codebook, processes: int | None, progress: Progress
) -> int:
    coder = RuleCoder(codebook)
    outdated = dossier.outdated(coder.name, coder.version)
    if not outdated:
        return 0
    done = 0
    documents = (dossier.as_read(name) for name in outdated)
    with closing(code_documents(documents, codebook, processes=processes)) as batches:
        for batch in batches:
            writer.store(batch.coded)
            done += batch.pieces
            progress("coding again", done, len(outdated))
    return done


def _pin(dossier: Dossier, writer: Writer, progress: Progress) -> None:
    """Ask the whole corpus for the dates that documents do not state, and resolve their times anew."""
    if dossier.all_dated():
        return
    progress("dating", 0, None)
    pinned = pin(_dated(dossier))
    writer.pin_all(
        _redated(dossier, each)
        for each in pinned
        if dossier.document(each.document).published != each.published
    )


def _redated(dossier: Dossier, pinned: Pinned) -> tuple[str, Published, list[Item]]:
    """Return a document's new date with all its items, their days resolved against it."""
    query = Query(documents=(pinned.document,), rejected=True)
    times = {time.id: time for time in pinned.times}
    items = [
        times.get(item.id, item)
        if isinstance(item, Time)
        else replace(item, when=when_of(item, times, pinned.published))
        for item in dossier.items(query)
    ]
    return pinned.document, pinned.published, items


def _dated(dossier: Dossier) -> Iterator[tuple[Document, tuple[Time, ...]]]:
    for document, items in dossier.items_by_document(Query(types=("time",), rejected=True)):
        own = replace(document, published=dossier.own_date(document.id))
        yield own, tuple(item for item in items if isinstance(item, Time))
