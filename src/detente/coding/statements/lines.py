"""A paragraph as the rules see it: its words and marks tagged, each quotation folded into one piece, cut into sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from detente.coding.reading import Reading, Token
from detente.coding.statements.quotations import Quotation, quotations
from detente.coding.statements.tagging import tag
from detente.coding.word_lists import wordlist
from detente.documents.model import Span, Zone

__all__ = ["Line", "line_of", "lines_of"]

_ENDS = ".!?…"
_MAY_CUT = frozenset({"Q", ")", ".", "!", "?"})
_MAY_OPEN = frozenset({":", "Q", "(", "-", "."})
LONGEST = 160
"""Sentences are cut after so many pieces, or from half as many at a comma: time stays linear in any text."""

_OPENERS = frozenset("\"“„«‘'")
_ABBREVIATED = wordlist(
    "calif ariz mass wash penn tenn okla conn minn miss kan ore wis ill ind mich neb nev fla del colo "
    "ala ark mont tex jan feb mar apr jun jul aug sept oct nov dec corp inc ltd bros dept univ assn "
    "gens sens reps govs messrs mme etc est approx pres amb supt atty asst maj sgt cpl pvt adm cmdr det "
    "insp"
)
_TITLES = wordlist("mr mrs ms dr sen rep gov gen lt capt col sgt prof rev hon")
_SHORT = wordlist("mr mrs ms dr sen rep gov gen st jr sr prof hon col lt capt no vs")


@dataclass(frozen=True)
class Line:
    """One paragraph, headline or block quotation.

    The lists run in parallel, one entry a piece: a word, a mark, or a whole quotation (tag `Q`).

    Attributes:
        text: The document's text, whose offsets `starts` and `ends` count.
        zone: The block it is.
        block: The index of that zone.
        sentences: Ranges of pieces.
        quoted: The quotation at a piece.
    """

    text: str
    zone: Zone
    block: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    tags: list[str]
    sentences: list[Span]
    quoted: dict[int, Quotation]

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of the pieces from `first` up to but not including `last`."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int | None:
        """Return the piece that starts at an offset."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self.starts) and self.starts[index] == offset else None

    def speech_like(self, piece: int) -> bool:
        """Tell whether a quotation ends as speech before its speaker does, in a comma or the end of a sentence."""
        start, end = self.quoted[piece].inner
        return self.final(piece) in ",.?!…-—–" or end - start > 80

    def small(self, piece: int) -> bool:
        """Tell whether a quotation goes on a sentence begun before it, as its small letter shows."""
        quotation = self.quoted.get(piece)
        return quotation is not None and self.text[quotation.inner[0]].islower()

    def final(self, piece: int) -> str:
        """Return the last character of a quotation's words, marks of a quotation inside it left out."""
        return final_mark(self.text, self.quoted[piece].inner)

    def sentence_of(self, piece: int) -> Span:
        """Return the range of the sentence that holds a piece."""
        index = bisect_left(self.sentences, piece, key=lambda sentence: sentence[1] - 1)
        return self.sentences[index]


def final_mark(text: str, inner: Span) -> str:
    """Return the last character between two offsets that is no quotation mark; empty if there is none."""
    start, end = inner
    while end > start and text[end - 1] in "'’\"” ":
        end -= 1
    return text[end - 1 : end] if end > start else ""


def lines_of(reading: Reading) -> list[Line]:
    """Return a line for each zone that is coded, in order."""
    zones = reading.document.zones
    return [
        line_of(reading, zone, index)
        for index, zone in enumerate(zones)
        if zone.kind in ("headline", "body", "quotation")
    ]


def line_of(reading: Reading, zone: Zone, block: int, within: Span | None = None) -> Line:
    """Return the line of a zone, or of the part of it between two offsets (the inside of a quotation)."""
    text = reading.document.text
    start, end = within or (zone.start, zone.end)
    pieces = _Pieces(text, quotations(text, start, end), _sentence_ends(reading, start, end))
    pieces.take(reading.tokens_in(start, end))
    sentences = pieces.sentences()
    tags = _tags(text, pieces.starts, pieces.words, sentences)
    return Line(text, zone, block, pieces.starts, pieces.ends, pieces.words, tags, sentences, pieces.quoted)


