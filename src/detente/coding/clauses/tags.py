"""A part of speech for every word of a sentence, by word classes and the words around it.

Tags are single letters. Nominal: N noun, X proper name, J adjective, C number, D determiner, S possessor, P pronoun.
Verbal: V finite verb, B base form, E past participle, G -ing form, M modal, b be, h have, d do, T infinitival `to`.
Others: I preposition, O subordinator, & coordinator, W relative or interrogative, n negation, R adverb, t time expression.
Marks: `,` `.` `"` `-` `(` `)`. An approximation in the manner of Brill (1992), its rules written by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.clauses.words import (
    ADJECTIVE,
    ADVERB,
    BASE,
    CLOSED,
    NOUN,
    PARTICIPLE,
    PAST,
    PRESENT,
    PROGRESSIVE,
    classes,
)
from detente.coding.word_lists import wordlist

__all__ = ["tagged"]

_MARKS = {
    ",": ",", ".": ".", ";": ".", ":": ".", "?": ".", "!": ".", '"': '"', "-": "-", "(": "(", ")": ")", "[": "(",
    "]": ")", "/": "&", "&": "&", "$": "C", "€": "C", "£": "C", "%": "N", "…": ".",
}  # fmt: skip
_VERBAL = BASE | PRESENT | PAST | PARTICIPLE | PROGRESSIVE
_NOMINAL_START = frozenset("DSPXC")
_AFTER_TO_NOUN = wordlist(
    "response reaction access according return road due prior subject opposition answer contribution "
    "visit envoy ambassador route commitment alternative path reference key addition relation tribute "
    "rise"
)
_COPULAS = wordlist("remains seems appears becomes looks stays")
_NOUN_MODALS = wordlist("will can might may must")
_PRONOMINAL = wordlist("those all both some many most several few")


# Words whose tag hangs on their neighbours; all other closed words and marks have one tag.
_IN_CONTEXT = wordlist("to that her need one having will can might may must yet up down off out following '")
_CERTAIN = {word: tag for word, tag in (CLOSED | _MARKS).items() if word not in _IN_CONTEXT}


class _Tagger:
    def __init__(self, words: Sequence[str], capitals: Sequence[bool], fixed: dict[int, str]) -> None:
        self.words, self.capitals, self.fixed = words, capitals, fixed
        self.tags: list[str] = []
        self.first = next((i for i, word in enumerate(words) if word[0].isalnum()), 0)

    def run(self) -> list[str]:
        known = list(map(_CERTAIN.get, self.words))
        for i, tag in self.fixed.items():
            known[i] = tag
        for i, settled in enumerate(known):
            self.tags.append(settled or self.one(i))
        return self.tags

    def one(self, i: int) -> str:
        word = self.words[i]
        if word == "'":
            return "S" if self.before(i) in ("N", "X") and self.words[i - 1].endswith("s") else '"'
        closed = CLOSED.get(word)
        if closed is not None or word in _IN_CONTEXT:
            return self.closed(i, word, closed or "")
        if word[0].isdigit():
            return "J" if "-" in word else "C"
        if word.endswith("'s"):
            return "S"
        if not word[0].isalpha():
            return '"'
        if self.capitals[i] and (i > self.first or not classes(word) & _VERBAL or classes(word) & NOUN):
            return "X" if i > self.first or not classes(word) & (ADVERB | _VERBAL) else self.open(i, word)
        if word == "thanks" and self.words[i + 1 : i + 2] == ["to"]:
            return "I"
        return self.open(i, word)

    def before(self, i: int) -> str:
        """Return the tag before, adverbs, quotation marks and times left out; empty at the start."""
        i -= 1
        timed = False
        while i >= 0 and (self.tags[i] in 'R"t' or (timed and self.tags[i] == "I")):
            timed = self.tags[i] == "t"
            i -= 1
        return self.tags[i] if i >= 0 else ""

    def after(self, i: int) -> str:
        """Return a rough tag of the word after, adverbs and quotation marks left out."""
        i += 1
        while i < len(self.words):
            word = self.words[i]
            if i in self.fixed:
                return self.fixed[i]
            tag = _MARKS.get(word) or CLOSED.get(word)
            if tag is None:
                return self._rough(i, word)
            if tag not in 'R"':
                return tag
            i += 1
        return "."

    def _rough(self, i: int, word: str) -> str:
        if word in ("to", "that"):
            return "T" if word == "to" else "W"
        if self.capitals[i]:
            return "S" if word.endswith("'s") else "X"
        if word[0].isdigit():
            return "C"
        known = classes(word)
        if known == ADVERB:
            return self.after(i)
        if known & (PAST | PARTICIPLE) and not known & (NOUN | ADJECTIVE):
            return "V"
        if known & NOUN or not known & _VERBAL:
            return "N" if known & NOUN else "J"
        return "G" if known & PROGRESSIVE else "V"

    def closed(self, i: int, word: str, tag: str) -> str:
        prev = self.before(i)
        if word == "to":
            return self._to(i)
        if word == "that":
            after = self.after(i)
            return "D" if after in "NJ" and prev not in ("V", "N", "E", "G", "B") else "W"
        if word == "her":
            return "S" if self.after(i) in ("N", "J", "X") else "P"
        if word == "need":
            return "V" if prev in ("P", "N", "X") else self.open(i, word)
        if tag == "h" and word == "having":
            return "G"
        if tag == "C" and word == "one" and self.after(i) in ("V", "M", "b", "h"):
            return "P"
        if tag == "M" and word in _NOUN_MODALS and prev in ("D", "S", "J"):
            return "N"
        if word == "yet" and prev in ("h", "b"):
            return "R"
        return self._particle(i, word, tag, prev)

    def _particle(self, i: int, word: str, tag: str, prev: str) -> str:
        if word in ("up", "down", "off", "out"):
            return "R" if prev in ("V", "B", "E", "G", "P", "N") and self.after(i) != "X" else tag
        if word == "following" and prev in ("D", "S"):
            return "J"
        return tag

    def _to(self, i: int) -> str:
        j = i + 1
        while j < len(self.words) and (classes(self.words[j]) == ADVERB or self.words[j] in ("not", "also")):
            j += 1
        if j >= len(self.words) or j in self.fixed:
            return "I"
        word = self.words[j]
        if word in ("be", "have", "do"):
            return "T"
        if CLOSED.get(word) or not classes(word) & BASE or self.capitals[j]:
            return "I"
        if classes(word) & NOUN and i and self.words[i - 1] in _AFTER_TO_NOUN:
            return "I"
        return "T"

    def open(self, i: int, word: str) -> str:
        known, prev = classes(word), self.before(i)
        if not known & _VERBAL:
            return "N" if known & NOUN else "J" if known & ADJECTIVE else "R" if known & ADVERB else "N"
        if known & ADVERB and not known & (NOUN | ADJECTIVE) and prev not in ("M", "T", "P", "d"):
            return "R"
        if prev in ("M", "T", "d") and known & BASE:
            return "B"
        if prev == "P" and known & (PAST | PRESENT | BASE):
            return "V"
        return self._by_neighbour(i, known, prev)

    def _by_neighbour(self, i: int, known: int, prev: str) -> str:
        if prev == "n":
            return self._after_not(i, known)
        if prev == "h":
            return "E" if known & (PAST | PARTICIPLE) else self._nominal(known)
        if prev == "b":
            return self._after_be(i, known)
        if prev in ("D", "S", "J", "C"):
            return self._inside_phrase(i, known, prev)
        if prev == "I":
            return self._after_preposition(i, known)
        if known & PROGRESSIVE:
            return self._progressive(i, known, prev)
        if known & (PAST | PARTICIPLE):
            return self._past(i, known, prev)
        return self._present(i, known, prev)

    @staticmethod
    def _nominal(known: int) -> str:
        return "N" if known & NOUN else "J"

    def _after_not(self, i: int, known: int) -> str:
        j = i - 1
        while j >= 0 and self.tags[j] in "nR":
            j -= 1
        head = self.tags[j] if j >= 0 else ""
        if head in ("M", "d", "T") and known & BASE:
            return "B"
        if head in ("h", "b") and known & (PAST | PARTICIPLE):
            return "E"
        if known & PROGRESSIVE:
            return "G"
        if known & (PAST | PRESENT):
            return "V"
        return "B" if known & BASE else self._nominal(known)

    def _after_be(self, i: int, known: int) -> str:
        if known & PROGRESSIVE and not (known & NOUN and self.after(i) in ("b", "V", "M")):
            return "G"
        if known & PARTICIPLE:
            return "E"
        return "J" if known & ADJECTIVE else self._nominal(known)

    def _inside_phrase(self, i: int, known: int, prev: str) -> str:
        after = self.after(i)
        if known & (PAST | PARTICIPLE) and not known & NOUN:
            loose = prev == "C" or (i and self.words[i - 1] in _PRONOMINAL)
            if loose and after in ("D", "S", "P", "X", "I", "T", "W", "R", "."):
                return "V" if known & PAST and after not in ("I",) else "E"
            return "J"
        if known & NOUN:
            return "N"
        if known & PROGRESSIVE:
            return "J" if after in ("N", "X", "J") else "N"
        if known & ADJECTIVE:
            return "J"
        return "V" if known & (PRESENT | PAST) or prev == "C" else "N"

    def _after_preposition(self, i: int, known: int) -> str:
        if known & PROGRESSIVE and (
            not known & NOUN or self.after(i) in ("D", "S", "P", "X", "J", "N", "C", "T")
        ):
            return "G"
        if known & NOUN:
            return "N"
        if known & PROGRESSIVE:
            return "G"
        return "J" if known & (PARTICIPLE | ADJECTIVE) else "V"

    def _progressive(self, i: int, known: int, prev: str) -> str:
        if known & NOUN and prev in ("N", "X", "&") and self.after(i) not in ("D", "S", "P", "X", "C", "T"):
            return "N"
        return "G"

    def _past(self, i: int, known: int, prev: str) -> str:
        after_word = self.words[i + 1] if i + 1 < len(self.words) else "."
        if (
            known & NOUN
            and prev in ("N", "X")
            and self.after(i) in ("I", ".", ",", "b", "M", "h")
            and known & BASE
        ):
            return "N"
        if not known & PAST:
            return "E"
        if after_word == "by" and prev not in ("W", "P") and known & PARTICIPLE:
            return "E"
        if prev in ("N", "X") and self.after(i) == "I" and known & PARTICIPLE and self._finite_later(i):
            return "E"
        if not prev and known & PARTICIPLE:
            return "E" if not (known & BASE) else "B"
        if prev == "O" and known & PARTICIPLE:
            return "E"
        if known & BASE and prev in ("&", ".", "-"):
            return "V"
        return "V"

    def _present(self, i: int, known: int, prev: str) -> str:
        after = self.after(i)
        if not known & (NOUN | ADJECTIVE):
            if known & PRESENT or prev in ("N", "X", "W", "P"):
                return "V"
            return "B"
        if prev in ("", ".", "-", "("):
            return "B" if known & BASE and after in ("D", "S", "P", "X") else self._nominal(known)
        if prev == "W":
            return "V" if after not in ("b", "h", "M", "d", "V") else "N"
        if prev == "&":
            return self._coordinated(known, after)
        if known & PRESENT:
            return self._third_person(i, after, prev)
        if known & BASE and prev == "N" and self._plural_before(i):
            verb = after in ("D", "S", "P", "X", "C", "W") or (
                after in ("T", "I") and not self._finite_later(i)
            )
            return (
                "V"
                if verb and not (after == "I" and known & NOUN and self.words[i + 1] != "to")
                else self._nominal(known)
            )
        return self._nominal(known)

    def _third_person(self, i: int, after: str, prev: str) -> str:
        if prev not in ("N", "X", ",", "R", ")"):
            return "N"
        if self.words[i] in _COPULAS and prev != ",":
            return "V"
        if after in ("D", "S", "P", "X", "W", "C", "T", "J"):
            return "V" if prev != "," or not self._finite_later(i) else "N"
        if after in ("b", "h", "M", "d", "V", ".", ",", "&"):
            return "N"
        if after in ("I", "N", "G") and prev in ("X", "N"):
            if prev == "N" and not self._determined(i):
                return "N"
            return "N" if self._finite_later(i) or (prev == "N" and after == "I") else "V"
        return "N"

    def _determined(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.tags[j] in "NJXR":
            j -= 1
        return j >= 0 and self.tags[j] in "DSC"

    def _coordinated(self, known: int, after: str) -> str:
        if known & PRESENT and after in ("D", "S", "P", "X"):
            return "V"
        for j in range(len(self.tags) - 1, -1, -1):
            tag = self.tags[j]
            if tag in ("B", "V"):
                same = (tag == "B" and known & BASE) or (tag == "V" and known & (PRESENT | PAST))
                return tag if same and after in ("D", "S", "P", "X", "C", "W") else self._nominal(known)
            if tag in ".":
                break
        return self._nominal(known)

    def _plural_before(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self.tags[j] in 'R"t':
            j -= 1
        word = self.words[j] if j >= 0 else ""
        return word in ("people", "police", "troops") or (word.endswith("s") and not word.endswith("ss"))

    def _finite_later(self, i: int) -> bool:
        """Tell whether a verb that must be finite comes before the clause can end."""
        for j in range(i + 1, min(i + 12, len(self.words))):
            word = self.words[j]
            if word in _MARKS and word != '"':
                return False
            tag = CLOSED.get(word)
            if tag in ("M", "b", "h", "d"):
                return True
            if tag in ("W", "O", "&") or word == "that":
                return False
            if tag is None and not self.capitals[j]:
                known = classes(word)
                if known & PAST and not known & (NOUN | ADJECTIVE):
                    return True
        return False


def tagged(words: Sequence[str], capitals: Sequence[bool], fixed: dict[int, str]) -> list[str]:
    """Return a tag for each word of a sentence.

    Args:
        words: In lower case with plain quotation marks.
        capitals: Whether each begins with a capital.
        fixed: Tags already known, by index: names of actors, time expressions.
    """
    return _Tagger(words, capitals, fixed).run()
