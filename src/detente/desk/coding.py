"""Reading and coding pieces of files, here or in other processes, each by the same pure function."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from detente.coding.codebook import Codebook
from detente.coding.coder import Coder, gate
from detente.coding.rules import RuleCoder
from detente.documents.model import Document
from detente.documents.reading import Piece, read_piece
from detente.store.writer import Coded, Unread
from detente.work import available_cores, map_ordered, settle

__all__ = ["FEW", "Batch", "code_documents", "code_pieces"]

FEW = 24
"""Up to so many pieces the work is done in this process: starting others would take longer."""

BATCH = 16

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some pieces: documents with their items, raw bytes by hash, and what was not read."""

    coded: tuple[Coded, ...]
    raws: tuple[tuple[str, bytes], ...]
    unread: tuple[Unread, ...]
    pieces: int


_coder: Coder | None = None


def _start(codebook: Codebook) -> None:
    """Make this process's coder, once."""
    global _coder
    coder = RuleCoder(codebook)
    coder.prepare()
    _coder = coder
    settle()


def _code(document: Document) -> Coded:
    assert _coder is not None  # noqa: S101  every process starts with _start
    gated = gate(document, _coder.code(document))
    return Coded(document, gated.items, _coder.name, _coder.version, gated.refused)


def _code_pieces(pieces: tuple[Piece, ...]) -> Batch:
    coded: list[Coded] = []
    raws: list[tuple[str, bytes]] = []
    unread: list[Unread] = []
    for piece in pieces:
        reading = read_piece(piece)
        coded.extend(_code(document) for document in reading.documents)
        raws.extend((raw.sha256, raw.bytes) for raw in reading.raw)
        unread.extend(Unread(problem.place, problem.rule, problem.mend) for problem in reading.problems)
    return Batch(tuple(coded), tuple(raws), tuple(unread), len(pieces))


def _code_documents(documents: tuple[Document, ...]) -> Batch:
    return Batch(tuple(_code(document) for document in documents), (), (), len(documents))


def code_pieces(
    pieces: Iterable[Piece], codebook: Codebook, *, processes: int | None = None
) -> Generator[Batch, None, None]:
    """Yield what comes of reading and coding pieces, in their order, whatever the number of processes."""
    return _mapped(_code_pieces, pieces, codebook, processes)


def code_documents(
    documents: Iterable[Document], codebook: Codebook, *, processes: int | None = None
) -> Generator[Batch, None, None]:
    """Yield what comes of coding documents that were read before, in their order."""
    return _mapped(_code_documents, documents, codebook, processes)


def _mapped(
    function: Callable[[tuple[T, ...]], Batch], tasks: Iterable[T], codebook: Codebook, processes: int | None
) -> Generator[Batch, None, None]:
    queue = iter(tasks)
    first = list(islice(queue, FEW + 1))
    count = 1 if len(first) <= FEW else (processes or available_cores())
    size = 1 if len(first) <= FEW else BATCH
    batches = _batched(_chained(first, queue), size)
    yield from map_ordered(function, batches, processes=count, initializer=_start, initargs=(codebook,))


def _chained(first: Sequence[T], rest: Iterator[T]) -> Iterator[T]:
    yield from first
    yield from rest


def _batched(tasks: Iterator[T], size: int) -> Iterator[tuple[T, ...]]:
    while batch := tuple(islice(tasks, size)):
        yield batch
