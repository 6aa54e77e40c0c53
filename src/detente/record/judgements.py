"""Opposing judgements: courses urged against each other on one addressee, and a party or talks appraised opposite ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from detente.coding.items import Act, Statement
from detente.ids import short_id
from detente.record.appraisals import SCALES, Naming, appraisals_in
from detente.record.conduct import OPPOSED, primary_family
from detente.record.explanations import explanations
from detente.record.model import Account, Disagreement, Record
from detente.record.origins import is_vague
from detente.record.sources import Sources
from detente.record.terms import plain

__all__ = ["Judgements"]

_JUDGING = ("praise", "doubt", "accusation", "explanation", "prediction")
_MOST_VOICES = 12
_ONES = ("one", "some", "others", "many")
_OPPOSED_COURSES = frozenset(course for pair in OPPOSED for course in pair)
_WANTED = re.compile(
    r"^(?:that )?(?P<who>(?:[A-Z][\w.’'-]*|the|of|and)(?: (?:[A-Z][\w.’'-]*|the|of)){0,4}) to (?P<what>.+)",
    re.DOTALL,
)


class _Voice(NamedTuple):
    name: str
    item: str
    cue: str
    day: str
    place: tuple[str, int]


class _Urged(NamedTuple):
    by: str
    course: str
    issue: str | None
    items: tuple[str, ...]


class Judgements:
    """Gathers who judges what which way; who is of two minds is on neither side."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._naming = Naming(sources.parties)
        self._for_it: defaultdict[tuple[str, str, str], list[_Voice]] = defaultdict(list)
        self._against: defaultdict[tuple[str, str, str], list[_Voice]] = defaultdict(list)
        self._wanted: defaultdict[tuple[str, str], list[_Urged]] = defaultdict(list)

    def add(self, item: Act | Statement) -> None:
        """Enter the judgements that an act or statement of a named voice passes."""
        if not _judges(item):
            return
        sources = self._sources
        if isinstance(item, Statement):
            self._want(item)
        found = appraisals_in(item.words, self._naming, _target(item, sources))
        voice = _voice_of(item, sources) if found else ""
        side = _voice_side(item, sources) if found else None
        for appraisal in found if not is_vague(voice) else ():
            # What a party says of its own good faith is no judgement of it.
            of_party = "{party}" in appraisal.about
            if of_party and (appraisal.party is None or appraisal.party == side):
                continue
            days = sources.days(item)
            told = _Voice(voice, item.id, appraisal.cue, days[1] or days[0] or "", sources.place(item))
            way = self._for_it if appraisal.favourable else self._against
            # Month by month: who comes to judge otherwise later is not of two minds.
            way[appraisal.scale, (appraisal.party or "") if of_party else "", told.day[:7]].append(told)

    def _want(self, item: Statement) -> None:
        """Enter what somebody is said to want another to do (`analysts want Quill to walk away`)."""
        match = _WANTED.match(item.words) if " to " in item.words[:80] and item.mode != "author" else None
        said = self._sources.said[item.id]
        if match is None or said.party is None or item.hedged:
            return
        sides = [side for _, side in self._naming.sides(plain(match["who"]))]
        course = primary_family(match["what"][:120]) if sides else ""
        if course in _OPPOSED_COURSES and said.side != sides[0]:
            paper = self._sources.papers[item.document]
            told = paper.publisher or paper.author or paper.title or paper.path
            by = said.party
            if _unnamed(by, self._sources):
                by = f"{'some' if by.casefold() in _ONES else by} (unnamed, in {told})"
            self._wanted[sides[0], course].append(_Urged(by, course, None, (item.id,)))

    def found(self, record: Record) -> list[Disagreement]:
        """Return where named voices judge one thing opposite ways, and urge opposing courses on one addressee."""
        return [*_courses(record, self._sources, self._wanted), *self._appraised()]

    def _appraised(self) -> Iterator[Disagreement]:
        abouts = {scale.name: scale.about for scale in SCALES}
        for key in sorted(set(self._for_it) & set(self._against)):
            for_it, against = self._for_it[key], self._against[key]
            both = {voice.name for voice in for_it} & {voice.name for voice in against}
            first = [voice for voice in for_it if voice.name not in both]
            second = [voice for voice in against if voice.name not in both]
            if first and second:
                about = abouts[key[0]].format(party=self._sources.parties.actor_name(key[1]))
                about += f", {date.fromisoformat(f'{key[2]}-01'):%B %Y}" if key[2] else ""
                yield _opposed(about, first, second)


