"""Whether the conditions of a case can be read, and name options that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.case.choices import Policy
from detente.case.expressions import WORDS, ExpressionError, names, parsed
from detente.case.model import Case
from detente.errors import Problem
from detente.toml.file import Location, TomlFile, nearest

__all__ = ["condition_problems", "conditions_of"]

SHOWN = 120
"""How many characters of a condition are repeated when it is wrong."""


def conditions_of(case: Case) -> Iterator[tuple[Location, str]]:
    """Yield every condition of a case but those of named states, with where it stands."""
    yield from ((("infeasible", i, "when"), each.when) for i, each in enumerate(case.infeasible))
    yield from ((("preference", i, "holds"), each.holds) for i, each in enumerate(case.preferences))
    yield from ((("outcome", i, "when"), each.when) for i, each in enumerate(case.outcomes))
    for i, pair in enumerate(case.open_pairs):
        yield from ((("open_pair", i, "between", j), text) for j, text in enumerate(pair.between))
    for i, seen in enumerate(case.perceptions):
        yield from ((("perception", i, "holds", j), text) for j, text in enumerate(seen.holds))
        if seen.unseen is not None:
            yield ("perception", i, "unseen"), seen.unseen
    for i, policy in enumerate(case.policies):
        yield from ((("policy", i, "rule", j, "when"), rule.when) for j, rule in enumerate(policy.rules))


def condition_problems(case: Case, file: TomlFile) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of a case, its policies' settings and its aims."""
    yield from _words_as_ids(case, file)
    known = (*case.option, *case.state)
    states = [(("state", i, "when"), each.when) for i, each in enumerate(case.states)]
    problems = [problem for where, text in states for problem in _problems(file, where, text, known)]
    yield from problems
    if not problems and all(each.when for each in case.states):
        yield from _circular(case, file)
    for where, text in conditions_of(case):
        yield from _problems(file, where, text, known)
    for i, policy in enumerate(case.policies):
        yield from _settings(case, file, i, policy)
    for i, aim in enumerate(case.aims):
        if aim.state not in case.state:
            rule = f"state {aim.state!r} is not declared"
            yield file.problem(("aim", i, "state"), rule, nearest(aim.state, tuple(case.state)))
    for i, perception in enumerate(case.perceptions):
        if perception.of is None and perception.unseen is None:
            yield file.problem(
                ("perception", i), "a perception is of nobody and hides nothing", "add `of` or `unseen`"
            )
        if perception.holds and perception.of is None:
            yield file.problem(("perception", i), "preferences are perceived of nobody", "add `of`")


def _words_as_ids(case: Case, file: TomlFile) -> Iterator[Problem]:
    for table, ids in (("option", [o.id for o in case.options]), ("state", [s.id for s in case.states])):
        for i, name in enumerate(ids):
            if name in WORDS:
                yield file.problem(
                    (table, i, "id"), f"{name!r} is a word of conditions", "give it another id"
                )
    for i, state in enumerate(case.states):
        if state.id in case.option:
            yield file.problem(("state", i, "id"), f"{state.id!r} is an option already", "give it another id")


def _cut(words: str) -> str:
    """Return words as far as they can be shown in a line."""
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _problems(file: TomlFile, where: Location, text: str, known: Sequence[str]) -> Iterator[Problem]:
    if not text:  # of an entry that could not be read
        return
    try:
        expression = parsed(text)
    except ExpressionError as error:
        rule = f"the condition {_cut(text)!r} cannot be read: {_cut(str(error))}"
        yield file.problem(where, rule, "write for example: a and not b")
        return
    for name in sorted(names(expression)):
        if name not in known:
            rule = f"the condition names {_cut(name)!r}, which is no option and no state"
            yield file.problem(where, rule, nearest(name, known))


def _circular(case: Case, file: TomlFile) -> Iterator[Problem]:
    try:
        _ = case.meanings
    except ValueError as error:
        yield file.problem(("state",), str(error), "say it in options")


def _settings(case: Case, file: TomlFile, i: int, policy: Policy) -> Iterator[Problem]:
    own = tuple(each.id for each in case.options if each.holder == policy.by)
    given: list[tuple[Location, str]] = [(("policy", i, "set", name), name) for name in policy.settings]
    for j, rule in enumerate(policy.rules):
        given.extend((("policy", i, "rule", j, "then", name), name) for name in rule.then)
    for where, name in given:
        if name not in case.option:
            yield file.problem(
                where, f"policy {policy.id!r} sets {name!r}, which is no option", nearest(name, own)
            )
        elif name not in own and case.option[name].holder:
            holder = case.option[name].holder
            rule_broken = f"policy {policy.id!r} of {policy.by!r} sets {name!r}, which {holder!r} holds"
            yield file.problem(where, rule_broken, nearest(name, own))
