"""Whom a noun phrase means: names, titles, epithets and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from detente.coding.actors.people import Person, Sighting, sightings_of
from detente.coding.actors.words import INDEPENDENT, ROLE_WORDS, TITLES
from detente.coding.items import Speaker
from detente.coding.reading import Reading, Token
from detente.coding.word_lists import wordlist

__all__ = ["Cast", "cast_of"]

_PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "he's": "he", "he'd": "he", "he'll": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she", "she's": "she", "she'd": "she", "she'll": "she",
    "it": "it", "its": "it", "itself": "it", "they": "they", "them": "they", "their": "they", "themselves": "they",
}  # fmt: skip
_RELATIVE = wordlist("who whom whose which that")
_EMPHATIC = wordlist("himself herself itself themselves")
_SELF = wordlist("i we my our")
_HEAD_ENDS = wordlist(", ( ; : - who whom whose which that of in at for from with on to near by about and")
_PREPOSITIONS = wordlist("of in at for from with on to near by about against between over toward towards")
_LEADING = wordlist("when while after before although though if as since until even once despite because")
_IN_TITLES = wordlist("of for and the to affairs u.s us . u.n un")
_MARK = re.compile('["“”«»„]')
_REACH = 8
_MOST = 40
_WINDOW = 1500


@dataclass(frozen=True)
class Cast:
    """Everybody a document names, and how it refers to them."""

    reading: Reading
    sightings: tuple[Sighting, ...]
    quoted: tuple[tuple[int, int], ...]
    _starts: tuple[int, ...] = field(default=())

    def who(self, start: int, end: int) -> Speaker | None:
        """Return whom the noun phrase between two offsets means; None if nobody can be told.

        The codebook's actor where it names one; else a person the text itself introduces, by the fullest name it
        gives, with the side that a demonym or an affiliation in the text shows; else the phrase as it stands.
        """
        if self.reading.plain.startswith("'s", end):
            end += 2
        tokens = self.reading.tokens_in(start, end)
        if not tokens:
            return None
        if len(tokens) == 1 or tokens[0].word in _RELATIVE:
            word = tokens[0].word
            if word in _PRONOUNS:
                return _speaker(self._antecedent(start, _PRONOUNS[word]))
            if word in _RELATIVE:
                return self._relative(start)
            if word in _SELF:
                author = self.reading.document.author
                return Speaker(author) if author else Speaker("the author")
        while len(tokens) > 1 and tokens[-1].word in _EMPHATIC:
            tokens = tokens[:-1]
        return self._named(tokens)

    def _named(self, tokens: tuple[Token, ...]) -> Speaker | None:
        head = _head(tokens)
        if head + 1 < len(tokens) and tokens[head].word == "and" and self._joint(tokens, head):
            return Speaker(self.reading.document.text[tokens[0].start : tokens[-1].end])
        first, last = tokens[0], tokens[head - 1]
        if last.word.endswith("'s"):
            last = Token(last.start, last.end - 2, last.word[:-2])
        sighting = self._ending_at(first.start, last.end) or self._titled(tokens)
        if sighting is not None:
            return _speaker(sighting.person)
        apposed = self._apposed(tokens, head)
        if apposed is not None:
            return _speaker(apposed.person)
        described = self._epithet(tokens[:head])
        if described is not None:
            return _speaker(described)
        text = self.reading.document.text
        end = tokens[-1].end if len(tokens) <= 8 else self._short_end(tokens, head)
        name = text[first.start : end]
        if first.word in ("the", "a", "an") and len(tokens) > 1:
            name = text[tokens[1].start : end]
        return Speaker(name, None, self._side(tokens))

    def _joint(self, tokens: tuple[Token, ...], head: int) -> bool:
        """Tell whether a phrase names two parties of their own: `Norway and Chile`, which neither of them is."""
        before = self._ending_at(tokens[0].start, tokens[head - 1].end)
        index = bisect_left(self._starts, tokens[head].end)
        after = self.sightings[index] if index < len(self.sightings) else None
        return before is not None and after is not None and after.start <= tokens[head + 1].start

    def _titled(self, tokens: tuple[Token, ...]) -> Sighting | None:
        """Return the name behind a title of several words: `Secretary of State Jane Doe`."""
        if tokens[0].word not in TITLES and (len(tokens) < 2 or tokens[1].word not in TITLES):
            return None
        index = bisect_left(self._starts, tokens[0].start)
        for sighting in self.sightings[index : index + 3]:
            if sighting.end > tokens[-1].end:
                break
            if self.reading.plain.startswith("'s", sighting.end):
                continue
            before = [token for token in tokens if token.start < sighting.start]
            titular = all(token.word in TITLES or token.word in _IN_TITLES for token in before)
            if titular and (sighting.person.pronoun != "it" or not before):
                return sighting
        return None

    def _short_end(self, tokens: tuple[Token, ...], head: int) -> int:
        cut = next((k for k in range(head, len(tokens)) if tokens[k].word in (",", "who", "which", "-")), 8)
        return tokens[min(cut, 12) - 1].end

    def _ending_at(self, start: int, end: int) -> Sighting | None:
        """Return the person or body whose name is the head: it ends where the phrase does."""
        index = bisect_left(self._starts, end)
        for sighting in reversed(self.sightings[max(0, index - 3) : index]):
            if start < sighting.end and 0 <= end - sighting.end <= 2:
                return sighting
        return None

    def _apposed(self, tokens: tuple[Token, ...], head: int) -> Sighting | None:
        """Return the name right behind a description: `the foreign minister, Jane Doe`."""
        if head + 1 < len(tokens) and tokens[head].word == ",":
            stop = next((k for k in range(head + 1, len(tokens)) if tokens[k].word == ","), len(tokens))
            found = self._ending_at(tokens[head + 1].start, tokens[stop - 1].end)
            if found is not None and found.start == tokens[head + 1].start and found.person.pronoun != "it":
                return found
        return None

    def _epithet(self, tokens: tuple[Token, ...]) -> Person | None:
        """Return who is meant by a definite description such as `the Chilean leader` or `the senator`."""
        if len(tokens) < 2 or tokens[0].word not in ("the", "this", "that") or len(tokens) > 4:
            return None
        noun = tokens[-1].word
        if noun not in ROLE_WORDS:
            return None
        side = self._side(tokens)
        index = bisect_left(self._starts, tokens[0].start)
        for sighting in reversed(self.sightings[max(0, index - 60) : index]):
            person = sighting.person
            if person.pronoun == "it" or (side is not None and person.side != side):
                continue
            role = (person.role or "").lower()
            words = role.replace(",", " ").split()
            if noun in words and not (noun == "president" and "vice" in words):
                return person
            if noun == "leader" and side is not None and ("president" in words or "premier" in words):
                return person
        return None

    def _side(self, tokens: tuple[Token, ...]) -> str | None:
        """Return the side that a phrase names its bearer by: `Chilean officials`, `a palace spokesman`.

        None where it names two (`Chilean and Peruvian officials`) or somebody who stands apart (`Chile's critics`).
        """
        if any(token.word in INDEPENDENT or token.word.removesuffix("s") in INDEPENDENT for token in tokens):
            return None
        start, end = tokens[0].start, tokens[-1].end
        mentions = self.reading.mentions
        first = bisect_left(mentions, start, key=lambda mention: mention.start)
        found: str | None = None
        joint = False
        for mention in mentions[first : first + 6]:
            if mention.start >= end:
                break
            side = mention.entry.actor.side_at(self.reading.day)
            joint = joint or (found is not None and self._joined(mention.start))
            if joint and side not in (None, found):
                return None
            found = found or side
        return found

    def _joined(self, offset: int) -> bool:
        """Tell whether `and` stands before an offset, so that what begins there is named on a par with what went before."""
        return self.reading.plain[max(0, offset - 5) : offset].endswith((" and ", "–", "-"))

    def _relative(self, start: int) -> Speaker | None:
        """Return whom a relative pronoun stands for: the name or noun right before it."""
        index = bisect_left(self._starts, start)
        if index:
            sighting = self.sightings[index - 1]
            between = self.reading.document.text[sighting.end : start].strip(" ,()—–-")
            if not between:
                return _speaker(sighting.person)
        return None

    def _antecedent(self, offset: int, pronoun: str) -> Person | None:
        """Return the most plausible person before a pronoun: who the nearest sentence before it is about."""
        reading = self.reading
        index = bisect_left(self._starts, offset)
        sentence = reading.sentence_at(offset)
        if sentence is None:
            return None
        at = bisect_left(reading.sentences, sentence.start, key=lambda s: s.start)
        high = index
        for back in range(_REACH):
            if at - back < 0:
                break
            begin = reading.sentences[at - back].start
            low = max(bisect_left(self._starts, begin), high - _MOST)
            best = self._topic(begin, low, high, pronoun, offset)
            if best is not None:
                return best
            high = low
        return None

    def _topic(self, begin: int, low: int, high: int, pronoun: str, offset: int) -> Person | None:
        """Return whom a sentence up to an offset is about: the first fitting name outside quotations, subjects first.

        A name in a leading clause (`When X spoke, Y …`) gives way to one behind it; where the sentence has the same
        pronoun for its subject, only an earlier sentence can tell who that is.
        """
        second: Person | None = None
        for sighting in self.sightings[low:high]:
            if self._after_cue(sighting.start) and _fits(sighting.person, pronoun):
                return sighting.person
        main = self._main_clause(begin)
        spoken = False
        for sighting in self.sightings[low:high]:
            if (
                sighting.start >= offset
                or not _fits(sighting.person, pronoun)
                or self._is_quoted(sighting.start)
            ):
                continue
            oblique = self._after_preposition(sighting.start) or self._possessive(sighting.end)
            if not oblique and not spoken and self._pronoun_before(begin, sighting.start, pronoun, offset):
                spoken = True
            if not oblique and sighting.start >= main and not spoken:
                return sighting.person
            second = second or sighting.person
        if second is not None and (spoken or self._pronoun_before(begin, offset, pronoun, offset)):
            return None
        return second

    def _main_clause(self, begin: int) -> int:
        """Return where the main clause of a sentence begins, behind a leading clause and its comma."""
        first = bisect_left(self.reading.tokens, begin, key=lambda token: token.start)
        window = self.reading.tokens[first : first + 40]
        if not window or not any(token.word in _LEADING for token in window[:2]):
            return begin
        return next((token.end for token in window if token.word == ","), begin)

    def _pronoun_before(self, begin: int, end: int, pronoun: str, offset: int) -> bool:
        """Tell whether a sentence has the pronoun as a subject outside quotations before a place."""
        end = min(end, offset)
        for token in self.reading.tokens_in(max(begin, end - _WINDOW), end):
            if (
                _PRONOUNS.get(token.word) == pronoun
                and token.word == pronoun
                and not self._is_quoted(token.start)
            ):
                return True
        return False

    def _is_quoted(self, offset: int) -> bool:
        index = bisect_left(self.quoted, offset, key=lambda span: span[1])
        return index < len(self.quoted) and self.quoted[index][0] <= offset

    def _after_preposition(self, offset: int) -> bool:
        before = self.reading.plain[max(0, offset - 30) : offset].split()
        while before and (
            before[-1] in ("the", "president", "sen.", "mr.", "mrs.") or before[-1] in ROLE_WORDS
        ):
            before.pop()
        return bool(before) and before[-1] in _PREPOSITIONS

    def _after_cue(self, offset: int) -> bool:
        """Tell whether a name is the subject of a verb of saying that stands before it: `…, said Smith`."""
        before = self.reading.plain[max(0, offset - 40) : offset].split()
        while before and before[-1].strip(".") in TITLES:
            before.pop()
        return bool(before) and before[-1] in ("said", "says", "added", "wrote", "replied", "warned")

    def _possessive(self, offset: int) -> bool:
        return self.reading.plain.startswith("'s", offset) or self.reading.plain.startswith("' ", offset)


def _head(tokens: tuple[Token, ...]) -> int:
    """Return how many tokens make up a phrase up to and with its head noun or name."""
    for k in range(1, len(tokens)):
        word = tokens[k].word
        if word in _HEAD_ENDS and word != "-":
            return k
        if word == "-" and tokens[k].start > tokens[k - 1].end:
            return k
    return len(tokens)


def _fits(person: Person, pronoun: str) -> bool:
    if pronoun in ("he", "she"):
        return person.pronoun in (pronoun, "")
    if pronoun == "it":
        return person.pronoun == "it"
    return person.pronoun == "they"


def _speaker(person: Person | None) -> Speaker | None:
    return None if person is None else Speaker(person.name, person.actor, person.side, person.role)


def cast_of(reading: Reading) -> Cast:
    """Return the cast of a document."""
    sightings = tuple(sightings_of(reading))
    return Cast(reading, sightings, _quoted(reading), tuple(sighting.start for sighting in sightings))


def _quoted(reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the spans between double quotation marks, paragraph by paragraph."""
    text = reading.document.text
    found: list[tuple[int, int]] = []
    for zone in reading.document.zones:
        opened = -1
        for mark in _MARK.finditer(text, zone.start, zone.end):
            at = mark.start()
            if opened < 0:
                opened = at
            else:
                found.append((opened, at + 1))
                opened = -1
        if opened >= 0:
            found.append((opened, zone.end))
    return tuple(found)
