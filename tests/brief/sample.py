"""A briefing made by hand for the renderers' tests: an invented river dispute, two sides and a mediator."""

from __future__ import annotations

from datetime import date, timedelta

from detente.brief.model import (
    Brief,
    Cell,
    Comparison,
    Entries,
    Entry,
    EvidenceItem,
    Lane,
    Mark,
    Paragraph,
    Passage,
    QuotedDocument,
    Row,
    Run,
    Section,
    Table,
    Tags,
    Timeline,
)
from detente.brief.picture import Arc, Graph, Node

__all__ = ["hostile_brief", "sample_brief"]

SIDES = (("varda", "Varda"), ("ostrel", "Republic of Ostrel"), ("league", "The River League (mediator)"))
ISSUES = (
    ("dam", "The Kesh dam"),
    ("water", "Shares of the water"),
    ("truce", "Truce"),
    ("prisoners", "Prisoners"),
    ("border", "The eastern bank"),
    ("tolls", "Tolls and shipping"),
    ("monitors", "Monitors"),
    ("loans", "Reconstruction loans"),
)
UNREVIEWED = "machine-coded, not reviewed"

WIRE = """Varda says dam gates stay shut until prisoners return

TELMA, 3 May 2031 (Harbour Wire) - Varda's foreign minister Ilse Korran said on Saturday that the gates of the Kesh dam "will not move by a hand's breadth" unless Ostrel first releases the forty engineers it seized in March.

Two officials close to the talks told Harbour Wire that President Odo Maren had privately said he could live with monitors on the eastern bank, "if they carry notebooks and not rifles". Ostrel's government did not answer a request for comment.

"If the engineers are not home by 20 May, we shall reopen the northern channel on our own," Korran told reporters. She did not say what reopening it would mean for towns downstream.

Reporting by a correspondent in Telma.
"""
RELEASE = """Statement of the River League secretariat

The secretariat met both delegations in Port Anselm on 9 May 2031. The parties agreed to exchange lists of detained persons within ten days. No understanding was reached on the shares of the water.

The League repeats its offer to guarantee a loan for repairs once a truce has held for thirty days.
"""
OPINION = """Ostrel is not bluffing, and should not be treated as if it were
By a guest writer

Those who tell us that Ostrel merely plays for time have not looked at a map. Its wells run dry in July. A government whose wells run dry does not bluff; it counts days.

Critics reply that Ostrel has "never kept a date it set". They have a point: two of its three deadlines passed in silence. Yet last week its envoy, Tam Belisar, said the republic was ready to sign a truce of sixty days, and that is new.
"""
NEWS = """Shelling reported near the dam as lists are exchanged

Mortar fire hit the village of Low Kesh on 21 May, the mayor said, a day after both governments handed over lists of prisoners. Ostrel blamed "bandits"; Varda blamed Ostrel.

Belisar denied that Ostrel had ever offered a truce of sixty days. "We said thirty," he told the Ostrel Courier. "Others heard what they wished to hear."

In Telma, Korran confirmed that twenty-two of the forty engineers were home. She called it “a beginning, no more”.
"""
DIGEST = """What to know about the Kesh dam

Online sources suggest that the dam has been closed for most of the spring. Observers note that tolls on shipping have doubled. It remains to be seen whether the parties will find common ground.
"""

_TEXTS = {"wire": WIRE, "release": RELEASE, "opinion": OPINION, "news": NEWS, "digest": DIGEST}


def _item(name: str, document: str, *words: str, **more: object) -> EvidenceItem:
    """Return an item whose spans are where its words stand."""
    text = _TEXTS[document]
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in words)
    fields: dict[str, object] = {
        "kind": "statement",
        "chain": ("Harbour Wire",),
        "date": "3 May 2031",
        "date_note": "stated",
        "found_by": "rules, cue-verb",
        "badges": (UNREVIEWED,),
    }
    return EvidenceItem(id=name, document=document, spans=spans, words=" ".join(words), **(fields | more))  # type: ignore[arg-type]


