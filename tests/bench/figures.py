"""A measured figure and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table. ours, theirs: what is compared, in `unit`; goal: the most that is wanted.

    With theirs the goal is for the ratio ours / theirs; without, for ours itself. None: no goal.
    """

    what: str
    ours: float
    goal: float | None
    theirs: float | None = None
    unit: str = "ms CPU"

    @property
    def reached(self) -> float:
        """The number that the goal is about."""
        return self.ours if self.theirs is None else self.ours / self.theirs

    def row(self) -> tuple[str, str, str, str]:
        """The cells of its row: what, measured, goal, whether it is met."""
        unit = f" {self.unit}" if self.theirs is None else "x"
        measured = f"{self.reached:.2f}{unit}"
        if self.theirs is not None:
            measured += f" ({self.ours:.1f} / {self.theirs:.1f} {self.unit})"
        if self.goal is None:
            return self.what, measured, "", ""
        met = "met" if self.reached <= self.goal else "not yet"
        return self.what, measured, f"{self.goal:g}{unit}", met


def middle(values: list[float]) -> float:
    """The median: one slow run among others says nothing."""
    return median(values)
