"""Letters in hand that end: what is said of it, and what is done about those that have."""

from __future__ import annotations

import contextlib
import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wizard.keep.endings import Ending
    from wizard.keep.store import InHand, Store

_DAY = timedelta(days=1)


def end_and_note(store: Store, cases: Sequence[InHand], now: datetime) -> tuple[InHand, ...]:
    """Delete the cases that have ended, say so, and note which of the others are shown as ending."""
    over = [case for case in cases if case.ending.is_over(now)]
    ended = 0
    with contextlib.suppress(NotSaved):  # it stays in the list, and is tried again
        for case in over:
            store.delete(case.id)
            ended += 1
    if ended:
        letters = "1 letter in hand has" if ended == 1 else f"{ended} letters in hand have"
        store.notices.append(f"{letters} ended and been deleted, as was said here before.")
    left = [case for case in cases if case not in over[:ended]]
    with contextlib.suppress(NotSaved):  # then none of them ends
        if ahead := [case.id for case in left if case.ending.was_told_ahead(now)]:
            store.told_endings(ahead, told=False)
        if to_tell := [case.id for case in left if case.ending.is_to_tell(now)]:
            store.told_endings(to_tell)
    _end_set_aside(store, now)
    return tuple(left)


def _end_set_aside(store: Store, now: datetime) -> None:
    """The same for damaged files that were set aside, which may hold letters still."""
    for file, ending in store.set_aside_endings():
        name = file.path.name
        with contextlib.suppress(NotSaved):  # it stays, and is tried again
            if ending.was_told_ahead(now):
                store.told_endings([name], told=False)
            if ending.is_over(now):
                store.delete_set_aside(file)
                store.notices.append(
                    f"{file.path}, once set aside as damaged, has ended and been deleted, as was "
                    "said here before."
                )
            elif ending.is_near(now):
                if ending.is_to_tell(now):
                    store.told_endings([name])
                store.notices.append(
                    f"{file.path}, set aside as damaged, {_ends(ending, now)}: it is deleted then. "
                    "Move it elsewhere to keep it."
                )


def ends_soon(ending: Ending, now: datetime) -> str:
    """As "ends in 3 days"; nothing while that is further off."""
    return _ends(ending, now) if ending.is_near(now) else ""


def _ends(ending: Ending, now: datetime) -> str:
    end = ending.at(now)
    days = max(math.ceil((end - now) / _DAY), 0) if end is not None else 0
    return {0: "ends today", 1: "ends in 1 day"}.get(days, f"ends in {days} days")


def how_many_end(cases: Sequence[InHand], now: datetime) -> str:
    """As "2 end within a week", for the head of a list of which the end may not be in sight."""
    count = sum(case.ending.is_near(now) for case in cases)
    return f"{count} {'ends' if count == 1 else 'end'} within a week" if count else ""


def ending_told(ending: Ending, now: datetime) -> str:
    """When a letter ends, or why it does not."""
    if ending.kept:
        return "kept"
    return "kept for what it promises" if ending.promised else _ends(ending, now)


def about_ending(ending: Ending, now: datetime) -> str:
    """The same as a sentence, with the way out."""
    told = ending_told(ending, now)
    keep = " unless you keep it" if told.startswith("ends") else ""
    return f"{told[:1].upper()}{told[1:]}{keep}."
