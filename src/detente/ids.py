"""Identifiers made from content, so that the same thing read twice has the same name."""

from __future__ import annotations

import hashlib

__all__ = ["bytes_id", "short_id", "text_id"]


def bytes_id(raw: bytes) -> str:
    """Return the SHA-256 of raw bytes, 64 hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def text_id(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 form, 64 hexadecimal digits; lone surrogates are kept apart."""
    return bytes_id(text.encode("utf-8", "surrogatepass"))


def short_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for the parts in their order.

    Parts are told apart by a separator that no part may contain; 64 bits keep a million items
    apart with a chance of collision of about one in forty million.
    """
    joined = "\x1f".join(map(str, parts))
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
