"""Domains and profiles of GENIUS: XML read without entities, whose utilities are those that GENIUS computes.

An evaluation of a discrete issue counts by its share of the largest one of the issue; an integer issue is linear from its
lower bound, cut off at 0 and 1 (Lin et al. 2014).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from lxml import etree

from detente.methods.packages.bargain import Numbers
from detente.methods.packages.profiles import FileDomain, Notes, Profile, number

__all__ = ["Element", "domain_of", "is_domain", "profile_of", "root_of"]

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MOST_VALUES = 1_000
_KINDS = ("discrete", "integer")


def root_of(content: bytes, notes: Notes) -> Element | None:
    """Return the root of an XML file; None, and a note why, if it is not well formed or declares a document type."""
    if _DECLARED.search(content):
        notes.wrong(
            "it declares a document type or an entity, which GENIUS never does", "remove the declaration"
        )
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        notes.wrong(
            f"not valid XML: {_why(str(error))}",
            "mend the syntax there",
        )
        return None
    if root.getroottree().docinfo.doctype:
        notes.wrong("it declares a document type, which GENIUS never does", "remove the declaration")
        return None
    return root


def _why(said: str) -> str:
    if "Amplification" in said:
        return "an entity in it grows without end"
    return said.splitlines()[0] if said else "it is empty"


def is_domain(root: Element) -> bool | None:
    """Return whether a file is a domain (True) or a profile (False); None if it is neither."""
    if root.tag == "negotiation_template":
        return True
    if root.tag != "utility_space":
        return None
    return not any(True for _ in root.iter("weight"))


def domain_of(root: Element, name: str, notes: Notes) -> FileDomain:
    """Return a domain, as far as it can be read."""
    issues: dict[str, tuple[str, ...]] = {}
    for issue in root.iter("issue"):
        title = issue.get("name")
        if not title:
            notes.wrong("an issue has no name", "give it one")
            continue
        if title in issues:
            notes.wrong(f"issue {title!r} is declared twice", "rename or remove one")
        issues[title] = _values(issue, title, notes)
    if not issues:
        notes.wrong("the domain has no issue", "add one")
    return FileDomain(name, issues)


def _kind(issue: Element) -> str:
    return str(issue.get("type") or issue.get("etype") or "discrete").lower()


def _values(issue: Element, title: str, notes: Notes) -> tuple[str, ...]:
    kind = _kind(issue)
    if kind not in _KINDS:
        notes.wrong(
            f"issue {title!r} is {kind}; only {' and '.join(_KINDS)} issues are read", "list its values"
        )
        return ()
    if kind == "integer":
        low, high = _bounds(issue)
        if low is None or high is None or not low <= high < low + _MOST_VALUES:
            rule = f"issue {title!r} needs whole numbers as lowerbound and upperbound"
            notes.wrong(rule, f"the upper no smaller, and at most {_MOST_VALUES:,} values")
            return ()
        return tuple(str(each) for each in range(low, high + 1))
    values = [str(item.get("value") or "") for item in issue.iter("item")]
    if not all(values) or len(set(values)) < len(values) or not values:
        notes.wrong(
            f"issue {title!r} has no items, or items without a value of their own", "give each item a value"
        )
    return tuple(dict.fromkeys(values))


def _bounds(issue: Element) -> tuple[int | None, int | None]:
    inner = issue.find("range")
    found = []
    for name in ("lowerbound", "upperbound"):
        given = number(issue.get(name) or (inner.get(name) if inner is not None else None))
        found.append(int(given) if given is not None and given.denominator == 1 else None)
    return found[0], found[1]


def profile_of(root: Element, name: str, domain: FileDomain, notes: Notes) -> Profile:
    """Return a profile, as far as it can be read."""
    weights, values, indices = {}, {}, {}
    for issue in root.iter("issue"):
        title = str(issue.get("name") or "")
        if title not in domain.issues:
            notes.unknown("issue", title, tuple(domain.issues))
            continue
        indices[str(issue.get("index"))] = title
        values[title] = _evaluations(issue, title, domain.issues[title], notes)
    for index, weight in _weights(root, notes):
        if index in indices:
            weights[indices[index]] = weight
    return Profile(
        name,
        weights,
        values,
        _single(root, "reservation", Fraction(0), notes),
        _discount(_single(root, "discount_factor", Fraction(1), notes)),
    )


def _weights(root: Element, notes: Notes) -> Iterator[tuple[str, Fraction]]:
    seen: set[str] = set()
    for weight in root.iter("weight"):
        index, value = str(weight.get("index")), number(weight.get("value"))
        if index in seen:
            notes.wrong(f"the weight with index {index} stands twice", "remove one")
        seen.add(index)
        if value is None:
            notes.wrong(f"the weight with index {index} is {weight.get('value')!r}, which is no number")
        else:
            yield index, value


def _single(root: Element, tag: str, default: Fraction, notes: Notes) -> Fraction:
    found = root.find(f".//{tag}")
    if found is None:
        return default
    value = number(found.get("value"))
    if value is None:
        notes.wrong(f"the {tag} is {found.get('value')!r}, which is no number")
        return default
    return value


def _discount(factor: Fraction) -> Fraction:
    # As GENIUS: a factor outside 0 to 1 is none.
    return factor if 0 < factor <= 1 else Fraction(1)


def _evaluations(issue: Element, title: str, values: tuple[str, ...], notes: Notes) -> Numbers:
    if _kind(issue) == "integer":
        return _linear(issue, title, values, notes)
    found: dict[str, Fraction] = {}
    for item in issue.iter("item"):
        value, evaluation = str(item.get("value") or ""), number(item.get("evaluation"))
        if value not in values:
            notes.unknown(f"value of issue {title!r}", value, values)
        elif evaluation is None or evaluation < 0:
            notes.wrong(
                f"issue {title!r}: the evaluation of {value!r} is {item.get('evaluation')!r}",
                "give a number from 0 on",
            )
        else:
            found[value] = evaluation
    missing = [value for value in values if value not in found]
    if missing and not notes.problems:
        notes.wrong(f"issue {title!r}: {missing[0]!r} has no evaluation", "give each value one")
    largest = max(found.values(), default=Fraction(0)) or Fraction(1)
    return tuple(found.get(value, Fraction(0)) / largest for value in values)


def _linear(issue: Element, title: str, values: tuple[str, ...], notes: Notes) -> Numbers:
    evaluator = issue.find("evaluator")
    given = [number(evaluator.get(name)) if evaluator is not None else None for name in ("offset", "slope")]
    kind = evaluator.get("ftype", "linear") if evaluator is not None else "none"
    if given[0] is None or given[1] is None or kind != "linear":
        notes.wrong(f"issue {title!r} needs a linear evaluator with numbers as offset and slope", "add one")
        return tuple(Fraction(0) for _ in values)
    offset, slope = given[0], given[1]
    return tuple(min(max(offset + slope * step, Fraction(0)), Fraction(1)) for step in range(len(values)))
