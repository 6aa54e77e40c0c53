"""Items and trials as lines of text, and queries as a person writes them."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.brief.phrasing import days, shortened
from detente.coding.codebook import Codebook
from detente.coding.items import ACT_TYPES, Act, Deed, Item, Statement, Time
from detente.coding.schema import item_row
from detente.coding.trial import try_sentence
from detente.errors import InputError, Problem
from detente.record.model import Query
from detente.store.dossier import Dossier

__all__ = ["as_typed", "line_of", "listed", "query_of", "tried"]


def query_of(dossier: Dossier, options: Mapping[str, Any]) -> Query:
    """Return a query from options as written: documents may be named by the end of their path.

    Raises:
        InputError: a document is not in the dossier, or an act or issue is none that is known; all at once.
    """
    given = dict(options)
    codebook = dossier.codebook()
    problems = [
        *_unknown("--act", given.get("acts", ()), ACT_TYPES),
        *_unknown("--issue", given.get("issues", ()), tuple(codebook.issue) if codebook else ()),
    ]
    if problems:
        raise InputError(problems)
    known = {document.id: document.source.path for document in dossier.documents(text=False)}
    documents: list[str] = []
    for name in given.pop("documents", ()):
        found = [each for each, path in known.items() if each.startswith(name) or path.endswith(name)]
        if not found:
            raise InputError(
                [Problem("--document", f"no document's id or path fits {name!r}", "`export` lists them")]
            )
        documents.extend(found)
    return Query(documents=tuple(documents), **given)


def _unknown(place: str, names: Sequence[str], known: Sequence[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            mend = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}"
            yield Problem(place, f"{name!r} is not known", mend)


def listed(
    dossier: Dossier, options: Mapping[str, Any], *, as_json: bool = False, unreviewed: bool = False
) -> Iterator[str]:
    """Yield one line for each item wanted, with what was decided about it."""
    states = dossier.states()
    for item in dossier.items(query_of(dossier, options)):
        state = states.get(item.id)
        if unreviewed and state is not None:
            continue
        if as_json:
            yield json.dumps(item_row(item) | ({"review": state} if state else {}), ensure_ascii=False)
        else:
            yield line_of(dossier, item) + (f"  [{state}]" if state else "")


def line_of(dossier: Dossier, item: Item) -> str:
    """Return an item as one line: id, days, what it is, who, its words."""
    when = days(item.start, item.end) if isinstance(item, Time) else days(item.when.start, item.when.end)
    return f"{item.id}  {when}  {_about(dossier, item)}: “{shortened(item.words, 160)}”"


def _about(dossier: Dossier, item: Item) -> str:
    if isinstance(item, Statement):
        who = item.speaker.name if item.speaker else "nobody named"
        return f"{item.mode} statement by {who}{' (negated)' if item.negated else ''}"
    if isinstance(item, Act | Deed):
        what = item.act if isinstance(item, Act) else f"{item.realis} deed ({item.action})"
        to = f" to {dossier.actor_name(item.target)}" if item.target else ""
        issue = f" on {item.issue}" if item.issue else ""
        return f"{what} by {dossier.actor_name(item.actor) if item.actor else 'nobody named'}{to}{issue}"
    return f"time {item.value or item.relative or ''}"


def as_typed(argument: str) -> str:
    """Return the words of a command line as they were typed, also under a locale that knows no UTF-8."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def tried(codebook: Codebook, sentence: str) -> Iterator[str]:
    """Yield what a codebook makes of a sentence, one line a phrase and one an item."""
    trial = try_sentence(codebook, as_typed(sentence))
    yield "phrases:"
    for hit in trial.hits:
        yield f"  {hit}"
    yield "items:"
    for item in trial.items:
        row = {
            name: value for name, value in item_row(item).items() if name not in ("document", "coder", "id")
        }
        yield f"  {json.dumps(row, ensure_ascii=False)}"
