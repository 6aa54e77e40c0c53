"""A case drafted from a record: it loads, stands on what it says it stands on, and asks for the rest."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case.case_file import case_of
from detente.case.drafting import drafted
from detente.case.drafting.material import material_of
from detente.case.drafting.page import Draft, page
from detente.case.gathering import gathered
from detente.case.grounded import grounded_entries
from detente.case.judgements import judgements
from detente.case.model import Case
from detente.case.support import supports
from detente.coding.codebook import Codebook, Issue, Position, Side
from detente.errors import InputError
from detente.record.memory import MemoryRecord
from detente.record.model import Record
from detente.record.sources import read_sources
from tests.record.builders import CODEBOOK, Scene, mirrored, swapped
from tests.store.builders import random_sample

DAY = date(2031, 7, 1)
PRISONERS = Issue(
    id="prisoners",
    name="Prisoners",
    position=(Position(id="some", name="some go home"), Position(id="all", name="all go home")),
)
BOOK = replace(CODEBOOK, issues=(*CODEBOOK.issues, PRISONERS))
WORDS = (
    "Varg demanded a full truce. Moll offered a limited truce. Quill threatened to end sanctions relief if nobody signs. "
    "Norland shelled the quay. Sudmark closed the straits. Moll accepted a full truce. Roe praised it. "
    "Varg plays for time because the sea is calm. Both sides exchanged forty prisoners. Varg refused the straits. "
    "Varg promised to free all."
)


def scene(codebook: Codebook = BOOK) -> Scene:
    """Return a war of one week in one report."""
    made = Scene(codebook)
    one = made.paper(WORDS, "2031-05-02", publisher="Quay Post")
    made.act(
        one,
        "Varg demanded a full truce",
        "demand",
        "varg",
        issue="ceasefire",
        position="full",
        on="2031-05-01",
    )
    made.act(
        one,
        "Moll offered a limited truce",
        "offer",
        "moll",
        issue="ceasefire",
        position="limited",
        on="2031-05-01",
    )
    made.act(one, "Quill threatened to end sanctions relief if nobody signs", "threat", "quill", issue="sanctions",
             conditions=("if nobody signs",))  # fmt: skip
    made.deed(one, "Norland shelled the quay", "norland-state", "shell", to="sudmark-state", root="ASSAULT")
    made.deed(one, "Sudmark closed the straits", "sudmark-state", "close", root="COERCE", issue="straits")
    made.act(
        one,
        "Moll accepted a full truce",
        "acceptance",
        "moll",
        issue="ceasefire",
        position="full",
        on="2031-05-02",
    )
    made.act(one, "Roe praised it", "praise", "roe")
    made.act(one, "Varg plays for time because the sea is calm", "explanation", "varg")
    made.deed(
        one,
        "Both sides exchanged forty prisoners",
        None,
        "exchange prisoners",
        root="COOPERATE",
        issue="prisoners",
    )
    made.act(one, "Varg refused the straits", "refusal", "varg", issue="straits")
    made.act(one, "Varg promised to free all", "promise", "varg", issue="prisoners", position="all")
    return made


def draft_of(record: Record, as_of: date = DAY) -> Draft:
    """Return the draft of a record."""
    return drafted(material_of(record, read_sources(record, as_of)), "war")


def loaded(draft: Draft) -> Case:
    """Return a draft as the case it loads as."""
    return case_of(page(draft), Path("case.toml")).case


def tables(draft: Draft, name: str) -> list[dict[str, Any]]:
    """Return the fields of the tables of one name."""
    return [dict(table.fields) for table in draft.tables if table.name == name]


def missed(record: Record, draft: Draft, as_of: date = DAY) -> list[str]:
    """Return the judgements of a draft to which its record has no answer, or that do not say their grade."""
    case = loaded(draft)
    judged = judgements(case)
    found = supports(judged, gathered(case, judged, record, read_sources(record, as_of)))
    ungraded = [
        str(where) for where, entry in grounded_entries(case) if entry.because and entry.grade is None
    ]
    return [each.judged.id for each in found if each.found_nothing] + ungraded


def test_a_draft_loads_and_finds_what_it_stands_on() -> None:
    """Every query of a draft finds an item, and every judgement on one says its grade."""
    record = scene().record()
    assert missed(record, draft_of(record)) == []


def test_parties_are_those_at_the_table_and_those_heard() -> None:
    """Belligerents and mediators always; a third heard more than once; an audience within its party."""
    sides = (*CODEBOOK.sides, Side(id="senate", name="Senate", role="audience", within="assembly"))
    actors = tuple(replace_side(actor, "roe", "senate") for actor in CODEBOOK.actors)
    draft = draft_of(scene(replace(BOOK, sides=sides, actors=actors)).record())
    assert [(each["id"], each["role"], each.get("within")) for each in tables(draft, "party")] == [
        ("norland", "belligerent", None), ("sudmark", "belligerent", None), ("harbour", "mediator", None),
        ("senate", "audience", "harbour"),
    ]  # fmt: skip


def replace_side(actor: Any, name: str, side: str) -> Any:
    """Return an actor, on another side if it has the name."""
    return actor.model_copy(update={"side": side}) if actor.id == name else actor


def test_issues_have_the_codebooks_levels_in_order() -> None:
    """Issues spoken of with a scale are drafted; one without a scale is asked for."""
    draft = draft_of(scene().record())
    assert [issue["id"] for issue in tables(draft, "issue")] == ["ceasefire", "prisoners"]
    assert [level["id"] for level in tables(draft, "issue")[0]["position"]] == ["none", "limited", "full"]
    assert any("no scale for: The straits, Sanctions" in question for question in draft.questions)


def test_a_stated_position_is_the_latest_that_says_what_is_asked_for() -> None:
    """With its day, the acts that say so, and the sentence."""
    found = tables(draft_of(scene().record()), "position")
    assert [(p["party"], p["issue"], p["stated"], p.get("on")) for p in found] == [
        ("norland", "ceasefire", "full", date(2031, 5, 1)),
        ("sudmark", "ceasefire", "full", date(2031, 5, 2)),
        ("norland", "prisoners", "all", date(2031, 5, 2)),
    ]
    assert found[1]["because"] == {
        "speaker": "sudmark",
        "issue": "ceasefire",
        "act": "acceptance",
        "position": "full",
    }
    assert found[1]["note"] == "“Moll accepted a full truce” (Quay Post, 2031-05-02)"
    assert {p["grade"] for p in found} == {"stated"}


def test_what_is_refused_is_not_what_is_asked_for() -> None:
    """A refusal with a level, and an act without one, are asked about; a hedged position is directional."""
    made = Scene(BOOK)
    paper = made.paper(
        "Varg refused a full truce. Moll asked for a truce. Quill may offer a limited truce.", "2031-05-02"
    )
    made.act(paper, "Varg refused a full truce", "refusal", "varg", issue="ceasefire", position="full")
    made.act(paper, "Moll asked for a truce", "demand", "moll", issue="ceasefire")
    made.act(
        paper,
        "Quill may offer a limited truce",
        "offer",
        "quill",
        issue="ceasefire",
        position="limited",
        status="hedged",
    )
    draft = draft_of(made.record())
    assert [(p["party"], p["grade"]) for p in tables(draft, "position")] == [("harbour", "direction")]
    for party in ("Norland on ceasefire: refusal", "Sudmark on ceasefire: demand"):
        assert any(
            question.startswith(party) and "which level is that" in question for question in draft.questions
        )


def test_a_minimum_is_unknown() -> None:
    """For each party at the table and issue it spoke on there is a question in place of the table."""
    draft = draft_of(scene().record())
    assert tables(draft, "minimum") == []
    expected = "minimum of Norland on ceasefire is unknown: nobody said it; add [[minimum]] with low, high and assumed"
    assert expected in draft.questions
    text = page(draft)
    assert text.index("stated positions") < text.index("OPEN: minimum of Norland") < text.index("=== options")


def test_options_are_what_was_done_threatened_or_promised() -> None:
    """Each with its holder and an id that says what it is; whether one that a deed shows is in use, is asked."""
    draft = draft_of(scene().record())
    found = {each["id"]: each for each in tables(draft, "option")}
    assert {name: each["holder"] for name, each in found.items()} == {
        "norland-shell": "norland",
        "norland-promise-prisoners": "norland",
        "sudmark-close": "sudmark",
        "harbour-threat-sanctions": "harbour",
    }
    assert {each["grade"] for each in found.values()} == {"direction"}
    assert not any("now" in each for each in found.values())
    assert found["norland-shell"]["because"] == {"speaker": "norland", "kind": "deed", "plover": "ASSAULT"}
    asked = [q.split("?")[0] for q in draft.questions if "in use on" in q]
    assert asked == ["is norland-shell in use on 2031-07-01", "is sudmark-close in use on 2031-07-01"]


def test_an_option_is_shown_by_its_latest_and_most_direct_example() -> None:
    """The question whether it is in use quotes what a person would look at first."""
    made = scene()
    late = made.paper(
        "Norland is said to bomb the pier. Norland bombed the mole. Norland bombed the dam.", "2031-06-09"
    )
    made.deed(
        late,
        "Norland is said to bomb the pier",
        "norland-state",
        "bomb",
        root="ASSAULT",
        on="2031-06-08",
        realis="reported",
    )
    made.deed(late, "Norland bombed the mole", "norland-state", "bomb", root="ASSAULT", on="2031-06-08")
    made.deed(late, "Norland bombed the dam", "norland-state", "bomb", root="ASSAULT", on="2031-06-07")
    [asked] = [q for q in draft_of(made.record()).questions if q.startswith("is norland-bomb in use")]
    assert "“Norland bombed the mole”" in asked


@pytest.mark.parametrize("realis", ["hypothetical", "negated"])
def test_what_was_not_done_is_no_option(realis: str) -> None:
    """A deed that is only imagined or denied shows nothing that a party can do."""
    made = Scene(BOOK)
    paper = made.paper("Norland would shell the quay.", "2031-05-02")
    made.deed(
        paper,
        "Norland would shell the quay",
        "norland-state",
        "shell",
        to="sudmark-state",
        root="ASSAULT",
        realis=realis,
    )
    assert tables(draft_of(made.record()), "option") == []


def test_a_proposal_is_what_one_party_asked_on_one_day_with_the_answers() -> None:
    """Terms at their levels; who accepted or refused the very level later has answered, all others have not."""
    draft = draft_of(scene().record())
    assert [each["id"] for each in tables(draft, "proposal")] == ["norland-2031-05-01", "sudmark-2031-05-01"]
    [answer] = tables(draft, "proposal.answer")
    assert (answer["party"], answer["answer"], answer["issue"]) == ("sudmark", "accepts", "ceasefire")
    assert any(q.startswith("answers to norland-2031-05-01 unknown: Harbour;") for q in draft.questions)


def test_a_rung_is_drafted_only_where_something_shows_it() -> None:
    """The exchange was seen; the eight others are asked for, in their places."""
    draft = draft_of(scene().record())
    [found] = tables(draft, "rung")
    assert (found["id"], found["reached"]) == ("humanitarian-exchange", True)
    assert sum("not shown by the record" in question for question in draft.questions) == 8
    text = page(draft)
    assert (
        text.index('"humanitarian-exchange"')
        < text.index("OPEN: Sectoral truce:")
        < text.index("OPEN: Settlement")
    )


def test_an_explanation_is_a_hypothesis_with_the_whole_range() -> None:
    """Who offers it is said; how likely it is, nobody said."""
    [found] = tables(draft_of(scene().record()), "hypothesis")
    assert (found["about"], found["low"], found["high"], found["grade"]) == ("norland", 0, 1, "direction")
    assert found["because"] == {"act": "explanation", "words": "Varg plays for time because the sea is calm"}
    assert found["assumed"] == "offered by Quay Post; nobody said how likely it is"


def test_preferences_are_asked_for_with_candidates() -> None:
    """What others threaten is what a party may want not to be."""
    [asked] = [
        q for q in draft_of(scene().record()).questions if q.startswith("what Norland would have hold")
    ]
    assert "not sudmark-close" in asked
    assert "not harbour-threat-sanctions" in asked


def test_preferences_are_asked_of_every_holder_of_an_option() -> None:
    """Whoever can do something is asked what it would have, at the table or not."""
    made = scene()
    paper = made.paper("The Reef shelled Norland. The Reef shelled the quay.", "2031-05-03")
    sides = (*BOOK.sides, Side(id="reef", name="Reef", role="third"))
    for words in ("The Reef shelled Norland", "The Reef shelled the quay"):
        made.deed(paper, words, "reef", "shell", to="norland-state", root="ASSAULT")
    record = MemoryRecord(list(made.documents.values()), made.items, replace(BOOK, sides=sides))
    draft = draft_of(record)
    holders = {each["holder"] for each in tables(draft, "option")}
    asked = [q for q in draft.questions if "would have hold" in q]
    assert "reef" in holders
    assert len(asked) == len(holders) == 4


def test_the_same_record_gives_the_same_text() -> None:
    """Two drafts are equal to the letter."""
    assert page(draft_of(scene().record())) == page(draft_of(scene().record()))


def test_fifty_copies_of_a_report_change_only_the_count() -> None:
    """A report told fifty times over drafts what it drafts once."""
    made = scene()
    for number in range(50):
        copy = made.paper(f"{WORDS} No {number}.", "2031-05-02", publisher="Quay Post")
        for item in [item for item in made.items if item.document == next(iter(made.documents))]:
            changed: Any = {"document": copy, "id": f"{number}-{item.id}"}
            made.items.append(replace(item, **changed))
    once, often = page(draft_of(scene().record())), page(draft_of(made.record()))
    assert "from 51 documents" in " ".join(often.split())
    assert often[often.index("schema = 1") :] == once[once.index("schema = 1") :]


def test_swapping_the_sides_swaps_the_names_and_nothing_else() -> None:
    """The draft of the mirrored record is the mirrored draft, but for the order of equals."""
    made = scene()
    documents = [replace(document, text=swapped(document.text)) for document in made.documents.values()]
    fields = ("words", "actor", "target")
    items: list[Any] = [
        replace(item, **{name: swapped(getattr(item, name)) for name in fields if hasattr(item, name)})
        for item in made.items
    ]
    record = MemoryRecord(documents, items, mirrored(BOOK))
    assert swapped(page(draft_of(record))) == page(draft_of(made.record()))


HOSTILE = 'Varg said "it\'s \\ over"\n[[party]]\n\x1b[31m \x00 \u2028 # OPEN: no """ \'\'\' }]\t'


