"""The letter beside a sample, which anybody can have written: read as any letter from elsewhere is."""

from __future__ import annotations

from pathlib import Path

from wizard.text.clean import Cleaned, clean
from wizard.text.letter_file import read_letter


def sample_letter(path: Path) -> Cleaned:
    """The text without what could steer a terminal, and how much that was. Raises `UnreadableLetter`."""
    return clean(read_letter(path))
