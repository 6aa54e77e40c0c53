"""What is wrong in a codebook, each problem with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.coding.codebook_file import check_codebook, load_codebook
from detente.errors import InputError

HEAD = 'schema = 1\nname = "c"\n'


def problems(tmp_path: Path, body: str) -> tuple[list[str], list[str]]:
    """Errors and warnings of a codebook, without the path of its file."""
    path = tmp_path / "c.toml"
    path.write_text(HEAD + body, "utf-8")
    errors, warnings = check_codebook(path)
    return [str(e).replace(f"{path}: ", "") for e in errors], [
        str(w).replace(f"{path}: ", "") for w in warnings
    ]


ERRORS = {
    "an unknown side": (
        '[[actor]]\nid = "a"\nname = "A"\nside = "rusia"\n[[side]]\nid = "russia"\nname = "R"\n',
        "line 6: side 'rusia' is not declared; did you mean 'russia'?",
    ),
    "an unknown side of a role": (
        '[[actor]]\nid = "a"\nname = "A"\n[[actor.role]]\ntitle = "T"\n[[actor.role]]\ntitle = "U"\nside = "x"\n',
        "line 10: side 'x' is not declared; declare it with [[side]]",
    ),
    "an unknown office": (
        '[[actor]]\nid = "a"\nname = "A"\n[[actor.role]]\noffice = "chief"\n',
        "line 7: office 'chief' is not declared; declare it with [[office]]",
    ),
    "an unknown body": (
        '[[actor]]\nid = "a"\nname = "A"\nmember_of = "b"\n',
        "line 6: actor 'b' is not declared; declare it with [[actor]]",
    ),
    "a role without a title": (
        '[[actor]]\nid = "a"\nname = "A"\n[[actor.role]]\nfrom = 2000-01-01\n',
        "line 6: a role has neither a title nor an office; give one of them",
    ),
    "a role that ends before it begins": (
        '[[actor]]\nid = "a"\nname = "A"\n[[actor.role]]\ntitle = "T"\nfrom = 2001-01-01\nto = 2000-01-01\n',
        "line 9: a role ends on 2000-01-01, before it begins on 2001-01-01; exchange the two days",
    ),
    "an id used twice": (
        '[[side]]\nid = "a"\nname = "A"\n[[side]]\nid = "a"\nname = "B"\n',
        "line 7: side 'a' is declared twice; rename or remove one",
    ),
    "a position used twice": (
        '[[issue]]\nid = "i"\nname = "I"\ncues = ["lull/n"]\n[[issue.position]]\nid = "p"\nname = "P"\n'
        '[[issue.position]]\nid = "p"\nname = "Q"\n',
        "line 11: issue 'i': position 'p' is declared twice; rename or remove one",
    ),
    "a cue of two positions": (
        '[[issue]]\nid = "i"\nname = "I"\n[[issue.position]]\nid = "p"\nname = "P"\ncues = ["lull/n"]\n'
        '[[issue.position]]\nid = "q"\nname = "Q"\ncues = [\n"pause/n",\n"lull/n"]\n',
        "line 15: 'lull/n' is a cue of two positions, 'p' and 'q'; keep it in one",
    ),
    "a cycle of sides": (
        '[[side]]\nid = "a"\nname = "A"\nwithin = "b"\n[[side]]\nid = "b"\nname = "B"\nwithin = "a"\n',
        "line 6: a cycle of sides: a is within b is within a; remove one 'within'",
    ),
    "a cycle of bodies": (
        '[[actor]]\nid = "a"\nname = "A"\nmember_of = "a"\n',
        "line 6: a cycle of actors: a is within a; remove one 'member_of'",
    ),
    "a single letter": (
        '[[actor]]\nid = "a"\nname = "A"\naliases = [\n"Anna",\n"A"]\n',
        "line 8: 'A' is a single letter, which stands in nearly every text; write the whole word",
    ),
    "a stop word": (
        '[[issue]]\nid = "i"\nname = "I"\ncues = ["the"]\n',
        "line 6: 'the' is made of words that stand in every text; add a word that carries the meaning",
    ),
    "two stop words": (
        '[[act]]\nphrase = "of the"\nact = "demand"\n',
        "line 4: 'of the' is made of words that stand in every text; add a word that carries the meaning",
    ),
    "a stop word among alternatives": (
        '[[cue]]\nphrase = "say/v|of"\n',
        "line 4: 'of' (from 'say/v|of') is made of words that stand in every text; add a word that carries the meaning",
    ),
    "only punctuation": (
        '[[marker]]\nphrase = "..."\nmarker = "hedge"\n',
        "line 4: '...' holds no letter and no digit; write words",
    ),
    "a word too common for an issue": (
        '[[issue]]\nid = "i"\nname = "I"\ncues = ["talks"]\n',
        "line 6: 'talks' is too common to tell anything apart; make it a phrase of two words or more",
    ),
    "a phrase outside the language": (
        '[[deed]]\nphrase = "* shell"\naction = "shell"\n',
        "line 4: '* shell': '*' stands between words, not at an end; see the phrase language in the reference",
    ),
    "a phrase of an office": (
        '[[office]]\nid = "o"\ntitle = "O"\nepithets = ["the"]\n',
        "line 6: 'the' is made of words that stand in every text; add a word that carries the meaning",
    ),
}


@pytest.mark.parametrize(("body", "error"), [pytest.param(*case, id=name) for name, case in ERRORS.items()])
def test_errors(tmp_path: Path, body: str, error: str) -> None:
    """One mistake is one error, with its line, the rule and the mend."""
    assert problems(tmp_path, body) == ([error], [])


def test_all_at_once(tmp_path: Path) -> None:
    """Every mistake of a file is reported, not the first alone, and loading raises with all."""
    body = '[[cue]]\nphrase = "of"\n[[cue]]\nphrase = "a  b"\n[[cue]]\nphrase = "x"\n'
    errors, _ = problems(tmp_path, body)
    assert [error.split(":")[0] for error in errors] == ["line 4", "line 6", "line 8"]
    with pytest.raises(InputError) as caught:
        load_codebook(tmp_path / "c.toml")
    assert len(caught.value.problems) == 3


def test_function_words_may_be_markers(tmp_path: Path) -> None:
    """Lists of markers hold words such as `not` and `if`."""
    assert problems(tmp_path, '[[marker]]\nphrase = "not"\nmarker = "negation"\n') == ([], [])


def test_names_with_capitals_may_be_common_words(tmp_path: Path) -> None:
    """A capital tells a name from the word: `US`, `The Hill`."""
    assert problems(tmp_path, '[[actor]]\nid = "us"\nname = "U"\naliases = ["US", "The"]\n') == ([], [])


def test_an_issue_without_cues(tmp_path: Path) -> None:
    """An issue that no text can be about is a warning."""
    _, warnings = problems(tmp_path, '[[issue]]\nid = "i"\nname = "I"\n')
    assert warnings == ["line 3: issue 'i' has no cues, so no text is ever about it; add `cues`"]


@pytest.mark.parametrize(("role", "warned"), [("belligerent", True), ("mediator", True), ("third", False)])
def test_a_side_that_no_actor_is_on(tmp_path: Path, role: str, warned: bool) -> None:
    """The name of a side at the table finds nothing until an actor is on it, by itself or by an office."""
    side = f'[[side]]\nid = "sudria"\nname = "Sudria"\nrole = "{role}"\n'
    _, warnings = problems(tmp_path, side)
    told = (
        "line 3: no actor is on the side 'sudria', so no text names it: a side's name is not looked for;"
        ' add [[actor]] with `side = "sudria"` and `aliases`'
    )
    assert warnings == ([told] if warned else [])
    actor = '[[actor]]\nid = "s"\nname = "Sudria"\n'
    assert problems(tmp_path, side + actor + 'side = "sudria"\n')[1] == []
    in_office = '[[actor.role]]\ntitle = "envoy"\nside = "sudria"\nfrom = 2031-01-01\n'
    assert problems(tmp_path, side + actor + in_office)[1] == []


TWO = """\
[[side]]
id = "s"
name = "S"
[[side]]
id = "t"
name = "T"
[[actor]]
id = "a"
name = "A"
side = "s"
aliases = ["Bush"]
{one}
[[actor]]
id = "b"
name = "B"
side = "{side}"
aliases = ["Bush"]
{other}
"""
OFFICE = '[[actor.role]]\ntitle = "T"\nfrom = {}-01-01\nto = {}-12-31\n'


@pytest.mark.parametrize(
    ("one", "other", "side", "expected"),
    [
        pytest.param("", "", "t", "on any day", id="no roles"),
        pytest.param("", "", "s", "", id="one side"),
        pytest.param(
            OFFICE.format(1989, 1992), OFFICE.format(1991, 1999), "t", "from 1991-01-01 on", id="overlap"
        ),
        pytest.param(OFFICE.format(1989, 1992), OFFICE.format(2001, 2008), "t", "", id="one after the other"),
        pytest.param(OFFICE.format(1989, 1992), "", "t", "", id="one in office, one never"),
    ],
)
def test_a_name_of_two_sides(tmp_path: Path, one: str, other: str, side: str, expected: str) -> None:
    """A name of two actors of different sides is a warning where nothing tells them apart on some day."""
    errors, warnings = problems(tmp_path, TWO.format(one=one, other=other, side=side))
    assert errors == []
    assert [w for w in warnings if "'Bush' means both 'a' and 'b'" in w and expected in w] == warnings
    assert bool(warnings) == bool(expected)


def test_warnings_do_not_stop_loading(tmp_path: Path) -> None:
    """A codebook with warnings loads."""
    problems(tmp_path, '[[issue]]\nid = "i"\nname = "I"\n')
    assert load_codebook(tmp_path / "c.toml").issue["i"].name == "I"
