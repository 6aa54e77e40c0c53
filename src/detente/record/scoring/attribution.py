"""Attributions: who is said to have said what, found by which words.

A gold and a found attribution align when their cues overlap, one to one, the better content first. Of an aligned pair
the *relation* is right when the sources overlap (or neither has one) and the contents share at least half of their
words; the *source* is right when its spans are the same, edge punctuation aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from detente.documents.model import Span
from detente.record.scoring.figures import Figure, Line
from detente.record.scoring.found import Found
from detente.record.scoring.gold import GoldAttribution
from detente.record.scoring.matching import one_to_one, overlap, trimmed, word_starts

__all__ = ["PARTS", "Aligned", "align", "attribution_lines", "parts", "scored_found", "scored_gold", "tally"]

PARTS = ("direct", "speech", "all")
_MEASURES = ("relation", "source exact", "cue")

# Forms of the verbs by which news reports speech, and `according`: they decide what counts as speech, nothing else.
_REPORTING = frozenset(
    """
    accuse accused accuses acknowledge acknowledged acknowledges acknowledging add added adding adds
    according admit admits admitted agree agreed agrees allege alleged alleges announce announced announces announcing
    argue argued argues arguing ask asked asking asks assert asserted asserts call called calling calls
    cite cited cites citing claim claimed claiming claims complain complained concede conceded concedes
    conclude concluded concludes confirm confirmed confirms contend contended contends continue continued continues
    criticize criticized criticizes declare declared declares declaring demand demanded demands denied denies deny denying
    describe described describes describing emphasize emphasized explain explained explaining explains
    indicate indicated indicates insist insisted insisting insists joke joked maintain maintained maintains
    mention mentioned note noted notes noting offer offered offers point pointed points post posted
    praise praised praises predict predicted predicts promise promised promises
    pledge pledged pledges propose proposed proposes publish published quip quipped recall recalled recalls
    refuse refused refuses reiterate reiterated reject rejected rejects remark remarked replied replies reply
    report reported reporting reports request requested respond responded responds reveal revealed reveals
    said say saying says state stated states stating stress stressed stresses suggest suggested suggesting suggests
    tell telling tells testified testify threaten threatened threatens told tweet tweeted tweeting tweets
    urge urged urges vow vowed vows warn warned warning warns write writes writing wrote
    """.split()  # noqa: SIM905  a list would be two hundred lines
)
_LETTERS = re.compile(r"[A-Za-z]+")


class _Attributing(Protocol):
    @property
    def cue(self) -> tuple[Span, ...]: ...
    @property
    def source(self) -> tuple[Span, ...]: ...
    @property
    def content(self) -> tuple[Span, ...]: ...


@dataclass(frozen=True, slots=True)
class Aligned:
    """A gold attribution and the found one that aligns with it, by index.

    Attributes:
        content: F1 of the words of the two contents, 0 to 1.
        sources_meet: The sources overlap, or neither has one.
        source_exact: The sources have the same spans, edge punctuation aside.
    """

    gold: int
    found: int
    content: float
    sources_meet: bool
    source_exact: bool

    @property
    def relation(self) -> bool:
        """Whether the pair says the same of the same source."""
        return self.content >= 0.5 and self.sources_meet


def scored_gold(gold: Iterable[GoldAttribution]) -> tuple[GoldAttribution, ...]:
    """Return the gold that is scored: what has a cue and a content."""
    return tuple(each for each in gold if each.cue and each.content)


def scored_found(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the items that are scored: statements with a cue and a content."""
    return tuple(each for each in found if each.type == "statement" and each.cue and each.content)


def parts(text: str, item: _Attributing) -> tuple[str, ...]:
    """Return the parts of the measure that an attribution belongs to.

    `direct`: the content is one quotation. `speech`: its cue is a reporting verb, or the content has quotation marks.
    `all`: any.
    """
    quoted = " ".join(text[start:end] for start, end in item.content).strip()
    quoted = quoted.replace("''", '"').replace("``", '"')
    marked = any(mark in quoted for mark in '“”"')
    direct = marked and quoted[0] in '“"' and quoted.rstrip(" ,.")[-1:] in '”"'
    cue = {word.lower() for start, end in item.cue for word in _LETTERS.findall(text[start:end])}
    speech = marked or bool(cue & _REPORTING)
    return tuple(part for part, holds in zip(PARTS, (direct, speech, True), strict=True) if holds)


def align(text: str, gold: Sequence[GoldAttribution], found: Sequence[Found]) -> tuple[Aligned, ...]:
    """Return which found attribution stands for which gold one, and how well it fits; cues that overlap only."""
    gold_words = [word_starts(text, each.content) for each in gold]
    found_words = [word_starts(text, each.content) for each in found]

    def content(i: int, j: int) -> float:
        shared = len(gold_words[i] & found_words[j])
        return 2 * shared / max(1, len(gold_words[i]) + len(found_words[j]))

    def fit(i: int, j: int) -> float:
        return 1 + content(i, j) if overlap(gold[i].cue, found[j].cue) else 0

    return tuple(
        Aligned(
            gold=i,
            found=j,
            content=content(i, j),
            sources_meet=overlap(gold[i].source, found[j].source) or not (gold[i].source or found[j].source),
            source_exact=trimmed(text, gold[i].source) == trimmed(text, found[j].source),
        )
        for i, j in one_to_one(range(len(gold)), range(len(found)), fit)
    )


Key: TypeAlias = tuple[str, str, str]
"""Side (`gold` or `found`), measure (or `number`), part."""


def tally(text: str, gold: Iterable[GoldAttribution], found: Iterable[Found]) -> Counter[Key]:
    """Return the counts of one text, to be summed over texts and given to `attribution_lines`."""
    wanted, had = scored_gold(gold), scored_found(found)
    gold_parts = [parts(text, each) for each in wanted]
    found_parts = [parts(text, each) for each in had]
    counts: Counter[Key] = Counter()
    for pair in align(text, wanted, had):
        right = zip(_MEASURES, (pair.relation, pair.source_exact, True), strict=True)
        for measure in [measure for measure, holds in right if holds]:
            counts.update(("gold", measure, part) for part in gold_parts[pair.gold])
            counts.update(("found", measure, part) for part in found_parts[pair.found])
    counts.update(("gold", "number", part) for each in gold_parts for part in each)
    counts.update(("found", "number", part) for each in found_parts for part in each)
    return counts


def attribution_lines(counts: Counter[Key]) -> tuple[Line, ...]:
    """Return relation, exact source and cue, each on direct quotations, on speech and on all."""
    return tuple(
        Line(
            measure,
            part,
            Figure(
                counts["found", measure, part],
                counts["found", "number", part],
                counts["gold", measure, part],
                counts["gold", "number", part],
            ),
        )
        for measure in _MEASURES
        for part in PARTS
    )
