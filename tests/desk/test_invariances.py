"""The two checks that must always hold, from files to findings: swap the sides and only names change; flood and nothing moves."""

from __future__ import annotations

import dataclasses
import json
import random
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from detente.brief.findings import Findings
from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.coding.items import Item
from detente.coding.schema import item_row
from detente.desk.briefing import findings_of
from detente.desk.intake import take_in
from detente.record.claims import claims
from detente.store.dossier import Dossier
from tests.articles import write_articles, write_codebook

AS_OF = date(2031, 3, 12)
SWAPS = (
    ("Norland", "Sudria"), ("Norlandic", "Sudrian"), ("Veld", "Tarn"), ("Anna", "Josef"), ("She", "He"),
    ("she", "he"), ("her", "his"),
)  # fmt: skip
ASKED = (
    "ground", "changes", "positions", "commitments", "disagreements", "offered", "sides",
)  # fmt: skip

WARNING = """Veld warns of the dam

By Rosa Quill

HALVEN, March 7, 2031 (Delta Wire) -- Norlandic President Anna Veld threatened on Friday to close the dam at Osk by
March 20 unless Sudria withdraws its troops from the border.

"Sudria is playing for time," she said. Sudrian President Josef Tarn offered an exchange of prisoners and demanded
that Norland lift its sanctions.

Norlandic drones struck the port of Mell on Thursday, killing 9 people, Sudrian officials said. Norland denied it.
"""

ROCKETS = """Rockets on Halven

HALVEN, March 4, 2031 (Harbour News) -- Sudrian forces fired 40 rockets at the old bridge of Halven on Sunday, said
Norlandic officials, who counted them from the hills above the town. Norlandic President Anna Veld refused a ceasefire
on Monday. "We have had enough of paper," she told the parliament, and left the hall before the members could answer.
"""

COUNTED_AGAIN = """Halven counts again

MELL, March 5, 2031 (Tide Post) -- Sudrian forces fired 12 rockets at the old bridge of Halven on Sunday, a Sudrian
general said. "We have had enough of paper," Norlandic President Anna Veld told the parliament on Monday, and refused
a ceasefire once more, as she had all winter, while the members of the opposition left the hall and the guards stayed.
"""


def swapper(pairs: Iterable[tuple[str, str]]) -> Callable[[Any], Any]:
    """Return what swaps whole words in every string of a value, and in their small-letter forms, as ids have them."""
    table: dict[str, str] = {}
    for one, other in pairs:
        table |= {one: other, other: one, one.lower(): other.lower(), other.lower(): one.lower()}
    found = re.compile(
        rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(table, key=len, reverse=True)))})(?![^\W_])"
    )

    def swap(value: Any) -> Any:
        if isinstance(value, str):
            return found.sub(lambda match: table[match[0]], value)
        if isinstance(value, Mapping):
            return {swap(key): swap(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(map(swap, value))
        return value

    return swap


def mirrored(codebook: Codebook, swap: Callable[[Any], Any]) -> Codebook:
    """Return a codebook, all its layers, with the two sides' names swapped."""
    tables: dict[str, Any] = {
        table: tuple(
            type(entry).model_validate(swap(entry.model_dump(by_alias=True)))
            for entry in getattr(codebook, table)
        )
        for table in ("sides", "offices", "actors", "issues", "cues", "acts", "deeds", "markers")
    }
    return dataclasses.replace(codebook, **tables, hash=codebook.hash[::-1], homes={})


def told(folder: Path, articles: Path, codebook: Codebook) -> dict[str, Any]:
    """Return what a briefing on articles says, ids replaced by the words they stand for."""
    with Dossier(folder) as dossier:
        take_in(dossier, [articles], codebook, processes=1)
        names = {item.id: f"{type(item).__name__}: {item.words}" for item in dossier.items()}
        names |= {document.id: Path(document.source.path).name for document in dossier.documents(text=False)}
        findings = findings_of(dossier, as_of=AS_OF)
        said = {"items": [_bare(item, names) for item in dossier.items()]}
        said["claims"] = _plain(claims(dossier, findings.as_of), names)
    return said | {name: _plain(getattr(findings, name), names) for name in ASKED}


def _bare(item: Item, names: Mapping[str, str]) -> Any:
    """Return an item's row without where it stands, and which of two rules that find the same found it."""
    placed = ("id", "spans", "cue", "source", "content", "rule")
    return _plain({name: each for name, each in item_row(item).items() if name not in placed}, names)


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each, names) for key, each in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: _plain(each, names) for name, each in fields.items() if name != "id"}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else str(value)


