"""Measure the main job: `make bench`; with `--large` also 10,000 articles.

Prints a table, and writes it with the machine's description to docs/reference/speed.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.corpus import EXAMPLES, write_corpus
from benchmarks.measuring import Measured, machine, measured
from benchmarks.stages import ARTICLES, stage_rates

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "speed.md"
DETENTE = [sys.executable, "-m", "detente"]


def main() -> None:
    """Run the measurements asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 10,000 articles of 800 words")
    parser.add_argument("--print-only", action="store_true", help="leave the page in docs/ as it is")
    wanted = parser.parse_args()
    rows = [_example()]
    for articles, goal in ((1_000, "60 s"), *(((10_000, "360 s, 1,024 MiB"),) if wanted.large else ())):
        rows.append(_corpus(articles, goal))
    table = "\n".join(
        [
            "| measure | goal | wall clock | processor time, all processes | load | peak memory |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            *stage_rates(EXAMPLES),
        ]
    )
    sys.stdout.write(f"{table}\n")
    if not wanted.print_only:
        PAGE.write_text(_page(table), "utf-8")


def _example() -> str:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "brief.html"
        book = EXAMPLES / "ukraine-2025" / "codebook.toml"
        command = [
            *DETENTE,
            "brief",
            str(EXAMPLES / "ukraine-2025"),
            "--codebook",
            str(book),
            "--out",
            str(out),
        ]
        took = measured(command)
        return _row("example, 15 files, whole command", "10 s", took)


def _corpus(articles: int, goal: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        words = write_corpus(path, articles)
        book = EXAMPLES / "ukraine-2025" / "codebook.toml"
        out = Path(folder) / "brief.html"
        took = measured([*DETENTE, "brief", str(path), "--codebook", str(book), "--out", str(out)])
        size = out.stat().st_size / 1e6
        return _row(f"{articles:,} articles, {words:,} words, brief of {size:.1f} MB", goal, took)


def _row(what: str, goal: str, took: Measured) -> str:
    return (
        f"| {what} | {goal} | {took.seconds:.1f} s | {took.processor_seconds:.1f} s | {took.load:.1f} |"
        f" {took.peak_mib:,.0f} MiB |"
    )


def _page(table: str) -> str:
    return f"""# Speed

Measured {date.today().isoformat()} by `make bench` (`python benchmarks/run.py --large` for the largest) on: {machine()}.
Wall clock is that of the whole command, interpreter start included. Processor time is summed over all processes: on two
idle cores a command takes at least half of it. Load is the machine's, this command included. Memory is resident memory
summed over all processes, pages that they share counted for each.
The corpus is paragraphs of the example articles shuffled into articles of about 800 words.

{table}

The stages are timed in processor time, the best of twenty rounds over the example articles; the whole pipeline over
{ARTICLES} articles of the corpus, from a file of plain texts to a dossier, the better of two runs.

The other measured costs: opening and closing a dossier under `kill -9`, see [the dossier](dossier.md); the joins of the
record, see [the record](record.md).

The default installation takes 229 MB of site-packages (`requirements.lock`).
"""


if __name__ == "__main__":
    main()
