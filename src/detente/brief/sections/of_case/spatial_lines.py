"""For the end of section 8: each issue as a line with the parties on it, and where spatial models would draw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.issue_lines import IssueLine, IssueLines, LineLevel, Stand
from detente.brief.model import Block, Entries, Entry, Paragraph
from detente.brief.phrasing import counted, share
from detente.brief.sections.of_case.method_notes import lacks, ran_with
from detente.brief.telling import plain, strong
from detente.methods.spatial.answer import Actor, Dynamic, DynamicModel, IssueAnswer, Level, Push, Stop

__all__ = ["spatial_lines"]

CAPTION = "Who stands where on an issue, and where spatial models would draw them"
NOTE = (
    "Each issue is a line from its first level to its last, a party stands where it stated its latest position, and its"
    " pull is its capability times how much the issue is held to matter to it. Four models of the field read the same"
    " numbers, so that where they come to the same place it confirms nothing. Places are told by the nearest levels, for"
    " the inputs carry no more."
)
MOST_LINES = 8
MOST_PUSHES = 5
MOST_INFLUENCES = 2
OFTEN = 0.5
_NEAR = 0.12
_MIDWAY = 0.05
_TITLES: dict[DynamicModel, str] = {
    "expected-utility": "Expected utility",
    "smp": "Spatial model of politics",
}
_ROUND: dict[DynamicModel, str] = {"expected-utility": "round", "smp": "turn"}


def spatial_lines(about: CaseTelling) -> tuple[Block, ...]:
    """Return the issues that the spatial models answer, each with what they caution; what the case lacks, if they did not."""
    answer = about.findings.spatial
    if answer is None:
        return lacks(about, "spatial")
    open_issues = [each for each in answer.issues if not each.agreed]
    lines = tuple(_line(about, each) for each in open_issues[:MOST_LINES])
    more = len(open_issues) - len(lines)
    blocks: list[Block] = [IssueLines(CAPTION, answer.caution, lines, more), Paragraph((plain(NOTE),))]
    aside = [*_agreed(about, answer.issues), *_passed_over(about)]
    if aside:
        blocks.append(Entries(tuple(aside), "Issues that the spatial models have nothing to say on"))
    return (*blocks, *ran_with(about, "spatial"))


def _agreed(about: CaseTelling, issues: Sequence[IssueAnswer]) -> Iterator[Entry]:
    for each in issues:
        if each.agreed:
            place = _place(each.levels, each.mean)
            who = about.parties(actor.party for actor in each.actors)
            silent = f"; {about.parties(each.silent)} stated no position" if each.silent else ""
            words = f"{who} all stand at {place}: there is nothing to bargain about between them{silent}"
            yield _of_issue(about, each, words)


def _passed_over(about: CaseTelling) -> Iterator[Entry]:
    for each in about.findings.spatial.passed_over if about.findings.spatial else ():
        runs = (
            strong(f"{about.issue(each.issue)}: "),
            plain(f"passed over; to have it answered, {each.why}"),
        )
        yield Entry(runs, tags=about.tags(issue=each.issue))


def _of_issue(about: CaseTelling, answer: IssueAnswer, words: str, *notes: Entry) -> Entry:
    """Return an entry on an issue that leads to all the items behind it."""
    items = about.findings.spatial_evidence.get(f"issue:{answer.issue}", ())
    runs = (strong(f"{about.issue(answer.issue)}: "), plain(words))
    found = about.behind(runs, items, tags=about.tags(issue=answer.issue))
    return replace(found, notes=notes)


def _line(about: CaseTelling, answer: IssueAnswer) -> IssueLine:
    mean, median = answer.mean_over_draws, answer.median_over_draws
    return IssueLine(
        name=about.issue(answer.issue),
        levels=tuple(LineLevel(each.name, each.place) for each in answer.levels),
        parties=tuple(
            Stand(about.party(each.party), each.position, each.position_low, each.position_high)
            for each in answer.actors
        ),
        mean=Stand("Compromise mean", answer.mean, mean.low, mean.high),
        median=Stand("Weighted median", answer.median, median.low, median.high),
        forecasts=tuple(_forecast(each) for each in (answer.expected_utility, answer.smp)),
        told=(
            *(_stands(about, answer, each) for each in answer.actors),
            *_models(about, answer),
            *_pushed(about, answer),
            *_matters(about, answer),
        ),
    )


def _forecast(found: Dynamic) -> Stand:
    over = found.over_draws
    return Stand(_TITLES[found.model], found.forecast, over.low, over.high, (found.lowest, found.highest))


def _stands(about: CaseTelling, answer: IssueAnswer, actor: Actor) -> Entry:
    where = _spread(answer.levels, actor.position_low, actor.position_high)
    words = f"at {_place(answer.levels, actor.position)}{f'; over all it stated {where}' if where else ''}"
    runs = (strong(about.party(actor.party)), plain(f" {words}"))
    items = about.findings.spatial_evidence.get(f"actor:{answer.issue}/{actor.party}", ())
    return about.behind(runs, items, *_grade(about, actor), tags=about.tags(actor.party, answer.issue))


def _grade(about: CaseTelling, actor: Actor) -> tuple[str, ...]:
    """Return the lowest grade among the judgements that a party's place and pull stand on, where it is not stated."""
    found = [each for name in actor.judgements if (each := about.named(name)) is not None]
    grades = {each.judged.grade for each in found}
    return ("assumed",) if "assumed" in grades else ("direction",) if "direction" in grades else ()


