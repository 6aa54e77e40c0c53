"""What a briefing is made of. Sections compose these blocks; renderers know the blocks and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from detente.brief.bargaining_map import BargainingMap
from detente.brief.entry import UNTAGGED, Entry, Run, Tags
from detente.brief.issue_lines import IssueLines
from detente.brief.picture import Graph

__all__ = [
    "Block",
    "Brief",
    "Cell",
    "Comparison",
    "Entries",
    "Entry",
    "EvidenceItem",
    "Lane",
    "Mark",
    "Paragraph",
    "Passage",
    "QuotedDocument",
    "Row",
    "Run",
    "Section",
    "Table",
    "Tags",
    "Timeline",
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text that introduces or qualifies what follows."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of entries under an optional caption; `more` is how many were left out, which the page states."""

    entries: tuple[Entry, ...]
    caption: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table; no entries means that nothing is known, shown as a dash."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its header cell."""

    header: Entry
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `columns` names the header column and then one for each cell.

    Attributes:
        more: How many rows were left out.
        compact: Cells are a word or two.
        roomy: Row headers are sentences, and need room beside many columns. On a narrow screen each row stands as a
            block, its cells below one another under their columns' names.
        figures: Cells are figures or single words, so that it stays a table on a narrow screen.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int = 0
    compact: bool = False
    roomy: bool = False
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One side's lane of the timeline."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said or done, on a lane: words above its line, deeds below.

    Attributes:
        start: First day, ISO.
        end: Last day, inclusive.
        certain: False where the days were inferred or only bound the event.
        label: What a reader hears or sees on pointing at it.
    """

    lane: str
    level: Literal["words", "deeds"]
    start: str
    end: str
    certain: bool
    label: str
    evidence: tuple[str, ...]
    tags: Tags = UNTAGGED


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over an interval of days; brushing an interval filters the whole page. `more` marks were left out."""

    caption: str
    start: str
    end: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts that disagree, side by side, with the type of the disagreement and what it is about."""

    kind: str
    about: str
    accounts: tuple[Entry, ...]
    tags: Tags = UNTAGGED


Block: TypeAlias = Paragraph | Entries | Table | Timeline | Comparison | Graph | BargainingMap | IssueLines
"""Anything a section may hold."""


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the briefing; `nothing` is the one line it says when it has no blocks."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One record item as the evidence drawer shows it.

    Attributes:
        id: The item's id.
        kind: `statement`, `act`, `deed`, `time`.
        document: Id of its document.
        spans: Code points of the document's text.
        words: Their text.
        chain: Who passed it on, from the article inwards: author, Reuters, three Russian sources, Putin.
        date: The days it speaks of, in words for the reader.
        date_note: How certain that is and what it rests on.
        found_by: Coder and rule.
        facts: Label and value pairs worth showing (act, actor, target, issue, position, conditions…).
        badges: As on entries.
        decisions: What persons decided about it, oldest first, in words.
    """

    id: str
    kind: str
    document: str
    spans: tuple[tuple[int, int], ...]
    words: str
    chain: tuple[str, ...]
    date: str
    date_note: str
    found_by: str
    facts: tuple[tuple[str, str], ...] = ()
    badges: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text that the page carries: `text` begins at code point `start`; `kind` is its zone."""

    start: int
    text: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class QuotedDocument:
    """A document as the page carries it: whole, or only the sentences around each span (`whole` is False)."""

    id: str
    title: str
    publisher: str
    kind: str
    date: str
    date_note: str
    path: str
    passages: tuple[Passage, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole briefing: what both renderers take.

    Attributes:
        title: The page's title.
        as_of: ISO day that decides what is due.
        subtitle: One line: period, documents, coder, codebook.
        sections: In the fixed order.
        evidence: Every item that an entry, mark or account names, once, sorted by document and place.
        documents: Every document that evidence lies in.
        sides: Id and name of each side that tags use, in display order.
        issues: Id and name of each issue that tags use, in display order.
        made_with: Name and version, codebook and its hash: what reproduces the page.
    """

    title: str
    as_of: str
    subtitle: str
    sections: tuple[Section, ...]
    evidence: tuple[EvidenceItem, ...]
    documents: tuple[QuotedDocument, ...]
    sides: tuple[tuple[str, str], ...] = ()
    issues: tuple[tuple[str, str], ...] = ()
    made_with: str = ""
