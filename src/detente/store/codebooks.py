"""A merged codebook as JSON and back, so that a dossier explains itself without the file it was coded with."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pydantic import BaseModel

from detente.coding.codebook import ActCue, Actor, Codebook, Cue, DeedCue, Issue, Marker, Office, Side

__all__ = ["codebook_from_json", "codebook_json"]

_TABLES: dict[str, type[BaseModel]] = {
    "sides": Side,
    "offices": Office,
    "actors": Actor,
    "issues": Issue,
    "cues": Cue,
    "acts": ActCue,
    "deeds": DeedCue,
    "markers": Marker,
}


def codebook_json(codebook: Codebook) -> str:
    """Return a codebook as one JSON object, entries in their order."""
    entries = {
        table: [entry.model_dump(mode="json", exclude_defaults=True) for entry in getattr(codebook, table)]
        for table in _TABLES
    }
    head: dict[str, Any] = {
        "name": codebook.name,
        "title": codebook.title,
        "hash": codebook.hash,
        "layers": codebook.layers,
    }
    head["as_of"] = codebook.as_of.isoformat() if codebook.as_of else None
    return json.dumps(head | entries, ensure_ascii=False, separators=(",", ":"))


def codebook_from_json(text: str) -> Codebook:
    """Return the codebook of `codebook_json`."""
    raw = json.loads(text)
    entries: dict[str, Any] = {
        table: tuple(model.model_validate(entry) for entry in raw[table]) for table, model in _TABLES.items()
    }
    day = date.fromisoformat(raw["as_of"]) if raw["as_of"] else None
    return Codebook(raw["name"], raw["title"], raw["hash"], tuple(raw["layers"]), as_of=day, **entries)
