"""Documents with nearly the same text: syndicated and reprinted copies found by MinHash, in near-linear time.

Sources: Broder (1997), resemblance of documents by shingles; Leskovec, Rajaraman and Ullman (2014), chapter 3, for
banding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from detente.documents.model import Document
from detente.record.terms import words_of

__all__ = ["COPY_THRESHOLD", "SHINGLE_WORDS", "groups_of_copies"]

SHINGLE_WORDS = 5
"""Words in a shingle: long enough that two reports of one event share few."""

COPY_THRESHOLD = 0.4
"""Estimated share of shingles two texts must have in common (Jaccard) to be one text in two places.

A copy cut by a third or edited to another house's spelling stays above it; two reporters on one event stay below 0.1.
"""

_HASHES, _BAND = 128, 3
_SEED = 1
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_FEWEST = 20
_BATCH = 256
_COMPARED = 8


def groups_of_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return for every document id the id of its group: the smallest id among its near-copies, else its own.

    Text that is boilerplate or a byline is left out, so that a shared footer makes no copies; so are texts shorter than
    20 shingles, which are their own group. The answer does not depend on the order of the documents.
    """
    names: list[str] = []
    rows: list[NDArray[np.uint32]] = []
    for batch in _batches(_shingled(documents)):
        hashes = np.concatenate([shingles for _, shingles in batch])
        offsets = np.cumsum([0, *(len(shingles) for _, shingles in batch)], dtype=np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, _HASHES, _SEED)
        names.extend(name for name, _ in batch)
        rows.append(np.asarray(matrix.to_rows(), dtype=np.uint32))
    if not names:
        return {}
    digests = np.concatenate(rows)
    order = sorted(range(len(names)), key=names.__getitem__)
    return _grouped([names[place] for place in order], digests[order])


def _shingled(documents: Iterable[Document]) -> Iterator[tuple[str, NDArray[np.uint64]]]:
    for document in documents:
        words: list[str] = []
        for zone in document.zones:
            if zone.kind not in ("boilerplate", "byline"):
                words.extend(words_of(document.text[zone.start : zone.end]))
        if not document.zones:
            words = words_of(document.text)
        yield document.id, _hashes(words, document.id)


def _hashes(words: list[str], name: str) -> NDArray[np.uint64]:
    """Return the hashes of the distinct shingles of a text; of one too short to compare, one hash of its own."""
    codes = np.fromiter(map(_code, words), dtype=np.uint64, count=len(words))
    count = len(codes) - SHINGLE_WORDS + 1
    if count >= _FEWEST:
        with np.errstate(over="ignore"):
            rolled = np.zeros(count, dtype=np.uint64)
            for at in range(SHINGLE_WORDS):
                rolled = rolled * _FACTOR + codes[at : at + count]
        distinct = np.unique(rolled)
        if len(distinct) >= _FEWEST:
            return distinct
    return np.array([_code(name)], dtype=np.uint64)


@lru_cache(maxsize=200_000)
def _code(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def _batches(
    pairs: Iterator[tuple[str, NDArray[np.uint64]]],
) -> Iterator[list[tuple[str, NDArray[np.uint64]]]]:
    while batch := list(islice(pairs, _BATCH)):
        yield batch


def _grouped(names: list[str], digests: NDArray[np.uint32]) -> dict[str, str]:
    """Return the smallest name of each document's group, by banding and comparison within a band's buckets."""
    lead = list(range(len(names)))

    def root(place: int) -> int:
        while lead[place] != place:
            lead[place] = lead[lead[place]]
            place = lead[place]
        return place

    for first in range(0, _HASHES - _BAND + 1, _BAND):
        buckets: defaultdict[bytes, list[int]] = defaultdict(list)
        for place, key in enumerate(digests[:, first : first + _BAND]):
            bucket = buckets[key.tobytes()]
            for other in bucket:
                one, two = root(place), root(other)
                if one != two and np.mean(digests[place] == digests[other]) >= COPY_THRESHOLD:
                    lead[max(one, two)] = min(one, two)
            # One member of each group is enough to be found by, and keeps a bucket of copies short.
            if len(bucket) < _COMPARED and all(root(other) != root(place) for other in bucket):
                bucket.append(place)
    return {name: names[root(place)] for place, name in enumerate(names)}
