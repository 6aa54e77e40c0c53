"""A paragraph as the rules see it: its words and marks tagged, each quotation folded into one piece, cut into sentences."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from detente.coding.reading import Reading, Token
from detente.coding.statements.quotations import Quotation, quotations
from detente.coding.statements.words import tag
from detente.documents.model import Span, Zone

__all__ = ["Line", "line_of", "lines_of"]

_ENDS = ".!?…"
LONGEST = 240
"""Sentences are cut after so many pieces, or from half as many at a comma: time stays linear in any text."""

_OPENERS = frozenset("\"“„«‘'")
_ABBREVIATED = frozenset(
    [
        "calif",
        "ariz",
        "mass",
        "wash",
        "penn",
        "tenn",
        "okla",
        "conn",
        "minn",
        "miss",
        "kan",
        "ore",
        "wis",
        "ill",
        "ind",
        "mich",
        "neb",
        "nev",
        "fla",
        "del",
        "colo",
        "ala",
        "ark",
        "mont",
        "tex",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "corp",
        "inc",
        "ltd",
        "bros",
        "dept",
        "univ",
        "assn",
        "gens",
        "sens",
        "reps",
        "govs",
        "messrs",
        "mme",
        "etc",
        "est",
        "approx",
        "pres",
        "amb",
        "supt",
        "atty",
        "asst",
        "maj",
        "sgt",
        "cpl",
        "pvt",
        "adm",
        "cmdr",
        "det",
        "insp",
    ]
)
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "capt", "col", "sgt", "prof", "rev", "hon"]
)
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "gen",
        "st",
        "jr",
        "sr",
        "prof",
        "hon",
        "col",
        "lt",
        "capt",
        "no",
        "vs",
    ]
)


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
    marks = quotations(text, start, end)
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    quoted: dict[int, Quotation] = {}
    stops = _sentence_ends(reading, start, end)
    following = 0
    for token in reading.tokens_in(start, end):
        while following < len(marks) and token.start >= marks[following].end:
            following += 1
        if following < len(marks) and token.start >= marks[following].start:
            if not starts or starts[-1] != marks[following].start:
                quoted[len(starts)] = marks[following]
                starts.append(marks[following].start)
                ends.append(marks[following].end)
                words.append("Q")
            continue
        if token.word == "." and words and ends[-1] == token.start and words[-1] != "Q":
            behind = text[token.end : token.end + 3]
            if (
                behind[:1] in (")", ",")
                or words[-1] in _TITLES
                or (token.end not in stops and not _opens_quotation(words[-1], behind))
            ):
                ends[-1] = token.end  # an abbreviation's point belongs to its word
                continue
        if token.word == "-" and ends and ends[-1] == token.start and text[token.start] == "-":
            if words[-1] == "-":
                ends[-1] = token.end
                continue
        if token.word == "'" and words and ends[-1] == token.start and words[-1].endswith("s"):
            words[-1] += "'"
            ends[-1] = token.end
            continue
        if _in_number(text, token, starts, ends, words):
            ends[-1] = token.end
            continue
        if _joined_by_dash(text, token, ends, words):
            words[-1] += token.word
            ends[-1] = token.end
            continue
        starts.append(token.start)
        ends.append(token.end)
        words.append(token.word)
    sentences = _sentences(text, starts, ends, words, quoted, stops)
    tags = _tags(text, starts, words, sentences)
    return Line(text, zone, block, starts, ends, words, tags, sentences, quoted)


def _in_number(text: str, token: Token, starts: list[int], ends: list[int], words: list[str]) -> bool:
    """Tell whether a token goes on a number with its separators: `1,000`."""
    if not words or ends[-1] != token.start or words[-1] == "Q" or not text[starts[-1]].isdigit():
        return False
    return (token.word == "," and text[token.end : token.end + 1].isdigit()) or (
        text[token.start].isdigit() and text[token.start - 1] == ","
    )


def _joined_by_dash(text: str, token: Token, ends: list[int], words: list[str]) -> bool:
    """Tell whether a hyphen or an en dash without spaces joins a token to the word before: `Russia–Ukraine talks`."""
    if not words or ends[-1] != token.start or words[-1] == "Q":
        return False
    if token.word == "-":
        return text[token.start] in "-‐‑–" and words[-1] != "-" and text[token.end : token.end + 1].isalnum()
    return words[-1].endswith("-") and len(words[-1]) > 1


def _opens_quotation(word: str, behind: str) -> bool:
    """Tell whether a point before a quotation ends a sentence rather than abbreviates: `this week. “It’s …`."""
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


def _sentences(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    quoted: dict[int, Quotation],
    stops: set[int],
) -> list[Span]:
    """Return ranges of pieces: cut at ends of sentences outside quotations, and after a quotation that ends one."""
    found: list[Span] = []
    first = 0
    for i in range(len(words)):
        last = i + 1 == len(words)
        size = i - first
        if (
            last
            or size >= LONGEST
            or (size >= LONGEST // 2 and words[i] in ",;")
            or _cuts(text, i, starts, ends, words, quoted, stops)
        ):
            found.append((first, i + 1))
            first = i + 1
    return found


def _cuts(
    text: str,
    i: int,
    starts: list[int],
    ends: list[int],
    words: list[str],
    quoted: dict[int, Quotation],
    stops: set[int],
) -> bool:
    between = text[ends[i] : starts[i + 1]]
    if "\n" in between:
        return True
    if words[i] == "Q":
        final = final_mark(text, quoted[i].inner)
        upper = text[starts[i + 1]].isupper() or words[i + 1] == "Q"
        return final in _ENDS and upper
    if words[i] == ")":
        return ends[i] in stops and text[starts[i + 1]].isupper()
    if words[i] in ".!?":
        return ends[i] in stops or text[starts[i + 1]].isupper() or words[i + 1] == "Q"
    return False


def _tags(text: str, starts: list[int], words: list[str], sentences: list[Span]) -> list[str]:
    tags: list[str] = []
    for first, last in sentences:
        capital = [text[starts[i]].isupper() for i in range(first, last)]
        lettered = [i for i in range(first, last) if words[i][0].isalpha() and words[i] != "Q"]
        high = sum(capital[i - first] for i in lettered)
        titled = len(lettered) > 3 and high >= 0.6 * len(lettered)
        initial = [
            i == first or words[i - 1] in (":", "Q", "(", "-") or words[i - 1] == "."
            for i in range(first, last)
        ]
        tags.extend(tag(words[first:last], capital, initial, titled))
    return tags
