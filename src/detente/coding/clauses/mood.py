"""Whether something happened, as the words around its predicate tell it."""

from __future__ import annotations

from bisect import bisect_left

from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.clauses.predicates import Predicate
from detente.coding.clauses.verbs import Verb
from detente.coding.items import Realis, Statement
from detente.coding.word_lists import wordlist

__all__ = ["governor", "in_condition", "is_reported", "realis_of"]

_FAILS = wordlist("fail refuse decline neglect stop cease avoid forget")
_HAPPENS = wordlist(
    "manage begin start continue proceed help come go get keep dare happen resume rush use find see "
    "have move step do return gather"
)
_UNREAL = wordlist(
    "no without if whether unless planned possible potential proposed scheduled upcoming future "
    "prospective imminent any further threatened suspected"
)
_TOPIC = wordlist("of for on about to toward towards against than as into over at in if whether not before")
_REACHED = wordlist(
    "succeed result end continue involve accuse convict condemn charge blame spend begin start"
)
_MEANS = wordlist("by after while when since following upon")
_HEDGES = wordlist("reportedly allegedly supposedly apparently purportedly")
_AS_SAID = wordlist("say claim allege accuse report suspect believe think charge")


def governor(parse: Parse, verb: Verb) -> Verb | None:
    """Return the verb group on which an infinitive or -ing form hangs."""
    if verb.form == "finite":
        return None
    return parse.verb_before(verb.first)


def realis_of(parse: Parse, predicate: Predicate, statement: Statement | None, after: bool) -> Realis:
    """Return whether a deed happened.

    Args:
        parse: The sentence.
        predicate: The deed's predicate.
        statement: The statement around it, if any.
        after: Whether a time of its clause lies after publication.
    """
    verb = predicate.verb
    found = _of_verb(parse, verb, 0) if verb is not None else _of_noun(parse, predicate)
    if found == "actual" and after:
        return "hypothetical"
    if found in ("actual", "ongoing") and is_reported(parse, predicate, statement):
        return "reported"
    return found


def is_reported(parse: Parse, predicate: Predicate, statement: Statement | None) -> bool:
    """Tell whether the author leaves it to others that something happened."""
    if statement is not None and statement.mode != "author":
        return True
    first = predicate.verb.first if predicate.verb is not None else predicate.head
    return any(word in _HEDGES for word in parse.words[max(0, first - 3) : predicate.head + 1])


def _of_verb(parse: Parse, verb: Verb, depth: int) -> Realis:
    if in_condition(parse, verb):
        return "hypothetical"
    if verb.modal:
        return "negated" if verb.modal == "will" and verb.negated else "hypothetical"
    if verb.negated:
        return "negated"
    if verb.form == "infinitive":
        return _of_infinitive(parse, verb, depth)
    if verb.form == "ing":
        return _of_gerund(parse, verb, depth)
    return "ongoing" if verb.progressive else "actual"


def _of_infinitive(parse: Parse, verb: Verb, depth: int) -> Realis:
    before = parse.words[max(0, verb.first - 3) : verb.first]
    if "yet" in before:
        return "negated"
    above = parse.verb_before(verb.first)
    if above is None or depth > 3:
        return "hypothetical"
    lemma = parse.lemma(above)
    if lemma in _FAILS or "failure" in before or "refusal" in before:
        return "hypothetical" if above.modal else "negated"
    if lemma in _HAPPENS and not above.passive and verb.first - above.main <= 3:
        return _of_verb(parse, above, depth + 1)
    return "hypothetical"


def _of_gerund(parse: Parse, verb: Verb, depth: int) -> Realis:
    before = parse.words[verb.first - 1] if verb.first else ""
    if before in ("without", "from", "against"):
        return "negated" if before == "without" else "hypothetical"
    above = parse.verb_before(verb.first)
    if above is not None and depth <= 3 and above.form == "ing" and before in ("and", "or"):
        return _of_verb(parse, above, depth + 1)
    if above is not None and depth <= 3 and verb.first - above.main <= 3:
        lemma = parse.lemma(above)
        if lemma in (
            "consider",
            "avoid",
            "risk",
            "mean",
            "propose",
            "suggest",
            "recommend",
            "plan",
            "contemplate",
        ):
            return "hypothetical"
        if lemma in ("keep", "continue", "start", "begin", "resume"):
            return _of_verb(parse, above, depth + 1)
        if lemma in ("stop", "halt", "end", "cease", "quit") and (above.modal or above.form == "infinitive"):
            return "hypothetical"
        if lemma in _AS_SAID:
            return "reported"
    if (
        above is not None
        and verb.first - above.main <= 8
        and before == "of"
        and parse.lemma(above) in _AS_SAID
    ):
        return "reported"
    return _by_place(parse, verb, above, depth)


def _by_place(parse: Parse, verb: Verb, above: Verb | None, depth: int) -> Realis:
    """Of an -ing form that no verb governs: named as a topic, told as a means or a companion of what happened."""
    at = verb.first - 1
    while at >= 0 and parse.tags[at] == "R":
        at -= 1
    before = parse.words[at] if at >= 0 else ""
    if above is None or (before in _TOPIC and parse.lemma(above) not in _REACHED):
        return "hypothetical"
    if before in _MEANS and depth <= 3:
        main = parse.verb_before(verb.first, finite=True) or parse.verb_after(verb.main)
        return "hypothetical" if main is not None and main.modal else "actual"
    return "hypothetical" if above.modal else "actual"


def in_condition(parse: Parse, verb: Verb) -> bool:
    """Tell whether `if`, `unless`, `whether`, `until` opens the clause of a verb."""
    subject = parse.subject(verb) if verb.form == "finite" else None
    first = min(subject.first, verb.first) if subject is not None else verb.first
    for i in range(first - 1, max(-1, first - 12), -1):
        if parse.words[i] in ("if", "unless", "whether", "until", "till", "lest"):
            return True
        near = i >= first - 3
        if parse.tags[i] not in "NXJDC&S" and not (near and parse.tags[i] not in ",.VM"):
            return False
    return False


def _of_noun(parse: Parse, predicate: Predicate) -> Realis:
    phrase = parse.phrase_ending(predicate.head) or Phrase(predicate.head, predicate.head)
    words = parse.words[max(0, phrase.first - 1) : predicate.head]
    if any(word in _UNREAL for word in words):
        return "negated" if "no" in words or "without" in words else "hypothetical"
    before = parse.words[max(0, phrase.first - 3) : phrase.first]
    if "end" in before or "halt" in before or "against" in before[-1:] or "for" in before[-1:]:
        return "hypothetical" if "for" in before[-1:] else "actual"
    low = bisect_left(parse.verbs, phrase.first, key=lambda v: v.main)
    following = parse.verbs[low : low + 1]
    if (
        following
        and following[0].first <= predicate.last + 2
        and following[0].modal in ("will", "would", "could", "may")
    ):
        return "hypothetical"
    above = parse.verbs[low - 1] if low else None
    if above is not None and phrase.first - above.main <= 3 and (above.form == "infinitive" or above.modal):
        return _of_verb(parse, above, 1)
    return "actual"
