"""The words by which page furniture is known: agency heads and tails, rights, comments, calls to subscribe, credits."""

from __future__ import annotations

import re

__all__ = ["closes_article", "is_date_line", "is_furniture", "is_lettered"]

_LONGEST_LINE = 400
"""Furniture is short; only disclaimers run longer, and these are known by their first words."""

_LINE = re.compile(
    r"""
      \(END\)
    | write\ to\ .{2,80}\bat\s+\S+@\S+
    | (?:contact|email|e-mail)\b.{0,80}\S+@\S+\.?$
    | copyright\b | © | \(c\)\s*\d{4}
    | all\ rights\ reserved
    | \d[\d,]*\ (?:comments?|shares?|likes?|views?)\W*$ | comments?(?:\s*\(\d+\))?\W*$ | no\ comments?\ yet
    | (?:leave|post|add|write)\ (?:a|your)\ (?:comment|reply) | (?:view|show|read)\ (?:all\ )?(?:the\ )?comments
    | the\ post\ .{1,300}\ appeared\ first\ on\b
    | .{2,120}\bcontributed\ (?:reporting|to\ (?:this|the)\ (?:report|story|article))
    | (?:additional\ |with\ )?(?:reporting|editing|writing|compiled|translated|edited|fact-check(?:ed|ing))\ by\b
    | skip\ to\b.{0,30}$ | (?:home|menu|search|topics?|tags?)\W*$
    | \(?(?:additional\ )?(?:reporting|editing|writing)\ by\b
    | (?:sign\ up|subscribe|log\ ?in|sign\ in|register|create\ an\ account|already\ a\ subscriber)\b(?!.*\bsaid\b)
    | (?:get|receive)\ (?:the|our|your)\b.{0,80}\b(?:newsletter|inbox|app|briefing)\b
    | (?:follow|like|find|join)\ (?:us|our|me)\b | download\ (?:the|our)\b.{0,40}\bapp\b
    | (?:donate|click|tap)\ (?:here|now|to)\b | support\ (?:us|our\ (?:work|journalism))\b
    | (?:share|tweet|print|save|copy\ link|email|whatsapp|facebook|twitter|linkedin|telegram)
      (?:\ (?:this|on|via|it|article|story|link|facebook|twitter|x|email|whatsapp|post))*\W*$
    | advertisement\b | sponsored\b | (?:story|article)\ continues\b | scroll\ to\ continue
    | (?:watch|listen|photos?|image|picture|credit|caption|video|file\ photo|photograph)\s*(?:by|:|\||©|credit)
    | (?:read|see)\ (?:more|next|also|the\ (?:full|rest|original))\b(?!.{0,200}\bsaid\b)
    | at\ the\ request\ of\ the\ copyright\ holder
    | (?:this|the)\ (?:article|story|piece|post|report|commentary|op-ed)\ (?:was|is|has\ been|first|originally)\b.{0,60}
      \b(?:published|republished|appeared|updated|corrected|translated|reposted)
    | (?:editor|publisher)(?:[’']s|s[’'])?\ note\b | correction\s*: | clarification\s*:
    | \d+\ ?-?min(?:ute)?s?\ (?:read|listen) | (?:reading\ time|est\.?\ reading)
    | (?:we\ use\ cookies|please\ enable\ javascript|accept\ (?:all\ )?cookies)
    | (?:terms\ of\ (?:use|service)|privacy\ policy|cookie\ policy|about\ us|contact\ us)\b
    | (?:page\ )?\d+\ of\ \d+$ | page\ \d+$ | back\ to\ top
    | \#\#\#$ | -\ ?30\ ?-$ | ends?$ | /?more/?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_INSIDE = re.compile(
    r"(?:AP Photo/|via Getty|/Getty Images|via REUTERS|REUTERS/\w|/AFP via|Handout via|log in to view this content"
    r"|All rights reserved|click here to|newsletter here|may not be (?:published|reproduced|republished))"
)
_LONG = re.compile(
    r"disclaimer\b|forward[- ]looking statements|(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed"
    r"|this (?:article|material|content|publication) is (?:for|provided)|about the authors?\b"
    r"|nothing in this (?:article|publication)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"""
      \(END\)
    | most\ (?:discussed|read|popular|viewed|commented|shared)\b.{0,30}$ | trending(?:\ now)?$
    | (?:related|recommended|more|latest|top|other|further)\ (?:articles?|stor(?:y|ies)|posts?|news|topics?|reading|coverage)\b.{0,40}$
    | related\W*$ | recommended\b.{0,30}$ | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)
    | (?:up|what\ to\ read|read)\ next\W*$ | also\ read\b | see\ also\W*$ | don[’']t\ miss\W*$
    | \d+\ comments?\W*$ | comments\W*$ | leave\ a\ (?:comment|reply) | the\ post\ .{1,300}\ appeared\ first\ on\b
    | at\ the\ request\ of\ the\ copyright\ holder | --\s*$ | filed\ under\b | topics?\W*$ | tags?\s*(?::|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE_LINE = re.compile(
    rf"""
    (?:(?:first\ |last\ )?(?:published|posted|updated|modified|issued|released|created|date[d]?)\b[\s:]*(?:on|at)?[\s:]*)?
    (?:[a-z]{{2,9}}day,?\s+)?
    (?: {_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
      | \d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS},?\s+\d{{4}}
      | \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}} | \d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}} )
    (?P<rest>[^a-z]{{0,40}}|.{{0,50}}\d{{1,2}}[:.]\d{{2}}.{{0,50}})$
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_furniture(words: str) -> bool:
    """Return whether a block's words mark it as page furniture wherever it stands."""
    if not is_lettered(words):
        return True
    words = words.lstrip("*_[! ")  # Markdown's marks of emphasis, links and images
    if _LONG.match(words):
        return True
    return len(words) <= _LONGEST_LINE and (
        _LINE.match(words) is not None or _INSIDE.search(words) is not None
    )


def closes_article(words: str) -> bool:
    """Return whether what follows these words is the page's, no longer the article's."""
    return len(words) <= _LONGEST_LINE and _CLOSING.match(words) is not None


def is_date_line(words: str) -> bool:
    """Return whether a block is a date line and nothing else: `Published 19 May 2025, 10:00 GMT`."""
    return len(words) <= 120 and _DATE_LINE.match(words) is not None


def is_lettered(words: str) -> bool:
    """Return whether a block says anything: list marks, rules and page numbers do not."""
    return any(character.isalpha() for character in words[:200]) or any(map(str.isalpha, words[200:]))
