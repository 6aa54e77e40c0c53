"""What sort of text a document is, and the words or the rule that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.head_words import AGENCY, LABEL, is_author_note
from detente.documents.model import KINDS, Kind, Zone

__all__ = ["Judged", "kind_of", "supplied_kind"]

_RELEASE = re.compile(
    r"(?:for immediate release|press release|media (?:release|advisory)|embargoed until|(?:media|press) (?:contact|inquiries)\s*:)",
    re.IGNORECASE,
)
_RELEASE_TITLE = re.compile(
    r"(?:read-?out (?:of|on)|joint (?:statement|communiqu[eé])|communiqu[eé] (?:of|on|by)"
    r"|(?:press |official )?statement (?:by|of|from|on|regarding)|official (?:statement|announcement))\b",
    re.IGNORECASE,
)
"""News, too, has such titles; a release has none of the words of reporters."""

_RELEASE_LEAD = re.compile(
    r"(?:today,? |on [\w ,]{3,30},? )?(?:the |his excellency )?(?:(?:[\w-]+ ){0,3}?(?:president|prime minister|chancellor"
    r"|foreign minister|minister|secretary|head of state|king|emir|envoy|office)\b[^.]{0,120}?)"
    r"\b(?:held|had|conducted) (?:a |an |another )?(?:[\w-]+ ){0,2}(?:telephone|phone|video|bilateral|conversation|call|meeting|talks)\b"
    r"[^.]{0,30}\bwith\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:[Aa]ccording to|told (?:reporters|journalists|[A-Z][a-z]+)|sources?|officials? said|said in an? |analysts?)\b"
)
_TURN = re.compile(
    r"(?:Q|A|Question|Answer|QUESTION|ANSWER|Moderator|[A-Z][A-Z.’' -]{2,40}(?:\([^)]{1,40}\))?)\s?[:.]\s"
)
_UNSOURCED = re.compile(
    r"\b(?:(?:web|online|internet)(?:[- ]based)? (?:search(?:es)?|research|analysis|sources|discussions|reports)"
    r"|search(?:es|ing)? (?:of )?the (?:web|internet)|search engine results|a quick search)\b"
    r"(?: [a-z]+){0,3}? (?:reveal|indicate|show|suggest|highlight|confirm|point|find|found|underscore|say)\w*",
    re.IGNORECASE,
)
_WIRE_DATELINE = re.compile(
    r"[A-Z][^\n()]{1,60}\((?P<name>AP|AFP|UPI|Reuters|REUTERS|Bloomberg|Xinhua|TASS|Interfax|ANI|PTI|dpa|EFE|ANSA|Kyodo"
    r"|Yonhap|IANS|Anadolu|AA|RIA|Ukrinform|[A-Z]{2,5})\)\s*(?:--?|—|–|_|:)"
)
_WIRE_TAIL = re.compile(
    r"\(END\) [A-Z].{0,60}|.{0,40}\bNewswires?\b|\((?:additional )?reporting by [^\n]{2,200}; ?(?:editing|writing) by",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"\b(?:[Ii]n (?:my|our) (?:view|opinion|judgment)|I (?:think|believe|understand|suspect|would argue|know|doubt|argue)"
    r"|[Tt]he truth is|[Mm]ake no mistake|[Ll]et us be clear|[Ll]et[’']s be clear|[Tt]o my mind"
    r"|[Ww]e (?:should|must|need|cannot|shouldn[’']t))\b"
)
_ADVICE = frozenset(("should", "shouldn't", "must", "ought", "needs", "need"))
_JUDGING = (
    "unsurprisingly fortunately unfortunately sadly tellingly hardly perhaps seem seems appear appears suggest suggests"
    " misguided reasonable dangerous fraught outrageous surely clearly indeed worse moreover rather arguably naive folly"
    " foolish wise wisely reckless absurd alas inevitable likely unlikely"
)
_ATTRIBUTING = (
    "said says told according announced reported reports wrote added stated declared confirmed tweeted argued warned"
    " noted cited citing quoted"
)
_STANCE = frozenset(_JUDGING.split())
_SAYS = frozenset(_ATTRIBUTING.split())
_STANCE_MARK = "?"
_FIRST_PERSON = ("i", "my", "me", "i'm", "i've", "i'd", "i'll")
_REPORTER = re.compile(r"\b(?:reporter|correspondent|covers|staff writer|bureau)\b")
_QUOTED = re.compile(
    r"“[^“”\n]{0,1500}(?:”|$)|\"[^\"\n]{0,1500}(?:\"|$)|«[^«»\n]{0,1500}(?:»|$)", re.MULTILINE
)
"""A paragraph of a long quotation opens a mark that it does not close: it is quoted to its end."""

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_LEAST_WORDS = 80
_OPINION_POINTS = 1.7
_REPORTERS_SHARE = 0.8
"""Attributions in 100 words from which on `I think` is likelier a speech whose quotation marks were lost."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A kind and what decided it."""

    kind: Kind
    because: str


def supplied_kind(word: str | None) -> Judged | None:
    """Return the kind a file's field gives, None if it gives none of ours."""
    for kind in KINDS:
        if word is not None and word.strip().casefold() == kind:
            return Judged(kind, "field kind")
    return None


