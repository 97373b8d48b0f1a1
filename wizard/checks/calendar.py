"""The days on which nobody works: outside the hours that are given, and on a list of days off."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wizard.text.day_names import DAYS, MONTHS


class DayOff(NamedTuple):
    """A day, or several together, on which nobody works. yearly: in every year."""

    first: date
    last: date
    name: str = ""
    yearly: bool = False

    def holds(self, day: date) -> bool:
        """Whether this day is one of them."""
        if not self.yearly:
            return self.first <= day <= self.last
        first, last, now = ((d.month, d.day) for d in (self.first, self.last, day))
        return first <= now <= last if first <= last else now >= first or now <= last


class Calendar(NamedTuple):
    """When somebody works. hours: as they stand in the letter; open: their days, None: not said.

    source: where the days off are listed.
    """

    hours: str = ""
    open: frozenset[int] | None = None
    days_off: tuple[DayOff, ...] = ()
    source: str = ""

    def closed(self, day: date, ours: bool = True) -> str:
        """Why nobody works on this day, as a sentence; "" where somebody does, for all we know.

        ours: it is for the writer's own people to keep, so that their hours count too.
        """
        named = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
        for off in self.days_off:
            if off.holds(day):
                return f"{named} is {off.name or 'a day off'} in {self.source}: nobody is at work."
        if ours and self.open is not None and day.weekday() not in self.open:
            return f"{named} is outside your hours, “{self.hours}”."
        return ""


ALWAYS = Calendar()
"""Nothing is known of anybody's days."""
