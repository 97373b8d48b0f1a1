"""Earlier versions of a letter in hand, taken before something typed could be lost for good."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from wizard.answers.entries import Raw
from wizard.interview.harmless import harmless
from wizard.keep.case import Case
from wizard.keep.store import Revision, Store
from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from wizard.interview.interview import Interview

MOST_REMOVED = 20
"""Characters that a change may take away without a version of before being kept."""

EVERY_SECONDS = 30
"""While somebody types, a version is kept this often."""


class Versions:
    """Takes versions at the moments that matter. What cannot be kept is told by the next save."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: dict[str, float] = {}

    def changing(self, before: Case, after: Case) -> None:
        """A case is about to change: keep what it was where the change takes much away, or in time."""
        taken = self._taken.setdefault(before.id, monotonic())
        if before.rev and (_removes(before, after) or monotonic() - taken > EVERY_SECONDS):
            self.keep(before)

    def keep(self, case: Case) -> None:
        """Keep the case as it is now; nothing where that was kept last."""
        with contextlib.suppress(NotSaved):
            self._store.keep_revision(case)
        self._taken[case.id] = monotonic()

    def of(self, case: Case) -> tuple[Revision, ...]:
        """The versions that say something else than the case does now, the newest first."""
        return tuple(
            one for one in harmless(self._store.revisions(case.id)) if _differ(one.case, case)
        )


def _removes(before: Case, after: Case) -> bool:
    """Whether a change takes many characters out of an answer or out of the letter."""
    for key, entry in before.entries.items():
        new = after.entries.get(key)
        if entry is not new and _length(entry.raw) - _length(new.raw if new else "") > MOST_REMOVED:
            return True
    if before.blocks is after.blocks:
        return False
    by_hand = [sum(len(b.text) for b in case.blocks if b.by_hand) for case in (before, after)]
    return by_hand[0] - by_hand[1] > MOST_REMOVED


def _length(raw: Raw) -> int:
    return len(raw) if isinstance(raw, str) else sum(len(c) for row in raw for c in row.values())


def _differ(one: Case, other: Case) -> bool:
    return (one.entries, one.blocks) != (other.entries, other.blocks)


def bring_back(interview: Interview, version: Revision) -> None:
    """The answers and hand edits as they were in a version; what is there now is kept as one too."""
    interview.desk.versions.keep(interview.case)
    then = version.case
    interview.keep(
        entries=then.entries, blocks=then.blocks, context=then.context, left_out=then.left_out
    )


def told(interview: Interview, version: Revision) -> str:
    """What a version says otherwise than the case does now, in a few words."""
    lost = [
        f"{name}: “{_short(text)}”" for name, text in _otherwise(interview, version.case) if text
    ]
    return "; ".join(lost[:3]) or "less than now"


def _otherwise(interview: Interview, then: Case) -> Iterator[tuple[str, str]]:
    now = interview.case
    for key, entry in then.entries.items():
        if now.entries.get(key) != entry and key in interview.flow.questions:
            raw = entry.raw if isinstance(entry.raw, str) else f"{len(entry.raw)} rows"
            yield interview.flow.questions[key].short, raw
    if then.blocks != now.blocks:
        yield "the letter", " ".join(block.text for block in then.blocks if block.by_hand)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 48 else f"{flat[:47]}…"
