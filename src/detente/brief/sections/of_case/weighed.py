"""Section 8 with a case: what the parties can do, and what follows in the model, before what the texts urge."""

from __future__ import annotations

from detente.brief.case_telling import CaseTelling
from detente.brief.model import Block, Paragraph
from detente.brief.sections.of_case.graph_model import graph_model
from detente.brief.sections.of_case.levers import levers
from detente.brief.telling import plain

__all__ = ["weighed"]

NOTHING = "The case names no options, so nothing is said of what the parties can do or what would follow."


def weighed(about: CaseTelling) -> tuple[Block, ...]:
    """Return the options and the graph model's answer; that there is nothing of it, if so."""
    found = (*levers(about), *graph_model(about))
    return found or (Paragraph((plain(NOTHING),)),)
