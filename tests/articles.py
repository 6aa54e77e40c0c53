"""Short articles of our own for tests of the whole way from files to a briefing."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CASE", "CODEBOOK", "write_articles", "write_case", "write_codebook"]

CODEBOOK = """
schema = 1
name = "river"
title = "The river talks between Norland and Sudria"
extends = ["war-termination"]

[[side]]
id = "norland"
name = "Norland"
role = "belligerent"

[[side]]
id = "sudria"
name = "Sudria"
role = "belligerent"

[[side]]
id = "osmark"
name = "Osmark"
role = "mediator"

[[actor]]
id = "norland"
name = "Norland"
kind = "state"
side = "norland"
aliases = ["Norland"]
adjectives = ["Norlandic"]

[[actor]]
id = "sudria"
name = "Sudria"
kind = "state"
side = "sudria"
aliases = ["Sudria"]
adjectives = ["Sudrian"]

[[actor]]
id = "osmark"
name = "Osmark"
kind = "state"
side = "osmark"
aliases = ["Osmark"]
adjectives = ["Osmarkian"]

[[actor]]
id = "veld"
name = "Anna Veld"
kind = "person"
gender = "she"
side = "norland"
member_of = "norland"
aliases = ["Anna Veld", "Veld"]

[[actor]]
id = "tarn"
name = "Josef Tarn"
kind = "person"
gender = "he"
side = "sudria"
member_of = "sudria"
aliases = ["Josef Tarn", "Tarn"]

[[actor]]
id = "lund"
name = "Ivo Lund"
kind = "person"
gender = "he"
side = "osmark"
member_of = "osmark"
aliases = ["Ivo Lund", "Lund"]
"""

FIRST = """Mediator gives both sides a week

By Rosa Quill

HALVEN, March 3, 2031 (Delta Wire) -- Osmarkian President Ivo Lund threatened on Monday to end his mediation if Norland
and Sudria do not agree to a ceasefire within two weeks.

"If they do not agree, we will walk away from these talks," Lund told reporters.

Norlandic President Anna Veld demanded the full withdrawal of Sudrian troops. "We will not accept a ceasefire without a
withdrawal," she said.

Sudrian forces shelled the border town of Halven on Sunday, killing 12 people.
"""

SECOND = """Norland steps back from its demand

By Piet Marsh

HALVEN, March 12, 2031 (Harbour News) -- Norlandic President Anna Veld stepped back from her demand for a full
withdrawal on Wednesday and said Norland would accept a ceasefire along the river.

Sudrian President Josef Tarn rejected the offer. "There is nothing new in it," Tarn said.

Sudrian forces shelled the border town of Halven on March 2, killing at least 20 people, Norlandic officials said.
"""

CASE = """schema = 1
name = "river"
title = "Norland and Sudria on the river"
codebook = "river.toml"

[[party]]
id = "norland"
name = "Norland"
role = "belligerent"

[[party]]
id = "sudria"
name = "Sudria"
role = "belligerent"

[[party]]
id = "osmark"
name = "Osmark"
role = "mediator"

[[issue]]
id = "ceasefire"
name = "Ceasefire"
[[issue.position]]
id = "fight-on"
name = "No ceasefire"
[[issue.position]]
id = "on-conditions"
name = "A ceasefire on conditions"
[[issue.position]]
id = "full"
name = "A full ceasefire"

[[minimum]]
party = "norland"
issue = "ceasefire"
low = "on-conditions"
high = "full"
because = { speaker = "norland", act = ["acceptance", "concession", "offer", "promise"] }
assumed = "it dropped its demand for a withdrawal; how much further it would go nobody said"

[[minimum]]
party = "sudria"
issue = "ceasefire"
low = "fight-on"
high = "full"
assumed = "nothing but a refusal is on record"

[[option]]
id = "leave"
name = "end the mediation"
holder = "osmark"
kind = "leaving"
because = { speaker = "osmark", act = "threat" }

[[option]]
id = "pause"
name = "cease fire along the river"
holder = "norland"
kind = "ceasefire"
assumed = "its forces obey it"

[[option]]
id = "shell"
name = "shell the border"
holder = "sudria"
kind = "strikes"
now = true
because = { kind = "deed", issue = "strikes", words = "Sudrian forces" }

[[infeasible]]
when = "pause and leave"
why = "a ceasefire would be watched by the mediator"

[[state]]
id = "truce"
name = "a truce"
when = "pause and not shell"

[[preference]]
party = "norland"
holds = "not shell"
because = { speaker = "norland", act = "demand" }
[[preference]]
party = "norland"
holds = "not pause if shell"
assumed = "it will not hold fire under fire"

[[preference]]
party = "sudria"
holds = "not leave if shell"
assumed = "it wants the mediator to stay while it presses on"
low = 1
high = 2
[[preference]]
party = "sudria"
holds = "shell"
because = { speaker = "sudria", act = "praise" }
low = 1
high = 2

[[preference]]
party = "osmark"
holds = "truce"
because = { speaker = "osmark", act = ["threat", "demand"] }
[[preference]]
party = "osmark"
holds = "not leave"
assumed = "leaving costs it face"

[[outcome]]
method = "graph-model"
means = "frozen"
when = "truce"
[[outcome]]
method = "graph-model"
means = "continuing"
when = "shell"

[[rung]]
id = "limited"
name = "limited ceasefire"
assumed = "the record shows none"
blocked = ["the shelling of the border"]

[[proposal]]
id = "river-truce"
name = "a ceasefire along the river"
by = "norland"
because = { speaker = "norland", issue = "ceasefire", act = ["offer", "acceptance", "concession"] }
[[proposal.term]]
issue = "ceasefire"
position = "on-conditions"
[[proposal.answer]]
party = "sudria"
answer = "refuses"
because = { speaker = "sudria", act = "refusal" }

[[policy]]
id = "stay"
name = "stay"
by = "osmark"
set = { leave = false }
[[policy]]
id = "go"
name = "walk away"
by = "osmark"
set = { leave = true }
"""


def write_articles(folder: Path) -> Path:
    """Write two articles into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "first.txt").write_text(FIRST, "utf-8")
    (folder / "second.txt").write_text(SECOND, "utf-8")
    return folder


def write_codebook(folder: Path) -> Path:
    """Write the codebook that fits them and return its path."""
    path = folder / "river.toml"
    path.write_text(CODEBOOK, "utf-8")
    return path


def write_case(folder: Path) -> Path:
    """Write the case that fits them, beside its codebook, and return its path."""
    path = folder / "case.toml"
    path.write_text(CASE, "utf-8")
    return path