def _models(about: CaseTelling, answer: IssueAnswer) -> Iterator[Entry]:
    """Yield mean and median as one entry, then each model that moves parties, with both beside it."""
    levels, tags = answer.levels, about.tags(issue=answer.issue)
    mean = f"Compromise mean {_over(levels, answer.mean, answer.mean_over_draws.low, answer.mean_over_draws.high)}"
    median = f"weighted median {_over(levels, answer.median, answer.median_over_draws.low, answer.median_over_draws.high)}"
    left: tuple[Entry, ...] = ()
    if answer.left_out:
        left = (bare(f"left out for want of a capability or salience: {about.parties(answer.left_out)}"),)
    if answer.silent:
        words = (
            f"left out, for it weighs with them and they stated no position: {about.parties(answer.silent)}"
        )
        left = (*left, bare(words))
    yield Entry((plain(f"Before anybody moves: {mean}; {median}"),), tags=tags, notes=left)
    for each in (answer.expected_utility, answer.smp):
        yield Entry((plain(_moved(answer, each)),), tags=tags, notes=(bare(_hangs(answer, each)),))


def _over(levels: Sequence[Level], at: float, low: float, high: float) -> str:
    spread = _spread(levels, low, high)
    return f"{_place(levels, at)}{f' (nine in ten draws: {spread})' if spread else ''}"


def _moved(answer: IssueAnswer, found: Dynamic) -> str:
    word, last = _ROUND[found.model], found.rounds[-1].number
    at = _over(answer.levels, found.forecast, found.over_draws.low, found.over_draws.high)
    beside = f"mean {_place(answer.levels, answer.mean)} and median {_place(answer.levels, answer.median)} before anybody moves"
    return f"{_TITLES[found.model]}: median {at} after {word} {last} ({_stop(found.stop, word)}), against {beside}"


def _stop(stop: Stop, word: str) -> str:
    ends = {
        "rest": "then nobody moves far enough to go on",
        "cycle": f"an earlier {word} has come back: they go round",
        "rounds": "the last allowed",
    }
    return ends[stop]


def _hangs(answer: IssueAnswer, found: Dynamic) -> str:
    word = _ROUND[found.model]
    lowest, highest = _place(answer.levels, found.lowest), _place(answer.levels, found.highest)
    if lowest == highest:
        return f"the median is the same after every {word}, as far as levels tell"
    return f"it hangs on the {word}: medians go from {lowest} to {highest}"


def _pushed(about: CaseTelling, answer: IssueAnswer) -> Iterator[Entry]:
    often = [each for each in answer.pushes if each.count > OFTEN * each.draws]
    if often:
        notes = tuple(bare(_push(about, answer, each)) for each in often[:MOST_PUSHES])
        rest = len(often) - len(notes)
        left = (bare(f"and {counted(rest, 'more pair')}"),) if rest else ()
        lead = "Who moves whom in the models, in more than half of the draws:"
        yield Entry((plain(lead),), tags=about.tags(issue=answer.issue), notes=(*notes, *left))


def _push(about: CaseTelling, answer: IssueAnswer, each: Push) -> str:
    towards = answer.levels[0 if each.distance < 0 else -1].name
    other = f", the other way in {each.opposite:,}" if each.opposite else ""
    how = f" in {share(each.count, each.draws, 'draws')}{other}" if each.draws > 1 else ""
    return f"{about.party(each.by)} moves {about.party(each.moved)} towards “{towards}”{how} ({_TITLES[each.model].lower()})"


def _matters(about: CaseTelling, answer: IssueAnswer) -> Iterator[Entry]:
    notes = [
        bare(
            f"without {about.party(each.party)}: mean {_place(answer.levels, each.without_mean)}, median"
            f" {_place(answer.levels, each.without_median)}"
        )
        for each in answer.influences[:MOST_INFLUENCES]
    ]
    if notes:
        yield Entry(
            (plain("Whose absence would change the mean most:"),),
            tags=about.tags(issue=answer.issue),
            notes=tuple(notes),
        )


def _place(levels: Sequence[Level], at: float) -> str:
    """Return a place by the levels beside it: `“A”`, `near “A”, towards “B”`."""
    below = max((each for each in levels if each.place <= at), key=lambda each: each.place, default=levels[0])
    above = min(
        (each for each in levels if each.place >= at), key=lambda each: each.place, default=levels[-1]
    )
    if below.place == above.place:
        return f"“{below.name}”"
    part = (at - below.place) / (above.place - below.place)
    if part <= _NEAR or part >= 1 - _NEAR:
        return f"“{(below if part < 0.5 else above).name}”"
    if abs(part - 0.5) <= _MIDWAY:
        return f"midway between “{below.name}” and “{above.name}”"
    near, far = (below, above) if part < 0.5 else (above, below)
    return f"near “{near.name}”, towards “{far.name}”"


def _spread(levels: Sequence[Level], low: float, high: float) -> str:
    """Return a range of places in words; nothing where both ends are told alike."""
    first, last = _place(levels, low), _place(levels, high)
    return "" if first == last else f"from {first} to {last}"