_KORRAN = ("Harbour Wire", "Ilse Korran")
_MAREN = ("Harbour Wire", "two officials close to the talks", "Odo Maren")
_ULTIMATUM = "If the engineers are not home by 20 May, we shall reopen the northern channel on our own"

EVIDENCE = (
    _item("a1", "wire", "the gates of the Kesh dam \"will not move by a hand's breadth\" unless Ostrel first releases the forty engineers it seized in March", chain=_KORRAN, facts=(("Act", "demand"), ("Actor", "Varda"), ("Target", "Ostrel"), ("Issue", "The Kesh dam"))),
    _item("a2", "wire", "will not move by a hand's breadth", kind="act", chain=_KORRAN, facts=(("Act", "refusal"), ("Issue", "The Kesh dam"))),
    _item("a3", "wire", "unless Ostrel first releases the forty engineers it seized in March", kind="act", chain=_KORRAN, facts=(("Act", "demand"), ("Issue", "Prisoners"), ("Condition", "Ostrel first releases the forty engineers"))),
    _item("a4", "wire", "seized in March", kind="deed", chain=_KORRAN, date="March 2031", date_note="resolved from “in March” and the dateline", facts=(("Actor", "Ostrel"), ("Whether it happened", "actual"))),
    _item("a5", "wire", "he could live with monitors on the eastern bank", "if they carry notebooks and not rifles", chain=_MAREN, date_note="no later than the article", badges=("single source", "relayed", UNREVIEWED), facts=(("Act", "concession"), ("Issue", "Monitors"), ("Position", "unarmed monitors"))),
    _item("a6", "wire", _ULTIMATUM, kind="act", chain=_KORRAN, facts=(("Act", "threat"), ("Condition", "the engineers are not home by 20 May")), badges=(), decisions=("accepted by hl on 12 June 2031: the date is in the quotation",)),
    _item("a7", "wire", "by 20 May", kind="time", chain=(), date="20 May 2031"),
    _item("b1", "release", "The parties agreed to exchange lists of detained persons within ten days", kind="act", chain=("The River League",), date="9 – 19 May 2031", facts=(("Act", "agreement"), ("Issue", "Prisoners"))),
    _item("b2", "release", "its offer to guarantee a loan for repairs once a truce has held for thirty days", kind="act", chain=("The River League",), date="9 May 2031", facts=(("Act", "offer"), ("Issue", "Reconstruction loans"))),
    _item("c1", "opinion", "does not bluff; it counts days", chain=("a guest writer",), date="May 2031", date_note="inferred: later than 9 May, before 21 May", badges=("inferred date", UNREVIEWED)),
    _item("c2", "opinion", "never kept a date it set", chain=("a guest writer", "critics"), date="May 2031", date_note="inferred", badges=("relayed", "inferred date", UNREVIEWED)),
    _item("c3", "opinion", "the republic was ready to sign a truce of sixty days", chain=("a guest writer", "Tam Belisar"), date="5–16 May 2031", date_note="resolved from “last week”", badges=("relayed", "inferred date")),
    _item("d1", "news", "Mortar fire hit the village of Low Kesh on 21 May", kind="deed", chain=("the mayor",), date="21 May 2031"),
    _item("d2", "news", "Ostrel had ever offered a truce of sixty days", chain=("Tam Belisar",), date="22 May 2031", facts=(("Denied", "yes"),)),
    _item("d3", "news", "We said thirty", chain=("Ostrel Courier", "Tam Belisar"), date="22 May 2031"),
    _item("d4", "news", "“a beginning, no more”", chain=("Ilse Korran",), date="22 May 2031"),
    _item("d5", "news", "twenty-two of the forty engineers were home", chain=("Ilse Korran",), kind="deed", date="by 22 May 2031"),
    _item("f1", "digest", "tolls on shipping have doubled", chain=("online sources", "observers"), date="unknown", date_note="the text has no date", badges=("no source that could be asked", "inferred date", UNREVIEWED)),
)  # fmt: skip


