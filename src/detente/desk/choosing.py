"""Which codebook to code with, when the person has not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.case.model import Case
from detente.coding.codebook import Codebook
from detente.coding.codebook_file import DEFAULT, load_codebook
from detente.store.dossier import Dossier

__all__ = ["Choice", "choose_codebook", "coded_otherwise"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A codebook and why it was chosen, in words.

    Attributes:
        warning: What a person should know who expected another; empty if there is nothing.
    """

    codebook: Codebook
    because: str
    warning: str = ""


def choose_codebook(
    given: str | None, paths: Sequence[Path], dossier: Dossier | None = None, case: Case | None = None
) -> Choice:
    """Return the codebook asked for, or the next best that there is.

    That is the one a case is written for, the one that lies with the articles, the dossier's, the general one. But a
    case does not code again what a dossier holds: there the dossier's own goes before the case's.

    Raises:
        InputError: the codebook has problems.
    """
    if given is not None:
        return Choice(load_codebook(given), "asked for")
    kept = dossier.codebook() if dossier is not None else None
    if case is not None and case.codebook is not None:
        meant = load_codebook(case.codebook)
        if dossier is None or kept is None or kept.hash == meant.hash or not dossier.counts()["document"]:
            return Choice(meant, f"the one the case {case.name} is written for")
        return Choice(kept, "the dossier's own", _otherwise(kept, meant, case.codebook))
    beside = [path / "codebook.toml" for path in paths if (path / "codebook.toml").is_file()]
    if len(beside) == 1:
        return Choice(load_codebook(beside[0]), f"found with the articles: {beside[0]}")
    if kept is not None:
        return Choice(kept, "the dossier's own")
    return Choice(
        load_codebook(DEFAULT), "the general one; --codebook FILE gives a case its own actors and issues"
    )


def coded_otherwise(case: Case, coded_with: Codebook | None) -> str:
    """Return the warning that a dossier is coded with another codebook than a case is written for; empty if it is not.

    Args:
        case: The case.
        coded_with: The dossier's codebook.

    Raises:
        InputError: the case's codebook has problems.
    """
    if case.codebook is None or coded_with is None:
        return ""
    meant = load_codebook(case.codebook)
    return "" if meant.hash == coded_with.hash else _otherwise(coded_with, meant, case.codebook)


def _otherwise(coded_with: Codebook, meant: Codebook, path: Path) -> str:
    """Return what to do about it; two versions of one codebook are told apart by their hashes."""
    one, other = coded_with.name, meant.name
    if one == other:
        one, other = f"{one} ({coded_with.hash})", f"{other} ({meant.hash})"
    return (
        f"the dossier is coded with {one}; the case is written for {other};"
        f" give `detente brief` --codebook {path} to code it again"
    )
