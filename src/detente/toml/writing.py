"""TOML as a person would write it: values, tables and comments, whatever words are in them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

__all__ = ["WIDTH", "toml_comment", "toml_key", "toml_table", "toml_value"]

WIDTH = 110
"""Columns beyond which an array is written one element a line, and a comment goes on in the next."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def toml_value(value: Any) -> str:
    """Return a value on one line.

    Args:
        value: A string, truth value, number, day, sequence or mapping of such. Half of a surrogate pair, which no
            UTF-8 file can hold, becomes U+FFFD.

    Raises:
        TypeError: TOML has nothing for it.
    """
    if isinstance(value, str):
        return '"' + _ESCAPED.sub(_escape, _SURROGATE.sub("\ufffd", value)) + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{toml_key(key)} = {toml_value(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(toml_value, value))}]"
    raise TypeError(type(value).__name__)


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"


def toml_key(key: str) -> str:
    """Return a key, in quotation marks where it needs them."""
    return key if _BARE.fullmatch(key) else toml_value(key)


def toml_table(header: str, fields: Mapping[str, Any]) -> str:
    """Return a table with its header as given (`[[party]]`), if any, and a field a line; arrays too long for one are broken."""
    lines = [header] if header else []
    for key, value in fields.items():
        line = f"{toml_key(key)} = {toml_value(value)}"
        if len(line) > WIDTH and isinstance(value, Sequence) and not isinstance(value, str):
            line = "\n".join((f"{toml_key(key)} = [", *(f"    {toml_value(each)}," for each in value), "]"))
        lines.append(line)
    return "\n".join(lines)


def toml_comment(words: str) -> str:
    """Return words as a comment of as many lines as they need; control characters, which a comment may not hold, go."""
    clean = _SURROGATE.sub("\ufffd", _CONTROL.sub("", " ".join(words.split())))
    wrapped = textwrap.wrap(
        clean, WIDTH, initial_indent="# ", subsequent_indent="#   ", break_long_words=False, break_on_hyphens=False
    )  # fmt: skip
    return "\n".join(wrapped) or "#"
