"""Storing is idempotent, codes again where the coder changed, and takes back nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.coding.items import Act, Deed, Statement, Time, When
from detente.documents.model import Published, Source
from detente.errors import InputError
from detente.record.model import Query
from detente.store.writer import Unread
from tests.record.builders import CODEBOOK
from tests.store.builders import act, coded, content, document, filled, raw_of, sample

_PINNED = Published(date(2031, 5, 2), date(2031, 5, 6), "inferred", "“Friday”")


def test_reading_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    """Every table holds the same rows after the second time as after the first."""
    filled(tmp_path).close()
    before = content(tmp_path)
    filled(tmp_path).close()
    assert before["items"]
    assert content(tmp_path) == before


def test_a_changed_coder_codes_again(tmp_path: Path) -> None:
    """Another version replaces the items; the same version does not."""
    about, items = sample()
    fewer = items[:2]
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        assert dossier.outdated("hand", "1") == []
        assert dossier.outdated("hand", "2") == dossier.outdated("rules", "1") == [about.id]
        writer.store([coded((about, fewer), "1")])
        assert len(list(dossier.items())) == 5
        writer.store([coded((about, fewer), "2")])
        assert tuple(dossier.items()) == fewer
        assert dossier.outdated("hand", "2") == []


def test_a_copy_with_another_date_does_not_code_the_text_anew(tmp_path: Path) -> None:
    """Its days would be another document's; the text stays outdated until it is coded as first read."""
    about, items = sample()
    copy = replace(about, source=Source("copy.txt", None, "e" * 64, "text/1"), published=_PINNED)
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.store([coded((copy, items[:1]), "2")])
        assert tuple(dossier.items()) == items
        assert dossier.outdated("hand", "2") == [about.id]
        assert len(dossier.sources(about.id)) == 2


def test_refused_items_are_counted_by_reason(tmp_path: Path) -> None:
    """Counts are of the present codings, not of all there ever were."""
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        assert dossier.refused() == {"words not in the text": 1}
        writer.store([coded(sample(), "2")])
        assert dossier.refused() == {"words not in the text": 1}


def test_what_could_not_be_read_is_kept_until_it_is(tmp_path: Path) -> None:
    """A file that is read at last is no longer listed; coding again what was read with a doubt keeps the doubt."""
    gone, mended = Unread("in/scan.pdf", "a scan", "give its text"), Unread("in/new.txt", "empty", "")
    doubt = Unread("in/quay.txt", "read, but its kind is not one of ours", "")
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.store((), None, [gone, mended, doubt])
        assert dossier.unread() == [mended, doubt, gone]
        writer.store([coded((document("Words at last.", "in/new.txt"), ()))])
        assert dossier.unread() == [doubt, gone]
        writer.store([coded(sample(), "2")])
        assert dossier.unread() == [doubt, gone]


def test_pinning_dates_documents_and_their_items(tmp_path: Path) -> None:
    """Days change, and with them the side of an actor who changed sides; nothing else does."""
    about, _ = sample(document(published=Published()))
    item = act(about, "demands", actor="quill", when=When())
    with filled(tmp_path, (about, (item,))) as dossier, dossier.writing() as writer:
        assert list(dossier.items(Query(parties=("harbour",)))) == [item]
        early = Published(date(2030, 5, 2), date(2030, 5, 2), "inferred", "x")
        dated = replace(item, when=When(None, "2030-05-02", "published"))
        writer.pin_all([(about.id, early, [dated])])
        assert list(dossier.items(Query(parties=("isles",)))) == [dated]
        assert list(dossier.items(Query(start=date(2030, 6, 1)))) == []


def test_pinning_many_documents_is_one_call(tmp_path: Path) -> None:
    """More than one transaction holds are pinned; an item that is not the document's is left out."""
    several = [document(f"Page {n} of the log.", f"{n}.txt", published=Published()) for n in range(250)]
    other = act(document(), "demands")
    with filled(tmp_path, *((each, ()) for each in several)) as dossier, dossier.writing() as writer:
        writer.pin_all((each.id, _PINNED, [other]) for each in several)
        assert all(each.published == _PINNED for each in dossier.documents(text=False))
        assert list(dossier.items()) == []


