"""What a method was run with, or what the case would have to say for it to answer."""

from __future__ import annotations

from pathlib import PurePath

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.findings import MethodNote
from detente.brief.model import Block, Entries, Paragraph
from detente.brief.telling import plain, strong

__all__ = ["lacks", "ran_with"]

_READER = {
    "graph-model": "the graph model to read it",
    "packages": "packages of terms to be weighed",
    "spatial": "the spatial models to read it",
}


def lacks(about: CaseTelling, method: str) -> tuple[Block, ...]:
    """Return what the case would have to say for a method to answer; nothing where it lacks nothing."""
    place, name = f"{about.case.shown}: ", PurePath(about.case.shown).name
    told = about.findings.lacking.get(method, ())
    lines = tuple(
        bare(f"{name}: {each.removeprefix(place)}" if each.startswith(place) else each) for each in told
    )
    caption = f"What the case would have to say for {_READER.get(method, f'{method} to read it')}"
    return (Entries(lines, caption),) if lines else ()


def ran_with(about: CaseTelling, method: str) -> tuple[Block, ...]:
    """Return a method's source, parameters and seed, so that its answer can be had again."""
    return tuple(_told(note) for note in about.findings.methods if note.method == method)


def _told(note: MethodNote) -> Paragraph:
    given = "; ".join(f"{name} {value}" for name, value in note.parameters)
    said = f"{note.source}{f'. Run with {given}' if given else ''}; seed {note.seed}."
    return Paragraph((strong(f"{note.title}: "), plain(said)))
