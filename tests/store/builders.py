"""Small documents with hand-made items, of the invented war of the straits, and ways to store them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from detente.coding.items import (
    ACT_TYPES,
    Act,
    Deed,
    Item,
    Quantity,
    Speaker,
    Statement,
    Time,
    When,
    joined,
)
from detente.documents.model import Document, Published, Source, Span, Zone
from detente.ids import bytes_id, short_id, text_id
from detente.store.connection import DATABASE
from detente.store.dossier import Dossier
from detente.store.writer import Coded
from tests.record.builders import CODEBOOK

TEXT = (
    "Harbour, 5 May. Varg told the Gull agency that Norland demands the straits by Friday. "
    "“We shall not sign,” Moll said. Sudmark's guns shelled the lower quay, and 40 boats sank. "
    "Varg told the Gull agency that Norland demands the straits by Friday."
)


def document(text: str = TEXT, path: str = "in/quay.txt", **fields: Any) -> Document:
    """Return a document of one body zone, published on 5 May 2031 unless said otherwise."""
    given: dict[str, Any] = {
        "title": "Guns over the quay",
        "publisher": "Harbour Post",
        "published": Published(date(2031, 5, 5), date(2031, 5, 5), "stated", "Harbour, 5 May"),
        "zones": (Zone("body", 0, len(text)),) if text else (),
    }
    raw = bytes_id(b"<p>" + text.encode("utf-8", "surrogatepass"))
    return Document(text_id(text), text, Source(path, None, raw, "html/1"), **(given | fields))


def span(text: str, words: str, *, nth: int = 0) -> Span:
    """Return where words stand in a text, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def act(about: Document, words: str | Sequence[Span], **fields: Any) -> Act:
    """Return a demand by Norland's state over the straits, unless said otherwise."""
    spans = (span(about.text, words),) if isinstance(words, str) else tuple(words)
    given: dict[str, Any] = {
        "act": "demand",
        "actor": "norland-state",
        "target": None,
        "issue": "straits",
        "position": None,
        "conditions": (),
        "status": "reported",
        "plover": "REQUEST",
        "statement": None,
        "when": When("2031-05-05", "2031-05-05", "published"),
        "rule": "act:demand",
        "coder": "hand",
        "confidence": 0.75,
    } | fields
    name = fields.get("id") or short_id(about.id, "act", spans, given["act"], given["issue"])
    return Act(
        **({"document": about.id, "spans": spans, "words": joined(about.text, spans)} | given | {"id": name})
    )


def sample(about: Document | None = None) -> tuple[Document, tuple[Item, ...]]:
    """Return a document with an item of each type, one of them of two spans, every kind of field in use somewhere."""
    about = about or document()
    text = about.text

    def made(kind: type[Item], at: tuple[Span, ...], **fields: Any) -> Any:
        shared = {"document": about.id, "words": joined(text, at), "coder": "hand", "confidence": 0.5}
        return kind(id=short_id(about.id, kind.__name__, at), rule=kind.__name__.lower(), **shared, **fields)

    friday = (span(text, "by Friday"),)
    time = made(Time, friday, spans=friday, value="2031-05-09", start="2031-05-09", end="2031-05-09", relative="weekday:5")  # fmt: skip
    told = (span(text, "Norland demands the straits by Friday"),)
    statement = made(
        Statement, told, cue=(span(text, "told"),), source=(span(text, "Varg"),), content=told, mode="indirect",
        speaker=Speaker("Varg", "varg", None, "admiral"), via=("Gull News Agency",), negated=False, hedged=True,
        when=When("2031-05-05", "2031-05-05", "published"), parent=None,
    )  # fmt: skip
    wish = (span(text, "demands"), span(text, "by Friday"))
    demand = act(
        about, wish, statement=statement.id, conditions=("by Friday",), when=When(None, "2031-05-09", "resolved", "by Friday", time.id)
    )  # fmt: skip
    refusal = act(
        about, "We shall not sign", act="refusal", actor="Moll", issue="ceasefire", position="full", status="explicit",
        plover="REJECT", when=When(),
    )  # fmt: skip
    shelled = (span(text, "shelled the lower quay, and 40 boats sank"),)
    deed = made(
        Deed, shelled, spans=shelled, actor="sudmark-state", action="shell", plover="ASSAULT", target="harbour-state",
        issue=None, when=When("2031-05-04", "2031-05-04", "stated", "", None), realis="actual",
        quantity=Quantity(40, "boats", "40 boats"), statement=None,
    )  # fmt: skip
    items = sorted((time, statement, demand, refusal, deed), key=lambda item: (item.spans[0][0], item.id))
    return about, tuple(items)


