"""From a dossier to a case in the making, as a file that a person goes on with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente.case.case_file import case_of
from detente.case.drafting import drafted
from detente.case.drafting.material import material_of
from detente.case.drafting.page import Draft, page
from detente.desk.briefing import day_of
from detente.desk.writing import check_out, read_from, write_whole
from detente.errors import InputError, Problem
from detente.record.sources import read_sources
from detente.store.dossier import Dossier

__all__ = ["Drafted", "write_draft"]


_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was written, and where."""

    path: Path
    draft: Draft

    @property
    def line(self) -> str:
        """What came of it, in a line."""
        tables = [table.name for table in self.draft.tables]
        named = ("party", "issue", "position", "option", "proposal", "hypothesis")
        plural = {"party": "parties", "hypothesis": "hypotheses"}
        counts = ", ".join(f"{tables.count(name)} {plural.get(name, f'{name}s')}" for name in named)
        return f"case: {self.path} ({counts}; {len(self.draft.questions)} open questions)"


def write_draft(
    dossier: Dossier, out: Path, *, name: str | None = None, as_of: date | None = None, force: bool = False
) -> Drafted:
    """Write a case drafted from a dossier.

    Args:
        dossier: An open dossier with something in it.
        out: The file to write.
        name: The case's id; default the dossier's name.
        as_of: The day it speaks of; default the latest publication date.
        force: Replace a file that is there.

    Raises:
        InputError: the dossier is empty, its codebook has nobody at the table, the name is no id, or the file is there
            or cannot be written.
    """
    check_out(out, read_from((), dossier=dossier.folder))
    if out.is_file() and not force:
        mend = "give another --out, or --force to lose what it says"
        raise InputError([Problem(str(out), "the file is there, and a person may have worked on it", mend)])
    if name is None:
        name = _slug(dossier.folder.resolve().name)
    elif not _ID.fullmatch(name):
        rule = f"{name!r} is no id" if name else "an id has at least one letter or digit"
        raise InputError(
            [Problem("--name", rule, "use lower-case letters, digits, - and _: --name river-talks")]
        )
    day = day_of(dossier, as_of)
    draft = drafted(material_of(dossier, read_sources(dossier, day)), name)
    text = page(draft)
    case_of(text, out)
    write_whole(out, text.encode("utf-8"))
    return Drafted(out, draft)


def _slug(name: str) -> str:
    """Return a folder's name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "case"
