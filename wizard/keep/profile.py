"""What belongs to the writer and is asked once: a plain YAML file they can edit.

format: 1
answers:
  signer_name: Priya Shah
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wizard.answers.entries import Entry
from wizard.keep.answers_file import FORMAT, Page, as_data
from wizard.keep.folders import make_private
from wizard.keep.own_answers import OwnAnswers
from wizard.keep.trouble import not_saved
from wizard.text import strict_yaml
from wizard.text.strict_yaml import FaultyFile, Mark

NAME = "profile.yaml"


def read_profile(path: Path) -> dict[str, Entry]:
    """The writer's own answers; none where there is no file. Raises FaultyFile.

    Keys at the top that are not ours are left alone: the file is the user's.
    """
    return dict(placed_profile(path).entries)


def placed_profile(path: Path) -> OwnAnswers:
    """The same with their places, so that it can be told where one cannot be read."""
    text = _text(path)
    return OwnAnswers(*_read(text, path), tuple(text.split("\n")))


def write_profile(path: Path, entries: Mapping[str, Entry]) -> None:
    """Put these answers into the profile; an empty one is taken out, those not named stay.

    Only the lines of the answers that change are touched, so the user's comments and other keys
    stay. The file is replaced whole (0600) or not at all. Raises `NotSaved`, and FaultyFile where
    the file there cannot be read: it is not written over.
    """
    text = _text(path)
    there, marks = _read(text, path)
    changed = {
        key: None if entry.empty else entry
        for key, entry in entries.items()
        if there.get(key, Entry()).raw != entry.raw
    }
    if not changed:
        return
    wanted = {key: entry.raw for key, entry in there.items() if key not in changed}
    wanted |= {key: entry.raw for key, entry in changed.items() if entry is not None}
    new = _edited(text, marks, changed)
    if not _says(new, path, wanted):
        # Written in some other shape (one line, say): write it anew, the other keys kept.
        root = strict_yaml.plain(strict_yaml.read(text, str(path))) if not _blank(text) else {}
        data: dict[str, Any] = {"format": str(FORMAT), **(root if isinstance(root, dict) else {})}
        data["answers"] = {key: as_data(raw) for key, raw in wanted.items()}
        new = strict_yaml.write(data)
    try:
        replace_file(path, new)
    except OSError as error:
        raise not_saved(error, path, "AMENDS_CONFIG") from None


def _text(path: Path) -> str:
    if not os.path.lexists(path):
        return ""
    return strict_yaml.decoded(strict_yaml.content(path), str(path)).replace("\r\n", "\n")


def _read(text: str, path: Path) -> tuple[dict[str, Entry], dict[str, Mark]]:
    if _blank(text):
        return {}, {}
    page = Page(text, str(path), None)
    found = page.answers()
    page.raise_faults()
    return found


def _blank(text: str) -> bool:
    """Nothing but comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


def _says(text: str, path: Path, wanted: Mapping[str, Any]) -> bool:
    try:
        return {key: entry.raw for key, entry in _read(text, path)[0].items()} == wanted
    except FaultyFile:
        return False


def _edited(text: str, marks: Mapping[str, Mark], changed: Mapping[str, Entry | None]) -> str:
    """The text with the lines of the changed answers put in, replaced or taken out."""
    lines = text.split("\n")
    if _blank(text):
        lines = [*lines[:-1], f"format: {FORMAT}", "answers:", ""]
    indent = next((mark.column - 1 for mark in marks.values()), 2)
    new = {key: _lines(key, entry, indent) for key, entry in changed.items()}
    places = sorted((mark.line - 1, key) for key, mark in marks.items())
    # From the end, so that the places before stay right.
    last = max((_end(lines, at, indent) for at, _ in places), default=None)
    fresh = [line for key, part in new.items() if key not in marks for line in part]
    if last is None:
        last = next((n + 1 for n, line in enumerate(lines) if line.startswith("answers:")), None)
        if last is None:
            fresh, last = ["answers:", *fresh], len(lines) - (lines[-1:] == [""])
    lines[last:last] = fresh
    for at, key in reversed(places):
        if key in new:
            lines[at : _end(lines, at, indent)] = new[key]
    return "\n".join(lines).rstrip("\n") + "\n"


def _end(lines: list[str], start: int, indent: int) -> int:
    """One past the last line of the answer that begins at `start`: all that is further in."""
    end = start + 1
    for n in range(start + 1, len(lines)):
        line = lines[n]
        further = len(line) - len(line.lstrip(" ")) > indent
        if line.strip() and not (further or line[indent:].startswith("- ")):
            break
        if line.strip():
            end = n + 1
    return end


def _lines(key: str, entry: Entry | None, indent: int) -> list[str]:
    if entry is None:
        return []
    text = strict_yaml.write({key: as_data(entry.raw)}, indent=indent)
    return text.removesuffix("\n").split("\n")


def replace_file(path: Path, text: str, private: bool = True) -> None:
    """Replace a file whole, readable by its owner alone; a link leads to the file it names.

    private: the folder is for its owner alone too, and is made where it is not there.
    """
    target = Path(os.path.realpath(path))
    if private:
        make_private(target.parent)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # a disk that knows no rights
            Path(name).chmod(0o600)  # whatever the umask
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