def kind_of(text: str, zones: Sequence[Zone], publisher: str | None = None, language: str = "en") -> Judged:
    """Return what sort of text this is, by the first of these that holds.

    Release (its own words at the head), transcript (speaker turns), unsourced (it says that it rests on web searches),
    wire (dateline, tail or name of an agency), opinion (labels, first person, advice, judgement against attributions),
    unsourced (nobody is named as having said anything), news. In another language than English only agencies are told.
    """
    if language != "en":
        unknown = Judged("news", f"not judged: the marks of a kind are known in English, this is {language}")
        return _wire(text, zones, publisher) or unknown
    body = "\n".join(text[zone.start : zone.end] for zone in zones if zone.kind == "body")
    own = _QUOTED.sub(" ", body)
    counts = Counter(_WORD.findall(own.casefold().replace("’", "'")))
    return (
        _release(text, zones, body)
        or _transcript(text, zones)
        or _admitted(body)
        or _wire(text, zones, publisher)
        or _opinion(text, zones, own, counts)
        or _without_source(body, counts)
        or Judged("news", "none of the other kinds' marks")
    )


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())[:80]}”"


def _release(text: str, zones: Sequence[Zone], body: str) -> Judged | None:
    head = [text[z.start : z.end][:300] for z in zones[:6] if z.kind in ("headline", "byline", "boilerplate")]
    leads = [*head, body[:300]]
    match = next((match for match in map(_RELEASE.match, leads) if match), None)
    if match:
        return Judged("release", _quoted(match[0]))
    if len(_REPORTED.findall(body)) > 1:
        return None
    match = next((match for match in map(_RELEASE_TITLE.match, leads) if match), None)
    if match:
        return Judged("release", _quoted(match[0]))
    match = _RELEASE_LEAD.match(body[:400])
    return Judged("release", _quoted(match[0][-70:])) if match else None


def _transcript(text: str, zones: Sequence[Zone]) -> Judged | None:
    spoken = [z for z in zones if z.kind != "boilerplate"]
    turns = [m[0].strip() for z in spoken if (m := _TURN.match(text[z.start : z.start + 90]))]
    repeated = len(turns) - len(set(turns))
    if len(turns) >= 3 and repeated >= 1 and len(turns) >= 0.25 * len(spoken):
        return Judged("transcript", f"{len(turns)} speaker turns, as {_quoted(turns[0])}")
    return None


def _admitted(body: str) -> Judged | None:
    lowered = body.casefold()
    if not any(word in lowered for word in ("web", "online", "internet", "search")):
        return None
    match = _UNSOURCED.search(body)
    return Judged("unsourced", _quoted(match[0])) if match else None


def _wire(text: str, zones: Sequence[Zone], publisher: str | None) -> Judged | None:
    leads = [text[zone.start : zone.start + 120] for zone in zones if zone.kind == "body"][:3]
    match = next((match for match in map(_WIRE_DATELINE.match, leads) if match), None)
    for zone in zones:
        if match:
            break
        words = text[zone.start : zone.end][:400]
        if zone.kind == "boilerplate":
            match = _WIRE_TAIL.match(words)
        elif zone.kind == "byline":
            match = AGENCY.fullmatch(words.strip(" .()"))
    if match:
        return Judged("wire", _quoted(match[0]))
    if publisher and AGENCY.fullmatch(publisher.strip()):
        return Judged("wire", f"publisher {_quoted(publisher)}")
    return None


def _opinion(text: str, zones: Sequence[Zone], own: str, counts: Counter[str]) -> Judged | None:
    labels = _opinion_labels(text, zones)
    views = _OWN_VIEW.findall(own)
    first_person = sum(counts[word] for word in _FIRST_PERSON)
    advice, stance, says = (sum(counts[word] for word in words) for words in (_ADVICE, _STANCE, _SAYS))
    stance += own.count(_STANCE_MARK)
    total = counts.total()
    share = 100 / max(total, 150)
    own_voice = 1.5 if says * share <= _REPORTERS_SHARE else 0.4
    points = 3.0 * min(2, len(labels)) + own_voice * min(4, len(views) + 0.5 * first_person)
    points += share * (advice + 0.75 * stance - says)
    if points < (_OPINION_POINTS if says or total < _LEAST_WORDS else _OPINION_POINTS / 3):
        return None
    shown = [f"label {_quoted(labels[0])}"] if labels else []
    shown += [f"own view {_quoted(views[0])}"] if views else []
    shown += [
        f"first person {first_person}, advice {advice}, judgement {stance}, attribution {says} times in {total} words"
    ]
    return Judged("opinion", "; ".join(shown))


def _opinion_labels(text: str, zones: Sequence[Zone]) -> list[str]:
    """Return the labels of opinion in headlines and bylines, and the note on an author who is no reporter."""
    found = []
    for zone in zones:
        if zone.kind in ("headline", "byline"):
            words = text[zone.start : zone.end]
            found += [match[0] for part in words.split("|") if (match := LABEL.match(part.strip("# ")))]
            if zone.kind == "byline" and is_author_note(words, None) and not _REPORTER.search(words):
                found.append(words)
    return found


def _without_source(body: str, counts: Counter[str]) -> Judged | None:
    says = any(counts[word] for word in _SAYS)
    if counts.total() >= _LEAST_WORDS and not says and not _QUOTED.search(body):
        return Judged("unsourced", "names nobody as having said or written anything")
    return None
