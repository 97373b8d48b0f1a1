"""When a letter in hand ends: 30 days after its last change, and never before that was said.

The clock of a machine can be wrong by a year. So a letter does not end by the clock alone: that it
will end must have been shown since its last change, and a week must have gone by from that day on.
A letter that is kept, and one that promises something still to be done, does not end.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

DAYS = timedelta(days=30)
NOTICE = timedelta(days=7)
"""How long before its end, at the least, a letter is shown as ending."""


class Ending(NamedTuple):
    """What decides when a letter ends. told: when it was first shown as ending, None before that."""

    changed: datetime
    told: datetime | None = None
    kept: bool = False
    promised: bool = False

    def at(self, now: datetime) -> datetime | None:
        """When it ends, as things stand at this moment; None for never."""
        if self.kept or self.promised:
            return None
        told = self._told(now)
        return max(self.changed + DAYS, (now if told is None else told) + NOTICE)

    def is_near(self, now: datetime) -> bool:
        """Whether it should be said now that it ends."""
        end = self.at(now)
        return end is not None and end <= now + NOTICE

    def is_to_tell(self, now: datetime) -> bool:
        """Whether it is near and was not shown before."""
        return self.is_near(now) and self._told(now) is None

    def was_told_ahead(self, now: datetime) -> bool:
        """Whether it was shown by a clock that was ahead, and so counts as never shown."""
        return self.told is not None and self.told > now

    def is_over(self, now: datetime) -> bool:
        """Whether it has ended; never one that was not shown as ending first."""
        end = self.at(now)
        return end is not None and end <= now and self._told(now) is not None

    def _told(self, now: datetime) -> datetime | None:
        """When it was shown; not what was shown before the last change or by a clock set ahead."""
        valid = self.told is not None and self.changed <= self.told <= now
        return self.told if valid else None
