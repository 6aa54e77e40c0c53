"""Who does it and to whom: the actors and targets of predicates."""

from __future__ import annotations

from detente.coding.clauses.names import Setting, mentions_in, one, several
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.clauses.predicates import Predicate, phrase_of
from detente.coding.clauses.verbs import Verb
from detente.coding.items import Statement
from detente.coding.word_lists import wordlist

__all__ = ["actors_of", "target_of"]

Actors = tuple[list[str], str | None]

_REACH = 14
# What two parties do together: the second of joined subjects is the other party.
_JOINTLY = wordlist(
    "meet talk agreement agree negotiate clash cooperate sign exchange consult call discuss hold talks conclude"
)
_GIVING = wordlist(
    "deploy use make issue offer give send repeat renew extend utter voice deliver drop soften raise present bring "
    "mount broadcast reiterate relay trade set"
)


def actors_of(setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None) -> Actors:
    """Return who does it, and another party that the same words name (`talks between X and Y`), if any."""
    if predicate.use == "noun":
        return _of_noun(setting, parse, predicate, statement)
    if predicate.verb is None:
        return _of_attribute(setting, parse, predicate, statement)
    verb = predicate.verb
    phrase = parse.subject(verb) if predicate.state else _agent(parse, verb, predicate.last)
    if phrase is None:
        return [], None
    names = several(setting, parse, parse.joined(phrase), statement)
    if predicate.is_act and len(names) == 1 and not setting.can_act(names[0]):
        owner = one(
            setting, parse, _owner(parse, phrase.last, phrase), statement
        )  # `Oslo's position did not budge`
        names = [owner] if owner else names
    return _shared(names, _joint(predicate))


def _shared(names: list[str], jointly: bool) -> Actors:
    if len(names) > 1 and jointly:
        return names[:1], names[1]
    return names[:3], None


def _joint(predicate: Predicate) -> bool:
    action = getattr(predicate.entry, "action", "") or getattr(predicate.entry, "act", "")
    return not _JOINTLY.isdisjoint(action.split(" "))


def _agent(parse: Parse, verb: Verb, last: int) -> Phrase | None:
    """Return the phrase that names who does it: the subject, or after `by` where the verb is passive."""
    if not verb.passive:
        return parse.subject(verb)
    for i in range(verb.main + 1, parse.clause_end(last) + 1):
        following = parse.tags[i + 1 : i + 2]
        if parse.words[i] == "by" and parse.tags[i] == "I" and following and following[0] not in "GCt":
            return parse.phrase_from(i + 1)
    return None


def _of_attribute(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None
) -> Actors:
    """`Still Oslo has not sent the promised paper`: the subject; `a Norway-proposed truce`: the name in the word."""
    first = predicate.head
    while first and parse.tokens[first - 1].end == parse.tokens[first].start:
        first -= 1
    for hit in mentions_in(setting.reading, parse.tokens[first].start, parse.tokens[predicate.head].end):
        return [hit.entry.actor.id], None
    verb = parse.verb_before(predicate.head, finite=True)
    name = one(setting, parse, parse.subject(verb) if verb is not None else None, statement)
    return ([name] if name else []), None


def _of_noun(setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None) -> Actors:
    """The possessor, whom `between`, `by` or `from` names after it, who gives it, or a name in the phrase."""
    phrase = phrase_of(parse, predicate)
    name = one(setting, parse, _owner(parse, predicate.head, phrase), statement)
    if name:
        return [name], None
    entry = predicate.entry
    if (
        entry.by == ("possessor",)
        and getattr(entry, "act", "") == "refusal"
        and parse.tags[predicate.last] == "I"
    ):
        phrases = parse.phrase_from(predicate.last + 1)  # `a non-starter for Oslo`
        return _shared(several(setting, parse, (phrases,) if phrases else (), statement), jointly=False)
    found = _after_noun(setting, parse, predicate, statement)
    if found[0]:
        return found
    name = one(setting, parse, _giver(parse, predicate, phrase), statement)
    if name:
        return [name], None
    begin, end = parse.tokens[phrase.first].start, parse.tokens[predicate.last].end
    ids = list(dict.fromkeys(hit.entry.actor.id for hit in mentions_in(setting.reading, begin, end)))
    return ids[:1], ids[1] if len(ids) > 1 else None


def _owner(parse: Parse, head: int, phrase: Phrase) -> Phrase | None:
    """Return the possessor in a noun phrase: `Oslo's`, `its`."""
    owner = next((i for i in range(head, phrase.first - 1, -1) if parse.tags[i] == "S"), None)
    if owner is None:
        return None
    first = owner
    while first > phrase.first and parse.tags[first - 1] in "NXJDC":
        first -= 1
    return Phrase(first, owner)


def _after_noun(setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None) -> Actors:
    for i in range(predicate.head + 1, min(len(parse.tags) - 1, predicate.last + _REACH)):
        word = parse.words[i]
        if parse.tags[i] in ".VMbhdW":
            break
        if word not in ("between", "by", "from") or (word == "from" and not predicate.is_act):
            continue
        phrase = parse.phrase_from(i + 1)
        if phrase is None or parse.tags[phrase.last] == "t":
            continue
        joined = parse.joined_after(phrase, 2) if word == "between" else (phrase,)
        names = several(setting, parse, joined, statement)
        if names:
            return names[:1], names[1] if len(names) > 1 else None
    return [], None


def _giver(parse: Parse, predicate: Predicate, phrase: Phrase) -> Phrase | None:
    """Of `deploying flattery and promises`, the one who deploys them."""
    if not predicate.is_act:
        return None
    verb = parse.verb_before(phrase.first)
    if verb is None or verb.passive or phrase.first - verb.main > 8 or parse.lemma(verb) not in _GIVING:
        return None
    broken = any(tag in ".WO" for tag in parse.tags[verb.main : phrase.first])
    return None if broken else parse.subject(verb)


def target_of(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None, end: int
) -> str | None:
    """Return to whom it is done or said, as the lexicon says where that stands: parties before things.

    Args:
        setting: The document.
        parse: Its sentence.
        predicate: What is done.
        statement: The statement around it.
        end: Index of the last token of its clause.
    """
    verb = predicate.verb
    if verb is not None and verb.passive and not predicate.state:
        return one(setting, parse, parse.subject(verb), statement)
    thing = None
    for place in predicate.entry.target:
        if place == "object":
            phrase = parse.phrase_from(predicate.head + 1) or parse.phrase_from(predicate.last + 1)
        else:
            phrase = parse.after_preposition(place, max(predicate.head + 1, predicate.last), end)
        if phrase is None:
            continue
        phrase = _whose(parse, phrase) if predicate.is_act else phrase
        name = one(setting, parse, phrase, statement)
        if name is not None and setting.is_actor(parse, phrase):
            return name
        thing = thing or name
    return None if predicate.is_act else thing


def _whose(parse: Parse, phrase: Phrase) -> Phrase:
    """Of `rejected Oslo's offer`, the one whose offer it is."""
    owners = [i for i in range(phrase.first, phrase.last) if parse.tags[i] == "S"]
    return Phrase(phrase.first, owners[-1]) if owners else phrase
