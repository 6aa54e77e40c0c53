"""A sentence as verb groups with their subjects, objects and clauses: shallow, by hand, linear in its length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from detente.coding.clauses.tags import tagged
from detente.coding.clauses.verbs import Verb, verb_groups
from detente.coding.clauses.words import verb_lemma
from detente.coding.items import Time
from detente.coding.reading import Reading, Sentence, Token
from detente.coding.word_lists import wordlist

__all__ = ["LONGEST", "Parse", "Phrase", "forget_parses", "parse_of"]

LONGEST = 400
"""Sentences with more tokens than this are looked at only so far: nobody writes them, and time stays linear."""

NOMINAL = frozenset("NXJCDSP")
_CONTENT = frozenset("NXC")
_VERBS = frozenset("VBEG")
_FINITE = (["V"], ["M"], ["b"], ["h"], ["d"])
_BREAKS = frozenset(".-(")
_MAY_END = _BREAKS | {"&", ","}
_OBJECT_CONTROL_NOT = wordlist(
    "promise threaten vow pledge agree plan try want seek offer hope decide refuse"
)
_REACH = 40


class Phrase(NamedTuple):
    """A run of tokens, `first` to `last` inclusive."""

    first: int
    last: int


class Parse:
    """What is known of one sentence. Indices count its tokens."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading, self.sentence = reading, sentence
        self.tokens: tuple[Token, ...] = reading.tokens_in(sentence.start, sentence.end)[:LONGEST]
        self.words = [token.word for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        text = reading.document.text
        capitals = [text[start].isupper() for start in self.starts]
        if _titled(self.words, capitals):
            capitals = [False] * len(capitals)
        self.tags = tagged(self.words, capitals, self._fixed(reading, sentence)) if self.words else []
        self.verbs = verb_groups(self.words, self.tags)
        self._mains = [verb.main for verb in self.verbs]
        self._at_main = {verb.main: i for i, verb in enumerate(self.verbs)}
        self._subjects: dict[int, Phrase | None] = {}

    def _fixed(self, reading: Reading, sentence: Sentence) -> dict[int, str]:
        fixed = self._inner_marks()
        for time in _times_in(reading, sentence):
            start, end = time.spans[0]
            first, last = self.index(start), self.index(end - 1)
            ahead = self.words[last + 1] if last + 1 < len(self.words) else "."
            behind = self.words[first - 1] if first else ""
            if (
                "'s" in self.words[last]
                or "-" in self.words[last]
                or (behind in _BEFORE_NOUN and ahead[0].isalpha())
            ):
                continue
            for i in range(first, last + 1):
                fixed[i] = "t"
        low = bisect_left(reading.mentions, (sentence.start,))
        for hit in reading.mentions[low:]:
            if hit.start >= sentence.end:
                break
            first, last = self.index(hit.start), self.index(hit.end - 1)
            name = "J" if hit.entry.how == "adjective" else "X"
            for i in range(first, last + 1):
                word = self.words[i]
                if i == last and hit.end < self.tokens[i].end and word.endswith("ed"):
                    fixed[i] = "J"  # `a Norway-proposed truce`
                else:
                    fixed[i] = "S" if word.endswith("'s") and i == last else "D" if word == "the" else name
        return fixed

    def _inner_marks(self) -> dict[int, str]:
        """Return the tags that commas inside numbers settle, and dashes inside words: `U.S.-proposed` is one adjective."""
        found = {}
        for i, word in enumerate(self.words[1:-1], 1):
            if word == "," and self._inside_number(i):
                found[i] = "C"
            elif word == "-" and self.words[i + 1].endswith("ed") and self.inner_stop(i):
                found[i + 1] = "J"
        return found

    def _inside_number(self, i: int) -> bool:
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        return (
            before.word.isdigit()
            and after.word[:3].isdigit()
            and before.end == self.tokens[i].start
            and after.start == self.tokens[i].end
        )

    def index(self, offset: int) -> int:
        """Return the index of the token at or before an offset of the text."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, phrase: Phrase) -> tuple[int, int]:
        """Return the offsets of a phrase in the text; the possessive ending of its last word is left in."""
        return self.tokens[phrase.first].start, self.tokens[phrase.last].end

    def verb_at(self, index: int) -> Verb | None:
        """Return the verb group whose main verb is at an index."""
        found = self._at_main.get(index)
        return None if found is None else self.verbs[found]

    def verb_before(self, index: int, finite: bool = False) -> Verb | None:
        """Return the nearest verb group (a finite one, if asked) whose main verb is before an index."""
        for verb in reversed(self.verbs[: bisect_left(self._mains, index)]):
            if not finite or verb.form == "finite":
                return verb
        return None

    def verb_after(self, index: int) -> Verb | None:
        """Return the first finite verb group after an index."""
        for verb in self.verbs[bisect_right(self._mains, index) :]:
            if verb.form == "finite":
                return verb
        return None

    def lemma(self, verb: Verb) -> str:
        """Return the base form of a verb group's main verb."""
        return verb_lemma(self.words[verb.main])

    # -- noun phrases

    def phrase_ending(self, index: int) -> Phrase | None:
        """Return the noun phrase whose last token is at an index, with what `of` joins to it on its left."""
        if index < 0 or self.tags[index] not in NOMINAL:
            return None
        first = index
        if self.tags[index] != "P":
            while first > 0 and self.tags[first - 1] in NOMINAL and self.tags[first - 1] != "P":
                first -= 1
                if self.tags[first] == "D" and self.words[first] != "all":
                    break
        if first > 1 and self.words[first - 1] == "of" and self.tags[first - 2] in NOMINAL:
            outer = self.phrase_ending(first - 2)
            if outer is not None and index - outer.first < _REACH:
                return Phrase(outer.first, index)
        return Phrase(first, index)

    def phrase_from(self, index: int) -> Phrase | None:
        """Return the noun phrase that begins at an index, with what `of` joins to it on its right."""
        size = len(self.tags)
        while index < size and self.tags[index] in 'R"t':
            index += 1
        if index >= size or self.tags[index] not in NOMINAL:
            return None
        last = index
        if self.tags[index] != "P":
            while last + 1 < size and last - index < _REACH and self._continues(last + 1, index):
                last += 1
        if last + 2 < size and self.words[last + 1] == "of" and self.tags[last + 2] in NOMINAL:
            inner = self.phrase_from(last + 2)
            if inner is not None:
                return Phrase(index, inner.last)
        return Phrase(index, last)

    def _continues(self, at: int, first: int) -> bool:
        tag = self.tags[at]
        if tag not in NOMINAL or tag == "P":
            return tag == '"' and at + 1 < len(self.tags) and self.tags[at + 1] in "NJX"
        return not (tag == "D" and at > first and self.tags[at - 1] in _CONTENT)

    def joined(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return a noun phrase with those that `and` or commas join to it on its left, in reading order."""
        found = [phrase]
        while len(found) < 5:
            at = found[0].first - 1
            if at > 0 and self.tags[at] == "&" and self.words[at] in ("and", "or"):
                at -= 2 if self.tags[at - 1] == "," else 1
            elif at > 0 and self.tags[at] == "," and len(found) > 1:
                at -= 1
            else:
                break
            left = self.phrase_ending(at)
            if left is None or (left.first and self.tags[left.first - 1] in _VERBS):
                break
            found.insert(0, left)
        return tuple(found)

    def joined_after(self, phrase: Phrase, least: int = 1) -> tuple[Phrase, ...]:
        """Return a noun phrase with those that `and` joins to it on its right.

        One that a verb follows is taken for that verb's subject, unless there must be `least` of them (`between`).
        """
        found = [phrase]
        size = len(self.tags)
        while len(found) < 5:
            at = found[-1].last + 1
            if at < size and self.tags[at] == "," and at + 1 < size:
                at += 1
                if self.tags[at] == "&":
                    at += 1
            elif at < size and self.tags[at] == "&":
                at += 1
            else:
                break
            right = self.phrase_from(at)
            if right is None or (
                len(found) >= least and self.tags[right.last + 1 : right.last + 2] in _FINITE
            ):
                break
            found.append(right)
        return tuple(found)

    # -- who does what to whom

    def subject(self, verb: Verb) -> Phrase | None:
        """Return the noun phrase that a verb group has for its subject (the patient, if it is passive)."""
        key = verb.main
        if key not in self._subjects:
            self._subjects[key] = None  # a ring of references ends here
            self._subjects[key] = self._subject(verb)
        return self._subjects[key]

    def _subject(self, verb: Verb) -> Phrase | None:
        if verb.form == "infinitive":
            return self._of_infinitive(verb)
        if verb.form in ("ing", "participle"):
            return self._of_participle(verb)
        return self._leftwards(verb.first - 1)

    def _of_infinitive(self, verb: Verb) -> Phrase | None:
        at = verb.first - 1
        if at >= 0 and self.tags[at] == "&":
            previous = self.verb_before(verb.first)
            return self.subject(previous) if previous else None
        governor = self.verb_before(verb.first)
        if governor is None:
            return None
        between = self.phrase_ending(at)
        if (
            between is not None
            and between.first > governor.main
            and not governor.passive
            and self.tags[between.last] in "XP"
            and self.tags[between.first - 1] != "I"
            and self.lemma(governor) not in _OBJECT_CONTROL_NOT
        ):
            return self.joined(between)[0] if self.tags[between.last] == "X" else between
        return self.subject(governor)

    def _of_participle(self, verb: Verb) -> Phrase | None:
        at = verb.first - 1
        while at >= 0 and self.tags[at] in 'R"t':
            at -= 1
        if at >= 0 and self.tags[at] in NOMINAL and self.tags[at] != "D":
            return self.phrase_ending(at)
        if at >= 0 and self.tags[at] == "&":
            previous = self.verb_before(verb.first)
            return self.subject(previous) if previous else None
        previous = self.verb_before(verb.first, finite=True)
        if previous is not None and not self._broken(previous.main, verb.first):
            return self.subject(previous)
        following = self.verb_after(verb.main)
        return self.subject(following) if following is not None else None

    def _broken(self, first: int, last: int) -> bool:
        return any(tag == "." for tag in self.tags[first:last])

    def _leftwards(self, at: int) -> Phrase | None:
        """Return the subject of a finite verb, from the token before its group."""
        for _ in range(_REACH):
            tag = self.tags[at] if at >= 0 else ""
            if tag == "&":
                previous = self.verb_before(at, finite=True) or self.verb_before(at)
                return self.subject(previous) if previous else None
            if tag == "W":
                return self._antecedent(at)
            phrase = self.phrase_ending(at) if tag and tag in NOMINAL else None
            if phrase is not None:
                step = self._judge(phrase)
                if step < 0:
                    return phrase
                at = min(step, at - 1)
            else:
                at = self._step(at, tag)
            if at < 0:
                return None
        return None

    def _step(self, at: int, tag: str) -> int:
        """Return the index from which to look on for a subject, -1 if there is none."""
        if tag and tag in 'R"tnI':
            return at - 1
        if tag and tag in ",-)":
            return self._over_insertion(at)
        if tag in ("E", "G"):
            inner = self.verb_at(at)
            return (inner.first if inner else at) - 1
        return -1

    def _judge(self, phrase: Phrase) -> int:
        """Return -1 if a noun phrase can be a subject, else the index from which to look on."""
        at = phrase.first - 1
        while at >= 0 and self.tags[at] in '"R':
            at -= 1
        if at < 0:
            return -1
        if self.tags[at] == "I" and self.words[at] not in (
            "after",
            "before",
            "since",
            "until",
            "till",
            "as",
            "than",
        ):
            return at - 1
        if self.tags[at] == "I" and at and self.tags[at - 1] in NOMINAL:
            return -1
        if self.tags[at] in _VERBS:
            inner = self.verb_at(at)
            if inner is not None and inner.first and self.tags[inner.first - 1] == "W":
                return inner.first - 2
            if (
                inner is not None
                and inner.form in ("ing", "participle")
                and inner.first
                and (self.tags[inner.first - 1] in "NX")
            ):
                return inner.first - 1
        return -1

    def _over_insertion(self, at: int) -> int:
        """Return the index before what a comma, dash or bracket at an index closes."""
        mark = self.tags[at]
        opening = "(" if mark == ")" else mark
        for j in range(at - 1, max(-1, at - _REACH), -1):
            if self.tags[j] == opening:
                return j - 1
            if self.tags[j] == ".":
                break
        return at - 1 if mark == "," and at and self.tags[at - 1] in NOMINAL else -1

    def _antecedent(self, at: int) -> Phrase | None:
        if self.words[at] not in ("who", "which", "that"):
            return None
        at -= 1
        while at >= 0 and self.tags[at] in ',I"':
            at -= 1
        if at < 0 or self.tags[at] not in NOMINAL:
            return None
        phrase = self.phrase_ending(at)
        if (
            phrase is not None
            and self.words[at + 1] == ","
            and self.tags[phrase.first - 1 : phrase.first] == ["I"]
        ):
            outer = self.phrase_ending(phrase.first - 2)
            return outer if outer is not None and self.tags[outer.last] == "X" else phrase
        return phrase

    def after_preposition(self, word: str, start: int, end: int) -> Phrase | None:
        """Return the noun phrase after a preposition that stands between two indices."""
        for i in range(start, min(end + 1, len(self.tags))):
            if self.words[i] == word and self.tags[i] in "IWTOR" and self.tags[i + 1 : i + 2] != ["t"]:
                phrase = self.phrase_from(i + 1)
                if phrase is not None and phrase.first <= i + 3:
                    return phrase
        return None

    # -- how far a clause goes

    def clause_end(self, least: int) -> int:
        """Return the index of the last token of the clause that a token stands in, complement clauses included."""
        i = least + 1
        last = least
        while i < len(self.tags):
            if self.tags[i] in _MAY_END and self._ends_clause(i):
                break
            if self.tags[i] != '"':
                last = i
            i += 1
        while last > least and self.tags[last] in ",&-IW":
            last -= 1
        return last

    def _ends_clause(self, i: int) -> bool:
        tag = self.tags[i]
        if tag in _BREAKS:
            return not self.inner_stop(i)
        if tag == "&":
            following = self.next_tag(i)
            return following in "VMbhd" or (following in "PDXN" and self._clause_starts(i + 1))
        if tag != ",":
            return False
        following = self.next_tag(i)
        if following in 'WGEOVMbhd.IP"' or following == "":
            return True
        if following == "&":
            return self._clause_starts(i + 2) or self.next_tag(i + 1) in "VMbhd"
        return self._clause_starts(i + 1)

    def inner_stop(self, i: int) -> bool:
        """Tell whether a full stop or hyphen at an index stands inside a name (`U.S. aid`, `Russia-Ukraine`)."""
        token = self.tokens[i]
        if i + 1 >= len(self.tokens) or not i or token.word not in ".-":
            return False
        if self.reading.document.text[token.start] == "—":
            return False
        before = self.tokens[i - 1]
        if token.word == ".":
            return before.end == token.start and ("." in before.word or len(before.word) <= 3)
        return before.end == token.start and self.tokens[i + 1].start == token.end

    def next_tag(self, i: int) -> str:
        """Return the tag after an index, adverbs left out; empty at the end."""
        i += 1
        while i < len(self.tags) and self.tags[i] in "R":
            i += 1
        return self.tags[i] if i < len(self.tags) else ""

    def _clause_starts(self, i: int) -> bool:
        """Tell whether a subject and its finite verb begin at an index."""
        phrase = self.phrase_from(i)
        if phrase is None:
            return False
        following = self.next_tag(phrase.last)
        return following in "VMbhd" and following != ""


_BEFORE_NOUN = wordlist("a an the this that these those his her its their our my your immediate")


def _titled(words: list[str], capitals: list[bool]) -> bool:
    """Tell whether a sentence is set like a headline, so that a capital says nothing."""
    if 2 * sum(capitals) < len(words):
        return False
    long = [
        capital for word, capital in zip(words, capitals, strict=True) if len(word) > 3 and word[0].isalpha()
    ]
    return len(long) > 4 and sum(long) > 0.8 * len(long)


def _times_in(reading: Reading, sentence: Sentence) -> list[Time]:
    starts: list[int] | None = reading.__dict__.get("_time_starts")
    if starts is None:
        starts = reading.__dict__["_time_starts"] = [time.spans[0][0] for time in reading.times]
    low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return [time for time in reading.times[low:high] if time.spans[-1][1] <= sentence.end]


def parse_of(reading: Reading, sentence: Sentence) -> Parse:
    """Return the parse of a sentence, made once for a reading."""
    made: dict[int, Parse] = reading.__dict__.setdefault("_parses", {})
    found = made.get(sentence.start)
    if found is None:
        found = made[sentence.start] = Parse(reading, sentence)
    return found


def forget_parses(reading: Reading) -> None:
    """Let go of a reading's parses: they point back at it, and a ring keeps its memory until it is searched for."""
    reading.__dict__.pop("_parses", None)