def test_hostile_words_stay_words() -> None:
    """Quotation marks, backslashes, control characters and line ends of an article make no tables."""
    sides = (Side(id="norland", name=HOSTILE, role="belligerent"), *CODEBOOK.sides[1:])
    made = Scene(replace(BOOK, sides=sides, title=HOSTILE))
    paper = made.paper(f"{HOSTILE} because of that.", "2031-05-02", publisher=HOSTILE)
    made.act(paper, HOSTILE, "demand", "varg", issue="ceasefire", position="full")
    made.act(paper, HOSTILE, "refusal", "moll", issue="ceasefire")
    made.act(paper, HOSTILE, "threat", "moll", issue="ceasefire")
    made.act(paper, f"{HOSTILE} because of that", "explanation", "varg")
    made.deed(paper, HOSTILE, "norland-state", HOSTILE, root="ASSAULT", to="moll")
    record = made.record()
    draft = draft_of(record)
    case = loaded(draft)
    assert case.title == HOSTILE
    assert len(case.parties) == 3
    assert missed(record, draft) == []
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u2028]", page(draft))


@given(st.text(min_size=1, max_size=200))
@settings(max_examples=60)
def test_any_words_load(words: str) -> None:
    """Whatever an article says, the draft loads and says it as it was, on one line."""
    made = Scene(BOOK)
    paper = made.paper(f"{words}.", "2031-05-02")
    made.act(paper, words, "demand", "varg", issue="ceasefire", position="full")
    made.act(paper, words, "explanation", "varg")
    record = made.record()
    draft = draft_of(record)
    [position] = loaded(draft).positions
    assert position.note == tables(draft, "position")[0]["note"]
    assert missed(record, draft) == []


