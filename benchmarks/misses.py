"""The worst misses of a measurement, by rule and by phenomenon: what to look at next. Not part of any page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from benchmarks.reference import Measured, sides
from detente.documents.model import Span
from detente.record.scoring import attribution, times
from detente.record.scoring.coded import Matches, match_case
from detente.record.scoring.found import Found
from detente.record.scoring.gold import (
    GoldAct,
    GoldAttribution,
    GoldEntry,
    GoldEvent,
    GoldQuotation,
    GoldText,
)
from detente.record.scoring.intervals import same_value
from detente.record.scoring.plover import chosen_roots
from detente.record.scoring.scores import paired_texts

__all__ = ["misses"]

EXAMPLES = 25
"""How many examples are listed of each kind of miss."""

G = TypeVar("G", bound=GoldEntry)

PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "this", "that"]
)


def misses(done: Measured) -> Iterator[str]:
    """Yield the misses of one measurement, line by line."""
    yield f"\n{'=' * 100}\n{done.material.name} ({done.material.task})\n"
    if done.gold.case is not None:
        yield from _case(done)
    elif done.material.task == "attribution":
        yield from _attributions(done)
    elif done.material.task == "time":
        yield from _times(done)
    else:
        yield from _roots(done)


def _table(
    title: str, counts: Counter[str], totals: Counter[str] | None = None, most: int = 40
) -> Iterator[str]:
    yield f"\n-- {title}"
    for name, count in counts.most_common(most):
        of = f" of {totals[name]} ({100 * count / totals[name]:.0f} %)" if totals and totals[name] else ""
        yield f"{count:6}{of}  {name}"


def _spread(examples: dict[str, list[str]], most: int = EXAMPLES) -> Iterator[str]:
    """Yield examples of each kind, taken evenly over all there are."""
    for kind, several in examples.items():
        yield f"\n-- {kind}: {len(several)}, of which {min(most, len(several))}"
        step = max(1, len(several) // most)
        yield from islice(several[::step], most)


def _joined(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _around(text: str, spans: Sequence[Span], more: int = 60) -> str:
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return " ".join(text[max(0, start - more) : end + more].split())[:500]


# --- Attributions


def _attributions(done: Measured) -> Iterator[str]:
    kinds: Counter[str] = Counter()
    missed_cues: Counter[str] = Counter()
    all_cues: Counter[str] = Counter()
    missed_phenomena: Counter[str] = Counter()
    all_phenomena: Counter[str] = Counter()
    wrong_rules: Counter[str] = Counter()
    all_rules: Counter[str] = Counter()
    spurious_cues: Counter[str] = Counter()
    examples: dict[str, list[str]] = defaultdict(list)
    for text, items in paired_texts(done.gold, done.coding):
        gold = attribution.scored_gold(text.attributions)
        found = attribution.scored_found(items or ())
        by_gold = {pair.gold: pair for pair in attribution.align(text.text, gold, found)}
        by_found = {pair.found: pair for pair in by_gold.values()}
        for i, each in enumerate(gold):
            cue = _joined(text.text, each.cue).lower()
            phenomena = list(_phenomena(text, each))
            all_cues[cue] += 1
            all_phenomena.update(phenomena)
            pair = by_gold.get(i)
            if pair is not None and pair.relation:
                continue
            missed_cues[cue] += 1
            missed_phenomena.update(phenomena)
            kind = _kind(pair)
            kinds[kind] += 1
            line = f"[{cue}] {_told(text.text, each)}"
            if pair is not None:
                line += f"\n      found by {found[pair.found].rule}: {_told(text.text, found[pair.found])}"
            examples[kind].append(line)
        for j, item in enumerate(found):
            all_rules[item.rule] += 1
            pair = by_found.get(j)
            if pair is None or not pair.relation:
                wrong_rules[item.rule] += 1
            if pair is None:
                spurious_cues[_joined(text.text, item.cue).lower()] += 1
                told = _told(text.text, item)
                examples["spurious"].append(
                    f"[{item.rule}] {told}\n      in: {_around(text.text, item.cue, 150)}"
                )
    yield from _table("missed gold by kind", kinds)
    yield from _table("missed gold by phenomenon", missed_phenomena, all_phenomena)
    yield from _table("missed gold by cue", missed_cues, all_cues)
    yield from _table("wrong or spurious by rule", wrong_rules, all_rules)
    yield from _table("spurious by cue", spurious_cues)
    yield from _spread(examples)


def _kind(pair: attribution.Aligned | None) -> str:
    if pair is None:
        return "no cue found"
    if pair.content >= 0.5:
        return "wrong source"
    return "wrong content" if pair.sources_meet else "wrong source and content"


def _told(text: str, item: GoldAttribution | Found) -> str:
    parts = (("source", item.source), ("cue", item.cue), ("content", item.content))
    return "; ".join(f"{name} “{_joined(text, spans)[:220]}”" for name, spans in parts)


def _phenomena(text: GoldText, item: GoldAttribution) -> Iterator[str]:
    words = text.text
    yield {3: "direct", 2: "speech, not direct", 1: "neither"}[len(attribution.parts(words, item))]
    source = _joined(words, item.source).lower()
    yield "no source" if not source else "pronoun as source" if source in PRONOUNS else "source named"
    cue, content = item.cue[0][0], item.content[0][0]
    if item.source:
        order = sorted(
            (("source", item.source[0][0]), ("cue", cue), ("content", content)), key=lambda each: each[1]
        )
        yield "order " + ", ".join(name for name, _ in order)
    if len(item.content) > 1:
        yield "content in pieces"
    if any("\n\n" in words[start:end] for start, end in ((item.content[0][0], item.content[-1][1]),)):
        yield "content over paragraphs"
    around = [
        other
        for other in text.attributions
        if other is not item and any(start <= cue < end for start, end in other.content)
    ]
    if around:
        yield "inside another's content"
    if len(_joined(words, item.cue).split()) > 3:
        yield "cue of more than three words"


# --- Times


def _times(done: Measured) -> Iterator[str]:
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong_rules: Counter[str] = Counter()
    all_rules: Counter[str] = Counter()
    examples: dict[str, list[str]] = defaultdict(list)
    for text, items in paired_texts(done.gold, done.coding):
        found = times.scored_times(items or ())
        pairs = dict(times.pair_times(text.times, found))
        for i, each in enumerate(text.times):
            kind = each.ttype or "time"
            total[kind] += 1
            context = _around(text.text, [each.span])
            if i not in pairs:
                missed[kind] += 1
                examples[f"missed {kind}"].append(
                    f"“{_joined(text.text, [each.span])}” = {each.value}: {context}"
                )
            elif not same_value(found[pairs[i]].value, each.value):
                had = found[pairs[i]]
                wrong[kind] += 1
                wrong_rules[had.rule] += 1
                examples[f"wrong value, {kind}"].append(
                    f"“{_joined(text.text, [each.span])}” = {each.value}, not {had.value} ({had.rule}): {context}"
                )
        taken = set(pairs.values())
        for j, item in enumerate(found):
            all_rules[item.rule] += 1
            if j not in taken:
                wrong_rules[item.rule] += 1
                examples["spurious"].append(
                    f"[{item.rule}] “{item.words}”: {_around(text.text, item.pieces)}"
                )
    yield from _table("missed by type", missed, total)
    yield from _table("wrong value by type", wrong, total)
    yield from _table("wrong or spurious by rule", wrong_rules, all_rules)
    yield from _spread(examples)


# --- PLOVER roots


def _roots(done: Measured) -> Iterator[str]:
    confusion: Counter[tuple[str, str]] = Counter()
    examples: dict[str, list[str]] = defaultdict(list)
    for text, items in paired_texts(done.gold, done.coding):
        found = items or ()
        for gold, had in chosen_roots(text.roots, found):
            confusion[gold, had or "none"] += 1
            if gold != had:
                rules = ", ".join(
                    f"{item.plover} by {item.rule} “{item.words[:60]}”" for item in found if item.plover
                )
                examples[f"{gold} taken for {had or 'none'}"].append(
                    f"{' '.join(text.text.split())[:300]}  << {rules}"
                )
    roots = sorted({name for pair in confusion for name in pair})
    yield "\n-- confusion: gold down, found across"
    yield " " * 12 + "".join(f"{root[:9]:>10}" for root in roots)
    for gold in roots:
        yield f"{gold:<12}" + "".join(f"{confusion[gold, root] or '.':>10}" for root in roots)
    ranked = dict(sorted(examples.items(), key=lambda each: -len(each[1])))
    yield from _spread(ranked, 8)


# --- Coded articles


def _case(done: Measured) -> Iterator[str]:
    case = done.gold.case
    assert case is not None
    matches = match_case(case, done.coding, sides())
    files = {
        document.id: file
        for document in done.coding.documents
        for file in case.documents
        if (document.path or "").endswith(file)
    }
    texts = {files[document.id]: document.text for document in done.coding.documents if document.id in files}

    def place(item: Found) -> str:
        return files[item.document]

    def quotation(gold: GoldQuotation) -> str:
        return f"{gold.speaker} ({gold.mode})"

    def act(gold: GoldAct) -> str:
        return f"{gold.type} by {gold.actor}"

    def event(gold: GoldEvent) -> str:
        return f"{gold.actor} on {gold.date}"

    yield from _matched("quotations", matches.quotations, texts, quotation, place)
    yield from _matched("acts", matches.acts, texts, act, place)
    yield from _matched("events", matches.events, texts, event, place, spurious=False)


def _matched(
    title: str,
    matches: Matches[G],
    texts: dict[str, str],
    told: Callable[[G], str],
    place: Callable[[Found], str],
    *,
    spurious: bool = True,
) -> Iterator[str]:
    taken_gold, taken_found = {i for i, _ in matches.pairs}, {j: i for i, j in matches.pairs}
    yield f"\n-- missed {title}: {len(matches.gold) - len(taken_gold)} of {len(matches.gold)}"
    for i, gold in enumerate(matches.gold):
        if i in taken_gold:
            continue
        yield f"{gold.id} {gold.file[:3]} {told(gold)}: “{_joined(texts[gold.file], [gold.span])}”"
        start, end = gold.span
        for j, item in enumerate(matches.found):
            if place(item) == gold.file and any(s < end and start < e for s, e in item.extents):
                paired = f" (stands for {matches.gold[taken_found[j]].id})" if j in taken_found else ""
                yield f"      there{paired}: {_of(item)}"
    if spurious:
        yield f"\n-- spurious {title}: {len(matches.found) - len(taken_found)} of {len(matches.found)}"
        for j, item in enumerate(matches.found):
            if j not in taken_found:
                yield f"{place(item)[:3]} {_of(item)}"


def _of(item: Found) -> str:
    when = f" {item.when.start}/{item.when.end}" if item.when and item.when.start else ""
    what = item.act or item.mode or item.type
    return f"{what} by {' = '.join(item.names) or 'nobody'}{when} ({item.rule}): “{' '.join(item.words.split())[:160]}”"
