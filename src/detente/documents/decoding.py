"""Bytes into text: newlines untranslated, byte order mark dropped, and doubt said aloud."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from detente.documents.extracted import refusal

__all__ = ["Decoded", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The UTF-32 marks stand first: the little-endian one begins with that of UTF-16."""

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WESTERN = frozenset(
    b"\x80\x82\x84\x85\x88\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb"
)
"""Bytes that Windows-1252 uses for punctuation, and that stand alone in otherwise plain English files."""

_SAMPLE = 65_536
_MEND = "save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was had.

    Attributes:
        encoding: Python's name of the encoding.
        replaced: How many broken places became U+FFFD; 0 for a clean file.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(raw: bytes, place: str) -> Decoded:
    """Return the text of raw bytes.

    A byte order mark decides; else UTF-8; else, if nearly all of it is UTF-8, UTF-8 with the broken places
    replaced and counted; else the encoding that charset-normalizer finds.

    Raises:
        InputError: the bytes are no text, or no encoding fits.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], encoding, place)
    _check_text(raw, place)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _doubtful(raw, place)


def _marked(raw: bytes, encoding: str, place: str) -> Decoded:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _doubtful(raw, place)
        raise refusal(
            place, f"the byte order mark says {encoding}, the bytes do not follow it", _MEND
        ) from None
    if "\0" in text:
        raise refusal(place, "holds NUL characters: binary, not text")
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _check_text(raw: bytes, place: str) -> None:
    if b"\0" in raw:
        raise refusal(place, "holds NUL bytes: binary, not text", "UTF-16 needs a byte order mark")
    sample = raw[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) / 100:
        raise refusal(place, "holds control bytes: binary, not text")


def _doubtful(raw: bytes, place: str) -> Decoded:
    high = sum(byte > 0x7F for byte in raw[:_SAMPLE])
    sound = sum(len(match) for match in _MULTIBYTE.findall(raw[:_SAMPLE]))
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    if sound >= 0.75 * high and broken <= max(3, len(raw) // 500):
        return Decoded(text, "utf-8", broken)
    if all(byte < 0x80 or byte in _WESTERN for byte in raw):
        return Decoded(raw.decode("cp1252"), "cp1252")
    return _guessed(raw, place)


def _guessed(raw: bytes, place: str) -> Decoded:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        try:
            return Decoded(raw.decode(best.encoding), best.encoding)
        except UnicodeDecodeError:
            pass
    raise refusal(place, "its encoding cannot be told, and too much of it is not UTF-8", _MEND)