@given(st.integers(0, 10_000))
@settings(max_examples=40)
def test_any_record_gives_a_draft_that_loads(seed: int) -> None:
    """Whatever a coder finds, the draft has no problem and stands on what it names."""
    drawn = [random_sample(number, seed) for number in range(12)]
    record = MemoryRecord(
        [document for document, _ in drawn], [item for _, items in drawn for item in items], BOOK
    )
    assert missed(record, draft_of(record, date(2033, 1, 1)), date(2033, 1, 1)) == []


def test_a_codebook_with_nobody_at_the_table_says_so() -> None:
    """The error names who is heard most, and what to do."""
    sides = tuple(side.model_copy(update={"role": "third"}) for side in CODEBOOK.sides)
    with pytest.raises(InputError) as refused:
        draft_of(scene(replace(BOOK, sides=sides)).record())
    told = str(refused.value)
    assert "the codebook 'straits' has no side with the role of a belligerent or mediator" in told
    assert "(most heard: norland, sudmark, harbour" in told


def test_a_record_that_says_nothing_drafts_its_parties() -> None:
    """Parties remain, and questions."""
    made = Scene(BOOK)
    made.paper("Nothing happened.", "2031-05-02")
    draft = draft_of(made.record())
    assert [table.name for table in draft.tables] == ["party"] * 3
    assert loaded(draft).name == "war"


def test_the_page_is_read_in_sections() -> None:
    """Each section has a rule of one width; comments and tables are all there is."""
    text = page(draft_of(scene().record()))
    rules = [line for line in text.split("\n") if line.startswith("# ===")]
    assert {len(rule) for rule in rules} == {119}
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert tomllib.loads(text)["schema"] == 1