def _document(
    name: str, kind: str, publisher: str, day: str, note: str, *, whole: bool = True
) -> QuotedDocument:
    """Return a document with one passage a paragraph, or, unless whole, its first and last paragraphs."""
    text = _TEXTS[name]
    passages: list[Passage] = []
    start = 0
    for block in text.split("\n\n"):
        zone = "headline" if start == 0 else "boilerplate" if block.startswith("Reporting") else "body"
        passages.append(Passage(start, block.rstrip("\n"), zone))
        start += len(block) + 2
    kept = passages if whole else [passages[0], passages[-1]]
    title = text.split("\n", 1)[0]
    return QuotedDocument(
        name, title, publisher, kind, day, note, f"articles/{name}.txt", tuple(kept), whole=whole
    )


DOCUMENTS = (
    _document("wire", "wire", "Harbour Wire", "3 May 2031", "stated in the dateline"),
    _document("release", "release", "The River League", "9 May 2031", "stated", whole=False),
    _document("opinion", "opinion", "", "10–20 May 2031", "inferred from “last week” and the lists"),
    _document("news", "news", "Ostrel Courier", "22 May 2031", "inferred from “on 21 May”"),
    _document("digest", "unsourced", "", "", "no date, and no words that give one"),
)


def _entry(*parts: str | Run, evidence: tuple[str, ...] = (), **more: object) -> Entry:
    """Return an entry; words between tildes are quoted."""
    runs = [
        Run(piece, quoted=place % 2 == 1) if isinstance(part, str) else part
        for part in parts
        for place, piece in enumerate(part.split("~") if isinstance(part, str) else [part])
        if piece
    ]
    return Entry(tuple(runs), evidence, **more)  # type: ignore[arg-type]


def _tags(side: str = "", issue: str = "", start: str | None = None, end: str | None = None) -> Tags:
    return Tags(side, issue, start, end or start)


def _marks() -> tuple[Mark, ...]:
    """Return sixty marks over twelve weeks, a dense day and uncertain dates among them."""
    first = date(2031, 3, 10)
    named = {"varda": ("a2", "a3", "a6", "d5"), "ostrel": ("c3", "d2", "d3", "d1"), "league": ("b1", "b2")}
    marks: list[Mark] = []
    for n in range(60):
        lane = SIDES[n % 7 % 3][0]
        start = first + timedelta(days=72 if n % 5 < 2 else (n * 17) % 84)
        end = start + timedelta(days=(n % 3 == 1) * (n % 11))
        issue_id, issue = ISSUES[n % len(ISSUES)]
        level = "deeds" if n % 4 == 1 else "words"
        marks.append(
            Mark(
                lane,
                level,
                start.isoformat(),
                end.isoformat(),
                start == end,
                f"{('spoke of' if level == 'words' else 'did something about')} {issue.lower()}",
                (named[lane][n % len(named[lane])],),
                Tags(lane, issue_id, start.isoformat(), end.isoformat()),
            )
        )
    return tuple(marks)


def _ground() -> Section:
    paragraph = Paragraph(
        (Run("18 items; at most "), Run("4 origins", strong=True), Run(", 2 of them interested."))
    )
    rows = tuple(
        Row(
            _entry(document.title),
            (
                Cell((_entry(document.publisher or "unknown"),)),
                Cell((_entry(document.kind),)),
                Cell((_entry(document.date, f" ({document.date_note})"),) if document.date else ()),
            ),
        )
        for document in DOCUMENTS
    )
    table = Table("What was read", ("Document", "Publisher", "Kind", "Date"), rows)
    heard = _entry(
        "The River League is heard once, in its own release.", evidence=("b1",), tags=_tags("league")
    )
    return Section(
        "ground",
        "As of, and how good the ground is",
        (paragraph, table, Entries((heard,), "Barely heard", 2)),
    )


