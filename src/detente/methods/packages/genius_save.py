"""Writing a bargain as a domain and profiles of GENIUS or of GeniusWeb."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from fractions import Fraction

from lxml import etree

from detente.methods.packages.bargain import Bargain, Numbers, Side
from detente.methods.packages.genius_xml import Element

__all__ = ["genius_files", "geniusweb_files", "left_behind"]

_PLACES = 7
"""Decimals of weights and values: their products are then read again without rounding."""
_BELOW = Fraction(1, 10**6)
"""By how much a reservation is written lower where weights or values had to be rounded: what it allowed it still allows."""


def left_behind(bargain: Bargain, *, web: bool) -> tuple[str, ...]:
    """Return what the files cannot hold, in words."""
    lost = []
    if any(stake.open for side in bargain.sides for stake in side.stakes):
        lost.append("ranges (their middles are written)")
    if bargain.bonds:
        lost.append("links between terms")
    if bargain.drafts:
        lost.append("proposals")
    if len({side.power for side in bargain.sides}) > 1:
        lost.append("bargaining powers")
    if web:
        lost.append("reservations (GeniusWeb has bids there)")
    return tuple(lost)


def genius_files(bargain: Bargain, reservations: tuple[Fraction, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of the files of GENIUS, the domain first.

    Args:
        bargain: What to write, at the middle of its ranges.
        reservations: Of each side, 0 to 1.
    """
    template = etree.Element("negotiation_template")
    template.append(_space(bargain, None, Fraction(0)))
    yield "domain.xml", _text(template)
    for side, reservation in zip(bargain.sides, reservations, strict=True):
        yield f"{_file_name(side.id)}.xml", _text(_space(bargain, side, reservation))


def _file_name(party: str) -> str:
    name = "".join(each if each.isalnum() or each in "-_ " else "_" for each in party).strip() or "party"
    return f"{name}-profile" if name.lower() == "domain" else name


def _shown(text: str) -> str:
    """Return text as XML can hold it: control characters become question marks."""
    return "".join(each if each.isprintable() else "?" for each in text)


def _text(root: Element) -> bytes:
    text: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return text


def _space(bargain: Bargain, side: Side | None, reservation: Fraction) -> Element:
    space = etree.Element("utility_space", number_of_issues=str(len(bargain.topics)))
    root = etree.SubElement(
        space, "objective", index="0", etype="objective", type="objective", name="all", description=""
    )
    weights, values, total = _scaled(bargain, side) if side else ([], [], Fraction(1))
    for at, topic in enumerate(bargain.topics):
        issue = etree.SubElement(
            root,
            "issue",
            index=str(at + 1),
            etype="discrete",
            type="discrete",
            vtype="discrete",
            name=_shown(topic.id),
        )
        for place, level in enumerate(topic.levels):
            item = etree.SubElement(issue, "item", index=str(place + 1), value=_shown(level), description="")
            if side:
                item.set("evaluation", _decimal(values[at][place]))
    for at, weight in enumerate(_summing(weights)):
        etree.SubElement(root, "weight", index=str(at + 1), value=weight)
    if side:
        etree.SubElement(space, "discount_factor", value="1.0")
        numbers = [*weights, *(each for row in values for each in row), reservation / total]
        least = reservation / total if all(map(_is_written, numbers)) else reservation / total - _BELOW
        etree.SubElement(space, "reservation", value=_decimal(max(min(least, Fraction(1)), Fraction(0))))
    return space


def _scaled(bargain: Bargain, side: Side) -> tuple[list[Fraction], list[Numbers], Fraction]:
    """Return weights and values such that each issue's largest value is 1, as GENIUS takes them, and what divides all."""
    weights = side.weights()
    stakes = {stake.topic: stake for stake in side.stakes}
    scaled, values = [], []
    for topic, levels in enumerate(bargain.levels):
        own = stakes[topic].middles if topic in stakes else (Fraction(0),) * levels
        largest = max(own)
        scaled.append(weights[topic] * largest if topic in stakes else Fraction(0))
        values.append(tuple(each / largest for each in own) if largest else (Fraction(1),) * levels)
    total = sum(scaled, Fraction(0)) or Fraction(1)
    return [each / total for each in scaled], values, total


def _is_written(value: Fraction) -> bool:
    """Return whether a number has no more decimals than are written."""
    return bool((value * 10**_PLACES).denominator == 1)


def _decimal(value: Fraction) -> str:
    unit = 10**_PLACES
    whole = round(value * unit)
    return f"{whole // unit}.{whole % unit:0{_PLACES}d}"


def _summing(weights: list[Fraction]) -> list[str]:
    """Return weights as decimals that sum to 1 exactly, rounded by largest remainder."""
    unit = 10**_PLACES
    whole = [math.floor(each * unit) for each in weights]
    missing = unit - sum(whole) if weights else 0
    order = sorted(range(len(weights)), key=lambda at: whole[at] - weights[at] * unit)
    for at in order[:missing]:
        whole[at] += 1
    return [f"{each // unit}.{each % unit:0{_PLACES}d}" for each in whole]


def geniusweb_files(bargain: Bargain) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of the files of GeniusWeb, the domain first."""
    issues = {topic.id: {"values": list(topic.levels)} for topic in bargain.topics}
    domain = {"name": "domain", "issuesValues": issues}
    yield "domain.json", _json(domain)
    for side in bargain.sides:
        space = {"name": side.id, "domain": domain, **_utilities(bargain, side), "reservationBid": None}
        yield f"{_file_name(side.id)}.json", _json({"LinearAdditiveUtilitySpace": space})


def _utilities(bargain: Bargain, side: Side) -> dict[str, dict[str, object]]:
    weights, values, _ = _scaled(bargain, side)
    worth = [
        {level: round(float(value), _PLACES) for level, value in zip(topic.levels, of, strict=True)}
        for topic, of in zip(bargain.topics, values, strict=True)
    ]
    names = [topic.id for topic in bargain.topics]
    return {
        "issueWeights": dict(zip(names, map(float, _summing(weights)), strict=True)),
        "issueUtilities": {
            name: {"DiscreteValueSetUtilities": {"valueUtilities": each}}
            for name, each in zip(names, worth, strict=True)
        },
    }


def _json(whole: object) -> bytes:
    return (json.dumps(whole, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")
