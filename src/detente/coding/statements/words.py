"""What sort of word each word is: closed classes by list, open ones by a dictionary of forms, settled by neighbours.

Tags are single characters:
D determiner, L possessive noun, N noun, C capitalised name, J adjective, # number, S subject pronoun, O object
pronoun, V finite verb, B base form after `to` or a modal, E past participle, G -ing form, M auxiliary or modal,
T `to` before a verb, P preposition, R adverb, K coordinator, H `that`, W wh-word, U other subordinator, Q quotation,
and `,` `;` `:` `.` `(` `)` `-` (dash) for punctuation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

__all__ = ["MONTHS", "NOUN_LIKE", "PRONOUNS", "WEEKDAYS", "masks", "tag"]

_N, _V, _J, _R, _E, _G, _A, _PAST = 1, 2, 4, 8, 16, 32, 64, 128

NOUN_LIKE = frozenset("NCJ#")
PRONOUNS = frozenset(
    ["i", "he", "she", "they", "we", "it", "you", "this", "these", "those", "that", "one", "who"]
)
WEEKDAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
    ]
)
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)

_CLOSED: dict[str, str] = {}
for _tag, _words in {
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
    "quite rather almost perhaps maybe however meanwhile instead therefore thus indeed once twice ago always away "
    "back down out up far well much further furthermore moreover nevertheless nonetheless recently quickly repeatedly "
    "first last",
    "J": "own other new same former current top senior many old own such",
    "N": "mr mrs ms dr sen rep gov gen",
    "#": "one two three four five six seven eight nine ten eleven twelve dozen hundreds thousands millions",
}.items():
    for _word in _words.split():
        _CLOSED.setdefault(_word, _tag)

_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")", "[": "(", "]": ")",
    "-": "-", "&": "K", "$": "#", "%": "N",
}  # fmt: skip

_DEMONYMS = ("ian", "ean", "can", "ese", "ish", "ench", "utch", "eek", "sian", "aeli", "aqi", "nian", "rman")
_PLURALS = frozenset(
    ["people", "police", "men", "women", "children", "many", "some", "others", "all", "both"]
)
_HARDLY_NOUNS = frozenset(
    [
        "say",
        "says",
        "tell",
        "tells",
        "ask",
        "asks",
        "think",
        "thinks",
        "know",
        "knows",
        "see",
        "sees",
        "believe",
        "add",
        "adds",
        "argue",
    ]
)
_TIME_WORDS = WEEKDAYS | MONTHS


@lru_cache(maxsize=100_000)
def masks(word: str) -> int:
    """Return the parts of speech that a word in lower case may have, as bits; 0 for a word no dictionary knows."""
    from lemminflect import getAllLemmas, getInflection

    found = 0
    readings = getAllLemmas(word)
    if "NOUN" in readings:
        found |= _N
    if "ADJ" in readings:
        found |= _J
    if "ADV" in readings:
        found |= _R
    for lemma in readings.get("VERB", ()):
        if word == lemma:
            found |= _A
            if word in getInflection(lemma, "VBD"):
                found |= _PAST | _E
        elif word.endswith("ing"):
            found |= _G
        elif word in getInflection(lemma, "VBD"):
            found |= _PAST
            if word in getInflection(lemma, "VBN"):
                found |= _E
        elif word in getInflection(lemma, "VBN"):
            found |= _E
        elif word.endswith("s"):
            found |= _V
    if word in _HARDLY_NOUNS:
        found &= ~_N
    return found or _by_ending(word)


def _by_ending(word: str) -> int:
    if word.endswith("ly"):
        return _R
    if word.endswith("ing") and len(word) > 5:
        return _G | _N
    if word.endswith("ed") and len(word) > 4:
        return _PAST | _E | _J
    if word.endswith(("ous", "ful", "ive", "able", "ible", "ish", "less", "ical", "ian")):
        return _J | _N
    return _N if word.isalpha() or "-" in word else 0


def tag(words: Sequence[str], capital: Sequence[bool], initial: Sequence[bool], titled: bool) -> list[str]:
    """Return a tag for each word of a sentence.

    Args:
        words: In lower case with plain marks; `"Q"` stands for a quotation.
        capital: Whether each is written with a capital.
        initial: Whether each stands where any word has a capital.
        titled: Whether the sentence is set with capitals throughout, so that they mean nothing.
    """
    tags: list[str] = []
    count = len(words)
    for i, word in enumerate(words):
        previous = tags[-1] if tags else "."
        if word == "Q":
            tags.append("Q")
            continue
        if not word[0].isalnum():
            tags.append(_PUNCTUATION.get(word, ","))
            continue
        following = words[i + 1] if i + 1 < count else "."
        closed = _CLOSED.get(word)
        if closed is not None and not (capital[i] and not initial[i] and not titled and closed in "JNRM#"):
            tags.append(_closed(word, closed, previous, following))
            continue
        if word == "to" and previous == "G" and words[i - 1] == "according":
            tags.append("P")
            continue
        if word == "to":
            if following.endswith("ly") and i + 2 < count and masks(following) & _R:
                following = words[i + 2]
            tags.append("T" if _base(following) else "P")
            continue
        if word[0].isdigit():
            tags.append("#")
            continue
        if word.endswith(("'s", "s'")):
            tags.append("L")
            continue
        if (
            "-" in word
            and masks(word[word.rindex("-") + 1 :] or word) & (_E | _G | _PAST | _J)
            and _nominal(following)
        ):
            tags.append("J")
            continue
        if capital[i] and not initial[i] and not titled:
            tags.append("J" if word.endswith(_DEMONYMS) and masks(word) & _J and _nominal(following) else "C")
            continue
        mask = masks(word)
        if word in _TIME_WORDS:
            tags.append("C")
            continue
        if capital[i] and initial[i] and not titled and _name_first(word, mask, previous, following):
            tags.append("C")
            continue
        plural = _after_plural(words, tags, i)
        if i + 1 < count and capital[i + 1] and not titled and following not in _CLOSED:
            following = "Q"  # a name may begin a clause as a quotation may
        tags.append(_open(word, mask, tags, following, plural))
    return tags


def _name_first(word: str, mask: int, previous: str, following: str) -> bool:
    """Tell whether a word with the capital that opens a sentence is a name: `Lynch said`, `“…,” Cook added`."""
    if previous == "Q":
        return not mask & _R
    if mask & (_G | _PAST | _R) and not mask & _N:
        return False
    after = masks(following) if following[0].isalpha() and following not in _CLOSED else 0
    return bool(after & (_V | _PAST)) and not word.endswith("s")


def _base(word: str) -> bool:
    return (bool(masks(word) & _A) and word not in _CLOSED) or word in ("be", "have", "do", "not")


def _closed(word: str, closed: str, previous: str, following: str) -> str:
    if word == "her":
        return "D" if following[0].isalpha() and following not in _CLOSED else "O"
    if word == "that" and previous in "P":
        return "D"
    if word == "like" and previous in "ST":
        return "V"
    if word == "having":
        return "G"
    if word == "once" and (previous in "MKR" or following == "again"):
        return "R"
    if word == "since" and previous == "M":
        return "R"
    if word == "so" and following in ("far", "much", "many", "often"):
        return "R"
    return closed


def _open(word: str, mask: int, tags: list[str], following: str, plural: bool) -> str:
    """Return the tag of a word of an open class from what it may be and what stands before and behind it."""
    previous = tags[-1] if tags else "."
    verbal = mask & (_V | _A | _PAST)
    if (
        mask & _R
        and not mask & (_N | _V | _PAST | _G)
        and not (mask & _A)
        and not (mask & _J and previous in "D")
    ):
        return "R"
    skipped = previous
    for earlier in reversed(tags):
        if earlier != "R":
            skipped = earlier
            break
    if skipped in "MT" and mask & (_A | _E | _G):
        if mask & _A and skipped == "T":
            return "B"
        if mask & _E and not (mask & _A and mask & _PAST):
            return "E" if not mask & _A else "B"
        return "G" if mask & _G else "B"
    if skipped == "S" and verbal:
        return "V"
    if mask & _G:
        return "N" if mask & _N and previous in "DLJ" else "G"
    if not verbal:
        if mask & _E:
            return "E"
        if mask & _N:
            return "J" if mask & _J and _nominal(following) else "N"
        return "J" if mask & _J else ("R" if mask & _R else "C")
    if previous in "DLJ#P" and mask & (_N | _J | _E | _PAST):
        if mask & _N and not (mask & _J and _nominal(following)):
            return "N"
        return "J"
    if mask & _PAST:
        return "V"
    if not mask & _N and not mask & _J:
        return "V"
    return _noun_or_verb(word, mask, skipped if previous == "R" else previous, following, plural)


def _noun_or_verb(word: str, mask: int, previous: str, following: str, plural: bool) -> str:
    """Return `V` or `N` for a present form that may also be a noun (claims, plan, call)."""
    opens = _CLOSED.get(following, "")
    begins = (opens and opens in "DSHOUW") or following in ("to", "Q", "for", "on")
    if previous in "W":
        return "V"
    if mask & _V:
        if previous in "CLO":
            after = masks(following) if following not in _CLOSED and following[0].isalpha() else 0
            return "N" if after & (_A | _PAST) and not after & _N else "V"
        if previous == "N":
            return "V" if begins and following not in ("for", "on") else "N"
        if previous in "HK,Q)-":
            return "V" if begins else "N"
        return "N"
    if (plural or previous == "C") and begins and following not in ("on", "for"):
        return "V"
    if plural and ((opens and opens not in "K") or not following[0].isalnum()) and following != "of":
        return "V"
    if previous in "K" and begins and opens not in "H":
        return "V"
    return "J" if mask & _J and _nominal(following) else "N"


def _after_plural(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Tell whether a plural noun, no name, stands before a word, adverbs between them left out."""
    k = i - 1
    while k >= 0 and tags[k] == "R":
        k -= 1
    if k < 0 or tags[k] not in "N":
        return False
    return words[k] in _PLURALS or (words[k].endswith("s") and not words[k].endswith("ss"))


def _nominal(word: str) -> bool:
    return word not in _CLOSED and word[0].isalpha() and bool(masks(word) & (_N | _J))