def _changes() -> Section:
    entries = (
        _entry(
            "Ostrel now speaks of thirty days where its envoy was reported to have named sixty: ~We said thirty~",
            evidence=("d3", "d2", "c3"),
            badges=("single source",),
            tags=_tags("ostrel", "truce", "2031-05-22"),
            notes=(
                _entry("earlier: ~the republic was ready to sign a truce of sixty days~", evidence=("c3",), tags=_tags("ostrel", "truce", "2031-05-05", "2031-05-16"), badges=("inferred date",)),
            ),
        ),
        _entry(
            "Korran calls the return of twenty-two engineers ~“a beginning, no more”~.",
            evidence=("d4", "d5"),
            tags=_tags("varda", "prisoners", "2031-05-22"),
        ),
        _entry("Tolls are said to have doubled; nobody who could be asked says so.", evidence=("f1",), badges=("no source that could be asked", "inferred date", UNREVIEWED), tags=_tags("", "tolls")),
    )  # fmt: skip
    return Section("changes", "What changed", (Entries(entries, "Over the period", 12),))


def _positions() -> Section:
    said = {
        ("dam", "varda"): _entry("~the gates of the Kesh dam \"will not move by a hand's breadth\"~", evidence=("a1", "a2"), badges=(UNREVIEWED,), tags=_tags("varda", "dam", "2031-05-03")),
        ("prisoners", "varda"): _entry("demands ~Ostrel first releases the forty engineers it seized in March~", evidence=("a3",), badges=(UNREVIEWED,), tags=_tags("varda", "prisoners", "2031-05-03"), notes=(_entry("later: ~“a beginning, no more”~", evidence=("d4",), tags=_tags("varda", "prisoners", "2031-05-22")),)),
        ("monitors", "varda"): _entry("by two unnamed officials, ~if they carry notebooks and not rifles~", evidence=("a5",), badges=("single source", "relayed"), tags=_tags("varda", "monitors", "2031-05-03")),
        ("truce", "ostrel"): _entry("~We said thirty~", evidence=("d3",), tags=_tags("ostrel", "truce", "2031-05-22"), notes=(_entry("a reversal: earlier ~a truce of sixty days~", evidence=("c3", "d2"), tags=_tags("ostrel", "truce", "2031-05-05", "2031-05-16")),)),
        ("loans", "league"): _entry("offers ~to guarantee a loan for repairs once a truce has held for thirty days~", evidence=("b2",), tags=_tags("league", "loans", "2031-05-09")),
    }  # fmt: skip
    rows = tuple(
        Row(
            _entry(name, tags=_tags(issue=issue)),
            tuple(Cell((said[issue, side],)) if (issue, side) in said else Cell() for side, _ in SIDES),
        )
        for issue, name in ISSUES
    )
    columns = ("Issue", *(name for _, name in SIDES))
    note = Paragraph((Run("What is said in public. What a side would accept at the least is unknown."),))
    return Section(
        "positions", "Public positions", (note, Table("The latest stated position", columns, rows, more=3))
    )


def _commitments() -> Section:
    threat = _entry(
        Run("Not carried out", strong=True),
        f" as of 1 June: Varda, to Ostrel, due 20 May: ~{_ULTIMATUM}~",
        evidence=("a6", "a7", "d5"),
        tags=_tags("varda", "prisoners", "2031-05-03"),
        notes=(
            _entry(
                "Cannot be told whether it was complied with: twenty-two of forty came home.",
                evidence=("d5",),
            ),
        ),
    )
    promise = _entry(
        Run("Executed", strong=True),
        ": both, ~to exchange lists of detained persons within ten days~",
        evidence=("b1", "d1"),
        tags=_tags("", "prisoners", "2031-05-09", "2031-05-19"),
    )
    return Section(
        "commitments", "Commitments", (Entries((threat,), "Threats"), Entries((promise,), "Promises"))
    )


