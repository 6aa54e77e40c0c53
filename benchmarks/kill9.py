"""Kill a process that reads and reviews, again and again, and see that nothing acknowledged is lost.

A child stores documents and makes decisions in a dossier and acknowledges each once the call has returned. At a random
moment it is killed (SIGKILL). The dossier must then open, pass SQLite's integrity check and hold everything that was
acknowledged; the next child goes on where it stands. Once a child comes to the end, the dossier must hold what it would
have held without any kill, and the next begins a new one.

    python benchmarks/kill9.py --rounds 200 --seed 0
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.coding.items import Act, When
from detente.documents.model import Document, Published, Source, Zone
from detente.ids import bytes_id, short_id, text_id
from detente.record.model import Query
from detente.store.connection import DATABASE
from detente.store.dossier import Dossier
from detente.store.writer import Coded

__all__ = ["Outcome", "run"]

DOCUMENTS = 60
ITEMS = 25
VERBS = ("accept", "reject", "edit")


@dataclass
class Outcome:
    """What the rounds came to.

    Attributes:
        kills: Children killed before they were done.
        finished: Dossiers brought to their end.
        acknowledged: Documents and decisions acknowledged, over all rounds.
        faults: What was lost or broken, in words; empty is right.
    """

    kills: int = 0
    finished: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self, seed: int) -> str:
        """Return the outcome as a line of a Markdown table."""
        return f"| {seed} | {self.kills} | {self.finished} | {self.acknowledged} | {len(self.faults)} |"


def made(number: int, version: str = "1") -> Coded:
    """Return a made-up document with its items, the same for the same number whatever the coder's version."""
    sentence = f"Envoy {number} demands the quay {{}} times over. "
    text = "".join(sentence.format(each) for each in range(ITEMS)) + "Talk without end. " * 300
    name = text_id(text)
    items = []
    for each in range(ITEMS):
        words = sentence.format(each).strip()
        start = text.index(words)
        spans = ((start, start + len(words)),)
        items.append(
            Act(
                short_id(name, spans), name, spans, words, "demand", f"envoy-{number}", None, None, None, (),
                "reported", None, None, When(), "made", "made", 0.5,
            )
        )  # fmt: skip
    source = Source(f"{number:03}.txt", None, bytes_id(b"raw" + text.encode()), "text/1")
    document = Document(name, text, source, published=Published(), zones=(Zone("body", 0, len(text)),))
    return Coded(document, tuple(items), "made", version)


def deeds(number: int) -> Iterator[tuple[str, str]]:
    """Yield the decisions to be made on a document: item and verb."""
    for place, item in enumerate(made(number).items[:6]):
        yield item.id, VERBS[(number + place) % 3]


def work(folder: Path) -> None:
    """Store, decide and code again whatever is not there yet, acknowledging each on standard output."""
    with Dossier(folder) as dossier, dossier.writing() as writer:
        known = {path for _, path in dossier.known_sources()}
        for number in range(DOCUMENTS):
            coded = made(number)
            if coded.document.source.path not in known:
                writer.store([coded], {coded.document.source.raw: b"raw" + coded.document.text.encode()})
            acknowledge(coded.document.id)
            decided = dossier.states()
            for item, verb in deeds(number):
                if item not in decided:
                    changes = {"target": f"by decision {number}"} if verb == "edit" else None
                    writer.decide(item, verb, changes)  # type: ignore[arg-type]
                acknowledge(f"{item} {verb}")
        for outdated in sorted(dossier.outdated("made", "2")):
            number = int(dossier.document(outdated).source.path[:3])
            writer.store([made(number, "2")])
            acknowledge(outdated)
    acknowledge("done")


def acknowledge(what: str) -> None:
    """Tell the parent at once."""
    os.write(1, f"{what}\n".encode())


