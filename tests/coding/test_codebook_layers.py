"""Layers of a codebook as one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.coding.codebook import Codebook
from detente.coding.codebook_file import load_codebook
from detente.errors import InputError

LOWER = """
schema = 1
name = "lower"
[[side]]
id = "avaria"
name = "Avaria"
[[side]]
id = "borland"
name = "Borland"
[[side]]
id = "borland-diet"
name = "Diet"
within = "borland"
[[office]]
id = "avaria-head"
title = "Head of Avaria"
side = "avaria"
member_of = "avaria"
epithets = ["the Avarian leader"]
[[actor]]
id = "avaria"
name = "Avaria"
kind = "state"
side = "avaria"
[[actor]]
id = "borland"
name = "Borland"
kind = "state"
side = "borland"
[[actor]]
id = "ion"
name = "Ion Stell"
aliases = ["Ion Stell"]
[[actor.role]]
office = "avaria-head"
from = 2000-01-01
to = 2004-12-31
[[issue]]
id = "truce"
name = "Truce"
cues = ["truce/n"]
[[issue.position]]
id = "none"
name = "None"
[[issue.position]]
id = "full"
name = "Full"
cues = ["full truce"]
[[marker]]
phrase = "allegedly"
marker = "hedge"
"""


def loaded(tmp_path: Path, upper: str, lower: str = LOWER) -> Codebook:
    """A codebook of two layers."""
    (tmp_path / "lower.toml").write_text(lower, "utf-8")
    (tmp_path / "upper.toml").write_text(
        'schema = 1\nname = "upper"\nextends = ["lower.toml"]\n' + upper, "utf-8"
    )
    return load_codebook(tmp_path / "upper.toml")


def test_an_entry_replaces_one_of_its_id(tmp_path: Path) -> None:
    """A later layer's entry stands in the place of the earlier one, whole."""
    merged = loaded(tmp_path, '[[issue]]\nid = "truce"\nname = "Armistice"\ncues = ["armistice/n"]\n')
    assert merged.issue["truce"].name == "Armistice"
    assert merged.issue["truce"].positions == ()


def test_amending_an_issue(tmp_path: Path) -> None:
    """An amendment adds cues to an issue and its positions and leaves the rest as it was."""
    merged = loaded(
        tmp_path,
        '[[amend.issue]]\nid = "truce"\ncues = ["lull/n"]\n'
        '[[amend.issue.position]]\nid = "full"\ncues = ["whole truce"]\n',
    )
    issue = merged.issue["truce"]
    assert issue.cues == ("truce/n", "lull/n")
    assert [position.cues for position in issue.positions] == [(), ("full truce", "whole truce")]
    assert issue.name == "Truce"


def test_amending_an_actor(tmp_path: Path) -> None:
    """An amendment replaces single values and adds names and roles, roles in the order of their days."""
    merged = loaded(
        tmp_path,
        '[[amend.actor]]\nid = "ion"\nside = "borland"\naliases = ["Stell"]\n'
        + '[[amend.actor.role]]\ntitle = "Deputy"\nfrom = 1998-01-01\nto = 1999-12-31\n',
    )
    ion = merged.actor["ion"]
    assert ion.aliases == ("Ion Stell", "Stell")
    assert [held.title for held in ion.roles] == ["Deputy", "Head of Avaria"]
    assert ion.side_at(date(1998, 5, 1)) == "borland"
    assert ion.side_at(date(2001, 5, 1)) == "avaria"


def test_roles_take_from_their_office(tmp_path: Path) -> None:
    """A role has the title, side, body and epithets of its office, also where a later layer changes the office."""
    merged = loaded(
        tmp_path, '[[amend.office]]\nid = "avaria-head"\nepithets = ["the strongman of Avaria"]\n'
    )
    (held,) = merged.actor["ion"].roles
    assert (held.title, held.side, held.member_of) == ("Head of Avaria", "avaria", "avaria")
    assert held.epithets == ("the Avarian leader", "the strongman of Avaria")


def test_a_side_that_includes_others(tmp_path: Path) -> None:
    """What was on an included side is on the side that includes it, and the included side is gone."""
    merged = loaded(tmp_path, '[[side]]\nid = "league"\nname = "League"\nincludes = ["avaria", "borland"]\n')
    assert set(merged.side) == {"league", "borland-diet"}
    assert merged.side["borland-diet"].within == "league"
    assert merged.actor["borland"].side == "league"
    assert merged.actor["ion"].side_at(date(2001, 1, 1)) == "league"


def test_removing(tmp_path: Path) -> None:
    """An entry may be removed by its id, or by its phrase."""
    merged = loaded(tmp_path, '[remove]\nissue = ["truce"]\nmarker = ["allegedly"]\n')
    assert merged.issues == ()
    assert merged.markers == ()


@pytest.mark.parametrize(
    ("upper", "rule"),
    [
        pytest.param(
            '[[amend.issue]]\nid = "truse"\n', "line 5: no layer below has the issue 'truse'", id="issue"
        ),
        pytest.param(
            '[[amend.issue]]\nid = "truce"\n[[amend.issue.position]]\nid = "half"\n',
            "line 7: issue 'truce' has no position 'half'",
            id="position",
        ),
        pytest.param(
            '[remove]\nissue = [\n"truse"]\n', "line 6: no layer below has the issue 'truse'", id="removal"
        ),
        pytest.param(
            '[[side]]\nid = "l"\nname = "L"\nincludes = [\n"l"]\n',
            "line 8: side 'l' is included in itself",
            id="loop",
        ),
        pytest.param(
            '[[side]]\nid = "l"\nname = "L"\nincludes = ["avaria"]\n'
            '[[side]]\nid = "m"\nname = "M"\nincludes = ["avaria"]\n',
            "line 11: side 'avaria' is included in both 'l' and 'm'",
            id="included twice",
        ),
    ],
)
def test_what_is_not_there_cannot_be_changed(tmp_path: Path, upper: str, rule: str) -> None:
    """Changing what no layer has is an error with its line."""
    with pytest.raises(InputError) as caught:
        loaded(tmp_path, upper.lstrip())
    assert rule in str(caught.value).replace(str(tmp_path) + "/", "")


def test_as_of_is_the_topmost(tmp_path: Path) -> None:
    """The day of an undated document is that of the topmost layer that gives one."""
    lower = LOWER.replace('name = "lower"', 'name = "lower"\nas_of = 2001-01-01')
    assert loaded(tmp_path, "", lower).as_of == date(2001, 1, 1)
    assert loaded(tmp_path, "as_of = 2003-03-03\n", lower).as_of == date(2003, 3, 3)


def test_homes_name_the_layer_of_each_phrase(tmp_path: Path) -> None:
    """Each phrase is known by the layer it was last written in."""
    merged = loaded(tmp_path, '[[amend.issue]]\nid = "truce"\ncues = ["lull/n"]\n')
    assert merged.homes["issue", "truce", "lull/n"] == "upper"
    assert merged.homes["issue", "truce", "truce/n"] == "lower"
    assert merged.homes["marker", "hedge", "allegedly"] == "lower"


def test_the_hash_changes_with_what_is_said(tmp_path: Path) -> None:
    """A codebook that says something else has another hash; one that says the same has the same."""
    plain = loaded(tmp_path, "")
    assert loaded(tmp_path, "# a remark\n").hash == plain.hash
    assert loaded(tmp_path, '[[amend.side]]\nid = "avaria"\nrole = "mediator"\n').hash != plain.hash
