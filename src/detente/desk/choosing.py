"""Which codebook to code with, when the person has not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.case.model import Case
from detente.coding.codebook import Codebook
from detente.coding.codebook_file import DEFAULT, load_codebook
from detente.store.dossier import Dossier

__all__ = ["Choice", "choose_codebook"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A codebook and why it was chosen, in words."""

    codebook: Codebook
    because: str


def choose_codebook(
    given: str | None, paths: Sequence[Path], dossier: Dossier | None = None, case: Case | None = None
) -> Choice:
    """Return the codebook asked for, or the next best that there is.

    That is the one a case is written for, the one that lies with the articles, the dossier's, the general one.

    Raises:
        InputError: the codebook has problems.
    """
    if given is not None:
        return Choice(load_codebook(given), "asked for")
    if case is not None and case.codebook is not None:
        return Choice(load_codebook(case.codebook), f"the one the case {case.name} is written for")
    beside = [path / "codebook.toml" for path in paths if (path / "codebook.toml").is_file()]
    if len(beside) == 1:
        return Choice(load_codebook(beside[0]), f"found with the articles: {beside[0]}")
    kept = dossier.codebook() if dossier is not None else None
    if kept is not None:
        return Choice(kept, "the dossier's own")
    return Choice(
        load_codebook(DEFAULT), "the general one; --codebook FILE gives a case its own actors and issues"
    )