def _disagreements() -> Section:
    truce = Comparison(
        "scope",
        "How long a truce Ostrel offered",
        (
            _entry(
                "A guest writer has Belisar ~ready to sign a truce of sixty days~",
                evidence=("c3",),
                badges=("relayed",),
            ),
            _entry("Belisar to the Ostrel Courier: ~We said thirty~", evidence=("d3", "d2")),
        ),
        _tags("ostrel", "truce", "2031-05-05", "2031-05-22"),
    )
    bluff = Comparison(
        "judgement",
        "Whether Ostrel means its dates",
        (
            _entry("The guest writer: it ~does not bluff; it counts days~", evidence=("c1",)),
            _entry("Critics: it ~never kept a date it set~", evidence=("c2",), badges=("relayed",)),
            _entry("No third account was found."),
        ),
        _tags("ostrel"),
    )
    return Section("disagreements", "Disagreements between sources", (truce, bluff))


def _moves() -> Graph:
    """Return a picture with a way onwards, one back, one that two can take, and a state that no way reaches."""
    nodes = (
        Node("3", "talks go on", start=True),
        Node("1", "the gates open against the release of the engineers", rests=True),
        Node("7", "the northern channel is reopened"),
        Node("8", "the League has left", rests=True, means="the talks collapse"),
    )
    arcs = (
        Arc("3", "1", "Varda", improving=True),
        Arc("3", "1", "Republic of Ostrel", improving=True),
        Arc("3", "7", "Varda", improving=False),
        Arc("7", "3", "Varda", improving=True),
    )
    return Graph("Ways from where things stand", nodes, arcs, more=2)


def sample_brief() -> Brief:
    """Return a brief with every sort of block, nested and broken spans, and undated entries."""
    timeline = Timeline(
        "Words and deeds, 10 March to 1 June 2031",
        "2031-03-10",
        "2031-06-01",
        tuple(Lane(*side) for side in SIDES),
        _marks(),
        more=4,
    )
    sections = (
        _ground(),
        _changes(),
        _positions(),
        _commitments(),
        Section("timeline", "Timeline", (timeline,)),
        Section("moves", "Moves", (_moves(),)),
        _disagreements(),
        Section("courses", "Explanations and courses the texts offer", (), "The texts offer none."),
    )
    return Brief(
        "The Kesh dam talks",
        "2031-06-01",
        "3 May to 22 May 2031; 5 documents; rules over the codebook “river”",
        sections,
        EVIDENCE,
        DOCUMENTS,
        SIDES,
        ISSUES,
        "detente 0.1.0; codebook river, sha256 4f1d2c",
    )


HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]><!-- \u202eabc\u2066 \x00 \ud800 {{ 7*7 }} | `x` _y_ *z* [a](javascript:b) &amp; # h"


def hostile_brief() -> Brief:
    """Return a brief in which every text that an article, a file name or a codebook can reach tries to break out."""
    bad = HOSTILE
    item = EvidenceItem(
        "e1",
        bad,
        "doc",
        ((0, 9), (4, len(bad))),
        bad,
        (bad, bad),
        bad,
        bad,
        bad,
        ((bad, bad),),
        (bad,),
        (bad,),
    )
    document = QuotedDocument("doc", bad, bad, bad, bad, bad, bad, (Passage(0, bad, "body"),))
    tags = Tags(bad, bad)
    entry = Entry((Run(bad), Run(bad, quoted=True), Run(bad, strong=True)), ("e1",), (bad,), tags)
    entry = Entry(entry.runs, ("e1",), (bad,), tags, (entry,))
    blocks = (
        Paragraph((Run(bad),)),
        Entries((entry,), bad),
        Table(bad, (bad, bad), (Row(entry, (Cell((entry,)),)),)),
        Comparison(bad, bad, (entry, entry), tags),
        Timeline(
            bad, "2031-05-01", "2031-05-09", (Lane("l", bad),),
            (Mark("l", "words", "2031-05-02", "2031-05-03", False, bad, ("e1",), tags),),
        ),
        Graph(bad, (Node(bad, bad, False, True, bad), Node("2", bad)), (Arc(bad, "2", bad, True),), 1),
        Table(bad, (bad, bad), (Row(entry, (Cell((entry,)),)),), roomy=True),
    )  # fmt: skip
    sections = (Section("all", bad, blocks), Section("none", bad, (), bad))
    return Brief(bad, "2031-05-09", bad, sections, (item,), (document,), ((bad, bad),), ((bad, bad),), bad)
