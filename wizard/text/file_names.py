"""File names in a locale that lacks their characters: on the disk they are UTF-8 all the same."""

from __future__ import annotations

import os
from pathlib import Path


def on_disk(path: str | Path) -> Path:
    """The path such that the disk takes it: in the plainest locale Python would refuse “ë”."""
    name = str(path)
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        name = os.fsdecode(_bytes(name))
    return Path(name)


def as_read(text: str) -> str:
    """A text with paths in it as a person reads it: such a path was taken from the disk byte by byte."""
    return text if text.isascii() else _bytes(text).decode("utf-8", "replace")


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a pair, which no disk ever gave
        return text.encode("utf-8", "replace")
