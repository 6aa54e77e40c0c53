"""A match of the grammar as the normaliser sees it: its words by class, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from detente.coding.times.lexicon import CLASSES, PHRASES, VALUES, number_of

__all__ = ["Phrase"]

_PHRASE_VALUES = {phrase: value for entries in PHRASES.values() for phrase, _, value in entries}
_NUMBERS = "".join(CLASSES[name] for name in ("NUM", "DAY", "YEAR", "INT", "FRAC"))

_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_INSIDE = (CLASSES["DASH"], CLASSES["JOIN"], CLASSES["AND"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one match in lower case and their classes, with the tense around it.

    Attributes:
        classes: One character a word.
        words: The words.
        tense: Which way it lies, `past`, `future` or `unknown`, from the verbs and prepositions around it.
        before: Class of the word before it, empty at the beginning.
        after: Class of the word after it, empty at the end.
        follower: That word in lower case.
    """

    classes: str
    words: tuple[str, ...]
    tense: str = "unknown"
    before: str = ""
    after: str = ""
    follower: str = ""

    def has(self, *names: str) -> bool:
        """Return whether a word of one of the classes is in the phrase."""
        return any(CLASSES[name] in self.classes for name in names)

    def preceded(self, *names: str) -> bool:
        """Return whether the word before is of one of the classes."""
        return any(CLASSES[name] == self.before for name in names)

    def followed(self, *names: str) -> bool:
        """Return whether the word after is of one of the classes."""
        return any(CLASSES[name] == self.after for name in names)

    def word(self, *names: str) -> str | None:
        """Return the first word of one of the classes."""
        kinds = {CLASSES[name] for name in names}
        return next(
            (word for kind, word in zip(self.classes, self.words, strict=True) if kind in kinds), None
        )

    def all(self, *names: str) -> tuple[str, ...]:
        """Return every word of the classes, in order."""
        kinds = {CLASSES[name] for name in names}
        return tuple(word for kind, word in zip(self.classes, self.words, strict=True) if kind in kinds)

    def value(self, *names: str) -> str | int | float | None:
        """Return what the first word of the classes means by itself."""
        word = self.word(*names)
        return None if word is None else _PHRASE_VALUES.get(word, VALUES.get(word))

    def number(self) -> float | None:
        """Return the number that the phrase's first run of number words spells; of a range (`10-12`) the first."""
        run: list[str] = []
        dashed = False
        for kind, word in zip(self.classes, self.words, strict=True):
            if kind in _NUMBERS:
                if dashed and run[-1] not in _TENS:
                    break
                run.append(word)
                dashed = False
            elif run and kind not in _INSIDE:
                break
            elif run:
                dashed = kind == CLASSES["DASH"]
        return number_of(tuple(run))

    def ordinal(self) -> int | None:
        """Return the number of the phrase's first ordinal (`third`, `19th`)."""
        word = self.word("ORD")
        return None if word is None else int(VALUES[word] if word in VALUES else word[:-2])

    def shift(self) -> str:
        """Return the count of units that last, this and next stand for: `-1`, `0`, `+1`."""
        if self.has("LAST"):
            return "-1"
        return "+1" if self.has("NEXT") else "0"

    def directed(self, step: str) -> str:
        """Return a step of the notation with the direction that the verb gives, if it gives any."""
        return step if self.tense == "unknown" else f"{step}:{self.tense}"

    def named(self, step: str) -> str:
        """Return a step with the direction that the phrase's own words give, else the verb."""
        for kind, direction in (("LAST", "last"), ("NEXT", "next"), ("DEM", "this")):
            if self.has(kind):
                return f"{step}:{direction}"
        return self.directed(step)

    def clock(self) -> str:
        """Return `T17:00` or `TMO` of a clock time or part of day in the phrase, empty without one."""
        if noon := self.value("NOON"):
            return f"T{noon}"
        part, time = self.value("PART"), self.word("CLOCK")
        if time is None and self.has("AMPM"):
            time = self.words[self.classes.index(CLASSES["AMPM"]) - 1]
        if time is None:
            return f"T{part}" if part else ""
        hour, _, minute = time.partition(":")
        hours = int(hour) % 12 + int(self.value("AMPM") or 0) if self.has("AMPM") else int(hour)
        return f"T{hours:02}:{minute[:2] or '00'}"

    def at(self) -> str:
        """Return the clock time or part of day as the end of a notation: `@T17:00`."""
        return f"@{self.clock()}" if self.clock() else ""
