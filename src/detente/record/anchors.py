"""Publication dates over the corpus: what an undated text says of weekdays is pinned by dated texts on the same event.

Each undated document is asked alone against an index of dated sentences, so the order of documents changes nothing and
the work grows with the number of documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from detente.coding.items import Act, Deed, Statement, Time, When, WhenBasis
from detente.coding.times import reanchor
from detente.coding.times.calendar import holiday
from detente.documents.model import Document, Published
from detente.record.clues import Clues, Mention, clues_of, telling_terms
from detente.record.model import Pinned

__all__ = ["REACH_BARE", "REACH_TIED", "pin", "when_of"]

REACH_TIED = 6
"""Days after an event within which a text still calls its day by the bare name of the weekday."""

REACH_BARE = 5
"""The same for a weekday that no dated text pins: six days back would be called `last`, or by its date."""

_LEAST = 6.0
_DISTINCT, _COMMON = 3.0, 1.0
_CONTEXTS = 3
_MOST_DATES = 200
_LONGEST = 400


class _Context(NamedTuple):
    """A sentence that dates what it is about."""

    document: str
    start: int
    title: str
    words: str
    sentence: str
    day: tuple[int | None, int, int]
    about: frozenset[str]


class _Undated(NamedTuple):
    """A document whose date is not stated."""

    id: str
    published: Published
    clues: Clues
    times: tuple[Time, ...]


class _Tie(NamedTuple):
    """A mention that is tied to a day, and by what."""

    mention: Mention
    day: date
    context: _Context | None
    shared: tuple[str, ...]


@dataclass(slots=True)
class _Corpus:
    """What all documents together say: dated sentences by telling term and day, and the years of stated dates."""

    contexts: defaultdict[str, dict[tuple[int | None, int, int], list[_Context]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    years: Counter[int] = field(default_factory=Counter)
    latest: date | None = None
    undated: list[_Undated] = field(default_factory=list)


def pin(documents: Iterable[tuple[Document, tuple[Time, ...]]]) -> tuple[Pinned, ...]:
    """Return, for every document that states no date, the days on which it may have come out, and its times anew.

    Evidence, from strong to weak: a dateline without a year; an event that a dated text tells too (shared counts,
    superlatives or quotations and at least three more words), whose day bears the weekday's name; a feast; the latest
    past day mentioned; weekdays that a text names bare, which lie a few days back (`REACH_BARE`); the year of all
    stated dates, and the latest of them where nothing else ends the interval. What a document says of itself (`published`, basis `inferred`) is kept and narrowed.

    Args:
        documents: Every document of the corpus with its times, its date as the document itself has it.

    Returns:
        By document id; basis `unknown` where nothing was found.
    """
    corpus = _Corpus()
    for document, times in documents:
        _enter(corpus, document, times)
    return tuple(_pinned(each, corpus) for each in sorted(corpus.undated))


def _enter(corpus: _Corpus, document: Document, times: tuple[Time, ...]) -> None:
    published = document.published
    clues = clues_of(document, times)
    stated = published.basis == "stated"
    if stated:
        corpus.latest = max(filter(None, (corpus.latest, published.end)), default=None)
        corpus.years.update({day.year for day in (published.start, published.end) if day})
    else:
        corpus.undated.append(_Undated(document.id, published, clues, times))
    title = document.title or document.publisher or document.source.path
    for mention in clues.mentions:
        day = _told_day(mention, stated)
        if day is None:
            continue
        context = _Context(
            document.id, mention.start, title, mention.words, mention.sentence, day, mention.about
        )
        for term in telling_terms(mention.about):
            kept = corpus.contexts[term].setdefault(day, [])
            # The smallest few by place, so that the order of reading does not matter.
            kept.append(context)
            kept.sort(key=lambda one: (one.document, one.start))
            del kept[_CONTEXTS:]


def _told_day(mention: Mention, stated: bool) -> tuple[int | None, int, int] | None:
    """Return year, month and day that a mention gives; the year may be left to the corpus."""
    if mention.day is not None and (stated or mention.kind == "full"):
        return mention.day.year, mention.day.month, mention.day.day
    return (None, *mention.month_day) if mention.month_day else None


def _pinned(each: _Undated, corpus: _Corpus) -> Pinned:
    year, because_year = _year(each, corpus)
    ties = _ties(each, corpus, year)
    published = _published(each, ties, year, because_year, corpus.latest)
    anchor = (published.start, published.end) if published.start and published.end else None
    tied = {tie.mention.place: tie.day for tie in ties} | _namesakes(each, ties)
    times = tuple(
        _on_day(time, tied[place]) if place in tied else _again(time, published, anchor)
        for place, time in enumerate(each.times)
    )
    return Pinned(each.id, published, times)


def _year(each: _Undated, corpus: _Corpus) -> tuple[int | None, str]:
    """Return the year a text without years is read in, and why."""
    own = each.published.start or each.published.end
    if own:
        return own.year, ""
    if len(corpus.years) == 1:
        return next(iter(corpus.years)), "the year is that of every stated date in the corpus"
    return None, ""


def _ties(each: _Undated, corpus: _Corpus, year: int | None) -> list[_Tie]:
    found = [tie for mention in each.clues.mentions if (tie := _tie(each, mention, corpus, year))]
    feasts = _feast_ties(each.clues.mentions, year)
    # Two events under one weekday: the one that more mentions, then the closer words, speak for.
    days = {tie.mention.weekday: tie.day for tie in feasts}
    for weekday in sorted({tie.mention.weekday or 0 for tie in found}):
        votes = Counter(tie.day for tie in found if tie.mention.weekday == weekday)
        days.setdefault(weekday, max(votes, key=lambda day: (votes[day], day)))
    return [tie for tie in (*feasts, *found) if days.get(tie.mention.weekday) == tie.day]


def _tie(each: _Undated, mention: Mention, corpus: _Corpus, year: int | None) -> _Tie | None:
    """Return the dated event of another document that a weekday mention speaks of; None if none is close, or two are."""
    if mention.kind != "weekday" or mention.ahead:
        return None
    scores: dict[date, tuple[float, _Context]] = {}
    for term in telling_terms(mention.about):
        days = corpus.contexts.get(term, {})
        for told in sorted(days, key=str) if len(days) <= _MOST_DATES else ():
            day = _as_day(told, year or _likely_year(corpus))
            if day is None or day.weekday() != mention.weekday:
                continue
            for context in days[told]:
                score = _score(mention.about & context.about)
                if context.document != each.id and score > scores.get(day, (0.0, context))[0]:
                    scores[day] = (score, context)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1][0], pair[0]))
    if not ranked or ranked[0][1][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[1][1][0] >= ranked[0][1][0]:
        return None
    day, (_, context) = ranked[0]
    return _Tie(mention, day, context, tuple(telling_terms(mention.about & context.about)))


def _likely_year(corpus: _Corpus) -> int | None:
    return max(corpus.years, key=lambda year: (corpus.years[year], year), default=None)


def _score(shared: frozenset[str]) -> float:
    telling = telling_terms(shared)
    parts = {part for term in telling for part in term.strip('"').replace("-", " ").split()}
    common = sum(1 for term in shared if term not in telling and term not in parts)
    return _DISTINCT * min(len(telling), 3) + _COMMON * common if telling else 0.0


def _as_day(told: tuple[int | None, int, int], year: int | None) -> date | None:
    if told[0] is None and year is None:
        return None
    try:
        return date(told[0] or year or 1, told[1], told[2])
    except ValueError:
        return None


def _feast_ties(mentions: Sequence[Mention], year: int | None) -> list[_Tie]:
    """Return bare weekdays told next to a feast's weekend that must be days of it."""
    found = []
    for feast in mentions:
        days = _feast_days(feast, year)
        for mention in mentions if len(days) > 1 else ():
            near = 0 < mention.start - feast.start < _LONGEST
            day = next((day for day in days if day.weekday() == mention.weekday), None)
            if near and mention.kind == "weekday" and day is not None:
                found.append(_Tie(mention, day, None, (feast.words,)))
                break
    return found


