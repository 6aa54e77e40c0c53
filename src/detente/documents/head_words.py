"""The words by which the lines around an article are known: bylines, source lines, labels, issuing bodies."""

from __future__ import annotations

import re

from detente.documents.furniture import is_date_line

__all__ = [
    "AGENCY",
    "BYLINE",
    "LABEL",
    "OUTLET",
    "RELEASE_LINE",
    "is_author_note",
    "is_byline",
    "is_issuer",
    "is_source_line",
]

_PARTICLES = "and|with|in|for|of|de|la|le|du|di|da|del|dos|van|von|der|den|ter|bin|ibn|bint|al|el|y"
_ROLE = r"(?:written|story|words|analysis|report|reported|posted|commentary|opinion)"
_NAMES = re.compile(
    rf"(?i:(?:{_ROLE}\s+)?by):?\s+(?i:the\s+|an?\s+)?(?:(?:{_PARTICLES})\s+)*[^\W\d_a-z][\w.’'-]*"
    rf"(?:[\s,&|]+(?:(?:{_PARTICLES})\s+)*(?:[^\Wa-z_][\w.’'/-]*|[\w.-]+@[\w.-]+)){{0,11}}[\s.|•·–-]*$"
)
BYLINE = re.compile(rf"(?:{_ROLE}\s+)?by:?\s+(?P<name>\S[^\n|•·]{{1,100}})", re.IGNORECASE)
"""A byline; `name` is what stands after `by`. `is_byline` says whether the rest of the line are names."""

_BY = re.compile(r"(?:[A-Z][a-z]+ by|By|BY|by)\b")
_HEADER = re.compile(
    r"(?:from|to|cc|date|sent|subject|source|author|byline|dateline|published|updated|posted)\s*:\s",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"(?!(?:On|In|By|Since|From|Until|After|Before|The|Between)\b)(?:[A-Z][\w.’'-]*(?:[ ,]{1,2}[A-Z][\w.’'-]*){0,3},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})"
    r"(?:,?\s+\d{4})?\.?$"
)
_PARTS = re.compile(r"\s*[|•·]\s*|,?\s+[-–—]\s+|,\s+(?=\d{1,2}\s[A-Z]|[A-Z][a-z]{2,8}\.?\s\d)")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b")

LABEL = re.compile(
    r"(?:opinion|commentary|op-ed|editorial|column|viewpoint|perspective|our (?:take|view)|the bottom line"
    r"|final thoughts?|my (?:take|view)|guest essay|letter to the editor)\b",
    re.IGNORECASE,
)
"""Begins a line that marks an opinion."""

RELEASE_LINE = re.compile(
    r"(?:for immediate release|(?:press|news|media) release|media advisory|embargoed until\b.{0,60})\W*$",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"(?:the )?(?:AP|AFP|UPI|DPA|PTI|ANI|EFE|TASS|RIA(?: Novosti)?|Reuters|Xinhua|Interfax|Bloomberg(?: News)?"
    r"|Kyodo(?: News)?|Yonhap|Associated Press|Agence France-Presse|United Press International|Anadolu(?: Agency)?"
    r"|Dow Jones(?: Newswires)?|Ukrinform|Deutsche Presse-Agentur|Press Association|PA Media)",
    re.IGNORECASE,
)
OUTLET = re.compile(
    r"(?:[\w&.’'-]+ ){0,4}(?:Agency|Bulletin|Chronicle|Courier|Daily|Dispatch|Examiner|Gazette|Globe|Guardian|Herald"
    r"|Independent|Inquirer|Journal|Ledger|Magazine|Mail|Mirror|Monitor|News|Newswires?|Observer|Online|Post|Press"
    r"|Quarterly|Radio|Record|Report|Review|Sentinel|Standard|Telegraph|Times|Tribune|Weekly|Wires?)"
)
_NOTE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s+[^\W\d_]?[\w.’'-]+){1,4}?),?\s+"
    r"(?:is|are|was|writes|teaches|served|farms|directs|leads|covers|has|heads|runs|holds)\s(?P<rest>.*)",
    re.DOTALL,
)
_NOTE_ROLE = re.compile(
    r"\b(?:is|was) (?:an?|the) .{0,80}?\b(?:columnist|contribut\w+ (?:editor|writer)|fellow (?:at|in|with))\b"
    r"|\bwrites (?:from|on|about|for|in)\b"
)
_ISSUER = re.compile(
    r"\b(?:office|ministry|house|government|presidency|president|cabinet|department|secretariat|embassy|council"
    r"|commission|kremlin|palace|mission|delegation|parliament|chancellery)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:joint |press |official )?(?:statement|communiqu[eé]|summary|read-?out|remarks|letter|declaration|address|speech)\b",
    re.IGNORECASE,
)


def is_byline(words: str) -> bool:
    """Return whether a block is a byline, a date line, a header field, or a masthead with its label and date."""
    if len(words) > 200:
        return False
    if is_date_line(words) or RELEASE_LINE.match(words) or (len(words) < 120 and _HEADER.match(words)):
        return True
    if len(words) < 60 and _MONTH.search(words) and _PLACE_DATE.match(words):
        return True
    parts = [part.strip() for part in _PARTS.split(words.strip("*_ "))]
    if 1 < len(parts) < 6 and any(LABEL.match(part) or _is_day(part) for part in parts):
        return "|" in words or _is_signed(parts[0])
    return _is_signed(words.strip("*_ "))


def _is_signed(words: str) -> bool:
    return _BY.match(words) is not None and _NAMES.match(words) is not None


def is_author_note(words: str, author: str | None) -> bool:
    """Return whether a block at the end says who the author is: by name, or as such notes do."""
    match = _NOTE.match(words) if len(words) <= 500 else None
    if match is None:
        return False
    if author is not None:
        return match["name"].casefold() in author.casefold()
    return _NOTE_ROLE.search(words) is not None


def _is_day(words: str) -> bool:
    return is_date_line(words) or (_MONTH.search(words) is not None and _PLACE_DATE.match(words) is not None)


def is_source_line(words: str) -> bool:
    """Return whether a short line names an agency or, by its last words, a newspaper."""
    line = words.strip(" .()")
    return len(line) <= 60 and (AGENCY.fullmatch(line) is not None or OUTLET.fullmatch(line) is not None)


def is_issuer(words: str) -> bool:
    """Return whether a line names the office that issues a release: `THE WHITE HOUSE`, `Ministry of Defence`."""
    if _TITLED.match(words):
        return False
    short = len(words.split()) <= 6 and not any(map(str.isdigit, words)) and words[-1:] not in ".:;,?!"
    return short and _ISSUER.search(words) is not None and sum(map(str.isupper, words)) >= 1
