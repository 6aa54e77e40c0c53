"""Measure the main job: `make bench`; with `--large` also 10,000 articles.

Prints a table, and writes it with the machine's description to docs/reference/speed.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.corpus import EXAMPLES, write_corpus
from benchmarks.measuring import machine, measured
from benchmarks.stages import stage_rates

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
            "| measure | goal | measured | peak memory |",
            "|---|---|---|---|",
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
        return f"| example, 15 files, whole command | 10 s | {took.seconds:.1f} s | {took.peak_mib:.0f} MiB |"


def _corpus(articles: int, goal: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        words = write_corpus(path, articles)
        book = EXAMPLES / "ukraine-2025" / "codebook.toml"
        out = Path(folder) / "brief.html"
        start = time.perf_counter()
        took = measured([*DETENTE, "brief", str(path), "--codebook", str(book), "--out", str(out)])
        rate = words / (time.perf_counter() - start)
        size = out.stat().st_size / 1e6
        return (
            f"| {articles:,} articles, {words:,} words, brief of {size:.1f} MB | {goal} |"
            f" {took.seconds:.0f} s ({rate:,.0f} words/s) | {took.peak_mib:,.0f} MiB |"
        )


def _page(table: str) -> str:
    return f"""# Speed

Measured {date.today().isoformat()} by `make bench` (`python benchmarks/run.py --large` for the largest) on: {machine()}.
Wall clock of the whole command, interpreter start included; memory is resident memory summed over all processes.
The corpus is paragraphs of the example articles shuffled into articles of about 800 words.

{table}
"""


if __name__ == "__main__":
    main()
