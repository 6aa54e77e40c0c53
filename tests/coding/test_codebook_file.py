"""Loading codebooks."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from detente.coding.codebook import Codebook
from detente.coding.codebook_file import check_codebook, load_codebook, shipped
from detente.errors import InputError

EXAMPLES = Path(__file__).parents[2] / "examples"
OURS = ["world", "war-termination", "ukraine-2025", "camp-david-1978"]


def reference(name: str) -> str:
    """A shipped name, or the path of an example's codebook."""
    return name if name in shipped() else str(EXAMPLES / name / "codebook.toml")


def raised(path: Path) -> str:
    """The message with which a codebook is refused, its folder left out."""
    with pytest.raises(InputError) as caught:
        load_codebook(path)
    return str(caught.value).replace(f"{path.parent}/", "")


@pytest.mark.parametrize("name", OURS)
def test_ours_are_clean(name: str) -> None:
    """The codebooks we ship and show have neither errors nor warnings."""
    assert check_codebook(reference(name)) == ((), ())


@pytest.fixture(scope="module")
def world() -> Codebook:
    """The world's sides and actors."""
    return load_codebook("world")


def test_the_world_is_large(world: Codebook) -> None:
    """States, offices and people are there in their numbers."""
    kinds = [actor.kind for actor in world.actors]
    assert kinds.count("state") > 195
    assert kinds.count("person") > 400
    assert kinds.count("media") > 80
    assert len(world.offices) > 140


HOLDERS = [
    ("us-president", 1978, "carter"),
    ("us-president", 1990, "george-h-w-bush"),
    ("us-president", 2019, "trump"),
    ("us-president", 2022, "biden"),
    ("us-president", 2025, "trump"),
    ("us-secretary-of-state", 1978, "cyrus-vance"),
    ("us-vice-president", 2025, "vance"),
    ("russia-president", 2010, "medvedev"),
    ("russia-president", 2014, "putin"),
    ("ussr-leader", 1978, "brezhnev"),
    ("ukraine-president", 2015, "poroshenko"),
    ("uk-prime-minister", 1982, "thatcher"),
    ("france-president", 2000, "chirac"),
    ("germany-chancellor", 2025, "merz"),
    ("israel-prime-minister", 1978, "begin"),
    ("israel-prime-minister", 1993, "rabin"),
    ("egypt-president", 1978, "sadat"),
    ("iran-president", 2015, "rouhani"),
    ("turkey-president", 2020, "erdogan"),
    ("china-leader", 2008, "hu-jintao"),
    ("india-prime-minister", 2004, "manmohan-singh"),
    ("nato-secretary-general", 2025, "rutte"),
    ("un-secretary-general", 1999, "kofi-annan"),
    ("pope", 2025, "leo-xiv"),
]


@pytest.mark.parametrize(("office", "year", "holder"), HOLDERS, ids=[f"{o}-{y}" for o, y, _ in HOLDERS])
def test_who_held_which_office(world: Codebook, office: str, year: int, holder: str) -> None:
    """An office is held by whom history says, at the middle of a year."""
    day = date(year, 7, 1)
    assert [a.id for a in world.actors if any(r.office == office and r.holds(day) for r in a.roles)] == [
        holder
    ]


ONE_HOLDER = (
    "president",
    "prime-minister",
    "chancellor",
    "premier",
    "foreign-minister",
    "secretary-of-state",
    "general",
)


def test_no_office_has_two_holders_for_long(world: Codebook) -> None:
    """Of one office's terms none overlaps another's by more than the day on which it changes hands."""
    terms: dict[str, list[tuple[date, date, str]]] = {}
    for actor in world.actors:
        for role in actor.roles:
            if role.office and role.office.endswith(ONE_HOLDER):
                terms.setdefault(role.office, []).append(
                    (role.start or date.min, role.end or date.max, actor.id)
                )
    assert len(terms) > 60
    for office, held in terms.items():
        held.sort()
        for (_, end, one), (start, _, other) in pairwise(held):
            assert end <= start, f"{office}: {one} and {other}"


def test_senators_are_not_the_white_house(world: Codebook) -> None:
    """Parliaments are audiences within their state, with members of their own."""
    assert world.side["us-senate"].role == "audience"
    assert world.side["us-senate"].within == "us-congress"
    assert "thune" not in world.members("white-house", date(2025, 6, 1))
    assert "thune" in world.members("us-senate", date(2025, 6, 1))


def test_roles_of_the_examples() -> None:
    """The examples say who fights and who mediates."""
    ukraine = load_codebook(reference("ukraine-2025"))
    assert {s.id: s.role for s in ukraine.sides if s.role in ("belligerent", "mediator")} == {
        "us": "mediator", "russia": "belligerent", "ukraine": "belligerent"
    }  # fmt: skip
    assert ukraine.actor["macron"].side_at(date(2025, 6, 1)) == "europe"
    camp_david = load_codebook(reference("camp-david-1978"))
    assert camp_david.side["egypt"].role == camp_david.side["israel"].role == "belligerent"
    assert "long-range-weapons" not in camp_david.issue


