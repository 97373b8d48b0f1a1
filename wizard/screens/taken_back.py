"""What was typed into a box of one line, to be taken back word by word and put in again."""

from __future__ import annotations

from typing import NamedTuple

MOST_STEPS = 100


class Stood(NamedTuple):
    """What stood in a box, and what of it was selected, the cursor last."""

    text: str
    start: int
    cursor: int


class Steps:
    """The steps of one box. A word is a step, and so are keys that delete one after another."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin anew: another answer stands in the box."""
        self._before: list[Stood] = []
        self._after: list[Stood] = []
        self._goes_on_at = -1  # where the next key belongs to the step of the last one
        self._deleting = False

    def changing(self, now: Stood, new: str, start: int, end: int) -> None:
        """What stands between two places is about to be replaced."""
        old = now.text[start:end]
        if new == old:
            return
        if not self._goes_on(now.text, new, start, end):
            self._before = [*self._before[1 - MOST_STEPS :], now]
        self._after = []
        self._deleting = not new
        a_key = len(new) == 1 or len(new) + len(old) == 1
        self._goes_on_at = start + len(new) if a_key else -1

    def _goes_on(self, text: str, new: str, start: int, end: int) -> bool:
        if len(new) + end - start != 1 or self._deleting == bool(new):
            return False
        if not new:
            return self._goes_on_at in (start, end)
        word_begins = start > 0 and text[start - 1].isspace() and not new.isspace()
        return self._goes_on_at == start and not word_begins

    def back(self, now: Stood) -> Stood | None:
        """What stood there before the last step; None where there was none."""
        return self._moved(now, self._before, self._after)

    def again(self, now: Stood) -> Stood | None:
        """What the last step that was taken back had made of it."""
        return self._moved(now, self._after, self._before)

    def _moved(self, now: Stood, source: list[Stood], to: list[Stood]) -> Stood | None:
        if not source:
            return None
        to.append(now)
        self._goes_on_at = -1
        return source.pop()
