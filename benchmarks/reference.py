"""The reference material beside the repository: where it is, what is scored on it, and the tool that defines the scores."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.coding.codebook_file import DEFAULT
from detente.desk.recording import code_to
from detente.record.scoring.figures import Scores, Task
from detente.record.scoring.found import Coding, read_coding
from detente.record.scoring.gold import Gold, read_gold
from detente.record.scoring.naming import Parties
from detente.record.scoring.scores import score, scores_row

__all__ = [
    "SHARED",
    "Material",
    "Measured",
    "differences",
    "materials",
    "measured",
    "missing",
    "sample",
    "unfaithful",
]

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score.py"
TEXTS = SHARED / "reference" / "text"
SEEDS = SHARED / "seeds"
CASE_GOLD = SHARED / "reference" / "seeds-gold.json"
OWN_BOOK = ROOT / "examples" / "ukraine-2025" / "codebook.toml"

TRAIN_STEP = 10
"""Of the larger attribution file every tenth article is measured, the first among them."""


@dataclass(frozen=True, slots=True)
class Material:
    """Texts with gold for one task.

    Attributes:
        name: As the page calls it.
        texts: File or folder to code.
        gold: File of gold.
        codebook: What to code with, a file or a shipped name.
        step: Take one in so many lines of texts and gold, which are then one file.
    """

    name: str
    task: Task
    texts: Path
    gold: Path
    codebook: str = DEFAULT
    step: int = 1


@dataclass(frozen=True, slots=True)
class Measured:
    """A material coded and scored by both scorers.

    Attributes:
        theirs: What the defining tool printed.
        items: How many items were found, of all types.
        unfaithful: How many of them do not reproduce their words.
    """

    material: Material
    gold: Gold
    coding: Coding
    scores: Scores
    theirs: dict[str, Any]
    items: int
    unfaithful: int


def materials() -> tuple[Material, ...]:
    """Return what is measured; with the example's own codebook where there is one."""
    dev, train = TEXTS / "polnear_dev.jsonl", TEXTS / "polnear_train.jsonl"
    times, roots = TEXTS / "time_timebank.jsonl", TEXTS / "events_plv_train.jsonl"
    own = (
        [Material("case, own codebook", "seeds", SEEDS, CASE_GOLD, str(OWN_BOOK))]
        if OWN_BOOK.is_file()
        else []
    )
    return (
        Material("PolNeAR, 84 articles", "attribution", dev, dev),
        Material("PolNeAR, every tenth of 840 others", "attribution", train, train, step=TRAIN_STEP),
        Material("TimeBank", "time", times, times),
        Material("PLOVER sentences", "plover", roots, roots),
        *own,
        Material("case, general codebook", "seeds", SEEDS, CASE_GOLD),
    )


def missing() -> tuple[Path, ...]:
    """Return the files and folders that are needed and not there."""
    needed = [SCORER, *(path for each in materials() for path in (each.texts, each.gold))]
    return tuple(dict.fromkeys(path for path in needed if not path.exists()))


def sample(path: Path, step: int, out: Path, most: int | None = None) -> Path:
    """Write one in so many lines of a file, at most so many, and return the file written."""
    lines = path.read_text("utf-8").split("\n")
    chosen = [line for line in lines if line.strip()][::step][:most]
    out.write_text("\n".join(chosen) + "\n", "utf-8")
    return out


def measured(
    material: Material, folder: Path, codebook: Any, *, processes: int = 2, most: int | None = None
) -> Measured:
    """Code a material and score it with both scorers.

    Args:
        material: What to measure.
        folder: For the record and the sample.
        codebook: The material's codebook, loaded.
        processes: To code with.
        most: Take so many documents at most.

    Raises:
        RuntimeError: the defining tool failed.
    """
    texts, gold_file = material.texts, material.gold
    if material.task != "seeds" and (material.step > 1 or most is not None):
        texts = gold_file = sample(
            material.gold, material.step, folder / f"sample-{material.gold.name}", most
        )
    record = folder / "record.jsonl"
    code_to(record, [texts], codebook, processes=processes)
    gold, coding = read_gold(gold_file, material.task), read_coding(record)
    items, wrong = unfaithful(record)
    theirs = _theirs(record, material.task, gold_file)
    return Measured(material, gold, coding, score(gold, coding, sides()), theirs, items, wrong)


def differences(done: Measured) -> list[str]:
    """Return where the two scorers disagree, one line each; empty when they agree in every figure."""
    ours = scores_row(done.scores)
    return list(_differing(done.theirs, ours, done.material.name))


def _differing(theirs: dict[str, Any], ours: dict[str, Any], place: str) -> Iterator[str]:
    for name, value in theirs.items():
        own = ours.get(name)
        if isinstance(value, dict) and isinstance(own, dict):
            yield from _differing(value, own, f"{place}: {name}")
        elif own != value:
            yield f"{place}: {name}: {own} here, {value} by the definition"


def _theirs(record: Path, task: str, gold: Path) -> dict[str, Any]:
    command: Sequence[str] = [sys.executable, str(SCORER), str(record), task, str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{SCORER} failed: {done.stderr[-500:]}")
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def sides() -> Parties:
    """Return who is who by the defining tool's own table."""
    table = runpy.run_path(str(SCORER))["SIDES"]
    patterns = {party: re.compile(pattern) for party, pattern in table.items()}

    def parties(name: str) -> frozenset[str]:
        plain = f"{name.lower().strip()} "
        return frozenset(party for party, pattern in patterns.items() if pattern.search(plain))

    return parties


def unfaithful(record: Path) -> tuple[int, int]:
    """Return how many items a record has, and how many of them do not reproduce their words at their spans."""
    texts: dict[str, str] = {}
    items = wrong = 0
    with record.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["type"] == "document":
                texts[row["id"]] = row["text"]
                continue
            items += 1
            spans = row["content"] if row["type"] == "statement" else row["spans"]
            wrong += row["words"] != " ".join(texts[row["document"]][start:end] for start, end in spans)
    return items, wrong