def test_coding_again_forgets_the_pinned_date_until_it_is_pinned_again(tmp_path: Path) -> None:
    """New items have unresolved days, so their document may not look as if they were resolved."""
    about, items = sample(document(published=Published()))
    with filled(tmp_path, (about, items)) as dossier, dossier.writing() as writer:
        writer.pin(about.id, _PINNED, items)
        writer.store([coded((about, items), "2")])
        assert dossier.document(about.id) == about


def test_pinning_keeps_what_a_person_set(tmp_path: Path) -> None:
    """An edited day stays; an edited act gets its new days; a rejected item stays rejected."""
    about, items = sample()
    time, demand, deed = (
        next(item for item in items if isinstance(item, kind) and condition(item))
        for kind, condition in (
            (Time, lambda _: True),
            (Act, lambda item: item.act == "demand"),
            (Deed, lambda _: True),
        )
    )
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        writer.decide(time.id, "edit", {"from": "2031-05-16", "to": "2031-05-16"})
        writer.decide(demand.id, "edit", {"act": "appeal"})
        writer.decide(deed.id, "reject")
        later = When("2031-05-20", "2031-05-20", "resolved")
        moved = [
            replace(item, start="2031-05-20", end="2031-05-20")
            if isinstance(item, Time)
            else replace(item, when=later)
            for item in dossier.items(Query(rejected=True))
        ]
        writer.pin(about.id, _PINNED, moved)
        kept_time, kept_act = dossier.item(time.id), dossier.item(demand.id)
        assert isinstance(kept_time, Time)
        assert (kept_time.start, kept_time.end, kept_time.relative) == (
            "2031-05-16",
            "2031-05-16",
            "weekday:5",
        )
        assert isinstance(kept_act, Act)
        assert (kept_act.act, kept_act.when) == ("appeal", later)
        assert dossier.states() == {time.id: "edited", demand.id: "edited", deed.id: "rejected"}
        assert dossier.lost_decisions() == []


def test_a_new_codebook_is_heard_at_once(tmp_path: Path) -> None:
    """Sides are asked of the codebook in use, also within one opening."""
    other = replace(CODEBOOK, hash="1", actors=())
    with filled(tmp_path) as dossier:
        assert dossier.side_of("varg", None) == "norland"
        with dossier.writing() as writer:
            writer.use_codebook(other)
        assert dossier.side_of("varg", None) is None
        assert dossier.codebook() == other


def test_ids_of_a_coder_that_are_not_its_own_are_refused(tmp_path: Path) -> None:
    """Rather than one item silently taking another's place, nothing of the batch is stored."""
    other = document("Norland demands it.", "other.txt")
    with filled(tmp_path) as dossier, dossier.writing() as writer:
        clash = act(other, "demands", id=sample()[1][0].id)
        with pytest.raises(InputError, match="two items have one id"):
            writer.store([coded((other, (clash,)))])
        assert dossier.counts()["document"] == 1
        assert len(list(dossier.items())) == 5


@pytest.mark.parametrize(
    "odd", ["a\udcffb", "a\x00b", "\udc00\ud83d", "é ☃ 😀"], ids=["lone", "nul", "two", "wide"]
)
def test_odd_characters_are_kept(tmp_path: Path, odd: str) -> None:
    """Broken files leave lone surrogates and NULs in texts, names and paths; they come back as they were."""
    about = document(f"Varg demands {odd} the quay.", f"in/{odd}.txt", title=f"T {odd}", publisher=odd)
    item = act(about, f"demands {odd} the", actor=f"Varg {odd}")
    with filled(tmp_path, (about, (item,))) as dossier, dossier.writing() as writer:
        writer.store((), raw_of(about), [Unread(f"{odd}.pdf", f"is {odd}", "")])
        decided = writer.decide(item.id, "accept", note=odd, person=odd)
        (back,) = dossier.documents()
        assert (back.text, back.source.path) == (about.text, about.source.path)
        assert dossier.item(item.id) == item
        assert dossier.decisions() == [decided]
        assert dossier.decisions_on(item.id) == [decided]
        assert dossier.unread()[0].path == f"{odd}.pdf"
        assert dossier.known_sources() == {(about.source.raw, about.source.path)}


def test_a_statement_without_a_speaker_is_stored(tmp_path: Path) -> None:
    """Text may leave the source out."""
    about, items = sample()
    statement = next(item for item in items if isinstance(item, Statement))
    silent = replace(statement, speaker=None, source=())
    with filled(tmp_path, (about, (silent,))) as dossier:
        assert list(dossier.items()) == [silent]
