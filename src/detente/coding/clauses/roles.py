"""Who does it and to whom: the actors and targets of predicates, as ids of the codebook or names in the text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from detente.coding.actors import Cast
from detente.coding.clauses.circumstances import Around, Place
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.clauses.predicates import Predicate, phrase_of
from detente.coding.clauses.verbs import Verb
from detente.coding.items import Speaker, Statement
from detente.coding.reading import Reading
from detente.documents.model import Span

__all__ = ["Setting", "actors_of", "clause_of", "named", "one", "place_of", "target_of"]

_FIRST_PERSON = frozenset(
    [
        "i",
        "we",
        "us",
        "me",
        "our",
        "my",
        "ourselves",
        "i'm",
        "we're",
        "i've",
        "we've",
        "i'll",
        "we'll",
        "i'd",
        "we'd",
    ]
)
_PERSONAL = frozenset(["i", "we", "he", "she", "they", "you"])
_EMPTY = frozenset(["there", "it's", "this", "that", "these", "those", "what", "which"])
_JOINTLY = frozenset(
    [
        "meet",
        "talk",
        "agree",
        "negotiate",
        "clash",
        "cooperate",
        "sign",
        "exchange",
        "consult",
        "call",
        "discuss",
        "hold",
        "talks",
        "conclude",
        "agreement",
    ]
)


@dataclass(frozen=True)
class Setting:
    """What finding acts and deeds in a document needs at every step."""

    reading: Reading
    cast: Cast
    around: Around
    coder: str
    _known: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def name(self, start: int, end: int) -> str | None:
        """Return the codebook's id of whom a span means, or the name the text gives; None if nobody."""
        key = (start, end)
        if key not in self._known:
            found = self.cast.who(start, end)
            self._known[key] = None if found is None else named(found)
        return self._known[key]

    def voice(self, statement: Statement | None) -> str | None:
        """Return who speaks: the statement's speaker, else the document's author, if it has one."""
        if statement is not None:
            return named(statement.speaker) if statement.speaker is not None else None
        return self.reading.document.author

    def is_actor(self, parse: Parse, phrase: Phrase) -> bool:
        """Tell whether a noun phrase names a person or body rather than a thing."""
        if parse.tags[phrase.last] == "P" and phrase.first == phrase.last:
            return parse.words[phrase.first] in _PERSONAL
        return bool(_mentions(self.reading, *parse.span(phrase))) or parse.tags[phrase.last] == "X"


def named(speaker: Speaker) -> str:
    """Return the codebook's id of a speaker, or the name the text gives."""
    return speaker.actor or speaker.name


def one(setting: Setting, parse: Parse, phrase: Phrase, statement: Statement | None) -> str | None:
    """Return whom a noun phrase means; the first person means the speaker of the statement around it."""
    word = parse.words[phrase.first]
    if phrase.first == phrase.last or word in _FIRST_PERSON:
        if word in _FIRST_PERSON:
            return (
                named(statement.speaker) if statement is not None and statement.speaker is not None else None
            )
        if word in _EMPTY or parse.tags[phrase.first] in "MbhdC":
            return None
    start, end = parse.span(phrase)
    last = parse.words[phrase.last]
    if last.endswith("'s"):
        end -= 2
    return setting.name(start, end) if end > start else None


def actors_of(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None
) -> tuple[list[str], str | None]:
    """Return who does it, and another party that the same words name (`talks between X and Y`), if any."""
    if predicate.use == "noun":
        return _of_noun(setting, parse, predicate, statement)
    if predicate.verb is None:
        return _of_attribute(setting, parse, predicate, statement)
    phrase = agent(parse, predicate.verb, predicate.last)
    if phrase is None:
        return [], None
    found = [one(setting, parse, each, statement) for each in parse.joined(phrase)]
    names = list(dict.fromkeys(name for name in found if name is not None))
    if len(names) > 1 and _joint(predicate):
        return names[:1], names[1]
    return names[:3], None


_GIVING = frozenset(
    [
        "deploy",
        "use",
        "make",
        "issue",
        "offer",
        "give",
        "send",
        "repeat",
        "renew",
        "extend",
        "utter",
        "voice",
        "deliver",
        "drop",
        "soften",
        "raise",
        "present",
        "bring",
        "mount",
        "broadcast",
        "reiterate",
        "relay",
        "trade",
        "set",
    ]
)


