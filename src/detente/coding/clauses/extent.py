"""How far the words go that carry a predicate."""

from __future__ import annotations

import re

from detente.coding.clauses.circumstances import Place
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.clauses.predicates import Predicate, phrase_of
from detente.coding.clauses.verbs import Verb
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["clause_of", "place_of", "within_quotes"]

_STOPS = wordlist("that following after before during amid since")


def clause_of(parse: Parse, predicate: Predicate) -> tuple[int, int]:
    """Return the first and last token of the words that carry a predicate: its clause, or its noun phrase."""
    if predicate.use == "noun":
        phrase = phrase_of(parse, predicate)
        return phrase.first, _noun_end(parse, max(phrase.last, predicate.last))
    if predicate.verb is None:
        phrase = parse.phrase_ending(predicate.head) or Phrase(predicate.head, predicate.head)
        after = parse.phrase_from(predicate.head)
        return phrase.first, max(predicate.last, after.last if after else predicate.head)
    verb = predicate.verb
    end = parse.clause_end(predicate.last)
    subject = parse.subject(verb)
    if verb.form == "finite" and subject is not None and 0 <= verb.first - subject.last <= 4:
        between = parse.tags[subject.last + 1 : verb.first]
        if all(tag in 'RtI"nW' for tag in between):
            return _with_antecedent(parse, verb, parse.joined(subject)[0].first), end
    return verb.first, end


def _with_antecedent(parse: Parse, verb: Verb, first: int) -> int:
    """Of `the talks that he proposed`, where the talks begin."""
    if first < 2 or parse.words[first - 1] not in ("that", "which") or parse.tags[first - 1] != "W":
        return first
    if parse.tags[verb.main] == "b" or parse.phrase_from(verb.main + 1) is not None:
        return first  # it has an object of its own
    antecedent = parse.phrase_ending(first - 2)
    if antecedent is None:
        return first
    begin = antecedent.first
    if begin > 1 and parse.tags[begin - 1] == "I":
        outer = parse.phrase_ending(begin - 2)
        begin = outer.first if outer is not None else begin
    return begin


def _noun_end(parse: Parse, last: int) -> int:
    """Return where a noun with its complements ends: prepositional phrases, infinitives, lists after `such as`."""
    i = last + 1
    while i < len(parse.tags):
        tag, word = parse.tags[i], parse.words[i]
        if tag == "," and _list_follows(parse, i):
            return _list_end(parse, i + 2)
        if tag == "&" and word == "and":
            joined = parse.phrase_from(i + 1) if parse.tags[i + 1 : i + 2] in (["N"], ["J"]) else None
            if joined is not None and parse.tags[joined.last + 1 : joined.last + 2] in ([","], ["."]):
                last = joined.last
            break
        if tag in 'VMbhd,."-()WO&' or word in _STOPS:
            break
        last = i
        i += 1
    while last > 0 and parse.tags[last] in "IT":
        last -= 1
    return last


def _list_follows(parse: Parse, i: int) -> bool:
    return parse.words[i + 1 : i + 3] == ["such", "as"] or parse.words[i + 1 : i + 2] == ["including"]


def _list_end(parse: Parse, i: int) -> int:
    last = i = min(i, len(parse.tags) - 1)
    while i < len(parse.tags) and parse.tags[i] not in ".VMbh(-":
        if parse.tags[i] not in '",&':
            last = i
        i += 1
    return last


def place_of(parse: Parse, head: int, verb: Verb | None, span: Span) -> Place:
    """Return where something is told, for finding its time: its head, its verb if it has one, and its words' span."""
    tensed = verb is None or verb.form == "finite"
    simple = (
        verb is not None and verb.form == "finite" and not (verb.perfect or verb.modal or verb.progressive)
    )
    past = simple and verb is not None and verb.past
    return Place(span[0], span[1], parse.tokens[head].start, parse.sentence, tensed, past)


_OPENING, _CLOSING = "“", "”"
_MARKS = re.compile(f"[{_OPENING}{_CLOSING}]")
_LONGEST_INSET = 160
_ENDS = re.compile(r"[.!?]\s|\n")


def within_quotes(text: str, span: Span, head: int) -> Span:
    """Return a span that crosses no quotation mark: cut at the one that closes, or opens, before its other.

    A quotation of part of a sentence that opens behind the head is taken in whole: `would “walk away”`.

    Args:
        text: The document's text.
        span: The words of an item.
        head: Offset of its head word, which stays inside.
    """
    start, end = span
    depth = 0
    for mark in _MARKS.finditer(text, start, end):
        depth += 1 if mark[0] == _OPENING else -1
        if depth < 0:
            at = mark.start()
            return (at + 1, end) if at < head else (start, at)
    if depth > 0:
        opened = text.rfind(_OPENING, start, end)
        if opened <= head:
            closed = text.find(_CLOSING, end, end + 3)
            return (start, closed + 1) if closed >= 0 else (opened + 1, end)
        closed = text.find(_CLOSING, end, end + _LONGEST_INSET)
        if closed >= 0 and not _ENDS.search(text, opened, closed - 1):
            return start, closed + 1
        return start, start + len(text[start:opened].rstrip(" ,"))
    if text.count('"', start, end) % 2:
        opened, closed = text.rfind('"', start, end), text.find('"', end, end + _LONGEST_INSET)
        if head < opened and closed >= 0 and not _ENDS.search(text, opened, closed - 1):
            return start, closed + 1
    return start, end
