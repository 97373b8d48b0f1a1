"""Plain data as YAML that a person can edit and that every reader takes for the same texts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

# Plain only where no YAML reader, of any version, sees anything but this text.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;()/’'£€$%+-]|:(?! |\Z))*\Z")
_WORDS = frozenset(
    ("y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf")
)
# What PyYAML refuses raw or takes for a line end, and what a person would not see.
_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_BLOCK = re.compile(r"[^\s\x00-\x1f][^\x00-\x09\x0b-\x1f]*\Z")


def write(data: Mapping[str, Any] | Sequence[Any] | str, *, indent: int = 0) -> str:
    """`data` (dict, list, str, and int or bool for what was never typed) as YAML.

    A text of several lines is a `|` block. What any reader could take for a number, a date, a yes
    or a no is in quotes. Reading it again gives the same texts, as long as they are clean.
    """
    if isinstance(data, Mapping) and data:
        return "".join(_entry(f"{' ' * indent}{_line(key)}:", data[key], indent) for key in data)
    if isinstance(data, Sequence) and not isinstance(data, str) and data:
        return "".join(_entry(f"{' ' * indent}-", item, indent) for item in data)
    return f"{' ' * indent}{_leaf(data)}\n"


def _entry(head: str, value: Any, indent: int) -> str:
    if isinstance(value, (Mapping, list, tuple)) and value:
        return f"{head}\n{write(value, indent=indent + 2)}"
    if isinstance(value, str) and "\n" in value and _may_be_block(value):
        return f"{head} {_block(value, indent + 2)}"
    return f"{head} {_leaf(value)}\n"


def _leaf(value: Any) -> str:
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _line(text: str) -> str:
    if _PLAIN.match(text) and text.casefold() not in _WORDS and not text.endswith(" "):
        return text
    return _NOT_RAW.sub(lambda bad: f"\\u{ord(bad[0]):04x}", json.dumps(text, ensure_ascii=False))


def _may_be_block(text: str) -> bool:
    return _BLOCK.match(text) is not None and _NOT_RAW.search(text) is None


def _block(text: str, indent: int) -> str:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "|-" if ends == 0 else "|" if ends == 1 else "|+"
    lines = "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in body.split("\n"))
    return f"{sign}\n{lines}" + "\n" * (ends - 1)