class _Pieces:
    """The pieces of a paragraph, taken token by token.

    Args:
        text: The document's text.
        marks: The paragraph's quotations in order.
        stops: Offsets at which a sentence ends.
    """

    def __init__(self, text: str, marks: list[Quotation], stops: set[int]) -> None:
        self.text, self.marks, self.stops = text, marks, stops
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.quoted: dict[int, Quotation] = {}
        self.after = len(text) + 1

    def take(self, tokens: Sequence[Token]) -> None:
        """Add each token as a piece, to the piece before it, or to the quotation it stands in."""
        starts, ends, words = self.starts, self.ends, self.words
        marks, at = self.marks, 0
        opening = marks[0].start if marks else self.after
        last = -1
        for token in tokens:
            start = token.start
            while start >= opening and start >= marks[at].end:
                at += 1
                opening = marks[at].start if at < len(marks) else self.after
            if start >= opening:
                if last != marks[at].end:
                    self.quoted[len(starts)] = marks[at]
                    self._add(opening, marks[at].end, "Q")
                    last = marks[at].end
            elif last == start and words[-1] != "Q" and self._joins(token):
                last = ends[-1] = token.end
            else:
                starts.append(start)
                last = token.end
                ends.append(last)
                words.append(token.word)

    def _add(self, start: int, end: int, word: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)

    def _joins(self, token: Token) -> bool:
        """Tell whether a token belongs to the piece that ends where it begins, and note the word that makes."""
        text, word = self.text, self.words[-1]
        if token.word == ".":
            return self._abbreviates(token)
        if token.word == "-" == word:
            return True
        if token.word == "'" and word.endswith("s"):
            self.words[-1] += "'"
            return True
        if text[self.starts[-1]].isdigit() and self._in_number(token):
            return True
        hyphen = text[token.start] in "-‐‑–" and word != "-" and text[token.end : token.end + 1].isalnum()
        if hyphen or (word.endswith("-") and len(word) > 1):
            self.words[-1] += token.word
            return True
        return False

    def _abbreviates(self, token: Token) -> bool:
        word, behind = self.words[-1], self.text[token.end : token.end + 3]
        if behind[:1] in (")", ",") or word in _TITLES:
            return True
        return token.end not in self.stops and not _opens_sentence(word, behind)

    def _in_number(self, token: Token) -> bool:
        if token.word == ",":
            return self.text[token.end : token.end + 1].isdigit()
        return self.text[token.start].isdigit() and self.text[token.start - 1] == ","

    def sentences(self) -> list[Span]:
        """Return ranges of pieces: cut at ends of sentences outside quotations, and after a quotation that ends one."""
        found: list[Span] = []
        first = 0
        count = len(self.words)
        broken = count > 0 and "\n" in self.text[self.starts[0] : self.ends[-1]]
        for i, word in enumerate(self.words):
            size = i - first
            long = size >= LONGEST or (size >= LONGEST // 2 and word in ",;")
            if i + 1 == count or long or ((broken or word in _MAY_CUT) and self._cuts(i)):
                found.append((first, i + 1))
                first = i + 1
        return found

    def _cuts(self, i: int) -> bool:
        text, word = self.text, self.words[i]
        if "\n" in text[self.ends[i] : self.starts[i + 1]]:
            return True
        upper = text[self.starts[i + 1]].isupper() or self.words[i + 1] == "Q"
        if word == "Q":
            return upper and final_mark(text, self.quoted[i].inner) in _ENDS
        if word == ")":
            return self.ends[i] in self.stops and text[self.starts[i + 1]].isupper()
        return word in ".!?" and (upper or self.ends[i] in self.stops)


def _opens_sentence(word: str, behind: str) -> bool:
    """Tell whether a point ends a sentence by what stands behind it: `this week. “It’s …`, `of it. Far from …`."""
    opener = behind.lstrip()[:1]
    if not opener or opener == behind[:1] or len(word) < 2 or word in _SHORT:
        return False
    return opener in _OPENERS or (
        opener.isupper() and len(word) > 2 and word.isalpha() and word not in _ABBREVIATED
    )


def _sentence_ends(reading: Reading, start: int, end: int) -> set[int]:
    sentences = reading.sentences
    first = bisect_left(sentences, start, key=lambda sentence: sentence.end)
    found = {end}
    for sentence in sentences[first:]:
        if sentence.start >= end:
            break
        found.add(sentence.end)
        last = sentence.end
        while last > sentence.start and reading.document.text[last - 1] in "\"”’')]»":
            last -= 1
        found.add(last)
    return found


def _tags(text: str, starts: list[int], words: list[str], sentences: list[Span]) -> list[str]:
    tags: list[str] = []
    for first, last in sentences:
        here = words[first:last]
        capital = [text[start].isupper() for start in starts[first:last]]
        if sum(capital) > 2 and _titled(here, capital):
            capital = [False] * len(here)
        initial = [big and words[first + i - 1] in _MAY_OPEN for i, big in enumerate(capital)]
        initial[0] = True
        tags.extend(tag(here, capital, initial))
    return tags


def _titled(words: list[str], capital: list[bool]) -> bool:
    """Tell whether a sentence is set with capitals throughout, as a title is, so that they mean nothing."""
    lettered = [big for word, big in zip(words, capital, strict=True) if word[0].isalpha() and word != "Q"]
    return len(lettered) > 3 and sum(lettered) >= 0.6 * len(lettered)