def random_sample(number: int, seed: int = 0) -> tuple[Document, tuple[Item, ...]]:
    """Return a document of made-up words with random items, the same for the same number."""
    random = Random(f"{seed}/{number}")
    words = [random.choice(("quay", "guns", "straits", "talks", "envoy", "fleet")) for _ in range(30)]
    about = document(f"No {number}: " + " ".join(words) + ".", f"in/{number % 7}/{number:04}.txt")
    actors = (None, "varg", "norland-state", "moll", "quill", "roe", "Somebody", "harbour")

    def when() -> When:
        first, last = sorted(date(2030, 1, 1).toordinal() + random.randrange(700) for _ in range(2))
        days = [date.fromordinal(day).isoformat() if random.random() < 0.8 else None for day in (first, last)]
        return When(days[0], days[1], "resolved")

    items: dict[str, Item] = {}
    for _ in range(random.randrange(9)):
        start = random.randrange(len(about.text) - 20)
        spans = ((start, start + random.randrange(3, 12)),)
        actor = random.choice(actors)
        kind = random.choice(("statement", "act", "act", "deed", "time"))
        shared: dict[str, Any] = {
            "id": short_id(about.id, kind, start), "document": about.id, "words": joined(about.text, spans),
            "rule": "dice", "coder": "dice", "confidence": 0.5,
        }  # fmt: skip
        issue = random.choice((None, "straits", "ceasefire"))
        item: Item
        if kind == "statement":
            speaker = Speaker(actor or "nobody", actor, random.choice((None, "isles"))) if actor else None
            item = Statement(cue=(), source=(), content=spans, mode="indirect", speaker=speaker, via=(), negated=False, hedged=False, when=when(), parent=None, **shared)  # fmt: skip
        elif kind == "act":
            item = Act(spans=spans, act=random.choice(ACT_TYPES), actor=actor, target=None, issue=issue, position=None, conditions=(), status="reported", plover=None, statement=None, when=when(), **shared)  # fmt: skip
        elif kind == "deed":
            item = Deed(spans=spans, actor=actor, action="shell", plover="YIELD", target=None, issue=issue, when=when(), realis="actual", quantity=None, statement=None, **shared)  # fmt: skip
        else:
            days = when()
            item = Time(spans=spans, value=None, start=days.start, end=days.end, relative=None, **shared)
        items[item.id] = item
    return about, tuple(items.values())


def coded(found: tuple[Document, Iterable[Item]], version: str = "1") -> Coded:
    """Return a document with its items as a coder hands them on."""
    about, items = found
    return Coded(about, tuple(items), "hand", version, (("words not in the text", 1),))


def raw_of(about: Document) -> dict[str, bytes]:
    """Return the bytes that a document of `document` was read from."""
    return {about.source.raw: b"<p>" + about.text.encode("utf-8", "surrogatepass")}


def filled(folder: Path, *found: tuple[Document, Iterable[Item]]) -> Dossier:
    """Return an open dossier with documents stored, by default the sample."""
    dossier = Dossier(folder)
    with dossier.writing() as writer:
        writer.use_codebook(CODEBOOK)
        for each in found or (sample(),):
            writer.store([coded(each)], raw_of(each[0]))
    return dossier


def content(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, to see whether anything changed."""
    connection = sqlite3.connect(folder / DATABASE)
    try:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1"
            )
        ]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
    finally:
        connection.close()