def _giver(parse: Parse, predicate: Predicate, phrase: Phrase) -> Phrase | None:
    """Of `deploying flattery and promises`, the one who deploys them."""
    if not predicate.is_act or "S" in parse.tags[phrase.first : predicate.head]:
        return None
    verb = parse.verb_before(phrase.first)
    if verb is None or verb.passive or phrase.first - verb.main > 8 or parse.lemma(verb) not in _GIVING:
        return None
    if any(tag in ".WO" for tag in parse.tags[verb.main : phrase.first]):
        return None
    return parse.subject(verb)


def _joint(predicate: Predicate) -> bool:
    action = getattr(predicate.entry, "action", "") or getattr(predicate.entry, "act", "")
    return bool(_JOINTLY & set(action.replace("agreement", "agree").split(" ")))


def agent(parse: Parse, verb: Verb, last: int) -> Phrase | None:
    """Return the phrase that names who does it: the subject, or after `by` where the verb is passive."""
    if not verb.passive:
        return parse.subject(verb)
    end = parse.clause_end(verb, last)
    for i in range(verb.main + 1, end + 1):
        if (
            parse.words[i] == "by"
            and parse.tags[i] == "I"
            and i + 1 < len(parse.tags)
            and parse.tags[i + 1] not in "GCt"
        ):
            return parse.phrase_from(i + 1)
    return None


def _of_attribute(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None
) -> tuple[list[str], str | None]:
    """`Still Oslo has not sent the promised paper`: the subject; `a Norway-proposed truce`: the name in the word."""
    start, end = parse.tokens[predicate.head].start, parse.tokens[predicate.head].end
    for hit in _mentions(setting.reading, start, end):
        return [hit.entry.actor.id], None
    verb = parse.verb_before(predicate.head, finite=True)
    subject = parse.subject(verb) if verb is not None else None
    name = one(setting, parse, subject, statement) if subject is not None else None
    return ([name] if name else []), None


def _mentions(reading: Reading, start: int, end: int) -> list:  # type: ignore[type-arg]
    low = bisect_left(reading.mentions, start, key=lambda hit: hit.start)
    found = []
    for hit in reading.mentions[low:]:
        if hit.start >= end:
            break
        if hit.end <= end:
            found.append(hit)
    return found


def _of_noun(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None
) -> tuple[list[str], str | None]:
    phrase = phrase_of(parse, predicate)
    owner = next((i for i in range(predicate.head, phrase.first - 1, -1) if parse.tags[i] == "S"), None)
    if owner is not None:
        first = owner
        while first > phrase.first and parse.tags[first - 1] in "NXJDC":
            first -= 1
        name = one(setting, parse, Phrase(first, owner), statement)
        if name:
            return [name], None
    after = min(len(parse.tags), predicate.last + 14)
    for i in range(predicate.head + 1, after):
        word, tag = parse.words[i], parse.tags[i]
        if tag in ".VMbhdW":
            break
        if word == "between" and i + 1 < len(parse.tags):
            pair = parse.phrase_from(i + 1)
            found = (
                [one(setting, parse, each, statement) for each in parse.joined_after(pair)] if pair else []
            )
            names = [name for name in found if name]
            if names:
                return names[:1], names[1] if len(names) > 1 else None
        if word in ("by", "from") and (word == "by" or predicate.is_act):
            source = parse.phrase_from(i + 1)
            name = (
                one(setting, parse, source, statement) if source and parse.tags[source.last] != "t" else None
            )
            if name:
                return [name], None
    giver = _giver(parse, predicate, phrase)
    if giver is not None:
        name = one(setting, parse, giver, statement)
        if name:
            return [name], None
    begin = parse.tokens[phrase.first].start
    inside = _mentions(setting.reading, begin, parse.tokens[predicate.last].end)
    ids = list(dict.fromkeys(hit.entry.actor.id for hit in inside))
    return ids[:1], ids[1] if len(ids) > 1 else None


