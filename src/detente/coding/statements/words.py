"""What sort of word each word may be: closed classes by list, open ones by a dictionary of forms."""

from __future__ import annotations

from functools import lru_cache

from detente.coding.lemmas import lemmas
from detente.coding.word_lists import wordlist

__all__ = [
    "ADJECTIVE", "ADVERB", "BASE", "CLOSED", "GERUND", "MONTHS", "NOUN", "PARTICIPLE", "PAST", "THIRD", "TIME_WORDS",
    "WEEKDAYS", "is_base", "is_nominal", "masks",
]  # fmt: skip

NOUN, THIRD, ADJECTIVE, ADVERB, PARTICIPLE, GERUND, BASE, PAST = 1, 2, 4, 8, 16, 32, 64, 128
"""What a word may be: a noun; a verb's third person, past participle, -ing form, base form, past; the rest."""

WEEKDAYS = wordlist("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow")
MONTHS = wordlist("january february march april may june july august september october november december")
TIME_WORDS = WEEKDAYS | MONTHS

_CLASSES = {
    "D": "the a an my your his her its our their some any no every each all both many several few another such most "
    "these those this more much neither either",
    "S": "i he she they we it you he's she's it's i'm i've i'd i'll he'd he'll she'd she'll they're they've they'd "
    "they'll we're we've we'd we'll you're you've you'd you'll it'll it'd that's there there's everyone everybody "
    "someone somebody nobody anyone anybody nothing everything something",
    "O": "me him them us himself herself themselves itself myself ourselves yourself",
    "M": "will would can could may might must shall should do does did have has had having is are was were be been "
    "being am isn't aren't wasn't weren't won't wouldn't can't couldn't cannot shouldn't mustn't mightn't don't "
    "doesn't didn't haven't hasn't hadn't ain't",
    "P": "of in on at by for with from about against between among into onto upon toward towards under over "
    "through throughout during without within despite amid around across behind beyond near off outside inside "
    "via per than like unlike including concerning regarding besides except alongside versus vs",
    "K": "and or but nor &",
    "U": "because if when while although though since until unless as before after whereas once lest so",
    "W": "who whom whose which what where why how whether whoever whatever whichever",
    "H": "that",
    "R": "not never also already still just even only then now here again ever often later earlier soon yet too very "
    "quite rather almost perhaps maybe however meanwhile instead therefore thus indeed twice ago always away back "
    "down out up far well much further furthermore moreover nevertheless nonetheless recently quickly repeatedly "
    "first last",
    "J": "own other new same former current top senior old",
    "N": "mr mrs ms dr sen rep gov gen",
    "#": "one two three four five six seven eight nine ten eleven twelve dozen hundreds thousands millions",
}


def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, words in _CLASSES.items():
        for word in words.split():
            found.setdefault(word, kind)
    return found


CLOSED: dict[str, str] = _by_word()
"""The tag of each word of a closed class; tags are explained in `tagging`."""

_HARDLY_NOUNS = wordlist(
    "say says tell tells ask asks think thinks know knows see sees believe add adds argue keep keeps"
)


@lru_cache(maxsize=100_000)
def masks(word: str) -> int:
    """Return the parts of speech that a word in lower case may have, as bits; 0 for what is no word."""
    readings = lemmas(word)
    found = 0
    for name, bit in (("NOUN", NOUN), ("ADJ", ADJECTIVE), ("ADV", ADVERB)):
        if name in readings:
            found |= bit
    for lemma in readings.get("VERB", ()):
        found |= _verb_mask(word, lemma)
    if word in _HARDLY_NOUNS:
        found &= ~NOUN
    return found or _by_ending(word)


@lru_cache(maxsize=20_000)
def _past_forms(lemma: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the past and the participle of a verb; kept, since the tables are copied at each call."""
    from lemminflect import getInflection

    return tuple(getInflection(lemma, "VBD")), tuple(getInflection(lemma, "VBN"))


def _verb_mask(word: str, lemma: str) -> int:
    past, participle = (word in forms for forms in _past_forms(lemma))
    if word == lemma:
        return BASE | PAST | PARTICIPLE if past else BASE
    if word.endswith("ing"):
        return GERUND
    if past or participle:
        return (PAST if past else 0) | (PARTICIPLE if participle else 0)
    return THIRD if word.endswith("s") else 0


def _by_ending(word: str) -> int:
    if word.endswith("ly"):
        return ADVERB
    if word.endswith("ing") and len(word) > 5:
        return GERUND | NOUN
    if word.endswith("ed") and len(word) > 4:
        return PAST | PARTICIPLE | ADJECTIVE
    if word.endswith(("ous", "ful", "ive", "able", "ible", "ish", "less", "ical", "ian")):
        return ADJECTIVE | NOUN
    return NOUN if word.isalpha() or "-" in word else 0


def is_base(word: str) -> bool:
    """Tell whether a word may be the verb behind `to`."""
    return (bool(masks(word) & BASE) and word not in CLOSED) or word in ("be", "have", "do", "not")


def is_nominal(word: str) -> bool:
    """Tell whether a word may be a noun or adjective."""
    return word not in CLOSED and word[0].isalpha() and bool(masks(word) & (NOUN | ADJECTIVE))