def _courses(
    record: Record, sources: Sources, wanted: dict[tuple[str, str], list[_Urged]]
) -> Iterator[Disagreement]:
    urged: defaultdict[tuple[str, str], list[_Urged]] = defaultdict(list)
    for offered in explanations(record, sources.as_of, sources=sources):
        if offered.kind == "course" and offered.course and offered.to:
            side = sources.parties.side_of(offered.to, sources.as_of) or offered.to
            urged[side, offered.course].append(
                _Urged(offered.by, offered.course, offered.issue, offered.items)
            )
    for key, more in wanted.items():
        urged[key].extend(more)
    for side in sorted({side for side, _ in urged}):
        for one, two in OPPOSED:
            first, second = urged.get((side, one), []), urged.get((side, two), [])
            both = {each.by for each in first} & {each.by for each in second}
            first = [each for each in first if each.by not in both]
            second = [each for each in second if each.by not in both]
            # `Some analysts` may stand against a named voice, not against each other.
            named = [each for each in (*first, *second) if not _unnamed(each.by, sources)]
            if first and second and named:
                what = f"what {sources.parties.actor_name(side)} should do: {one} or {two}"
                yield _parting(what, first, second, sources)


def _parting(about: str, first: list[_Urged], second: list[_Urged], sources: Sources) -> Disagreement:
    accounts = tuple(
        Account(
            ", ".join(dict.fromkeys(_name(each.by, sources) for each in group[:_MOST_VOICES])),
            group[0].course,
            tuple(item for each in group for item in each.items),
            len({each.by for each in group}),
        )
        for group in (first, second)
    )
    issue = next((each.issue for each in (*first, *second) if each.issue), None)
    return Disagreement(
        short_id("disagreement", "judgement", about, *(a.items[0] for a in accounts)),
        "judgement",
        about,
        issue,
        accounts,
    )


def _judges(item: Act | Statement) -> bool:
    if isinstance(item, Act):
        return item.act in _JUDGING and item.status != "negated"
    # A question passes no judgement.
    return (
        not item.negated
        and not item.words.rstrip("\"”’' ").endswith("?")
        and item.mode in ("direct", "mixed", "indirect", "belief", "author")
    )


def _target(item: Act | Statement, sources: Sources) -> str | None:
    """Return the side an act is about: whom it is directed at, else whose conduct it explains or foretells."""
    if not isinstance(item, Act):
        return None
    told = item.target or (item.actor if item.act in ("explanation", "prediction") else None)
    return sources.parties.side_of(told, sources.day(item))


def _voice_side(item: Act | Statement, sources: Sources) -> str | None:
    said = sources.said.get(item.id if isinstance(item, Statement) else item.statement or "")
    return said.side if said is not None and said.mode != "author" else None


def _voice_of(item: Act | Statement, sources: Sources) -> str:
    said = sources.said.get(item.id if isinstance(item, Statement) else item.statement or "")
    if said is not None and said.mode != "author" and said.party:
        return sources.parties.actor_name(said.party)
    paper = sources.papers[item.document]
    return paper.author or paper.publisher or paper.title or "?"


def _opposed(about: str, first: list[_Voice], second: list[_Voice]) -> Disagreement:
    accounts = []
    for group in (first, second):
        ordered = sorted(group, key=lambda voice: (voice.day, voice.place))
        names = list(dict.fromkeys(voice.name for voice in ordered))
        shown = ", ".join(names[:_MOST_VOICES])
        accounts.append(
            Account(shown, f"“{ordered[0].cue}”", tuple(dict.fromkeys(v.item for v in ordered)), len(names))
        )
    return Disagreement(
        short_id("disagreement", "judgement", about, *(account.items[0] for account in accounts)),
        "judgement", about, None, tuple(accounts),
    )  # fmt: skip


def _unnamed(by: str, sources: Sources) -> bool:
    name = _name(by, sources)
    return is_vague(name) or "(unnamed, in" in name or name.casefold() in _ONES


def _name(by: str, sources: Sources) -> str:
    return sources.parties.actor_name(by)
