"""Earlier versions of a letter in hand, taken before something typed could be lost for good."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from wizard.answers.entries import Raw
from wizard.checks.finding import Finding
from wizard.interview.harmless import harmless
from wizard.interview.masking import Secret, forgotten, is_gone, secrets_in, secrets_of
from wizard.keep.case import Case
from wizard.keep.store import Revision, Store
from wizard.keep.trouble import NotSaved

if TYPE_CHECKING:
    from wizard.interview.interview import Interview

MOST_REMOVED = 20
"""Characters that a change may take away without a version of before being kept."""

_EDGE = "\0"

EVERY_SECONDS = 30
"""While somebody types, a version is kept this often."""


class Versions:
    """Takes versions at the moments that matter. What cannot be kept is told by the next save.

    A secret that was taken out of a letter leaves its earlier versions too, when the page is left.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: dict[str, float] = {}
        self._run: dict[str, tuple[Case, bool]] = {}  # where a run of takings began; whether kept
        self._seen: dict[str, set[Secret]] = {}  # secrets that a case holds, or has held
        self._now: dict[str, Case] = {}  # such a case as it is now
        self._reread: set[str] = set()  # cases whose earlier versions were looked through

    def changing(self, before: Case, after: Case) -> None:
        """A case is about to change: keep what it was where the change takes much away, or in time."""
        if before.id in self._seen:
            self._now[before.id] = after
        taken = self._taken.setdefault(before.id, monotonic())
        if before.rev:
            if (much := self._much_taken(before, after)) is not None:
                self.keep(much)
            elif monotonic() - taken > EVERY_SECONDS:
                self.keep(before)

    def _much_taken(self, before: Case, after: Case) -> Case | None:
        """What to keep for the sake of what goes: by this change, or by it and those just before it."""
        step = _removes(before, after)
        if step > MOST_REMOVED:
            self._run.pop(before.id, None)
            return before
        if not step:
            self._run.pop(before.id, None)
            return None
        first, kept = self._run.setdefault(before.id, (before, False))
        if kept or _removes(first, after) <= MOST_REMOVED:
            return None
        self._run[before.id] = (first, True)
        return first

    def typing_over(self, case: Case, old: str, new: str) -> None:
        """The letter itself is about to be changed by hand, its composed paragraphs too."""
        if case.rev and len(taken_out(old, new)) > MOST_REMOVED:
            self._run.pop(case.id, None)  # what it began with is older than what is kept here
            self.keep(case)

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

    # -- secrets -------------------------------------------------------------------------------

    def saw(self, case: Case, findings: Iterable[Finding]) -> None:
        """These findings were made in a case: once its secrets are taken out, they are forgotten."""
        for secret in secrets_of(findings):
            self._seen.setdefault(case.id, set()).add(secret)
            self._now[case.id] = case

    def left(self, case: Case) -> None:
        """A page of it was left: keep it as it is now, and forget what was taken out of it."""
        self._run.pop(case.id, None)
        self.keep(case)
        if case.id not in self._reread:
            self._reread.add(case.id)
            before = (
                secret for one in self._store.revisions(case.id) for secret in secrets_in(one.case)
            )
            if found := set(before):
                self._seen.setdefault(case.id, set()).update(found)
        if case.id in self._seen:
            self._now[case.id] = case
        self.forget_what_is_gone()

    def forget_what_is_gone(self) -> None:
        """Take out of the earlier versions the secrets that are no longer in their letters."""
        for case_id, seen in list(self._seen.items()):
            now = self._now[case_id]
            if gone := [secret for secret in seen if is_gone(now, secret)]:
                self.forget(now, *gone)

    def forget(self, now: Case, *secrets: Secret) -> None:
        """Take secrets out of every earlier version of a case; where that fails it is tried again."""
        self._run.pop(now.id, None)
        seen = self._seen.setdefault(now.id, set())
        seen.update(secrets)
        self._now[now.id] = now

        def silent(then: Case) -> Case:
            for secret in secrets:
                then = forgotten(then, now, secret)
            return then

        with contextlib.suppress(NotSaved):
            self._store.rewrite_revisions(now.id, silent)
            seen.difference_update(secrets)


def taken_out(old: str, new: str) -> str:
    """What of the old text a change took out: all between the two ends that stayed."""
    start = _alike(old, new, str.startswith, lambda text, n: text[:n])
    old, new = old[start:], new[start:]
    end = _alike(old, new, str.endswith, lambda text, n: text[len(text) - n :])
    return old[: len(old) - end]


def _alike(
    one: str, other: str, at_the_end: Callable[[str, str], bool], part: Callable[[str, int], str]
) -> int:
    """How long an end both texts share; halved again and again, so that a long text costs no key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if at_the_end(one, part(other, middle)):
            low = middle
        else:
            high = middle - 1
    return low


def _removes(before: Case, after: Case) -> int:
    """The most that a change takes out of an answer or out of what the hand wrote in the letter."""
    most = 0
    for key, entry in before.entries.items():
        new = after.entries.get(key)
        if entry is not new:
            most = max(most, _out_of(entry.raw, new.raw if new else ""))
    if before.blocks is not after.blocks:
        now = _by_hand(after)
        for dress, text in _by_hand(before).items():
            most = max(most, len(taken_out(text, now.get(dress, ""))))
    return most


def _out_of(old: Raw, new: Raw) -> int:
    return len(taken_out(_cells(old), _cells(new)).replace(_EDGE, ""))


def _cells(raw: Raw) -> str:
    """The cells of a table one after the other, each with its edge: no character that can be typed."""
    if isinstance(raw, str):
        return raw
    return "".join(cell + _EDGE for row in raw for cell in row.values())


def _by_hand(case: Case) -> dict[str, str]:
    """What the hand wrote in the letter, for each way of arranging it."""
    found: dict[str, str] = {}
    for block in case.blocks:
        if block.by_hand:
            found[block.dress] = (
                f"{found[block.dress]}\n\n{block.text}" if block.dress in found else block.text
            )
    return found


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
