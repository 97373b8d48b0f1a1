"""Save something as Amends does, in a program of its own that faults are injected into.

`python -m tests.battery.saving WHAT PLACE [BYTES]` prints a line for what it was told is saved:
`saved NUMBER`, and for what it was told is not: `not saved SENTENCE`. BYTES: what no file may outgrow;
a write that would is cut short there, as on a full disk.
"""

from __future__ import annotations

import contextlib
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path

from wizard.answers.context import Context
from wizard.answers.entries import Entry
from wizard.deliver.files import DeliveryFault, file_name, save_letter
from wizard.keep.case import Case
from wizard.keep.profile import write_profile
from wizard.keep.store import Store
from wizard.keep.trouble import NotSaved
from wizard.text.yaml_nodes import FaultyFile

ROUNDS = 3
ID = "c" * 32
LETTER = file_name("Apology", "Ms Obi", date(2026, 11, 22))


def text(number: int) -> str:
    """The text of a round: the same number is at its start and its end."""
    return f"round {number} " + "word " * 800 + f"round {number}"


def a_case() -> Case:
    """A case with nothing said yet."""
    context = Context(datetime(2026, 11, 22, tzinfo=timezone.utc), "Europe/London")
    return Case(ID, "billing", "ab12", context)


def said(case: Case, number: int) -> Case:
    """The case with the text of a round."""
    return replace(case, entries={"what_happened": Entry(text(number))})


def save_case(place: Path) -> Callable[[int], None]:
    """Into the file of cases, with a version kept and all of it on the disk."""
    store = Store(place)
    case = a_case()
    with contextlib.suppress(LookupError, ValueError):
        case = store.load(ID)

    def save(number: int) -> None:
        nonlocal case
        typed = said(case, number)
        case = replace(typed, rev=store.save(typed, title="", who=""))
        store.keep_revision(case)
        store.settle()

    return save


def save_profile(place: Path) -> Callable[[int], None]:
    """Into the profile."""
    return lambda number: write_profile(place, {"contact": Entry(text(number))})


def save_file(place: Path) -> Callable[[int], None]:
    """As a letter in a file; the same name each time."""

    def save(number: int) -> None:
        save_letter(text(number), place.parent, LETTER)

    return save


SAVERS = {"case": save_case, "profile": save_profile, "file": save_file}


def tell(line: str) -> None:
    """Print it, by a call that no fault is injected into."""
    os.writev(1, [f"{line}\n".encode()])


def main(what: str, place: str, most: str = "") -> None:
    """Save some rounds, and say after each what one was told."""
    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    save = SAVERS[what](Path(place))
    for number in range(1, ROUNDS + 1):
        try:
            save(number)
        except (NotSaved, DeliveryFault, FaultyFile) as trouble:
            tell(f"not saved {trouble}".replace("\n", " "))
        else:
            tell(f"saved {number}")


if __name__ == "__main__":
    main(*sys.argv[1:])