def test_every_issue_has_a_scale() -> None:
    """Each general issue has cues and at least two positions, each with cues."""
    codebook = load_codebook()
    assert len(codebook.issues) >= 28
    for issue in codebook.issues:
        assert issue.cues, issue.id
        assert len(issue.positions) >= 2, issue.id
        assert all(position.cues for position in issue.positions), issue.id


def test_unknown_field(tmp_path: Path) -> None:
    """A field that does not exist is named with its line and the nearest that does."""
    path = tmp_path / "c.toml"
    path.write_text(
        'schema = 1\nname = "c"\n[[actor]]\nid = "a"\nname = "A"\n[[actor.role]]\ntitel = "T"\n', "utf-8"
    )
    assert raised(path) == "c.toml: line 7: unknown field 'titel'; did you mean 'title'?"


def test_wrong_value(tmp_path: Path) -> None:
    """A value outside its list is shown with its line."""
    path = tmp_path / "c.toml"
    path.write_text('schema = 1\nname = "c"\n[[side]]\nid = "a"\nname = "A"\nrole = "umpire"\n', "utf-8")
    assert raised(path).startswith("c.toml: line 6: side.role: input should be 'belligerent'")
    assert raised(path).endswith("not 'umpire'")


def test_missing_value(tmp_path: Path) -> None:
    """What is missing is asked for at the line of its table."""
    path = tmp_path / "c.toml"
    path.write_text('schema = 1\nname = "c"\n\n[[side]]\nid = "a"\n', "utf-8")
    assert raised(path) == "c.toml: line 4: 'name' is missing; add it"


def test_broken_syntax(tmp_path: Path) -> None:
    """What is no TOML says where."""
    path = tmp_path / "c.toml"
    path.write_text('schema = 1\nname = "c\n', "utf-8")
    assert "c.toml: not valid TOML" in raised(path)
    assert "line 2" in raised(path)


def test_another_schema(tmp_path: Path) -> None:
    """A codebook of another schema is refused."""
    path = tmp_path / "c.toml"
    path.write_text('schema = 2\nname = "c"\n', "utf-8")
    assert raised(path) == "c.toml: line 1: schema: input should be 1, not 2"


def test_misspelt_shipped_name() -> None:
    """A name near that of a shipped codebook is met with a suggestion."""
    with pytest.raises(InputError, match="did you mean 'war-termination'"):
        load_codebook("war-terminaton")


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused with the reason."""
    path = tmp_path / "c.toml"
    path.write_bytes(b'schema = 1\nname = "\xe9"\n')
    assert "it is not UTF-8" in raised(path)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark is passed over."""
    path = tmp_path / "c.toml"
    path.write_bytes(b'\xef\xbb\xbfschema = 1\nname = "c"\n')
    assert load_codebook(path).name == "c"


def test_a_codebook_that_extends_itself(tmp_path: Path) -> None:
    """A ring of files that extend each other is reported once, at the line that closes it."""
    (tmp_path / "a.toml").write_text('schema = 1\nname = "a"\nextends = ["b.toml"]\n', "utf-8")
    (tmp_path / "b.toml").write_text('schema = 1\nname = "b"\nextends = ["a.toml"]\n', "utf-8")
    message = raised(tmp_path / "a.toml")
    assert "a codebook extends itself: " in message
    assert message.count("\n") == 0


def test_a_layer_is_read_once(tmp_path: Path) -> None:
    """A file that two others extend is one layer."""
    (tmp_path / "base.toml").write_text('schema = 1\nname = "base"\n', "utf-8")
    for name in ("x", "y"):
        (tmp_path / f"{name}.toml").write_text(
            f'schema = 1\nname = "{name}"\nextends = ["base.toml"]\n', "utf-8"
        )
    (tmp_path / "top.toml").write_text('schema = 1\nname = "top"\nextends = ["x.toml", "y.toml"]\n', "utf-8")
    assert load_codebook(tmp_path / "top.toml").layers == ("base", "x", "y", "top")


def test_the_how_to_holds(tmp_path: Path) -> None:
    """The codebook that the how-to builds piece by piece loads without errors or warnings."""
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "write-a-codebook.md").read_text("utf-8")
    blocks = re.findall(r"^```toml[^\n]*\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    path = tmp_path / "codebook.toml"
    path.write_text("\n".join(blocks), "utf-8")
    assert check_codebook(path) == ((), ())
    assert load_codebook(path).issue["water"].positions[1].id == "equal"
