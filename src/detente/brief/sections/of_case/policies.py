"""What follows in the model if one party keeps to a course: what the others come to, how often, on which assumptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.model import Block, Cell, Entry, Paragraph, Row, Table
from detente.brief.phrasing import listed, share
from detente.brief.sections.of_case.levers import costs
from detente.brief.sections.of_case.states import MEANINGS, States
from detente.brief.telling import plain, strong
from detente.case.choices import Policy
from detente.methods.graph_model.answer import Course

__all__ = ["policies"]

OVER_DRAWS = (
    " Shares say in how many of the drawn orders some state that the others come to means that; they may come to"
    " several, so that shares need not add up."
)
NOTE = (
    "Each course is kept to while all others move by moves they prefer. What they come to is what follows from the"
    " case; courses stand in the case's order, and none is set above another."
)


def policies(states: States) -> tuple[Block, ...]:
    """Return for each party with courses a table of them, and which of them the model does not tell apart."""
    blocks: list[Block] = []
    policy = {each.id: each for each in states.about.case.policies}
    for party in dict.fromkeys(course.by for course in states.answer.courses):
        mine = [each for each in states.answer.courses if each.by == party and each.policy in policy]
        if not mine:
            continue
        blocks += [_alike(states, mine, policy), _table(states, party, mine, policy)]
    note = NOTE + (OVER_DRAWS if states.answer.draws else "")
    return (Paragraph((plain(note),)), *blocks) if blocks else ()


def _table(states: States, party: str, courses: list[Course], policy: dict[str, Policy]) -> Table:
    priced = any(option.cost is not None for option in states.about.case.options if option.holder == party)
    rows = tuple(_row(states, course, policy[course.policy], priced) for course in courses)
    columns = ["Course", "What it sets", "The others come to", "For the talks"]
    columns += [*(["What it costs"] if priced else []), "Hangs on the assumption that"]
    caption = f"What follows in the model from each course: {states.about.party(party)}"
    return Table(caption, tuple(columns), rows, compact=True, roomy=True)


def _row(states: States, course: Course, policy: Policy, priced: bool) -> Row:
    items = states.about.findings.graph_evidence.get(f"course:{course.policy}", ())
    head = states.about.behind((strong(policy.name),), items, tags=states.about.tags(policy.by))
    come = tuple(_rest(states, number) for number in course.rests) or _restless(states, course)
    cells = [_sets(states.about, policy), come, _meanings(states, course)]
    if priced:
        used = frozenset(name for name, value in policy.settings.items() if value)
        cells.append(costs(states.about, used) or (bare("not said"),))
    hangs = tuple(_hangs(states, name) for name in course.hangs_on)
    cells.append(hangs or (bare("no single assumed judgement changes it"),))
    return Row(head, tuple(Cell(entries) for entries in cells))


def _sets(about: CaseTelling, policy: Policy) -> tuple[Entry, ...]:
    """Return what a course changes, and its rules."""
    now = {option.id: option.now for option in about.case.options}
    new = {name: value for name, value in policy.settings.items() if now.get(name) is not value}
    lines = [_settings(about, new) if new else "its own options as now"]
    lines += [f"when {about.condition(rule.when)}: {_settings(about, rule.then)}" for rule in policy.rules]
    return tuple(bare(line) for line in lines)


def _settings(about: CaseTelling, settings: Mapping[str, bool]) -> str:
    """Return what a course sets: `“leave the talks” and not “send arms”`."""
    return listed([f"{'' if value else 'not '}{about.condition(name)}" for name, value in settings.items()])


def _rest(states: States, number: int) -> Entry:
    state = states.by_number.get(number)
    notes = tuple(bare(each) for each in states.by_party(state)) if state and state.names else ()
    return Entry((plain(states.called(number)),), notes=notes)


def _restless(states: States, course: Course) -> tuple[Entry, ...]:
    """Return that the others come to no state that rests, and between which they go round."""
    round_them = tuple(_rest(states, number) for number in course.circles)
    lead = "no rest: they come again and again to these" if round_them else "no state that rests"
    return (Entry((plain(lead),), notes=round_them),)


def _meanings(states: States, course: Course) -> tuple[Entry, ...]:
    """Return what it means for the talks, with how often over the draws where anything was left open."""
    found = [(meaning, each) for meaning, each in course.meanings.items() if each.count]
    found.sort(key=lambda pair: (-pair[1].count, list(MEANINGS).index(pair[0])))
    if not states.answer.draws:
        return tuple(bare(MEANINGS[meaning]) for meaning, _ in found)
    return tuple(
        bare(f"{MEANINGS[meaning]}: in {share(each.count, each.draws, 'draws')}") for meaning, each in found
    )


def _hangs(states: States, name: str) -> Entry:
    support = states.about.named(name)
    if support is None:
        return bare(name, "assumed")
    return states.about.entry((plain(states.about.says(support)),), support)


def _alike(states: States, courses: list[Course], policy: dict[str, Policy]) -> Paragraph:
    """Return which courses come to the same for the talks in the case's own order."""
    grouped: defaultdict[frozenset[str], list[str]] = defaultdict(list)
    for course in courses:
        grouped[_meant(states, course)].append(f"“{policy[course.policy].name}”")
    if len(courses) == 1:
        return Paragraph((plain("The case names one course, so there is nothing to set it against."),))
    if len(grouped) == 1:
        words = "In the case's own order all courses come to the same for the talks: the model does not tell them apart."
        return Paragraph((strong(words),))
    same = [f"{listed(names)} ({_told(meant)})" for meant, names in grouped.items() if len(names) > 1]
    if not same:
        return Paragraph(
            (plain("In the case's own order each course comes to something else for the talks."),)
        )
    told = "; ".join(same)
    words = f"In the case's own order these come to the same for the talks, and the model does not tell them apart: {told}."
    return Paragraph((plain(words),))


def _meant(states: States, course: Course) -> frozenset[str]:
    """Return what the states that the others come to mean; over the draws, where some of them is not known."""
    numbers = course.rests or course.circles
    known = [states.by_number[each].meaning for each in numbers if each in states.by_number]
    if numbers and len(known) == len(numbers):
        return frozenset(known)
    return frozenset(meaning for meaning, each in course.meanings.items() if each.count)


def _told(meant: frozenset[str]) -> str:
    return listed([words for meaning, words in MEANINGS.items() if meaning in meant], "or")
