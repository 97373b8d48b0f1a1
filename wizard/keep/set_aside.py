"""Damaged files of cases that were set aside: what they hold is nobody's any more, but still there."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

from wizard.keep.case_file import TAILS, beside
from wizard.keep.trouble import NotSaved


class SetAside(NamedTuple):
    """One such file, with the log beside it, and when it was set aside."""

    path: Path
    since: datetime


def set_aside_beside(path: Path | None) -> tuple[SetAside, ...]:
    """Those beside a file of cases, the first one first."""
    if path is None:
        return ()
    ours = re.compile(
        rf"({re.escape(path.stem)}\.damaged-(\d+){re.escape(path.suffix)})({'|'.join(TAILS)})?"
    )
    found: dict[int, list[Path]] = {}
    try:
        for there in path.parent.iterdir():
            if match := ours.fullmatch(there.name):
                found.setdefault(int(match[2]), []).append(there)
    except OSError:
        return ()
    files = ((n, path.with_name(f"{path.stem}.damaged-{n}{path.suffix}")) for n in sorted(found))
    return tuple(SetAside(file, max(map(_since, found[n]))) for n, file in files)


def _since(path: Path) -> datetime:
    """When it got its name, or was last written, whichever came later."""
    try:
        status = path.lstat()
    except OSError:  # gone meanwhile
        return datetime.now(timezone.utc)
    return datetime.fromtimestamp(max(status.st_ctime, status.st_mtime), timezone.utc)


def delete_set_aside(path: Path) -> None:
    """Delete such a file and its log. Raises `NotSaved` with a sentence where that cannot be done."""
    try:
        for tail in (*TAILS, ""):
            beside(path, tail).unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(
            f"{path} could not be deleted ({error.strerror}). Delete it by hand."
        ) from None


def still_in(files: tuple[SetAside, ...]) -> str:
    """That they may hold what was deleted or masked, in a sentence; "" for none."""
    if not files:
        return ""
    was, it = ("was", "it") if len(files) == 1 else ("were", "them")
    return (
        f"{' and '.join(str(one.path) for one in files)} {was} set aside as damaged and may still hold "
        f"what was deleted or masked; `amends drafts purge` deletes {it} as well."
    )
