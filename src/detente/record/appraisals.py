"""Appraisals: whether words judge a party sincere or stalling, or talks fruitful or fruitless, and whom they judge."""

from __future__ import annotations

import re
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from detente.record.parties import Parties
from detente.record.terms import plain

__all__ = ["SCALES", "Appraisal", "Naming", "appraisals_in"]


class _Scale(NamedTuple):
    name: str
    about: str
    for_it: str
    against: str
    subject: str
    belligerents: bool = False


SCALES: tuple[_Scale, ...] = (
    _Scale(
        "sincerity",
        "whether {party} means to settle",
        r"had enough|good faith|warming to|wants? (?:peace|a deal|to end)|serious about (?:peace|ending|talks|a deal)"
        r"|sincere\w*|(?:ready|willing|prepared) (?:to|for) (?:peace|negotiat|compromis|settl|end|talk|a deal|make)\w*"
        r"|moderat\w+ of (?:its |his |her )?demands|come around to peace|interest(?:ed)? in (?:peace|ending|a deal)",
        r"stall(?:s|ed|ing)\b|play\w*(?: \w+)? for time|(?:gain|buy|win|play)\w* (?:for )?time|\bruse\b|lip service|pretext"
        r"|foot-dragging|drag\w* (?:its|his|her|their) feet|string\w*(?: \w+){0,2} along|tapping us along|no intention of"
        r"|isn't (?:serious|looking to stop|interested)|not (?:serious|interested|looking to stop)|insincere"
        r"|like a (?:fiddle|patsy)|acting in bad faith|meaningless",
        "",
        True,
    ),
    _Scale(
        "fruit of talks",
        "whether the talks bear fruit",
        r"real (?:beginning|progress)|breakthrough|silver lining|bear\w* fruit|produc(?:ed|tive)\b|right track|encouraging"
        r"|what progress looks like|raise\w* hopes|(?:mak|made)\w* progress|constructive|success\w*",
        r"fail(?:ed|ure|s|ing)?\b|led nowhere|go\w* nowhere|went nowhere|no progress|little progress|non-starters?|futile|fruitless"
        r"|nothing (?:had |has )?(?:changed|happened)|very little of substance|isn't a peace process|no breakthrough|a photograph of"
        r"|came to nothing|hard to see what",
        r"\b(?:talks|negotiations?|round|meeting|session|istanbul|diplomacy|process)\b",
    ),
    _Scale(
        "an approach",
        "whether {party}'s approach works",
        r"pay(?:s|ing)? off|is working\b|has worked|best chance|nearer a (?:resolution|settlement)|appears? to (?:work|succeed)",
        r"falter\w*|backfir\w*|isn't working|not working|has failed|unlikely to change|strategic misstep|fraught with risk"
        r"|prolong\w* the (?:war|suffering)",
        r"\b(?:approach|strategy|efforts?|polic(?:y|ies)|pressure|gamble|sanctions?|bid|pivot)\b",
    ),
)

_DENIED = re.compile(
    r"(?:\bnot\b|n't|\bnever\b|\bno\b|\bwithout\b|\bhardly\b|\bunlikely\b|\bdoubt\w*|\bif\b|\bwhether\b)\W+(?:\w+\W+){0,4}$"
)


_ASIDE = re.compile(
    r",\s*(?:who|which|whose|that)\b[^,]{0,160},|\bthat \w+ (?:agreed|offered|proposed|demanded) (?:to )?in \w+,?"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|i|we)\b")
_NEAR = 70


class Appraisal(NamedTuple):
    """A judgement found in words: on which scale, which way, of which party, by which words."""

    scale: str
    about: str
    favourable: bool
    party: str | None
    cue: str


class Naming:
    """Finds which sides a text names, by the codebook's aliases, metonyms and adjectives.

    Args:
        parties: Whose names to look for; only sides at the table are.
    """

    def __init__(self, parties: Parties) -> None:
        self._sides: dict[str, str] = {}
        for actor in parties.codebook.actors:
            side = parties.side_of(actor.id, None)
            if side is None or not parties.at_the_table(side):
                continue
            for name in (actor.name, *actor.aliases, *actor.metonyms, *actor.adjectives, *actor.epithets):
                bare = plain(name.replace("/n", "").replace("/v", "").replace("* ", ""))
                self._sides.setdefault(bare, side)
        self._belligerents = {side.id for side in parties.codebook.sides if side.role == "belligerent"}
        names = sorted(self._sides, key=lambda name: (-len(name), name))
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b") if names else None

    def fights(self, side: str | None) -> bool:
        """Return whether a side is a belligerent: only those are asked whether they mean to settle."""
        return side in self._belligerents

    def sides(self, flat: str) -> list[tuple[int, str]]:
        """Return where plain lower-case words name a side, and which."""
        if self._pattern is None:
            return []
        return [(match.start(), self._sides[match[0]]) for match in self._pattern.finditer(flat)]


# Letters without which no cue can match: cheaper to look for than the patterns.
_HINTED = (
    "enough", "good faith", "warming", "want", "serious", "sincere", "ready", "willing", "prepared", "moderat", "come around",
    "interest", "stall", "time", "ruse", "lip service", "pretext", "foot-drag", "drag", "string", "tapping", "intention",
    "looking to", "fiddle", "patsy", "bad faith", "meaningless", "beginning", "progress", "breakthrough", "silver", "fruit",
    "produc", "right track", "encourag", "hopes", "construct", "success", "fail", "nowhere", "non-starter", "futile",
    "nothing", "substance", "process", "photograph", "hard to see", "pay", "working", "worked", "best chance", "nearer",
    "succeed", "falter", "backfir", "unlikely", "misstep", "fraught", "prolong",
)  # fmt: skip
_HINTS = AhoCorasick(_HINTED)
_COMPILED = tuple(
    (
        scale,
        re.compile(rf"\b(?:{scale.for_it})"),
        re.compile(rf"\b(?:{scale.against})"),
        re.compile(scale.subject) if scale.subject else None,
    )
    for scale in SCALES
)


def appraisals_in(words: str, naming: Naming, target: str | None) -> list[Appraisal]:
    """Return the judgements that words pass.

    A cue after a denial counts for the other side only where the scale has that wording itself; otherwise it counts for
    nothing. Whom it judges is the side named last and near before the cue, relative clauses aside, else `target`; a
    pronoun before the cue leaves it to `target`.
    """
    flat = plain(words)
    if not _HINTS.find_matches_as_indexes(flat):
        return []
    flat = _ASIDE.sub(_blank, flat)
    found = []
    for scale, for_it, against, subject in _COMPILED:
        if subject is not None and not subject.search(flat):
            continue
        for pattern, favourable in ((against, False), (for_it, True)):
            match = pattern.search(flat)
            if match is None or _DENIED.search(flat[: match.start()]):
                continue
            party = _judged(flat, match.start(), naming.sides(flat), target)
            if not scale.belligerents or naming.fights(party):
                found.append(Appraisal(scale.name, scale.about, favourable, party, match[0]))
            break
    return found


def _judged(flat: str, cue: int, named: list[tuple[int, str]], target: str | None) -> str | None:
    near = [(place, side) for place, side in named if cue - _NEAR <= place < cue]
    if not near or _PRONOUN.search(flat[near[-1][0] : cue]):
        return target
    return near[-1][1]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
