"""Families of conduct: which words speak of the same kind of doing, so that a deed is known to carry out a threat.

Wide on purpose and general to any negotiation; the families follow the roots of the PLOVER ontology, split where a
follow-through needs it (to arm somebody is not to feed somebody).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from detente.record.terms import plain

__all__ = ["FAMILIES", "OPPOSED", "families", "primary_family", "refuses"]

_ARMS = (
    r"(?:weapon\w*|arms\b|arm\b|munition\w*|ammunition|missile\w*|interceptor\w*|patriot\w*|shell\w*|artillery|tanks?\b"
    r"|jets?\b|air[- ]defen[cs]e\w*|rockets?\b|military (?:aid|support|assistance)|security (?:aid|assistance)|drones?\b)"
)
_AID = rf"(?:{_ARMS}|aid\b|assistance|support\b|shipments?\b|deliver(?:y|ies)\b|intelligence sharing)"
_GAP = r"(?:\W+\w+){0,5}?\W+"

FAMILIES: dict[str, str] = {
    "ease sanctions": rf"(?:lift|eas|relax|remov|suspend|waiv|drop)\w*{_GAP}(?:sanction|tariff|embargo)\w*"
    r"|sanctions? relief|relief from (?:\w+ )?sanctions",
    "sanction": r"sanction\w*|tariff\w*|embargo\w*|asset freeze\w*|export control\w*|duties on",
    "cut aid": rf"(?:cut|cutting|stop\w*|halt\w*|freez\w*|froze\w*|suspend\w*|paus\w*|withh?[eo]ld\w*|end|ending){_GAP}{_AID}",
    "arm": rf"(?:send|sent|suppl|deliver|ship|provid|resum|transfer|sell|sold|giv|gave|fund|pledg|approv|provision)\w*{_GAP}{_ARMS}"
    r"|\barming\b|\barmed\b|arms? shipments?|keep arming",
    "send troops": r"(?:send|sent|deploy|station|dispatch)\w*" + _GAP + r"(?:troops?|soldiers?|peacekeepers?|force)\b"
    r"|reassurance force|boots on the ground",
    "withdraw": r"walk\w* away|walk\w* out|pull\w* out|move on\b|moving on|step(?:s|ped|ping)? (?:back|away)|mov\w* away"
    r"|withdr[ae]w\w* from|withdrawal|disengag\w*|abandon\w*|giv\w* up on|gave up on|wash\w* (?:his|its|her|their|our) hands"
    r"|leav\w* the (?:table|talks|room)|quit\w* the|let them (?:settle|fight|sort)|cease involvement|\bleaving\b",
    "persist": r"stay\w* the course|stay\w* (?:in|at) the|keep\w* (?:on )?(?:trying|talking|mediating|working|engaging|at it)"
    r"|remain\w* (?:involved|engaged)|continu\w*" + _GAP + r"(?:mediat|diploma|effort|negotiat|talk|dialogue|engage)\w*"
    r"|sustain\w*" + _GAP + r"(?:diploma|effort|involvement|engagement|mediat)\w*|keep" + _GAP + r"(?:in the room|at the table)",
    "fight on": r"(?:continu|go(?:es|ing)? on|keep|kept|prolong|carry|carries)\w*" + _GAP
    + r"(?:war\b|fight\w*|kill\w*|offensive|operation|hostilities)|fight\w* on\b|fight\w* for (?:years|\d+)",
    "stop fighting": r"cease-?fire\w*|truce\w*|armistice|stop\w* (?:the )?(?:fight|shoot|kill|attack|bomb)\w*"
    r"|(?:end|resolv|settl)\w*" + _GAP + r"(?:war|conflict|fighting|attacks|hostilities)\b|end to" + _GAP + r"(?:war|fighting)\b|peace (?:deal|agreement|treaty|settlement)|bring\w* peace",
    "exchange": r"prisoners?\b|captives?\b|prisoner (?:swap|exchange)|swap\w*|exchang\w*|bodies|remains of|repatriat\w*|hostages?\b",
    "paper": r"memorandum\w*|(?:draft|written|proposal|document|paper|text|terms)\w*" + _GAP + r"(?:deliver|hand|present|submit|send|sent)\w*"
    r"|(?:deliver|hand|present|submit|send|sent)\w*" + _GAP + r"(?:draft|proposal|document|paper|memorandum|terms)\w*",
    "meet": r"\bmeet\w*|\bmet\b|summit\w*|direct talks|(?:hold|held|attend|join|start|resum|skip)\w*" + _GAP
    + r"(?:talks|negotiations|round|conference)",
    "attack": r"attack\w*|str(?:ike|ikes|uck|iking)\b|bomb\w*|retaliat\w*|raid\w*|assault\w*|invad\w*|invasion|offensive"
    r"|fir(?:e|es|ed|ing)" + _GAP + r"(?:missile|drone|rocket)\w*|launch\w*" + _GAP + r"(?:missile|drone|rocket)\w*"
    r"|respond\w* (?:to|militarily|with force|in kind)|take revenge|shell(?:ed|ing)\b",
    "withdraw troops": r"(?:withdr[ae]w|pull)\w*" + _GAP + r"(?:troops|forces|soldiers|army)|(?:troops|forces|army)" + _GAP
    + r"(?:leave|withdr[ae]w|pull (?:out|back))\w*",
    "recognise": r"recogni[sz]\w*",
    "trade": r"\btrade\b|trading|economic (?:deal|partnership|cooperation)|rapprochement|invest\w*",
    "hold elections": r"(?:hold|held|call)\w*" + _GAP + r"elections?",
}  # fmt: skip

OPPOSED: tuple[tuple[str, str], ...] = (
    ("withdraw", "persist"),
    ("arm", "cut aid"),
    ("sanction", "ease sanctions"),
    ("stop fighting", "fight on"),
)
"""Courses that cannot both be taken toward one target."""

_WEAPONS = (
    "weapon", "arm", "munition", "missile", "intercept", "patriot", "shell", "artiller", "tank", "jet", "defen", "rocket",
)  # fmt: skip

# A text without any of these letters in a row cannot match the family: cheaper to look for than the pattern.
_NEEDS: dict[str, tuple[str, ...]] = {
    "ease sanctions": ("sanction", "tariff", "embargo"),
    "sanction": ("sanction", "tariff", "embargo", "asset freeze", "export control", "duties on"),
    "cut aid": (
        *_WEAPONS,
        "aid",
        "assist",
        "support",
        "shipment",
        "deliver",
        "drone",
        "intelligence",
        "military",
        "security",
    ),
    "arm": (
        *_WEAPONS,
        "military",
        "security",
        "drone",
    ),
    "send troops": ("troop", "soldier", "peacekeep", "force", "boots on"),
    "withdraw": (
        "walk",
        "pull",
        "move on",
        "moving on",
        "step",
        "mov",
        "withdr",
        "disengag",
        "abandon",
        "up on",
        "wash",
        "leav",
        "quit",
        "let them",
        "cease involve",
    ),
    "persist": ("stay", "keep", "remain", "continu", "sustain"),
    "fight on": ("war", "fight", "kill", "offensive", "operation", "hostilit"),
    "stop fighting": (
        "cease",
        "truce",
        "armistice",
        "stop",
        "end",
        "peace",
        "resolv",
        "settl",
    ),
    "exchange": ("prison", "captive", "swap", "exchang", "bodies", "remains of", "repatriat", "hostage"),
    "paper": ("memorand", "draft", "written", "proposal", "document", "paper", "text", "terms"),
    "meet": ("meet", "met", "summit", "talk", "negotiation", "round", "conference"),
    "attack": (
        "attack",
        "str",
        "bomb",
        "retaliat",
        "raid",
        "assault",
        "inva",
        "offensive",
        "fir",
        "launch",
        "respond",
        "revenge",
        "shell",
    ),
    "withdraw troops": ("troop", "force", "soldier", "army"),
    "recognise": ("recogni",),
    "trade": ("trad", "econom", "rapproch", "invest"),
    "hold elections": ("election",),
}

# What swallows the words of another: easing sanctions is not imposing them.
_INSTEAD = {"ease sanctions": ("sanction",), "cut aid": ("arm",), "withdraw troops": ("withdraw",)}
_COMPILED = {name: re.compile(rf"\b(?:{pattern})") for name, pattern in FAMILIES.items()}
_HINTED = tuple(
    tuple(name for name, letters in _NEEDS.items() if hint in letters)
    for hint in sorted({hint for letters in _NEEDS.values() for hint in letters})
)
_HINTS = AhoCorasick(
    sorted({hint for letters in _NEEDS.values() for hint in letters}), matchkind=MatchKind.Standard
)
_REFUSES = re.compile(
    r"\b(?:not|never|no longer|refus\w+|reject\w*|rul\w* out|declin\w*|won't|wouldn't|can't|cannot|isn't|don't|doesn't"
    r"|didn't|hasn't|haven't|hadn't)\b"
)


@lru_cache(maxsize=50_000)
def families(text: str) -> frozenset[str]:
    """Return the families of conduct that a text's words belong to; empty if none is known."""
    flat = plain(text)
    hinted = {_HINTED[at] for at, _, _ in _HINTS.find_matches_as_indexes(flat, overlapping=True)}
    found = {name for names in hinted for name in names if _COMPILED[name].search(flat)}
    for name, swallowed in _INSTEAD.items():
        if name in found:
            found.difference_update(swallowed)
    return frozenset(found)


def primary_family(text: str) -> str:
    """Return the family that a text's words name first, empty if none; what comes later is its object or its purpose."""
    flat = plain(text)
    places = [
        (match.start(), -len(match[0]), name)
        for name in families(text)
        if (match := _COMPILED[name].search(flat))
    ]
    return min(places)[2] if places else ""


def refuses(text: str) -> bool:
    """Return whether a text's first words deny what follows (`would not join`, `ruled out`)."""
    return bool(_REFUSES.search(plain(text)))
