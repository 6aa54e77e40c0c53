"""For section 4: where a deal is possible by the method on packages, what rules pick, and what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from detente.brief.case_telling import CaseTelling, bare
from detente.brief.model import Block, Entries, Entry, Paragraph
from detente.brief.phrasing import counted, listed, number, share
from detente.brief.sections.of_case.certificates import GRADES
from detente.brief.sections.of_case.deal_map import deal_map
from detente.brief.sections.of_case.deal_pairs import deal_pairs
from detente.brief.sections.of_case.deal_proposals import deal_proposals
from detente.brief.sections.of_case.deal_rules import deal_rules, stakes
from detente.brief.sections.of_case.deal_words import ENDS, STEPS_TOLD, Deal, amount
from detente.brief.sections.of_case.method_notes import lacks, ran_with
from detente.brief.telling import plain, strong
from detente.methods.packages.answer import UNKNOWN_MIDDLE, Opening, ZoneAt
from detente.methods.shares import Share

__all__ = ["deals"]

CAPTION = "Where a deal is possible"
CAVEAT = (
    "What follows is a model's reading of the case, not what any party said. A package settles every issue at one level;"
    " what it is worth to a party is how far it meets what the party asks, or is held to value, each issue weighed by how"
    " much it is held to matter to it: 1 is all of it, 0 none. A party refuses what is worth less to it than no deal. At the"
    " table are belligerents and mediators; others may be asked to agree, too. What a rule picks is no forecast and no"
    " advice. Figures have one digit, as the weights behind them do."
)
NOT_A_CHANCE = "That is a share of what the ranges leave open, not the chance of a deal."
MOST_TERMS = 4


def deals(about: CaseTelling) -> tuple[Block, ...]:
    """Return all that the method on packages says of the case; what the case lacks, if it did not answer."""
    answer = about.findings.packages
    if answer is None:
        return lacks(about, "packages")
    deal = Deal(about, answer)
    return (
        Entries(
            (Entry((strong("How to read this. "), plain(CAVEAT))), _rests_on(deal), *_zone(deal)), CAPTION
        ),
        *deal_map(deal),
        stakes(deal),
        *deal_rules(deal),
        *deal_proposals(deal),
        *deal_pairs(deal),
        Paragraph((strong("In words. "), plain(STEPS_TOLD))),
        *ran_with(about, "packages"),
    )


def _rests_on(deal: Deal) -> Entry:
    """Return whose agreement is asked for, and what all of it rests on."""
    answer = deal.answer
    grades = Counter[str](each.grade for each in answer.weighings)
    told = listed([f"{number(grades[grade])} {words}" for grade, words in GRADES.items() if grades[grade]])
    asked = deal.about.parties(each.party for each in answer.parties)
    words = (
        f"Asked to agree: {asked}. It rests on {counted(len(answer.weighings), 'judgement')} of what an issue"
        f" is to a party, {told}, and on what is held of minimums."
    )
    badges = ("assumed",) if any(each.grade == "assumed" for each in answer.weighings) else ()
    entry = deal.about.behind((strong("What it rests on. "), plain(words)), deal.items("weighing:"), *badges)
    return replace(entry, notes=tuple(_left_aside(deal)))


def _left_aside(deal: Deal) -> Iterator[Entry]:
    if deal.answer.left_out:
        who = deal.about.parties(deal.answer.left_out)
        yield bare(f"not asked to agree, for nothing says what weighs with them: {who}")
    yield from (bare(note.rstrip(".")) for note in deal.answer.notes)


def _zone(deal: Deal) -> Iterator[Entry]:
    zone = deal.answer.zone
    ends = [each for each in zone.at if each.end == "middle" or _differ(zone.at)]
    notes = [_at(deal, each) for each in ends]
    if any(each.unknown for each in deal.answer.parties):
        notes.append(bare(UNKNOWN_MIDDLE))
    if zone.open and zone.within_minimums is not None and deal.answer.within is not None:
        many = counted(zone.within_minimums, "package")
        notes.append(
            bare(
                f"of those in the middle, {many} with no term beyond anybody's minimum, each known one taken at its most lenient"
            )
        )
    apart = [issue for issue, levels in zone.overlaps.items() if not levels]
    if apart:
        words = f"no level lies within everybody's minimum on {deal.issues(apart)}: there somebody would have to be made good elsewhere"
        notes.append(bare(words))
    yield Entry((strong("Is there a zone of agreement? "), plain(_opened(deal))), notes=tuple(notes))
    if zone.opening is not None:
        yield _in_the_way(deal, zone.opening)


def _differ(at: tuple[ZoneAt, ...]) -> bool:
    return len({tuple(each.reservations.items()) for each in at}) > 1


def _opened(deal: Deal) -> str:
    found = deal.answer.robustness
    said = (
        "If no deal is worth the middle of its range to each, yes."
        if deal.answer.zone.open
        else ("If no deal is worth the middle of its range to each, no.")
    )
    if found.draws == 1:
        return said
    return f"{said} Drawing weights, values and minimums from their ranges, in {_share(found.open)} there is one. {NOT_A_CHANCE}"


def _share(found: Share) -> str:
    return share(found.count, found.draws, "draws")


def _at(deal: Deal, each: ZoneAt) -> Entry:
    holds = f"if each holds out for {ENDS[each.end]} in its range"
    if not each.open:
        return bare(f"{holds}: empty")
    if each.acceptable is None:
        return bare(f"{holds}: open, the packages not counted")
    return bare(f"{holds}: open, {share(each.acceptable, deal.answer.zone.packages, 'packages')}")


def _removed(part: float) -> str:
    return "all of what is missing" if part == 1 else f"about {amount(part)} of what is missing"


def _in_the_way(deal: Deal, opening: Opening) -> Entry:
    """Return what blocks a zone that is empty in the middle, and what would open it."""
    about = deal.about
    lines = [f"no package at all satisfies {about.party(party)}" for party in opening.alone]
    lines += [
        f"{about.party(a)} and {about.party(b)} have none even among themselves" for a, b in opening.pairs
    ]
    if not lines:
        lines = ["each two of them have a package; all together they have none"]
    lines += [
        f"{about.issue(each.issue)} settled to everybody's wish would remove {_removed(each.share)}"
        for each in opening.terms[:MOST_TERMS]
    ]
    lines += [
        f"it would open if {about.party(party)} alone settled for {amount(by)} less"
        for party, by in opening.concessions.items()
    ]
    paid = listed([f"{amount(each)} to {about.party(party)}" for party, each in opening.payments.items()])
    lead = "or" if opening.concessions else "it would open"
    lines.append(f"{lead} if somebody added from outside {paid}, for {deal.terms(opening.package.terms)}")
    if opening.from_within:
        lines.append("gains elsewhere would cover that: payments among the parties would do")
    return Entry((strong("What stands in the way, and what would open it: "),), notes=tuple(map(bare, lines)))
