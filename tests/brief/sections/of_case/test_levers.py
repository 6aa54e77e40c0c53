"""What the parties can do, holder by holder, with what it costs and whether it can be undone."""

from __future__ import annotations

from detente.brief.sections.of_case.levers import costs
from tests.brief.cases import cells, section, table, telling, told


def test_an_option_says_holder_use_and_cost() -> None:
    """A cost is a range in its unit with its grade."""
    found = table(section("courses").blocks, "What the parties can do")
    row = cells(found, "leave the talks")
    assert row["Held by"] == "Harbour"
    assert row["In use"] == "no"
    assert row["Can be reversed"] == "not once taken"
    assert row["Cost to its holder"].startswith("1 to 3 months without a channel [assumed]")
    assert cells(found, "shell the port")["In use"] == "yes"


def test_costs_are_those_of_the_options_asked_for() -> None:
    """Options without a cost are left out."""
    assert [told(each) for each in costs(telling(), frozenset({"leave", "sign"}))] == [
        "leave the talks: 1 to 3 months without a channel [assumed]"
    ]
