"""Tables of actors: what is read, and everything that is wrong with one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from detente.errors import InputError
from detente.methods.spatial.table import MOST_ACTORS, read_table, table_of

HEAD = "actor,capability,position,salience\n"
GOOD = HEAD + "A,1,2,0.5\nB,0.5,3,1\n"


def _problems(text: str, **options) -> list[str]:
    with pytest.raises(InputError) as error:
        table_of(text, "t.csv", **options)
    return [str(each) for each in error.value.problems]


def test_a_table_is_read() -> None:
    """Columns in any order and case, others ignored, blank lines and spaces too."""
    table = table_of(" Salience ,note,ACTOR,position,capability\n\n0.5,x, A ,2,1\n1,,B,3,.5\n\n", "t.csv")
    assert table.actors == ("A", "B")
    assert table.capabilities.tolist() == [1.0, 0.5]
    assert table.saliences.tolist() == [[0.5], [1.0]]
    assert table.positions.tolist() == [[2.0], [3.0]]
    assert table.dimensions == ("position",)


def test_semicolons_and_tabs() -> None:
    """With semicolons a comma is a decimal point."""
    table = table_of("actor;capability;position;salience\nA;1,5;2;0,5\nB;1;3,25;1\n", "t.csv")
    assert table.capabilities.tolist() == [1.5, 1.0]
    assert table.positions.tolist() == [[2.0], [3.25]]
    assert table_of(GOOD.replace(",", "\t"), "t.csv").actors == ("A", "B")


def test_several_dimensions() -> None:
    """Each with its salience, or one salience split evenly."""
    own = "actor,capability,position_land,position_law,salience_law,salience_land\nA,1,2,3,0.1,0.4\nB,1,4,5,0.2,0.3\n"
    table = table_of(own, "t.csv")
    assert table.dimensions == ("position_land", "position_law")
    assert table.saliences.tolist() == [[0.4, 0.1], [0.3, 0.2]]
    split = table_of("actor,capability,position 1,position 2,salience\nA,1,2,3,0.5\nB,1,4,5,1\n", "t.csv")
    assert split.saliences.tolist() == [[0.25, 0.25], [0.5, 0.5]]


def test_percent() -> None:
    """Saliences of 0 to 100."""
    table = table_of(HEAD + "A,1,2,50\nB,1,3,100\n", "t.csv", percent=True)
    assert table.saliences.tolist() == [[0.5], [1.0]]
    assert _problems(HEAD + "A,1,2,50\nB,1,3,101\n", percent=True) == [
        "t.csv: line 3, column 'salience': salience 101 lies above 100; an actor's go up to 100"
    ]


@pytest.mark.parametrize(
    "raw",
    [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.encode("utf-16"), GOOD.replace("\n", "\r\n").encode()],
    ids=["byte order mark", "UTF-16", "Windows lines"],
)
def test_encodings(raw: bytes, tmp_path: Path) -> None:
    """What spreadsheets write is read."""
    path = tmp_path / "t.csv"
    path.write_bytes(raw)
    assert read_table(path).actors == ("A", "B")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "the table is empty"),
        (b"\n , ,\n", "the table is empty"),
        ("actor,capability,position,salience\nÉ,1,2,1\n".encode("latin-1"), "line 2: byte 0xc9 is not UTF-8"),
        (b"\xff\xfea", "is not UTF-16"),
        (b"a\0b", "NUL"),
        (b"x" * 10_000_001, "larger than 10 MB"),
        (b'actor,capability,position,salience\n"A,1,2,1\n', "mend the quotes"),
    ],
    ids=["empty", "blank", "Latin-1", "cut UTF-16", "NUL", "large", "open quote"],
)
def test_no_table_at_all(raw: bytes, said: str, tmp_path: Path) -> None:
    """Each file is refused with a word on what it is."""
    path = tmp_path / "t.csv"
    path.write_bytes(raw)
    with pytest.raises(InputError) as error:
        read_table(path)
    assert said in str(error.value)
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path / "none.csv")


def test_every_problem_at_once() -> None:
    """In the order of the lines, each with its column."""
    text = HEAD + "A,-1,nan,80\nA,1,inf,0.5\n,x,,1e400\nB,1,2\nC,1,1e300,-0.1\n"
    assert _problems(text) == [
        "t.csv: line 2, column 'capability': capability -1 lies below 0; capability goes from 0 up",
        "t.csv: line 2, column 'position': 'nan' is no number; write it as 0.5",
        "t.csv: line 2, column 'salience': salience 80 lies above 1; with --percent they are taken as 0 to 100",
        "t.csv: line 3, column 'position': 'inf' is no number; write it as 0.5",
        "t.csv: line 3, column 'actor': 'A' stands on line 2 already; rename or drop one",
        "t.csv: line 4, column 'capability': 'x' is no number; write it as 0.5",
        "t.csv: line 4, column 'position': the cell is empty; write it as 0.5",
        "t.csv: line 4, column 'salience': '1e400' is no number; write it as 0.5",
        "t.csv: line 4, column 'actor': the actor has no name; name it",
        "t.csv: line 5: 3 cells where the first line has 4; mend the separators or the quotes",
        "t.csv: line 6, column 'position': 1e300 is too large a number; write it as 0.5",
        "t.csv: line 6, column 'salience': salience -0.1 lies below 0; salience goes from 0 up",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "there is no actor"),
        (HEAD + "A,1,2,0.5\n", "there is one actor only"),
        (HEAD + "A,1,2,0\nB,1,3,0\n", "no actor has any salience"),
        (HEAD + "A,0,2,1\nB,0,3,1\n", "no actor has any capability"),
        (HEAD + "A,0,2,1\nB,1,3,0\n", "no actor has both"),
        ("actr,capability,position,salience\n", "column 'actor' is missing; the line holds actr, capability, position, salience; add it; did you mean 'actr'?"),
        ("actor,capability,position,position,salience\n", "two columns are called 'position'"),
        ("actor,capability,position_1,position_2,salience_1\n", "column 'salience_2' is missing"),
        ("actor capability position salience\nA 1 2 1\n", "column 'actor' is missing"),
        (HEAD + "".join(f"{k},1,{k},1\n" for k in range(MOST_ACTORS + 1)), "201 actors are more than 200"),
        ("actor,capability,position_1,position_2,salience_1,salience_2\nA,1,2,3,0.9,0.9\nB,1,1,1,0,1\n", "saliences sum to 1.8, above 1"),
    ],
    ids=[
        "no actor", "one actor", "no salience", "no capability", "no weight", "typo", "twice", "a salience short",
        "spaces", "too many", "saliences over one",
    ],
)  # fmt: skip
def test_one_problem(text: str, said: str) -> None:
    """Each says what should hold and what to do."""
    assert any(said in each for each in _problems(text))


def test_one_position_is_no_mistake() -> None:
    """It is answered trivially."""
    assert np.ptp(table_of(HEAD + "A,1,2,1\nB,1,2,1\n", "t.csv").positions) == 0
