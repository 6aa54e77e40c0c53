"""The dictionary of forms, each word looked up once: it copies its tables at every question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["lemmas", "verb_inflections"]


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> Mapping[str, tuple[str, ...]]:
    """Return the base forms of a word in lower case by part of speech (`NOUN`, `VERB`, `ADJ`, …); none if it is unknown."""
    from lemminflect import getAllLemmas  # loaded late: it reads its tables at import

    found: dict[str, tuple[str, ...]] = getAllLemmas(word)
    return found


@lru_cache(maxsize=20_000)
def verb_inflections(lemma: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of a verb by Penn tag (`VBD`, `VBN`, …); none if it is unknown."""
    from lemminflect import getAllInflections

    found: dict[str, tuple[str, ...]] = getAllInflections(lemma, upos="VERB")
    return found
