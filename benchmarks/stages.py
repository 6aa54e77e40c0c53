"""Words a second of each stage of coding, on one core, over the example articles."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from detente.coding.actors import cast_of
from detente.coding.acts import find_acts
from detente.coding.codebook_file import load_codebook
from detente.coding.coder import gate
from detente.coding.deeds import find_deeds
from detente.coding.reading import Lexicon, read
from detente.coding.rules import RuleCoder
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from detente.documents.model import Document
from detente.documents.reading import find_files, read_file

__all__ = ["stage_rates"]

ROUNDS = 20
T = TypeVar("T")


def stage_rates(examples: Path) -> list[str]:
    """Return the rows of a table of words a second by stage, each stage timed alone over all articles."""
    files = find_files([examples / "ukraine-2025"])
    lexicon = Lexicon(load_codebook(examples / "ukraine-2025" / "codebook.toml"))
    coder = RuleCoder(lexicon.codebook)
    documents = [d for file in files for d in read_file(file).documents]
    words = sum(len(document.text.split()) for document in documents)
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[Document], T]) -> list[T]:
        results = [work(document) for document in documents]  # warm
        start = time.perf_counter()
        for _ in range(ROUNDS):
            for document in documents:
                work(document)
        seconds[stage] = (time.perf_counter() - start) / ROUNDS
        return results

    times = dict(
        zip([d.id for d in documents], timed("times", lambda d: code_times(d, coder="rules")), strict=True)
    )
    readings = dict(
        zip(times, timed("phrases, sentences, words", lambda d: read(d, lexicon, times[d.id])), strict=True)
    )
    statements = dict(
        zip(
            times,
            timed("statements", lambda d: find_statements(readings[d.id], cast_of(readings[d.id]), "rules")),
            strict=True,
        )
    )
    casts = {name: cast_of(reading) for name, reading in readings.items()}
    timed("acts", lambda d: find_acts(readings[d.id], casts[d.id], statements[d.id], "rules"))
    timed("deeds", lambda d: find_deeds(readings[d.id], casts[d.id], statements[d.id], "rules"))
    timed("all of coding, with the gate", lambda d: gate(d, coder.code(d)))
    rows = [f"| {stage} | {words / took:,.0f} |" for stage, took in seconds.items()]
    return ["| stage of coding, one core | words/s |", "|---|---|", *rows]
