"""Verb groups: a verb with its auxiliaries and adverbs, and the verb that carries an infinitive along."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist

__all__ = ["Group", "groups_of"]

_BEING = wordlist(
    "is are was were be been being am isn't aren't wasn't weren't 's 're it's he's she's they're"
)
_HAVING = wordlist("has have had having hasn't haven't hadn't")
# What carries an infinitive along as one predicate: the one who declines to say is the one who does not say.
_CATENATIVE = wordlist(
    "begin begins began beginning start starts started continue continues continued continuing try tries tried trying "
    "attempt attempts attempted seek seeks sought decline declines declined declining refuse refuses refused refusing "
    "fail fails failed failing want wants wanted plan plans planned planning intend intends intended expected need "
    "needs needed have has had having going used like seem seems seemed appear appears appeared tend tends tended "
    "happen happens happened able ready willing eager quick reluctant unwilling likely set due supposed about "
    "scheduled hesitate hesitates hesitated manage manages managed proceed proceeds proceeded took went goes hope "
    "hopes hoped hoping rushed love loves loved prefer prefers preferred yet unable free believed thought said "
    "reported rumored rumoured"
)
_FROM = wordlist("refrain refrains refrained refraining stop stops stopped shied shies away short")
_KEEPING = wordlist("kept keep keeps avoid avoided avoids")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries and adverbs, as pieces: from `start` on, with the main verb at `verb`.

    Attributes:
        finite: Whether it can have a subject of its own.
        passive: Whether it is passive.
        lead: The group that carries this infinitive along (declined to …), if any.
    """

    start: int
    verb: int
    finite: bool
    passive: bool
    lead: Group | None = None

    @property
    def outer(self) -> Group:
        """The group whose subject this one shares."""
        return self.lead.outer if self.lead is not None else self


def groups_of(line: Line, first: int, last: int) -> dict[int, Group]:
    """Return the verb groups between two pieces by the piece of their main verb, auxiliaries alone included."""
    found: dict[int, Group] = {}
    previous: Group | None = None
    i = first
    while i < last:
        verb = _main_verb(line.tags, i, last) if line.tags[i] in "MVBEGT" else -1
        if verb < 0:
            i += 1
            continue
        previous = found[verb] = _group(line, i, verb, previous)
        i = verb + 1
    return found


def _main_verb(tags: list[str], start: int, last: int) -> int:
    """Return the piece of the main verb of the group that begins at a piece; -1 if there is none."""
    verb = -1
    for j in range(start, last):
        kind = tags[j]
        if kind in "VBEG":
            return j
        if kind == "M":
            verb = j
        elif not _goes_on(tags, start, j, last, verb):
            break
    return verb


def _goes_on(tags: list[str], start: int, j: int, last: int, verb: int) -> bool:
    """Tell whether a word between auxiliary and verb belongs to the group: an adverb, `to`, `able` before `to`."""
    kind = tags[j]
    if kind == "T":
        return j == start or tags[j - 1] in "RMJ"
    if kind == "J":
        return j == verb + 1 > 0 and tags[verb] == "M" and j + 1 < last and tags[j + 1] == "T"
    return kind == "R"


def _group(line: Line, start: int, verb: int, previous: Group | None) -> Group:
    tags, words = line.tags, line.words
    helpers = [words[k] for k in range(start, verb) if tags[k] == "M"] if start < verb else []
    passive = (
        bool(helpers) and tags[verb] in "EV" and helpers[-1] not in _HAVING and not _BEING.isdisjoint(helpers)
    )
    lead = (
        previous if previous is not None and not helpers and _carried(line, start, verb, previous) else None
    )
    finite = (tags[verb] in "VM" or bool(helpers)) and words[start] not in ("to", "being", "having")
    return Group(start, verb, finite and lead is None, passive, lead)


def _carried(line: Line, start: int, verb: int, previous: Group) -> bool:
    """Tell whether the group before a verb without auxiliaries carries it along."""
    words = line.words
    gap = start - previous.verb
    between = words[start - 1] if start else ""
    if line.tags[start] == "T":
        return gap <= 2 and (words[previous.verb] in _CATENATIVE or between in _CATENATIVE)
    if line.tags[verb] != "G":
        return False
    if between in ("from", "of", "as", "short") and gap <= 3:
        return words[previous.verb] in _FROM or between == "as"
    return gap == 1 and words[previous.verb] in _KEEPING
