"""What sort of word each word of a sentence is, settled by its neighbours.

Tags are single characters: D determiner, L possessive noun, N noun, C capitalised name, J adjective, # number,
S subject pronoun, O object pronoun, V finite verb, B base form after `to` or a modal, E past participle, G -ing form,
M auxiliary or modal, T `to` before a verb, P preposition, R adverb, K coordinator, H `that`, W wh-word, U other
subordinator, Q quotation, and `,` `;` `:` `.` `(` `)` `-` (dash) for punctuation.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.coding.statements.words import (
    ADJECTIVE,
    ADVERB,
    BASE,
    CLOSED,
    GERUND,
    NOUN,
    PARTICIPLE,
    PAST,
    THIRD,
    TIME_WORDS,
    is_base,
    is_nominal,
    masks,
)  # fmt: skip
from detente.coding.word_lists import wordlist

__all__ = ["tag"]

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "&": "K", "$": "#", "%": "N",
}  # fmt: skip
# Words of a closed class whose tag hangs on what stands beside them; all others have one tag.
_IN_CONTEXT = wordlist("her that like having once since so")
_CERTAIN = (
    {word: kind for word, kind in CLOSED.items() if word not in _IN_CONTEXT} | _PUNCTUATION | {"Q": "Q"}
)
_DEMONYMS = ("ian", "ean", "can", "ese", "ish", "ench", "utch", "eek", "aeli", "aqi", "rman")
_PLURALS = wordlist("people police men women children many some others all both")


def tag(words: Sequence[str], capital: Sequence[bool], initial: Sequence[bool]) -> list[str]:
    """Return a tag for each word of a sentence.

    Args:
        words: In lower case with plain marks; `"Q"` stands for a quotation.
        capital: Whether each is written with a capital that means something: none is where all have one.
        initial: Whether each stands where any word has a capital.
    """
    tags: list[str] = []
    last = len(words) - 1
    for i, certain in enumerate(map(_CERTAIN.get, words)):
        if certain is not None and not capital[i]:
            tags.append(certain)
            continue
        word, following = words[i], words[i + 1] if i < last else "."
        fixed = _fixed(words, tags, i, following, capital[i] and not initial[i])
        if fixed:
            tags.append(fixed)
            continue
        if capital[i] and initial[i] and _name_first(word, tags[-1] if tags else ".", following):
            tags.append("C")
            continue
        if i < last and capital[i + 1] and following not in CLOSED:
            following = "Q"  # a name may begin a clause as a quotation may
        tags.append(_open(words, tags, i, following))
    return tags


def _fixed(words: Sequence[str], tags: Sequence[str], i: int, following: str, name: bool) -> str:
    """Return the tag of a word whose form or class settles it; empty for the others."""
    word = words[i]
    if word == "Q":
        return "Q"
    if not word[0].isalnum():
        return _PUNCTUATION.get(word, ",")
    closed = CLOSED.get(word)
    if closed is not None and not (name and closed in "JNRM#"):
        return _closed(word, closed, tags[-1] if tags else ".", following)
    if word == "to":
        return _to(words, i, following)
    if word[0].isdigit():
        return "#"
    if word.endswith(("'s", "s'")):
        return "L"
    if "-" in word and masks(word[word.rindex("-") + 1 :] or word) & _MODIFYING and is_nominal(following):
        return "J"
    if name:
        demonym = word.endswith(_DEMONYMS) and masks(word) & ADJECTIVE and is_nominal(following)
        return "J" if demonym else "C"
    return "C" if word in TIME_WORDS else ""


_MODIFYING = PARTICIPLE | GERUND | PAST | ADJECTIVE


def _to(words: Sequence[str], i: int, following: str) -> str:
    if i and words[i - 1] == "according":
        return "P"
    if following.endswith("ly") and i + 2 < len(words) and masks(following) & ADVERB:
        following = words[i + 2]
    return "T" if is_base(following) else "P"


def _name_first(word: str, previous: str, following: str) -> bool:
    """Tell whether a word with the capital that opens a sentence is a name: `Lynch said`, `“…,” Cook added`."""
    mask = masks(word)
    if previous == "Q":
        return not mask & ADVERB
    if mask & (GERUND | PAST | ADVERB) and not mask & NOUN:
        return False
    after = masks(following) if following[0].isalpha() and following not in CLOSED else 0
    return bool(after & (THIRD | PAST)) and not word.endswith("s")


def _closed(word: str, closed: str, previous: str, following: str) -> str:
    """Return the tag of a word of a closed class, which for a few depends on what stands beside them."""
    if word == "her":
        return "D" if following[0].isalpha() and following not in CLOSED else "O"
    if word == "that" and previous == "P":
        return "D"
    if word == "like" and previous in "ST":
        return "V"
    if word == "having":
        return "G"
    adverbial = (
        (
            word == "once"
            and (previous in "MR" or following == "again" or (previous == "K" and following not in CLOSED))
        )
        or (word == "since" and previous == "M")
        or (word == "so" and following in ("far", "much", "many", "often"))
    )
    return "R" if adverbial else closed


def _open(words: Sequence[str], tags: Sequence[str], i: int, following: str) -> str:
    """Return the tag of a word of an open class from what it may be and what stands before and behind it."""
    mask = masks(words[i])
    previous = tags[-1] if tags else "."
    skipped = previous
    if previous == "R":
        skipped = next((kind for kind in reversed(tags) if kind != "R"), previous)
    if (
        mask & ADVERB
        and not mask & (NOUN | THIRD | PAST | GERUND | BASE)
        and not (mask & ADJECTIVE and previous == "D")
    ):
        return "R"
    if skipped in "MT" and mask & (BASE | PARTICIPLE | GERUND):
        return _led(mask, skipped)
    verbal = mask & (THIRD | BASE | PAST)
    if skipped == "S" and verbal:
        return "V"
    if mask & GERUND:
        return "N" if mask & NOUN and previous in "DLJ" else "G"
    if not verbal:
        return _never_finite(mask, following)
    if previous in "DLJ#P" and mask & (NOUN | ADJECTIVE | PARTICIPLE | PAST):
        return "N" if mask & NOUN and not (mask & ADJECTIVE and is_nominal(following)) else "J"
    if previous in "DL" and mask & BASE and not mask & PAST:
        return "N"  # the dictionary of forms lacks some nouns that verbs make (the council's resolve)
    if mask & PAST or not mask & (NOUN | ADJECTIVE):
        return "V"
    return _noun_or_verb(mask, skipped, following, _after_plural(words, tags, i))


def _led(mask: int, leader: str) -> str:
    """Return the tag of a verb behind `to` or an auxiliary."""
    if mask & BASE and leader == "T":
        return "B"
    if mask & PARTICIPLE and not (mask & BASE and mask & PAST):
        return "B" if mask & BASE else "E"
    return "G" if mask & GERUND else "B"


def _never_finite(mask: int, following: str) -> str:
    if mask & PARTICIPLE:
        return "E"
    if mask & NOUN:
        return "J" if mask & ADJECTIVE and is_nominal(following) else "N"
    if mask & ADJECTIVE:
        return "J"
    return "R" if mask & ADVERB else "C"


def _noun_or_verb(mask: int, previous: str, following: str, plural: bool) -> str:
    """Return `V` or `N` for a present form that may also be a noun (claims, plan, call)."""
    opens = CLOSED.get(following, "")
    begins = (opens != "" and opens in "DSHOUW") or following in ("to", "Q", "for", "on")
    strictly = begins and following not in ("for", "on")
    if previous == "W":
        return "V"
    if mask & THIRD:
        return "V" if _third_person(previous, following, begins, strictly) else "N"
    if (plural or previous == "C") and strictly:
        return "V"
    if plural and ((opens not in ("", "K")) or not following[0].isalnum()) and following != "of":
        return "V"
    if previous == "K" and begins and opens != "H":
        return "V"
    return "J" if mask & ADJECTIVE and is_nominal(following) else "N"


def _third_person(previous: str, following: str, begins: bool, strictly: bool) -> bool:
    if previous in "CLO":
        after = masks(following) if following not in CLOSED and following[0].isalpha() else 0
        return not (after & (BASE | PAST) and not after & NOUN)
    if previous == "N":
        return strictly
    return previous in "HK,Q)-" and begins


def _after_plural(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Tell whether a plural noun, no name, stands before a word, adverbs between them left out."""
    k = i - 1
    while k >= 0 and tags[k] == "R":
        k -= 1
    if k < 0 or tags[k] != "N":
        return False
    return words[k] in _PLURALS or (words[k].endswith("s") and not words[k].endswith("ss"))
