"""Every judgement says in words what it judges."""

from __future__ import annotations

from detente.case.judgements import judgements
from tests.case.builders import case_with

A = 'assumed = "ours"\n'
TABLES = f"""
[[position]]
party = "norland"
issue = "truce"
stated = "full"
on = 2031-05-01
{A}
[[minimum]]
party = "norland"
issue = "truce"
low = "some"
high = "some"
{A}
[[minimum]]
party = "sudmark"
issue = "truce"
low = "none"
high = "full"
{A}
[[salience]]
party = "norland"
issue = "truce"
low = 0.25
high = 1
{A}
[[capability]]
party = "norland"
low = 0.5
high = 0.5
{A}
[[capability]]
party = "norland"
issue = "truce"
low = 0
high = 1
{A}
[[option]]
id = "sign"
name = "Sign"
holder = "sudmark"
change = "no to yes"
now = true
{A}
cost = {{ low = 1, high = 2.5, unit = "ships", assumed = "ours" }}
[[state]]
id = "peace"
name = "Peace"
when = "sign"
[[state]]
id = "war"
name = "War"
when = "not sign"
[[preference]]
party = "norland"
holds = "sign"
{A}
[[preference]]
party = "norland"
holds = "sign"
low = 1
high = 2
{A}
[[ranking]]
party = "sudmark"
order = ["peace", ["war"]]
{A}
[[open_pair]]
party = "harbour"
between = ["sign", "leave"]
{A}
[[perception]]
by = "norland"
of = "sudmark"
holds = ["sign", "leave"]
{A}
[[perception]]
by = "norland"
unseen = "leave"
{A}
[[proposal]]
id = "plan"
name = "The plan"
by = ["norland", "harbour"]
{A}
[[proposal.term]]
issue = "truce"
position = "some"
{A}
[[proposal.step]]
id = "first"
name = "Ships leave"
reversible = false
{A}
[[proposal.answer]]
party = "sudmark"
answer = "refuses"
{A}
[[proposal.answer]]
party = "sudmark"
issue = "truce"
answer = "accepts"
{A}
[[delivery]]
issue = "truce"
position = "full"
by = ["norland"]
ratify = {{ body = "The Assembly", rule = "majority" }}
{A}
[[guarantee]]
id = "watch"
guarantor = "harbour"
beneficiary = "sudmark"
trigger = "the truce is broken"
obligation = "send ships"
means = "its fleet"
{A}
[[spoiler]]
name = "The Reef Guard"
place = "outside"
means = "mines"
{A}
[[rung]]
id = "exchange"
name = "Exchange"
reached = true
{A}
[[hypothesis]]
id = "stall"
about = "norland"
name = "it plays for time"
implies = "delays"
low = 0.1
high = 0.5
{A}
[[policy]]
id = "stay"
name = "Stay on"
by = "harbour"
set = {{ leave = false }}
{A}
"""

EXPECTED = {
    "position:norland/truce": "Norland has publicly stated on Ceasefire: a full ceasefire (2031-05-01)",
    "minimum:norland/truce": "the least Norland would settle for on Ceasefire: a limited ceasefire",
    "minimum:sudmark/truce": "the least Sudmark would settle for on Ceasefire: between “no ceasefire” and “a full ceasefire”",
    "salience:norland/truce": "Ceasefire weighs 0.25 to 1 with Norland",
    "capability:norland": "Norland can bring 0.5 to 0.5 of the strongest to bear",
    "capability:norland/truce": "Norland can bring 0 to 1 of the strongest to bear on Ceasefire",
    "option:blockade": "Norland holds the option: Close the straits (not in use)",
    "option:leave": "Harbour holds the option: Leave the talks (not in use)",
    "option:sign": "Sudmark holds the option: Sign (in use, from no to yes only)",
    "cost:sign": "using Sign costs Sudmark 1 to 2.5 ships",
    "preference:norland/1": "Norland would have, in place 1: sign",
    "preference:norland/2": "Norland would have, in place 2, maybe 1 to 2: sign",
    "ranking:sudmark": "Sudmark ranks Peace over War",
    "open_pair:harbour": "whether Harbour prefers “sign” or “leave” is not known",
    "perception:norland/sudmark": "Norland takes Sudmark to prefer sign; leave",
    "perception:norland/unseen": "Norland does not see “leave”",
    "proposal:plan": "The plan is on the table, put there by Norland and Harbour",
    "proposal:plan/truce": "The plan asks on Ceasefire: a limited ceasefire",
    "proposal:plan/step/first": "The plan: Ships leave (cannot be undone)",
    "answer:plan/sudmark": "Sudmark: refuses The plan",
    "answer:plan/sudmark/truce": "Sudmark: accepts The plan on Ceasefire",
    "delivery:truce/full": "Ceasefire (a full ceasefire) can be delivered by Norland; The Assembly must ratify (majority)",
    "guarantee:watch": "Harbour would send ships for Sudmark if the truce is broken, by its fleet",
    "spoiler:The Reef Guard": "The Reef Guard, outside the talks, can undo them by mines",
    "rung:exchange": "the rung “Exchange” has been reached",
    "hypothesis:stall": "of Norland: it plays for time (prior 0.1 to 0.5; implies delays)",
    "policy:stay": "a course open to Harbour: Stay on",
}


def test_every_table_is_told() -> None:
    """Each judgement has its name and a sentence; two equal preferences keep their own places."""
    assert {each.id: each.says for each in judgements(case_with(TABLES))} == EXPECTED


def test_where_a_judgement_stands_is_its_table() -> None:
    """Each has the table it is written in."""
    assert all(each.table == each.location[0] for each in judgements(case_with(TABLES)))
