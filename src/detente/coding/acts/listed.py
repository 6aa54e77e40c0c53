"""Terms told as a list: `Norland's conditions include the following: a truce, free passage and an apology`."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coding.acts.made import Found, Spot, item_of
from detente.coding.clauses.circumstances import issues_in
from detente.coding.clauses.names import Setting, one
from detente.coding.clauses.parse import Parse, Phrase
from detente.coding.items import Act, Statement
from detente.coding.word_lists import wordlist
from detente.documents.model import Span

__all__ = ["LIST_WORDS", "list_begins", "listed_demands"]

LIST_WORDS = wordlist("conditions demands terms requirements preconditions")
_OPENS = wordlist(
    "include includes included including are were is was namely list lists contain contained comprise"
)
_REACH = 12
_LONGEST_TERM = 30


def listed_demands(setting: Setting, parse: Parse) -> Iterator[Act]:
    """Yield a demand for each term of a list of conditions; at least two terms make a list."""
    for head in _heads(parse):
        begin = _list_begins(parse, head)
        terms = _terms(parse, begin) if begin else []
        if len(terms) < 2:
            continue
        held = setting.around.statement(parse.tokens[head].start)
        statement, piece = held if held is not None else (None, None)
        actor = _owner(setting, parse, head, statement)
        if actor is None or not setting.can_act(actor):
            continue
        for term in terms:
            spot = Spot(head, None, term.first, term.last, statement, piece)
            found = Found(spot, "demand", "REQUEST", "reported", "act.list", actor, None)
            span: Span = (parse.tokens[term.first].start, parse.tokens[term.last].end)
            cues = issues_in(setting.reading, *span)
            yield item_of(setting, parse, found, span, cues[0] if cues else None, ())
        return


def list_begins(parse: Parse) -> int:
    """Return the first token of a list of conditions in a sentence; the number of its tokens if there is none."""
    for head in _heads(parse):
        begin = _list_begins(parse, head)
        if begin and len(_terms(parse, begin)) > 1:
            return begin
    return len(parse.words)


def _heads(parse: Parse) -> list[int]:
    """Return the nouns that may announce a list; few sentences have one."""
    if LIST_WORDS.isdisjoint(parse.words):
        return []
    return [i for i, word in enumerate(parse.words) if word in LIST_WORDS and parse.tags[i] in "NX"]


def _list_begins(parse: Parse, head: int) -> int:
    """Return the first token of a list that a noun announces within a few words, 0 if none does."""
    for i in range(head + 1, min(len(parse.words), head + _REACH)):
        word = parse.words[i]
        if word == ":":
            return i + 1
        if word in _OPENS:
            colon = next((j for j in range(i + 1, min(len(parse.words), i + 5)) if parse.words[j] == ":"), 0)
            return colon + 1 if colon else i + 1
        if word in ".;?!":
            return 0
    return 0


def _terms(parse: Parse, begin: int) -> list[Phrase]:
    """Return what stands between the commas, and after the last `and` that follows a comma or ends a list of two."""
    end = next(
        (i for i in range(begin, len(parse.words)) if parse.words[i] in (".", ";", "?", "!")),
        len(parse.words),
    )
    cuts = [i for i in range(begin, end) if parse.words[i] == ","]
    if not cuts:
        cuts = [i for i in range(begin, end) if parse.words[i] == "and"][:1]
    elif not any(parse.words[cut + 1 : cut + 2] == ["and"] for cut in cuts):
        cuts += [i for i in range(cuts[-1], end) if parse.words[i] == "and"][:1]
    found = []
    for first, last in zip([begin - 1, *cuts], [*cuts, end], strict=True):
        first += 1
        while first < last and parse.words[first] in ("and", "or", '"', "also"):
            first += 1
        last -= 1
        while last > first and parse.words[last] in ('"', ","):
            last -= 1
        if (
            first <= last
            and last - first < _LONGEST_TERM
            and any(parse.tags[k] in "NXG" for k in range(first, last + 1))
        ):
            found.append(Phrase(first, last))
    return found


def _owner(setting: Setting, parse: Parse, head: int, statement: Statement | None) -> str | None:
    """Return whose terms they are: the possessor before the noun, else whom `of` or `by` names, else the speaker."""
    for i in range(head - 1, max(-1, head - 8), -1):
        if parse.tags[i] == "S":
            first = i
            while first and parse.tags[first - 1] in "NXJDC":
                first -= 1
            return one(setting, parse, Phrase(first, i), statement)
        if parse.tags[i] in ".VMb":
            break
    if parse.words[head + 1 : head + 2] in (["of"], ["by"], ["from"]):
        phrase = parse.phrase_from(head + 2)
        name = one(setting, parse, phrase, statement)
        if name is not None and phrase is not None and setting.is_actor(parse, phrase):
            return name
    return setting.voice(statement) if statement is not None else None
