"""Whether a noun names somebody who can speak and act: people, bodies, groups."""

from __future__ import annotations

from detente.coding.actors.words import BODY_WORDS, ROLE_WORDS
from detente.coding.statements.lines import Line
from detente.coding.word_lists import wordlist

__all__ = ["head_of", "is_agent", "names_people"]

_PEOPLE = wordlist("i he she they we you who everyone everybody someone somebody nobody anyone those one")
_GROUPS = wordlist(
    "government administration campaign team delegation committee court police party company voice side "
    "ally family crowd audience public group union ministry embassy council agency press media military "
    "army staff board panel opposition majority minority coalition cabinet parliament congress senate "
    "house industry firm network newspaper magazine outlet community electorate state country nation "
    "bloc camp people men women man woman child children youth authorities left right base "
    "establishment intelligence jury mob clergy nobility hawk dove source person citizen migrant "
    "refugee resident patient parent mother father son daughter brother sister wife husband friend boy "
    "girl operative surrogate advocate delegate candidate nominee client mate donor contractor critic "
    "expert analyst victim witness relative spouse student veteran immigrant aide rival foe enemy ally "
    "guest host boss chief native half third quarter most many some others all both few several none "
    "percent"
)
_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "ant",
    "man",
    "men",
    "woman",
    "women",
    "eer",
    "ee",
    "crat",
    "cian",
    "can",
    "ese",
)
_THINGS = wordlist(
    "weather leather feather offer order number power matter letter paper order border center centre "
    "error factor corner answer river tower summer winter water chapter character disorder shelter "
    "sector fear year war bar behavior behaviour labor labour color colour honor favor favour humor "
    "rumor vapor terror danger anger user-pointer computer transfer trailer restaurant moment plant "
    "grant covenant bee fee tree coffee committee-report guarantee consider whether"
)


def head_of(line: Line, first: int, last: int) -> int:
    """Return the piece of a phrase's head: the last noun or name before what hangs on it."""
    tags, words = line.tags, line.words
    head = first
    if words[last - 1] == "who":
        return last - 1
    for k in range(first, last):
        if tags[k] in "NCSW#DJ" or (tags[k] in "EG" and k == first):
            if tags[k] in "NCSW" or k == first:
                head = k
        elif (tags[k] in "P(," and k > first) or words[k] in ("who", "which", "that"):
            break
    return head


def is_agent(line: Line, piece: int) -> bool:
    """Tell whether a head noun names people or bodies; names and personal pronouns do."""
    word, kind = line.words[piece], line.tags[piece]
    if kind in "CW" or word in _PEOPLE:
        return True
    if kind == "S":
        return word == "it" or word not in ("that", "this", "there", "there's", "that's")
    if line.text[line.starts[piece]].isupper() and line.tags[piece - 1 : piece] != ["D"]:
        return True
    return _singular(word) in BODY_WORDS or names_people(word)


def names_people(word: str) -> bool:
    """Tell whether a common noun in lower case names people or a body of people: `diplomats`, `cabinet`."""
    single = _singular(word)
    if single in ROLE_WORDS or single in _GROUPS or word in _GROUPS:
        return True
    return single.endswith(_ENDINGS) and single not in _THINGS


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
