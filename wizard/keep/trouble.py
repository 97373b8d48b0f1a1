"""What went wrong with a disk, in sentences that name the file and the cure."""

from __future__ import annotations

import errno
from pathlib import Path

from wizard.text.yaml_nodes import printable


class NotSaved(Exception):
    """Nothing was written. The message names the file and the cure; the text is still in memory."""


def not_saved(error: Exception, path: Path, variable: str = "AMENDS_STATE") -> NotSaved:
    """The sentence for a failed write of `path`: an OSError or an error of SQLite.

    variable: what the user can set to have it written to another folder.
    """
    why, cure = _why(error)
    return NotSaved(
        f"Not saved: {printable(str(path))} {why}. {cure}, or start Amends with {variable} set to"
        " another folder."
    )


def is_not_saved(sentence: str) -> bool:
    """Whether a sentence of trouble says that something is in memory only."""
    return sentence.startswith("Not saved")


def _why(error: Exception) -> tuple[str, str]:
    said = str(error).lower()
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT) or "full" in said:
        return "is on a full disk", "Free some space there"
    if number == errno.EROFS or "readonly" in said or "read-only" in said:
        return "is read-only", "Make it writable"
    if number in (errno.EACCES, errno.EPERM):
        return "may not be written by you", "Give yourself the right to write there"
    if "locked" in said or "busy" in said:
        return "is held by another program", "Close that program"
    if number in (errno.ENOTDIR, errno.EEXIST, errno.ELOOP):
        return "cannot be made: a file is in the place of a folder", "Move that file away"
    if number == errno.ENOENT or "unable to open" in said:
        return "cannot be opened or made", "See that its folder is there and yours"
    return f"could not be written ({said or type(error).__name__})", "See that the disk is sound"
