"""A corpus of any size for measuring speed: paragraphs of the example articles, shuffled into articles by a seed."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

from detente.documents.reading import find_files, read_file

__all__ = ["EXAMPLES", "write_corpus"]

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = 800


def write_corpus(path: Path, articles: int, seed: int = 1) -> int:
    """Write so many articles of about 800 words as JSON Lines and return how many words they have in all."""
    rng = random.Random(seed)
    paragraphs = [
        document.text[zone.start : zone.end]
        for file in find_files([EXAMPLES / "ukraine-2025"])
        for document in read_file(file).documents
        for zone in document.zones
        if zone.kind == "body" and zone.end - zone.start > 80
    ]
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text, words = [f"Talks report {number}"], 0
            while words < WORDS:
                paragraph = rng.choice(paragraphs)
                # A number of its own in each article keeps shuffled copies from being one origin.
                text.append(f"{paragraph} Note {rng.randrange(10**6)} of the desk follows.")
                words += len(text[-1].split())
            total += words
            day = date(2025, 5, 1) + timedelta(days=rng.randrange(70))
            row = {
                "id": f"bench-{number}",
                "text": "\n\n".join(text),
                "publisher": f"Outlet {number % 40}",
                "date": day.isoformat(),
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return total