def _feast_days(mention: Mention, year: int | None) -> list[date]:
    """Return the days a feast means: itself, or the weekend it belongs to."""
    if mention.feast is None or year is None:
        return []
    day = holiday(mention.feast[0], year)
    if not mention.feast[1]:
        return [day]
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    return sorted({saturday, saturday + timedelta(days=1), day})


def _published(
    each: _Undated, ties: list[_Tie], year: int | None, because_year: str, latest: date | None
) -> Published:
    """Return the interval that all evidence allows, with the words it rests on."""
    window = _Window(each.published.start, each.published.end)
    if each.published.basis == "inferred":
        window.because(each.published.evidence)
    if year is not None and each.published.basis == "unknown":
        _by_dates(window, each.clues, year)
    for tie in sorted(ties, key=lambda tie: (tie.day, tie.mention.start)):
        if window.narrow(tie.day, tie.day + timedelta(days=REACH_TIED)):
            window.because(_tie_words(tie))
    _by_weekdays(window, each.clues, {tie.mention.weekday for tie in ties})
    _by_latest(window, latest)
    if window.start is None and window.end is None:
        return (
            each.published
            if each.published.basis != "unknown"
            else Published(evidence=each.published.evidence)
        )
    if because_year and window.reasons:
        window.because(because_year)
    return Published(window.start, window.end, "inferred", "; ".join(window.reasons))


