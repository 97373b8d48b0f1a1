"""The ways in which a fact can be without a value."""

from __future__ import annotations

from enum import Enum


class Nothing(Enum):
    """Why there is no value. Using one as a boolean raises, so that no condition holds by accident."""

    MISSING = "not answered"
    UNREADABLE = "written in a way that cannot be read yet"
    UNKNOWN = "not known yet"
    HIDDEN = "not asked"

    def __bool__(self) -> bool:
        """Refuse: a missing value is neither true nor false."""
        raise TypeError(f"a value that is {self.value} was used as true or false")
