"""Domains and profiles of GeniusWeb: JSON, linear additive utilities over discrete values and ranges of numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from detente.methods.packages.bargain import Numbers
from detente.methods.packages.profiles import FileDomain, Notes, Profile, number

__all__ = ["json_domain_of", "json_of", "json_profile_of", "own_domain", "profile_part"]

_SPACE = "LinearAdditiveUtilitySpace"
_MOST_VALUES = 1_000


def json_of(content: bytes, notes: Notes) -> Mapping[str, Any] | None:
    """Return a file's object; None, and a note why, if it holds none."""
    try:
        raw = json.loads(content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
        # Half a surrogate pair, which JSON can escape, could be neither shown nor written.
        json.dumps(raw, ensure_ascii=False, default=str).encode("utf-8")
    except (ValueError, RecursionError) as error:
        notes.wrong(f"not valid JSON: {_why(error)}", "mend it there")
        return None
    if not isinstance(raw, dict):
        notes.wrong("a domain or a profile is an object", "give a file of GeniusWeb")
        return None
    return raw


def _why(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "it nests too deep"
    # Of a whole number Python says how its own limit could be lifted.
    return "a number has thousands of digits" if "int_max_str_digits" in str(error) else str(error)


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def profile_part(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the utility space that a file holds; None if it holds none."""
    found = next((value for key, value in raw.items() if key.lower() == _SPACE.lower()), None)
    return found if isinstance(found, dict) else None


def own_domain(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the domain that a file is, or that its profile holds; None without one."""
    if _issues(raw) is not None:
        return raw
    part = profile_part(raw) or {}
    inner = part.get("domain")
    return inner if isinstance(inner, dict) else None


def _issues(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    found = raw.get("issuesValues", raw.get("issueValues"))
    return found if isinstance(found, dict) else None


def json_domain_of(raw: Mapping[str, Any], name: str, notes: Notes) -> FileDomain:
    """Return a domain, as far as it can be read."""
    issues = {issue: _values(issue, given, notes) for issue, given in (_issues(raw) or {}).items()}
    if not issues:
        notes.wrong("the domain has no issue", "add `issuesValues`")
    return FileDomain(str(raw.get("name") or name), issues)


def _values(issue: str, given: Any, notes: Notes) -> tuple[str, ...]:
    values = given.get("values") if isinstance(given, dict) else None
    if isinstance(values, list) and values and all(isinstance(each, str | int | Decimal) for each in values):
        texts = [str(each) for each in values]
        if len(set(texts)) == len(texts):
            return tuple(texts)
    elif isinstance(given, dict) and "range" in given:
        return _range(issue, given["range"], notes)
    notes.wrong(f"issue {issue!r} needs `values`, each once, or a `range`", "list its values")
    return ()


def _range(issue: str, given: Any, notes: Notes) -> tuple[str, ...]:
    parts = [given.get(key) for key in ("low", "high", "step")] if isinstance(given, dict) else given
    numbers = [number(str(each)) for each in parts] if isinstance(parts, list) and len(parts) == 3 else []
    low, high, step = numbers if numbers else (None, None, None)
    if low is None or high is None or not step or step < 0 or not 0 <= (high - low) / step < _MOST_VALUES:
        notes.wrong(
            f"issue {issue!r} needs a range of low, high and step", f"with at most {_MOST_VALUES:,} values"
        )
        return ()
    return tuple(_shown(low + step * at) for at in range(int((high - low) / step) + 1))


def _shown(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def json_profile_of(part: Mapping[str, Any], name: str, domain: FileDomain, notes: Notes) -> Profile:
    """Return a profile, as far as it can be read."""
    utilities, weighed = part.get("issueUtilities"), part.get("issueWeights")
    if not isinstance(utilities, dict) or not isinstance(weighed, dict):
        notes.wrong(
            "a profile needs `issueUtilities` and `issueWeights`", "give a profile that GeniusWeb wrote"
        )
        return Profile(name, {}, {})
    for issue in dict.fromkeys([*utilities, *weighed]):
        if issue not in domain.issues:
            notes.unknown("issue", issue, tuple(domain.issues))
    weights = {}
    for issue, given in weighed.items():
        weight = _number(given)
        if weight is None:
            notes.wrong(f"the weight of issue {issue!r} is {given!r}, which is no number")
        elif issue in domain.issues:
            weights[issue] = weight
    values = {
        issue: _utilities(issue, given, domain.issues[issue], notes)
        for issue, given in utilities.items()
        if issue in domain.issues
    }
    reservation = _reserved(part.get("reservationBid"), Profile(name, weights, values), domain, notes)
    return Profile(str(part.get("name") or name), weights, values, reservation)


def _number(given: Any) -> Fraction | None:
    return (
        number(str(given)) if isinstance(given, str | int | Decimal) and not isinstance(given, bool) else None
    )


def _utilities(issue: str, given: Any, values: tuple[str, ...], notes: Notes) -> Numbers:
    kind, inner = next(iter(given.items())) if isinstance(given, dict) and given else ("", None)
    if isinstance(inner, dict) and kind.lower().startswith("discrete"):
        found = _discrete(issue, inner.get("valueUtilities"), values, notes)
    elif isinstance(inner, dict) and kind.lower().startswith("number"):
        found = _linear(inner, values)
    else:
        found = []
    if len(found) != len(values) or not all(each is not None and 0 <= each <= 1 for each in found):
        notes.wrong(
            f"issue {issue!r} needs a utility from 0 to 1 for each value", "give discrete or number utilities"
        )
        return tuple(Fraction(0) for _ in values)
    return tuple(each for each in found if each is not None)


def _discrete(issue: str, given: Any, values: tuple[str, ...], notes: Notes) -> list[Fraction | None]:
    if not isinstance(given, dict):
        return []
    for value in given:
        if value not in values:
            notes.unknown(f"value of issue {issue!r}", value, values)
    return [_number(given.get(value, 0)) for value in values]


def _linear(given: Mapping[str, Any], values: tuple[str, ...]) -> list[Fraction | None]:
    ends = [_number(given.get(key)) for key in ("lowValue", "highValue", "lowUtility", "highUtility")]
    places = [number(value) for value in values]
    low, high, least, most = ends
    if low is None or high is None or least is None or most is None or low >= high:
        return []
    return [None if at is None else least + (most - least) * (at - low) / (high - low) for at in places]


def _reserved(bid: Any, profile: Profile, domain: FileDomain, notes: Notes) -> Fraction:
    """Return what the reservation bid is worth; GeniusWeb has no reservation value besides."""
    if bid is None:
        return Fraction(0)
    chosen = bid.get("issuevalues") if isinstance(bid, dict) else None
    if not isinstance(chosen, dict) or set(chosen) != set(domain.issues):
        notes.wrong("the reservation bid does not name each issue", "give a value for each, or none at all")
        return Fraction(0)
    total = Fraction(0)
    for issue, given in chosen.items():
        if str(given) not in domain.issues[issue]:
            notes.unknown(f"value of issue {issue!r}", str(given), domain.issues[issue])
        elif issue in profile.values:
            at = domain.issues[issue].index(str(given))
            total += profile.weights.get(issue, Fraction(0)) * profile.values[issue][at]
    return total
