"""Measure the coder against gold: `make accuracy`.

Codes the reference material, scores it by the tool that defines the measures and by `detente score`, and fails where
they differ in any figure. Prints a table, writes it to docs/reference/accuracy.md, and lists the worst misses by rule
and by phenomenon in out/misses.txt.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.misses import misses
from benchmarks.reference import ROOT, Measured, differences, materials, measured, missing
from detente.coding.codebook_file import load_codebook
from detente.record.scoring.figures import Figure
from detente.record.scoring.scores import scores_row

PAGE = ROOT / "docs" / "reference" / "accuracy.md"
MISSES = ROOT / "out" / "misses.txt"


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that the coder should reach: its task, its place among the scores, and a goal in per cent."""

    task: str
    measure: str
    part: str
    label: str
    goal: float


GOALS = (
    Goal("attribution", "relation", "direct", "relation F1, direct quotations", 90),
    Goal("attribution", "relation", "speech", "relation F1, speech", 79),
    Goal("attribution", "relation", "all", "relation F1, all", 61),
    Goal("attribution", "source exact", "direct", "source span exact F1, direct quotations", 85),
    Goal("time", "relaxed", "", "times F1, relaxed", 91),
    Goal("time", "value", "", "times F1, value", 80),
    Goal("plover", "macro-F1", "", "PLOVER root of a sentence, macro-F1", 60),
    Goal("seeds", "quotations", "", "quotations F1, span and speaker", 85),
    Goal("seeds", "acts", "", "core acts F1, type, actor and span", 60),
    Goal("seeds", "events recall", "", "dated events recall, actor, date and span", 60),
)


def main() -> int:
    """Measure, and return 1 where the scorers disagree or an item does not reproduce its words, 2 without material."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--print-only", action="store_true", help="leave the page in docs/ as it is")
    parser.add_argument(
        "--task", action="append", help="only this task; may be repeated; leaves the page as it is"
    )
    wanted = parser.parse_args()
    absent = missing()
    if absent:
        print(
            "the reference material is not there; needed beside the repository, in ../shared:",
            file=sys.stderr,
        )
        for path in absent:
            print(f"  {path}", file=sys.stderr)
        return 2
    done = list(_measure(wanted.task))
    table = "\n".join(_table(done))
    print(table)
    MISSES.parent.mkdir(exist_ok=True)
    MISSES.write_text("\n".join(line for each in done for line in misses(each)) + "\n", "utf-8")
    print(f"\nmisses: {MISSES.relative_to(ROOT)}")
    faults = [fault for each in done for fault in differences(each)]
    faults += [
        f"{each.material.name}: {each.unfaithful} items without their words"
        for each in done
        if each.unfaithful
    ]
    for fault in faults:
        print(f"DISAGREEMENT: {fault}", file=sys.stderr)
    if faults:
        return 1
    if not (wanted.print_only or wanted.task):
        PAGE.write_text(_page(done, table), "utf-8")
    return 0


def _measure(tasks: Sequence[str] | None) -> Iterator[Measured]:
    books = {each.codebook: load_codebook(each.codebook) for each in materials()}
    for material in materials():
        if tasks and material.task not in tasks:
            continue
        begin = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            done = measured(material, Path(folder), books[material.codebook])
        print(f"{material.name}: {time.perf_counter() - begin:.0f} s", file=sys.stderr)
        yield done


def _table(done: Sequence[Measured]) -> Iterator[str]:
    yield "| measure | on | goal | measured | precision | recall | gold | found |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for goal in GOALS:
        yield from (_row(goal, each) for each in done if each.material.task == goal.task)
    items, wrong = sum(each.items for each in done), sum(each.unfaithful for each in done)
    share = 100 * (items - wrong) / items if items else 0
    yield f"| items whose spans reproduce the text | all of these | 100 | {share:.1f} | | | | {items:,} |"


def _row(goal: Goal, done: Measured) -> str:
    line = next(each for each in done.scores.lines if (each.measure, each.part) == (goal.measure, goal.part))
    head = f"| {goal.label} | {done.material.name} | {goal.goal:g} |"
    if isinstance(line.value, Figure):
        figure = line.value
        counts = f"{figure.precision} | {figure.recall} | {figure.gold:,} | {figure.found:,}"
        return f"{head} **{figure.f1}** | {counts} |"
    return f"{head} **{line.value}** | | | | |"


def _roots(done: Sequence[Measured]) -> Iterator[str]:
    for each in done:
        for root, row in scores_row(each.scores).get("root", {}).items():
            yield f"| {root} | {row['F1']} | {row['P']} | {row['R']} | {row['gold']} |"


def _page(done: Sequence[Measured], table: str) -> str:
    roots = "\n".join(
        ["| root | F1 | precision | recall | gold |", "|---|---:|---:|---:|---:|", *_roots(done)]
    )
    return f"""# Accuracy

