"""Why an item stands in a record: the rule that made it, what the rule saw, and the statements around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.brief.phrasing import days, published, shortened
from detente.coding.codebook import ActCue, Cue, DeedCue, Marker
from detente.coding.items import Act, Deed, Item, Statement, Time
from detente.coding.reading import Lexicon, Named, Placed, Reading, Sentence, read
from detente.desk.item_in_record import ItemInRecord, find_item
from detente.desk.rulebook import rule_lines
from detente.documents.model import Span

__all__ = ["explained"]

LONGEST_SENTENCE = 600


def explained(record: Path, item: str, codebook: str | None = None) -> Iterator[str]:
    """Yield what is to be said of an item, line by line.

    Args:
        record: A file that `detente code` wrote, or a dossier's folder.
        item: The item's id, or a beginning of it that no other item has.
        codebook: Whose phrases are looked for in the item's sentences; by default the dossier's, else the general one.

    Raises:
        InputError: the record cannot be read, no item or several have that id, or the codebook has problems.
    """
    case = find_item(record, item, codebook)
    reading = read(case.document, Lexicon(case.codebook), _times(case.items))
    yield from _heading(case)
    yield from _fields(case.item)
    yield ""
    yield from rule_lines(case.item)
    yield ""
    yield from _seen(case, reading)
    yield from _chain(case)
    yield from _phrases(case, reading)
    yield from _beside(case, reading)


def _heading(case: ItemInRecord) -> Iterator[str]:
    item, document = case.item, case.document
    yield f"{type(item).__name__.lower()} {item.id}" + (f"  [{case.review}]" if case.review else "")
    yield f"  words       “{' '.join(item.words.split())}”"
    yield f"  document    {document.source.path}"
    outlet = document.publisher or "publisher unknown"
    yield f"  published   {outlet}, {published(document.published)} ({document.published.basis})"


def _fields(item: Item) -> Iterator[str]:
    rows: list[tuple[str, object]]
    if isinstance(item, Statement):
        speaker = item.speaker
        who = speaker and ", ".join(filter(None, (speaker.name, speaker.actor, speaker.side, speaker.role)))
        rows = [
            ("speaker", who),
            ("via", " ← ".join(item.via)),
            ("mode", item.mode + (", negated" if item.negated else "") + (", hedged" if item.hedged else "")),
        ]
    elif isinstance(item, Act):
        rows = [("act", f"{item.act} ({item.status})"), ("actor", item.actor), ("target", item.target)]
        rows += [("issue", " / ".join(filter(None, (item.issue, item.position)))), ("PLOVER", item.plover)]
        rows += [("condition", condition) for condition in item.conditions]
    elif isinstance(item, Deed):
        rows = [("deed", f"{item.action} ({item.realis})"), ("actor", item.actor), ("target", item.target)]
        rows += [
            ("issue", item.issue),
            ("PLOVER", item.plover),
            ("quantity", item.quantity and item.quantity.text),
        ]
    else:
        rows = [("value", item.value), ("relative to", item.relative), ("days", days(item.start, item.end))]
    if not isinstance(item, Time):
        when = item.when
        words = f", by “{when.text}”" if when.text else ""
        rows.append(("when", f"{days(when.start, when.end)} ({when.basis}{words})"))
    rows.append(("confidence", item.confidence))
    yield from (f"  {name:<11} {value}" for name, value in rows if value not in (None, ""))


def _seen(case: ItemInRecord, reading: Reading) -> Iterator[str]:
    yield "what it saw:"
    marks = _marks(case.item)
    for sentence in _sentences(reading, [span for _, span in marks]):
        yield f"  {_marked(case.document.text, sentence, marks)}"


def _marks(item: Item) -> list[tuple[str, Span]]:
    if isinstance(item, Statement):
        parts = (("cue", item.cue), ("source", item.source), ("content", item.content))
        return [(name, span) for name, spans in parts for span in spans]
    return [(type(item).__name__.lower(), span) for span in item.spans]


def _sentences(reading: Reading, spans: Sequence[Span]) -> list[Sentence]:
    return [
        sentence
        for sentence in reading.sentences
        if any(start < sentence.end and sentence.start < end for start, end in spans)
    ]


def _marked(text: str, sentence: Sentence, marks: Sequence[tuple[str, Span]]) -> str:
    """Return a sentence on one line with each mark in brackets: `[source Anna Veld] [cue said] …`."""
    edges: list[tuple[int, int, int, str]] = []
    for name, (begin, finish) in marks:
        start, end = max(begin, sentence.start), min(finish, sentence.end)
        if start < end:
            # At one offset what ends comes before what begins; of what begins the longest first.
            edges.append((start, 1, -end, f"[{name} "))
            edges.append((end, 0, -start, "]"))
    out, last = [], sentence.start
    for offset, _, _, mark in sorted(edges):
        out += [text[last:offset], mark]
        last = offset
    return shortened("".join([*out, text[last : sentence.end]]), LONGEST_SENTENCE)


def _chain(case: ItemInRecord) -> Iterator[str]:
    """Yield the statements an item stands in, the nearest first."""
    item = case.item
    name = item.parent if isinstance(item, Statement) else None if isinstance(item, Time) else item.statement
    around: list[Statement] = []
    while (found := case.statement(name)) is not None and found not in around:
        around.append(found)
        name = found.parent
    if not around:
        return
    yield "stands in:"
    for depth, each in enumerate(around, 1):
        speaker = each.speaker.name if each.speaker else "nobody named"
        via = f", via {' ← '.join(each.via)}" if each.via else ""
        indent = "  " * depth
        yield f"{indent}{each.mode} statement {each.id} by {speaker}{via} (rule {each.rule})"
        yield f"{indent}  “{shortened(each.words, 160)}”"


def _phrases(case: ItemInRecord, reading: Reading) -> Iterator[str]:
    """Yield the codebook's phrases in the item's sentences."""
    sentences = _sentences(reading, [span for _, span in _marks(case.item)])
    hits = sorted(
        (hit.start, -hit.end, _entry(hit.entry))
        for kind in (
            reading.mentions,
            reading.issues,
            reading.cues,
            reading.acts,
            reading.deeds,
            reading.markers,
        )
        for hit in kind
        if any(sentence.start <= hit.start and hit.end <= sentence.end for sentence in sentences)
    )
    yield (
        f"phrases of the codebook {case.codebook.name!r} there:"
        if hits
        else "no phrase of the codebook there"
    )
    for start, minus_end, entry in hits:
        yield f"  “{' '.join(case.document.text[start:-minus_end].split())}”  {entry}"


def _entry(entry: Named | Placed | Cue | ActCue | DeedCue | Marker) -> str:
    if isinstance(entry, Named):
        return f"{entry.how} of actor {entry.actor.id}"
    if isinstance(entry, Placed):
        return f"issue {entry.issue.id}" + (f", position {entry.position.id}" if entry.position else "")
    if isinstance(entry, Cue):
        takes = f"; takes {', '.join(entry.takes)}" if entry.takes else ""
        return f"attributes ({entry.kind}{takes}): {entry.phrase!r}"
    if isinstance(entry, ActCue):
        return f"act {entry.act} by its {' or '.join(entry.by)}: {entry.phrase!r}"
    if isinstance(entry, DeedCue):
        return f"deed {entry.action} ({entry.plover or 'no root'}): {entry.phrase!r}"
    return f"marker {entry.marker}: {entry.phrase!r}"


def _beside(case: ItemInRecord, reading: Reading) -> Iterator[str]:
    """Yield the other items that stand in the item's sentences."""
    sentences = _sentences(reading, [span for _, span in _marks(case.item)])
    others = [
        each
        for each in case.items
        if each.id != case.item.id
        and any(start < s.end and s.start < end for start, end in each.spans for s in sentences)
    ]
    if others:
        yield "other items there:"
    for each in others:
        what = each.value or each.relative or "" if isinstance(each, Time) else ""
        yield f"  {type(each).__name__.lower()} {each.id} (rule {each.rule}) {what}{' ' if what else ''}“{shortened(each.words, 160)}”"


def _times(items: Sequence[Item]) -> tuple[Time, ...]:
    return tuple(each for each in items if isinstance(each, Time))
