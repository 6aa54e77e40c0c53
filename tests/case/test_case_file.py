"""Loading a case: every rule that may be broken is told with its line and its mend, all at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.case.case_file import LARGEST, load_case, read_case
from detente.errors import InputError
from tests.case.builders import BASE, HEAD, ISSUES, OPTIONS, PARTIES, case_with, line_of, problems_of

A = 'assumed = "ours"\n'
MINIMUM = f'[[minimum]]\nparty = "norland"\nissue = "truce"\nlow = "none"\nhigh = "full"\n{A}'
PROPOSAL = f'[[proposal]]\nid = "plan"\nname = "The plan"\nby = "norland"\n{A}[[proposal.term]]\nissue = "truce"\nposition = "full"\n'
POLICY = '[[policy]]\nid = "stay"\nname = "Stay"\nby = "harbour"\nset = { leave = false }\n'
STATE = '[[state]]\nid = "peace"\nname = "Peace"\nwhen = "not blockade"\n'
PREFERENCE = f'[[preference]]\nparty = "norland"\nholds = "blockade"\n{A}'


def test_the_small_case_loads() -> None:
    """It has no problems, and its names are found."""
    case = case_with(STATE)
    assert case.name_of("assembly") == "Assembly of Harbour"
    assert case.name_of("somebody else") == "somebody else"
    assert case.actors("norland") == ("norland",)
    assert [case.level("truce", words) for words in ("some", "A FULL CEASEFIRE", "nought")] == [1, 2, None]
    assert case.title == "straits"


BROKEN = {
    "party twice": (PARTIES, "party 'norland' is declared twice; rename or remove one", 'id = "norland"'),
    "level twice": (
        ISSUES.replace('"truce"', '"other"').replace('"none"', '"full"'),
        "issue 'other': position 'full' is declared twice; rename or remove one",
        '{ id = "full", name = "a full ceasefire" }',
    ),
    "party unknown": (
        MINIMUM.replace("norland", "norlan"),
        "party 'norlan' is not declared; did you mean 'norland'?",
        "norlan",
    ),
    "issue unknown": (
        MINIMUM.replace("truce", "x"),
        "issue 'x' is not declared; one of: truce",
        'issue = "x"',
    ),
    "level unknown": (
        MINIMUM.replace('"full"', '"ful"'),
        "issue 'truce' has no level 'ful'; did you mean 'full'?",
        "high",
    ),
    "range backwards": (
        MINIMUM.replace('"none"', '"full"').replace('high = "full"', 'high = "none"'),
        "`high` ('none') stands before `low` ('full') on the scale of 'truce'; exchange them",
        "high",
    ),
    "judged twice": (
        MINIMUM + MINIMUM.replace('"none"', '"some"'),
        "the minimum of 'norland' on 'truce' is judged twice; keep one, with the range of both",
        '[[minimum]]\nparty = "norland"\nissue = "truce"\nlow = "some"',
    ),
    "place beyond": (
        PREFERENCE + "high = 2\n",
        "preference 1 of 1 of 'norland' cannot take places 1 to 2; `low` must be at most 1 and `high` at least 1 (there is 1)",
        "[[preference]]",
    ),
    "both ways": (
        PREFERENCE + STATE + f'[[ranking]]\nparty = "norland"\norder = ["peace"]\n{A}',
        "'norland' has a ranking and preferences; keep one of the two ways",
        "[[ranking]]",
    ),
    "state unknown": (
        STATE + f'[[ranking]]\nparty = "norland"\norder = ["peac"]\n{A}',
        "state 'peac' is not declared; did you mean 'peace'?",
        "order",
    ),
    "two terms": (
        PROPOSAL + '[[proposal.term]]\nissue = "truce"\nposition = "none"\n',
        "proposal 'plan' has two terms on 'truce'; a package holds one level of an issue",
        '[[proposal.term]]\nissue = "truce"\nposition = "none"',
    ),
    "no such term": (
        ISSUES.replace('"truce"', '"other"')
        + PROPOSAL
        + f'[[proposal.answer]]\nparty = "sudmark"\nissue = "other"\nanswer = "accepts"\n{A}',
        "proposal 'plan' has no term on 'other' to answer; one of: truce",
        'issue = "other"\nanswer',
    ),
    "proposer unknown": (
        PROPOSAL.replace('by = "norland"', 'by = ["norland", "sudmak"]'),
        "party 'sudmak' is not declared; did you mean 'sudmark'?",
        "by = ",
    ),
    "steps in a circle": (
        PROPOSAL
        + '[[proposal.step]]\nid = "a"\nname = "A"\nafter = "b"\n[[proposal.step]]\nid = "b"\nname = "B"\nafter = "a"\n',
        "steps wait for each other: a after b after a; let one of them begin",
        "[[proposal.step]]",
    ),
    "step unknown": (
        PROPOSAL + '[[proposal.step]]\nid = "first"\nname = "A"\nafter = "frist"\n',
        "step 'frist' is not declared; did you mean 'first'?",
        "after",
    ),
    "delivery by nobody": (
        f'[[delivery]]\nissue = "truce"\nby = ["norland", "sudmarck"]\n{A}',
        "party 'sudmarck' is not declared; did you mean 'sudmark'?",
        "by",
    ),
    "within itself": (
        '[[party]]\nid = "a"\nname = "A"\nrole = "audience"\nwithin = "b"\n[[party]]\nid = "b"\nname = "B"\n'
        'role = "audience"\nwithin = "a"\n',
        "a party is within itself: a within b within a",
        'within = "b"',
    ),
    "option as word": (
        OPTIONS.replace('"blockade"', '"not"').replace('"leave"', '"go"'),
        "'not' is a word of conditions; give it another id",
        'id = "not"',
    ),
    "state as option": (
        STATE.replace('"peace"', '"leave"'),
        "'leave' is an option already; give it another id",
        'id = "leave"',
    ),
    "condition unread": (
        STATE.replace("not blockade", "not"),
        "the condition 'not' cannot be read: something is missing after 'not'; write for example: a and not b",
        "when",
    ),
    "condition on nothing": (
        STATE.replace("not blockade", "blokade"),
        "the condition names 'blokade', which is no option and no state; did you mean 'blockade'?",
        "when",
    ),
    "state by itself": (
        STATE.replace("not blockade", "not peace"),
        "state 'peace' is defined by itself; say it in options",
        "[[state]]",
    ),
    "aim without state": (
        '[[aim]]\nstate = "peace"\n',
        "state 'peace' is not declared",
        "state",
    ),
    "perception of nobody": (
        f'[[perception]]\nby = "norland"\n{A}',
        "a perception is of nobody and hides nothing; add `of` or `unseen`",
        "[[perception]]",
    ),
    "perceived of nobody": (
        f'[[perception]]\nby = "norland"\nunseen = "leave"\nholds = ["leave"]\n{A}',
        "preferences are perceived of nobody; add `of`",
        "[[perception]]",
    ),
    "policy sets nothing": (
        POLICY.replace("{ leave", "{ leaves"),
        "policy 'stay' sets 'leaves', which is no option; did you mean 'leave'?",
        "set",
    ),
    "policy of another": (
        POLICY.replace("{ leave", "{ blockade"),
        "policy 'stay' of 'harbour' sets 'blockade', which 'norland' holds; one of: leave",
        "set",
    ),
    "rule sets nothing": (
        POLICY + '[[policy.rule]]\nwhen = "blockade"\nthen = { leav = true }\n',
        "policy 'stay' sets 'leav', which is no option; did you mean 'leave'?",
        "then",
    ),
    "no ground": (
        MINIMUM.replace(A, ""),
        "a judgement needs `because` (a query on the record) or `assumed` (why it is held without one)",
        "[[minimum]]",
    ),
    "assumed of spaces": (
        MINIMUM.replace("ours", "  "),
        "a judgement needs `because` (a query on the record) or `assumed` (why it is held without one)",
        "[[minimum]]",
    ),
    "stated without query": (
        MINIMUM + 'grade = "stated"\n',
        "grade 'stated' needs `because`: the sentences it stands on",
        "[[minimum]]",
    ),
    "stated and assumed": (
        MINIMUM + 'grade = "stated"\nbecause = { speaker = "norland" }\n',
        "grade 'stated' leaves nothing to assume; drop `assumed` or the grade",
        "[[minimum]]",
    ),
    "number backwards": (
        f'[[salience]]\nparty = "norland"\nissue = "truce"\nlow = 0.5\nhigh = 0.2\n{A}',
        "`high` (0.2) lies below `low` (0.5); exchange them",
        "[[salience]]",
    ),
    "not a number": (
        f'[[salience]]\nparty = "norland"\nissue = "truce"\nlow = nan\nhigh = 0.2\n{A}',
        "salience.low: input should be a finite number, not nan",
        "low",
    ),
    "endless": (
        OPTIONS.replace('"blockade"', '"go"').replace('"leave"', '"stay"') + f'[option.cost]\nlow = 0\nhigh = inf\nunit = "ships"\n{A}',
        "option.cost.high: input should be a finite number, not inf",
        "high",
    ),
    "no day": (
        PROPOSAL.replace("[[proposal.term]]", 'on = "soon"\n[[proposal.term]]'),
        "proposal.on: input should be a valid date",
        "on",
    ),
    "misspelt field": (
        MINIMUM.replace("low", "lo"),
        "unknown field 'lo'; did you mean 'low'?",
        "lo =",
    ),
    "misspelt inside": (
        PROPOSAL.replace("position = ", "postion = "),
        "unknown field 'postion'; did you mean 'position'?",
        "postion",
    ),
    "empty query": (
        MINIMUM + "because = {}\n",
        "minimum.because: the query asks for all there is; name a speaker, an issue, an act or words",
        "because",
    ),
    "query for a time alone": (
        MINIMUM + "because = { from = 2031-01-01, to = 2031-02-01 }\n",
        "minimum.because: the query asks for all there is; name a speaker, an issue, an act or words",
        "because",
    ),
    "query for a kind alone": (
        MINIMUM + 'because = { kind = "deed", realis = "actual", speaker = [] }\n',
        "minimum.because: the query asks for all there is; name a speaker, an issue, an act or words",
        "because",
    ),
    "query backwards": (
        MINIMUM + 'because = { speaker = "norland", from = 2031-02-01, to = 2031-01-01 }\n',
        "minimum.because: the query ends on 2031-01-01, before it begins on 2031-02-01",
        "because",
    ),
    "statement on an issue": (
        MINIMUM + 'because = { speaker = "norland", issue = "truce", kind = "statement" }\n',
        "no item can answer the query: a statement has no issue; ask for fewer fields or another kind",
        "because",
    ),
    "deed at a level": (
        MINIMUM + 'because = { act = "offer", position = "full", kind = "deed" }\n',
        "no item can answer the query: a deed has no act and no position; ask for fewer fields or another kind",
        "because",
    ),
    "act that happened": (
        MINIMUM + 'because = { act = "offer", realis = "actual" }\n',
        "an act has no realis; a deed has no act",
        "because",
    ),
    "no such act": (
        MINIMUM + 'because = { act = "ultimatum" }\n',
        "minimum.because.act: input should be 'demand', 'offer'",
        "because",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_rule_is_told_with_its_line_and_mend(name: str) -> None:
    """The problem names the value, says what to do, and stands at its line."""
    tables, words, where = BROKEN[name]
    found = [problem for problem in problems_of(tables) if words in problem]
    assert found, problems_of(tables)
    assert f"case.toml: line {line_of(tables, where)}: " in found[0]


def test_all_problems_come_at_once() -> None:
    """A case with problems of many tables reports each."""
    tables = (
        MINIMUM.replace("norland", "norlan")
        + STATE.replace("not blockade", "blokade")
        + POLICY.replace("{ leave", "{ l")
    )
    assert len(problems_of(tables)) == 3


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("option", 'id = "o"\nname = "O"\nholder = "nobody"\n'),
        ("spoiler", 'name = "S"\nparty = "nobody"\nplace = "inside"\nmeans = "m"\n'),
        ("hypothesis", 'id = "h"\nabout = "nobody"\nname = "H"\nimplies = "I"\nlow = 0\nhigh = 1\n'),
        ("capability", 'party = "nobody"\nlow = 0\nhigh = 1\n'),
        ("guarantee", 'id = "g"\nguarantor = "nobody"\nbeneficiary = "norland"\ntrigger = "t"\nobligation = "o"\nmeans = "m"\n'),
        ("open_pair", 'party = "nobody"\nbetween = ["leave", "blockade"]\n'),
        ("perception", 'by = "norland"\nof = "nobody"\n'),
        ("preference", 'party = "nobody"\nholds = "leave"\n'),
        ("position", 'party = "nobody"\nissue = "truce"\nstated = "full"\n'),
    ],
)  # fmt: skip
def test_a_party_that_nobody_declared_is_told_wherever_it_stands(table: str, fields: str) -> None:
    """Each table that names a party checks it."""
    assert any("party 'nobody' is not declared" in each for each in problems_of(f"[[{table}]]\n{fields}{A}"))


@pytest.mark.parametrize(
    "tables",
    [
        '[[infeasible]]\nwhen = "nope"\nwhy = "w"\n',
        PREFERENCE.replace("blockade", "nope"),
        '[[outcome]]\nmethod = "m"\nmeans = "settled"\nwhen = "nope"\n',
        f'[[open_pair]]\nparty = "norland"\nbetween = ["leave", "nope"]\n{A}',
        f'[[perception]]\nby = "norland"\nof = "sudmark"\nholds = ["nope"]\n{A}',
        f'[[perception]]\nby = "norland"\nunseen = "nope"\n{A}',
        POLICY + '[[policy.rule]]\nwhen = "nope"\nthen = { leave = true }\n',
    ],
)
def test_every_condition_is_read(tables: str) -> None:
    """A condition on an option that is none is told wherever it stands."""
    found = problems_of(tables)
    assert len(found) == 1
    assert "the condition names 'nope', which is no option and no state" in found[0]
    assert f"line {line_of(tables, 'nope')}:" in found[0]


def test_states_said_in_states_are_unfolded() -> None:
    """A state may stand on another, whatever their order."""
    case = case_with(
        '[[state]]\nid = "b"\nname = "B"\nwhen = "not a"\n[[state]]\nid = "a"\nname = "A"\nwhen = "leave"\n'
    )
    assert case.condition("b and blockade") == case.condition("not leave and blockade")


@pytest.mark.parametrize(
    "words", ["s{0} iff s{0}", "not " * 90 + "s{0}", " and ".join(["leave"] * 290) + " and s{0}"]
)
def test_states_that_unfold_without_end_are_refused(words: str) -> None:
    """States said in states may double or nest with each step: that is told, and does not exhaust time or stack."""
    tables = "".join(
        f'[[state]]\nid = "s{n}"\nname = "S"\nwhen = "{words.format(n - 1) if n else "leave"}"\n'
        for n in range(60 if len(words) > 1_000 else 600)
    )
    found = problems_of(tables)
    assert len(found) == 1
    assert (
        "written out in options, names more than 5000 or nests deeper than 300; say it in options" in found[0]
    )


def test_names_are_checked_against_the_codebook(tmp_path: Path) -> None:
    """A case that names its codebook has its actors, issues and queries checked."""
    book = 'schema = 1\nname = "book"\ntitle = "B"\n[[side]]\nid = "norland"\nname = "Norland"\n'
    (tmp_path / "book.toml").write_text(book, "utf-8")
    wrong = (
        '[[option]]\nid = "o"\nname = "O"\nholder = "norland"\n'
        'because = { speaker = "norlnd", issue = "truse", act = "offer", position = "fll" }\n'
    )
    path = tmp_path / "case.toml"
    path.write_text(
        BASE.replace('name = "straits"', 'name = "straits"\ncodebook = "book.toml"') + wrong, "utf-8"
    )
    with pytest.raises(InputError) as refused:
        load_case(path)
    told = str(refused.value)
    assert "party, actor or side 'norlnd' is not declared; did you mean 'norland'?" in told
    assert "issue 'truse' is not declared; did you mean 'truce'?" in told
    assert "position 'fll' is not declared; did you mean 'full'?" in told
    assert "issue of the codebook 'ceasefire' is not declared" in told


def test_a_codebook_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    """The case says which codebook cannot be used."""
    path = tmp_path / "case.toml"
    path.write_text(BASE.replace("schema = 1", 'schema = 1\ncodebook = "none.toml"'), "utf-8")
    with pytest.raises(InputError, match=r"its codebook 'none.toml' cannot be used"):
        load_case(path)


def test_a_mark_of_byte_order_is_dropped(tmp_path: Path) -> None:
    """A file saved with one loads."""
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbf" + BASE.encode("utf-8"))
    assert read_case(path).case.name == "straits"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BASE.encode("utf-16"), "it is not UTF-8"),
        (b"schema = 1\nname = \"\xff\"", "it is not UTF-8"),
        (b"#" * (LARGEST + 1), "a case has at most 5,000,000; give the case, not the articles"),
        (b"schema = 1\nname = ", "not valid TOML"),
        (BASE.replace("schema = 1", "schema = 2").encode(), "schema: input should be 1, not 2"),
        (HEAD.encode(), "'party' is missing; add it"),
        (b"", "'schema' is missing; add it"),
        (BASE.replace('"straits"', '"The Straits"').encode(), "name: string should match pattern"),
    ],
    ids=["utf-16", "latin", "huge", "syntax", "version", "no party", "empty", "name"],
)  # fmt: skip
def test_a_file_that_is_no_case_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    """It says what is wrong, in one family of errors."""
    path = tmp_path / "case.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        load_case(path)
    assert words in str(refused.value)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    """A missing file and a folder say so."""
    with pytest.raises(InputError, match="the case cannot be read"):
        load_case(tmp_path / name)


def test_a_changed_case_has_another_hash() -> None:
    """The hash is that of what the case says, not of how it is written."""
    one = case_with()
    assert case_with("# a comment\n").hash == one.hash
    assert case_with(STATE).hash != one.hash


def test_days_are_days() -> None:
    """A day stands bare, as TOML has it."""
    dated = case_with(PROPOSAL.replace("[[proposal.term]]", "on = 2031-03-04\n[[proposal.term]]"))
    assert dated.proposals[0].on == date(2031, 3, 4)


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (OPTIONS.replace('"blockade"', '"other"').replace('name = "Close', 'now = "yes"\nname = "Close'), "option.now: input should be a valid boolean"),
        (f'[[capability]]\nparty = "norland"\nlow = "0.3"\nhigh = 1\n{A}', "capability.low: input should be a valid number"),
        (f'[[capability]]\nparty = "norland"\nlow = true\nhigh = 1\n{A}', "capability.low: input should be a valid number"),
        (PREFERENCE + "low = 1.0\n", "preference.low: input should be a valid integer"),
        (PREFERENCE + "strong = 1\n", "preference.strong: input should be a valid boolean"),
        (POLICY + '[[policy.rule]]\nwhen = "leave"\nthen = { leave = 1 }\n', "policy.rule.then.leave: input should be a valid boolean"),
        (POLICY.replace("false", '"no"'), "policy.set.leave: input should be a valid boolean"),
    ],
)  # fmt: skip
def test_a_number_or_a_yes_is_no_word(tables: str, words: str) -> None:
    """What TOML holds is taken as it stands: `"yes"` is no boolean, `"0.3"` no number."""
    assert any(words in problem for problem in problems_of(tables)), problems_of(tables)


def test_a_whole_number_is_a_number() -> None:
    """Shares and amounts may be written without a point."""
    case = case_with(f'[[capability]]\nparty = "norland"\nlow = 0\nhigh = 1\n{A}')
    assert (case.capabilities[0].low, case.capabilities[0].high) == (0.0, 1.0)


def test_mistakes_of_form_hide_no_other() -> None:
    """One run tells both kinds, each at its own line, and calls nothing undeclared that a bad entry declares."""
    bad = (
        PARTIES.replace('"mediator"', '"go-between"')
        + ISSUES.replace('name = "Ceasefire"', "name = 7")
        + OPTIONS.replace('name = "Leave the talks"', "now = 2")
        + '[[state]]\nid = "peace"\nname = 1\nwhen = "not blokade"\n'
        + '[[preference]]\nparty = "norland"\nholds = 3\n'
        + PREFERENCE + "low = 1\nhigh = 2\n"
        + MINIMUM.replace('"full"', '"ful"')
        + POLICY
        + f'[[ranking]]\nparty = "sudmark"\norder = ["peace", "war"]\n{A}'
    )  # fmt: skip
    found = problems_of(bad, HEAD)
    text = HEAD + bad
    expected = {
        "party.role": '"go-between"',
        "issue.name": "name = 7",
        "'name' is missing": '[[option]]\nid = "leave"',
        "option.now": "now = 2",
        "state.name": "name = 1",
        "preference.holds": "holds = 3",
        "no level 'ful'; did you mean 'full'?": 'high = "ful"',
        "names 'blokade'": 'when = "not blokade"',
        "state 'war' is not declared; one of: peace": 'order = ["peace", "war"]',
    }
    for words, where in expected.items():
        [told] = [problem for problem in found if words in problem]
        assert f"line {text[: text.index(where)].count(chr(10)) + 1}: " in told
    assert len(found) == len(expected)


def test_a_misspelt_table_declares_its_ids_all_the_same() -> None:
    """The name of the table is the mistake, not all that names its entries."""
    found = problems_of(OPTIONS.replace("[[option]]", "[[optoin]]") + POLICY, HEAD + PARTIES)
    assert len(found) == 1
    assert "unknown field 'optoin'; did you mean 'option'?" in found[0]


def test_a_table_in_single_brackets_is_one_problem() -> None:
    """`[party]` for `[[party]]`: what names the party is fine."""
    one = '[party]\nid = "norland"\nname = "N"\nrole = "third"\n'
    found = problems_of(one + OPTIONS.replace('"harbour"', '"norland"'), HEAD)
    assert len(found) == 1
    assert found[0].startswith("case.toml: line 4: party: must be a list; write [[party]] before each entry")


def test_a_long_condition_is_cut_where_it_is_repeated() -> None:
    """The line stays one that can be read."""
    [told] = problems_of(f'[[infeasible]]\nwhen = "leave {"and blockade " * 300}!"\nwhy = "w"\n')
    assert "…' cannot be read" in told
    assert len(told) < 400


def test_a_list_whose_entries_are_refused_is_not_called_short() -> None:
    """The only party has a mistake; that there is no party is not another."""
    found = problems_of(PARTIES.split("[[party]]")[1].replace("belligerent", "x"), HEAD + "[[party]]")
    assert len(found) == 1
    assert "party.role" in found[0]