@dataclass(slots=True)
class _Window:
    """Days on which a document may have come out, and why no others."""

    start: date | None
    end: date | None
    reasons: list[str] = field(default_factory=list)

    def because(self, words: str) -> None:
        """Add a reason once."""
        if words and words not in self.reasons:
            self.reasons.append(words)

    def narrow(self, start: date | None, end: date | None) -> bool:
        """Narrow to the days also allowed by new evidence; what contradicts earlier evidence is left aside."""
        first = max(filter(None, (self.start, start)), default=None)
        last = min(filter(None, (self.end, end)), default=None)
        if first and last and first > last:
            return False
        changed = (first, last) != (self.start, self.end)
        self.start, self.end = first, last
        return changed


def _by_dates(window: _Window, clues: Clues, year: int) -> None:
    if clues.dateline is not None:
        month, day, words = clues.dateline
        exact = _as_day((year, month, day), None)
        if exact and window.narrow(exact, exact):
            window.because(f"its dateline “{words}”")
            return
    past = [
        (day, mention)
        for mention in clues.mentions
        if mention.ahead is not True
        for day in _days_told(mention, year)
    ]
    if past:
        latest, mention = max(past, key=lambda pair: (pair[0], -pair[1].start))
        no_year = any(mention.month_day for _, mention in past)
        if window.narrow(latest, date(year, 12, 31) if no_year and latest.year == year else None):
            window.because(f"“{mention.words}” is the latest day it tells of as past")
            if no_year:
                window.because("dates without a year are of the year of writing")
    if clues.nearly is not None:
        month, words = clues.nearly
        first = date(year, month, 1)
        if window.narrow(first - timedelta(days=16), first - timedelta(days=1)):
            window.because(f"“{words}”")


def _days_told(mention: Mention, year: int) -> list[date]:
    if mention.kind == "full" and mention.day:
        return [mention.day]
    if mention.kind == "feast":
        days = _feast_days(mention, year)
        return [max(days) + timedelta(days=len(days) > 1)] if days else []
    day = _as_day((None, *mention.month_day), year) if mention.month_day else None
    return [day] if day else []


