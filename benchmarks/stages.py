"""Words a second of each stage of coding and of the whole pipeline, on one core, in processor time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import write_corpus
from detente.coding.actors import cast_of
from detente.coding.acts import find_acts
from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.coding.coder import gate
from detente.coding.deeds import find_deeds
from detente.coding.reading import Lexicon, read
from detente.coding.rules import RuleCoder
from detente.coding.statements import find_statements
from detente.coding.times import code_times
from detente.desk.intake import take_in
from detente.documents.model import Document
from detente.documents.reading import find_files, read_file
from detente.store.dossier import Dossier
from detente.work import settle

__all__ = ["ARTICLES", "stage_rates"]

ROUNDS = 20
ARTICLES = 200
T = TypeVar("T")


def stage_rates(examples: Path) -> list[str]:
    """Return the rows of a table of words a second by stage, each timed alone: the best of many rounds."""
    files = find_files([examples / "ukraine-2025"])
    codebook = load_codebook(examples / "ukraine-2025" / "codebook.toml")
    lexicon, coder = Lexicon(codebook), RuleCoder(codebook)
    documents = [d for file in files for d in read_file(file).documents]
    words = sum(len(document.text.split()) for document in documents)
    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[Document], T]) -> dict[str, T]:
        results = {document.id: work(document) for document in documents}  # warm
        settle()
        seconds[stage] = min(
            _seconds(lambda: [work(document) for document in documents]) for _ in range(ROUNDS)
        )
        return results

    times = timed("times", lambda d: code_times(d, coder="rules"))
    readings = timed("phrases, sentences, words", lambda d: read(d, lexicon, times[d.id]))
    casts = timed("people", lambda d: cast_of(readings[d.id]))
    statements = timed("statements", lambda d: find_statements(readings[d.id], casts[d.id], "rules"))
    timed(
        "acts (sentences parsed before)",
        lambda d: find_acts(readings[d.id], casts[d.id], statements[d.id], "rules"),
    )
    timed("deeds (likewise)", lambda d: find_deeds(readings[d.id], casts[d.id], statements[d.id], "rules"))
    timed("all of coding, with the gate", lambda d: gate(d, coder.code(d)))
    rows = [f"| {stage} | {words / took:,.0f} |" for stage, took in seconds.items()]
    whole = f"| whole pipeline: reading, coding, gate, storing | {_whole_rate(codebook):,.0f} |"
    return ["| stage, one core | words/s |", "|---|---|", *rows, whole]


def _whole_rate(codebook: Codebook) -> float:
    """Return words a second from a file of plain texts to a dossier, in this process alone, the better of two runs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        words = write_corpus(path, ARTICLES)

        def whole() -> None:
            with closing(Dossier(Path(tempfile.mkdtemp(dir=folder)))) as dossier:
                take_in(dossier, [path], codebook, processes=1)

        return words / min(_seconds(whole), _seconds(whole))


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start
