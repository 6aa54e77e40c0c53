"""Verb groups: auxiliaries, negation and the main verb taken together."""

from __future__ import annotations

from typing import NamedTuple

from detente.coding.clauses.words import BASE, PAST, classes
from detente.coding.word_lists import wordlist

__all__ = ["Verb", "verb_groups"]

_AUXILIARY = frozenset("Mbhd")
_VERBS = frozenset("VBEG")
_OPENING = _AUXILIARY | _VERBS | {"T", "n"}


class Verb(NamedTuple):
    """A verb group: auxiliaries, negation and the main verb.

    Attributes:
        first: Index of its first token.
        main: Index of the main verb (of the copula, if there is none).
        form: `finite`, `infinitive`, `ing` or `participle` (past, without auxiliary).
        modal: The modal in it, in lower case; `will` for `'ll` and `won't`.
        negated: Whether `not`, `never` or a contracted one stands in it.
        passive: Whether the main verb is a past participle after `be`, or stands without any auxiliary.
        perfect: Whether `have` stands in it.
        progressive: Whether it is `be` with an -ing form.
        past: Whether its finite part is past.
    """

    first: int
    main: int
    form: str
    modal: str
    negated: bool
    passive: bool
    perfect: bool
    progressive: bool
    past: bool


_MODALS = {"'ll": "will", "won't": "will", "i'll": "will", "we'll": "will", "he'll": "will", "she'll": "will",
           "it'll": "will", "they'll": "will", "you'll": "will", "can't": "can", "cannot": "can", "'d": "would"}  # fmt: skip


def verb_groups(words: list[str], tags: list[str]) -> list[Verb]:
    """Return the verb groups of a sentence, in order."""
    found: list[Verb] = []
    i = 0
    while i < len(tags):
        if tags[i] in _OPENING:
            verb, i = _group(words, tags, i)
            if verb is not None:
                found.append(verb)
        else:
            i += 1
    return found


def _group(words: list[str], tags: list[str], first: int) -> tuple[Verb | None, int]:
    """Return the verb group that begins at an index, and the index after it."""
    i, size, main = first, len(tags), -1
    while i < size:
        tag = tags[i]
        if tag in _AUXILIARY or (tag == "T" and i == first):
            main = i if tag != "T" else main
        elif tag in _VERBS:
            main = i
            i += 1
            break
        elif not (tag in "nRt" and main >= first) and tag not in "n":
            break
        i += 1
    if main < 0:
        return None, max(i, first + 1)
    i = main + 1
    parts, kinds = words[first:i], tags[first:i]
    return _described(first, main, parts, kinds), i


def _described(first: int, main: int, parts: list[str], kinds: list[str]) -> Verb:
    head = kinds[-1]
    if len(kinds) == 1 and head in "VEG":  # most groups are one word
        form = _FORMS[head]
        return Verb(
            first, main, form, "", False, head == "E", False, False, head == "V" and _is_past(head, parts)
        )
    be = "b" in kinds
    supported = not {"M", "h", "d"}.isdisjoint(kinds)
    finite = head == "V" or supported or (be and parts[kinds.index("b")] not in ("be", "been", "being"))
    modal = parts[kinds.index("M")] if "M" in kinds else ""
    return Verb(
        first=first,
        main=main,
        form="infinitive" if "T" in kinds else "finite" if finite else _FORMS.get(head, "infinitive"),
        modal=_MODALS.get(modal, modal.removesuffix("n't")),
        negated="n" in kinds or any(word.endswith("n't") or word == "cannot" for word in parts),
        passive=head == "E" and (be or not supported),
        perfect="h" in kinds,
        progressive=head == "G" and be,
        past=_is_past(head, parts),
    )


_FORMS = {"V": "finite", "G": "ing", "E": "participle"}
_PAST_AUXILIARIES = wordlist("was were had did didn't wasn't weren't hadn't")


def _is_past(head: str, parts: list[str]) -> bool:
    known = classes(parts[-1])
    return (head == "V" and bool(known & PAST) and not known & BASE) or not _PAST_AUXILIARIES.isdisjoint(
        parts
    )