def unordered(value: Any) -> Any:
    """Return a value with every list sorted: names decide the order of what is otherwise equal."""
    if isinstance(value, dict):
        return {name: unordered(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted(map(unordered, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value


def river(folder: Path) -> tuple[Path, Codebook]:
    """Write five articles on the river talks and return their folder with the codebook."""
    articles = write_articles(folder / "articles")
    (articles / "warning.txt").write_text(WARNING, "utf-8")
    (articles / "rockets.txt").write_text(ROCKETS, "utf-8")
    (articles / "counted.txt").write_text(COUNTED_AGAIN, "utf-8")
    return articles, load_codebook(write_codebook(folder))


def assert_mirrored(tmp_path: Path, articles: Path, codebook: Codebook, swap: Callable[[Any], Any]) -> None:
    """Swap names in articles and codebook, and compare everything that is said of them."""
    others = tmp_path / "mirrored"
    others.mkdir()
    for file in articles.iterdir():
        if file.suffix != ".toml":
            (others / file.name).write_text(swap(file.read_text("utf-8")), "utf-8")
    here = told(tmp_path / "here", articles, codebook)
    there = told(tmp_path / "there", others, mirrored(codebook, swap))
    for question, answer in here.items():
        assert answer, f"{question} has nothing to compare"
        assert unordered(there[question]) == unordered(swap(answer)), question


def test_swapping_the_two_sides_changes_names_only(tmp_path: Path) -> None:
    """Mirror: items, positions, commitments, claims, disagreements, changes and who is heard, up to names."""
    assert_mirrored(tmp_path, *river(tmp_path), swapper(SWAPS))


LIGHT = (
    ("threatened on Friday to close", "threatened Friday to close"), ("the dam at Osk", "the Osk dam"),
    ("unless Sudria withdraws its troops", "unless Sudria withdraws all of its troops"), (" -- ", " - "),
    ("Josef Tarn offered", "Josef Tarn, for his part, offered"), ("she said", "Veld said"),
    ("killing 9 people", "and killed 9 people"), ("the port of Mell", "Mell's port"), ("Norland denied it.", "Norland denied this."),
)  # fmt: skip


def rewrites(text: str, count: int) -> Iterable[str]:
    """Yield an article lightly rewritten, each another way, all of them after the wire that it credits."""
    rng = random.Random(11)
    for number in range(count):
        edited = text.replace("By Rosa Quill", "By the staff")
        for old, new in rng.sample(LIGHT, rng.randint(1, 4)):
            edited = edited.replace(old, new)
        yield f"{edited}\n(With reporting by Delta Wire. Edition {number}.)\n"


def counted(findings: Findings) -> dict[str, Any]:
    """Return what a flood must not move."""
    return {
        "positions": sorted((p.party, p.issue, p.latest.position or "", len(p.drift), p.origins) for p in findings.positions),
        "commitments": sorted((c.by, c.kind, str(c.due), c.state, c.origins) for c in findings.commitments),
        "disagreements": sorted((d.kind, d.about) for d in findings.disagreements),
        "origins": sorted(origin.id for origin in findings.ground.origins),
    }  # fmt: skip


def test_fifty_rewrites_of_one_report_move_nothing(tmp_path: Path) -> None:
    """Flood: they stay one origin, and no position, commitment or disagreement is added or weighs more."""
    articles, codebook = river(tmp_path)
    found = []
    with Dossier(tmp_path / "talks") as dossier:
        take_in(dossier, [articles], codebook, processes=1)
        found.append(findings_of(dossier, as_of=AS_OF))
        for number, text in enumerate(rewrites(WARNING, 50)):
            (articles / f"copy{number:02}.txt").write_text(text, "utf-8")
        take_in(dossier, [articles], codebook, processes=1)
        found.append(findings_of(dossier, as_of=AS_OF))
        origins = [len(claim.origins) for claim in claims(dossier, AS_OF) if len(claim.items) >= 50]
    assert origins
    assert set(origins) == {1}
    assert len(found[1].documents) == 55
    assert counted(found[1]) == counted(found[0])