How well the default coder does against texts that people coded, measured {date.today().isoformat()} by `make accuracy`.
All figures are per cent. `detente score RECORD GOLD` gives the same measures for gold of your own
([how to](../how-to/score-against-your-own-gold.md)).

{table}

## Read with care

- The articles were at hand while the rules were written: errors on them were looked at, though nothing was learned
  from them by a program. On other texts expect somewhat less.
- The case is two articles coded by one person: with {_case_counts(done)}, one item is a point or two.
- People differ too. On attributions of this kind two trained coders reach a relation F1 of 98 (direct), 91 (speech) and
  76 (all) against each other: no coder can be measured beyond that.
- A figure says nothing of your corpus. Code twenty articles of it by hand and score the record.

## The data

| name | what it is | coded for |
|---|---|---|
| PolNeAR | US political news of 2015 and 2016, seven outlets; one file of 84 articles whole, and every tenth of 840 others | attributions: cue, source and content |
| TimeBank | 183 news articles, mostly of 1989 and 1998 | time expressions with TIMEX3 values |
| PLOVER sentences | 1,044 sentences of news | the PLOVER root of the event each tells |
| case | two articles on the talks over the war in Ukraine in 2025, coded with three others they were read with | quotations with speakers, acts, dated events |

They are not part of this repository. The general codebook (`{done[0].material.codebook}`) is used for all but the row
"own codebook", which uses the example's.

## The measures

Gold and found items are paired one to one, the best pair first. Precision is the share of found items that are right,
recall the share of gold that is found, F1 their harmonic mean.

- **Relation.** Attributions are paired when their cues share a character. The relation is right when the sources
  overlap, or neither side has one, and the contents share at least half of their words (F1 of words).
  *Direct*: the content is one quotation. *Speech*: the cue is a reporting verb, or the content has quotation marks.
  *All*: thoughts, documents and everything else that is attributed.
- **Source span exact.** Paired, and the source has the same spans, punctuation at the edges aside.
- **Times.** *Relaxed*: the spans overlap. *Value*: they do, and the normalised value means the same days.
- **PLOVER root.** A sentence is right when some act or deed found in it has the root that people gave it; if none has,
  the one that stands first counts. Macro-F1 is the mean F1 over the roots.
- **Quotations.** Spans (any piece, or from the first piece to the last; against the words or their context) share at
  least half of what they cover together, and the speaker is the same.
- **Core acts.** Demand, offer, threat, promise, refusal, concession: same type, same actor, and the spans overlap.
- **Dated events.** Any dated item whose span overlaps, with the same actor and days that overlap. Recall only: a record
  dates far more than the events that a person would list.
- **Reproduce the text.** `words` equals the text at the item's spans, for every item of every material above.

Two names are the same when they are equal, name one party, when the last word of one is a word of the other, or when
they share half of their words.

## PLOVER roots one by one

{roots}
"""


def _case_counts(done: Sequence[Measured]) -> str:
    rows = [scores_row(each.scores) for each in done if each.material.task == "seeds"]
    return (
        f"{rows[0]['quotations']['gold']} quotations and {rows[0]['acts']['gold']} acts"
        if rows
        else "few items"
    )


if __name__ == "__main__":
    sys.exit(main())