def killed(folder: Path, chance: random.Random) -> list[str]:
    """Let a child work for a random while, kill it, and return what it had acknowledged."""
    command = [sys.executable, __file__, "--work", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        told = b""
        if chance.random() < 0.2:  # while it starts and makes the dossier
            time.sleep(chance.random() * 1.2)
        else:  # it is at work: importing takes longer than storing
            told = child.stdout.readline()
            time.sleep(chance.random() ** 2 * 0.6)
        child.send_signal(signal.SIGKILL)
        told += child.stdout.read()
    return [line for line in told.decode().split("\n")[:-1] if line]


def faults_of(folder: Path, acknowledged: list[str]) -> list[str]:
    """Return what is broken in a dossier or missing from it; empty is right."""
    if not (folder / DATABASE).exists():
        return ["the dossier is lost"] if acknowledged else []
    with Dossier(folder, create=False) as dossier:
        documents = {document.id for document in dossier.documents(text=False)}
        states, log = dossier.states(), dossier.decisions()
        words = all(
            dossier.document(item.document).words(item.spans[0]) == item.words for item in dossier.items()
        )
        lost = dossier.lost_decisions()
    wanted = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
    faults = [] if words else ["words differ from the text"]
    faults += [f"{len(lost)} decisions without an item"] if lost else []
    faults += ["a decision twice"] if len(log) != len(states) else []
    for line in acknowledged:
        name, _, verb = line.partition(" ")
        if verb and states.get(name) != wanted[verb]:
            faults.append(f"decision {line} is lost")
        elif not verb and name != "done" and name not in documents:
            faults.append(f"document {name} is lost")
    return faults


def integrity(folder: Path) -> list[str]:
    """Return what SQLite finds wrong with the database, if one was made yet."""
    if not (folder / DATABASE).exists():
        return []
    connection = sqlite3.connect(folder / DATABASE)
    try:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    finally:
        connection.close()
    return [] if found == "ok" else [str(found)]


def content(folder: Path) -> tuple[object, ...]:
    """Return what a dossier holds, clocks left out."""
    with Dossier(folder, create=False) as dossier:
        log = [(each.anchor, each.verb, dict(each.changes)) for each in dossier.decisions()]
        return list(dossier.documents()), list(dossier.items(Query(rejected=True))), dossier.states(), log


def run(rounds: int, seed: int, folder: Path) -> Outcome:
    """Kill children so many times and return what came of it.

    Args:
        rounds: How many children are killed before they are done.
        seed: Decides the moments.
        folder: An empty folder to work in.
    """
    chance, outcome = random.Random(seed), Outcome()
    whole = folder / "whole"
    subprocess.run([sys.executable, __file__, "--work", str(whole)], stdout=subprocess.DEVNULL, check=True)
    expected, place, so_far = content(whole), folder / "0", list[str]()
    while outcome.kills < rounds:
        told = killed(place, chance)
        so_far += told
        outcome.acknowledged += len(told)
        outcome.kills += "done" not in told
        outcome.faults += [
            f"kill {outcome.kills}: {each}" for each in integrity(place) + faults_of(place, so_far)
        ]
        if "done" in told or outcome.kills == rounds:
            finish(place)
            outcome.finished += 1
            if content(place) != expected:
                outcome.faults.append(f"dossier {place.name}: its end differs from an undisturbed run's")
            place, so_far = folder / str(outcome.finished), []
    return outcome


def finish(folder: Path) -> None:
    """Let a child come to its end undisturbed."""
    subprocess.run([sys.executable, __file__, "--work", str(folder)], stdout=subprocess.DEVNULL, check=True)


def main() -> int:
    """Run the rounds, print a line of a table and every fault; return 1 if there was one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.work:
        work(given.work)
        return 0
    with tempfile.TemporaryDirectory(prefix="kill9-") as folder:
        outcome = run(given.rounds, given.seed, Path(folder))
    print("| seed | killed | brought to the end | acknowledged | faults |")
    print("|---|---|---|---|---|")
    print(outcome.line(given.seed))
    print("\n".join(outcome.faults))
    return int(bool(outcome.faults))


if __name__ == "__main__":
    sys.exit(main())
