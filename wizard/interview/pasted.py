"""A pasted text that no box holds: how much of it goes in, and the file that keeps all of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wizard.deliver.files import file_name, save_letter
from wizard.interview.loose import letters_folder
from wizard.text.clean import clean


def save_paste(pasted: str, day: date, folder: Path | None = None) -> str:
    """Save the whole of it as a file; what to say. Raises `DeliveryFault`."""
    text, removed = clean(pasted)
    path = save_letter(text, folder or letters_folder(), file_name("Pasted text", "", day))
    left_out = f", without {removed:,} that cannot be shown" if removed else ""
    return f"All {len(pasted):,} characters of the paste{left_out} are in {path}"
