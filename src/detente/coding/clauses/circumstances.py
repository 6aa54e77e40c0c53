"""What stands around a predicate in its clause: conditions, times, quantities, issues, and the statement it is in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from detente.coding.clauses.parse import Parse
from detente.coding.items import Quantity, Statement, Time, When, WhenBasis
from detente.coding.phrases import Hit
from detente.coding.reading import Placed, Reading, Sentence
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["Around", "Place", "conditions", "issues_in", "quantity_in"]

_CONDITIONAL = {
    "if": 1, "unless": 1, "until": 1, "till": 1, "without": 1, "once": 1, "provided": 1, "lest": 1, "should": 0,
    "as long as": 3, "so long as": 3, "in case": 2, "on condition": 2, "in the event": 3, "only after": 2, "assuming": 1,
    "in return for": 3, "in exchange for": 3,
}  # fmt: skip
_FIRST = {phrase.split(" ")[0] for phrase in _CONDITIONAL if phrase != "should"}


def conditions(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """Return the first and last token of each condition that stands between two tokens or right before the first."""
    found: list[tuple[int, int]] = []
    if _FIRST.isdisjoint(parse.words):
        return found
    i = 0
    while i < len(parse.words):
        size = _marker(parse, i) if parse.words[i] in _FIRST else 0
        if size:
            end = _condition_end(parse, i + size)
            if end > i and ((first <= i <= last + 2) or _leads_to(parse, end, first)):
                found.append((i, end))
            i = max(end, i) + 1
        else:
            i += 1
    return found


def _marker(parse: Parse, i: int) -> int:
    """Return how many tokens the conditional marker at an index has, 0 if none stands there."""
    word = parse.words[i]
    for phrase, size in _CONDITIONAL.items():
        if size and parse.words[i : i + size] == phrase.split(" "):
            if (
                word == "if"
                and i
                and parse.words[i - 1] in ("as", "what", "even", "know", "ask", "asked", "see")
            ):
                return 0
            if word in ("until", "till", "once") and i + 1 < len(parse.tags) and parse.tags[i + 1] == "t":
                return 0
            if word == "once" and (
                parse.tags[i] != "O" or i + 1 >= len(parse.tags) or parse.tags[i + 1] not in "DSPXNJ"
            ):
                return 0
            if word == "provided" and (parse.words[i + 1 : i + 2] != ["that"] and parse.tags[i] == "V"):
                return 0
            return size
    return 0


def _condition_end(parse: Parse, i: int) -> int:
    last = i - 1
    while i < len(parse.tags):
        tag = parse.tags[i]
        if tag in ".(-" and not parse.inner_stop(i):
            break
        if tag == "," and parse.next_tag(i) not in "&J":
            break
        if tag not in '",':
            last = i
        i += 1
    return last


def _leads_to(parse: Parse, end: int, first: int) -> bool:
    """Tell whether nothing but marks stands between a fronted condition and a clause."""
    return end < first and all(tag in ',"R' for tag in parse.tags[end + 1 : first]) and first - end <= 4


def issues_in(reading: Reading, start: int, end: int) -> list[Hit[Placed]]:
    """Return the cues of issues between two offsets, those inside longer ones left out."""
    low = bisect_left(reading.issues, (start,))
    found: list[Hit[Placed]] = []
    for hit in reading.issues[low:]:
        if hit.start >= end:
            break
        if hit.end <= end and not (
            found and hit.end <= found[-1].end and hit.entry.issue is not found[-1].entry.issue
        ):
            found.append(hit)
    return found


_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SMALL = {
    w: float(n)
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
}
_SMALL |= {"dozen": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0,
           "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}  # fmt: skip
_PARTIES = wordlist("sides leaders parties countries presidents nations governments men states")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def quantity_in(parse: Parse, first: int, last: int) -> Quantity | None:
    """Return the first quantity with its unit between two tokens: 1,000 `prisoners`."""
    for i in range(first, min(last + 1, len(parse.tags))):
        if parse.tags[i] != "C" or parse.words[i] in "$€£":
            continue
        if i and parse.tags[i - 1] in "C," and parse.words[i - 1] not in "$€£,":
            continue
        found = _quantity(parse, i, last)
        if found is not None:
            return found
    return None


def _quantity(parse: Parse, i: int, last: int) -> Quantity | None:
    text = parse.reading.document.text
    token = parse.tokens[i]
    digits, j = _digits(parse, i)
    if digits is None:
        return None
    value, currency = digits, ""
    start = token.start
    if i and parse.words[i - 1] in ("$", "€", "£"):
        currency, start = parse.words[i - 1], parse.tokens[i - 1].start
    while j < len(parse.words) and parse.words[j].rstrip("s") in _SCALE:
        value *= _SCALE[parse.words[j].rstrip("s")]
        j += 1
    end = j - 1
    while end + 1 < len(parse.tags) and parse.tags[end + 1] in "NJ" and end + 1 <= last + 2:
        end += 1
    unit = currency or (text[parse.tokens[j].start : parse.tokens[end].end] if end >= j else "")
    if (
        not unit
        or unit in _PARTIES
        or (value.is_integer() and 1900 <= value <= 2100 and "," not in token.word)
    ):
        return None
    if currency:
        end = j - 1
    lead = _lead(parse, i - 1 if not currency else i - 2)
    if lead >= 0:
        start = parse.tokens[lead].start
    return Quantity(value, unit, text[start : parse.tokens[end].end])


def _digits(parse: Parse, i: int) -> tuple[float | None, int]:
    """Return the number at an index and the index after it."""
    word = parse.words[i]
    if word in _SMALL:
        return _SMALL[word], i + 1
    if word.rstrip("s") in _SCALE or word == "dozens":
        return None, i
    text = word
    j = i + 1
    while (
        j + 1 < len(parse.words)
        and parse.words[j] == ","
        and re.fullmatch(r"\d{3}(?:\.\d+)?", parse.words[j + 1])
        and (
            parse.tokens[j].start == parse.tokens[j - 1].end
            and parse.tokens[j + 1].start == parse.tokens[j].end
        )
    ):
        text += "," + parse.words[j + 1]
        j += 2
    if not _NUMBER.fullmatch(text) or len(text) > 20:
        return None, i
    return float(text.replace(",", "")), j


def _lead(parse: Parse, i: int) -> int:
    """Return where `at least`, `more than`, `about`… before a number begins, -1 if it has none."""
    if i < 0:
        return -1
    word = parse.words[i]
    if word in ("about", "around", "some", "nearly", "almost", "approximately", "over", "roughly"):
        return -1 if word == "over" and i and parse.tags[i - 1] in "VBEG" else i
    if word in ("least", "most") and i and parse.words[i - 1] == "at":
        return i - 1
    if word == "than" and i and parse.words[i - 1] in ("more", "fewer", "less"):
        return i - 1
    return i - 1 if word == "to" and i and parse.words[i - 1] == "up" else -1


_GOING_ON = re.compile(r"\b(?:later|then|afterwards?|subsequently|soon after)\b")
_STORY = 1_500
"""How far back, in characters, a story may go that `later` or `then` takes up across paragraphs."""

_DEADLINE = wordlist("within by until till before")


class Place(NamedTuple):
    """Where something is told: its clause from `start` to `end`, its head at `anchor`.

    `tensed` says whether its verb has tense, `past` whether that is the simple past.
    """

    start: int
    end: int
    anchor: int
    sentence: Sentence
    tensed: bool
    past: bool


class Around:
    """The statements and times of a document, ready to be asked what holds at an offset."""

    def __init__(self, reading: Reading, statements: Sequence[Statement]) -> None:
        self.reading = reading
        pieces = [(start, end, s) for s in statements for start, end in s.content]
        self._pieces = sorted(pieces, key=lambda piece: (piece[0], -piece[1]))
        self._starts = [piece[0] for piece in self._pieces]
        self._times = sorted(reading.times, key=lambda time: time.spans[0])
        self._time_starts = [time.spans[0][0] for time in self._times]
        published = reading.document.published.end
        self._published = published.isoformat() if published is not None else None

    def statement(self, offset: int) -> tuple[Statement, Span] | None:
        """Return the innermost statement whose content holds an offset, and the piece of content that does."""
        at = bisect_right(self._starts, offset) - 1
        for i in range(at, max(-1, at - 12), -1):
            start, end, statement = self._pieces[i]
            if start <= offset < end:
                return statement, (start, end)
        return None

    def when(self, place: Place, statement: Statement | None, future: bool) -> When:
        """Return when something is.

        In this order: a time of its clause; one that opens its sentence; the only one of its sentence, for a verb
        without tense; the last one before it in its paragraph, for a verb in the simple past, since a story goes on
        where it was; its statement's; else no later than the article.

        Args:
            place: Where it is told.
            statement: The statement around it.
            future: Whether it is yet to come, so that a deadline is a date of it.
        """
        time = self._told(place, future)
        if time is not None:
            basis: WhenBasis = "resolved" if time.relative else "stated"
            known = time.start is not None or time.end is not None
            return When(time.start, time.end, basis if known else "unknown", time.words, time.id)
        if statement is not None and statement.when.start is not None and not future:
            return statement.when
        published = self.reading.document.published
        if published.end is None or future:
            return When()
        first = published.start or published.end
        return When(first.isoformat(), published.end.isoformat(), "published")

    def _told(self, place: Place, future: bool) -> Time | None:
        inside = self._between(place.start, place.end, future)
        if inside:
            return min(inside, key=lambda item: (abs(item.spans[0][0] - place.anchor), item.spans[0][0]))
        opening = self._between(place.sentence.start, place.start, future)
        if opening:
            between = self.reading.plain[opening[-1].spans[-1][1] : place.start]
            if "," in between or not between.strip():
                return opening[-1]
        if not place.tensed:
            others = self._between(place.sentence.start, place.sentence.end, future)
            return others[0] if len(others) == 1 else None
        if place.past and not future:
            start = self.reading.document.zones[place.sentence.block].start
            if _GOING_ON.search(self.reading.plain, place.start, place.end):
                start = max(0, start - _STORY)
            earlier = self._between(start, place.sentence.start, future)
            return earlier[-1] if earlier else None
        return None

    def _between(self, start: int, end: int, future: bool) -> list[Time]:
        low, high = bisect_left(self._time_starts, start), bisect_left(self._time_starts, end)
        return [time for time in self._times[low:high] if self._usable(time, future)]

    def _usable(self, time: Time, future: bool) -> bool:
        if time.start is None and time.relative is None:
            return False
        if (time.value or "").startswith("P") and time.start is None:
            return False
        if future:
            return True
        before = self.reading.plain[max(0, time.spans[0][0] - 8) : time.spans[0][0]].split()
        if (before and before[-1] in _DEADLINE) or time.words.lower().split(" ")[0] in _DEADLINE:
            return False
        return self._published is None or time.start is None or time.start <= self._published
