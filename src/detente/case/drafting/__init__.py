"""Drafting a case from the record: what the record shows as tables with their `because`, the rest as open questions."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case.drafting.ladder import rungs
from detente.case.drafting.levers import levers, options, preferences
from detente.case.drafting.material import Material
from detente.case.drafting.offered import hypotheses
from detente.case.drafting.packages import proposals
from detente.case.drafting.page import Draft, Open, Part, Section, Table
from detente.case.drafting.stated import minimums, stated_positions
from detente.coding.codebook_file import shipped

__all__ = ["drafted"]


def drafted(material: Material, name: str) -> Draft:
    """Return a case drafted from what a record shows; the same material gives the same draft.

    Args:
        material: What `material_of` returned.
        name: The case's id.
    """
    codebook = material.sources.parties.codebook
    return Draft(
        name=name,
        title=codebook.title or name,
        as_of=material.sources.as_of,
        documents=len(material.sources.papers),
        codebook=codebook.name if codebook.name in shipped() else "",
        sections=tuple(section for section in _sections(material) if section.parts),
    )


def _sections(material: Material) -> Iterator[Section]:
    found = levers(material)
    yield Section(
        "parties",
        "Sides at the table, others that were heard, and audiences within them.",
        tuple(_parties(material)),
    )
    yield Section(
        "issues",
        "What they spoke of; levels run from one end of the scale to the other.",
        tuple(_issues(material)),
    )
    yield Section(
        "stated positions",
        "What each last said it wants: never what it would settle for.",
        tuple(stated_positions(material)),
    )
    yield Section("minimums", "The least each would settle for.", tuple(minimums(material)))
    yield Section(
        "weights", "How much each issue weighs, and what each party can bring to bear.", tuple(_weights())
    )
    yield Section(
        "options", "What each party did, threatened or promised. None is said to be in use: where a deed shows it, that is asked.",
        tuple(options(material, found)),
    )  # fmt: skip
    yield Section("preferences", "What each party would have hold.", tuple(preferences(material, found)))
    yield Section(
        "proposals", "What one party asked for and offered on one day, as one origin tells it. On all else it is silent.",
        tuple(proposals(material)),
    )  # fmt: skip
    yield Section(
        "the ladder", "From a humanitarian exchange to a settlement carried out.", tuple(rungs(material))
    )
    yield Section("explanations", "Why a party acts so, as the texts say.", tuple(hypotheses(material)))
    yield Section("not in any article", "What only a person can add.", tuple(_left()))


def _parties(material: Material) -> Iterator[Part]:
    for party in material.parties:
        fields = {"id": party.id, "name": party.name, "role": party.role}
        yield Table("party", fields | ({"within": party.within} if party.within else {}))


def _issues(material: Material) -> Iterator[Part]:
    for issue in material.issues:
        levels = [{"id": level.id, "name": level.name} for level in issue.positions]
        yield Table("issue", {"id": issue.id, "name": issue.name, "position": levels})
    if material.scaleless:
        names = ", ".join(material.scaleless)
        yield Open(
            f"the codebook has no scale for: {names}; add [[issue]] with its positions where it matters"
        )


def _weights() -> Iterator[Part]:
    yield Open(
        "salience of each issue with each party is unknown; add [[salience]] with party, issue, low, high (0 to 1) and assumed"
    )
    yield Open(
        "capability of each party is unknown; add [[capability]] with party, low, high (0 to 1 of the strongest) and assumed"
    )


def _left() -> Iterator[Part]:
    yield Open(
        "which options exclude each other, or presuppose one another? add [[infeasible]] with when and why"
    )
    yield Open("who would guarantee a settlement, to whom, and how? add [[guarantee]]")
    yield Open(
        "who can undo talks or a deal? add [[spoiler]] with name, place (inside or outside), means and assumed"
    )
    yield Open("which courses are open to the mediator? add [[policy]] with id, name, by and set")