def _by_latest(window: _Window, latest: date | None) -> None:
    """End a window that is open, or ends with the year only, with the latest article that states its date."""
    only_year = window.end is None or (window.end.month, window.end.day) == (12, 31)
    if window.start and latest and only_year and window.narrow(None, latest):
        window.because("taken to be no later than the latest dated article of the corpus")


def _by_weekdays(window: _Window, clues: Clues, tied: set[int | None]) -> None:
    """Drop days from both ends on which a bare weekday would lie too far back, or would not be ahead."""
    if window.start is None or window.end is None or (window.end - window.start).days > _LONGEST:
        return
    bare = [
        mention
        for mention in clues.mentions
        if mention.kind == "weekday" and mention.weekday not in tied and mention.ahead is not None
    ]
    days = [window.start + timedelta(days=n) for n in range((window.end - window.start).days + 1)]
    allowed = [day for day in days if all(_may_say(day, mention) for mention in bare)]
    if allowed and window.narrow(allowed[0], allowed[-1]):
        for ahead, how in ((False, "past"), (True, "to come")):
            names = sorted({mention.words for mention in bare if mention.ahead is ahead})
            if names:
                window.because(f"{', '.join(f'“{name}”' for name in names)} {how}")


def _may_say(day: date, mention: Mention) -> bool:
    """Return whether a text of a day would call the meant day by its bare weekday."""
    weekday = mention.weekday or 0
    if mention.ahead:
        return (weekday - day.weekday()) % 7 != 0
    return (day.weekday() - weekday) % 7 <= REACH_BARE


def _tie_words(tie: _Tie) -> str:
    day = f"{tie.day:%A} {tie.day.day} {tie.day:%B %Y}"
    if tie.context is None:
        return f"“{tie.mention.words}” of “{tie.shared[0]}” is {day}"
    return (
        f"“{tie.mention.words}” in “{tie.mention.sentence}” is {day}: “{tie.context.title}” says “{tie.context.words}” in"
        f" “{tie.context.sentence}” (both: {', '.join(term.strip(chr(34)) for term in tie.shared)})"
    )


def _namesakes(each: _Undated, ties: list[_Tie]) -> dict[int, date]:
    """Return the day of every other mention of a tied weekday that speaks of what is past."""
    days = {tie.mention.weekday: tie.day for tie in ties}
    return {
        mention.place: days[mention.weekday]
        for mention in each.clues.mentions
        if mention.kind == "weekday" and mention.weekday in days and mention.ahead is False
    }


def _on_day(time: Time, day: date) -> Time:
    iso = day.isoformat()
    return replace(time, value=iso, start=iso, end=iso)


def _again(time: Time, published: Published, anchor: tuple[date, date] | None) -> Time:
    if anchor is not None or time.relative is None or published.start is None:
        return reanchor(time, anchor)
    # With one end open, only what both a near and a far day of writing agree on can be told.
    near = reanchor(time, (published.start, published.start))
    far = reanchor(time, (published.start + timedelta(days=183),) * 2)
    return near if (near.start, near.end) == (far.start, far.end) else reanchor(time, None)


def when_of(
    item: Statement | Act | Deed, times: Mapping[str, Time], published: Published | None = None
) -> When:
    """Return an item's days after its document's times were resolved anew.

    Args:
        item: A statement, act or deed.
        times: The document's times by id.
        published: When the document came out, for items that name no time of their own.

    Returns:
        The days of the time it rests on (basis `resolved`, or `stated` for an absolute one, `unknown` if that time means no
        days); without one, `published` with the document's last day as its end.
    """
    when = item.when
    time = times.get(when.time or "")
    if time is not None:
        known = time.start is not None or time.end is not None
        basis: WhenBasis = "unknown" if not known else "resolved" if time.relative else "stated"
        return replace(when, start=time.start, end=time.end, basis=basis)
    if when.basis not in ("published", "unknown") or published is None or when.time is not None:
        return when
    if published.end is None:
        return replace(when, start=None, end=None, basis="unknown")
    return replace(when, start=None, end=published.end.isoformat(), basis="published")