def target_of(
    setting: Setting, parse: Parse, predicate: Predicate, statement: Statement | None, end: int
) -> str | None:
    """Return to whom it is done or said, as the lexicon says where that stands.

    Args:
        setting: The document.
        parse: Its sentence.
        predicate: What is done.
        statement: The statement around it.
        end: Index of the last token of its clause.
    """
    verb = predicate.verb
    if verb is not None and verb.passive:
        subject = parse.subject(verb)
        return one(setting, parse, subject, statement) if subject is not None else None
    for place in predicate.entry.target:
        if place == "object":
            phrase = parse.object(predicate.last) or (
                parse.object(predicate.head) if predicate.last > predicate.head and verb is not None else None
            )
        else:
            phrase = parse.after_preposition((place,), predicate.head + 1, end)
        if phrase is not None:
            phrase = _whose(parse, phrase, predicate)
            name = one(setting, parse, phrase, statement)
            if name is not None:
                return name
    return None


def _whose(parse: Parse, phrase: Phrase, predicate: Predicate) -> Phrase:
    """Of `rejected Oslo's offer`, the one whose offer it is."""
    if not predicate.is_act:
        return phrase
    for i in range(phrase.last, phrase.first - 1, -1):
        if parse.tags[i] == "S" and i < phrase.last:
            return Phrase(phrase.first, i)
    return phrase


def place_of(parse: Parse, head: int, verb: Verb | None, span: Span) -> Place:
    """Return where something is told, for finding its time: its head, its verb if it has one, and its words' span."""
    tensed = verb is None or verb.form == "finite"
    simple = (
        verb is not None and verb.form == "finite" and not (verb.perfect or verb.modal or verb.progressive)
    )
    past = simple and verb is not None and verb.past
    return Place(span[0], span[1], parse.tokens[head].start, parse.sentence, tensed, past)


def clause_of(parse: Parse, predicate: Predicate) -> tuple[int, int]:
    """Return the first and last token of the words that carry a predicate."""
    if predicate.use == "noun":
        phrase = phrase_of(parse, predicate)
        return phrase.first, noun_end(parse, max(phrase.last, predicate.last))
    if predicate.verb is None:
        phrase = parse.phrase_ending(predicate.head) or Phrase(predicate.head, predicate.head)
        after = parse.phrase_from(predicate.head)
        return phrase.first, max(predicate.last, after.last if after else predicate.head)
    verb = predicate.verb
    end = parse.clause_end(verb, predicate.last)
    subject = parse.subject(verb)
    if verb.form == "finite" and subject is not None and 0 <= verb.first - subject.last <= 4:
        between = parse.tags[subject.last + 1 : verb.first]
        if all(tag in 'RtI"n' or tag == "W" for tag in between):
            first = parse.joined(subject)[0].first
            return _with_antecedent(parse, first), end
    return verb.first, end


def _with_antecedent(parse: Parse, first: int) -> int:
    """Of `the talks that he proposed`, where the talks begin."""
    if first < 2 or parse.words[first - 1] not in ("that", "which") or parse.tags[first - 1] != "W":
        return first
    antecedent = parse.phrase_ending(first - 2)
    if antecedent is None:
        return first
    begin = antecedent.first
    if begin > 1 and parse.tags[begin - 1] == "I":
        outer = parse.phrase_ending(begin - 2)
        begin = outer.first if outer is not None else begin
    return begin


def noun_end(parse: Parse, last: int) -> int:
    """Return where a noun with its complements ends: prepositional phrases, infinitives, lists after `such as`."""
    i = last + 1
    while i < len(parse.tags):
        tag, word = parse.tags[i], parse.words[i]
        if tag in 'VMbhd,."-()WO&' or word in (
            "that",
            "following",
            "after",
            "before",
            "during",
            "amid",
            "since",
        ):
            lists = (tag == "," and parse.words[i + 1 : i + 3] in (["such", "as"],)) or (
                tag == "," and parse.words[i + 1 : i + 2] == ["including"]
            )
            if lists:
                return _list_end(parse, i + 2)
            if (
                tag == "&"
                and i + 1 < len(parse.tags)
                and parse.tags[i + 1] in "NJ"
                and parse.words[i] == "and"
            ):
                phrase = parse.phrase_from(i + 1)
                if phrase is not None and (
                    phrase.last + 1 >= len(parse.tags) or parse.tags[phrase.last + 1] in ",."
                ):
                    i = phrase.last
                    last = i
                    break
            break
        if tag not in '"':
            last = i
        i += 1
    while last > 0 and parse.tags[last] in "IT":
        last -= 1
    return last


def _list_end(parse: Parse, i: int) -> int:
    last = i
    while i < len(parse.tags) and parse.tags[i] not in ".VMbh(-":
        if parse.tags[i] not in '",&':
            last = i
        i += 1
    return last
